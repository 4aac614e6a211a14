use clearline_core::{Deed, House, command, statement};
use clearline_identity::directory;
use clearline_law::access::{Actor, RecordWarrant};
use clearline_records::dossier;
use clearline_records::dossier::grounds::{self, FileGround, GroundKind};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::{self, Referral, RulingWord};
use clearline_report::{Argument, FileId, ReferralId, message};
use clearline_store::params;
use jiff::Timestamp;

use super::carry::event;
use super::commands::note;
use clearline_disclosure::Refusal;
use clearline_disclosure::conditions;
use clearline_disclosure::referral::{EventKind, ReferError};

use super::{decide, queries};
use clearline_counsel as counsel;
use clearline_disclosure::ruling::{Held, Made};
use clearline_disclosure::standing::{own, still};

statement! {
    REST_ON = "refer/sql/rest_on";
}

/// An officer records the warrant, or another court's order, by which the agency may open a file that nobody is stated to
/// have viewed. The law is asked anew with it: where it opens the file, the referral rests on the new ruling from then on.
/// The warrant counts for this agency alone, and the earlier ruling stays as it was made.
pub async fn record_warrant(
    house: &House,
    actor: &Actor,
    id: ReferralId,
    file: &FileId,
    reference: &str,
    issued_at: Timestamp,
) -> Result<(), ReferError> {
    let reference = decide::reason(reference)?;
    let done: Result<(), Refusal> = command!(house, "refer.record_warrant", |deed| {
        let (referral, permit) = own::<RecordWarrant>(house, actor, id).await?;
        let listed = queries::disclosed(house, &to_work(id.report), &referral).await?;
        let listed = listed.files.into_iter().find(|one| one.id == *file).ok_or(ReferError::NotFound)?;
        if listed.is_open() {
            return Ok(Err(Refusal::FileOpen));
        }
        still(&mut deed, &referral);
        let ground = FileGround {
            file: file.clone(),
            kind: GroundKind::Warrant,
            agency: Some(referral.agency.clone()),
            reference: reference.clone(),
            happened_at: Some(issued_at),
        };
        grounds::keep(&mut deed, id.report, &ground, actor);
        let made = asked_again(&mut deed, &referral, ground).await?;
        let detail = message!(
            "event-warrant",
            file = Argument::exact(file.to_string()),
            reference = Argument::words(&reference),
        );
        event(&mut deed, actor, id, EventKind::WarrantRecorded, Some(&detail));
        note(&mut deed, &permit, id, &[("file", file.to_string()), ("ruling", made.ledger_fact())])?;
        Ok::<_, ReferError>(Ok(()))
    })?;
    done.map_err(ReferError::from)
}

/// The ruling with the new ground. It is kept in any case; the referral rests on it where it discloses.
async fn asked_again(
    deed: &mut Deed<'_>,
    referral: &Referral,
    ground: FileGround,
) -> Result<Made, ReferError> {
    let (house, id) = (deed.house, referral.id);
    let head = dossier::head(house, id.report).await?.ok_or(ReferError::NotFound)?;
    let mut held = Held::load(house, &to_work(head.number), head).await?;
    held.grounds.push(ground);
    let agency = directory::agency(house, &referral.agency).await?.ok_or(Refusal::NoSuchAgency)?;
    let agreed = counsel::in_force(house).await?;
    let (_, before) = queries::ruling_of(house, referral).await?;
    let made = Made::ask(deed, &held, &agency, &agreed, message!("candidate-warrant", agency = &agency.id));
    let ordinal =
        routed::rulings(house, &to_work(id.report)).await?.last().map_or(1, |last| last.ordinal + 1);
    made.keep(deed, id.report, ordinal);
    if made.outcome == RulingWord::Disclose {
        let read = referral.acknowledged_at.map(Timestamp::as_microsecond);
        let stands = if conditions::adds(&before, &made.ruling()?) { None } else { read };
        deed.must_change(
            &REST_ON,
            params!(
                report = id.report.get(),
                ordinal = id.ordinal,
                old_ruling = referral.ruling,
                ruling = ordinal,
                acknowledged_at = stands,
                old_acknowledged_at = read.unwrap_or(0)
            ),
        );
    }
    Ok(made)
}
