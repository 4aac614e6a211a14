//! The map and the table of countries with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::Words;
use clearline_law::{Flag, Register, flag_value};
use clearline_report::{Argument, Message, message};

use super::view::{Countries, CountryRow, Legend};
use crate::sample::{Counsel, choices};
use clearline_frame::view::map::Class;

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
            source: Words::law("Council of Europe, Convention on Cybercrime, parties"),
            as_of: "2024-11".to_owned(),
        }
    };
    entries.iter().map(row).collect()
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![
        page("counsel-countries", &countries(counsel, "")),
        page("counsel-countries-europe", &countries(counsel, "Europe")),
        page("counsel-countries-oceania", &countries(counsel, "Oceania")),
    ]
}
