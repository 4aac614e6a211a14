//! The ledger of foreign requests as it is read: by the operator's people who check the process, and by the provider.
//! Nothing here names a person, or says what a report says.

use clearline_core::row::{int_at, moment, number_at};
use clearline_core::rows::{Rows, Source, Unreadable};
use clearline_core::{House, Trouble, statement};
use clearline_law::access::{Permit, ReadOwnReports, ReadProcess};
use clearline_report::{Country, ReportNumber};
use clearline_store::{Params, Row, Sql, params};
use jiff::Timestamp;
use serde::Serialize;

use super::notices;
use super::requests::{ForeignRequest, RequestClock, request_of};

statement! {
    OPEN_REQUESTS = "follow_up/sql/open_requests";
    ENDED_REQUESTS = "follow_up/sql/ended_requests";
    REQUESTS_OF_PROVIDER = "follow_up/sql/requests_of_provider";
}

/// Rows of one export at most: a longer ledger is exported in parts, by [`Cursor`].
pub const EXPORT_ROWS_MAX: i64 = 10_000;

/// Where a page or a part of an export ends: the next one begins below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Is the last line an entry that has ended? Open ones come first.
    pub ended: bool,
    /// When the last line was opened, or ended.
    pub at: Timestamp,
    /// The last line's report.
    pub report: ReportNumber,
}

impl Cursor {
    /// The place of one entry.
    pub fn of(request: &ForeignRequest) -> Cursor {
        Cursor {
            ended: request.ended_at.is_some(),
            at: request.ended_at.unwrap_or(request.opened_at),
            report: request.report,
        }
    }

    /// As an address carries it.
    pub fn text(&self) -> String {
        let word = if self.ended { "ended" } else { "open" };
        format!("{word}.{}.{}", self.at.as_microsecond(), self.report)
    }

    /// From an address.
    pub fn read(text: &str) -> Option<Cursor> {
        let mut parts = text.split('.');
        let ended = match parts.next()? {
            "open" => false,
            "ended" => true,
            _ => return None,
        };
        let at = Timestamp::from_microsecond(parts.next()?.parse().ok()?).ok()?;
        Some(Cursor { ended, at, report: parts.next()?.parse().ok()? })
    }
}

/// Entries of the ledger, and where the list goes on.
pub type Requests = Rows<ForeignRequest, Cursor>;

/// One page of the ledger below `after`: the open entries first, then those that ended, each the newest first.
pub async fn page(
    house: &House,
    _: &Permit<ReadProcess>,
    after: Option<Cursor>,
) -> Result<Requests, Trouble> {
    part(house, after, house.limits.page_rows).await
}

async fn part(house: &House, after: Option<Cursor>, limit: i64) -> Result<Requests, Trouble> {
    let (open_below, ended_below) = match after {
        None => (Some((i64::MAX, i64::MAX)), (i64::MAX, i64::MAX)),
        Some(at) if at.ended => (None, place(&at)),
        Some(at) => (Some(place(&at)), (i64::MAX, i64::MAX)),
    };
    let mut found = match open_below {
        Some(below) => read(house, &OPEN_REQUESTS, below, limit).await?,
        None => Requests::default(),
    };
    let left = limit - found.count();
    if left > 0 {
        found = found.and(read(house, &ENDED_REQUESTS, ended_below, left).await?);
    }
    Ok(found)
}

fn place(cursor: &Cursor) -> (i64, i64) {
    (cursor.at.as_microsecond(), cursor.report.get())
}

async fn read(
    house: &House,
    sql: &'static Sql,
    (at, report): (i64, i64),
    limit: i64,
) -> Result<Requests, Trouble> {
    query(house, sql, params!(at = at, report = report, limit = limit)).await
}

/// A provider's own entries, the newest first, as many as a page holds.
pub async fn of_provider(house: &House, permit: &Permit<ReadOwnReports>) -> Result<Requests, Trouble> {
    let provider = notices::own_provider(permit)?;
    let limit = house.limits.page_rows;
    let params = params!(provider = provider.as_str(), at = i64::MAX, report = i64::MAX, limit = limit);
    query(house, &REQUESTS_OF_PROVIDER, params).await
}

/// One entry as programs read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The report.
    pub report: i64,
    /// The provider's key.
    pub provider: String,
    /// The requesting country, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The requesting agency, as the provider named it.
    pub agency: String,
    /// When the report was received, RFC 3339.
    pub opened_at: String,
    /// When the alert is raised, RFC 3339: our own policy.
    pub alarm_at: String,
    /// `running`, `overdue`, `answered` or `answered_late`.
    pub clock: &'static str,
    /// How it ended.
    pub ending: Option<&'static str>,
    /// When it ended, RFC 3339.
    pub ended_at: Option<String>,
    /// When the Attorney General was consulted, RFC 3339.
    pub consulted_at: Option<String>,
    /// The clause on telling the provider that it was forwarded.
    pub clause_forwarded: Option<String>,
    /// The clause on telling the provider that it was not.
    pub clause_unable: Option<String>,
}

/// Every word of [`Line::clock`].
pub const CLOCKS: [&str; 4] = ["running", "overdue", "answered", "answered_late"];

