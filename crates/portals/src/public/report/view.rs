//! The form on which anybody reports.

use askama::Template;
use clearline_frame::view::{Choice, FieldError, Page, Words};
use clearline_report::{IncidentType, Message, message};

use crate::public::view::Emergency;

/// What a person said on the form, as typed; the field names are those of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ReportAnswers {
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
pub(super) const OTHER_PLACE: &str = "other";

/// `/report`. Posts the fields of [`ReportAnswers`] and `csrf` to itself; the field `language` asks for the page in another
/// language, with what was typed, and nothing is sent. Shown again with `errors` when
/// something is missing, with all that was typed.
#[derive(Debug, Clone, Template)]
#[template(path = "public/report/page.html")]
pub(super) struct ReportForm {
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
    pub(super) fn error(&self, field: &str) -> Option<&Words> {
        self.errors.iter().find(|error| error.field == field).map(|error| &error.words)
    }

    /// The kinds of incident, with the answer given.
    pub(super) fn incidents(&self) -> Vec<Choice> {
        let chosen = |choice: Choice| Choice { chosen: choice.value == self.answers.incident, ..choice };
        incident_choices().into_iter().map(chosen).collect()
    }

    /// The answers to "is a child in danger right now?", with the one given.
    pub(super) fn dangers(&self) -> Vec<Choice> {
        let choices = [
            ("yes", message!("report-danger-yes")),
            ("no", message!("report-danger-no")),
            ("unsure", message!("report-danger-unsure")),
        ];
        self.choices(&choices, &self.answers.danger)
    }

    /// May the police have name and contact, with the answer given.
    pub(super) fn agencies(&self) -> Vec<Choice> {
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
pub(crate) fn incident_choices() -> Vec<Choice> {
    let choice = |(value, words, hint, _): &(&str, Message, Message, IncidentType)| Choice {
        hint: Some(hint.into()),
        ..Choice::new(*value, words)
    };
    INCIDENTS.iter().map(choice).collect()
}

/// The incident type that a value of the form means; nothing for a value the form does not offer.
pub(crate) fn incident_type(value: &str) -> Option<IncidentType> {
    INCIDENTS.iter().find(|(name, ..)| *name == value).map(|(.., kind)| *kind)
}
