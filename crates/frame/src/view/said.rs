//! Words of a page, from the catalogue of its language.
//!
//! A template writes `{{ page.say("id") }}`. Arguments are escaped. Of markup a text of a catalogue may hold a few tags
//! without attributes: those of [`TAGS`], and those to which the template gives an address (`.link("a", href)`).

use std::cell::RefCell;
use std::fmt;

use askama::filters::HtmlSafe;
use clearline_disclosure::Writer;
use clearline_i18n::{Language, Names};
use clearline_law::Register;
use clearline_report::{AgencyId, Argument, Country, Message};

use super::shown::{Shown, escaped};
use super::{AsWords, Moment, Words};

/// The tags that every text may hold, each with what opens it and what closes it in a page.
const TAGS: [(&str, &str, &str); 5] = [
    ("b", "<b>", "</b>"),
    ("exact", "<span class=\"exact\">", "</span>"),
    ("keep", "<span class=\"keep\">", "</span>"),
    ("optional", "<span class=\"optional\">", "</span>"),
    ("unseen", "<span class=\"unseen\">", "</span>"),
];

/// Words on their way into a page.
#[derive(Debug, Clone)]
pub struct Said {
    language: Language,
    register: &'static Register,
    words: Words,
    /// By its name, what opens a tag of this text and what closes it.
    tags: Vec<(&'static str, String, &'static str)>,
}

impl Said {
    pub(super) fn new(language: Language, register: &'static Register, words: Words) -> Said {
        Said { language, register, words, tags: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: Argument) -> Said {
        self.words = match self.words {
            Words::Told(message) => Words::Told(message.with(name, value)),
            Words::Sentence(message) => Words::Sentence(message.with(name, value)),
            Words::Heading(message) => Words::Heading(message.with(name, value)),
            other => other,
        };
        self
    }

    /// With a count, which also chooses the plural.
    pub fn number(self, name: &'static str, count: impl Count) -> Said {
        self.with(name, Argument::Number(count.count()))
    }

    /// With an identifier exactly as it was typed.
    pub fn exact(self, name: &'static str, text: impl AsRef<str>) -> Said {
        self.with(name, Argument::exact(text.as_ref()))
    }

    /// With a proper name.
    pub fn name(self, name: &'static str, text: impl AsRef<str>) -> Said {
        self.with(name, Argument::name(text.as_ref()))
    }

    /// With what somebody wrote.
    pub fn words(self, name: &'static str, text: impl AsRef<str>) -> Said {
        self.with(name, Argument::words(text.as_ref()))
    }

    /// With an address for what stands between `<tag>` and `</tag>`.
    pub fn link(mut self, tag: &'static str, href: impl AsRef<str>) -> Said {
        self.tags.push((tag, format!("<a href=\"{}\">", escaped(href.as_ref())), "</a>"));
        self
    }

    /// With a moment, which stands between `<name>` and `</name>` of the text as well: a browser reads it there.
    pub fn time(mut self, name: &'static str, moment: &Moment) -> Said {
        self.tags.push((name, format!("<time datetime=\"{}\">", escaped(&moment.iso)), "</time>"));
        self.with(name, Argument::name(&moment.words))
    }

    /// With a country or territory.
    pub fn country(self, name: &'static str, country: Country) -> Said {
        self.with(name, Argument::Country(country))
    }

    /// With a term of ours.
    pub fn term(self, name: &'static str, term: impl AsMessage) -> Said {
        self.with(name, Argument::Message(term.as_message().clone()))
    }

    /// With words, whosever they are.
    pub fn told(self, name: &'static str, words: impl AsWords) -> Said {
        self.with(name, Argument::from(&words.as_words()))
    }

    /// As plain text, for an attribute or an option.
    pub fn text(&self) -> String {
        self.say(&Writer::new(self.language, self.register))
    }

    fn say(&self, names: &dyn Names) -> String {
        match &self.words {
            Words::Told(message) => self.language.say_with(message, names),
            Words::Sentence(message) => clearline_i18n::sentence(&self.language.say_with(message, names)),
            Words::Heading(message) => clearline_i18n::capital(&self.language.say_with(message, names)),
            Words::Data(text) | Words::Law(text) => text.clone(),
        }
    }

    /// What a tag is in a page; nothing for one that is none.
    fn tag(&self, tag: &str) -> Option<String> {
        let (name, closes) = tag.strip_prefix('/').map_or((tag, false), |name| (name, true));
        if let Some((_, opening, closing)) = TAGS.iter().find(|(known, ..)| *known == name) {
            return Some(if closes { closing } else { opening }.to_string());
        }
        let (_, opening, closing) = self.tags.iter().find(|(known, ..)| *known == name)?;
        Some(if closes { (*closing).to_owned() } else { opening.clone() })
    }
}

/// It escapes the arguments, and writes no tag but those it knows.
impl HtmlSafe for Said {}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.words {
            Words::Data(text) => return Shown::on_page(text, self.language).fmt(f),
            Words::Law(text) => {
                return match self.language {
                    Language::ENGLISH => f.write_str(&escaped(text)),
                    _ => write!(f, "<bdi lang=\"en\">{}</bdi>", escaped(text)),
                };
            }
            Words::Told(_) | Words::Sentence(_) | Words::Heading(_) => {}
        }
        let names = InMarkup {
            writer: Writer::new(self.language, self.register),
            language: self.language,
            arguments: RefCell::default(),
        };
        let text = self.say(&names);
        let arguments = names.arguments.into_inner();
        let tag_of = |name: &str| match name.parse::<usize>() {
            Ok(place) => arguments.get(place).cloned(),
            Err(_) => self.tag(name),
        };
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('<') {
            f.write_str(before)?;
            let tag = after.split_once('>').and_then(|(tag, behind)| Some((tag_of(tag)?, behind)));
            rest = match &tag {
                Some((markup, behind)) => {
                    f.write_str(markup)?;
                    behind
                }
                None => {
                    f.write_str("&#60;")?;
                    after
                }
            };
        }
        f.write_str(rest)
    }
}

