//! The navigation of each role, as the routes declare it.

use std::collections::BTreeMap;

use clearline_http::{Nav, Route};
use clearline_law::access::Role;
use clearline_report::Message;

use crate::view::NavItem;

/// The navigation of each role, as the routes declare it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Navigation(BTreeMap<Role, Vec<(String, &'static str)>>);

impl Navigation {
    /// Of these routes.
    pub fn of<'a>(routes: impl Iterator<Item = &'a Route>) -> Navigation {
        let mut places: Vec<(&Route, &Nav)> =
            routes.flat_map(|route| route.nav.iter().map(move |nav| (route, nav))).collect();
        places.sort_by_key(|(_, nav)| nav.place);
        let of_role = |role: Role| {
            let own = places.iter().filter(|(_, nav)| nav.role.is_none_or(|whose| whose == role));
            (role, own.map(|(route, nav)| (route.path.clone(), nav.words)).collect())
        };
        Navigation(Role::ALL.into_iter().map(of_role).collect())
    }

    /// The links of a role; `here` is the address of the page that is shown.
    pub fn links(&self, role: Role, here: &str) -> Vec<NavItem> {
        let link = |(href, words): &(String, &'static str)| NavItem {
            href: href.clone(),
            words: Message::new(words).into(),
            here: href == here,
        };
        self.0.get(&role).into_iter().flatten().map(link).collect()
    }

    /// The first page of a role.
    pub fn first(&self, role: Role) -> Option<&str> {
        self.0.get(&role)?.first().map(|(href, _)| href.as_str())
    }
}
