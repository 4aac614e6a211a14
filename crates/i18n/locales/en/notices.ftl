### Notices to providers, letters, and why something asked of follow-up cannot be.

## What a notice to a provider says. It holds no data of any person.

notice-says-to-agency = to { $agency } on { $day }
notice-says-forwarded = Report { $report } was made available { $to }.
notice-says-forwarded-elsewhere = Report { $report } was made available { $to }. It went to { $country }, but not to the agency that you named.
notice-says-forwarded-elsewhere-unnamed = Report { $report } was made available { $to }. It went to that country, but not to the agency that you named.
notice-says-forwarded-kept-back = Report { $report } was made available { $to }, but not the whole of it: what the law or our own policy withholds was not sent.
notice-says-forwarded-missed = Report { $report } was made available { $to }. It did not go to { $missed }.
notice-says-forwarded-kept-back-missed = Report { $report } was made available { $to }, but not the whole of it: what the law or our own policy withholds was not sent. It did not go to { $missed }.
notice-says-unable = We were unable to forward report { $report } to the agency that asked for it, or to another agency in { $country } to which the law lets us disclose. The report was not lost: it went to a law enforcement agency of the United States.
notice-says-unable-policy = We were unable to forward report { $report } to the agency that asked for it, or to another agency in { $country }. Our own policy keeps it here. This is not a statement about the law of { $country }. The report was not lost: it went to a law enforcement agency of the United States.
notice-says-unable-not-entered = We were unable to forward report { $report } within the time to the agency that asked for it, or to another agency in { $country }. No ground for an agency there has been entered here. This is not a statement about the law of { $country }. The report was not lost: it went to a law enforcement agency of the United States.
notice-says-unable-not-listed = We were unable to forward report { $report } to the agency that asked for it. No agency of { $country } is in our directory. This is not a statement about the law of { $country }. The report was not lost: it went to a law enforcement agency of the United States.
notice-says-unable-unnamed = We were unable to forward report { $report } to the foreign agency that asked for it: the report does not name its country (fleaCountry). The report was not lost: it went to a law enforcement agency.
notice-says-declined = We declined to forward report { $report } to the foreign agency that asked for it, after consulting the Attorney General: no agency of { $country } is designated to receive it. The report was not lost: it went to a law enforcement agency of the United States.
notice-says-declined-unnamed = We declined to forward report { $report } to the foreign agency that asked for it, after consulting the Attorney General: no agency of that country is designated to receive it. The report was not lost: it went to a law enforcement agency of the United States.
notice-says-preservation-ends = Your preservation of the contents of report { $report } ends on { $day } ({ $clause }). We know of no longer period. Legal process or a request of law enforcement that we do not know of may still oblige you to keep them.
notice-says-expunged = The report was expunged.

## Letters about preservation

letter-longer-title = Request to preserve longer
letter-longer = As far as we know, nothing obliges you to preserve the contents of report { $report } after { $day }. They may be needed beyond that day.
letter-longer-voluntary = We ask you to preserve them longer, and to tell us until when. The law lets you do so voluntarily, to reduce the proliferation of online child sexual exploitation or to prevent it. It does not oblige you, and this letter is no legal process.
letter-longer-how = You can tell us on the page of the report, or through your program. What you already keep for other reasons, keep; nothing here shortens any other term.
letter-renewal-title = Renewed request to preserve
letter-renewal = On { $day } we asked you to preserve the records and other evidence in your possession that belong to report { $report } (our reference: { $reference }). We renew that request for 90 days.
letter-request-title = Request to preserve
letter-request = We ask you to preserve, for 90 days, the records and other evidence in your possession that belong to report { $report }, until legal process is served.
letter-confirm = Please confirm receipt, and tell us if any of it is no longer available.
letter-draft = Draft, to be checked, completed and signed by the agency.
# The value of a line, by itself.
letter-value = { $value }
letter-report = Report
letter-completed = Submission completed
letter-duty-ends = Duty to preserve ends
letter-last-term-ends = Last known term ends
letter-abroad = Another term
letter-abroad-until = { $length }, until { $day }
letter-asked-under = Asked under

## Why something asked of follow-up cannot be, and what to do

unfit-waits-no-more = The file does not await destruction any more.
unfit-waiting-time = The waiting time may be 0 to { $most } hours.
unfit-order-in-the-future = The day of the order lies in the future.
unfit-order-entered = An order of a court is entered already.
unfit-order-day-form = Write the day of the order as 2026-11-23.
unfit-destroyed = The file is destroyed already.
unfit-taken-back = The notification was taken back.
unfit-proposed-already = It is proposed already: a second person decides.
unfit-proposed-by-you = You proposed it: a second person decides.
unfit-nothing-waits = Nothing waits here any more.
unfit-court-demands = A court demands it: it cannot be taken back here.
unfit-not-proposed = Nobody has proposed to take it back.
unfit-no-clause = The register holds no { $clause } in force: ask counsel.
unfit-acknowledge-first = Acknowledge the conditions first.
unfit-open-first = Open the referral first.
unfit-entered-by-you = You entered it: a second person confirms it.
unfit-not-yours-to-withdraw = This waits for a second person. Only the person who entered it or counsel can withdraw it.
unfit-hold-runs = This hold runs to its end and cannot be lifted.
unfit-holds = The report already has { $most } holds.
unfit-nobody-preserves = No provider preserves this report.
unfit-not-longer = Choose a day after { $last }: until then the contents are kept anyway.
unfit-end-past = Its end is past already.
unfit-starts-later = It starts in the future: record it when it was served.
unfit-say-until = Say until when it runs.
unfit-no-clause-that-day = The register holds no clause in force for it on that day.
unfit-expunged = The report was expunged: nothing of it is left to keep.
unfit-domestic-only = Only an agency of the United States can make this request; ask our team instead.
unfit-no-consultation = The law of the day on which this report was received knows no consultation.
unfit-say-consultation = Say under which reference the Attorney General was consulted, in { $most } characters.
unfit-shortest-limit = The shortest limit is { $days } days.
unfit-say-why = Say why, in at most { $most } characters.
unfit-say-order-reference = Say the reference of the order, in at most { $most } characters.
unfit-say-court = Say which court made the order, in at most { $most } characters.
unfit-say-why-taken-back = Say why it is to be taken back, in at most { $most } characters.
unfit-say-why-not-taken-back = Say why it is not taken back, in at most { $most } characters.
unfit-say-reference = Say under which reference you notify, in at most { $most } characters.
unfit-say-request-reference = Say your reference of the request, in at most { $most } characters.
unfit-say-why-lifted = Say why it is lifted, in at most { $most } characters.
unfit-say-document = Say the document number, in at most { $most } characters.
