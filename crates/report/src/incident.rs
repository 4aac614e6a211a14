use serde::{Deserialize, Serialize};

use crate::{Address, Answer, Argument, CaptureEvent, Email, Message, Phone, SaidAt, message, words};

/// What happened, when, and how the sender marked it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// The sender's type; always kept, also when an analyst sees it otherwise.
    pub kind: IncidentType,
    /// Full name of the application.
    pub platform: Option<String>,
    /// The sender's high-priority mark is the presence of this reason.
    pub escalation: Option<Remark>,
    /// The sender's flags.
    #[serde(default)]
    pub annotations: Vec<ReportAnnotation>,
    /// When; not always the time of the crime: [`Incident::time_meaning`] says what it is.
    pub at: SaidAt,
    /// What kind of time `at` is.
    pub time_meaning: Option<Remark>,
}

/// What is remarked on a value: by the sender in words, or by the form that the sender filled in. It is stored as a string
/// or as a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Remark {
    /// The sender's words.
    Words(String),
    /// What follows from the form, with the answer that was typed, where there is one.
    OfForm(Message),
}

impl Remark {
    /// What the sender typed.
    pub fn words(&self) -> Option<&str> {
        match self {
            Remark::Words(words) => Some(words),
            Remark::OfForm(message) => message.arguments().find_map(|(_, argument)| match argument {
                Argument::Words { text, .. } => Some(text.as_str()),
                _ => None,
            }),
        }
    }

    /// The message, where it follows from the form.
    pub fn message(&self) -> Option<&Message> {
        match self {
            Remark::Words(_) => None,
            Remark::OfForm(message) => Some(message),
        }
    }
}

impl From<&str> for Remark {
    fn from(words: &str) -> Remark {
        Remark::Words(words.to_owned())
    }
}

impl From<&Remark> for Argument {
    fn from(remark: &Remark) -> Argument {
        match remark {
            Remark::Words(words) => Argument::words(words),
            Remark::OfForm(message) => message.clone().into(),
        }
    }
}

words! {
    /// The closed list of incident types. The labels are the API's own and appear only on the wire.
    pub enum IncidentType of "incident type" {
        /// CSAM: possession, manufacture, distribution.
        Csam = "csam" => message!("incident-type-csam"),
        /// Child sex trafficking.
        Trafficking = "trafficking" => message!("incident-type-trafficking"),
        /// Child sex tourism.
        Tourism = "tourism" => message!("incident-type-tourism"),
        /// Child sexual molestation.
        Molestation = "molestation" => message!("incident-type-molestation"),
        /// A misleading domain name.
        MisleadingDomain = "misleading_domain" => message!("incident-type-misleading-domain"),
        /// Misleading words or images.
        MisleadingWords = "misleading_words" => message!("incident-type-misleading-words"),
        /// Online enticement of children for sexual acts.
        Enticement = "enticement" => message!("incident-type-enticement"),
        /// Unsolicited obscene material sent to a child.
        ObsceneMaterial = "obscene_material" => message!("incident-type-obscene-material"),
    }
}

impl IncidentType {
    /// The label of the reporting API, exactly.
    pub fn wire_label(self) -> &'static str {
        match self {
            IncidentType::Csam => "Child Pornography (possession, manufacture, and distribution)",
            IncidentType::Trafficking => "Child Sex Trafficking",
            IncidentType::Tourism => "Child Sex Tourism",
            IncidentType::Molestation => "Child Sexual Molestation",
            IncidentType::MisleadingDomain => "Misleading Domain Name",
            IncidentType::MisleadingWords => "Misleading Words or Digital Images on the Internet",
            IncidentType::Enticement => "Online Enticement of Children for Sexual Acts",
            IncidentType::ObsceneMaterial => "Unsolicited Obscene Material Sent to a Child",
        }
    }

    /// The type with this label of the reporting API.
    pub fn labelled(label: &str) -> Option<IncidentType> {
        IncidentType::ALL.into_iter().find(|kind| kind.wire_label() == label)
    }
}

words! {
    /// A flag on the report (`reportAnnotations`).
    pub enum ReportAnnotation of "flag of a report" {
        /// A child is being blackmailed.
        Sextortion = "sextortion",
        /// CSAM is asked for.
        CsamSolicitation = "csam_solicitation",
        /// Between minors.
        MinorToMinorInteraction = "minor_to_minor_interaction",
        /// Unwanted bulk messages.
        Spam = "spam",
        /// Sadistic online exploitation.
        SadisticOnlineExploitation = "sadistic_online_exploitation",
        /// The sender itself holds it to be informational.
        Informational = "informational",
        /// Facts that may make it worse.
        PotentialAggravatingFactors = "potential_aggravating_factors",
        /// The material serves another end.
        InstrumentalUse = "instrumental_use",
    }
}

