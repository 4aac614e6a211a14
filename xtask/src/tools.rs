//! What the tests need that is not ours. As root on Debian it is installed; elsewhere each missing thing is named in
//! one line. Everything of Python's and Node's is in the target directory and is kept between runs. What cargo builds is
//! in the cargo home ([`checkers`]).

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{command, in_path, read, run};
use crate::suite::Length;
use crate::{checkers, root, say};

/// PostgreSQL's oldest version that is served.
const POSTGRES_MIN: u32 = 15;

/// Something that must be there.
struct Need {
    name: &'static str,
    found: fn() -> bool,
    packages: &'static [&'static str],
    /// Needed by the tests of the workspace already, or by what comes behind them?
    early: bool,
}

const NEEDS: [Need; 10] = [
    Need {
        name: "PostgreSQL 15 or later (initdb, pg_ctl)",
        found: has_postgres,
        packages: &["postgresql"],
        early: true,
    },
    Need { name: "xmllint", found: || has("xmllint"), packages: &["libxml2-utils"], early: true },
    Need { name: "age", found: || has("age"), packages: &["age"], early: true },
    Need {
        name: "pdfinfo and pdftotext",
        found: || has("pdfinfo") && has("pdftotext"),
        packages: &["poppler-utils"],
        early: true,
    },
    Need { name: "ssh-keygen", found: || has("ssh-keygen"), packages: &["openssh-client"], early: true },
    Need {
        name: "go with golang.org/x/mod",
        found: has_go,
        packages: &["golang-go", "golang-golang-x-mod-dev"],
        early: true,
    },
    Need {
        name: "python3 with venv",
        found: || has("python3"),
        packages: &["python3", "python3-venv", "python3-pip"],
        early: true,
    },
    Need { name: "curl", found: || has("curl"), packages: &["curl", "ca-certificates"], early: true },
    Need { name: "chromium", found: || chromium().is_some(), packages: &["chromium"], early: false },
    Need {
        name: "node and npm",
        found: || has("node") && has("npm"),
        packages: &["nodejs", "npm"],
        early: false,
    },
];

/// Where the prepared environments are.
#[derive(Debug, Clone)]
pub struct Tools {
    /// `bagit.py`, `case_validate`, `moto_server`, `typos`.
    pub checks: PathBuf,
    /// Python 3.13 with `ncmec-cybertip`. Absent in a quick run.
    pub client: Option<PathBuf>,
    /// Schemathesis. Absent in a quick run.
    pub interfaces: Option<PathBuf>,
}

/// The build's directory: this program is in `<target>/<profile>/`.
pub fn target() -> PathBuf {
    let here = std::env::current_exe().unwrap_or_default();
    // A test binary is one folder deeper, in `deps`.
    let profile = here.ancestors().find(|folder| folder.ends_with("debug") || folder.ends_with("release"));
    profile.and_then(Path::parent).map_or_else(|| root().join("target"), Path::to_owned)
}

/// A folder of ours in the build's directory.
pub(crate) fn place(name: &str) -> Result<PathBuf, String> {
    let path = target().join("xtask").join(name);
    fs::create_dir_all(&path).map_err(|error| format!("cannot make {}: {error}", path.display()))?;
    Ok(path)
}

fn has(name: &str) -> bool {
    in_path(name).is_some()
}

pub(crate) fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(in_path)
}

fn has_go() -> bool {
    has("go") && Path::new("/usr/share/gocode/src/golang.org/x/mod/sumdb").exists()
}

