//! The written forms of XML Schema's simple types, and of addresses. All of it reads bytes from left to right
//! once.

use std::net::IpAddr;

use jiff::civil::{self, Date};
use jiff::tz::Offset;
use jiff::{Span, Timestamp};

use crate::limits::EMAIL_LOCAL_CHARACTERS_MAX;

/// White space as XML counts it.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// A value without the white space around it, as every type but `xs:string` is read.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// `true`, `false`, `1` or `0`.
pub(crate) fn boolean(text: &str) -> Option<bool> {
    match trimmed(text) {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// What is wrong with a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotWhole {
    /// Not a whole number at all.
    Form,
    /// Greater than its type can hold.
    Above,
    /// Less than its type can hold.
    Below,
}

/// A whole number between two others.
pub(crate) fn whole(text: &str, least: i64, most: i64) -> Result<i64, NotWhole> {
    let text = trimmed(text);
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotWhole::Form);
    }
    match text.parse::<i64>() {
        Ok(number) if number > most => Err(NotWhole::Above),
        Ok(number) if number < least => Err(NotWhole::Below),
        Ok(number) => Ok(number),
        Err(_) if negative => Err(NotWhole::Below),
        Err(_) => Err(NotWhole::Above),
    }
}

/// An `xs:double`.
pub(crate) fn double(text: &str) -> Option<f64> {
    match trimmed(text) {
        "INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        "NaN" => Some(f64::NAN),
        // Rust would also read `inf`, `nan` and `infinity`, which the schema does not know.
        text if text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E')) => {
            text.parse().ok()
        }
        _ => None,
    }
}

/// An `xs:dateTime`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Does it say its zone?
    pub(crate) zoned: bool,
    /// The instant; `None` without a zone, and outside the years 1 to 9999.
    pub(crate) at: Option<Timestamp>,
    /// The zone it says; UTC where it says none.
    pub(crate) offset: Offset,
    /// How many digits of a second were written.
    pub(crate) digits: u8,
}

/// An `xs:date`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    /// The day; `None` outside the years 1 to 9999.
    pub(crate) date: Option<Date>,
    /// When it began, in the zone it says, or else where on earth it began first.
    pub(crate) begins: Option<Timestamp>,
}

/// Reads an `xs:dateTime`.
pub(crate) fn moment(text: &str) -> Option<Moment> {
    let mut cursor = Cursor { rest: trimmed(text).as_bytes() };
    let date = cursor.date()?;
    cursor.eat(b'T')?;
    let (time, next_day, digits) = cursor.time()?;
    let offset = cursor.zone()?;
    let start = match date {
        Some(date) if next_day => date.checked_add(Span::new().days(1)).ok(),
        other => other,
    };
    let at = match (start, offset) {
        (Some(date), Some(offset)) => offset.to_timestamp(date.to_datetime(time)).ok(),
        _ => None,
    };
    Some(Moment { zoned: offset.is_some(), at, offset: offset.unwrap_or(Offset::UTC), digits })
}

/// Reads an `xs:date`.
pub(crate) fn day(text: &str) -> Option<Day> {
    let mut cursor = Cursor { rest: trimmed(text).as_bytes() };
    let date = cursor.date()?;
    let offset = cursor.zone()?.unwrap_or(Offset::constant(14));
    let begins = date.and_then(|date| offset.to_timestamp(date.to_datetime(civil::Time::midnight())).ok());
    Some(Day { date, begins })
}

