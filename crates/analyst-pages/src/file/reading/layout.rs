//! Is a text a table? Values with separators, lines of JSON objects, and lists of objects are.

use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

use super::pages::CELL_CHARS_MAX;

/// Columns of a table that is shown as one.
const COLUMNS_MAX: usize = 40;

/// JSON that is read as values; longer text is shown as lines.
const JSON_BYTES_MAX: usize = 8 << 20;

/// Characters of a line; a longer one continues on the next.
const LINE_CHARS_MAX: usize = 2_000;

/// Records of a hundred that must have as many cells as most have.
const ALIKE_IN_A_HUNDRED: usize = 90;

/// A text that is a table.
pub(super) struct Table {
    /// The names of the columns; empty where the text has none.
    pub(super) head: Vec<String>,
    /// The rows.
    pub(super) rows: Rows,
    /// What is in the same text besides the rows.
    pub(super) beside: Vec<(String, String)>,
}

/// Where the rows come from.
pub(super) enum Rows {
    /// Values with a separator. Records before the first row are skipped.
    Separated(Separated, usize),
    /// Objects, with the names of the columns.
    Objects(Vec<Map<String, Value>>, Vec<String>),
}

/// How values are separated.
#[derive(Clone, Copy)]
pub(super) struct Separated {
    by: u8,
    /// Bytes of a first line that only says by what the values are separated.
    from: usize,
}

impl Rows {
    /// Hands over each row, in order.
    pub(super) fn each(self, text: &str, row: &mut dyn FnMut(&[String])) {
        match self {
            Rows::Separated(separated, skipped) => separated.records(text, &mut |at, record| {
                if at >= skipped {
                    row(&record.iter().map(str::to_owned).collect::<Vec<_>>());
                }
                true
            }),
            Rows::Objects(objects, names) => {
                for object in objects {
                    let cells: Vec<String> =
                        names.iter().map(|name| object.get(name).map_or_else(String::new, words)).collect();
                    row(&cells);
                }
            }
        }
    }
}

/// The text as a table, where it is one.
pub(super) fn table(text: &str) -> Option<Table> {
    objects(text).or_else(|| separated(text))
}

/// The lines of a text, long ones in pieces, of which the first begins the line. JSON that is one value is written out
/// over lines, unless `plain`.
pub(super) fn lines(text: &str, plain: bool, line: &mut dyn FnMut(&str, bool)) {
    let pretty =
        if plain { None } else { single(text).and_then(|one| serde_json::to_string_pretty(&one).ok()) };
    for whole in pretty.as_deref().unwrap_or(text).lines() {
        let (mut rest, mut begins) = (whole, true);
        loop {
            let end = rest.char_indices().nth(LINE_CHARS_MAX).map_or(rest.len(), |(at, _)| at);
            let (piece, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            line(piece, begins);
            if after.is_empty() {
                break;
            }
            (rest, begins) = (after, false);
        }
    }
}

/// A text that is one object or one list, and nothing else.
fn single(text: &str) -> Option<Value> {
    let fits = text.len() <= JSON_BYTES_MAX && text.trim_start().starts_with(['{', '[']);
    fits.then(|| serde_json::from_str(text).ok()).flatten()
}

/// A list of objects, an object that holds one such list, or one object a line.
fn objects(text: &str) -> Option<Table> {
    match single(text) {
        Some(Value::Array(list)) => of_objects(list, Vec::new()),
        Some(Value::Object(mut whole)) => {
            let mut lists = whole.iter().filter(|(_, value)| is_list_of_objects(value)).map(|(name, _)| name);
            let (Some(name), None) = (lists.next().cloned(), lists.next()) else { return None };
            let Some(Value::Array(list)) = whole.remove(&name) else { return None };
            let beside = whole.iter().map(|(name, value)| (name.clone(), words(value))).collect();
            of_objects(list, beside)
        }
        Some(_) => None,
        None => {
            let starts = text.len() <= JSON_BYTES_MAX && text.trim_start().starts_with('{');
            let mut lines = text.lines().filter(|line| !line.trim().is_empty());
            let read = |line: &str| serde_json::from_str(line).ok();
            let list: Option<Vec<Value>> = starts.then(|| lines.by_ref().map(read).collect()).flatten();
            of_objects(list?, Vec::new())
        }
    }
}

fn is_list_of_objects(value: &Value) -> bool {
    value.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_object))
}

