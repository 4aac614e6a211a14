### What a ruling says that stands in a transfer brief, in every language in which a brief can be written.
### Names in braces are arguments; a clause is written by its citation, a country and an agency by their names.

## Several reasons, one after another

each = { $reasons }

## Why nothing may leave

ruling-clause-not-enforced = { $clause } is not enforced by this program
ruling-clause-not-in-register = { $clause } is not in the register
ruling-clause-standing = { $clause } is { $standing }
ruling-received-later = the report was received after the moment of this ruling
ruling-country-not-stated = the country of the foreign agency is not stated
ruling-country-not-in-register = the country of the agency is not in the register
ruling-class-against-country = the class of the agency and its country contradict each other
ruling-sandbox = the report was filed with a test credential and never leaves the sandbox
ruling-agency-suspended = the agency is suspended
ruling-2008-not-tribal = the text of that day names no tribal agency
ruling-does-not-investigate = the agency is stated not to investigate such crimes
ruling-investigating-not-stated = it is not stated that the agency investigates such crimes
ruling-no-basis = no ground for the agency has been entered here for { $day }
ruling-no-basis-holds = no ground entered here for the agency holds on { $day }; { $bases }
ruling-basis-not-asked-for = { $basis } is not one the law of that day asks for
ruling-basis-other-days = { $basis } holds from { $from } to { $to }
ruling-basis-later = { $basis } holds from { $from } on
ruling-basis-without-evidence = { $basis } has no evidence
ruling-basis-synthetic = { $basis } is synthetic, which counts in a demonstration only
ruling-policy-not-understood = the policy { $policy } is not understood
ruling-undecided = it could not be decided: { $what }
ask-stale-clause = { $clause }: its review was due by { $due }, and nobody agreed to rely on it
policy-on-list = { $country } is on its list

## What a country needs to have, and what is recorded

need = { $country }, { $flag }: { $value }
need-as-of = { $country }, { $flag }: { $value } as of { $as_of }
need-not-recorded = { $country }, { $flag }: { $value } (nothing is recorded)
need-recorded = { $country }, { $flag }: { $value } (source: { $source }; as of { $as_of })
need-recorded-through = { $country }, { $flag }: { $value } through { $state } (source: { $source }; as of { $as_of })
need-of-territory = { $country }, { $flag }: unknown (whether what { $state } joined extends to it is not recorded)
need-recorded-since = { $country }, { $flag }: { $value } since { $from } (source: { $source }; as of { $as_of })
need-not-standing = { $country }, { $flag }: { $value }, for the entry "{ $entry }" is { $standing } (source: { $source }; as of { $as_of })

## Fields that stay here

kept-back-no-such-field = a provider's report has no such field (our own rule)
kept-back-not-agreed = the person who reported did not agree (our own rule)
kept-back-agreement-not-stated = it is not stated that the person who reported agreed (our own rule)
kept-back-other-report = another report needs its own ruling for this agency (our own rule)
kept-back-not-ruled-upon = it was not ruled upon

## What may be done with a file

gate-named-twice = the facts name this file twice
gate-nobody-verified = the sender says of every file that it viewed it: nobody has verified that for this one
gate-viewing-attested = the sender states who viewed the whole file, and when
gate-viewed = the sender states that it viewed the whole file
gate-viewed-like-every-file = the sender states that it viewed the whole file, as it does of every file: an unverified claim
gate-viewed-in-part = the sender states that it viewed only a part of the file
gate-not-viewed = the sender states that it did not view the file
gate-viewing-not-stated = it is not stated that the sender viewed the file
gate-public = the sender states that the file was publicly available
gate-warrant = the agency recorded a warrant for the file
gate-by-law = { $said }; { $law }
gate-by-law-hash-known = { $said }; its hash is in a list, but that is no viewing; { $law }
gate-law-domestic = a domestic agency may need a warrant
gate-law-no-country = the agency's country is not in the register
gate-law-opens = the register states that the law of { $country } lets its police open it
gate-law-asks = the law of { $country } requires legal process first
gate-law-unknown = what the law of { $country } requires is unknown
gate-destroyed = its content was destroyed on notification of a law enforcement agency
gate-awaits-destruction = it awaits destruction on notification of a law enforcement agency: nobody can open it
gate-unreadable = what this rests on cannot be read

