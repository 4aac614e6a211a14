//! What code may touch, and whom it may name.

use super::crates::GROUND;
use super::{File, Tree};
use crate::source::{line_of, names, separate, without_tests};

/// The stages, in their order.
pub const STAGES: [&str; 6] = ["intake", "augment", "triage", "route", "refer", "follow_up"];

/// Names a ground crate may not use. Paths are written as code writes them.
const EFFECTS: [&str; 17] = [
    "std::fs",
    "std::env",
    "std::process",
    "std::thread",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "SystemTime",
    "Instant",
    "Timestamp::now",
    "Zoned::now",
    "async",
    "OsRng",
    "thread_rng",
    "getrandom",
    "stdout",
    "stderr",
];

/// What `use std::{…}` may not bring into a ground crate.
const STD_PARTS: [&str; 4] = ["fs", "env", "process", "thread"];

pub(super) fn production<'a>(tree: &'a Tree, folder: &'a str) -> impl Iterator<Item = (&'a File, String)> {
    tree.below(folder, ".rs")
        .filter(|file| !file.is_test())
        .map(|file| (file, without_tests(&separate(file.text()).code)))
}

/// Effects in ground crates.
pub fn ground(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for name in GROUND {
        for (file, code) in production(tree, &format!("crates/{name}/src/")) {
            let met = EFFECTS.iter().filter_map(|effect| line_of(&code, effect).map(|line| (line, *effect)));
            faults.extend(met.map(|(line, effect)| format!("{}:{line} uses {effect}", file.path)));
            for part in grouped_std(&code) {
                faults.push(format!("{} uses std::{part}", file.path));
            }
        }
    }
    faults
}

/// The forbidden parts that a grouped `use std::{…}` brings in.
fn grouped_std(code: &str) -> Vec<&'static str> {
    let groups: Vec<&str> =
        code.split("use std::{").skip(1).filter_map(|rest| rest.split(';').next()).collect();
    STD_PARTS.into_iter().filter(|part| groups.iter().any(|group| names(group, part))).collect()
}

/// Stages that name one another. What they share is in `records`; who follows whom is known to `way` alone.
pub fn siblings(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for stage in STAGES {
        let folder = format!("crates/pipeline/src/{stage}/");
        for (file, code) in production(tree, &folder) {
            for sibling in STAGES.into_iter().filter(|sibling| *sibling != stage) {
                let alone = line_of(&code, &format!("crate::{sibling}"));
                let grouped = code.split("use crate::{").skip(1).filter_map(|rest| rest.split(';').next());
                let grouped = grouped.into_iter().any(|group| first_names(group).contains(&sibling));
                let Some(line) = alone.or(grouped.then_some(1)) else { continue };
                faults.push(format!("{}:{line} names {sibling}", file.path));
            }
        }
    }
    faults
}

/// The names that stand first in a group: of `a::b, c::{d, e}` they are `a` and `c`.
fn first_names(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut begins = true;
    let mut found = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            c if begins && !c.is_whitespace() => {
                let name = group.get(at..).unwrap_or("");
                found.push(name.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or(""));
                begins = false;
            }
            _ => {}
        }
    }
    found
}

/// A decision is pure: it does not wait, use `House` or read the store.
pub fn decisions(tree: &Tree) -> Vec<String> {
    const IMPURE: [&str; 6] = ["async", "await", "House", "clearline_store", "clearline_vault", "tokio"];
    let decides =
        production(tree, "crates/pipeline/src/").filter(|(file, _)| file.path.ends_with("/decide.rs"));
    let met = |(file, code): (&File, String)| {
        let first = IMPURE.iter().find_map(|name| line_of(&code, name).map(|line| (line, *name)));
        first.map(|(line, name)| format!("{}:{line} uses {name}", file.path))
    };
    decides.filter_map(met).collect()
}

