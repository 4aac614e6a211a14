### The transfer brief: its sections and its lines.

brief-fact-referral = Referral
brief-fact-report = Report number
brief-fact-agency = Agency
brief-fact-country = Country
brief-fact-agency-in = { $agency } ({ $country })
brief-fact-ruled-on = Ruled on
brief-fact-law-of = As the law stood on
brief-fact-register = Register
brief-fact = { $value }
brief-have = What you have, and why you may have it
brief-have-not = Why nothing was made available
brief-have-not-yet = Why nothing has been made available yet
brief-uses = What you may do with it, and to whom you may pass it
brief-keep = Act now: have the data kept
brief-records = This week: ask for subscriber and log-in data
brief-content = Later: ask for messages, files and images
brief-danger = If a child is in danger now
brief-call-here = Whom to call here
brief-offences = Offences of your law that may match
brief-unknown = What we do not know
brief-foot = Assembled from a dated register of the law. It is not legal advice: counsel decides.
# What an agency has, and why; or why it has nothing.
brief-access-ended = Access has ended: { $why }
brief-nothing = Withheld: nothing was made available to this agency. This page tells why.
brief-nothing-yet = Withheld: nothing has been made available to this agency yet. This page tells why.
brief-nothing-because = The reason: { $why } { $fault } { $mend }
brief-waits = Waits until two people agree ({ $by }): { $why }
brief-report-of = A report of { $provider } about the sexual exploitation of a child.
brief-report-of-provider = A report of a provider about the sexual exploitation of a child.
brief-report-of-public = A report of a member of the public about the sexual exploitation of a child.
brief-report-of-hotline = A report of another hotline about the sexual exploitation of a child.
brief-given-by = { $what } { $name }, a clearinghouse and no authority, received it on { $day } and made it available to you.
brief-given = { $what } This clearinghouse, which is no authority, received it on { $day } and made it available to you.
brief-ground-foreign = The law of the United States lets us give a provider's report to an agency abroad that investigates such crimes: { $clauses }.
brief-ground-domestic = The law of the United States has a provider's report made available to agencies that investigate such crimes: { $clauses }.
brief-ground-public = The law of the United States lets us give a report that no provider sent to agencies that investigate such crimes: { $clauses }.
brief-clause-changed = The ground has changed since: { $clause } is now { $standing }. Ask us before you use the report further.
brief-clause-gone = { $clause } is not in this register any more
brief-basis = Your agency qualifies: { $basis }, since { $from }
brief-basis-until = Your agency qualifies: { $basis }, from { $from } to { $to }
brief-union-gap = This matters if a messaging service found it by automated detection in the European Union. Regulation (EU) 2021/1232 lapsed after 3 April 2026. Regulation (EU) 2026/1881 applies from 31 July 2026. Ask your prosecutor what follows.
brief-fields-left-out = Not given to you: { $fields }. The reason: { $why }.
brief-files-closed = { $count ->
    [one] { $count } file is closed: { $why }
   *[other] { $count } files are closed: { $why }
}
# One of several reasons, with the number of files.
brief-files-why = { $why } ({ $count })
brief-files-too = This would hold even if the report were made available: { $says }
brief-files-withheld = { $count ->
    [one] { $count } file is withheld: { $why }
   *[other] { $count } files are withheld: { $why }
}
brief-nothing-left-out = Nothing was left out: you have every field and every file of the report.
# What may be done with it.
brief-lead = It is a lead. Obtain evidence by legal process of your own.
brief-lead-abroad = It is a lead: obtain evidence by legal process of your own. Whether a court may use the lead is for your law.
brief-role = { $agency }: { $role }
brief-may-disclose = You may disclose it to: { $to }.
brief-abroad = To { $to }: { $why }.
brief-onward-allowed = Allowed: { $to }. Never show a provider a picture or video.
brief-onward-open = Open, the statute does not say: { $to }. 18 U.S.C. 2258A(g)(1) and (2) limit who may be told. Whether they bind an agency abroad is not settled. Ask your own legal service.
brief-onward-not-allowed = Not allowed: { $to }. Our policy, not law: ask us before you tell another country.
brief-policy = Our policy, not law: { $says }
# Two sentences, one after the other.
brief-sentences = { $first } { $then }
brief-law = By law: { $says }
brief-unviewed-abroad = A closed file may need legal process of your own. Courts of the United States ask for it (Wilson, Ackerman), and we ask the same abroad.
# What to do now.
brief-clock = { $what }, until { $day }: { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
brief-clock-ends-today = { $what }, until { $day }: ends today
brief-clock-ended = { $what }, until { $day }: ended
brief-no-clock = We know of no period for which the sender must keep what it holds: ask it to preserve before anything else.
brief-own-request = A preservation request of your own ({ $clause }): { $says }; { $deadline }. Content and records then need process under 18 U.S.C. § 2703.
brief-no-provider = No provider sent this report. Ask us which service may hold the data.
brief-provider-unknown = We do not know where { $provider } takes requests of the police. Ask its legal department, or ask us.
brief-provider-unnamed = We cannot name the provider here. Ask us where it takes requests of the police.
brief-entity = Address requests about { $service } to: { $says }
brief-entity-unknown = We do not know which company answers for { $service }. Ask it first.
brief-preserve = Ask for preservation: { $how }
brief-preserve-for = Ask for preservation: { $how }. The data are kept: { $length }
brief-preserve-unknown = We do not know how { $service } is asked to keep data. Ask it, or ask us.
brief-process = Send legal process to: { $says }
brief-path = { $name }. Who asks: { $who }.
brief-path-needs = { $name }. Who asks: { $who }. Needed: { $needs }.
brief-path-time = { $name }. Who asks: { $who }. Usual time: { $time }.
brief-path-article = { $name }. Who asks: { $who }. By: { $article }.
brief-path-article-time = { $name }. Who asks: { $who }. By: { $article }. Usual time: { $time }.
brief-no-path-records = We know of no open way to such data for your country. Ask us.
brief-says-records = { $service } on records for police abroad: { $says }
brief-says-records-unknown = We do not know what { $service } gives to police abroad. Ask it.
brief-says-content = { $service } on content for police abroad: { $says }
brief-says-emergency = Emergency request to { $service }: { $says }
brief-says-emergency-unknown = We do not know where { $service } takes emergency requests. Ask us.
brief-conflict = The laws conflict for { $name }: { $why }
brief-authority = Your authority for legal assistance: { $says }
brief-authority-unknown = Your authority for legal assistance is not known to us. Ask the Office of International Affairs, U.S. Department of Justice.
brief-paths-unknown = It is not known to us whether these are open to you: { $paths }. Ask your authority for legal assistance.
brief-emergency-law = { $name }. A provider may give you records itself. It may give contents only to { $through }.
brief-contact-point = Your contact point for the 24/7 network: { $says }
brief-contact-point-unknown = Your contact point for the 24/7 network is not known to us. Ask your national bureau of INTERPOL.
brief-office = { $agency }, { $kind } in { $place }
brief-offices = Ask the embassy of the United States to connect you: { $offices }
brief-no-office = Which office of the FBI or HSI covers your country is not known to us. Ask the embassy of the United States.
# Whom to call, what may match, what is not known.
brief-ways = Call or write to us: { $ways }
brief-call-night = day and night { $number }
brief-call = in office hours { $number }
brief-write = e-mail { $address }
brief-no-night = This clearinghouse has entered no number for day and night.
brief-no-telephone = This clearinghouse has entered no telephone number.
brief-no-email = This clearinghouse has entered no e-mail address.
brief-offence = { $kind }: { $says }
brief-offences-unknown = The offences of { $country } that may match are not known to us.
brief-unviewed-unknown = What the law of { $country } asks before you open a file that nobody viewed is not known to us. Such a file stays closed until you record a warrant.
brief-source-as-of = { $source }, as of { $day }
brief-source-clause = { $clause }
brief-source-evidence = evidence: { $evidence }
brief-source-own-rule = our own rule, not a statute
brief-source-not-known = not known here
brief-source-not-entered = not entered here
brief-source-closed-list = 18 U.S.C. § 2258A(g)(2)(A), a closed list
brief-source-limits = 18 U.S.C. § 2258A(g)
brief-source-report = the report
brief-source-ruling = our ruling
brief-source-here = this clearinghouse
brief-source-operator = this clearinghouse
brief-title = Transfer brief
brief-title-of = Transfer brief, as the law stood on { $day }
brief-sources = Sources
