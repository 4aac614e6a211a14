### The pages of providers, and the page about the interfaces for programs.

provider-window = Your reports
provider-window-report = Report { $number }
provider-window-documentation = The reporting API
# A report by its number.
provider-report = Report { $number }

## The list of reports and of notices

provider-reports = Your reports
provider-none = No reports yet
provider-none-about = The first appears here as soon as your program has opened one. <api>How to send reports</api>.
provider-caption = Reports
provider-column-report = Report
provider-column-state = State
provider-column-files = Files
provider-column-received = Received
provider-column-until = Keep until
provider-column-receipt = Receipt
provider-not-finished = not finished
provider-no-duty = no duty
provider-no-receipt = none
provider-download = Download<unseen> the receipt of { $number }</unseen>

provider-state-open = Open: finish or retract it
provider-state-retracted = Retracted
provider-state-expired = Expired unfinished
provider-state-finished = Finished

provider-notices = Notices
provider-notices-none = None. Notices about foreign requests and about the end of preservation appear here and in the API, and are posted to your webhook where you have one.
notice-forwarded = Foreign request forwarded
notice-forwarded-to-another = Foreign request forwarded to another agency
notice-forwarded-partly = Foreign request forwarded in part
notice-declined = Foreign request declined
notice-unable = Unable to forward foreign request
notice-preservation-ends = { $days ->
    [one] Preservation ends in { $days } day
   *[other] Preservation ends in { $days } days
}
notice-of-another-kind = Notice of another kind

provider-by-program = By program
provider-by-program-about = Reports are sent by program, and a program can download receipts and notices too. Check that your credential works:
provider-operations = All operations

## One report

provider-filed = What you filed
fact-finished = Finished
fact-files = Files
fact-expunged = Expunged here

provider-sent-again = Sent more than once
provider-sent-again-about = You sent the same report with the same files more than once. The copies are treated as one report: an agency that has one of them gets no second one. Your duty to preserve runs for each.
provider-copy = <report>{ $number }</report>
provider-copy-first = <report>{ $number }</report>, the first
provider-copy-finished = <report>{ $number }</report>, finished { $at }
provider-copy-first-finished = <report>{ $number }</report>, the first, finished { $at }

provider-file-name = Name
provider-file-size = Size
provider-file-relevance = Relevance
provider-file-viewed = Viewed by you

provider-remarks = What we noticed
provider-remarks-about = The report was accepted as it is. None of this changes that, and nothing has to be sent again.
provider-remark-report = Report
provider-remark-file = a file without a name

provider-receipt = Receipt
provider-receipt-download = Download the signed file
provider-receipt-verify = Verify offline. Our public keys are in <keys>keys.txt</keys>:

provider-duty = Your duty to preserve
provider-duty-every = Every period, and how to keep it longer

provider-request = Foreign request
provider-request-from = From
provider-request-not-named = not named
provider-request-opened = Opened
provider-request-ending = Ending
provider-request-open = Open
ending-forwarded = Forwarded to the agency that asked
ending-forwarded-to-another = Forwarded to another agency of that country
ending-forwarded-partly = Forwarded in part
ending-unable = Could not be forwarded
ending-declined = Declined after consulting the Attorney General

provider-history = What happened to it
provider-event-opened = Opened
provider-event-finished = Finished
provider-event-retracted = Retracted; what was sent is erased
provider-event-expired = Expired unfinished; what was sent is erased

## The interfaces for programs

api-window = Interfaces for programs
api-heading = Interfaces for programs
api-lede = For the programs of agencies that receive referrals, and of companies that file reports.
api-agencies = Agencies
api-agencies-about = Send your token with each request. It opens what was made available to your agency and nothing else; everything it does is recorded under its name. The full description is machine-readable: <document>openapi.json</document>.
api-agencies-operations = Operations of the agency interface
api-providers = Providers
api-providers-about = Programs made for the CyberTipline reporting API work here once they are pointed at this address. Use the name and password of your credential; one of kind “test” reaches the sandbox only.
api-providers-operations = Operations of the reporting interface
api-operation = Operation
api-does = What it does
api-does-short = Does

## What we notice in a report, and what its sender can do

remark-no-email = The reporting person has no e-mail address.
remark-no-email-mend = Name one: an investigator with a question has nobody to ask otherwise.
remark-two-ages = An associated account ({ $relation }) has an approximate age and a date of birth.
remark-two-ages-mend = Send the one that you know better; the documentation asks for one of them.
remark-empty-file = The file is empty: 0 bytes were received.
remark-empty-file-mend = If it has content, send it: a file that is empty here helps nobody.
remark-nothing-in-it = { $bytes ->
    [one] The file holds nothing but what a program writes for nothing ({ $bytes } byte).
   *[other] The file holds nothing but what a program writes for nothing ({ $bytes } bytes).
}
remark-nothing-in-it-mend = If it has content, send it.
remark-holds-files = It holds other files ({ $kind }): what is in it cannot be compared with hash lists.
remark-holds-files-mend = Send what is in it file by file where you can, so that each is compared.
remark-hash-missing = A hash of the kind { $kind } is named without a value.
remark-hash-missing-mend = Send the value, or leave the element out.
remark-hash-of-nothing = The { $kind } that is named is that of no content, or a filler. It was not searched for.
remark-hash-of-nothing-mend = Look why your program had nothing to hash.
remark-hash-unfit = What is named as { $kind } (“{ $value }”) is none.
remark-hash-of-length = What is named as { $kind } (“{ $value }”) is none; it has the length of a { $length }.
remark-hash-unfit-mend = Send the hash in hexadecimal digits, under the name of its kind.
remark-hash-without-bytes = The file details name the { $kind } { $hash }; no bytes with it were received.
remark-hash-of-others = The file details name the { $kind } { $hash }; the bytes received have another one ({ $other }).
remark-hash-of-others-mend = Look whether the right file was sent. If the hash is that of the file before it was changed, say so in additionalInfo.