/// Arguments as markup holds them: what others typed is shown with what hides in it. Each is kept apart, and the text
/// holds its place as a tag, so that no argument is taken for markup of the text.
struct InMarkup {
    writer: Writer<'static>,
    language: Language,
    arguments: RefCell<Vec<String>>,
}

impl Names for InMarkup {
    fn agency(&self, id: &AgencyId) -> Option<String> {
        self.writer.agency(id)
    }

    fn clause(&self, id: &str) -> Option<String> {
        self.writer.clause(id)
    }

    fn country(&self, language: Language, country: Country) -> Option<String> {
        self.writer.country(language, country)
    }

    fn written(&self, argument: &Argument, text: String) -> String {
        let markup = match argument {
            Argument::Exact(_) | Argument::Words { .. } => Shown::new(&text, self.language).to_string(),
            _ => escaped(&text),
        };
        let mut arguments = self.arguments.borrow_mut();
        arguments.push(markup);
        format!("<{}>", arguments.len() - 1)
    }
}

/// A message, however a template hands it over.
pub trait AsMessage {
    /// The message.
    fn as_message(&self) -> &Message;
}

impl AsMessage for Message {
    fn as_message(&self) -> &Message {
        self
    }
}

impl<T: AsMessage + ?Sized> AsMessage for &T {
    fn as_message(&self) -> &Message {
        (*self).as_message()
    }
}

/// What can be counted, however a template hands it over.
pub trait Count {
    /// How many.
    fn count(&self) -> i64;
}

impl<T: Count + ?Sized> Count for &T {
    fn count(&self) -> i64 {
        (*self).count()
    }
}

impl Count for i64 {
    fn count(&self) -> i64 {
        *self
    }
}

impl Count for u64 {
    fn count(&self) -> i64 {
        i64::try_from(*self).unwrap_or(i64::MAX)
    }
}

impl Count for usize {
    fn count(&self) -> i64 {
        i64::try_from(*self).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: impl Into<Words>) -> Said {
        Said::new(Language::ENGLISH, Register::shipped(), words.into())
    }

    fn said(id: &'static str) -> Said {
        told(Message::new(id))
    }

    #[test]
    fn arguments_never_become_markup_and_tags_do() {
        let hostile = "\"><script>alert(1)</script><b>&";
        let text = said("account-lede").exact("user", hostile).to_string();
        assert_eq!(
            text,
            "You sign in as <span class=\"exact\">&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#60;b&#62;&#38;</span>."
        );
    }

    #[test]
    fn only_a_tag_that_was_given_an_address_is_a_link() {
        let linked = said("sign-in-lede").link("a", "/report?a=1&b=\"2\"").to_string();
        assert!(linked.ends_with("<a href=\"/report?a=1&#38;b=&#34;2&#34;\">report here</a>."), "{linked}");
        let bare = said("sign-in-lede").to_string();
        assert!(bare.contains("&#60;a>report here&#60;/a>") && !bare.contains("<a"), "{bare}");
    }

    #[test]
    fn what_others_wrote_is_kept_apart_and_our_terms_become_sentences() {
        let typed = Words::data("a<b>\u{202e}c");
        assert_eq!(
            told(typed).to_string(),
            "<bdi>a&#60;b&#62;<span class=\"marked\">U+202E</span>c</bdi> <span class=\"hint\">marked: U+202E \
             right-to-left override</span>"
        );
        assert_eq!(told(Words::data("R-1")).to_string(), "R-1");
        let turned = |words: Words| Said::new(Language::PSEUDO_RTL, Register::shipped(), words).to_string();
        assert_eq!(turned(Words::data("R-1")), "<bdi>R-1</bdi>");
        assert_eq!(turned(Words::law("a & b")), "<bdi lang=\"en\">a &#38; b</bdi>");
        assert_eq!(
            told(Words::Sentence(Message::new("ruling-binds-recipient"))).text(),
            "It binds the agency that receives."
        );
        assert_eq!(told(Words::Heading(Message::new("referral-opened"))).text(), "Opened");
        let named = said("part-value").words("value", "p\u{430}yp\u{430}l").to_string();
        assert!(
            named.contains("<span class=\"marked\">\u{430}</span>") && named.contains("Cyrillic"),
            "{named}"
        );
    }
}
