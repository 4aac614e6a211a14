//! The rows of a report, written by the stages' own statements and nothing around them: no permit, no decision, no
//! parsing. The difference between this and a real report is the cost of the commands.

use std::sync::atomic::{AtomicI64, Ordering};

use aws_lc_rs::digest;
use clearline_core::{Bare, House, entry_key};
use clearline_law::access::Actor;
use clearline_law::{AgencyFacts, Facts, Field, Outcome, disclosure};
use clearline_report::{AgencyClass, Answer, FileId, ProviderId, ReportKind, ReportNumber, World};
use clearline_store::{Batch, Params, Sql, Value, params};
use jiff::Timestamp;

use super::pool::Parcel;
use crate::demo::Fault;

macro_rules! stages_sql {
    ($($name:ident = $path:literal;)+) => {
        $(static $name: Sql = Sql::file(include_str!(concat!("../../../", $path, ".sql")));)+
    };
}

stages_sql! {
    OPEN = "pipeline/src/intake/sql/open";
    KEEP_SUBMISSION = "pipeline/src/intake/sql/keep_submission";
    TOUCH = "pipeline/src/intake/sql/touch";
    ADD_FILE = "pipeline/src/intake/sql/add_file";
    DESCRIBE_FILE = "pipeline/src/intake/sql/describe_file";
    FINISH = "pipeline/src/intake/sql/finish";
    KEEP_RECEIPT = "pipeline/src/intake/sql/keep_receipt";
    START_PRESERVATION = "pipeline/src/intake/sql/start_preservation";
    WRITE_JOB = "core/src/sql/write_job";
    WRITE_ENTRY = "core/src/sql/write_entry";
    ADVANCE = "pipeline/src/augment/sql/advance";
    DESIGNATE = "pipeline/src/triage/sql/designate";
    ROUTED = "pipeline/src/route/sql/routed";
    REFERRED = "pipeline/src/refer/sql/referred";
    WRITE_STATEMENT = "pipeline/src/augment/sql/write_statement";
    WRITE_CANDIDATE = "pipeline/src/augment/sql/write_candidate";
    WRITE_IDENTIFIER = "pipeline/src/augment/sql/write_identifier";
    WRITE_OUTCOME = "pipeline/src/triage/sql/write_outcome";
    KEEP_RULING = "disclosure/src/sql/keep_ruling";
    MAKE_AVAILABLE = "pipeline/src/refer/sql/make_available";
    WRITE_EVENT = "disclosure/src/sql/write_referral_event";
}

/// More files than any report written here has.
const FILES_MAX: i64 = 100;
/// The size that a written file is said to have.
const FILE_BYTES: i64 = 100_000;
/// A year, in microseconds.
const YEAR: i64 = 365 * 86_400 * 1_000_000;

/// What every written report has in common: the texts of one real report, as intake keeps them.
pub(super) struct Material {
    actor: Actor,
    provider: ProviderId,
    document: Vec<u8>,
    parsed: String,
    details: Vec<u8>,
    details_parsed: String,
    receipt: String,
    rulings: Vec<Ruled>,
    at: i64,
    milliseconds: AtomicI64,
}

/// A ruling as it is kept: of which agency, its outcome, its facts, its body.
struct Ruled {
    agency: &'static str,
    outcome: &'static str,
    facts: String,
    body: String,
}

/// Statements of one step of a report, and its entry.
struct Step<'m> {
    house: &'m House,
    material: &'m Material,
    number: ReportNumber,
    rows: Vec<(&'static Sql, Params)>,
}

