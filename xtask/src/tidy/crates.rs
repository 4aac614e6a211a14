//! Who may depend on whom. The compiler forbids what a manifest does not name; this holds the manifests.

use super::Tree;
use crate::source::{separate, without_tests};

/// All of our crates but the two that put them together.
pub const ALL: &[&str] = &[
    "report",
    "i18n",
    "wire",
    "law",
    "seal",
    "ledger",
    "paper",
    "store",
    "vault",
    "core",
    "identity",
    "records",
    "oversight",
    "counsel",
    "disclosure",
    "pipeline",
    "http",
    "frame",
    "api",
    "analyst-pages",
    "counsel-pages",
    "portals",
    "verify",
    "world",
];

/// Each crate of ours and those of ours it may name.
pub const MAY_NAME: [(&str, &[&str]); 27] = [
    ("scan", &[]),
    ("report", &[]),
    ("i18n", &["report"]),
    ("wire", &["report"]),
    ("ledger", &[]),
    ("paper", &[]),
    ("store", &[]),
    ("vault", &[]),
    ("law", &["report"]),
    ("seal", &["report"]),
    ("core", &["report", "law", "seal", "ledger", "store", "vault"]),
    ("identity", &["report", "law", "seal", "store", "core"]),
    ("records", &["report", "wire", "law", "store", "core"]),
    (
        "oversight",
        &["report", "wire", "law", "seal", "ledger", "store", "vault", "core", "identity", "records"],
    ),
    ("counsel", &["report", "law", "store", "vault", "core", "identity", "records"]),
    (
        "disclosure",
        &[
            "report",
            "i18n",
            "law",
            "seal",
            "paper",
            "store",
            "core",
            "identity",
            "records",
            "oversight",
            "counsel",
        ],
    ),
    (
        "pipeline",
        &[
            "report",
            "wire",
            "law",
            "seal",
            "ledger",
            "store",
            "vault",
            "paper",
            "core",
            "identity",
            "records",
            "oversight",
            "counsel",
            "disclosure",
        ],
    ),
    ("frame", &["http", "core", "identity", "records", "disclosure", "i18n", "law", "report"]),
    (
        "analyst-pages",
        &[
            "frame",
            "http",
            "core",
            "identity",
            "records",
            "oversight",
            "disclosure",
            "pipeline",
            "i18n",
            "law",
            "report",
        ],
    ),
    (
        "counsel-pages",
        &["frame", "http", "core", "identity", "counsel", "disclosure", "pipeline", "i18n", "law", "report"],
    ),
    (
        "portals",
        &[
            "analyst-pages",
            "counsel-pages",
            "frame",
            "http",
            "core",
            "identity",
            "records",
            "oversight",
            "disclosure",
            "pipeline",
            "i18n",
            "law",
            "report",
            "wire",
        ],
    ),
    ("http", &["law", "core", "identity"]),
    (
        "api",
        &[
            "http",
            "core",
            "identity",
            "records",
            "oversight",
            "disclosure",
            "pipeline",
            "i18n",
            "law",
            "report",
            "wire",
        ],
    ),
    ("verify", &["seal", "ledger"]),
    ("world", &["report", "wire"]),
    ("server", ALL),
    ("tests", ALL),
];

/// The levels of the crates, from the ground up. A crate names crates of lower levels alone.
const LEVELS: [(&str, &[&str]); 13] = [
    ("nouns, and what build scripts share", &["report", "scan"]),
    ("ground", &["i18n", "wire", "law", "seal", "ledger", "paper"]),
    ("mechanism, and what stands beside", &["store", "vault", "verify", "world"]),
    ("core", &["core"]),
    ("knowing", &["records", "identity"]),
    ("what holds for all reports", &["oversight", "counsel"]),
    ("what an agency gets", &["disclosure"]),
    ("stages, and what the edge shares", &["pipeline", "http"]),
    ("what all pages share", &["frame"]),
    ("pages of one audience", &["analyst-pages", "counsel-pages"]),
    ("edge", &["api", "portals"]),
    ("program", &["server"]),
    ("tests", &["tests"]),
];

