//! Facts and rulings as JSON: one canonical text each, so that the same value always gives the same bytes.

use std::str::FromStr;

use clearline_report::{
    AgencyClass, Answer, Basis, BasisKind, Country, FileId, FileRelevance, IdError, World,
};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    AgencyFacts, Approval, Ask, Claim, Condition, Considered, Extent, Facts, Field, FileFacts, FileGate,
    Ground, HouseKind, Outcome, Override, Ruling,
};
use crate::register::ClauseId;

/// A text that is no ruling or no facts.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// Not the JSON it should be.
    #[error("not the expected JSON")]
    Json(#[source] serde_json::Error),
    /// A value that names nothing.
    #[error("\"{value}\" is no valid {what}")]
    Value {
        /// Which value.
        what: &'static str,
        /// As written.
        value: String,
    },
}

impl Facts {
    /// The canonical form: the same facts give the same bytes, in whatever order they came.
    pub fn to_json(&self) -> String {
        self.canonical().canonical_json()
    }

    /// The form of facts that are in canonical order already.
    pub(super) fn canonical_json(&self) -> String {
        text(&FactsRow::from(self))
    }

    /// Reads the canonical form back, for a replay.
    ///
    /// # Errors
    /// [`FormError`] where the text is no facts.
    pub fn from_json(text: &str) -> Result<Facts, FormError> {
        serde_json::from_str::<FactsRow>(text).map_err(FormError::Json)?.try_into()
    }
}

impl Ruling {
    /// The canonical form: the same ruling gives the same bytes.
    pub fn to_json(&self) -> String {
        text(&RulingRow::from(self))
    }

    /// Reads the canonical form back.
    ///
    /// # Errors
    /// [`FormError`] where the text is no ruling.
    pub fn from_json(text: &str) -> Result<Ruling, FormError> {
        serde_json::from_str::<RulingRow>(text).map_err(FormError::Json)?.try_into()
    }
}

/// Rows of strings, numbers and lists always have a JSON form; the empty text that stands for the impossible is no
/// ruling and no facts when read back.
fn text(row: &impl Serialize) -> String {
    serde_json::to_string(row).unwrap_or_default()
}

fn read<T: FromStr>(what: &'static str, value: &str) -> Result<T, FormError> {
    value.parse().map_err(|_| FormError::Value { what, value: value.to_owned() })
}

fn pick<T: Copy>(
    what: &'static str,
    all: &[T],
    word: fn(T) -> &'static str,
    value: &str,
) -> Result<T, FormError> {
    let found = all.iter().copied().find(|item| word(*item) == value);
    found.ok_or_else(|| FormError::Value { what, value: value.to_owned() })
}

fn answer(what: &'static str, value: &str) -> Result<Answer, FormError> {
    pick(what, &[Answer::Yes, Answer::No, Answer::NotStated], Answer::word, value)
}

