//! What the public web form takes, and how it becomes a report.

use clearline_report::countries::{self, Meaning, Place, Spot};
use clearline_report::{
    Answer, Argument, Country, Email, EstimatedLocation, Incident, IncidentType, InternetDetail,
    InternetKind, Message, Party, PartyRole, Person, Phone, Remark, Reporter, Said, message,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::lexical;
use crate::limits::{
    EMAIL_CHARACTERS_MAX, PUBLIC_HAPPENED_CHARACTERS_MAX, PUBLIC_PLACE_CHARACTERS_MAX,
    PUBLIC_STORY_CHARACTERS_MAX, PUBLIC_URLS_MAX, URL_CHARACTERS_MAX,
};

/// A report by anyone, as typed into the form. Only the kind and a story or a web address are needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicReport {
    /// What it is about.
    pub incident: IncidentType,
    /// What happened, in their words.
    pub story: String,
    /// Web addresses where it can be seen.
    pub urls: Vec<String>,
    /// The site, app or game.
    pub platform: Option<String>,
    /// Name of the account they complain of.
    pub account: Option<String>,
    /// When, in their words.
    pub happened: Option<String>,
    /// Where the child is, as far as they know. The form does not ask where the person reported is.
    pub child: Option<ChildPlace>,
    /// Is a child in danger right now?
    pub child_in_danger: Answer,
    /// How to reach them; `None` is an anonymous report.
    pub contact: Option<Contact>,
    /// May agencies that receive the report learn how to reach them?
    pub contact_for_agencies: Answer,
    /// Language of the form they used, as a BCP 47 tag: their words are probably in it.
    pub language: String,
}

/// Where a child is: what was written, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChildPlace {
    /// The answer as it was written.
    pub words: String,
    /// The country, where one was recognised or chosen.
    pub country: Option<Country>,
    /// Its part: a state's two letters in the United States, elsewhere a name.
    pub region: Option<String>,
    /// The rest of the words: a town, or all of them where no country was recognised.
    pub town: Option<String>,
}

/// How to reach a reporter. Each part may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// A name, real or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// An e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Answers that say no place, as keys of [`countries::key`].
const NO_ANSWERS: [&str; 24] = [
    "idk",
    "idontknow",
    "dontknow",
    "dunno",
    "unknown",
    "notsure",
    "imnotsure",
    "iamnotsure",
    "noidea",
    "none",
    "na",
    "nowhere",
    "online",
    "keineahnung",
    "weissnicht",
    "nose",
    "naosei",
    "jenesaispas",
    "nonloso",
    "bilmiyorum",
    "незнаю",
    "لااعرف",
    "不知道",
    "わからない",
];

impl ChildPlace {
    /// What an answer means, where it can mean only one thing; otherwise what has to be asked.
    ///
    /// # Errors
    ///
    /// What may be meant, for whoever wrote it to choose from.
    pub fn read(words: &str) -> Result<Option<ChildPlace>, Vec<Spot>> {
        let words = words.trim();
        if words.is_empty() {
            return Ok(None);
        }
        if NO_ANSWERS.contains(&countries::key(words).as_str()) {
            return Ok(Some(ChildPlace { words: words.to_owned(), ..ChildPlace::default() }));
        }
        match countries::meant(words) {
            Meaning::Place(place) => Ok(Some(ChildPlace::of(words, place))),
            Meaning::Ask(spots) => Err(spots),
            Meaning::Words => Ok(Some(ChildPlace::unread(words))),
        }
    }

    /// One of the places that were asked about was chosen. The words are kept, because they may say more.
    pub fn chosen(words: &str, spot: Spot) -> ChildPlace {
        let words = words.trim();
        // A name alone adds nothing to its country; several words may.
        let says_more = words.contains([' ', ',']);
        ChildPlace::of(words, Place { spot, town: says_more.then(|| words.to_owned()) })
    }

    /// Words in which no country is recognised.
    pub fn unread(words: &str) -> ChildPlace {
        let words = words.trim().to_owned();
        ChildPlace { town: Some(words.clone()), words, ..ChildPlace::default() }
    }

    fn of(words: &str, Place { spot, town }: Place) -> ChildPlace {
        ChildPlace {
            words: words.to_owned(),
            country: Some(spot.country),
            region: spot.region.map(str::to_owned),
            town,
        }
    }
}

/// How the place is stored.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredPlace {
    words: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    town: Option<String>,
}

