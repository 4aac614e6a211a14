//! Packages that are handed over by other ways: on a stick, by a courier, by post. Nobody can be forced onto a tool, so
//! the agency need not sign in for it. A member of our staff downloads the sealed package; its conditions are its first
//! page, and that is the ground on which it is given. Then it is recorded who received it, when and how.
//!
//! Whoever takes a package out can read nothing of it: it is sealed to the agency's key. Only those who answer for the
//! review queue may, and not those who set an agency's key.

use clearline_core::limits::{HAND_OVERS_PER_REFERRAL_MAX, RECEIVED_BY_CHARS_MAX};
use clearline_core::row::{int_at, moment, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{Content, Deed, House, Trouble, actor_words, command, statement};
use clearline_identity::directory::{self, Agency};
use clearline_law::access::{Actor, HandOverPackage, Permit};
use clearline_paper::Document;
use clearline_records::dossier::routed::Referral;
use clearline_report::{Argument, ReferralId, ReferralState, message};
use clearline_store::{Row, params};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::carry::event;
use super::commands::{deliver, note, package_content};
use super::{decide, queries};
use clearline_disclosure::conditions::{self, conditions_digest};
use clearline_disclosure::papers::first_page;
use clearline_disclosure::referral::{EventKind, HandOver, ReferError};
use clearline_disclosure::standing::{self, Standing, still};
use clearline_disclosure::{Refusal, Writer};

statement! {
    HAND_OVERS = "refer/sql/hand_overs";
    TAKE_PACKAGE = "refer/sql/take_package";
    RECORD_HAND_OVER = "refer/sql/record_hand_over";
}

/// A package that was taken out, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenOut {
    /// Its place among those of the referral, from 1.
    pub ordinal: i64,
    /// SHA-256 of the package as it was taken out.
    pub package: Vec<u8>,
    /// The conditions that travel with it, by [`conditions_digest`].
    pub conditions: Vec<u8>,
    /// Who took it out, as `role:id`.
    pub taken_by: String,
    /// The moment at which it was downloaded to be handed over.
    pub taken_at: Timestamp,
    /// What became of it; none until that is recorded.
    pub handed: Option<Handed>,
}

/// What became of a package that was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// How it was handed over, or that it came back.
    pub way: HandOver,
    /// The person or office that received it, as typed; none once the report was expunged.
    pub received_by: Option<String>,
    /// On which day.
    pub on: Date,
    /// Who recorded it, as `role:id`; none once the report was expunged.
    pub recorded_by: Option<String>,
    /// The moment at which the hand-over was recorded.
    pub recorded_at: Timestamp,
}

/// What somebody records of a package that was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewHanded {
    /// How it was handed over, or that it came back.
    pub way: HandOver,
    /// The person or office that received it.
    pub received_by: String,
    /// On which day.
    pub on: Date,
}

/// What the page of hand-overs shows.
#[derive(Debug, Clone, PartialEq)]
pub struct HandOvers {
    /// The referral.
    pub referral: Referral,
    /// Its agency.
    pub agency: Agency,
    /// May a package be taken out for the agency today?
    pub stands: bool,
    /// What was taken out so far.
    pub taken: Rows<TakenOut>,
}

/// What was taken out and handed over of one referral, for those who may do it.
pub async fn hand_overs(house: &House, actor: &Actor, id: ReferralId) -> Result<HandOvers, ReferError> {
    let (referral, _permit) = standing::ours::<HandOverPackage>(house, actor, id).await?;
    let agency = directory::agency(house, &referral.agency).await?.ok_or(ReferError::NotFound)?;
    let stands = referral.state.has_access() && standing::of(house, &referral).await? == Standing::InForce;
    Ok(HandOvers { agency, stands, taken: listed(house, id).await?, referral })
}

