use clearline_report::{Answer, Argument, IncidentType, InternetKind, PartyRole, Remark, message};
use clearline_wire::public::{ChildPlace, Contact, PublicReport};

use crate::now;

fn filled() -> PublicReport {
    PublicReport {
        incident: IncidentType::Enticement,
        story: "Someone in a game asks my sister for pictures.".to_owned(),
        urls: vec!["game.example.com/u/7".to_owned(), " ".to_owned()],
        platform: Some("Example Game".to_owned()),
        account: Some("invented".to_owned()),
        happened: Some("since last week".to_owned()),
        child: ChildPlace::read("Sampletown, Deutschland").unwrap(),
        child_in_danger: Answer::Yes,
        contact: Some(Contact {
            name: Some("Robin".to_owned()),
            email: Some("robin@example.com".to_owned()),
            phone: Some("+49 5550100".to_owned()),
        }),
        contact_for_agencies: Answer::Yes,
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
        child: None,
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
    let too_long = |characters, most| message!("public-too-long", characters = characters, most = most);
    let said: Vec<_> = wrong.check().into_iter().map(|problem| problem.problem).collect();
    assert_eq!(
        said,
        [
            too_long(20_001, 20_000),
            message!("public-urls-many", most = 20),
            message!("public-url-form"),
            too_long(257, 256),
            message!("public-email-form"),
            message!("public-phone-form"),
        ],
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
    let bare = PublicReport { contact: None, child: None, child_in_danger: Answer::NotStated, ..filled() };
    assert_eq!(PublicReport::from_json(&bare.to_json()).unwrap(), bare);
    assert!(PublicReport::from_json(&report.to_json().replace("\"yes\"", "\"perhaps\"")).is_err());
}

#[test]
fn it_becomes_a_report_that_claims_no_more_than_was_said() {
    let said = filled().said(now());
    assert_eq!(said.incident.at.at(), now());
    assert_eq!(
        said.incident.time_meaning,
        Some(Remark::OfForm(message!(
            "incident-time-of-filing-answer",
            words = Argument::Words { text: "since last week".to_owned(), language: Some(filled().language) }
        )))
    );
    assert_eq!(
        said.incident.escalation,
        Some(Remark::OfForm(message!("incident-child-in-danger"))),
        "danger is an escalation"
    );
    assert_eq!(said.internet.len(), 1);
    assert_eq!((said.internet[0].kind, said.internet[0].urls.len()), (InternetKind::WebPage, 1));
    assert_eq!(said.reporter.person.emails[0].verified, Answer::NotStated);
    let [reported, child] = said.parties.as_slice() else { panic!("{:?}", said.parties) };
    assert_eq!((reported.role, child.role), (PartyRole::Reported, PartyRole::Victim));
    assert_eq!(reported.screen_name.as_deref(), Some("invented"));
    assert_eq!(reported.estimated_location, None, "where the other person is, nobody was asked");
    let place = child.estimated_location.as_ref().unwrap();
    assert_eq!((place.city.as_deref(), place.country), (Some("Sampletown"), "DE".parse().ok()));
    assert_eq!(said.reporter.agreed_to_be_named, Answer::Yes);
    assert_eq!(said.additional.as_deref(), Some("Someone in a game asks my sister for pictures."));

    let bare = PublicReport {
        contact: None,
        urls: Vec::new(),
        account: None,
        child: None,
        happened: None,
        child_in_danger: Answer::No,
        ..filled()
    };
    let said = bare.said(now());
    assert!(said.parties.is_empty() && said.internet.is_empty() && said.incident.escalation.is_none());
    assert_eq!(said.incident.time_meaning, Some(Remark::OfForm(message!("incident-time-of-filing"))));
    assert_eq!(said.reporter.person, clearline_report::Person::default(), "anonymous stays anonymous");
}

#[test]
fn a_place_is_the_childs_and_what_may_be_several_is_asked() {
    let place = |words: &str| ChildPlace::read(words).map(Option::unwrap);
    for (words, country, region, town) in [
        ("UK", Some("GB"), None, None),
        ("Canada", Some("CA"), None, None),
        ("England", Some("GB"), Some("England"), None),
        ("Lyon (France)", Some("FR"), None, Some("Lyon")),
        ("Houston, TX", Some("US"), Some("TX"), Some("Houston")),
        ("somewhere by the sea", None, None, Some("somewhere by the sea")),
    ] {
        let read = place(words).unwrap();
        let code = read.country.map(|country| country.to_string());
        assert_eq!(
            (code.as_deref(), read.region.as_deref(), read.town.as_deref(), read.words.as_str()),
            (country, region, town, words)
        );
    }
    assert_eq!(ChildPlace::read("  "), Ok(None));
    for nothing in ["I don't know", "idk", "No sé", "Keine Ahnung", "Не знаю", "わからない"] {
        let unknown = PublicReport { child: ChildPlace::read(nothing).unwrap(), ..filled() };
        assert!(unknown.said(now()).parties_as(PartyRole::Victim).next().is_none(), "{nothing} is no place");
        assert_eq!(
            PublicReport::from_json(&unknown.to_json()).unwrap(),
            unknown,
            "and is kept as it was written"
        );
    }
    let asked = place("Tbilisi, Georgia").unwrap_err();
    assert_eq!(asked.len(), 2, "{asked:?}");
    let chosen = ChildPlace::chosen("Tbilisi, Georgia", asked[0]);
    assert_eq!((chosen.country, chosen.town.as_deref()), ("GE".parse().ok(), Some("Tbilisi, Georgia")));

    let alone = PublicReport { account: None, child: Some(ChildPlace::unread("by the sea")), ..filled() };
    let said = alone.said(now());
    assert_eq!((said.parties.len(), said.parties[0].role), (1, PartyRole::Victim));
    assert_eq!(PublicReport::from_json(&alone.to_json()).unwrap(), alone);
    let long = PublicReport { child: Some(ChildPlace::unread(&"x".repeat(256))), ..filled() };
    assert_eq!(fields(&long), ["child"]);
}

#[test]
fn a_report_of_before_is_read_as_what_it_was_asked_for() {
    let earlier = r#"{"incident":"Child Sex Trafficking","story":"Synthetic","urls":[],"account":"x","country":"CA","child_in_danger":"yes","contact":{"email":"a@example.com"},"language":"en"}"#;
    let report = PublicReport::from_json(earlier).unwrap();
    assert_eq!(report.to_json(), earlier, "the ledger holds the document against what is kept");
    assert_eq!(report.contact_for_agencies, Answer::NotStated, "nobody was asked");
    let said = report.said(now());
    let child = said.parties_as(PartyRole::Victim).next().unwrap();
    assert_eq!(child.estimated_location.as_ref().unwrap().country, "CA".parse().ok());
    assert!(said.parties_as(PartyRole::Reported).all(|party| party.estimated_location.is_none()));
    assert!(PublicReport::from_json(&earlier.replace("\"CA\"", "\"Canada\"")).is_err());
}
