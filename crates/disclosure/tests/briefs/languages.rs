//! In each language in which a brief is written: what it says is in that language, all of it, and fits.

use std::collections::BTreeSet;

use clearline_disclosure::Writer;
use clearline_disclosure::papers::brief::{BRIEF_PAGES_MAX, document};
use clearline_i18n::Language;
use clearline_law::{Approval, Brief, Field, Policy, Register};
use clearline_report::{AgencyClass, Answer, Argument, Message, ReportKind, World, message};
use jiff::civil::date;

use crate::sample::{at, brief_of, briefed, contacts, facts, on_paper};
use crate::{DISTINCT, PROVIDERS, countries, fits, longest};

fn others() -> impl Iterator<Item = (Language, Writer<'static>)> {
    let others = Writer::brief_languages().filter(|language| *language != Language::ENGLISH);
    others.map(|language| (language, Writer::new(language, Register::shipped())))
}

/// Laying out every brief in every language takes minutes where nothing is optimised. German and Indonesian take the most
/// room, so more of their briefs are laid out; of each language those with the longest text.
fn laid_out(language: Language) -> usize {
    if ["de", "id"].contains(&language.tag()) { 10 } else { 4 }
}

#[test]
fn in_every_language_the_longest_briefs_fit_on_their_pages() {
    assert_eq!(others().count(), 6);
    for (language, writer) in others() {
        for briefs in &*DISTINCT {
            longest(briefs, writer, laid_out(language)).into_iter().for_each(|brief| fits(brief, writer));
        }
    }
}

/// Messages inside of a message, itself included.
fn all_of<'m>(message: &'m Message, found: &mut Vec<&'m Message>) {
    found.push(message);
    message.arguments().for_each(|(_, argument)| all_in(argument, found));
}

fn all_in<'m>(argument: &'m Argument, found: &mut Vec<&'m Message>) {
    match argument {
        Argument::Message(message) => all_of(message, found),
        Argument::All(items) | Argument::Any(items) | Argument::Each(items) => {
            items.iter().for_each(|item| all_in(item, found));
        }
        _ => {}
    }
}

fn messages(brief: &Brief) -> Vec<&Message> {
    let mut found = Vec::new();
    brief.facts.iter().for_each(|(name, value)| {
        all_of(name, &mut found);
        all_of(value, &mut found);
    });
    for section in &brief.sections {
        all_of(&section.heading, &mut found);
        for line in &section.lines {
            all_of(&line.says, &mut found);
            line.source.iter().for_each(|source| all_of(source, &mut found));
        }
    }
    all_of(&brief.foot, &mut found);
    found
}

/// Briefs of all that can become of a report: given, of every kind of sender, waiting, withheld for every reason.
fn of_every_kind() -> Vec<Brief> {
    let given = facts("IN".parse().unwrap(), AgencyClass::Foreign);
    let with = |change: &dyn Fn(&mut clearline_law::Facts)| {
        let mut changed = given.clone();
        change(&mut changed);
        brief_of(&changed, Some("Facebook"), &contacts())
    };
    let mut all = vec![
        with(&|_| {}),
        with(&|facts| facts.kind = ReportKind::Public),
        with(&|facts| {
            facts.kind = ReportKind::Hotline;
            facts.reporter_consents = Answer::No;
        }),
        with(&|facts| facts.approvals.clear()),
        with(&|facts| facts.agency.bases.clear()),
        with(&|facts| facts.agency.bases.iter_mut().for_each(|basis| basis.to = Some(date(2025, 4, 1)))),
        with(&|facts| facts.agency.bases.iter_mut().for_each(|basis| basis.from = date(2027, 4, 1))),
        with(&|facts| facts.agency.bases.iter_mut().for_each(|basis| basis.evidence.clear())),
        with(&|facts| facts.agency.bases.iter_mut().for_each(|basis| basis.synthetic = true)),
        with(&|facts| facts.agency.investigates = Answer::No),
        with(&|facts| facts.agency.investigates = Answer::NotStated),
        with(&|facts| facts.agency.suspended = true),
        with(&|facts| facts.agency.country = None),
        with(&|facts| facts.agency.class = AgencyClass::Federal),
        with(&|facts| facts.world = World::Test),
        with(&|facts| facts.received_on = "2027-01-01T00:00:00Z".parse().unwrap()),
        with(&|facts| facts.received_on = "2026-05-01T00:00:00Z".parse().unwrap()),
        with(&|facts| facts.fields = vec![Field::ReporterContact]),
        with(&|facts| {
            let to = date(9999, 12, 31);
            facts.approvals = vec![Approval { policy: Policy::RightsReview, from: date(2026, 1, 1), to }];
        }),
        with(&|facts| facts.files.iter_mut().for_each(|file| file.warrant = true)),
        with(&|facts| facts.files.iter_mut().for_each(|file| file.publicly_available = Answer::Yes)),
    ];
    all.extend(DISTINCT.iter().flatten().cloned());
    all
}

