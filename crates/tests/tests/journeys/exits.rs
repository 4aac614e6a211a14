//! Lists of proxies and exits: an address is looked up for the moment of its own capture, and counts little where it was one.

use clearline_law::access::{Actor, ManageLists, Role, Thing, permit};
use clearline_pipeline::augment::{self, AugmentError, Held, ImportRefusal, Labels, queries};
use clearline_records::dossier::augmented::{self, Candidate, Doubt, Matter, Statement};
use clearline_report::{IncidentType, ReportNumber, Subject};
use clearline_store::params;
use clearline_tests::{Engine, TestHouse, leave, raw, report_with};
use clearline_wire::Element;

use crate::on_both;

on_both!(
    an_exit_of_that_moment_counts_little,
    an_exit_of_another_day_says_nothing,
    a_list_is_added_to_listed_and_removed,
    every_form_of_network_is_found,
);

fn admin() -> Actor {
    Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap()
}

async fn import(house: &TestHouse, id: &str, day: Option<&str>, text: &str) -> augment::Imported {
    let id = id.parse().unwrap();
    let list = Labels { id: &id, name: "Example exits", source: "invented" };
    let held = day.map(|day| Held::days(day.parse().unwrap(), day.parse().unwrap()).unwrap());
    augment::import_exit_list(&house.house, &admin(), list, held, text.as_bytes()).await.unwrap()
}

/// Files a report whose reported person was seen at these addresses and moments.
async fn seen(house: &TestHouse, captures: &[(&str, Option<&str>)]) -> ReportNumber {
    let name = format!("example-chat-{}", house.house.now().as_microsecond());
    house.pass(jiff::SignedDuration::from_secs(1));
    let provider = house.provider(&name).await;
    let document = report_with(IncidentType::Csam, |mut parts| {
        for (address, at) in captures {
            let event = Element::new("ipCaptureEvent")
                .leaf("ipAddress", *address)
                .leaf("eventName", "Upload")
                .maybe("dateTime", *at);
            parts.reported = parts.reported.with(event.leaf("port", "40000"));
        }
        parts
    });
    let number = provider.file(&document, &[]).await;
    house.carry().await;
    number
}

async fn said(house: &TestHouse, number: ReportNumber, matter: Matter) -> Vec<Statement> {
    let all = augmented::statements(&house.house, &leave(number)).await.unwrap();
    all.into_iter().filter(|one| one.matter == matter).collect()
}

async fn first(house: &TestHouse, number: ReportNumber) -> Candidate {
    let all = augmented::candidates(&house.house, &leave(number)).await.unwrap();
    all.into_iter().find(|one| one.subject == Subject::Reported && one.position == 1).unwrap()
}

async fn an_exit_of_that_moment_counts_little(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let captures: &[(&str, Option<&str>)] = &[("203.0.113.99", Some("2026-11-20T18:04:07Z"))];
    let before = seen(&house, captures).await;
    let silent = said(&house, before, Matter::ExitSearch).await;
    assert!(silent[0].doubts == [Doubt::NobodyAsked] && silent[0].value.contains("no list"), "{silent:?}");
    let full = first(&house, before).await;
    assert!(full.weight >= 20 && !full.proxy_doubt, "{full:?}");

    import(&house, "tor", None, "ExitNode 00\nExitAddress 203.0.113.99 2026-11-20 03:10:00\n").await;
    let number = seen(&house, captures).await;
    let little = first(&house, number).await;
    assert_eq!(little.country, full.country, "the place is still said");
    assert!(little.proxy_doubt && little.weight <= 10 && little.weight * 3 < full.weight, "{little:?}");
    assert!(little.evidence[0].words.contains("a list holds it to be a proxy or an exit"), "{little:?}");
    let listed = said(&house, number, Matter::Exit).await;
    assert_eq!((listed.len(), listed[0].about.as_str()), (1, "203.0.113.99"));
    assert!(listed[0].source == "exit list tor" && listed[0].value.contains("Example exits"), "{listed:?}");
    let supervisor = house.person("lead", Role::Supervisor, None, None).await;
    let page = supervisor.page(&format!("/desk/reports/{number}")).await;
    assert!(page.contains("exit list tor") && page.contains("may be a proxy"), "{page}");
    house.ends_sound().await;
}

