//! Each refusal with an invented number.

use clearline_i18n::Language;
use clearline_report::message;

use super::view::{Refusal, RefusalKind};
use crate::sample::{Rendered, open_to_all, page};

/// Why a page could not be given: every reason.
const KINDS: [RefusalKind; 8] = [
    RefusalKind::NotUnderstood,
    RefusalKind::NotYours,
    RefusalKind::Paused,
    RefusalKind::NotFound,
    RefusalKind::TooSlow,
    RefusalKind::TooMany,
    RefusalKind::OurFault,
    RefusalKind::NotNow,
];

fn refusal(language: Language, kind: RefusalKind) -> Rendered {
    let name = match kind {
        RefusalKind::NotUnderstood => "refusal-400",
        RefusalKind::NotYours => "refusal-403",
        RefusalKind::Paused => "refusal-403-paused",
        RefusalKind::NotFound => "refusal-404",
        RefusalKind::TooSlow => "refusal-408",
        RefusalKind::TooMany => "refusal-429",
        RefusalKind::OurFault => "refusal-500",
        RefusalKind::NotNow => "refusal-503",
    };
    let detail = (kind == RefusalKind::NotUnderstood).then(|| message!("form-stale"));
    let page_of = open_to_all(language, &kind.heading());
    page(name, &Refusal { page: page_of, kind, reference: "7f3a-19c2-0b44".to_owned(), detail })
}

/// Each refusal in one language.
pub fn pages(language: Language) -> Vec<Rendered> {
    KINDS.into_iter().map(|kind| refusal(language, kind)).collect()
}
