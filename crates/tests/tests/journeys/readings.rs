//! Whoever reads what a report holds is in the ledger before they get it: once for each reader, report and sitting, and once
//! for each list. Where that cannot be written nothing is shown.

use axum::http::StatusCode;
use clearline_law::access::{Actor, DeniedKind, ReadLedger, ReadOwnReports, ReadReport, Role, Thing, permit};
use clearline_oversight::{self as oversight, LedgerLine};
use clearline_pipeline::refer;
use clearline_records::dossier::readings::{self, Asked, OpenError};
use clearline_records::dossier::{self, routed};
use clearline_report::{IncidentType, ReferralId, ReportNumber, World};
use clearline_store::params;
use clearline_tests::{Engine, Person, TestHouse, leave, raw, report_with};
use futures::future::join_all;
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_reader_a_report_and_a_sitting_are_one_entry,
    many_readings_at_once_are_one_entry,
    an_agency_and_each_of_its_programs_are_readers_of_their_own,
    a_list_is_one_entry_with_its_query_and_its_rows,
    what_cannot_be_recorded_is_not_shown,
    a_permit_opens_no_report_that_it_was_not_granted_for,
    an_inbox_tells_only_what_its_recorded_list_holds,
);

/// The account that the reports of these tests speak of: whoever sees it has read the report.
const ACCOUNT: &str = "quiet-heron";

/// Reports that were referred, one for each of some days.
async fn filed(house: &TestHouse, days: &[&str]) -> Vec<ReportNumber> {
    let provider = house.provider("example-chat").await;
    let mut numbers = Vec::new();
    for day in days {
        let document = report_with(IncidentType::Csam, |parts| parts.on(day));
        numbers.push(provider.file(&document, &[]).await);
    }
    house.carry().await;
    numbers
}

async fn person(house: &TestHouse, id: &str, role: Role) -> Person {
    house.person(id, role, None, None).await
}

/// Every entry of one of these kinds, the oldest first.
async fn entries(house: &TestHouse, kinds: &[&str]) -> Vec<LedgerLine> {
    house.carry().await;
    let auditor = Actor::staff(Role::Auditor, &"olga".parse().unwrap()).unwrap();
    let permit = permit::<ReadLedger>(&auditor, &Thing::House).unwrap();
    let mut found = oversight::latest(&house.house, &permit, None, 10_000).await.unwrap();
    found.retain(|line| kinds.contains(&line.kind.as_str()));
    found.reverse();
    assert!(found.iter().all(|line| line.opens), "each entry opens");
    found
}

async fn readings(house: &TestHouse) -> Vec<LedgerLine> {
    entries(house, &["records.read", "refer.read"]).await
}

fn fact<'a>(line: &'a LedgerLine, name: &str) -> &'a str {
    line.facts.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
}

/// Who read which report.
fn told(lines: &[LedgerLine]) -> Vec<(String, String)> {
    lines.iter().map(|line| (fact(line, "actor").to_owned(), fact(line, "report").to_owned())).collect()
}

async fn sittings(house: &TestHouse) -> usize {
    raw::rows(&house.house, "select report from sitting", params!()).await.len()
}

