//! What the ledger proves: whatever is altered, dropped or added in any table is found and named, and what is not as it was
//! recorded is not shown.

use std::collections::BTreeMap;

use clearline_core::entry_keys;
use clearline_core::key_checks::{self, KeyCheck};
use clearline_core::proved::tables::{self, Proof, TABLES};
use clearline_counsel::{self as counsel, Matter, NewDocument, Proposed};
use clearline_disclosure::viewing;
use clearline_identity::directory;
use clearline_law::HoldKind;
use clearline_law::access::{Actor, Role};
use clearline_oversight::{self as oversight, Finding, Verified, Wanted, What};
use clearline_pipeline::follow_up::holds::{self, NewHold};
use clearline_pipeline::follow_up::{destruction, retention};
use clearline_pipeline::{augment, intake, refer};
use clearline_records::dossier::{self, routed};
use clearline_report::{Answer, BasisKind, IncidentType, ReferralId, ReportNumber};
use clearline_seal::Identity;
use clearline_store::{Batch, Params, Sql, Value, params};
use clearline_tests::{Engine, TestHouse, leave, report, report_with};
use clearline_wire::public::PublicReport;
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    each_kind_of_row_is_proved_one_at_a_time,
    each_kind_of_row_is_proved_all_at_once,
    entries_and_the_tree_are_held_against_each_other,
    entries_put_elsewhere_hide_none,
    a_state_put_back_is_found,
    what_is_not_as_recorded_is_neither_shown_nor_sealed,
    contents_are_read_where_asked,
);

pub(crate) fn staff(role: Role, id: &str) -> Actor {
    Actor::staff(role, &id.parse().unwrap()).unwrap()
}

fn officer() -> Actor {
    Actor::officer(&"officer".parse().unwrap(), "us-fbi".parse().unwrap())
}

pub(crate) async fn verified(house: &TestHouse) -> Verified {
    oversight::examine(&house.house, &Wanted::default()).await.unwrap()
}

/// Runs a statement on exactly `rows` rows, past every command.
pub(crate) async fn tamper(house: &TestHouse, text: &str, params: Params, rows: u64) {
    let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
    let sql: &'static Sql = Box::leak(Box::new(Sql::both("tests/tamper", text)));
    let mut batch = Batch::new("tests.tamper");
    batch.past_keys();
    batch.guard(sql, params, rows);
    house.house.store.commit(batch).await.unwrap_or_else(|error| panic!("{text}: {error:?}"));
}

pub(crate) async fn select(
    house: &TestHouse,
    text: &str,
    columns: &[&'static str],
) -> Vec<BTreeMap<&'static str, Value>> {
    let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
    let sql: &'static Sql = Box::leak(Box::new(Sql::both("tests/select", text)));
    let rows =
        house.house.store.query(sql, params!()).await.unwrap_or_else(|error| panic!("{text}: {error:?}"));
    let one = |row: &clearline_store::Row| {
        columns.iter().map(|name| (*name, row.value(name).unwrap().clone())).collect()
    };
    rows.iter().map(one).collect()
}

/// A house in which every kind of row stands that a house makes in its work.
async fn busy(engine: Engine) -> TestHouse {
    let house = TestHouse::on(engine).await;
    work(&house).await;
    house
}

