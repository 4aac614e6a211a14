//! Letters about preservation: words, dates and clauses, and nothing that a report says. The text is a pure function of
//! what the clocks say; how it is laid out, and in which language, is decided elsewhere.

use clearline_core::{House, Trouble};
use clearline_identity::directory;
use clearline_law::access::{Actor, ReadPreservation, Thing, permit};
use clearline_law::{HoldKind, Register};
use clearline_records::dossier;
use clearline_report::{AgencyClass, ReferralId, ReportNumber};
use jiff::Timestamp;

use super::FollowUpError;
use super::holds::{self, Clocks, Hold};
use super::preservation::Preservation;
use crate::writer::Writer;

/// A letter, ready to be laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its title.
    pub title: String,
    /// Who writes.
    pub from: String,
    /// To whom.
    pub to: String,
    /// Its day.
    pub on: Timestamp,
    /// Its text.
    pub paragraphs: Vec<String>,
    /// What it rests on, line by line.
    pub facts: Vec<LetterFact>,
}

/// One fact of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFact {
    /// What it is.
    pub name: String,
    /// What it says.
    pub value: String,
    /// The clause it rests on, as lawyers cite it.
    pub clause: Option<String>,
}

/// What a letter is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFacts<'a> {
    /// The report.
    pub report: ReportNumber,
    /// The provider's name.
    pub provider: &'a str,
    /// Who writes: this house by its name, or an agency.
    pub from: &'a str,
    /// Every clock on the report.
    pub clocks: &'a Clocks,
    /// The day of the letter.
    pub now: Timestamp,
}

/// This house asks a provider to keep the contents of a report longer, of its own will (18 U.S.C. 2258A(h)(5)). The
/// statute knows no extension by the clearinghouse, and the letter says so. `None` where no provider keeps anything.
pub fn extension(facts: &LetterFacts<'_>, register: &Register) -> Option<Letter> {
    let duty = facts.clocks.duty.as_ref()?;
    let paragraphs = vec![
        format!(
            "As far as we know, nothing obliges you to preserve the contents of report {} after {}. They may be needed \
             beyond that day.",
            facts.report,
            day(duty.ends_at)
        ),
        "We ask you to preserve them longer, and to tell us until when. The law lets you do so of your own will, to \
         reduce the proliferation of online child sexual exploitation or to prevent it. It does not oblige you, and \
         this letter is no legal process."
            .to_owned(),
        "You can tell us on the page of the report, or by your program. What you already keep for other reasons, \
         keep; nothing here shortens any other term."
            .to_owned(),
    ];
    Some(Letter {
        title: "Request to preserve longer".to_owned(),
        from: facts.from.to_owned(),
        to: facts.provider.to_owned(),
        on: facts.now,
        paragraphs,
        facts: lines(facts, duty, register, &["US-2258A-h5"]),
    })
}

/// A draft for a domestic agency: its request, or its renewed request, that the provider preserve (18 U.S.C. 2703(f)).
/// The agency makes it; this house only knows the dates. `None` where no provider keeps anything.
pub fn renewal(facts: &LetterFacts<'_>, earlier: Option<&Hold>, register: &Register) -> Option<Letter> {
    let duty = facts.clocks.duty.as_ref()?;
    let (title, first) = match earlier {
        Some(hold) => (
            "Renewed request to preserve",
            format!(
                "On {} we asked you to preserve the records and other evidence in your possession that belong to \
                 report {} (our reference: {}). We renew that request for 90 days.",
                day(hold.starts_at),
                facts.report,
                hold.reference
            ),
        ),
        None => (
            "Request to preserve",
            format!(
                "We ask you to preserve, for 90 days, the records and other evidence in your possession that belong \
                 to report {}, until legal process is served.",
                facts.report
            ),
        ),
    };
    let paragraphs = vec![
        first,
        "Please confirm receipt, and tell us if anything of it is no longer there.".to_owned(),
        "Draft, to be checked, completed and signed by the agency.".to_owned(),
    ];
    Some(Letter {
        title: title.to_owned(),
        from: facts.from.to_owned(),
        to: facts.provider.to_owned(),
        on: facts.now,
        paragraphs,
        facts: lines(facts, duty, register, &["US-2703-f"]),
    })
}

