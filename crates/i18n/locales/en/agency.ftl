### The pages of agencies: the inbox, one referral, and what an agency does with it.

agency-inbox = Inbox
agency-window-inbox = Inbox
agency-window-referral = Referral { $referral }
# The number of a referral does not break.
agency-referral = Referral <keep>{ $referral }</keep>

## The inbox

inbox-heading = Referrals made available to you
inbox-which = Which referrals
inbox-nothing = Nothing on this list
inbox-nothing-about = Referrals are listed as soon as they are made available to your agency. Load this page again to see new ones.
inbox-caption = Inbox
inbox-order = The most urgent that nobody opened come first. Lists that have ended are sorted by day.
inbox-referral = Referral
inbox-priority = Priority
inbox-what = What
inbox-who = Who
inbox-why = Why you received this
inbox-received = Received
inbox-state = State
inbox-kept = Content kept
inbox-no-account = no account named
inbox-once-opened = shown once opened
inbox-ago = { $span } ago
inbox-files = { $files ->
    [0] no files
    [one] { $files } file
   *[other] { $files } files
}
inbox-no-provider = no provider
inbox-transferred-here = transferred by another agency
inbox-victims = victim { $ages }
inbox-aged = aged { $age }
inbox-born = born { $day }

# The lists, each with how many it has.
inbox-list-active = Active { $count }
inbox-list-unopened = Unopened { $count }
inbox-list-opened = Opened, not answered { $count }
inbox-list-accepted = Accepted { $count }
inbox-list-declined = Declined { $count }
inbox-list-transferred = Transferred { $count }
inbox-list-recalled = Recalled { $count }
inbox-list-closed = Closed { $count }
inbox-more-than = more than { $count }
inbox-shown = { $rows } of { $all } shown
inbox-figure-unopened = Unopened
inbox-figure-urgent = Unopened P0: life at risk
inbox-figure-opened = Opened, not answered
inbox-figure-accepted = Accepted

## Before a referral opens

conditions-heading = Before you open it
conditions-about = This information is made available to your agency under these conditions.
conditions-read = I have read the conditions and will keep to them.
conditions-button = Acknowledge and open
conditions-not-now = Not now
conditions-recorded = Your name, the time and these conditions are recorded. The provider is not told.
conditions-tick = Tick the box to open the referral.
conditions-our-rule = Our rule: { $rule }
conditions-gap = not known: { $gap }

## One referral

referral-from = From report { $report }, made available <at>{ $at }</at>.
referral-facts = Facts
referral-download = Download file
referral-package = Sealed package
referral-package-about = Everything that is disclosed to you in one file, encrypted to your agency's key and signed. Open it offline with your key and <keys>our public keys</keys>:
referral-package-download = Download package
referral-package-size = { $size }; recorded
referral-related = Related referrals
referral-related-again = The same report and files, which the provider sent again.
referral-related-shares = Another report that you have. It shares something with this one.
referral-related-sent = The provider sent the same report and files again, as report { $report } on { $at }.
referral-ground = Legal ground
referral-left-out = Left out
referral-decided-by = Ruled on <exact>register { $register }, facts { $facts }</exact>
referral-brief = Transfer brief: the law of this referral, and how to get evidence from here
referral-ruled = Ruled { $at }, for your agency and this report alone.
referral-clause-gone = not in the register that is in force now
referral-files-left-out = Files
referral-files-not-listed = { $count } are not listed.
referral-filed-by-provider = Report of a provider
referral-filed-by-public = Report of the public
referral-filed-by-hotline = Report of another hotline

referral-file-grade = Industry scale: { $grade }
referral-file-marked = Marked: { $flag }
referral-file-original = Original name: { $name }
referral-file-found = Found at { $place }

# Drafts of requests to the provider.
referral-ask = Ask the provider
referral-ask-about = Drafts made from this referral, for your authority to check, complete and sign. We never send them.
referral-ask-emergency = A child is in danger now: emergency request
referral-ask-preservation = Have the data kept: request to preserve data
referral-ask-records = Get subscriber and log-in data: request for records

referral-kept = Kept by the provider
referral-kept-every = Every period, and how to ask for more time
referral-history = History
referral-awaits-destruction = A file awaits destruction: object to it
referral-destroy = Have a file destroyed for good …

## What an agency can do

