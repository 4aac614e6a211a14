//! Routes, each declared once: its method and address, what it asks of the caller, its audience, and its places in the
//! navigation.
//!
//! The router is built from these declarations and from nothing else: what is not declared is not served. A signed-in
//! person whose role the declaration does not admit is refused before the handler runs; what a handler asks of the law
//! about the thing itself is asked besides. The test of routes and callers (`journeys/matrix`) goes through the same
//! declarations.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::response::IntoResponse;
use axum::routing::{self, MethodRouter, Route as Served};
use axum::{Extension, Router};
use clearline_law::access::{ActName, Denied, DeniedKind, Reach, Role};
use tower::{Layer, Service};

/// The method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// To read.
    Get,
    /// To act.
    Post,
}

impl Method {
    /// The word of HTTP.
    pub fn word(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
        }
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

/// For whom a route is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Anybody: the pages of the public, and what is answered without asking who it is.
    Public,
    /// Organisations that file reports.
    Provider,
    /// Analysts and supervisors.
    Analyst,
    /// Those who receive referrals.
    Agency,
    /// Those who check that nothing was altered.
    Auditor,
    /// Those who keep the law as data.
    Counsel,
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
    pub fn admit(&self, role: Role) -> Result<(), Denied> {
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
pub struct Terms {
    needs: Needs,
    also: Vec<ActName>,
    nav: Vec<Nav>,
    body: Option<DefaultBodyLimit>,
}

/// Anybody may call it, and why.
pub fn open(why: &'static str) -> Terms {
    Terms::of(Needs::Nothing(why))
}

/// Every known caller may call it, and why that is enough.
pub fn any_role(why: &'static str) -> Terms {
    Terms::of(Needs::AnyRole(why))
}

/// Callers who may do this act.
pub fn needs(act: ActName) -> Terms {
    needs_one(&[act])
}

/// Callers who may do one of these acts; the form says which one it is.
pub fn needs_one(acts: &[ActName]) -> Terms {
    Terms::of(Needs::Acts(acts.to_vec()))
}

impl Terms {
    fn of(needs: Needs) -> Terms {
        Terms { needs, also: Vec::new(), nav: Vec::new(), body: None }
    }

    /// It does this act as well.
    pub fn also(mut self, act: ActName) -> Terms {
        self.also.push(act);
        self
    }

    /// It is in the navigation of this role.
    pub fn nav(mut self, role: Role, place: u8, words: &'static str) -> Terms {
        self.nav.push(Nav { role: Some(role), place, words });
        self
    }

    /// It is at the end of everybody's navigation.
    pub fn nav_of_all(mut self, words: &'static str) -> Terms {
        self.nav.push(Nav { role: None, place: u8::MAX, words });
        self
    }

    /// Its body may be larger or smaller than others.
    pub fn body(self, limit: DefaultBodyLimit) -> Terms {
        Terms { body: Some(limit), ..self }
    }
}

/// Routes with their handlers, for one audience that shows who it is in one way. `S` is what every handler gets.
pub struct Routes<S> {
    audience: Audience,
    shows: Shows,
    listener: Listener,
    below: &'static str,
    router: Router<S>,
    declared: Vec<Arc<Route>>,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// Pages for somebody with a browser.
    pub fn pages(audience: Audience) -> Routes<S> {
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
    pub fn for_all() -> Routes<S> {
        Routes { shows: Shows::Nothing, ..Routes::pages(Audience::Public) }
    }

    /// What is served to the operator, where only the operator can reach it.
    pub fn private() -> Routes<S> {
        Routes { listener: Listener::Private, ..Routes::for_all() }
    }

    /// An interface for programs, whose addresses all begin with `below`. It ends with [`Routes::ending`].
    pub fn programs(audience: Audience, shows: Shows, below: &'static str) -> Routes<S> {
        Routes { shows, below, ..Routes::pages(audience) }
    }

    /// A route that is read.
    pub fn get<H, T>(self, path: &'static str, handler: H, terms: Terms) -> Routes<S>
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.with(Method::Get, path, routing::get(handler), terms)
    }

    /// A route that does something.
    pub fn post<H, T>(self, path: &'static str, handler: H, terms: Terms) -> Routes<S>
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.with(Method::Post, path, routing::post(handler), terms)
    }

    fn with(mut self, method: Method, path: &str, mut served: MethodRouter<S>, terms: Terms) -> Routes<S> {
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
    pub fn layer<L>(self, layer: L) -> Routes<S>
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
    pub fn ending<N, T, M, U>(self, nothing_here: N, other_method: M) -> Routes<S>
    where
        N: Handler<T, S>,
        T: 'static,
        M: Handler<U, S>,
        U: 'static,
    {
        let inner = self.router.fallback(nothing_here).method_not_allowed_fallback(other_method);
        Routes { router: Router::new().nest(self.below, inner), below: "", ..self }
    }

    /// What answers at one address that is no route: a nested router does not answer for its own name with a slash at the
    /// end.
    pub fn nothing_at<N, T>(self, path: &'static str, nothing_here: N) -> Routes<S>
    where
        N: Handler<T, S>,
        T: 'static,
    {
        Routes { router: self.router.route(path, routing::any(nothing_here)), ..self }
    }

    /// The same, with what their handlers get: they can be merged with routes of others then.
    pub fn with_state<T: Clone + Send + Sync + 'static>(self, state: S) -> Routes<T> {
        let Routes { audience, shows, listener, below, router, declared } = self;
        Routes { audience, shows, listener, below, router: router.with_state(state), declared }
    }

    /// These, and others.
    pub fn merge(mut self, other: Routes<S>) -> Routes<S> {
        self.declared.extend(other.declared);
        Routes { router: self.router.merge(other.router), ..self }
    }

    /// What is declared of them.
    pub fn declared(&self) -> impl Iterator<Item = &Route> {
        self.declared.iter().map(AsRef::as_ref)
    }

    /// The router that serves them.
    pub fn into_router(self) -> Router<S> {
        self.router
    }
}