fn lines(
    facts: &LetterFacts<'_>,
    duty: &Preservation,
    register: &Register,
    asks: &[&str],
) -> Vec<LetterFact> {
    let cited = |id: &str| {
        let known = id.parse().ok().and_then(|id| register.clause(&id));
        known.map_or_else(|| id.to_owned(), |clause| clause.citation.clone())
    };
    let writer = Writer::english(register);
    let line = |name: &str, value: String, clause: Option<&str>| LetterFact {
        name: name.to_owned(),
        value,
        clause: clause.map(cited),
    };
    let mut lines = vec![
        line("Report", facts.report.to_string(), None),
        line("Submission completed", day(duty.starts_at), None),
        line("Duty to preserve ends", day(duty.own_ends_at), Some(&duty.own_clause)),
    ];
    if duty.ends_at > duty.own_ends_at {
        lines.push(line("Last known term ends", day(duty.ends_at), Some(&duty.clause)));
    }
    for term in &facts.clocks.abroad {
        lines.push(line(
            "Beside it",
            format!("{}, until {}", writer.say(&term.length), day(term.end)),
            Some(term.clause.as_str()),
        ));
    }
    lines.extend(asks.iter().map(|id| line("Asked under", day(facts.now), Some(id))));
    lines
}

fn day(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d").to_string()
}

/// The letter by which this house asks the provider of a report to keep it longer.
pub async fn draft_extension(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
) -> Result<Letter, FollowUpError> {
    let head = dossier::head(house, number).await?.ok_or(FollowUpError::NotFound)?;
    let permit = permit::<ReadPreservation>(actor, &Thing::ReportOf(head.provider.as_ref()))?;
    let clocks = whole(holds::clocks_of(house, &permit, &head).await?)?;
    let provider = provider_name(house, &clocks).await?;
    let facts = LetterFacts {
        report: number,
        provider: &provider,
        from: &house.keys.name,
        clocks: &clocks,
        now: house.now(),
    };
    extension(&facts, house.register).ok_or(FollowUpError::NotFound)
}

/// The draft by which a domestic agency asks the provider of its referral to preserve, or renews what it asked. A
/// foreign agency cannot make such a request.
pub async fn draft_renewal(house: &House, actor: &Actor, id: ReferralId) -> Result<Letter, FollowUpError> {
    let (clocks, agency) = holds::clocks_of_referral(house, actor, id).await?;
    let clocks = whole(clocks)?;
    if agency.class == AgencyClass::Foreign {
        let words = "only an agency of the United States can make this request; ask our team instead";
        return Err(FollowUpError::Unfit(words.to_owned()));
    }
    let now = house.now();
    let own = |hold: &&Hold| {
        hold.agency.as_ref() == Some(&agency.id)
            && matches!(hold.kind, HoldKind::Request | HoldKind::Renewal)
            && hold.stands(now)
    };
    let earlier = clocks.holds.iter().rev().find(own);
    let provider = provider_name(house, &clocks).await?;
    let facts =
        LetterFacts { report: id.report, provider: &provider, from: &agency.name, clocks: &clocks, now };
    renewal(&facts, earlier, house.register).ok_or(FollowUpError::NotFound)
}

/// A letter rests on every clock there is.
fn whole(clocks: Clocks) -> Result<Clocks, Trouble> {
    match clocks.unreadable.first() {
        Some(row) => Err(Trouble::row(row)),
        None => Ok(clocks),
    }
}

async fn provider_name(house: &House, clocks: &Clocks) -> Result<String, Trouble> {
    let Some(duty) = &clocks.duty else { return Ok(String::new()) };
    let known = directory::provider(house, &duty.provider).await?;
    Ok(known.map_or_else(|| duty.provider.to_string(), |provider| provider.name))
}
