use jiff::civil::date;

use super::*;

const COUNTRIES: &str =
    "[country]\ncode = \"US\"\nname = \"United States\"\nregion = \"America\"\ndomestic = true\n";

fn clause(id: &str, rest: &str) -> String {
    format!(
        "[[clause]]\nid = \"{id}\"\ncitation = \"1 X 1\"\nactor = \"provider\"\nmodality = \"shall\"\ntrigger = \"t\"\n\
         says = \"s\"\ndeadline = \"none\"\nconfidence = \"high\"\nas_of = 2026-11-23\n{rest}\n"
    )
}

fn statute(clauses: &[String]) -> String {
    format!("{INSTRUMENT}\n{}", clauses.concat())
}

const INSTRUMENT: &str = "[instrument]\nid = \"x\"\ntitle = \"X\"\nkind = \"national law\"\ncitation = \"1 X\"\nstatus = \"s\"\nmode = \"m\"\n\
     binds = \"no\"\nsources = [\"the text\"]\nconfidence = \"high\"\nas_of = 2026-11-23\n";

const SOURCED: &str = "sources = [\"the text\"]\nfrom = 2020-01-01";

fn agency(rest: &str) -> String {
    format!(
        "[[agency]]\nid = \"a\"\nname = \"A\"\nkind = \"police\"\ninvestigates = \"yes\"\nconfidence = \"high\"\n\
         as_of = \"2026\"\nsources = [\"a page\"]\n{rest}\n"
    )
}

#[test]
fn the_shipped_files_are_accepted_whole() {
    let register = Register::parse(shipped_files())
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        .unwrap();
    assert_eq!(register.clauses().count(), 86 + 8);
    assert_eq!(register.countries().count(), 251 - 1);
    assert_eq!(register.agencies().len(), 61 + 17 + 87);
    assert_eq!(register.home_desk().unwrap().as_str(), "us-fbi");
    assert_eq!(register.version(), Register::shipped().version());
    assert_eq!(register.country_name("XK".parse().unwrap()), "Kosovo");
    let foreign = |agency: &&AgencyEntry| agency.class == clearline_report::AgencyClass::Foreign;
    assert!(
        register
            .agencies()
            .iter()
            .filter(foreign)
            .all(|agency| agency.investigates == clearline_report::Answer::NotStated)
    );
}

#[test]
fn no_file_of_instruments_is_left_out() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../instruments");
    let mut found = Vec::new();
    for folder in [folder.clone(), folder.join("agencies"), folder.join("countries")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                found.push(path.canonicalize().unwrap());
            }
        }
    }
    found.sort();
    let root = folder.canonicalize().unwrap();
    let listed: Vec<_> = shipped_files()
        .iter()
        .map(|(path, _)| root.join(path.strip_prefix("instruments/").unwrap()))
        .collect();
    assert_eq!(found, listed);
}

/// Each fault with the line it is found on and a part of what is said about it.
#[test]
fn a_faulty_file_is_refused_with_its_line_and_what_to_do() {
    let twice = statute(&[clause("A", SOURCED), clause("A", SOURCED)]);
    let overlap = statute(&[
        clause("NEW", "sources = [\"the text\"]\nfrom = 2020-01-01\nsupersedes = \"OLD\""),
        clause("OLD", "sources = [\"the text\"]\nfrom = 2010-01-01\nto = 2020-01-01"),
    ]);
    let open_end = statute(&[
        clause("NEW", "sources = [\"the text\"]\nfrom = 2020-01-01\nsupersedes = \"OLD\""),
        clause("OLD", "sources = [\"the text\"]\nfrom = 2010-01-01"),
    ]);
    let dangling =
        statute(&[clause("NEW", "sources = [\"the text\"]\nfrom = 2020-01-01\nsupersedes = \"GONE\"")]);
    let cases: Vec<(String, usize, &str)> = vec![
        (statute(&[clause("A", "from = 2020-01-01")]), 14, "A has no source"),
        (statute(&[clause("A", "sources = [\" \"]")]), 14, "A has no source"),
        (
            statute(&[clause("A", "sources = [\"s\"]\nfrom = 2020-01-02\nto = 2020-01-01")]),
            14,
            "ends before it begins",
        ),
        (statute(&[clause("A", &SOURCED.replace("from", "form"))]), 24, "unknown field `form`"),
        (statute(&[clause("A", &SOURCED.replace("2020-01-01", "\"soon\""))]), 24, ""),
        (
            statute(&[clause("A", &SOURCED.replace("2020-01-01", "2020-01-01T10:00:00"))]),
            24,
            "expected a date",
        ),
        (
            statute(&[clause("A", &format!("{SOURCED}\ndeadline_length = \"PT1H\""))]),
            14,
            "deadline_length is \"PT1H\"",
        ),
        (clause("A", SOURCED), 2, "without an instrument"),
        (twice, 26, "A is listed twice"),
        (overlap, 14, "NEW and OLD, which it supersedes, stand on the same day"),
        (open_end, 14, "NEW and OLD, which it supersedes, stand on the same day"),
        (dangling, 14, "supersedes GONE, which is not in the register"),
        (agency("class = \"foreign\"\ncountry = \"ZZ\""), 2, "no known country"),
        (agency("class = \"foreign\"\ncountry = \"US\""), 2, "of class foreign in US"),
        (agency("class = \"friendly\"\ncountry = \"US\""), 2, "class is \"friendly\""),
        (
            format!("home_desk = \"b\"\n{}", agency("class = \"federal\"\ncountry = \"US\"")),
            1,
            "no federal agency",
        ),
        ("[[clause]\n".to_owned(), 1, ""),
    ];
    for (text, line, words) in cases {
        let problems = Register::parse(&[("countries.toml", COUNTRIES), ("x.toml", &text)]).unwrap_err();
        let problem = problems.first().unwrap();
        assert_eq!((problem.file.as_str(), problem.line), ("x.toml", line), "{problem}\n{text}");
        assert!(problem.what.contains(words), "{problem}");
        assert!(!problem.fix.is_empty());
        assert_eq!(problems.len(), 1, "{problems:?}");
    }
}

