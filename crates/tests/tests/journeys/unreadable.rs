//! One row that cannot be read never takes a page down.

use axum::http::StatusCode;
use clearline_core::rows::Told;
use clearline_counsel::{self as counsel, Matter, NewDocument, Proposed};
use clearline_law::access::{Actor, Role};
use clearline_records::dossier::routed;
use clearline_report::{BasisKind, IncidentType, ReferralId, ReportNumber};
use clearline_store::{Given, Value, params};
use clearline_tests::{Engine, Person, TestHouse, leave, raw, report_with};

use crate::on_both;

on_both!(
    every_list_shows_the_rest_and_names_the_row,
    a_page_of_unreadable_rows_leads_on,
    a_report_shows_its_other_parts,
    what_cannot_be_read_ends_no_access,
    a_job_that_cannot_be_read_holds_up_no_other,
);

pub(crate) const NO_WORD: &str = "zqx-unknown";

pub(crate) fn staff(role: Role, id: &str) -> Actor {
    Actor::staff(role, &id.parse().unwrap()).unwrap()
}

/// A house in which every list has rows: two reports that foreign police asked for, made available at home and abroad.
pub(crate) struct Full {
    pub(crate) house: TestHouse,
    pub(crate) numbers: [ReportNumber; 2],
    pub(crate) proposal: String,
}

impl Full {
    pub(crate) async fn on(engine: Engine) -> Full {
        let house = TestHouse::on(engine).await;
        house.qualify("de-1", BasisKind::AgDesignated).await;
        let provider = house.provider("example-chat").await;
        let mut numbers = Vec::new();
        for _ in 0..2 {
            let document = report_with(IncidentType::Csam, |parts| {
                let country = "DE".parse().unwrap();
                let slice = clearline_world::addresses_of(country).find(|one| one.base.is_ipv4()).unwrap();
                parts.seen_at(&slice.base.to_string()).asked_by_agency("DE", "Example Police")
            });
            numbers.push(provider.file(&document, &[("a.png", b"one"), ("b.png", b"two")]).await);
        }
        house.carry().await;
        let proposal = propose(&house, "de-1").await;
        propose(&house, "in-1").await;
        let full = Full { house, numbers: [numbers[0], numbers[1]], proposal };
        full.by_hand().await;
        full
    }

    /// Rows that it would take long to come by in another way.
    async fn by_hand(&self) {
        for (place, number) in self.numbers.iter().enumerate() {
            let shard = number.get() % self.house.house.store.shards();
            for insert in [
                format!(
                    "alert (shard, id, report, kind, words, raised_at, about, rank, sort) values (0, 'alert-{place}', {number}, 'cleared', '{{\"id\":\"alert-no-other-agency\"}}', 5, '', 1, 0)"
                ),
                format!(
                    "approval_wanted (shard, report, agency, ruling, policies, wanted_at) values ({shard}, {number}, 'de-1', 1, 'rights_review', 5)"
                ),
                format!(
                    "destruction (shard, report, file, ordinal, agency, referral, reference, notified_by, notified_at, state) values ({shard}, {number}, '0123456789abcdef0123456789abcde{place}', 1, 'de-1', 1, 'r', 'officer:x', 5, 'noted')"
                ),
                format!(
                    "file_ground (shard, report, file, ordinal, kind, reference, recorded_by, recorded_at) values ({shard}, {number}, '0123456789abcdef0123456789abcde{place}', 1, 'warrant', 'r', 'officer:x', 5)"
                ),
                format!(
                    "hold (shard, report, ordinal, kind, starts_at, reference, actor, recorded_at) values ({shard}, {number}, 1, 'litigation', 5, 'r', 'counsel:x', 5)"
                ),
                format!(
                    "feedback (shard, report, referral, ordinal, codes, note, actor, given_at) values ({shard}, {number}, 1, 1, 'F1', '', 'officer:x', 5)"
                ),
                format!(
                    "desk (shard, report, because, held_at, list, rank, sort, signs) values ({shard}, {number}, '{{\"id\":\"review-public\"}}', 5, 'queue', 0, 0, '')"
                ),
                format!(
                    "post_group (shard, id, posts, waiting, known, first_at, last_at, rank, sort, tie) values ({shard}, {number}, 1, 1, 0, 5, 5, 0, 0, 0)"
                ),
                format!(
                    "dismissal (shard, id, report, state, reason, ordered_by, ordered_at, until_at, place, dismissed, restored, settled) values ({shard}, {number} % 256 + 256 * {place}, {number}, 'dismissed', 'r', 'analyst:x', 5, 6, 0, 0, 0, 0)"
                ),
                format!(
                    "provider_regime (provider, country, added_at) select 'example-chat', '{}', 5",
                    ["GB", "CA"][place]
                ),
            ] {
                raw::run(&self.house.house, &format!("insert into {insert}"), params!()).await;
            }
            let taken_out = "insert into hand_over (shard, report, referral, ordinal, package, conditions, taken_by, taken_at, \
                 way, handed_on, recorded_at) values (shard($report), $report, 1, 1, $empty, $empty, 'supervisor:x', 5, 'courier', '2026-11-23', 6)";
            let empty = Value::from(&[][..]);
            raw::run(&self.house.house, taken_out, params!(report = number.get(), empty = empty)).await;
        }
    }

