//! The table of answers as text: printed for review, and read back.

use std::collections::BTreeMap;

use clearline_i18n::Language;
use clearline_law::access::Role;
use clearline_portals::view::Audience;
use clearline_portals::{Listener, Needs, Route};

use super::callers::CallerKind;
use super::things::Standing;

/// What a caller gets, in a word or two.
pub(super) type Word = &'static str;

/// Every word of the table, and what it means.
pub(super) const WORDS: [(Word, &str); 9] = [
    ("yes", "it is shown, or done"),
    ("leads on", "it leads to another page, whoever asks"),
    ("back", "nothing is done, and the page of the thing is shown instead, which says why"),
    ("who?", "the caller must first show who they are"),
    ("no", "it is not open to this caller"),
    ("nothing", "there is no such thing for this caller, whether there is one or not"),
    ("paused", "the agency is suspended: nothing but what it did itself is shown"),
    ("ended", "the agency's access to this referral has ended"),
    ("unfit", "it was understood and cannot be done as things stand; the answer says why"),
];

/// No such thing can be.
const NONE: &str = "·";

/// The answers to one route: by caller, in the order of [`Standing::ALL`].
pub(super) type Answers = BTreeMap<CallerKind, [Option<Word>; 6]>;

/// The answers to all routes, by method and address and listener.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Table(BTreeMap<String, Answers>);

impl Table {
    pub(super) fn note(&mut self, route: &Route, caller: CallerKind, standing: Standing, word: Word) {
        let answers = self.0.entry(key(route)).or_default();
        if let Some(cell) = answers.entry(caller).or_default().get_mut(standing.place()) {
            *cell = Some(word);
        }
    }

    /// What was reviewed; nothing where the table says nothing.
    pub(super) fn says(&self, route: &Route, caller: CallerKind, standing: Standing) -> Option<Word> {
        *self.0.get(&key(route))?.get(&caller)?.get(standing.place())?
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

    /// Reads the answers back.
    pub(super) fn read(text: &str) -> Table {
        let mut table = Table::default();
        let mut at = String::new();
        for line in text.lines() {
            if line.starts_with("GET /") || line.starts_with("POST /") {
                line.clone_into(&mut at);
            } else if let Some(row) =
                line.strip_prefix("  ").filter(|row| !row.starts_with(' ') && !at.is_empty())
            {
                let letters: Vec<char> = row.chars().collect();
                let cut = |from: usize, to: usize| -> String {
                    letters.get(from..to.min(letters.len())).unwrap_or_default().iter().collect()
                };
                let cells: Vec<String> =
                    (0..6).map(|place| cut(place * WIDTH, (place + 1) * WIDTH).trim().to_owned()).collect();
                let words = cells
                    .iter()
                    .map(|cell| WORDS.iter().find(|(word, _)| word == cell).map(|(word, _)| *word));
                let words: Vec<Option<Word>> = words.collect();
                let names = cut(6 * WIDTH, letters.len());
                for caller in CallerKind::ALL
                    .into_iter()
                    .filter(|one| names.split(", ").any(|name| name == one.words()))
                {
                    let mut row = [None; 6];
                    row.copy_from_slice(&words);
                    table.0.entry(at.clone()).or_default().insert(caller, row);
                }
            }
        }
        table
    }
}

/// The sections of the table.
const AUDIENCES: [(Audience, &str); 6] = [
    (Audience::Public, "For everybody"),
    (Audience::Provider, "For providers"),
    (Audience::Analyst, "For those who review"),
    (Audience::Agency, "For agencies"),
    (Audience::Auditor, "For auditors"),
    (Audience::Counsel, "For counsel"),
];

/// The width of a cell.
const WIDTH: usize = 10;

fn key(route: &Route) -> String {
    let private = if route.listener == Listener::Private { "  (on the private listener)" } else { "" };
    format!("{} {}{private}", route.method.word(), route.path)
}

/// What the declaration asks.
fn needs(route: &Route) -> String {
    match &route.needs {
        Needs::Nothing(why) => format!("open: {why}"),
        Needs::AnyRole(why) => format!("known in any role: {why}"),
        Needs::Acts(acts) => {
            let words: Vec<&str> = acts.iter().map(|act| act.word()).collect();
            let star = if acts.iter().any(|act| act.reveals()) { " *" } else { "" };
            format!("{}{star}", words.join(" or "))
        }
    }
}

fn head() -> String {
    let mut text = String::from(
        "Who is answered what: every route, every caller, on things that exist.\n\
         A test asks each of these on both databases and compares. What is not listed is not served.\n\n\
         Under each route stands what it needs: an act of matrix-access.txt (a star marks those that show what a\n\
         report holds), or why it is open. Each line below says what the callers at its end are answered:\n\n",
    );
    for (standing, words) in Standing::ALL.map(|one| (one.words(), one.meaning())) {
        text.push_str(&format!("{standing:<12}{words}\n"));
    }
    text.push_str("\nThe answers:\n\n");
    for (word, meaning) in WORDS {
        text.push_str(&format!("{word:<12}{meaning}\n"));
    }
    text.push_str(&format!("{NONE:<12}there can be no such thing\n"));
    text.push_str("\nThe callers:\n\n");
    for (name, words) in CallerKind::ALL.map(|one| (one.words(), one.meaning())) {
        text.push_str(&format!("{name:<20}{words}\n"));
    }
    text
}

/// The answers of one route, callers with the same ones on one line.
fn lines(answers: &Answers) -> String {
    let mut alike: Vec<([Option<Word>; 6], Vec<&str>)> = Vec::new();
    for caller in CallerKind::ALL {
        let Some(row) = answers.get(&caller) else { continue };
        match alike.iter_mut().find(|(known, _)| known == row) {
            Some((_, names)) => names.push(caller.words()),
            None => alike.push((*row, vec![caller.words()])),
        }
    }
    let mut text = String::from("  ");
    for standing in Standing::ALL {
        text.push_str(&format!("{:<WIDTH$}", standing.words()));
    }
    let mut text = text.trim_end().to_owned();
    text.push('\n');
    // Those who get something stand first.
    alike.sort_by_key(|(row, _)| !row.contains(&Some("yes")));
    for (row, names) in alike {
        text.push_str("  ");
        for cell in row {
            text.push_str(&format!("{:<WIDTH$}", cell.unwrap_or(NONE)));
        }
        text.push_str(&names.join(", "));
        text.push('\n');
    }
    text
}

/// What each role is led to.
fn navigation() -> String {
    let words = "What the navigation of each role leads to";
    let mut text = format!("\n{words}\n{}\n\n", "=".repeat(words.len()));
    for role in Role::ALL {
        let links = clearline_portals::navigation(role, Language::ENGLISH, "");
        let links: Vec<String> = links.iter().map(|link| format!("{} {}", link.words, link.href)).collect();
        if !matches!(role, Role::Public | Role::System) {
            text.push_str(&format!("{:<12}{}\n", role.word(), links.join(", ")));
        }
    }
    text
}
