//! Text of messages, for what is shown or written: pages, documents, packages, the output of commands.
//!
//! This is the one file of the pipeline that names the catalogues. What is stored and digested is the message; a stage
//! that writes a document is handed a [`Writer`], and no other code of the pipeline knows a language.

use clearline_i18n::{Language, Names};
use clearline_law::{ClauseId, Register};
use clearline_report::{Argument, Country, Message, message};
use clearline_seal::Text;

use clearline_core::House;

/// Writes messages in one language, with clauses and countries as the register names them.
#[derive(Debug, Clone, Copy)]
pub struct Writer<'r> {
    language: Language,
    register: &'r Register,
    /// Is it for paper, where words that stay English are marked?
    paper: bool,
}

impl<'r> Writer<'r> {
    /// In `language`, by `register`.
    pub fn new(language: Language, register: &'r Register) -> Writer<'r> {
        Writer { language, register, paper: false }
    }

    /// In English, by `register`.
    pub fn english(register: &'r Register) -> Writer<'r> {
        Writer::new(Language::ENGLISH, register)
    }

    /// In the language of the house, which is English, by its register.
    pub fn of(house: &'r House) -> Writer<'r> {
        Writer::english(house.register)
    }

    /// The same in English; `None` where this writes English.
    pub fn in_english(&self) -> Option<Writer<'r>> {
        (self.language != Language::ENGLISH).then(|| Writer::english(self.register))
    }

    /// The same for paper: what others wrote in English, and no catalogue translates, is marked as English.
    #[must_use]
    pub fn on_paper(self) -> Writer<'r> {
        Writer { paper: true, ..self }
    }

    /// In the language of an agency's briefs: what was set for it, where briefs are written in it; else English.
    pub fn of_briefs(house: &'r House, set: Option<&str>) -> Writer<'r> {
        let language = Writer::brief_languages().find(|language| Some(language.tag()) == set);
        Writer::new(language.unwrap_or(Language::ENGLISH), house.register)
    }

    /// The languages that a brief can be written in: those whose catalogue has its messages.
    pub fn brief_languages() -> impl Iterator<Item = Language> {
        Language::all().filter(|language| language.has(&message!("brief-title")))
    }

    /// The text of a message.
    pub fn say(&self, message: &Message) -> String {
        self.language.say_with(message, self)
    }

    /// The text of a message with the message, for a package.
    pub fn text(&self, message: Message) -> Text {
        Text { text: self.say(&message), message: Some(message) }
    }

    /// By which texts it writes, for a ledger entry: the language and the version of its catalogue.
    pub fn facts(&self) -> [(&'static str, String); 2] {
        [("language", self.language().to_owned()), ("catalogue", self.language.catalogue().to_owned())]
    }

    /// The tag of the language (BCP 47).
    pub fn language(&self) -> &'static str {
        self.language.tag()
    }

    /// Is the language read from right to left?
    pub fn is_right_to_left(&self) -> bool {
        self.language.direction() == clearline_i18n::Direction::Rtl
    }
}

impl Names for Writer<'_> {
    fn clause(&self, id: &str) -> Option<String> {
        let id: ClauseId = id.parse().ok()?;
        self.register.clause(&id).map(|clause| clause.citation.clone())
    }

    fn written(&self, argument: &Argument, text: String) -> String {
        match argument {
            Argument::Words { text: own, .. }
                if self.paper && *own == text && self.language != Language::ENGLISH =>
            {
                clearline_paper::in_english(&text)
            }
            _ => text,
        }
    }

    /// The register's own names are English; every other language has those of its catalogue.
    fn country(&self, language: Language, country: Country) -> Option<String> {
        (language == Language::ENGLISH).then(|| self.register.country_name(country))
    }
}
