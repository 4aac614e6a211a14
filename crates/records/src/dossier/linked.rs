//! Reports that are linked, seen from either side: what a report's sources said of earlier ones, and what later reports'
//! sources said of it.

use std::collections::BTreeMap;

use clearline_core::row::{number_at, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{House, Trouble, statement};
use clearline_report::ReportNumber;
use clearline_store::{Given, Params, Row, Sql, Value, params};

use super::augmented::{Doubt, Matter, Statement, doubts_of};
use super::leave::Leave;
use super::{Head, head_of};

statement! {
    LATER_REPORTS = "dossier/sql/later_reports";
    HEADS = "dossier/sql/heads";
    REPEATS = "dossier/sql/repeats";
    REPEATED_BY = "dossier/sql/repeated_by";
}

/// Linked reports that are shown on each side; of more it is said that there are more.
pub const LINKS_MAX: usize = 50;
/// Repeats of one report that are looked at.
const REPEATS_MAX: i64 = 100;
/// Reports asked about in one question: as many as the statement has places for.
const AT_ONCE: usize = 20;

/// One report that is linked to another, and who said why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The other report.
    pub number: ReportNumber,
    /// Who says so.
    pub source: String,
    /// What is shared, in plain words.
    pub value: String,
    /// Why it may mislead.
    pub doubts: Vec<Doubt>,
}

impl Link {
    /// Does it say that one repeats the other?
    pub fn is_repeat(&self) -> bool {
        self.doubts.contains(&Doubt::SentAgain)
    }

    /// Is there such a report here?
    pub fn is_held(&self) -> bool {
        !self.doubts.contains(&Doubt::NotHeld)
    }

    /// May an agency that has both reports be told? Not where it is only a number that somebody typed.
    pub fn is_shared(&self) -> bool {
        self.is_held() && !self.doubts.contains(&Doubt::TypedNumber)
    }
}

/// The earlier reports that a report's sources name.
pub fn earlier(statements: &[Statement]) -> Vec<Link> {
    let of = |one: &Statement| {
        Some(Link {
            number: one.about.parse().ok()?,
            source: one.source.clone(),
            value: one.value.clone(),
            doubts: one.doubts.clone(),
        })
    };
    statements.iter().filter(|one| one.matter == Matter::EarlierReport).filter_map(of).collect()
}

/// The later reports whose sources name this one, the newest first; one more than [`LINKS_MAX`] where there are more.
pub async fn later(house: &House, leave: &Leave) -> Result<Rows<Link>, Trouble> {
    let most = i64::try_from(LINKS_MAX + 1).unwrap_or(i64::MAX);
    let params = params!(about = leave.number().to_string(), limit = most);
    let rows = house.query(&LATER_REPORTS, params).await?;
    let found = Rows::all(house, &Source::of("statement", &["report", "ordinal"]), &rows, link_of)?;
    // A report of the other world that only names the number is no report about this one.
    Ok(found.keep(Link::is_held))
}

fn link_of(row: &Row) -> Result<Link, Trouble> {
    Ok(Link {
        number: number_at(row, "report")?,
        source: text_at(row, "source")?.to_owned(),
        value: text_at(row, "value")?.to_owned(),
        doubts: doubts_of(row.opt_text("doubt")?)?,
    })
}

/// The rows of some reports, by their numbers.
pub async fn heads(
    house: &House,
    numbers: impl IntoIterator<Item = ReportNumber>,
) -> Result<(BTreeMap<ReportNumber, Head>, Rows<Head>), Trouble> {
    let numbers: Vec<Value> = numbers.into_iter().map(|number| number.get().into()).collect();
    let mut rows = Vec::new();
    for chunk in numbers.chunks(AT_ONCE) {
        let mut some = chunk.to_vec();
        // Zero is no report's number.
        some.resize(AT_ONCE, 0.into());
        rows.extend(house.query(&HEADS, params!(number = Given::Many(some))).await?);
    }
    let found = Rows::all(house, &Source::of("report", &["number"]), &rows, head_of)?;
    Ok((found.iter().map(|head| (head.number, head.clone())).collect(), found))
}

/// How often a report was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repeats {
    /// The report that it repeats.
    pub first: Option<ReportNumber>,
    /// The other reports that repeat the same one, or this one; oldest first.
    pub again: Vec<ReportNumber>,
}

impl Repeats {
    /// All others of the same content.
    pub fn others(&self) -> impl Iterator<Item = ReportNumber> {
        self.first.iter().chain(&self.again).copied()
    }
}

/// The reports of the same content by the same sender.
pub async fn repeats(house: &House, leave: &Leave) -> Result<Repeats, Trouble> {
    let number = leave.number();
    let first = numbers(house, &REPEATS, params!(report = number.get())).await?.pop();
    let root = first.unwrap_or(number);
    let again = numbers(house, &REPEATED_BY, params!(first = root.get(), limit = REPEATS_MAX)).await?;
    Ok(Repeats { first, again: again.into_iter().filter(|other| *other != number).collect() })
}

async fn numbers(house: &House, sql: &'static Sql, params: Params) -> Result<Vec<ReportNumber>, Trouble> {
    let rows = house.query(sql, params).await?;
    rows.iter().map(|row| number_at(row, "number")).collect()
}
