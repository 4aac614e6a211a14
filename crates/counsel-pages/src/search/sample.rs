//! What a search finds, with invented words.

#![expect(clippy::unwrap_used, reason = "invented values are as fixed as those of a test")]

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::Words;
use clearline_report::{Country, Message, message};

use super::view::{Group, Hit, Search};
use crate::sample::{Counsel, in_force};
use crate::view::Link;

fn search(counsel: Counsel, q: &str) -> Search {
    let hit =
        |href: &str, words: Words, detail: Words, state| Hit { entry: Link::new(href, words), detail, state };
    let group = |heading: Message, hits: Vec<Hit>| Group { heading, hits };
    let sweden: Country = "SE".parse().unwrap();
    Search {
        page: counsel.page(&message!("counsel-window-search"), ""),
        q: q.to_owned(),
        groups: vec![
            group(
                message!("counsel-countries"),
                vec![hit("/counsel/countries/SE", Words::value(sweden), Words::law("Northern Europe"), None)],
            ),
            group(
                message!("counsel-agencies"),
                vec![hit(
                    "/counsel/agencies/se-1",
                    Words::data("National Police, Sweden"),
                    Words::value(sweden),
                    None,
                )],
            ),
            group(
                message!("counsel-routes-and-policies"),
                vec![hit(
                    "/counsel/agencies/us-fbi",
                    message!("route-attache").into(),
                    Words::law("Used where none there may receive"),
                    Some(in_force()),
                )],
            ),
        ],
        more: Some(message!("counsel-more-hits", count = 8)),
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![
        page("counsel-search", &search(counsel, "swed")),
        page("counsel-search-empty", &Search { groups: vec![], more: None, ..search(counsel, "zzz") }),
    ]
}
