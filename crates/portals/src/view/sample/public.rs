//! Pages for anyone.

use clearline_i18n::Language;
use clearline_report::message;

use super::{Rendered, entrance, open_to_all, page, right_to_left, telling};
use crate::view::api::{Api, Operation};
use crate::view::public::{
    EMERGENCIES, Home, OTHER_PLACE, Refusal, RefusalKind, ReportAnswers, ReportForm, Sent,
};
use crate::view::sign_in::{Account, Kept, SignIn};
use crate::view::{Choice, Fact, FieldError, NavItem, Page, Tone};

pub(super) fn pages() -> Vec<Rendered> {
    let mut pages = vec![
        page("home", &Home { page: open_to_all("Report, and be heard"), emergencies: EMERGENCIES.to_vec() }),
        page(
            "home-rtl",
            &Home { page: right_to_left(open_to_all("Report")), emergencies: EMERGENCIES.to_vec() },
        ),
        page("report", &form(open_to_all("Tell us what happened"), ReportAnswers::default(), &[])),
        page("report-errors", &form(open_to_all("Error: tell us what happened"), typed(), &ERRORS)),
        page(
            "report-asked",
            &ReportForm { places: georgia(), ..form(open_to_all("Tell us what happened"), asked(), &ASKED) },
        ),
        page(
            "report-demonstration",
            &form(demonstration("Tell us what happened"), ReportAnswers::default(), &[]),
        ),
        page("report-rtl", &form(right_to_left(open_to_all("Tell us what happened")), arabic(), &[])),
        page("account", &account(false, None)),
        page("account-first", &account(true, None)),
        page("account-refused", &account(false, Some("That is not your present password."))),
        page("sent", &sent(false, false)),
        page("sent-reachable", &sent(true, false)),
        page("sent-named", &sent(true, true)),
        page("sign-in", &sign_in(None)),
        page("sign-in-again", &sign_in_again()),
        page("kept", &kept()),
        page("sign-in-refused", &sign_in(Some("Wrong user name or password."))),
        page("api", &api()),
    ];
    pages.extend(RefusalKind::ALL.map(refusal));
    pages
}

const ERRORS: [(&str, &str); 3] = [
    ("danger", "Say whether a child is in danger right now. “I am not sure” is fine."),
    ("story", "Write a few words about what happened."),
    ("contact", "Write an e-mail address or a phone number, or leave this empty."),
];

fn form(page: Page, answers: ReportAnswers, errors: &[(&str, &str)]) -> ReportForm {
    let error =
        |(field, words): &(&str, &str)| FieldError { field: (*field).to_owned(), words: (*words).to_owned() };
    ReportForm {
        page,
        emergencies: EMERGENCIES.to_vec(),
        answers,
        places: Vec::new(),
        errors: errors.iter().map(error).collect(),
        story_chars_max: 20_000,
    }
}

const ASKED: [(&str, &str); 1] = [("place", "Choose which place you mean by “Georgia”.")];

fn asked() -> ReportAnswers {
    ReportAnswers {
        incident: "contact".to_owned(),
        country: "Georgia".to_owned(),
        ..ReportAnswers::default()
    }
}

fn georgia() -> Vec<Choice> {
    [
        ("GE", "Georgia, the country"),
        ("US:GA", "Georgia, United States"),
        (OTHER_PLACE, "Another place, or I do not know"),
    ]
    .map(|(value, words)| Choice::new(value, words))
    .into()
}

fn demonstration(title: &str) -> Page {
    Page { demonstration: true, ..open_to_all(title) }
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

fn sent(reachable: bool, named: bool) -> Sent {
    Sent {
        page: open_to_all("Your report has arrived"),
        emergencies: EMERGENCIES.to_vec(),
        number: "891 012 771 093 118".to_owned(),
        reachable,
        named,
    }
}

fn sign_in(refused: Option<&str>) -> SignIn {
    let page = match refused {
        None => telling(entrance("Sign in"), Tone::Good, "You are signed out."),
        Some(_) => entrance("Error: sign in"),
    };
    SignIn {
        page,
        name: String::new(),
        refused: refused.map(str::to_owned),
        to: String::new(),
        kept: String::new(),
    }
}

fn sign_in_again() -> SignIn {
    let words =
        "Your session has ended, and nothing was sent. Sign in again: what you typed is kept and comes back.";
    SignIn {
        page: telling(entrance("Sign in"), Tone::Caution, words),
        to: "/agency/referrals/R-891012771093118-1".to_owned(),
        kept: "c2VhbGVk".to_owned(),
        ..sign_in(None)
    }
}

fn kept() -> Kept {
    let words = "You are signed in again. The form you typed into is not there any more; nothing was sent.";
    Kept {
        page: telling(entrance("What you typed"), Tone::Caution, words),
        typed: vec![Fact::new("note", "She named the school in her profile.")],
        back: "/agency/referrals/R-891012771093118-1".to_owned(),
    }
}

fn account(must_change: bool, refused: Option<&str>) -> Account {
    let title = if refused.is_some() { "Error: account" } else { "Account" };
    Account {
        page: entrance(title),
        user: "r.okafor".to_owned(),
        change_to: "/account/password".to_owned(),
        chars_min: 12,
        chars_max: 128,
        must_change,
        administers: !must_change && refused.is_none(),
        refused: refused.map(str::to_owned),
        to: String::new(),
        kept: String::new(),
    }
}

fn refusal(kind: RefusalKind) -> Rendered {
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
    let detail = (kind == RefusalKind::NotUnderstood).then(|| message!("form-stale").into());
    let refusal = Refusal {
        page: open_to_all(&Language::ENGLISH.say(&kind.heading())),
        kind,
        reference: "7f3a-19c2-0b44".to_owned(),
        detail,
    };
    page(name, &refusal)
}

fn api() -> Api {
    let operation = |(method, path, words): (&str, &str, &str)| Operation {
        method: method.to_owned(),
        path: path.to_owned(),
        words: words.to_owned(),
    };
    Api {
        page: Page {
            nav: vec![NavItem { href: "/sign-in".to_owned(), words: "Sign in".to_owned(), here: false }],
            ..entrance("Interfaces for programs")
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
