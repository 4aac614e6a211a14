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

## What a sender said: its headings

section-incident = Incident
section-linked = { $of }: { $relation } account
section-linked-at = { $of }: { $relation } account at { $platform }
section-police = Police the sender deals with
section-officer = Officer at that agency
section-reporter = Who reported
section-contact = Contact for police
section-file = What the sender said of the file { $file }

# Words that may be hard to read, which stay folded.
passage-note = { $words ->
    [one] { $words } word; may be hard to read
   *[other] { $words } words; may be hard to read
}
passage-account = The sender's account
passage-urgent = Why the sender marked it urgent
passage-exchanged = { $of }: words exchanged
passage-further = { $of }: further text
passage-profile = { $of }: own words of the profile
passage-standing-text = Standing text of the sender
passage-terms = Terms of service
passage-file = File { $file }: further text

## What a sender said: names of facts, and what we say of their values

# One part of a value after another.
fact-with = { $first }, { $rest }
# A value with what is to be known of it.
fact-noted = { $value } ({ $notes })
fact-country = { $country } ({ $code })
fact-said-at = { $second } (sent as { $written })
fact-as-of = as of { $at }

fact-type = Type
fact-platform = Platform
fact-time = Time
fact-time-meaning = What the time means
fact-marks = Marks
fact-urgent = Marked urgent by the sender
fact-urgent-yes = yes; the reason is below
# Of a report by the public form, which asks when it happened and whether a child is in danger.
incident-time-of-filing = time of filing; when it happened was not said
incident-time-of-filing-answer = time of filing; asked when it happened, the reporter wrote: { $words }
incident-child-in-danger = The reporter answered that a child is in danger now.
fact-batched = Batched
fact-batched-yes = one widely shared file, reported once for many accounts (VIRAL_POTENTIAL_MEME)
fact-name = Name
fact-chat-room = Chat room
fact-console = Console
fact-web-address = Web address
fact-hosted-elsewhere = Hosted by somebody else
fact-degrees-north = Degrees north
fact-degrees-east = Degrees east
fact-file-names = File names
fact-age = Age
fact-approximate-age = Approximate age
fact-age-in-doubt = Age in doubt
fact-age-in-doubt-yes = yes: the sender holds the age that is asserted to be wrong
fact-age-in-doubt-no = no, says the sender
fact-born = Born
fact-ages-contradict = Ages contradict
ages-born-later = the birthday { $born } is later than { $on }
ages-differ = the age is given as { $age }, and the birthday { $born } makes it { $other } on { $on }
ages-denied = { $found }; the sender says that there is no discrepancy
ages-the-person = the person itself
ages-an-account = the { $relation } account
ages-birthdays = { $one } has the birthday { $born }, { $other } { $other_born }
ages-of-accounts = { $one } has the age { $age }, { $other } { $other_age }
fact-said-of-it = Said of it
fact-nothing-more = nothing more than that there is one
fact-all-emails = All e-mail addresses told
fact-screen-name = Screen name
fact-shown-as = Shown as
fact-account-id = Account ID
fact-service = Service
fact-profile = Profile
fact-group = Group
fact-closed-for-a-time = Account closed for a time
fact-closed-for-a-time-told = Account closed for a time: user told
fact-closed-for-good = Account closed for good
fact-closed-for-good-told = Account closed for good: user told
fact-open-again = { $closed }; open again from { $at }
fact-dated = dated { $at }
fact-account-taken-over = Account taken over
fact-account-elsewhere = Account of another service
fact-vehicle = Vehicle
fact-school = School
fact-earlier-report = Earlier report the sender names
fact-extension = extension { $digits }
fact-telephone = Telephone
fact-email = E-mail
fact-street-address = Street address
fact-thought-to-be-in = Thought to be in
fact-network-address = Network address
fact-no-port = { $address }, no port
fact-maybe-a-proxy = the sender thinks that it may be a proxy
fact-no-proxy = the sender thinks that it is no proxy
fact-device = Device
fact-device-of = { $kind }: { $value }
fact-verified = verified by the sender
fact-verified-at = verified by the sender { $at }
fact-not-verified = not verified
fact-not-verified-at = not verified { $at }
fact-verification-dated = date of verification { $at }
fact-agency = Agency
fact-its-case-number = Its case number
fact-reported-to-it = Incident reported to it
fact-served-at-home = Legal process served at home
fact-served-abroad = Legal process served from abroad
fact-provider = Provider
fact-may-be-named = Agencies may learn it
fact-legal-notices = Legal notices
fact-original-name = Original name
fact-another-name = Another name of the sender
fact-uploaded = Uploaded
fact-found-at = Found at
fact-viewed = Viewed by the sender
fact-exif-viewed = EXIF viewed by the sender
fact-public = Public
fact-potential-meme = Potential meme
fact-industry-scale = Industry scale
fact-hash-by-sender = { $kind } by the sender
fact-metadata = Metadata: { $name }
fact-metadata-of = { $kind }: { $name }
fact-relevance = Relevance

## What a source was asked about, and why what it said may mislead

matter-address = network address
matter-phone = telephone number
matter-email = e-mail address
matter-url = web address
matter-street-address = street address
matter-language = language of its own words
matter-estimated-location = estimated location
matter-hash-search = search of the hash lists
matter-hash-match = hash match
matter-file-content = what a file holds
matter-sender-hash = hash named by the sender
matter-named-hash = hash named without a file
matter-exit-search = search of the lists of proxies and exits
matter-exit = proxy or exit
matter-earlier-report = earlier report
matter-viewing-habit = the sender's habit of saying viewed
matter-rest = what is not kept
doubt-possible-proxy = the sender thinks it may be a proxy
doubt-listed-exit = a list holds it to be a proxy or an exit at that time
doubt-no-port = without a port, an address that many share identifies nobody
doubt-numbering-only = a numbering country is not where a person is
doubt-unknown-number = the numbering plan knows no such number
doubt-two-readings = the digits could also be read as another number
doubt-ending-only = the ending of a name is not where a person is
doubt-language-only = a language is not where a person is
doubt-generic-ending = people all over the world use this ending
doubt-not-verified = the sender does not say that it verified it
doubt-compromised = somebody else may have used the account
doubt-linked-account = said of a linked account
doubt-sender-computed = only the sender names this hash; it is not that of the bytes received
doubt-only-file = only a file is shared
doubt-only-page = only a web address is shared
doubt-sent-again = the same report, sent again
doubt-typed-number = nobody has checked that the number is meant
doubt-public-words = the other report is of the public, and nobody has checked it
doubt-no-file = the file itself was not received
doubt-not-held = no such report is held here
doubt-nobody-asked = nobody was asked
doubt-no-answer = the source did not answer
doubt-cut-short = there was more than is looked at

statement-of = { $about }: { $said }
statement-said = { $value } ({ $source })
statement-said-as-of = { $value } ({ $source }, as of { $as_of })
statement-doubted = { $said }; { $doubts }
statement-by-source = { $source }: { $value }