#[test]
fn every_message_of_a_brief_is_in_the_catalogue_of_each_language() {
    let briefs = of_every_kind();
    let ids: BTreeSet<&str> = briefs.iter().flat_map(messages).map(Message::id).collect();
    assert!(ids.len() > 120, "{ids:?}");
    let by_id = |id: &&str| briefs.iter().flat_map(messages).find(|message| message.id() == *id).unwrap();
    let samples: Vec<&Message> = ids.iter().map(by_id).collect();
    for (language, _) in others() {
        let missing: Vec<&str> =
            samples.iter().filter(|message| !language.has(message)).map(|message| message.id()).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", language.tag());
    }
}

/// What the register says of paths and policies is ours to translate; names of companies, their words and what a country
/// declared stay as they are.
#[test]
fn what_the_register_says_of_paths_and_policies_is_in_each_language() {
    const OURS: [&str; 12] = [
        "brief-path",
        "brief-path-needs",
        "brief-path-time",
        "brief-path-article",
        "brief-path-article-time",
        "brief-conflict",
        "brief-emergency-law",
        "brief-paths-unknown",
        "condition-of-register",
        "condition-of-register-agreed",
        "condition-of-register-agreed-until",
        "brief-office",
    ];
    fn texts<'a>(argument: &'a Argument, found: &mut BTreeSet<&'a str>) {
        match argument {
            Argument::Name(text) | Argument::Words { text, .. } => {
                found.insert(text);
            }
            Argument::All(items) | Argument::Any(items) | Argument::Each(items) => {
                items.iter().for_each(|item| texts(item, found));
            }
            _ => {}
        }
    }
    let briefs = of_every_kind();
    let mut found = BTreeSet::new();
    for message in briefs.iter().flat_map(messages).filter(|message| OURS.contains(&message.id())) {
        let kept = |name: &str| ["agency", "place"].contains(&name);
        let own = message.arguments().filter(|(name, _)| !kept(name));
        own.for_each(|(_, argument)| texts(argument, &mut found));
    }
    assert!(found.len() > 25, "{found:?}");
    for (language, _) in others() {
        let missing: Vec<&&str> = found.iter().filter(|text| language.of_register(text).is_none()).collect();
        let file = format!("crates/i18n/locales/{}/register.tsv", language.tag());
        assert!(missing.is_empty(), "add these texts of the register to {file}: {missing:#?}");
    }
}

#[test]
fn every_language_has_the_lines_of_the_english_brief_in_their_order() {
    let english = Writer::english(Register::shipped());
    for (country, class) in countries().step_by(9) {
        let brief = briefed(country, class, PROVIDERS[0]);
        let shape = |writer: Writer<'_>| {
            let paper = document("R-1", &brief, at(), writer);
            let section = |section: &clearline_paper::Section| {
                let numbers = |words: &str| words.rsplit_once(" [").map(|(_, number)| number.to_owned());
                let marks = section.lines.iter().map(|line| (line.mark, numbers(&line.words)));
                marks.collect::<Vec<_>>()
            };
            let sections = paper.sections.iter().filter(|section| !section.small);
            (paper.facts.len(), sections.map(section).collect::<Vec<_>>())
        };
        let expected = shape(english);
        for (language, writer) in others() {
            assert_eq!(shape(writer), expected, "{country} in {}", language.tag());
        }
    }
}

#[test]
fn a_brief_of_another_language_has_the_english_lines_beside_or_on_a_third_page() {
    for (language, writer) in others() {
        let brief =
            on_paper(briefed("IN".parse().unwrap(), AgencyClass::Foreign, "Facebook"), language.tag());
        let paper = brief.paper(writer);
        let lines = paper.sections.iter().filter(|section| !section.small).flat_map(|section| &section.lines);
        assert!(lines.filter(|line| line.english.is_some()).count() > 20, "{}", language.tag());
        let company = clearline_paper::in_english("MLAT request or letter rogatory");
        let company = company.trim_end_matches(|c: char| !c.is_ascii());
        let says = |words: &str| {
            paper.sections.iter().flat_map(|section| &section.lines).any(|line| line.words.contains(words))
        };
        assert!(says(company), "what a company says is marked as English: {}", language.tag());
        assert!(clearline_paper::filled(&paper, 9.0).unwrap() <= BRIEF_PAGES_MAX as f32);
    }
    let of = |tag: &str, day: &str| {
        let writer = Writer::new(Language::named(tag).unwrap(), Register::shipped());
        writer.say(&message!(
            "brief-source-as-of",
            source = Argument::name("S"),
            day = clearline_law::as_of_words(day)
        ))
    };
    assert_eq!(of("de", "2026-03"), "S, Stand März 2026");
    assert_eq!(of("pt-BR", "2026-11-25"), "S, em 2026-11-25");
}
