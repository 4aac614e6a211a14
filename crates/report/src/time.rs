use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

use crate::IdError;

/// A moment as its sender wrote it: the instant, the sender's own offset from UTC, and how many digits of a second were
/// written. Where many people share one address, the second decides which of them is investigated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
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

    /// As the sender wrote it, where that says more than the second in UTC: another offset, or a fraction.
    pub fn written_otherwise(self) -> Option<String> {
        let (offset, digits) = self.written?;
        self.written().filter(|_| offset != Offset::UTC || digits > 0)
    }
}

/// In the written form a moment of our own clock ends with `Z`, and one that a sender wrote ends with its offset, `+00:00`
/// where that was UTC. The digits of a second are those that were written.
impl From<SaidAt> for String {
    fn from(said: SaidAt) -> String {
        let Some((offset, digits)) = said.written else { return said.at.to_string() };
        let local = offset.to_datetime(said.at);
        format!("{local:.digits$}{zone}", digits = usize::from(digits), zone = hours_and_minutes(offset))
    }
}

impl TryFrom<String> for SaidAt {
    type Error = IdError;

    fn try_from(text: String) -> Result<SaidAt, IdError> {
        let read =
            if text.ends_with('Z') { text.parse().ok().map(Timestamp::into) } else { written_at(&text) };
        read.ok_or(IdError { what: "moment", expected: "date and time, and Z or an offset such as -05:00" })
    }
}

/// Reads `2026-11-20T13:04:07.512-05:00`.
fn written_at(text: &str) -> Option<SaidAt> {
    let (local, zone) = text.split_at_checked(text.len().checked_sub("-05:00".len())?)?;
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let seconds = 60 * (60 * hours.parse::<i32>().ok()? + minutes.parse::<i32>().ok()?);
    let seconds = match zone.get(..1)? {
        "+" => seconds,
        "-" => -seconds,
        _ => return None,
    };
    let offset = Offset::from_seconds(seconds).ok()?;
    let digits = local.split_once('.').map_or(0, |(_, digits)| digits.len());
    let at = offset.to_timestamp(local.parse::<DateTime>().ok()?).ok()?;
    Some(SaidAt::new(at, offset, u8::try_from(digits).ok()?))
}

/// `Z`, or hours and minutes.
fn zone(offset: Offset) -> String {
    if offset == Offset::UTC { "Z".to_owned() } else { hours_and_minutes(offset) }
}

/// `-05:30`, and `+00:00` for UTC.
fn hours_and_minutes(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
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
            (said("2026-11-20T18:04:07Z", 0, 0), "2026-11-20 18:04:07 UTC", None),
            (said("2026-11-20T18:04:07Z", 0, 3), "2026-11-20 18:04:07 UTC", Some("2026-11-20T18:04:07.000Z")),
            (
                said("2026-11-20T18:04:07.512Z", -300, 3),
                "2026-11-20 18:04:07 UTC",
                Some("2026-11-20T13:04:07.512-05:00"),
            ),
            (
                said("2026-12-31T23:59:59.999999999Z", 330, 12),
                "2026-12-31 23:59:59 UTC",
                Some("2027-01-01T05:29:59.999999999+05:30"),
            ),
        ];
        for (said, second, written) in cases {
            assert_eq!((said.second().as_str(), said.written_otherwise().as_deref()), (second, written));
        }
    }

    #[test]
    fn the_written_form_keeps_instant_offset_and_digits() {
        let own = SaidAt::from("2026-11-20T18:04:07.512Z".parse::<Timestamp>().unwrap());
        let cases = [
            (own, "2026-11-20T18:04:07.512Z"),
            (said("2026-11-20T18:04:07Z", 0, 0), "2026-11-20T18:04:07+00:00"),
            (said("2026-11-20T18:04:07Z", 0, 3), "2026-11-20T18:04:07.000+00:00"),
            (said("2026-11-20T18:04:07.512Z", -300, 3), "2026-11-20T13:04:07.512-05:00"),
            (said("2026-12-31T23:59:59.999999999Z", 330, 9), "2027-01-01T05:29:59.999999999+05:30"),
            (said("2026-11-20T18:04:07Z", -90, 0), "2026-11-20T16:34:07-01:30"),
        ];
        for (said, text) in cases {
            assert_eq!(String::from(said), text);
            assert_eq!(SaidAt::try_from(text.to_owned()), Ok(said), "{text}");
        }
        for text in [
            "",
            "Z",
            "-05:00",
            "2026-11-20T18:04:07",
            "2026-11-20T18:04:07*05:00",
            "2026-11-20T18:04:07é5:00",
        ] {
            assert!(SaidAt::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
