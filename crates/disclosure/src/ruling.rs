//! What the law is asked about a report and one agency, and its answer as it is kept.
//!
//! Two stages ask: `route` for the agencies a report points to, `refer` when an agency proposes another. Both gather
//! the facts here, so that the same report and agency give the same facts.

use std::collections::BTreeSet;

use clearline_core::rows::part;
use clearline_core::{Deed, House, Trouble, said, statement};
use clearline_identity::directory::{self, Agency};
use clearline_law::{
    Ask, Claim, Extent, Facts, Field, FileFacts, Ground, HouseKind, Outcome, Ruling, disclosure,
};
use clearline_records::dossier::augmented::{self, Candidate, Doubt, Matter, Statement};
use clearline_records::dossier::grounds::FileGround;
use clearline_records::dossier::leave::Leave;
use clearline_records::dossier::routed::RulingWord;
use clearline_records::dossier::triaged::{self, Outcome as Triaged};
use clearline_records::dossier::{self, Head, KeptFile};
use clearline_report::{
    AgencyId, Argument, FileId, Message, Party, PartyRole, Person, Priority, ReportKind, ReportNumber,
    Reporter, Said, message,
};
use clearline_store::params;
use sha2::{Digest, Sha256};

use clearline_counsel::{InForce, ReportAsked, Wanted};

statement! {
    KEEP_RULING = "sql/keep_ruling";
}

/// All that we hold of one report and could disclose.
#[derive(Debug, Clone)]
pub struct Held {
    /// The report's row.
    pub head: Head,
    /// The provider's name; not kept where its row cannot be read, since no ruling rests on it.
    pub provider_name: Option<String>,
    /// What the sender said.
    pub said: Said,
    /// Its files.
    pub files: Vec<KeptFile>,
    /// What sources said.
    pub statements: Vec<Statement>,
    /// Where it may belong, ranked.
    pub candidates: Vec<Candidate>,
    /// What triage decided, the last one counting.
    pub outcomes: Vec<Triaged>,
    /// Warrants and attestations recorded for its files.
    pub grounds: Vec<FileGround>,
}

impl Held {
    /// Reads it all.
    pub async fn load(house: &House, leave: &Leave, head: Head) -> Result<Held, Trouble> {
        Ok(Held {
            provider_name: provider_name(house, &head).await?,
            said: dossier::said(house, leave).await?,
            files: dossier::files(house, leave).await?,
            statements: augmented::statements(house, leave).await?,
            candidates: augmented::candidates(house, leave).await?,
            outcomes: triaged::outcomes(house, leave).await?,
            grounds: dossier::grounds::of_report(house, leave).await?,
            head,
        })
    }

    /// The fields the report holds: each is ruled upon.
    pub fn fields(&self) -> Vec<Field> {
        Field::ALL.iter().copied().filter(|field| self.holds(*field)).collect()
    }

    fn holds(&self, field: Field) -> bool {
        let said = &self.said;
        let public = self.head.kind == ReportKind::Public;
        let role = |role: PartyRole| said.parties_as(role).next().is_some();
        match field {
            Field::Incident => true,
            Field::Internet => {
                !said.internet.is_empty() || self.files.iter().any(|file| file.said.location.is_some())
            }
            Field::LawEnforcement => said.law_enforcement.is_some(),
            Field::Reporter => !public && said.reporter != Reporter::default(),
            Field::ReporterContact => public && said.reporter.person != Person::default(),
            Field::ReportedPerson | Field::ReportedAccounts => role(PartyRole::Reported),
            Field::IntendedRecipient => role(PartyRole::IntendedRecipient),
            Field::Victim => role(PartyRole::Victim),
            Field::CaptureEvents => self.captures(),
            Field::PriorReports => any_party(&said.parties, &|party| !party.prior_reports.is_empty()),
            Field::AdditionalText => self.free_text(),
            Field::Augmented => {
                self.statements.iter().any(|one| !links_reports(one)) || !self.candidates.is_empty()
            }
            Field::LinkedReports => self.statements.iter().any(links_reports),
            Field::Triage => !self.outcomes.is_empty(),
        }
    }

    fn captures(&self) -> bool {
        any_party(&self.said.parties, &|party| !party.captures.is_empty())
            || self.said.internet.iter().any(|place| !place.captures.is_empty())
            || self.files.iter().any(|file| file.said.capture.is_some())
    }

