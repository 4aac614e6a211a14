//! What the database holds, about whom, and what ends it: read from `migrations/data.toml`, shown as `docs/data.md`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Deserialize;

/// The path of the declaration, from the root.
pub const DECLARATION: &str = "migrations/data.toml";
/// The page that is made from it.
pub const PAGE: &str = "docs/data.md";

/// Every table, with the words before them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataMap {
    /// The text before the tables on the page.
    pub introduction: String,
    /// The tables, in the order of the page.
    #[serde(rename = "table")]
    pub tables: Vec<Table>,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its name in the database.
    pub name: String,
    /// What it holds, in a sentence.
    pub holds: String,
    /// Whether its rows belong to a report.
    pub bound: Bound,
    /// What expunging a report does to its rows.
    pub expunging: Rows,
    /// Why it is kept.
    pub why: String,
    /// Who may read it.
    pub read: String,
    /// What ends it.
    pub ends: String,
    /// How the ledger proves its rows; not at all where absent.
    pub proved: Option<Proved>,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// How the ledger proves the rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Proved {
    /// The entry of the command that writes a row states it.
    Entry,
    /// It is the ledger itself.
    Tree,
}

/// Whether a table's rows belong to a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bound {
    /// Each row belongs to one report, and has a report's time.
    Report,
    /// It belongs to no report.
    House,
}

/// What expunging a report does to the rows of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rows {
    /// The rows are removed.
    Row,
    /// The columns marked *emptied* are emptied.
    Columns,
    /// The rows stay as they are.
    Nothing,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its name in the database.
    pub name: String,
    /// Which kind of thing it holds.
    pub is: Kind,
    /// What it is, in words.
    pub what: String,
    /// Whose data it is; nobody's where empty.
    #[serde(default)]
    pub of: Vec<Whose>,
    /// What expunging does to it, where the row stays.
    pub expunging: Option<Emptied>,
    /// Why it stays, where a person could be concerned.
    pub because: Option<String>,
    /// What ends it, where that differs from its table.
    pub ends: Option<String>,
    /// Who may read it, where that differs from its table.
    pub read: Option<String>,
    /// Why it is kept, where that differs from its table.
    pub why: Option<String>,
    /// The command whose entry in the ledger names it in plain words, and by which fact.
    pub proof: Option<String>,
    /// The table is proved, and this column is not.
    #[serde(default)]
    pub unproved: bool,
}

/// The one thing that expunging does to a column whose row stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Emptied {
    /// It is set to null, to nothing, or to our own words.
    Emptied,
}

/// Which kind of thing a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Points to something of ours, or to an organisation.
    Key,
    /// One word of a closed list.
    Word,
    /// 0 or 1.
    Flag,
    /// A number.
    Number,
    /// A moment.
    Time,
    /// A day.
    Day,
    /// A hash.
    Digest,
    /// Our own text, without data of a person.
    Text,
    /// What tells a person, an account or a device apart.
    Identifier,
    /// Free words of people.
    Words,
    /// Documents and files as received.
    Content,
    /// Passwords, tokens and keys.
    Secret,
}

impl Kind {
    /// The word of the page.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Key => "key",
            Kind::Word => "word of a list",
            Kind::Flag => "yes or no",
            Kind::Number => "number",
            Kind::Time => "time",
            Kind::Day => "day",
            Kind::Digest => "digest",
            Kind::Text => "our text",
            Kind::Identifier => "identifier",
            Kind::Words => "words of people",
            Kind::Content => "content",
            Kind::Secret => "secret",
        }
    }

    /// Can a person be read from it, or recognised by it?
    pub fn is_personal(self) -> bool {
        matches!(self, Kind::Identifier | Kind::Words | Kind::Content | Kind::Secret)
    }
}

/// Whose data a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
pub enum Whose {
    /// Who reported: a member of the public, or a contact at a provider.
    #[serde(rename = "reporter")]
    Reporter,
    /// The person whose account is complained of, and others named with it.
    #[serde(rename = "person reported")]
    PersonReported,
    /// The child, and others to whom something was done.
    #[serde(rename = "victim")]
    Victim,
    /// A person at an agency.
    #[serde(rename = "officer")]
    Officer,
    /// A member of our staff.
    #[serde(rename = "staff")]
    Staff,
    /// A person at a provider who has an account or a credential here.
    #[serde(rename = "provider")]
    Provider,
}

impl Whose {
    /// The word of the page.
    pub fn word(self) -> &'static str {
        match self {
            Whose::Reporter => "reporter",
            Whose::PersonReported => "person reported",
            Whose::Victim => "victim",
            Whose::Officer => "officer",
            Whose::Staff => "staff",
            Whose::Provider => "provider",
        }
    }
}

