//! What the law answers to a scenario, in words that can be compared.

use std::collections::BTreeMap;

use clearline_law::{
    AgencyEntry, AgencyFacts, Beyond, BriefInput, ClockFacts, Contacts, Element, Facts, Forwarding,
    HouseKind, Outcome, PathState, Reach, Register, Ruling, Taker, Terms, Turn, Wanted, brief,
    candidate_agencies, clocks, destruction_duty, disclosure, elements, foreign_request_branch,
    foreign_request_duty, gate_here, hold_term, onward, paths,
};
use clearline_report::{AgencyClass, Argument, Country, Message, ReportKind, World, message};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::scenario::{Kind, Scenario};
use crate::support::{answer, approval, basis, day_of, english, file, read, relied};

/// An answer.
#[derive(Default)]
pub(crate) struct Told {
    /// What a scenario must expect word for word; what it does not name must be empty.
    pub(crate) strict: BTreeMap<&'static str, Vec<String>>,
    /// What it may expect.
    pub(crate) loose: BTreeMap<&'static str, Vec<String>>,
    /// All of it that somebody acts on.
    pub(crate) deed: String,
    /// What was considered on the way.
    pub(crate) trace: String,
}

impl Told {
    fn strict<T: ToString>(&mut self, facet: &'static str, words: impl IntoIterator<Item = T>) {
        self.strict.insert(facet, words.into_iter().map(|word| word.to_string()).collect());
    }

    fn loose<T: ToString>(&mut self, facet: &'static str, words: impl IntoIterator<Item = T>) {
        self.loose.insert(facet, words.into_iter().map(|word| word.to_string()).collect());
    }
}

pub(crate) fn ask(scenario: &Scenario, register: &Register) -> Told {
    match scenario.kind {
        Kind::Ruling => ruling(scenario, register),
        Kind::Candidates => candidates(scenario, register),
        Kind::Path => path(scenario, register),
        Kind::Elements => given(scenario, register),
        Kind::Onward => handed_on(scenario, register),
        Kind::Clock => running(scenario, register),
        Kind::Notice => notice(scenario, register),
        Kind::Destruction => destruction(scenario, register),
        Kind::Standing => standing(scenario, register),
        Kind::Desk => desk(scenario),
        Kind::Brief => briefed(scenario, register),
        Kind::Elsewhere => Told::default(),
    }
}

fn facts_of<T: DeserializeOwned>(scenario: &Scenario) -> T {
    scenario.facts.clone().try_into().unwrap_or_else(|error| panic!("{}: {error}", scenario.name))
}

impl Scenario {
    fn moment(&self) -> Timestamp {
        read(self.at.as_deref().unwrap_or_else(|| panic!("{}: at", self.name)))
    }
}

/// The facts of a ruling. What is not said: a live provider report, received an hour before, to an agency of Germany
/// that investigates, without a basis, in production.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulingFacts {
    received: Option<String>,
    kind: Option<String>,
    world: Option<String>,
    house: Option<String>,
    class: Option<String>,
    /// `nowhere` for an agency whose country is not stated.
    country: Option<String>,
    agency: Option<String>,
    #[serde(default)]
    bases: Vec<String>,
    investigates: Option<String>,
    #[serde(default)]
    suspended: bool,
    consents: Option<String>,
    #[serde(default)]
    fields: Vec<String>,
    #[serde(default)]
    files: Vec<String>,
    #[serde(default)]
    urgent: bool,
    #[serde(default)]
    approvals: Vec<String>,
    #[serde(default)]
    overrides: Vec<String>,
    /// A later moment, at which the same facts are ruled on again.
    then: Option<String>,
    /// For a brief: why access ended.
    ended: Option<String>,
}

impl RulingFacts {
    fn agency(&self) -> AgencyFacts {
        let class: AgencyClass = self.class.as_deref().map_or(AgencyClass::Foreign, read);
        let home = if class == AgencyClass::Foreign { "DE" } else { "US" };
        let country = self.country.as_deref().unwrap_or(home);
        AgencyFacts {
            id: read(self.agency.as_deref().unwrap_or("agency-1")),
            class,
            country: (country != "nowhere").then(|| read(country)),
            states: Vec::new(),
            bases: self.bases.iter().map(|text| basis(text)).collect(),
            investigates: answer(self.investigates.as_deref().unwrap_or("yes")),
            suspended: self.suspended,
        }
    }

    fn house(&self) -> HouseKind {
        match self.house.as_deref() {
            Some("demonstration") => HouseKind::Demonstration,
            _ => HouseKind::Production,
        }
    }

