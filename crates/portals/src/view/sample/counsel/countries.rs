//! The map, the table and one country.

use clearline_law::{Flag, Register, flag_value};
use clearline_report::{Argument, Country, Message, message};

use super::super::Rendered;
use super::{Counsel, choices, page, paths, versions, written};
use crate::view::counsel::Link;
use crate::view::counsel::countries::{
    Countries, CountryAgency, CountryPage, CountryRow, FlagRow, Legend, PolicyRow, RouteRow,
};
use crate::view::map::Class;
use crate::view::{Fact, State, Tone, Words};

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

pub(super) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![
        page("counsel-countries", &countries(counsel, "")),
        page("counsel-countries-europe", &countries(counsel, "Europe")),
        page("counsel-countries-oceania", &countries(counsel, "Oceania")),
        page("counsel-country", &country(counsel)),
        page("counsel-country-bare", &bare(counsel)),
    ]
}

fn known(code: &str) -> Country {
    code.parse().unwrap()
}

fn countries(counsel: Counsel, region: &str) -> Countries {
    let legend = |(class, words): (Class, Message)| Legend { class, words };
    let shows = vec![
        ("way", message!("counsel-way").into()),
        ("budapest_party", Words::Heading(Flag::BudapestParty.message())),
        (
            "path-24-7",
            Words::Heading(message!("counsel-path-here", path = Argument::from(&Words::law("24/7 network")))),
        ),
    ];
    Countries {
        page: counsel.page(&message!("counsel-window-countries"), "/counsel/countries"),
        shows: choices(shows, "budapest_party"),
        on: "2026-11-23".to_owned(),
        known: if region == "Oceania" { "2026-11-01".to_owned() } else { String::new() },
        region: region.to_owned(),
        question: Flag::BudapestParty.message(),
        remarks: vec![message!("counsel-remark-flag"), message!("counsel-remark-unknown")],
        legend: [
            (Class::Holds, message!("value-yes")),
            (Class::Part, message!("counsel-legend-signed")),
            (Class::Not, message!("value-no")),
            (Class::Unknown, message!("value-unknown")),
            (Class::Home, message!("counsel-legend-home")),
        ]
        .map(legend)
        .into(),
        rows: rows(),
        csv_href: Some("/counsel/countries.csv?show=budapest_party&on=2026-11-23".to_owned()),
    }
}

fn rows() -> Vec<CountryRow> {
    let mut entries: Vec<_> = Register::shipped().countries().collect();
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    let row = |entry: &&clearline_law::CountryEntry| {
        let code = entry.country.code();
        let is = |list: &str| list.split(' ').any(|one| one == code);
        let (class, value) = match code {
            "US" => (Class::Home, "ratified"),
            _ if is(SIGNED) => (Class::Part, "signed"),
            _ if is(PARTIES) => (Class::Holds, "ratified"),
            _ if is(UNKNOWN) => (Class::Unknown, "unknown"),
            _ => (Class::Not, "no"),
        };
        CountryRow {
            code: code.to_owned(),
            name: Words::value(entry.country),
            region: entry.region.clone(),
            class,
            value: Words::value(flag_value(value)),
            since: (class == Class::Holds).then(|| "2009-07-01".to_owned()),
            source: Words::law("coe.int, parties to the Budapest Convention"),
            as_of: "2024-11".to_owned(),
        }
    };
    entries.iter().map(row).collect()
}