impl DataMap {
    /// Reads a declaration.
    ///
    /// # Errors
    /// What in it cannot be read.
    pub fn read(text: &str) -> Result<DataMap, String> {
        toml::from_str(text).map_err(|error| format!("{DECLARATION}: {error}"))
    }

    /// The declaration of this repository.
    ///
    /// # Errors
    /// Where it is not there, or cannot be read.
    pub fn of_repository() -> Result<DataMap, String> {
        let path = crate::root().join(DECLARATION);
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{DECLARATION}: {error}"))?;
        DataMap::read(&text)
    }

    /// One table.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// Holds the declaration against the columns that a database really has, as pairs of table and column.
    pub fn against(&self, real: &BTreeSet<(String, String)>) -> Vec<String> {
        let declared: BTreeSet<(String, String)> = self
            .tables
            .iter()
            .flat_map(|table| table.columns.iter().map(|column| (table.name.clone(), column.name.clone())))
            .collect();
        let missing = real.difference(&declared);
        let mut faults: Vec<String> = missing
            .map(|(table, column)| format!("{table}.{column} is not declared in {DECLARATION}"))
            .collect();
        let gone = declared.difference(real);
        faults.extend(
            gone.map(|(table, column)| {
                format!("{DECLARATION} declares {table}.{column}, which is not there")
            }),
        );
        faults
    }

    /// Contradictions in the declaration: people's words that nothing ends, or a column that stays in a row that is
    /// removed.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for table in &self.tables {
            let sentences = [&table.holds, &table.why, &table.read, &table.ends];
            if sentences.iter().any(|sentence| sentence.trim().is_empty()) {
                faults.push(format!("{} leaves something unsaid", table.name));
            }
            if table.bound == Bound::House && table.expunging != Rows::Nothing {
                faults.push(format!("{} belongs to no report: expunging does not reach it", table.name));
            }
            for column in &table.columns {
                let found = fault(table, column).map(|why| format!("{}.{} {why}", table.name, column.name));
                faults.extend(found);
            }
        }
        faults
    }

    /// The page, whole.
    pub fn page(&self) -> String {
        let mut page = String::from("# What is kept, about whom, and until when\n\n");
        let _ = writeln!(page, "<!-- made from {DECLARATION} by `cargo xtask data`: edit that file -->\n");
        let _ = writeln!(page, "{}", self.introduction.trim());
        for (bound, heading) in [
            (Bound::Report, "Tables whose rows belong to a report"),
            (Bound::House, "Tables that belong to no report"),
        ] {
            let _ = writeln!(page, "\n## {heading}");
            for table in self.tables.iter().filter(|table| table.bound == bound) {
                table.write(&mut page);
            }
        }
        page
    }
}

fn fault(table: &Table, column: &Column) -> Option<&'static str> {
    let emptied = column.expunging.is_some();
    let personal = column.is.is_personal();
    let goes = table.expunging == Rows::Row || emptied;
    if emptied && table.expunging != Rows::Columns {
        return Some("is emptied, and its table says otherwise");
    }
    if personal == column.of.is_empty() {
        return Some("must say whose it is, and only where a person is concerned");
    }
    if table.bound == Bound::Report && personal && !goes {
        return Some("is left by expunging");
    }
    if table.bound == Bound::Report && column.is == Kind::Digest && !goes && column.because.is_none() {
        return Some("is a digest that stays, and must say why it may");
    }
    None
}

impl Table {
    fn write(&self, page: &mut String) {
        let _ = writeln!(page, "\n### `{}`\n\n{}\n", self.name, self.holds);
        let _ = writeln!(page, "- Why it is kept: {}", sentence(&self.why));
        let _ = writeln!(page, "- Who may read it: {}", sentence(&self.read));
        let _ = writeln!(page, "- What ends it: {}", sentence(&self.ends));
        if self.bound == Bound::Report {
            let _ = writeln!(page, "- Expunging: {}", self.expunged());
        }
        let _ = writeln!(page, "\n| Column | What it is | Kind | Whose | What ends it | In the ledger |");
        let _ = writeln!(page, "|---|---|---|---|---|---|");
        for column in &self.columns {
            let whose: Vec<&str> = column.of.iter().map(|whose| whose.word()).collect();
            let _ = writeln!(
                page,
                "| `{}` | {} | {} | {} | {} | {} |",
                column.name,
                self.what(column),
                column.is.word(),
                if whose.is_empty() { "nobody".to_owned() } else { whose.join(", ") },
                self.end(column),
                self.proof(column),
            );
        }
    }