/// Lets every kind of row come about by its own commands.
pub(crate) async fn work(house: &TestHouse) {
    let admin = staff(Role::Admin, "operator");
    house.qualify("de-1", BasisKind::Fbi).await;
    let provider = house.provider("example-chat").await;
    let id = "example-chat".parse().unwrap();
    directory::set_regime(&house.house, &admin, &id, "DE".parse().unwrap(), true).await.unwrap();
    house.program("us-fbi").await;
    let checks = ["signing", "fingerprint", "files-1"].map(|name| KeyCheck::of(name, &[7; 32]).unwrap());
    key_checks::hold(&house.house, &admin, &checks, None).await.unwrap();
    let ana = house.person("ana", Role::Counsel, None, None).await;
    house.set_up_factor("ana", &ana.password).await;
    retention::set_limit(&house.house, &admin, Some(400)).await.unwrap();
    let list = "list".parse().unwrap();
    let digests = format!("kind,value\nsha256,{}\n", "0123456789abcdef".repeat(4));
    augment::import_hash_list(&house.house, &admin, &list, "a list", "invented", digests.as_bytes())
        .await
        .unwrap();
    let exits = augment::Labels { id: &list, name: "exits", source: "invented" };
    let day = "2026-11-20".parse().unwrap();
    let held = Some(augment::Held::days(day, day).unwrap());
    augment::import_exit_list(&house.house, &admin, exits, held, b"203.0.113.99\n").await.unwrap();
    let evidence = Some(NewDocument::whole("letter.txt", b"Synthetic letter.".to_vec()));
    let matter = Matter::EndBasis {
        agency: "de-1".parse().unwrap(),
        ordinal: 1,
        last_day: "2027-01-01".parse().unwrap(),
    };
    let proposed = Proposed { matter, reason: "for a test".to_owned() };
    let proposal =
        counsel::propose(&house.house, &staff(Role::Counsel, "ana"), &proposed, evidence).await.unwrap();
    counsel::approve(&house.house, &staff(Role::Counsel, "ben"), &proposal, "seen").await.unwrap();

    let address = clearline_world::addresses_of("US".parse().unwrap()).next().unwrap().base.to_string();
    let seen = report_with(IncidentType::Csam, |parts| parts.seen_at(&address));
    let first = provider.file(&seen, &[]).await;
    house.carry().await;
    let agency = house.receivers(first).await.remove(0);
    house.by_package(&agency, &Identity::from_entropy(&[5; 32]).unwrap().recipient()).await;
    let filed = provider.file(&seen, &[("a.png", b"one"), ("b.png", b"two")]).await;
    let asked = report_with(IncidentType::Csam, |parts| parts.asked_by("DE"));
    provider.file(&asked, &[]).await;
    public(house).await;
    house.carry().await;
    taken(house, filed).await;
    house.carry().await;
}

/// A report of the public that waits for a person.
async fn public(house: &TestHouse) {
    let filed = PublicReport {
        incident: IncidentType::Csam,
        story: "Synthetic: I saw pictures on this page.".to_owned(),
        urls: Vec::new(),
        platform: None,
        account: None,
        happened: None,
        child: None,
        child_in_danger: Answer::Yes,
        contact: None,
        contact_for_agencies: Answer::NotStated,
        language: "en".to_owned(),
    };
    let token = intake::ready_token(&house.house, intake::TokenKind::Page);
    let token = intake::read_token(&house.house, &token).unwrap();
    intake::file_public(&house.house, &Actor::public(), &filed, &token).await.unwrap();
}

/// What an agency and the desk do with a report.
async fn taken(house: &TestHouse, number: ReportNumber) -> ReferralId {
    let referral = routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0);
    let id = referral.id;
    let officer = Actor::officer(&"officer".parse().unwrap(), referral.agency);
    let files = dossier::files(&house.house, &leave(number)).await.unwrap();
    refer::acknowledge_conditions(&house.house, &officer, id).await.unwrap();
    refer::open(&house.house, &officer, id).await.unwrap();
    refer::accept(&house.house, &officer, id).await.unwrap();
    let codes = ["F1".parse().unwrap()];
    refer::give_feedback(&house.house, &officer, id, &codes, "thank you").await.unwrap();
    refer::take_package(&house.house, &staff(Role::Supervisor, "lead"), id).await.unwrap();
    let viewed = "2026-11-20T00:00:00Z".parse().unwrap();
    let lead = staff(Role::Supervisor, "lead");
    viewing::attest(&house.house, &lead, number, &files[0].id, "their letter", viewed).await.unwrap();
    let hold = NewHold {
        kind: HoldKind::Litigation,
        from: house.now(),
        until: None,
        reference: "case 7".to_owned(),
    };
    let hold = holds::record(&house.house, &lead, number, &hold).await.unwrap();
    holds::lift(&house.house, &lead, number, hold.ordinal, "over").await.unwrap();
    destruction::notify(&house.house, &officer, id, &files[1].id, "letter 4").await.unwrap();
    destruction::object(&house.house, &officer, id, &files[1].id, "the case is open").await.unwrap();
    id
}

