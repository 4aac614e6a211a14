//! Pages for anyone: what this is, the report form, and what to read when something is missing.

use askama::Template;
use clearline_report::IncidentType;

use super::{Choice, FieldError, Page};

/// A number to call now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Emergency {
    /// Where it works.
    pub place: &'static str,
    /// What to dial.
    pub number: &'static str,
}

/// The emergency numbers of the countries most reports come from. 112 works from every mobile telephone
/// on GSM networks (3GPP TS 22.101) and in the whole European Union (Directive (EU) 2018/1972, article 109).
pub const EMERGENCIES: [Emergency; 8] = [
    Emergency { place: "Europe, India, most mobile phones", number: "112" },
    Emergency { place: "United States and Canada", number: "911" },
    Emergency { place: "United Kingdom", number: "999" },
    Emergency { place: "Australia", number: "000" },
    Emergency { place: "New Zealand", number: "111" },
    Emergency { place: "Brazil", number: "190" },
    Emergency { place: "Japan", number: "110" },
    Emergency { place: "South Africa", number: "10111" },
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

/// `/report`. Posts the fields of [`ReportAnswers`] and `csrf` to itself; shown again with `errors` when something is
/// missing, with all that was typed.
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
    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field == field).map(|error| error.words.as_str())
    }

    /// The kinds of incident, with the answer given.
    pub fn incidents(&self) -> Vec<Choice> {
        let chosen = |choice: Choice| Choice { chosen: choice.value == self.answers.incident, ..choice };
        incident_choices().into_iter().map(chosen).collect()
    }

    /// The answers to "is a child in danger right now?", with the one given.
    pub fn dangers(&self) -> Vec<Choice> {
        chosen(&[("yes", "Yes"), ("no", "No"), ("unsure", "I am not sure")], &self.answers.danger)
    }

    /// May the police have name and contact, with the answer given.
    pub fn agencies(&self) -> Vec<Choice> {
        let yes = "Yes, the police may have it, and may get in touch with me";
        let no = "No, do not pass it on";
        chosen(&[("yes", yes), ("no", no)], &self.answers.agencies)
    }
}

fn chosen(choices: &[(&str, &str)], answer: &str) -> Vec<Choice> {
    let choice =
        |(value, words): &(&str, &str)| Choice { chosen: *value == answer, ..Choice::new(*value, *words) };
    choices.iter().map(choice).collect()
}

/// The incident types in words a child can read: the form's value, the words, and what they mean to us.
const INCIDENTS: [(&str, &str, &str, IncidentType); 8] = [
    (
        "contact",
        "An adult talks to me, or to a child, about sex",
        "Or asks for pictures, wants to meet, or threatens.",
        IncidentType::Enticement,
    ),
    (
        "pictures",
        "Sexual pictures or videos of me, or of a child",
        "Someone has them, shares them, makes them or asks for them. Made by a computer counts too.",
        IncidentType::Csam,
    ),
    (
        "abuse",
        "Someone touches or hurts me, or a child, in a sexual way",
        "Now, or in the past.",
        IncidentType::Molestation,
    ),
    (
        "selling",
        "I am, or a child is, sold or traded for sex",
        "For money, gifts, drugs, or a place to sleep.",
        IncidentType::Trafficking,
    ),
    (
        "travel",
        "Someone travels to abuse children",
        "Or helps other people to travel for it.",
        IncidentType::Tourism,
    ),
    (
        "sent",
        "I was, or a child was, sent sexual pictures or words",
        "Without asking for them.",
        IncidentType::ObsceneMaterial,
    ),
    (
        "address",
        "A web address that tricks people into seeing sexual things",
        "The name sounds harmless, the page is not.",
        IncidentType::MisleadingDomain,
    ),
    (
        "words",
        "Words or pictures that trick a child into seeing sexual things",
        "For example a cartoon that turns into something else.",
        IncidentType::MisleadingWords,
    ),
];

/// The incident types as the form offers them, the most frequent first.
pub fn incident_choices() -> Vec<Choice> {
    let choice = |(value, words, hint, _): &(&str, &str, &str, IncidentType)| Choice {
        hint: Some((*hint).to_owned()),
        ..Choice::new(*value, *words)
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
    pub detail: Option<String>,
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
    pub fn heading(self) -> &'static str {
        match self {
            RefusalKind::NotUnderstood => "We could not read what was sent",
            RefusalKind::NotYours => "This page is not open to you",
            RefusalKind::Paused => "Your agency's access is paused",
            RefusalKind::NotFound => "There is no page here",
            RefusalKind::TooSlow => "What you sent did not arrive",
            RefusalKind::TooMany => "That was a little too fast",
            RefusalKind::OurFault => "Something went wrong on our side",
            RefusalKind::NotNow => "We cannot answer right now",
        }
    }

    /// Where to go from here, and what that link says.
    pub fn way(self) -> (&'static str, &'static str) {
        match self {
            RefusalKind::NotYours => ("/home", "Go to your own pages"),
            _ => ("/", "Go to the start"),
        }
    }

    /// What to do next.
    pub fn advice(self) -> &'static str {
        match self {
            RefusalKind::NotUnderstood => {
                "Go back and try again. If you had the page open for a long time, load it once more first."
            }
            RefusalKind::NotYours => "You may be signed in under another name, or your access has ended.",
            RefusalKind::Paused => {
                "Nothing is lost: what was referred to your agency is there again when its access is resumed. Ask the \
                 operator why it was paused. What your agency did stays on the page of each referral."
            }
            RefusalKind::NotFound => "The address may be mistyped, or the page was only for somebody else.",
            RefusalKind::TooSlow => "The connection was too slow, or broke. Go back and send it again.",
            RefusalKind::TooMany => "Wait a little, then try again. Nothing you sent before was lost.",
            RefusalKind::OurFault => {
                "It is not your fault. Try again in a few minutes. Reports that were confirmed are safe."
            }
            RefusalKind::NotNow => "Try again in a few minutes. Reports that were confirmed are safe.",
        }
    }
}
