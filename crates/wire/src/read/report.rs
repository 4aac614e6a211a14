//! A report from its tree.

use clearline_report::{
    Incident, IncidentType, InternetDetail, InternetKind, LawEnforcement, PartyRole, Remark,
    ReportAnnotation, Reporter, Said, ServedAbroad,
};

use super::party::{address, all, capture, email, party, person, phone};
use super::value::{Unreadable, answer, attribute_answer, country, instant, needed, text, texts};
use crate::element::Element;
use crate::lexical;

/// The nouns of a `report` tree.
///
/// Every element and attribute has its place in the nouns, so that no page forgets one.
///
/// # Errors
///
/// The first element that is not what every accepted tree has.
pub fn said(tree: &Element) -> Result<Said, Unreadable> {
    let part = |name: &'static str| tree.child(name).ok_or_else(|| Unreadable::new(name, "to be there"));
    let mut parties = Vec::new();
    for child in &tree.children {
        let (role, person_element) = match child.name.as_str() {
            "personOrUserReported" => (PartyRole::Reported, "personOrUserReportedPerson"),
            "intendedRecipient" => (PartyRole::IntendedRecipient, "intendedRecipientPerson"),
            "victim" => (PartyRole::Victim, "victimPerson"),
            _ => continue,
        };
        parties.push(party(child, role, person_element)?);
    }
    Ok(Said {
        batched: tree.child("batchedReport").is_some(),
        incident: incident(part("incidentSummary")?)?,
        internet: all(tree, "internetDetails", internet)?,
        law_enforcement: tree.child("lawEnforcement").map(law_enforcement).transpose()?,
        reporter: reporter(part("reporter")?)?,
        parties,
        additional: text(tree, "additionalInfo"),
    })
}

fn incident(element: &Element) -> Result<Incident, Unreadable> {
    let kind = IncidentType::labelled(&needed(element, "incidentType")?);
    let flags = element.child("reportAnnotations").map(|flags| flags.children.as_slice()).unwrap_or_default();
    let known =
        |flag: &Element| ReportAnnotation::ALL.into_iter().find(|known| known.wire_name() == flag.name);
    Ok(Incident {
        kind: kind.ok_or_else(|| Unreadable::new("incidentType", "one of the eight types"))?,
        platform: text(element, "platform"),
        escalation: text(element, "escalateToHighPriority").map(Remark::Words),
        annotations: flags.iter().filter_map(known).collect(),
        at: instant(&needed(element, "incidentDateTime")?, "incidentDateTime")?,
        time_meaning: text(element, "incidentDateTimeDescription").map(Remark::Words),
    })
}

/// The kinds of place, each with its element and the child that names the place.
const PLACES: [(&str, InternetKind, &str); 8] = [
    ("webPageIncident", InternetKind::WebPage, ""),
    ("emailIncident", InternetKind::Email, ""),
    ("newsgroupIncident", InternetKind::Newsgroup, "name"),
    ("chatImIncident", InternetKind::Chat, "chatClient"),
    ("onlineGamingIncident", InternetKind::Gaming, "gameName"),
    ("cellPhoneIncident", InternetKind::CellPhone, ""),
    ("nonInternetIncident", InternetKind::NonInternet, "locationName"),
    ("peer2peerIncident", InternetKind::PeerToPeer, "client"),
];

fn internet(details: &Element) -> Result<InternetDetail, Unreadable> {
    let known = |element: &Element| PLACES.into_iter().find(|(name, ..)| *name == element.name);
    let place = details.children.first().and_then(|element| Some((element, known(element)?)));
    let (element, (_, kind, named_by)) =
        place.ok_or_else(|| Unreadable::new("internetDetails", "one of the eight kinds of incident"))?;
    Ok(InternetDetail {
        name: text(element, named_by),
        urls: texts(element, "url"),
        third_party_hosted: attribute_answer(element, "thirdPartyHostedContent")?,
        emails: all(element, "emailAddress", email)?,
        phones: all(element, "phoneNumber", phone)?,
        room: text(element, "chatRoomName"),
        console: text(element, "console"),
        file_names: text(element, "fileNames"),
        latitude: text(element, "latitude"),
        longitude: text(element, "longitude"),
        addresses: all(element, "incidentAddress", address)?,
        captures: all(element, "ipCaptureEvent", capture)?,
        content: text(element, "content"),
        additional: text(element, "additionalInfo"),
        ..InternetDetail::new(kind)
    })
}

fn law_enforcement(element: &Element) -> Result<LawEnforcement, Unreadable> {
    Ok(LawEnforcement {
        agency_name: needed(element, "agencyName")?,
        case_number: text(element, "caseNumber"),
        officer: element.child("officerContact").map(person).transpose()?,
        reported: answer(element, "reportedToLe")?,
        served_at_home: answer(element, "servedLegalProcessDomestic")?,
        served_abroad: element.child("servedLegalProcessInternational").map(served_abroad).transpose()?,
    })
}

fn served_abroad(element: &Element) -> Result<ServedAbroad, Unreadable> {
    let stated = lexical::boolean(&element.text);
    Ok(ServedAbroad {
        stated: stated.ok_or_else(|| Unreadable::new(&element.name, "true or false"))?,
        country: country(element.attr("fleaCountry"), "fleaCountry")?,
    })
}

fn reporter(element: &Element) -> Result<Reporter, Unreadable> {
    Ok(Reporter {
        person: element.child("reportingPerson").map(person).transpose()?.unwrap_or_default(),
        contact: element.child("contactPerson").map(person).transpose()?,
        company_template: text(element, "companyTemplate"),
        terms_of_service: text(element, "termsOfService"),
        legal_url: text(element, "legalURL"),
        ..Reporter::default()
    })
}
