use clearline_core::{Claimed, Deed, House, Job, Trouble, command, statement};
use clearline_identity::directory::{self, Agency};
use clearline_law::access::{CarryReport, Permit};
use clearline_law::{AgencyFacts, Candidate, Turn};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::{self, RulingWord};
use clearline_records::dossier::{self, Head};
use clearline_report::{AgencyId, Argument, Country, Stage, World, message};
use clearline_store::params;
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::decide::{self, Place};
use clearline_counsel as counsel;
use clearline_disclosure::ruling::{Held, Made};

statement! {
    ROUTED = "route/sql/routed";
}

/// When a report that could not be ruled upon is tried again. The desk was told at once; this is so that nothing is
/// lost where nobody acts.
const AGAIN_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// The agency named in the record of an error where not even the home desk is known.
const NOBODY: &str = "none";

/// Asks the law about every candidate agency and keeps its rulings: triaged → routed. Where it cannot be decided,
/// nothing leaves: the report stays triaged, the error is kept as a ruling, and the desk is told.
pub(crate) async fn carry(house: &House, permit: &Permit<CarryReport>, job: &Claimed) -> Result<(), Trouble> {
    let number = job.report;
    command!(house, "route.carry", |deed| {
        deed.end(job);
        let head =
            dossier::head(house, number).await?.ok_or_else(|| Trouble::row(format!("no report {number}")))?;
        if head.stage != Stage::Triaged {
            return Ok(());
        }
        let first = next_ordinal(house, &head).await?;
        let made = match decided(&deed, head).await {
            Ok(made) => made,
            // What the store cannot tell now it may tell later: the job is tried again, and nothing is concluded.
            Err(trouble @ Trouble::Store { .. }) => return Err(trouble),
            Err(trouble) => return withhold(&mut deed, permit, job, first, &clearline_core::chain(&trouble)),
        };
        if made.is_empty() {
            return withhold(
                &mut deed,
                permit,
                job,
                first,
                "there is no agency to ask about, not even a home desk",
            );
        }
        let mut facts = Vec::with_capacity(made.len());
        for (one, ordinal) in made.iter().zip(first..) {
            one.keep(&mut deed, number, ordinal);
            one.wait(&mut deed, number, ordinal);
            facts.push(("ruling", one.ledger_fact()));
        }
        deed.must_change(&ROUTED, params!(number = number.get(), changed_at = deed.at_us()));
        if first > 1 {
            deed.alerts_end(number, &["ruling_failed"], None);
        }
        deed.then(Job::Refer, number, 0, SignedDuration::ZERO);
        deed.record(permit, Some(number), &facts)?;
        Ok(())
    })
}

async fn next_ordinal(house: &House, head: &Head) -> Result<i64, Trouble> {
    Ok(routed::rulings(house, &to_work(head.number)).await?.last().map_or(1, |last| last.ordinal + 1))
}

/// The rulings for every candidate, in order; the fallback only where nobody before it may receive.
async fn decided(deed: &Deed<'_>, head: Head) -> Result<Vec<Made>, Trouble> {
    let house = deed.house;
    let agencies = directory::agencies(house).await?;
    let agreed = counsel::in_force(house).await?;
    let facts: Vec<AgencyFacts> = agencies.iter().map(Agency::facts).collect();
    let held = Held::load(house, &to_work(head.number), head).await?;
    let places: Vec<Place> = held
        .candidates
        .iter()
        .map(|one| Place {
            subject: one.subject,
            country: one.country,
            state: one.state.clone(),
            weight: one.weight,
        })
        .collect();
    let requesting = held.said.served_abroad().and_then(|served| served.country?.place_today());
    let day = TimeZone::UTC.to_datetime(deed.at).date();
    let found =
        decide::candidates(house.register, (&facts, &agreed.routes_for_law()), &places, requesting, day);
    let mut asked = Asked::default();
    for candidate in found {
        // A sandbox report is withheld from everybody; asking one agency more would say nothing more.
        let sandbox = held.head.world == World::Test && !asked.made.is_empty();
        if candidate.turn == Turn::Fallback && (sandbox || asked.served(candidate.country)) {
            continue;
        }
        let agency = named(&agencies, &candidate.agency)?;
        if !asked.before(&candidate) {
            let made = Made::ask(deed, &held, agency, &agreed, candidate.why.clone());
            asked.add(made, agency.class.meets_c(), candidate.country);
        }
    }
    Ok(asked.made)
}

/// The rulings of one report as they come, and which countries an agency can be reached for already.
#[derive(Default)]
struct Asked {
    made: Vec<Made>,
    served: Vec<Option<Country>>,
}

impl Asked {
    /// Is somebody there for the country? For no country: is anybody there at all? A tribal agency does not count, for
    /// the statute asks for another beside it.
    fn served(&self, country: Option<Country>) -> bool {
        if country.is_none() { !self.served.is_empty() } else { self.served.contains(&country) }
    }

    /// Was the agency ruled upon for another country? Then its one ruling speaks for this country as well.
    fn before(&mut self, candidate: &Candidate) -> bool {
        let Some(made) = self.made.iter_mut().find(|made| made.agency == candidate.agency) else {
            return false;
        };
        let why = [made.candidate.clone(), candidate.why.clone()];
        made.candidate = message!("each", reasons = Argument::each(why));
        if made.outcome == RulingWord::Disclose {
            self.served.push(candidate.country);
        }
        true
    }

    fn add(&mut self, made: Made, meets_c: bool, country: Option<Country>) {
        if made.outcome == RulingWord::Disclose && meets_c {
            self.served.push(country);
        }
        self.made.push(made);
    }
}

fn named<'a>(agencies: &'a [Agency], id: &AgencyId) -> Result<&'a Agency, Trouble> {
    agencies
        .iter()
        .find(|agency| agency.id == *id)
        .ok_or_else(|| Trouble::row(format!("agency {id} is a candidate and is not in the directory")))
}

/// Nothing is disclosed, and an alert asks a person to look.
fn withhold(
    deed: &mut Deed<'_>,
    permit: &Permit<CarryReport>,
    job: &Claimed,
    ordinal: i64,
    what: &str,
) -> Result<(), Trouble> {
    let house = deed.house;
    let home = match clearline_law::home_desk(house.register) {
        Some(home) => home.clone(),
        None => NOBODY.parse().map_err(Trouble::row)?,
    };
    let made = Made::error(house, home, message!("candidate-undecided"), what);
    made.keep(deed, job.report, ordinal);
    deed.alerts_end(job.report, &["ruling_failed"], None);
    let words = message!("alert-ruling-failed", what = Argument::words(what));
    deed.alert("ruling_failed", Some(job.report), &words);
    deed.then(Job::Route, job.report, 0, AGAIN_AFTER);
    deed.record(permit, Some(job.report), &[("ruling", made.ledger_fact())])?;
    Ok(())
}
