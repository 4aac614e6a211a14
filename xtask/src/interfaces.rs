//! The interfaces for programs, as their OpenAPI documents describe them: checked by Spectral, and held against the real
//! program by Schemathesis, which sends what a document permits and what it forbids and looks at every answer.

use std::fs;
use std::path::{Path, PathBuf};

use crate::clients::{clearline, credential, fresh, serve};
use crate::run::{command, read, run};
use crate::tools::{Tools, place};
use crate::{root, say};

/// Spectral's version, from npm.
const SPECTRAL: &str = "@stoplight/spectral-cli@6.16.3";

/// The same cases at every run.
const SEED: &str = "20261127";
/// Cases for each operation, of what a document permits and of what it forbids.
const CASES: &str = "25";
/// Longer than this no document may take.
const SECONDS_MAX: &str = "90";

/// Of feedback on many referrals each item is taken or refused by itself, inside an answer of 200.
const ONE_BY_ONE: &str =
    "[[operations]]\ninclude-path = \"/api/v1/feedback\"\nchecks.negative_data_rejection.enabled = false\n";

/// Whose referrals are used: the demonstration refers most to it.
const AGENCY: &str = "us-fbi";

/// Both documents by Spectral, both interfaces by Schemathesis.
///
/// # Errors
/// What a tool found.
pub fn described(tools: &Tools) -> Result<(), String> {
    let work = fresh("interfaces")?;
    let data = work.join("data");
    let folder = data.to_string_lossy().into_owned();
    run(clearline(&["demo", "--once", "--reports", "40", "--data", &folder, "--listen", "127.0.0.1:0"]))?;
    let server = serve(&data)?;
    let fetched = |name: &str, path: &str| -> Result<PathBuf, String> {
        let file = work.join(name);
        let (to, address) = (file.to_string_lossy().into_owned(), format!("{}{path}", server.url));
        read(command("curl", ["--fail", "--silent", "--show-error", "-o", &to, &address], &root()))?;
        Ok(file)
    };
    let agencies = fetched("agencies.json", "/api/openapi.json")?;
    let providers = fetched("providers.json", "/api/providers/openapi.json")?;
    lint(&work, &[&agencies, &providers])?;
    let token =
        read(clearline(&["admin", "agency", "token", "--data", &folder, AGENCY, "--label", "tests"]))?;
    let bearer = format!("Authorization: Bearer {}", token.trim());
    let list = format!("{}/api/v1/referrals", server.url);
    let listed = read(command("curl", ["--fail", "--silent", "-H", &bearer, &list], &root()))?;
    let referrals = after_each(&listed, "\"id\":\"");
    let numbers = after_each(&listed, "\"report_number\":");
    if referrals.is_empty() {
        return Err(format!("the demonstration referred nothing to {AGENCY}: {listed}"));
    }
    let (user, password) = credential(&data, "example-chat")?;
    let basic = format!("{user}:{password}");
    let referrals: Vec<String> = referrals.iter().map(|id| format!("\"{id}\"")).collect();
    send(tools, &work, &agencies, &server.url, &["-H", &bearer], ("path.id", &referrals, ONE_BY_ONE))?;
    send(tools, &work, &providers, &server.url, &["--auth", &basic], ("path.number", &numbers, ""))?;
    server.stop()
}

/// The values behind each `mark` of a line of JSON.
fn after_each(json: &str, mark: &str) -> Vec<String> {
    let value = |rest: &str| rest.split(['"', ',', '}']).next().map(str::to_owned);
    json.split(mark).skip(1).filter_map(value).collect()
}

/// Spectral, with its own rules for OpenAPI: nothing may be found, not even a hint.
fn lint(work: &Path, documents: &[&PathBuf]) -> Result<(), String> {
    let folder = place("spectral")?;
    let note = folder.join("version.txt");
    if !fs::read_to_string(&note).is_ok_and(|kept| kept == SPECTRAL) {
        say(&format!("fetching {SPECTRAL}"));
        let npm = ["install", "--silent", "--no-audit", "--no-fund", "--prefix", ".", SPECTRAL];
        read(command("npm", npm, &folder))
            .map_err(|why| format!("npm cannot fetch {SPECTRAL} (is the network there?): {why}"))?;
        write(&note, SPECTRAL)?;
    }
    let rules = work.join("spectral.yaml");
    write(&rules, "extends: [\"spectral:oas\"]\n")?;
    let mut lint = command(folder.join("node_modules/.bin/spectral"), ["lint", "--quiet"], work);
    lint.args(["--fail-severity", "hint", "--ruleset"]).arg(&rules).args(documents);
    run(lint)
}

/// Schemathesis with all its checks. Most paths get something that exists.
fn send(
    tools: &Tools,
    work: &Path,
    document: &Path,
    url: &str,
    shown: &[&str],
    (parameter, known, more): (&str, &[String], &str),
) -> Result<(), String> {
    let Some(checks) = &tools.interfaces else { return Err("schemathesis was not prepared".to_owned()) };
    // A request that is understood and cannot be carried out is 422 here, and access that has ended is 410.
    let settings = format!(
        "[checks.positive_data_acceptance]\n\
         expected-statuses = [\"2xx\", \"401\", \"403\", \"404\", \"409\", \"410\", \"422\", \"429\"]\n\
         [dictionaries.known]\nvalues = [{}]\n\
         [parameters]\n\"{parameter}\" = {{ dictionary = \"known\", probability = 0.8 }}\n{more}",
        known.join(", ")
    );
    let config = work.join("schemathesis.toml");
    write(&config, &settings)?;
    let mut run_it = command(checks.join("bin/schemathesis"), ["--config-file"], work);
    run_it.arg(&config).arg("run").arg(document).args(["--url", url, "--no-color"]).args(shown);
    run_it.args(["--seed", SEED, "--generation-database", "none"]);
    run_it.args([
        "--max-examples",
        CASES,
        "--phases",
        "examples,coverage,fuzzing",
        "--request-timeout",
        "20",
    ]);
    let mut bounded = command("timeout", [SECONDS_MAX], work);
    bounded.arg(run_it.get_program()).args(run_it.get_args());
    run(bounded)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