    fn proof(&self, column: &Column) -> String {
        let how = match self.proved {
            _ if column.unproved => "no",
            None => "no",
            Some(Proved::Entry) => "yes",
            Some(Proved::Tree) => "it is the ledger",
        };
        column.proof.as_ref().map_or_else(|| how.to_owned(), |proof| format!("{how}, and by name: `{proof}`"))
    }

    fn expunged(&self) -> &'static str {
        match self.expunging {
            Rows::Row => "the rows are removed.",
            Rows::Columns => "the rows stay, and the columns marked below are emptied.",
            Rows::Nothing => "the rows stay as they are.",
        }
    }

    fn what(&self, column: &Column) -> String {
        let mut words = column.what.clone();
        for (name, other) in [("kept because", &column.why), ("read by", &column.read)] {
            if let Some(other) = other {
                let _ = write!(words, "; {name} {other}");
            }
        }
        words
    }

    fn end(&self, column: &Column) -> String {
        let by_expunging = match (self.expunging, column.expunging) {
            (Rows::Row, _) => "its row",
            (_, Some(Emptied::Emptied)) => "emptied by expunging",
            _ => "stays",
        };
        let words = match (self.bound, &column.ends) {
            (Bound::House, Some(ends)) => ends.clone(),
            (Bound::House, None) => "as its table".to_owned(),
            (Bound::Report, Some(ends)) => format!("{by_expunging}; {ends}"),
            (Bound::Report, None) => by_expunging.to_owned(),
        };
        match &column.because {
            Some(because) => format!("{words}: {because}"),
            None => words,
        }
    }
}

fn sentence(words: &str) -> String {
    let words = words.trim();
    if words.ends_with('.') { words.to_owned() } else { format!("{words}.") }
}

/// Writes the page.
///
/// # Errors
/// Where the declaration contradicts itself, or the page cannot be written.
pub fn write() -> Result<(), String> {
    let map = DataMap::of_repository()?;
    let faults = map.faults();
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    std::fs::write(crate::root().join(PAGE), map.page()).map_err(|error| format!("{PAGE}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::Tree;

    fn map() -> DataMap {
        DataMap::of_repository().unwrap()
    }

    #[test]
    fn the_declaration_leaves_no_word_of_people_behind() {
        let faults = map().faults();
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }

    #[test]
    fn the_committed_page_is_the_one_that_is_made() {
        let page = std::fs::read_to_string(crate::root().join(PAGE)).unwrap();
        assert!(page == map().page(), "docs/data.md is out of date: run cargo xtask data");
    }

    #[test]
    fn what_is_said_to_be_proved_names_a_command_and_a_fact() {
        let tree = Tree::read(&crate::root()).unwrap();
        let code: String = tree.below("crates/", ".rs").map(crate::tidy::File::text).collect();
        for table in &map().tables {
            for proof in table.columns.iter().filter_map(|column| column.proof.as_ref()) {
                let (command, fact) = proof.split_once(": ").unwrap();
                for name in [command, fact] {
                    assert!(code.contains(&format!("\"{name}\"")), "{}: there is no {name}", table.name);
                }
            }
        }
    }

    #[test]
    fn a_column_that_nobody_ends_is_found() {
        let text = std::fs::read_to_string(crate::root().join(DECLARATION)).unwrap();
        let emptied = r#"what = "why it went there", expunging = "emptied""#;
        let left = text.replace(emptied, r#"what = "why it went there""#);
        assert_ne!(left, text);
        assert_eq!(DataMap::read(&left).unwrap().faults(), ["referral.reason is left by expunging"]);
        let nobodys = text.replace(
            r#"name = "about", is = "identifier", of = ["person reported", "victim"]"#,
            r#"name = "about", is = "identifier""#,
        );
        assert_eq!(DataMap::read(&nobodys).unwrap().faults().len(), 1);
        assert!(DataMap::read(&text.replace(r#"is = "flag""#, r#"is = "maybe""#)).is_err());
    }

    #[test]
    fn a_column_without_a_declaration_and_a_declaration_without_a_column_are_found() {
        let map = map();
        let pair = |table: &str, column: &str| (table.to_owned(), column.to_owned());
        let mut real: BTreeSet<_> = map
            .tables
            .iter()
            .flat_map(|table| table.columns.iter().map(|column| pair(&table.name, &column.name)))
            .collect();
        assert!(map.against(&real).is_empty());
        real.insert(pair("hold", "judge"));
        real.remove(&pair("desk", "because"));
        let faults = map.against(&real);
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[0].starts_with("hold.judge is not declared"));
    }
}
