### French (vous). Made without a native reader; nobody who speaks French has
### reviewed it yet. Whoever does so removes "language-note", and with it the line at the foot of the pages.

language-name = Français
language-note = Traduction pas encore relue par une personne francophone.
