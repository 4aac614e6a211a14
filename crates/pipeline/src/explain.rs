//! What would be ruled of a report and an agency at a moment, and why, with the whole trace: counsel uses it before and
//! after a transfer. Nothing is written, and nothing is disclosed by it.

use clearline_core::{House, Trouble};
use clearline_identity::directory;
use clearline_law::access::{Permit, ReadLaw};
use clearline_law::{Brief, BriefInput, Facts, Register, Ruling, brief, disclosure};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::{self, KeptRuling};
use clearline_records::dossier::{self};
use clearline_report::{AgencyId, ReportNumber};
use jiff::Timestamp;

use crate::refer::{clocks, provider};
use clearline_counsel as counsel;
use clearline_disclosure::ruling::Held;

/// A ruling with all it rests on.
#[derive(Debug, Clone)]
pub struct Explained {
    /// What was last ruled of the two, where anything was.
    pub kept: Option<KeptRuling>,
    /// The facts, without a word of the report.
    pub facts: Facts,
    /// The ruling.
    pub ruling: Ruling,
    /// The brief that would go with it.
    pub brief: Brief,
}

/// Rules on the report and the agency at `at`, by `register`. `None` where there is no such report or agency.
pub async fn explain(
    house: &House,
    _: &Permit<ReadLaw>,
    (report, agency): (ReportNumber, &AgencyId),
    at: Timestamp,
    register: &Register,
) -> Result<Option<Explained>, Trouble> {
    let Some(head) = dossier::head(house, report).await? else { return Ok(None) };
    let Some(agency) = directory::agency(house, agency).await? else { return Ok(None) };
    let held = Held::load(house, &to_work(head.number), head).await?;
    let mut rulings = routed::rulings(house, &to_work(report)).await?;
    // A later reader of a demonstration's data gets the rulings of a demonstration: its bases count there.
    let kind = match rulings.iter().rev().find(|one| !one.facts.is_empty()) {
        Some(one) => Facts::from_json(&one.facts).map_err(Trouble::row)?.house,
        None => house.kind,
    };
    rulings.retain(|one| one.agency == agency.id);
    let facts = held.facts(&agency, &counsel::in_force(house).await?, kind);
    let ruling = disclosure(&facts, register, at);
    let clocks = clocks(house, report).await?;
    let provider = provider(house, report, &ruling).await?;
    let brief = brief(&BriefInput {
        referral: None,
        agency: &agency.name,
        facts: &facts,
        ruling: &ruling,
        ended: None,
        clocks: &clocks,
        provider: provider.as_deref(),
        contacts: &house.contacts,
        register,
        at,
    });
    Ok(Some(Explained { kept: rulings.pop(), facts, ruling, brief }))
}
