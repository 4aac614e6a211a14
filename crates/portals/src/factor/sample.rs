//! The page of the second factor with an invented secret.

use clearline_frame::sample::{Rendered, entrance, page};
use clearline_i18n::Language;
use clearline_report::message;

use super::picture;
use super::view::{FactorPage, NewFactor};

/// An invented secret: it is nobody's.
const ADDRESS: &str =
    "otpauth://totp/Clearline:r.okafor?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Clearline";

fn factor(language: Language, sets_up: bool, refused: bool) -> FactorPage {
    let title = if refused { message!("factor-window-error") } else { message!("factor-window") };
    let (size, path) = picture::of(ADDRESS).unwrap_or_default();
    let new = NewFactor {
        size,
        path,
        key: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".to_owned(),
        offer: "0c0ffee0".to_owned(),
    };
    FactorPage {
        page: entrance(language, &title),
        refused: refused.then(|| language.say(&message!("factor-wrong"))),
        new: sets_up.then_some(new),
        to: String::new(),
        kept: String::new(),
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![
        page("factor", &factor(language, false, false)),
        page("factor-refused", &factor(language, false, true)),
        page("factor-set-up", &factor(language, true, false)),
    ]
}