async fn a_reader_a_report_and_a_sitting_are_one_entry(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let numbers = filed(&house, &["2026-11-19", "2026-11-20"]).await;
    let all = ["records.read", "records.list", "refer.read"];
    assert!(entries(&house, &all).await.is_empty(), "accepting and the whole way read nothing for anybody");
    assert_eq!(sittings(&house).await, 0);

    let (ana, ben) = (person(&house, "ana", Role::Analyst).await, person(&house, "ben", Role::Analyst).await);
    let at = |number: &ReportNumber| format!("/desk/reports/{number}");
    for _ in 0..3 {
        assert!(ana.page(&at(&numbers[0])).await.contains(ACCOUNT));
        house.pass(SignedDuration::from_mins(9));
    }
    let brief = format!("/desk/referrals/R-{}-1/brief", numbers[0]);
    ana.page(&brief).await;
    let first = readings(&house).await;
    let (report, other) = (numbers[0].to_string(), numbers[1].to_string());
    let by = |who: &str, report: &String| (format!("analyst:{who}"), report.clone());
    assert_eq!(told(&first), [by("ana", &report)], "27 minutes are one sitting");
    assert_eq!(first[0].kind, "records.read");
    assert_eq!(fact(&first[0], "rule"), "Analyst/ReadReport/AnyReport");

    ana.page(&at(&numbers[1])).await;
    ben.page(&at(&numbers[0])).await;
    house.pass(SignedDuration::from_mins(4));
    ana.page(&at(&numbers[0])).await;
    let expected = [by("ana", &report), by("ana", &other), by("ben", &report), by("ana", &report)];
    assert_eq!(told(&readings(&house).await), expected, "another report, another reader, another sitting");

    // Whoever checks sees that it was read, and the whole ledger verifies with it.
    let olga = person(&house, "olga", Role::Auditor).await;
    assert_eq!(olga.page("/auditor/entries").await.matches("records.read").count(), 4);
    assert_eq!(sittings(&house).await, 3);
    house.pass(SignedDuration::from_mins(31));
    readings::forget_sittings(&house.house).await.unwrap();
    assert_eq!(sittings(&house).await, 0, "what is over is forgotten");
    house.ends_sound().await;
}

async fn many_readings_at_once_are_one_entry(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let number = filed(&house, &["2026-11-19"]).await[0];
    let ana = person(&house, "ana", Role::Analyst).await;
    let address = format!("/desk/reports/{number}");
    let pages = join_all((0..8).map(|_| ana.page(&address))).await;
    assert!(pages.iter().all(|page| page.contains(ACCOUNT)), "each is answered");
    assert_eq!(readings(&house).await.len(), 1);
    house.ends_sound().await;
}

async fn an_agency_and_each_of_its_programs_are_readers_of_their_own(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let number = filed(&house, &["2026-11-19"]).await[0];
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap()[0].id;
    let officer = Actor::officer(&"otto".parse().unwrap(), "us-fbi".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &officer, id).await.unwrap();
    refer::open(&house.house, &officer, id).await.unwrap();
    let otto = house.person("otto", Role::Officer, Some("us-fbi"), None).await;
    let (first, second) = (house.program("us-fbi").await, house.program("us-fbi").await);
    for _ in 0..2 {
        assert!(otto.page(&format!("/agency/referrals/{id}")).await.contains(ACCOUNT));
        for program in [&first, &second] {
            let answer = program.get(&format!("/api/v1/referrals/{id}")).await;
            assert!(answer.text().contains(ACCOUNT), "{}", answer.text());
        }
    }
    let found = readings(&house).await;
    assert_eq!(found.len(), 3, "{:?}", told(&found));
    assert!(found.iter().all(|line| line.kind == "refer.read" && fact(line, "referral") == id.to_string()));
    assert_eq!(fact(&found[0], "actor"), "officer:otto");
    let shown: Vec<&str> = found[1..].iter().map(|line| fact(line, "credential_shown")).collect();
    assert!(shown[0] != shown[1] && !shown.contains(&""), "{shown:?}");
    // To open it again is an act of its own, and an entry each time.
    for _ in 0..2 {
        let answer = first.post_json(&format!("/api/v1/referrals/{id}/open"), &serde_json::json!({})).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    }
    assert_eq!(entries(&house, &["refer.open"]).await.len(), 3);
    house.ends_sound().await;
}

