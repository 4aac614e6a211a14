//! Rulings and referrals as they are kept: who may receive a report, who did, and what became of it.

use clearline_core::row::{int_at, moment, number_at, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{House, Trouble, said, statement};
use clearline_law::{Field, Ruling};
use clearline_report::{AgencyId, Channel, Message, ReferralId, ReferralState, words};
use clearline_store::{Row, params};
use jiff::Timestamp;

use super::leave::Leave;

statement! {
    RULINGS = "dossier/sql/rulings";
    RULING = "dossier/sql/ruling";
    REFERRALS = "dossier/sql/referrals";
    REFERRAL = "dossier/sql/referral";
    REFERRAL_EVENTS = "dossier/sql/referral_events";
    FEEDBACK = "dossier/sql/feedback";
}

/// Words of events that more than one stage writes or reads.
pub mod happened {
    /// The agency notified that a file must be destroyed.
    pub const DESTRUCTION_NOTIFIED: &str = "destruction_notified";
    /// Another agency did.
    pub const DESTRUCTION_AWAITED: &str = "destruction_awaited";
    /// The agency said something against a destruction, or took its own notification back.
    pub const DESTRUCTION_OBJECTED: &str = "destruction_objected";
    /// The notification was taken back: the file can be opened again.
    pub const DESTRUCTION_RELEASED: &str = "destruction_released";
    /// The file was destroyed.
    pub const DESTRUCTION_DONE: &str = "destruction_done";
}

words! {
    /// How a kept ruling ended, in one word.
    pub enum RulingWord of "ruling outcome" {
        /// The agency may receive, as the ruling describes.
        Disclose = "disclose",
        /// The law permits it, and two of our people must agree first.
        NeedsApproval = "needs_approval",
        /// The law, a policy or a gap withholds.
        Withhold = "withhold",
        /// It could not be decided: withheld, and an alert was raised.
        Error = "error",
    }
}

/// One kept ruling.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptRuling {
    /// Its place among the report's rulings, from 1.
    pub ordinal: i64,
    /// The agency it is about.
    pub agency: AgencyId,
    /// How it ended.
    pub outcome: RulingWord,
    /// Why this agency was a candidate; none once the report was expunged.
    pub candidate: Option<Message>,
    /// The facts it was decided on, in their canonical form: with them it can be decided again years later. Empty
    /// where the facts could not be gathered.
    pub facts: String,
    /// The ruling in its canonical form; for [`RulingWord::Error`] that there is none.
    pub body: String,
    /// What went wrong, for [`RulingWord::Error`]; none once the report was expunged.
    pub error: Option<String>,
    /// SHA-256 of `body`.
    pub digest: Vec<u8>,
    /// The version of the register.
    pub register: String,
    /// The moment for which the ruling was made.
    pub ruled_at: Timestamp,
}

impl KeptRuling {
    /// The ruling itself; none where it could not be decided.
    pub fn ruling(&self) -> Result<Option<Ruling>, Trouble> {
        match self.outcome {
            RulingWord::Error => Ok(None),
            RulingWord::Disclose | RulingWord::NeedsApproval | RulingWord::Withhold => {
                Ruling::from_json(&self.body).map(Some).map_err(Trouble::row)
            }
        }
    }

    /// The fields that were ruled upon. What the report came to hold later was not, and is not made available by it.
    pub fn fields(&self) -> Result<Vec<Field>, Trouble> {
        if self.outcome == RulingWord::Error {
            return Ok(Vec::new());
        }
        let facts = clearline_law::Facts::from_json(&self.facts).map_err(Trouble::row)?;
        Ok(facts.fields)
    }
}

/// One referral: one report, one agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// Its number.
    pub id: ReferralId,
    /// Whose it is.
    pub agency: AgencyId,
    /// The ruling it rests on, by its place among the report's rulings.
    pub ruling: i64,
    /// How the agency receives.
    pub channel: Channel,
    /// Where it stands.
    pub state: ReferralState,
    /// Why it went there; none once the report was expunged.
    pub reason: Option<Message>,
    /// The referral that was transferred to make this one.
    pub predecessor: Option<u16>,
    /// How often the report was transferred before; 0 for a referral of ours.
    pub hop: i64,
    /// The statute's act.
    pub made_available_at: Timestamp,
    /// When it reached the agency.
    pub delivered_at: Option<Timestamp>,
    /// When a person there took note of the conditions.
    pub acknowledged_at: Option<Timestamp>,
    /// When a person there opened it first.
    pub opened_at: Option<Timestamp>,
    /// SHA-256 of the package's manifest, recorded before anything is sealed.
    pub manifest_digest: Option<Vec<u8>>,
    /// Key of the ledger entry that records it.
    pub manifest_entry: Option<Vec<u8>>,
    /// The sealed package, once there is one.
    pub package: Option<KeptPackage>,
    /// Key of the ledger entry by which it was made available.
    pub entry: Vec<u8>,
}

