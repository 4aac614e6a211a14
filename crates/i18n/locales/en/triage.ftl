### What rules say of the rank of a report: its factors, and what is missing in it.

factor-reporter-says-danger = the reporter says that a child is in danger now
factor-marked-urgent = the provider marked it as urgent
factor-batched = one widely shared file, reported once for many accounts
factor-victim-described = a victim is described
factor-victim-identifiable = there is something to find the victim by
factor-novel-file = New file: on no hash list
factor-all-files-known = every reported file is on a hash list
factor-empty-file = a reported file holds nothing: it is neither known nor novel
factor-holds-other-files = a reported file holds other files: what is in it cannot be compared with hash lists
factor-all-files-viral = every reported file is called widely spread
factor-earlier-report = an earlier report shares an identifier
factor-earlier-reports = several earlier reports share an identifier
factor-shares-household = the person reported and the victim share a telephone, an address or a device
factor-incident = incident type: { $kind }
factor-flag = the provider's flag { $flag }
factor-file-flag = the provider's flag { $flag } on a reported file
factor-victim-under-six = the youngest victim is under six
factor-victim-under-thirteen = the youngest victim is under thirteen
factor-victim-under-eighteen = the youngest victim is under eighteen
factor-grade = the provider grades a file { $grade }

## What is missing

missing-account = an account of the person reported that the service can find
missing-contact = an e-mail address or a telephone number of the person reported
missing-address-and-time = a network address with the time it was used
missing-place = where it happened: the page, the chat, the game
missing-time-meaning = what the time of the incident means: upload, detection or something else
missing-platform = the name of the application or service
missing-port = the source port of the network address
missing-location = where the person reported is thought to be
missing-victim = anything about a victim or an intended recipient
missing-content = a file or the words that show what happened
missing-viewed-stated = for each file, whether a person viewed it
missing-graded = for each file, the industry classification
missing-reporter-email = an e-mail address of the reporting person

## Why a report is urgent, what it is, and why a person decides

urgent-public = a member of the public says that a child is in danger now
urgent-direct-abuse = the provider escalated it, and it is about the direct abuse of a child
urgent-coerced = the provider escalated it, and a child is being coerced
urgent-live = the provider escalated it, and abuse is streamed live
designated-leads-nowhere = nothing in it leads to anybody
designated-widely-spread = it is about widely spread material
designated-by-provider = the provider itself marks it as spam or informational
designated-enough = there is enough in it to act on
review-public = public report: needs a reviewer
review-contradiction = it is marked as urgent, and as spam, informational or widely spread
review-urgent-leads-nowhere = it is marked as urgent, and nothing in it leads to anybody
review-only-words = there are only words, which rules cannot weigh
urgent-ranked = ranked P0
# In the words of the person who decided.
decided-because = { $reason }
