use clearline_core::{Claimed, Deed, House, Job, Trouble, command};
use clearline_identity::directory::{self, Agency};
use clearline_law::access::{CarryReport, Permit};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::{self, RulingWord};
use clearline_records::dossier::{self, Head};
use clearline_report::{Argument, Message, Priority, ReferralId, ReportNumber, Stage, World, message};
use jiff::SignedDuration;

use super::carry::{self, New};
use clearline_counsel as counsel;
use clearline_disclosure::ruling::{Held, Made};

/// How long a report that is just being referred is waited for.
const AFTER_REFERRAL: SignedDuration = SignedDuration::from_secs(10);

/// Asks the law anew about the agency of one ruling, since something it waited for was decided. The new ruling is kept
/// whatever it says; where it discloses, the report is made available to that agency as well. No clock starts again, and
/// nothing that others have changes.
pub(crate) async fn reconsider(
    house: &House,
    permit: &Permit<CarryReport>,
    job: &Claimed,
) -> Result<(), Trouble> {
    let number = job.report;
    command!(house, "refer.reconsider", |deed| {
        deed.end(job);
        let head =
            dossier::head(house, number).await?.ok_or_else(|| Trouble::row(format!("no report {number}")))?;
        match head.stage {
            Stage::Referred => {}
            // Its rulings are made and not acted upon yet: what is decided now comes after that.
            Stage::Routed => {
                deed.then(Job::Reconsider, number, job.reference, AFTER_REFERRAL);
                return Ok(());
            }
            // Whoever routes it will ask with what is approved by then.
            _ => return Ok(()),
        }
        let asked = routed::ruling(house, &to_work(number), job.reference).await?;
        let asked = asked.ok_or_else(|| Trouble::row(format!("report {number} has no such ruling")))?;
        let agency = directory::agency(house, &asked.agency).await?;
        let agency = agency.ok_or_else(|| Trouble::row(format!("no agency {} of a ruling", asked.agency)))?;
        let all = routed::referrals(house, &to_work(number)).await?;
        if all.iter().any(|one| one.agency == agency.id && one.state.has_access()) {
            counsel::no_more(&mut deed, number, &agency.id);
            return Ok(());
        }
        let last = all.iter().map(|one| one.id.ordinal).max().unwrap_or(0);
        ask(&mut deed, permit, head, &agency, last, &carry::candidate(&asked)).await
    })
}

async fn ask(
    deed: &mut Deed<'_>,
    permit: &Permit<CarryReport>,
    head: Head,
    agency: &Agency,
    last: u16,
    candidate: &Message,
) -> Result<(), Trouble> {
    let (house, number, world) = (deed.house, head.number, head.world);
    let priority = head.priority.unwrap_or(Priority::P3);
    let held = Held::load(house, &to_work(head.number), head).await?;
    let agreed = counsel::in_force(house).await?;
    let made = Made::ask(deed, &held, agency, &agreed, candidate.clone());
    let ruling = routed::rulings(house, &to_work(number)).await?.last().map_or(1, |last| last.ordinal + 1);
    counsel::no_more(deed, number, &agency.id);
    made.keep(deed, number, ruling);
    made.wait(deed, number, ruling);
    if made.outcome != RulingWord::Disclose {
        still_withheld(deed, number, agency, &made);
        deed.record(permit, Some(number), &[("ruling", made.ledger_fact())])?;
        return Ok(());
    }
    // The law withholds every sandbox report. This check holds even if the ruling were wrong.
    if world == World::Test {
        return Err(Trouble::row(format!("a ruling discloses the sandbox report {number}")));
    }
    let ordinal =
        last.checked_add(1).ok_or_else(|| Trouble::row(format!("report {number} has too many referrals")))?;
    let id = ReferralId { report: number, ordinal };
    let new = New { id, agency, ruling, predecessor: None, hop: 0, priority };
    let mut facts = carry::ledger_facts(&new, &made.digest());
    facts.push(("ruling", made.ledger_fact()));
    let entry = deed.record(permit, Some(number), &facts)?;
    carry::write(deed, permit.actor(), &new, candidate, entry);
    carry::answer_request(deed, number).await
}

fn still_withheld(deed: &mut Deed<'_>, number: ReportNumber, agency: &Agency, made: &Made) {
    let because = Argument::each(made.because.iter().cloned());
    let agency_name = Argument::name(&agency.name);
    let words = message!("alert-approval-without-effect", agency = agency_name, because = because);
    deed.alert_about("approval_without_effect", Some(number), agency.id.as_str(), &words);
}
