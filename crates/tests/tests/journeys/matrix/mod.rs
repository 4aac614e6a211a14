//! Who is answered what: every declared route, every caller, on things that exist in every standing they can have. The
//! answers are compared with the reviewed table `instruments/matrix-routes.txt`, and what a call writes into the ledger
//! with the act that its route declares.

mod answer;
mod callers;
mod make;
#[path = "../../../../portals/src/tests/marks.rs"]
mod marks;
mod pages;
mod scene;
mod sent;
mod table;
mod things;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use clearline_http::{Listener, Method, Needs, Route, Shows};
use clearline_law::access::Role;
use clearline_tests::{Answer, Engine, Rows, differences};

use answer::{without_names, word};
use callers::{CallerKind, Callers, Who};
use scene::{OTHERS_WORDS, OWN_WORDS, Scene};
use sent::sent;
use table::{Table, Word, key};
use things::{Kind, Standing, Thing, address, kind};

use crate::on_both;

on_both!(every_route_answers_every_caller_as_the_reviewed_table_says);

/// The table that people read. On purpose, nothing writes it: change it by hand and have it read.
const REVIEWED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../instruments/matrix-routes.txt");

fn reviewed() -> String {
    std::fs::read_to_string(REVIEWED).expect("the reviewed table is there")
}

/// Every declared route in the order of the reviewed table, whichever crate declares it. What is new comes last.
fn routes() -> Vec<Route> {
    let reviewed = reviewed();
    let places: BTreeMap<&str, usize> = reviewed.lines().enumerate().map(|(at, line)| (line, at)).collect();
    let mut routes = clearline_tests::routes();
    routes.sort_by_key(|route| places.get(key(route).as_str()).copied().unwrap_or(usize::MAX));
    routes
}

#[test]
fn the_reviewed_table_lists_every_declared_route_and_no_other() {
    let (routes, reviewed) = (routes(), reviewed());
    assert!(routes.len() > 100, "{}", routes.len());
    let printed = Table::read(&reviewed).print(&routes);
    for (line, other) in printed.lines().zip(reviewed.lines()) {
        assert_eq!(line, other, "instruments/matrix-routes.txt differs from the declared routes here");
    }
    assert_eq!(printed, reviewed);
}

#[test]
fn each_address_and_method_is_declared_once_and_acts_are_named() {
    let declared = clearline_tests::routes();
    let mut seen = BTreeSet::new();
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

async fn every_route_answers_every_caller_as_the_reviewed_table_says(engine: Engine) {
    let mut walk = Walk::begin(engine).await;
    let routes = routes();
    // Before anybody acts, and in the same test house: to make another one takes long.
    walk.every_word_of_a_real_page_is_from_a_catalogue(&routes).await;
    for standing in Standing::ALL {
        walk.through(&routes, standing).await;
    }
    walk.scene.house.ends_sound().await;
    walk.compare(&routes, engine);
    assert!(walk.wrong.is_empty(), "{}", walk.wrong.join("\n"));
}

/// One test house, and what was found in it so far.
struct Walk {
    scene: Scene,
    callers: Callers,
    /// The password of an account that nobody has signed in to.
    someone: String,
    reviewed: Table,
    found: Table,
    wrong: Vec<String>,
    shared: BTreeMap<(Kind, Standing, Option<CallerKind>), Thing>,
    /// What callers from outside were told of another's things.
    told: BTreeMap<(Method, String, CallerKind), Vec<(Standing, String)>>,
}

/// A route, the kind of what it names, and the standing of that.
#[derive(Clone, Copy)]
struct At<'a> {
    route: &'a Route,
    kind: Kind,
    standing: Standing,
}

impl At<'_> {
    /// For a message of this test.
    fn words(self, caller: CallerKind) -> String {
        let (method, path) = (self.route.method.word(), &self.route.path);
        format!("{method} {path} ({}) by {}", self.standing.words(), caller.words())
    }
}

/// What comes of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is shown or done.
    Let,
    /// The caller is kept from it.
    Barred,
    /// The thing does not allow it as it stands. Its page may be shown, which says so.
    Unable,
}

impl Fate {
    fn of(word: Word) -> Fate {
        match word {
            "yes" | "leads on" => Fate::Let,
            "unfit" | "back" => Fate::Unable,
            _ => Fate::Barred,
        }
    }

    /// What must not have changed. Who is shown the page of a thing has read it, and that alone is recorded.
    fn wrong_of(self, changed: Vec<(String, String)>) -> Vec<(String, String)> {
        let reading = |(table, row): &(String, String)| match table.as_str() {
            "sitting" => true,
            "entry" => row.contains("\"records.read\"") || row.contains("\"refer.read\""),
            _ => false,
        };
        changed.into_iter().filter(|one| self != Fate::Unable || !reading(one)).collect()
    }
}

