### Pages for anyone: the first page, the report form, and the page that says that a report has arrived.
### Children read them. Write short sentences with words that a child knows.

home-window = Report the sexual exploitation of a child
home-heading = If a child is being sexually exploited, tell us. We bring it to those who can act.
home-lede = Clearline takes reports from anyone, and from the companies whose services are misused. It makes each one available to the police who can act on it, in whichever country that is, as far as the law allows.
home-report = Report something
home-report-about = You do not need to give your name, and you do not need proof. It takes about two minutes.
home-report-go = Start a report
home-sign-in = Sign in
home-sign-in-about = For companies that file reports, for agencies that receive them, and for those who work and check here.
home-sign-in-go = Go to sign-in
home-way = What happens to a report
home-way-tell = You tell us
home-way-tell-about = In your own words. Pieces are enough: a name, an app, a link, something that was said.
home-way-find = We find where it belongs
home-way-find-about = We work out how urgent it is, in which country someone can act, and what the law allows us to pass on.
home-way-act = Someone can act
home-way-act-about = The report is made available to the right police. Every step is recorded, so that none can be hidden or changed unnoticed.
home-you = Did this happen to you?
# <tel> is the number of the European child helplines.
home-you-about = It is not your fault, whatever you did or sent. You can tell us yourself, at any age. If you would rather talk to someone first, a child helpline in your country listens. In many European countries the number is <tel>116 111</tel>.
home-seen = If somebody must not see that you were here
home-seen-about = “Exit this page” opens a page about the weather. It does not clear your browser's history or go back through the pages you opened. To leave no trace, use a private window, or clear the history afterwards.
home-programs = For companies and agencies
home-programs-about = Reports can be sent, and referrals received, by program. <a>Read how</a>.

report-window = Tell us what happened
report-heading = Tell us what happened
report-lede = Answer what you can and leave out the rest. You do not have to say who you are. It takes about two minutes.
report-errors = Please look at { $count ->
    [one] one answer again
   *[other] { $count } answers again
}
report-errors-about = Nothing was sent yet. What you wrote is still here.
report-to-correct = <unseen>To correct: </unseen>
report-emergency = Is a child in danger right now? Call the police first: 112, 911 or 999
report-story = What happened?
report-story-hint = Write it as you would tell a friend. Who did what? What did they write or say? Up to { $most } characters.
report-danger = Is a child in danger right now?
report-danger-hint = If yes, please also call the police at once. We may not read this in time.
report-danger-yes = Yes
report-danger-no = No
report-danger-unsure = I am not sure
report-incident = What is it about?
report-incident-hint = Choose what fits best. It does not have to fit exactly.
report-app = In which app, game or website? <optional>(if you know)</optional>
report-account = What is the person called there? <optional>(if you know)</optional>
report-account-hint = Their user name, number, e-mail or real name. Letter for letter if you can.
report-urls = Links <optional>(if you have them)</optional>
report-urls-hint = One on each line. Please do not open them again, and do not save, copy or send sexual pictures of children: it can hurt the child again, and it can be against the law even when you mean to help. Describing them in words is enough. If they are pictures of you: you have done nothing wrong.
report-when = When was it? <optional>(if you know)</optional>
report-when-hint = For example “last night about nine” or “since the summer”.
report-country = In which country is the child? <optional>(if you know)</optional>
report-country-hint = A town helps too. If you do not know, leave this empty. Where the other person is belongs in the story.
report-place = Which place do you mean by “{ $typed }”?
# A part of a country, and a country of which a part has the same name.
report-place-region = { $region }, { $country }
report-place-country = { $country }, the country
report-place-other = Another place, or I do not know
report-you-label = About you
report-you = About you: only if you want
report-you-about = You can leave this empty. Your report counts just as much. We keep your name and how to reach you to ourselves, unless you say below that the police may have it.
report-name = What may we call you? <optional>(not needed)</optional>
report-contact = E-mail or phone <optional>(not needed)</optional>
report-contact-hint = Choose one that only you can read.
report-agencies = May the police who get your report have it?
report-agencies-hint = If you choose neither, we do not pass it on.
report-agencies-yes = Yes, the police may have it, and may get in touch with me
report-agencies-no = No, do not pass it on
report-end = When you send it, you get a number. We keep your report as you wrote it. “Exit this page” at the top opens a page about the weather; it does not clear your browser's history.
report-send = Send the report

