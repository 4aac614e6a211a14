//! The token of the public form: one page sends one report.
//!
//! It is a random number with the moment of its making, signed by a key that all processes hold, so that any of them reads
//! it and none has to remember it. Only what was spent is remembered, in the database and with the report it sent. It
//! needs no cookie and names nobody.

use clearline_core::row::number_at;
use clearline_core::{Attempts, Deed, House, Trouble, keyed_digest, statement};
use clearline_law::access::{Actor, FilePublicReport, Thing, permit};
use clearline_records::dossier;
use clearline_records::dossier::leave::to_work;
use clearline_report::{Person, ReportNumber};
use clearline_store::params;
use jiff::{SignedDuration, Timestamp};

use super::model::{IntakeError, PublicFiled, Received};

statement! {
    SPEND_TOKEN = "intake/sql/spend_token";
    SPENT_TOKEN = "intake/sql/spent_token";
    FORGET_TOKENS = "intake/sql/forget_tokens";
}

/// Bytes of the signature that a token carries.
const MARK_BYTES: usize = 16;

/// What a token was given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A page that was asked for.
    Page,
    /// A page that came back because too many were waiting: its sender has waited already.
    Waited,
}

/// The token of one page of the public form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormToken {
    id: [u8; 16],
    kind: TokenKind,
    made_at: Timestamp,
}

impl FormToken {
    /// What it was given for.
    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    /// The shard of the report that it sends, so that both are written in one place.
    pub(super) fn shard(&self) -> u8 {
        self.id[0]
    }

    /// When it was given.
    pub fn made_at(&self) -> Timestamp {
        self.made_at
    }
}

/// Why a page cannot be sent yet. The page is shown again with all that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenProblem {
    /// There is none, or it is none of ours.
    Missing,
    /// It was sent sooner than a person can.
    TooSoon,
    /// It was open for too long.
    TooOld,
}

/// A token for a new page.
pub fn form_token(house: &House, kind: TokenKind) -> String {
    made(house, kind, house.now())
}

/// A token for a page that comes back to somebody who has taken the time it needs: it may be sent at once.
pub fn ready_token(house: &House, kind: TokenKind) -> String {
    made(house, kind, house.now() - SignedDuration::from_secs(house.limits.form_seconds_min))
}

fn made(house: &House, kind: TokenKind, at: Timestamp) -> String {
    let mut bytes = vec![if kind == TokenKind::Waited { 1 } else { 0 }];
    bytes.extend_from_slice(&at.as_millisecond().to_be_bytes());
    bytes.extend_from_slice(&house.draw::<16>());
    bytes.extend_from_slice(&mark(house, &bytes));
    hex::encode(bytes)
}

/// Reads the token that a page carried back, as it stands now.
///
/// # Errors
///
/// What keeps it from being used now.
pub fn read_token(house: &House, text: &str) -> Result<FormToken, TokenProblem> {
    let token = parse(house, text).ok_or(TokenProblem::Missing)?;
    let age = house.now().duration_since(token.made_at);
    if age < SignedDuration::from_secs(house.limits.form_seconds_min) {
        return Err(TokenProblem::TooSoon);
    }
    if age > SignedDuration::from_hours(house.limits.form_hours_max) {
        return Err(TokenProblem::TooOld);
    }
    Ok(token)
}

fn parse(house: &House, text: &str) -> Option<FormToken> {
    let bytes = hex::decode(text.trim()).ok()?;
    let (said, given) = bytes.split_at_checked(bytes.len().checked_sub(MARK_BYTES)?)?;
    aws_lc_rs::constant_time::verify_slices_are_equal(&mark(house, said), given).ok()?;
    let (kind, rest) = said.split_first()?;
    let (made_at, id) = rest.split_first_chunk::<8>()?;
    Some(FormToken {
        id: id.try_into().ok()?,
        kind: if *kind == 1 { TokenKind::Waited } else { TokenKind::Page },
        made_at: Timestamp::from_millisecond(i64::from_be_bytes(*made_at)).ok()?,
    })
}

fn mark(house: &House, said: &[u8]) -> [u8; MARK_BYTES] {
    let digest = keyed_digest(&house.keys.fingerprint, &["token of the public form", &hex::encode(said)]);
    digest.first_chunk().copied().unwrap_or_default()
}

/// Spends the token on one report, in the same deed: two of one page never both send.
pub(super) fn spend(deed: &mut Deed<'_>, token: &FormToken, number: ReportNumber, document: &[u8]) {
    deed.run(
        &SPEND_TOKEN,
        params!(id = token.id, report = number.get(), document_sha256 = document, spent_at = deed.at_us()),
    );
}

/// What the token sent before. Where it sent this very document, a second click is answered as the first.
pub(super) async fn sent_before(
    house: &House,
    token: &FormToken,
    document: &[u8],
) -> Result<Option<PublicFiled>, Trouble> {
    let rows = house.query(&SPENT_TOKEN, params!(id = token.id)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    if row.bytes("document_sha256")? != document {
        return Ok(Some(PublicFiled::SentBefore));
    }
    Ok(Some(PublicFiled::Arrived(number_at(row, "report")?)))
}

/// What the page with this token sent, for whoever shows the token: it is as good as the page that was answered. Nothing
/// once the token is forgotten.
pub async fn received(house: &House, actor: &Actor, token: &str) -> Result<Option<Received>, IntakeError> {
    let _permit = permit::<FilePublicReport>(actor, &Thing::House)?;
    let Some(token) = parse(house, token) else { return Ok(None) };
    let rows = house.query(&SPENT_TOKEN, params!(id = token.id)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let number = number_at(row, "report")?;
    let Some(head) = dossier::head(house, number).await? else { return Ok(None) };
    let reporter = dossier::said(house, &to_work(head.number)).await?.reporter;
    Ok(Some(Received {
        number,
        reachable: reporter.person != Person::default(),
        agreed_to_be_named: reporter.agreed_to_be_named,
    }))
}

/// Forgets what was spent so long ago that its page is too old to be sent again.
pub(super) async fn forget(house: &House) -> Result<(), Trouble> {
    let mut deed = house.deed("intake.forget_tokens");
    let before = deed.at - SignedDuration::from_hours(2 * house.limits.form_hours_max);
    deed.run(&FORGET_TOKENS, params!(before = before.as_microsecond()));
    deed.commit(&mut Attempts::new("intake.forget_tokens")).await.map(|_| ())
}