impl Walk {
    async fn begin(engine: Engine) -> Walk {
        let scene = Scene::on(engine).await;
        let someone = scene.house.account("someone", Role::Counsel, None, None).await;
        let callers = Callers::of(&scene.house, &scene.chat, &scene.trial).await;
        Walk {
            scene,
            callers,
            someone,
            reviewed: Table::read(&reviewed()),
            found: Table::default(),
            wrong: Vec::new(),
            shared: BTreeMap::new(),
            told: BTreeMap::new(),
        }
    }

    /// Asks every route about a thing of one standing: first those who are refused, and nothing changes by it; then those
    /// who read; then those who act, each on a thing of its own.
    async fn through(&mut self, routes: &[Route], standing: Standing) {
        let mut asked = Vec::new();
        for route in routes {
            let kind = kind(route)
                .unwrap_or_else(|| panic!("{}: say in things.rs what kind of thing it names", route.path));
            if kind.standings().contains(&standing) {
                let at = At { route, kind, standing };
                asked.extend(CallerKind::ALL.map(|caller| (at, caller, self.fate(at, caller))));
            }
        }
        self.suspend(standing == Standing::Suspended).await;
        for (at, caller, _) in asked.iter().filter(|(.., fate)| *fate != Fate::Let) {
            self.shared(*at, *caller).await;
        }
        let mut before = self.scene.house.rows().await;
        for fate in [Fate::Barred, Fate::Unable] {
            let all = asked.iter().filter(|(.., one)| *one == fate);
            let refused: Vec<_> = all.map(|(at, caller, _)| (*at, *caller)).collect();
            before = self.refuse(&refused, fate, before).await;
        }
        for method in [Method::Get, Method::Post] {
            let lets = asked.iter().filter(|(at, _, fate)| *fate == Fate::Let && at.route.method == method);
            for (at, caller, _) in lets {
                self.let_on(*at, *caller).await;
            }
        }
        self.suspend(false).await;
    }

    async fn suspend(&self, now: bool) {
        let house = &self.scene.house;
        for agency in ["us-fbi", "gb-1"] {
            if now { house.suspend(agency).await } else { house.resume(agency).await }
        }
    }

    /// What the table says will come of it; where it says nothing yet, what the declaration says.
    fn fate(&self, at: At<'_>, caller: CallerKind) -> Fate {
        match self.reviewed.says(at.route, caller, at.standing) {
            // Our staff may read the report of a thing that is not there any more.
            Some("nothing")
                if caller.role().is_some_and(|role| !role.is_outside() && at.route.admits(role)) =>
            {
                Fate::Unable
            }
            Some(word) => Fate::of(word),
            None if caller.role().map_or(at.route.shows == Shows::Nothing, |role| at.route.admits(role)) => {
                Fate::Let
            }
            None => Fate::Barred,
        }
    }