    fn facts(&self, at: Timestamp) -> Facts {
        Facts {
            kind: self.kind.as_deref().map_or(ReportKind::Provider, read),
            world: if self.world.as_deref() == Some("test") { World::Test } else { World::Live },
            received_on: self.received.as_deref().map_or(at - SignedDuration::from_hours(1), read),
            agency: self.agency(),
            fields: self.fields.iter().map(|word| read(word)).collect(),
            files: self.files.iter().enumerate().map(|(nth, text)| file(nth, text)).collect(),
            reporter_consents: answer(self.consents.as_deref().unwrap_or("not stated")),
            urgent: self.urgent,
            approvals: self.approvals.iter().map(|text| approval(text)).collect(),
            overrides: self.overrides.iter().map(|text| relied(text)).collect(),
            house: self.house(),
        }
    }
}

/// The facts a scenario rules on, for tests that change them.
pub(crate) fn ruled_on(scenario: &Scenario) -> Option<(Facts, Timestamp)> {
    let at = scenario.moment();
    (scenario.kind == Kind::Ruling).then(|| (facts_of::<RulingFacts>(scenario).facts(at), at))
}

fn ruling(scenario: &Scenario, register: &Register) -> Told {
    let (said, at) = (facts_of::<RulingFacts>(scenario), scenario.moment());
    let facts = said.facts(at);
    let ruling = disclosure(&facts, register, at);
    let mut told = told_of(&ruling, register);
    if let Some(then) = &said.then {
        let again = disclosure(&facts, register, read(then));
        told.strict("then", [again.outcome.word()]);
        let later = told_of(&again, register);
        told.strict("then_because", later.strict.get("because").into_iter().flatten());
        told.deed = format!("{}\nthen: {}", told.deed, later.deed);
    }
    told
}

