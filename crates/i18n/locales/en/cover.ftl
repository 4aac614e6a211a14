### The cover of a package, the first page of a hand-over, and why a command on a referral did nothing.

## The cover: data/cover.txt

cover-conditions = CONDITIONS OF REFERRAL { $referral }
cover-conditions-first = Read these first. The package is given to your agency on these conditions:
cover-referral = REFERRAL { $referral }
cover-from = From: { $sender }
cover-to = To:   { $agency } ({ $id })
cover-made-available = Made available: { $at }
cover-sandbox = SANDBOX: NOT A REAL REPORT
cover-demonstration = DEMONSTRATION: every person, address and agency relationship in it is invented.
cover-nothing = Nothing.

cover-what = WHAT THIS IS
cover-report = Report { $report }, received { $received }.
cover-incident = Incident: { $kind }, { $at }.
cover-filed-by = Filed by the provider { $provider }.
cover-closed-for-a-time = for a time
cover-closed-for-good = for good
cover-closed = { $whose }: account closed { $how }
cover-closed-account = { $whose }: account { $account } closed { $how }
cover-user-told = { $whose }: the user was told of it
cover-dated = { $what }, { $at }.
cover-undated = { $what }.
cover-ages = { $whose }: ages contradict: { $ages }.
cover-assessment = Our assessment: { $designation }, { $priority } ({ $meaning }).
cover-lead = It is a lead, not evidence.

cover-why-you = WHY YOUR AGENCY

cover-law = LEGAL GROUND
cover-clause = - { $clause } [{ $id }]
cover-clause-unknown = - [{ $id }]
cover-ruled = Ruled { $at } on register { $register }.
cover-authority = data/authority.json contains the ruling with every clause that was considered. Not legal advice.

cover-considered = WHAT ELSE WAS CHECKED IN THE LAW
cover-applies = - [{ $clause }] applies: { $why }
cover-does-not-apply = - [{ $clause }] does not apply: { $why }

cover-inside = WHAT IS INSIDE
cover-inside-report = - data/report.json: the report, cut to what may reach you
cover-inside-original = - data/original.xml: the provider's document, byte for byte
cover-inside-case = - data/case.jsonld: the same facts as a CASE/UCO graph
cover-inside-manifest = - data/manifest.json: the list of all this, recorded before it was sealed
cover-inside-file = - data/files/{ $sha256 } ({ $bytes } bytes) { $name }
cover-inside-warning = Some files may show the abuse of a child. Open them deliberately.

cover-left-out = WHAT WAS LEFT OUT, AND WHY
cover-left-out-line = - { $field }: { $reason }
left-out-original = it holds what this ruling withholds, or is not in the reporting format
left-out-files = { $count } of the report's files are not listed
left-out-too-large = the package would grow too large: fetch it from the portal

cover-kept = HOW LONG THE PROVIDER KEEPS ITS DATA
cover-kept-until = Until { $until } [{ $clause }].
cover-ask-sooner = Send your own preservation request or legal process before that day.
cover-kept-by-nobody = No preservation by a provider rests on this report.

cover-answer = HOW TO ANSWER
cover-answer-how = Sign in at the portal, or use its API, and quote { $referral }. Accept or decline, and tell us the outcome.
cover-decline = Reasons to decline:
cover-feedback = Feedback codes:
cover-word = - { $word }: { $says }

cover-check = HOW TO CHECK
cover-check-how = VERIFY.txt beside this folder lists the commands. None of them needs a network.

## The first page of a hand-over: it travels in front of the package and holds nothing of the report

hand-over-title = Conditions: read them before you open the package
hand-over-conditions = Conditions
hand-over-conditions-intro = The package is given to your agency on these conditions.
hand-over-condition = { $nth }. { $condition } ({ $ground })
hand-over-belongs = What these conditions belong to
hand-over-referral = Referral { $referral } from { $sender }
hand-over-to = To { $agency } ({ $id })
hand-over-conditions-digest = Conditions: SHA-256 { $sha256 }
hand-over-package = Package { $referral }.tar.age: { $bytes } bytes, SHA-256 { $sha256 }
hand-over-received = Received
hand-over-received-intro = The receiver needs no account with us.
hand-over-name = Name and office: ____________________
hand-over-day = Day: ____________________
hand-over-signature = Signature: ____________________
hand-over-foot = This page travels in front of the package and holds nothing of the report.

## Why a command on a referral did nothing, and what to do

refused-other-conditions = The conditions you name are not those of this referral.
refused-receiver-missing = Say who received it: a person or an office.
refused-not-that-day = Give a day from { $from }, when it was taken out, to { $to }, which is today.
refused-not-taken-out = No package that was taken out waits for this record.
refused-too-many-hand-overs = The package of a referral can be taken out { $limit } times at most.
refused-out-of-turn = The referral is { $state }: this cannot be done now.
refused-no-code = Choose at least one code.
refused-note-missing = { $code } needs a note: { $words }.
refused-too-long = At most { $limit } characters can be kept.
refused-reason-missing = Say why.
refused-no-such-agency = The directory has no such agency that can receive.
refused-already-there = { $agency } already has this report.
refused-by-law = This transfer cannot be made as things stand: { $because }.
refused-loop = { $hops ->
    [one] The report was transferred { $hops } time already, or would come back to an agency that had it: our team has been told.
   *[other] The report was transferred { $hops } times already, or would come back to an agency that had it: our team has been told.
}
refused-file-closed = This file is not open to you: { $why }.
refused-file-open = This file is open to you already.
refused-no-package = There is no sealed package for this referral.
refused-not-asked-by-draft = A provider may give records of its own will only to an authority outside the United States (18 U.S.C. 2702(c)(6), 2711(4)). Your agency needs legal process.
