### What stands around the draft of a request: for the agency that completes and signs it. The draft itself is in drafts.ftl.

asking-window = Draft of a request
asking-over = Draft for your authority to check, complete and sign
asking-preservation = Request to preserve data
asking-records = Request for subscriber and log-in data
asking-emergency = Emergency request
asking-sign = Your authority checks this draft, completes it, signs it and sends it. We never send it.
asking-english = The letter is in English. Add a translation where your own law asks for one.
# What each request does, and what it does not.
asking-about-preservation = It asks the company to keep the data as they are now. It gives you no data. Your legal process must follow before the time ends.
asking-about-records = It asks the company for subscriber and log-in data of its own will. The company may refuse. It does not ask for messages, files or images.
asking-about-emergency = Use it only where a child's life or body is in danger now. The company decides whether it helps.
asking-emergency-abroad = Messages, files and images go only to an authority of the United States, also in an emergency. Call at the same time as you write: the numbers are below and in your brief.
asking-lacks = What we do not know
asking-lacks-provider = We may not name the provider to you. Ask us where it takes requests.
asking-lacks-service = No provider sent this report. Find out first which company holds the account.
asking-lacks-entity = We do not know which company answers for { $service }. Ask it first.
asking-lacks-place = We do not know where { $service } takes such requests. Look for its page for the police, or ask us.
asking-lacks-account = The report names no account by which a company finds data. Add one before you send this.
asking-lacks-address = The report names no network address.
asking-lacks-time = The report names no time for some network addresses. A company often cannot find a user without the time.
asking-letter = The letter
asking-how = Lines with a sign are for you to complete or to strike out.
asking-to-complete = To complete:
asking-text = Text to copy
asking-pdf = Download as PDF
asking-other = Other drafts for this referral
asking-brief = The whole transfer brief
asking-referral = Referral
# Below a part of the brief: a link to the draft.
asking-link = Draft for your authority to check, complete and sign: { $request }
