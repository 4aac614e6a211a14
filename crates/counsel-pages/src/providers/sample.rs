//! The list of providers with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::Words;
use clearline_report::message;

use super::view::{ProviderRow, Providers};
use crate::sample::{Counsel, TODAY, details};

fn providers(counsel: Counsel, q: &str, rows: Vec<ProviderRow>) -> Providers {
    Providers {
        page: counsel.page(&message!("counsel-window-providers"), "/counsel/providers"),
        q: q.to_owned(),
        on: TODAY.to_owned(),
        known: String::new(),
        proposes: q.is_empty(),
        rows,
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    let rows = vec![
        ProviderRow {
            id: "example".to_owned(),
            service: "Example Social".to_owned(),
            reports: Some(Words::value(123_456_u64)),
            details: details(),
        },
        ProviderRow {
            id: "other".to_owned(),
            service: "Other <Example>".to_owned(),
            reports: None,
            details: Vec::new(),
        },
    ];
    vec![
        page("counsel-providers", &providers(counsel, "", rows)),
        page("counsel-providers-empty", &providers(counsel, "nothing <like> this", vec![])),
    ]
}