impl Line {
    /// The line of one entry at `now`.
    pub fn of(house: &House, request: &ForeignRequest, now: Timestamp) -> Line {
        let duty = request.duty(house);
        Line {
            report: request.report.get(),
            provider: request.provider.to_string(),
            country: request.country.map(|country: Country| country.code().to_owned()),
            agency: request.agency_name.clone(),
            opened_at: request.opened_at.to_string(),
            alarm_at: (request.opened_at + clearline_law::FOREIGN_REQUEST_ALARM).to_string(),
            clock: match request.clock(now) {
                RequestClock::Running { .. } => "running",
                RequestClock::Overdue { .. } => "overdue",
                RequestClock::Answered { in_time: true, .. } => "answered",
                RequestClock::Answered { in_time: false, .. } => "answered_late",
            },
            ending: request.ending.map(super::requests::EndingWord::word),
            ended_at: request.ended_at.map(|at| at.to_string()),
            consulted_at: request.consulted_at.map(|at| at.to_string()),
            clause_forwarded: duty.as_ref().map(|duty| duty.forwarded.to_string()),
            clause_unable: duty.as_ref().map(|duty| duty.unable.to_string()),
        }
    }

    /// What stands in the place of an entry that cannot be read: which one it is, and that it is so.
    fn unreadable(row: &Unreadable) -> [String; 12] {
        let none = String::new;
        let (which, so) = (row.to_string(), "unreadable".to_owned());
        [which, none(), none(), none(), none(), none(), so, none(), none(), none(), none(), none()]
    }

    fn cells(&self) -> [String; 12] {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        [
            self.report.to_string(),
            self.provider.clone(),
            text(&self.country),
            self.agency.clone(),
            self.opened_at.clone(),
            self.alarm_at.clone(),
            self.clock.to_owned(),
            self.ending.unwrap_or_default().to_owned(),
            text(&self.ended_at),
            text(&self.consulted_at),
            text(&self.clause_forwarded),
            text(&self.clause_unable),
        ]
    }
}

const HEADINGS: &str = "report,provider,country,agency,opened_at,alarm_at,clock,ending,ended_at,consulted_at,\
                        clause_forwarded,clause_unable\r\n";

/// In which form the ledger is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// RFC 4180, with a line of headings.
    Csv,
    /// One JSON object for each line.
    JsonLines,
}

/// A part of the ledger as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The text.
    pub text: String,
    /// Where the next part begins; none where this is the last.
    pub next: Option<Cursor>,
}

/// The ledger of foreign requests as text, at most [`EXPORT_ROWS_MAX`] entries below `after`.
pub async fn export(
    house: &House,
    _: &Permit<ReadProcess>,
    form: Form,
    after: Option<Cursor>,
) -> Result<Export, Trouble> {
    let found = part(house, after, EXPORT_ROWS_MAX).await?;
    let now = house.now();
    let mut text = if form == Form::Csv { HEADINGS.to_owned() } else { String::new() };
    for line in found.iter().map(|request| Line::of(house, request, now)) {
        match form {
            Form::Csv => text.push_str(&csv(&line.cells())),
            Form::JsonLines => {
                text.push_str(&serde_json::to_string(&line).map_err(Trouble::row)?);
                text.push('\n');
            }
        }
    }
    for row in found.unreadable() {
        text.push_str(&match form {
            Form::Csv => csv(&Line::unreadable(row)),
            Form::JsonLines => format!("{}\n", serde_json::json!({ "unreadable": row.to_string() })),
        });
    }
    Ok(Export { text, next: found.next(EXPORT_ROWS_MAX).copied() })
}

/// One line. An agency's name is what a provider typed: a spreadsheet must not take it for a formula.
fn csv(cells: &[String]) -> String {
    let cell = |text: &String| {
        let safe = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            format!("'{text}")
        } else {
            text.clone()
        };
        if safe.contains(['"', ',', '\n', '\r']) {
            format!("\"{}\"", safe.replace('"', "\"\""))
        } else {
            safe
        }
    };
    format!("{}\r\n", cells.iter().map(cell).collect::<Vec<_>>().join(","))
}

async fn query(house: &House, sql: &'static Sql, params: Params) -> Result<Requests, Trouble> {
    let rows = house.query(sql, params).await?;
    let source = Source::of("foreign_request", &["report"]);
    Rows::read(house, &source, &rows, request_of, cursor_of)
}

fn cursor_of(row: &Row) -> Result<Cursor, Trouble> {
    let ended = row.opt_int("ended_at")?;
    let at = moment(ended.map_or_else(|| int_at(row, "opened_at"), Ok)?)?;
    Ok(Cursor { ended: ended.is_some(), at, report: number_at(row, "report")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_csv_keeps_its_cells_apart_and_runs_no_formula() {
        let cells = ["1", "=HYPERLINK(\"x\")", "a, b", "say \"no\""].map(str::to_owned);
        assert_eq!(csv(&cells), "1,\"'=HYPERLINK(\"\"x\"\")\",\"a, b\",\"say \"\"no\"\"\"\r\n");
    }

    #[test]
    fn a_cursor_survives_its_address() {
        let cursor = Cursor {
            ended: true,
            at: "2026-11-23T16:31:00.000001Z".parse().unwrap(),
            report: "891012771093118".parse().unwrap(),
        };
        assert_eq!(Cursor::read(&cursor.text()), Some(cursor));
        for text in ["", "open", "open.1", "shut.1.891012771093118", "open.x.891012771093118"] {
            assert_eq!(Cursor::read(text), None, "{text}");
        }
    }
}
