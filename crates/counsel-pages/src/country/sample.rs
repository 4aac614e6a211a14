//! A country with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Fact, State, Tone, Words};
use clearline_law::{Flag, as_of_words, flag_value};
use clearline_report::{Argument, message};

use super::view::{CountryAgency, CountryPage, FlagRow, PolicyRow, RouteRow};
use crate::sample::{Counsel, details, known, paths, versions, written};
use crate::view::Link;

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
        authorities: details(),
        offences: details(),
        offices: details(),
        abroad: true,
        proposes: true,
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
        source: Words::law("Council of Europe, Convention on Cybercrime, parties"),
        as_of: as_of_words("2024-11"),
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
        act: None,
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
        authorities: vec![],
        offences: vec![],
        offices: vec![],
        abroad: true,
        proposes: true,
        policies: vec![],
        history: vec![],
        ..country(counsel)
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    vec![page("counsel-country", &country(counsel)), page("counsel-country-bare", &bare(counsel))]
}
