//! The table of answers as text: printed for review, and read back.

use std::collections::BTreeMap;

use clearline_http::{Audience, Listener, Needs, Route};
use clearline_law::Register;
use clearline_law::access::{ActName, Role};

use super::callers::CallerKind;
use super::things::Standing;

/// What a caller gets, in a word or two.
pub(super) type Word = &'static str;

/// Every word of the table, and what it means.
pub(super) const WORDS: [(Word, &str); 9] = [
    ("yes", "it is shown, or done"),
    ("leads on", "it leads to another page"),
    ("back", "nothing is done, and the page of the thing is shown instead, which says why"),
    ("who?", "the caller must first show who they are"),
    ("no", "it is not open to this caller"),
    ("nothing", "there is no such thing for this caller, whether there is one or not"),
    ("paused", "the agency is suspended: nothing is shown but what it did itself"),
    ("ended", "the agency's access to this referral has ended"),
    ("unfit", "it was understood and cannot be done as things stand; the answer says why"),
];

/// There is no such thing.
const NONE: &str = "·";

/// The answers to one route: by caller, each by how the thing stands to them.
pub(super) type Answers = BTreeMap<CallerKind, BTreeMap<Standing, Word>>;

/// The answers to all routes, by method and address and listener.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Table(BTreeMap<String, Answers>);

impl Table {
    pub(super) fn note(&mut self, route: &Route, caller: CallerKind, standing: Standing, word: Word) {
        self.0.entry(key(route)).or_default().entry(caller).or_default().insert(standing, word);
    }

    /// What was reviewed; nothing where the table says nothing.
    pub(super) fn says(&self, route: &Route, caller: CallerKind, standing: Standing) -> Option<Word> {
        self.0.get(&key(route))?.get(&caller)?.get(&standing).copied()
    }

    /// The table as text for review, by audience.
    pub(super) fn print(&self, routes: &[Route]) -> String {
        let mut text = head();
        for (audience, words) in AUDIENCES {
            text.push_str(&format!("\n{}\n{}\n", words, "=".repeat(words.chars().count())));
            for route in routes.iter().filter(|route| route.audience == audience) {
                text.push_str(&format!("\n{}\n    {}\n", key(route), needs(route)));
                text.push_str(&lines(self.0.get(&key(route)).unwrap_or(&Answers::new())));
            }
        }
        text.push_str(&navigation());
        text
    }

    /// Reads the answers back. What stands in a line is parted by two spaces or more.
    pub(super) fn read(text: &str) -> Table {
        let mut table = Table::default();
        let mut at = String::new();
        let mut standings = vec![Standing::Own];
        for line in text.lines() {
            if line.starts_with("GET /") || line.starts_with("POST /") {
                line.clone_into(&mut at);
                standings = vec![Standing::Own];
            }
            let row = line.strip_prefix("  ").filter(|row| !row.starts_with(' ') && !at.is_empty());
            let cells: Vec<&str> =
                row.unwrap_or("").split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
            let Some((names, words)) = cells.split_last() else { continue };
            if words.first() == Some(&Standing::Own.words()) {
                standings = cells.iter().filter_map(|cell| standing_of(cell)).collect();
                continue;
            }
            for caller in callers_of(names) {
                for (standing, cell) in standings.iter().zip(words) {
                    if let Some((word, _)) = WORDS.iter().find(|(word, _)| word == cell) {
                        let row = table.0.entry(at.clone()).or_default().entry(caller).or_default();
                        row.insert(*standing, *word);
                    }
                }
            }
        }
        table
    }
}

fn standing_of(words: &str) -> Option<Standing> {
    Standing::ALL.into_iter().find(|standing| standing.words() == words)
}

/// Callers that are named together.
const TOGETHER: [(&str, &[CallerKind]); 5] = [
    ("everybody", &CallerKind::ALL),
    (
        "people",
        &[
            CallerKind::ProviderPerson,
            CallerKind::Analyst,
            CallerKind::Supervisor,
            CallerKind::Officer,
            CallerKind::Auditor,
            CallerKind::Counsel,
            CallerKind::Admin,
        ],
    ),
    (
        "programs",
        &[
            CallerKind::ProviderProgram,
            CallerKind::ProviderReader,
            CallerKind::AgencyProgram,
            CallerKind::AgencyReader,
        ],
    ),
    ("provider's programs", &[CallerKind::ProviderProgram, CallerKind::ProviderReader]),
    ("agency's programs", &[CallerKind::AgencyProgram, CallerKind::AgencyReader]),
];

/// The names of these callers, those together that have a name together.
fn names_of(callers: &[CallerKind]) -> String {
    let mut left = callers.to_vec();
    let mut names = Vec::new();
    for (name, together) in TOGETHER {
        if together.iter().all(|one| left.contains(one)) {
            left.retain(|one| !together.contains(one));
            names.push(name);
        }
    }
    let alone = left.iter().map(|one| one.words());
    if names.first() == Some(&"everybody") {
        names.join(", ")
    } else {
        alone.chain(names).collect::<Vec<_>>().join(", ")
    }
}

fn callers_of(names: &str) -> Vec<CallerKind> {
    let mut found = Vec::new();
    for name in names.split(", ") {
        found.extend(CallerKind::ALL.into_iter().filter(|one| one.words() == name));
        found.extend(
            TOGETHER.iter().filter(|(known, _)| *known == name).flat_map(|(_, all)| all.iter().copied()),
        );
    }
    found
}

