//! The map, the table and one country.

use clearline_law::Register;

use super::super::Rendered;
use super::{choices, counsel, page, paths, versions};
use crate::view::counsel::Link;
use crate::view::counsel::countries::{
    Countries, CountryAgency, CountryPage, CountryRow, FlagRow, Legend, PolicyRow, RouteRow,
};
use crate::view::map::Class;
use crate::view::{Fact, State, Tone};

/// Parties to the Budapest Convention.
const PARTIES: &str = "AD AL AM AR AT AU AZ BA BE BG BJ BR CA CH CI CL CM CO CR CV CW CY CZ DE DK DO EC EE ES FI FJ \
                       FR GB GD GE GH GR HR HU IL IS IT JP KI LI LK LT LU LV MA MC MD ME MK MT MU NG NL NO NZ PA PE \
                       PH PL PT PY RO RS RW SE SI SK SL SM SN TN TO TR UA";
/// Of which it is not known.
const UNKNOWN: &str = "AG AI AQ AS AW AX BD BF BL BM BQ BV CC CK CX EH FK FO GF GG GI GL GP GS GT GU HM IM IO JE KE \
                       KH KR KY KZ MF MP MQ MS MW MX MY MZ NC NE NF NU PF PG PM PN PR RE SH SJ ST SX TC TF TK TL TT \
                       UM UY VG VI VU WF YT ZA";
/// Which signed.
const SIGNED: &str = "IE ZA KR MX";

const SHOWS: [(&str, &str); 6] = [
    ("route", "Where a report may go"),
    ("mlat", "Treaties on mutual legal assistance"),
    ("budapest", "Budapest Convention"),
    ("cloud_act", "CLOUD Act agreements"),
    ("e_evidence", "e-Evidence orders"),
    ("unknown", "What is not known"),
];

pub(super) fn pages() -> Vec<Rendered> {
    vec![
        page("counsel-countries", &countries("")),
        page("counsel-countries-europe", &countries("Europe")),
        page("counsel-countries-oceania", &countries("Oceania")),
        page("counsel-country", &country()),
        page("counsel-country-bare", &bare()),
    ]
}

fn countries(region: &str) -> Countries {
    let legend = |&(class, words): &(Class, &str)| Legend { class, words: words.to_owned() };
    Countries {
        page: counsel("Countries", "/counsel/countries"),
        shows: choices(&SHOWS, "budapest"),
        on: "2026-11-23".to_owned(),
        known: String::new(),
        region: region.to_owned(),
        question: "Parties to the Budapest Convention".to_owned(),
        remarks: vec![
            "Two parties of 2025 and all of 2026 are not identified in the source, so “not a party” speaks of January 2025."
                .to_owned(),
        ],
        legend: [
            (Class::Holds, "party"),
            (Class::Part, "signed only"),
            (Class::Not, "not a party"),
            (Class::Unknown, "not known"),
            (Class::Home, "United States, a party itself"),
        ]
        .iter()
        .map(legend)
        .collect(),
        rows: rows(),
        csv_href: Some("/counsel/countries.csv?show=budapest&on=2026-11-23".to_owned()),
    }
}

fn rows() -> Vec<CountryRow> {
    let mut rows: Vec<_> = Register::shipped()
        .countries()
        .map(|entry| {
            let code = entry.country.code();
            let is = |list: &str| list.split(' ').any(|one| one == code);
            let (class, value) = match code {
                "US" => (Class::Home, "a party itself"),
                _ if is(SIGNED) => (Class::Part, "signed, not ratified"),
                _ if is(PARTIES) => (Class::Holds, "party"),
                _ if is(UNKNOWN) => (Class::Unknown, "not known"),
                _ => (Class::Not, "not a party"),
            };
            CountryRow {
                code: code.to_owned(),
                name: entry.name.clone(),
                region: entry.region.clone(),
                class,
                value: value.to_owned(),
                since: (class == Class::Holds).then(|| "2009-07-01".to_owned()),
                source: "coe.int, parties to the Budapest Convention".to_owned(),
                as_of: "2024-11".to_owned(),
            }
        })
        .collect();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    rows
}

