### The page that stands in the place of one that cannot be given.

refusal-not-understood = We could not read what was sent
refusal-not-understood-advice = Go back and try again. If you had the page open for a long time, load it once more first.
refusal-not-yours = This page is not open to you
refusal-not-yours-advice = You may be signed in under another name, or your access has ended.
refusal-paused = Your agency's access is paused
refusal-paused-advice = Nothing is lost: what was referred to your agency is there again when its access is resumed. Ask the operator why it was paused. What your agency did stays on the page of each referral.
refusal-not-found = There is no page here
refusal-not-found-advice = The address may be mistyped, or the page was only for somebody else.
refusal-too-slow = What you sent did not arrive
refusal-too-slow-advice = The connection was too slow, or broke. Go back and send it again.
refusal-too-many = That was a little too fast
refusal-too-many-advice = Wait a little, then try again. Nothing you sent before was lost.
refusal-our-fault = Something went wrong on our side
refusal-our-fault-advice = It is not your fault. Try again in a few minutes. Reports that were confirmed are safe.
refusal-not-now = We cannot answer right now
refusal-not-now-advice = Try again in a few minutes. Reports that were confirmed are safe.

refusal-reference = If you ask us about it, quote this number: <exact>{ $reference }</exact>
refusal-own-pages = Go to your own pages
refusal-start = Go to the start
refusal-emergency = If a child is in danger right now, call the police: 112 in Europe, 911 in North America, 999 in the United Kingdom.

# What exactly was wrong with a form.
form-unreadable = The form could not be read.
form-too-large = A form may have at most { $bytes } bytes.
form-document-unreadable = The form could not be read. A document may have at most { $bytes } bytes.
form-field = A field of the form is missing or not as it should be.
form-stale = The form did not come from this page. Load the page again and send it once more.
form-too-slow = A form must arrive within { $seconds } seconds.

# Why signing in must wait.
limit-name = Too many wrong passwords were tried for this name. { limit-again }
limit-source = Too many wrong attempts came from where you are. { limit-again }
limit-all = Too many wrong attempts are coming in. { limit-again }
limit-waiting = Too many people are signing in at this moment. { limit-again }
limit-again = Try again in { $seconds ->
    [one] { $seconds } second.
   *[other] { $seconds } seconds.
}
