### Pages of analysts: the review queue, a report, its files, groups of posts, alerts, packages that are handed over.

# Titles of windows.
analyst-window-queue = Review queue
analyst-window-report = Report { $number }
analyst-window-file = File of report { $number }
analyst-window-opened = File opened, report { $number }
analyst-window-alerts = Alerts
analyst-window-alert = Alert
analyst-window-group = Posts of one text
analyst-window-dismiss = Dismiss posts of one text
analyst-window-dismissals = Dismissed together
analyst-window-hand-over = Hand over { $referral }

# Headings, columns and sentences of the pages.
analyst-review-queue = Review queue
analyst-dismissed-together = Dismissed together
analyst-many-posts-at-once = Many posts at once
analyst-report = Report
analyst-type = Type
analyst-why-it-is-here = Why it is here
analyst-waits = Waits
analyst-why-here = Why here
analyst-unlike-others = A text unlike the others.
analyst-group = Group
analyst-same-text = The same text, or nearly
analyst-when = When
analyst-look-at-groups = Look at the chosen groups before dismissing them
analyst-nothing-else-waits = Nothing else waits
analyst-nothing-else-waits-about = Apart from the posts above, no report waits for a decision.
analyst-nothing-waits = Nothing waits
analyst-nothing-waits-about = No report waits for a decision. Load this page again to see new ones.
analyst-waiting-for-a-decision = Waiting for a decision
analyst-priority = Priority
analyst-alerts = Alerts
analyst-none = None.
analyst-nothing-counted = Nothing counted
analyst-sum = Sum
analyst-preservation = Preservation
analyst-said = What the sender said
analyst-said-about = Kept byte for byte, never altered.
analyst-looked-up = What we looked up
analyst-looked-up-about = What each source answered and when. Not conclusions.
analyst-answers-of-sources = Answers of sources
analyst-source = Source
analyst-about = About
analyst-says = Says
analyst-linked-reports = Linked reports
analyst-linked-about = Earlier and later ones. A link is a reason to look, not a finding.
analyst-why = Why
analyst-from = From
analyst-received = Received
analyst-not-here = not here
analyst-decisions-and-reasons = Decisions and reasons
analyst-no-decision = No decision or note yet.
analyst-rulings = Rulings
analyst-rulings-about = For each agency, whether it may receive the report, and by which clause.
analyst-agency = Agency
analyst-ruling = Ruling
analyst-on-what = On what
analyst-register-facts = Register · facts
analyst-register = Register
analyst-referrals = Referrals
analyst-state = State
analyst-made-available = Made available
analyst-referral = Referral
analyst-available = Available
analyst-history = History
analyst-details-that-are-missing = Details that are missing
analyst-decide = Decide
analyst-designation = Designation
analyst-reason = Reason
analyst-reason-about = Kept with your name. Agencies that receive the report read it, without your name.
analyst-record-the-decision = Record the decision
analyst-no-dismissal = Nothing was dismissed together
analyst-no-dismissal-about = When many posts of one text arrive, they can be dismissed together from the review queue.
analyst-dismissals = Dismissals
analyst-the-newest-first = The newest first.
analyst-by = By
analyst-undo = Undo
analyst-not-any-more = not any more
analyst-first-text = The text of the first post
analyst-left-out = Never dismissed together with the others
analyst-look-before = Look before dismissing the others
analyst-cannot-dismiss = Nothing in this group can be dismissed together: what waits here has something of its own.
analyst-no-members = Nothing waits in this group
analyst-no-members-about = Its posts were decided or dismissed, or have a row of their own in the review queue.
analyst-posts-in-this-group = Posts in this group
analyst-of-its-own = Of its own
analyst-nothing = nothing
analyst-alert = Alert
analyst-assign-about = This takes the alert off everybody's list. Your name is recorded.
analyst-assign-to-me = Assign to me
analyst-not-now = Not now
analyst-reports-to-review = Reports to review
analyst-which-alerts = Which alerts
analyst-no-alerts-about = None. An alert leaves the list when somebody takes it on, or when its cause is over.
analyst-close-it = Close it
analyst-lines-of-the-file = Lines of the file
analyst-line = Line
analyst-words = Words
analyst-goes-on = goes on
analyst-rows-of-the-file = Rows of the file
analyst-held-still = This picture moves. It is held still: only its first frame is shown.
analyst-sharper-about = If this is not enough, a sharper picture is a second act, and recorded as one.
analyst-show-sharper = Show sharper
analyst-moving-about = If the first frame is not enough, to let it move is a further act, and recorded as one.
analyst-let-it-move = Let it move
analyst-dismiss = Dismiss posts of one text together
analyst-these-stay = These stay in the review queue:
analyst-dismiss-reason-about = Kept with your name and with each report. Agencies that receive a report read it, without your name.
analyst-dismiss-them = Dismiss them
analyst-dismiss-not = Go back without dismissing
analyst-facts-about-this-file = Facts about this file
analyst-kind = Kind
analyst-size = Size
analyst-relevance = Relevance
analyst-viewed-by-provider = Viewed by provider
analyst-what-is-known = What is known
analyst-shut = This file does not open here
analyst-nothing-shown = Nothing of this file can be shown here
analyst-open-the-file = Open the file
analyst-for-which-purpose = For which purpose?
analyst-choose = Choose…
analyst-not-now-about = “Not now” needs no reason and is never counted.
analyst-attest = Record who viewed it at the sender
analyst-attest-about = Record it where the sender told us that a person viewed the whole file, and when. Name the message or document that says so. Write no person's name here.
analyst-attest-reference = Where it can be read
analyst-attest-day = Viewed on
analyst-record = Record
analyst-take = 1. Take the package out
analyst-hand-over-not = You cannot hand anything to this agency now: it is suspended, or its access has ended.
analyst-take-about = The package is sealed to the agency's key: nobody else can read it, we included. Print its conditions and put them in front. The agency need not sign in.
analyst-conditions-to-print = Conditions, to print
analyst-take-button = Download the package to hand it over
analyst-take-recorded = That you took it out is recorded.
analyst-no-package = There is no sealed package of this referral.
analyst-record-receipt = 2. Record who received it
analyst-none-waits-for-record = No package that was taken out waits for a record.
analyst-which-package = Which package
analyst-how = How
analyst-received-by = Received by
analyst-received-by-about = The person or office; leave it empty if the package came back.
analyst-on-which-day = On which day
analyst-record-it = Record it
analyst-taken-out-so-far = Taken out so far
analyst-number = Number
analyst-taken-out = Taken out
analyst-package = Package
analyst-result = Result
analyst-became = Became
analyst-not-recorded-yet = not recorded yet