/// The path of a sealed package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPackage {
    /// Its place in the vault.
    pub path: String,
    /// Its key there, wrapped.
    pub key: Vec<u8>,
    /// SHA-256 of the package as the agency gets it.
    pub digest: Vec<u8>,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Something that happened to a referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralEvent {
    /// Its place among the referral's events, from 1.
    pub ordinal: i64,
    /// What happened: a word of `clearline_disclosure::referral::EventKind`.
    pub kind: String,
    /// Who did it, as `role:id`.
    pub actor: String,
    /// What else there is to say; none where there is nothing, or once the report was expunged.
    pub detail: Option<Message>,
    /// The moment of the event.
    pub at: Timestamp,
}

/// The feedback of an agency on a referral at one moment. Later feedback is added to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFeedback {
    /// Its place, from 1.
    pub ordinal: i64,
    /// The codes, `F1` to `F20`.
    pub codes: Vec<String>,
    /// What the officer wrote with it; empty where nothing was written.
    pub note: String,
    /// Who gave it, as `role:id`.
    pub actor: String,
    /// The moment at which the feedback was given.
    pub given_at: Timestamp,
}

/// Every ruling about a report, in their order.
pub async fn rulings(house: &House, leave: &Leave) -> Result<Vec<KeptRuling>, Trouble> {
    let number = leave.number();
    let rows = house.query(&RULINGS, params!(report = number.get())).await?;
    rows.iter().map(ruling_of).collect()
}

/// The same for a page: each row by itself.
pub async fn rulings_listed(house: &House, leave: &Leave) -> Result<Rows<KeptRuling>, Trouble> {
    let number = leave.number();
    let rows = house.query(&RULINGS, params!(report = number.get())).await?;
    Rows::all(house, &Source::within("ruling", number, &["ordinal"]), &rows, ruling_of)
}

/// One ruling, by its place.
pub async fn ruling(house: &House, leave: &Leave, ordinal: i64) -> Result<Option<KeptRuling>, Trouble> {
    let params = params!(report = leave.number().get(), ordinal = ordinal);
    let rows = house.query(&RULING, params).await?;
    rows.first().map(ruling_of).transpose()
}

/// Every referral of a report, in their order.
pub async fn referrals(house: &House, leave: &Leave) -> Result<Vec<Referral>, Trouble> {
    let number = leave.number();
    let rows = house.query(&REFERRALS, params!(report = number.get())).await?;
    rows.iter().map(referral_of).collect()
}

/// The same for a page: each row by itself.
pub async fn referrals_listed(house: &House, leave: &Leave) -> Result<Rows<Referral>, Trouble> {
    let number = leave.number();
    let rows = house.query(&REFERRALS, params!(report = number.get())).await?;
    Rows::all(house, &Source::within("referral", number, &["ordinal"]), &rows, referral_of)
}

/// One referral, by its place.
pub async fn referral(house: &House, leave: &Leave, ordinal: u16) -> Result<Option<Referral>, Trouble> {
    let params = params!(report = leave.number().get(), ordinal = ordinal);
    let rows = house.query(&REFERRAL, params).await?;
    rows.first().map(referral_of).transpose()
}

/// What happened to a referral, in order.
pub async fn events(house: &House, leave: &Leave, ordinal: u16) -> Result<Vec<ReferralEvent>, Trouble> {
    let params = params!(report = leave.number().get(), referral = ordinal);
    let rows = house.query(&REFERRAL_EVENTS, params).await?;
    rows.iter().map(event_of).collect()
}

/// The same for a page: each row by itself.
pub async fn events_listed(
    house: &House,
    leave: &Leave,
    ordinal: u16,
) -> Result<Rows<ReferralEvent>, Trouble> {
    let params = params!(report = leave.number().get(), referral = ordinal);
    let rows = house.query(&REFERRAL_EVENTS, params).await?;
    let under = format!("{} {ordinal}", leave.number());
    Rows::all(house, &Source::within("referral_event", under, &["ordinal"]), &rows, event_of)
}

