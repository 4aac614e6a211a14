//! How long a notified destruction waits before it is carried out. 18 U.S.C. 2258D(d)(2) states no time, so this is a policy
//! of ours, and is named as such beside the statute.

use clearline_core::row::text_at;
use clearline_core::{House, Trouble, command};
use clearline_law::access::{Actor, ManageDestruction, Thing, permit};
use clearline_report::message;
use clearline_store::params;
use jiff::SignedDuration;

use crate::follow_up::FollowUpError;
use crate::follow_up::retention::{SET_SETTING, SETTING};

/// The policy, by its name in the register.
pub const POLICY: &str = "OWN-DESTRUCTION-WAIT";

const HOURS: &str = "destruction_wait_hours";

/// The waiting time in hours: what was set, or what we ship.
pub async fn hours(house: &House) -> Result<i64, Trouble> {
    let rows = house.query(&SETTING, params!(name = HOURS)).await?;
    let set = rows.first().map(|row| text_at(row, "value")?.parse().map_err(Trouble::row)).transpose()?;
    Ok(set.unwrap_or(house.limits.destruction_wait_hours))
}

/// The same as a duration.
pub(super) async fn duration(house: &House) -> Result<SignedDuration, Trouble> {
    hours(house).await.map(SignedDuration::from_hours)
}

/// Sets the waiting time. It holds for what is notified, or takes effect, from then on.
pub async fn set_hours(house: &House, actor: &Actor, hours: i64) -> Result<(), FollowUpError> {
    let permit = permit::<ManageDestruction>(actor, &Thing::House)?;
    let most = house.limits.destruction_wait_hours_max;
    if !(0..=most).contains(&hours) {
        return Err(FollowUpError::Unfit(message!("unfit-waiting-time", most = most)));
    }
    command!(house, "follow_up.set_destruction_wait", |deed| {
        let params = params!(name = HOURS, value = hours.to_string(), set_at = deed.at_us());
        deed.run(&SET_SETTING, params);
        deed.record(&permit, None, &[("policy", POLICY.to_owned()), ("hours", hours.to_string())])?;
        Ok(())
    })
}
