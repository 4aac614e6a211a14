//! Sizes, words, and what may not be in the repository at all.

use super::{File, Tree};
use crate::source::{functions, names, separate};

/// Lines of a file: one sitting.
pub const FILE_LINES_MAX: usize = 600;
/// Lines of a function: one screen.
pub const FUNCTION_LINES_MAX: usize = 70;

/// What may be longer, and why. This list may only shrink: an entry that is not needed any more is a fault.
const LONGER: [(&str, &str, &str); 0] = [];

/// Files and functions that are too long.
pub fn sizes(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    let mut needed = Vec::new();
    for file in tree.files.iter().filter(|file| file.path.ends_with(".rs")) {
        let lines = file.text().lines().count();
        if lines > FILE_LINES_MAX {
            note(&mut faults, &mut needed, file, "", format!("{} has {lines} lines", file.path));
        }
        // Tests and samples hold lists of invented data, which are as long as they are.
        let measured = !file.is_test() && !file.path.contains("/sample/");
        for function in functions(&separate(file.text()).code) {
            if measured && function.lines > FUNCTION_LINES_MAX {
                let words =
                    format!("{}:{} {} has {} lines", file.path, function.line, function.name, function.lines);
                note(&mut faults, &mut needed, file, &function.name, words);
            }
        }
    }
    let idle =
        LONGER.iter().filter(|(path, name, _)| !needed.contains(&(path.to_string(), name.to_string())));
    faults.extend(
        idle.map(|(path, name, _)| format!("the exception for {path} {name} is not needed any more")),
    );
    faults
}

fn note(
    faults: &mut Vec<String>,
    needed: &mut Vec<(String, String)>,
    file: &File,
    name: &str,
    words: String,
) {
    if LONGER.iter().any(|(path, function, _)| *path == file.path && *function == name) {
        needed.push((file.path.clone(), name.to_owned()));
    } else {
        faults.push(words);
    }
}

/// Pictures and films, recognised by their name or by their first bytes. No material of any kind may ever be here, and
/// where none is allowed no person has to look at one. A drawing (SVG) is text; it may hold no picture inside.
pub fn media(tree: &Tree) -> Vec<String> {
    let media = tree.files.iter().filter(|file| is_media(file));
    let mut faults: Vec<String> = media.map(|file| format!("{} is a picture or a film", file.path)).collect();
    let drawings = tree.files.iter().filter(|file| file.path.to_ascii_lowercase().ends_with(".svg"));
    faults.extend(drawings.filter_map(|file| {
        foreign_in_drawing(file.text()).map(|what| format!("{} is a drawing with {what}", file.path))
    }));
    faults
}

/// What a drawing may not hold: a picture made of points, an address of data, a script, or a page of another kind.
pub fn foreign_in_drawing(svg: &str) -> Option<&'static str> {
    let plain = svg.to_ascii_lowercase();
    ["<image", "<feimage", "data:", "<script", "<foreignobject"].into_iter().find(|what| plain.contains(what))
}

fn is_media(file: &File) -> bool {
    const ENDINGS: [&str; 16] = [
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".avif", ".mp4", ".mov",
        ".avi", ".mkv", ".webm", ".mpg",
    ];
    const BEGINNINGS: [&[u8]; 6] =
        [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM\x00", b"II*\0", b"\x1a\x45\xdf\xa3"];
    let name = file.path.to_ascii_lowercase();
    let boxed = file.bytes.get(4..8).is_some_and(|kind| kind == b"ftyp");
    let riff = file.bytes.starts_with(b"RIFF")
        && file.bytes.get(8..12).is_some_and(|kind| matches!(kind, b"WEBP" | b"AVI "));
    ENDINGS.iter().any(|ending| name.ends_with(ending))
        || BEGINNINGS.iter().any(|begin| file.bytes.starts_with(begin))
        || boxed
        || riff
}

/// Words that promise work instead of doing it. Split, so that this file does not hold them.
const PROMISES: [&str; 7] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X:"),
    concat!("for ", "now"),
    concat!("un", "implemented!"),
    concat!("to", "do!("),
    concat!("#[ig", "nore"),
];

