### English: the language that is complete by rule.

# The language's name in itself.
language-name = English
