//! Which stage runs which job. The only place that names all stages.

use clearline_core::runner::Failed;
use clearline_core::{Claimed, House, Job};
use clearline_law::access::{Actor, CarryReport, Thing, permit};

use futures::future::BoxFuture;

use crate::{augment, follow_up, refer, route, triage};

/// Runs one job. A stage that finds its work already done ends the job and does nothing else.
pub fn carry<'a>(house: &'a House, job: &'a Claimed) -> BoxFuture<'a, Result<(), Failed>> {
    Box::pin(carry_to_its_stage(house, job))
}

async fn carry_to_its_stage(house: &House, job: &Claimed) -> Result<(), Failed> {
    let permit =
        permit::<CarryReport>(&Actor::system(), &Thing::House).map_err(|denied| format!("{denied:?}"))?;
    match job.job {
        Job::Augment => augment::carry(house, &permit, job).await?,
        Job::Triage => triage::carry(house, &permit, job).await?,
        Job::Dismiss => triage::carry_dismissal(house, &permit, job).await?,
        Job::Route => route::carry(house, &permit, job).await?,
        Job::Refer => refer::carry(house, &permit, job).await?,
        Job::Deliver => refer::deliver(house, &permit, job).await?,
        Job::Reconsider => refer::reconsider(house, &permit, job).await?,
        Job::AnswerRequest => follow_up::requests::carry(house, &permit, job).await?,
        Job::SendNotice => follow_up::notices::carry(house, job).await?,
    }
    Ok(())
}
