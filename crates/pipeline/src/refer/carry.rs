use clearline_core::{Claimed, Deed, House, Job, Trouble, command, said, statement};
use clearline_identity::directory::{self, Agency};
use clearline_law::access::{Actor, CarryReport, Permit};
use clearline_records::dossier;
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::{self, KeptRuling, RulingWord};
use clearline_report::{
    Argument, Channel, Message, Priority, ReferralId, ReportNumber, Stage, World, message,
};
use clearline_store::params;
use jiff::SignedDuration;

use super::already;
use clearline_disclosure::referral::EventKind;
use clearline_disclosure::standing;

statement! {
    MAKE_AVAILABLE = "refer/sql/make_available";
    REFERRED = "refer/sql/referred";
    REQUEST_OPEN = "refer/sql/request_open";
}

/// Makes the report available to every agency its rulings name: routed → referred. One deed for all of them, so that no
/// agency gets it twice and none is forgotten. A report that its sender sent before goes to those that do not have it.
pub(crate) async fn carry(house: &House, permit: &Permit<CarryReport>, job: &Claimed) -> Result<(), Trouble> {
    let number = job.report;
    command!(house, "refer.carry", |deed| {
        deed.end(job);
        let head =
            dossier::head(house, number).await?.ok_or_else(|| Trouble::row(format!("no report {number}")))?;
        if head.stage != Stage::Routed {
            return Ok(());
        }
        let Some(held) = already::held(&deed, &head).await? else {
            deed.then(Job::Refer, number, 0, already::AGAIN_AFTER);
            return Ok(());
        };
        let agencies = directory::agencies(house).await?;
        let mut ordinal = 0;
        let mut facts = Vec::new();
        for ruling in routed::rulings(house, &to_work(number))
            .await?
            .iter()
            .filter(|one| one.outcome == RulingWord::Disclose)
        {
            // The law withholds every sandbox report. This check holds even if the ruling were wrong.
            if head.world == World::Test {
                return Err(Trouble::row(format!("a ruling discloses the sandbox report {number}")));
            }
            let agency = agencies.iter().find(|agency| agency.id == ruling.agency);
            let agency =
                agency.ok_or_else(|| Trouble::row(format!("no agency {} of a ruling", ruling.agency)))?;
            if agency.suspended {
                let words = message!("alert-suspended-since", agency = Argument::name(&agency.name));
                deed.alert_about("suspended_since", Some(number), agency.id.as_str(), &words);
                continue;
            }
            // What the agency has already, it does not get once more.
            if let Some(referral) = held.iter().find(|one| one.agency == agency.id) {
                facts.push(("already_with", format!("{} {}", referral.agency, referral.id)));
                continue;
            }
            ordinal += 1;
            let new = New {
                id: ReferralId { report: number, ordinal },
                agency,
                ruling: ruling.ordinal,
                predecessor: None,
                hop: 0,
                priority: head.priority.unwrap_or(Priority::P3),
            };
            make_available(&mut deed, permit, &new, ruling)?;
        }
        deed.must_change(&REFERRED, params!(number = number.get(), changed_at = deed.at_us()));
        if ordinal == 0 && facts.is_empty() && head.world == World::Live {
            deed.alert("nobody_may_receive", Some(number), &message!("alert-nobody-may-receive"));
        }
        answer_request(&mut deed, number).await?;
        let ending = match (head.world, ordinal) {
            (World::Test, _) => "none_from_sandbox".to_owned(),
            (World::Live, count) => count.to_string(),
        };
        facts.push(("referrals", ending));
        deed.record(permit, Some(number), &facts)?;
        Ok(())
    })
}

/// A referral to be made.
pub(super) struct New<'a> {
    /// Its number.
    pub(super) id: ReferralId,
    /// To whom.
    pub(super) agency: &'a Agency,
    /// By which ruling.
    pub(super) ruling: i64,
    /// The referral that was transferred to make this one.
    pub(super) predecessor: Option<u16>,
    /// How often it was transferred before.
    pub(super) hop: i64,
    /// The order of work of its report.
    pub(super) priority: Priority,
}

/// The statute's act: from this deed on the agency may read it. Each referral has its own ledger entry, and with it its
/// own proof of inclusion.
fn make_available(
    deed: &mut Deed<'_>,
    permit: &Permit<CarryReport>,
    new: &New<'_>,
    ruling: &KeptRuling,
) -> Result<(), Trouble> {
    let facts = ledger_facts(new, &ruling.digest);
    let entry = deed.record(permit, Some(new.id.report), &facts)?;
    write(deed, permit.actor(), new, &candidate(ruling), entry);
    Ok(())
}

/// Why the agency of a ruling was asked about.
pub(super) fn candidate(ruling: &KeptRuling) -> Message {
    ruling.candidate.clone().unwrap_or_else(|| message!("candidate-not-kept"))
}

/// What the ledger commits to when something is made available.
pub(super) fn ledger_facts(new: &New<'_>, ruling: &[u8]) -> Vec<(&'static str, String)> {
    vec![
        ("referral", new.id.to_string()),
        ("agency", new.agency.id.to_string()),
        ("ruling", hex::encode(ruling)),
    ]
}

/// Writes the referral, its first event, and the work that follows for an agency that receives packages.
pub(super) fn write(deed: &mut Deed<'_>, actor: &Actor, new: &New<'_>, reason: &Message, entry: [u8; 16]) {
    deed.run(
        &MAKE_AVAILABLE,
        params!(
            report = new.id.report.get(),
            ordinal = new.id.ordinal,
            agency = new.agency.id.as_str(),
            ruling = new.ruling,
            channel = new.agency.channel.word(),
            reason = said::kept(reason),
            predecessor = new.predecessor.map(i64::from),
            hop = new.hop,
            made_available_at = deed.at_us(),
            entry = entry.as_slice(),
            priority = new.priority.word()
        ),
    );
    event(deed, actor, new.id, EventKind::MadeAvailable, Some(reason));
    // A report's first referrals leave nothing to end; one that comes later may be what was called for.
    if new.hop > 0 || new.id.ordinal > 1 {
        deed.alerts_end(new.id.report, &["nobody_may_receive", "access_ended"], None);
        let agency = new.agency.id.as_str();
        deed.alerts_end(new.id.report, &["suspended_since", "approval_without_effect"], Some(agency));
    }
    if new.agency.channel == Channel::Package {
        deed.then(Job::Deliver, new.id.report, new.id.ordinal.into(), SignedDuration::ZERO);
    }
}

/// Leaves the answer of a foreign request to the ledger of requests, where one is open.
pub(super) async fn answer_request(deed: &mut Deed<'_>, number: ReportNumber) -> Result<(), Trouble> {
    let open = deed.house.query(&REQUEST_OPEN, params!(report = number.get())).await?;
    if !open.is_empty() {
        deed.then(Job::AnswerRequest, number, 0, SignedDuration::ZERO);
    }
    Ok(())
}

/// Appends to the referral's history.
pub(super) fn event(
    deed: &mut Deed<'_>,
    actor: &Actor,
    id: ReferralId,
    kind: EventKind,
    detail: Option<&Message>,
) {
    standing::event(deed, actor, id, kind.word(), detail);
}
