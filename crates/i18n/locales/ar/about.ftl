### Arabic. Made without a native reader; nobody who speaks Arabic has
### reviewed it yet. Whoever does so removes "language-note", and with it the line at the foot of the pages.

language-name = العربية
language-note = لم يراجع هذه الترجمة بعد أي شخص يتحدث العربية.