    fn free_text(&self) -> bool {
        self.said.additional.is_some()
            || any_party(&self.said.parties, &|party| !party.additional.is_empty())
            || self.said.internet.iter().any(|place| place.additional.is_some())
            || self.files.iter().any(|file| !file.said.additional.is_empty())
    }

    /// The facts for a ruling on this report and `agency`.
    pub fn facts(&self, agency: &Agency, agreed: &InForce, kind: HouseKind) -> Facts {
        let known: BTreeSet<FileId> = self.statements.iter().filter_map(known_file).collect();
        let always = self.statements.iter().any(|one| one.matter == Matter::ViewingHabit);
        let file = |kept: &KeptFile| FileFacts {
            file: kept.id.clone(),
            viewed: kept.said.viewed,
            claim: claim(kept, &self.grounds, always),
            warrant: self.grounds.iter().any(|ground| ground.is_warrant(&kept.id, &agency.id)),
            publicly_available: kept.said.publicly_available,
            hash_known: known.contains(&kept.id),
            relevance: kept.said.relevance,
        };
        Facts {
            kind: self.head.kind,
            world: self.head.world,
            received_on: self.head.finished_at.unwrap_or(self.head.opened_at),
            agency: agency.facts(),
            fields: self.fields(),
            files: self.files.iter().map(file).collect(),
            reporter_consents: self.said.reporter.agreed_to_be_named,
            urgent: self.outcomes.last().is_some_and(|outcome| outcome.priority == Priority::P0),
            approvals: agreed.approvals_for(&agency.id, self.head.number),
            overrides: agreed.overrides_for_law(),
            house: kind,
        }
    }
}

async fn provider_name(house: &House, head: &Head) -> Result<Option<String>, Trouble> {
    let Some(id) = &head.provider else { return Ok(None) };
    let read = part(house, "provider", id, directory::provider(house, id).await)?;
    Ok(read.ok().flatten().map(|provider| provider.name))
}

/// How the sender's claim to have viewed the file was made. An attestation that our staff recorded takes precedence
/// over the habit.
pub fn claim(kept: &KeptFile, grounds: &[FileGround], always: bool) -> Claim {
    let attested = grounds.iter().rev().find(|ground| ground.is_attestation(&kept.id));
    Claim {
        extent: Extent::NotStated,
        named: attested.is_some(),
        at: attested.and_then(|ground| ground.happened_at),
        always,
    }
}

/// Does it speak of another report? Then it is not this ruling's to disclose.
pub fn links_reports(statement: &Statement) -> bool {
    statement.matter == Matter::EarlierReport
}

/// The file whose hash, as computed here, is in a list.
fn known_file(statement: &Statement) -> Option<FileId> {
    let ours = statement.matter == Matter::HashMatch && !statement.doubts.contains(&Doubt::SenderComputed);
    ours.then(|| statement.about.parse().ok()).flatten()
}

fn any_party(parties: &[Party], holds: &dyn Fn(&Party) -> bool) -> bool {
    parties.iter().any(|party| {
        holds(party)
            || party.associated.iter().any(|account| any_party(std::slice::from_ref(&account.party), holds))
    })
}

fn asked_of(outcome: &Outcome) -> Vec<String> {
    let Outcome::NeedsApproval { asks, .. } = outcome else { return Vec::new() };
    let word = |ask: &Ask| match &ask.ground {
        Ground::Policy(policy) => policy.word().to_owned(),
        Ground::Clause(id) => id.to_string(),
        Ground::Gap(gap) => gap.word().to_owned(),
    };
    asks.iter().map(word).collect()
}

/// The canonical form of no ruling: it could not be decided.
const UNDECIDED: &str = r#"{"error":"undecided"}"#;

/// A ruling ready to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The agency it is about.
    pub agency: AgencyId,
    /// How it ended.
    pub outcome: RulingWord,
    /// Why this agency was a candidate: it is kept beside the ruling, so it repeats nobody's words.
    pub candidate: Message,
    facts: String,
    body: String,
    error: Option<String>,
    register: String,
    /// Why nothing leaves, or not yet; empty where something does.
    pub because: Vec<Message>,
    /// The policies and stale entries it waits for, by their words.
    asks: Vec<String>,
}

