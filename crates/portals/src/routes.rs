//! Routes, each declared once: its method and address, what it asks of the caller, its audience, and its places in the
//! navigation.
//!
//! The router is built from these declarations and from nothing else: what is not declared is not served. A signed-in
//! person whose role the declaration does not admit is refused before the handler runs; what a handler asks of the law
//! about the thing itself is asked besides. The test of routes and callers (`journeys/matrix`) goes through the same
//! declarations.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::response::IntoResponse;
use axum::routing::{self, MethodRouter, Route as Served};
use axum::{Extension, Router};
use clearline_law::access::{ActName, Denied, DeniedKind, Reach, Role};
use clearline_report::{Message, words};
use tower::{Layer, Service};

use crate::Portal;
use crate::view::{Audience, NavItem};

words! {
    /// The method of a request.
    pub enum Method of "method" {
        /// To read.
        Get = "GET",
        /// To act.
        Post = "POST",
    }
}

/// By what callers show who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shows {
    /// By nothing: the caller stays unknown.
    Nothing,
    /// By the session of a browser.
    Session,
    /// By a provider's credential (HTTP Basic).
    Credential,
    /// By an agency's token (Bearer).
    Token,
}

/// What a caller must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: anybody is answered. The words say why.
    Nothing(&'static str),
    /// Known to us, in whatever role. The words say why that is enough.
    AnyRole(&'static str),
    /// Somebody who may do one of these acts.
    Acts(Vec<ActName>),
}

/// Where a route is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Listener {
    /// Where everybody can reach us.
    Public,
    /// Where only the operator can reach it.
    Private,
}

/// A place in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nav {
    /// Whose navigation; without one, the end of everybody's.
    pub role: Option<Role>,
    /// Which place, counted from 1.
    pub place: u8,
    /// The id of the message that it says there.
    pub words: &'static str,
}

/// One route as it is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// How it is asked.
    pub method: Method,
    /// Its address, with the names of what stands in it: `/desk/reports/{number}`.
    pub path: String,
    /// For whom it is made.
    pub audience: Audience,
    /// By what callers show who they are.
    pub shows: Shows,
    /// What they must be.
    pub needs: Needs,
    /// What is done besides, and asked of the law where it is done: a page that acts may also read.
    pub also: Vec<ActName>,
    /// Where it is served.
    pub listener: Listener,
    /// Its places in the navigation.
    pub nav: Vec<Nav>,
}

impl Route {
    /// May somebody in this role call it at all? The object in the address is not checked here.
    pub fn admits(&self, role: Role) -> bool {
        match &self.needs {
            Needs::Nothing(_) | Needs::AnyRole(_) => true,
            Needs::Acts(acts) => {
                self.is_for(role)
                    && acts.iter().any(|act| act.grants().iter().any(|grant| grant.role == role))
            }
        }
    }

    /// Is somebody in this role among those for whom it is made?
    fn is_for(&self, role: Role) -> bool {
        match self.audience {
            Audience::Public => true,
            Audience::Provider => role == Role::Provider,
            Audience::Agency => role == Role::Officer,
            Audience::Analyst | Audience::Auditor | Audience::Counsel => role.is_staff(),
        }
    }

    /// Lets somebody in this role on to the handler.
    pub(crate) fn admit(&self, role: Role) -> Result<(), Denied> {
        match &self.needs {
            Needs::Acts(acts) if !self.admits(role) => {
                let Some(act) = acts.first() else { return Ok(()) };
                // What concerns the server as a whole is no secret; whether a report or a referral exists is one.
                let whole = |reach| matches!(reach, Reach::House | Reach::Anything);
                let secret = act.grants().iter().any(|grant| !whole(grant.reach));
                let hidden = role.is_outside() && secret && self.path.contains('{');
                let kind = if hidden { DeniedKind::NotFound } else { DeniedKind::Forbidden };
                Err(Denied { act: *act, kind, lacks: None })
            }
            _ => Ok(()),
        }
    }
}

