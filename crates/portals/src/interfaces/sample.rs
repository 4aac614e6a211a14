//! The page about the interfaces, with operations that stand for all.

use clearline_frame::sample::{Rendered, entrance, page};
use clearline_frame::view::{NavItem, Page};
use clearline_http::Operation;
use clearline_i18n::Language;
use clearline_report::message;

use super::view::Api;

fn api(language: Language) -> Api {
    let operation = |(method, path, words): (&str, &str, &str)| Operation {
        method: method.to_owned(),
        path: path.to_owned(),
        words: words.to_owned(),
    };
    Api {
        page: Page {
            nav: vec![NavItem {
                href: "/sign-in".to_owned(),
                words: message!("sign-in-window").into(),
                here: false,
            }],
            languages: Vec::new(),
            ..entrance(language, &message!("api-window"))
        },
        base: "https://clearline.example.com".to_owned(),
        agency: [
            ("GET", "/api/v1/referrals", "The inbox, most urgent first."),
            (
                "GET",
                "/api/v1/referrals/{id}",
                "One referral: facts, evidence, files with their gates, legal ground.",
            ),
            (
                "POST",
                "/api/v1/referrals/{id}/acknowledge",
                "Acknowledges the conditions; needed before the first reading.",
            ),
            ("POST", "/api/v1/referrals/{id}/accept", "Takes it."),
            ("POST", "/api/v1/referrals/{id}/decline", "Does not take it, with a reason."),
            ("POST", "/api/v1/referrals/{id}/re-refer", "Hands it on to another agency."),
            ("POST", "/api/v1/referrals/{id}/feedback", "Says what came of it; may be sent again."),
        ]
        .map(operation)
        .into(),
        provider: [
            ("GET", "/ispws/status", "Are the credentials good?"),
            ("GET", "/ispws/xsd", "The schema that validates reports."),
            ("POST", "/ispws/submit", "Opens a report."),
            ("POST", "/ispws/upload", "Adds a file."),
            ("POST", "/ispws/fileinfo", "Says something about a file."),
            ("POST", "/ispws/finish", "Finishes the report; from here on it cannot change."),
            ("POST", "/ispws/retract", "Withdraws a report that is not finished."),
        ]
        .map(operation)
        .into(),
    }
}

/// The page in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![page("api", &api(language))]
}
