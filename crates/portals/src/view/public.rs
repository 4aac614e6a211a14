//! Pages for anyone: what this is, the report form, and what to read when something is missing.

use askama::Template;
use clearline_report::{IncidentType, Message, message};

use super::{Choice, FieldError, Page, Words};

/// A number to call now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// Where it works.
    pub place: Message,
    /// What to dial.
    pub number: &'static str,
}

/// The emergency numbers of the countries most reports come from. 112 works from every mobile telephone
/// on GSM networks (3GPP TS 22.101) and in the whole European Union (Directive (EU) 2018/1972, article 109).
pub static EMERGENCIES: [Emergency; 8] = [
    Emergency { place: message!("emergency-europe"), number: "112" },
    Emergency { place: message!("emergency-north-america"), number: "911" },
    Emergency { place: message!("emergency-united-kingdom"), number: "999" },
    Emergency { place: message!("emergency-australia"), number: "000" },
    Emergency { place: message!("emergency-new-zealand"), number: "111" },
    Emergency { place: message!("emergency-brazil"), number: "190" },
    Emergency { place: message!("emergency-japan"), number: "110" },
    Emergency { place: message!("emergency-south-africa"), number: "10111" },
];

/// The page at `/`.
#[derive(Debug, Clone, Template)]
#[template(path = "public/home.html")]
pub struct Home {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Numbers to call now; normally [`EMERGENCIES`].
    pub emergencies: Vec<Emergency>,
}

/// What a person said on the form, as typed; the field names are those of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportAnswers {
    /// One of the values of [`incident_choices`].
    pub incident: String,
    /// What happened.
    pub story: String,
    /// Links, one a line.
    pub urls: String,
    /// The app, game or site.
    pub app: String,
    /// The name or account of the person reported.
    pub account: String,
    /// When, in their words.
    pub when: String,
    /// `yes`, `no` or `unsure`.
    pub danger: String,
    /// Country, in their words.
    pub country: String,
    /// Their name, if they give it.
    pub name: String,
    /// E-mail or telephone, if they give it.
    pub contact: String,
    /// May agencies have name and contact: `yes`, `no` or empty.
    pub agencies: String,
}

/// The choice for a person who means none of the offered places.
pub const OTHER_PLACE: &str = "other";

/// `/report`. Posts the fields of [`ReportAnswers`] and `csrf` to itself; the field `language` asks for the page in another
/// language, with what was typed, and nothing is sent. Shown again with `errors` when
/// something is missing, with all that was typed.
#[derive(Debug, Clone, Template)]
#[template(path = "public/report.html")]
pub struct ReportForm {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Numbers to call now; normally [`EMERGENCIES`].
    pub emergencies: Vec<Emergency>,
    /// What was typed.
    pub answers: ReportAnswers,
    /// What the words about the country may mean; empty where they have one meaning. The field's name is `place`.
    pub places: Vec<Choice>,
    /// What is wrong with it.
    pub errors: Vec<FieldError>,
    /// The most characters the story may have; the page says it.
    pub story_chars_max: usize,
}

impl ReportForm {
    /// What is wrong with one field.
    pub fn error(&self, field: &str) -> Option<&Words> {
        self.errors.iter().find(|error| error.field == field).map(|error| &error.words)
    }

    /// The kinds of incident, with the answer given.
    pub fn incidents(&self) -> Vec<Choice> {
        let chosen = |choice: Choice| Choice { chosen: choice.value == self.answers.incident, ..choice };
        incident_choices().into_iter().map(chosen).collect()
    }

    /// The answers to "is a child in danger right now?", with the one given.
    pub fn dangers(&self) -> Vec<Choice> {
        let choices = [
            ("yes", message!("report-danger-yes")),
            ("no", message!("report-danger-no")),
            ("unsure", message!("report-danger-unsure")),
        ];
        self.choices(&choices, &self.answers.danger)
    }

    /// May the police have name and contact, with the answer given.
    pub fn agencies(&self) -> Vec<Choice> {
        let choices = [("yes", message!("report-agencies-yes")), ("no", message!("report-agencies-no"))];
        self.choices(&choices, &self.answers.agencies)
    }

    fn choices(&self, choices: &[(&str, Message)], answer: &str) -> Vec<Choice> {
        let choice = |(value, words): &(&str, Message)| Choice {
            chosen: *value == answer,
            ..Choice::new(*value, words)
        };
        choices.iter().map(choice).collect()
    }
}

