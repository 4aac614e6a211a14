//! One report in whose every column somebody wrote, and nothing of it after its time is over.

use std::collections::BTreeSet;

use clearline_counsel::{self as counsel, Matter, NewDocument, Proposed, ReportAsked};
use clearline_disclosure::referral::{FeedbackCode, HandOver};
use clearline_disclosure::viewing;
use clearline_law::HoldKind;
use clearline_law::access::{Actor, Role};
use clearline_pipeline::follow_up::destruction::{self, NewOrder};
use clearline_pipeline::follow_up::holds::{self, NewHold};
use clearline_pipeline::follow_up::retention;
use clearline_pipeline::refer::{self, NewHanded};
use clearline_pipeline::triage;
use clearline_records::dossier::{self, routed};
use clearline_report::{
    AgencyId, BasisKind, Designation, FileId, IncidentType, Priority, ReferralId, ReportNumber,
};
use clearline_seal::Identity;
use clearline_store::{Row, Value, params};
use clearline_tests::raw::{self, RawColumn};
use clearline_tests::{Engine, Provider, TestHouse, leave, report_with};
use clearline_wire::Element;
use clearline_wire::responses::Code;
use jiff::SignedDuration;
use xtask::data::{Bound, DataMap, Kind, Table};

use crate::on_both;

on_both!(nothing_that_people_wrote_outlives_its_report);

/// A word that stands in everything that somebody typed about the report, and nowhere else: too long for digests to hold
/// it by chance.
const MARK: &str = "zqxvjw";

/// Columns into which no act of this journey leads: the law of 2018, a directory that broke, a job that failed.
const BY_HAND: [(&str, &str, &str); 4] = [
    (
        "foreign_request",
        "consultation",
        "update foreign_request set consultation = 'zqxvjw AG 12' where report = $report",
    ),
    (
        "ruling",
        "error",
        "update ruling set error = 'cannot read \"zqxvjw\"' where report = $report and ordinal = 1",
    ),
    (
        "job",
        "trouble",
        "insert into job (shard, id, kind, report, reference, due_at, attempts, leased_until, trouble)
         values (shard($report), 'failed', 'send_notice', $report, 1, 9000000000000000000, 3, 0, 'cannot read \"zqxvjw\"')",
    ),
    (
        "dismissal",
        "reason",
        "insert into dismissal (shard, id, report, state, reason, ordered_by, ordered_at, until_at, place, dismissed, restored,
           settled, undone_by)
         values (shard($report), shard($report), $report, 'undone', 'zqxvjw is all invented', 'analyst:ana', 1, 2, 0, 1, 1, 0, 'analyst:ana')",
    ),
];

/// Columns for words of people that hold only words of ours in this journey.
const OURS: [(&str, &str); 2] = [("ruling", "candidate"), ("statement", "value")];

fn staff(role: Role, id: &str) -> Actor {
    Actor::staff(role, &id.parse().unwrap()).unwrap()
}

fn officer(id: &str, agency: &str) -> Actor {
    Actor::officer(&id.parse().unwrap(), agency.parse().unwrap())
}

/// A document with words of its own in every place that takes free words.
fn document(mark: &str) -> Vec<u8> {
    let country = "DE".parse().unwrap();
    let address = clearline_world::addresses_of(country).find(|slice| slice.base.is_ipv4()).unwrap().base;
    report_with(IncidentType::Csam, |mut parts| {
        let story = format!("{mark} says what happened");
        let victim = Element::new("victim")
            .with(Element::new("victimPerson").leaf("firstName", format!("{mark}-child")))
            .leaf("espIdentifier", format!("{mark}-child"));
        parts.reported = Element::new("personOrUserReported")
            .with(Element::new("personOrUserReportedPerson").leaf("email", format!("{mark}@example.com")))
            .leaf("espIdentifier", format!("{mark}-user"))
            .leaf("screenName", format!("{mark}-name"));
        parts.others.push(victim);
        parts.others.push(Element::new("additionalInfo").text(&story));
        parts
            .seen_at(&address.to_string())
            .asked_by_agency("DE", &format!("Bundeskriminalamt; {mark} Police"))
    })
}