/// Takes the sealed package out, to hand it over. The agency must stand, as it must when it fetches the package itself;
/// its conditions travel as the first page instead of being acknowledged before. The ledger entry commits before the
/// first byte.
pub async fn take_package(house: &House, actor: &Actor, id: ReferralId) -> Result<Content, ReferError> {
    let package = command!(house, "refer.take_package", |deed| {
        let (referral, permit) = standing::ours::<HandOverPackage>(house, actor, id).await?;
        standing::must_stand(house, &referral).await?;
        let package = referral.package.clone().ok_or(Refusal::NoPackage)?;
        still(&mut deed, &referral);
        let (_, ruling) = queries::ruling_of(house, &referral).await?;
        let taken = of_referral(house, id).await?;
        if taken.len() >= HAND_OVERS_PER_REFERRAL_MAX {
            return Err(Refusal::TooManyHandOvers { limit: HAND_OVERS_PER_REFERRAL_MAX }.into());
        }
        let one = TakenOut {
            ordinal: taken.last().map_or(1, |last| last.ordinal + 1),
            package: package.digest.clone(),
            conditions: conditions_digest(conditions::of(&ruling), Writer::of(house)).to_vec(),
            taken_by: actor_words(actor),
            taken_at: deed.at,
            handed: None,
        };
        deed.run(
            &TAKE_PACKAGE,
            params!(
                report = id.report.get(),
                referral = id.ordinal,
                ordinal = one.ordinal,
                package = one.package.as_slice(),
                conditions = one.conditions.as_slice(),
                taken_by = one.taken_by.as_str(),
                taken_at = one.taken_at.as_microsecond()
            ),
        );
        let sha256 = Argument::exact(hex::encode(&one.conditions));
        let detail = message!("event-first-page", sha256 = sha256);
        event(&mut deed, actor, id, EventKind::PackageTaken, Some(&detail));
        prove(&mut deed, &permit, id, &one, "conditions as the first page")?;
        Ok::<_, ReferError>(package)
    })?;
    package_content(house, &package).await
}

/// Records who received a package that was taken out, when and how; or that it came back. It is a record of what
/// happened, so it is kept as well where the agency was suspended since; the desk is told then.
pub async fn record_hand_over(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    ordinal: i64,
    new: &NewHanded,
) -> Result<(), ReferError> {
    let received_by = receiver(new)?;
    command!(house, "refer.record_hand_over", |deed| {
        let (referral, permit) = standing::ours::<HandOverPackage>(house, actor, id).await?;
        let mut taken = of_referral(house, id).await?;
        let found = taken.iter_mut().find(|one| one.ordinal == ordinal);
        let one = found.filter(|one| one.handed.is_none()).ok_or(Refusal::NotTakenOut)?;
        if new.on < day(one.taken_at) || new.on > day(deed.at) {
            return Err(Refusal::NotThatDay { from: day(one.taken_at), to: day(deed.at) }.into());
        }
        let handed = Handed {
            way: new.way,
            received_by: Some(received_by.clone()),
            on: new.on,
            recorded_by: Some(actor_words(actor)),
            recorded_at: deed.at,
        };
        deed.must_change(
            &RECORD_HAND_OVER,
            params!(
                report = id.report.get(),
                referral = id.ordinal,
                ordinal = ordinal,
                way = handed.way.word(),
                received_by = handed.received_by.clone(),
                handed_on = handed.on.to_string(),
                recorded_by = handed.recorded_by.clone(),
                recorded_at = handed.recorded_at.as_microsecond()
            ),
        );
        one.handed = Some(handed);
        if new.way == HandOver::Returned {
            event(&mut deed, actor, id, EventKind::PackageReturned, None);
        } else {
            event(&mut deed, actor, id, EventKind::HandedOver, Some(&new.way.message()));
            given(&mut deed, actor, &referral, new.way).await?;
        }
        prove(&mut deed, &permit, id, one, "handed over")
    })
}

/// A hand-over is a delivery. To an agency that does not stand it should not have happened: the desk looks into it.
async fn given(
    deed: &mut Deed<'_>,
    actor: &Actor,
    referral: &Referral,
    way: HandOver,
) -> Result<(), ReferError> {
    let id = referral.id;
    let stands =
        referral.state.has_access() && standing::of(deed.house, referral).await? == Standing::InForce;
    if !stands {
        let agency = directory::name_of(deed.house, &referral.agency).await?;
        let referred = Argument::exact(id.to_string());
        let words =
            message!("alert-handed-without-access", referral = referred, agency = Argument::name(agency));
        deed.alert_about("handed_over_without_access", Some(id.report), &id.to_string(), &words);
    } else if referral.state == ReferralState::MadeAvailable {
        deliver(deed, actor, id, &way.message());
    }
    Ok(())
}

