//! Real clients against the real program: client software that others wrote, standard tools, and the demonstration.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Server, command, read, run};
use crate::tools::{Tools, place, target};
use crate::{root, say, suite};

/// What the server says before the address it listens on.
pub(crate) const LISTENING: &str = "Clearline listens on ";

/// The program as it was built for the tests.
pub(crate) fn clearline(arguments: &[&str]) -> Command {
    command(target().join("debug/clearline"), arguments, &root())
}

/// An empty folder of ours.
pub(crate) fn fresh(name: &str) -> Result<PathBuf, String> {
    let path = place(name)?;
    fs::remove_dir_all(&path).map_err(|error| format!("cannot empty {}: {error}", path.display()))?;
    place(name)
}

/// A server on a free port of this machine.
pub(crate) fn serve(data: &Path) -> Result<Server, String> {
    let log = place("logs")?.join("server.log");
    let data = data.to_string_lossy();
    Server::start(clearline(&["serve", "--data", &data, "--listen", "127.0.0.1:0"]), LISTENING, &log)
}

/// The text behind `"name":"` of a line of JSON that has no nested objects.
fn member<'a>(json: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = json.split_once(&format!("\"{name}\":\""))?;
    rest.split('"').next()
}

fn text(path: impl AsRef<Path>) -> String {
    path.as_ref().to_string_lossy().into_owned()
}

/// The documentation's flow with curl, and PyPI's client, on a live and on a sandbox credential. Both while the server
/// runs, as is the adding of providers.
///
/// # Errors
/// What was not as documented.
pub fn real(tools: &Tools) -> Result<(), String> {
    let python = tools.client.as_ref().ok_or("Python 3.13 was not prepared")?.join("bin/python");
    let data = fresh("clients")?;
    let server = serve(&data)?;
    let base = format!("{}/ispws", server.url);
    let flows = root().join("tests-clients");
    for kind in ["live", "test"] {
        let name = format!("Example {kind}");
        let added = add_provider(&data, &name, kind)?;
        let (Some(user), Some(password)) = (member(&added, "user"), member(&added, "password")) else {
            return Err(format!("admin provider add --json printed no credential: {added}"));
        };
        run(command("sh", [&text(flows.join("curl-flow.sh")), &base, user, password], &root()))?;
        run(command(&python, [&text(flows.join("ncmec_cybertip_flow.py")), &base, user, password], &root()))?;
        own_client(&data, &base, user, password)?;
    }
    server.stop()?;
    run(clearline(&["ledger", "verify", "--data", &text(&data)]))
}

/// `clearline submit`, as `docs/providers.md` shows it, and the receipt that comes of it.
fn own_client(data: &Path, base: &str, user: &str, password: &str) -> Result<(), String> {
    let sample = root().join("docs/examples/report.xml");
    let attached = data.join("attached.bin");
    fs::write(&attached, vec![7; 300_000]).map_err(|error| error.to_string())?;
    let mut submit = clearline(&[
        "submit",
        &text(&sample),
        "--attach",
        &text(&attached),
        "--viewed",
        "--url",
        base,
        "--json",
    ]);
    submit.envs([("CLEARLINE_USER", user), ("CLEARLINE_PASSWORD", password)]);
    let said = read(submit)?;
    let number = member(&said, "report").ok_or_else(|| format!("submit --json named no report: {said}"))?;
    let host = base.trim_end_matches("/ispws");
    let fetch = |path: &str, to: &Path| {
        let url = format!("{host}{path}");
        let credential = format!("{user}:{password}");
        read(command(
            "curl",
            ["--fail", "--silent", "--show-error", "-u", &credential, "-o", &text(to), &url],
            &root(),
        ))
    };
    let (receipt, keys) = (data.join("receipt.txt"), data.join("keys.txt"));
    fetch(&format!("/provider/api/reports/{number}/receipt"), &receipt)?;
    fetch("/keys.txt", &keys)?;
    run(clearline(&["open", &text(&receipt), "--keys", &text(&keys)]))?;
    let altered = fs::read_to_string(&receipt).map_err(|error| error.to_string())?.replacen(number, "1", 1);
    fs::write(&receipt, altered).map_err(|error| error.to_string())?;
    match read(clearline(&["open", &text(&receipt), "--keys", &text(&keys)])) {
        Ok(_) => Err("an altered receipt was believed".to_owned()),
        Err(_) => Ok(()),
    }
}

/// The documents whose blocks are run, and what each is run with beside a server and a provider's credential.
const RUN: [&str; 4] = ["docs/providers.md", "docs/agencies.md", "docs/operators.md", "docs/law.md"];

