# Why an account, a provider, an agency or a secret is not made or changed as asked.

unfit-provider-exists = there already is a provider { $id }; choose another id
unfit-account-exists = there already is an account { $id }; choose another name
unfit-no-factor = this person has no second factor
unfit-country = the register has no country { $code }
unfit-overlap = an overlap is at most { $most } hours
unfit-end = an end is a day to come, within { $most } days, or that many days from now
unfit-token-end = a token of an agency has an end: { $usual } days where none is given, { $most } at most
unfit-label = a label has 1 to { $most } characters
unfit-scope = nothing can be destroyed with a provider's credential: its scopes are read and act
unfit-secrets = { $holder } has { $most } secrets that hold, which is the limit; revoke one that is not used
unfit-officer = an officer needs an agency, and nothing else
unfit-contact = a provider's contact needs a provider, and nothing else
unfit-nobody = nobody signs in as the public or as the system
unfit-staff = staff belong to no agency and no provider
unfit-recipient-needed = an agency that receives packages needs an age recipient (age1…)
unfit-recipient = that is not an age recipient: it begins with age1
unfit-two-persons = what qualifies an agency is proposed, and decided by a second person
unfit-quota = a quota is a number from 0 to { $most }

webhook-too-long = a webhook's address may have at most { $most } characters
webhook-white-space = a webhook's address holds no white space and no control characters
webhook-no-address = that is no address
webhook-https = a webhook must be an https:// address
webhook-password = a webhook's address holds no user name and no password
webhook-fragment = a webhook's address holds no fragment (#…)
webhook-not-public = a webhook must be on the public internet, not on this machine or its network; see private_webhooks in docs/operators.md
