use super::*;

fn tree(files: &[(&str, &str)]) -> Tree {
    let list = (LIST, "# remark\nat the desk = in the review queue\nstand* beside = is listed with\n");
    let all = files.iter().chain([&list]);
    let file =
        |(path, text): &(&str, &str)| File { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() };
    Tree { files: all.map(file).collect() }
}

fn found(path: &str, text: &str) -> Vec<String> {
    phrases(&tree(&[(path, text)]))
}

/// The lines that are named, in their order.
fn lines(faults: &[String]) -> Vec<usize> {
    faults.iter().filter_map(|fault| fault.split([':', ' ']).nth(1)?.parse().ok()).collect()
}

#[test]
fn a_phrase_is_found_in_everything_that_people_read() {
    for (path, text) in [
        ("docs/a.md", "It waits at the desk."),
        ("README.md", "- It waits *at\n  the* Desk."),
        ("crates/portals/src/a.html", "<p>It waits at the\n <b>desk</b>.</p>"),
        ("crates/portals/src/a.html", "<a title=\"At the desk\">x</a>"),
        ("crates/portals/src/a.html", "{% call p::empty(\"At the desk\") %}{% endcall %}"),
        ("crates/i18n/catalogues/en/a.ftl", "waits = It waits at the desk"),
        ("crates/server/src/a.rs", "fn f() { say(\"waits at the desk\") }"),
        ("crates/server/src/a.rs", "fn f() { say(\"waits at \\\n    the desk\") }"),
        (
            "crates/server/src/a.rs",
            "#[derive(Debug, Args)]\nstruct A {\n    /// Waits at\n    /// the desk.\n    a: u8,\n}",
        ),
        ("crates/portals/src/a.rs", "#[derive(utoipa::ToSchema)]\n/// Waits at the desk.\nstruct A;"),
        ("crates/portals/src/a.rs", "/// Waits at the desk.\n#[utoipa::path(get)]\nasync fn f() {}"),
        ("instruments/a.toml", "words = \"a report at the desk\""),
    ] {
        assert_eq!(found(path, text).len(), 1, "{path}: {text}");
    }
}

#[test]
fn what_nobody_is_shown_is_not_read() {
    for (path, text) in [
        ("docs/a.md", "```text\nat the desk\n```\n\nUse `at the desk` here."),
        ("crates/portals/src/a.html", "{# at the desk #}<p>at the</p><p>desk</p>"),
        ("crates/server/src/a.rs", "// at the desk\n/// Waits at the desk.\nfn f() {}"),
        ("crates/server/src/a.rs", "fn f() {}\n#[cfg(test)]\nmod tests { fn g() { \"at the desk\" } }"),
        ("crates/server/src/a/tests.rs", "fn f() { \"at the desk\" }"),
        ("crates/tests/src/a.rs", "fn f() { \"at the desk\" }"),
        ("docs/a.md", "It waits at the desktop. What is at, the desk?"),
    ] {
        assert_eq!(found(path, text), Vec::<String>::new(), "{path}: {text}");
    }
}

#[test]
fn a_star_stands_for_the_rest_of_a_word() {
    for text in ["It stands beside it.", "They stand beside it.", "Standing beside it."] {
        assert_eq!(found("docs/a.md", text).len(), 1, "{text}");
    }
    assert_eq!(found("docs/a.md", "It stands besides."), Vec::<String>::new());
}

#[test]
fn a_fault_names_its_line_and_the_better_phrase() {
    let faults = found("docs/a.md", "# A\n\nOne.\n\nIt waits at the desk.\n");
    assert_eq!(lines(&faults), [5], "{faults:?}");
    assert!(faults.concat().contains("in the review queue"), "{faults:?}");
    let faults = found("crates/a/b.html", "<p>\n{# x\n y #}\nat the desk</p>");
    assert_eq!(lines(&faults), [4], "{faults:?}");
    let faults = found("crates/a/src/b.rs", "fn f() {\n    g();\n    say(\"at the desk\");\n}");
    assert_eq!(lines(&faults), [3], "{faults:?}");
}

#[test]
fn the_list_holds_phrases_once_and_advises_none_of_its_own() {
    let list = |text: &str| List::read(text).faults.len();
    assert_eq!(list("at the desk = in the queue\nask* the law = check"), 0);
    assert_eq!(list("desk = queue"), 1, "a single word");
    assert_eq!(list("at the desk: in the queue"), 1, "no better phrase");
    assert_eq!(list("at the desk = in the queue\nAt  the desk = there"), 1, "twice");
    assert_eq!(
        list("at the desk = in the queue\nto us = to those at the desk"),
        1,
        "advises a listed phrase"
    );
    assert_eq!(phrases(&Tree::default()).len(), 1, "no list");
}

#[test]
fn a_sentence_that_is_too_long_is_found_in_documents_alone() {
    let long = |count: usize| format!("{}end.", "Word ".repeat(count - 1));
    let count = |path: &str, text: &str| sentences(&tree(&[(path, text)])).len();
    let (most, more) = (long(SENTENCE_WORDS_MAX), long(SENTENCE_WORDS_MAX + 1));
    assert_eq!(count("README.md", &most), 0);
    assert_eq!(count("README.md", &more), 1);
    assert_eq!(count("docs/a.md", &format!("Short. {more} Short. {more}")), 2);
    assert_eq!(count("docs/decisions/0001-a.md", &format!("- {more}")), 1);
    assert_eq!(count("docs/a.md", &format!("| a |\n|---|\n| {more} |")), 1);
    assert_eq!(count("docs/a.md", &format!("```sh\n{more}\n```")), 0);
    assert_eq!(count("CHANGELOG.md", &more), 0);
    assert_eq!(count("crates/a/README.md", &more), 0);
    assert_eq!(count("docs/a.md", &format!("{most} {most}")), 0, "two sentences");
}
