//! The pages of a running program in an invented language, with the things of the matrix on them: every word is from a
//! catalogue, or is marked as the words of others.

use axum::http::StatusCode;
use clearline_http::{Listener, Method, Route};
use clearline_i18n::Language;

use super::callers::CallerKind;
use super::marks::unmarked;
use super::things::{Standing, address, kind};
use super::{At, Fate, Walk};

impl Walk {
    /// Reads every page as everybody who may open it.
    pub(super) async fn every_word_of_a_real_page_is_from_a_catalogue(&mut self, routes: &[Route]) {
        let mut read = 0;
        for route in routes {
            let pages = route.method == Method::Get && route.listener == Listener::Public;
            let Some(kind) = kind(route).filter(|kind| pages && kind.standings().contains(&Standing::Own))
            else {
                continue;
            };
            let at = At { route, kind, standing: Standing::Own };
            for caller in CallerKind::ALL {
                if self.fate(at, caller) != Fate::Let {
                    continue;
                }
                let thing = self.shared(at, caller).await;
                let path = address(&route.path, &thing);
                let who = self.callers.get(caller, Standing::Own).caller().reading(Language::PSEUDO_RTL);
                let answer = who.get(&path).await;
                let is_page = answer
                    .headers
                    .get("content-type")
                    .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
                if answer.status == StatusCode::OK && is_page {
                    read += 1;
                    let found = unmarked(&answer.text());
                    if !found.is_empty() {
                        self.wrong.push(format!("{path} by {}: {found:#?}", caller.words()));
                    }
                }
            }
        }
        assert!(read > 40, "{read} pages were read");
    }
}
