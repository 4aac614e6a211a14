//! Running other programs.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A program with its arguments, to be run in `folder`.
pub(crate) fn command<I, S>(program: impl AsRef<OsStr>, arguments: I, folder: &Path) -> Command
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command
}

/// Runs it with its output shown; anything but success is an error.
pub(crate) fn run(mut command: Command) -> Result<(), String> {
    let shown = format!("{command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{shown}: {status}")),
        Err(error) => Err(format!("{shown}: {error}")),
    }
}

/// Runs it with its output shown, and lets `hear` have each line of its standard error as well. Anything but success is an
/// error.
pub(crate) fn run_heard(mut command: Command, mut hear: impl FnMut(&str)) -> Result<(), String> {
    let shown = format!("{command:?}");
    command.stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("{shown}: {error}"))?;
    let said = child.stderr.take().ok_or("a program without standard error")?;
    for line in BufReader::new(said).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        crate::say(&line);
        hear(&line);
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{shown}: {status}")),
        Err(error) => Err(format!("{shown}: {error}")),
    }
}

/// Runs it and returns its standard output; what it prints on standard error is part of the error where it fails.
pub(crate) fn read(mut command: Command) -> Result<String, String> {
    let shown = format!("{command:?}");
    let output = command.output().map_err(|error| format!("{shown}: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(format!("{shown}: {}\n{}{words}", output.status, String::from_utf8_lossy(&output.stdout)))
}

/// A program of that name in `PATH`, by asking the shell.
pub(crate) fn in_path(name: &str) -> Option<PathBuf> {
    let found = read(command("sh", ["-c", &format!("command -v {name}")], Path::new("/"))).ok()?;
    Some(PathBuf::from(found.trim())).filter(|path| path.is_absolute())
}

/// A server that runs until this is dropped.
pub(crate) struct Server {
    child: Child,
    /// Its address, for example `http://127.0.0.1:41234`.
    pub(crate) url: String,
}

impl Server {
    /// Starts the program and waits for the line of its standard output that holds `mark` and, behind it, the address.
    /// What it says on standard error goes to the file `log`.
    pub(crate) fn start(mut command: Command, mark: &str, log: &Path) -> Result<Server, String> {
        let shown = format!("{command:?}");
        let file = std::fs::File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
        command.stdout(Stdio::piped()).stderr(file);
        let mut child = command.spawn().map_err(|error| format!("{shown}: {error}"))?;
        let out = child.stdout.take().ok_or("a server without standard output")?;
        let mut lines = BufReader::new(out).lines();
        let url = lines.by_ref().map_while(Result::ok).find_map(|line| {
            line.split_once(mark).map(|(_, url)| url.split_whitespace().next().unwrap_or("").to_owned())
        });
        let server = Server { child, url: url.unwrap_or_default() };
        if server.url.is_empty() {
            let said = std::fs::read_to_string(log).unwrap_or_default();
            return Err(format!("{shown} ended without saying \"{mark}\"; it said:\n{said}"));
        }
        // A full pipe would stop the server; whatever else it prints is not wanted.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Ok(server)
    }

    /// Asks it to end, and waits. An end that is no success is an error.
    pub(crate) fn stop(mut self) -> Result<(), String> {
        run(command("kill", ["-TERM", &self.child.id().to_string()], Path::new("/")))?;
        match self.child.wait() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("the server ended with {status} when asked to stop")),
            Err(error) => Err(error.to_string()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already ended where it was stopped properly.
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}
