### Signing in, a person's own account, and what was typed while a session ended.

sign-in-window = Sign in
sign-in-window-error = Error: sign in
sign-in-heading = Sign in
sign-in-lede = For providers, analysts, agencies and auditors. To report something you need no account: <a>report here</a>.
sign-in-name = User name
sign-in-password = Password
sign-in-button = Sign in
sign-in-lost = If you lost your password, ask your administrator for a new one.
sign-in-wrong = Wrong user name or password.
sign-in-ended = Your session has ended. Sign in again and your page opens.
sign-in-first = Sign in and your page opens.
sign-in-kept = Your session has ended, and nothing was sent. Sign in again: what you typed is kept and comes back.
sign-in-too-long = Your session has ended, and nothing was sent. What you typed is too long to be kept: go back in your browser and copy it before you sign in.

kept-window = What you typed
kept-heading = What you typed
kept-gone = You are signed in again. The form you typed into is not there any more; nothing was sent.
kept-back = You are signed in again. What you typed is back in the form. Nothing was sent yet.
kept-go = Go to the page

account-window = Account
account-window-error = Error: account
account-heading = Your account
account-lede = You sign in as <exact>{ $user }</exact>.
account-must-change = Choose a password of your own. The one you have was drawn for you, so somebody else has seen it; nothing else opens until you have changed it.
account-password = Change your password
account-present = Present password
account-new = New password
account-new-hint = { $least } to { $most } characters. A few words that belong together only for you are good.
account-again = New password again
account-button = Change password
account-elsewhere = Wherever else you are signed in, you will be signed out.
account-language = Language
account-language-about = The pages that have been translated are shown in the language you choose. The others are in English.
account-language-browser = As the browser asks
account-language-button = Save the language
account-administration = Administration
account-administration-about = There are no pages for administration. It is done with the command <exact>clearline admin</exact>, on a machine that reaches the database.
account-administration-what = People, providers, agencies and hash lists are managed there, and each act is recorded in the ledger:

password-differs = The new password was not typed the same way twice.
password-wrong = That is not your present password.
password-same = The new password is the present one.
password-changed-meanwhile = Your password was changed meanwhile. Sign in again.
password-length = A password has { $least } to { $most } characters; this one has { $length }.
password-name = A password may not be your own name.
password-common = Many people choose this password, so it is among the first to be tried. Take a few words of your own.
