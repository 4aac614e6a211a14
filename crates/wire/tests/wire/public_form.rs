use clearline_report::{Answer, Country, IncidentType, InternetKind, PartyRole};
use clearline_wire::public::{Contact, PublicReport};

use crate::now;

fn filled() -> PublicReport {
    PublicReport {
        incident: IncidentType::Enticement,
        story: "Someone in a game asks my sister for pictures.".to_owned(),
        urls: vec!["game.example.com/u/7".to_owned(), " ".to_owned()],
        platform: Some("Example Game".to_owned()),
        account: Some("invented".to_owned()),
        happened: Some("since last week".to_owned()),
        country: "DE".parse::<Country>().ok(),
        child_in_danger: Answer::Yes,
        contact: Some(Contact {
            name: Some("Robin".to_owned()),
            email: Some("robin@example.com".to_owned()),
            phone: Some("+49 5550100".to_owned()),
        }),
        language: "de".to_owned(),
    }
}

fn fields(report: &PublicReport) -> Vec<&'static str> {
    report.check().into_iter().map(|problem| problem.field).collect()
}

#[test]
fn little_is_enough_and_wrong_fields_are_named() {
    assert_eq!(filled().check(), []);
    let mut anonymous = PublicReport {
        contact: None,
        platform: None,
        account: None,
        happened: None,
        country: None,
        ..filled()
    };
    assert_eq!(anonymous.check(), []);
    anonymous.story = String::new();
    assert_eq!(anonymous.check(), [], "an address alone is enough");
    anonymous.urls.clear();
    assert_eq!(fields(&anonymous), ["story"]);

    let wrong = PublicReport {
        story: "x".repeat(20_001),
        urls: vec!["two words".to_owned(); 21],
        account: Some("x".repeat(257)),
        contact: Some(Contact {
            name: None,
            email: Some("robin".to_owned()),
            phone: Some("call me".to_owned()),
        }),
        ..filled()
    };
    assert_eq!(fields(&wrong), ["story", "urls", "urls", "account", "email", "phone"]);
    assert!(
        wrong
            .check()
            .iter()
            .all(|problem| problem.problem.contains("lease") || problem.problem.contains("leave it empty")),
        "every problem says what to do"
    );
    let empty_contact = PublicReport {
        contact: Some(Contact { email: Some(String::new()), ..Contact::default() }),
        ..filled()
    };
    assert_eq!(empty_contact.check(), []);
}

#[test]
fn what_is_stored_is_what_was_typed() {
    let report = filled();
    assert_eq!(PublicReport::from_json(&report.to_json()).unwrap(), report);
    let bare = PublicReport { contact: None, country: None, child_in_danger: Answer::NotStated, ..filled() };
    assert_eq!(PublicReport::from_json(&bare.to_json()).unwrap(), bare);
    assert!(PublicReport::from_json(&report.to_json().replace("\"yes\"", "\"perhaps\"")).is_err());
}

#[test]
fn it_becomes_a_report_that_claims_no_more_than_was_said() {
    let said = filled().said(now());
    assert_eq!(said.incident.at.at(), now());
    assert_eq!(
        said.incident.time_meaning.as_deref(),
        Some("time of filing; asked when it happened, the reporter wrote: since last week")
    );
    assert!(said.incident.escalation.is_some(), "danger is an escalation");
    assert_eq!(said.internet.len(), 1);
    assert_eq!((said.internet[0].kind, said.internet[0].urls.len()), (InternetKind::WebPage, 1));
    assert_eq!(said.reporter.person.emails[0].verified, Answer::NotStated);
    assert_eq!((said.parties.len(), said.parties[0].role), (1, PartyRole::Reported));
    assert_eq!(said.parties[0].screen_name.as_deref(), Some("invented"));
    assert_eq!(said.parties[0].estimated_location.as_ref().unwrap().country.unwrap().code(), "DE");
    assert_eq!(said.additional.as_deref(), Some("Someone in a game asks my sister for pictures."));

    let bare = PublicReport {
        contact: None,
        urls: Vec::new(),
        account: None,
        country: None,
        happened: None,
        child_in_danger: Answer::No,
        ..filled()
    };
    let said = bare.said(now());
    assert!(said.parties.is_empty() && said.internet.is_empty() && said.incident.escalation.is_none());
    assert_eq!(said.reporter.person, clearline_report::Person::default(), "anonymous stays anonymous");
}
