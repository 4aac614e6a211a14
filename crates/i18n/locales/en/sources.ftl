# What sources say of a report: who says it, and what.

## Who says it

source-sender = the sender
source-writer = the person who sent it
source-address-book = address book
source-named = { $name }
source-received = the bytes received
source-exit-lists = lists of proxies and exits
source-exit-list = exit list { $list }
source-hash-lists = hash lists
source-hash-list = hash list { $list }
source-language = language of the words
source-endings = country endings of the domain name system
source-numbering = numbering plans
source-earlier = earlier reports
source-records = our records

## Of addresses

said-no-address-book = no address book is configured
said-registry-country = registry country { $country }
said-address-reserved = not known; the address is in a reserved range
said-address-unknown = not known
said-no-answer = did not answer: { $why }
said-no-exit-list = no list of proxies or exits is held
said-exit-search = { $lists ->
    [one] { $lists } list was searched
   *[other] { $lists } lists were searched
} for { $addresses ->
    [one] { $addresses } address
   *[other] { $addresses } addresses
}
said-exit-own-time = listed as a proxy or exit in “{ $list }” from { $from } until { $until }, looked up by its own time
said-exit-incident-time = listed as a proxy or exit in “{ $list }” from { $from } until { $until }, looked up by the time of the incident; it has none of its own

## Of files and hashes

said-no-hash-list = we have no hash list
said-hash-search = { $lists ->
    [one] { $lists } hash list was searched
   *[other] { $lists } hash lists were searched
} for { $hashes ->
    [one] { $hashes } hash
   *[other] { $hashes } hashes
} of { $files ->
    [one] { $files } file
   *[other] { $files } files
}
said-hash-match = its { $kind } is in the list “{ $list }”
said-sender-hash-match = the { $kind } that the sender names is in the list “{ $list }”
said-named-hash-match = is in the list “{ $list }”
said-hash-named = names this hash; it was searched for in the hash lists and in earlier reports

## Of names, numbers and languages

said-language = { $language }
said-ending = the ending of the host's name is that of { $country }
said-hidden-service = a hidden service: neither its name nor its address tells where it is
said-defanged = written so that nobody follows it; read as { $host }
said-both = { $first }; { $second }
said-numbering-country = numbering country { $country }
said-calling-code-of = calling code +{ $code }, of { $country }
said-calling-code = calling code +{ $code }, which is no country's
said-number-unread = cannot be read as an international number: { $why }
number-none = there is no telephone number in it
number-no-code = its calling code is not given, and without it the number could be of any country
number-unknown-code = its calling code is no country's
number-too-short = it has too few digits for its calling code
number-too-long = it has too many digits for its calling code

## Of places

said-estimated-verified = estimated to be in { $country }, verified
said-estimated = estimated to be in { $country }
said-estimated-nowhere = estimated, without a country
said-street = an address in { $country }
country-written-otherwise = { $country } (written { $written })
country-divided = { $written }, which was divided: { $countries }

## Of other reports

said-refers = refers to this report
said-writes-number = writes the number of this report
said-shares = shares { $what }
said-sent-again = the same report and files from the same sender
link-email = an e-mail address
link-phone = a telephone number
link-account = an account
link-screen-name = an account name at the same service
link-profile = a profile's web address
link-page = a web address
link-device = a device
link-file = a file
link-named-hash = the hash of a file
link-address = a network address

## Of the sender, and of what is not kept

said-viewing-habit = says of each of its latest { $files } files that it viewed the whole of it
said-rest = { $count ->
    [one] { $count } further statement is not kept
   *[other] { $count } further statements are not kept
}

## Evidence for a country

evidence-doubted = { $matter } ({ $doubts })

## In a package

condition-on-ground = { $says } ({ $ground })

case-the-public = a member of the public
case-the-sender = the sender of the report
case-the-sender-estimate = the sender of the report, as an estimate
case-reporting-person = Reporting person
case-for-police = Contact for police
case-who-reported = Who reported
case-time-meaning = What the time means: { $words }
case-platform = Platform: { $name }
case-time-written = The sender wrote the time { $at }
case-reported = Reported account holder
case-parent = Parent or guardian: { $of }
case-linked-account = Linked account: { $relation }
case-account-name = Name on the account: { $name }
case-account-birthday = Birthday on the account: { $day }
case-closed-for-a-time = Account closed for a time
case-closed-for-good = Account closed for good
case-user-told = The user was told that it is closed
case-at = { $what }, { $at }
case-console = Console: { $name }
case-file-names = File names: { $names }
case-package = Package { $package }
case-referral = Referral { $package }
case-report-number = Clearline report number
case-provider-reference = Reporting provider's reference
case-as-received = Report as received
case-as-sealed = Sealed package
case-act-received = Received the report
case-act-triaged = Triaged the report
case-act-sealed = Sealed the package
case-triage = triage
case-assessed = { $designation }, { $priority }
case-incident = Incident, as the sender reported it
case-person-reported = Person reported
case-unowned = Seen, but linked to nobody whom the report names
case-owner-unknown = The sender does not say whose this is.
case-scene-name = Name: { $name }
case-scene-room = Room: { $name }