impl StoredPlace {
    fn of(place: &ChildPlace) -> StoredPlace {
        StoredPlace {
            words: place.words.clone(),
            country: place.country.map(|country| country.to_string()),
            region: place.region.clone(),
            town: place.town.clone(),
        }
    }

    fn read(self) -> Result<ChildPlace, NotPublicReport> {
        let country = self.country.map(|code| code.parse()).transpose();
        let country = country.map_err(|_| NotPublicReport::Word("country"))?;
        Ok(ChildPlace { words: self.words, country, region: self.region, town: self.town })
    }
}

/// One thing to put right in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Name of the field of [`PublicReport`] or [`Contact`].
    pub field: &'static str,
    /// What to do, for somebody who is afraid or in a hurry.
    pub problem: Message,
}

/// A stored public report that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum NotPublicReport {
    /// Not such JSON.
    #[error("cannot read a stored public report")]
    Json(#[source] serde_json::Error),
    /// A word that is none of its field's.
    #[error("a stored public report has an unknown {0}")]
    Word(&'static str),
}

/// The stored document.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    incident: String,
    story: String,
    #[serde(default)]
    urls: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    platform: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    happened: Option<String>,
    /// The code alone, in documents of before the words were kept. It answered the same question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    child: Option<StoredPlace>,
    child_in_danger: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contact: Option<Contact>,
    /// Absent where the form did not ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contact_for_agencies: Option<String>,
    language: String,
}

impl PublicReport {
    /// Everything that must be put right before it can be filed; empty when it can.
    pub fn check(&self) -> Vec<FieldProblem> {
        let mut problems = Vec::new();
        let mut say = |field, problem| problems.push(FieldProblem { field, problem });
        if self.story.trim().is_empty() && self.urls.iter().all(|url| url.trim().is_empty()) {
            say("story", message!("public-story-missing"));
        }
        if let Some(problem) = too_long(&self.story, PUBLIC_STORY_CHARACTERS_MAX) {
            say("story", problem);
        }
        if self.urls.len() > PUBLIC_URLS_MAX {
            say("urls", message!("public-urls-many", most = PUBLIC_URLS_MAX));
        }
        for url in self.urls.iter().filter(|url| !url.trim().is_empty()) {
            if !lexical::is_url(url.trim()) {
                say("urls", message!("public-url-form"));
                break;
            }
            if let Some(problem) = too_long(url.trim(), URL_CHARACTERS_MAX) {
                say("urls", problem);
                break;
            }
        }
        let contact = self.contact.clone().unwrap_or_default();
        let place = self.child.as_ref().map(|child| child.words.clone());
        let short = [
            ("platform", &self.platform, 256),
            ("account", &self.account, 256),
            ("happened", &self.happened, PUBLIC_HAPPENED_CHARACTERS_MAX),
            ("child", &place, PUBLIC_PLACE_CHARACTERS_MAX),
            ("name", &contact.name, 100),
            ("email", &contact.email, EMAIL_CHARACTERS_MAX),
            ("phone", &contact.phone, 50),
        ];
        for (field, text, most) in short {
            if let Some(problem) = text.as_deref().and_then(|text| too_long(text, most)) {
                say(field, problem);
            }
        }
        if filled(&contact.email).is_some_and(|email| lexical::email_problem(&email).is_some()) {
            say("email", message!("public-email-form"));
        }
        if filled(&contact.phone).is_some_and(|phone| !phone.chars().any(char::is_numeric)) {
            say("phone", message!("public-phone-form"));
        }
        problems
    }