/// Everything that people can do with the report, each with words of their own.
async fn everybody_writes(house: &TestHouse, provider: &Provider) -> ReportNumber {
    let identity = Identity::from_entropy(&[5; 32]).unwrap();
    house.qualify("de-1", BasisKind::AgDesignated).await;
    house.by_package("us-fbi", &identity.recipient()).await;
    let number = provider.open(&document(MARK)).await;
    for (name, bytes) in [("zqxvjw-a.png", b"zqxvjw one"), ("zqxvjw-b.png", b"zqxvjw two")] {
        let file = provider.add(number, name, bytes).await;
        let details = Element::new("fileDetails")
            .leaf("reportId", number.to_string())
            .leaf("fileId", file.as_str())
            .leaf("fileViewedByEsp", "true")
            .leaf("additionalInfo", "zqxvjw is on it");
        assert_eq!(provider.xml("fileinfo", &clearline_wire::write(&details)).await.code(), Code::Success);
    }
    provider.finish(number).await;
    house.carry().await;
    let files = dossier::files(&house.house, &leave(number)).await.unwrap();
    let viewed = "2026-11-20T08:00:00Z".parse().unwrap();
    let sue = staff(Role::Supervisor, "sue");
    viewing::attest(&house.house, &sue, number, &files[0].id, "zqxvjw letter", viewed).await.unwrap();
    let decision = triage::Decision {
        designation: Designation::Referral,
        priority: Priority::P1,
        reason: "zqxvjw is known to me".to_owned(),
    };
    triage::override_outcome(&house.house, &staff(Role::Analyst, "ana"), number, &decision).await.unwrap();
    let litigation = NewHold {
        kind: HoldKind::Litigation,
        from: house.now(),
        until: None,
        reference: "zqxvjw against us".to_owned(),
    };
    let lea = staff(Role::Counsel, "lea");
    let hold = holds::record(&house.house, &lea, number, &litigation).await.unwrap();
    holds::lift(&house.house, &lea, number, hold.ordinal, "zqxvjw settled").await.unwrap();
    abroad(house, number).await;
    at_home(house, number, &files[1].id).await;
    let analyst = house.person("reader", Role::Analyst, None, None).await;
    for alert in
        raw::rows(&house.house, "select id from alert where report = $report", params!(report = number.get()))
            .await
    {
        analyst.form(&format!("/desk/alerts/{}/acknowledge", alert.text("id").unwrap()), &[]).await;
    }
    number
}

/// A foreign officer wishes that it be kept, proposes an agency that may not have it, and hands it on to one that may.
async fn abroad(house: &TestHouse, number: ReportNumber) {
    let olga = officer("olga", "de-1");
    let id = taken(house, number, "de-1", &olga).await;
    holds::request(&house.house, &olga, id, "zqxvjw file 7").await.unwrap();
    let in_1: AgencyId = "in-1".parse().unwrap();
    assert!(refer::re_refer(&house.house, &olga, id, &in_1, "zqxvjw moved there").await.is_err());
    approve(house, number, &in_1).await;
    refer::re_refer(&house.house, &olga, id, &"us-fbi".parse().unwrap(), "zqxvjw lives there").await.unwrap();
    house.carry().await;
}

/// Two people of counsel agree that it may go to an agency, and one of them ends that.
async fn approve(house: &TestHouse, number: ReportNumber, agency: &AgencyId) {
    let rulings = routed::rulings(&house.house, &leave(number)).await.unwrap();
    let withheld = rulings.iter().find(|one| one.agency == *agency).expect("the refusal is kept");
    let matter = Matter::Approval {
        policy: "rights_review".to_owned(),
        agency: agency.clone(),
        report: Some(ReportAsked { report: number, ruling: withheld.ordinal }),
        from: "2026-11-23".parse().unwrap(),
        to: Some("2026-12-01".parse().unwrap()),
    };
    let proposed = Proposed { matter, reason: "zqxvjw is at risk".to_owned() };
    let letter = Some(NewDocument::whole("zqxvjw.txt", b"zqxvjw signed this".to_vec()));
    let (anna, benno) = (staff(Role::Counsel, "anna"), staff(Role::Counsel, "benno"));
    let id = counsel::propose(&house.house, &anna, &proposed, letter).await.unwrap();
    counsel::approve(&house.house, &benno, &id, "zqxvjw convinced me").await.unwrap();
    house.carry().await;
    counsel::end(&house.house, &anna, &id, "zqxvjw is safe").await.unwrap();
}

async fn at_home(house: &TestHouse, number: ReportNumber, file: &FileId) {
    let hal = officer("hal", "us-fbi");
    let id = taken(house, number, "us-fbi", &hal).await;
    refer::give_feedback(&house.house, &hal, id, &[FeedbackCode::Innocent], "zqxvjw is innocent")
        .await
        .unwrap();
    handed_over(house, id).await;
    destroyed(house, number, id, file).await;
    house.carry().await;
}

/// A person of ours hands the package over.
async fn handed_over(house: &TestHouse, id: ReferralId) {
    let sue = staff(Role::Supervisor, "sue");
    refer::take_package(&house.house, &sue, id).await.unwrap();
    let new = NewHanded {
        way: HandOver::InPerson,
        received_by: "zqxvjw of the registry".to_owned(),
        on: "2026-11-23".parse().unwrap(),
    };
    refer::record_hand_over(&house.house, &sue, id, 1, &new).await.unwrap();
}

