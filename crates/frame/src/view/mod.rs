//! What all pages share: their frame, their parts, and whose words stand in them.
//!
//! Each page is one folder of its audience. `view.rs` is its struct, which names the template beside it (`page.html`);
//! `mod.rs` is its handler, which fills the struct; `sample.rs` fills it with invented words, in every state that it has.
//! A struct asks no question, knows no clock and decides nothing, so what a page can show is exactly
//! what its struct says. Forms carry the hidden field `csrf`; the addresses they post to and the names of
//! their fields are told at each struct. No page needs scripts, inline styles or anything from elsewhere:
//! they are made for [`clearline_http::CONTENT_SECURITY_POLICY`].

mod bilingual;
pub mod map;
mod part;
mod said;
mod shown;
mod wording;

use clearline_disclosure::Writer;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_law::Register;
use clearline_report::{Message, message};

pub use bilingual::Bilingual;
pub use part::{
    Bar, Bars, Candidate, Choice, Event, Fact, FieldError, FileRow, Gate, Moment, Pager, Passage,
    Preservation, Section, State, Subject, Tone,
};
pub use said::{AsMessage, Count, Said};
pub use shown::{Shown, prose, shown};
pub use wording::{AsWords, Words};

/// The one style sheet, served at [`CSS_PATH`].
pub const CSS: &str = include_str!("../../assets/clearline.css");

/// The mark, served at [`LOGO_PATH`].
pub const LOGO: &str = include_str!("../../assets/logo.svg");

/// The mark on its own ground, served at [`FAVICON_PATH`].
pub const FAVICON: &str = include_str!("../../assets/favicon.svg");

/// Where pages look for [`CSS`].
pub const CSS_PATH: &str = "/assets/clearline.css";

/// Where [`LOGO`] is found.
pub const LOGO_PATH: &str = "/assets/logo.svg";

/// Where pages look for [`FAVICON`].
pub const FAVICON_PATH: &str = "/assets/favicon.svg";

/// The target of the quick exit: an ordinary page about the weather.
pub const EXIT_TO: &str = "https://www.bbc.com/weather";

/// One link of the page's navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub words: Words,
    /// True for the page we are on.
    pub here: bool,
}

/// One thing the page says about what has just happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// One or two sentences.
    pub words: Words,
}

/// What every page has: the person, and the frame around the content.
#[derive(Debug, Clone)]
pub struct Page {
    /// The first part of the window's title; the templates set their own headings.
    pub title: String,
    /// For whom. It chooses the density, and the word beside the mark.
    pub audience: Audience,
    /// The name shown beside *Sign out*; without it there is nothing to sign out of.
    pub signed_in_as: Option<String>,
    /// The navigation; empty for none.
    pub nav: Vec<NavItem>,
    /// The token that every form sends back in the field `csrf`.
    pub csrf: String,
    /// What this person has just done.
    pub said: Option<Notice>,
    /// What must be known first of what is on the page.
    pub notice: Option<Notice>,
    /// References of what belongs on this page and cannot be read; each is logged for the operator.
    pub unreadable: Vec<String>,
    /// True where everything shown belongs to the sandbox: a banner says so on each such page.
    pub sandbox: bool,
    /// True in a demonstration, where everything is invented: a banner says so on every page.
    pub demonstration: bool,
    /// True where a link leads away at once, for somebody who must not be seen reading this.
    pub exit: bool,
    /// The language of the page's words.
    pub language: Language,
    /// By what clauses and countries are named.
    pub register: &'static Register,
    /// True where the page's address asked for the language: what it leads to asks for it as well.
    pub keeps_language: bool,
    /// Other languages in which the page can be read, and its own; empty for none.
    pub languages: Vec<LanguageChoice>,
    /// The id of the form that carries what was typed into another language; none where a link does.
    pub language_form: Option<&'static str>,
}

/// A language in which a page can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageChoice {
    /// The language.
    pub language: Language,
    /// The page's address in it.
    pub href: String,
}

impl Page {
    /// An English page for `audience` without navigation, person and messages.
    pub fn new(title: impl Into<String>, audience: Audience) -> Page {
        Page {
            title: title.into(),
            audience,
            signed_in_as: None,
            nav: Vec::new(),
            csrf: String::new(),
            said: None,
            notice: None,
            unreadable: Vec::new(),
            sandbox: false,
            demonstration: false,
            exit: false,
            language: Language::ENGLISH,
            register: Register::shipped(),
            keeps_language: false,
            languages: Vec::new(),
            language_form: None,
        }
    }

