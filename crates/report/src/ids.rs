use std::fmt;
use std::str::FromStr;

/// A text that is not the identifier it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdError {
    /// What was being read.
    pub what: &'static str,
    /// The form it must have, in words for the person who typed it.
    pub expected: &'static str,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a valid {}: expected {}", self.what, self.expected)
    }
}

impl std::error::Error for IdError {}

/// The number outsiders quote, and the key under which everything about a report is kept.
///
/// A positive integer below 2^53: real clients read it as a JavaScript number. Its upper 41 bits are milliseconds
/// since 2020-01-01T00:00:00Z, its lower 12 bits are drawn by chance, so processes assign numbers without talking to
/// each other; the primary key settles the rare draw of the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReportNumber(i64);

impl ReportNumber {
    const EPOCH_MILLISECONDS: i64 = 1_577_836_800_000;
    const CHANCE_BITS: u32 = 12;
    /// The first integer that JavaScript cannot hold exactly.
    const LIMIT: i64 = 1 << 53;

    /// The number for a report opened at `milliseconds` since 1970, with 12 bits of `chance`.
    pub fn assign(milliseconds: i64, chance: u16) -> ReportNumber {
        let since =
            (milliseconds - Self::EPOCH_MILLISECONDS).clamp(1, (Self::LIMIT >> Self::CHANCE_BITS) - 1);
        ReportNumber((since << Self::CHANCE_BITS) | i64::from(chance & 0x0fff))
    }

    /// The number as stored and shown.
    pub fn get(self) -> i64 {
        self.0
    }

    /// Which of 256 shards holds what is known of this report: the last byte of its number. It is one of the drawn bits, so
    /// that reports are spread evenly.
    pub fn shard(self) -> u8 {
        self.0.to_be_bytes()[7]
    }
}

impl TryFrom<i64> for ReportNumber {
    type Error = IdError;

    fn try_from(number: i64) -> Result<Self, IdError> {
        if (1..Self::LIMIT).contains(&number) {
            Ok(ReportNumber(number))
        } else {
            Err(IdError { what: "report number", expected: "a positive whole number below 9007199254740992" })
        }
    }
}

impl FromStr for ReportNumber {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let number = text.trim().parse::<i64>().unwrap_or(0);
        ReportNumber::try_from(number)
    }
}

impl fmt::Display for ReportNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One file of a report: 32 lower-case hexadecimal digits that no client can mistake for a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(String);

impl FileId {
    /// The identifier made from 16 bytes of chance, or `None` when these would look like a number to a lax parser
    /// (all digits, or digits around one `e`): the caller draws again.
    pub fn draw(chance: [u8; 16]) -> Option<FileId> {
        use std::fmt::Write as _;
        let mut text = String::with_capacity(32);
        for byte in chance {
            write!(text, "{byte:02x}").ok()?;
        }
        let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
        let number_like = letters == 0 || (letters == 1 && text.contains('e'));
        (!number_like).then_some(FileId(text))
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for FileId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == 32 && text.bytes().all(hex) {
            Ok(FileId(text.to_owned()))
        } else {
            Err(IdError { what: "file id", expected: "32 lower-case hexadecimal digits" })
        }
    }
}

impl fmt::Display for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Defines a short text identifier: letters, digits, `-`, `_` and `.`, at most 64 of them, so that it is safe in a
/// path, a log line and a header.
macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
                if (1..=64).contains(&text.len()) && text.bytes().all(plain) {
                    Ok($name(text.to_owned()))
                } else {
                    Err(IdError { what: $what, expected: "1 to 64 letters, digits, '-', '_' or '.'" })
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id!(
    /// An organisation that reports over the API; also the user name of its credential.
    ProviderId, "provider id"
);
text_id!(
    /// An agency that may receive reports, by its key in the directory (`us-fbi`, `icac-al-1`, `gb-1`).
    AgencyId, "agency id"
);
text_id!(
    /// A person with an account here: staff, an agency's officer, a provider's contact, an auditor.
    UserId, "user id"
);
text_id!(
    /// An imported list of hashes.
    ListId, "hash list id"
);

/// One referral: the report and a small number that counts its recipients, written `R-<report>-<n>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReferralId {
    /// The report that was referred.
    pub report: ReportNumber,
    /// 1 for its first referral.
    pub ordinal: u16,
}

impl fmt::Display for ReferralId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R-{}-{}", self.report, self.ordinal)
    }
}

impl FromStr for ReferralId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let error = IdError { what: "referral id", expected: "R-<report number>-<n>" };
        let (report, ordinal) =
            text.strip_prefix("R-").and_then(|rest| rest.split_once('-')).ok_or(error.clone())?;
        let report = report.parse().map_err(|_| error.clone())?;
        let ordinal = ordinal.parse().ok().filter(|n| *n > 0).ok_or(error)?;
        Ok(ReferralId { report, ordinal })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_numbers_rise_with_time_and_fit_in_a_javascript_number() {
        let early = ReportNumber::assign(1_790_000_000_000, 0x0fff);
        let late = ReportNumber::assign(1_790_000_000_001, 0);
        assert!(early < late);
        let far = ReportNumber::assign(i64::MAX / 2, 0xffff);
        assert!(far.get() < 1 << 53);
        assert_eq!((early.shard(), late.shard()), (255, 0));
        assert!(ReportNumber::try_from(0).is_err() && ReportNumber::try_from(1 << 53).is_err());
    }

    #[test]
    fn file_ids_never_look_like_numbers() {
        assert_eq!(FileId::draw([0x11; 16]), None, "all digits");
        let mut exponent = [0x11; 16];
        exponent[3] = 0x1e;
        assert_eq!(FileId::draw(exponent), None, "digits around one e");
        let id = FileId::draw([0xab; 16]).unwrap();
        assert_eq!(id.as_str().parse::<FileId>().unwrap(), id);
    }

    #[test]
    fn referral_ids_round_trip() {
        let id = ReferralId { report: ReportNumber::assign(1_790_000_000_000, 7), ordinal: 2 };
        assert_eq!(id.to_string().parse::<ReferralId>().unwrap(), id);
        assert!("R-12-0".parse::<ReferralId>().is_err());
    }
}
