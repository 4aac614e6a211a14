use serde::{Deserialize, Serialize};

use crate::{Address, Answer, CaptureEvent, Email, IdError, Message, Phone, SaidAt, message};

/// What happened, when, and how the sender marked it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// The sender's type; always kept, also when an analyst sees it otherwise.
    pub kind: IncidentType,
    /// Full name of the application.
    pub platform: Option<String>,
    /// The sender's high-priority mark is the presence of this reason.
    pub escalation: Option<String>,
    /// The sender's flags.
    #[serde(default)]
    pub annotations: Vec<ReportAnnotation>,
    /// When; not always the time of the crime: [`Incident::time_meaning`] says what it is.
    pub at: SaidAt,
    /// What kind of time `at` is, in the sender's words.
    pub time_meaning: Option<String>,
}

/// The closed list of incident types. The labels are the API's own and appear only on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentType {
    /// CSAM: possession, manufacture, distribution.
    Csam,
    /// Child sex trafficking.
    Trafficking,
    /// Child sex tourism.
    Tourism,
    /// Child sexual molestation.
    Molestation,
    /// A misleading domain name.
    MisleadingDomain,
    /// Misleading words or images.
    MisleadingWords,
    /// Online enticement of children for sexual acts.
    Enticement,
    /// Unsolicited obscene material sent to a child.
    ObsceneMaterial,
}

impl IncidentType {
    /// All eight.
    pub const ALL: [IncidentType; 8] = [
        IncidentType::Csam,
        IncidentType::Trafficking,
        IncidentType::Tourism,
        IncidentType::Molestation,
        IncidentType::MisleadingDomain,
        IncidentType::MisleadingWords,
        IncidentType::Enticement,
        IncidentType::ObsceneMaterial,
    ];

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

    /// English words, for programs that read a document.
    pub fn words(self) -> &'static str {
        match self {
            IncidentType::Csam => "CSAM: possession, manufacture, distribution",
            IncidentType::Trafficking => "Child sex trafficking",
            IncidentType::Tourism => "Child sex tourism",
            IncidentType::Molestation => "Child sexual molestation",
            IncidentType::MisleadingDomain => "Misleading domain name",
            IncidentType::MisleadingWords => "Misleading words or images",
            IncidentType::Enticement => "Online enticement of a child",
            IncidentType::ObsceneMaterial => "Obscene material sent to a child",
        }
    }

    /// What happened, for people.
    pub fn message(self) -> Message {
        match self {
            IncidentType::Csam => message!("incident-type-csam"),
            IncidentType::Trafficking => message!("incident-type-trafficking"),
            IncidentType::Tourism => message!("incident-type-tourism"),
            IncidentType::Molestation => message!("incident-type-molestation"),
            IncidentType::MisleadingDomain => message!("incident-type-misleading-domain"),
            IncidentType::MisleadingWords => message!("incident-type-misleading-words"),
            IncidentType::Enticement => message!("incident-type-enticement"),
            IncidentType::ObsceneMaterial => message!("incident-type-obscene-material"),
        }
    }
}

impl std::str::FromStr for IncidentType {
    type Err = IdError;

    fn from_str(label: &str) -> Result<Self, IdError> {
        IncidentType::ALL.into_iter().find(|kind| kind.wire_label() == label).ok_or(IdError {
            what: "incident type",
            expected: "one of the eight labels of the reporting API",
        })
    }
}

/// A flag on the report (`reportAnnotations`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportAnnotation {
    /// A child is being blackmailed.
    Sextortion,
    /// CSAM is asked for.
    CsamSolicitation,
    /// Between minors.
    MinorToMinorInteraction,
    /// Unwanted bulk messages.
    Spam,
    /// Sadistic online exploitation.
    SadisticOnlineExploitation,
    /// The sender itself holds it to be informational.
    Informational,
    /// Facts that may make it worse.
    PotentialAggravatingFactors,
    /// The material serves another end.
    InstrumentalUse,
}

impl ReportAnnotation {
    /// All of them, with the element name of the reporting API.
    pub const ALL: [(ReportAnnotation, &'static str); 8] = [
        (ReportAnnotation::Sextortion, "sextortion"),
        (ReportAnnotation::CsamSolicitation, "csamSolicitation"),
        (ReportAnnotation::MinorToMinorInteraction, "minorToMinorInteraction"),
        (ReportAnnotation::Spam, "spam"),
        (ReportAnnotation::SadisticOnlineExploitation, "sadisticOnlineExploitation"),
        (ReportAnnotation::Informational, "informational"),
        (ReportAnnotation::PotentialAggravatingFactors, "potentialAggravatingFactors"),
        (ReportAnnotation::InstrumentalUse, "instrumentalUse"),
    ];

    /// The element name of the reporting API.
    pub fn wire_name(self) -> &'static str {
        Self::ALL.iter().find(|(flag, _)| *flag == self).map_or("", |(_, name)| name)
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

/// The eight kinds of place the reporting API knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InternetKind {
    /// Written `webPageIncident` on the wire.
    WebPage,
    /// Written `emailIncident` on the wire.
    Email,
    /// Written `newsgroupIncident` on the wire.
    Newsgroup,
    /// Written `chatImIncident` on the wire.
    Chat,
    /// Written `onlineGamingIncident` on the wire.
    Gaming,
    /// Written `cellPhoneIncident` on the wire.
    CellPhone,
    /// Written `nonInternetIncident` on the wire.
    NonInternet,
    /// Written `peer2peerIncident` on the wire.
    PeerToPeer,
}

impl InternetKind {
    /// English words, for programs that read a document.
    pub fn words(self) -> &'static str {
        match self {
            InternetKind::WebPage => "Web page",
            InternetKind::Email => "E-mail",
            InternetKind::Newsgroup => "Newsgroup",
            InternetKind::Chat => "Chat",
            InternetKind::Gaming => "Online game",
            InternetKind::CellPhone => "Mobile phone",
            InternetKind::NonInternet => "Off the internet",
            InternetKind::PeerToPeer => "Peer to peer",
        }
    }

    /// Where it happened, for people.
    pub fn message(self) -> Message {
        match self {
            InternetKind::WebPage => message!("place-web-page"),
            InternetKind::Email => message!("place-email"),
            InternetKind::Newsgroup => message!("place-newsgroup"),
            InternetKind::Chat => message!("place-chat"),
            InternetKind::Gaming => message!("place-gaming"),
            InternetKind::CellPhone => message!("place-cell-phone"),
            InternetKind::NonInternet => message!("place-non-internet"),
            InternetKind::PeerToPeer => message!("place-peer-to-peer"),
        }
    }
}
