//! The pictures of README.md: pages of a demonstration, drawn as SVG. Decision 0048 says why they are drawings.

use std::fs;
use std::path::Path;

use crate::clients::{clearline, fresh};
use crate::run::{Server, command, in_path, read, run};
use crate::tools::{chromium, place};
use crate::{root, say};

/// Where the drawings are kept, from the root.
const FOLDER: &str = "docs/pictures";
/// Each page that is drawn; README.md shows the file of that name.
const NAMES: [&str; 4] = ["review", "referral", "brief", "map"];
/// An outline with more signs than this, such as that of a country, is drawn with one decimal, all else with two.
const OUTLINE_LONG: usize = 2_000;

/// Draws every page again, from a demonstration that runs meanwhile.
///
/// # Errors
/// What is missing, or which step failed.
pub fn write() -> Result<(), String> {
    let browser = chromium().ok_or("missing: chromium; on Debian: apt-get install chromium")?;
    in_path("pdftocairo").ok_or("missing: pdftocairo; on Debian: apt-get install poppler-utils")?;
    let folder = place("pictures")?;
    let from = root().join("crates/portals/tests/axe");
    for name in ["pictures.mjs", "package.json"] {
        let copied = fs::copy(from.join(name), folder.join(name));
        copied.map_err(|error| format!("cannot copy {name}: {error}"))?;
    }
    if !folder.join("node_modules/playwright-core").exists() {
        let npm = ["install", "--silent", "--no-audit", "--no-fund"];
        read(command("npm", npm, &folder))
            .map_err(|why| format!("npm cannot fetch playwright-core (is the network there?): {why}"))?;
    }
    run(command("cargo", ["build", "--quiet", "--package", "clearline-server"], &root()))?;
    let data = fresh("pictures-demo")?;
    let (demo, base) = demonstration(&data)?;
    let logins = data.join("logins.txt");
    let pages = fresh("pictures-pages")?;
    let shown = |path: &Path| path.to_string_lossy().into_owned();
    let arguments = ["pictures.mjs", "--base", &base, "--logins", &shown(&logins), "--into", &shown(&pages)]
        .map(str::to_owned);
    let mut draw = command("node", arguments, &folder);
    draw.env("CHROMIUM", browser);
    run(draw)?;
    demo.stop()?;
    for name in NAMES {
        let drawing = drawing(&pages.join(format!("{name}.pdf")))?;
        let path = root().join(FOLDER).join(format!("{name}.svg"));
        fs::create_dir_all(root().join(FOLDER))
            .and_then(|()| fs::write(&path, &drawing))
            .map_err(|error| format!("{}: {error}", path.display()))?;
        say(&format!("{FOLDER}/{name}.svg: {} KB", drawing.len() / 1000));
    }
    Ok(())
}

/// A demonstration in `data` that has played to its end and serves on, with its address.
fn demonstration(data: &Path) -> Result<(Server, String), String> {
    let arguments = ["demo", "--data", &data.to_string_lossy(), "--listen", "127.0.0.1:0"].map(str::to_owned);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let log = place("logs")?.join("pictures.log");
    // The addresses for each audience are printed once everything was sent and answered.
    let demo = Server::start(clearline(&arguments), "    http://", &log)?;
    let base = format!("http://{}", demo.url.split('/').next().unwrap_or_default());
    Ok((demo, base))
}

/// The first page of a PDF as SVG. It is refused where it holds a picture made of points.
fn drawing(pdf: &Path) -> Result<String, String> {
    let arguments = ["-svg", "-f", "1", "-l", "1", &pdf.to_string_lossy(), "-"].map(str::to_owned);
    let text = read(command("pdftocairo", arguments, &root()))?;
    match crate::tidy::shape::foreign_in_drawing(&text) {
        Some(what) => Err(format!("{} becomes a drawing with {what}", pdf.display())),
        None => Ok(rounded(&text)),
    }
}

/// The same drawing with shorter numbers.
fn rounded(svg: &str) -> String {
    let parts = svg.split('"').map(|part| shorter(part, if part.len() > OUTLINE_LONG { 1 } else { 2 }));
    parts.collect::<Vec<String>>().join("\"")
}

/// Numbers with more decimals than `most` are rounded to them.
fn shorter(text: &str, most: usize) -> String {
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let mut rest = text;
    let mut short = String::new();
    while let Some(begin) = rest.find(is_number) {
        let (before, from) = rest.split_at(begin);
        let (number, behind) = from.split_at(from.find(|c| !is_number(c)).unwrap_or(from.len()));
        short.push_str(before);
        let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        match number.parse::<f64>() {
            Ok(value) if decimals > most => {
                let text = format!("{value:.most$}");
                short.push_str(text.trim_end_matches('0').trim_end_matches('.'));
            }
            _ => short.push_str(number),
        }
        rest = behind;
    }
    short + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_get_shorter_and_nothing_else_changes() {
        let svg = r#"<path id="glyph0-1" d="M 7.65625 -3.921875 L 0 0.001 Z M 10.25 1.5"/>1.10"#;
        assert_eq!(rounded(svg), r#"<path id="glyph0-1" d="M 7.66 -3.92 L 0 0 Z M 10.25 1.5"/>1.10"#);
        let long = format!("M 7.65625 1 {}", "L 0 0 ".repeat(OUTLINE_LONG));
        assert!(rounded(&long).starts_with("M 7.7 1 L"), "an outline has one decimal");
    }
}
