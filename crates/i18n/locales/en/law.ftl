### What the law says: rulings with their reasons, conditions, candidates, briefs, duties and the register.
### Names in braces are arguments; a clause is written by its citation, a country and an agency by their names.

# Several reasons, one after another.

## Rulings: what was looked at, and why nothing may leave

ruling-by-override = { $why }; past its review, relied on by an override until { $until }
ruling-review-overdue = its review was due by { $due }, and nobody agreed to rely on it
ruling-of-the-public = a report of the public is no report under (a)(1)
ruling-of-a-hotline = a hotline is no provider, so its report is none under (a)(1)
ruling-whoever-sent = it makes reports available to the appropriate agency, whoever sent them
ruling-of-another-class = the agency is of another class
ruling-of-this-class = the agency is of this class
ruling-to-one-or-more = a provider's report is made available to one or more agencies
ruling-tribal-by-list = (c) names no tribal agency: the closed list alone lets it receive
ruling-class-in-list = the closed list of disclosures names this class
ruling-binds-recipient = it binds the agency that receives
ruling-designated = the agency is designated under it
ruling-supplement-not-tribal = it amends (c), which names no tribal agency
ruling-no-supplement = the report holds no supplemental file
ruling-supplement-not-in-force = it is not in force: (c) carries supplemental files as well
ruling-supplement = supplemental files go with the report
ruling-governs-files = it governs which files a domestic agency may open
ruling-rule-is-kept = it is not in force here; its rule is kept all the same
ruling-sets-a-condition = it sets a condition

# What two people must agree to.

## Rulings: fields that stay here

## Rulings: what may be done with a file

# What the sender said, and what the law of the recipient says.

## Rulings: conditions, as the agency acknowledges them

# What a policy of the register asks, in the register's own words.

## Agencies: why nothing would be made available to one

## Agencies: what qualifies one

## Agencies: why one is asked about

candidate-country = the report points to { $country }
candidate-task-force = the report points to { $state }, which this task force covers
candidate-task-forces = the report points to { $state }; its { $count } task forces have no known borders
candidate-no-task-force = the report points to { $state }, for which the directory has no task force
candidate-no-state = the report points to { $country }, with no state that has a task force
candidate-home-instead = nobody in { $country } can receive reports, so it comes to a federal agency here
candidate-by-opened-route = no agency of { $country } may receive directly. { $route } was opened here for { $country } from { $from }, on this evidence: { $evidence }. This is a disclosure to that federal office (18 U.S.C. § 2258A(c)(1), (g)(3)(A)). Whether it may pass the report on abroad is open: (g)(2) has no letter for it
candidate-by-route = no agency of { $country } may receive directly; { $route } can reach it: { $words }
candidate-last = no other agency may receive it
candidate-last-since = no other agency may receive it: { $missing }
candidate-no-country = { $code } is no country
candidate-no-place = the report points to no country
candidate-suspended = { $agency } is suspended
candidate-none-listed = the directory has no agency for { $country }
candidate-route-closed = { $route } is not open: { $why }

## Routes and policies of the register

route-elsewhere = it does not lead to { $country }

# What a country needs to have, and what is recorded.

## What a policy is about

policy-sandbox = test reports
policy-suspended = suspended agencies
policy-foreign-basis = reports of the public abroad
policy-reporter-confidence = who reported
policy-linked-reports = other reports
policy-lead = a lead, not evidence
policy-purpose = purpose
policy-onward = passing on
policy-unviewed-files = files nobody viewed
policy-demonstration = demonstration
policy-death-penalty = death penalty
policy-rights-review = human rights
policy-sanctions = sanctions
policy-data-protection = data protection
policy-unverified-viewing = viewing that nobody verified
policy-life-at-risk = danger to life

## Fields of a report

## What is said of a country

row-detail = { $what } of { $of }
row-detail-country = { $what }, { $country }
detail-legal-entity = company that keeps the data
detail-guidelines = page for the police
detail-legal-process = where legal process is sent
detail-emergency = while somebody is in danger
detail-records-to-foreign-police = records to police abroad
detail-content-to-foreign-police = contents to police abroad
detail-preservation = how to have data kept
detail-preservation-length = how long data are kept then
detail-user-notice = whether the user is told
detail-identifiers = what identifies an account
detail-languages = languages
detail-report-number-helps = whether the report number helps
detail-note = note
detail-mla-authority = authority for legal assistance
detail-mla-procedure = what becomes of a request
detail-cybercrime-authority = authority for assistance in cybercrime
detail-network-24-7 = contact point that answers day and night
detail-police-unit = police unit for child exploitation online
detail-interpol-bureau = national bureau of INTERPOL
detail-usual-time = how long requests take
category-subscriber = subscriber data
category-traffic = traffic data
category-content = content
category-real-time = data in real time
reached-given = yes
reached-kept = kept only
reached-through = only through another authority
reached-conflict = asked for by one law, forbidden by another
reached-closed = no
reached-unknown = not known

