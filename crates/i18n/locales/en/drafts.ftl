### Drafts for an agency: what it asks the provider of its referral. The agency completes and signs them.

draft-head = Draft for the authority to complete and sign. This clearinghouse does not send it.
draft-foot = Draft for the authority to complete and sign. Fill in or strike out what is in square brackets.
draft-preservation = Request to preserve data
draft-records = Request for records
draft-emergency = Emergency request

draft-to = To
draft-to-provider = { $provider }
draft-to-entity = The company that answers [where several are named, keep the one for the place of the user]: { $says }
draft-to-entity-blank = [name and address of the company that answers for this service]
draft-to-place = [Strike this line out before you send it.] Where the company takes such requests: { $says }
draft-to-place-other = [Strike this line out before you send it.] Where the company takes legal process; we do not know whether it takes this request there: { $says }
draft-to-place-blank = [Strike this line out before you send it.] Where the company takes such requests: we do not know. Look for its page for the police.

draft-from = From
draft-from-agency = { $agency }, { $country }
draft-from-agency-only = { $agency }
draft-from-letterhead = [letterhead of the authority]
draft-from-officer = [unit, name and function of the officer, official e-mail address, telephone, office hours and time zone]
draft-from-second = [a second contact who can confirm this request, and the public number of the agency]
draft-reference = [own reference; new request, extension or follow-up, with your earlier ticket number]

draft-ask = What we ask
draft-ask-preserve = We ask you to preserve the data below as they are now. We do not ask you to disclose them.
draft-ask-follow = Legal process will follow by [path and about when].
draft-ask-records = We ask you to give us the records below of your own will. We do not ask for contents.
draft-ask-order = The order or act under our own law: [law and article], attached.
draft-ask-law = At your end: 18 U.S.C. 2702(c)(6) lets a provider give records to a person that is no governmental entity of the United States (2711(4)).
draft-ask-emergency-abroad = This is an emergency. We ask you for the records below at once (18 U.S.C. 2702(c)(4), (c)(6)). We know that contents go only to an authority of the United States (2702(b)(8)).
draft-ask-emergency-home = This is an emergency. We ask you for the data below at once (18 U.S.C. 2702(b)(8), (c)(4)).
draft-report = The data belong to your report { $report }, which reached a clearinghouse on { $day }.
draft-report-of-others = A report { $report } about them reached a clearinghouse on { $day }. It is not from you.
draft-data-subscriber = Subscriber data: names, addresses, e-mail addresses, telephone numbers, when the account was made and from where.
draft-data-logins = Log-in and connection records: addresses, ports and moments to the second, in UTC.
draft-data-content = Contents: messages, files and images of the account, kept only.
draft-length = For how long: [90 days; to be renewed by (date)]
draft-length-known = For how long, as you say yourself: { $says }
draft-period = Period: from { $from } to { $to }, as the report names them. [Widen it where the case needs it.]
draft-period-blank = Period: from [date] to [date]

draft-danger = The danger
draft-danger-who = Who is in danger: [a child; age, if known]
draft-danger-what = Of what, when, and how recent our knowledge is: [death, serious injury or harm to a child; when; known since]
draft-danger-slow = Why ordinary process is too slow: [reason]
draft-danger-need = What exactly we need, and how it ends the danger: [data and reason]

draft-accounts = The accounts
draft-account-user = User name: { $value }
draft-account-id = Account ID: { $value }
draft-account-url = Profile: { $value }
draft-account-email = E-mail address: { $value }
draft-account-phone = Telephone number: { $value }
draft-account-blank = [user name, account ID, e-mail address or telephone number]

draft-addresses = Network addresses
draft-address = { $address }
draft-address-port = { $address }, port { $port }
draft-address-time = { $address }, { $at }
draft-address-port-time = { $address }, port { $port }, { $at }
draft-addresses-more = { $count ->
    [one] { $count } more address is in the report.
   *[other] { $count } more addresses are in the report.
}

draft-case = The offence and the facts
draft-offence-suggested = [A suggestion, to be checked:] { $kind }: { $says }
draft-offence = [name of the offence, law and article, highest penalty; whether a child is at risk now]
draft-facts = [facts in ten lines: what happened, where and when, and how the account is tied to it]
draft-no-material = No image is attached or described. The number of the report identifies the files.

draft-confidence = Confidentiality
draft-confidence-ask = Please do not tell the user. The reason: [reason]
draft-confidence-law = The law or order that forbids it: [law and article]

draft-sign = Signature
draft-sign-line = [date, name, function, signature]
