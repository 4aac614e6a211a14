use clearline_report::Message;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{FormError, VERSION, read, text, this_version};
use crate::disclose::{Ask, Condition, Considered, Field, FileGate, Ground, Outcome, Ruling};
use crate::register::ClauseId;

impl Ruling {
    /// The canonical form: the same ruling gives the same bytes.
    pub fn to_json(&self) -> String {
        text(&RulingRow::from(self))
    }

    /// Reads the canonical form back.
    ///
    /// # Errors
    /// [`FormError`] where the text is no ruling, or of another version.
    pub fn from_json(text: &str) -> Result<Ruling, FormError> {
        serde_json::from_str::<RulingRow>(text).map_err(FormError::Json)?.try_into()
    }
}

/// A ruling says the same of many files and clauses, so each message stands once, and what says it names its place.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RulingRow {
    version: u32,
    at: String,
    register: String,
    facts: String,
    outcome: OutcomeRow,
    considered: Vec<(String, bool, usize)>,
    messages: Vec<Message>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum OutcomeRow {
    Disclose {
        under: Vec<String>,
        /// Field, why.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        without: Vec<(String, usize)>,
        /// File, gate, why.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<(String, String, usize)>,
        /// Name, ground, what it asks.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        conditions: Vec<(String, String, usize)>,
    },
    NeedsApproval {
        under: Vec<String>,
        /// Ground, whose it is to decide, why.
        asks: Vec<(String, String, usize)>,
    },
    Withhold {
        /// Ground, why.
        because: Vec<(String, usize)>,
    },
}

/// The messages of a ruling, each once, in the order in which they are first said.
#[derive(Default)]
struct Spoken(Vec<Message>);

impl Spoken {
    fn place(&mut self, message: &Message) -> usize {
        self.0.iter().position(|known| known == message).unwrap_or_else(|| {
            self.0.push(message.clone());
            self.0.len() - 1
        })
    }

    fn at(&self, place: usize) -> Result<Message, FormError> {
        let message = self.0.get(place).cloned();
        message.ok_or_else(|| FormError::Value { what: "place of a message", value: place.to_string() })
    }
}

impl From<&Ruling> for RulingRow {
    fn from(ruling: &Ruling) -> Self {
        let mut spoken = Spoken::default();
        let outcome = outcome_row(&ruling.outcome, &mut spoken);
        let considered = ruling
            .considered
            .iter()
            .map(|seen| (seen.clause.to_string(), seen.applies, spoken.place(&seen.why)))
            .collect();
        RulingRow {
            version: VERSION,
            at: ruling.at.to_string(),
            register: ruling.register.clone(),
            facts: ruling.facts_digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            outcome,
            considered,
            messages: spoken.0,
        }
    }
}

fn outcome_row(outcome: &Outcome, spoken: &mut Spoken) -> OutcomeRow {
    let ids = |ids: &[ClauseId]| ids.iter().map(ToString::to_string).collect();
    match outcome {
        Outcome::Disclose { under, without, files, conditions } => OutcomeRow::Disclose {
            under: ids(under),
            without: without
                .iter()
                .map(|(field, why)| (field.word().to_owned(), spoken.place(why)))
                .collect(),
            files: files
                .iter()
                .map(|(file, gate)| (file.to_string(), gate.word().to_owned(), spoken.place(gate.why())))
                .collect(),
            conditions: conditions
                .iter()
                .map(|one| (one.id.clone(), one.ground.to_string(), spoken.place(&one.words)))
                .collect(),
        },
        Outcome::NeedsApproval { under, asks } => OutcomeRow::NeedsApproval {
            under: ids(under),
            asks: asks
                .iter()
                .map(|ask| (ask.ground.to_string(), ask.by.clone(), spoken.place(&ask.why)))
                .collect(),
        },
        Outcome::Withhold { because } => OutcomeRow::Withhold {
            because: because.iter().map(|(ground, why)| (ground.to_string(), spoken.place(why))).collect(),
        },
    }
}

impl TryFrom<RulingRow> for Ruling {
    type Error = FormError;

    fn try_from(row: RulingRow) -> Result<Ruling, FormError> {
        this_version(row.version)?;
        let spoken = Spoken(row.messages);
        let considered = |(clause, applies, why): (String, bool, usize)| -> Result<Considered, FormError> {
            Ok(Considered { clause: read("clause", &clause)?, applies, why: spoken.at(why)? })
        };
        Ok(Ruling {
            outcome: outcome(row.outcome, &spoken)?,
            considered: row.considered.into_iter().map(considered).collect::<Result<_, _>>()?,
            facts_digest: digest(&row.facts)?,
            register: row.register,
            at: read::<Timestamp>("time", &row.at)?,
        })
    }
}

fn outcome(row: OutcomeRow, spoken: &Spoken) -> Result<Outcome, FormError> {
    let ground = |text: &str| read::<Ground>("ground", text);
    match row {
        OutcomeRow::Disclose { under, without, files, conditions } => Ok(Outcome::Disclose {
            under: clauses(&under)?,
            without: without
                .into_iter()
                .map(|(field, why)| Ok((read::<Field>("field", &field)?, spoken.at(why)?)))
                .collect::<Result<_, FormError>>()?,
            files: files
                .into_iter()
                .map(|(file, word, why)| Ok((read("file", &file)?, gate(&word, spoken.at(why)?)?)))
                .collect::<Result<_, FormError>>()?,
            conditions: conditions
                .into_iter()
                .map(|(id, on, words)| Ok(Condition { id, ground: ground(&on)?, words: spoken.at(words)? }))
                .collect::<Result<_, FormError>>()?,
        }),
        OutcomeRow::NeedsApproval { under, asks } => Ok(Outcome::NeedsApproval {
            under: clauses(&under)?,
            asks: asks
                .into_iter()
                .map(|(on, by, why)| Ok(Ask { ground: ground(&on)?, by, why: spoken.at(why)? }))
                .collect::<Result<_, FormError>>()?,
        }),
        OutcomeRow::Withhold { because } => Ok(Outcome::Withhold {
            because: because
                .into_iter()
                .map(|(on, why)| Ok((ground(&on)?, spoken.at(why)?)))
                .collect::<Result<_, FormError>>()?,
        }),
    }
}

fn clauses(ids: &[String]) -> Result<Vec<ClauseId>, FormError> {
    ids.iter().map(|id| read::<ClauseId>("clause", id)).collect()
}

fn gate(word: &str, why: Message) -> Result<FileGate, FormError> {
    match word {
        "open" => Ok(FileGate::Open { why }),
        "closed" => Ok(FileGate::Closed { why }),
        "withheld" => Ok(FileGate::Withheld { why }),
        _ => Err(FormError::Value { what: "gate", value: word.to_owned() }),
    }
}

fn digest(hex: &str) -> Result<[u8; 32], FormError> {
    let wrong = || FormError::Value { what: "digest", value: hex.to_owned() };
    let bytes: Option<Vec<u8>> = (0..hex.len())
        .step_by(2)
        .map(|at| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect();
    bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(wrong)
}
