//! Words that were kept, all invented.

use clearline_i18n::Language;
use clearline_report::message;

use super::view::Kept;
use crate::sample::{Rendered, entrance, page};
use crate::view::{Fact, Tone, Words};

fn kept(language: Language) -> Kept {
    let mut page = entrance(language, &message!("kept-window"));
    page.notice = Some(page.notice(Tone::Caution, &message!("kept-gone")));
    Kept {
        page,
        typed: vec![Fact::new(Words::data("note"), Words::data("She named the school in her profile."))],
        back: "/agency/referrals/R-891012771093118-1".to_owned(),
    }
}

/// The page in one language.
pub fn pages(language: Language) -> Vec<Rendered> {
    vec![page("kept", &kept(language))]
}
