use super::*;

/// Laid over the shipped files: rows of every kind an operator may add.
const ADDED: &str = "
recorded = 2026-12-01

[[source]]
key = \"OWN\"
publisher = \"ministry of an invented country\"
title = \"letter, file 12\"
date = \"2026-11-30\"
basis = \"document\"

[[agency]]
id = \"de-2\"
name = \"Police of an invented state\"
class = \"foreign\"
country = \"DE\"
kind = \"police\"
investigates = \"yes\"
sources = [\"OWN\"]
confidence = \"high\"
as_of = \"2026-11\"

[[flag]]
flag = \"unviewed_files\"
value = \"no\"
country = \"DE\"
sources = [\"OWN\"]
confidence = \"high\"
as_of = \"2026-11-30\"

[[route]]
id = \"direct-de-2\"
kind = \"direct\"
through = \"de-2\"
words = \"the police of the state itself\"
countries = [\"DE\"]
sources = [\"OWN\"]
confidence = \"high\"
as_of = 2026-11-30

[[policy]]
id = \"sanctions-own\"
policy = \"sanctions\"
effect = \"withhold\"
says = \"an order of the treasury\"
countries = [\"AQ\"]
sources = [\"OWN\"]
confidence = \"high\"
as_of = 2026-11-30
";

#[test]
fn an_overlay_adds_rows_of_every_kind() {
    let register = Register::overlaid(&[("own/de.toml", ADDED)]).unwrap();
    assert_eq!(register.agencies().len(), Register::shipped().agencies().len() + 1);
    assert_eq!(register.routes().first().unwrap().id, "direct-de-2", "the direct way comes first");
    let germany = register.country(country("DE")).unwrap();
    assert_eq!(germany.flag(Flag::UnviewedFiles, date(2026, 12, 1)).value, "no");
    let day = date(2026, 12, 1);
    let own = register.policies().iter().find(|policy| policy.id == "sanctions-own").unwrap();
    let listed = own.applies(&register, Country::US, country("AQ"), day).unwrap();
    assert_eq!(english(&register, &listed), "Antarctica is on its list");
    assert_eq!(own.applies(&register, Country::US, country("DE"), day), None);
    let changes: Vec<(RowKind, String)> = diff(Register::shipped(), &register)
        .into_iter()
        .map(|change| {
            assert_eq!(change.what, Changed::Added);
            (change.kind, change.id)
        })
        .collect();
    let expected = [
        (RowKind::Flag, "DE/unviewed_files"),
        (RowKind::Agency, "de-2"),
        (RowKind::Route, "direct-de-2"),
        (RowKind::Policy, "sanctions-own"),
        (RowKind::Source, "OWN"),
    ];
    assert_eq!(changes, expected.map(|(kind, id)| (kind, id.to_owned())));
    assert_eq!(register.known_on(date(2026, 11, 30)).routes().len(), Register::shipped().routes().len());
}

const REPLACING: &str = "
[[flag]]
flag = \"budapest_party\"
value = \"no\"
country = \"DE\"
from = 2026-12-01
sources = [\"COE-185\"]
confidence = \"low\"
as_of = \"2026-12-02\"
";

#[test]
fn an_overlay_takes_a_shipped_rows_place_only_where_it_says_so() {
    let problems = Register::overlaid(&[("own/de.toml", REPLACING)]).unwrap_err();
    let problem = problems.first().unwrap();
    assert_eq!((problem.file.as_str(), problem.line, problems.len()), ("own/de.toml", 3, 1));
    assert!(problem.fix.contains("replaces = \"DE/budapest_party\""), "{problem}");

    let open = format!("{REPLACING}replaces = \"DE/budapest_party\"\n");
    let register = Register::overlaid(&[("own/de.toml", &open)]).unwrap();
    let read = |register: &Register, day: Date| {
        register.country(country("DE")).unwrap().flag(Flag::BudapestParty, day).value.to_owned()
    };
    assert_eq!(read(&register, date(2026, 12, 3)), "no");
    assert_eq!(read(&register, date(2026, 11, 30)), "unknown", "it took the place of the whole row");
    assert_eq!(read(&register.known_on(date(2026, 12, 1)), date(2026, 11, 30)), "yes", "as we knew it then");
    let history: Vec<(String, bool)> = register
        .history("DE/budapest_party")
        .into_iter()
        .map(|row| (row.file, row.dates.withdrawn.is_some()))
        .collect();
    let expected = [("instruments/parties/budapest.toml", true), ("own/de.toml", false)];
    assert_eq!(history, expected.map(|(file, withdrawn)| (file.to_owned(), withdrawn)));
    let [change] = diff(Register::shipped(), &register).try_into().unwrap();
    let Changed::Fields(fields) = &change.what else { panic!("{change:?}") };
    let value = fields.iter().find(|field| field.field == "value").unwrap();
    assert_eq!(english(&register, &value.words()), "value was \"yes\", is \"no\"");
    assert!(
        english(&register, &change.words()).starts_with("flag DE/budapest_party: "),
        "{}",
        english(&register, &change.words())
    );
}

#[test]
fn a_route_a_policy_and_an_agency_are_not_doubled_in_silence() {
    for (id, text) in [
        ("home-fbi", route("home-fbi", "through = \"us-fbi\"")),
        (
            "sanctions",
            policy("sanctions", "policy = \"sanctions\"\neffect = \"withhold\"\ncountries = [\"AQ\"]"),
        ),
        ("de-1", agency("class = \"foreign\"\ncountry = \"DE\"").replace("id = \"a\"", "id = \"de-1\"")),
        ("eu-interim", INSTRUMENT.replace("id = \"x\"", "id = \"eu-interim\"")),
    ] {
        let text = text.replace("\"TC\"", "\"OWN-RULE\"");
        let problems = Register::overlaid(&[("own.toml", &text)]).unwrap_err();
        assert!(problems.first().unwrap().what.contains(&format!("{id} is listed twice")), "{problems:?}");
        let open = format!("{text}replaces = \"{id}\"\n");
        assert!(Register::overlaid(&[("own.toml", &open)]).is_ok(), "{id}");
    }
}

#[test]
fn a_diff_tells_row_by_row_and_field_by_field() {
    let before = over(&statute(&[clause("A", SOURCED), clause("GONE", SOURCED)])).unwrap();
    let changed = SOURCED.replace("2020-01-01", "2020-01-02\nreview_by = 2027-01-01");
    let after = over(&statute(&[clause("A", &changed), clause("NEW", SOURCED)])).unwrap();
    let words: Vec<String> =
        diff(&before, &after).iter().map(|change| english(&after, &change.words())).collect();
    assert_eq!(
        words,
        [
            "clause A: from was \"2020-01-01\", is \"2020-01-02\"; review_by was not there, is \"2027-01-01\"",
            "clause GONE is gone: 1 X 1",
            "clause NEW is new: 1 X 1",
        ]
    );
    assert_eq!(diff(&before, &before), []);
    let twice = [flag("no", "known_from = 2020-01-01\nto = 2022-06-30"), flag("yes", "from = 2022-07-01")];
    let (one, two) = (over(&twice[0]).unwrap(), over(&twice.concat()).unwrap());
    let added = diff(&one, &two);
    assert_eq!(added.len(), 1);
    assert_eq!(added.first().unwrap().what, Changed::Added);
}

#[test]
fn what_ended_or_is_overdue_is_listed_unless_another_row_follows_it() {
    let register = over(&statute(&[
        clause("OLD", "sources = [\"TC\"]\nfrom = 2010-01-01\nto = 2019-12-31"),
        clause("NEW", &format!("{SOURCED}\nsupersedes = \"OLD\"")),
        clause("ENDED", "sources = [\"TC\"]\nfrom = 2010-01-01\nto = 2020-12-31"),
        clause(
            "OVERDUE",
            &format!(
                "{SOURCED}\nreview_by = 2026-10-31\nwhen_stale = \"override\"\nreviewed_by = \"counsel\""
            ),
        ),
    ]))
    .unwrap();
    let day = date(2026, 11, 25);
    let listed: Vec<(String, String, WhenStale)> = stale(&register, day)
        .into_iter()
        .map(|row| (row.id.clone(), english(&register, &row.words(day)), row.when_stale))
        .collect();
    assert_eq!(
        listed,
        [
            ("ENDED".to_owned(), "lapsed 2020-12-31".to_owned(), WhenStale::Block),
            ("OVERDUE".to_owned(), "stale: its review was due by 2026-10-31".to_owned(), WhenStale::Override),
        ]
    );
    let row = stale(&register, day).remove(0);
    assert_eq!((row.file.as_str(), row.kind), ("x.toml", RowKind::Clause));
    let shipped: Vec<String> = stale(Register::shipped(), day).into_iter().map(|row| row.id).collect();
    assert!(shipped.contains(&"eu-interim".to_owned()), "{shipped:?}");
    assert!(!shipped.contains(&"US-2258A-h1-2018".to_owned()), "{shipped:?}");
}

#[test]
fn what_lapses_within_ninety_days_is_listed_with_the_next_first() {
    let register = over(&statute(&[
        clause("SOON", &format!("{SOURCED}\nto = 2027-02-23")),
        clause("LATER", &format!("{SOURCED}\nto = 2027-02-24")),
        clause("REVIEW", &format!("{SOURCED}\nreview_by = 2026-11-25")),
        clause("ENDED", &format!("{SOURCED}\nto = 2026-11-24")),
    ]))
    .unwrap();
    let day = date(2026, 11, 25);
    let listed: Vec<String> = lapsing(&register, day, 90)
        .iter()
        .map(|row| format!("{}: {}", row.id, english(&register, &row.words(day))))
        .collect();
    assert_eq!(listed, ["REVIEW: its review is due by 2026-11-25", "SOON: lapses after 2027-02-23"]);
    let shipped: Vec<String> = lapsing(Register::shipped(), day, 90).into_iter().map(|row| row.id).collect();
    assert_eq!(shipped, ["un-cybercrime"], "its signature closes with the year");
    assert_eq!(lapsing(Register::shipped(), date(2026, 1, 3), 90).first().unwrap().id, "eu-interim");
}

#[test]
fn every_row_can_be_found_by_its_words() {
    let found = |words: &str| -> Vec<&str> {
        let rows = Register::shipped().entries().filter(|row| row.mentions(words));
        rows.map(Row::id).collect()
    };
    assert_eq!(found("Wilson 9TH circuit hash"), ["US-4A-wilson"]);
    assert_eq!(found("GB/budapest_party"), ["GB/budapest_party"]);
    assert_eq!(found("no such words here"), Vec::<&str>::new());
    let row = Register::shipped().entries().find(|row| row.id() == "eu-interim").unwrap();
    assert_eq!((row.kind(), row.file(), row.line()), (RowKind::Instrument, "instruments/eu-interim.toml", 6));
    assert!(row.fields().contains(&("to".to_owned(), "2026-04-03".to_owned())));
}

/// The example that operators are given is one they can copy.
#[test]
fn the_example_of_the_documentation_is_accepted() {
    let text = include_str!("../../../../../docs/law.md");
    let example = text.split("```toml").nth(1).unwrap().split("```").next().unwrap();
    let register = Register::overlaid(&[("own.toml", example)]).unwrap();
    let antarctica = register.country(country("AQ")).unwrap();
    assert_eq!(antarctica.flag(Flag::UsMlat, date(2026, 12, 1)).value, "yes");
    assert_eq!(antarctica.flag(Flag::UsMlat, date(2027, 12, 2)).value, "unknown");
}
