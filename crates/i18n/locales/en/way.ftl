### What the way of a report says: why an agency is asked about, what became of a referral, what counsel decides.

# A reason and the clauses it rests on.
reason-by-clauses = { $why } ({ $clauses })
route-through = the agency it goes through: { $why }
route-through-unknown = the agency it goes through is in no directory

## Why an agency is asked about

candidate-police-asked = the sender says that police of { $country } asked for this report
candidate-which-task-force = the report points to { $state }; it has { $count } task forces and nothing says which of them is competent
candidate-reported-there = { $why }. The person reported seems to be there
candidate-victim-there = { $why }. The victim seems to be there
candidate-host-there = { $why }. The content host seems to be there
candidate-reported-and-victim-there = { $why }. The person reported and the victim seem to be there
candidate-reported-and-host-there = { $why }. The person reported and the content host seem to be there
candidate-victim-and-host-there = { $why }. The victim and the content host seem to be there
candidate-all-there = { $why }. The person reported and the victim and the content host seem to be there

candidate-proposed = proposed by { $agency }
candidate-warrant = { $agency } recorded a warrant
candidate-undecided = no candidate could be decided
candidate-not-kept = why it was asked about is not kept any more
referral-proposed = { $agency } proposes it: { $reason }

## What happened to a referral

delivered-acknowledged = conditions acknowledged
delivered-declined = declined
delivered-opened = opened
delivered-listed = listed in the inbox
delivered-package = package fetched
event-conditions = conditions sha256 { $sha256 }
event-declined = { $reason }: { $note }
event-feedback = { $codes }
event-file = file { $file }
event-manifest = manifest { $sha256 }
event-sealed = sha256 { $sha256 }, { $bytes } bytes
event-first-page = the conditions travel as its first page (sha256 { $sha256 })
event-warrant = file { $file }: { $reference }
event-to = to { $agency }
event-transferred = to { $agency } as { $referral }: { $reason }
event-destruction-notified = file { $file }: nobody can open it from now on; it is destroyed at { $due } at the latest
event-destruction-proposed = file { $file }: it takes effect when our counsel confirms it
event-destruction-awaited = file { $file }: nobody can open it any more. You may object until { $until }; our counsel reads it, and it does not stop the destruction
event-destruction-near = file { $file }: nobody can open it any more
event-destruction-released = file { $file }: the notification was taken back

## Why an agency declines, and how a package is handed over

decline-wrong-jurisdiction = Wrong jurisdiction
decline-already-ours = We already work this case
decline-not-illegal-here = Not illegal under our law
decline-insufficient-data = Not enough data
decline-stale = Too old: data or preservation gone
decline-cannot-open = Cannot open: unviewed files or warrant needed
decline-no-capacity = No capacity
decline-not-our-remit = Not our remit
decline-technical-failure = Technical failure
handed-in-person = handed over in person
handed-courier = by courier
handed-post = sent by post
handed-police-network = sent over a police network
handed-returned = not handed over: it came back

## What a change of the register would change

impact-disclose = made available under { $clauses }; { $kept_back } fields withheld, { $open } of { $files } files open; conditions: { $conditions }
impact-waits = waits for two people: { $asks }
impact-withheld = withheld: { $because }
impact-reason = { $why } ({ $ground })
impact-same = { $words }; the same in other words

## What one person proposes and another decides

proposal-basis = { $agency }: { $basis }, from { $from } to { $to }
proposal-basis-open = { $agency }: { $basis }, from { $from } on
proposal-end-basis = { $agency }: its basis no. { $ordinal } ends on { $last_day }
proposal-investigates = { $agency } investigates such crimes
proposal-does-not-investigate = { $agency } does not investigate such crimes
proposal-approval-of-report = { $agency }: report { $report } may go there under the policy { $policy }
proposal-approval = { $agency }: reports may go there under the policy { $policy }, from { $from } to { $to }
proposal-approval-open = { $agency }: reports may go there under the policy { $policy }, from { $from } on
proposal-detail-country = { $country }, { $what }: { $value }
proposal-detail-provider = { $provider }, { $what }: { $value }
proposal-route = The route { $route } is open to { $countries } from { $from }
proposal-override = { $entry } may be relied on from { $from } to { $to }
