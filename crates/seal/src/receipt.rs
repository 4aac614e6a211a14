//! What a provider is given for its report: a few lines of text, to be signed as a note (C2SP signed-note).
//!
//! The lines are plain so that a lawyer can read them and a script can check them:
//! ```text
//! clearline.receipt/v1
//! report 1234567
//! provider Example Provider Ltd
//! sha256 e3b0…
//! received 2026-03-01T12:00:00Z
//! preserve-until 2027-03-01T12:00:00Z
//! clause 18 USC 2258A(h)(1)
//! ```

use crate::archive::is_sha256;
use jiff::Timestamp;

const V1: &str = "clearline.receipt/v1";
// A receipt names a handful of clauses; more would be no receipt.
const CLAUSES_MAX: usize = 32;

/// A receipt, unsigned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The report number.
    pub report: String,
    /// Who filed the report; none for the public, who may stay unnamed.
    pub provider: Option<String>,
    /// SHA-256 over all that was received, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// When it was received, in microseconds since 1970 in UTC.
    pub received: i64,
    /// Until when the reporter must preserve it, in microseconds since 1970 in UTC; none when no clause obliges it.
    pub preserve_until: Option<i64>,
    /// The clauses this rests on.
    pub clauses: Vec<String>,
}

/// Why a text is not a receipt, or a receipt no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a receipt's {line} line is absent, out of place or malformed")]
pub struct ReceiptError {
    /// The line.
    pub line: &'static str,
}

impl Receipt {
    /// The lines to sign.
    ///
    /// # Errors
    /// [`ReceiptError`] when a value cannot be written on a line.
    pub fn body(&self) -> Result<String, ReceiptError> {
        let mut body = format!("{V1}\n");
        let mut put = |name: &'static str, value: &str| {
            if value.is_empty() || value.trim() != value || value.contains(char::is_control) {
                return Err(ReceiptError { line: name });
            }
            body.push_str(&format!("{name} {value}\n"));
            Ok(())
        };
        put("report", &self.report)?;
        if let Some(provider) = &self.provider {
            put("provider", provider)?;
        }
        if !is_sha256(&self.sha256) {
            return Err(ReceiptError { line: "sha256" });
        }
        put("sha256", &self.sha256)?;
        put("received", &date("received", self.received)?)?;
        if let Some(until) = self.preserve_until {
            put("preserve-until", &date("preserve-until", until)?)?;
        }
        if self.clauses.len() > CLAUSES_MAX {
            return Err(ReceiptError { line: "clause" });
        }
        self.clauses.iter().try_for_each(|clause| put("clause", clause))?;
        Ok(body)
    }

    /// Reads what [`Receipt::body`] wrote, and nothing else. The signature is the note's affair.
    ///
    /// # Errors
    /// [`ReceiptError`] naming the line.
    pub fn parse(body: &str) -> Result<Self, ReceiptError> {
        let absent = |line: &'static str| ReceiptError { line };
        let rest = body.strip_prefix(V1).and_then(|rest| rest.strip_prefix('\n')).ok_or(absent("version"))?;
        let mut lines = rest.strip_suffix('\n').ok_or(absent("last"))?.split('\n').peekable();
        let mut line = |name: &'static str| {
            let next = lines.next_if(|line| line.split_once(' ').is_some_and(|(word, _)| word == name))?;
            next.split_once(' ').map(|(_, value)| value.to_owned())
        };
        let receipt = Self {
            report: line("report").ok_or(absent("report"))?,
            provider: line("provider"),
            sha256: line("sha256").ok_or(absent("sha256"))?,
            received: moment("received", &line("received").ok_or(absent("received"))?)?,
            preserve_until: line("preserve-until").map(|text| moment("preserve-until", &text)).transpose()?,
            clauses: std::iter::from_fn(|| line("clause")).take(CLAUSES_MAX + 1).collect(),
        };
        // One text for one receipt: what would be written differently was not written by us.
        if receipt.body()? == body { Ok(receipt) } else { Err(absent("last")) }
    }
}

fn date(line: &'static str, microseconds: i64) -> Result<String, ReceiptError> {
    let moment = Timestamp::from_microsecond(microseconds).map_err(|_| ReceiptError { line })?;
    Ok(moment.to_string())
}

fn moment(line: &'static str, text: &str) -> Result<i64, ReceiptError> {
    text.parse::<Timestamp>().map(Timestamp::as_microsecond).map_err(|_| ReceiptError { line })
}
