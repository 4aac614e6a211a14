### What every document on paper says by itself, whatever is written on it.

# At the foot of each page.
paper-page = Page { $number } of { $pages }
# Behind the source of a line: the day, or month, as of which it holds.
paper-as-of = as of { $day }
# What the sign before a line says to those who do not see it.
paper-yes = Yes
paper-no = No
paper-unknown = Unknown
paper-caution = Take care
