use super::*;

/// The line on which `text` is found in `whole`.
fn line(whole: &str, text: &str) -> usize {
    whole.lines().position(|line| line.contains(text)).map_or(0, |at| at + 1)
}

/// Refused on the line of the row's id, with these words, once.
fn refused(text: &str, at: usize, words: &str) {
    let problems = over(text).expect_err(text);
    let problem = problems.first().unwrap();
    assert_eq!((problem.file.as_str(), problem.line), ("x.toml", at), "{problem}\n{text}");
    assert!(problem.what.contains(words), "{problem}");
    assert!(!problem.fix.is_empty());
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problem.to_string().starts_with(&format!("x.toml:{at}: ")));
}

#[test]
fn the_rows_these_tests_write_are_accepted_as_they_are() {
    let whole = [
        statute(&[clause("A", SOURCED)]),
        path(""),
        flag("yes", ""),
        agency("class = \"foreign\"\ncountry = \"DE\""),
        route("r", "through = \"us-fbi\"\ncountries = [\"DE\"]"),
        policy("y", "policy = \"sanctions\"\neffect = \"withhold\"\ncountries = [\"DE\"]"),
    ];
    assert_eq!(over(&whole.concat()).map(|_| ()), Ok(()));
}

#[test]
fn a_clause_that_says_nothing_clear_is_refused() {
    let id = |text: &str| line(text, "id = \"A\"");
    let with = |rest: &str| statute(&[clause("A", rest)]);
    let last = |text: &str| text.lines().count();
    let cases = [
        (with("from = 2020-01-01"), "A has no source"),
        (with("sources = [\" \"]"), "A has no source"),
        (with("sources = [\"TC\"]\nfrom = 2020-01-02\nto = 2020-01-01"), "ends before it begins"),
        (with(&format!("{SOURCED}\ndeadline_length = \"PT1H\"")), "deadline_length is \"PT1H\""),
        (with(&format!("{SOURCED}\nwhen_stale = \"forgive\"")), "when_stale is \"forgive\""),
        (with(&format!("{SOURCED}\nin_force = \"perhaps\"")), "in_force is \"perhaps\""),
        (
            with(&format!("{SOURCED}\nrecorded = 2026-11-24\nwithdrawn = 2026-11-23")),
            "withdrawn before it was entered",
        ),
        (with(&format!("{SOURCED}\nsupersedes = \"GONE\"")), "supersedes GONE, which is not in the register"),
        (with(&format!("{SOURCED}\nreplaces = \"GONE\"")), "A replaces GONE, which is not in the register"),
    ];
    for (text, words) in cases {
        refused(&text, id(&text), words);
    }
    for (from, to, words) in [
        ("from", "form", "unknown field `form`"),
        ("2020-01-01", "\"soon\"", ""),
        ("2020-01-01", "2020-01-01T10:00:00", "expected a date"),
    ] {
        let text = with(&SOURCED.replace(from, to));
        refused(&text, last(&text), words);
    }
    refused(&clause("A", SOURCED), 2, "a clause without an instrument");
    refused(&path(""), 2, "a path without an instrument");
    refused("[[clause]\n", 1, "");
}

#[test]
fn a_name_that_leads_nowhere_is_refused() {
    let foreign = |country: &str| agency(&format!("class = \"foreign\"\ncountry = \"{country}\""));
    let cases = [
        (foreign("ZZ"), "no known country"),
        (foreign("US"), "of class foreign in US"),
        (agency("class = \"friendly\"\ncountry = \"US\""), "class is \"friendly\""),
        (
            flag("yes", "").replace("\"DE\"", "\"ZZ\""),
            "ZZ/budapest_party names ZZ, which is no known country",
        ),
        (flag("yes", "via = \"ZZ\""), "names ZZ, which is no known country"),
        (flag("yes", "").replace("\"TC\"", "\"XY\""), "DE/budapest_party cites XY, which is no source here"),
        (flag("yes", "").replace("budapest_party", "friendly"), "flag is \"friendly\""),
        (flag("perhaps", ""), "budapest_party is \"perhaps\""),
        (flag("yes", "replaces = \"DE/cat_party\""), "replaces DE/cat_party, which is not in the register"),
        (flag("yes", "").replace("\"2026-11-23\"", "\"lately\""), "as_of of DE/budapest_party is \"lately\""),
        (route("r", "through = \"us-nobody\""), "r goes through us-nobody, which is no agency here"),
        (route("r", "through = \"us-fbi\"\ncountries = [\"ZZ\"]"), "r names ZZ, which is no known country"),
        (route("r", "through = \"us-fbi\"\ncountries = [\"Germany\"]"), "countries is \"Germany\""),
        (path("instrument = \"gone\""), "p is of gone, which is no instrument here"),
        (policy("y", "policy = \"mood\"\neffect = \"withhold\""), "about \"mood\", which is no policy"),
        (policy("y", "policy = \"sanctions\"\neffect = \"scold\""), "effect is \"scold\""),
        (
            policy("y", "policy = \"rights_review\"\neffect = \"approval\"\napprover = \"king\""),
            "approver is \"king\"",
        ),
        (policy("y", "policy = \"rights_review\"\neffect = \"approval\""), "does not fit its approver"),
    ];
    for (text, words) in cases {
        refused(&text, 2, words);
    }
    refused(
        &format!("{INSTRUMENT}{}", path("except = [\"ZZ\"]")),
        line(&format!("{INSTRUMENT}{}", path("")), "id = \"p\""),
        "p names ZZ, which is no known country",
    );
    let orphan = "[country]\ncode = \"AX\"\nname = \"A\"\nregion = \"Europe\"\nsovereign = \"ZZ\"\n";
    refused(orphan, 2, "AX names ZZ");
}