act-heading = What you can do
act-accept = Accept
act-choose = Choose…
act-note = Note <optional>(optional)</optional>
act-feedback = Give feedback
act-feedback-outcome = What was the outcome?
act-feedback-more = Choose all that apply. You can add more later.
act-feedback-button = Send feedback
act-transfer = Transfer to another agency
act-transfer-about = We check whether that agency may receive it. If yes, it moves there and you lose access. Your history stays.
act-transfer-agency = Agency
act-transfer-reason = Reason
act-transfer-button = Transfer
act-transfer-choose = Choose an agency.
# An agency of a country, in a list to choose from.
act-transfer-to = { $country }: { $agency }
act-warrant = Record a warrant for a closed file
act-warrant-about = We check again which files you may open with it. It counts for your agency alone and is recorded.
act-warrant-file = File
act-warrant-court = Court and number
act-warrant-no-name = No name of a person.
act-warrant-issued = Issued on
act-warrant-button = Record warrant
act-warrant-choose = Choose a file, and give the day on which the warrant was issued.
# A closed file with the first digits of its hash.
act-warrant-of = { $file } ({ $digest }…)
act-warrant-nameless = a file without a name ({ $digest }…)
act-decline = Decline
act-decline-about = Our team is told. You keep access and can still accept it later.
act-decline-why = Why not?
act-decline-hint = For example whose it is instead. Our analysts read it.
act-decline-choose = Choose a reason.

## When access has ended

ended-kept = What your agency did stays on record here.
ended-brief = Transfer brief: the law of this referral, and what is still open
ended-history = Your agency's history
ended-heading = Your access has ended
ended-paused-heading = Your access is paused
ended-paused = Your agency is suspended. Nothing is lost: the referral is open to you again when your agency's access is resumed. Ask the operator why it was paused.
ended-heading-on = Your access ended on { $at }
ended-transferred = Your agency transferred the referral to another agency. If you need it again, ask that agency; the history names it.
ended-expunged = Our time limit for this report ended, and it was erased. Ask the provider what it still keeps; the transfer brief says how.
ended-recalled = The legal basis for giving it to your agency ended, so we recalled it. Ask the operator whether the basis can be renewed.

## What an officer reads of the report besides what its sender said

officer-filed = Filed
officer-finished = Finished by its sender
officer-assessment = Our assessment
officer-designation = Designation
officer-designated-referral = referral
officer-designated-informational = informational
officer-priority = Priority
officer-priority-of = { $priority }: { $meaning }
officer-decided = Decided
officer-decided-by-rules = by rules, { $at }
officer-decided-by-person = by a person, { $at }
officer-why = Why
officer-completeness = Completeness
officer-completeness-of = { $points } of 100
officer-missing = Missing
officer-looked-up = What we looked up
officer-linked = Other reports that share something
officer-country-unknown = not known
officer-points = { $points ->
    [one] { $points } points
   *[other] { $points } points
}
officer-evidence = { $points } { $evidence }
officer-may-be-a-proxy = An address among the evidence may be a proxy: it then says where the proxy is.
officer-not-dated = not dated

## What happened to a referral

event-made-available = made available
event-sealing = manifest recorded, sealing begins
event-package-sealed = package sealed
event-no-key = no key to seal a package to
event-delivered = delivered
event-acknowledged = conditions acknowledged
event-opened = opened
event-file-fetched = file fetched
event-package-fetched = package fetched
event-accepted = accepted
event-was-declined = declined
event-re-referred = transferred to another agency
event-re-referral-withheld = transfer not permitted by law
event-re-referral-stopped = transfer stopped: the report was there before
event-feedback-given = feedback given
event-access-ended = access ended: the legal basis ended
event-warrant-recorded = warrant recorded
event-package-taken = package taken out to be handed over
event-handed-over = package handed over
event-package-returned = package not handed over: it came back
event-notified = notified that a file must be destroyed
event-awaited = a file awaits destruction: a law enforcement agency notified that it must be destroyed
event-objected = objected to a destruction
event-released = a file that awaited destruction can be opened again
event-destroyed = a file was destroyed
event-feedback-of = { $codes }. { $note }

## What came of a referral

feedback-new-case = Useful: new case
feedback-added-to-case = Useful: added to a case
feedback-victim-identified = Victim identified
feedback-victim-safeguarded = Victim safeguarded
feedback-person-identified = Person reported identified
feedback-arrest = Arrest
feedback-charged = Charged
feedback-convicted = Convicted
feedback-acquitted = Acquitted or dismissed
feedback-child-welfare = Referred to child welfare
feedback-innocent = Not illegal: innocent family or medical picture
feedback-adult = Not illegal: adult, nudist or age unknown
feedback-duplicate = Duplicate or viral
feedback-wrong-country = Wrong country
feedback-insufficient = Insufficient: name the missing field
feedback-stale = Too old: subscriber data gone
feedback-resources = Closed for lack of resources
feedback-compromised = Compromised account or malicious upload
feedback-legal-process = Legal process sent: name its type
feedback-data-destroyed = Data destroyed
