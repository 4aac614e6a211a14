//! In which language somebody reads.
//!
//! What the address asks for (`?lang=es`) goes first: it needs no cookie, and links and forms of a page carry it on. Then
//! comes the account's own choice, then the browser's `Accept-Language`, then English.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use axum::response::Response;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::Message;

use crate::view::{LanguageChoice, Page};

/// The parameter of an address that asks for a language.
pub const PARAMETER: &str = "lang";

/// What a request says of the language, and where its page is.
#[derive(Debug, Clone)]
pub struct Reader {
    asked: Option<Language>,
    /// What the browser asks for, the dearest first.
    browser: Vec<Language>,
    address: String,
}

impl Reader {
    /// The reader of a request.
    pub fn of(method: &Method, uri: &Uri, headers: &HeaderMap) -> Reader {
        let pairs: Vec<(String, String)> =
            uri.query().and_then(|query| serde_urlencoded::from_str(query).ok()).unwrap_or_default();
        let (lang, rest): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(name, _)| name == PARAMETER);
        let asked = lang.first().and_then(|(_, tag)| Language::named(tag).ok());
        let wish = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        // What a form was sent to is no page that a link could lead to with the same parameters.
        let rest = if method == Method::GET { rest } else { Vec::new() };
        let query = serde_urlencoded::to_string(rest).unwrap_or_default();
        let sign = if query.is_empty() { "" } else { "?" };
        Reader {
            asked,
            browser: wish.map_or_else(Vec::new, Language::wishes),
            address: format!("{}{sign}{query}", uri.path()),
        }
    }

    /// The same. Only a test puts a language beside the request, to read pages in an invented one: no request from outside
    /// can.
    pub fn of_parts(parts: &Parts) -> Reader {
        let reader = Reader::of(&parts.method, &parts.uri, &parts.headers);
        match parts.extensions.get::<Language>() {
            Some(language) => reader.asking_for(*language),
            None => reader,
        }
    }

    /// The same reader, who asks for this language.
    pub fn asking_for(self, language: Language) -> Reader {
        Reader { asked: Some(language), ..self }
    }

    /// The language, for somebody whose account has chosen `own`.
    pub fn language(&self, own: Option<Language>) -> Language {
        self.asked.or(own).or(self.browser.first().copied()).unwrap_or(Language::ENGLISH)
    }

    /// What the address asks for, where a page with this title can be written in it.
    pub fn asks_for(&self, title: &Message) -> Option<Language> {
        self.asked.filter(|language| language.has(title))
    }

    /// The language in which a page with this title can be written: the reader's, else the next that the browser asks for,
    /// else English.
    pub fn language_of(&self, title: &Message, own: Option<Language>) -> Language {
        let mut wishes = [self.language(own)].into_iter().chain(self.browser.iter().copied());
        wishes.find(|language| language.has(title)).unwrap_or(Language::ENGLISH)
    }

    /// A page for a reader who is not signed in, with the languages to choose from.
    pub fn page(&self, title: &Message, audience: Audience) -> Page {
        let language = self.language_of(title, None);
        let choice = |language: Language| LanguageChoice { language, href: self.address_in(language) };
        let languages: Vec<LanguageChoice> =
            Language::all().filter(|language| language.has(title)).map(choice).collect();
        Page {
            keeps_language: self.asked == Some(language),
            // One language is no choice.
            languages: if languages.len() > 1 { languages } else { Vec::new() },
            ..Page::of(title, audience, language)
        }
    }

    /// What a browser would say that asks for this reader's language.
    pub fn as_browser(&self) -> HeaderValue {
        HeaderValue::from_static(self.language(None).tag())
    }

    /// An address of ours, which asks for the language where this request did.
    pub fn at(&self, path: &str) -> String {
        self.asked.map_or_else(|| path.to_owned(), |language| with_language(path, language))
    }

    /// The page of this request in another language.
    fn address_in(&self, language: Language) -> String {
        with_language(&self.address, language)
    }
}

fn with_language(path: &str, language: Language) -> String {
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}{PARAMETER}={}", language.tag())
}

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Reader, Infallible> {
        Ok(Reader::of_parts(parts))
    }
}

/// Says of a page in which language it is, as the page itself says it, and by what that was chosen.
pub fn name_language(html: &str, response: &mut Response) {
    let tag = html.split_once("<html lang=\"").and_then(|(_, rest)| rest.split('"').next());
    let headers = response.headers_mut();
    if let Some(tag) = tag.and_then(|tag| HeaderValue::from_str(tag).ok()) {
        headers.insert(header::CONTENT_LANGUAGE, tag);
    }
    headers.append(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(address: &str, wish: &str) -> Reader {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, wish.parse().unwrap());
        Reader::of(&Method::GET, &address.parse().unwrap(), &headers)
    }

    fn spanish() -> Language {
        Language::named("es").unwrap()
    }

    #[test]
    fn the_address_goes_before_the_account_and_the_account_before_the_browser() {
        let own = Some(Language::ENGLISH);
        assert_eq!(reader("/", "es-MX").language(None), spanish());
        assert_eq!(reader("/", "es-MX").language(own), Language::ENGLISH);
        assert_eq!(reader("/?lang=es", "en").language(own), spanish());
        assert_eq!(reader("/?lang=en", "es").language(None), Language::ENGLISH);
        for nothing in ["/?lang=xx", "/?lang=", "/?lang=en-XA", "/?language=es", "/?%"] {
            assert_eq!(reader(nothing, "").language(None), Language::ENGLISH, "{nothing}");
        }
        assert_eq!(reader("/", "es").language_of(&Message::new("no-such-title"), None), Language::ENGLISH);
    }

    #[test]
    fn a_page_that_the_dearest_language_lacks_is_in_the_next_one() {
        let title = Message::new("sign-in-window");
        assert!(!Language::named("fr").unwrap().has(&title) && spanish().has(&title));
        assert_eq!(reader("/", "fr, es;q=0.9, en;q=0.8").language_of(&title, None), spanish());
        assert_eq!(reader("/", "fr, en;q=0.9, es;q=0.8").language_of(&title, None), Language::ENGLISH);
        assert_eq!(reader("/", "fr").language_of(&title, None), Language::ENGLISH);
    }

    #[test]
    fn links_keep_a_language_that_was_asked_for_and_none_that_was_not() {
        assert_eq!(reader("/", "es").at("/report"), "/report");
        assert_eq!(reader("/?lang=es", "en").at("/report"), "/report?lang=es");
        assert_eq!(reader("/?lang=es", "en").at("/sign-in?to=%2Fdesk"), "/sign-in?to=%2Fdesk&lang=es");
        let page = reader("/sign-in?to=%2Fdesk%3Fa%3D1&lang=en", "es")
            .page(&Message::new("sign-in-window"), Audience::Public);
        let hrefs: Vec<&str> = page.languages.iter().map(|choice| choice.href.as_str()).collect();
        assert_eq!(
            hrefs,
            ["/sign-in?to=%2Fdesk%3Fa%3D1&lang=en", "/sign-in?to=%2Fdesk%3Fa%3D1&lang=es"],
            "the rest of the address stays"
        );
    }
}