    /// A page in `language`, whose window is called by a message.
    pub fn of(title: &Message, audience: Audience, language: Language) -> Page {
        Page { language, ..Page::new(Writer::new(language, Register::shipped()).say(title), audience) }
    }

    /// The word beside the mark; none for anyone.
    pub fn beside_mark(&self) -> Option<Message> {
        Some(match self.audience {
            Audience::Public => return None,
            Audience::Provider => message!("audience-provider"),
            Audience::Analyst => message!("audience-analyst"),
            Audience::Agency => message!("audience-agency"),
            Audience::Auditor => message!("audience-auditor"),
            Audience::Counsel => message!("audience-counsel"),
        })
    }

    /// The class on the body; the style sheet's only knowledge of audiences.
    pub fn class(&self) -> &'static str {
        match self.audience {
            Audience::Public => "for-public",
            Audience::Provider => "for-provider",
            Audience::Analyst => "for-analyst",
            Audience::Agency => "for-agency",
            Audience::Auditor => "for-auditor",
            Audience::Counsel => "for-counsel",
        }
    }

    /// Where the quick exit leads.
    pub fn exit_to(&self) -> &'static str {
        EXIT_TO
    }

    /// Where the mark leads.
    pub fn home(&self) -> &'static str {
        match self.audience {
            Audience::Public => "/",
            Audience::Provider => "/provider",
            Audience::Analyst => "/desk",
            Audience::Agency => "/agency",
            Audience::Auditor => "/auditor",
            Audience::Counsel => "/counsel",
        }
    }

    /// The words of the catalogue for this id. Arguments follow: `page.say("x").number("count", n)`.
    pub fn say(&self, id: &'static str) -> Said {
        self.told(Message::new(id))
    }

    /// The words for this id in an attribute: without arguments and without tags.
    pub fn text(&self, id: &'static str) -> String {
        self.language.say(&Message::new(id))
    }

    /// The words of a message that code chose.
    pub fn told(&self, message: impl AsMessage) -> Said {
        self.words(Words::Told(message.as_message().clone()))
    }

    /// A message as a sentence of its own.
    pub fn sentence(&self, message: impl AsMessage) -> Said {
        self.words(Words::Sentence(message.as_message().clone()))
    }

    /// A message as a heading.
    pub fn heading(&self, message: impl AsMessage) -> Said {
        self.words(Words::Heading(message.as_message().clone()))
    }

    /// Words of ours in the page's language, or those of others as they are.
    pub fn words(&self, words: impl AsWords) -> Said {
        Said::new(self.language, self.register, words.as_words())
    }

    /// What somebody wrote or named, with what hides in it marked and named.
    pub fn data<'a>(&self, text: &'a str) -> Shown<'a> {
        Shown::on_page(text, self.language)
    }

    /// What somebody wrote in several lines, with what hides in it marked.
    pub fn prose<'a>(&self, text: &'a str) -> Shown<'a> {
        prose(text)
    }

    /// Words of a statute or of the register, which are English.
    pub fn law(&self, text: &str) -> Said {
        self.words(Words::law(text))
    }

    /// Where a link or a form of this page leads: to `path`, in the page's language where its address asked for it.
    pub fn at(&self, path: &str) -> String {
        if !self.keeps_language {
            return path.to_owned();
        }
        let sign = if path.contains('?') { '&' } else { '?' };
        format!("{path}{sign}lang={}", self.language.tag())
    }

    /// A notice in the page's language.
    pub fn notice(&self, tone: Tone, message: &Message) -> Notice {
        Notice { tone, words: message.into() }
    }

    /// What must be known of the translation, in its own words: that nobody who speaks the language has read it yet.
    pub fn translation_note(&self) -> Option<String> {
        self.language.note()
    }

    /// One part of the page; where it cannot be read, the page says so and does without.
    pub fn readable<T, R: ToString>(&mut self, part: Result<T, R>) -> Option<T> {
        part.map_err(|row| self.cannot_read(&[row])).ok()
    }

    /// Says what of the page cannot be read.
    pub fn cannot_read<R: ToString>(&mut self, rows: &[R]) {
        for row in rows.iter().map(ToString::to_string) {
            if !self.unreadable.contains(&row) {
                self.unreadable.push(row);
            }
        }
    }
}
