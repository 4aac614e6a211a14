use bytes::Bytes;
use clearline_core::{Deed, House, Job, Trouble, command, statement};
use clearline_law::access::{
    Act, Actor, AddFile, DeniedKind, DescribeFile, FilePublicReport, FinishReport, OpenReport, Permit,
    RetractReport, Thing, permit,
};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::{self, Head};
use clearline_report::{
    Answer, FileId, FileKind, HEAD_BYTES, ProviderId, ReportKind, ReportNumber, Said, Stage, World,
};
use clearline_seal::Receipt;
use clearline_store::{Value, params};
use clearline_vault::{FileKeyEntropy, PutError, VaultError};
use clearline_wire::public::PublicReport;
use clearline_wire::{FileDetails, Parsed};
use futures::{Stream, StreamExt as _};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::decide;
use super::model::{Finished, IntakeError, PublicFiled, Refusal, Stored};
use super::room::{self, Cut, Rooms};
use super::token::{self, FormToken};

statement! {
    OPEN = "intake/sql/open";
    KEEP_SUBMISSION = "intake/sql/keep_submission";
    TOUCH = "intake/sql/touch";
    ADD_FILE = "intake/sql/add_file";
    DESCRIBE_FILE = "intake/sql/describe_file";
    FINISH = "intake/sql/finish";
    KEEP_RECEIPT = "intake/sql/keep_receipt";
    START_PRESERVATION = "intake/sql/start_preservation";
    OPEN_FOREIGN_REQUEST = "intake/sql/open_foreign_request";
    LEAVE = "intake/sql/leave";
    ERASE_SUBMISSION = "intake/sql/erase_submission";
    ERASE_FILES = "intake/sql/erase_files";
}

/// A report that its provider marked as urgent is due this much earlier, and so is processed before others.
const URGENT_AHEAD: SignedDuration = SignedDuration::from_hours(-24);

/// Opens a report with the document a provider sent. `parsed` is the same document, read by `wire`.
pub async fn open(
    house: &House,
    actor: &Actor,
    document: &[u8],
    parsed: &Parsed<Said>,
) -> Result<ReportNumber, IntakeError> {
    let provider = actor.provider_id().ok_or(Refusal::NoSuchReport)?;
    let permit = permit::<OpenReport>(actor, &Thing::Provider(provider))?;
    let said = clearline_wire::kept::to_json(&parsed.value);
    let digest = hex::encode(Sha256::digest(document));
    command!(house, "intake.open", |deed| {
        let number = assign_number(&deed);
        write_report(
            &mut deed,
            number,
            actor.files(),
            actor.world(),
            Some(provider),
            &parsed.value,
            (Stage::Open, size(document)),
        );
        deed.run(
            &KEEP_SUBMISSION,
            params!(report = number.get(), document = document, parsed = said.as_str()),
        );
        room::must_have(&mut deed, provider, (1, size(document))).await?;
        deed.record(&permit, Some(number), &[("document", digest.clone())])?;
        Ok(number)
    })
}

/// Stores one file of an open report. The bytes are hashed and sealed as they come; where the body ends with an error,
/// nothing of it stays readable and the sender is told that error.
pub async fn add_file<S, E>(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    name: Option<String>,
    body: S,
) -> Result<Stored, IntakeError>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    E: std::error::Error + Into<Refusal> + Send + Sync + 'static,
{
    let (head, permit) = own_open_report::<AddFile>(house, actor, number).await?;
    let provider = actor.provider_id().ok_or(Refusal::NoSuchReport)?;
    decide::name_must_fit(name.as_deref(), &house.limits)?;
    decide::may_add(&head, house.limits.files_per_report_max)?;
    let file = draw_file_id(house);
    let path = format!("files/{}/{number}.{file}", &file.as_str().get(..2).unwrap_or("00"));
    let (found, _) = room::lately(house, provider, (0, 0)).await?;
    found.must_hold(0, 0)?;
    let rooms = house.memory::<Rooms>();
    let arrival = std::sync::Mutex::new(rooms.incoming.begin(provider));
    let beginning = Beginning::default();
    // What is arriving already fills the disk, so it is counted as it comes; the guard below has the last word.
    let body = body.map(|piece| {
        let piece = piece.map_err(Cut::Sender)?;
        beginning.take(&piece);
        let mut arrival = arrival.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let arriving = arrival.add(piece.len() as u64);
        found.must_hold(0, i64::try_from(arriving).unwrap_or(i64::MAX)).map_err(Cut::NoRoom)?;
        Ok(piece)
    });
    let stored = house.vault.put(&path, FileKeyEntropy::new(house.draw()), body).await.map_err(put_failed)?;
    let bytes = i64::try_from(stored.bytes).unwrap_or(i64::MAX);
    let kind = beginning.kind();
    command!(house, "intake.add_file", |deed| {
        let head = as_it_stands(&deed, &head).await?;
        decide::must_be_open(&head)?;
        decide::may_add(&head, house.limits.files_per_report_max)?;
        touch(&mut deed, number, 1, bytes);
        room::must_have(&mut deed, provider, (0, bytes)).await?;
        deed.run(
            &ADD_FILE,
            params!(
                report = number.get(),
                id = file.as_str(),
                ordinal = deed.at_us(),
                name = name.clone(),
                size = bytes,
                md5 = stored.md5.as_slice(),
                sha1 = stored.sha1.as_slice(),
                sha256 = stored.sha256.as_slice(),
                path = path.as_str(),
                sealed_key = stored.wrapped_key.as_slice(),
                uploaded_at = deed.at_us(),
                kind = kind.word()
            ),
        );
        deed.record(&permit, Some(number), &[("sha256", hex::encode(stored.sha256))])?;
        Ok(Stored { file: file.clone(), md5: hex::encode(stored.md5) })
    })
}