/// The `sh` blocks under `<!-- run -->`, one script for each document, on a server of its own.
///
/// # Errors
/// Which command of which document failed.
pub fn documents() -> Result<(), String> {
    let work = fresh("documents")?;
    let data = work.join("clearline-data");
    let private = free_address()?;
    let log = place("logs")?.join("documents.log");
    let serve = ["serve", "--data", &text(&data), "--listen", "127.0.0.1:0", "--private-listen", &private];
    let server = Server::start(clearline(&serve), LISTENING, &log)?;
    let added = add_provider(&data, "Example", "live")?;
    let (Some(user), Some(password)) = (member(&added, "user"), member(&added, "password")) else {
        return Err(format!("admin provider add --json printed no credential: {added}"));
    };
    let token = read(clearline(&[
        "admin",
        "agency",
        "token",
        "--data",
        &text(&data),
        "gb-1",
        "--label",
        "documents",
    ]))?;
    let copied = fs::copy(root().join("docs/examples/report.xml"), work.join("report.xml"));
    copied.map_err(|error| format!("docs/examples/report.xml: {error}"))?;
    let program = target().join("debug");
    for document in RUN {
        let page =
            fs::read_to_string(root().join(document)).map_err(|error| format!("{document}: {error}"))?;
        let script = blocks(&page).replace("http://127.0.0.1:8080", &server.url);
        let script = script.replace("http://127.0.0.1:8081", &format!("http://{private}"));
        if script.is_empty() {
            return Err(format!("{document} has no block to run"));
        }
        let mut run = command("sh", ["-euc", &script], &work);
        run.envs([
            ("CLEARLINE_USER", user),
            ("CLEARLINE_PASSWORD", password),
            ("CLEARLINE_TOKEN", token.trim()),
        ]);
        run.env("PATH", format!("{}:{}", program.display(), suite::search_path()?));
        read(run).map_err(|why| format!("{document}: {why}"))?;
        say(&format!("{document}: every block runs"));
    }
    server.stop()
}

/// An address of this machine at which no program listens yet.
fn free_address() -> Result<String, String> {
    let found = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    found.map(|address| address.to_string()).map_err(|error| format!("no free port: {error}"))
}

/// The blocks of a page that are to be run, one after the other.
fn blocks(page: &str) -> String {
    let marked = page.split("<!-- run -->\n```sh\n").skip(1);
    marked.filter_map(|rest| rest.split("```").next()).collect()
}

/// Where the demonstration of this run keeps its data.
pub(crate) fn demo_data() -> PathBuf {
    target().join("xtask/demo")
}

/// `clearline demo --once`: a synthetic world, every report to its end, everything checked.
///
/// # Errors
/// What the demonstration found wrong.
pub fn demonstration() -> Result<(), String> {
    let data = fresh("demo")?;
    run(clearline(&["demo", "--once", "--reports", "60", "--data", &text(data), "--listen", "127.0.0.1:0"]))
}

/// The packages that the demonstration's agencies fetch by the interface for programs, each opened and checked by tools
/// of others, and by `clearline open`.
///
/// # Errors
/// What could not be fetched, opened or believed.
pub fn packages(tools: &Tools) -> Result<(), String> {
    let data = demo_data();
    let fetched = fresh("packages")?;
    let server = serve(&data)?;
    let keys = fetched.join("keys.txt");
    let address = format!("{}/keys.txt", server.url);
    read(command("curl", ["--fail", "--silent", "--show-error", "-o", &text(&keys), &address], &root()))?;
    let script = root().join("tests-clients/package-check.sh");
    let mut checked = 0;
    for (agency, identity) in identities(&data)? {
        let token = read(clearline(&[
            "admin",
            "agency",
            "token",
            "--data",
            &text(&data),
            &agency,
            "--label",
            "tests",
        ]))?;
        let program = text(root().join("tests-clients/agency_fetch.py"));
        let folder = text(fetched.join(&agency));
        let listed =
            read(command("python3", [program.as_str(), &server.url, token.trim(), &folder], &root()));
        // An agency whose referrals all went elsewhere has nothing to fetch.
        let listed = match listed {
            Err(why) if why.contains("no package to fetch") => continue,
            listed => listed?,
        };
        for package in listed.lines() {
            let mut check =
                command("sh", [text(&script), package.to_owned(), text(&identity), text(&keys)], &root());
            check.env("PATH", suite::path_with(&tools.checks)?);
            run(check)?;
            let proof = package.replace(".tar.age", ".tlog-proof");
            run(clearline(&["open", &proof, "--keys", &text(&keys)]))?;
            run(clearline(&["open", package, "--keys", &text(&keys), "--identity", &text(&identity)]))?;
            checked += 1;
        }
    }
    server.stop()?;
    say(&format!("{checked} packages"));
    if checked == 0 {
        Err("the demonstration made no package that an agency can fetch".to_owned())
    } else {
        Ok(())
    }
}

/// The agencies whose secret keys the demonstration kept, with where they are.
fn identities(data: &Path) -> Result<Vec<(String, PathBuf)>, String> {
    let folder = data.join("agencies");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let keys = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "key"));
    Ok(keys.map(|path| (text(path.file_stem().unwrap_or_default()), path)).collect())
}

/// A new credential of a provider that is there: its user name and password.
pub(crate) fn credential(data: &Path, provider: &str) -> Result<(String, String), String> {
    let data = text(data);
    let drawn = read(clearline(&[
        "admin",
        "provider",
        "credential",
        "--data",
        &data,
        provider,
        "--label",
        "tests",
        "--json",
    ]))?;
    let both = member(&drawn, "user").zip(member(&drawn, "password"));
    let both = both.map(|(user, password)| (user.to_owned(), password.to_owned()));
    both.ok_or_else(|| format!("admin provider credential --json printed no credential: {drawn}"))
}

/// Adds a provider; what is printed holds its user name and password as JSON.
fn add_provider(data: &Path, name: &str, kind: &str) -> Result<String, String> {
    let data = text(data);
    read(clearline(&["admin", "provider", "add", "--data", &data, "--name", name, "--kind", kind, "--json"]))
}
