//! An account with invented words.

use clearline_frame::sample::{Rendered, at, entrance, page};
use clearline_i18n::Language;
use clearline_report::{Message, message};

use super::view::{Account, Factor, SessionRow};

fn session(id: &str, browser: Message, this: bool) -> SessionRow {
    SessionRow {
        id: id.to_owned(),
        browser,
        started: at("2026-11-23 08:02"),
        used: at("2026-11-23 16:31"),
        ends: at("2026-11-23 20:02"),
        this,
    }
}

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
        factor: Some(Factor { since: "2026-11-02".to_owned(), codes_left: 9 }).filter(|_| refused.is_none()),
        factor_to: "/sign-in/factor".to_owned(),
        codes_to: "/account/recovery-codes".to_owned(),
        sessions_to: "/account/sessions".to_owned(),
        sessions: vec![
            session("0a1b2c3d4e5f6071", message!("browser-firefox"), true),
            session("1a1b2c3d4e5f6072", message!("browser-chrome"), false),
        ],
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
