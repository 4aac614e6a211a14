### Portuguese of Brazil (você). Made without a native reader; nobody who speaks Portuguese has
### reviewed it yet. Whoever does so removes "language-note", and with it the line at the foot of the pages.

language-name = Português (Brasil)
language-note = Tradução ainda não revisada por uma pessoa que fala português.