/// Why a ruling withholds: each reason once, with the clauses it rests on.
pub fn reasons(because: &[(Ground, Message)]) -> Vec<Message> {
    let mut told: Vec<(&Message, Vec<Argument>)> = Vec::new();
    for (ground, why) in because {
        let clause = match ground {
            Ground::Clause(id) => Some(Argument::from(id)),
            Ground::Policy(_) | Ground::Gap(_) => None,
        };
        match told.iter_mut().find(|(known, _)| *known == why) {
            Some((_, clauses)) => clauses.extend(clause),
            None => told.push((why, clause.into_iter().collect())),
        }
    }
    let line = |(why, clauses): (&Message, Vec<Argument>)| match clauses.is_empty() {
        true => why.clone(),
        false => message!("reason-by-clauses", why = why.clone(), clauses = Argument::all(clauses)),
    };
    told.into_iter().map(line).collect()
}

impl Made {
    /// Rules on `held` and `agency` at the deed's moment, with what two people agreed to.
    pub fn ask(deed: &Deed<'_>, held: &Held, agency: &Agency, agreed: &InForce, candidate: Message) -> Made {
        let facts = held.facts(agency, agreed, deed.house.kind);
        let ruling = disclosure(&facts, deed.house.register, deed.at);
        Made::of(agency.id.clone(), candidate, &facts, &ruling)
    }

    /// The ruling itself.
    pub fn ruling(&self) -> Result<Ruling, Trouble> {
        Ruling::from_json(&self.body).map_err(Trouble::row)
    }

    fn of(agency: AgencyId, candidate: Message, facts: &Facts, ruling: &Ruling) -> Made {
        let (outcome, because) = match &ruling.outcome {
            Outcome::Disclose { .. } => (RulingWord::Disclose, Vec::new()),
            Outcome::NeedsApproval { asks, .. } => {
                (RulingWord::NeedsApproval, asks.iter().map(|ask| ask.why.clone()).collect())
            }
            Outcome::Withhold { because } => (RulingWord::Withhold, reasons(because)),
        };
        Made {
            agency,
            outcome,
            candidate,
            asks: asked_of(&ruling.outcome),
            facts: facts.to_json(),
            body: ruling.to_json(),
            error: None,
            register: ruling.register.clone(),
            because,
        }
    }

    /// What is kept where it could not be decided: nothing leaves, and it is written down why. The message may repeat
    /// what a report says, so it stands beside the ruling and goes when the report is expunged.
    pub fn error(house: &House, agency: AgencyId, candidate: Message, what: &str) -> Made {
        Made {
            agency,
            outcome: RulingWord::Error,
            candidate,
            facts: String::new(),
            body: UNDECIDED.to_owned(),
            error: Some(what.to_owned()),
            register: house.register.version().to_owned(),
            because: vec![message!("ruling-undecided", what = Argument::words(what))],
            asks: Vec::new(),
        }
    }

    /// SHA-256 of the ruling's canonical form.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.body.as_bytes()).into()
    }

    /// Keeps it as the report's ruling `ordinal`.
    pub fn keep(&self, deed: &mut Deed<'_>, number: ReportNumber, ordinal: i64) {
        deed.run(
            &KEEP_RULING,
            params!(
                report = number.get(),
                ordinal = ordinal,
                agency = self.agency.as_str(),
                outcome = self.outcome.word(),
                candidate = said::kept(&self.candidate),
                facts = self.facts.as_str(),
                body = self.body.as_str(),
                digest = self.digest().as_slice(),
                register = self.register.as_str(),
                ruled_at = deed.at_us(),
                error = self.error.as_deref()
            ),
        );
    }

    /// Puts it on counsel's list, where it waits for two people.
    pub fn wait(&self, deed: &mut Deed<'_>, number: ReportNumber, ordinal: i64) {
        if self.outcome == RulingWord::NeedsApproval {
            let asked = ReportAsked { report: number, ruling: ordinal };
            let asks: Vec<&str> = self.asks.iter().map(String::as_str).collect();
            Wanted::put(deed, asked, &self.agency, &asks);
        }
    }

    /// What the ledger commits to.
    pub fn ledger_fact(&self) -> String {
        format!("{} {} {}", self.agency, self.outcome.word(), hex::encode(self.digest()))
    }
}