fn country(counsel: Counsel) -> CountryPage {
    let title = message!("counsel-window-country", country = known("SE"));
    CountryPage {
        page: counsel.page(&title, "/counsel/countries"),
        code: "SE".to_owned(),
        name: Words::value(known("SE")),
        region: "Northern Europe".to_owned(),
        on: "2026-11-23".to_owned(),
        known: String::new(),
        facts: vec![
            Fact::exact(message!("counsel-code"), Words::data("SWE")),
            Fact::new(message!("counsel-un-member"), message!("value-yes")),
            Fact::new(message!("counsel-reports-2023"), Words::value(24_310)),
            Fact::new(message!("counsel-sources"), Words::law("UN Treaty Collection")),
        ],
        note: None,
        flags: flags(),
        routes: routes(),
        agencies: vec![
            CountryAgency {
                agency: Link::new("/counsel/agencies/se-1", Words::data("Polismyndigheten")),
                unit: Some("National Operations Department".to_owned()),
                basis: State::new(Tone::Good, message!("basis-ag-designated")),
                detail: None,
            },
            CountryAgency {
                agency: Link::new("/counsel/agencies/se-2", Words::data("Ecpat hotline")),
                unit: None,
                basis: State::new(Tone::Plain, message!("counsel-basis-none-recorded")),
                detail: Some(message!("route-through-unknown")),
            },
        ],
        paths: paths(),
        policies: vec![PolicyRow {
            name: "Data protection of the answer".to_owned(),
            effect: State::new(Tone::Caution, message!("counsel-effect-condition")),
            says: "What comes back is used only as its sender allows.".to_owned(),
            because: message!("counsel-via", country = known("SE")),
            source: written("House policy", "2026-11-20").into(),
        }],
        history: versions(),
    }
}

fn flags() -> Vec<FlagRow> {
    let flag = |flag: Flag, value: State, since: Option<&str>, note: Option<Words>| FlagRow {
        name: Words::Heading(flag.message()),
        value,
        since: since.map(str::to_owned),
        source: Words::law("coe.int, list of parties"),
        as_of: "2024-11".to_owned(),
        note,
    };
    let value = |tone, value: &str| State::new(tone, Words::value(flag_value(value)));
    let negotiated = message!(
        "counsel-flag-entry",
        value = message!("value-unknown"),
        entry = Argument::exact("negotiating"),
        standing = message!("standing-not-in-force")
    );
    let sure = message!("counsel-confidence-is", confidence = message!("confidence-high"));
    let note = |text: &str| Some(Words::each([Argument::from(&Words::law(text)), sure.clone().into()]));
    vec![
        flag(Flag::InterpolMember, value(Tone::Good, "member"), None, None),
        flag(
            Flag::BudapestParty,
            value(Tone::Good, "ratified"),
            Some("2021-08-01"),
            note("Its protocol is not in force."),
        ),
        flag(Flag::CloudActAgreement, State::new(Tone::Unknown, negotiated), None, None),
        flag(Flag::UsMlat, value(Tone::Plain, "none_known"), None, note("By the EU-US instrument.")),
    ]
}

fn routes() -> Vec<RouteRow> {
    let route = |name: Words, through: Option<(&str, &str)>, state: State, why: Words| RouteRow {
        name,
        through: through.map(|(id, words)| Link::new(format!("/counsel/agencies/{id}"), Words::data(words))),
        state,
        why,
        source: written("routes of the register", "2026-11-23").into(),
    };
    let open = || State::new(Tone::Good, message!("counsel-open"));
    let not = || State::new(Tone::Plain, message!("counsel-not-open"));
    let direct =
        message!("counsel-direct-to", agencies = Argument::each([Argument::name("Polismyndigheten")]));
    vec![
        route(message!("counsel-direct").into(), None, open(), direct.into()),
        route(
            Words::Heading(message!("route-attache")),
            Some(("us-fbi", "Federal Bureau of Investigation")),
            open(),
            Words::law("Used where none there may receive."),
        ),
        route(
            Words::Heading(message!("route-interpol")),
            Some(("us-usncb", "INTERPOL Washington")),
            not(),
            Words::Sentence(message!("route-through-unknown")),
        ),
    ]
}

fn bare(counsel: Counsel) -> CountryPage {
    let title = message!("counsel-window-country", country = known("BV"));
    CountryPage {
        page: counsel.page(&title, "/counsel/countries"),
        code: "BV".to_owned(),
        name: Words::value(known("BV")),
        region: "Antarctica".to_owned(),
        known: "2026-11-01".to_owned(),
        note: Some("Nobody lives there. Its sovereign is Norway, whose status may extend to it.".to_owned()),
        routes: vec![],
        agencies: vec![],
        policies: vec![],
        history: vec![],
        ..country(counsel)
    }
}
