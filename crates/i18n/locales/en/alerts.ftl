### Alerts: what a person must look at.

alert-request-consult = No agency of the requesting country may have this report. By the law of its day it is declined only after the Attorney General was consulted: consult, and record it.
alert-request-entry = Police abroad asked for this report, and only an entry of ours is missing. Counsel enters the ground for { $agencies } by { $due }, or the provider is told that we were unable to forward it.
alert-request-overdue = A provider that reported at the request of foreign police has not been answered in time.
alert-own-mistake = { $agency } says that its notification to destroy file { $file } was a mistake. Two people can take it back.
alert-own-mistake-due = { $agency } says that its notification to destroy file { $file } was a mistake. It is carried out at { $due }. Two people can take it back.
alert-objection = { $agency } objects to the destruction of file { $file }. Counsel reads why; it stops nothing.
alert-objection-due = { $agency } objects to the destruction of file { $file }. It is carried out at { $due }. Counsel reads why; it stops nothing.
alert-destroyed = { $agency } notified that file { $file } must be destroyed (18 U.S.C. 2258D(d)(2)): it is. No other agency can have it from here any more.
alert-release-proposed = It is proposed to take back the notification to destroy file { $file } of report { $report }: a second person decides.
alert-release-refused = The notification to destroy file { $file } of report { $report } is not taken back, and its time runs on: { $why }
alert-destruction = { $agency } notified that file { $file } must be destroyed (18 U.S.C. 2258D(d)(2)). Nobody can open it now; it is carried out at { $due }. { $more }
alert-destruction-often = { $agency } notified that file { $file } must be destroyed (18 U.S.C. 2258D(d)(2)). The same person notified too often in an hour, so the file stays as it is until counsel confirms. { $more }
alert-destruction-life = A life may be at risk: counsel must look at once.
alert-destruction-order = A court's order to us forbids it and holds it up: counsel must decide.
alert-destruction-look = Counsel must look.
alert-destruction-can = Counsel can confirm it, and two people can take it back.
alert-destruction-held = A court's order to us holds up the destruction of file { $file }: counsel must decide.
alert-preservation-wish = { $agency } asks that the contents of report { $report } be preserved longer ({ $reference }). It cannot make a request under 18 U.S.C. 2703(f) itself.
alert-order-proposed = { $order } for report { $report } was entered by one person: a second one must confirm it before it holds anything up.
alert-work-failed = { $work } failed { $count } times and now waits a day: { $why }
alert-ruling-failed = Nothing was made available: { $what }
alert-declined = { $agency } declined: { $reason }. { $others }
alert-declined-with-note = { $agency } declined: { $reason }, with a note. { $others }
alert-cleared = { $agency } says that the picture is an innocent one. { $others } Nothing is corrected automatically.
alert-no-other-agency = No other agency has the report.
alert-no-key = { $agency } receives packages and has no key: { $referral } waits in the portal only.
alert-approval-without-effect = Counsel decided that this report may go to { $agency }, and it still may not: { $because }
alert-transfer-stopped = { $agency } would transfer { $referral } to { $to }. It was not transferred: the report was transferred { $hops } times already, or would come back to an agency that had it.
alert-suspended-since = { $agency } was suspended after it was ruled upon: it did not get this.
alert-nobody-may-receive = No agency may receive this report, not even the federal agency at home: see its rulings.
alert-handed-without-access = { $referral } was recorded as handed over to { $agency }, whose access is paused or has ended: look into it.
alert-access-ended = { $agency } lost access to { $referral }: { $why }.
alert-ledger-differs = The nightly verification found { $count } differences between what is kept and what was recorded: { $found }. Run `clearline ledger verify`.
alert-ledger-restored = Attention: { $what }.
alert-content-differs = What is kept of a report is not what was recorded ({ $found }): it is not shown and does not leave. Run `clearline ledger verify`.
alert-urgent-waits = a P0 report waits for a decision: { $because }
alert-urgent-group = posts of one text say that a child is in danger now, faster than is usual
alert-urgent-flood = more than { $posts } posts in { $minutes } minutes say that a child is in danger now: those unlike the others stand first in the review queue
alert-other-agencies = { $count ->
    [one] One other agency has the report.
   *[other] { $count } other agencies have the report.
}