/// The first bytes of a file as it passes, by which its kind is told: what it is must be said before anybody opens it.
#[derive(Default)]
struct Beginning(std::sync::Mutex<Vec<u8>>);

impl Beginning {
    fn take(&self, piece: &[u8]) {
        let mut held = self.held();
        let room = HEAD_BYTES.saturating_sub(held.len());
        held.extend_from_slice(piece.get(..room).unwrap_or(piece));
    }

    fn kind(&self) -> FileKind {
        FileKind::of(&self.held())
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Vec<u8>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Keeps what the provider says of one file. The same document sent again is answered as the first time; another one
/// is refused.
pub async fn describe_file(
    house: &House,
    actor: &Actor,
    document: &[u8],
    parsed: &Parsed<FileDetails>,
) -> Result<(), IntakeError> {
    let number = parsed.value.report;
    let file = &parsed.value.said.file;
    let (head, permit) = own_open_report::<DescribeFile>(house, actor, number).await?;
    let provider = actor.provider_id().ok_or(Refusal::NoSuchReport)?;
    if head.batched {
        let findings = clearline_wire::rules::batched_file(&parsed.tree);
        if !findings.is_empty() {
            return Err(Refusal::Invalid(findings).into());
        }
    }
    let said = clearline_wire::kept::to_json(&parsed.value.said);
    command!(house, "intake.describe_file", |deed| {
        let head = as_it_stands(&deed, &head).await?;
        decide::must_be_open(&head)?;
        let held = dossier::file_document(house, &to_work(number), file).await?.ok_or(Refusal::NoSuchFile)?;
        match held.details {
            Some(earlier) if earlier == document => return Ok(()),
            Some(_) => return Err(Refusal::AlreadyDescribed.into()),
            None => {}
        }
        let bytes = size(document);
        touch(&mut deed, number, 0, bytes);
        room::must_have(&mut deed, provider, (0, bytes)).await?;
        deed.must_change(
            &DESCRIBE_FILE,
            params!(
                report = number.get(),
                id = file.as_str(),
                document = document,
                parsed = said.as_str(),
                described_at = deed.at_us(),
                viewed = viewed_number(parsed.value.said.viewed)
            ),
        );
        deed.record(&permit, Some(number), &[("document", hex::encode(Sha256::digest(document)))])?;
        Ok(())
    })
}

/// Notes that an open report changed, and how many files and bytes it got.
fn touch(deed: &mut Deed<'_>, number: ReportNumber, files: i64, bytes: i64) {
    let (at, limit) = (deed.at_us(), deed.house.limits.files_per_report_max);
    deed.must_change(
        &TOUCH,
        params!(number = number.get(), changed_at = at, files = files, bytes = bytes, files_max = limit),
    );
}

/// As the column holds it: what was not stated is no number.
fn viewed_number(viewed: Answer) -> Option<i64> {
    match viewed {
        Answer::Yes => Some(1),
        Answer::No => Some(0),
        Answer::NotStated => None,
    }
}

/// Ends the filing: from here on the report is immutable, the provider's preservation has begun, and processing starts.
pub async fn finish(house: &House, actor: &Actor, number: ReportNumber) -> Result<Finished, IntakeError> {
    let (head, permit) = own_open_report::<FinishReport>(house, actor, number).await?;
    let (said, document) = dossier::submission(house, &to_work(head.number)).await?;
    command!(house, "intake.finish", |deed| {
        let head = as_it_stands(&deed, &head).await?;
        decide::must_be_open(&head)?;
        decide::may_finish(&head)?;
        let files = dossier::file_documents(house, &to_work(number)).await?;
        let digest = dossier::received_digest(&document, &files);
        deed.must_change(
            &FINISH,
            params!(
                number = number.get(),
                finished_at = deed.at_us(),
                old_changed_at = head.changed_at.as_microsecond(),
                files = i64::try_from(files.len()).unwrap_or(i64::MAX)
            ),
        );
        start_clocks(&mut deed, &head, &said, &digest)?;
        let urgent = said.incident.escalation.is_some();
        deed.then(Job::Augment, number, 0, if urgent { URGENT_AHEAD } else { SignedDuration::ZERO });
        deed.record(&permit, Some(number), &[("received", hex::encode(digest))])?;
        Ok(Finished { number, files: files.into_iter().map(|file| file.id).collect() })
    })
}

/// Withdraws an open report. What was received is erased with its keys; the number stays, so that later calls are
/// answered rightly.
pub async fn retract(house: &House, actor: &Actor, number: ReportNumber) -> Result<(), IntakeError> {
    let (head, permit) = own_open_report::<RetractReport>(house, actor, number).await?;
    command!(house, "intake.retract", |deed| {
        let head = as_it_stands(&deed, &head).await?;
        decide::must_be_open(&head)?;
        leave(&mut deed, &head, Stage::Retracted);
        deed.record(&permit, Some(number), &[])?;
        Ok(())
    })
}

/// Files a report of the public: one page, finished at once. It rests on 34 U.S.C. 11293(b)(1)(K)(i), not on 2258A,
/// so it starts no provider's clock. The page's token is spent with it: the same page sent twice is one report.
pub async fn file_public(
    house: &House,
    actor: &Actor,
    filed: &PublicReport,
    token: &FormToken,
) -> Result<PublicFiled, IntakeError> {
    let permit = permit::<FilePublicReport>(actor, &Thing::House)?;
    let document = filed.to_json();
    let digest: [u8; 32] = Sha256::digest(document.as_bytes()).into();
    command!(house, "intake.file_public", |deed| {
        // Looked up only after the key was found taken, so that a first sending costs no reading.
        if deed.again
            && let Some(before) = token::sent_before(house, token, &digest).await?
        {
            return Ok(before);
        }
        let number = assign_beside(&deed, token.shard());
        let said = filed.said(deed.at);
        let stage = (Stage::Received, size(document.as_bytes()));
        write_report(&mut deed, number, ReportKind::Public, World::Live, None, &said, stage);
        deed.run(
            &KEEP_SUBMISSION,
            params!(
                report = number.get(),
                document = document.as_bytes(),
                parsed = clearline_wire::kept::to_json(&said)
            ),
        );
        token::spend(&mut deed, token, number, &digest);
        let urgent = said.incident.escalation.is_some();
        deed.then(Job::Augment, number, 0, if urgent { URGENT_AHEAD } else { SignedDuration::ZERO });
        deed.record(&permit, Some(number), &[("document", hex::encode(digest))])?;
        Ok(PublicFiled::Arrived(number))
    })
}

/// The caller's own open report, and the permit to do `A` with it. Somebody else's report does not exist.
async fn own_open_report<A: Act>(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
) -> Result<(Head, Permit<A>), IntakeError> {
    let head = dossier::head(house, number).await?.ok_or(Refusal::NoSuchReport)?;
    let permit = permit::<A>(actor, &Thing::ReportOf(head.provider.as_ref())).map_err(|denied| {
        if denied.kind == DeniedKind::NotFound {
            IntakeError::from(Refusal::NoSuchReport)
        } else {
            IntakeError::from(denied)
        }
    })?;
    decide::must_be_open(&head)?;
    Ok((head, permit))
}

/// The report's row: as it was read for the permit, or read again where somebody has changed it since. The guards show
/// which of the two it is, so a second reading is not needed.
async fn as_it_stands(deed: &Deed<'_>, head: &Head) -> Result<Head, IntakeError> {
    if !deed.again {
        return Ok(head.clone());
    }
    Ok(dossier::head(deed.house, head.number).await?.ok_or(Refusal::NoSuchReport)?)
}

fn assign_number(deed: &Deed<'_>) -> ReportNumber {
    ReportNumber::assign(deed.at.as_millisecond(), u16::from_be_bytes(deed.house.draw()))
}

/// A number in the shard of what is written with the report.
fn assign_beside(deed: &Deed<'_>, shard: u8) -> ReportNumber {
    let [chance] = deed.house.draw();
    ReportNumber::assign(deed.at.as_millisecond(), u16::from_be_bytes([chance, shard]))
}

fn draw_file_id(house: &House) -> FileId {
    loop {
        if let Some(id) = FileId::draw(house.draw()) {
            return id;
        }
    }
}

fn write_report(
    deed: &mut Deed<'_>,
    number: ReportNumber,
    kind: ReportKind,
    world: World,
    provider: Option<&ProviderId>,
    said: &Said,
    (stage, bytes): (Stage, i64),
) {
    let finished = (stage != Stage::Open).then(|| deed.at_us());
    deed.run(
        &OPEN,
        params!(
            number = number.get(),
            kind = kind.word(),
            world = world.word(),
            provider = provider.map(ProviderId::as_str),
            stage = stage.word(),
            incident = said.incident.kind.wire_label(),
            batched = said.batched,
            opened_at = deed.at_us(),
            finished_at = finished,
            held_bytes = bytes
        ),
    );
}

/// How much a document counts.
fn size(document: &[u8]) -> i64 {
    i64::try_from(document.len()).unwrap_or(i64::MAX)
}

/// The clocks a completed submission starts: the provider's preservation (18 U.S.C. 2258A(h)) and, where foreign police
/// made the provider report, the entry that only a notice can end (2258A(d)(5)). And the receipt that names them.
fn start_clocks(deed: &mut Deed<'_>, head: &Head, said: &Said, digest: &[u8; 32]) -> Result<(), Trouble> {
    let (number, at) = (head.number, deed.at);
    let provider =
        head.provider.as_ref().ok_or_else(|| Trouble::row(format!("report {number} has no provider")))?;
    let term = clearline_law::preservation(head.kind, at, deed.house.register);
    if let Some(term) = &term {
        let alert = clearline_law::end_is_told(term.end, at);
        deed.run(
            &START_PRESERVATION,
            params!(
                report = number.get(),
                provider = provider.as_str(),
                clause = term.clause.as_str(),
                starts_at = term.start.as_microsecond(),
                ends_at = term.end.as_microsecond(),
                next_alert_at = alert.map(Timestamp::as_microsecond),
                event = term.event.word()
            ),
        );
    }
    let receipt = Receipt {
        report: number.to_string(),
        provider: Some(provider.to_string()),
        sha256: hex::encode(digest),
        received: deed.at_us(),
        preserve_until: term.as_ref().map(|term| term.end.as_microsecond()),
        clauses: term.iter().map(|term| term.clause.to_string()).collect(),
    };
    let keys = &deed.house.keys;
    let body = receipt.body().map_err(Trouble::row)?;
    let note = clearline_ledger::note::sign(&body, &keys.signing, &keys.name).map_err(Trouble::row)?;
    deed.run(&KEEP_RECEIPT, params!(report = number.get(), digest = digest.as_slice(), note = note));
    if let Some(served) = said.served_abroad() {
        let alarm =
            clearline_law::foreign_request_duty(at, deed.house.register).map(|duty| at + duty.alarm_after);
        let agency = said.law_enforcement.as_ref().map_or("", |le| le.agency_name.as_str());
        deed.run(
            &OPEN_FOREIGN_REQUEST,
            params!(
                report = number.get(),
                provider = provider.as_str(),
                country = served.country.map(|country| country.code().to_owned()),
                agency_name = agency,
                opened_at = deed.at_us(),
                alarm_at = alarm.map(Timestamp::as_microsecond)
            ),
        );
    }
    Ok(())
}

/// Ends an open report and erases what it held: the rows, and with them the only copies of the files' keys. The sealed
/// bytes left in the vault are unreadable from then on; the sweep removes them.
pub(super) fn leave(deed: &mut Deed<'_>, head: &Head, stage: Stage) {
    let number = Value::from(head.number.get());
    deed.must_change(
        &LEAVE,
        params!(
            number = number.clone(),
            stage = stage.word(),
            changed_at = deed.at_us(),
            old_changed_at = head.changed_at.as_microsecond()
        ),
    );
    deed.run(&ERASE_SUBMISSION, params!(report = number.clone()));
    deed.run(&ERASE_FILES, params!(report = number));
}

fn put_failed<E>(error: PutError<Cut<E>>) -> IntakeError
where
    E: std::error::Error + Into<Refusal> + Send + Sync + 'static,
{
    match error {
        PutError::Body { source: Cut::NoRoom(refusal) } => refusal.into(),
        PutError::Body { source: Cut::Sender(error) } => error.into().into(),
        PutError::Vault(VaultError::TooLarge { limit }) => Refusal::FileTooLarge { limit }.into(),
        PutError::Vault(error) => {
            Trouble::Vault { command: "intake.add_file", source: Box::new(error) }.into()
        }
    }
}
