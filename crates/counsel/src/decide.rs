//! What counsel decides: pure, from what is proposed and what the directory and the register hold.

use clearline_identity::directory::Agency;
use clearline_law::{
    Basis as SourceBasis, Entered, PolicyEffect, PolicyEntry, Register, Standing as LawStanding, WhenStale,
    fact_day, may_be_opened,
};
use clearline_report::{AgencyClass, BasisKind};
use jiff::civil::Date;

use super::model::{
    EVIDENCE_BYTES_MAX, Matter, OVERRIDE_DAYS_MAX, Proposal, REPORT_APPROVAL_DAYS_MAX, WORDS_CHARS_MAX,
};
use super::refusal::Refusal;

/// Characters kept of a document's name.
const NAME_CHARS_MAX: usize = 120;

/// What a proposal is held against.
pub(super) struct Standing<'a> {
    /// Today, in UTC.
    pub(super) today: Date,
    /// The agency it concerns, where the directory has it.
    pub(super) agency: Option<&'a Agency>,
    /// The register in force.
    pub(super) register: &'a Register,
    /// For the approval of one report: is its ruling about this agency, and does it withhold?
    pub(super) ruling_withholds: bool,
}

/// May it be proposed, and may it still be approved? What has changed meanwhile counts as it is now.
pub(super) fn fits(matter: &Matter, now: &Standing<'_>) -> Result<(), Refusal> {
    if matter.agency().is_some() && now.agency.is_none() {
        return Err(Refusal::NoSuchAgency { id: matter.subject().to_owned() });
    }
    match matter {
        Matter::Basis { kind, from, to, .. } => {
            in_order(*from, *to)?;
            let class = now.agency.map(|agency| agency.class);
            let means = match class {
                Some(AgencyClass::Foreign) => true,
                // The text of 2008 to 2018 knew designated federal agencies.
                Some(AgencyClass::Federal) => *kind == BasisKind::AgDesignated,
                _ => false,
            };
            if means { Ok(()) } else { Err(Refusal::NotForThisClass) }
        }
        Matter::EndBasis { ordinal, last_day, .. } => {
            let at = usize::try_from(ordinal - 1).ok();
            let basis = now.agency.and_then(|agency| agency.bases.get(at?));
            let ends_later = basis.is_some_and(|basis| basis.to.is_none_or(|to| to > *last_day));
            if ends_later { Ok(()) } else { Err(Refusal::NoSuchBasis { ordinal: *ordinal }) }
        }
        Matter::Investigates { .. } => Ok(()),
        Matter::Approval { policy, report, from, to, .. } => {
            in_order(*from, *to)?;
            if !approvable(now.register, now.today).contains(&policy.as_str()) {
                return Err(Refusal::NoSuchPolicy { policy: policy.clone() });
            }
            match (report, to) {
                (Some(_), None) => Err(Refusal::TooFar { days: REPORT_APPROVAL_DAYS_MAX }),
                (Some(_), Some(to)) => {
                    within(now.today, *to, REPORT_APPROVAL_DAYS_MAX)?;
                    if now.ruling_withholds { Ok(()) } else { Err(Refusal::NoSuchRuling) }
                }
                (None, to) => not_past(now.today, *to),
            }
        }
        Matter::Route { route, through, countries, from, to, .. } => {
            in_order(*from, *to)?;
            not_past(now.today, *to)?;
            let known = now.register.routes().iter().find(|one| one.id == *route && one.through == *through);
            let known = known.ok_or_else(|| Refusal::NoSuchEntry { entry: route.clone() })?;
            if countries.is_empty() {
                return Err(Refusal::CountryMissing);
            }
            match countries.iter().find(|country| !may_be_opened(known, **country, now.today)) {
                Some(country) => Err(Refusal::NotToOpen { country: *country }),
                None => Ok(()),
            }
        }
        Matter::Override { entry, from, to } => {
            in_order(*from, Some(*to))?;
            within(now.today, *to, OVERRIDE_DAYS_MAX)?;
            match now.register.days_of(entry, now.today) {
                None => Err(Refusal::NoSuchEntry { entry: entry.clone() }),
                Some(days) if days.when_stale == WhenStale::Block => Err(Refusal::Blocks),
                Some(_) => Ok(()),
            }
        }
        Matter::Detail { entered } => fits_register(entered, now),
    }
}

/// Is it of a day that has come, and does the register take it?
fn fits_register(entered: &Entered, now: &Standing<'_>) -> Result<(), Refusal> {
    if let Some(text) = &entered.as_of {
        let last = fact_day(text).ok_or(Refusal::FactDayWrong)?;
        // Of a month or a year that runs, the last day lies ahead.
        let is_a_day = text.parse::<Date>().is_ok();
        if is_a_day && last > now.today {
            return Err(Refusal::FactDayWrong);
        }
    }
    match now.register.with_entered(std::slice::from_ref(entered)).1.into_iter().next() {
        Some(problem) => Err(Refusal::DoesNotFit { what: problem.what }),
        None => Ok(()),
    }
}

/// Our policies that leave something to an approval on this day.
pub(super) fn approvable(register: &Register, day: Date) -> Vec<&str> {
    let asks = |policy: &&PolicyEntry| {
        policy.effect == PolicyEffect::Approval && policy.dates.standing(day) == LawStanding::InForce
    };
    let mut words: Vec<&str> =
        register.policies().iter().filter(asks).map(|policy| policy.policy.as_str()).collect();
    words.dedup();
    words
}

fn in_order(from: Date, to: Option<Date>) -> Result<(), Refusal> {
    if to.is_some_and(|to| to < from) { Err(Refusal::DaysBackwards) } else { Ok(()) }
}