#[test]
fn the_version_names_the_content_and_not_its_layout() {
    let (a, b) = (clause("A", SOURCED), clause("B", SOURCED));
    let version = |text: &str| Register::parse(&[("x.toml", text)]).unwrap().version().to_owned();
    let first = version(&statute(&[a.clone(), b.clone()]));
    assert_eq!(first.len(), 64);
    assert_eq!(first, version(&format!("# reviewed\n{}", statute(&[b, a.clone()])).replace(" = ", "  =  ")));
    assert_ne!(
        first,
        version(&statute(&[a.clone(), clause("B", &SOURCED.replace("2020-01-01", "2020-01-02"))]))
    );
    assert_ne!(first, version(&statute(&[a])));
    let register = Register::shipped();
    let id = ClauseId::known("US-2258A-c3");
    let rest = register.without(&id);
    assert!(rest.clause(&id).is_none() && rest.version() != register.version());
}

#[test]
fn a_clause_stands_from_its_first_day_to_its_last_unless_its_review_is_overdue() {
    let register = Register::parse(&[(
        "x.toml",
        &statute(&[
            clause("DATED", "sources = [\"s\"]\nfrom = 2018-12-21\nto = 2024-05-06"),
            clause("KNOWN", "sources = [\"s\"]\nknown_from = 2024-06-17"),
            clause("UNDATED", "sources = [\"s\"]"),
            clause("REVIEWED", "sources = [\"s\"]\nfrom = 2018-12-21\nreview_by = 2027-05-22"),
        ]),
    )])
    .unwrap();
    let standing = |id: &'static str, day: Date| register.clause(&ClauseId::known(id)).unwrap().standing(day);
    assert_eq!(standing("DATED", date(2018, 12, 20)), Standing::NotYet(date(2018, 12, 21)));
    assert_eq!(standing("DATED", date(2018, 12, 21)), Standing::InForce);
    assert_eq!(standing("DATED", date(2024, 5, 6)), Standing::InForce);
    assert_eq!(standing("DATED", date(2024, 5, 7)), Standing::Ended(date(2024, 5, 6)));
    assert_eq!(standing("KNOWN", date(2024, 6, 16)), Standing::NotYet(date(2024, 6, 17)));
    assert_eq!(standing("UNDATED", date(2026, 11, 22)), Standing::NotYet(date(2026, 11, 23)));
    assert_eq!(standing("REVIEWED", date(2027, 5, 22)), Standing::InForce);
    assert_eq!(standing("REVIEWED", date(2027, 5, 23)), Standing::Stale(date(2027, 5, 22)));
    let in_force: Vec<&str> =
        register.clauses_in_force(date(2020, 1, 1)).map(|clause| clause.id.as_str()).collect();
    assert_eq!(in_force, ["DATED", "REVIEWED"]);
}

#[test]
fn every_table_has_a_name_of_its_own_for_each_field() {
    for (table, (must, may)) in load::TABLES {
        let names: std::collections::BTreeSet<_> = must.iter().chain(may).collect();
        assert_eq!(names.len(), must.len() + may.len(), "{table}");
    }
}

#[test]
fn an_entry_tells_every_row_it_ever_had_and_the_days_that_count() {
    let register = Register::shipped();
    let lapsed = register.history("eu-interim");
    assert_eq!(lapsed.len(), 1);
    assert_eq!((lapsed[0].kind, lapsed[0].dates.to), (RowKind::Instrument, Some(date(2026, 4, 3))));
    assert!(lapsed[0].file.ends_with("eu-interim.toml") && lapsed[0].line > 0);
    assert!(register.history("no-such-entry").is_empty());
    assert!(register.history_of_country("DE").iter().all(|version| version.kind == RowKind::Flag));
    assert_eq!(register.history_of_country("DE").len(), 14);
    let corrected = "[[flag]]\ncountry = \"DE\"\nflag = \"us_mlat\"\nvalue = \"yes\"\nfrom = 2009-10-18\nsources = [\"INCSR\"]\n\
                     confidence = \"high\"\nas_of = \"2026-11-24\"\nrecorded = 2026-11-24\nreplaces = \"DE/us_mlat\"\n";
    let register = Register::overlaid(&[("house.toml", corrected)]).unwrap();
    let rows = register.history("DE/us_mlat");
    assert_eq!(rows.len(), 2, "the row that was replaced stays to be read");
    assert_eq!(rows.iter().filter(|row| row.dates.withdrawn.is_none()).count(), 1);
    let days = register.days_of("DE/us_mlat", date(2026, 11, 24)).unwrap();
    assert_eq!(days.from, Some(date(2009, 10, 18)));
    assert_eq!(register.days_of("no-such-entry", date(2026, 11, 24)), None);
}
