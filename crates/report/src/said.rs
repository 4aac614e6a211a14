use serde::{Deserialize, Serialize};

use crate::{Country, Incident, InternetDetail, Party, PartyRole, Person, message, words};

words! {
    /// An answer with three values. What was not stated is not a no: the difference has legal weight.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(from = "Option<bool>", into = "Option<bool>")]
    pub enum Answer of "answer" {
        /// Stated as true.
        Yes = "yes" => message!("answer-yes"),
        /// Stated as false.
        No = "no" => message!("answer-no"),
        /// Not stated.
        #[default]
        NotStated = "not stated" => message!("answer-not-stated"),
    }
}

impl From<Option<bool>> for Answer {
    fn from(stated: Option<bool>) -> Self {
        match stated {
            Some(true) => Answer::Yes,
            Some(false) => Answer::No,
            None => Answer::NotStated,
        }
    }
}

impl From<Answer> for Option<bool> {
    fn from(answer: Answer) -> Option<bool> {
        match answer {
            Answer::Yes => Some(true),
            Answer::No => Some(false),
            Answer::NotStated => None,
        }
    }
}

words! {
    /// Who files: it decides on which law the report rests.
    pub enum ReportKind of "kind of report" {
        /// A provider, under 18 U.S.C. 2258A(a).
        Provider = "provider",
        /// Anyone else; made available under 34 U.S.C. 11293(b)(1)(K)(i).
        Public = "public",
        /// Another hotline. It is no provider, so it rests on what a report of the public rests on.
        Hotline = "hotline",
    }
}

words! {
    /// Whether a report is real. What is filed with a test credential never leaves the sandbox.
    pub enum World of "world" {
        /// Real reports.
        Live = "live",
        /// The sandbox.
        Test = "test",
    }
}

/// A report as its sender said it: faithful, nothing judged, nothing added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Several accounts that shared one viral file (`batchedReport`).
    pub batched: bool,
    /// What happened, and when.
    pub incident: Incident,
    /// Where on the internet, or off it.
    #[serde(default)]
    pub internet: Vec<InternetDetail>,
    /// What the sender said of police it already deals with.
    pub law_enforcement: Option<LawEnforcement>,
    /// The organisation that reports and its human contact.
    pub reporter: Reporter,
    /// Persons and accounts: reported, intended recipients, victims, in document order.
    #[serde(default)]
    pub parties: Vec<Party>,
    /// Free text that belongs to the report as a whole.
    pub additional: Option<String>,
}

impl Said {
    /// The parties in one role.
    pub fn parties_as(&self, role: PartyRole) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(move |party| party.role == role)
    }

    /// The foreign police service that made the sender report, where it says so
    /// (`servedLegalProcessInternational` and its `fleaCountry`).
    pub fn served_abroad(&self) -> Option<&ServedAbroad> {
        self.law_enforcement.as_ref().and_then(|le| le.served_abroad.as_ref()).filter(|served| served.stated)
    }
}

/// What the sender said of police it already deals with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawEnforcement {
    /// Name of the agency.
    pub agency_name: String,
    /// That agency's own reference.
    pub case_number: Option<String>,
    /// The officer to contact.
    pub officer: Option<Person>,
    /// Was the incident reported to that agency?
    #[serde(default)]
    pub reported: Answer,
    /// Was legal process served in the sender's own country?
    #[serde(default)]
    pub served_at_home: Answer,
    /// Was legal process served from abroad?
    pub served_abroad: Option<ServedAbroad>,
}

/// Legal process served from abroad: the report may then be a *foreign-requested* one (18 U.S.C. 2258A(d)(5)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServedAbroad {
    /// The element's own value.
    pub stated: bool,
    /// The requesting country (`fleaCountry`), where given.
    pub country: Option<Country>,
}

/// The organisation that reports.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reporter {
    /// The reporting person.
    pub person: Person,
    /// Did a member of the public agree that agencies learn who they are and how to reach them? Providers are not
    /// asked.
    pub agreed_to_be_named: Answer,
    /// A separate contact for police.
    pub contact: Option<Person>,
    /// Standing text of the organisation.
    pub company_template: Option<String>,
    /// Its terms of service, or a part of them.
    pub terms_of_service: Option<String>,
    /// Where its legal notices are.
    pub legal_url: Option<String>,
}