async fn a_list_is_one_entry_with_its_query_and_its_rows(engine: Engine) {
    let house = TestHouse::with_limits(engine, |limits| limits.page_rows = 2).await;
    let numbers = filed(&house, &["2026-11-18", "2026-11-19", "2026-11-20"]).await;
    let held = "update report set stage = 'at_desk' where number = $report";
    for number in &numbers {
        raw::run(&house.house, held, params!(report = number.get())).await;
        let text =
            "insert into desk (shard, report, because, held_at, list, rank, sort, post_group, signs, dismissal)
            values (shard($report), $report, '{\"id\":\"review-public\"}', 1, 'queue', 1, $report, null, '', null)";
        raw::run(&house.house, text, params!(report = number.get())).await;
    }
    let ana = person(&house, "ana", Role::Analyst).await;
    // Signing in has led to the first page already.
    let first = ana.page("/desk").await;
    let next = first.split("href=\"/desk?after=").nth(1).and_then(|rest| rest.split('"').next());
    ana.page(&format!("/desk?after={}", next.expect("there is a second page").replace("&amp;", "&"))).await;
    let found = entries(&house, &["records.list"]).await;
    let rows: Vec<&str> = found.iter().map(|line| fact(line, "rows")).collect();
    assert_eq!(rows, ["2", "2", "1"]);
    for line in &found {
        assert_eq!((fact(line, "actor"), fact(line, "list")), ("analyst:ana", "review_queue"));
        assert_eq!((fact(line, "query").len(), fact(line, "report")), (64, ""), "a digest, and no report");
    }
    assert_eq!(fact(&found[0], "query"), fact(&found[1], "query"), "the same was asked");
    assert_ne!(fact(&found[0], "query"), fact(&found[2], "query"), "another page");
    assert!(readings(&house).await.is_empty(), "no report was opened");
}

/// Lets no entry of a reading be written, or lets it again.
async fn bar_readings(house: &TestHouse, engine: Engine, barred: bool) {
    let kinds = "('records.read', 'records.list', 'refer.read', 'refer.inbox')";
    let text = match (engine, barred) {
        (Engine::Sqlite, true) => format!(
            "create trigger no_readings before insert on entry when new.kind in {kinds}
             begin select raise(abort, 'no readings'); end"
        ),
        (Engine::Sqlite, false) => "drop trigger no_readings".to_owned(),
        (Engine::Postgres, true) => {
            format!("alter table entry add constraint no_readings check (kind not in {kinds}) not valid")
        }
        (Engine::Postgres, false) => "alter table entry drop constraint no_readings".to_owned(),
    };
    raw::run(&house.house, &text, params!()).await;
}

async fn what_cannot_be_recorded_is_not_shown(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let number = filed(&house, &["2026-11-19"]).await[0];
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap()[0].id;
    let officer = Actor::officer(&"otto".parse().unwrap(), "us-fbi".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &officer, id).await.unwrap();
    refer::open(&house.house, &officer, id).await.unwrap();
    let ana = person(&house, "ana", Role::Analyst).await;
    let paula = house.person("paula", Role::Provider, None, Some("example-chat")).await;
    let otto = house.person("otto", Role::Officer, Some("us-fbi"), None).await;
    let program = house.program("us-fbi").await;
    let asked = [
        (&ana.caller, format!("/desk/reports/{number}")),
        (&ana.caller, "/desk".to_owned()),
        (&ana.caller, format!("/desk/referrals/{id}/brief")),
        (&paula.caller, "/provider".to_owned()),
        (&paula.caller, format!("/provider/reports/{number}")),
        (&paula.caller, format!("/provider/reports/{number}/receipt")),
        (&otto.caller, format!("/agency/referrals/{id}")),
        (&otto.caller, format!("/agency/referrals/{id}/destruction")),
        (&otto.caller, "/agency".to_owned()),
        (&program, format!("/api/v1/referrals/{id}")),
    ];
    bar_readings(&house, engine, true).await;
    for (caller, address) in &asked {
        let answer = caller.get(address).await;
        assert!(answer.status.is_server_error(), "{address}: {}", answer.status);
        let text = answer.text();
        assert!(!text.contains(ACCOUNT) && !text.contains(&number.to_string()), "{address}: {text}");
    }
    assert_eq!(sittings(&house).await, 0, "no sitting began");
    bar_readings(&house, engine, false).await;
    for (caller, address) in &asked {
        let answer = caller.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
    }
    house.ends_sound().await;
}

