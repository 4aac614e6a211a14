//! Keys, modes and the first password, as the program keeps them on a machine.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use clearline_store::{Batch, Database, Limits, Sql, Store, params};
use reqwest::Client;
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};

use super::{Server, Site, json};

/// The same database, seen by a process with a data directory of its own.
fn elsewhere(site: &Site) -> Site {
    let mut other = Site::new();
    other.database = Some(site.database.clone().unwrap_or_else(|| text(site.data.join("clearline.sqlite"))));
    other
}

fn text(path: impl AsRef<Path>) -> String {
    path.as_ref().to_str().unwrap().to_owned()
}

fn refusal(output: &Output) -> String {
    assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Every command that opens the house.
const COMMANDS: [&[&str]; 4] = [
    &["serve", "--listen", "127.0.0.1:0"],
    &["admin", "provider", "list"],
    &["ledger", "verify"],
    &["ledger", "key"],
];

fn a_process_without_the_keys_is_refused(site: &Site) {
    let sender = site.sender();
    let other = elsewhere(site);
    for command in COMMANDS {
        let words = refusal(&other.run(command));
        for part in ["signing.key", "fingerprint.key", "files-1.key", "No key was drawn", &text(&other.data)]
        {
            assert!(words.contains(part), "{command:?} {part}: {words}");
        }
        assert!(!other.data.join("keys").exists(), "{command:?} leaves nothing that looks like keys");
    }
    // With one missing, that one is named; with another in its place, too.
    fs::create_dir(other.data.join("keys")).unwrap();
    let copy =
        |name: &str| fs::copy(site.data.join("keys").join(name), other.data.join("keys").join(name)).unwrap();
    copy("signing.key");
    copy("files-1.key");
    let words = refusal(&other.run(&["ledger", "key"]));
    assert!(words.contains("fingerprint.key") && !words.contains("signing.key,"), "{words}");
    fs::write(other.data.join("keys/fingerprint.key"), "0b".repeat(32)).unwrap();
    let words = refusal(&other.run(&["ledger", "key"]));
    assert!(words.contains("fingerprint.key is another key"), "{words}");
    copy("fingerprint.key");
    assert_eq!(
        other.run(&["ledger", "key"]).stdout,
        site.run(&["ledger", "key"]).stdout,
        "with all of them it works"
    );
    assert!(
        String::from_utf8_lossy(&other.run(&["admin", "provider", "list"]).stdout).contains(&sender.user)
    );
}

#[test]
fn a_second_process_on_one_postgresql_needs_the_keys_of_the_first() {
    let mut site = Site::new();
    site.database = Some(clearline_store::testing::postgres());
    a_process_without_the_keys_is_refused(&site);
}

#[test]
fn a_second_process_on_one_sqlite_file_needs_the_keys_of_the_first() {
    a_process_without_the_keys_is_refused(&Site::new());
}

#[test]
fn of_two_first_starts_on_one_new_database_one_is_refused() {
    let (mut one, mut other) = (Site::new(), Site::new());
    one.database = Some(clearline_store::testing::postgres());
    other.database = one.database.clone();
    let begin = |site: &Site| {
        let mut command = site.clearline(&["ledger", "key"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let running = [&one, &other].map(begin);
    let ended = running.map(|child| child.wait_with_output().unwrap());
    let right: Vec<bool> = ended.iter().map(|output| output.status.success()).collect();
    assert!(right[0] != right[1], "{ended:?}");
    let (winner, loser) = if right[0] { (&one, &other) } else { (&other, &one) };
    assert!(winner.run(&["ledger", "verify"]).status.success());
    let words = refusal(&loser.run(&["ledger", "key"]));
    assert!(words.contains("not here: "), "the loser kept nothing of what it drew: {words}");
}

#[test]
fn a_start_that_was_cut_off_is_taken_up_with_the_same_keys() {
    let site = Site::new();
    let keys = site.data.join("keys");
    fs::create_dir_all(&keys).unwrap();
    fs::write(keys.join("signing.key"), "0c".repeat(32)).unwrap();
    let first = site.run(&["ledger", "key"]);
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    assert_eq!(fs::read_to_string(keys.join("signing.key")).unwrap(), "0c".repeat(32));
    assert_eq!(site.run(&["ledger", "key"]).stdout, first.stdout);
}

#[test]
fn a_key_for_files_is_added_and_from_then_on_needed() {
    let site = Site::new();
    site.sender();
    let second = site.data.join("keys/files-2.key");
    fs::write(&second, "0d".repeat(32) + "\n").unwrap();
    assert!(site.run(&["admin", "files", "rewrap"]).status.success());
    fs::rename(&second, site.data.join("kept")).unwrap();
    let words = refusal(&site.run(&["admin", "files", "rewrap"]));
    assert!(words.contains("files-2.key") && !words.contains("files-1.key"), "{words}");
    fs::rename(site.data.join("kept"), &second).unwrap();
    assert!(site.run(&["admin", "files", "rewrap"]).status.success());
}

#[test]
fn a_lost_key_is_replaced_by_a_command_that_says_so() {
    let site = Site::new();
    site.sender();
    let before = site.run(&["ledger", "key"]).stdout;
    let words = refusal(&site.run(&["admin", "keys", "replace", "signing"]));
    assert!(words.contains("nothing to replace"), "{words}");
    fs::remove_file(site.data.join("keys/signing.key")).unwrap();
    assert!(refusal(&site.run(&["ledger", "key"])).contains("signing.key"));
    assert!(site.run(&["admin", "keys", "replace", "signing"]).status.success());
    let after = site.run(&["ledger", "key"]);
    assert!(after.status.success());
    assert_ne!(after.stdout, before);
}

/// A database of before keys were noted, which has data.
#[tokio::test]
async fn a_database_from_before_takes_the_keys_that_signed_it_and_no_others() {
    let site = Site::new();
    site.sender();
    let server = Server::start(&site);
    assert!(server.ask_to_stop(), "its entries are under a signed checkpoint now");
    static FORGET: Sql = Sql::both("tests/forget", "delete from house_key");
    let database: Database = text(site.data.join("clearline.sqlite")).parse().unwrap();
    let store = Store::open(&database, &Limits::default()).await.unwrap();
    let mut batch = Batch::new("tests.forget");
    batch.guard(&FORGET, params!(), 3);
    store.commit(batch).await.unwrap();
    store.close().await;
    let other = elsewhere(&site);
    assert!(refusal(&other.run(&["ledger", "key"])).contains("signing.key"), "absent ones are not drawn");
    fs::create_dir(other.data.join("keys")).unwrap();
    for name in ["signing", "fingerprint", "files-1"] {
        fs::write(other.data.join(format!("keys/{name}.key")), "0e".repeat(32)).unwrap();
    }
    let words = refusal(&other.run(&["ledger", "key"]));
    assert!(words.contains("signed with another signing.key"), "{words}");
    assert!(site.run(&["ledger", "verify"]).status.success(), "its own are noted");
    assert!(refusal(&other.run(&["ledger", "key"])).contains("another key"));
}

/// Everything below a directory, itself included.
fn below(path: &Path) -> Vec<PathBuf> {
    let mut found = vec![path.to_owned()];
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            found.extend(below(&entry.unwrap().path()));
        }
    }
    found
}

fn must_be_private(path: &Path) {
    for path in below(path) {
        let mode = fs::metadata(&path).unwrap().mode();
        assert_eq!(mode & 0o077, 0, "{} has the mode {mode:o}", path.display());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_password_is_in_a_file_for_us_alone_until_it_is_changed() {
    let site = Site::new();
    let server = Server::start(&site);
    let file = site.data.join("first-password.txt");
    let password = fs::read_to_string(&file).unwrap().trim().to_owned();
    let said = server.first_words.join("\n");
    assert!(said.contains(&text(&file)) && !said.contains(&password), "{said}");
    must_be_private(&site.data);

    let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let url = server.url.clone();
    let form = [("name", "admin"), ("password", password.as_str())];
    let entered = client.post(format!("{url}/sign-in")).form(&form).send().await.unwrap();
    let cookie = entered.headers()[SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
    let get =
        async |path: &str| client.get(format!("{url}{path}")).header(COOKIE, &cookie).send().await.unwrap();
    assert_eq!(get("/counsel").await.headers()[LOCATION], "/account", "nothing else opens before");
    let page = get("/account").await.text().await.unwrap();
    let csrf = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let new = "three blue lorries";
    let form = [("csrf", csrf.as_str()), ("present", &password), ("new", new), ("again", new)];
    let request = client.post(format!("{url}/account/password")).header(COOKIE, &cookie).form(&form);
    assert!(request.send().await.unwrap().text().await.unwrap().contains("is changed"));
    let led = get("/counsel").await.headers()[LOCATION].to_str().unwrap().to_owned();
    assert_eq!(led, "/sign-in/factor?to=%2Fcounsel", "then the second factor");
    let answer = get(&led).await;
    let now = jiff::fmt::rfc2822::parse(answer.headers()["date"].to_str().unwrap()).unwrap();
    let page = answer.text().await.unwrap();
    let hidden = |name: &str| {
        let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        value.split('"').next().unwrap().to_owned()
    };
    let secret = page.split("<samp").skip(1).chain(page.split("class=\"exact\"").skip(1));
    let secret = secret.filter_map(|rest| rest.split_once('>')?.1.split('<').next());
    let secret = secret.map(|text| text.replace(' ', "")).find(|text| text.len() == 32).unwrap();
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap().as_bytes().to_vec();
    let app = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let now = u64::try_from(now.timestamp().as_second()).unwrap();
    let (csrf, offer, code) = (hidden("csrf"), hidden("offer"), app.generate(now).to_string());
    let form = [("csrf", csrf.as_str()), ("offer", offer.as_str()), ("code", code.as_str())];
    let request = client.post(format!("{url}/sign-in/factor/set-up")).header(COOKIE, &cookie).form(&form);
    assert!(request.send().await.unwrap().text().await.unwrap().contains("recovery codes"));
    assert_eq!(get("/counsel").await.status(), 200);
    assert!(server.ask_to_stop());
    let again = Server::start(&site);
    assert!(!again.first_words.join("\n").contains("First start"), "{:?}", again.first_words);
    assert!(!file.exists(), "a password that opens nothing is not kept");
}

#[test]
fn a_first_start_that_was_cut_off_makes_the_account_with_the_password_in_the_file() {
    let site = Site::new();
    fs::create_dir_all(&site.data).unwrap();
    let file = site.data.join("first-password.txt");
    fs::write(&file, "written before the account was\n").unwrap();
    let server = Server::start(&site);
    assert!(server.first_words.join("\n").contains(&text(&file)));
    let people = json(&site.run(&["admin", "user", "list", "--json"]));
    assert_eq!((people["user"].as_str(), people["must_change"].as_bool()), (Some("admin"), Some(true)));
    assert_eq!(fs::read_to_string(&file).unwrap(), "written before the account was\n");
}

#[test]
fn nobody_decides_with_a_password_that_an_operator_knows() {
    let site = Site::new();
    let added =
        json(&site.run(&["admin", "user", "add", "lea", "--name", "Lea", "--role", "counsel", "--json"]));
    let mut command =
        site.clearline(&["admin", "counsel", "approve", "0123456789abcdef", "--as", "lea", "--reason", "x"]);
    let mut running =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    running.stdin.take().unwrap().write_all(added["password"].as_str().unwrap().as_bytes()).unwrap();
    let words = refusal(&running.wait_with_output().unwrap());
    assert!(words.contains("lea must choose a password first"), "{words}");
}

/// Under the loosest mask a shell can hand over.
fn unmasked(program: &str, args: &[&str]) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", "umask 000; exec \"$0\" \"$@\"", program]).args(args).output().unwrap()
}

/// What a demonstration prints is read by whoever decides on Clearline: it shows that no report needs one route alone.
#[test]
fn a_demonstration_refers_by_direct_attache_and_interpol_routes_and_counts_them() {
    let place = tempfile::tempdir().unwrap();
    let data = text(place.path().join("demo"));
    let few = ["--once", "--reports", "40", "--seed", "7", "--listen", "127.0.0.1:0", "--data", &data];
    let args: Vec<&str> = ["demo"].into_iter().chain(few).collect();
    let done = unmasked(env!("CARGO_BIN_EXE_clearline"), &args);
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{told}");
    let (_, routes) = told.split_once("Referrals by route:\n").expect("they are counted");
    let routes = routes.lines().take_while(|line| !line.is_empty());
    let counted: Vec<(u64, &str)> = routes
        .map(|line| line.trim().split_once("  ").expect("a count and a route"))
        .map(|(count, route)| (count.parse().unwrap(), route))
        .collect();
    let by = |words: &str| counted.iter().find(|(_, route)| route.contains(words)).expect("it has a line").0;
    for route in ["direct to an agency abroad", "by its attaché", "INTERPOL"] {
        assert!(by(route) > 0, "{route}: {counted:?}");
    }
    // The table above counts the same referrals, but for those whose reports wait.
    let sum: u64 = counted.iter().map(|(count, _)| count).sum();
    let last = told.lines().find(|line| line.ends_with("  all kinds")).expect("the table has its sum");
    assert_eq!(last.split_whitespace().nth(6), Some(sum.to_string().as_str()), "{told}");
}

#[test]
fn what_a_demonstration_writes_and_what_is_opened_is_for_us_alone() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("demo");
    let program = env!("CARGO_BIN_EXE_clearline");
    let demo = [
        "demo",
        "--once",
        "--reports",
        "40",
        "--seed",
        "7",
        "--listen",
        "127.0.0.1:0",
        "--data",
        &text(&data),
    ];
    let done = unmasked(program, &demo);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    must_be_private(&data);
    let package = fs::read_dir(data.join("packages")).unwrap().next().unwrap().unwrap().path();
    let into = place.path().join("evidence");
    let opened = below(&data.join("agencies")).into_iter().filter(|path| path.is_file()).any(|identity| {
        let (keys, identity) = (text(data.join("keys.txt")), text(identity));
        let args =
            ["open", &text(&package), "--keys", &keys, "--identity", &identity, "--into", &text(&into)];
        unmasked(program, &args).status.success()
    });
    assert!(opened, "one agency's key opens {}", package.display());
    must_be_private(&into);
}

#[test]
fn a_loose_data_directory_is_closed_and_said_so_and_a_shared_one_is_refused() {
    let site = Site::new();
    site.sender();
    let loosen =
        |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let database = site.data.join("clearline.sqlite");
    loosen(&site.data, 0o755);
    loosen(&site.data.join("keys"), 0o750);
    loosen(&site.data.join("keys/signing.key"), 0o644);
    loosen(&database, 0o644);
    let mended = site.run(&["ledger", "key"]);
    let words = String::from_utf8_lossy(&mended.stderr).into_owned();
    assert!(mended.status.success(), "{words}");
    assert_eq!(words.lines().filter(|line| line.contains("was open to others")).count(), 4, "{words}");
    must_be_private(&site.data);
    assert!(site.run(&["ledger", "key"]).stderr.is_empty(), "once");
    loosen(&site.data, 0o777);
    assert!(refusal(&site.run(&["ledger", "key"])).contains("everybody may write"));
    let shared = Site::new();
    fs::create_dir(&shared.data).unwrap();
    fs::write(shared.data.join("letters.txt"), "somebody's").unwrap();
    loosen(&shared.data, 0o755);
    assert!(refusal(&shared.run(&["ledger", "key"])).contains("holds other things"));
}
