//! A part of a page in a language of its own, with the English beside: what was written for an agency is shown in that
//! agency's language to whoever reads it.

use clearline_i18n::Language;
use clearline_law::Register;
use clearline_report::Message;

use super::{AsMessage, AsWords, Page, Said, Words};

/// The words of such a part.
#[derive(Debug, Clone)]
pub struct Bilingual {
    language: Language,
    register: &'static Register,
}

impl Bilingual {
    /// A part of `page` in `language`.
    pub fn of(page: &Page, language: Language) -> Bilingual {
        Bilingual { language, register: page.register }
    }

    /// The tag of the language (BCP 47).
    pub fn tag(&self) -> &'static str {
        self.language.tag()
    }

    /// At which side its lines begin, as HTML writes it.
    pub fn direction(&self) -> &'static str {
        self.language.direction().word()
    }

    /// The words of the catalogue for this id.
    pub fn say(&self, id: &'static str) -> Said {
        self.told(Message::new(id))
    }

    /// The words of a message.
    pub fn told(&self, message: impl AsMessage) -> Said {
        self.words(Words::Told(message.as_message().clone()))
    }

    /// Words of ours in this language, or those of others as they are.
    pub fn words(&self, words: impl AsWords) -> Said {
        Said::new(self.language, self.register, words.as_words())
    }

    /// The same in English, where it says it otherwise.
    pub fn english(&self, message: impl AsMessage) -> Option<Said> {
        let english = Bilingual { language: Language::ENGLISH, ..*self };
        let said = english.told(message.as_message());
        (said.text() != self.told(message).text()).then_some(said)
    }
}