/// Promises in code and documents.
pub fn promises(tree: &Tree) -> Vec<String> {
    const READ: [&str; 10] = [".rs", ".md", ".sql", ".toml", ".html", ".css", ".sh", ".py", ".mjs", ".go"];
    let mut faults = Vec::new();
    for file in tree.files.iter().filter(|file| READ.iter().any(|ending| file.path.ends_with(ending))) {
        for (at, line) in file.text().lines().enumerate() {
            if let Some(word) = PROMISES.iter().find(|word| names(line, word)) {
                faults.push(format!("{}:{} says \"{word}\"", file.path, at + 1));
            }
        }
    }
    faults
}

/// The one place where a test lets time pass.
const WAITS: &str = "crates/store/src/testing/wait.rs";

/// Tests that sleep: one that is long enough on a busy machine is too long on every other. They wait until something holds,
/// or stop the clock.
pub fn sleeping(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for file in tree.files.iter().filter(|file| file.path.ends_with(".rs") && file.path != WAITS) {
        let code = separate(file.text()).code;
        let tests = if file.is_test() { 0 } else { code.find("#[cfg(test)]").unwrap_or(code.len()) };
        let before = code.get(..tests).unwrap_or_default().lines().count();
        for (at, line) in code.get(tests..).unwrap_or_default().lines().enumerate() {
            let calls = ["sleep(", "sleep_until("].iter().any(|call| {
                line.match_indices(call)
                    .any(|(at, _)| matches!(line.get(..at), Some(left) if left.ends_with("::")))
            });
            if calls {
                faults.push(format!("{}:{} sleeps", file.path, before + at + 1));
            }
        }
    }
    faults
}

/// The files of statements: the crate each belongs to, and its path below the crate's `src/`.
fn statements(tree: &Tree) -> impl Iterator<Item = (&File, &str, &str)> {
    tree.below("crates/", ".sql").filter_map(|file| {
        let (name, path) = file.path.strip_prefix("crates/")?.split_once("/src/")?;
        Some((file, name, path))
    })
}

/// The path of a statement without its ending, and without the engine where there is a file for each.
fn without_ending(path: &str) -> &str {
    let path = path.strip_suffix(".sql").unwrap_or(path);
    path.strip_suffix(".sqlite").or_else(|| path.strip_suffix(".postgres")).unwrap_or(path)
}

/// Statements whose first line does not name their file: the server's log and the code must agree. A statement is called
/// by its folder, or by its crate where that has no folders, and its file.
pub fn sql_names(tree: &Tree) -> Vec<String> {
    let wanted = |name: &str, path: &str| match without_ending(path).split_once("sql/") {
        Some(("", below)) => format!("-- {name}/{below}"),
        Some((folders, below)) => format!("-- {folders}{below}"),
        None => format!("-- {name}/{}", without_ending(path)),
    };
    let other = |(file, name, path): &(&File, &str, &str)| {
        file.text().lines().next().unwrap_or("").trim_end() != wanted(name, path)
    };
    let faults = statements(tree).filter(other);
    faults
        .map(|(file, name, path)| format!("{} does not begin with {}", file.path, wanted(name, path)))
        .collect()
}

/// Folders whose statements are found by a scan, and not by their names.
const SCANNED: [&str; 1] = ["sql/rows/"];

/// Statements that no code of their crate names.
pub fn sql_used(tree: &Tree) -> Vec<String> {
    let used = |name: &str, path: &str| {
        let file = path.rsplit('/').next().unwrap_or(path);
        let (quoted, included) = (format!("\"{}\"", without_ending(path)), format!("sql/{file}\""));
        tree.below(&format!("crates/{name}/src/"), ".rs")
            .any(|code| code.text().contains(&quoted) || code.text().contains(&included))
    };
    statements(tree)
        .filter(|(_, name, path)| !SCANNED.iter().any(|folder| path.starts_with(folder)) && !used(name, path))
        .map(|(file, ..)| format!("{} is named by no code", file.path))
        .collect()
}

