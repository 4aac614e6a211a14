### Spanish (usted). Made without a native reader; nobody who speaks Spanish has
### reviewed it yet. Whoever does so removes "language-note", and with it the line at the foot of the pages.

language-name = Español
language-note = Traducción todavía no revisada por una persona hispanohablante.