/// Names that only some places may use, since they lead outside, belong to an engine, or open what is closed to others.
const DOORS: [(&str, &[&str], &str); 27] = [
    ("reqwest", &["crates/server/src/"], "only the server speaks to other machines"),
    (
        "axum",
        &[
            "crates/http/src/",
            "crates/frame/src/",
            "crates/api/src/",
            "crates/analyst-pages/src/",
            "crates/counsel-pages/src/",
            "crates/portals/src/",
            "crates/server/src/",
        ],
        "HTTP is the business of the edge",
    ),
    (
        "Router",
        &[
            "crates/http/src/lib.rs",
            "crates/http/src/routes.rs",
            "crates/api/src/lib.rs",
            "crates/portals/src/lib.rs",
            "crates/server/src/",
        ],
        "the router is built from declared routes",
    ),
    (
        "axum::routing",
        &["crates/http/src/routes.rs", "crates/server/src/"],
        "a route is declared with what it needs",
    ),
    (
        "ports.post",
        &["crates/pipeline/src/follow_up/notices.rs"],
        "nothing is sent out but notices, and what agencies fetch",
    ),
    ("ports.addresses", &["crates/pipeline/src/augment/"], "sources are asked by augment"),
    ("rusqlite", &["crates/store/src/", "crates/server/src/load/"], "engines are the store's business"),
    ("tokio_postgres", &["crates/store/src/", "crates/server/src/load/"], "engines are the store's business"),
    ("object_store", &["crates/vault/src/"], "files are the vault's business"),
    (
        "clearline_store",
        &[
            "crates/store/",
            "crates/core/",
            "crates/identity/",
            "crates/records/",
            "crates/oversight/",
            "crates/counsel/",
            "crates/disclosure/",
            "crates/pipeline/src/",
            "crates/server/src/",
        ],
        "portals never write",
    ),
    (
        "clearline_i18n",
        &[
            "crates/i18n/",
            "crates/law/tests/",
            "crates/disclosure/src/writer.rs",
            "crates/frame/",
            "crates/api/",
            "crates/analyst-pages/",
            "crates/counsel-pages/",
            "crates/portals/",
            "crates/server/",
        ],
        "what is said below the edge is a message, and a writer is handed to whoever writes a document",
    ),
    (
        "Thing::Referral",
        &["crates/law/src/access/", "crates/disclosure/src/standing.rs"],
        "every act of an agency on a referral passes one guard",
    ),
    (
        "read_report",
        PARSERS,
        "intake keeps what a document says, and no stage reads the document to learn it",
    ),
    (
        "read_file_details",
        PARSERS,
        "intake keeps what a document says, and no stage reads the document to learn it",
    ),
    ("read_tree", PARSERS, "intake keeps what a document says, and no stage reads the document to learn it"),
    ("Leave::within", READERS, "who reads a report is recorded, or records it"),
    ("begin_sitting", READERS, "a sitting is begun by the deed that records it"),
    ("OpenList::recorded", READERS, "a list is opened by the deed that records its reading"),
    ("leave_guarded", READERS, "the guard of a referral gave the permit for this report"),
    ("to_work", READERS, "the machine's own leave is for its own work"),
    ("store.query", HOUSE, ASKED),
    ("store.commit", HOUSE, ASKED),
    ("StoreError", &["crates/store/", "crates/core/src/"], ASKED),
    ("CommitError", &["crates/store/", "crates/core/src/"], ASKED),
    ("Permit::machine", MACHINE, "the machine's own permit is for its own work"),
    ("Actor::system", MACHINE, "nobody acts as the machine but the machine"),
    ("CarryReport", MACHINE, "nobody acts as the machine but the machine"),
];

/// Where the store is called.
const HOUSE: &[&str] = &["crates/store/", "crates/core/src/house.rs", "crates/tests/src/"];
const ASKED: &str = "the house reads and commits, and says in one place what a failure of the store means";

/// Where a document is read: as it arrives, when the ledger is verified, and for the rows of the load generator.
const PARSERS: &[&str] = &[
    "crates/wire/src/",
    "crates/api/src/provider/reporting.rs",
    "crates/oversight/src/audit/",
    "crates/server/src/load/",
];

/// Where commands and stages are, which record what they do.
const READERS: &[&str] = &[
    "crates/records/src/",
    "crates/oversight/src/",
    "crates/counsel/src/",
    "crates/disclosure/src/",
    "crates/pipeline/src/",
];

/// Where the machine itself is at work, and where its tests look at what is kept.
const MACHINE: &[&str] = &[
    "crates/law/src/access/",
    "crates/identity/src/",
    "crates/records/src/",
    "crates/oversight/src/",
    "crates/counsel/src/",
    "crates/disclosure/src/",
    "crates/pipeline/src/",
    "crates/server/src/",
    "crates/tests/src/",
];

/// Places that use such a name and may not.
pub fn doors(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (file, code) in production(tree, "crates/") {
        for (name, places, why) in DOORS {
            let here = places.iter().any(|place| file.path.starts_with(place));
            if let (false, Some(line)) = (here, line_of_door(&code, name)) {
                faults.push(format!("{}:{line} uses {name}; {why}", file.path));
            }
        }
    }
    faults
}

/// The first line that names a door. A field and its method may stand on two lines.
fn line_of_door(code: &str, name: &str) -> Option<usize> {
    let Some((owner, method)) = name.split_once('.') else { return line_of(code, name) };
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(owner).find_map(|(at, _)| {
        let rest = code.get(at + owner.len()..)?.trim_start().strip_prefix('.')?.strip_prefix(method)?;
        let before = code.get(..at)?;
        let whole = !before.ends_with(is_word) && !rest.starts_with(is_word);
        whole.then(|| before.matches('\n').count() + 1)
    })
}

/// Where SQL may be in code: the store itself, and the load generator's bare driver, which is there to be compared.
const SQL_PLACES: [&str; 2] = ["crates/store/src/", "crates/server/src/load/"];