analyst-report-number = Report { $number }
analyst-since = since <at>{ $at }</at>
analyst-until = until <at>{ $at }</at>
analyst-from-moment = from <at>{ $at }</at>
analyst-to-moment = to <at>{ $at }</at>
analyst-count = { $count }
# How much of a list is on the page.
analyst-rows-shown = { $rows } of { $all } shown
analyst-the-public = the public

## The review queue

analyst-priority-figure = { $priority } { $meaning }
analyst-figure-flood = Posts above the usual rate
analyst-figure-groups = Posts in groups of one text
analyst-figure-dismissed = Dismissed together, can still be undone
analyst-in-work-now = In work now
analyst-stage = Stage
analyst-victim-aged = victim aged { $age }
analyst-account-and-victim = { $account } · victim aged { $age }
analyst-flood = More than { $posts } posts in { $minutes } minutes said that a child is in danger now. All of them are P0. Posts of one text stand in one row; what is unlike the others stands first, then the newest.
analyst-all-alerts = All { $count } alerts
analyst-answers = { $count } declined or cleared by agencies
analyst-all-answers = All { $count } answers of agencies
analyst-alerts-now = Call for somebody { $count }
analyst-alerts-answers = Answers of agencies { $count }

## Posts of one text, and dismissing them together

analyst-group-posts = { $count ->
    [one] { $count } post of one text
   *[other] { $count } posts of one text
}
analyst-choose-group = Choose<unseen> the group of { $count ->
    [one] { $count } post of one text
   *[other] { $count } posts of one text
}, first { $first }</unseen>
analyst-posts-in-group = { $count ->
    [one] { $count } post in this group
   *[other] { $count } posts in this group
}
analyst-posts-in-all = { $count ->
    [one] { $count } post
   *[other] { $count } posts
} in all, from <first>{ $first }</first> to <last>{ $last }</last>. Each is a report of its own, with its own number, and can be decided alone.
analyst-words-count = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
analyst-hard-to-read = may be hard to read
# What a post has of its own: as a part of a list, and as a sentence.
sign-contact = leaves a contact
sign-known = names somebody who is known from another report
sign-own = says something of its own
sign-contact-sentence = It leaves a contact.
sign-known-sentence = It names somebody who is known from another report.
sign-own-sentence = It says something of its own.
analyst-left-out-line = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}: { $signs }
analyst-behind-group = Other posts have the same text, or nearly: they stand in one row of the review queue, called by report { $group }. A decision here is about this report alone.
analyst-dismissed-with-group = This report was dismissed together with others of the same text, called by report { $group }. Until its day is over that can be undone. A decision here is about this report alone, and holds at once.
analyst-first-post-expunged = The first post was expunged: its time here was over.
analyst-first-post-no-text = The first post has no text.
analyst-choose-groups = Choose at least one group in the review queue first.
analyst-groups-at-once = At most { $limit } groups are dismissed at once.
analyst-will-be-dismissed = { $count ->
    [one] { $count } post
   *[other] { $count } posts
} will be dismissed.
analyst-nothing-to-dismiss = Nothing in this group can be dismissed together.
analyst-dismissed-already = This group was dismissed already, on { $at }. Nothing more of it can be dismissed together.
analyst-dismiss-lede = Look at one of each group first. Nothing is deleted, and for { $hours } hours you can undo it.
analyst-dismiss-about = What leaves a contact, names somebody who is known from another report, or says something of its own is left out, also if it arrives while you read this. After { $hours } hours each dismissed report has the outcome <b>informational</b>, and can then be changed one at a time.
analyst-undo-of = Undo<unseen> the dismissal of group { $group }</unseen>
dismissal-dismissing = { $count ->
    [one] { $count } post dismissed so far
   *[other] { $count } posts dismissed so far
}
dismissal-dismissed = { $count ->
    [one] { $count } post dismissed
   *[other] { $count } posts dismissed
}
dismissal-undoing = { $count ->
    [one] { $count } post back so far
   *[other] { $count } posts back so far
}
dismissal-undone = { $count ->
    [one] { $count } post back in the review queue
   *[other] { $count } posts back in the review queue
}
dismissal-settled = { $count ->
    [one] { $count } post informational
   *[other] { $count } posts informational
}

