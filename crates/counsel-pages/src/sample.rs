//! Pages of counsel with invented words.

#![expect(clippy::unwrap_used, reason = "invented values are as fixed as those of a test")]

use clearline_frame::sample::Rendered;
use clearline_frame::view::{Choice, Fact, FieldError, NavItem, Page, State, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_law::{DetailOf, as_of_words};
use clearline_report::{AgencyClass, Argument, Country, Message, message};
use jiff::civil::Date;

use super::view::{ByTwo, DetailRow, Document, Held, Link, PathRow, Source, Version};
use super::{
    agencies, agency, approvals, ask, countries, country, enter, instrument, instruments, obligation,
    obligations, overview, proposal, proposals, providers, search, start, watch,
};
use clearline_frame::sample::at;

/// Pages of counsel in one language.
#[derive(Clone, Copy)]
pub(super) struct Counsel(Language);

impl Counsel {
    /// The frame of a page; `here` is the address in the navigation.
    pub(super) fn page(self, title: &Message, here: &str) -> Page {
        clearline_frame::sample::work_in(self.0, title, Audience::Counsel, here)
    }
}

pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn in_force() -> State {
    State::new(Tone::Good, message!("standing-in-force"))
}

pub(super) fn unreviewed() -> State {
    State::new(Tone::Waiting, message!("counsel-not-reviewed"))
}

pub(super) fn reviewed() -> State {
    let by = Argument::name("A. Petrova");
    State::new(Tone::Good, message!("counsel-reviewed-by-on", by = by, on = day("2026-11-02")))
}

pub(super) fn error(field: &str, words: Message) -> FieldError {
    FieldError::new(field, words)
}

pub(super) fn choices(list: Vec<(&str, Words)>, chosen: &str) -> Vec<Choice> {
    list.into_iter()
        .map(|(value, words)| Choice { chosen: value == chosen, ..Choice::new(value, words) })
        .collect()
}

pub(super) fn source(words: &str, href: Option<&str>, as_of: &str, confidence: Message) -> Source {
    let (words, as_of) = (Words::law(words), as_of_words(as_of));
    Source { words, href: href.map(str::to_owned), as_of, confidence }
}

pub(super) fn written(source: &str, as_of: &str) -> Message {
    let [source, day] = [source, as_of].map(|text| Argument::from(&Words::law(text)));
    message!("counsel-source-as-of", source = source, day = day)
}

pub(super) fn document() -> Document {
    Document {
        href: "/counsel/proposals/p-31/document".to_owned(),
        name: "designation-2026-11-18.pdf".to_owned(),
        size: words::bytes(213_700),
        sha256: "9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60".to_owned(),
    }
}

pub(super) fn by_two(approved_by: Option<&str>) -> ByTwo {
    ByTwo {
        proposed_by: "M. Adeyemi".to_owned(),
        proposed_at: at("2026-03-01 09:20"),
        approved_by: approved_by.map(str::to_owned),
        invented: false,
    }
}

pub(super) fn versions() -> Vec<Version> {
    let version = |applied: Message, known: Message, says: &str, state: State, note: Option<&str>| Version {
        applied,
        known,
        says: Words::law(says),
        state,
        note: note.map(str::to_owned),
    };
    let known = || message!("counsel-known-since", from = day("2026-11-23"));
    let corrected = message!("counsel-known-until", from = day("2026-11-01"), until = day("2026-11-22"));
    let before = |from| message!("counsel-applied-from-to", from = day(from), to = day("2024-05-06"));
    let ended = message!("counsel-state-ended");
    vec![
        version(
            message!("counsel-applied-from", from = day("2024-05-07")),
            known(),
            "Keep what was reported for one year.",
            in_force(),
            None,
        ),
        version(
            before("2018-12-21"),
            known(),
            "Keep what was reported for 90 days.",
            State::new(Tone::Plain, ended),
            Some("instruments/us.toml:214"),
        ),
        version(
            before("2018-12-20"),
            corrected,
            "Keep what was reported for 90 days.",
            State::new(Tone::Caution, message!("counsel-row-withdrawn")),
            None,
        ),
        version(
            message!("counsel-applied-unknown"),
            known(),
            "A row without a day.",
            State::new(Tone::Plain, message!("counsel-state-ended")),
            None,
        ),
    ]
}

pub(super) fn details() -> Vec<DetailRow> {
    let detail = |of: DetailOf, value: &str, href: Option<&str>| DetailRow {
        name: Words::Heading(of.message()),
        value: value.to_owned(),
        note: href.is_none().then(|| "In a copy of <2013>".to_owned()),
        href: href.map(str::to_owned),
        source: written("Example, guidelines for the police", "2026-01"),
        confidence: message!("confidence-medium"),
    };
    vec![
        detail(DetailOf::LegalEntity, "Example Ireland Limited", Some("https://police.example.com/")),
        detail(DetailOf::Emergency, "Form at police.example.com/emergency", None),
    ]
}

pub(super) fn paths() -> Vec<PathRow> {
    let path = |name: &str, instrument: (&str, &str), reaches: &str, state: State, why: Message| PathRow {
        name: name.to_owned(),
        instrument: Link::new(format!("/counsel/instruments/{}", instrument.0), Words::law(instrument.1)),
        reaches: reaches.to_owned(),
        reach: vec![message!(
            "counsel-reach",
            data = message!("category-subscriber"),
            answer = message!("reached-given"),
        )],
        who: "The central authority".to_owned(),
        state,
        why,
        source: written("Council of Europe, Convention on Cybercrime, parties", "2024-11"),
    };
    let open = || State::new(Tone::Good, message!("counsel-open"));
    let budapest = ("budapest", "Budapest Convention");
    let flag = message!("flag-budapest-party");
    let of = || message!("counsel-need-of-both", flag = flag.clone());
    let is = message!("counsel-need-is", of = of(), is = message!("value-ratified"));
    let asks = message!("counsel-needs", needs = Argument::each([is]));
    vec![
        path("24/7 network", budapest, "Preservation", open(), asks),
        path(
            "Expedited preservation, arts. 29 and 30",
            budapest,
            "Preservation; traffic data enough to find the provider",
            open(),
            message!("counsel-needs-nothing"),
        ),
        path(
            "CLOUD Act agreement",
            ("cloud-act", "CLOUD Act"),
            "Content, from the provider directly",
            State::new(Tone::Plain, message!("counsel-closed")),
            message!("counsel-needs", needs = Argument::each([of()])),
        ),
        path(
            "United Nations Convention against Cybercrime",
            ("un-cybercrime", "United Nations Convention against Cybercrime"),
            "Content",
            State::new(Tone::Unknown, message!("value-unknown")),
            message!("counsel-needs-nothing"),
        ),
    ]
}

pub(super) fn treaties() -> Link {
    Link::new("/counsel/instruments/us-mlat", Words::law("List of treaties on mutual legal assistance"))
}

pub(super) fn basis() -> Message {
    message!("basis-ag-designated")
}

pub(super) fn about_basis() -> Message {
    message!(
        "proposal-basis",
        agency = Argument::name("se-1"),
        basis = basis(),
        from = day("2026-12-01"),
        to = day("2028-11-30")
    )
}

pub(super) fn about_override() -> Message {
    message!(
        "proposal-override",
        entry = Argument::exact("us-mlat"),
        from = day("2026-12-01"),
        to = day("2027-01-31")
    )
}

pub(super) fn parts(here: &str) -> Vec<NavItem> {
    let item = |(href, words): (&str, Message)| NavItem {
        href: href.to_owned(),
        words: words.into(),
        here: href == here,
    };
    [
        ("/counsel/proposals", message!("counsel-part-waiting")),
        ("/counsel/proposals?part=decided", message!("counsel-part-decided")),
        ("/counsel/approvals", message!("counsel-rulings-that-wait")),
    ]
    .map(item)
    .into()
}

pub(super) const TODAY: &str = "2026-11-23";

pub(super) fn ended() -> State {
    State::new(Tone::Alarm, message!("counsel-state-ended"))
}

pub(super) fn law(name: Message, text: &str) -> Fact {
    Fact::new(name, Words::law(text))
}

pub(super) fn by_clock() -> Held {
    Held {
        state: State::new(Tone::Good, message!("counsel-held-clock")),
        code: Some("clock::preservation".to_owned()),
        words: message!("counsel-held-clock-about"),
    }
}

pub(super) fn class_words(class: AgencyClass) -> Message {
    match class {
        AgencyClass::Federal => message!("counsel-class-federal"),
        AgencyClass::StateOrLocal => message!("counsel-class-state-or-local"),
        AgencyClass::Tribal => message!("counsel-class-tribal"),
        AgencyClass::Foreign => message!("counsel-class-foreign"),
    }
}

pub(super) fn known(code: &str) -> Country {
    code.parse().unwrap()
}

/// The pages in one language.
pub fn pages(language: Language) -> Vec<Rendered> {
    let counsel = Counsel(language);
    let pages = [
        overview::sample::pages(counsel),
        proposals::sample::pages(counsel),
        proposal::sample::pages(counsel),
        ask::sample::pages(counsel),
        search::sample::pages(counsel),
        start::sample::pages(counsel),
        approvals::sample::pages(counsel),
        countries::sample::pages(counsel),
        providers::sample::pages(counsel),
        enter::sample::pages(counsel),
        watch::sample::pages(counsel),
        country::sample::pages(counsel),
        instruments::sample::pages(counsel),
        instrument::sample::pages(counsel),
        obligations::sample::pages(counsel),
        obligation::sample::pages(counsel),
        agencies::sample::pages(counsel),
        agency::sample::pages(counsel),
    ];
    pages.into_iter().flatten().collect()
}
