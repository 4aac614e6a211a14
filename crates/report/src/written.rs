//! The written form of nouns, in which what a sender said is kept beside its document. Fields and variants are written under
//! their names; what has a text of its own is written as that text.

use std::fmt::Display;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    CaptureKind, Classification, Country, FileAnnotation, FileId, FileRelevance, IncidentType, InternetKind,
    PartyRole, ReportAnnotation, ReportNumber,
};

fn write<S: Serializer>(value: &impl Display, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

fn read<'de, T: FromStr<Err: Display>, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    String::deserialize(from)?.parse().map_err(D::Error::custom)
}

/// Writes a type as its own text.
macro_rules! as_text {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                write(self, to)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<$name, D::Error> {
                read(from)
            }
        }
    )*};
}

as_text!(
    Country,
    FileId,
    ReportNumber,
    CaptureKind,
    Classification,
    FileAnnotation,
    FileRelevance,
    IncidentType,
    InternetKind,
    PartyRole,
    ReportAnnotation
);

/// A day that may be absent, as `2009-04-30`.
pub(crate) mod day {
    use jiff::civil::Date;
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    pub(crate) fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.to_string()).serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
    }
}