/// The feedback of the agency, in order, for a page: each row by itself.
pub async fn feedback_listed(
    house: &House,
    leave: &Leave,
    ordinal: u16,
) -> Result<Rows<KeptFeedback>, Trouble> {
    let params = params!(report = leave.number().get(), referral = ordinal);
    let rows = house.query(&FEEDBACK, params).await?;
    let under = format!("{} {ordinal}", leave.number());
    Rows::all(house, &Source::within("feedback", under, &["ordinal"]), &rows, feedback_of)
}

/// The feedback of the agency, in order.
pub async fn feedback(house: &House, leave: &Leave, ordinal: u16) -> Result<Vec<KeptFeedback>, Trouble> {
    let params = params!(report = leave.number().get(), referral = ordinal);
    let rows = house.query(&FEEDBACK, params).await?;
    rows.iter().map(feedback_of).collect()
}

fn ruling_of(row: &Row) -> Result<KeptRuling, Trouble> {
    Ok(KeptRuling {
        ordinal: int_at(row, "ordinal")?,
        agency: text_at(row, "agency")?.parse().map_err(Trouble::row)?,
        outcome: text_at(row, "outcome")?.parse().map_err(Trouble::row)?,
        candidate: said::read(text_at(row, "candidate")?)?,
        facts: text_at(row, "facts")?.to_owned(),
        body: text_at(row, "body")?.to_owned(),
        digest: row.bytes("digest")?.to_vec(),
        register: text_at(row, "register")?.to_owned(),
        ruled_at: moment(int_at(row, "ruled_at")?)?,
        error: row.opt_text("error")?.map(str::to_owned),
    })
}

fn referral_of(row: &Row) -> Result<Referral, Trouble> {
    let predecessor = row.opt_int("predecessor")?;
    Ok(Referral {
        id: ReferralId { report: number_at(row, "report")?, ordinal: small(int_at(row, "ordinal")?)? },
        agency: text_at(row, "agency")?.parse().map_err(Trouble::row)?,
        ruling: int_at(row, "ruling")?,
        channel: text_at(row, "channel")?.parse().map_err(Trouble::row)?,
        state: text_at(row, "state")?.parse().map_err(Trouble::row)?,
        reason: said::read(text_at(row, "reason")?)?,
        predecessor: predecessor.map(small).transpose()?,
        hop: int_at(row, "hop")?,
        made_available_at: moment(int_at(row, "made_available_at")?)?,
        delivered_at: opt_moment(row, "delivered_at")?,
        acknowledged_at: opt_moment(row, "acknowledged_at")?,
        opened_at: opt_moment(row, "opened_at")?,
        manifest_digest: row.opt_bytes("manifest_digest")?.map(<[u8]>::to_vec),
        manifest_entry: row.opt_bytes("manifest_entry")?.map(<[u8]>::to_vec),
        package: package_of(row)?,
        entry: row.bytes("entry")?.to_vec(),
    })
}

fn package_of(row: &Row) -> Result<Option<KeptPackage>, Trouble> {
    let Some(path) = row.opt_text("package_path")? else { return Ok(None) };
    Ok(Some(KeptPackage {
        path: path.to_owned(),
        key: row.bytes("package_key")?.to_vec(),
        digest: row.bytes("package_digest")?.to_vec(),
        bytes: u64::try_from(int_at(row, "package_bytes")?).map_err(Trouble::row)?,
    }))
}

fn event_of(row: &Row) -> Result<ReferralEvent, Trouble> {
    Ok(ReferralEvent {
        ordinal: int_at(row, "ordinal")?,
        kind: text_at(row, "kind")?.to_owned(),
        actor: text_at(row, "actor")?.to_owned(),
        detail: said::read(text_at(row, "detail")?)?,
        at: moment(int_at(row, "at")?)?,
    })
}

fn feedback_of(row: &Row) -> Result<KeptFeedback, Trouble> {
    Ok(KeptFeedback {
        ordinal: int_at(row, "ordinal")?,
        codes: text_at(row, "codes")?.split(' ').filter(|code| !code.is_empty()).map(str::to_owned).collect(),
        note: text_at(row, "note")?.to_owned(),
        actor: text_at(row, "actor")?.to_owned(),
        given_at: moment(int_at(row, "given_at")?)?,
    })
}

fn small(number: i64) -> Result<u16, Trouble> {
    u16::try_from(number).map_err(Trouble::row)
}

fn opt_moment(row: &Row, column: &str) -> Result<Option<Timestamp>, Trouble> {
    row.opt_int(column)?.map(moment).transpose()
}
