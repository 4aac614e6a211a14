//! Who is answered what: every declared route, every caller, on things that exist in every standing they can have. The
//! answers are compared with the reviewed table `instruments/matrix-routes.txt`.

mod answer;
mod callers;
mod make;
mod sent;
mod table;
mod things;
mod world;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::panic::AssertUnwindSafe;

use futures::FutureExt as _;

use clearline_law::access::Role;
use clearline_portals::{Listener, Method, Route, Shows};
use clearline_tests::{Answer, Engine, differences};

use answer::{without_names, word};
use callers::{CallerKind, Callers, Who};
use sent::sent;
use table::{Table, Word};
use things::{Kind, Standing, Thing, address, kind};
use world::{OTHERS_WORDS, OWN_WORDS, World};

use crate::on_both;

on_both!(every_route_answers_every_caller_as_the_reviewed_table_says);

/// The table that people read. On purpose, nothing writes it: change it by hand and have it read.
const REVIEWED: &str = include_str!("../../../../../instruments/matrix-routes.txt");

#[test]
fn the_reviewed_table_reads_back_and_lists_every_declared_route_and_no_other() {
    let routes = clearline_portals::routes();
    assert!(routes.len() > 100, "{}", routes.len());
    assert_eq!(Table::read(REVIEWED).print(&routes), REVIEWED, "it differs from what its own answers print");
}

/// One house, and what was found in it so far.
struct Walk {
    world: World,
    callers: Callers,
    someone: String,
    reviewed: Table,
    found: Table,
    wrong: Vec<String>,
    shared: BTreeMap<(Kind, Standing, Option<CallerKind>), Thing>,
    /// What callers from outside were told of another's things.
    told: BTreeMap<(Method, String, CallerKind), String>,
    trials: usize,
}

/// A route, the kind of what it names, and the standing of that.
#[derive(Clone, Copy)]
struct At<'a> {
    route: &'a Route,
    kind: Kind,
    standing: Standing,
}

async fn every_route_answers_every_caller_as_the_reviewed_table_says(engine: Engine) {
    let world = World::on(engine).await;
    let someone = world.house.account("someone", Role::Counsel, None, None).await;
    let callers = Callers::of(&world.house, &world.chat, &world.trial).await;
    let mut walk = Walk {
        world,
        callers,
        someone,
        reviewed: Table::read(REVIEWED),
        found: Table::default(),
        wrong: Vec::new(),
        shared: BTreeMap::new(),
        told: BTreeMap::new(),
        trials: 0,
    };
    let routes = clearline_portals::routes();
    for standing in Standing::ALL {
        if standing == Standing::Suspended {
            walk.suspend(true).await;
        }
        for route in &routes {
            let asked = AssertUnwindSafe(walk.ask(route, standing)).catch_unwind().await;
            if asked.is_err() {
                walk.wrong.push(format!("PANIC {} {:?}", route.path, standing));
            }
        }
        if standing == Standing::Suspended {
            walk.suspend(false).await;
        }
    }
    walk.world.house.ends_sound().await;
    walk.compare(&routes, engine);
    println!("{} trials of {} routes on {engine:?}", walk.trials, routes.len());
    assert!(walk.wrong.is_empty(), "{}", walk.wrong.join("\n"));
}

/// Is it shown or done?
fn is_let(word: Word) -> bool {
    matches!(word, "yes" | "leads on")
}

impl Walk {
    async fn suspend(&self, now: bool) {
        let house = &self.world.house;
        for agency in ["us-fbi", "gb-1"] {
            if now { house.suspend(agency).await } else { house.resume(agency).await }
        }
    }

    /// Asks one route about a thing of one standing: first those who are refused, together, and nothing changes by it; then
    /// those who are let on, each with a thing of its own where something is done to it.
    async fn ask(&mut self, route: &Route, standing: Standing) {
        let Some(kind) = kind(&route.path) else {
            self.wrong.push(format!("{} names a thing of no known kind: tell it to things.rs", route.path));
            return;
        };
        if !kind.standings().contains(&standing) {
            return;
        }
        let at = At { route, kind, standing };
        // What the table does not say yet is asked as the declaration says.
        let admits = |caller: CallerKind| {
            caller.role().map_or(route.shows == Shows::Nothing, |role| route.admits(role))
        };
        let is_let = |caller: &CallerKind| {
            self.reviewed.says(route, *caller, standing).map_or_else(|| admits(*caller), is_let)
        };
        let (lets, refused): (Vec<CallerKind>, Vec<CallerKind>) =
            CallerKind::ALL.into_iter().partition(is_let);
        let mut things = Vec::new();
        for caller in &refused {
            things.push(self.shared(at, *caller).await);
        }
        let before = self.world.house.rows().await;
        for (caller, thing) in refused.iter().zip(&things) {
            let answer = self.send(at, *caller, None, thing).await;
            self.judge(at, *caller, thing, &answer);
        }
        let changed = differences(&before, &self.world.house.rows().await);
        if !changed.is_empty() {
            let (method, place) = (route.method.word(), standing.words());
            self.wrong.push(format!("{method} {} {place}: who is refused changed {changed:#?}", route.path));
        }
        for caller in lets {
            let thing = match route.method {
                Method::Post => self.world.make(kind, standing, caller, &self.callers).await,
                Method::Get if kind == Kind::Ticket => {
                    self.world.make(kind, standing, caller, &self.callers).await
                }
                Method::Get => self.shared(at, caller).await,
            };
            let alone = match kind {
                Kind::Account => make::somebody_else(&self.world, caller).await,
                _ => None,
            };
            let answer = self.send(at, caller, alone.as_ref(), &thing).await;
            self.judge(at, caller, &thing, &answer);
            if matches!(kind, Kind::Agency | Kind::Approval | Kind::Nothing) {
                self.world.take_back(&answer, caller).await;
            }
        }
    }

