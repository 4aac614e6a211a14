### German (Sie). Made without a native reader; nobody who speaks German has
### reviewed it yet. Whoever does so removes "language-note", and with it the line at the foot of the pages.

language-name = Deutsch
language-note = Übersetzung noch nicht von einer deutschsprachigen Person geprüft.
