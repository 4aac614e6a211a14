### Pages for what must follow a report: foreign requests, preservation, letters, destruction.

follow-up-overview = Overview
follow-up-referral = Referral { $referral }
follow-up-report = Report { $report }
follow-up-reference = Your reference
# Before a list of answers is opened.
follow-up-choose = Choose…
# A day that is written otherwise than a form asks for.
follow-up-day-wrong = Write a day as 2027-01-31.

## Foreign requests

requests-window = Foreign requests
requests-heading = Foreign requests
requests-none = No entries yet
requests-none-about = An entry is opened when a provider says that foreign police served it with process.
requests-caption = Reports made at the request of foreign police, the open ones first
requests-about = Each ends only by a notice to its provider. The 24 hours are our own rule.
requests-report = Report
requests-provider = Provider
requests-asked-by = Asked by
requests-received = Received
requests-left = Time left
requests-ending = Ending
requests-law = Law of its day
requests-open = open
requests-consulted = Attorney General consulted under
requests-decline = Decline the request
requests-files = The same as a file: <csv>CSV</csv>, <lines>JSON Lines</lines>.
# Who asked: the agencies as the provider names them, and their country.
requests-agencies = { $agencies }, { $country }
requests-country-not-named = a country that was not named
requests-left-of = { $span } left
requests-overdue = overdue for { $span }
requests-answered = answered after { $span }

## Every period of preservation of one report

clocks-window-report = Preservation of report { $report }
clocks-window-referral = Preservation, referral { $referral }
clocks-heading = Preservation
clocks-caption = Every period that we know of
clocks-until = The provider keeps the contents until <at>{ $at }</at>. The latest date counts. Other countries' periods are listed below.
clocks-nobody = No company keeps the contents of this report.
clocks-what = What
clocks-clause = Clause
clocks-began = Began
clocks-ends = Ends
clocks-left = Left
clocks-no-clause = none
clocks-until-lifted = until lifted
clocks-confirm = Confirm it
clocks-lift-because = Lift it, because
clocks-lift = Lift
clocks-withdraw-because = Withdraw it, because
clocks-withdraw = Withdraw
clocks-letter = Draft a letter that asks for more time

clocks-keep = Keep it longer
clocks-keep-about = You may preserve the contents longer than you must, to reduce the proliferation of online child sexual exploitation or to prevent it. Choose a date after the one until which you must keep them.
clocks-keep-until = Until
clocks-keep-button = Save date

clocks-ask-wish = Ask for more time
clocks-ask-own = You asked the provider to preserve
clocks-ask-wish-about = Only an agency of the United States can make a request under 18 U.S.C. 2703(f). Our team will ask the provider for you.
clocks-ask-own-about = A request under 18 U.S.C. 2703(f) goes from you to the provider. Record it here, and again when you renew it: each runs 90 days.
clocks-ask-wish-button = Send request
clocks-record-button = Record it

clocks-record = Record what was served
clocks-record-what = What
clocks-record-from = Served on
clocks-record-until = End date, if stated
clocks-record-reference = Document number
clocks-record-choose = Choose what was served.

clocks-duty = Duty of the provider
clocks-abroad = Other country: { $length }
clocks-recorded-here = recorded here
clocks-by = { $who }: { $reference }
clocks-by-itself = { $who }, without a document
clocks-proposed = entered by one person; a second must confirm it
clocks-lifted = lifted on { $day }
clocks-withdrawn = withdrawn on { $day }, before a second person confirmed it
clocks-in-force = in force

## A letter that asks for more time

letter-back = Preservation
letter-from = From
letter-to = To
letter-date = Date

## Destruction of a file on notification of an agency

destroy-window = Destruction, referral { $referral }
destroy-heading = Destruction of a depiction
destroy-notified = Notified so far
destroy-mistake = Was it a mistake? <objection>Tell us at once</objection>: until a file is destroyed, two of our people can take the notification back.
destroy-notify = Notify
destroy-no-file = This referral has no file that can be destroyed.
destroy-follows = What will happen
destroy-which-file = Which file?
destroy-file = SHA-256 { $digest }, { $size }
destroy-password = Your password, once more
destroy-button = Destroy this file for good
destroy-choose-file = Choose a file.
destroy-password-wrong = This is not your password. Nothing was changed.

destroy-follows-closed = From the moment you send this, nobody can open the file: not your agency, no other agency, and nobody here.
destroy-follows-at-once = It is destroyed at once, for good, for every agency. This cannot be undone.
destroy-follows-after = { $hours ->
    [one] After { $hours } hour, or earlier when our counsel confirms it, the file is destroyed for good, for every agency. That cannot be undone.
   *[other] After { $hours } hours, or earlier when our counsel confirms it, the file is destroyed for good, for every agency. That cannot be undone.
}
destroy-follows-no-wait = That there is no waiting time is our policy: 18 U.S.C. 2258D(d)(2) states none.
destroy-follows-wait = { $hours ->
    [one] The { $hours } hour is our policy: 18 U.S.C. 2258D(d)(2) states no time. It falls away only when our counsel has entered an order of a court that demands the destruction.
   *[other] The { $hours } hours are our policy: 18 U.S.C. 2258D(d)(2) states no time. They fall away only when our counsel has entered an order of a court that demands the destruction.
}
destroy-follows-told = Our counsel is told, and so is every other agency that has the file. They may object; that does not stop it.
destroy-follows-often = Of more than { $most } notifications in an hour, the later ones take effect only when our counsel confirms them.

destructions-window = Destruction
destructions-heading = Destruction
destructions-none = None so far
destructions-none-about = An agency tells us on its referral that a file must be destroyed. Only a court's order to us stops that.
destructions-caption = Depictions that agencies notified must be destroyed, the newest first
destructions-report = Report
destructions-file = File
destructions-agency = Agency
destructions-notified = Notified
destructions-state = State

destruction-only-recorded = only recorded
destruction-awaits = awaits destruction
destruction-paused = paused
destruction-stopped = stopped by a court
destruction-now = is destroyed now
destruction-done = destroyed on { $day }
destruction-taken-back = taken back on { $day }
destruction-only-recorded-about = It takes effect when counsel confirms; until then the file opens as before.
destruction-awaits-about = Nobody can open it. It is destroyed at { $until }, or when counsel confirms.
destruction-paused-about = Nobody can open it. It is due; until { $until } a second person may confirm an order of a court to us.
destruction-stopped-about = Nobody can open it. An order of a court to us forbids to destroy it.
destruction-now-about = Nobody can open it.
destruction-life = P0: a life may be at risk
destruction-objections = { $count ->
    [one] { $count } said something against it
   *[other] { $count } said something against it
}
destruction-order-waits = a court's order to us waits for a second person
destruction-release-waits = to take it back waits for a second person

object-window = A file awaits destruction
object-heading = A file awaits destruction
object-none = No file of this referral awaits destruction.
object-about = A law enforcement agency notified us that it must be destroyed (18 U.S.C. 2258D(d)(2)). Nobody can open it now. You may object until the time shown next to the file. Our counsel reads it; it does not stop the destruction. Only an order or a warrant of a court that is addressed to us does.
object-object = Object
object-file = file { $file }
object-until = until { $until }
object-why = Why?
object-button = Tell counsel