## Conditions, as the agency acknowledges them

condition-life-at-risk = A child may be in danger now. Act first. Tell us at once if you cannot.
condition-lead = This is a lead and not evidence: obtain evidence by legal process of your own.
condition-purpose = Use it to investigate the sexual exploitation of children and to protect them.
condition-onward = Do not pass it on to another agency or country without asking us first.
condition-unviewed-files = A closed file is not stated to have been viewed: to open it may need legal process of your own.
condition-unverified-viewing = The sender says of every file it sends that it was viewed: treat that as a claim nobody has verified.
condition-reporter-confidence = Do not try to find out who reported, unless it is told here.
condition-demonstration = This is a demonstration: every person, address and relationship in it is invented.
condition-disclosure-limit = Disclose nothing of this report except to those whom 18 U.S.C. 2258A(g)(2) names.
condition-no-depictions-to-providers = Where you ask a provider to help with legal process, never hand it a depiction.
condition-designation-terms = The conditions that the Attorney General set with your designation apply.
condition-concurrent-copy = The Attorney General or a designated federal agency receives a copy at the same time.
condition-of-register = { $says }
condition-of-register-agreed = { $says } Agreed to here, until it is ended.
condition-of-register-agreed-until = { $says } Agreed to here until { $day }.

## Why access to a report ended

objection-suspended = it is suspended
objection-no-basis = no ground for it has been entered here
objection-does-not-investigate = it is stated not to investigate such crimes
objection-investigating-not-stated = it is not stated that it investigates such crimes
lost-not-in-directory = the agency is not in the directory any more
ended-as = { $state }
referral-made-available = made available
referral-delivered = delivered
referral-opened = opened
referral-accepted = accepted
referral-declined = declined
referral-transferred = transferred
referral-recalled = recalled
referral-closed = closed

## What qualifies an agency

basis-ag-designated = designated by the Attorney General
basis-fbi = established relationship with the FBI
basis-ice = established relationship with ICE
basis-interpol = established relationship with INTERPOL

## Fields of a report

field-incident = Incident
field-internet = Place on the internet
field-law-enforcement = Police the sender deals with
field-reporter = Reporting organisation and its contact
field-reported-person = Person reported
field-reported-accounts = Accounts reported
field-capture-events = Network addresses
field-intended-recipient = Intended recipient
field-victim = Victim
field-prior-reports = Earlier reports the sender names
field-additional-text = Further text
field-augmented = What sources said
field-triage = Our assessment
field-reporter-contact = Identity of the person who reported
field-linked-reports = Other reports with the same identifiers

## What is said of a country

flag-interpol-member = member of INTERPOL
flag-budapest-party = party to the Budapest Convention
flag-budapest2ap = Second Additional Protocol to the Budapest Convention
flag-us-mlat = mutual legal assistance treaty with the United States
flag-cloud-act-agreement = CLOUD Act agreement
flag-eu-member = member of the European Union
flag-europol-agreement = agreement with Europol
flag-lanzarote-party = party to the Lanzarote Convention
flag-opsc-party = party to the Optional Protocol on the sale of children
flag-inhope-hotline = hotline of the INHOPE network
flag-data-protection-adequacy = EU adequacy decision on data protection
flag-iccpr-op2-party = party to the protocol against the death penalty
flag-cat-party = party to the Convention against Torture
flag-un-cybercrime = United Nations Convention against Cybercrime
flag-untoc-party = party to the Convention against Transnational Organized Crime
flag-inter-american-party = party to the Inter-American Convention on Mutual Assistance
flag-coe-mla-party = party to the European Convention on Mutual Assistance
flag-eio-party = bound by the European Investigation Order
flag-unviewed-files = may open files that the provider did not view

