//! A page is one folder: its handler, its struct, its template, and its sample in every state.

use super::Tree;

/// Where pages lie, a folder each: those of an audience, and those that belong to none.
const PAGES: [&str; 4] =
    ["crates/portals/src/", "crates/analyst-pages/src/", "crates/counsel-pages/src/", "crates/frame/src/"];
/// The struct of a page, which names its template.
const STRUCT: &str = "view.rs";
/// What lies beside it: the handler, and the page with invented words.
const BESIDE: [&str; 2] = ["mod.rs", "sample.rs"];

/// Templates that lie elsewhere than their struct, pages without a handler or a sample, and parts that no template takes.
pub fn pages(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for file in tree.below("crates/", ".html") {
        let place = PAGES.iter().find_map(|place| Some((*place, file.path.strip_prefix(place)?)));
        let Some((place, name)) = place else {
            faults.push(format!("{} lies outside of {}", file.path, PAGES.join(" and ")));
            continue;
        };
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let shown = format!("#[template(path = \"{name}\")]");
        let structs = tree.below(place, ".rs").filter(|code| code.text().contains(&shown));
        let structs: Vec<&str> = structs.map(|code| code.path.as_str()).collect();
        match structs.as_slice() {
            [] if !is_part(tree, name) => {
                faults.push(format!("no struct and no template names {}", file.path));
            }
            // What several pages share stands in the folder that they have in common.
            [] => {}
            [own] if *own == format!("{folder}/{STRUCT}") => {
                let missing = BESIDE.iter().filter(|part| !tree.has(&format!("{folder}/{part}")));
                faults.extend(missing.map(|part| format!("{folder} has a page and no {part}")));
            }
            others => {
                faults.push(format!(
                    "{} is shown by {}, and not by the {STRUCT} beside it",
                    file.path,
                    others.join(", ")
                ));
            }
        }
    }
    faults
}

/// Does another template take it in?
fn is_part(tree: &Tree, name: &str) -> bool {
    let quoted = format!("\"{name}\"");
    PAGES.iter().flat_map(|place| tree.below(place, ".html")).any(|other| other.text().contains(&quoted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::File;

    fn told(files: &[(&str, &str)]) -> usize {
        let file = |(path, text): &(&str, &str)| File {
            path: format!(
                "crates/{}/src/{path}",
                if path.starts_with("view/") { "frame" } else { "portals" }
            ),
            bytes: text.as_bytes().to_vec(),
        };
        pages(&Tree { files: files.iter().map(file).collect() }).len()
    }

    #[test]
    fn a_page_has_its_code_beside_it_and_a_part_is_named_by_a_template() {
        let shows = "#[template(path = \"a/b/page.html\")]\nstruct B;";
        let whole = [
            ("view/base.html", ""),
            ("a/b/page.html", "{% extends \"view/base.html\" %}"),
            ("a/b/view.rs", shows),
            ("a/b/mod.rs", ""),
            ("a/b/sample.rs", ""),
        ];
        assert_eq!(told(&whole), 0);
        for missing in 1..whole.len() {
            let rest: Vec<_> =
                whole.iter().enumerate().filter(|(at, _)| *at != missing).map(|(_, file)| *file).collect();
            assert_eq!(told(&rest), 1, "{missing}");
        }
        assert_eq!(told(&[("a/page.html", ""), ("a/b/view.rs", "#[template(path = \"a/page.html\")]")]), 1);
        let outside = File { path: "crates/portals/templates/a.html".to_owned(), bytes: Vec::new() };
        assert_eq!(pages(&Tree { files: vec![outside] }).len(), 1);
    }
}
