//! The nouns of a report: what a sender said, whom and what it is about, and how far it has come.
//!
//! This crate performs nothing and stores nothing. It has no clock, no random source and no database. What is stored as it
//! is has one written form: a [`Message`], and what a sender said ([`Said`], [`FileSaid`]). Every other crate speaks of a
//! report in these words (the glossary is in `ARCHITECTURE.md`).

mod ages;
pub mod countries;
mod country;
pub mod digest;
mod file;
mod ids;
mod incident;
mod kind;
pub mod legible;
mod message;
mod party;
mod said;
mod stage;
mod time;
mod transfer;
mod words;
mod written;

pub use country::{Country, Today};
pub use file::{Classification, DigestKind, FileAnnotation, FileRelevance, FileSaid, Metadata, OriginalHash};
pub use ids::{AgencyId, FileId, IdError, ListId, ProviderId, ReferralId, ReportNumber, UserId};
pub use incident::{Incident, IncidentType, InternetDetail, InternetKind, Remark, ReportAnnotation};
pub use kind::{Family, FileKind, HEAD_BYTES};
pub use message::{Argument, Message};
pub use party::{
    Address, AssociatedAccount, CaptureEvent, CaptureKind, DeviceId, Disabled, Email, EstimatedLocation,
    Party, PartyRole, Person, Phone,
};
pub use said::{Answer, LawEnforcement, ReportKind, Reporter, Said, ServedAbroad, World};
pub use stage::{Designation, Priority, Stage};
pub use time::SaidAt;
pub use transfer::{AgencyClass, Basis, BasisKind, Channel, ReferralState, Subject};
pub use words::UnknownWord;
#[doc(hidden)]
pub use words::are_distinct;
