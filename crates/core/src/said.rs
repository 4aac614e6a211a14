//! Messages as rows keep them: in their stored form (`docs/messages.md`), and as an empty text where nothing is said, or
//! where it went with an expunging.

use clearline_report::Message;

use crate::trouble::Trouble;

/// The stored form.
pub fn kept(message: &Message) -> String {
    // A message of strings and numbers always has a form; the empty text says nothing.
    serde_json::to_string(message).unwrap_or_default()
}

/// What a row says.
///
/// # Errors
/// Where the text is no message.
pub fn read(text: &str) -> Result<Option<Message>, Trouble> {
    if text.is_empty() { Ok(None) } else { serde_json::from_str(text).map(Some).map_err(Trouble::row) }
}
