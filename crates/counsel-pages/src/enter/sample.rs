//! The form for what is known of a provider or a country, with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{FieldError, Words};
use clearline_law::{Basis, Confidence, DetailOf};
use clearline_report::message;

use super::view::{Enter, EnterFields};
use crate::ask::document_hint;
use crate::sample::{Counsel, choices, error};
use crate::view::Link;

fn form(counsel: Counsel, name: Words, service: Option<&str>, errors: Vec<FieldError>) -> Enter {
    let details =
        [DetailOf::LegalProcess, DetailOf::Emergency].map(|one| (one.word(), Words::Heading(one.message())));
    let bases = [Basis::OfficialPage, Basis::Document].map(|one| (one.word(), Words::Heading(one.message())));
    let sure = Confidence::ALL.map(|one| (one.word(), Words::Heading(one.message())));
    let typed = service.is_some();
    Enter {
        page: counsel.page(&message!("counsel-window-enter"), "/counsel/providers"),
        back: Link::new("/counsel/providers", message!("counsel-providers")),
        name,
        about: if typed { "new".to_owned() } else { "example".to_owned() },
        fields: EnterFields {
            service: service.map(str::to_owned),
            details: choices(details.into(), if typed { "emergency" } else { "" }),
            value: if typed { "police@example.com, at <any> hour".to_owned() } else { String::new() },
            publisher: if typed { "Example Social".to_owned() } else { String::new() },
            title: if typed { "page for the police".to_owned() } else { String::new() },
            url: if typed { "example.com/police".to_owned() } else { String::new() },
            as_of: if typed { "2026-10".to_owned() } else { String::new() },
            bases: choices(bases.into(), "official page"),
            confidences: choices(sure.into(), "medium"),
            document: document_hint(),
            reason: if typed { "Officers ask for it.".to_owned() } else { String::new() },
        },
        errors,
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    let wrong = ["service", "detail", "value", "publisher", "title", "as_of", "basis", "confidence"]
        .map(|field| error(field, message!("counsel-choose-one")));
    let mut wrong: Vec<FieldError> = wrong.into();
    wrong.push(error("url", message!("counsel-refused-address")));
    wrong.push(error("document", message!("counsel-refused-document")));
    wrong.push(error("reason", message!("counsel-refused-reason")));
    let new = message!("counsel-enter-new-provider");
    vec![
        page("counsel-enter", &form(counsel, Words::data("Example Social"), None, Vec::new())),
        page("counsel-enter-wrong", &form(counsel, new.into(), Some("Other <Example>"), wrong)),
    ]
}
