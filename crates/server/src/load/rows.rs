//! The rows of a report, written by the stages' own statements and nothing around them: no permit, no decision, no
//! parsing. What the whole way costs above this is what the house adds.

use std::sync::atomic::{AtomicI64, Ordering};

use clearline_ledger::{Entry, EntryError, Opening, leaf_hash};
use clearline_pipeline::House;
use clearline_report::{FileId, ProviderId, ReportNumber};
use clearline_store::{Batch, Sql, Value};
use jiff::Timestamp;

use super::pool::Parcel;
use super::ruled::{Ruled, rulings};
use crate::demo::Fault;

macro_rules! pipeline_sql {
    ($($name:ident = $path:literal;)+) => {
        $(static $name: Sql = Sql::file(include_str!(concat!("../../../pipeline/src/", $path, ".sql")));)+
    };
}

pipeline_sql! {
    OPEN = "intake/sql/open";
    KEEP_SUBMISSION = "intake/sql/keep_submission";
    TOUCH = "intake/sql/touch";
    ADD_FILE = "intake/sql/add_file";
    DESCRIBE_FILE = "intake/sql/describe_file";
    FINISH = "intake/sql/finish";
    KEEP_RECEIPT = "intake/sql/keep_receipt";
    START_PRESERVATION = "intake/sql/start_preservation";
    WRITE_JOB = "sql/write_job";
    WRITE_ENTRY = "oversight/sql/write_entry";
    WRITE_STATEMENT = "augment/sql/write_statement";
    WRITE_CANDIDATE = "augment/sql/write_candidate";
    WRITE_IDENTIFIER = "augment/sql/write_identifier";
    WRITE_OUTCOME = "triage/sql/write_outcome";
    KEEP_RULING = "route/sql/keep_ruling";
    MAKE_AVAILABLE = "refer/sql/make_available";
    WRITE_EVENT = "sql/write_referral_event";
}

/// More files than any report written here has.
const FILES_MAX: i64 = 100;
/// A year, in microseconds.
const YEAR: i64 = 365 * 86_400 * 1_000_000;

/// What every written report has in common: the texts of one real report, as intake keeps them.
pub(super) struct Material {
    provider: ProviderId,
    document: Vec<u8>,
    parsed: String,
    details: Vec<u8>,
    details_parsed: String,
    receipt: String,
    leaf: Vec<u8>,
    leaf_hash: [u8; 32],
    opening: Vec<u8>,
    at: i64,
    ruled: Vec<Ruled>,
    milliseconds: AtomicI64,
}

impl Material {
    /// From one report as it would be sent. Report numbers are assigned from `first` on.
    pub(super) fn of(
        house: &House,
        provider: &ProviderId,
        parcel: &Parcel,
        first: Timestamp,
    ) -> Result<Material, Fault> {
        let at = house.now();
        let read = clearline_wire::read_report(&parcel.document, at)?;
        let number = ReportNumber::assign(first.as_millisecond(), 0).to_string();
        let file = draw_file(house);
        let details = parcel
            .files
            .first()
            .and_then(|file| file.details.as_ref())
            .ok_or("the report describes no file")?;
        let details = details.xml(&number, file.as_str());
        let details_parsed =
            clearline_wire::parsed::to_json(&clearline_wire::read_file_details(&details, at)?.tree);
        let (leaf, opening) = entry(house, at, &number)?;
        let lines = format!(
            "clearline.receipt/v1\nreport {number}\nprovider {provider}\nsha256 {}\nreceived {at}\n",
            hex::encode(leaf_hash(&leaf).0)
        );
        let receipt = clearline_ledger::note::sign(&lines, &house.keys.signing, &house.keys.name)?;
        Ok(Material {
            provider: provider.clone(),
            document: parcel.document.clone(),
            parsed: clearline_wire::parsed::to_json(&read.tree),
            details,
            details_parsed,
            receipt,
            leaf_hash: leaf_hash(&leaf).0,
            leaf,
            opening,
            at: at.as_microsecond(),
            ruled: rulings(house.register, &draw_file(house), at),
            milliseconds: AtomicI64::new(first.as_millisecond()),
        })
    }

    /// A number nobody has had, later than the one before it.
    pub(super) fn next_number(&self, house: &House) -> ReportNumber {
        let at = self.milliseconds.fetch_add(1, Ordering::Relaxed);
        ReportNumber::assign(at, u16::from_be_bytes(house.draw()))
    }

