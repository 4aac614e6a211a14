//! The report and its direct children.

use super::codes::COUNTRY_CODE;
use super::party::{INTENDED_RECIPIENT, PERSON_OR_USER_REPORTED, VICTIM};
use super::shared::{ADDRESS, CONTACT_PERSON, EMAIL, IP_CAPTURE_EVENT, PERSON, PHONE};
use super::{Attribute, Complex, Content, Item, Must, Rules, Simple, Words};

pub(super) static REPORT: Complex = Complex {
    name: "Report",
    content: Content::Sequence(&[
        Item::complex("batchedReport", &BATCHED_REPORT),
        Item::complex("incidentSummary", &INCIDENT_SUMMARY).required(),
        Item::complex("internetDetails", &INTERNET_DETAILS).many(),
        Item::complex("lawEnforcement", &LAW_ENFORCEMENT),
        Item::complex("reporter", &REPORTER).required(),
        Item::complex("personOrUserReported", &PERSON_OR_USER_REPORTED)
            .many()
            .note("more than one only in a batched report"),
        Item::complex("intendedRecipient", &INTENDED_RECIPIENT).many(),
        Item::complex("victim", &VICTIM).many(),
        Item::text("additionalInfo"),
    ]),
    attributes: &[],
};

static BATCHED_REPORT: Complex = Complex {
    name: "BatchedReport",
    content: Content::Empty,
    attributes: &[Attribute::new("reason", Simple::Words(&BATCH_REASON)).required()],
};

static BATCH_REASON: Words = Words { name: "BatchReason", words: &["VIRAL_POTENTIAL_MEME"] };

static INCIDENT_SUMMARY: Complex = Complex {
    name: "IncidentSummary",
    content: Content::Sequence(&[
        Item::simple("incidentType", Simple::Words(&INCIDENT_TYPE)).required(),
        Item::text("platform").max(256),
        Item::text("escalateToHighPriority").max(3000).must(Must::NotBeBlank),
        Item::complex("reportAnnotations", &REPORT_ANNOTATIONS),
        Item::past("incidentDateTime").required(),
        Item::text("incidentDateTimeDescription").max(3000),
    ]),
    attributes: &[],
};

static INCIDENT_TYPE: Words = Words {
    name: "IncidentType",
    words: &[
        "Child Pornography (possession, manufacture, and distribution)",
        "Child Sex Trafficking",
        "Child Sex Tourism",
        "Child Sexual Molestation",
        "Misleading Domain Name",
        "Misleading Words or Digital Images on the Internet",
        "Online Enticement of Children for Sexual Acts",
        "Unsolicited Obscene Material Sent to a Child",
    ],
};

static REPORT_ANNOTATIONS: Complex = Complex {
    name: "ReportAnnotations",
    content: Content::All(&[
        Item::flag("sextortion"),
        Item::flag("csamSolicitation"),
        Item::flag("minorToMinorInteraction"),
        Item::flag("spam"),
        Item::flag("sadisticOnlineExploitation"),
        Item::flag("informational").note("2026"),
        Item::flag("potentialAggravatingFactors").note("2026, from one secondary source"),
        Item::flag("instrumentalUse").note("2026, from one secondary source"),
    ]),
    attributes: &[],
};

static INTERNET_DETAILS: Complex = Complex {
    name: "InternetDetails",
    content: Content::Choice(&[
        Item::complex("webPageIncident", &WEB_PAGE).required(),
        Item::complex("emailIncident", &EMAIL_INCIDENT).required(),
        Item::complex("newsgroupIncident", &NEWSGROUP).required(),
        Item::complex("chatImIncident", &CHAT).required(),
        Item::complex("onlineGamingIncident", &GAMING).required(),
        Item::complex("cellPhoneIncident", &CELL_PHONE).required(),
        Item::complex("nonInternetIncident", &NON_INTERNET).required(),
        Item::complex("peer2peerIncident", &PEER_TO_PEER).required(),
    ]),
    attributes: &[],
};

static WEB_PAGE: Complex = Complex {
    name: "WebPageIncident",
    content: Content::Sequence(&[Item::url("url").many(), Item::text("additionalInfo")]),
    attributes: &[Attribute::new("thirdPartyHostedContent", Simple::Boolean)],
};

static EMAIL_INCIDENT: Complex = Complex {
    name: "EmailIncident",
    content: Content::Sequence(&[
        Item::complex("emailAddress", &EMAIL).many(),
        Item::text("content"),
        Item::text("additionalInfo"),
    ]),
    attributes: &[],
};

static NEWSGROUP: Complex = Complex {
    name: "NewsgroupIncident",
    content: Content::Sequence(&[
        Item::text("name").max(255),
        Item::complex("emailAddress", &EMAIL).many(),
        Item::text("content"),
        Item::text("additionalInfo"),
    ]),
    attributes: &[],
};

static CHAT: Complex = Complex {
    name: "ChatImIncident",
    content: Content::Sequence(&[
        Item::text("chatClient").max(255),
        Item::text("chatRoomName").max(255),
        Item::text("content"),
        Item::text("additionalInfo"),
    ]),
    attributes: &[],
};

static GAMING: Complex = Complex {
    name: "OnlineGamingIncident",
    content: Content::Sequence(&[
        Item::text("gameName").max(255),
        Item::text("console").max(255),
        Item::text("content"),
        Item::text("additionalInfo"),
    ]),
    attributes: &[],
};

static CELL_PHONE: Complex = Complex {
    name: "CellPhoneIncident",
    content: Content::Sequence(&[
        Item::complex("phoneNumber", &PHONE),
        Item::simple("latitude", Simple::Double),
        Item::simple("longitude", Simple::Double),
        Item::text("additionalInfo"),
    ]),
    attributes: &[],
};

static NON_INTERNET: Complex = Complex {
    name: "NonInternetIncident",
    content: Content::Sequence(&[
        Item::text("locationName").max(255),
        Item::complex("incidentAddress", &ADDRESS).many(),
        Item::text("additionalInfo"),
    ]),
    attributes: &[],
};

static PEER_TO_PEER: Complex = Complex {
    name: "Peer2peerIncident",
    content: Content::Sequence(&[
        Item::text("client").max(255),
        Item::complex("ipCaptureEvent", &IP_CAPTURE_EVENT).many(),
        Item::text("fileNames"),
        Item::text("additionalInfo"),
    ]),
    attributes: &[],
};

static LAW_ENFORCEMENT: Complex = Complex {
    name: "LawEnforcement",
    content: Content::Sequence(&[
        Item::text("agencyName").required().max(255),
        Item::text("caseNumber").max(100),
        Item::complex("officerContact", &CONTACT_PERSON),
        Item::boolean("reportedToLe"),
        Item::boolean("servedLegalProcessDomestic"),
        Item::complex("servedLegalProcessInternational", &INTERNATIONAL_PROCESS),
    ]),
    attributes: &[],
};

static INTERNATIONAL_PROCESS: Complex = Complex {
    name: "InternationalProcess",
    content: Content::Value(Simple::Boolean, Rules::NONE),
    attributes: &[Attribute::new("fleaCountry", Simple::Words(&COUNTRY_CODE))],
};

static REPORTER: Complex = Complex {
    name: "Reporter",
    content: Content::Sequence(&[
        Item::complex("reportingPerson", &PERSON).required(),
        Item::complex("contactPerson", &CONTACT_PERSON),
        Item::text("companyTemplate"),
        Item::text("termsOfService"),
        Item::url("legalURL"),
    ]),
    attributes: &[],
};