fn of_objects(list: Vec<Value>, beside: Vec<(String, String)>) -> Option<Table> {
    let mut names: Vec<String> = Vec::new();
    let mut objects = Vec::with_capacity(list.len());
    for value in list {
        let Value::Object(object) = value else { return None };
        for name in object.keys() {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        // What would lose columns is no table.
        if names.len() > COLUMNS_MAX {
            return None;
        }
        objects.push(object);
    }
    let some = !objects.is_empty() && !names.is_empty();
    some.then(|| Table { head: names.clone(), rows: Rows::Objects(objects, names), beside })
}

/// A value as a cell: a text as it is, anything else as it is written.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Values separated by a comma, a semicolon, a tabulator or a bar: by that which makes most columns alike.
fn separated(text: &str) -> Option<Table> {
    let (said, from) = said_separator(text);
    let tried: Vec<u8> = said.map_or_else(|| b",;\t|".to_vec(), |by| vec![by]);
    let candidates = tried.into_iter().filter_map(|by| {
        let separated = Separated { by, from };
        separated.looks(text).map(|columns| (columns, separated))
    });
    let (columns, separated) = candidates.max_by_key(|(columns, _)| *columns)?;
    let mut first: Option<StringRecord> = None;
    separated.records(text, &mut |_, record| {
        first = Some(record.clone());
        false
    });
    let head: Vec<String> = first?.iter().map(|cell| cell.trim().to_owned()).collect();
    let named = head.len() == columns && is_head(&head);
    // Prose has commas too: two columns are a table only where they have names.
    if !named && columns < 3 {
        return None;
    }
    let head = if named { head } else { Vec::new() };
    Some(Table { rows: Rows::Separated(separated, usize::from(named)), head, beside: Vec::new() })
}

/// `sep=;` as the first line, as spreadsheets write and read it.
fn said_separator(text: &str) -> (Option<u8>, usize) {
    let line = text.lines().next().unwrap_or_default();
    match line.trim_end_matches('\r').strip_prefix("sep=").map(str::as_bytes) {
        Some([by]) => (Some(*by), line.len() + 1),
        _ => (None, 0),
    }
}

/// Do these look like names of columns? Short, each another, none empty, and none a number.
fn is_head(cells: &[String]) -> bool {
    let fits = |cell: &String| {
        (1..=64).contains(&cell.chars().count())
            && cell.chars().any(char::is_alphabetic)
            && !cell.chars().next().is_some_and(|first| first.is_ascii_digit())
    };
    let mut sorted: Vec<&String> = cells.iter().collect();
    sorted.sort();
    sorted.dedup();
    sorted.len() == cells.len() && cells.iter().all(fits)
}

impl Separated {
    /// Hands over each record with its place, until told to stop.
    fn records(self, text: &str, each: &mut dyn FnMut(usize, &StringRecord) -> bool) {
        let text = text.get(self.from..).unwrap_or_default();
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.by)
            .from_reader(text.as_bytes());
        let mut record = StringRecord::new();
        let mut at = 0;
        while let Ok(true) = reader.read_record(&mut record) {
            if !each(at, &record) {
                break;
            }
            at += 1;
        }
    }

    /// How many columns it makes, where nearly all records have as many. A quotation mark that is never closed would
    /// swallow lines into one cell: then it is no table.
    fn looks(self, text: &str) -> Option<usize> {
        let mut counts = [0_usize; COLUMNS_MAX + 1];
        let (mut records, mut whole) = (0, true);
        self.records(text, &mut |_, record| {
            records += 1;
            whole = record.iter().all(|cell| cell.len() <= CELL_CHARS_MAX * 4) && record.len() <= COLUMNS_MAX;
            if let Some(count) = counts.get_mut(record.len()) {
                *count += 1;
            }
            whole
        });
        let (columns, most) = counts.iter().copied().enumerate().max_by_key(|(_, count)| *count)?;
        let alike = most * 100 >= records * ALIKE_IN_A_HUNDRED;
        (whole && alike && records >= 2 && columns >= 2).then_some(columns)
    }
}
