use jiff::Timestamp;
use jiff::tz::Offset;

/// A moment as its sender wrote it: the instant, the sender's own offset from UTC, and how many digits of a second were
/// written. Where many people share one address, the second decides which of them is investigated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidAt {
    at: Timestamp,
    /// Offset and digits; `None` for a moment of our own clock.
    written: Option<(Offset, u8)>,
}

impl SaidAt {
    /// The instant `at`, written with `offset` and `digits` digits of a second; more than nine are not kept.
    pub fn new(at: Timestamp, offset: Offset, digits: u8) -> SaidAt {
        SaidAt { at, written: Some((offset, digits.min(9))) }
    }

    /// The instant.
    pub fn at(self) -> Timestamp {
        self.at
    }

    /// As the sender wrote it: `2026-11-20T13:04:07.512-05:00`. `None` for a moment of our own clock.
    pub fn written(self) -> Option<String> {
        let (offset, digits) = self.written?;
        let fraction = match digits {
            0 => String::new(),
            digits => format!("%.{digits}f"),
        };
        let local = offset.to_datetime(self.at);
        Some(format!("{}{}", local.strftime(&format!("%Y-%m-%dT%H:%M:%S{fraction}")), zone(offset)))
    }

    /// To the second, in UTC: `2026-11-20 18:04:07 UTC`.
    pub fn second(self) -> String {
        self.at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
    }

    /// To the second in UTC, and as the sender wrote it where that says more: another offset, or a fraction.
    pub fn words(self) -> String {
        match (self.written, self.written()) {
            (Some((offset, digits)), Some(written)) if offset != Offset::UTC || digits > 0 => {
                format!("{} (sent as {written})", self.second())
            }
            _ => self.second(),
        }
    }
}

/// `Z`, or hours and minutes: `-05:30`.
fn zone(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    match minutes.abs() {
        0 => "Z".to_owned(),
        minutes => format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60),
    }
}

/// A moment of our own clock.
impl From<Timestamp> for SaidAt {
    fn from(at: Timestamp) -> Self {
        SaidAt { at, written: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(at: &str, minutes: i32, digits: u8) -> SaidAt {
        SaidAt::new(at.parse().unwrap(), Offset::from_seconds(minutes * 60).unwrap(), digits)
    }

    #[test]
    fn a_moment_is_told_to_the_second_and_as_it_was_written_where_that_says_more() {
        let cases = [
            (said("2026-11-20T18:04:07Z", 0, 0), "2026-11-20 18:04:07 UTC"),
            (
                said("2026-11-20T18:04:07Z", 0, 3),
                "2026-11-20 18:04:07 UTC (sent as 2026-11-20T18:04:07.000Z)",
            ),
            (
                said("2026-11-20T18:04:07.512Z", -300, 3),
                "2026-11-20 18:04:07 UTC (sent as 2026-11-20T13:04:07.512-05:00)",
            ),
            (
                said("2026-12-31T23:59:59.999999999Z", 330, 12),
                "2026-12-31 23:59:59 UTC (sent as 2027-01-01T05:29:59.999999999+05:30)",
            ),
        ];
        for (said, expected) in cases {
            assert_eq!(said.words(), expected);
        }
    }
}