/// SQL in string literals.
pub fn sql_in_code(tree: &Tree) -> Vec<String> {
    const BEGINNINGS: [&str; 6] =
        ["select ", "insert into ", "update ", "delete from ", "create table ", "with "];
    let mut faults = Vec::new();
    for file in tree.below("crates/", ".rs").filter(|file| !file.is_test()) {
        if SQL_PLACES.iter().any(|place| file.path.starts_with(place)) {
            continue;
        }
        let tests_begin =
            file.text().lines().position(|line| line.trim() == "#[cfg(test)]").unwrap_or(usize::MAX);
        for (line, literal) in separate(file.text()).literals {
            let text = literal.trim_start().to_ascii_lowercase();
            let is_sql = BEGINNINGS.iter().any(|word| text.starts_with(word)) && looks_like_sql(&text);
            if is_sql && line <= tests_begin {
                faults.push(format!(
                    "{}:{line} holds SQL; it belongs into a file of its stage's sql/ folder",
                    file.path
                ));
            }
        }
    }
    faults
}

/// English sentences begin with these words too.
fn looks_like_sql(text: &str) -> bool {
    [" from ", " values", " set ", " into ", "\nfrom ", "\nset ", " as ("]
        .iter()
        .any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(path: &str, text: &str) -> Tree {
        Tree { files: vec![File { path: path.to_owned(), bytes: text.as_bytes().to_vec() }] }
    }

    #[test]
    fn an_effect_in_a_ground_crate_is_found_in_every_spelling() {
        for text in ["use std::fs;", "use std::{fmt, fs};", "fn f() { std::env::args(); }", "async fn f() {}"]
        {
            assert_eq!(ground(&tree("crates/law/src/a.rs", text)).len(), 1, "{text}");
        }
        for text in ["// std::fs", "#[cfg(test)]\nmod tests { use std::fs; }", "use std::net::IpAddr;"] {
            assert_eq!(ground(&tree("crates/law/src/a.rs", text)), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_sibling_is_found_in_every_spelling() {
        for text in
            ["use crate::triage::model;", "use crate::{command::X, triage};", "fn f() { crate::triage::g() }"]
        {
            assert_eq!(siblings(&tree("crates/pipeline/src/route/a.rs", text)).len(), 1, "{text}");
        }
        for text in [
            "use clearline_records::dossier::triaged;",
            "use crate::counsel::{a, triage};",
            "use crate::route::model;",
        ] {
            assert_eq!(
                siblings(&tree("crates/pipeline/src/route/a.rs", text)),
                Vec::<String>::new(),
                "{text}"
            );
        }
    }

    #[test]
    fn a_door_in_the_wall_is_found() {
        for text in ["house.store.query(&A, &[])", "house\n    .store\n    .query(&A, &[])"] {
            assert_eq!(doors(&tree("crates/pipeline/src/a.rs", text)).len(), 1, "{text}");
            assert_eq!(doors(&tree("crates/core/src/house.rs", text)).len(), 0, "{text}");
        }
        assert_eq!(doors(&tree("crates/pipeline/src/a.rs", "my_store.query(); store.queries()")).len(), 0);
        assert_eq!(doors(&tree("crates/portals/src/a.rs", "use clearline_store::Store;")).len(), 1);
        let route = "fn f(router: Router) -> Router { router.route(\"/x\", get(x)) }";
        assert_eq!(doors(&tree("crates/portals/src/analyst/mod.rs", route)).len(), 1);
        assert_eq!(doors(&tree("crates/http/src/routes.rs", route)).len(), 0);
        let thing = "let thing = Thing::Referral { agency, state };";
        assert_eq!(doors(&tree("crates/pipeline/src/follow_up/a.rs", thing)).len(), 1);
        assert_eq!(doors(&tree("crates/disclosure/src/standing.rs", thing)).len(), 0);
        for own in
            ["Leave::within(&permit, number)", "to_work(number)", "Permit::machine()", "Actor::system()"]
        {
            assert_eq!(doors(&tree("crates/portals/src/analyst/a.rs", own)).len(), 1, "{own}");
            assert_eq!(doors(&tree("crates/pipeline/src/route/a.rs", own)).len(), 0, "{own}");
        }
        let parse = "clearline_wire::read_tree(document)";
        assert_eq!(doors(&tree("crates/pipeline/src/augment/repeat.rs", parse)).len(), 1);
        assert_eq!(doors(&tree("crates/oversight/src/audit/forms.rs", parse)).len(), 0);
        assert_eq!(doors(&tree("crates/pipeline/src/route/a.rs", "house.ports.post.post(url)")).len(), 1);
        assert_eq!(
            doors(&tree("crates/pipeline/src/follow_up/notices.rs", "house.ports.post.post(url)")).len(),
            0
        );
    }

    #[test]
    fn sql_is_told_from_a_sentence() {
        assert_eq!(sql_in_code(&tree("crates/pipeline/src/a.rs", "\"select a from b\"")).len(), 1);
        assert_eq!(sql_in_code(&tree("crates/pipeline/src/a.rs", "\"Select a file to send\"")).len(), 0);
    }
}