    /// Puts something else into one column of one row while `then` looks.
    pub(crate) async fn with<T>(&self, bad: &Bad<'_>, then: impl AsyncFnOnce() -> T) -> T {
        let (house, table, column) = (&self.house.house, bad.table, bad.column);
        let whole = bad.at.replace("$report", &self.numbers[0].to_string());
        let select = format!("select {column} from {table} where {whole}");
        let before = raw::rows(house, &select, params!()).await;
        assert_eq!(before.len(), 1, "{select}");
        let set = format!("update {table} set {column} = $value where {whole}");
        let changed = "update directory set version = version + 1";
        assert_eq!(raw::run(house, &set, params!(value = bad.value.clone())).await, 1);
        raw::run(house, changed, params!()).await;
        let done = then().await;
        let old = before[0].value(column).unwrap();
        // The row may have been found by the very column that was changed.
        let back = set.replace(&equals(column, old), &equals(column, &bad.value));
        raw::run(house, &back, params!(value = old.clone())).await;
        raw::run(house, changed, params!()).await;
        done
    }
}

async fn propose(house: &TestHouse, agency: &str) -> String {
    let matter = Matter::Investigates {
        agency: agency.parse().unwrap(),
        answer: true,
        evidence: format!("the statute of {agency}"),
    };
    let proposed = Proposed { matter, reason: "needed for a test".to_owned() };
    let letter = Some(NewDocument::whole("letter.txt", b"Synthetic letter.".to_vec()));
    counsel::propose(&house.house, &staff(Role::Counsel, "ana"), &proposed, letter).await.unwrap()
}

/// A value that cannot be read, and where it is put.
pub(crate) struct Bad<'a> {
    pub(crate) table: &'a str,
    pub(crate) column: &'a str,
    pub(crate) at: &'a str,
    pub(crate) value: Value,
}

/// How a column is compared with a value in the text of a statement.
fn equals(column: &str, value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{column} = '{text}'"),
        Value::Int(number) => format!("{column} = {number}"),
        Value::Null | Value::Bytes(_) => format!("{column} is there"),
    }
}

fn bad<'a>(table: &'a str, column: &'a str, at: &'a str, value: impl Into<Value>) -> Bad<'a> {
    Bad { table, column, at, value: value.into() }
}

fn says(page: &str, reference: &str) -> bool {
    page.contains(&format!("cannot be read (reference <span class=\"exact\">{reference}</span>)"))
}