#[test]
fn a_need_that_cannot_be_met_or_missed_is_refused() {
    let with = |need: &str| route("r", &format!("through = \"us-fbi\"\nneeds = [{need}]"));
    let cases = [
        ("{ flag = \"friendly\", of = \"both\", is = [\"yes\"] }", "flag is \"friendly\""),
        ("{ flag = \"eu_member\", of = \"anyone\", is = [\"yes\"] }", "of is \"anyone\""),
        ("{ flag = \"eu_member\", of = \"both\", is = [\"ratified\"] }", "eu_member is \"ratified\""),
        ("{ flag = \"eu_member\", of = \"both\" }", "a need of eu_member says nothing clear"),
        ("{ flag = \"eu_member\", of = \"both\", is = [\"yes\"], not = [\"no\"] }", "says nothing clear"),
    ];
    for (need, words) in cases {
        let text = with(need);
        refused(&text, line(&text, "needs"), words);
    }
}

#[test]
fn two_rows_of_one_name_are_refused() {
    let second = |text: &str, id: &str| {
        text.lines().enumerate().filter(|(_, line)| *line == id).nth(1).map_or(0, |(at, _)| at + 1)
    };
    let twice = |row: &str, id: &str, words: &str| {
        let text = format!("{row}{row}");
        refused(&text, second(&text, id), words);
    };
    let text = statute(&[clause("A", SOURCED), clause("A", SOURCED)]);
    refused(&text, second(&text, "id = \"A\""), "A is listed twice");
    twice(&agency("class = \"foreign\"\ncountry = \"DE\""), "id = \"a\"", "agency a is listed twice");
    twice(&route("r", "through = \"us-fbi\""), "id = \"r\"", "r is listed twice");
    twice(&policy("y", "policy = \"sanctions\"\neffect = \"withhold\""), "id = \"y\"", "y is listed twice");
    twice(
        &flag("yes", ""),
        "flag = \"budapest_party\"",
        "two rows of DE/budapest_party stand on the same day",
    );
    let source = "[[source]]\nkey = \"TC\"\npublisher = \"p\"\ntitle = \"t\"\nbasis = \"document\"\n";
    refused(source, 2, "TC is listed twice");
    refused("[country]\ncode = \"DE\"\nname = \"D\"\nregion = \"Europe\"\n", 2, "country DE is listed twice");
    refused("home_desk = \"us-fbi\"\n", 1, "home_desk is set twice");
}

#[test]
fn a_home_desk_must_be_a_federal_agency() {
    let base: Vec<(&str, &str)> = BASE.iter().take(3).copied().collect();
    let text = format!("home_desk = \"b\"\n{}", agency("class = \"federal\"\ncountry = \"US\""));
    let problems = Register::parse(&[base, vec![("x.toml", &text)]].concat()).unwrap_err();
    let problem = problems.first().unwrap();
    assert_eq!((problem.line, problems.len()), (1, 1));
    assert!(problem.what.contains("no federal agency"), "{problem}");
}

#[test]
fn a_clause_and_the_one_it_supersedes_may_not_meet() {
    let pair = |end: &str| {
        statute(&[
            clause("NEW", &format!("{SOURCED}\nsupersedes = \"OLD\"")),
            clause("OLD", &format!("sources = [\"TC\"]\nfrom = 2010-01-01{end}")),
        ])
    };
    for end in ["", "\nto = 2020-01-01"] {
        let text = pair(end);
        let at = line(&text, "id = \"NEW\"");
        refused(&text, at, "NEW and OLD, which it supersedes, stand on the same day");
    }
    assert!(over(&pair("\nto = 2019-12-31")).is_ok());
}