impl<'m> Step<'m> {
    fn of(house: &'m House, material: &'m Material, number: ReportNumber) -> Step<'m> {
        Step { house, material, number, rows: Vec::new() }
    }

    fn run(&mut self, sql: &'static Sql, params: Params) {
        self.rows.push((sql, params));
    }

    /// Moves the step into the batch, with its entry `id`.
    fn end(
        self,
        batch: &mut Batch,
        kind: &str,
        id: [u8; 16],
        facts: Vec<(&'static str, String)>,
    ) -> Result<(), Fault> {
        let (at, report) = (self.material.at, self.number);
        let entry = Bare { kind, actor: &self.material.actor, id, report, at, facts, rows: &self.rows };
        let row = entry.row(self.house)?;
        for (sql, params) in self.rows {
            // Whatever changes a row finds it.
            if sql.text().contains("\nupdate ") {
                batch.guard(sql, params, 1)
            } else {
                batch.run(sql, params)
            };
        }
        batch.run(&WRITE_ENTRY, row);
        Ok(())
    }
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
            clearline_wire::kept::to_json(&clearline_wire::read_file_details(&details, at)?.value.said);
        let lines = format!(
            "clearline.receipt/v1\nreport {number}\nprovider {provider}\nsha256 {}\nreceived {at}\n",
            "0".repeat(64)
        );
        let receipt = clearline_ledger::note::sign(&lines, &house.keys.signing, &house.keys.name)?;
        let rulings = [("in-1", AgencyClass::Foreign), ("us-fbi", AgencyClass::Federal)]
            .map(|(agency, class)| ruled(house, at, agency, class))
            .into_iter()
            .collect::<Result<_, _>>()?;
        Ok(Material {
            actor: Actor::system(),
            provider: provider.clone(),
            document: parcel.document.clone(),
            parsed: clearline_wire::kept::to_json(&read.value),
            details,
            details_parsed,
            receipt,
            rulings,
            at: at.as_microsecond(),
            milliseconds: AtomicI64::new(first.as_millisecond()),
        })
    }

    /// A number that was not used, later than the one before it.
    pub(super) fn next_number(&self, house: &House) -> ReportNumber {
        let at = self.milliseconds.fetch_add(1, Ordering::Relaxed);
        ReportNumber::assign(at, u16::from_be_bytes(house.draw()))
    }

    /// The four batches by which intake accepts a report with one file: submit, upload, fileinfo, finish.
    pub(super) fn accepted(&self, house: &House) -> Result<[Batch; 4], Fault> {
        let number = self.next_number(house);
        let mut batches = ["floor.submit", "floor.upload", "floor.fileinfo", "floor.finish"].map(Batch::new);
        let [submit, upload, details, finish] = &mut batches;
        self.open(house, submit, number, "test")?;
        let file = self.add_file(house, upload, number)?;
        self.describe(house, details, number, &file.0)?;
        self.finish(house, finish, number, &file)?;
        self.job(house, finish, number);
        Ok(batches)
    }

    /// Every row that a finished report has left.
    pub(super) fn ended(&self, house: &House, batch: &mut Batch) -> Result<(), Fault> {
        let number = self.next_number(house);
        self.open(house, batch, number, "live")?;
        let file = self.add_file(house, batch, number)?;
        self.describe(house, batch, number, &file.0)?;
        self.finish(house, batch, number, &file)?;
        self.augmented(house, batch, number)?;
        self.triaged(house, batch, number)?;
        self.routed(house, batch, number)?;
        self.referred(house, batch, number)
    }

    fn open(&self, house: &House, batch: &mut Batch, number: ReportNumber, world: &str) -> Result<(), Fault> {
        let mut step = Step::of(house, self, number);
        step.run(
            &OPEN,
            params!(
                number = number.get(),
                kind = "provider",
                world = world,
                provider = self.provider.as_str(),
                stage = "open",
                incident = "Child Pornography (possession, manufacture, and distribution)",
                batched = false,
                opened_at = self.at,
                finished_at = Value::Null,
                held_bytes = 1
            ),
        );
        step.run(
            &KEEP_SUBMISSION,
            params!(
                report = number.get(),
                document = self.document.as_slice(),
                parsed = self.parsed.as_str()
            ),
        );
        step.end(
            batch,
            "intake.open",
            entry_key(house, Some(number)),
            vec![("document", sha256(&self.document))],
        )
    }

    fn add_file(
        &self,
        house: &House,
        batch: &mut Batch,
        number: ReportNumber,
    ) -> Result<(FileId, String), Fault> {
        let file = draw_file(house);
        let digest = house.draw::<32>();
        let mut step = Step::of(house, self, number);
        step.run(
            &TOUCH,
            params!(number = number.get(), changed_at = self.at, files = 1, bytes = 1, files_max = FILES_MAX),
        );
        step.run(
            &ADD_FILE,
            params!(
                report = number.get(),
                id = file.as_str(),
                ordinal = self.at,
                name = "synthetic.png",
                size = FILE_BYTES,
                md5 = house.draw::<16>(),
                sha1 = house.draw::<20>(),
                sha256 = digest,
                path = format!("files/00/{number}.{file}"),
                sealed_key = house.draw::<64>(),
                uploaded_at = self.at,
                kind = clearline_report::FileKind::Png.word()
            ),
        );
        let digest = hex::encode(digest);
        step.end(batch, "intake.add_file", entry_key(house, Some(number)), vec![("sha256", digest.clone())])?;
        Ok((file, digest))
    }

    fn describe(
        &self,
        house: &House,
        batch: &mut Batch,
        number: ReportNumber,
        file: &FileId,
    ) -> Result<(), Fault> {
        let mut step = Step::of(house, self, number);
        step.run(
            &TOUCH,
            params!(number = number.get(), changed_at = self.at, files = 0, bytes = 1, files_max = FILES_MAX),
        );
        step.run(
            &DESCRIBE_FILE,
            params!(
                report = number.get(),
                id = file.as_str(),
                document = self.details.as_slice(),
                parsed = self.details_parsed.as_str(),
                described_at = self.at,
                viewed = None::<i64>
            ),
        );
        step.end(
            batch,
            "intake.describe_file",
            entry_key(house, Some(number)),
            vec![("document", sha256(&self.details))],
        )
    }

    fn finish(
        &self,
        house: &House,
        batch: &mut Batch,
        number: ReportNumber,
        (file, content): &(FileId, String),
    ) -> Result<(), Fault> {
        // As docs/providers.md explains it to providers.
        let received = format!(
            "clearline.received/v1\ndocument {}\nfile {file} {FILE_BYTES} {content} {}\n",
            sha256(&self.document),
            sha256(&self.details)
        );
        let received = digest::digest(&digest::SHA256, received.as_bytes());
        let mut step = Step::of(house, self, number);
        step.run(
            &FINISH,
            params!(number = number.get(), finished_at = self.at, old_changed_at = self.at, files = 1),
        );
        step.run(
            &START_PRESERVATION,
            params!(
                report = number.get(),
                provider = self.provider.as_str(),
                clause = "18 USC 2258A(h)(1)",
                starts_at = self.at,
                ends_at = self.at + YEAR,
                next_alert_at = self.at + YEAR - YEAR / 12,
                event = "completed_submission"
            ),
        );
        step.run(
            &KEEP_RECEIPT,
            params!(report = number.get(), digest = received.as_ref(), note = self.receipt.as_str()),
        );
        step.end(
            batch,
            "intake.finish",
            entry_key(house, Some(number)),
            vec![("received", hex::encode(received.as_ref()))],
        )
    }

    /// A job that is never due: what was written only to measure is not processed.
    fn job(&self, house: &House, batch: &mut Batch, number: ReportNumber) {
        batch.run(
            &WRITE_JOB,
            params!(
                id = hex::encode(house.draw::<12>()),
                kind = "augment",
                report = number.get(),
                reference = 0,
                due_at = i64::MAX
            ),
        );
    }

    fn augmented(&self, house: &House, batch: &mut Batch, number: ReportNumber) -> Result<(), Fault> {
        let mut step = Step::of(house, self, number);
        step.run(&ADVANCE, params!(number = number.get()));
        for ordinal in 1..=4 {
            step.run(&WRITE_STATEMENT, self.statement(number, ordinal));
        }
        for subject in ["reported", "host"] {
            let evidence = r#"[{"points":40,"says":{"id":"matter-address"},"statement":1}]"#;
            let candidate = params!(
                report = number.get(),
                subject = subject,
                position = 1,
                country = "IN",
                state = Value::Null,
                weight = 40,
                proxy_doubt = false,
                newest_at = self.at,
                evidence = evidence
            );
            step.run(&WRITE_CANDIDATE, candidate);
        }
        for matter in ["account", "email", "address", "file"] {
            step.run(
                &WRITE_IDENTIFIER,
                params!(fingerprint = house.draw::<32>(), report = number.get(), matter = matter),
            );
        }
        step.end(batch, "augment.carry", entry_key(house, Some(number)), vec![("statements", "4".to_owned())])
    }

    fn statement(&self, number: ReportNumber, ordinal: i64) -> Params {
        params!(
            report = number.get(),
            ordinal = ordinal,
            source = r#"{"id":"source-named","with":{"name":{"name":"documentation-ranges.mmdb"}}}"#,
            source_as_of = "2026-11-01",
            subject = "reported",
            matter = "address",
            about = "2001:db8:42::1",
            value = r#"{"id":"said-registry-country","with":{"country":{"country":"IN"}}}"#,
            country = "IN",
            state = Value::Null,
            weight = 40,
            doubt = "no_port",
            event_at = self.at,
            said_at = self.at
        )
    }

    fn triaged(&self, house: &House, batch: &mut Batch, number: ReportNumber) -> Result<(), Fault> {
        let factors = r#"[{"because":{"id":"factor-marked-urgent"},"name":"escalated","points":30}]"#;
        let mut step = Step::of(house, self, number);
        step.run(&DESIGNATE, params!(number = number.get(), designation = "referral", priority = "P3"));
        step.run(
            &WRITE_OUTCOME,
            params!(
                report = number.get(),
                ordinal = 1,
                designation = "referral",
                priority = "P3",
                completeness = 60,
                factors = factors,
                missing = "[]",
                decided_by = "rules",
                reason = r#"{"id":"designated-enough"}"#,
                decided_at = self.at
            ),
        );
        step.end(
            batch,
            "triage.carry",
            entry_key(house, Some(number)),
            vec![("outcome", "decided".to_owned())],
        )
    }

    fn routed(&self, house: &House, batch: &mut Batch, number: ReportNumber) -> Result<(), Fault> {
        let mut step = Step::of(house, self, number);
        let mut facts = Vec::new();
        for (ordinal, Ruled { agency, outcome, facts: asked, body }) in (1_i64..).zip(&self.rulings) {
            let digest = digest::digest(&digest::SHA256, body.as_bytes());
            let ruling = params!(
                report = number.get(),
                ordinal = ordinal,
                agency = *agency,
                outcome = *outcome,
                candidate = LIKELIEST,
                facts = asked.as_str(),
                body = body.as_str(),
                digest = digest.as_ref(),
                register = house.register.version(),
                ruled_at = self.at,
                error = Value::Null
            );
            step.run(&KEEP_RULING, ruling);
            facts.push(("ruling", format!("{agency} {outcome} {}", hex::encode(digest.as_ref()))));
        }
        step.run(&ROUTED, params!(number = number.get(), changed_at = self.at));
        step.end(batch, "route.carry", entry_key(house, Some(number)), facts)
    }

    /// A referral and its first events.
    fn referred(&self, house: &House, batch: &mut Batch, number: ReportNumber) -> Result<(), Fault> {
        let entry = entry_key(house, Some(number));
        let mut step = Step::of(house, self, number);
        step.run(
            &MAKE_AVAILABLE,
            params!(
                report = number.get(),
                ordinal = 1,
                agency = "us-fbi",
                ruling = 2,
                channel = "portal",
                reason = LIKELIEST,
                predecessor = Value::Null,
                hop = 0,
                made_available_at = self.at,
                entry = entry,
                priority = "P3"
            ),
        );
        for kind in ["made_available", "delivered"] {
            let event = params!(
                report = number.get(),
                referral = 1,
                kind = kind,
                actor = "system:system",
                detail = "",
                at = self.at
            );
            step.run(&WRITE_EVENT, event);
        }
        step.run(&REFERRED, params!(number = number.get(), changed_at = self.at));
        step.end(batch, "refer.carry", entry, vec![("referral", format!("R-{number}-1"))])
    }
}