fn not_past(today: Date, to: Option<Date>) -> Result<(), Refusal> {
    match to {
        Some(day) if day < today => Err(Refusal::Past { day }),
        _ => Ok(()),
    }
}

fn within(today: Date, to: Date, days: i32) -> Result<(), Refusal> {
    not_past(today, Some(to))?;
    let last = today.saturating_add(jiff::Span::new().days(days));
    if to > last { Err(Refusal::TooFar { days }) } else { Ok(()) }
}

/// No person decides their own proposal, and nothing is decided twice.
pub(super) fn may_decide(proposal: &Proposal, by: &str) -> Result<(), Refusal> {
    undecided(proposal)?;
    if proposal.proposed_by == by { Err(Refusal::NotAlone) } else { Ok(()) }
}

/// Who proposed it may take it back while it waits.
pub(super) fn may_withdraw(proposal: &Proposal, by: &str) -> Result<(), Refusal> {
    undecided(proposal)?;
    if proposal.proposed_by == by {
        Ok(())
    } else {
        Err(Refusal::NotYours { by: proposal.proposed_by.clone() })
    }
}

/// One person may end what two approved: that lets less leave, never more.
pub(super) fn may_end(proposal: &Proposal) -> Result<(), Refusal> {
    if proposal.approved() && proposal.matter.until().is_some() { Ok(()) } else { Err(Refusal::NothingToEnd) }
}

fn undecided(proposal: &Proposal) -> Result<(), Refusal> {
    match &proposal.decided {
        Some(decided) => Err(Refusal::Decided { decision: decided.decision }),
        None => Ok(()),
    }
}

/// Is there a document where one is needed, and is it fit to be kept?
pub(super) fn document(matter: &Matter, bytes: Option<u64>) -> Result<(), Refusal> {
    match (matter, bytes) {
        (Matter::Basis { .. } | Matter::Route { .. }, None) => Err(Refusal::DocumentMissing),
        (Matter::Detail { entered }, None) if entered.basis == SourceBasis::Document => {
            Err(Refusal::DocumentMissing)
        }
        (_, Some(0)) => Err(Refusal::DocumentEmpty),
        (_, Some(bytes)) if bytes > EVIDENCE_BYTES_MAX => {
            Err(Refusal::DocumentTooLarge { limit: EVIDENCE_BYTES_MAX })
        }
        _ => Ok(()),
    }
}

/// The matter with its words as they are kept.
pub(super) fn tidy(matter: &Matter) -> Result<Matter, Refusal> {
    let mut matter = matter.clone();
    match &mut matter {
        Matter::Basis { evidence, .. } | Matter::Investigates { evidence, .. } => {
            *evidence = words(evidence)?;
            if evidence.is_empty() {
                return Err(Refusal::EvidenceMissing);
            }
        }
        Matter::Route { evidence, given_by, countries, .. } => {
            (*evidence, *given_by) = (words(evidence)?, words(given_by)?);
            countries.sort_unstable();
            countries.dedup();
            if evidence.is_empty() || given_by.is_empty() {
                return Err(Refusal::EvidenceMissing);
            }
        }
        Matter::Detail { entered } => tidy_entered(entered)?,
        Matter::EndBasis { .. } | Matter::Approval { .. } | Matter::Override { .. } => {}
    }
    Ok(matter)
}

/// A fact is entered with a source that somebody read, or not at all.
fn tidy_entered(entered: &mut Entered) -> Result<(), Refusal> {
    for text in [&mut entered.value, &mut entered.publisher, &mut entered.title] {
        *text = words(text)?;
    }
    for text in [&mut entered.url, &mut entered.as_of, &mut entered.service] {
        *text = text.as_deref().map(words).transpose()?.filter(|text| !text.is_empty());
    }
    if entered.value.is_empty() {
        return Err(Refusal::ValueMissing);
    }
    if entered.publisher.is_empty() || entered.title.is_empty() {
        return Err(Refusal::SourceMissing);
    }
    if matches!(entered.basis, SourceBasis::OwnKnowledge | SourceBasis::OwnRule) {
        return Err(Refusal::SourceUnread);
    }
    let opens = |url: &String| url.starts_with("https://") || url.starts_with("http://");
    if entered.url.as_ref().is_some_and(|url| !opens(url) || url.contains(char::is_whitespace)) {
        return Err(Refusal::AddressWrong);
    }
    Ok(())
}

/// Words that must be there.
pub(super) fn reason(text: &str) -> Result<String, Refusal> {
    let text = words(text)?;
    if text.is_empty() { Err(Refusal::ReasonMissing) } else { Ok(text) }
}

/// Words as they are kept: trimmed, without the one character no database keeps.
pub(super) fn words(text: &str) -> Result<String, Refusal> {
    let text = text.trim().replace('\0', "");
    if text.chars().count() > WORDS_CHARS_MAX {
        return Err(Refusal::TooLong { limit: WORDS_CHARS_MAX });
    }
    Ok(text)
}

/// A document's name as it is kept and given back: no folders, nothing that a header or a shell could take for its own.
pub(super) fn document_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    let safe = |c: char| if c.is_alphanumeric() || " ._-()".contains(c) { c } else { '_' };
    let name: String = last.trim().trim_start_matches('.').chars().take(NAME_CHARS_MAX).map(safe).collect();
    if name.trim().is_empty() { "document".to_owned() } else { name }
}

/// The same content proposed twice would be decided twice.
pub(super) fn not_twice(matter: &Matter, about: &[Proposal]) -> Result<(), Refusal> {
    match about.iter().find(|one| one.waits() && one.matter == *matter) {
        Some(waiting) => Err(Refusal::Twice { id: waiting.id.clone() }),
        None => Ok(()),
    }
}
