//! The one command that runs every test, step by step, each with its duration.

use std::path::Path;

use crate::run::{Server, command, read, run as run_shown, run_heard};
use crate::steps::{Steps, Watch};
use crate::tools::{self, Tools};
use crate::{checks, clients, interfaces, pages, root, say, tidy};

/// How much is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Every step, with the programs of others and the pages.
    Whole,
    /// Up to the tests of the workspace.
    Quick,
}

/// Runs the steps in order; the first that fails ends the run. Says at the end how long everything took, and which steps
/// took longest.
///
/// # Errors
/// What failed, in words to act upon.
pub fn run(length: Length) -> Result<(), String> {
    let mut steps = Steps::begin();
    let done = all(&mut steps, length);
    steps.tell();
    done
}

fn all(steps: &mut Steps, length: Length) -> Result<(), String> {
    let tools = steps.step("prerequisites", || tools::provide(length))?;
    steps.step("repository rules", tidy)?;
    steps.step("spelling", || checks::spelling(&tools))?;
    steps.step("licences, sources and bans of the dependencies", checks::dependencies)?;
    steps.step("unused dependencies", checks::unused)?;
    steps.step("bill of materials", || checks::bill_of_materials().map(drop))?;
    steps.step("format", || cargo(&["fmt", "--all", "--check"]))?;
    steps.step("lints", || {
        cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])
    })?;
    steps.step("build of the tests", || cargo(&["test", "--workspace", "--no-run", "--quiet"]))?;
    tests(steps, &tools)?;
    if length == Length::Quick { Ok(()) } else { beside(steps, &tools) }
}

/// The steps that run the built program with software that others wrote.
///
/// # Errors
/// What failed, in words to act upon.
pub fn outside() -> Result<(), String> {
    let mut steps = Steps::begin();
    let tools = steps.step("prerequisites", || tools::provide(Length::Whole));
    let done = tools.and_then(|tools| beside(&mut steps, &tools));
    steps.tell();
    done
}

fn beside(steps: &mut Steps, tools: &Tools) -> Result<(), String> {
    steps.step("build of the program", || cargo(&["build", "--quiet", "--package", "clearline-server"]))?;
    steps.step("real clients", || clients::real(tools))?;
    steps.step("commands of the documents", clients::documents)?;
    steps.step("demonstration", clients::demonstration)?;
    steps.step("packages, opened by standard tools", || clients::packages(tools))?;
    steps.step("interfaces for programs, as they are described", || interfaces::described(tools))?;
    steps.step("accessibility of the pages", pages::accessible)
}

/// The rules of the repository.
///
/// # Errors
/// Every fault, one line each.
pub fn tidy() -> Result<(), String> {
    let tree = tidy::Tree::read(&root()).map_err(|error| format!("cannot read the repository: {error}"))?;
    let faults = tidy::faults(&tree);
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn cargo(arguments: &[&str]) -> Result<(), String> {
    run_shown(command("cargo", arguments, &root()))
}

/// `cargo test`, with the checking tools of others in its path and an S3 of this machine to talk to. Each program of tests
/// counts as a step of its own.
fn tests(steps: &mut Steps, tools: &Tools) -> Result<(), String> {
    let mut tests = command("cargo", ["test", "--workspace", "--", "--quiet"], &root());
    tests.env("PATH", path_with(&tools.checks)?);
    let s3 = Moto::start(tools)?;
    tests.env("CLEARLINE_TEST_S3", s3.url());
    say("\n=== tests of the workspace");
    let whole = Watch::start();
    let mut current: Option<(String, Watch)> = None;
    let mut turn = |next: Option<String>| {
        if let Some((name, watch)) = current.take() {
            steps.note(&name, watch.read());
        }
        current = next.map(|name| (name, Watch::start()));
    };
    let done = run_heard(tests, |line| {
        if let Some(program) = program_of_tests(line) {
            turn(Some(format!("tests: {program}")));
        }
    });
    turn(None);
    let outcome = if done.is_ok() { "passed" } else { "FAILED" };
    say(&format!("=== tests of the workspace: {outcome} in {:.1} s", whole.read().as_secs_f64()));
    done
}

/// Which program of tests cargo says it begins: the file where the tests are, or the crate whose documentation is tried.
fn program_of_tests(line: &str) -> Option<String> {
    let line = line.trim();
    if let Some(krate) = line.strip_prefix("Doc-tests ") {
        return Some(format!("examples in the documentation of {krate}"));
    }
    let (source, built) = line.strip_prefix("Running ")?.trim_end_matches(')').split_once(" (")?;
    let name = built.rsplit('/').next()?.rsplit_once('-')?.0;
    Some(match source.strip_prefix("unittests ") {
        Some(_) => format!("{name}, beside the code"),
        None => name.to_owned(),
    })
}

/// The search path with the environment's programs in front.
pub(crate) fn path_with(environment: &Path) -> Result<String, String> {
    Ok(format!("{}:{}", environment.join("bin").display(), search_path()?))
}

/// The search path as it is.
pub(crate) fn search_path() -> Result<String, String> {
    Ok(read(command("sh", ["-c", "echo $PATH"], Path::new("/")))?.trim().to_owned())
}

/// An S3 that forgets everything when it ends.
struct Moto(Server);

impl Moto {
    fn start(tools: &Tools) -> Result<Moto, String> {
        // moto writes its address to standard error; a shell brings it to standard output.
        let program = tools.checks.join("bin/moto_server");
        let line = format!("exec {} -H 127.0.0.1 -p 0 2>&1", program.display());
        let log = tools::place("logs")?.join("moto.log");
        let server = Server::start(command("sh", ["-c", &line], &root()), "Running on ", &log)?;
        let bucket = format!("{}/clearline-test", server.url);
        read(command("curl", ["--fail", "--silent", "--show-error", "-X", "PUT", &bucket], &root()))?;
        Ok(Moto(server))
    }

    fn url(&self) -> String {
        let endpoint = &self.0.url;
        let keys = "access_key_id=test&secret_access_key=test&region=us-east-1&allow_http=true";
        format!("s3://clearline-test/vault?endpoint={endpoint}&{keys}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_of_tests_has_a_name() {
        let named = |line: &str| program_of_tests(line).unwrap_or_default();
        let unit = "     Running unittests src/lib.rs (target/debug/deps/clearline_law-0f5d2a91c3e7b846)";
        assert_eq!(named(unit), "clearline_law, beside the code");
        let own = "     Running tests/journeys/main.rs (target/debug/deps/journeys-0f5d2a91c3e7b846)";
        assert_eq!(named(own), "journeys");
        assert_eq!(named("   Doc-tests clearline_law"), "examples in the documentation of clearline_law");
        assert_eq!(named("   Compiling clearline-law v0.1.0 (/somewhere/crates/law)"), "");
    }
}
