//! The pages as people get them: accessibility by axe-core, valid HTML, and a picture of each, in one real browser. Looked
//! at are every page with invented words, and the pages of the demonstration as each of its people is served them.

use std::fs;
use std::path::Path;

use crate::clients::{demo_data, fresh, serve};
use crate::run::{command, read, run};
use crate::tools::{chromium, place};
use crate::{root, say};

/// What looks at the pages, and what it is made of.
const FILES: [&str; 2] = ["axe.mjs", "package.json"];

/// Looks at every page.
///
/// # Errors
/// Where a page has a serious or critical fault, is no valid HTML, or is wider than a small screen.
pub fn accessible() -> Result<(), String> {
    let folder = place("axe")?;
    let from = root().join("crates/portals/tests/axe");
    for name in FILES {
        let copied = fs::copy(from.join(name), folder.join(name));
        copied.map_err(|error| format!("cannot copy {name}: {error}"))?;
    }
    if !["axe-core", "html-validate"].iter().all(|part| folder.join("node_modules").join(part).exists()) {
        say("fetching axe-core, html-validate and playwright-core");
        let npm = ["install", "--silent", "--no-audit", "--no-fund"];
        read(command("npm", npm, &folder))
            .map_err(|why| format!("npm cannot fetch axe-core (is the network there?): {why}"))?;
    }
    let gallery = fresh("gallery")?;
    let example =
        ["run", "--quiet", "--package", "clearline-portals", "--example", "gallery", "--"].map(Path::new);
    run(command("cargo", example.into_iter().chain([gallery.as_path()]), &root()))?;
    let (data, screens) = (demo_data(), fresh("screens")?);
    let logins = data.join("logins.txt");
    if !logins.exists() {
        return Err("there is no demonstration to look at: run cargo xtask outside".to_owned());
    }
    let server = serve(&data)?;
    let shown = |path: &Path| path.to_string_lossy().into_owned();
    let mut arguments = vec!["axe.mjs".to_owned(), shown(&gallery)];
    for (name, value) in
        [("--base", server.url.clone()), ("--logins", shown(&logins)), ("--screens", shown(&screens))]
    {
        arguments.extend([name.to_owned(), value]);
    }
    let mut axe = command("node", arguments, &folder);
    axe.env("CHROMIUM", chromium().ok_or("missing: chromium")?);
    run(axe)?;
    say(&format!("a picture of each page is in {}", screens.display()));
    server.stop()
}
