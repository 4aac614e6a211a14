//! Every route of the portals, found in their source, so that no table of routes can forget one.

use std::path::{Path, PathBuf};

/// Files whose routes are nested below an address.
const NESTED: [(&str, &str); 4] = [
    ("provider/api.rs", "/ispws"),
    ("provider/programs.rs", "/provider/api"),
    ("agency/api.rs", "/api/v1"),
    ("agency/law.rs", "/api/v1"),
];

/// Every route in the source with its method, so that none is missing from the tables.
pub(crate) fn routes_in_source() -> Vec<(&'static str, String)> {
    let sources = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../portals/src"));
    let (mut found, mut nests, mut folders) = (Vec::new(), Vec::new(), vec![sources]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                nests.extend(
                    text.split(".nest(\"")
                        .skip(1)
                        .filter_map(|rest| rest.split('"').next().map(str::to_owned)),
                );
                found.extend(routes_of(&path, &text));
            }
        }
    }
    nests.sort();
    assert_eq!(nests, ["/api/v1", "/ispws", "/provider/api"], "a new nest must be told to this scan");
    found.sort();
    found.dedup();
    assert!(found.len() > 100, "the scan finds the routes: {found:?}");
    found
}

/// The routes of one file.
fn routes_of(path: &Path, text: &str) -> Vec<(&'static str, String)> {
    let prefix = NESTED.iter().find(|(file, _)| path.ends_with(file)).map_or("", |(_, prefix)| *prefix);
    let mut found = Vec::new();
    for piece in text.split(".route(").skip(1) {
        let call = arguments(piece);
        let (route, rest) = call.split_once(',').unwrap_or((call, ""));
        let route = match route.trim() {
            "view::CSS_PATH" => clearline_portals::view::CSS_PATH,
            "view::LOGO_PATH" => clearline_portals::view::LOGO_PATH,
            "view::FAVICON_PATH" => clearline_portals::view::FAVICON_PATH,
            literal => literal
                .strip_prefix('"')
                .and_then(|rest| rest.strip_suffix('"'))
                .unwrap_or_else(|| panic!("{}: the scan cannot read the route {literal}", path.display())),
        };
        let methods =
            [("get(", "GET"), ("post(", "POST"), ("put(", "PUT"), ("delete(", "DELETE"), ("any(", "ANY")];
        let named = |word: &str| {
            rest.match_indices(word).any(|(at, _)| {
                !rest[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_')
            })
        };
        let before = found.len();
        found.extend(
            methods
                .iter()
                .filter(|(word, _)| named(word))
                .map(|(_, method)| (*method, format!("{prefix}{route}"))),
        );
        assert!(found.len() > before, "{}: no method is found for {route}", path.display());
    }
    found
}

/// The text up to the parenthesis that closes the call.
fn arguments(piece: &str) -> &str {
    let mut depth = 0_usize;
    for (at, letter) in piece.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return &piece[..at],
            ')' => depth -= 1,
            _ => {}
        }
    }
    piece
}
