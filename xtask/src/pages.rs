//! Accessibility of the pages: axe-core in a real browser, on every page with invented words, and on those that are
//! served without a sign-in.

use std::fs;
use std::path::Path;

use crate::clients::{fresh, serve};
use crate::run::{command, read, run};
use crate::tools::{chromium, place};
use crate::{root, say};

/// Pages that anybody is served.
const PUBLIC: [&str; 3] = ["/", "/report", "/sign-in"];

/// Runs axe-core.
///
/// # Errors
/// Where a page has a serious or critical fault, or is wider than a small screen.
pub fn accessible() -> Result<(), String> {
    let folder = place("axe")?;
    let from = root().join("crates/portals/tests/axe");
    for name in ["axe.mjs", "package.json"] {
        let copied = fs::copy(from.join(name), folder.join(name));
        copied.map_err(|error| format!("cannot copy {name}: {error}"))?;
    }
    if !folder.join("node_modules/axe-core").exists() {
        say("fetching axe-core and playwright-core");
        let npm = ["install", "--silent", "--no-audit", "--no-fund"];
        read(command("npm", npm, &folder))
            .map_err(|why| format!("npm cannot fetch axe-core (is the network there?): {why}"))?;
    }
    let gallery = fresh("gallery")?;
    let example =
        ["run", "--quiet", "--package", "clearline-portals", "--example", "gallery", "--"].map(Path::new);
    run(command("cargo", example.into_iter().chain([gallery.as_path()]), &root()))?;
    let server = serve(&fresh("axe-data")?)?;
    let served = PUBLIC.map(|path| format!("{}{path}", server.url));
    let mut arguments = vec!["axe.mjs".to_owned(), gallery.to_string_lossy().into_owned()];
    arguments.extend(served);
    let mut axe = command("node", arguments, &folder);
    axe.env("CHROMIUM", chromium().ok_or("missing: chromium")?);
    run(axe)?;
    server.stop()
}