## A report

analyst-not-ranked = not ranked yet
analyst-from-received = From { $from }, received <at>{ $at }</at>
analyst-open-file = Open file…
analyst-more-links = There are more than are listed.
analyst-earlier = earlier
analyst-later = later
analyst-no-priority = none
analyst-no-rulings = Not checked against the law yet. This happens as soon as the report is decided.
analyst-no-rulings-decide = Not checked against the law yet. This happens when you decide.
analyst-brief-of = { $referral }<unseen>, transfer brief</unseen>
analyst-hand-over-of = Hand over<unseen> the package of { $referral }</unseen>
analyst-why-this-priority = Why this priority
analyst-fact = Fact
analyst-points = Points
analyst-complete = Complete: { $sum }. This does not change the priority.
analyst-said-unreadable = What the sender said cannot be read
analyst-differs = Something of this report is not as it was recorded. It is not shown, and nothing of the report leaves us before the operator has looked at it.
analyst-expunged = Expunged on { $day }: its time here was over
analyst-erased = Erased: the report was never finished
analyst-state-informational = { $stage }; informational
analyst-sent-to-none = Not sent to any agency
analyst-sent-none-has-it = No agency has it any more
analyst-sent-to = Sent to { $agencies }
analyst-sent-to-many = Sent to { $count } agencies
analyst-nothing-looked-up-yet = Nothing was looked up yet.
analyst-nothing-looked-up = Nothing was looked up.
analyst-nothing-located = We found no location and no match.
# What a source said, and why it may mislead.
analyst-with-doubts = { $value }; { $doubts }
analyst-source-as-of = { $source }, as of { $day }
analyst-source-about = { $matter }: { $about }
analyst-why-twice = { $first }; { $second }
analyst-unknown = Unknown
# What a piece of evidence counts, with its sign, and what it is.
analyst-evidence = { $points } { $words }
analyst-strength = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
analyst-may-be-proxy = an address among its evidence may be a proxy
analyst-no-time-given = no time given
analyst-outcome = { $designation }, { $priority }
designation-referral = referral
designation-informational = informational
analyst-not-ranked-yet = Not ranked yet.
analyst-factors-about = Each fact, and the points it adds.
analyst-not-looked-at = Not looked at yet.
analyst-not-counted = not counted yet
analyst-of-hundred = { $count } of 100
analyst-nothing-missing = Nothing is missing.
analyst-asked-because = Asked because { $why }.
analyst-must-agree = { $who } must agree to it: { $why } ({ $ground })
analyst-withheld-by = { $clauses }: { $why }
analyst-basis = { $register } · { $facts }
analyst-basis-no-facts = { $register } · no facts
analyst-ruled-disclose = disclose
analyst-ruled-needs-approval = needs approval
analyst-ruled-withhold = withhold
analyst-ruled-error = withheld: it could not be decided
analyst-event-opened = Opened
analyst-event-received = Received
analyst-event-decided = Decided
analyst-event-decided-by-rules = Decided by rules
analyst-event-proposed = Waiting for a decision; the rules propose
analyst-event-ruled = Ruled for { $agency }: { $outcome }
analyst-event-made-available = Made available: { $agency }
analyst-event-delivered = Delivered: { $agency }
analyst-event-opened-there = Opened there: { $agency }
analyst-event-retracted = Retracted; what was sent is erased
analyst-event-expired = Expired unfinished; what was sent is erased

