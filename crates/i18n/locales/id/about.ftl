### Indonesian (Anda). Made without a native reader; nobody who speaks Indonesian has
### reviewed it yet. Whoever does so removes "language-note", and with it the line at the foot of the pages.

language-name = Bahasa Indonesia
language-note = Terjemahan ini belum diperiksa oleh penutur bahasa Indonesia.
