//! The form of the public with invented words.

use clearline_frame::sample::{Rendered, open_to_all, page};
use clearline_frame::view::{Choice, FieldError, Page};
use clearline_i18n::Language;
use clearline_report::{Argument, Message, message};

use super::view::{OTHER_PLACE, ReportAnswers, ReportForm};
use crate::public::view::EMERGENCIES;

fn form(language: Language, answers: ReportAnswers, errors: &[(&str, Message)]) -> ReportForm {
    let error =
        |(field, words): &(&str, Message)| FieldError { field: (*field).to_owned(), words: words.into() };
    ReportForm {
        page: Page { language_form: Some("report"), ..open_to_all(language, &message!("report-window")) },
        emergencies: EMERGENCIES.to_vec(),
        answers,
        places: Vec::new(),
        errors: errors.iter().map(error).collect(),
        story_chars_max: 20_000,
    }
}

fn asked(language: Language) -> ReportForm {
    let answers = ReportAnswers {
        incident: "contact".to_owned(),
        country: "Georgia".to_owned(),
        ..ReportAnswers::default()
    };
    let country = |id: &'static str, name: &str| Message::new(id).with("country", Argument::name(name));
    let region = country("report-place-region", "United States").with("region", Argument::name("Georgia"));
    let places = [
        ("GE", country("report-place-country", "Georgia")),
        ("US:GA", region),
        (OTHER_PLACE, message!("report-place-other")),
    ];
    let open = message!("public-place-open", typed = Argument::words("Georgia"));
    ReportForm {
        places: places.map(|(value, words)| Choice::new(value, words)).into(),
        ..form(language, answers, &[("place", open)])
    }
}

fn errors() -> [(&'static str, Message); 3] {
    [
        ("incident", message!("public-incident-missing")),
        ("story", message!("public-story-missing")),
        ("contact", message!("public-email-form")),
    ]
}

fn demonstration(form: ReportForm) -> ReportForm {
    ReportForm { page: Page { demonstration: true, ..form.page }, ..form }
}

fn typed() -> ReportAnswers {
    ReportAnswers {
        incident: "contact".to_owned(),
        urls: "https://example.com/a/very/long/address/that/never/ends/and/has/no/place/to/break/0123456789abcdef0123456789"
            .to_owned(),
        app: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".to_owned(),
        account: "\"><script>alert(1)</script>".to_owned(),
        contact: "call me".to_owned(),
        ..ReportAnswers::default()
    }
}

fn arabic() -> ReportAnswers {
    ReportAnswers {
        story: "شخص لا أعرفه يكتب إلى أختي كل ليلة.".to_owned(),
        danger: "unsure".to_owned(),
        ..ReportAnswers::default()
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let empty = form(language, ReportAnswers::default(), &[]);
    vec![
        page("report", &empty),
        page("report-errors", &form(language, typed(), &errors())),
        page("report-asked", &asked(language)),
        page("report-demonstration", &demonstration(empty.clone())),
    ]
}

/// The page in a language that is written from right to left.
pub(crate) fn turned() -> Rendered {
    page("report-rtl", &form(Language::PSEUDO_RTL, arabic(), &[]))
}
