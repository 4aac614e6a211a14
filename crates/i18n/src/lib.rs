//! Languages: the text of a [`Message`], made from the catalogue of the reader's language.
//!
//! A catalogue is a folder `locales/<language>` of Fluent files. `en` is complete by rule; what another language lacks
//! is written in English. Numbers, lists and plurals follow ICU4X and CLDR. Below the edge nobody calls this crate:
//! what is stored is the message, not its text.

mod bundle;
mod casing;
mod catalogue;
mod countries;
mod language;
mod languages;
mod pseudo;
mod register;
mod value;

pub use casing::{capital, sentence};
pub use language::{Direction, Language, UnknownLanguage};
pub use value::{Names, NoNames};

use clearline_report::{Country, Message, message};

impl Language {
    /// The text of `message` in this language; agencies and clauses by their ids.
    pub fn say(self, message: &Message) -> String {
        self.say_with(message, &NoNames)
    }

    /// Its name in itself.
    pub fn name(self) -> String {
        let named = message!("language-name");
        bundle::text(self, &named, &NoNames).unwrap_or_else(|| self.tag().to_owned())
    }

    /// What its catalogue says of itself at the foot of a page: that nobody who speaks the language has reviewed it.
    pub fn note(self) -> Option<String> {
        bundle::text(self, &Message::new("language-note"), &NoNames)
    }

    /// A country's name by itself.
    pub fn country(self, country: Country) -> String {
        countries::name(self, country)
    }

    /// Does the language's own catalogue have this message? A page is written in a language that has its title: files of
    /// catalogues are complete or absent, which `cargo xtask words` holds.
    pub fn has(self, message: &Message) -> bool {
        bundle::has(self, message.id())
    }

    /// What the register says in English, in this language; `None` where nobody has translated it, and in English.
    pub fn of_register(self, english: &str) -> Option<&'static str> {
        register::text(self, english)
    }

    /// The version of its catalogue: the first 16 hexadecimal digits of a SHA-256 over the texts of its files. What is
    /// written and leaves us names it, so that it is known by which texts it was written.
    pub fn catalogue(self) -> &'static str {
        bundle::version(self)
    }

    /// The text of `message` in this language, with agencies and clauses as `names` writes them.
    ///
    /// A message that no catalogue has is written as its id in brackets; `cargo xtask words` finds it before.
    pub fn say_with(self, message: &Message, names: &dyn Names) -> String {
        bundle::text(self, message, names)
            .or_else(|| bundle::text(Language::ENGLISH, message, names))
            .unwrap_or_else(|| format!("[{}]", message.id()))
    }
}

#[cfg(test)]
mod tests;