fn has_postgres() -> bool {
    let version = |program: &Path| {
        let words = read(command(program, ["--version"], Path::new("/"))).ok()?;
        let number = words.split_whitespace().rfind(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
        number.split('.').next()?.parse::<u32>().ok()
    };
    let below = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = below.map(|folder| folder.path().join("bin/pg_ctl")).filter(|path| path.exists());
    in_path("pg_ctl")
        .into_iter()
        .chain(debian)
        .any(|path| version(&path).is_some_and(|major| major >= POSTGRES_MIN))
}

/// Looks for everything, installs what can be installed, and says in one line each what is missing still.
///
/// # Errors
/// The lines of what is missing, or why an environment could not be prepared.
pub fn provide(length: Length) -> Result<Tools, String> {
    let wanted = |need: &&Need| need.early || length == Length::Whole;
    let missing = || NEEDS.iter().filter(wanted).filter(|need| !(need.found)()).collect::<Vec<&Need>>();
    let packages: Vec<&str> = missing().iter().flat_map(|need| need.packages.iter().copied()).collect();
    if !packages.is_empty() && is_root() && has("apt-get") {
        install(&packages)?;
    }
    let still: Vec<String> = missing()
        .iter()
        .map(|need| format!("missing: {}; on Debian: apt-get install {}", need.name, need.packages.join(" ")))
        .collect();
    if !still.is_empty() {
        return Err(still.join("\n"));
    }
    let checks = environment(
        "venv-checks",
        &[PathBuf::from("python3")],
        &["case-utils==0.18.0", "bagit==1.9.0", "moto[server]==5.2.5", "setuptools<81", "typos==1.52.0"],
    )?;
    checkers::ALL.into_iter().try_for_each(checkers::Checker::provide)?;
    let client = match length {
        Length::Quick => None,
        Length::Whole => Some(environment("venv-client", &python_3_13(), &["ncmec-cybertip==0.1.1"])?),
    };
    let interfaces = match length {
        Length::Quick => None,
        Length::Whole => {
            Some(environment("venv-interfaces", &[PathBuf::from("python3")], &["schemathesis==4.32.5"])?)
        }
    };
    Ok(Tools { checks, client, interfaces })
}

fn is_root() -> bool {
    read(command("id", ["-u"], Path::new("/"))).is_ok_and(|id| id.trim() == "0")
}

fn install(packages: &[&str]) -> Result<(), String> {
    say(&format!("installing {}", packages.join(" ")));
    let apt = |arguments: &[&str]| {
        let mut command = command("apt-get", arguments, Path::new("/"));
        command.env("DEBIAN_FRONTEND", "noninteractive");
        read(command)
            .map_err(|why| format!("apt-get cannot install what is missing (is the network there?): {why}"))
    };
    let all = [&["install", "-y", "--no-install-recommends"], packages].concat();
    // Lists may be absent, as in a fresh container, or too old to fetch by.
    apt(&all).or_else(|_| apt(&["update"]).and_then(|_| apt(&all))).map(drop)
}

/// Where a Python 3.13 may be: in `PATH`, from pyenv, or to be fetched by uv.
fn python_3_13() -> Vec<PathBuf> {
    let home = read(command("sh", ["-c", "echo $HOME"], Path::new("/"))).unwrap_or_default();
    let pyenv = fs::read_dir(Path::new(home.trim()).join(".pyenv/versions")).into_iter().flatten().flatten();
    let pyenv = pyenv.filter(|version| version.file_name().to_string_lossy().starts_with("3.13"));
    pyenv.map(|version| version.path().join("bin/python3.13")).chain([PathBuf::from("python3.13")]).collect()
}

/// A virtual environment with exactly these packages, made by the first of `pythons` that runs, or else by uv, which
/// fetches a Python 3.13. Kept as long as what it should hold stays the same.
fn environment(name: &str, pythons: &[PathBuf], packages: &[&str]) -> Result<PathBuf, String> {
    let folder = place(name)?;
    let wanted = packages.join("\n");
    let note = folder.join("packages.txt");
    if fs::read_to_string(&note).is_ok_and(|kept| kept == wanted) {
        return Ok(folder);
    }
    say(&format!("preparing {} with {}", folder.display(), packages.join(", ")));
    let runs = |python: &&PathBuf| read(command(python, ["-c", "import venv"], &root())).is_ok();
    match pythons.iter().find(runs) {
        Some(python) => {
            read(command(
                python,
                [Path::new("-m"), Path::new("venv"), Path::new("--clear"), &folder],
                &root(),
            ))?;
        }
        None => by_uv(&folder)?,
    }
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    let all: Vec<&str> = pip.iter().chain(packages).copied().collect();
    read(command(folder.join("bin/python"), all, &root()))
        .map_err(|why| format!("pip cannot fetch {wanted:?} (is the network there?): {why}"))?;
    fs::write(&note, wanted).map_err(|error| format!("{}: {error}", note.display()))?;
    Ok(folder)
}

fn by_uv(folder: &Path) -> Result<(), String> {
    let missing = |why: String| {
        format!(
            "missing: Python 3.13 (from Debian 13, pyenv or uv), and uv could not fetch it (is the network there?): {why}"
        )
    };
    let uv = match in_path("uv") {
        Some(uv) => uv,
        None => environment("venv-uv", &[PathBuf::from("python3")], &["uv==0.13.9"])
            .map_err(missing)?
            .join("bin/uv"),
    };
    let arguments = ["venv", "--quiet", "--clear", "--seed", "--python", "3.13"].map(Path::new);
    let arguments = arguments.into_iter().chain([folder]);
    run(command(uv, arguments, &root())).map_err(missing)
}