/// Why an agency was asked about: a message in its stored form.
const LIKELIEST: &str = r#"{"id":"candidate-no-place"}"#;

/// What the law says of a report with nothing in it but an incident.
fn ruled(house: &House, at: Timestamp, agency: &'static str, class: AgencyClass) -> Result<Ruled, Fault> {
    let country = (class == AgencyClass::Foreign).then(|| "IN".parse()).transpose()?;
    let facts = Facts {
        kind: ReportKind::Provider,
        world: World::Live,
        received_on: at,
        agency: AgencyFacts {
            id: agency.parse()?,
            class,
            country,
            states: Vec::new(),
            bases: Vec::new(),
            investigates: Answer::NotStated,
            suspended: false,
        },
        fields: vec![Field::Incident, Field::Reporter, Field::Augmented, Field::Triage],
        files: Vec::new(),
        reporter_consents: Answer::NotStated,
        urgent: false,
        approvals: Vec::new(),
        overrides: Vec::new(),
        house: house.kind,
    };
    let ruling = disclosure(&facts, house.register, at);
    let outcome = match &ruling.outcome {
        Outcome::Disclose { .. } => "disclose",
        Outcome::NeedsApproval { .. } => "needs_approval",
        Outcome::Withhold { .. } => "withhold",
    };
    Ok(Ruled { agency, outcome, facts: facts.to_json(), body: ruling.to_json() })
}

fn sha256(bytes: &[u8]) -> String {
    hex::encode(digest::digest(&digest::SHA256, bytes).as_ref())
}

fn draw_file(house: &House) -> FileId {
    loop {
        if let Some(id) = FileId::draw(house.draw()) {
            return id;
        }
    }
}