async fn an_exit_of_another_day_says_nothing(engine: Engine) {
    let house = TestHouse::on(engine).await;
    import(&house, "tor", Some("2026-11-19"), "203.0.113.99\n").await;
    let number = seen(
        &house,
        &[
            ("203.0.113.99", Some("2026-11-18T23:59:59Z")),
            ("203.0.113.99", Some("2026-11-20T00:00:00Z")),
            ("203.0.113.98", Some("2026-11-19T12:00:00Z")),
        ],
    )
    .await;
    assert!(said(&house, number, Matter::Exit).await.is_empty());
    assert!(!first(&house, number).await.proxy_doubt);
    // Of two captures of one address, that of the listed day is doubtful and the other is not.
    let both: &[(&str, Option<&str>)] =
        &[("203.0.113.99", Some("2026-11-19T23:59:59Z")), ("203.0.113.99", Some("2026-11-20T00:00:00Z"))];
    let number = seen(&house, both).await;
    assert_eq!(said(&house, number, Matter::Exit).await.len(), 1);
    let placed = said(&house, number, Matter::Address).await;
    let doubtful = |one: &&Statement| one.doubts.contains(&Doubt::ListedExit);
    assert_eq!((placed.len(), placed.iter().filter(doubtful).count()), (2, 1), "{placed:?}");
    // A capture without a time is looked up for that of the incident.
    import(&house, "tor", Some("2026-11-21"), "203.0.113.97\n").await;
    let incident = report_with(IncidentType::Csam, |parts| parts);
    let text = String::from_utf8(incident).unwrap();
    let day = text.split("<incidentDateTime>").nth(1).unwrap()[..10].to_owned();
    import(&house, "that-day", Some(&day), "203.0.113.97\n").await;
    let number = seen(&house, &[("203.0.113.97", None)]).await;
    let listed = said(&house, number, Matter::Exit).await;
    assert!(listed.len() == 1 && listed[0].value.contains("the time of the incident"), "{listed:?}");
    house.ends_sound().await;
}

async fn a_list_is_added_to_listed_and_removed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let first = import(&house, "tor", Some("2026-11-19"), "203.0.113.1\n203.0.113.1\n203.0.113.2\nx\n").await;
    assert_eq!((first.added, first.known, first.refused.len()), (2, 1, 1));
    let again = import(&house, "tor", Some("2026-11-19"), "203.0.113.1\n203.0.113.2\n").await;
    assert_eq!((again.added, again.known), (0, 2));
    let more = import(&house, "tor", Some("2026-11-20"), "203.0.113.0/28\n2001:db8::/64\n").await;
    assert_eq!(more.added, 2);
    import(&house, "other", Some("2026-11-20"), "198.51.100.1\n").await;
    let permit = permit::<ManageLists>(&admin(), &Thing::House).unwrap();
    let lists = queries::exit_lists(&house.house, &permit).await.unwrap();
    let shown: Vec<_> = lists.iter().map(|list| (list.id.as_str(), list.entries)).collect();
    assert_eq!(shown, [("other", 1), ("tor", 4)]);
    let supervisor = Actor::staff(Role::Supervisor, &"lead".parse().unwrap()).unwrap();
    let id = "tor".parse().unwrap();
    let denied = augment::remove_exit_list(&house.house, &supervisor, &id).await;
    assert!(matches!(denied, Err(AugmentError::Denied(_))), "{denied:?}");
    augment::remove_exit_list(&house.house, &admin(), &id).await.unwrap();
    let gone = augment::remove_exit_list(&house.house, &admin(), &id).await;
    assert!(matches!(gone, Err(AugmentError::Refused(ImportRefusal::NoSuchList { .. }))), "{gone:?}");
    let rows = raw::rows(&house.house, "select list from exit_entry", params!()).await;
    assert_eq!(rows.len(), 1, "the entries of the other list stay");
    let number = seen(&house, &[("203.0.113.1", Some("2026-11-20T12:00:00Z"))]).await;
    assert!(said(&house, number, Matter::Exit).await.is_empty(), "a removed list says nothing");
    // What an older removal left does not come back with a new list of the same key.
    let left = "insert into exit_entry (network, list, from_at, until_at) values ($network, 'tor', 0, 9000000000000000)";
    raw::run(&house.house, left, params!(network = vec![203_u8, 0, 113, 1, 32])).await;
    import(&house, "tor", Some("2026-11-20"), "203.0.113.7\n").await;
    let number = seen(&house, &[("203.0.113.1", Some("2026-11-20T12:00:00Z"))]).await;
    assert!(said(&house, number, Matter::Exit).await.is_empty());
    house.ends_sound().await;
}

async fn every_form_of_network_is_found(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let text = "198.51.100.16/28\n203.0.113.4-203.0.113.9\n2001:db8:7::/48\n2001:db8:9::1\n";
    import(&house, "proxies", Some("2026-11-20"), text).await;
    let at = Some("2026-11-20T12:00:00Z");
    let inside =
        ["198.51.100.16", "198.51.100.31", "203.0.113.4", "203.0.113.9", "2001:db8:7:1::9", "2001:db8:9::1"];
    let outside =
        ["198.51.100.15", "198.51.100.32", "203.0.113.3", "203.0.113.10", "2001:db8:8::1", "2001:db8:9::2"];
    let captures: Vec<_> = inside.iter().chain(&outside).map(|address| (*address, at)).collect();
    let number = seen(&house, &captures).await;
    let mut found: Vec<String> =
        said(&house, number, Matter::Exit).await.into_iter().map(|one| one.about).collect();
    let mut wanted = inside.map(str::to_owned).to_vec();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
    house.ends_sound().await;
}
