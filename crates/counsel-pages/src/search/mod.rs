//! One search over everything the register holds.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{State as Standing_, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_identity::directory::{self, Agency};
use clearline_law::{Register, RowKind, Standing};
use clearline_report::{Message, message};
use jiff::civil::Date;
use serde::Deserialize;

use super::view::Link;
use super::{found, may_read, shown, today};
use clearline_frame::Frame;
use view::{Group, Hit, Search};

/// Hits of one kind on the page.
const HITS_MAX: usize = 25;

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let house = frame.house();
    let (agencies, unreadable) = directory::listed(house).await?;
    let mut page = person.page_of(&message!("counsel-window-search"), Audience::Counsel, "");
    page.cannot_read(&unreadable);
    let q = asked.q.trim();
    let mut groups = Vec::new();
    let mut more = 0;
    if !q.is_empty() {
        for (heading, hits) in all(house.register, &agencies, q, today(house)) {
            more += hits.len().saturating_sub(HITS_MAX);
            let hits: Vec<Hit> = hits.into_iter().take(HITS_MAX).collect();
            if !hits.is_empty() {
                groups.push(Group { heading, hits });
            }
        }
    }
    Ok(Shown(Search {
        page,
        groups,
        more: (more > 0).then(|| message!("counsel-more-hits", count = more)),
        q: asked.q,
    })
    .into_response())
}

fn all(register: &Register, agencies: &[Agency], q: &str, on: Date) -> [(Message, Vec<Hit>); 6] {
    [
        (message!("counsel-instruments"), instruments(register, q, on)),
        (message!("counsel-clauses"), clauses(register, q, on)),
        (message!("counsel-countries"), countries(register, q)),
        (message!("counsel-agencies"), of_directory(register, agencies, q)),
        (message!("counsel-paths-to-evidence"), paths(register, q, on)),
        (message!("counsel-routes-and-policies"), ways(register, q, on)),
    ]
}

fn hit(entry: Link, detail: Words, stands: Option<Standing>) -> Hit {
    let state: Option<Standing_> = stands.map(shown::standing);
    Hit { entry, detail, state }
}

fn instruments(register: &Register, q: &str, on: Date) -> Vec<Hit> {
    let wanted = register
        .instruments()
        .filter(|one| found(q, &[&one.id, &one.title, &one.citation, one.state.word(), &one.kind]));
    wanted
        .map(|one| {
            let link = shown::entry_link(register, RowKind::Instrument, &one.id, Words::law(&one.title));
            hit(link, Words::law(&one.citation), Some(one.standing(on)))
        })
        .collect()
}

fn clauses(register: &Register, q: &str, on: Date) -> Vec<Hit> {
    let wanted = register
        .clauses()
        .filter(|one| found(q, &[one.id.as_str(), &one.citation, &one.says, &one.trigger, &one.actor]));
    wanted
        .map(|one| {
            let link =
                shown::entry_link(register, RowKind::Clause, one.id.as_str(), Words::law(&one.citation));
            hit(link, Words::law(&one.says), Some(one.standing(on)))
        })
        .collect()
}

fn countries(register: &Register, q: &str) -> Vec<Hit> {
    let wanted = register.countries().filter(|one| {
        let iso3 = one.iso3.as_deref().unwrap_or("");
        found(q, &[one.country.code(), iso3, &one.name])
    });
    wanted
        .map(|one| {
            let link =
                shown::entry_link(register, RowKind::Country, one.country.code(), Words::value(one.country));
            hit(link, Words::law(one.subregion.as_deref().unwrap_or(&one.region)), None)
        })
        .collect()
}

fn of_directory(register: &Register, agencies: &[Agency], q: &str) -> Vec<Hit> {
    let unit =
        |one: &Agency| register.agency(&one.id).and_then(|known| known.unit.clone()).unwrap_or_default();
    let wanted = agencies.iter().filter(|one| found(q, &[one.id.as_str(), &one.name, &unit(one)]));
    wanted
        .map(|one| {
            let link = shown::entry_link(register, RowKind::Agency, one.id.as_str(), Words::data(&one.name));
            hit(link, Words::value(one.country), None)
        })
        .collect()
}

fn paths(register: &Register, q: &str, on: Date) -> Vec<Hit> {
    let wanted =
        register.paths().iter().filter(|one| found(q, &[&one.id, &one.name, &one.reaches, &one.who]));
    wanted
        .map(|one| {
            let link = shown::entry_link(register, RowKind::Path, &one.id, Words::law(&one.name));
            hit(link, Words::law(&one.reaches), Some(register.path_standing(one, on)))
        })
        .collect()
}

fn ways(register: &Register, q: &str, on: Date) -> Vec<Hit> {
    let routes = register
        .routes()
        .iter()
        .filter(|one| found(q, &[&one.id, &one.words, &words::term(&one.kind.message())]));
    let routes = routes.map(|one| {
        let link = Link::new(format!("/counsel/agencies/{}", one.through), one.kind.message());
        hit(link, Words::law(&one.words), Some(one.dates.standing(on)))
    });
    let policies = register.policies().iter().filter(|one| found(q, &[&one.id, &one.policy, &one.says]));
    let policies = policies.map(|one| {
        let link = Link::new("/counsel/countries", Words::law(one.policy.replace('_', " ")));
        hit(link, Words::law(&one.says), Some(one.dates.standing(on)))
    });
    routes.chain(policies).collect()
}