/// What is left to read.
struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn eat(&mut self, wanted: u8) -> Option<()> {
        match self.rest.split_first() {
            Some((byte, rest)) if *byte == wanted => {
                self.rest = rest;
                Some(())
            }
            _ => None,
        }
    }

    /// As many digits as there are.
    fn digits(&mut self) -> &'a [u8] {
        let count = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.rest.split_at(count);
        self.rest = rest;
        digits
    }

    /// Exactly two digits.
    fn two(&mut self) -> Option<i8> {
        match self.rest {
            [a @ b'0'..=b'9', b @ b'0'..=b'9', rest @ ..] => {
                self.rest = rest;
                i8::try_from((a - b'0') * 10 + (b - b'0')).ok()
            }
            _ => None,
        }
    }

    /// Year, month and day. The inner `None` is a day of the calendar that lies outside the years 1 to 9999.
    fn date(&mut self) -> Option<Option<Date>> {
        let before = self.eat(b'-').is_some();
        let digits = self.digits();
        let padded = digits.len() > 4 && digits.first() == Some(&b'0');
        if digits.len() < 4 || padded || digits.iter().all(|digit| *digit == b'0') {
            return None;
        }
        let year = digits
            .iter()
            .fold(0_i64, |year, digit| year.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
        self.eat(b'-')?;
        let month = self.two()?;
        self.eat(b'-')?;
        let day = self.two()?;
        let within = !before && year <= 9999;
        // The calendar repeats every 400 years, so a far year is checked by a near one.
        let near = if within { year } else { 2000 + year.rem_euclid(400) };
        let date = Date::new(i16::try_from(near).ok()?, month, day).ok()?;
        Some(within.then_some(date))
    }

    /// Time of day, whether it is the midnight that begins the next day (`24:00:00`), and the digits of its second.
    fn time(&mut self) -> Option<(civil::Time, bool, u8)> {
        let hour = self.two()?;
        self.eat(b':')?;
        let minute = self.two()?;
        self.eat(b':')?;
        let second = self.two()?;
        let (mut nanosecond, mut written) = (0_i32, 0_u8);
        if self.eat(b'.').is_some() {
            let digits = self.digits();
            if digits.is_empty() {
                return None;
            }
            written = u8::try_from(digits.len()).unwrap_or(u8::MAX);
            let nine = digits.iter().chain(std::iter::repeat(&b'0')).take(9);
            nanosecond = nine.fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0'));
            if hour == 24 && digits.iter().any(|digit| *digit != b'0') {
                return None;
            }
        }
        if (hour, minute, second) == (24, 0, 0) {
            return Some((civil::Time::midnight(), true, written));
        }
        let time = civil::Time::new(hour, minute, second, nanosecond).ok().filter(|_| second < 60)?;
        Some((time, false, written))
    }

    /// The rest: nothing, `Z`, or hours and minutes from it, at most 14 hours.
    fn zone(&mut self) -> Option<Option<Offset>> {
        let sign = match self.rest {
            [] => return Some(None),
            b"Z" => return Some(Some(Offset::UTC)),
            [b'+', ..] => 1,
            [b'-', ..] => -1,
            _ => return None,
        };
        self.eat(if sign > 0 { b'+' } else { b'-' })?;
        let hours = i32::from(self.two()?);
        self.eat(b':')?;
        let minutes = i32::from(self.two()?);
        let total = hours * 60 + minutes;
        if !self.rest.is_empty() || minutes > 59 || total > 14 * 60 {
            return None;
        }
        Some(Some(Offset::from_seconds(sign * total * 60).ok()?))
    }
}

/// What is wrong with an e-mail address, in words that follow a colon; `None` when it is one. Lax on purpose:
/// what a sender saw in a sign-up form is worth having also when no mail server would take it.
pub(crate) fn email_problem(text: &str) -> Option<String> {
    let Some((local, domain)) = trimmed(text).rsplit_once('@') else {
        return Some("it has no '@'".to_owned());
    };
    let quoted = local.len() > 1 && local.starts_with('"') && local.ends_with('"');
    let odd =
        |c: char| c.is_control() || !quoted && (c.is_whitespace() || matches!(c, '@' | '<' | '>' | ','));
    if local.is_empty() {
        return Some("nothing stands before its '@'".to_owned());
    }
    if local.chars().count() > EMAIL_LOCAL_CHARACTERS_MAX {
        return Some(format!("at most {EMAIL_LOCAL_CHARACTERS_MAX} characters may stand before its '@'"));
    }
    if local.contains(odd) {
        return Some("what stands before its '@' holds a character that cannot be there".to_owned());
    }
    let literal = domain.starts_with('[') && domain.ends_with(']');
    let in_label =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii() && !c.is_control();
    let domain_like = domain.split('.').all(|label| !label.is_empty() && label.chars().all(in_label));
    (!literal && !domain_like).then(|| "what stands after its '@' is not a domain".to_owned())
}

/// Is it something a person could open? Only blank texts, white space and control characters are refused:
/// senders also write addresses without a scheme.
pub(crate) fn is_url(text: &str) -> bool {
    !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// IPv4, IPv6 or IPv4-mapped IPv6.
pub(crate) fn ip_address(text: &str) -> Option<IpAddr> {
    trimmed(text).parse().ok()
}
