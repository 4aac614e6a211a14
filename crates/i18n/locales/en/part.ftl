### Small parts that the pages of several audiences share.

# A value by itself.
part-value = { $value }
# A country with one of its states or regions.
part-country-state = { $country }, { $state }

## Lengths of time, lists, what is left of a term

age-minutes = { $minutes } min
age-hours = { $hours } h { $minutes } min
age-day = 1 day { $hours } h
age-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}

pager-label = Pages of this list
pager-newer = Newer
pager-older = Older
# How much of a list is on the page.
pager-shown = { $rows } shown

left-ended-yesterday = ended yesterday
left-ended = { $days ->
    [one] ended { $days } day ago
   *[other] ended { $days } days ago
}
left-ended-today = ended today
left-ends-today = ends today
left-days = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}

preservation-began = Began
preservation-ends = Ends
preservation-rests-on = Rests on

history-to-come = still to come

# Beside what was filed with a test credential.
test-mark = test

bars-count = Count

## What our words are for the closed lists of a report

priority-p0 = life at risk
priority-p1 = child reachable by a known person
priority-p2 = active harm online
priority-p3 = all other reports

incident-type-csam = CSAM: possession, manufacture, distribution
incident-type-trafficking = Child sex trafficking
incident-type-tourism = Child sex tourism
incident-type-molestation = Child sexual molestation
incident-type-misleading-domain = Misleading domain name
incident-type-misleading-words = Misleading words or images
incident-type-enticement = Online enticement of a child
incident-type-obscene-material = Obscene material sent to a child

place-web-page = Web page
place-email = E-mail
place-newsgroup = Newsgroup
place-chat = Chat
place-gaming = Online game
place-cell-phone = Mobile phone
place-non-internet = Off the internet
place-peer-to-peer = Peer to peer

party-reported = Person reported
party-intended-recipient = Intended recipient
party-victim = Victim
subject-host = Content host

answer-yes = yes
answer-no = no
answer-not-stated = not stated

referral-made-available = made available
referral-delivered = delivered
referral-opened = opened
referral-accepted = accepted
referral-declined = declined
referral-transferred = transferred
referral-recalled = recalled
referral-closed = closed

relevance-reported = reported
relevance-supplemental = supplemental

## Files

files-heading = Files
files-none = This report has no files.
files-without-pictures = This list shows no pictures.
files-file = File
files-size = Size
files-known = What is known
files-viewed = Viewed by provider
files-viewed-short = Viewed
files-open = Open it
files-nothing-known = nothing
files-closed = Closed
# Where a file has no name.
file-nameless = without a name
file-kind-not-noted = kind not noted

file-kind-png = PNG picture
file-kind-jpeg = JPEG picture
file-kind-gif = GIF picture
file-kind-webp = WebP picture
file-kind-avif = AVIF picture
file-kind-bmp = BMP picture
file-kind-icon = Windows icon
file-kind-heic = HEIC picture
file-kind-tiff = TIFF picture
file-kind-raw = raw picture of a camera
file-kind-psd = Photoshop picture
file-kind-jxl = JPEG XL picture
file-kind-jpeg2000 = JPEG 2000 picture
file-kind-dicom = DICOM picture
file-kind-mp4 = MP4 video
file-kind-quicktime = QuickTime video
file-kind-3gp = 3GP video
file-kind-webm = WebM video
file-kind-matroska = Matroska video
file-kind-avi = AVI video
file-kind-asf = Windows Media video or sound
file-kind-flv = Flash video
file-kind-mpeg = MPEG video
file-kind-mpeg-ts = MPEG transport stream
file-kind-realmedia = RealMedia video or sound
file-kind-ogg = Ogg video or sound
file-kind-mp3 = MP3 sound
file-kind-m4a = MP4 sound
file-kind-aac = AAC sound
file-kind-wav = WAV sound
file-kind-flac = FLAC sound
file-kind-aiff = AIFF sound
file-kind-amr = AMR sound
file-kind-caf = Core Audio sound
file-kind-midi = MIDI music
file-kind-text = text
file-kind-json = JSON text
file-kind-xml = XML text
file-kind-html = HTML page
file-kind-svg = SVG drawing
file-kind-mail = e-mail
file-kind-pdf = PDF document
file-kind-postscript = PostScript document
file-kind-rtf = RTF document
file-kind-office-old = Microsoft Office document or message of the old form
file-kind-office = Microsoft Office document
file-kind-opendocument = OpenDocument document
file-kind-epub = EPUB book
file-kind-zip = ZIP archive
file-kind-rar = RAR archive
file-kind-7z = 7-Zip archive
file-kind-tar = tar archive
file-kind-gzip = gzip archive
file-kind-bzip2 = bzip2 archive
file-kind-xz = xz archive
file-kind-zstd = Zstandard archive
file-kind-lz4 = LZ4 archive
file-kind-lha = LHA archive
file-kind-ar = ar archive
file-kind-package = Java or Android package
file-kind-mailbox = mailbox of Outlook
file-kind-cab = Windows cabinet
file-kind-sqlite = SQLite database
file-kind-plist = binary property list
file-kind-age = file encrypted with age
file-kind-program = program for a computer
file-kind-empty = file without a byte
file-kind-unknown = file of no known kind

## Where a person or a host may be

candidates-caption = Candidate countries
candidates-about = For each person or host, with the evidence for each country.
candidates-subject = Subject
candidates-country = Country
candidates-strength = Strength
candidates-evidence = Evidence
candidates-proxy = Possible proxy
candidates-age = Age
candidates-proxy-not-stated = not stated
candidates-unknown = Unknown: we found nothing about it.

## What hides in the words of others

# After a name or a handle: what its marked characters are.
marked = marked: { $notes }
marked-character = { $code } { $name }
marked-letters = { $letters } { $script } ({ $codes })

hidden-soft-hyphen = soft hyphen
hidden-arabic-letter-mark = Arabic letter mark
hidden-hangul-filler = Hangul filler, which looks like a blank
hidden-zero-width-space = zero width space
hidden-non-joiner = zero width non-joiner
hidden-joiner = zero width joiner
hidden-left-to-right-mark = left-to-right mark
hidden-right-to-left-mark = right-to-left mark
hidden-line-separator = line separator
hidden-left-to-right-embedding = left-to-right embedding
hidden-right-to-left-embedding = right-to-left embedding
hidden-end-embedding = end of an embedding or override
hidden-left-to-right-override = left-to-right override
hidden-right-to-left-override = right-to-left override
hidden-word-joiner = word joiner
hidden-left-to-right-isolate = left-to-right isolate
hidden-right-to-left-isolate = right-to-left isolate
hidden-isolate = isolate
hidden-end-isolate = end of an isolate
hidden-braille-blank = Braille blank, which looks like a blank
hidden-variation-selector = variation selector
hidden-no-break-space = zero width no-break space
hidden-tag-character = tag character
hidden-control-character = control character
hidden-invisible-character = invisible character