## The decision

analyst-decided-by = Decided by { $who } on { $at }. You can change it. Agencies that have the report keep it; no new agency receives it.
analyst-decided-by-rules = Decided by our rules on { $at }. You can change it. Agencies that have the report keep it; no new agency receives it.
analyst-referral-about = enough to act on
analyst-informational = Informational
analyst-informational-about = too little to act on, or known and widely spread
analyst-choose-designation = Choose referral or informational.
analyst-choose-priority = Choose P0, P1, P2 or P3.
analyst-write-why = Write why, in at least one sentence.
analyst-nothing-recorded = Nothing was recorded: { $why }.
analyst-refused = Nothing was changed: { $why }.
triage-no-such-report = there is no such report
triage-not-in-queue = the report does not wait for a decision: somebody may have decided it meanwhile
triage-not-triaged = the report has not been triaged: there is no outcome to override
triage-reason = a reason of 1 to { $limit } characters is needed
triage-nothing-to-dismiss = nothing in this group can be dismissed together: every post in it has something of its own, or was decided
triage-dismissed-already = this group was dismissed already, on { $at }
triage-too-many-groups = at most { $limit } groups are dismissed at once
triage-too-late-to-undo = this dismissal can no longer be undone: open a report and decide it alone
triage-too-many-outcomes = the report already has { $limit } outcomes

## Files

