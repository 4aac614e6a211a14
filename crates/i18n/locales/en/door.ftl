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

factor-window = Second factor
factor-window-error = Error: second factor
factor-heading = Show your second factor
factor-lede = Open the authenticator app on your telephone and type the code that it shows for Clearline.
factor-code = Code
factor-code-hint = 6 digits from the app. If you do not have the app at hand, type one of your recovery codes instead.
factor-button = Go on
factor-lost = If you lost the app and the recovery codes, ask whoever manages your account to take the second factor away.
factor-set-up-heading = Set up a second factor
factor-set-up-lede = A password can be stolen without your knowing it. From now on you sign in with your password and a code from your telephone.
factor-step-app = Install an authenticator app on your telephone, if you have none. Any app for time-based codes (TOTP) will do.
factor-step-scan = Scan this picture with the app.
factor-picture = QR code with the secret for the app
factor-step-type = If you cannot scan it, choose to enter a key in the app, and type this one: <exact>{ $key }</exact>
factor-step-code = Type the code that the app shows now.
factor-first-hint = 6 digits. The app shows a new code every 30 seconds.
factor-set-up-button = Set up
factor-wrong = That code does not fit, or was used already. Wait for the next one and type it.
factor-wrong-first = That code does not fit. Check that the clock of your telephone is right, wait for the next code and type it.
factor-is-set-up = A second factor was set up meanwhile. Sign in again.

codes-window = Recovery codes
codes-heading = Keep these recovery codes
codes-lede = Each of them opens your account once, without the app. They are shown now and never again.
codes-keep = Print this page or write the codes down. Keep them apart from your password and your telephone.
codes-go = I have kept them: go on

account-factor = Second factor
account-factor-since = Set up on { $day }.
account-factor-none = You have none. You may set one up.
account-factor-set-up = Set up a second factor
account-codes-left =
    { $count ->
        [0] You have no recovery codes left. Draw new ones now.
        [one] You have one recovery code left.
       *[other] You have { $count } recovery codes left.
    }
account-codes-about = New codes end the old ones. To draw them, type a code from your app.
account-codes-button = Draw new recovery codes
account-sessions = Where you are signed in
account-sessions-about = If you do not know one of these, end it and change your password.
account-session-browser = Browser
account-session-started = Signed in
account-session-used = Last used
account-session-ends = Ends
account-session-this = this one
account-session-end = End
account-session-end-which = End the session of { $started }
browser-firefox = Firefox
browser-edge = Edge
browser-chrome = Chrome
browser-safari = Safari
browser-other = another browser