/// One proved table as a test handles it.
struct Proved {
    name: &'static str,
    report: Option<&'static str>,
    identity: Vec<&'static str>,
    columns: Vec<&'static str>,
    facets: Vec<(&'static str, &'static [&'static str])>,
    numbered: bool,
}

/// Tables of which only a house that was restored has rows: their test is another.
const ELSEWHERE: [&str; 1] = ["ledger_restore"];

fn proved() -> Vec<Proved> {
    let shapes = TABLES.iter().filter_map(|table| match &table.proof {
        Proof::ByEntry(shape) if !ELSEWHERE.contains(&table.name) => Some((table.name, shape)),
        _ => None,
    });
    let one = |(name, shape): (&'static str, &'static tables::Shape)| {
        let facets: Vec<_> = shape.facets.iter().map(|facet| (facet.name, facet.columns)).collect();
        let free = shape.free.iter().map(|(column, _)| *column);
        let key: Vec<&str> = shape.report.into_iter().chain(shape.key.iter().copied()).collect();
        let columns: Vec<&str> = key
            .iter()
            .copied()
            .chain(facets.iter().flat_map(|(_, of)| of.iter().copied()))
            .chain(free)
            .collect();
        // The database numbers some rows: their place is part of what finds them here.
        let numbered = shape.rows == tables::Rows::Numbered;
        let identity =
            key.into_iter().chain(numbered.then_some(["ordinal", "referral", "file"]).into_iter().flatten());
        let identity = identity.filter(|column| columns.contains(column)).collect();
        Proved { name, report: shape.report, identity, columns, facets, numbered }
    };
    shapes.map(one).collect()
}

pub(crate) type Held = BTreeMap<&'static str, Value>;

impl Proved {
    async fn rows(&self, house: &TestHouse, wanted: &str) -> Vec<Held> {
        let text = format!("select {} from {} where {wanted}", self.columns.join(", "), self.name);
        select(house, &text, &self.columns).await
    }

    fn finds(&self, row: &Held) -> (String, Params) {
        let wanted: Vec<String> =
            self.identity.iter().map(|column| format!("{column} = ${column}")).collect();
        let key = self.identity.iter().map(|column| (*column, row[column].clone().into()));
        (wanted.join(" and "), key.collect())
    }

    async fn set(&self, house: &TestHouse, row: &Held, column: &str, value: Value) {
        let (wanted, key) = self.finds(row);
        let text = format!("update {} set {column} = $new where {wanted}", self.name);
        tamper(house, &text, key.with("new", value), 1).await;
    }

    async fn drop(&self, house: &TestHouse, row: &Held) {
        let (wanted, key) = self.finds(row);
        tamper(house, &format!("delete from {} where {wanted}", self.name), key, 1).await;
    }

    async fn insert(&self, house: &TestHouse, row: &Held) {
        let places: Vec<String> = self.columns.iter().map(|column| format!("${column}")).collect();
        let (mut columns, mut places) = (self.columns.clone(), places);
        if let Some(report) = self.report.filter(|report| columns.contains(report)) {
            columns.push(tables::SHARD);
            places.push(format!("shard(${report})"));
        }
        let text =
            format!("insert into {} ({}) values ({})", self.name, columns.join(", "), places.join(", "));
        tamper(
            house,
            &text,
            self.columns.iter().map(|column| (*column, row[column].clone().into())).collect(),
            1,
        )
        .await;
    }

    /// A row with something in one of the columns, and the column.
    async fn filled(&self, house: &TestHouse, columns: &[&'static str]) -> Option<(Held, &'static str)> {
        for column in columns.iter().filter(|column| !self.identity.contains(column)) {
            let rows = self.rows(house, &format!("{column} is not null")).await;
            if let Some(row) = rows.into_iter().next() {
                return Some((row, column));
            }
        }
        None
    }

    async fn first(&self, house: &TestHouse) -> Held {
        let row = self.rows(house, "1 = 1").await.into_iter().next();
        row.unwrap_or_else(|| panic!("the busy house has no row in {}", self.name))
    }

    /// A row like `row` that was never there.
    fn another(&self, row: &Held) -> Held {
        let mut another = row.clone();
        let column =
            if self.identity.contains(&"ordinal") { "ordinal" } else { self.identity.last().unwrap() };
        another.insert(column, other(&row[column]));
        if self.name == "credential" {
            // No two secrets have one digest.
            another.insert("digest", other(&row["digest"]));
        }
        if self.numbered {
            // Its number alone says nothing: another one says something else as well.
            let said = self.facets[0].1.iter().find(|name| matches!(row[**name], Value::Text(_))).unwrap();
            another.insert(said, other(&row[said]));
        }
        another
    }
}

/// The same, where there may be nothing in it yet: then what such a column takes.
fn other_than(column: &str, value: &Value) -> Value {
    match value {
        Value::Null if column.ends_with("_at") || column.ends_with("_max") => Value::Int(7),
        Value::Null if column.ends_with("digest") => Value::Bytes(vec![7]),
        Value::Null => Value::Text("x".to_owned()),
        held => other(held),
    }
}

fn other(value: &Value) -> Value {
    match value {
        Value::Int(number) => Value::Int(number + 1_000),
        Value::Text(text) => Value::Text(format!("{text}x")),
        Value::Bytes(bytes) => Value::Bytes([bytes.as_slice(), &[1]].concat()),
        Value::Null => Value::Null,
    }
}

pub(crate) fn names(found: &[Finding], table: &str, what: &[What]) -> bool {
    found.iter().any(|finding| finding.table == table && what.contains(&finding.what))
}

pub(crate) const ALTERED: [What; 3] = [What::Altered, What::Added, What::Unreadable];

async fn each_kind_of_row_is_proved_one_at_a_time(engine: Engine) {
    let house = busy(engine).await;
    house.ends_sound().await;
    for table in proved() {
        for (facet, columns) in &table.facets {
            let (row, column) = match table.filled(&house, columns).await {
                Some(filled) => filled,
                None => (table.first(&house).await, columns[0]),
            };
            table.set(&house, &row, column, other_than(column, &row[column])).await;
            let found = verified(&house).await.findings;
            assert!(
                names(&found, table.name, &ALTERED),
                "{}.{facet}: {column} altered: {found:?}",
                table.name
            );
            table.set(&house, &row, column, row[column].clone()).await;
        }
        let row = table.first(&house).await;
        table.drop(&house, &row).await;
        let found = verified(&house).await.findings;
        assert!(names(&found, table.name, &[What::Missing]), "{} dropped: {found:?}", table.name);
        table.insert(&house, &row).await;
        let added = table.another(&row);
        table.insert(&house, &added).await;
        let found = verified(&house).await.findings;
        assert!(names(&found, table.name, &[What::Added]), "{} added: {found:?}", table.name);
        table.drop(&house, &added).await;
    }
    house.ends_sound().await;
}

async fn each_kind_of_row_is_proved_all_at_once(engine: Engine) {
    let house = busy(engine).await;
    let tables = proved();
    let mut rows = Vec::new();
    for table in &tables {
        let columns: Vec<&str> = table.facets.iter().flat_map(|(_, of)| of.iter().copied()).collect();
        rows.push(table.filled(&house, &columns).await.unwrap_or_else(|| panic!("{} is empty", table.name)));
    }
    for (table, (row, column)) in tables.iter().zip(&rows) {
        table.set(&house, row, column, other(&row[column])).await;
    }
    let found = verified(&house).await.findings;
    for table in &tables {
        assert!(names(&found, table.name, &ALTERED), "{} altered: {found:?}", table.name);
    }
    for (table, (row, column)) in tables.iter().zip(&rows) {
        table.set(&house, row, column, row[column].clone()).await;
    }
    assert!(verified(&house).await.is_sound(), "put back");
    for (table, (row, _)) in tables.iter().zip(&rows) {
        table.drop(&house, row).await;
        table.insert(&house, &table.another(row)).await;
    }
    let found = verified(&house).await.findings;
    for table in &tables {
        assert!(
            names(&found, table.name, &[What::Missing, What::Altered]),
            "{} dropped: {found:?}",
            table.name
        );
        assert!(names(&found, table.name, &[What::Added, What::Altered]), "{} added: {found:?}", table.name);
    }
    // A whole report with every row, and everything that was said of who did what.
    for table in tables.iter().filter(|table| table.columns.contains(&"report") && table.name != "proposal") {
        let count = table.rows(&house, "1 = 1").await.len() as u64;
        tamper(&house, &format!("delete from {}", table.name), params!(), count).await;
    }
    let found = verified(&house).await.findings;
    assert!(names(&found, "submission", &[What::Missing]), "{found:?}");
}

async fn entries_and_the_tree_are_held_against_each_other(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    for _ in 0..50 {
        provider.file(&report(IncidentType::Csam), &[]).await;
    }
    house.ends_sound().await;
    let size = verified(&house).await.size;
    assert!(size > 260, "there is a tile above the leaves: {size}");
    let other_report = format!(
        "update entry set report = 7, shard = {} where position = 42",
        7 % house.house.store.shards()
    );
    let tried = [
        (
            "update entry set opening = null where position = 40",
            "update entry set opening = $kept where position = 40",
            "opening",
        ),
        (
            "update entry set kind = 'x' where position = 41",
            "update entry set kind = $kept where position = 41",
            "kind",
        ),
        (
            other_report.as_str(),
            "update entry set report = $kept, shard = shard($kept) where position = 42",
            "report",
        ),
        (
            "update entry set written_at = written_at + 1 where position = 43",
            "update entry set written_at = $kept where position = 43",
            "written_at",
        ),
        (
            "update entry set leaf_hash = opening where position = 44",
            "update entry set leaf_hash = $kept where position = 44",
            "leaf_hash",
        ),
    ];
    for ((away, back, column), position) in tried.into_iter().zip(40..) {
        let kept =
            select(&house, &format!("select {column} from entry where position = {position}"), &[column])
                .await;
        tamper(&house, away, params!(), 1).await;
        let found = verified(&house).await.findings;
        let named = found.iter().any(|one| one.table == "entry" && one.position == Some(position));
        assert!(named, "{column} of entry {position}: {found:?}");
        tamper(&house, back, params!(kept = kept[0][column].clone()), 1).await;
    }
    assert!(verified(&house).await.is_sound(), "put back");
    for (away, words) in [
        ("update ledger_tile set hashes = substr(hashes, 2) where level = 1", "level 1"),
        ("update ledger_head set frontier = substr(frontier, 1, 9)", "head"),
    ] {
        tamper(&house, away, params!(), 1).await;
        let found = verified(&house).await.findings;
        assert!(found.iter().any(|one| one.detail.contains(words)), "{words}: {found:?}");
    }
}

async fn a_state_put_back_is_found(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[]).await;
    house.ends_sound().await;
    // All stages were passed within an instant, and each is stated; only the last one stands.
    for stage in ["open", "received", "augmented", "triaged", "routed"] {
        tamper(
            &house,
            "update report set stage = $stage where number = $number",
            params!(stage = stage, number = number.get()),
            1,
        )
        .await;
        let found = verified(&house).await.findings;
        assert!(names(&found, "report", &[What::Altered]), "{stage}: {found:?}");
    }
    tamper(
        &house,
        "update report set stage = 'referred' where number = $number",
        params!(number = number.get()),
        1,
    )
    .await;
    let agency = "us-fbi".parse().unwrap();
    let admin = staff(Role::Admin, "operator");
    directory::set_suspended(&house.house, &admin, &agency, true).await.unwrap();
    house.pass(SignedDuration::from_secs(5));
    directory::set_suspended(&house.house, &admin, &agency, false).await.unwrap();
    house.ends_sound().await;
    tamper(&house, "update agency set suspended = 1 where id = 'us-fbi'", params!(), 1).await;
    let found = verified(&house).await.findings;
    assert!(names(&found, "agency", &[What::Altered]), "{found:?}");
}

async fn what_is_not_as_recorded_is_neither_shown_nor_sealed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[("a.png", b"one")]).await;
    house.carry().await;
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0).id;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    assert!(analyst.page(&format!("/desk/reports/{number}")).await.contains("quiet-heron"));
    refer::acknowledge_conditions(&house.house, &officer(), id).await.unwrap();
    let document = dossier::document(&house.house, &leave(number)).await.unwrap().unwrap();
    let framed = String::from_utf8(document).unwrap().replace("quiet-heron", "framed-innocent");
    let said = clearline_wire::read_report(framed.as_bytes(), house.house.now()).unwrap().value;
    let parsed = clearline_wire::kept::to_json(&said);
    let params = params!(document = framed.into_bytes(), parsed = parsed, report = number.get());
    tamper(
        &house,
        "update submission set document = $document, parsed = $parsed where report = $report",
        params,
        1,
    )
    .await;
    let shown = analyst.page(&format!("/desk/reports/{number}")).await;
    assert!(
        !shown.contains("framed-innocent") && !shown.contains("quiet-heron"),
        "what differs is not shown"
    );
    assert!(shown.contains("not as it was recorded"), "and the page says why");
    assert!(refer::open(&house.house, &officer(), id).await.is_err(), "it is disclosed to nobody");
    let called = select(&house, "select kind from alert where kind = 'content_differs'", &["kind"]).await;
    assert_eq!(called.len(), 1, "a person is called, once");
}