analyst-graded = graded { $grade } by the sender
analyst-flagged = the sender's flag { $flag }
analyst-match = { $list }: { $said }
analyst-gate-shut = { $why }. It does not open here.
analyst-received-here = Received here
analyst-choose-purpose = Choose for which purpose you open it.
analyst-attest-day-form = Give the day on which it was viewed, such as 2026-11-23.
analyst-decide-without = You can decide by what this page says. <a>Back to the report</a>
analyst-cannot-be-opened = It cannot be opened. <a>Back to the report</a>
analyst-opens-as-text = It opens as text, page by page. We record each page before it is shown.
analyst-opens-as-picture = Most decisions need no picture. The file opens small, grey, blurred and still, without sound. We record that you opened it before anything is shown.
analyst-open-as-text = Open as text
analyst-open-blurred = Open blurred
view-purpose-triage = Rank and designate this report
view-purpose-locate-child = Find out where a child is
view-purpose-quality = Check a colleague's decision
view-closed = it does not open here: { $why }
view-destroyed = the content of this file was destroyed on notification of a law enforcement agency
view-awaits-destruction = this file awaits destruction: a law enforcement agency notified that it must be destroyed, and nobody can open it
view-reference = Say in at most { $most } characters where the sender's statement can be read.
view-in-the-future = The viewing lies in the future.
view-too-large = The file has { $size } MiB; files of at most { $most } MiB are shown here.
# Why nothing of a file can be shown. The kind begins the sentence.
showing-other-picture = { $kind }, by its own first bytes. Pictures of this kind are not shown here.
showing-too-large = { $kind }, by its own first bytes. { $why }
showing-video = { $kind }, by its own first bytes. Videos are not played here.
showing-sound = { $kind }, by its own first bytes. Sound is not played here.
showing-document = { $kind }, by its own first bytes. Documents of this kind are not shown here, since they can carry programs.
showing-archive = { $kind }, by its own first bytes. Archives are not unpacked here.
showing-data = { $kind }, by its own first bytes. Only a program reads it.
showing-empty = { $kind }, by its own first bytes. There is nothing to see.
showing-unknown = { $kind }, by its own first bytes. Neither a picture nor a text that can be shown begins as it does.
showing-broken = { $kind }, by its own first bytes. It holds no frame that can be shown by itself. Nothing was opened.
showing-not-here = { $kind }, not shown here
showing-text = It is a text, and read page by page.
showing-still = This picture does not move.

## An opened file

analyst-file-of = file { $file } of { $files }
analyst-opened-blurred = Opened, blurred
analyst-opened-sharper = Opened, sharper
analyst-opened-moving = Opened, moving
analyst-opened-as-text = Opened, as text
analyst-picture-blurred = Blurred picture, file { $file } of { $files }; nothing is described
analyst-picture = Picture, file { $file } of { $files }; nothing is described
analyst-picture-opened = Opened <at>{ $at }</at> for: { $purpose }. This is recorded. The picture's address works for a short time only.
analyst-text-opened = Opened <at>{ $at }</at> for: { $purpose }. This is recorded, page by page.
analyst-read-as = Read as { $encoding }.
analyst-read-as-guess = Read as { $encoding }: a guess, since the file does not say how it is encoded.
analyst-flawed = Some bytes are no characters in it; each is shown as �.
analyst-text-about = Characters that cannot be seen, or that turn others around, are shown by their numbers. Web addresses are no links here.
analyst-page-of = Page { $page } of { $pages }
analyst-place = { $place }; what people wrote may be hard to read
analyst-no-line = No line.
analyst-no-row = No row.
analyst-only-line = The only line.
analyst-only-row = The only row.
analyst-lines = lines { $first } to { $last } of { $total }
analyst-rows = rows { $first } to { $last } of { $total }
analyst-further-characters = { $count ->
    [one] { $count } further character: read it as plain text
   *[other] { $count } further characters: read it as plain text
}
analyst-page-before = Page before
analyst-next-page = Next page
analyst-last-page = Last page
analyst-as-table = Lay it out where it is a table
analyst-as-lines = Read it as plain lines

## Handing a package over

analyst-hand-over = Hand over referral <keep>{ $referral }</keep>
analyst-package-size = { $size }, SHA-256 { $sha256 }
analyst-package-taken = Number { $ordinal }, taken out on { $at }
analyst-choose-way = Choose how it was handed over.
analyst-day-form = Write a day as 2027-01-31.
analyst-hand-over-suspended = This agency is suspended: nothing is handed over to it until its access is resumed.
analyst-hand-over-ended = The agency has no access to this referral any more.

## How far a report has come

stage-open = being filed
stage-received = received
stage-augmented = looked up
stage-at-desk = waiting for a decision
stage-triaged = decided
stage-routed = checked against the law
stage-referred = sent
stage-retracted = retracted
stage-expired = expired unfinished
