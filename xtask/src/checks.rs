//! What programs of others check of the tree and of what it depends on, and the bill of materials of the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::checkers::{CYCLONEDX, DENY, MACHETE};
use crate::run::{command, read, run};
use crate::tools::{Tools, place};
use crate::{root, say};

/// Spelling, by typos and `typos.toml`.
///
/// # Errors
/// Where a word is misspelled; each is printed with its place.
pub fn spelling(tools: &Tools) -> Result<(), String> {
    run(command(tools.checks.join("bin/typos"), ["--format", "brief"], &root()))
}

/// Bans, licences and sources of the dependencies, by `deny.toml`. A warning is an error: an exception that is not needed
/// any more has to go.
///
/// # Errors
/// What `deny.toml` does not allow.
pub fn dependencies() -> Result<(), String> {
    run(DENY.command(&[
        "--locked",
        "--workspace",
        "check",
        "--hide-inclusion-graph",
        "--deny",
        "warnings",
        "bans",
        "licenses",
        "sources",
    ])?)
}

/// Known faults of the dependencies, as the database of RustSec tells them. The database changes without us and is
/// fetched from GitHub: no part of the tests, but a job of its own.
///
/// # Errors
/// Which dependency has a fault, or that the database cannot be had.
pub fn advisories() -> Result<(), String> {
    DENY.provide()?;
    run(DENY.command(&["--locked", "--workspace", "check", "advisories"])?)
}

/// Dependencies that no line of their package uses.
///
/// # Errors
/// Which they are.
pub fn unused() -> Result<(), String> {
    run(MACHETE.command(&["--with-metadata", "--skip-target-dir"])?)
}

/// The system that releases are built for.
const SYSTEM: &str = "x86_64-unknown-linux-gnu";

/// Writes what the program is made of, in CycloneDX, and holds it against what cargo builds. Returns the file.
///
/// # Errors
/// What cannot be written, or what is missing in it.
pub fn bill_of_materials() -> Result<PathBuf, String> {
    CYCLONEDX.provide()?;
    let mut write = CYCLONEDX.command(&[
        "--manifest-path",
        "crates/server/Cargo.toml",
        "--describe",
        "binaries",
        "--target",
        SYSTEM,
        "--format",
        "json",
        "--spec-version",
        "1.5",
        "--quiet",
    ])?;
    // The same commit gives the same bill.
    let committed = read(command("git", ["log", "-1", "--format=%ct"], &root())).unwrap_or_default();
    write.env("SOURCE_DATE_EPOCH", if committed.is_empty() { "0" } else { committed.trim() });
    read(write)?;
    // It writes beside each manifest that has a program.
    let written = root().join("crates/server/clearline_bin.cdx.json");
    let text = fs::read_to_string(&written).map_err(|error| format!("{}: {error}", written.display()))?;
    remove(&written)?;
    remove(&root().join("xtask/xtask_bin.cdx.json"))?;
    // And it names our own packages by where this clone lies.
    let text = text.replace(&root().display().to_string(), "");
    let file = place("sbom")?.join(format!("clearline-{}.cdx.json", env!("CARGO_PKG_VERSION")));
    fs::write(&file, &text).map_err(|error| format!("{}: {error}", file.display()))?;
    let tree = ["tree", "--package", "clearline-server", "--edges", "normal", "--prefix", "none"];
    let mut tree = command("cargo", tree, &root());
    tree.args(["--locked", "--target", SYSTEM, "--format", "{p}"]);
    let bill: Value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    let faults = faults(&bill, &built(&read(tree)?));
    if faults.is_empty() {
        say(&format!("{} components in {}", listed(&bill).len(), file.display()));
        Ok(file)
    } else {
        Err(faults.join("\n"))
    }
}

fn remove(file: &Path) -> Result<(), String> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", file.display()))
        }
        _ => Ok(()),
    }
}

/// Name and version of each package that `cargo tree` names; the first is the program's own.
fn built(tree: &str) -> BTreeSet<(String, String)> {
    let package = |line: &str| {
        let mut words = line.split_whitespace();
        Some((words.next()?.to_owned(), words.next()?.trim_start_matches('v').to_owned()))
    };
    tree.lines().skip(1).filter_map(package).collect()
}

/// Name and version of each component.
fn listed(bill: &Value) -> BTreeSet<(String, String)> {
    let word = |component: &Value, name: &str| component.get(name)?.as_str().map(str::to_owned);
    let one = |component: &Value| Some((word(component, "name")?, word(component, "version")?));
    components(bill).filter_map(one).collect()
}

fn components(bill: &Value) -> impl Iterator<Item = &Value> {
    bill.get("components").and_then(Value::as_array).into_iter().flatten()
}

/// What a bill lacks: a package that is built, or of a component its licence or its digest.
fn faults(bill: &Value, built: &BTreeSet<(String, String)>) -> Vec<String> {
    let mut faults = Vec::new();
    if built.is_empty() {
        faults.push("cargo names no package of the program".to_owned());
    }
    let listed = listed(bill);
    for (name, version) in built.difference(&listed) {
        faults
            .push(format!("{name} {version} is built into the program and is not in its bill of materials"));
    }
    for component in components(bill) {
        let name = component.get("name").and_then(Value::as_str).unwrap_or("a component without a name");
        let has =
            |what: &str| component.get(what).and_then(Value::as_array).is_some_and(|all| !all.is_empty());
        if !has("licenses") {
            faults.push(format!("{name} is in the bill of materials without its licence"));
        }
        if !name.starts_with("clearline-") && !has("hashes") {
            faults.push(format!("{name} is in the bill of materials without its digest"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bill(components: &str) -> Value {
        serde_json::from_str(&format!(r#"{{"components": [{components}]}}"#)).unwrap()
    }

    const WHOLE: &str = r#"{"name": "hex", "version": "0.4.3", "licenses": [{"expression": "MIT"}],
        "hashes": [{"alg": "SHA-256", "content": "00"}]}"#;

    #[test]
    fn what_is_built_and_not_listed_is_named() {
        let built = built("clearline-server v0.1.0 (/somewhere)\nhex v0.4.3\nurl v2.5.8\nhex v0.4.3 (*)\n");
        assert_eq!(built.len(), 2);
        let found = faults(&bill(WHOLE), &built);
        assert_eq!(found, ["url 2.5.8 is built into the program and is not in its bill of materials"]);
    }

    #[test]
    fn a_component_without_licence_or_digest_is_named() {
        let built = built("clearline-server v0.1.0\nhex v0.4.3\n");
        assert_eq!(faults(&bill(WHOLE), &built), [""; 0]);
        let bare = bill(r#"{"name": "hex", "version": "0.4.3"}"#);
        assert_eq!(faults(&bare, &built).len(), 2);
        assert_eq!(faults(&bill(""), &BTreeSet::new()).len(), 1);
    }
}
