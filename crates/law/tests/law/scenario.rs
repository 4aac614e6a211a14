//! The form of a scenario, and how it is asked.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use clearline_law::{Register, shipped_files};
use serde::Deserialize;

use crate::told::{self, Told};

/// The files of scenarios, by their names.
const FILES: [(&str, &str); 9] = [
    ("statute.toml", include_str!("scenarios/statute.toml")),
    ("others.toml", include_str!("scenarios/others.toml")),
    ("files.toml", include_str!("scenarios/files.toml")),
    ("policies.toml", include_str!("scenarios/policies.toml")),
    ("stale.toml", include_str!("scenarios/stale.toml")),
    ("way.toml", include_str!("scenarios/way.toml")),
    ("evidence.toml", include_str!("scenarios/evidence.toml")),
    ("after.toml", include_str!("scenarios/after.toml")),
    ("questions.toml", include_str!("scenarios/questions.toml")),
];

static READ: Mutex<BTreeMap<String, Register>> = Mutex::new(BTreeMap::new());

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    scenario: Vec<Scenario>,
}

/// One named case: what is asked of the law, what it must answer, and why.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scenario {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// For a lawyer to check, with the place where it stands.
    pub(crate) why: String,
    /// Steps of a transfer abroad that it belongs to.
    #[serde(default)]
    pub(crate) steps: Vec<u8>,
    /// The moment it speaks of.
    pub(crate) at: Option<String>,
    /// Lines that are written over those of a shipped row, by its id; of a flag, `DE/budapest_party`.
    #[serde(default)]
    edit: BTreeMap<String, Vec<String>>,
    /// Rows that an operator lays over the shipped ones.
    overlay: Option<String>,
    /// Rows that are taken out.
    #[serde(default)]
    without: Vec<String>,
    /// As the register was known on this day.
    known_on: Option<String>,
    #[serde(default)]
    pub(crate) facts: toml::Table,
    #[serde(default)]
    expect: BTreeMap<String, Words>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// May this leave to this agency?
    Ruling,
    /// Who is asked, and in which order?
    Candidates,
    /// By which path can evidence be had?
    Path,
    /// May elements be given without the report?
    Elements,
    /// May an agency hand on what it received?
    Onward,
    /// Which clocks run?
    Clock,
    /// What is a provider told of a foreign request?
    Notice,
    /// Must the house destroy when law enforcement notifies it?
    Destruction,
    /// How does an entry of the register stand?
    Standing,
    /// May a file be opened at our own desk?
    Desk,
    /// What does the brief say?
    Brief,
    /// No function of this crate answers it: a test of another crate does.
    Elsewhere,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Words {
    One(String),
    Several(Vec<String>),
}

impl Words {
    fn list(&self) -> Vec<String> {
        match self {
            Words::One(word) => vec![word.clone()],
            Words::Several(words) => words.clone(),
        }
    }
}

pub(crate) fn scenarios() -> Vec<Scenario> {
    FILES
        .iter()
        .flat_map(|(name, text)| {
            let file: File = toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            file.scenario
        })
        .collect()
}

impl Scenario {
    /// The register it is asked of.
    pub(crate) fn register(&self) -> Register {
        let mut register = if self.edit.is_empty() && self.overlay.is_none() {
            Register::shipped().clone()
        } else {
            // Every test asks the same ones, and reading them all again takes time.
            let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
            read.entry(self.name.clone()).or_insert_with(|| self.altered()).clone()
        };
        for id in &self.without {
            register = register.without(id);
        }
        match &self.known_on {
            Some(day) => register.known_on(crate::support::read(day)),
            None => register,
        }
    }

    fn altered(&self) -> Register {
        let mut edited: Vec<(&str, String)> =
            shipped_files().iter().map(|(path, text)| (*path, (*text).to_owned())).collect();
        for (id, lines) in &self.edit {
            let mut hits = 0;
            for (path, text) in &mut edited {
                if let Some(changed) = rewrite(path, text, id, lines) {
                    *text = changed;
                    hits += 1;
                }
            }
            assert_eq!(hits, 1, "{}: {id} is written in one file", self.name);
        }
        let overlay = self.overlay.iter().map(|text| ("overlay.toml", text.as_str()));
        let all: Vec<(&str, &str)> =
            edited.iter().map(|(path, text)| (*path, text.as_str())).chain(overlay).collect();
        Register::parse(&all).unwrap_or_else(|problems| panic!("{}: {problems:?}", self.name))
    }

    /// What the law answers, asked of `register`.
    pub(crate) fn told(&self, register: &Register) -> Told {
        told::ask(self, register)
    }

    /// Where the answer is not the expected one.
    pub(crate) fn faults(&self) -> Vec<String> {
        let told = self.told(&self.register());
        let all = format!("{}\n{}", told.deed, told.trace);
        let mut faults = Vec::new();
        let mut differs = |facet: &str, told: Option<&Vec<String>>, wanted: &Vec<String>| {
            if told != Some(wanted) {
                faults.push(format!("{facet}: told {told:?}, expected {wanted:?}"));
            }
        };
        for (facet, words) in &told.strict {
            differs(facet, Some(words), &self.expect.get(*facet).map_or_else(Vec::new, Words::list));
        }
        let phrases = ["says", "never_says"];
        for (facet, wanted) in &self.expect {
            let facet = facet.as_str();
            if !phrases.contains(&facet) && !told.strict.contains_key(facet) {
                differs(facet, told.loose.get(facet), &wanted.list());
            }
        }
        for (facet, says) in phrases.into_iter().zip([true, false]) {
            let words = self.expect.get(facet).map_or_else(Vec::new, Words::list);
            for words in words.iter().filter(|words| all.contains(*words) != says) {
                faults.push(format!("{facet}: \"{words}\""));
            }
        }
        if self.expect.is_empty() && self.kind != Kind::Elsewhere {
            faults.push("it expects nothing".to_owned());
        }
        if !faults.is_empty() {
            faults.insert(0, format!("\n== {}", self.name));
            faults.push(all);
        }
        faults
    }
}

/// The file with the lines written into the row of that id, if it holds it: a line about the same field is replaced.
fn rewrite(path: &str, text: &str, id: &str, lines: &[String]) -> Option<String> {
    let key = match id.split_once('/') {
        Some((country, flag)) if path == format!("instruments/countries/{country}.toml") => {
            format!("flag = \"{flag}\"")
        }
        Some(_) => return None,
        None => format!("id = \"{id}\""),
    };
    let mut changed = false;
    let rows: Vec<String> = text
        .split("\n[")
        .map(|row| {
            if !row.lines().any(|line| line == key) {
                return row.to_owned();
            }
            changed = true;
            let field = |line: &str| line.split(" = ").next().unwrap_or_default().to_owned();
            let kept = row.lines().filter(|line| !lines.iter().any(|new| field(new) == field(line)));
            let mut row: Vec<String> = kept.map(str::to_owned).collect();
            let at = row.iter().position(|line| *line == key).unwrap_or_default() + 1;
            row.splice(at..at, lines.iter().cloned());
            row.join("\n") + "\n"
        })
        .collect();
    changed.then(|| rows.join("\n["))
}