impl ReportAnnotation {
    /// The element name of the reporting API.
    pub fn wire_name(self) -> &'static str {
        match self {
            ReportAnnotation::Sextortion => "sextortion",
            ReportAnnotation::CsamSolicitation => "csamSolicitation",
            ReportAnnotation::MinorToMinorInteraction => "minorToMinorInteraction",
            ReportAnnotation::Spam => "spam",
            ReportAnnotation::SadisticOnlineExploitation => "sadisticOnlineExploitation",
            ReportAnnotation::Informational => "informational",
            ReportAnnotation::PotentialAggravatingFactors => "potentialAggravatingFactors",
            ReportAnnotation::InstrumentalUse => "instrumentalUse",
        }
    }
}

/// Where it happened: one `internetDetails` block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InternetDetail {
    /// Which kind of place.
    pub kind: InternetKind,
    /// Name of the site, chat client, game, newsgroup or place.
    pub name: Option<String>,
    /// Name of the room within a chat.
    pub room: Option<String>,
    /// The console a game was played on.
    pub console: Option<String>,
    /// Names of the files that were exchanged peer to peer, in one text.
    pub file_names: Option<String>,
    /// Web addresses.
    #[serde(default)]
    pub urls: Vec<String>,
    /// Was the content hosted by somebody else than the sender?
    #[serde(default)]
    pub third_party_hosted: Answer,
    /// E-mail addresses.
    #[serde(default)]
    pub emails: Vec<Email>,
    /// Telephone numbers.
    #[serde(default)]
    pub phones: Vec<Phone>,
    /// Degrees north, as written: the schema also takes one alone, or infinity.
    pub latitude: Option<String>,
    /// Degrees east, as written.
    pub longitude: Option<String>,
    /// Street addresses.
    #[serde(default)]
    pub addresses: Vec<Address>,
    /// Addresses seen on the network.
    #[serde(default)]
    pub captures: Vec<CaptureEvent>,
    /// Words that were exchanged.
    pub content: Option<String>,
    /// Further text.
    pub additional: Option<String>,
}

impl InternetDetail {
    /// An empty block of one kind.
    pub fn new(kind: InternetKind) -> InternetDetail {
        InternetDetail {
            kind,
            name: None,
            room: None,
            console: None,
            file_names: None,
            urls: Vec::new(),
            third_party_hosted: Answer::NotStated,
            emails: Vec::new(),
            phones: Vec::new(),
            latitude: None,
            longitude: None,
            addresses: Vec::new(),
            captures: Vec::new(),
            content: None,
            additional: None,
        }
    }
}

impl InternetDetail {
    /// Degrees north and east, where both together are a place on earth.
    pub fn position(&self) -> Option<(f64, f64)> {
        let degrees = |written: &Option<String>, most: f64| {
            let degrees = written.as_deref()?.trim().parse::<f64>().ok();
            degrees.filter(|degrees| (-most..=most).contains(degrees))
        };
        Some((degrees(&self.latitude, 90.0)?, degrees(&self.longitude, 180.0)?))
    }
}

words! {
    /// The eight kinds of place the reporting API knows.
    pub enum InternetKind of "kind of place" {
        /// Written `webPageIncident` on the wire.
        WebPage = "web_page" => message!("place-web-page"),
        /// Written `emailIncident` on the wire.
        Email = "email" => message!("place-email"),
        /// Written `newsgroupIncident` on the wire.
        Newsgroup = "newsgroup" => message!("place-newsgroup"),
        /// Written `chatImIncident` on the wire.
        Chat = "chat" => message!("place-chat"),
        /// Written `onlineGamingIncident` on the wire.
        Gaming = "gaming" => message!("place-gaming"),
        /// Written `cellPhoneIncident` on the wire.
        CellPhone = "cell_phone" => message!("place-cell-phone"),
        /// Written `nonInternetIncident` on the wire.
        NonInternet = "non_internet" => message!("place-non-internet"),
        /// Written `peer2peerIncident` on the wire.
        PeerToPeer = "peer_to_peer" => message!("place-peer-to-peer"),
    }
}