/// An agency notifies, says that it was a mistake, and two persons take it back; it notifies again, a court demands the
/// destruction, and the order of another one, which two persons enter, forbids it to us.
async fn destroyed(house: &TestHouse, number: ReportNumber, id: ReferralId, file: &FileId) {
    let (hal, sue, lea) =
        (officer("hal", "us-fbi"), staff(Role::Supervisor, "sue"), staff(Role::Counsel, "lea"));
    let house = &house.house;
    destruction::notify(house, &hal, id, file, "zqxvjw order").await.unwrap();
    destruction::object(house, &hal, id, file, "zqxvjw was not meant").await.unwrap();
    destruction::propose_release(house, &sue, number, file, "zqxvjw was not meant").await.unwrap();
    destruction::release(house, &lea, number, file).await.unwrap();
    let forbids = NewHold {
        kind: HoldKind::OrderOnUs,
        from: house.now(),
        until: None,
        reference: "zqxvjw against the agency".to_owned(),
    };
    let forbids = holds::record(house, &sue, number, &forbids).await.unwrap();
    holds::confirm(house, &lea, number, forbids.ordinal).await.unwrap();
    destruction::notify(house, &hal, id, file, "zqxvjw order").await.unwrap();
    destruction::confirm(house, &lea, number, file).await.unwrap();
    let order = NewOrder {
        reference: "zqxvjw 12 mj 7".to_owned(),
        court: "zqxvjw District Court".to_owned(),
        day: "2026-11-20".parse().unwrap(),
    };
    destruction::enter_order(house, &lea, number, file, &order).await.unwrap();
}

/// What forbade the destruction ends, and it is carried out.
async fn carried_out(house: &TestHouse, number: ReportNumber) {
    let all = holds::of_report(&house.house, &leave(number)).await.unwrap();
    let order = all.iter().find(|hold| hold.kind == HoldKind::OrderOnUs).unwrap().ordinal;
    let sue = staff(Role::Supervisor, "sue");
    holds::lift(&house.house, &sue, number, order, "zqxvjw settled").await.unwrap();
    assert_eq!(destruction::carry_out_due(&house.house).await.unwrap(), 1);
}

async fn taken(house: &TestHouse, number: ReportNumber, agency: &str, by: &Actor) -> ReferralId {
    let all = routed::referrals(&house.house, &leave(number)).await.unwrap();
    let id = all.iter().find(|one| one.agency.as_str() == agency).expect("the agency has it").id;
    refer::acknowledge_conditions(&house.house, by, id).await.unwrap();
    refer::open(&house.house, by, id).await.unwrap();
    refer::accept(&house.house, by, id).await.unwrap();
    id
}

/// The rows of a table that belong to the report.
async fn rows_of(house: &TestHouse, all: &[RawColumn], table: &Table, number: ReportNumber) -> Vec<Row> {
    let names: Vec<&str> =
        all.iter().filter(|one| one.table == table.name).map(|one| one.name.as_str()).collect();
    let owner = if table.name == "report" { "number" } else { "report" };
    let select = format!("select {} from {} where {owner} = $report", names.join(", "), table.name);
    raw::rows(&house.house, &select, params!(report = number.get())).await
}

/// A value as bytes to look for; none where it is too short to mean anything.
fn needle(value: &Value) -> Option<Vec<u8>> {
    let bytes = match value {
        Value::Text(text) => text.as_bytes().to_vec(),
        Value::Bytes(bytes) => bytes.clone(),
        Value::Null | Value::Int(_) => return None,
    };
    (bytes.len() >= 4).then_some(bytes)
}

/// What was found of people in the rows of the report, before.
#[derive(Default)]
struct Found {
    /// Whatever may stand nowhere afterwards: files, documents, keys.
    nowhere: BTreeSet<Vec<u8>>,
    /// Whatever may not stand in the report's own rows: names of accounts have rows of their own.
    not_here: BTreeSet<Vec<u8>>,
    /// Columns that nobody wrote into.
    unwritten: Vec<String>,
}

async fn find(house: &TestHouse, all: &[RawColumn], map: &DataMap, number: ReportNumber) -> Found {
    let mut found = Found::default();
    for table in map.tables.iter().filter(|table| table.bound == Bound::Report) {
        let rows = rows_of(house, all, table, number).await;
        for column in table.columns.iter().filter(|column| column.is.is_personal()) {
            let values: Vec<Vec<u8>> =
                rows.iter().filter_map(|row| needle(row.value(&column.name).unwrap())).collect();
            let name = (table.name.as_str(), column.name.as_str());
            let marked = values.iter().any(|value| has_mark(value));
            let must_mark = matches!(column.is, Kind::Words | Kind::Content) && !OURS.contains(&name);
            if values.is_empty() || (must_mark && !marked) {
                found.unwritten.push(format!("{}.{}", name.0, name.1));
            }
            let everywhere = matches!(column.is, Kind::Content | Kind::Secret) || table.name == "file";
            if everywhere { found.nowhere.extend(values) } else { found.not_here.extend(values) }
        }
    }
    found
}