    /// A thing that stays as it is.
    async fn shared(&mut self, at: At<'_>, caller: CallerKind) -> Thing {
        let key = (at.kind, at.standing, at.kind.is_personal().then_some(caller));
        match self.shared.get(&key) {
            Some(thing) if !at.kind.is_put_back() => thing.clone(),
            _ => {
                let thing = self.world.make(at.kind, at.standing, caller, &self.callers).await;
                self.shared.insert(key, thing.clone());
                thing
            }
        }
    }

    async fn send(&mut self, at: At<'_>, caller: CallerKind, alone: Option<&Who>, thing: &Thing) -> Answer {
        self.trials += 1;
        let who = alone.unwrap_or_else(|| self.callers.get(caller, at.standing));
        let path = address(&at.route.path, thing);
        match (at.route.listener, at.route.method) {
            (Listener::Private, _) => who.caller().at(&self.world.house.watcher()).get(&path).await,
            (Listener::Public, Method::Get) => who.caller().get(&path).await,
            (Listener::Public, Method::Post) => {
                let what = sent(&at.route.path)
                    .unwrap_or_else(|| panic!("{}: tell sent.rs what to send", at.route.path));
                let mut thing = thing.clone();
                thing.insert("form", self.world.form());
                thing.insert("someone", self.someone.clone());
                who.send(&path, what, &thing).await
            }
        }
    }

    /// Notes what came of it, and holds it against what must never be told.
    fn judge(&mut self, at: At<'_>, caller: CallerKind, thing: &Thing, answer: &Answer) {
        let what = format!(
            "{} {} ({}) by {}",
            at.route.method.word(),
            at.route.path,
            at.standing.words(),
            caller.words()
        );
        let Some(word) = word(at.route, answer) else {
            self.wrong.push(format!("{what}: {} {}", answer.status, answer.text()));
            return;
        };
        self.found.note(at.route, caller, at.standing, word);
        let text = answer.text();
        let mut secrets = Vec::new();
        if caller.is_outside() {
            secrets.extend(OTHERS_WORDS);
        }
        if caller.sees_no_material() || !is_let(word) {
            secrets.extend(OWN_WORDS.iter().chain(&OTHERS_WORDS).chain(&["age-encryption"]));
        }
        if let Some(secret) = secrets.into_iter().find(|secret| text.contains(*secret)) {
            self.wrong.push(format!("{what} is told {secret}"));
        }
        self.tells_nothing(at, caller, thing, answer, &what);
    }

    /// To somebody from outside, another's thing is as one that does not exist: the same answer, but for its name.
    fn tells_nothing(&mut self, at: At<'_>, caller: CallerKind, thing: &Thing, answer: &Answer, what: &str) {
        let key = (at.route.method, at.route.path.clone(), caller);
        match at.standing {
            Standing::Others if caller.is_outside() => {
                self.told.insert(key, without_names(answer, thing));
            }
            Standing::Absent => {
                let told = self.told.get(&key);
                let now = without_names(answer, thing);
                if let Some(told) = told.filter(|told| **told != now) {
                    self.wrong
                        .push(format!("{what} tells that it is absent:\n{now}\nwhere another's is:\n{told}"));
                }
            }
            Standing::Own | Standing::Others | Standing::Ended | Standing::Suspended | Standing::Sandbox => {}
        }
    }

    /// Holds what was found against the reviewed table.
    fn compare(&mut self, routes: &[Route], engine: Engine) {
        let printed = self.found.print(routes);
        if printed == REVIEWED {
            return;
        }
        let place = std::env::temp_dir().join(format!("matrix-routes-{engine:?}.txt"));
        std::fs::write(&place, &printed).unwrap();
        let mut words = format!("instruments/matrix-routes.txt differs from {}:\n", place.display());
        for route in routes {
            for caller in CallerKind::ALL {
                for standing in Standing::ALL {
                    let says = |table: &Table| table.says(route, caller, standing).unwrap_or("·");
                    let (then, now) = (says(&self.reviewed), says(&self.found));
                    if then != now {
                        let (method, path) = (route.method.word(), &route.path);
                        let (who, place) = (caller.words(), standing.words());
                        let _ = writeln!(words, "{method} {path}, {who}, {place}: {then} -> {now}");
                    }
                }
            }
        }
        self.wrong.push(words);
    }
}
