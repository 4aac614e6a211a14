//! What verifying finds, named so that somebody can go and look.

use std::fmt;

use clearline_core::proved::stated::Values;
use clearline_core::proved::tables::Table;
use clearline_report::ReportNumber;
use clearline_store::Value;

/// Findings that are kept; of more only the count is told.
pub const FINDINGS_KEPT_MAX: usize = 1_000;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// It holds something else than what was recorded.
    Altered,
    /// It was recorded and is not there.
    Missing,
    /// It is there and was not recorded.
    Added,
    /// It cannot be read, or does not read back as it is kept.
    Unreadable,
    /// The tree of the ledger, or a checkpoint, does not fit.
    Ledger,
    /// The ledger is older than, or another than, one that was signed.
    Restored,
}

impl What {
    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            What::Altered => "altered",
            What::Missing => "missing",
            What::Added => "added",
            What::Unreadable => "unreadable",
            What::Ledger => "ledger",
            What::Restored => "restored",
        }
    }
}

/// One thing that is not as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub what: What,
    /// The table of the row; `entry` for entries, empty for the ledger as a whole.
    pub table: &'static str,
    /// The report that it is about, where it is about one.
    pub report: Option<ReportNumber>,
    /// The rest of the row's key.
    pub key: String,
    /// The place in the ledger of the entry that says otherwise, where there is one.
    pub position: Option<i64>,
    /// What else there is to say.
    pub detail: String,
}

impl Finding {
    /// About one entry.
    pub(super) fn entry(
        what: What,
        report: i64,
        position: Option<i64>,
        detail: impl Into<String>,
    ) -> Finding {
        let report = ReportNumber::try_from(report).ok();
        Finding { what, table: "entry", report, key: String::new(), position, detail: detail.into() }
    }

    /// About the ledger as a whole.
    pub(super) fn ledger(what: What, detail: impl Into<String>) -> Finding {
        Finding { what, table: "", report: None, key: String::new(), position: None, detail: detail.into() }
    }

    /// About a row that is there.
    pub(super) fn row(
        what: What,
        table: &'static Table,
        values: &Values,
        key: &str,
        position: Option<i64>,
        detail: &str,
    ) -> Finding {
        let column = table.shape().and_then(|shape| shape.report).unwrap_or("report");
        let report = match values.get(column) {
            Some(Value::Int(number)) => ReportNumber::try_from(*number).ok(),
            _ => None,
        };
        Finding { what, table: table.name, report, key: key.to_owned(), position, detail: detail.to_owned() }
    }

    /// About a row of which only the key is known.
    pub(super) fn key(what: What, table: &'static Table, key: &str, position: Option<i64>) -> Finding {
        let (key, detail) = (key.to_owned(), String::new());
        Finding { what, table: table.name, report: None, key, position, detail }
    }

    /// The same, of this report where it named none.
    pub(super) fn of(mut self, report: i64) -> Finding {
        self.report = self.report.or_else(|| ReportNumber::try_from(report).ok());
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.what.word())?;
        if !self.table.is_empty() {
            write!(f, " {}", self.table.replace('_', " "))?;
        }
        if !matches!(self.key.as_str(), "" | ".") {
            write!(f, " {}", self.key)?;
        }
        if let Some(report) = self.report {
            write!(f, " of report {report}")?;
        }
        if !self.detail.is_empty() {
            write!(f, " ({})", self.detail)?;
        }
        match self.position {
            Some(position) => write!(f, ", entry {position}"),
            None => Ok(()),
        }
    }
}

/// Findings as they come: the first are kept, all are counted.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) kept: Vec<Finding>,
    pub(super) more: u64,
}

impl Findings {
    pub(super) fn add(&mut self, finding: Finding) {
        if self.kept.len() < FINDINGS_KEPT_MAX {
            self.kept.push(finding);
        } else {
            self.more += 1;
        }
    }

    pub(super) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }
}