fn has_mark(bytes: &[u8]) -> bool {
    holds(&bytes.to_ascii_lowercase(), MARK.as_bytes())
}

fn holds(hay: &[u8], needle: &[u8]) -> bool {
    hay.windows(needle.len()).any(|window| window == needle)
}

/// Every cell of the whole database that holds the mark, or what may stand nowhere.
async fn left_anywhere(house: &TestHouse, all: &[RawColumn], found: &Found) -> Vec<String> {
    let mut left = Vec::new();
    for column in all {
        let select = format!("select {} from {}", column.name, column.table);
        for row in raw::rows(&house.house, &select, params!()).await {
            let Some(cell) = needle(row.value(&column.name).unwrap()) else { continue };
            let in_hex = String::from_utf8_lossy(&cell).into_owned();
            let hit = |value: &Vec<u8>| holds(&cell, value) || in_hex.contains(&hexed(value));
            if has_mark(&cell) || in_hex.contains(&hexed(MARK.as_bytes())) || found.nowhere.iter().any(hit) {
                left.push(format!("{}.{}", column.table, column.name));
            }
        }
    }
    left
}

fn hexed(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every column of the report's own rows that still holds what people wrote.
async fn left_here(
    house: &TestHouse,
    all: &[RawColumn],
    map: &DataMap,
    found: &Found,
    number: ReportNumber,
) -> Vec<String> {
    let mut left = Vec::new();
    for table in map.tables.iter().filter(|table| table.bound == Bound::Report) {
        for row in rows_of(house, all, table, number).await {
            for column in all.iter().filter(|one| one.table == table.name) {
                let Some(cell) = needle(row.value(&column.name).unwrap()) else { continue };
                let declared = table.columns.iter().find(|one| one.name == column.name).unwrap();
                // A word of a closed list may happen to be what somebody typed.
                if declared.is != Kind::Word && found.not_here.iter().any(|value| *value == cell) {
                    left.push(format!("{}.{}", column.table, column.name));
                }
            }
        }
    }
    left
}

async fn nothing_that_people_wrote_outlives_its_report(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let (map, all) = (DataMap::of_repository().unwrap(), raw::columns(&house.house).await);
    let provider = house.provider("example-chat").await;
    let number = everybody_writes(&house, &provider).await;
    let other = provider.file(&document("keepme"), &[("keepme.png", b"keepme")]).await;
    house.carry().await;
    for (_, _, by_hand) in BY_HAND {
        assert_eq!(raw::run(&house.house, by_hand, params!(report = number.get())).await, 1);
    }
    let found = find(&house, &all, &map, number).await;
    assert!(found.unwritten.is_empty(), "nobody wrote into {:?}", found.unwritten);
    carried_out(&house, number).await;
    house.pass(SignedDuration::from_hours(24 * 600));
    retention::set_limit(&house.house, &staff(Role::Admin, "operator"), Some(400)).await.unwrap();
    assert_eq!(retention::sweep(&house.house).await.unwrap(), [number], "the other was not taken by anybody");
    let nothing: [String; 0] = [];
    assert_eq!(left_anywhere(&house, &all, &found).await, nothing, "anywhere in the database");
    assert_eq!(left_here(&house, &all, &map, &found, number).await, nothing, "in the rows of the report");
    let kept =
        dossier::document(&house.house, &leave(other)).await.unwrap().expect("another report is as it was");
    assert!(holds(&kept, b"keepme says what happened"));
    everybody_reads(&house, number).await;
    house.ends_sound().await;
}

/// Whoever asks later is told that it was expunged, and no page falls over what is not there any more.
async fn everybody_reads(house: &TestHouse, number: ReportNumber) {
    let supervisor = house.person("supervisor", Role::Supervisor, None, None).await;
    let page = supervisor.page(&format!("/desk/reports/{number}")).await;
    assert!(page.contains("Expunged on") && page.contains("disclose"), "the rulings stay");
    let lawyer = house.person("lawyer", Role::Counsel, None, None).await;
    for path in ["/counsel", "/counsel/proposals?part=decided", "/auditor/requests", "/auditor/destructions"]
    {
        lawyer.page(path).await;
    }
    let contact = house.person("contact", Role::Provider, None, Some("example-chat")).await;
    assert!(contact.page("/provider").await.contains("The report was expunged."));
}