# What a report is about, each with a second line.
incident-contact = An adult talks to me, or to a child, about sex
incident-contact-hint = Or asks for pictures, wants to meet, or threatens.
incident-pictures = Sexual pictures or videos of me, or of a child
incident-pictures-hint = Someone has them, shares them, makes them or asks for them. Made by a computer counts too.
incident-abuse = Someone touches or hurts me, or a child, in a sexual way
incident-abuse-hint = Now, or in the past.
incident-selling = I am, or a child is, sold or traded for sex
incident-selling-hint = For money, gifts, drugs, or a place to sleep.
incident-travel = Someone travels to abuse children
incident-travel-hint = Or helps other people to travel for it.
incident-sent = I was, or a child was, sent sexual pictures or words
incident-sent-hint = Without asking for them.
incident-address = A web address that tricks people into seeing sexual things
incident-address-hint = The name sounds harmless, the page is not.
incident-words = Words or pictures that trick a child into seeing sexual things
incident-words-hint = For example a cartoon that turns into something else.

# What must be put right before a report can be sent.
public-incident-missing = Choose what the report is about. The nearest is fine.
public-place-open = Choose which place you mean by “{ $typed }”.
public-story-missing = Please tell us in a few words what happened, or give a web address.
public-urls-many = Please give at most { $most } web addresses. Put any others into the story.
public-url-form = Please write one web address on each line, without spaces in it.
public-email-form = This e-mail address does not look right. It should look like name@example.com. You can also leave it empty.
public-phone-form = This telephone number has no digits. Please check it, or leave it empty.
public-too-long = This is too long: { $characters } characters. Please shorten it to { $most } or fewer.

# Why a report was not sent yet.
public-too-soon = That was very quick, so nothing was sent yet. What you wrote is still here. Please look at it once more, then press “Send the report” again.
public-too-old = This page was open for a long time, so nothing was sent yet. What you wrote is still here. Please press “Send the report” again.
public-look-again = Nothing was sent yet. What you wrote is still here. Please look at it once more, then press “Send the report” again.
public-sent-before = This page was sent before, with other words. What you wrote before has arrived. If you want to send what stands here now as well, press “Send the report” again.
public-busy = Very many reports are arriving at this moment, so yours was not sent yet. What you wrote is still here. Please wait { $seconds } seconds, then press “Send the report” again: it will be taken.

sent-window = Your report has arrived
sent-heading = Your report has arrived
sent-lede = Thank you. It is safe with us.
sent-number = Your report number
sent-number-about = Write it down, or print this page. If you talk to the police, give them the number. If you want to add something, <a>send another report</a> and write the number in your story: both are then shown together. Loading this page again sends nothing again.
sent-next = What happens next
sent-next-received = Your report was received
sent-next-received-about = Exactly as you wrote it.
sent-next-read = Someone reads it
sent-next-read-about = The most urgent ones are read first.
sent-next-goes = It goes to those who can act
sent-next-goes-about = Usually the police of the country where the child or the other person seems to be.
sent-next-decide = They decide what to do
sent-next-named = They have your name and how to reach you as you gave it, and may get in touch. Often they cannot say what they are doing, even when it helped.
sent-next-reachable = They do not learn who you are: we did not pass on your name or how to reach you. Tell them your number if you call them yourself.
sent-next-unreachable = You left no way to reach you, so nobody will ask you anything.
sent-help = Talk to someone
sent-help-about = Reading or living through something like this is hard. You do not have to be alone with it.
sent-help-children = Children and young people: in many European countries call <tel>116 111</tel>. Elsewhere ask for the child helpline of your country.
sent-help-english = United Kingdom: Childline, <childline>0800 1111</childline>. United States: call or text <lifeline>988</lifeline>.
sent-help-adult = A grown-up you trust: a teacher, a doctor, someone in your family.
sent-back = Back to the first page