fn country() -> CountryPage {
    CountryPage {
        page: counsel("Sweden", "/counsel/countries"),
        code: "SE".to_owned(),
        name: "Sweden".to_owned(),
        region: "Northern Europe".to_owned(),
        on: "2026-11-23".to_owned(),
        known: String::new(),
        facts: vec![
            Fact::new("Codes", "SE, SWE, 752"),
            Fact::new("United Nations", "member"),
            Fact::new("Sovereign", "itself"),
            Fact::new("Reports of 2023", "24 310, as NCMEC published"),
        ],
        note: None,
        flags: flags(),
        routes: routes(),
        agencies: vec![
            CountryAgency {
                agency: Link::new("/counsel/agencies/se-1", "Polismyndigheten"),
                unit: Some("National Operations Department".to_owned()),
                basis: State::new(Tone::Good, "designated"),
                detail: Some("2026-03-02 to 2028-11-30".to_owned()),
            },
            CountryAgency {
                agency: Link::new("/counsel/agencies/se-2", "Ecpat hotline"),
                unit: None,
                basis: State::new(Tone::Plain, "no basis recorded"),
                detail: None,
            },
        ],
        paths: paths(),
        policies: vec![PolicyRow {
            name: "Data protection of the answer".to_owned(),
            effect: State::new(Tone::Caution, "a condition"),
            says: "What comes back is used only as its sender allows.".to_owned(),
            because: "Sweden is a member of the European Union.".to_owned(),
            source: "House policy of 2026-11-20".to_owned(),
        }],
        history: versions(),
    }
}

fn flags() -> Vec<FlagRow> {
    let flag =
        |name: &str, value: State, since: Option<&str>, source: &str, as_of: &str, note: Option<&str>| {
            FlagRow {
                name: name.to_owned(),
                value,
                since: since.map(str::to_owned),
                source: source.to_owned(),
                as_of: as_of.to_owned(),
                note: note.map(str::to_owned),
            }
        };
    let yes = |words: &str| State::new(Tone::Good, words);
    let no = |words: &str| State::new(Tone::Plain, words);
    vec![
        flag("INTERPOL", yes("member"), None, "CIA World Factbook", "2026-05-17", None),
        flag(
            "Budapest Convention",
            yes("party"),
            Some("2021-08-01"),
            "coe.int, list of parties",
            "2024-11",
            None,
        ),
        flag(
            "Second Additional Protocol",
            no("signed"),
            None,
            "verdragenbank.overheid.nl",
            "2026-02",
            Some("The protocol is not in force."),
        ),
        flag(
            "Mutual legal assistance with the United States",
            yes("treaty"),
            None,
            "INCSR 2015 vol. II",
            "2015-03",
            Some("By the EU-US instrument."),
        ),
        flag(
            "CLOUD Act agreement",
            no("negotiated"),
            None,
            "Government pages",
            "2025",
            Some("By the European Union, not by the member."),
        ),
        flag("European Union", yes("member"), Some("1995-01-01"), "country_converter 1.3.2", "2025-10", None),
        flag(
            "UN Convention against Cybercrime",
            State::new(Tone::Unknown, "unknown"),
            None,
            "UN Treaty Collection",
            "2026-03",
            Some("The stored list is cut."),
        ),
    ]
}

fn routes() -> Vec<RouteRow> {
    let route = |name: &str, through: Option<(&str, &str)>, state: State, why: &str| RouteRow {
        name: name.to_owned(),
        through: through.map(|(id, words)| Link::new(format!("/counsel/agencies/{id}"), words)),
        state,
        why: why.to_owned(),
        source: "routes of the register, as of 2026-11-23, confidence medium".to_owned(),
    };
    vec![
        route(
            "Directly",
            None,
            State::new(Tone::Good, "selectable"),
            "Polismyndigheten holds a designation.",
        ),
        route(
            "Federal attaché",
            Some(("us-fbi", "Federal Bureau of Investigation")),
            State::new(Tone::Good, "selectable"),
            "Used where none there may receive.",
        ),
        route(
            "Regional body",
            Some(("us-hsi", "Homeland Security Investigations")),
            State::new(Tone::Caution, "stale"),
            "Its review was due on 2026-10-01, so it cannot be chosen.",
        ),
        route(
            "INTERPOL national bureau",
            Some(("us-usncb", "INTERPOL Washington")),
            State::new(Tone::Alarm, "suspended"),
            "Suspended by two people on 2026-11-10: the channel is being moved.",
        ),
        route(
            "Home federal desk",
            Some(("us-fbi", "Federal Bureau of Investigation")),
            State::new(Tone::Good, "selectable"),
            "Always open.",
        ),
    ]
}

fn bare() -> CountryPage {
    CountryPage {
        page: counsel("Bouvet Island", "/counsel/countries"),
        code: "BV".to_owned(),
        name: "Bouvet Island".to_owned(),
        region: "Antarctica".to_owned(),
        known: "2026-11-01".to_owned(),
        note: Some("Nobody lives there. Its sovereign is Norway, whose status may extend to it.".to_owned()),
        routes: vec![],
        agencies: vec![],
        policies: vec![],
        history: vec![],
        ..country()
    }
}