async fn a_permit_opens_no_report_that_it_was_not_granted_for(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let number = filed(&house, &["2026-11-19"]).await[0];
    let head = dossier::head(&house.house, number).await.unwrap().unwrap();
    let other = "example-mail".parse().unwrap();
    let stranger = Actor::provider(other, World::Live);
    let own = permit::<ReadOwnReports>(&stranger, &Thing::Provider(stranger.provider_id().unwrap())).unwrap();
    match readings::open(&house.house, &own, &head).await {
        Err(OpenError::Denied(denied)) => assert_eq!(denied.kind, DeniedKind::NotFound),
        other => panic!("{other:?}"),
    }
    // Nor does a recorded list open a report that was not on its page.
    let analyst = Actor::staff(Role::Analyst, &"ana".parse().unwrap()).unwrap();
    let any = permit::<ReadReport>(&analyst, &Thing::ReportOf(None)).unwrap();
    let asked = Asked { list: "review_queue", query: "" };
    let empty = readings::open_list(&house.house, &any, asked, &[]).await.unwrap();
    assert!(matches!(empty.open(&any, &head), Err(OpenError::Trouble(_))));
    let page = readings::open_list(&house.house, &any, asked, &[number]).await.unwrap();
    assert_eq!(page.open(&any, &head).unwrap().number(), number);
    assert!(matches!(page.open(&own, &head), Err(OpenError::Denied(_))));
    assert!(readings(&house).await.is_empty());
}

async fn an_inbox_tells_only_what_its_recorded_list_holds(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let numbers = filed(&house, &["2026-11-19", "2026-11-20"]).await;
    let officer = Actor::officer(&"otto".parse().unwrap(), "us-fbi".parse().unwrap());
    let mut ids: Vec<ReferralId> = Vec::new();
    for number in &numbers {
        ids.push(routed::referrals(&house.house, &leave(*number)).await.unwrap()[0].id);
    }
    let listed = async || refer::listed(&house.house, &officer, refer::List::Active, None).await.unwrap();
    listed().await;
    let told = |lines: &[LedgerLine]| lines.iter().filter(|line| !fact(line, "told").is_empty()).count();
    assert_eq!(told(&entries(&house, &["refer.inbox"]).await), 0, "nothing of a report stood in it");
    refer::acknowledge_conditions(&house.house, &officer, ids[0]).await.unwrap();
    refer::open(&house.house, &officer, ids[0]).await.unwrap();
    let page = listed().await;
    let recorded = entries(&house, &["refer.inbox"]).await;
    let last = recorded.last().unwrap();
    assert_eq!(fact(last, "told"), ids[0].to_string());
    assert_eq!((fact(last, "list"), fact(last, "rows"), fact(last, "query").len()), ("agency", "2", 64));
    for line in page.lines.iter() {
        let beside = refer::beside(&house.house, &officer, &page, line).await.unwrap().unwrap();
        assert_eq!(beside.disclosed.is_some(), line.id == ids[0]);
    }
    // Opened since: the page that was recorded does not hold it, and tells nothing of it.
    refer::acknowledge_conditions(&house.house, &officer, ids[1]).await.unwrap();
    refer::open(&house.house, &officer, ids[1]).await.unwrap();
    let now = listed().await;
    let line = now.lines.iter().find(|line| line.id == ids[1]).unwrap();
    assert!(refer::beside(&house.house, &officer, &now, line).await.unwrap().unwrap().disclosed.is_some());
    assert!(refer::beside(&house.house, &officer, &page, line).await.unwrap().is_err(), "not on that page");
    let stranger = Actor::officer(&"dora".parse().unwrap(), "de-bka".parse().unwrap());
    assert!(refer::beside(&house.house, &stranger, &now, line).await.is_err(), "another agency's");
}