/// What a route asks, and what else is declared of it.
pub(crate) struct Terms {
    needs: Needs,
    also: Vec<ActName>,
    nav: Vec<Nav>,
    body: Option<DefaultBodyLimit>,
}

/// Anybody may call it, and why.
pub(crate) fn open(why: &'static str) -> Terms {
    Terms::of(Needs::Nothing(why))
}

/// Every known caller may call it, and why that is enough.
pub(crate) fn any_role(why: &'static str) -> Terms {
    Terms::of(Needs::AnyRole(why))
}

/// Callers who may do this act.
pub(crate) fn needs(act: ActName) -> Terms {
    needs_one(&[act])
}

/// Callers who may do one of these acts; the form says which one it is.
pub(crate) fn needs_one(acts: &[ActName]) -> Terms {
    Terms::of(Needs::Acts(acts.to_vec()))
}

impl Terms {
    fn of(needs: Needs) -> Terms {
        Terms { needs, also: Vec::new(), nav: Vec::new(), body: None }
    }

    /// It does this act as well.
    pub(crate) fn also(mut self, act: ActName) -> Terms {
        self.also.push(act);
        self
    }

    /// It is in the navigation of this role.
    pub(crate) fn nav(mut self, role: Role, place: u8, words: &'static str) -> Terms {
        self.nav.push(Nav { role: Some(role), place, words });
        self
    }

    /// It is at the end of everybody's navigation.
    pub(crate) fn nav_of_all(mut self, words: &'static str) -> Terms {
        self.nav.push(Nav { role: None, place: u8::MAX, words });
        self
    }

    /// Its body may be larger or smaller than others.
    pub(crate) fn body(self, limit: DefaultBodyLimit) -> Terms {
        Terms { body: Some(limit), ..self }
    }
}

/// Routes with their handlers, for one audience that shows who it is in one way.
pub(crate) struct Routes {
    audience: Audience,
    shows: Shows,
    listener: Listener,
    below: &'static str,
    router: Router<Portal>,
    declared: Vec<Arc<Route>>,
}

impl Routes {
    /// Pages for somebody with a browser.
    pub(crate) fn pages(audience: Audience) -> Routes {
        Routes {
            audience,
            shows: Shows::Session,
            listener: Listener::Public,
            below: "",
            router: Router::new(),
            declared: Vec::new(),
        }
    }

    /// What is answered without asking who it is.
    pub(crate) fn for_all() -> Routes {
        Routes { shows: Shows::Nothing, ..Routes::pages(Audience::Public) }
    }

    /// What is served to the operator, where only the operator can reach it.
    pub(crate) fn private() -> Routes {
        Routes { listener: Listener::Private, ..Routes::for_all() }
    }

    /// An interface for programs, whose addresses all begin with `below`. It ends with [`Routes::ending`].
    pub(crate) fn programs(audience: Audience, shows: Shows, below: &'static str) -> Routes {
        Routes { shows, below, ..Routes::pages(audience) }
    }

