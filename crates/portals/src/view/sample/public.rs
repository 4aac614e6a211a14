//! Pages for anyone, and those of signing in: each in any language, so that tests read them in the invented ones.

use clearline_http::Operation;
use clearline_i18n::Language;
use clearline_report::{Argument, Message, message};

use super::{Rendered, page};
use crate::view::api::Api;
use crate::view::public::{
    EMERGENCIES, Home, OTHER_PLACE, Refusal, RefusalKind, ReportAnswers, ReportForm, Sent,
};
use crate::view::sign_in::{Account, Kept, SignIn};
use crate::view::{Audience, Choice, Fact, FieldError, LanguageChoice, NavItem, Page, Tone, Words};

pub(super) fn pages() -> Vec<Rendered> {
    let turned = Sample(Language::PSEUDO_RTL);
    let mut pages = Sample(Language::ENGLISH).pages();
    pages.extend([page("home-rtl", &turned.home()), page("report-rtl", &turned.form(arabic(), &[]))]);
    pages
}

/// The pages whose words are in catalogues, in one language.
#[cfg(test)]
pub(crate) fn pages_in(language: Language) -> Vec<Rendered> {
    Sample(language).pages()
}

/// Pages in one language.
#[derive(Clone, Copy)]
struct Sample(Language);

impl Sample {
    fn pages(self) -> Vec<Rendered> {
        let form = self.form(ReportAnswers::default(), &[]);
        let wrong = message!("sign-in-wrong");
        let mut pages = vec![
            page("home", &self.home()),
            page("report", &form),
            page("report-errors", &self.form(typed(), &errors())),
            page("report-asked", &self.asked()),
            page("report-demonstration", &demonstration(form.clone())),
            page("account", &self.account(false, None)),
            page("account-first", &self.account(true, None)),
            page("account-refused", &self.account(false, Some(&message!("password-wrong")))),
            page("sent", &self.sent(false, false)),
            page("sent-reachable", &self.sent(true, false)),
            page("sent-named", &self.sent(true, true)),
            page("sign-in", &self.signed_out()),
            page("sign-in-again", &self.sign_in_again()),
            page("kept", &self.kept()),
            page("sign-in-refused", &self.sign_in(Some(&wrong))),
            page("api", &self.api()),
        ];
        pages.extend(RefusalKind::ALL.map(|kind| self.refusal(kind)));
        pages
    }

    fn open_to_all(self, title: &Message) -> Page {
        let choice = |language: Language| LanguageChoice {
            language,
            href: format!("/sample?lang={}", language.tag()),
        };
        Page {
            csrf: "sample".to_owned(),
            exit: true,
            languages: Language::all().map(choice).collect(),
            ..Page::of(title, Audience::Public, self.0)
        }
    }

    /// A page for whoever works here and need not leave in a hurry, before or beside their own pages.
    fn entrance(self, title: &Message) -> Page {
        Page { exit: false, ..self.open_to_all(title) }
    }

    fn home(self) -> Home {
        Home { page: self.open_to_all(&message!("home-window")), emergencies: EMERGENCIES.to_vec() }
    }

    fn form(self, answers: ReportAnswers, errors: &[(&str, Message)]) -> ReportForm {
        let error =
            |(field, words): &(&str, Message)| FieldError { field: (*field).to_owned(), words: words.into() };
        ReportForm {
            page: Page { language_form: Some("report"), ..self.open_to_all(&message!("report-window")) },
            emergencies: EMERGENCIES.to_vec(),
            answers,
            places: Vec::new(),
            errors: errors.iter().map(error).collect(),
            story_chars_max: 20_000,
        }
    }

    fn asked(self) -> ReportForm {
        let answers = ReportAnswers {
            incident: "contact".to_owned(),
            country: "Georgia".to_owned(),
            ..ReportAnswers::default()
        };
        let country = |id: &'static str, name: &str| Message::new(id).with("country", Argument::name(name));
        let region =
            country("report-place-region", "United States").with("region", Argument::name("Georgia"));
        let places = [
            ("GE", country("report-place-country", "Georgia")),
            ("US:GA", region),
            (OTHER_PLACE, message!("report-place-other")),
        ];
        let open = message!("public-place-open", typed = Argument::words("Georgia"));
        ReportForm {
            places: places.map(|(value, words)| Choice::new(value, words)).into(),
            ..self.form(answers, &[("place", open)])
        }
    }

    fn sent(self, reachable: bool, named: bool) -> Sent {
        Sent {
            page: self.open_to_all(&message!("sent-window")),
            emergencies: EMERGENCIES.to_vec(),
            number: "891 012 771 093 118".to_owned(),
            reachable,
            named,
        }
    }

    fn api(self) -> Api {
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
                ..self.entrance(&message!("api-window"))
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

    fn sign_in(self, refused: Option<&Message>) -> SignIn {
        let title =
            if refused.is_some() { message!("sign-in-window-error") } else { message!("sign-in-window") };
        SignIn {
            page: Page { language_form: Some("sign-in"), ..self.entrance(&title) },
            name: String::new(),
            refused: refused.map(|refused| self.0.say(refused)),
            to: String::new(),
            kept: String::new(),
        }
    }

    fn signed_out(self) -> SignIn {
        let mut page = self.sign_in(None);
        page.page.said = Some(page.page.notice(Tone::Good, &message!("done-signed-out")));
        page
    }

    fn sign_in_again(self) -> SignIn {
        let mut page = self.sign_in(None);
        page.page.notice = Some(page.page.notice(Tone::Caution, &message!("sign-in-kept")));
        SignIn { to: "/agency/referrals/R-891012771093118-1".to_owned(), kept: "c2VhbGVk".to_owned(), ..page }
    }

    fn kept(self) -> Kept {
        let mut page = self.entrance(&message!("kept-window"));
        page.notice = Some(page.notice(Tone::Caution, &message!("kept-gone")));
        Kept {
            page,
            typed: vec![Fact::new(Words::data("note"), Words::data("She named the school in her profile."))],
            back: "/agency/referrals/R-891012771093118-1".to_owned(),
        }
    }

    fn account(self, must_change: bool, refused: Option<&Message>) -> Account {
        let title =
            if refused.is_some() { message!("account-window-error") } else { message!("account-window") };
        Account {
            page: self.entrance(&title),
            user: "r.okafor".to_owned(),
            change_to: "/account/password".to_owned(),
            language_to: "/account/language".to_owned(),
            language: Some(self.0).filter(|language| !language.is_invented()),
            chars_min: 12,
            chars_max: 128,
            must_change,
            administers: !must_change && refused.is_none(),
            refused: refused.map(|refused| self.0.say(refused)),
            to: String::new(),
            kept: String::new(),
        }
    }

    fn refusal(self, kind: RefusalKind) -> Rendered {
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
        let page_of = self.open_to_all(&kind.heading());
        page(name, &Refusal { page: page_of, kind, reference: "7f3a-19c2-0b44".to_owned(), detail })
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