/// A ruling in words. The version of the register is no part of them: it differs wherever a row does.
pub(crate) fn told_of(ruling: &Ruling, register: &Register) -> Told {
    let mut told = Told::default();
    told.strict("outcome", [ruling.outcome.word()]);
    let no: [&str; 0] = [];
    for facet in ["under", "without", "gates", "because", "asks"] {
        told.strict(facet, no);
    }
    match &ruling.outcome {
        Outcome::Disclose { under, without, files, conditions } => {
            told.strict("under", under);
            told.strict("without", without.iter().map(|(field, _)| field.word()));
            told.strict("gates", files.iter().map(|(_, gate)| gate.word()));
            told.loose("conditions", conditions.iter().map(|one| &one.id));
            told.loose("grounds", conditions.iter().map(|one| &one.ground));
        }
        Outcome::NeedsApproval { under, asks } => {
            told.strict("under", under);
            told.strict("asks", asks.iter().map(|ask| &ask.ground));
            told.loose("asked", asks.iter().map(|ask| &ask.by));
        }
        Outcome::Withhold { because } => told.strict("because", because.iter().map(|(ground, _)| ground)),
    }
    told.deed = format!("{:#?}", ruling.outcome);
    told.trace = format!("{:#?}", ruling.considered);
    let messages = ruling.messages();
    let of_outcome = messages.len() - ruling.considered.len();
    for (nth, message) in messages.into_iter().enumerate() {
        let told = if nth < of_outcome { &mut told.deed } else { &mut told.trace };
        told.push_str(&format!("\n{}", english(register, message)));
    }
    told
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CandidateFacts {
    #[serde(default)]
    countries: Vec<String>,
    state: Option<String>,
    #[serde(default)]
    suspended: Vec<String>,
    /// Tribal agencies that the operator added for the state.
    #[serde(default)]
    tribal: Vec<String>,
}

fn candidates(scenario: &Scenario, register: &Register) -> Told {
    let said: CandidateFacts = facts_of(scenario);
    let mut directory: Vec<AgencyFacts> = register.agencies().iter().map(AgencyEntry::facts).collect();
    directory
        .iter_mut()
        .for_each(|agency| agency.suspended = said.suspended.contains(&agency.id.to_string()));
    directory.extend(said.tribal.iter().map(|id| AgencyFacts {
        id: read(id),
        class: AgencyClass::Tribal,
        country: Some(Country::US),
        states: said.state.iter().cloned().collect(),
        bases: Vec::new(),
        investigates: answer("yes"),
        suspended: false,
    }));
    let countries: Vec<Country> = said.countries.iter().map(|code| read(code)).collect();
    let day = day_of(scenario.moment());
    let found = candidate_agencies(register, (&directory, &[]), &countries, said.state.as_deref(), day);
    let mut told = Told::default();
    told.strict(
        "candidates",
        found.iter().map(|one| {
            let country = one.country.map_or("-".to_owned(), |country| country.to_string());
            let turn = if one.turn == Turn::Always { "always" } else { "fallback" };
            format!("{} {country} {} {turn}", one.agency, one.route.word())
        }),
    );
    let why: Vec<String> = found.iter().map(|one| english(register, &one.why)).collect();
    told.deed = format!("{found:#?} {why:#?}");
    told
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PathFacts {
    from: Option<String>,
    to: String,
    #[serde(default)]
    category: Vec<String>,
    #[serde(default)]
    emergency: Option<bool>,
}

fn path(scenario: &Scenario, register: &Register) -> Told {
    let said: PathFacts = facts_of(scenario);
    let from = read(said.from.as_deref().unwrap_or("US"));
    let mut all = paths(register, from, read(&said.to), day_of(scenario.moment()));
    if !said.category.is_empty() || said.emergency.is_some() {
        let data = said.category.iter().map(|word| read(word)).collect();
        let wanted = Wanted { data, emergency: said.emergency.unwrap_or_default() };
        all.retain(|view| wanted.is_met_by(view.path));
    }
    let mut told = Told::default();
    for (facet, state) in
        [("open", PathState::Open), ("unknown", PathState::Unknown), ("closed", PathState::Closed)]
    {
        told.loose(facet, all.iter().filter(|view| view.state == state).map(|view| &view.path.id));
    }
    let why = |why: &Option<Message>| why.as_ref().map_or_else(String::new, |why| english(register, why));
    told.deed = all
        .iter()
        .map(|view| format!("{} is {}: {}\n", view.path.id, view.state.word(), why(&view.why)))
        .chain(all.iter().flat_map(|view| {
            let gives =
                |one: &Reach| format!("{} gives {}: {}\n", view.path.id, one.data.word(), one.answer.word());
            view.path.reach.iter().map(gives)
        }))
        .collect();
    told
}

fn element(word: &str) -> Element {
    match word {
        "hash" => Element::Hash,
        "location" => Element::Location,
        "other" => Element::Other,
        "depiction" => Element::Depiction,
        other => panic!("{other}"),
    }
}

fn element_word(element: Element) -> &'static str {
    match element {
        Element::Hash => "hash",
        Element::Location => "location",
        Element::Other => "other",
        Element::Depiction => "depiction",
    }
}

fn given(scenario: &Scenario, register: &Register) -> Told {
    let mut said = scenario.facts.clone();
    let asked: Vec<String> = said.remove("elements").map(|list| list.try_into().unwrap()).unwrap_or_default();
    let provider = said.get("class").and_then(toml::Value::as_str) == Some("provider");
    let taker = if provider {
        Taker::Provider
    } else {
        let mut agency = scenario.clone();
        agency.facts = said;
        let said: RulingFacts = facts_of(&agency);
        Taker::Agency(said.agency(), said.house())
    };
    let asked: Vec<Element> = asked.iter().map(|word| element(word)).collect();
    let ruling = elements(&taker, &asked, register, scenario.moment());
    let mut told = Told::default();
    told.strict("give", ruling.give.iter().map(|one| element_word(*one)));
    told.strict("under", &ruling.under);
    told.strict("bound_by", &ruling.bound_by);
    told.strict("withheld", ruling.withheld.iter().map(|(one, _)| element_word(*one)));
    let why: Vec<String> = ruling.withheld.iter().map(|(_, why)| english(register, why)).collect();
    told.deed = format!("{ruling:#?} {why:#?}");
    told
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OnwardFacts {
    from: String,
    to: String,
}

fn handed_on(scenario: &Scenario, register: &Register) -> Told {
    let said: OnwardFacts = facts_of(scenario);
    let mut all = Beyond::ALL.into_iter().chain(Beyond::OF_FOREIGN);
    let to = all.find(|to| format!("{to:?}") == said.to).unwrap();
    let ruling = onward(read(&said.from), to, register, scenario.moment());
    let mut told = Told::default();
    told.strict("answer", [ruling.answer.word()]);
    told.strict("under", &ruling.under);
    told.strict("without", ruling.without_depictions.then_some("depictions"));
    told.deed = format!("{ruling:#?} {}", english(register, &ruling.why));
    told
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockFactsRow {
    kind: Option<String>,
    #[serde(default)]
    regimes: Vec<String>,
    /// `request_2703f 2026-12-01T00:00:00Z`, with its own end where it has one.
    #[serde(default)]
    holds: Vec<String>,
}

/// The clocks on a report that was completed at the moment, and what was added on top.
fn running(scenario: &Scenario, register: &Register) -> Told {
    let said: ClockFactsRow = facts_of(scenario);
    let facts = ClockFacts {
        completed: scenario.moment(),
        regimes: said.regimes.iter().map(|code| read(code)).collect(),
    };
    let kind = said.kind.as_deref().map_or(ReportKind::Provider, read);
    let mut terms = clocks(kind, &facts, register);
    terms.extend(said.holds.iter().filter_map(|hold| {
        let words: Vec<&str> = hold.split(' ').collect();
        hold_term(read(words[0]), read(words[1]), words.get(2).map(|end| read(end)), register)
    }));
    let mut told = Told::default();
    told.strict("clocks", terms.iter().map(|term| format!("{} until {}", term.clause, term.end)));
    told.loose("lengths", terms.iter().map(|term| english(register, &term.length)));
    told.loose("starts", terms.iter().map(|term| term.event.word()));
    told.deed = format!("{terms:#?}");
    told.strict("kept_until", Terms(terms).end());
    told
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoticeFacts {
    asked: Option<usize>,
    /// `asked whole`, `other part`, …
    #[serde(default)]
    forwarded: Vec<String>,
}

fn notice(scenario: &Scenario, register: &Register) -> Told {
    let said: NoticeFacts = facts_of(scenario);
    let forwarded: Vec<Forwarding> = said
        .forwarded
        .iter()
        .map(|text| Forwarding { asked: text.starts_with("asked "), whole: text.ends_with(" whole") })
        .collect();
    let branch = foreign_request_branch(said.asked.unwrap_or(1), &forwarded);
    let duty = foreign_request_duty(scenario.moment(), register);
    let mut told = Told::default();
    told.strict("branch", [format!("{branch:?}")]);
    told.strict("clause", duty.iter().map(|duty| duty.clause(branch)));
    let word = |duty: &clearline_law::Duty| if duty.is_duty(branch) { "shall" } else { "may" };
    told.strict("tell", duty.iter().map(word));
    told.loose("consults", duty.iter().map(|duty| duty.consults_first));
    told.deed = format!("{branch:?} {duty:#?}");
    told
}

fn destruction(scenario: &Scenario, register: &Register) -> Told {
    let mut told = Told::default();
    told.strict("clause", destruction_duty(scenario.moment(), register));
    told.deed = format!("{:?}", told.strict);
    told
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StandingFacts {
    entry: String,
}

fn standing(scenario: &Scenario, register: &Register) -> Told {
    let said: StandingFacts = facts_of(scenario);
    let day = day_of(scenario.moment());
    let clause = || Some(register.clause(&said.entry.parse().ok()?)?.standing(day));
    let instrument = || Some(register.instrument(&said.entry)?.standing(day));
    let flag = || {
        let (country, flag) = said.entry.split_once('/')?;
        Some(register.country(country.parse().ok()?)?.flag(flag.parse().ok()?, day))
    };
    let mut told = Told::default();
    let standing = clause().or_else(instrument).or_else(|| flag().map(|reading| reading.standing));
    told.strict("standing", standing.map(|standing| english(register, &standing.words())));
    told.strict("reads", flag().map(|reading| reading.value));
    told.deed = format!("{standing:?}");
    told
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeskFacts {
    file: String,
}

fn desk(scenario: &Scenario) -> Told {
    let said: DeskFacts = facts_of(scenario);
    let file = file(0, &said.file);
    let gate = gate_here(file.viewed, &file.claim);
    let mut told = Told::default();
    told.strict("gate", [gate.word()]);
    told.deed = format!("{gate:?} {}", english(Register::shipped(), gate.why()));
    told
}

/// The brief of a referral that was ruled on at the moment, as it reads then or later.
fn briefed(scenario: &Scenario, register: &Register) -> Told {
    let (said, at) = (facts_of::<RulingFacts>(scenario), scenario.moment());
    let facts = said.facts(at);
    let ruling = disclosure(&facts, register, at);
    let ended = said.ended.as_deref().map(|why| message!("brief-fact", value = Argument::words(why)));
    let text = brief(&BriefInput {
        referral: None,
        agency: "the agency",
        facts: &facts,
        ruling: &ruling,
        ended: ended.as_ref(),
        clocks: &[],
        provider: None,
        contacts: &Contacts::default(),
        register,
        at: said.then.as_deref().map_or(at, read),
    })
    .to_text(&|message| english(register, message));
    // The head names the version of the register, which differs wherever a row does.
    let deed = text.lines().filter(|line| !line.starts_with("Register: ")).collect::<Vec<_>>().join("\n");
    Told { deed, ..Told::default() }
}
