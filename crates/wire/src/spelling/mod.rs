//! One form for what people write in many: telephone numbers, e-mail addresses, web addresses, names, devices, places.
//!
//! Two texts that mean one thing have one form here, so that stages compare forms and never texts. A form is for
//! comparing only: people are shown what was written. Where two readings are possible, none is guessed: a number, for
//! example, says that it has two.

mod find;
mod host;
mod mail;
mod name;
mod phone;
mod text;

pub use find::{mail_addresses, mentioned_names, report_numbers, telephone_numbers, web_addresses};
pub use host::{Host, Web, host, web};
pub use mail::{domain, mail};
pub use name::{code, handle, name, place, service};
pub use phone::{Number, Unread, number, same_telephone};
