//! The checking programs that cargo builds. Each has a pinned version and is built once, in a folder of that version in
//! the cargo home: a clean clone builds nothing anew, and a developer's own version of the program stays as it is.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{command, read};
use crate::{root, say};

/// A program from crates.io.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checker {
    /// Its package, and the name of its program.
    pub name: &'static str,
    /// The one version that is used.
    pub version: &'static str,
    /// How long two cores build it.
    pub builds: &'static str,
}

/// Licences, sources and bans, by `deny.toml`.
pub const DENY: Checker = Checker { name: "cargo-deny", version: "0.20.2", builds: "about 2 minutes" };
/// Dependencies that no line of a package uses.
pub const MACHETE: Checker = Checker { name: "cargo-machete", version: "0.9.2", builds: "about 1 minute" };
/// The bill of materials of the program.
pub const CYCLONEDX: Checker =
    Checker { name: "cargo-cyclonedx", version: "0.5.9", builds: "about 1 minute" };

/// All of them.
pub const ALL: [Checker; 3] = [DENY, MACHETE, CYCLONEDX];

impl Checker {
    /// The program, called as `cargo NAME` calls it: its own name is the first argument.
    pub(crate) fn command(self, arguments: &[&str]) -> Result<Command, String> {
        let mut command = command(self.program()?, [self.word()], &root());
        // Cargo names itself so; they tell by it that the first argument is not for them. `cargo xtask` itself is run with
        // a package's name, by which cargo-machete takes itself for called directly.
        command.args(arguments).env("CARGO", "cargo").env_remove("CARGO_PKG_NAME");
        Ok(command)
    }

    /// Builds it where its folder does not hold it yet.
    ///
    /// # Errors
    /// What cargo said.
    pub fn provide(self) -> Result<(), String> {
        if self.program()?.exists() {
            return Ok(());
        }
        say(&format!("building {} {} once ({} on two cores)", self.name, self.version, self.builds));
        let mut install = command("cargo", ["install", "--quiet", "--locked", "--root"], Path::new("/"));
        install.arg(self.folder()?).args(["--version", &format!("={}", self.version), self.name]);
        // They work for a second or two; to optimise them takes minutes more.
        install.envs([
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
        ]);
        read(install)
            .map(drop)
            .map_err(|why| format!("cargo cannot build {} (is the network there?): {why}", self.name))
    }

    fn folder(self) -> Result<PathBuf, String> {
        let home = read(command("sh", ["-c", "echo ${CARGO_HOME:-$HOME/.cargo}"], Path::new("/")))?;
        Ok(Path::new(home.trim()).join("clearline").join(format!("{}-{}", self.name, self.version)))
    }

    fn program(self) -> Result<PathBuf, String> {
        Ok(self.folder()?.join("bin").join(self.name))
    }

    fn word(self) -> &'static str {
        self.name.strip_prefix("cargo-").unwrap_or(self.name)
    }
}
