### What stands around every page, and small parts that pages share.

base-skip = Skip to the content
base-emergency = Emergency
base-exit-emergency = Emergency: exit this page
base-exit = <unseen>Emergency: </unseen>Exit this page
base-exit-label = Exit this page
base-navigation = Main
base-sign-out = Sign out
base-demonstration-label = Demonstration
base-demonstration = Demonstration: everything here is invented. Nobody reads what you send, and it reaches no police.
base-sandbox-label = Sandbox
base-sandbox = Sandbox: this is test data. It never leaves the sandbox, and no agency receives it.
# Before the title of the window, where everything on the page is a test.
base-test = [test]
base-unreadable-label = What cannot be read
base-unreadable = This entry cannot be read (reference <exact>{ $reference }</exact>); the operator has been told.
base-unreadable-more = { $count ->
    [one] { $count } more entry cannot be read; the operator has been told of it.
   *[other] { $count } more entries cannot be read; the operator has been told of each.
}
base-foot = Clearline: from those who see it to those who can act.
# The list of languages at the foot of a page.
base-languages = Language

# The word beside the mark: for whom the page is.
audience-provider = Providers
audience-analyst = Review
audience-agency = Agencies
audience-auditor = Audit
audience-counsel = Counsel

# Links to the pages of each role.
nav-account = Account
nav-agencies = Agencies
nav-api = API
nav-audit = Audit
nav-countries = Countries
nav-destruction = Destruction
nav-entries = Entries
nav-foreign-requests = Foreign requests
nav-inbox = Inbox
nav-instruments = Instruments
nav-law = Law
nav-watch = Watch list
nav-providers = Providers
nav-obligations = Obligations
nav-overview = Overview
nav-proposals = Proposals
nav-reports = Reports
nav-requests = Requests
nav-review = Review

emergency-question = Is a child in danger right now?
emergency-first = Call the police first. We are not an emergency service.
# Where a number to call in an emergency works.
emergency-europe = Europe, India, most mobile phones
emergency-north-america = United States and Canada
emergency-united-kingdom = United Kingdom
emergency-australia = Australia
emergency-new-zealand = New Zealand
emergency-brazil = Brazil
emergency-japan = Japan
emergency-south-africa = South Africa
