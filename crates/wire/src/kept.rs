//! What a sender said as compact JSON: intake stores it with the bytes, so that no stage reads the document again.
//!
//! The names are those of the nouns in `clearline-report`. What was not said is left out.

use clearline_report::{FileSaid, Said};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What is kept so.
pub trait Kept: Serialize + DeserializeOwned {}

impl Kept for Said {}
impl Kept for FileSaid {}

/// A text that was not made by [`to_json`].
#[derive(Debug, thiserror::Error)]
#[error("cannot read what is kept of a document")]
pub struct NotKept(#[source] serde_json::Error);

/// What was said, as JSON.
pub fn to_json(said: &impl Kept) -> String {
    written(said).to_string()
}

/// What was said, from its JSON.
///
/// # Errors
///
/// The text was not made by [`to_json`].
pub fn from_json<T: Kept>(text: &str) -> Result<T, NotKept> {
    serde_json::from_str(text).map_err(NotKept)
}

/// What the details of a file say of its content: all but the key, which each filing gives anew.
pub fn content_of(said: &FileSaid) -> String {
    let mut said = written(said);
    if let Value::Object(members) = &mut said {
        members.remove("file");
    }
    said.to_string()
}

fn written(said: &impl Kept) -> Value {
    // Only a map with keys that are not text can fail to be written, and there is none.
    let mut value = serde_json::to_value(said).unwrap_or_default();
    leave_out_unsaid(&mut value);
    value
}

/// Leaves out members that are absent and lists that are empty. It calls itself no deeper than nouns hold one another.
fn leave_out_unsaid(value: &mut Value) {
    let says = |value: &Value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty());
    match value {
        Value::Array(items) => items.iter_mut().for_each(leave_out_unsaid),
        Value::Object(members) => {
            members.retain(|_, value| says(value));
            members.values_mut().for_each(leave_out_unsaid);
        }
        _ => {}
    }
}
