//! An account with invented words.

use clearline_frame::sample::{Rendered, entrance, page};
use clearline_i18n::Language;
use clearline_report::{Message, message};

use super::view::Account;

fn account(language: Language, must_change: bool, refused: Option<&Message>) -> Account {
    let title = if refused.is_some() { message!("account-window-error") } else { message!("account-window") };
    Account {
        page: entrance(language, &title),
        user: "r.okafor".to_owned(),
        change_to: "/account/password".to_owned(),
        language_to: "/account/language".to_owned(),
        language: Some(language).filter(|language| !language.is_invented()),
        chars_min: 12,
        chars_max: 128,
        must_change,
        administers: !must_change && refused.is_none(),
        refused: refused.map(|refused| language.say(refused)),
        to: String::new(),
        kept: String::new(),
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![
        page("account", &account(language, false, None)),
        page("account-first", &account(language, true, None)),
        page("account-refused", &account(language, false, Some(&message!("password-wrong")))),
    ]
}