    /// All these are refused, and no row of the database changes by it. The things that they name are there, and the
    /// rows are those of this moment. Returns the rows as they are then.
    async fn refuse(&mut self, asked: &[(At<'_>, CallerKind)], fate: Fate, before: Rows) -> Rows {
        for (at, caller) in asked {
            let thing = self.shared(*at, *caller).await;
            let answer = self.send(*at, *caller, None, &thing).await;
            self.judge(*at, *caller, &thing, &answer);
        }
        let after = self.scene.house.rows().await;
        let changed = fate.wrong_of(differences(&before, &after));
        if changed.is_empty() {
            return after;
        }
        self.wrong.push(format!("those who are refused changed {changed:#?}"));
        // Once more, one at a time, to name who it was.
        for (at, caller) in asked {
            let thing = self.shared(*at, *caller).await;
            let before = self.scene.house.rows().await;
            self.send(*at, *caller, None, &thing).await;
            let changed = fate.wrong_of(differences(&before, &self.scene.house.rows().await));
            if !changed.is_empty() {
                self.wrong.push(format!("{} is refused and changes {changed:?}", at.words(*caller)));
            }
        }
        self.scene.house.rows().await
    }

    /// It is shown or done, and the ledger says by which act.
    async fn let_on(&mut self, at: At<'_>, caller: CallerKind) {
        let thing = if at.route.method == Method::Post || at.kind == Kind::Ticket {
            self.scene.make(at.kind, at.standing, caller, &self.callers).await
        } else {
            self.shared(at, caller).await
        };
        let alone = match at.kind {
            Kind::Account => callers::another(&self.scene, caller).await,
            _ => None,
        };
        written::end_sittings(&self.scene.house).await;
        let since = self.scene.house.now();
        let answer = self.send(at, caller, alone.as_ref(), &thing).await;
        let word = self.judge(at, caller, &thing, &answer);
        if word.map(Fate::of) == Some(Fate::Let) {
            let entries = written::since(&self.scene.house, since).await;
            let faults = written::faults(at.route, caller, &entries);
            self.wrong.extend(faults.into_iter().map(|fault| format!("{} {fault}", at.words(caller))));
        }
        if matches!(at.kind, Kind::Agency | Kind::Approval | Kind::Nothing) {
            self.scene.take_back(&answer, caller).await;
        }
    }

    /// A thing that stays as it is.
    async fn shared(&mut self, at: At<'_>, caller: CallerKind) -> Thing {
        let key = (at.kind, at.standing, at.kind.is_personal().then_some(caller));
        if let Some(thing) = self.shared.get(&key) {
            return thing.clone();
        }
        let thing = self.scene.make(at.kind, at.standing, caller, &self.callers).await;
        self.shared.insert(key, thing.clone());
        thing
    }

    async fn send(&self, at: At<'_>, caller: CallerKind, alone: Option<&Who>, thing: &Thing) -> Answer {
        let who = alone.unwrap_or_else(|| self.callers.get(caller, at.standing));
        let path = address(&at.route.path, thing);
        match (at.route.listener, at.route.method) {
            (Listener::Private, _) => who.caller().at(&self.scene.house.watcher()).get(&path).await,
            (Listener::Public, Method::Get) => who.caller().get(&path).await,
            (Listener::Public, Method::Post) => {
                let what = sent(&at.route.path, caller)
                    .unwrap_or_else(|| panic!("{}: say in sent.rs what is sent to it", at.route.path));
                let mut thing = thing.clone();
                thing.insert("form", self.scene.form());
                thing.insert("someone", self.someone.clone());
                who.send(&path, what, &thing).await
            }
        }
    }

    /// Notes what came of it, and compares it with what must never be told.
    fn judge(&mut self, at: At<'_>, caller: CallerKind, thing: &Thing, answer: &Answer) -> Option<Word> {
        let what = at.words(caller);
        let Some(word) = word(at.route, answer) else {
            self.wrong.push(format!("{what}: {} {}", answer.status, answer.text()));
            return None;
        };
        self.found.note(at.route, caller, at.standing, word);
        let text = answer.text();
        let mut secrets = Vec::new();
        if caller.is_outside() {
            secrets.extend(OTHERS_WORDS);
        }
        if caller.sees_no_material() || Fate::of(word) == Fate::Barred {
            secrets.extend(OWN_WORDS.iter().chain(&OTHERS_WORDS).chain(&["age-encryption"]));
        }
        if let Some(secret) = secrets.into_iter().find(|secret| text.contains(*secret)) {
            self.wrong.push(format!("{what} is told {secret}"));
        }
        self.tells_nothing(at, caller, thing, answer);
        Some(word)
    }

    /// To somebody from outside, another's thing is as one that does not exist: the same answer, but for its name.
    fn tells_nothing(&mut self, at: At<'_>, caller: CallerKind, thing: &Thing, answer: &Answer) {
        let key = (at.route.method, at.route.path.clone(), caller);
        match at.standing {
            Standing::Others | Standing::OthersEnded if caller.is_outside() => {
                self.told.entry(key).or_default().push((at.standing, without_names(answer, thing)));
            }
            Standing::Absent => {
                let now = without_names(answer, thing);
                let differ = self.told.get(&key).into_iter().flatten().filter(|(_, told)| *told != now);
                for (standing, told) in differ {
                    let (what, place) = (at.words(caller), standing.words());
                    self.wrong
                        .push(format!("{what}: where it is absent:\n{now}\nwhere it is {place}:\n{told}"));
                }
            }
            _ => {}
        }
    }

    /// Compares what was found with the reviewed table.
    fn compare(&mut self, routes: &[Route], engine: Engine) {
        let printed = self.found.print(routes);
        if printed == reviewed() {
            return;
        }
        let place = format!("{}/matrix-routes-{engine:?}.txt", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(&place, &printed).expect("it is written for whoever compares");
        let mut words = format!("instruments/matrix-routes.txt differs from {place}:\n");
        for route in routes {
            for (caller, standing) in
                CallerKind::ALL.iter().flat_map(|who| Standing::ALL.map(|one| (*who, one)))
            {
                let says = |table: &Table| table.says(route, caller, standing).unwrap_or("·");
                let (then, now) = (says(&self.reviewed), says(&self.found));
                if then != now {
                    let (method, path) = (route.method.word(), &route.path);
                    let (who, place) = (caller.words(), standing.words());
                    let _ = writeln!(words, "{method} {path}, {who}, {place}: {then} -> {now}");
                }
            }
        }
        self.wrong.push(words);
    }
}