/// The conditions of a referral on paper, to go in front of what is handed over; below them what belongs to them, and
/// where the receiver signs. It holds nothing of the report.
pub async fn first_page(house: &House, actor: &Actor, id: ReferralId) -> Result<Vec<u8>, ReferError> {
    let document = first_page_set(house, actor, id).await?;
    clearline_paper::pdf(&document, None).map_err(|error| Trouble::row(error).into())
}

/// The same, before it is a PDF.
pub async fn first_page_set(house: &House, actor: &Actor, id: ReferralId) -> Result<Document, ReferError> {
    let (referral, _permit) = standing::ours::<HandOverPackage>(house, actor, id).await?;
    standing::must_stand(house, &referral).await?;
    let agency = directory::agency(house, &referral.agency).await?.ok_or(ReferError::NotFound)?;
    let (_, ruling) = queries::ruling_of(house, &referral).await?;
    Ok(first_page::page(house, &referral, &agency, conditions::of(&ruling)))
}

fn receiver(new: &NewHanded) -> Result<String, Refusal> {
    let text = decide::words(&new.received_by)?;
    if text.is_empty() && new.way != HandOver::Returned {
        return Err(Refusal::ReceiverMissing);
    }
    if text.chars().count() > RECEIVED_BY_CHARS_MAX {
        return Err(Refusal::TooLong { limit: RECEIVED_BY_CHARS_MAX });
    }
    Ok(text)
}

fn day(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// The ledger entry, with the digest of the row as it now is: SHA-256 over the JSON array of its values in the order of
/// the table's columns, without spaces, digests in hexadecimal and moments in microseconds.
fn prove(
    deed: &mut Deed<'_>,
    permit: &Permit<HandOverPackage>,
    id: ReferralId,
    one: &TakenOut,
    what: &str,
) -> Result<(), ReferError> {
    let handed = one.handed.as_ref();
    let row = serde_json::json!([
        id.report.get(),
        id.ordinal,
        one.ordinal,
        hex::encode(&one.package),
        hex::encode(&one.conditions),
        one.taken_by,
        one.taken_at.as_microsecond(),
        handed.map(|handed| handed.way.word()),
        handed.and_then(|handed| handed.received_by.as_deref()),
        handed.map(|handed| handed.on.to_string()),
        handed.and_then(|handed| handed.recorded_by.as_deref()),
        handed.map(|handed| handed.recorded_at.as_microsecond()),
    ]);
    let [language, catalogue] = Writer::of(deed.house).facts();
    let facts = [
        ("hand_over", one.ordinal.to_string()),
        ("what", what.to_owned()),
        ("package", hex::encode(&one.package)),
        ("conditions_sha256", hex::encode(&one.conditions)),
        ("hand_over_sha256", hex::encode(Sha256::digest(row.to_string()))),
        language,
        catalogue,
    ];
    note(deed, permit, id, &facts)
}

/// For a decision: all that was taken out, or an error.
async fn of_referral(house: &House, id: ReferralId) -> Result<Vec<TakenOut>, Trouble> {
    listed(house, id).await?.whole()
}

async fn listed(house: &House, id: ReferralId) -> Result<Rows<TakenOut>, Trouble> {
    let rows = house.query(&HAND_OVERS, params!(report = id.report.get(), referral = id.ordinal)).await?;
    Rows::all(house, &Source::within("hand_over", id, &["ordinal"]), &rows, taken_of)
}

fn taken_of(row: &Row) -> Result<TakenOut, Trouble> {
    let text = |column: &str| row.opt_text(column).map_err(Trouble::row);
    let handed = match (text("way")?, row.opt_int("recorded_at")?) {
        (Some(way), Some(at)) => Some(Handed {
            way: way.parse().map_err(Trouble::row)?,
            received_by: text("received_by")?.map(str::to_owned),
            on: text_at(row, "handed_on")?.parse().map_err(Trouble::row)?,
            recorded_by: text("recorded_by")?.map(str::to_owned),
            recorded_at: moment(at)?,
        }),
        _ => None,
    };
    Ok(TakenOut {
        ordinal: int_at(row, "ordinal")?,
        package: row.bytes("package")?.to_vec(),
        conditions: row.bytes("conditions")?.to_vec(),
        taken_by: text_at(row, "taken_by")?.to_owned(),
        taken_at: moment(int_at(row, "taken_at")?)?,
        handed,
    })
}
