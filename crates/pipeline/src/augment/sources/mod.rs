//! One file per source. Each turns what the report says into what the source says of it.

use clearline_report::{Message, message};

pub(super) mod address;
pub(super) mod bytes;
pub(super) mod exits;
pub(super) mod hash;
pub(super) mod language;
pub(super) mod mail;
pub(super) mod named;
pub(super) mod phone;
pub(super) mod place;
pub(super) mod prior;
pub(super) mod viewing;

/// The sender as a source.
pub(super) fn sender() -> Message {
    message!("source-sender")
}
