//! What would be otherwise if something of the watch list happened, in the words that people read.

use clearline_law::{Basis, Register, State, Supposed, shipped_files};
use jiff::civil::{Date, date};

use crate::support::english;

const DAY: Date = date(2027, 1, 1);

fn told(register: &Register, supposed: &Supposed) -> String {
    supposed.words().iter().map(|one| format!("  {}\n", english(register, one))).collect()
}

/// A change of the watch list, or of what rests on it, shows as a diff of this file. On purpose, nothing writes it.
#[test]
fn what_each_thing_of_the_watch_list_would_change_is_what_was_reviewed() {
    let register = Register::shipped();
    let mut text = String::new();
    for watched in register.watch_list() {
        let day = watched.on.unwrap_or(DAY);
        let (after, supposed) = watched.suppose(register, day).unwrap();
        assert!(!supposed.rows.is_empty(), "{} changes nothing", watched.id);
        assert!(after.version() != register.version());
        text.push_str(&format!("{}@{day}: {}\n{}\n", watched.id, watched.title, told(&after, &supposed)));
    }
    let reviewed = include_str!("supposed.txt");
    assert!(reviewed == text, "supposed.txt differs from:\n{text}");
}

/// Each says where it is from, as of when, what would change and when; and how far it has come.
#[test]
fn each_thing_that_is_watched_has_its_source_and_its_day() {
    let register = Register::shipped();
    let mut seen = 0;
    for watched in register.watch_list() {
        seen += 1;
        assert!(!watched.says.is_empty() && !watched.when.is_empty(), "{}", watched.id);
        assert!(("2025".."2026-12").contains(&watched.as_of.as_str()), "{}", watched.id);
        let read: Vec<_> = register.sources_read(&watched.sources).collect();
        assert!(
            !read.is_empty() && read.iter().all(|source| source.basis != Basis::OwnKnowledge),
            "{}",
            watched.id
        );
        assert!(!matches!(watched.state, State::Unknown | State::Lapsed | State::Repealed), "{}", watched.id);
    }
    assert!(seen >= 8, "{seen}");
}

/// Rulings and briefs follow too: an operator who watches the end of (c)(3) reads what would no longer leave.
#[test]
fn the_end_of_a_clause_that_rulings_rest_on_is_told_by_country() {
    let own = r#"
        recorded = 2026-11-28
        [[watch]]
        id = "own-c3-ends"
        title = "an invented end of (c)(3)"
        state = "bill"
        says = "nothing would go abroad"
        when = "never: it is invented"
        then = ['''
        [[flag]]
        flag = "cat_party"
        country = "DE"
        value = "no"
        from = DAY
        sources = ["NL-224"]
        confidence = "low"
        as_of = "DAY"
        recorded = DAY
        replaces = "DE/cat_party"
        ''']
        sources = ["NL-224"]
        confidence = "low"
        as_of = 2026-11-27
    "#;
    let files = [("own.toml", own)];
    let register = Register::overlaid(&files).unwrap();
    let watched = register.watched("own-c3-ends").unwrap();
    let (after, supposed) = watched.suppose(&register, DAY).unwrap();
    let text = told(&after, &supposed);
    assert!(text.contains("would be \"needs approval\" and no longer \"make available"), "{text}");
    assert!(text.contains("Countries: Germany"), "{text}");
    assert!(
        text.contains("The brief for agencies of one country would say something else: Germany"),
        "{text}"
    );
    // Nothing of it holds until somebody enters it.
    let same = Supposed::of(&register, &register, DAY);
    assert!(
        same.rows.is_empty() && same.rulings.is_empty() && same.paths.is_empty() && same.briefs.is_empty()
    );
}

/// The rows of something watched that cannot be laid over the register are refused with their place.
#[test]
fn rows_that_do_not_fit_are_refused_by_name() {
    let own = r#"
        recorded = 2026-11-28
        [[watch]]
        id = "own-broken"
        title = "a row that nobody can read"
        state = "bill"
        says = "nothing"
        when = "never"
        then = ["[[clause]]\nid = 3"]
        sources = ["NL-224"]
        confidence = "low"
        as_of = 2026-11-27
    "#;
    let files = [("own.toml", own)];
    let register = Register::overlaid(&files).unwrap();
    let problems = register.watched("own-broken").unwrap().suppose(&register, DAY).unwrap_err();
    assert!(problems.iter().any(|one| one.file == "watch list, own-broken"), "{problems:?}");
    assert!(shipped_files().iter().any(|(path, _)| path.ends_with("watch.toml")));
}