    /// The four batches by which intake accepts a report with one file: submit, upload, fileinfo, finish.
    pub(super) fn accepted(&self, house: &House) -> [Batch; 4] {
        let number = self.next_number(house);
        let id = Value::from(number.get());
        let file = draw_file(house);
        let mut submit = Batch::new("floor.submit");
        self.open(&mut submit, number, "test", "open");
        self.entry(house, &mut submit, number);
        let mut upload = Batch::new("floor.upload");
        upload.guard(&TOUCH, vec![id.clone(), self.at.into(), 1.into(), FILES_MAX.into()], 1);
        self.add_file(house, &mut upload, number, &file);
        self.entry(house, &mut upload, number);
        let mut details = Batch::new("floor.fileinfo");
        details.guard(&TOUCH, vec![id.clone(), self.at.into(), 0.into(), FILES_MAX.into()], 1);
        self.describe(&mut details, number, &file);
        self.entry(house, &mut details, number);
        let mut finish = Batch::new("floor.finish");
        finish.guard(&FINISH, vec![id, self.at.into(), self.at.into(), 1.into()], 1);
        self.start_clocks(house, &mut finish, number);
        self.job(house, &mut finish, number);
        self.entry(house, &mut finish, number);
        [submit, upload, details, finish]
    }

    /// Every row that a report at its end has left behind.
    pub(super) fn ended(&self, house: &House, batch: &mut Batch) {
        let number = self.next_number(house);
        let file = draw_file(house);
        self.open(batch, number, "live", "referred");
        self.add_file(house, batch, number, &file);
        self.describe(batch, number, &file);
        self.start_clocks(house, batch, number);
        self.augmented(house, batch, number);
        self.referred(house, batch, number);
        (0..8).for_each(|_| self.entry(house, batch, number));
    }

    fn open(&self, batch: &mut Batch, number: ReportNumber, world: &str, stage: &str) {
        let finished = (stage != "open").then_some(self.at);
        batch.run(
            &OPEN,
            vec![
                number.get().into(),
                "provider".into(),
                world.into(),
                self.provider.as_str().into(),
                stage.into(),
                "Child Pornography (possession, manufacture, and distribution)".into(),
                false.into(),
                self.at.into(),
                finished.into(),
            ],
        );
        batch.run(
            &KEEP_SUBMISSION,
            vec![number.get().into(), self.document.as_slice().into(), self.parsed.as_str().into()],
        );
    }

    fn add_file(&self, house: &House, batch: &mut Batch, number: ReportNumber, file: &FileId) {
        batch.run(
            &ADD_FILE,
            vec![
                number.get().into(),
                file.as_str().into(),
                self.at.into(),
                "synthetic.png".into(),
                100_000.into(),
                house.draw::<16>().into(),
                house.draw::<20>().into(),
                house.draw::<32>().into(),
                format!("files/00/{number}.{file}").into(),
                house.draw::<64>().into(),
                self.at.into(),
            ],
        );
    }

    fn describe(&self, batch: &mut Batch, number: ReportNumber, file: &FileId) {
        batch.guard(
            &DESCRIBE_FILE,
            vec![
                number.get().into(),
                file.as_str().into(),
                self.details.as_slice().into(),
                self.details_parsed.as_str().into(),
                self.at.into(),
                None::<i64>.into(),
            ],
            1,
        );
    }

    fn start_clocks(&self, house: &House, batch: &mut Batch, number: ReportNumber) {
        batch.run(
            &START_PRESERVATION,
            vec![
                number.get().into(),
                self.provider.as_str().into(),
                "18 USC 2258A(h)(1)".into(),
                self.at.into(),
                (self.at + YEAR).into(),
                (self.at + YEAR - YEAR / 12).into(),
                "completed_submission".into(),
            ],
        );
        batch.run(
            &KEEP_RECEIPT,
            vec![number.get().into(), house.draw::<32>().into(), self.receipt.as_str().into()],
        );
    }

    /// A job that is never due: nobody carries what was written only to measure.
    fn job(&self, house: &House, batch: &mut Batch, number: ReportNumber) {
        batch.run(
            &WRITE_JOB,
            vec![
                number.shard(house.limits.shards).into(),
                hex::encode(house.draw::<12>()).into(),
                "augment".into(),
                number.get().into(),
                0.into(),
                i64::MAX.into(),
            ],
        );
    }