/// Lines of code of a crate, without comments, blank lines and tests. The invented words of pages (`sample.rs`) are material
/// of tests, and are not counted.
pub const CRATE_LINES_MAX: usize = 12_000;

/// The crates that have no effects: bytes, time and chance come as arguments.
pub const GROUND: [&str; 7] = ["report", "i18n", "wire", "law", "seal", "ledger", "paper"];

/// What would bring an effect into a ground crate.
const EFFECTFUL: [&str; 17] = [
    "tokio",
    "async-std",
    "futures",
    "reqwest",
    "hyper",
    "axum",
    "rusqlite",
    "tokio-postgres",
    "object_store",
    "rand",
    "getrandom",
    "aws-lc-rs",
    "tempfile",
    "tracing",
    "metrics",
    "rustls",
    "clap",
];

/// What a manifest's `[dependencies]` names (not its dev-dependencies).
fn named(manifest: &str) -> Vec<&str> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.trim() == "[dependencies]";
        } else if inside {
            let name: &str = line.split(['.', '=', ' ']).next().unwrap_or("");
            if !name.is_empty() && !name.starts_with('#') {
                found.push(name);
            }
        }
    }
    found
}

fn manifests(tree: &Tree) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let read = |name| (name, named(tree.text(&format!("crates/{name}/Cargo.toml")).unwrap_or("")));
    tree.crates().into_iter().map(read)
}

/// Crates of ours that name another they may not, and crates the table does not know.
pub fn dependencies(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, dependencies) in manifests(tree) {
        let Some((_, allowed)) = MAY_NAME.iter().find(|(known, _)| *known == name) else {
            faults.push(format!("crates/{name} is not in the table of xtask/src/tidy/crates.rs"));
            continue;
        };
        let ours = dependencies.iter().filter_map(|dependency| dependency.strip_prefix("clearline-"));
        faults.extend(
            ours.filter(|ours| !allowed.contains(ours))
                .map(|ours| format!("{name} may not depend on {ours}")),
        );
    }
    faults
}

/// Crates that stand on no level, or name one of their own or a higher level.
pub fn levels(tree: &Tree) -> Vec<String> {
    let level = |name: &str| LEVELS.iter().position(|(_, crates)| crates.contains(&name));
    let mut faults = Vec::new();
    for (name, dependencies) in manifests(tree) {
        let Some(own) = level(name) else {
            faults.push(format!("{name} is on no level of xtask/src/tidy/crates.rs"));
            continue;
        };
        let ours = dependencies.iter().filter_map(|dependency| dependency.strip_prefix("clearline-"));
        let higher = ours.filter(|ours| level(ours).is_none_or(|theirs| theirs >= own));
        faults.extend(higher.map(|ours| format!("{name} names {ours}, which is on no lower level")));
    }
    faults
}

/// Crates that are too large.
pub fn sizes(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for name in tree.crates() {
        let folder = format!("crates/{name}/src/");
        let lines: usize = tree.below(&folder, ".rs").filter(|file| !file.is_test()).map(lines_of_code).sum();
        if lines > CRATE_LINES_MAX {
            faults.push(format!("crates/{name} has {lines} lines of code; {CRATE_LINES_MAX} are the most"));
        }
    }
    faults
}

fn lines_of_code(file: &super::File) -> usize {
    without_tests(&separate(file.text()).code).lines().filter(|line| !line.trim().is_empty()).count()
}

/// Ground crates that depend on something with effects; and portals or stages that could pass a permit by.
pub fn third_parties(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, dependencies) in manifests(tree) {
        let banned: &[&str] = match name {
            ground if GROUND.contains(&ground) => &EFFECTFUL,
            "http" | "frame" | "api" | "analyst-pages" | "counsel-pages" | "portals" => {
                &["rusqlite", "tokio-postgres", "object_store", "reqwest"]
            }
            "core" | "identity" | "records" | "oversight" | "counsel" | "disclosure" | "pipeline" => {
                &["axum", "reqwest", "hyper", "rusqlite", "tokio-postgres", "object_store", "rand"]
            }
            _ => &[],
        };
        let met = dependencies.iter().filter(|dependency| banned.contains(dependency));
        faults.extend(met.map(|dependency| format!("{name} may not depend on {dependency}")));
    }
    faults
}
