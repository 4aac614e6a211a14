//! Letters about preservation: words, dates and clauses, and nothing that a report says. What they say is a pure function
//! of what the clocks say; how it is laid out, and in which language, is decided elsewhere.

use clearline_core::{House, Trouble};
use clearline_identity::directory;
use clearline_law::access::{Actor, ReadPreservation, Thing, permit};
use clearline_law::{HoldKind, Register};
use clearline_records::dossier;
use clearline_report::{AgencyClass, Argument, Message, ReferralId, ReportNumber, message};
use jiff::Timestamp;

use super::FollowUpError;
use super::holds::{self, Clocks, Hold};
use super::preservation::Preservation;

/// A letter, ready to be laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its title.
    pub title: Message,
    /// Who writes.
    pub from: String,
    /// To whom.
    pub to: String,
    /// Its day.
    pub on: Timestamp,
    /// Its text.
    pub paragraphs: Vec<Message>,
    /// What it rests on, line by line.
    pub facts: Vec<LetterFact>,
}

/// One fact of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFact {
    /// What it is.
    pub name: Message,
    /// What it says.
    pub value: Message,
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
        message!("letter-longer", report = number(facts.report), day = Argument::day_of(duty.ends_at)),
        message!("letter-longer-voluntary"),
        message!("letter-longer-how"),
    ];
    Some(Letter {
        title: message!("letter-longer-title"),
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
    let report = number(facts.report);
    let (title, first) = match earlier {
        Some(hold) => (
            message!("letter-renewal-title"),
            message!(
                "letter-renewal",
                day = Argument::day_of(hold.starts_at),
                report = report,
                reference = Argument::exact(&hold.reference)
            ),
        ),
        None => (message!("letter-request-title"), message!("letter-request", report = report)),
    };
    let paragraphs = vec![first, message!("letter-confirm"), message!("letter-draft")];
    Some(Letter {
        title,
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
    let line = |name: Message, value: Argument, clause: Option<&str>| LetterFact {
        name,
        value: message!("letter-value", value = value),
        clause: clause.map(cited),
    };
    let mut lines = vec![
        line(message!("letter-report"), number(facts.report), None),
        line(message!("letter-completed"), Argument::day_of(duty.starts_at), None),
        line(message!("letter-duty-ends"), Argument::day_of(duty.own_ends_at), Some(&duty.own_clause)),
    ];
    if duty.ends_at > duty.own_ends_at {
        lines.push(line(
            message!("letter-last-term-ends"),
            Argument::day_of(duty.ends_at),
            Some(&duty.clause),
        ));
    }
    for term in &facts.clocks.abroad {
        lines.push(LetterFact {
            name: message!("letter-abroad"),
            value: message!(
                "letter-abroad-until",
                length = term.length.clone(),
                day = Argument::day_of(term.end)
            ),
            clause: Some(cited(term.clause.as_str())),
        });
    }
    lines.extend(
        asks.iter().map(|id| line(message!("letter-asked-under"), Argument::day_of(facts.now), Some(id))),
    );
    lines
}

fn number(report: ReportNumber) -> Argument {
    Argument::exact(report.to_string())
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
        return Err(FollowUpError::Unfit(message!("unfit-domestic-only")));
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