## What a country reads as

## By whom a report reaches a country

route-direct = direct
route-attache = federal attaché
route-regional = regional body
route-interpol = INTERPOL national bureau
route-home = federal agency at home

## To whom an agency would pass what it received

## Parts of a report that can be given alone

element-hash = Hash or other identifier of a file
element-location = Place on the internet
element-other = Another element of a report
element-depiction = The depiction itself

## What starts a clock

starts-notification-of-receipt = notice that the report was received
starts-completed-submission = completed submission
starts-process = service of the request or order
starts-told = the provider's own word

## What keeps a report

hold-request = Request to preserve (18 U.S.C. 2703(f))
hold-renewal = Renewed request to preserve (18 U.S.C. 2703(f))
hold-order = Order to the provider
hold-warrant = Warrant served on the provider
hold-voluntary = Kept longer by the provider
hold-european-order = European Preservation Order
hold-order-on-us = Order to us
hold-warrant-on-us = Warrant served on us
hold-litigation = Our own litigation hold

## How a row of the register stands on a day

aged =
    { $what }: { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } as of { $as_of }, { $months ->
        [one] { $months } month
       *[other] { $months } months
    } old ({ $limit } allowed); { $reports ->
        [one] { $reports } report
       *[other] { $reports } reports
    } of 2023 rest on them
aged-agencies = agencies of the directory, the oldest
aged-authorities = authorities and offences abroad, the oldest
aged-providers = what providers say to the police, the oldest
aged-offices = offices of federal agencies abroad, the oldest
unread =
    { $what }: nothing was read of { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }; { $reports ->
        [one] { $reports } report
       *[other] { $reports } reports
    } of 2023 rest on them
stale-lapses = lapses after { $day }
stale-due = its review is due by { $day }

## How far an instrument has come

state-bill = a bill, a proposal or a negotiation
state-adopted = adopted or signed, not yet law
state-awaiting = law, and not yet begun
state-in-force = in force
state-in-part = in force in part
state-suspended = suspended
state-lapsed = lapsed
state-repealed = repealed
state-unknown = not known
commencement-on = since { $first }
commencement-to-come = from { $first }
commencement-before = on { $known } at the latest; its first day was not found
commencement-unknown = not known: no first day was found

## If something of the watch list happened

supposed-rows = { $rows ->
    [one] One row of the register would be different.
   *[other] { $rows } rows of the register would be different.
}
supposed-no-row = No row of the register would be different.
supposed-ruling = A report of the kind { $kind } to an agency of the class { $class }: the ruling would be "{ $after }" and no longer "{ $before }". Countries: { $countries }.
supposed-ruling-terms = A report of the kind { $kind } to an agency of the class { $class }: the ruling would still be "{ $outcome }", on other clauses or conditions. Countries: { $countries }.
supposed-instrument = { $title }: now { $before }, then { $after }.
supposed-duty = { $citation }, { $actor }: { $says } ({ $deadline })
supposed-duty-begins = A duty would begin. { $duty }
supposed-duty-ends = A duty would end. { $duty }
supposed-duty-changes = A duty would change. Before: { $before }. After: { $after }.
supposed-no-ruling = No ruling would be different. Agencies of { $countries } countries were asked about, each with a basis.
supposed-path-asking = { $name }: { $change } for data in the United States. Who asks: { $countries }.
supposed-path-asked = { $name }: { $change } for authorities of the United States. Where the data are: { $countries }.
supposed-path-others = { $name }: { $change } in these cases: { $ends }.
supposed-ends = { $to } asks for data in { $from }
supposed-change = now { $before }, then { $after },
supposed-open = open
supposed-not-known = not known
supposed-closed = closed
supposed-absent = not in the register
supposed-country = { $country }
supposed-no-path = No path would open or close.
supposed-briefs = { $count ->
    [one] The brief for agencies of one country would say something else: { $countries }.
   *[other] The briefs for agencies of { $count } countries would say something else: { $countries }.
}
supposed-no-brief = No brief would say anything else. Briefs for agencies of { $countries } countries were compared.

## Sources, days and how sure it is

cited = { $source }; as of { $day }; confidence { $confidence }
basis-official-text = official text
basis-depositary = list of the depositary
basis-official-page = official page
basis-secondary = secondary source
basis-document = document held by the operator
basis-own-rule = rule of the organisation
basis-own-knowledge = not verified
confidence-low = low
confidence-medium = medium
confidence-high = high

## Rows of the register, and what changed in them

row-title = { $title }
row-flag = { $code }, { $flag }: { $value }
change-added = { $kind } { $id } is new: { $title }
change-removed = { $kind } { $id } is gone: { $title }
change-fields = { $kind } { $id }: { $fields }
change-field = { $field } was { $before }, is { $after }
change-value = "{ $text }"
change-not-there = not there

## Passing what was received

## Elements without the report