/// What was doubted in this table, and how it was decided.
const DECIDED: [(&str, &str); 5] = [
    (
        "The notices and requests of a provider, by program",
        "They say where reports went and who asked for them, so each reading is an entry of the ledger, as of any list.",
    ),
    (
        "An officer whose agency's access to a referral has ended",
        "Every page and file of the referral answers \"ended\": when it ended, why, and whom to ask. The history stays.",
    ),
    (
        "Lifting a hold",
        "What waits for a second person is withdrawn, not lifted: by whoever entered it, or by counsel. A supervisor who\n    did not enter it cannot make an order of a court disappear before it counts.",
    ),
    (
        "Dismissing a group that is dismissed already",
        "Nothing is recorded again; the answer says when it was dismissed. What came later, and has nothing of its own,\n    can be dismissed once the first dismissal is done.",
    ),
    (
        "Proposals for a suspended agency",
        "They are taken: a basis can be prepared for the day on which its access is resumed. Every page of the proposal\n    says that the agency is suspended, and no proposal ends a suspension.",
    ),
];

/// The sections of the table.
const AUDIENCES: [(Audience, &str); 6] = [
    (Audience::Public, "For everybody"),
    (Audience::Provider, "For providers"),
    (Audience::Analyst, "For those who review"),
    (Audience::Agency, "For agencies"),
    (Audience::Auditor, "For auditors"),
    (Audience::Counsel, "For counsel"),
];

pub(super) fn key(route: &Route) -> String {
    let private = if route.listener == Listener::Private { "  (on the private listener)" } else { "" };
    format!("{} {}{private}", route.method.word(), route.path)
}

/// What the declaration asks.
fn needs(route: &Route) -> String {
    match &route.needs {
        Needs::Nothing(why) => format!("open: {why}"),
        Needs::AnyRole(why) => format!("known in any role: {why}"),
        Needs::Acts(acts) => {
            let star = |act: &ActName| if act.reveals() { " *" } else { "" };
            let words = |acts: &[ActName], between: &str| -> String {
                let each = acts.iter().map(|act| format!("{}{}", act.word(), star(act)));
                each.collect::<Vec<_>>().join(between)
            };
            let also = if route.also.is_empty() { "" } else { " and " };
            format!("{}{also}{}", words(acts, " or "), words(&route.also, " and "))
        }
    }
}

fn head() -> String {
    let mut text = String::from(
        "Who is answered what: every address that is served, every caller, on things that exist.\n\
         Tests ask each of these on both databases and compare. An address that is not listed is not served.\n\n\
         Under each address stands what it needs: acts of matrix-access.txt (a star marks those that show what a\n\
         report holds), or why it is open. What a call writes into the ledger is by these acts and no other.\n\n\
         Each line below says what the callers named last are answered, one column for each way in which the thing\n\
         that the address names may stand to them. Where the address names nothing there is one column, without a name.\n\n",
    );
    for (standing, words) in Standing::ALL.map(|one| (one.words(), one.meaning())) {
        text.push_str(&format!("{standing:<18}{words}\n"));
    }
    text.push_str("\nThe answers:\n\n");
    for (word, meaning) in WORDS {
        text.push_str(&format!("{word:<12}{meaning}\n"));
    }
    text.push_str("\nThe callers:\n\n");
    for (name, words) in CallerKind::ALL.map(|one| (one.words(), one.meaning())) {
        text.push_str(&format!("{name:<28}{words}\n"));
    }
    text.push('\n');
    for (name, together) in TOGETHER {
        let each: Vec<&str> = together.iter().map(|one| one.words()).collect();
        let words = if name == "everybody" { "all of these".to_owned() } else { each.join(", ") };
        text.push_str(&format!("{name:<28}{words}\n"));
    }
    text.push_str("\nWhat was doubted, and decided:\n\n");
    for (what, decided) in DECIDED {
        text.push_str(&format!("{what}:\n    {decided}\n"));
    }
    text
}

/// The answers of one route, callers with the same ones on one line.
fn lines(answers: &Answers) -> String {
    let mut alike: Vec<(Vec<Word>, Vec<CallerKind>)> = Vec::new();
    let standings: Vec<Standing> =
        Standing::ALL.into_iter().filter(|one| answers.values().any(|row| row.contains_key(one))).collect();
    for (caller, row) in answers {
        let cells: Vec<Word> = standings.iter().map(|one| row.get(one).copied().unwrap_or(NONE)).collect();
        match alike.iter_mut().find(|(known, _)| *known == cells) {
            Some((_, callers)) => callers.push(*caller),
            None => alike.push((cells, vec![*caller])),
        }
    }
    // Those who get something stand first.
    alike.sort_by_key(|(row, _)| !row.contains(&"yes"));
    let head: Vec<&str> = standings.iter().map(|one| one.words()).collect();
    let width = |place: usize| {
        let cells = alike.iter().filter_map(|(row, _)| row.get(place).copied());
        cells.chain(head.get(place).copied()).map(|cell| cell.chars().count()).max().unwrap_or(0) + 2
    };
    let widths: Vec<usize> = (0..standings.len()).map(width).collect();
    let line = |cells: &[&str], names: &str| {
        let cells: String =
            cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        format!("  {cells}{names}").trim_end().to_owned() + "\n"
    };
    let mut text = if standings.len() > 1 { line(&head, "") } else { String::new() };
    for (row, callers) in &alike {
        text.push_str(&line(row, &names_of(callers)));
    }
    text
}

/// What each role is led to.
fn navigation() -> String {
    let words = "What the navigation of each role leads to";
    let mut text = format!("\n{words}\n{}\n\n", "=".repeat(words.len()));
    for role in Role::ALL {
        let links = clearline_portals::navigation(role, "");
        let links: Vec<String> = links
            .iter()
            .map(|link| format!("{} {}", link.words.in_english(Register::shipped()), link.href))
            .collect();
        if !matches!(role, Role::Public | Role::System) {
            text.push_str(&format!("{:<12}{}\n", role.word(), links.join(", ")));
        }
    }
    text
}