    fn augmented(&self, house: &House, batch: &mut Batch, number: ReportNumber) {
        for ordinal in 1..=4 {
            batch.run(&WRITE_STATEMENT, self.statement(number, ordinal));
        }
        for subject in ["reported", "host"] {
            let evidence = r#"[{"statement":1,"points":40,"words":"network address"}]"#;
            let subject = subject.into();
            let place = vec![number.get().into(), subject, 1.into(), "IN".into(), Value::Null, 40.into()];
            let rest = [false.into(), self.at.into(), evidence.into()];
            batch.run(&WRITE_CANDIDATE, place.into_iter().chain(rest).collect());
        }
        for matter in ["account", "email", "address", "file"] {
            batch.run(&WRITE_IDENTIFIER, vec![house.draw::<32>().into(), number.get().into(), matter.into()]);
        }
    }

    fn statement(&self, number: ReportNumber, ordinal: i64) -> Vec<Value> {
        vec![
            number.get().into(),
            ordinal.into(),
            "documentation-ranges.mmdb".into(),
            "2026-11-01".into(),
            "reported".into(),
            "address".into(),
            "2001:db8:42::1".into(),
            "registered in India".into(),
            "IN".into(),
            Value::Null,
            40.into(),
            "no_port".into(),
            self.at.into(),
            self.at.into(),
        ]
    }

    /// An outcome, two rulings with texts of the usual length, a referral and its first events.
    fn referred(&self, house: &House, batch: &mut Batch, number: ReportNumber) {
        let factors = r#"[{"name":"incident","points":20,"because":"the sender's type of incident"}]"#;
        batch.run(
            &WRITE_OUTCOME,
            vec![
                number.get().into(),
                1.into(),
                "referral".into(),
                "P3".into(),
                60.into(),
                factors.into(),
                "[]".into(),
                "rules".into(),
                "there is enough in it to act on".into(),
                self.at.into(),
            ],
        );
        for (ordinal, one) in (1_i64..).zip(&self.ruled) {
            let head = [
                number.get().into(),
                ordinal.into(),
                one.agency.as_str().into(),
                one.outcome.into(),
                "likeliest country".into(),
            ];
            let texts = [one.facts.as_str().into(), one.body.as_str().into(), one.digest.into()];
            let tail = [house.register.version().into(), self.at.into(), Value::Null];
            batch.run(&KEEP_RULING, head.into_iter().chain(texts).chain(tail).collect::<Vec<Value>>());
        }
        let rests_on = i64::try_from(self.ruled.len()).unwrap_or(1);
        batch.run(
            &MAKE_AVAILABLE,
            vec![
                number.get().into(),
                1.into(),
                self.ruled.last().map_or("us-fbi", |last| last.agency.as_str()).into(),
                rests_on.into(),
                "portal".into(),
                "likeliest country".into(),
                Value::Null,
                0.into(),
                self.at.into(),
                house.draw::<16>().into(),
            ],
        );
        for kind in ["made_available", "delivered"] {
            batch.run(
                &WRITE_EVENT,
                vec![
                    number.get().into(),
                    1.into(),
                    kind.into(),
                    "system:system".into(),
                    "".into(),
                    self.at.into(),
                ],
            );
        }
    }

    fn entry(&self, house: &House, batch: &mut Batch, number: ReportNumber) {
        batch.run(
            &WRITE_ENTRY,
            vec![
                house.draw::<16>().into(),
                number.get().into(),
                "load.measure".into(),
                self.leaf.as_slice().into(),
                self.leaf_hash.into(),
                self.opening.as_slice().into(),
                self.at.into(),
            ],
        );
    }
}

/// A sound entry, so that the ledger verifies also after it was measured.
fn entry(house: &House, at: Timestamp, number: &str) -> Result<(Vec<u8>, Vec<u8>), EntryError> {
    let facts =
        [("actor", "provider:load"), ("rule", "Provider/FinishReport/OwnProvider"), ("report", number)];
    let facts = facts.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let opening = Opening { salt: house.draw(), facts };
    let leaf = Entry::new("load.measure", at.as_microsecond(), house.draw(), opening.commitment())?.leaf();
    Ok((leaf, opening.to_bytes()))
}

fn draw_file(house: &House) -> FileId {
    loop {
        if let Some(id) = FileId::draw(house.draw()) {
            return id;
        }
    }
}
