//! What triage said of a report: every outcome, the rules' and the analysts'. Triage writes it, everybody reads it here.

use clearline_core::row::{int_at, moment, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{House, Trouble, said, statement};
use clearline_report::{Designation, Message, Priority};
use clearline_store::{Row, params};
use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::leave::Leave;

statement! {
    OUTCOMES_OF = "dossier/sql/outcomes";
}

/// One outcome of triage. The one with the highest ordinal holds, unless it is only a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its place among the report's outcomes, from 1.
    pub ordinal: i64,
    /// Referral or informational.
    pub designation: Designation,
    /// The order of work.
    pub priority: Priority,
    /// How much of what a report can hold is there, 0 to 100. It never counts for the priority.
    pub completeness: u8,
    /// The factors that add up to the rank.
    pub factors: Vec<Factor>,
    /// What is missing, in plain words.
    pub missing: Vec<Message>,
    /// Who decided.
    pub decided_by: Author,
    /// Why: the rules' words, or the analyst's.
    pub reason: Option<Message>,
    /// The moment of the decision.
    pub decided_at: Timestamp,
}

impl Outcome {
    /// The sum of its factors.
    pub fn score(&self) -> i32 {
        self.factors.iter().map(|factor| factor.points).sum()
    }
}

/// One factor of a rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// Its stable name.
    pub name: String,
    /// What it adds or takes.
    pub points: i32,
    /// What was found, without any data of a person.
    pub because: Message,
}

/// Who decided an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// The rules alone.
    Rules,
    /// The proposal of the rules, for an analyst to confirm or change. It has no effect by itself.
    Proposal,
    /// A person, as `role:user`.
    Person(String),
}

impl Author {
    /// The text kept in the store. A person's has a colon, the others have none.
    pub fn text(&self) -> &str {
        match self {
            Author::Rules => "rules",
            Author::Proposal => "proposal",
            Author::Person(text) => text,
        }
    }

    fn of(text: &str) -> Result<Author, Trouble> {
        match text {
            "rules" => Ok(Author::Rules),
            "proposal" => Ok(Author::Proposal),
            person if person.contains(':') => Ok(Author::Person(person.to_owned())),
            other => Err(Trouble::row(format!("an outcome decided by {other}"))),
        }
    }
}

/// Every outcome of the report, the oldest first.
pub async fn outcomes(house: &House, leave: &Leave) -> Result<Vec<Outcome>, Trouble> {
    let number = leave.number();
    let rows = house.query(&OUTCOMES_OF, params!(report = number.get())).await?;
    rows.iter().map(outcome_of).collect()
}

/// The same for a page: each row by itself.
pub async fn outcomes_listed(house: &House, leave: &Leave) -> Result<Rows<Outcome>, Trouble> {
    let number = leave.number();
    let rows = house.query(&OUTCOMES_OF, params!(report = number.get())).await?;
    Rows::all(house, &Source::within("outcome", number, &["ordinal"]), &rows, outcome_of)
}

/// Factors as one column.
pub fn factors_text(factors: &[Factor]) -> String {
    let list = factors
        .iter()
        .map(|factor| json!({ "name": factor.name, "points": factor.points, "because": factor.because }));
    Json::Array(list.collect()).to_string()
}

/// Missing fields as one column.
pub fn missing_text(missing: &[Message]) -> String {
    json!(missing).to_string()
}

fn outcome_of(row: &Row) -> Result<Outcome, Trouble> {
    let factors: Vec<Json> = serde_json::from_str(text_at(row, "factors")?).map_err(Trouble::row)?;
    Ok(Outcome {
        ordinal: int_at(row, "ordinal")?,
        designation: text_at(row, "designation")?.parse().map_err(Trouble::row)?,
        priority: text_at(row, "priority")?.parse().map_err(Trouble::row)?,
        completeness: u8::try_from(int_at(row, "completeness")?).map_err(Trouble::row)?,
        factors: factors.iter().map(factor_of).collect::<Result<_, _>>()?,
        missing: serde_json::from_str(text_at(row, "missing")?).map_err(Trouble::row)?,
        decided_by: Author::of(text_at(row, "decided_by")?)?,
        reason: said::read(text_at(row, "reason")?)?,
        decided_at: moment(int_at(row, "decided_at")?)?,
    })
}

fn factor_of(value: &Json) -> Result<Factor, Trouble> {
    let read = || {
        Some(Factor {
            name: value.get("name")?.as_str()?.to_owned(),
            points: i32::try_from(value.get("points")?.as_i64()?).ok()?,
            because: serde_json::from_value(value.get("because")?.clone()).ok()?,
        })
    };
    read().ok_or_else(|| Trouble::row("a factor of an outcome"))
}
