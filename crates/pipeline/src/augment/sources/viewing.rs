//! The sender's habit: does it say of every file that it was viewed? Client software is known to send that as a
//! constant, so a yes that never varies is an unverified claim. Counted over the sender's latest files, so that what a
//! report costs does not grow with what the sender ever filed.

use clearline_core::row::int_at;
use clearline_core::{House, Trouble, statement};
use clearline_records::dossier::Head;
use clearline_records::dossier::augmented::{Matter, Statement};
use clearline_store::params;
use jiff::Timestamp;

use crate::augment::model::heard;

statement! {
    VIEWING_HABIT = "augment/sql/viewing_habit";
}

/// Fewer files than these are no habit.
pub(in crate::augment) const FILES_MIN: i64 = 50;

/// What our own records say of the sender; nothing where it has no habit.
pub(in crate::augment) async fn ask(
    house: &House,
    head: &Head,
    at: Timestamp,
) -> Result<Option<Statement>, Trouble> {
    let Some(provider) = &head.provider else { return Ok(None) };
    let rows =
        house.query(&VIEWING_HABIT, params!(provider = provider.as_str(), until = head.number.get())).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(habit(int_at(row, "viewed")?, int_at(row, "files")?, at))
}

/// What `viewed` of `files` says: a statement only where every one of many was said to be viewed.
pub(in crate::augment) fn habit(viewed: i64, files: i64, at: Timestamp) -> Option<Statement> {
    let always = files >= FILES_MIN && viewed == files;
    always.then(|| {
        let value = format!("says of each of its latest {files} files that it viewed the whole of it");
        heard("our records", Matter::ViewingHabit, "the sender".to_owned(), value, at)
    })
}