elements-clause-not-in-force = a clause it would rest on is not in force
elements-no-depiction = elements never include the depiction (18 U.S.C. 2258C(a)(3))
elements-not-tribal = 2258C(d) names no tribal agency
elements-not-described = the agency is none that 2258A(c)(3) describes today

## Lengths of terms

length-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
length-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
term-length-of = { $length }: { $keeps }
term-own-end = its own end
keeps-reference = the reference of the report
keeps-content = the content and the user data
keeps-computer-data = the computer data about the notice

path-elsewhere = it does not extend to { $country }

## Who holds an obligation, where no code does

obligation-of-the-provider = the provider's own duty: intake is the way to meet it, and judges nobody's knowledge
obligation-of-the-providers-choice = the provider's choice: intake asks for none of it and refuses none of it
obligation-of-the-attorney-general = the Attorney General's: what comes of it is recorded as a basis of an agency, with its evidence
obligation-of-a-court = for a court to apply
obligation-of-a-vendor = binds whoever runs this for the clearinghouse under contract: the operator shows it, not code
obligation-of-a-grant = a task paid for by a grant: it orders no act on one report
obligation-no-monitoring = says what nobody must do: nothing here asks a provider to monitor or to search
obligation-legal-process = counsel answers legal process: no command of ours discloses for it
obligation-own-report = binds the provider in what it does with its own report
obligation-kept-elsewhere = the provider's duty: what else it must keep lies with the provider alone
obligation-how-it-keeps = the provider's duty: how it keeps lies with the provider alone
obligation-own-employees = the provider's duty toward its own employees
obligation-asks-the-provider = law enforcement asks the provider itself: no request of it passes through us
obligation-whoever-sent-the-file = the same access table and the same destruction hold for whoever sent the file
obligation-no-duty = says what nobody must do
obligation-access-table = held by the access table and its matrix, which no change of a register loosens
obligation-yearly-report = the Administrator's yearly report: the auditor's figures can feed it
obligation-guidelines = a text the clearinghouse may write, not an act on a report
obligation-repealed-statute = its statute was repealed in 2008 and its effect is doubtful: (c) governs instead
obligation-to-others = says what the provider may give to others: no decision of ours rests on it
obligation-permission-of-the-provider = permits the provider to tell us: intake relies on it and cannot test it

# What we do not know.

gap-contradiction = contradiction
gap-not-stated = not stated
gap-no-basis = no ground entered here
gap-investigating = not stated that it investigates
gap-review-overdue = review overdue

# Whose fault a refusal is.

withheld-reason = { $why }. { $fault } { $mend }

# What would mend a refusal, and who can.

# In what capacity somebody acts.

role-provider = provider
role-public = the public
role-analyst = analyst
role-supervisor = supervisor
role-officer = officer
role-counsel = counsel
role-auditor = auditor
role-admin = administrator
role-system = the system itself

# The tables that counsel reviews: who may do what, and what may be disclosed.

matrix-access = Who may do what: every act, and how far each role may reach (- means denied).
matrix-reveals = A star marks the acts that show what a report holds.
matrix-act = act
matrix-scopes = The scope that the secret of a program needs for it: a token of an agency, a credential of a provider.
matrix-no-scope = What is not listed is for people.
matrix-disclosure = What may leave, to whom, on what clause: rulings of { $day } (UTC).
matrix-answers = A withheld line (-) names what the law asks for and was missing, or what forbids it. A line that waits (?) names what two people must agree to. A policy is our own rule and a gap is what we do not know: neither is a statute. Section 4 counts the countries to which each policy applies.
matrix-recipients = Recipients that investigate such crimes, the foreign ones in a country no policy stops
matrix-fields = Fields (a foreign agency with an established relationship)
matrix-files = Files
matrix-countries = Foreign countries by what our policies do there, for an agency with a basis
matrix-elements = Elements without the report (18 U.S.C. 2258C)
matrix-onward = What an agency may do with what it received (18 U.S.C. 2258A(g)(2))

reach-own-provider = own
reach-own-provider-means = the provider's own account and the reports it filed
reach-public-report = public
reach-public-report-means = filing as the public
reach-any-report = any report
reach-any-report-means = every report, of providers and of the public
reach-own-agency = own agency
reach-own-agency-means = the officer's own agency
reach-own-referral = own, now
reach-own-referral-means = a referral to the officer's agency, while that agency stands: it is not suspended, what qualified it is in force, and the report was not transferred, recalled or expunged
reach-own-acknowledged = own, agreed
reach-own-acknowledged-means = the same, once the conditions of the referral were acknowledged
reach-own-opened = own, opened
reach-own-opened-means = the same, once its report was opened
reach-own-past = own, ever
reach-own-past-means = a referral to the officer's agency, also while access is paused or after it has ended: the agency's own acts, not the report
reach-own-account = own account
reach-own-account-means = the account by which the person signs in
reach-house = house
reach-house-means = the review queue, the directory, the lists, the ledger
reach-anything = anything
reach-anything-means = no limit: acts that show no material, and the work of the system itself
