//! What a page says at one place: our own words, or those of others.

use clearline_disclosure::Writer;
use clearline_law::Register;
use clearline_report::{Argument, Country, Message, message};

/// Words of a page. Ours are messages, so that the page's language writes them; those of others stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Words {
    /// A message, as it stands in the catalogue.
    Told(Message),
    /// A message as a sentence of its own: with a capital letter and a full stop.
    Sentence(Message),
    /// A message as a heading: with a capital letter and without a full stop.
    Heading(Message),
    /// What somebody else wrote or named: words of people, identifiers, names, numbers.
    Data(String),
    /// Words of a statute or of the register, which are English.
    Law(String),
}

impl Words {
    /// What somebody else wrote or named.
    pub fn data(text: impl Into<String>) -> Words {
        Words::Data(text.into())
    }

    /// Words of a statute or of the register.
    pub fn law(text: impl Into<String>) -> Words {
        Words::Law(text.into())
    }

    /// Several, one after another.
    pub fn each<T: Into<Argument>>(items: impl IntoIterator<Item = T>) -> Words {
        Words::value(Argument::each(items))
    }

    /// A value by itself, as the language writes it: a size, a number, a country.
    pub fn value(value: impl Into<Argument>) -> Words {
        Words::Told(message!("part-value", value = value))
    }

    /// Are they our own?
    pub fn is_ours(&self) -> bool {
        matches!(self, Words::Told(_) | Words::Sentence(_) | Words::Heading(_))
    }

    /// As English text, for what programs read.
    pub fn in_english(&self, register: &Register) -> String {
        let writer = Writer::english(register);
        match self {
            Words::Told(message) => writer.say(message),
            Words::Sentence(message) => clearline_i18n::sentence(&writer.say(message)),
            Words::Heading(message) => clearline_i18n::capital(&writer.say(message)),
            Words::Data(text) | Words::Law(text) => text.clone(),
        }
    }

    /// True where nothing is said.
    pub fn is_empty(&self) -> bool {
        matches!(self, Words::Data(text) | Words::Law(text) if text.is_empty())
    }
}

impl Default for Words {
    fn default() -> Words {
        Words::Data(String::new())
    }
}

impl From<Message> for Words {
    fn from(message: Message) -> Words {
        Words::Told(message)
    }
}

impl From<&Message> for Words {
    fn from(message: &Message) -> Words {
        Words::Told(message.clone())
    }
}

impl From<Argument> for Words {
    fn from(value: Argument) -> Words {
        Words::value(value)
    }
}

impl From<Country> for Words {
    fn from(country: Country) -> Words {
        Words::value(country)
    }
}

impl From<&Words> for Words {
    fn from(words: &Words) -> Words {
        words.clone()
    }
}

/// As a part of a sentence of ours.
impl From<&Words> for Argument {
    fn from(words: &Words) -> Argument {
        let english = || Some("en".to_owned());
        match words {
            Words::Told(message) | Words::Sentence(message) | Words::Heading(message) => {
                message.clone().into()
            }
            Words::Data(text) => Argument::exact(text),
            Words::Law(text) => Argument::Words { text: text.clone(), language: english() },
        }
    }
}

/// Words, however a template hands them over.
pub trait AsWords {
    /// The words.
    fn as_words(&self) -> Words;
}

impl AsWords for Words {
    fn as_words(&self) -> Words {
        self.clone()
    }
}

impl AsWords for Message {
    fn as_words(&self) -> Words {
        self.into()
    }
}

impl<T: AsWords + ?Sized> AsWords for &T {
    fn as_words(&self) -> Words {
        (*self).as_words()
    }
}
