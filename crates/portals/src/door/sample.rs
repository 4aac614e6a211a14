//! The sign-in with invented words.

use clearline_frame::sample::{Rendered, entrance, page};
use clearline_frame::view::{Page, Tone};
use clearline_i18n::Language;
use clearline_report::{Message, message};

use super::view::SignIn;

fn sign_in(language: Language, refused: Option<&Message>) -> SignIn {
    let title = if refused.is_some() { message!("sign-in-window-error") } else { message!("sign-in-window") };
    SignIn {
        page: Page { language_form: Some("sign-in"), ..entrance(language, &title) },
        name: String::new(),
        refused: refused.map(|refused| language.say(refused)),
        to: String::new(),
        kept: String::new(),
    }
}

fn signed_out(language: Language) -> SignIn {
    let mut page = sign_in(language, None);
    page.page.said = Some(page.page.notice(Tone::Good, &message!("done-signed-out")));
    page
}

fn sign_in_again(language: Language) -> SignIn {
    let mut page = sign_in(language, None);
    page.page.notice = Some(page.page.notice(Tone::Caution, &message!("sign-in-kept")));
    SignIn { to: "/agency/referrals/R-891012771093118-1".to_owned(), kept: "c2VhbGVk".to_owned(), ..page }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let wrong = message!("sign-in-wrong");
    vec![
        page("sign-in", &signed_out(language)),
        page("sign-in-again", &sign_in_again(language)),
        page("sign-in-refused", &sign_in(language, Some(&wrong))),
    ]
}
