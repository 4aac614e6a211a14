use clearline_report::{Argument, Message, message, words};
use jiff::civil::Date;

use super::Register;

words! {
    /// What a source is, and so how far it carries.
    pub enum Basis of "basis" {
        /// The text of the law itself, read in the official print or in a copy of it.
        OfficialText = "official text" => message!("basis-official-text"),
        /// The list of whoever keeps a treaty.
        Depositary = "depositary" => message!("basis-depositary"),
        /// A page of the authority that it is about.
        OfficialPage = "official page" => message!("basis-official-page"),
        /// Somebody else who tells of it.
        Secondary = "secondary" => message!("basis-secondary"),
        /// A paper that the operator holds.
        Document = "document" => message!("basis-document"),
        /// A rule of the organisation itself.
        OwnRule = "own rule" => message!("basis-own-rule"),
        /// Nothing was read. It is never shown as a source.
        OwnKnowledge = "own knowledge" => message!("basis-own-knowledge"),
    }
}

/// Where rows are from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its short name, which rows cite.
    pub key: String,
    /// Who published it.
    pub publisher: String,
    /// What it is called.
    pub title: String,
    /// A page that a person can open; `None` where the address is not at hand.
    pub url: Option<String>,
    /// When it was published, as exactly as we know: a day, a month or a year.
    pub date: Option<String>,
    /// What it is.
    pub basis: Basis,
}

impl Source {
    /// Was anything read? What is held to be so without a source is shown as not verified.
    pub fn was_read(&self) -> bool {
        self.basis != Basis::OwnKnowledge
    }

    /// Publisher, title and date.
    pub fn words(&self) -> String {
        let named = format!("{}, {}", self.publisher, self.title);
        match &self.date {
            // A year or a name with it in the title already says when.
            Some(date) if !named.contains(date.as_str()) => format!("{named} ({date})"),
            _ => named,
        }
    }
}

impl Register {
    /// What was read of these sources, in their order.
    pub fn sources_read<'r>(&'r self, keys: &'r [String]) -> impl Iterator<Item = &'r Source> {
        keys.iter().filter_map(|key| self.source(key)).filter(|source| source.was_read())
    }

    /// These sources in words; where nothing was read, that it is not verified.
    pub fn sources_words(&self, keys: &[String]) -> Message {
        let read: Vec<String> = self.sources_read(keys).map(Source::words).collect();
        if read.is_empty() {
            return message!("sources-none");
        }
        let text = read.join("; ");
        message!("sources-read", sources = Argument::Words { text, language: Some("en".to_owned()) })
    }

    /// The first of these sources in words, where room is short.
    pub fn first_source(&self, keys: &[String]) -> Message {
        let first = self.sources_read(keys).next().map(|source| vec![source.key.clone()]);
        self.sources_words(&first.unwrap_or_default())
    }
}

/// A day, a month or a year as rows write it, for people: *March 2015* and not *2015-03*.
pub fn as_of_words(as_of: &str) -> Message {
    let month = |text: &str| text.parse::<u32>().ok().filter(|month| (1..=12).contains(month));
    match as_of.split('-').collect::<Vec<_>>()[..] {
        [year, number] if let Some(month) = month(number) => {
            message!("as-of-month", month = month, year = Argument::exact(year))
        }
        _ => match as_of.parse::<Date>() {
            Ok(day) => message!("as-of-day", day = day),
            Err(_) if as_of == "undated" => message!("as-of-undated"),
            Err(_) if as_of == "unknown" => message!("as-of-unknown"),
            Err(_) => message!("as-of-other", text = Argument::exact(as_of)),
        },
    }
}