    /// The document that is stored: JSON, in the order of the fields.
    pub fn to_json(&self) -> String {
        // A document of before is written again as it was: the ledger holds it against what is kept.
        let (earlier, child): (Vec<_>, Vec<_>) = self.child.iter().partition(|child| child.words.is_empty());
        let stored = Stored {
            incident: self.incident.wire_label().to_owned(),
            story: self.story.clone(),
            urls: self.urls.clone(),
            platform: self.platform.clone(),
            account: self.account.clone(),
            happened: self.happened.clone(),
            country: earlier.into_iter().find_map(|child| Some(child.country?.to_string())),
            child: child.into_iter().map(StoredPlace::of).next(),
            child_in_danger: self.child_in_danger.word().to_owned(),
            contact: self.contact.clone(),
            contact_for_agencies: stated(self.contact_for_agencies),
            language: self.language.clone(),
        };
        // Only a map with keys that are not text can fail to be written, and there is none.
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// The report from its stored document.
    ///
    /// # Errors
    ///
    /// The text was not made by [`PublicReport::to_json`].
    pub fn from_json(text: &str) -> Result<PublicReport, NotPublicReport> {
        let stored: Stored = serde_json::from_str(text).map_err(NotPublicReport::Json)?;
        let answer = |word: &str| word.parse::<Answer>().map_err(|_| NotPublicReport::Word("answer"));
        let earlier =
            |code| StoredPlace { words: String::new(), country: Some(code), region: None, town: None };
        let child =
            stored.child.or_else(|| stored.country.map(earlier)).map(StoredPlace::read).transpose()?;
        Ok(PublicReport {
            incident: IncidentType::labelled(&stored.incident).ok_or(NotPublicReport::Word("incident"))?,
            story: stored.story,
            urls: stored.urls,
            platform: stored.platform,
            account: stored.account,
            happened: stored.happened,
            child,
            child_in_danger: answer(&stored.child_in_danger)?,
            contact: stored.contact,
            contact_for_agencies: stored
                .contact_for_agencies
                .map_or(Ok(Answer::NotStated), |word| answer(&word))?,
            language: stored.language,
        })
    }

    /// The report in the nouns every report is kept in. The time of the incident is the time of filing, and its meaning
    /// says so: the form asks for words, and a date read from them would be our conclusion.
    pub fn said(&self, filed_at: Timestamp) -> Said {
        let meaning = match filled(&self.happened) {
            Some(text) => {
                let words = Argument::Words { text, language: Some(self.language.clone()) };
                message!("incident-time-of-filing-answer", words = words)
            }
            None => message!("incident-time-of-filing"),
        };
        let danger = self.child_in_danger == Answer::Yes;
        let urls: Vec<String> =
            self.urls.iter().map(|url| url.trim().to_owned()).filter(|url| !url.is_empty()).collect();
        Said {
            batched: false,
            incident: Incident {
                kind: self.incident,
                platform: filled(&self.platform),
                escalation: danger.then(|| Remark::OfForm(message!("incident-child-in-danger"))),
                annotations: Vec::new(),
                at: filed_at.into(),
                time_meaning: Some(Remark::OfForm(meaning)),
            },
            internet: if urls.is_empty() {
                Vec::new()
            } else {
                vec![InternetDetail { urls, ..InternetDetail::new(InternetKind::WebPage) }]
            },
            law_enforcement: None,
            reporter: Reporter {
                person: self.person(),
                agreed_to_be_named: self.contact_for_agencies,
                ..Reporter::default()
            },
            parties: self.reported().into_iter().chain(self.victim()).collect(),
            additional: Some(self.story.clone()).filter(|story| !story.trim().is_empty()),
        }
    }

    fn person(&self) -> Person {
        let contact = self.contact.clone().unwrap_or_default();
        let phone = |number| Phone { number, ..Phone::default() };
        let email = |address| Email { address, ..Email::default() };
        Person {
            first_name: filled(&contact.name),
            emails: filled(&contact.email).map(email).into_iter().collect(),
            phones: filled(&contact.phone).map(phone).into_iter().collect(),
            ..Person::default()
        }
    }

    /// The account complained of, where there is anything to say of it.
    fn reported(&self) -> Option<Party> {
        filled(&self.account).map(|account| Party {
            role: PartyRole::Reported,
            esp_service: filled(&self.platform),
            screen_name: Some(account),
            ..Party::default()
        })
    }

    /// The child; the form asks only where it is.
    fn victim(&self) -> Option<Party> {
        let child = self.child.as_ref()?;
        let location = EstimatedLocation {
            city: filled(&child.town),
            region: filled(&child.region),
            country: child.country,
            verified: Answer::NotStated,
            at: None,
        };
        let says_something = location.city.is_some() || location.country.is_some();
        says_something.then(|| Party {
            role: PartyRole::Victim,
            estimated_location: Some(location),
            ..Party::default()
        })
    }
}

/// An answer as it is stored; what was not stated is left out.
fn stated(answer: Answer) -> Option<String> {
    (answer != Answer::NotStated).then(|| answer.word().to_owned())
}

/// The text without white space around it; an empty field of a form says nothing.
fn filled(field: &Option<String>) -> Option<String> {
    field.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn too_long(text: &str, most: usize) -> Option<Message> {
    let characters = text.chars().count();
    (characters > most).then(|| message!("public-too-long", characters = characters, most = most))
}