fn relevance_word(relevance: FileRelevance) -> &'static str {
    match relevance {
        FileRelevance::Reported => "reported",
        FileRelevance::Supplemental => "supplemental",
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactsRow {
    kind: String,
    world: String,
    received_on: String,
    house: String,
    reporter_consents: String,
    #[serde(default)]
    urgent: bool,
    agency: AgencyRow,
    fields: Vec<String>,
    files: Vec<FileRow>,
    // Facts kept before approvals, overrides and claims existed have none, and are read as having none.
    #[serde(default)]
    approvals: Vec<ApprovalRow>,
    #[serde(default)]
    overrides: Vec<OverrideRow>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ApprovalRow {
    policy: String,
    from: String,
    to: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OverrideRow {
    entry: String,
    from: String,
    to: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimRow {
    extent: String,
    named: bool,
    at: Option<String>,
    always: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AgencyRow {
    id: String,
    class: String,
    country: Option<String>,
    states: Vec<String>,
    investigates: String,
    suspended: bool,
    bases: Vec<BasisRow>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BasisRow {
    kind: String,
    evidence: String,
    from: String,
    to: Option<String>,
    synthetic: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRow {
    file: String,
    viewed: String,
    #[serde(default)]
    claim: Option<ClaimRow>,
    #[serde(default)]
    warrant: bool,
    publicly_available: String,
    hash_known: bool,
    relevance: String,
}

impl From<&FileFacts> for FileRow {
    fn from(file: &FileFacts) -> Self {
        let claim = &file.claim;
        FileRow {
            file: file.file.to_string(),
            viewed: file.viewed.word().to_owned(),
            claim: Some(ClaimRow {
                extent: claim.extent.word().to_owned(),
                named: claim.named,
                at: claim.at.map(|at| at.to_string()),
                always: claim.always,
            }),
            warrant: file.warrant,
            publicly_available: file.publicly_available.word().to_owned(),
            hash_known: file.hash_known,
            relevance: relevance_word(file.relevance).to_owned(),
        }
    }
}

impl From<&Facts> for FactsRow {
    fn from(facts: &Facts) -> Self {
        let agency = &facts.agency;
        let basis = |basis: &Basis| BasisRow {
            kind: basis.kind.word().to_owned(),
            evidence: basis.evidence.clone(),
            from: basis.from.to_string(),
            to: basis.to.map(|day| day.to_string()),
            synthetic: basis.synthetic,
        };
        let approval = |one: &Approval| ApprovalRow {
            policy: one.policy.word().to_owned(),
            from: one.from.to_string(),
            to: one.to.to_string(),
        };
        let relied = |one: &Override| OverrideRow {
            entry: one.entry.to_string(),
            from: one.from.to_string(),
            to: one.to.to_string(),
        };
        FactsRow {
            kind: facts.kind.word().to_owned(),
            world: facts.world.word().to_owned(),
            received_on: facts.received_on.to_string(),
            house: facts.house.word().to_owned(),
            reporter_consents: facts.reporter_consents.word().to_owned(),
            urgent: facts.urgent,
            agency: AgencyRow {
                id: agency.id.to_string(),
                class: agency.class.word().to_owned(),
                country: agency.country.map(|country| country.to_string()),
                states: agency.states.clone(),
                investigates: agency.investigates.word().to_owned(),
                suspended: agency.suspended,
                bases: agency.bases.iter().map(basis).collect(),
            },
            fields: facts.fields.iter().map(|field| field.word().to_owned()).collect(),
            files: facts.files.iter().map(FileRow::from).collect(),
            approvals: facts.approvals.iter().map(approval).collect(),
            overrides: facts.overrides.iter().map(relied).collect(),
        }
    }
}

impl TryFrom<FactsRow> for Facts {
    type Error = FormError;

    fn try_from(row: FactsRow) -> Result<Facts, FormError> {
        Ok(Facts {
            kind: read("kind", &row.kind)?,
            world: pick("world", &[World::Live, World::Test], World::word, &row.world)?,
            received_on: read("time", &row.received_on)?,
            agency: row.agency.try_into()?,
            fields: row.fields.iter().map(|word| read("field", word)).collect::<Result<_, _>>()?,
            files: row.files.into_iter().map(FileFacts::try_from).collect::<Result<_, _>>()?,
            reporter_consents: answer("consent", &row.reporter_consents)?,
            urgent: row.urgent,
            approvals: row.approvals.into_iter().map(Approval::try_from).collect::<Result<_, _>>()?,
            overrides: row.overrides.into_iter().map(Override::try_from).collect::<Result<_, _>>()?,
            house: pick(
                "house",
                &[HouseKind::Production, HouseKind::Demonstration],
                HouseKind::word,
                &row.house,
            )?,
        })
    }
}

impl TryFrom<ApprovalRow> for Approval {
    type Error = FormError;

    fn try_from(row: ApprovalRow) -> Result<Approval, FormError> {
        Ok(Approval {
            policy: read("policy", &row.policy)?,
            from: read("day", &row.from)?,
            to: read("day", &row.to)?,
        })
    }
}

impl TryFrom<OverrideRow> for Override {
    type Error = FormError;

    fn try_from(row: OverrideRow) -> Result<Override, FormError> {
        Ok(Override {
            entry: read("clause", &row.entry)?,
            from: read("day", &row.from)?,
            to: read("day", &row.to)?,
        })
    }
}

impl TryFrom<ClaimRow> for Claim {
    type Error = FormError;

    fn try_from(row: ClaimRow) -> Result<Claim, FormError> {
        Ok(Claim {
            extent: pick("extent", &Extent::ALL, Extent::word, &row.extent)?,
            named: row.named,
            at: row.at.as_ref().map(|at| read("time", at)).transpose()?,
            always: row.always,
        })
    }
}

impl TryFrom<AgencyRow> for AgencyFacts {
    type Error = FormError;

    fn try_from(row: AgencyRow) -> Result<AgencyFacts, FormError> {
        let day = |text: &String| read::<Date>("day", text);
        let basis = |row: BasisRow| -> Result<Basis, FormError> {
            Ok(Basis {
                kind: read::<BasisKind>("basis", &row.kind)?,
                from: day(&row.from)?,
                to: row.to.as_ref().map(day).transpose()?,
                evidence: row.evidence,
                synthetic: row.synthetic,
            })
        };
        Ok(AgencyFacts {
            id: read("agency", &row.id)?,
            class: read::<AgencyClass>("agency class", &row.class)?,
            country: row.country.map(|code| read::<Country>("country", &code)).transpose()?,
            states: row.states,
            bases: row.bases.into_iter().map(basis).collect::<Result<_, _>>()?,
            investigates: answer("answer", &row.investigates)?,
            suspended: row.suspended,
        })
    }
}

impl TryFrom<FileRow> for FileFacts {
    type Error = FormError;

    fn try_from(row: FileRow) -> Result<FileFacts, FormError> {
        let relevances = [FileRelevance::Reported, FileRelevance::Supplemental];
        Ok(FileFacts {
            file: read("file", &row.file)?,
            viewed: answer("answer", &row.viewed)?,
            claim: row.claim.map(Claim::try_from).transpose()?.unwrap_or_default(),
            warrant: row.warrant,
            publicly_available: answer("answer", &row.publicly_available)?,
            hash_known: row.hash_known,
            relevance: pick("relevance", &relevances, relevance_word, &row.relevance)?,
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RulingRow {
    at: String,
    register: String,
    facts: String,
    outcome: OutcomeRow,
    considered: Vec<ConsideredRow>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum OutcomeRow {
    Disclose {
        under: Vec<String>,
        without: Vec<WithoutRow>,
        files: Vec<GateRow>,
        conditions: Vec<ConditionRow>,
    },
    NeedsApproval {
        under: Vec<String>,
        asks: Vec<AskRow>,
    },
    Withhold {
        because: Vec<ReasonRow>,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AskRow {
    ground: String,
    by: String,
    why: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WithoutRow {
    field: String,
    why: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GateRow {
    file: String,
    gate: String,
    why: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionRow {
    id: String,
    words: String,
    ground: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonRow {
    ground: String,
    why: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConsideredRow {
    clause: String,
    applies: bool,
    why: String,
}

impl From<&Ruling> for RulingRow {
    fn from(ruling: &Ruling) -> Self {
        let considered = |seen: &Considered| ConsideredRow {
            clause: seen.clause.to_string(),
            applies: seen.applies,
            why: seen.why.clone(),
        };
        RulingRow {
            at: ruling.at.to_string(),
            register: ruling.register.clone(),
            facts: ruling.facts_digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            outcome: OutcomeRow::from(&ruling.outcome),
            considered: ruling.considered.iter().map(considered).collect(),
        }
    }
}

impl From<&Outcome> for OutcomeRow {
    fn from(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Disclose { under, without, files, conditions } => OutcomeRow::Disclose {
                under: under.iter().map(ToString::to_string).collect(),
                without: without
                    .iter()
                    .map(|(field, why)| WithoutRow { field: field.word().to_owned(), why: why.clone() })
                    .collect(),
                files: files
                    .iter()
                    .map(|(file, gate)| GateRow {
                        file: file.to_string(),
                        gate: gate.word().to_owned(),
                        why: gate.why().to_owned(),
                    })
                    .collect(),
                conditions: conditions
                    .iter()
                    .map(|condition| ConditionRow {
                        id: condition.id.clone(),
                        words: condition.words.clone(),
                        ground: condition.ground.to_string(),
                    })
                    .collect(),
            },
            Outcome::NeedsApproval { under, asks } => OutcomeRow::NeedsApproval {
                under: under.iter().map(ToString::to_string).collect(),
                asks: asks
                    .iter()
                    .map(|ask| AskRow {
                        ground: ask.ground.to_string(),
                        by: ask.by.clone(),
                        why: ask.why.clone(),
                    })
                    .collect(),
            },
            Outcome::Withhold { because } => OutcomeRow::Withhold {
                because: because
                    .iter()
                    .map(|(ground, why)| ReasonRow { ground: ground.to_string(), why: why.clone() })
                    .collect(),
            },
        }
    }
}

impl TryFrom<RulingRow> for Ruling {
    type Error = FormError;

    fn try_from(row: RulingRow) -> Result<Ruling, FormError> {
        let considered = |seen: ConsideredRow| -> Result<Considered, FormError> {
            Ok(Considered { clause: read("clause", &seen.clause)?, applies: seen.applies, why: seen.why })
        };
        Ok(Ruling {
            outcome: row.outcome.try_into()?,
            considered: row.considered.into_iter().map(considered).collect::<Result<_, _>>()?,
            facts_digest: digest(&row.facts)?,
            register: row.register,
            at: read::<Timestamp>("time", &row.at)?,
        })
    }
}

impl TryFrom<OutcomeRow> for Outcome {
    type Error = FormError;

    fn try_from(row: OutcomeRow) -> Result<Outcome, FormError> {
        let ground = |text: &str| -> Result<Ground, FormError> {
            text.parse().map_err(|IdError { what, .. }| FormError::Value { what, value: text.to_owned() })
        };
        match row {
            OutcomeRow::Disclose { under, without, files, conditions } => Ok(Outcome::Disclose {
                under: clauses(&under)?,
                without: without
                    .into_iter()
                    .map(|row| Ok((read::<Field>("field", &row.field)?, row.why)))
                    .collect::<Result<_, FormError>>()?,
                files: files.into_iter().map(gate).collect::<Result<_, _>>()?,
                conditions: conditions
                    .into_iter()
                    .map(|row| Ok(Condition { ground: ground(&row.ground)?, id: row.id, words: row.words }))
                    .collect::<Result<_, FormError>>()?,
            }),
            OutcomeRow::NeedsApproval { under, asks } => Ok(Outcome::NeedsApproval {
                under: clauses(&under)?,
                asks: asks
                    .into_iter()
                    .map(|row| Ok(Ask { ground: ground(&row.ground)?, by: row.by, why: row.why }))
                    .collect::<Result<_, FormError>>()?,
            }),
            OutcomeRow::Withhold { because } => Ok(Outcome::Withhold {
                because: because
                    .into_iter()
                    .map(|row| Ok((ground(&row.ground)?, row.why)))
                    .collect::<Result<_, FormError>>()?,
            }),
        }
    }
}

fn clauses(ids: &[String]) -> Result<Vec<ClauseId>, FormError> {
    ids.iter().map(|id| read::<ClauseId>("clause", id)).collect()
}

fn gate(row: GateRow) -> Result<(FileId, FileGate), FormError> {
    let why = row.why;
    let gate = match row.gate.as_str() {
        "open" => FileGate::Open { why },
        "closed" => FileGate::Closed { why },
        "withheld" => FileGate::Withheld { why },
        _ => return Err(FormError::Value { what: "gate", value: row.gate }),
    };
    Ok((read("file", &row.file)?, gate))
}

fn digest(hex: &str) -> Result<[u8; 32], FormError> {
    let wrong = || FormError::Value { what: "digest", value: hex.to_owned() };
    let bytes: Option<Vec<u8>> = (0..hex.len())
        .step_by(2)
        .map(|at| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect();
    bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(wrong)
}