/// Each list, the row that is broken in it, what the page calls that row, and something of another row.
async fn every_list_shows_the_rest_and_names_the_row(engine: Engine) {
    let full = Full::on(engine).await;
    let house = &full.house;
    let supervisor = house.person("supervisor", Role::Supervisor, None, None).await;
    let lawyer = house.person("lawyer", Role::Counsel, None, None).await;
    let officer = house.person("officer", Role::Officer, Some("de-1"), None).await;
    let contact = house.person("contact", Role::Provider, None, Some("example-chat")).await;
    let [first, second] = full.numbers.map(|number| number.to_string());
    let (other, referral) = (second.as_str(), format!("R-{second}-1"));
    let proposal = format!("id = '{}'", full.proposal);
    let nobody = "report = $report and ordinal = 1";
    let cases: [(&Person, &str, Bad<'_>, String, &str); 15] = [
        (
            &supervisor,
            "/desk",
            bad("alert", "report", "id = 'alert-0'", -1),
            "alert alert-0".into(),
            "/desk/alerts/alert-1",
        ),
        (
            &officer,
            "/agency",
            bad("referral", "state", nobody, NO_WORD),
            format!("referral {first} 1"),
            &referral,
        ),
        (
            &officer,
            "/agency",
            bad("preservation", "ends_at", "report = $report", i64::MAX),
            format!("preservation {first}"),
            &referral,
        ),
        (
            &lawyer,
            "/auditor/requests",
            bad("foreign_request", "ending", "report = $report", NO_WORD),
            format!("foreign_request {first}"),
            other,
        ),
        (
            &lawyer,
            "/auditor/destructions",
            bad("destruction", "agency", "report = $report", "NO AGENCY"),
            format!("destruction {first} 0123456789abcdef0123456789abcde0 1"),
            other,
        ),
        (
            &lawyer,
            "/counsel/destructions",
            bad("destruction", "agency", "report = $report", "NO AGENCY"),
            format!("destruction {first} 0123456789abcdef0123456789abcde0 1"),
            other,
        ),
        (
            &lawyer,
            "/counsel",
            bad("proposal", "kind", &proposal, NO_WORD),
            format!("proposal {}", full.proposal),
            "in-1 investigates",
        ),
        (
            &lawyer,
            "/counsel",
            bad(
                "ruling",
                "facts",
                "report = $report and ordinal = (select ruling from referral where report = $report and ordinal = 1)",
                "f",
            ),
            format!("referral {first} 1"),
            "de-1 investigates",
        ),
        (
            &lawyer,
            "/counsel",
            bad("agency", "class", "id = 'fr-1'", NO_WORD),
            "agency fr-1".into(),
            "de-1 investigates",
        ),
        (
            &lawyer,
            "/counsel/agencies",
            bad("agency_basis", "kind", "agency = 'de-1'", NO_WORD),
            "agency_basis de-1".into(),
            "in-1",
        ),
        (
            &lawyer,
            "/counsel/proposals",
            bad("proposal", "body", &proposal, "{"),
            format!("proposal {}", full.proposal),
            "in-1 investigates",
        ),
        (
            &lawyer,
            "/counsel/approvals",
            bad("approval_wanted", "wanted_at", "report = $report", i64::MAX),
            format!("approval_wanted {first} de-1"),
            other,
        ),
        (
            &contact,
            "/provider",
            bad("report", "stage", "number = $report", NO_WORD),
            format!("report {first}"),
            other,
        ),
        (
            &contact,
            "/provider",
            bad("notice", "written_at", "report = $report", -i64::MAX),
            format!("notice {first} 1"),
            other,
        ),
        (
            &supervisor,
            &format!("/desk/reports/{second}"),
            bad("provider", "world", "id = 'example-chat'", NO_WORD),
            "provider example-chat".into(),
            "a.png",
        ),
    ];
    for (who, path, bad, reference, rest) in &cases {
        let told = house.house.memory::<Told>().count();
        let page = full.with(bad, async || {
            let page = who.page(path).await;
            assert_eq!(who.page(path).await.contains("cannot be read"), page.contains("cannot be read"));
            page
        });
        let page = page.await;
        assert!(says(&page, reference), "{path} does not name {reference}:\n{page}");
        assert!(page.contains(rest), "{path} does not show {rest}");
        let again = cases.iter().filter(|case| case.3 == *reference).count() > 1;
        assert!(again || house.house.memory::<Told>().count() == told + 1, "{reference} is told once");
        assert!(!who.page(path).await.contains("cannot be read"), "{path}: only what is broken is named");
    }
    programs(&full, &first, other).await;
    entries(&full, &lawyer).await;
    queue(&full, &supervisor, &first, other).await;
}

/// The ledger's entries, whose key is their place and their hash.
async fn entries(full: &Full, lawyer: &Person) {
    let newest = "position = (select max(position) from entry)";
    let select = format!("select position, leaf_hash from entry where {newest}");
    let row = raw::rows(&full.house.house, &select, params!()).await.remove(0);
    let place = row.int("position").unwrap();
    let broken = bad("entry", "opening", newest, vec![1_u8, 2, 3]);
    let page = full.with(&broken, async || lawyer.page("/auditor/entries").await).await;
    assert!(
        page.contains(&format!("cannot be read (reference <span class=\"exact\">entry {place} ")),
        "{page}"
    );
    assert!(page.contains(&format!("places 0 to {}", place - 1)), "the rest is there: {page}");
}

/// What waits for a person: two reports, one of them broken.
async fn queue(full: &Full, supervisor: &Person, first: &str, other: &str) {
    let held = "update report set stage = 'at_desk', priority = 'P1' where number in ($number_1, $number_2)";
    let numbers = full.numbers.map(|number| number.get().into()).to_vec();
    raw::run(&full.house.house, held, params!(number = Given::Many(numbers))).await;
    for column in ["world", "kind", "incident"] {
        let broken = bad("report", column, "number = $report", NO_WORD);
        let page = full.with(&broken, async || supervisor.page("/desk").await).await;
        assert_eq!(says(&page, &format!("report {first}")), column != "incident", "{column}: {page}");
        assert!(page.contains(&format!("/desk/reports/{other}")), "{column}");
    }
}

/// The same for programs: JSON and files.
async fn programs(full: &Full, first: &str, other: &str) {
    let house = &full.house;
    let lawyer = house.person("filer", Role::Counsel, None, None).await;
    let program = house.program("de-1").await;
    let broken = bad("foreign_request", "country", "report = $report", NO_WORD);
    let (csv, lines) = full
        .with(&broken, async || {
            let csv = lawyer.page("/auditor/requests.csv").await;
            (csv, lawyer.page("/auditor/requests.jsonl").await)
        })
        .await;
    assert!(
        csv.contains(&format!("foreign_request {first},,,,,,unreadable")) && csv.contains(other),
        "{csv}"
    );
    assert!(lines.contains(&format!("\"unreadable\":\"foreign_request {first}\"")) && lines.contains(other));
    let broken = bad("referral", "channel", "report = $report and ordinal = 1", NO_WORD);
    let inbox = full.with(&broken, async || program.get("/api/v1/referrals").await).await;
    assert_eq!(inbox.status, StatusCode::OK);
    let inbox = inbox.json();
    assert_eq!(inbox["unreadable"], serde_json::json!([format!("referral {first} 1")]));
    assert_eq!(inbox["referrals"].as_array().map(Vec::len), Some(1), "{inbox}");
}

/// A page that holds nothing readable still leads to the next.
async fn a_page_of_unreadable_rows_leads_on(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let rows = house.house.limits.page_rows;
    for place in 1..=rows + 2 {
        let (file, agency) = (format!("{place:032x}"), if place > 2 { "NO AGENCY" } else { "de-1" });
        let insert =
            "insert into destruction (shard, report, file, ordinal, agency, referral, reference, notified_by,
            notified_at, state) values (shard($report), $report, $file, 1, $agency, 1, 'r', 'officer:x', $report, 'noted')";
        raw::run(&house.house, insert, params!(report = place, file = file, agency = agency)).await;
    }
    let lawyer = house.person("lawyer", Role::Counsel, None, None).await;
    let page = lawyer.page("/auditor/destructions").await;
    assert_eq!(page.matches("cannot be read (reference").count(), 20, "the first of them by name");
    assert!(page.contains(&format!("{} more entries cannot be read", rows - 20)));
    let older = page.split("/auditor/destructions?before=").nth(1).expect("it leads on").split('"').next();
    let next = lawyer.page(&format!("/auditor/destructions?before={}", older.unwrap())).await;
    assert!(next.contains(&format!("{:032x}", 1)) && next.contains(&format!("{:032x}", 2)), "{next}");
}