    /// A route that is read.
    pub(crate) fn get<H, T>(self, path: &'static str, handler: H, terms: Terms) -> Routes
    where
        H: Handler<T, Portal>,
        T: 'static,
    {
        self.with(Method::Get, path, routing::get(handler), terms)
    }

    /// A route that does something.
    pub(crate) fn post<H, T>(self, path: &'static str, handler: H, terms: Terms) -> Routes
    where
        H: Handler<T, Portal>,
        T: 'static,
    {
        self.with(Method::Post, path, routing::post(handler), terms)
    }

    fn with(mut self, method: Method, path: &str, mut served: MethodRouter<Portal>, terms: Terms) -> Routes {
        let Terms { needs, also, nav, body } = terms;
        // Where nothing is needed, the caller is not identified.
        let shows = if matches!(needs, Needs::Nothing(_)) { Shows::Nothing } else { self.shows };
        let route = Arc::new(Route {
            method,
            path: format!("{}{path}", self.below),
            audience: self.audience,
            shows,
            needs,
            also,
            listener: self.listener,
            nav,
        });
        if let Some(limit) = body {
            served = served.layer(limit);
        }
        self.router = self.router.route(path, served.layer(Extension(route.clone())));
        self.declared.push(route);
        self
    }

    /// The same, with something done around each request to the routes so far.
    pub(crate) fn layer<L>(self, layer: L) -> Routes
    where
        L: Layer<Served> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        Routes { router: self.router.layer(layer), ..self }
    }

    /// Ends an interface for programs: what answers below its address where no route does, and where a route takes another
    /// method.
    pub(crate) fn ending<N, T, M, U>(self, nothing_here: N, other_method: M) -> Routes
    where
        N: Handler<T, Portal>,
        T: 'static,
        M: Handler<U, Portal>,
        U: 'static,
    {
        let inner = self.router.fallback(nothing_here).method_not_allowed_fallback(other_method);
        Routes { router: Router::new().nest(self.below, inner), below: "", ..self }
    }

    /// These, and others.
    pub(crate) fn merge(mut self, other: Routes) -> Routes {
        self.declared.extend(other.declared);
        Routes { router: self.router.merge(other.router), ..self }
    }

    /// What is declared of them.
    pub(crate) fn declared(&self) -> impl Iterator<Item = &Route> {
        self.declared.iter().map(AsRef::as_ref)
    }

    /// The router that serves them.
    pub(crate) fn into_router(self) -> Router<Portal> {
        self.router
    }
}

/// The navigation of each role, as the routes declare it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Navigation(BTreeMap<Role, Vec<(String, &'static str)>>);

impl Navigation {
    /// Of these routes.
    pub(crate) fn of<'a>(routes: impl Iterator<Item = &'a Route>) -> Navigation {
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
    pub(crate) fn links(&self, role: Role, here: &str) -> Vec<NavItem> {
        let link = |(href, words): &(String, &'static str)| NavItem {
            href: href.clone(),
            words: Message::new(words).into(),
            here: href == here,
        };
        self.0.get(&role).into_iter().flatten().map(link).collect()
    }

    /// The first page of a role.
    pub(crate) fn first(&self, role: Role) -> Option<&str> {
        self.0.get(&role)?.first().map(|(href, _)| href.as_str())
    }
}

#[cfg(test)]
mod tests {
    use clearline_i18n::Language;

    use super::*;

    #[test]
    fn the_navigation_of_each_role_leads_to_pages_that_admit_it_in_one_order_without_gaps() {
        let declared = crate::routes();
        for role in Role::ALL {
            let own: Vec<(&Route, &Nav)> = declared
                .iter()
                .flat_map(|route| route.nav.iter().map(move |nav| (route, nav)))
                .filter(|(_, nav)| nav.role == Some(role))
                .collect();
            let mut places: Vec<u8> = own.iter().map(|(_, nav)| nav.place).collect();
            places.sort_unstable();
            let expected: Vec<u8> = (1..).take(places.len()).collect();
            assert_eq!(places, expected, "{role:?}");
            for (route, nav) in own {
                assert!(Language::ENGLISH.has(&Message::new(nav.words)), "{} has no words", nav.words);
                assert!(route.admits(role), "{role:?} is led to {} ({})", route.path, nav.words);
                assert_eq!(route.method, Method::Get, "{}", route.path);
                assert!(!route.path.contains('{'), "{} leads nowhere by itself", route.path);
            }
        }
    }

    #[test]
    fn each_address_and_method_is_declared_once_and_acts_are_named() {
        let declared = crate::routes();
        let mut seen = std::collections::BTreeSet::new();
        for route in &declared {
            assert!(
                seen.insert((route.listener, route.method, route.path.clone())),
                "{} is there twice",
                route.path
            );
            match &route.needs {
                Needs::Nothing(why) | Needs::AnyRole(why) => assert!(!why.is_empty(), "{}", route.path),
                Needs::Acts(acts) => {
                    assert!(Role::ALL.into_iter().any(|role| route.admits(role)), "{}: {acts:?}", route.path);
                }
            }
            let asked = route.shows != Shows::Nothing;
            assert_eq!(asked, !matches!(route.needs, Needs::Nothing(_)), "{}", route.path);
        }
    }
}