#[test]
fn flags_may_follow_one_another_and_may_not_meet() {
    let two = |end: &str, start: &str| {
        format!("{}{}", flag("no", &format!("known_from = 2020-01-01\nto = {end}")), flag("yes", start))
    };
    assert!(over(&two("2026-11-30", "from = 2026-12-01")).is_ok());
    let text = two("2026-12-01", "from = 2026-12-01");
    refused(&text, 11, "two rows of DE/budapest_party stand on the same day");
}

#[test]
fn a_row_says_when_it_was_entered() {
    let text = flag("yes", "").replace("\"2026-11-23\"", "\"2026-11\"");
    refused(&text, 2, "DE/budapest_party does not say when it was entered");
    assert!(over(&format!("recorded = 2026-11-24\n{text}")).is_ok());
    assert!(over(&format!("{text}recorded = 2026-11-24\n")).is_ok());
}

/// Two faults of one file are told together, in the order of the lines.
#[test]
fn every_problem_is_told_at_once() {
    let text = format!(
        "{}{}",
        route("r", "through = \"us-nobody\""),
        policy("y", "policy = \"mood\"\neffect = \"withhold\"")
    );
    let lines: Vec<usize> = over(&text).unwrap_err().iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [2, 10]);
}

/// An operator's file may hold anything: it is read or refused, and nothing falls over.
#[test]
fn no_text_makes_the_loader_fall_over() {
    let text = [
        statute(&[clause("A", SOURCED)]),
        path(""),
        flag("yes", "via = \"US\""),
        route("r", "through = \"us-fbi\""),
        policy("y", "policy = \"sanctions\"\neffect = \"withhold\""),
    ]
    .concat();
    let mut refused = 0;
    for at in (0..text.len()).step_by(17) {
        let (head, tail) = text.split_at(at);
        for broken in [
            head.to_owned(),
            format!("{head}\"{tail}"),
            format!("{head}\u{0}{tail}"),
            format!("{head}9999-99-99{tail}"),
            format!("{head}\n[[flag]]\n{tail}"),
        ] {
            refused += usize::from(over(&broken).is_err());
        }
    }
    assert!(refused > 100, "{refused}");
    for as_of in ["", "-", "2024-", "2024-13", "2024-02-30", "99999", "-1", "2024-11-03-04", "é"] {
        let row = flag("yes", "").replace("\"2026-11-23\"", &format!("\"{as_of}\""));
        assert!(over(&row).is_err(), "{as_of}");
    }
}

#[test]
fn a_row_cites_sources_by_their_keys_and_a_source_is_whole() {
    let free = statute(&[clause("A", "sources = [\"a page I saw\"]\nfrom = 2020-01-01")]);
    refused(&free, line(&free, "id = \"A\""), "A cites a page I saw, which is no source here");
    let source = |rest: &str| format!("[[source]]\nkey = \"OWN\"\n{rest}\n");
    for (rest, words) in [
        (
            "publisher = \" \"\ntitle = \"t\"\nbasis = \"secondary\"",
            "source OWN has no publisher or no title",
        ),
        ("publisher = \"p\"\ntitle = \"t\"\nbasis = \"hearsay\"", "basis is \"hearsay\""),
        ("publisher = \"p\"\ntitle = \"t\"\nbasis = \"secondary\"\ndate = \"lately\"", "date of source OWN"),
        ("publisher = \"p\"\ntitle = \"t\"\nbasis = \"secondary\"\nurl = \"shelf 3\"", "url of source OWN"),
    ] {
        refused(&source(rest), 2, words);
    }
}

#[test]
fn the_state_of_an_instrument_is_a_closed_word_that_fits_its_days() {
    let at = |text: &str| line(text, "id = \"x\"");
    for (state, rest, words) in [
        ("pending", "", "state is \"pending\""),
        ("bill", "", "x is \"bill\", and its days say otherwise"),
        ("in force", "in_force = \"no\"\n", "x is \"in force\", and its days say otherwise"),
        ("lapsed", "", "x is \"lapsed\", and its days say otherwise"),
    ] {
        let text =
            format!("{}{rest}", INSTRUMENT.replace("state = \"in force\"", &format!("state = \"{state}\"")));
        refused(&text, at(&text), words);
    }
    let text =
        INSTRUMENT.replace("state = \"in force\"", "state = \"awaiting commencement\"\nin_force = \"no\"");
    let register = over(&text).unwrap();
    assert_eq!(register.instrument("x").unwrap().standing(date(2030, 1, 1)), Standing::NotInForce);
}
