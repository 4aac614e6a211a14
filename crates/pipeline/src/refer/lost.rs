//! What an agency was given rests on what held then. Where it has lost what qualified it since - its basis ended, it was
//! suspended, a clause lapsed - its access ends at its next step, before anything more is shown.

use clearline_law::access::{Actor, CarryReport, Thing, permit};
use clearline_law::{Facts, Outcome, disclosure};
use clearline_report::{AgencyClass, ReferralState};

use super::carry::event;
use super::commands::move_to;
use super::model::EventKind;
use super::queries;
use crate::command::{Trouble, command};
use crate::counsel;
use crate::directory;
use crate::dossier::routed::{self, Referral};
use crate::house::House;
use crate::ruling::{approvals, overrides};

/// Why the agency may not have it today, by the facts of then and what is known of the agency now; `None` where it may.
/// An agency of the United States needs no basis, so only its suspension is looked for.
pub(super) async fn lost(house: &House, referral: &Referral) -> Result<Option<String>, Trouble> {
    let agency = directory::agency(house, &referral.agency).await?;
    let Some(agency) = agency else {
        return Ok(Some("the agency is not in the directory any more".to_owned()));
    };
    if agency.suspended {
        return Ok(Some("the agency is suspended".to_owned()));
    }
    if agency.class != AgencyClass::Foreign {
        return Ok(None);
    }
    let (kept, _) = queries::ruling_of(house, referral).await?;
    let agreed = counsel::in_force(house).await?;
    let then = Facts::from_json(&kept.facts).map_err(Trouble::row)?;
    let now = Facts {
        agency: agency.facts(),
        approvals: approvals(&agreed, &agency.id, referral.id.report),
        overrides: overrides(&agreed),
        ..then
    };
    Ok(match disclosure(&now, house.register, house.now()).outcome {
        Outcome::Disclose { .. } => None,
        Outcome::NeedsApproval { asks, .. } => {
            Some(asks.into_iter().map(|ask| ask.why).collect::<Vec<_>>().join("; "))
        }
        Outcome::Withhold { because } => {
            Some(because.into_iter().map(|(_, why)| why).collect::<Vec<_>>().join("; "))
        }
    })
}

/// Ends the agency's access, tells the desk, and keeps why.
pub(super) async fn end_access(house: &House, referral: &Referral, why: &str) -> Result<(), Trouble> {
    let system = Actor::system();
    let permit = permit::<CarryReport>(&system, &Thing::House).map_err(Trouble::row)?;
    let id = referral.id;
    command!(house, "refer.end_access", |deed| {
        let now =
            routed::referral(house, id).await?.ok_or_else(|| Trouble::row(format!("no referral {id}")))?;
        if !now.state.has_access() {
            return Ok(());
        }
        move_to(&mut deed, &now, ReferralState::Recalled);
        event(&mut deed, &system, id, EventKind::AccessEnded, why);
        let words =
            format!("{} lost access to {id}: {why}. The report may need another way.", referral.agency);
        deed.alert("access_ended", Some(id.report), words);
        deed.record(&permit, Some(id.report), &[("referral", id.to_string()), ("ended", why.to_owned())])?;
        Ok::<_, Trouble>(())
    })
}