async fn contents_are_read_where_asked(engine: Engine) {
    let house = busy(engine).await;
    let wanted = Wanted { files: true, ..Wanted::default() };
    let found = oversight::examine(&house.house, &wanted).await.unwrap();
    assert!(found.is_sound() && found.files >= 2, "a file and a letter are read: {found:?}");
    let files = "select report, id, path, sealed_key from file where length(sealed_key) > 0";
    let columns = ["report", "id", "path", "sealed_key"];
    let file = select(&house, files, &columns).await.remove(0);
    let Value::Text(path) = &file["path"] else { panic!("a path is text") };
    house.house.vault.delete(path).await.unwrap();
    assert!(verified(&house).await.is_sound(), "rows alone do not tell");
    let found = oversight::examine(&house.house, &wanted).await.unwrap().findings;
    assert!(names(&found, "file", &[What::Unreadable]), "{found:?}");
}

/// More than one page of rows whose key names one report and whose row names another, which is in another shard: the
/// reader goes on behind them, and sees each entry once.
async fn entries_put_elsewhere_hide_none(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    provider.file(&report(IncidentType::Csam), &[]).await;
    house.ends_sound().await;
    let before = verified(&house).await;
    assert!(before.is_sound(), "sound before");
    let text = "insert into entry (shard, id, report, kind, leaf, leaf_hash, opening, written_at)
        select shard($report), $id, $report, kind, leaf, leaf_hash, opening, written_at from entry where position = 1";
    let added = 2_100;
    for drawn in 0_u16..added {
        let mut id = entry_keys(3).0;
        id[14..].copy_from_slice(&drawn.to_be_bytes());
        tamper(&house, text, params!(report = 200, id = id), 1).await;
    }
    let after = verified(&house).await;
    assert_eq!(after.entries, before.entries + u64::from(added));
    assert!(
        after.findings.iter().any(|one| one.detail.contains("its key is not of its report")),
        "{:?}",
        after.findings.first()
    );
}
