//! The text of a list: its encoding, and by what its values are separated.

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, WINDOWS_1252};

/// Lines looked at to tell by what values are separated.
const LOOKED_AT_MAX: usize = 50;

/// The characters of the list: by a mark of byte order, as UTF-8, or as Windows-1252, in which every byte is one. What
/// counts in a list is written in digits and Latin letters.
pub(super) fn decode(bytes: &[u8]) -> String {
    match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, _)), _) => encoding.decode(bytes).0.into_owned(),
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}

/// Is there nothing on the line that is to be read?
pub(super) fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The lines that are to be read, with their numbers.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).filter(|(_, line)| !is_blank(line))
}

/// By what the values are separated: what a first line says, or what most of the first lines have.
pub(super) fn separator(text: &str) -> Option<u8> {
    let (_, first) = lines(text).next()?;
    if let Some([by]) = first.trim_end_matches('\r').strip_prefix("sep=").map(str::as_bytes) {
        return Some(*by);
    }
    let counted = b",;\t|".iter().map(|by| {
        let with = lines(text).take(LOOKED_AT_MAX).filter(|(_, line)| line.contains(char::from(*by)));
        (with.count(), *by)
    });
    // Of two that are in as many lines the one that comes first here.
    counted.rev().max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0).map(|(_, by)| by)
}

/// Hands over the records of the text with the numbers of their lines.
pub(super) fn records(text: &str, by: u8, each: &mut dyn FnMut(usize, &StringRecord)) {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .delimiter(by)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    while let Ok(true) = reader.read_record(&mut record) {
        let line = record.position().map_or(0, csv::Position::line);
        let blank = record.iter().all(|cell| cell.trim().is_empty());
        let says = record.len() == 1 && record.get(0).is_some_and(|cell| cell.starts_with("sep="));
        if !blank && !says {
            each(usize::try_from(line).unwrap_or_default(), &record);
        }
    }
}

/// What a column is called, without case, blanks and marks.
pub(super) fn plain_name(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|one| one.to_ascii_lowercase()).collect()
}
