### Ce que dit de lui-même tout document sur papier, quel que soit son contenu.

paper-page = Page { $number } sur { $pages }
paper-as-of = au { $day }
paper-yes = Oui
paper-no = Non
paper-unknown = Inconnu
paper-caution = Attention
paper-english = En anglais
