//! The one command that runs every test, step by step, each with its duration.

use std::path::Path;
use std::time::Instant;

use crate::run::{Server, command, read};
use crate::tools::{self, Tools};
use crate::{clients, interfaces, pages, root, say, tidy};

/// How much is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Every step, with the programs of others and the pages.
    Whole,
    /// Up to the tests of the workspace.
    Quick,
}

/// Runs the steps in order; the first that fails ends the run.
///
/// # Errors
/// What failed, in words to act upon.
pub fn run_all(length: Length) -> Result<(), String> {
    let tools = step("prerequisites", || tools::provide(length))?;
    step("repository rules", tidy)?;
    step("format", || cargo(&["fmt", "--all", "--check"]))?;
    step("lints", || cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))?;
    step("dependencies", dependencies)?;
    step("tests of the workspace", || tests(&tools))?;
    if length == Length::Quick { Ok(()) } else { outside(&tools) }
}

/// The steps that run the built program with software that others wrote.
///
/// # Errors
/// What failed, in words to act upon.
pub fn outside(tools: &Tools) -> Result<(), String> {
    step("build of the program", || cargo(&["build", "--quiet", "--package", "clearline-server"]))?;
    step("real clients", || clients::real(tools))?;
    step("commands of the documents", clients::documents)?;
    step("demonstration", clients::demonstration)?;
    step("packages, opened by standard tools", || clients::packages(tools))?;
    step("interfaces for programs, as they are described", || interfaces::described(tools))?;
    step("accessibility of the pages", pages::accessible)
}

/// As [`run_all`], with the time it took.
///
/// # Errors
/// What failed, in words to act upon.
pub fn run(length: Length) -> Result<(), String> {
    step("everything", || run_all(length))
}

#[expect(clippy::disallowed_methods, reason = "a stopwatch for whoever waits; no house is at work here")]
fn step<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    say(&format!("\n=== {name}"));
    let begun = Instant::now();
    let done = work();
    let outcome = if done.is_ok() { "passed" } else { "FAILED" };
    say(&format!("=== {name}: {outcome} in {:.1} s", begun.elapsed().as_secs_f64()));
    done
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

fn run_shown(command: std::process::Command) -> Result<(), String> {
    crate::run::run(command)
}

/// Licences, sources, bans and duplicates by `deny.toml`.
fn dependencies() -> Result<(), String> {
    if read(command("cargo", ["deny", "--version"], &root())).is_err() {
        say(
            "not checked: cargo-deny is not installed; to check licences and sources: cargo install cargo-deny --locked",
        );
        return Ok(());
    }
    cargo(&[
        "deny",
        "--locked",
        "--workspace",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ])
}

/// `cargo test`, with the checking tools of others in its path and an S3 of this machine to talk to.
fn tests(tools: &Tools) -> Result<(), String> {
    let mut tests = command("cargo", ["test", "--workspace", "--quiet"], &root());
    tests.env("PATH", path_with(&tools.checks)?);
    let s3 = Moto::start(tools)?;
    tests.env("CLEARLINE_TEST_S3", s3.url());
    run_shown(tests)
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