## What a country reads as

value-yes = yes
value-no = no
value-unknown = unknown
value-sub-bureau = sub-bureau
value-none = none
value-signed = signed
value-ratified = ratified
value-invited = invited
value-not-applicable = not applicable
value-in-force = in force
value-negotiating = negotiating
value-none-known = none known
value-part-of-member-territory = as a territory of a member
value-member = member
value-operational = operational
value-strategic = strategic
value-working = working
value-named = named
value-adequate = adequate
value-partial = partial
value-eu-member = not needed (member state of the EU)
value-eea-gdpr-applies = not needed (the GDPR applies in the EEA)

## Offences of a country

detail-offence-possession = possession
detail-offence-distribution-possession = distribution and possession
detail-offence-production = production
detail-offence-solicitation = grooming or solicitation
detail-offence-age = who is a child
detail-offence-drawings = drawn or made images
detail-offence-other = other provision

## How a row of the register stands on a day

standing-in-force = in force
standing-not-yet = not known to be in force before { $first }
standing-ended = lapsed { $last }
standing-stale = stale: its review was due by { $due }
standing-not-in-force = not in force as far as known
standing-unknown = not known to be in force

## Days

as-of-day = { $day }
as-of-other = { $text }
as-of-undated = a day that the source does not state
as-of-unknown = a day that is not known
as-of-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }

## Sources

sources-read = { $sources }
sources-none = not verified: we have read no source for it
sources-no-address = { $source } (address not at hand)

## To whom an agency would pass what it received

beyond-government-attorney = an attorney for the government
beyond-own-people = the agency's own officers and employees
beyond-other-personnel = other personnel of a government whom its attorney needs
beyond-state-official = an official of a State whose law is violated
beyond-defence = a defendant or counsel for the defence
beyond-provider = a provider, to help with legal process
beyond-court-order = whomever a court's order names
beyond-agency-abroad = an agency of another country
beyond-own-prosecutor = your own prosecutor
beyond-own-court = your own court
beyond-other-police = other police of your country
beyond-press = the press or anybody else

## Why it may, or may not

onward-no-third-country = (g)(2) names no agency of a third country, so ask us first
onward-no-letter-abroad = (g)(2)(A) has no letter for an agency abroad: whether other authority carries it is an open legal point
onward-no-letter = no letter of (g)(2)(A) names them
onward-open-abroad = the statute does not say whether (g)(1) and (2) bind an agency abroad, nor whom its letters mean there
onward-letter-not-in-force = the letter that would let it is not in force
onward-depictions-not-protected = the clause that protects depictions is not in force
onward-defence-not-bound = § 3509(m), which binds the defence, is not in force
onward-letter = a letter of (g)(2)(A) names { $to }

## Whose fault a refusal is

fault-law = The law does not allow it.
fault-not-entered = No ground for this agency has been entered here. This is not a statement about its law.
fault-policy = This is our own policy. No statute asks for it.
fault-not-known = This is not known here. We send nothing on what we do not know. It does not mean that the law forbids it.

## What would mend a refusal, and who can

mend-enter-basis = Counsel can enter what qualifies the agency, with a document. A second person approves it.
mend-state-investigates = Counsel can enter that the agency investigates such crimes, with what shows it. A second person approves it.
mend-lift-suspension = A supervisor can lift the suspension.
mend-agree = Counsel can agree to it. A second person approves it.
mend-review = Counsel can review the entry of the register.
mend-correct = The operator can correct what is recorded of the agency or the report.
mend-change-policy = The operator can change the policy in the register.
mend-nobody = Nobody here can change this.

## What is kept, and until when

clock-provider-keeps = The provider keeps the contents of the report
clock-destruction = A file awaits destruction and nobody can open it; an agency that has it may object until { $until }, which does not stop it