/// The incident types in words a child can read: the form's value, the words, a second line, and what they mean to us.
static INCIDENTS: [(&str, Message, Message, IncidentType); 8] = [
    ("contact", message!("incident-contact"), message!("incident-contact-hint"), IncidentType::Enticement),
    ("pictures", message!("incident-pictures"), message!("incident-pictures-hint"), IncidentType::Csam),
    ("abuse", message!("incident-abuse"), message!("incident-abuse-hint"), IncidentType::Molestation),
    ("selling", message!("incident-selling"), message!("incident-selling-hint"), IncidentType::Trafficking),
    ("travel", message!("incident-travel"), message!("incident-travel-hint"), IncidentType::Tourism),
    ("sent", message!("incident-sent"), message!("incident-sent-hint"), IncidentType::ObsceneMaterial),
    (
        "address",
        message!("incident-address"),
        message!("incident-address-hint"),
        IncidentType::MisleadingDomain,
    ),
    ("words", message!("incident-words"), message!("incident-words-hint"), IncidentType::MisleadingWords),
];

/// The incident types as the form offers them, the most frequent first.
pub fn incident_choices() -> Vec<Choice> {
    let choice = |(value, words, hint, _): &(&str, Message, Message, IncidentType)| Choice {
        hint: Some(hint.into()),
        ..Choice::new(*value, words)
    };
    INCIDENTS.iter().map(choice).collect()
}

/// The incident type that a value of the form means; nothing for a value the form does not offer.
pub fn incident_type(value: &str) -> Option<IncidentType> {
    INCIDENTS.iter().find(|(name, ..)| *name == value).map(|(.., kind)| *kind)
}

/// `/report/sent/{token}`. Made to be printed on one sheet.
#[derive(Debug, Clone, Template)]
#[template(path = "public/sent.html")]
pub struct Sent {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Numbers to call now; normally [`EMERGENCIES`].
    pub emergencies: Vec<Emergency>,
    /// The number to quote.
    pub number: String,
    /// True where the person said how to reach them.
    pub reachable: bool,
    /// True where agencies may learn it.
    pub named: bool,
}

/// Any refusal, for any audience.
#[derive(Debug, Clone, Template)]
#[template(path = "public/refusal.html")]
pub struct Refusal {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// What it is about.
    pub kind: RefusalKind,
    /// What to quote when asking about it.
    pub reference: String,
    /// What exactly was wrong, where the person can do something about it.
    pub detail: Option<Message>,
}

/// Why a page could not be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// 400: it could not be understood.
    NotUnderstood,
    /// 403: not by this person.
    NotYours,
    /// 403: not while the person's agency is suspended.
    Paused,
    /// 404: nothing is there, or its existence is not disclosed.
    NotFound,
    /// 408: it did not arrive in time.
    TooSlow,
    /// 429: too many at once.
    TooMany,
    /// 500: our fault.
    OurFault,
    /// 503: not now.
    NotNow,
}

impl RefusalKind {
    /// All of them.
    pub const ALL: [RefusalKind; 8] = [
        RefusalKind::NotUnderstood,
        RefusalKind::NotYours,
        RefusalKind::Paused,
        RefusalKind::NotFound,
        RefusalKind::TooSlow,
        RefusalKind::TooMany,
        RefusalKind::OurFault,
        RefusalKind::NotNow,
    ];

    /// The status code of HTTP.
    pub fn status(self) -> u16 {
        match self {
            RefusalKind::NotUnderstood => 400,
            RefusalKind::NotYours | RefusalKind::Paused => 403,
            RefusalKind::NotFound => 404,
            RefusalKind::TooSlow => 408,
            RefusalKind::TooMany => 429,
            RefusalKind::OurFault => 500,
            RefusalKind::NotNow => 503,
        }
    }

    /// The heading.
    pub fn heading(self) -> Message {
        match self {
            RefusalKind::NotUnderstood => message!("refusal-not-understood"),
            RefusalKind::NotYours => message!("refusal-not-yours"),
            RefusalKind::Paused => message!("refusal-paused"),
            RefusalKind::NotFound => message!("refusal-not-found"),
            RefusalKind::TooSlow => message!("refusal-too-slow"),
            RefusalKind::TooMany => message!("refusal-too-many"),
            RefusalKind::OurFault => message!("refusal-our-fault"),
            RefusalKind::NotNow => message!("refusal-not-now"),
        }
    }

    /// Where to go from here, and what that link says.
    pub fn way(self) -> (&'static str, Message) {
        match self {
            RefusalKind::NotYours => ("/home", message!("refusal-own-pages")),
            _ => ("/", message!("refusal-start")),
        }
    }

    /// What to do next.
    pub fn advice(self) -> Message {
        match self {
            RefusalKind::NotUnderstood => message!("refusal-not-understood-advice"),
            RefusalKind::NotYours => message!("refusal-not-yours-advice"),
            RefusalKind::Paused => message!("refusal-paused-advice"),
            RefusalKind::NotFound => message!("refusal-not-found-advice"),
            RefusalKind::TooSlow => message!("refusal-too-slow-advice"),
            RefusalKind::TooMany => message!("refusal-too-many-advice"),
            RefusalKind::OurFault => message!("refusal-our-fault-advice"),
            RefusalKind::NotNow => message!("refusal-not-now-advice"),
        }
    }
}
