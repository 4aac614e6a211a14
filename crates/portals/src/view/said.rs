//! Words of a page, from the catalogue of its language.
//!
//! A template writes `{{ page.say("id") }}`. Arguments are escaped. Of markup a text of a catalogue may hold a few tags
//! without attributes: those of [`TAGS`], and those to which the template gives an address (`.link("a", href)`).

use std::fmt;

use askama::filters::HtmlSafe;
use clearline_i18n::{Language, Names};
use clearline_report::{Argument, Message};

use super::shown::escaped;

/// The tags that every text may hold, each with what opens it and what closes it in a page.
pub(crate) const TAGS: [(&str, &str, &str); 4] = [
    ("b", "<b>", "</b>"),
    ("exact", "<span class=\"exact\">", "</span>"),
    ("optional", "<span class=\"optional\">", "</span>"),
    ("unseen", "<span class=\"unseen\">", "</span>"),
];

/// A message on its way into a page.
#[derive(Debug, Clone)]
pub struct Said {
    language: Language,
    message: Message,
    links: Vec<(&'static str, String)>,
}

impl Said {
    pub(super) fn new(language: Language, message: Message) -> Said {
        Said { language, message, links: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: Argument) -> Said {
        self.message = self.message.with(name, value);
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
        self.links.push((tag, href.as_ref().to_owned()));
        self
    }

    /// As plain text, for an attribute.
    pub fn text(&self) -> String {
        self.language.say(&self.message)
    }

    /// What a tag is in a page; nothing for one that is none.
    fn tag(&self, tag: &str) -> Option<String> {
        let (name, closes) = tag.strip_prefix('/').map_or((tag, false), |name| (name, true));
        if let Some((_, opening, closing)) = TAGS.iter().find(|(known, ..)| *known == name) {
            return Some(if closes { closing } else { opening }.to_string());
        }
        let (_, href) = self.links.iter().find(|(known, _)| *known == name)?;
        Some(if closes { "</a>".to_owned() } else { format!("<a href=\"{}\">", escaped(href)) })
    }
}

/// It escapes the arguments, and writes no tag but those it knows.
impl HtmlSafe for Said {}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.language.say_with(&self.message, &InMarkup);
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('<') {
            f.write_str(before)?;
            let tag = after.split_once('>').and_then(|(tag, behind)| Some((self.tag(tag)?, behind)));
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

/// Arguments as markup holds them.
struct InMarkup;

impl Names for InMarkup {
    fn written(&self, _: &Argument, text: String) -> String {
        escaped(&text)
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

    fn said(id: &'static str) -> Said {
        Said::new(Language::ENGLISH, Message::new(id))
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
}