async fn a_report_shows_its_other_parts(engine: Engine) {
    let full = Full::on(engine).await;
    let [number, _] = full.numbers;
    let supervisor = full.house.person("supervisor", Role::Supervisor, None, None).await;
    let contact = full.house.person("contact", Role::Provider, None, Some("example-chat")).await;
    let (desk, own) = (format!("/desk/reports/{number}"), format!("/provider/reports/{number}"));
    let first = "report = $report and ordinal = 1";
    let cases: [(&Person, &str, Bad<'_>, String, &str); 13] = [
        (
            &supervisor,
            &desk,
            bad("submission", "parsed", "report = $report", "{"),
            format!("submission {number}"),
            "a.png",
        ),
        (
            &supervisor,
            &desk,
            bad("statement", "matter", first, NO_WORD),
            format!("statement {number} 1"),
            "quiet-heron",
        ),
        (
            &supervisor,
            &desk,
            bad("candidate", "evidence", "report = $report and subject = 'reported' and position = 1", "{"),
            format!("candidate {number} reported 1"),
            "quiet-heron",
        ),
        (
            &supervisor,
            &desk,
            bad("outcome", "priority", first, NO_WORD),
            format!("outcome {number} 1"),
            "quiet-heron",
        ),
        (
            &supervisor,
            &desk,
            bad("ruling", "outcome", first, NO_WORD),
            format!("ruling {number} 1"),
            "quiet-heron",
        ),
        (&supervisor, &desk, bad("ruling", "body", first, "r"), format!("ruling {number} 1"), "quiet-heron"),
        (
            &supervisor,
            &desk,
            bad("referral", "channel", first, NO_WORD),
            format!("referral {number} 1"),
            "quiet-heron",
        ),
        (
            &supervisor,
            &desk,
            bad("file", "parsed", "report = $report and name = 'a.png'", "{"),
            String::new(),
            "b.png",
        ),
        (
            &supervisor,
            &desk,
            bad("file_ground", "kind", "report = $report", NO_WORD),
            format!("file_ground {number}"),
            "a.png",
        ),
        (
            &supervisor,
            &desk,
            bad("agency", "country", "id = 'fr-1'", NO_WORD),
            "agency fr-1".into(),
            "quiet-heron",
        ),
        (
            &contact,
            &own,
            bad("preservation", "event", "report = $report", NO_WORD),
            format!("preservation {number}"),
            "a.png",
        ),
        (
            &contact,
            &own,
            bad("foreign_request", "ending", "report = $report", NO_WORD),
            format!("foreign_request {number}"),
            "a.png",
        ),
        (
            &contact,
            &own,
            bad("notice", "written_at", first, -i64::MAX),
            format!("notice {number} 1"),
            "a.png",
        ),
    ];
    for (who, path, bad, reference, rest) in &cases {
        let page = full.with(bad, async || who.page(path).await).await;
        let named =
            if reference.is_empty() { page.contains("cannot be read") } else { says(&page, reference) };
        assert!(named, "{path} with a broken {}.{} does not say so:\n{page}", bad.table, bad.column);
        assert!(page.contains(rest), "{path} with a broken {}.{} shows its rest", bad.table, bad.column);
    }
    agencys_own(&full).await;
    let shut = bad("file_ground", "kind", "report = $report", NO_WORD);
    let page = full.with(&shut, async || supervisor.page(&desk).await).await;
    assert!(page.to_lowercase().contains("what this rests on cannot be read"), "no file opens meanwhile");
}

/// A referral's page, its history for programs, and what keeps the report: each part by itself.
async fn agencys_own(full: &Full) {
    let house = &full.house;
    let number = full.numbers[0];
    let id = ReferralId { report: number, ordinal: 1 };
    let officer = house.person("opener", Role::Officer, Some("de-1"), None).await;
    let program = house.program("de-1").await;
    let path = format!("/agency/referrals/{id}");
    officer.form(&format!("{path}/conditions"), &[("acknowledged", "yes")]).await;
    officer.page(&path).await;
    let event = "report = $report and referral = 1 and ordinal = 1";
    let cases = [
        (path.clone(), bad("referral_event", "at", event, i64::MAX), format!("referral_event {number} 1 1")),
        (path.clone(), bad("feedback", "given_at", event, i64::MAX), format!("feedback {number} 1 1")),
        (
            path.clone(),
            bad("preservation", "starts_at", "report = $report", i64::MAX),
            format!("preservation {number}"),
        ),
        (
            format!("{path}/preservation"),
            bad("hold", "kind", "report = $report", NO_WORD),
            format!("hold {number} 1"),
        ),
        (
            format!("{path}/preservation"),
            bad("provider_regime", "country", "country = 'GB'", NO_WORD),
            "provider_regime example-chat".to_owned(),
        ),
    ];
    for (path, broken, reference) in &cases {
        let page = full.with(broken, async || officer.page(path).await).await;
        assert!(says(&page, reference) && page.contains(&id.to_string()), "{path} {reference}: {page}");
    }
    let broken = bad("referral_event", "at", event, i64::MAX);
    for path in [format!("/api/v1/referrals/{id}"), format!("/api/v1/referrals/{id}/history")] {
        let answer = full.with(&broken, async || program.get(&path).await.json()).await;
        assert_eq!(
            answer["unreadable"],
            serde_json::json!([format!("referral_event {number} 1 1")]),
            "{path}"
        );
    }
}

/// That it cannot be read what qualifies an agency does not mean that nothing does: its access waits, and does not end.
async fn what_cannot_be_read_ends_no_access(engine: Engine) {
    let full = Full::on(engine).await;
    let [first, second] = full.numbers;
    let officer = full.house.person("officer", Role::Officer, Some("de-1"), None).await;
    // Signing in led to the inbox, and what was listed there was delivered by it.
    let again = "update referral set state = 'made_available', delivered_at = null where agency = 'de-1'";
    raw::run(&full.house.house, again, params!()).await;
    let states = async || {
        let mut states = Vec::new();
        for number in full.numbers {
            states.push(routed::referrals(&full.house.house, &leave(number)).await.unwrap()[0].state.word());
        }
        states
    };
    let id = ReferralId { report: first, ordinal: 1 };
    for broken in [
        bad("agency_basis", "kind", "agency = 'de-1'", NO_WORD),
        bad("agency", "class", "id = 'de-1'", NO_WORD),
    ] {
        for path in ["/agency".to_owned(), format!("/agency/referrals/{id}")] {
            let answer = full.with(&broken, async || officer.caller.get(&path).await).await;
            assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        }
        assert_eq!(
            states().await,
            ["made_available", "made_available"],
            "nothing ended, nothing was delivered"
        );
    }
    let facts =
        "report = $report and ordinal = (select ruling from referral where report = $report and ordinal = 1)";
    let page = full.with(&bad("ruling", "facts", facts, "f"), async || officer.page("/agency").await).await;
    assert!(says(&page, &format!("referral {first} 1")) && page.contains(&format!("R-{second}-1")), "{page}");
    assert_eq!(states().await, ["made_available", "delivered"], "what was not shown was not delivered");
    officer.page("/agency").await;
    assert_eq!(states().await, ["delivered", "delivered"]);
}

async fn a_job_that_cannot_be_read_holds_up_no_other(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let insert = "insert into job (shard, id, kind, report, reference, due_at, attempts, leased_until)
        values (shard($report), $id, $kind, $report, 0, 0, 0, 0)";
    // As many as a process runs at once, each the oldest of its shard.
    let strange = i64::try_from(house.house.limits.workers).unwrap();
    for report in 1..=strange {
        raw::run(
            &house.house,
            insert,
            params!(report = report, kind = NO_WORD, id = format!("strange{report}")),
        )
        .await;
    }
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report_with(IncidentType::Csam, |parts| parts), &[]).await;
    house.carry().await;
    assert_eq!(house.receivers(number).await, ["us-fbi"]);
    assert_eq!(
        house.house.memory::<Told>().count(),
        house.house.limits.workers,
        "the operator is told of each, once"
    );
    raw::run(&house.house, "delete from job where kind = $kind", params!(kind = NO_WORD)).await;
    house.ends_sound().await;
}