/// Migrations: `NNNN_name.sql` from 0001 on. The build script of `core` takes them all.
pub fn migrations(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, file) in tree.below("migrations/", ".sql").enumerate() {
        let name = file.path.trim_start_matches("migrations/");
        let wanted = format!("{:04}_", at + 1);
        if !name.starts_with(&wanted) {
            faults.push(format!("{} should begin with {wanted}", file.path));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &[u8])]) -> Tree {
        let file = |(path, bytes): &(&str, &[u8])| File { path: (*path).to_owned(), bytes: bytes.to_vec() };
        Tree { files: files.iter().map(file).collect() }
    }

    #[test]
    fn a_function_past_one_screen_is_found() {
        let body = "\n".repeat(FUNCTION_LINES_MAX - 1);
        assert_eq!(sizes(&tree(&[("a.rs", format!("fn f() {{{body}}}").as_bytes())])), Vec::<String>::new());
        assert_eq!(sizes(&tree(&[("a.rs", format!("fn f() {{{body}\n}}").as_bytes())])).len(), 1);
    }

    #[test]
    fn a_picture_is_found_under_any_name() {
        let hidden = tree(&[("a.txt", b"\x89PNG\r\n"), ("b.JPG", b""), ("c.rs", b"fn f() {}")]);
        assert_eq!(media(&hidden).len(), 2);
        assert_eq!(media(&tree(&[("docs/screenshot.png", b"")])).len(), 1, "no picture is an exception");
    }

    #[test]
    fn a_drawing_that_holds_a_picture_or_a_script_is_found() {
        let drawn = |svg: &str| media(&tree(&[("docs/pictures/a.svg", svg.as_bytes())])).len();
        assert_eq!(drawn("<svg><path d=\"M 0 0\"/></svg>"), 0);
        for svg in ["<svg><image href=\"a\"/></svg>", "<svg><use href=\"data:image/png;base64,\"/></svg>"] {
            assert_eq!(drawn(svg), 1, "{svg}");
        }
        assert_eq!(drawn("<svg><SCRIPT>f()</SCRIPT></svg>"), 1);
    }

    #[test]
    fn a_test_that_sleeps_is_found_and_a_program_that_waits_is_not() {
        let naps: &[u8] = b"fn wait() {\n    tokio::time::sleep(PAUSE).await; // thread::sleep(it)\n}\n";
        let both =
            [naps, b"#[cfg(test)]\nmod tests {\n    fn nap() { std::thread::sleep(PAUSE) }\n}\n"].concat();
        assert_eq!(sleeping(&tree(&[("crates/a/src/a.rs", naps), (WAITS, naps)])), Vec::<String>::new());
        assert_eq!(sleeping(&tree(&[("crates/a/tests/a.rs", naps)])), ["crates/a/tests/a.rs:2 sleeps"]);
        assert_eq!(sleeping(&tree(&[("crates/a/src/b.rs", &both)])), ["crates/a/src/b.rs:6 sleeps"]);
    }

    #[test]
    fn a_gap_between_migrations_is_found() {
        let faults = migrations(&tree(&[("migrations/0001_a.sql", b""), ("migrations/0003_b.sql", b"")]));
        assert_eq!(faults.len(), 1, "{faults:?}");
    }

    #[test]
    fn a_statement_names_its_file() {
        for (path, name) in [
            ("crates/pipeline/src/intake/sql/open.sql", "intake/open"),
            ("crates/core/src/sql/claim.postgres.sql", "core/claim"),
            ("crates/oversight/src/sql/rows/file.sql", "oversight/rows/file"),
        ] {
            assert_eq!(sql_names(&tree(&[(path, format!("-- {name}\n").as_bytes())])).len(), 0, "{path}");
            assert_eq!(sql_names(&tree(&[(path, b"-- other\n")])).len(), 1, "{path}");
        }
    }

    #[test]
    fn a_statement_that_nobody_names_is_found() {
        let open = ("crates/pipeline/src/intake/sql/open.sql", b"".as_slice());
        let named = |code: &str| {
            sql_used(&tree(&[open, ("crates/pipeline/src/intake/commands.rs", code.as_bytes())])).len()
        };
        assert_eq!(named("statement! { OPEN = \"intake/sql/open\"; }"), 0);
        assert_eq!(named("static OPEN: Sql = Sql::file(include_str!(\"sql/open.sql\"));"), 0);
        assert_eq!(named("statement! { OPEN = \"refer/sql/open\"; }"), 1);
    }
}
