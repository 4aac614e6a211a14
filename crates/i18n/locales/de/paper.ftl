### Was jedes Dokument auf Papier von sich aus sagt, was immer darauf steht.

paper-page = Seite { $number } von { $pages }
paper-as-of = Stand { $day }
paper-yes = Ja
paper-no = Nein
paper-unknown = Unbekannt
paper-caution = Achtung
paper-english = Auf Englisch
