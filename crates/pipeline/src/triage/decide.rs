//! What triage decides: pure, from the facts alone.

use clearline_records::dossier::triaged::Factor;
use clearline_report::{
    Argument, Classification, Designation, FileAnnotation, IncidentType, Message, Priority, ReportAnnotation,
    ReportKind, message,
};

use super::facts::DOWNPLAYING;
use super::model::{AgeBand, Assessment, Earlier, Fact, Facts, Field, Kind};

/// From so many points on it is P1, from so many P2. P0 is never a matter of points.
const P1_FROM: i32 = 65;
const P2_FROM: i32 = 30;

/// Ranks and designates. Completeness is separate and changes neither.
pub fn assess(facts: &Facts) -> Assessment {
    let factors: Vec<Factor> = facts.weighed.iter().map(|fact| factor(*fact, facts.kind)).collect();
    let score: i32 = factors.iter().map(|factor| factor.points).sum();
    let floor = floor(facts);
    let (designation, because) = designate(facts);
    let (completeness, missing) = completeness(facts);
    Assessment {
        designation,
        because,
        priority: if floor.is_some() { Priority::P0 } else { band(score) },
        factors,
        floor,
        completeness,
        missing,
        desk: desk(facts),
    }
}

fn band(score: i32) -> Priority {
    match score {
        P1_FROM.. => Priority::P1,
        P2_FROM.. => Priority::P2,
        _ => Priority::P3,
    }
}

/// What makes a report P0 whatever its points: somebody who was there says that a child is in danger now.
fn floor(facts: &Facts) -> Option<Message> {
    if !facts.has(Fact::Escalated) {
        return None;
    }
    if facts.kind == ReportKind::Public {
        return Some(message!("urgent-public"));
    }
    let direct = [
        IncidentType::Enticement,
        IncidentType::Trafficking,
        IncidentType::Molestation,
        IncidentType::Tourism,
    ];
    if direct.into_iter().any(|kind| facts.has(Fact::Incident(kind.into()))) {
        return Some(message!("urgent-direct-abuse"));
    }
    let grave = [ReportAnnotation::Sextortion, ReportAnnotation::SadisticOnlineExploitation];
    if grave.into_iter().any(|flag| facts.has(Fact::Annotated(flag))) {
        return Some(message!("urgent-coerced"));
    }
    facts.has(Fact::FileAnnotated(FileAnnotation::LiveStreaming)).then(|| message!("urgent-live"))
}

/// Does anything show a child who may be helped by acting on this very report?
fn speaks_of_a_child(facts: &Facts) -> bool {
    facts.has(Fact::Escalated)
        || facts.has(Fact::VictimDescribed)
        || facts.has(Fact::VictimIdentifiable)
        || facts.has(Fact::SharesHousehold)
}

fn downplayed(facts: &Facts) -> bool {
    DOWNPLAYING.into_iter().any(|flag| facts.has(Fact::Annotated(flag)))
}

fn designate(facts: &Facts) -> (Designation, Message) {
    if !facts.names_anybody {
        return (Designation::Informational, message!("designated-leads-nowhere"));
    }
    // A widely spread file with a new word about a victim is no longer only a widely spread file.
    let spread = facts.has(Fact::Batched) || facts.has(Fact::AllFilesViral);
    if spread && !speaks_of_a_child(facts) {
        return (Designation::Informational, message!("designated-widely-spread"));
    }
    if downplayed(facts) && !speaks_of_a_child(facts) {
        return (Designation::Informational, message!("designated-by-provider"));
    }
    (Designation::Referral, message!("designated-enough"))
}

/// What rules must not decide alone.
fn desk(facts: &Facts) -> Option<Message> {
    if facts.kind == ReportKind::Public {
        return Some(message!("review-public"));
    }
    if facts.has(Fact::Escalated) && (downplayed(facts) || facts.has(Fact::Batched)) {
        return Some(message!("review-contradiction"));
    }
    if facts.has(Fact::Escalated) && !facts.names_anybody {
        return Some(message!("review-urgent-leads-nowhere"));
    }
    let by_words = [
        IncidentType::Csam,
        IncidentType::ObsceneMaterial,
        IncidentType::MisleadingDomain,
        IncidentType::MisleadingWords,
    ];
    let told = facts.only_words && facts.stated.contains(&Field::Content);
    (told && by_words.into_iter().any(|kind| facts.has(Fact::Incident(kind.into()))))
        .then(|| message!("review-only-words"))
}

/// The weight of each field, and how its absence is told. The weights add up to 100. What only helps to ask back weighs
/// nothing, and is told where it is missing.
static FIELDS: [(Field, u32, Message); 13] = [
    (Field::Account, 20, message!("missing-account")),
    (Field::Contact, 15, message!("missing-contact")),
    (Field::AddressAndTime, 15, message!("missing-address-and-time")),
    (Field::Place, 10, message!("missing-place")),
    (Field::TimeMeaning, 5, message!("missing-time-meaning")),
    (Field::Platform, 5, message!("missing-platform")),
    (Field::Port, 5, message!("missing-port")),
    (Field::Location, 5, message!("missing-location")),
    (Field::Victim, 5, message!("missing-victim")),
    (Field::Content, 5, message!("missing-content")),
    (Field::ViewedStated, 5, message!("missing-viewed-stated")),
    (Field::Graded, 5, message!("missing-graded")),
    (Field::ReporterEmail, 0, message!("missing-reporter-email")),
];

/// May the sender give it at all? What its form does not ask for, or what a rule forbids, is never missing.
fn may_be_given(field: Field, facts: &Facts) -> bool {
    match facts.kind {
        ReportKind::Public => matches!(
            field,
            Field::TimeMeaning
                | Field::Platform
                | Field::Place
                | Field::Account
                | Field::Location
                | Field::Content
        ),
        // A batched report holds nothing but the account of each person and one file.
        ReportKind::Provider | ReportKind::Hotline if facts.has(Fact::Batched) => matches!(
            field,
            Field::TimeMeaning
                | Field::Platform
                | Field::Account
                | Field::Content
                | Field::ViewedStated
                | Field::Graded
                | Field::ReporterEmail
        ),
        ReportKind::Provider | ReportKind::Hotline => true,
    }
}

/// How much of what the sender may give is there, in percent, and what of it is not.
fn completeness(facts: &Facts) -> (u8, Vec<Message>) {
    let asked = || FIELDS.iter().filter(|(field, ..)| may_be_given(*field, facts));
    let held = |field: &Field| facts.stated.contains(field);
    let all: u32 = asked().map(|(_, points, _)| points).sum();
    let sum: u32 = asked().filter(|(field, ..)| held(field)).map(|(_, points, _)| points).sum();
    let missing = asked().filter(|(field, ..)| !held(field)).map(|(.., said)| said.clone()).collect();
    (u8::try_from(sum * 100 / all.max(1)).unwrap_or(100), missing)
}

fn factor(fact: Fact, kind: ReportKind) -> Factor {
    let (name, points, because) = weigh(fact, kind);
    Factor { name, points, because }
}

/// The points of one fact. They depend on nothing else: that is what makes the sum one that can be taken apart.
fn weigh(fact: Fact, kind: ReportKind) -> (String, i32, Message) {
    let plain = |name: &str, points, because: Message| (name.to_owned(), points, because);
    match fact {
        Fact::Incident(incident) => by_incident(incident),
        Fact::Escalated if kind == ReportKind::Public => {
            plain("escalated", 30, message!("factor-reporter-says-danger"))
        }
        Fact::Escalated => plain("escalated", 30, message!("factor-marked-urgent")),
        Fact::Annotated(flag) => by_annotation(flag),
        Fact::Batched => plain("batched", -40, message!("factor-batched")),
        Fact::VictimDescribed => plain("victim_described", 10, message!("factor-victim-described")),
        Fact::VictimIdentifiable => plain("victim_identifiable", 10, message!("factor-victim-identifiable")),
        Fact::VictimAge(age) => by_age(age),
        Fact::SharesHousehold => {
            let because = message!("factor-shares-household");
            plain("shares_household", 40, because)
        }
        Fact::NovelFile => plain("novel_file", 15, message!("factor-novel-file")),
        Fact::AllFilesKnown => plain("all_files_known", -15, message!("factor-all-files-known")),
        Fact::EmptyFile => plain("empty_file", 0, message!("factor-empty-file")),
        Fact::HoldsOtherFiles => plain("holds_other_files", 0, message!("factor-holds-other-files")),
        Fact::AllFilesViral => plain("all_files_viral", -25, message!("factor-all-files-viral")),
        Fact::FileAnnotated(flag) => by_file_annotation(flag),
        Fact::Graded(grade) => by_grade(grade),
        Fact::EarlierReports(Earlier::One) => plain("earlier_report", 10, message!("factor-earlier-report")),
        Fact::EarlierReports(Earlier::Several) => {
            plain("earlier_reports", 20, message!("factor-earlier-reports"))
        }
    }
}

fn by_incident(kind: Kind) -> (String, i32, Message) {
    let incident = kind.incident();
    let points = match incident {
        IncidentType::Trafficking | IncidentType::Molestation => 40,
        IncidentType::Enticement | IncidentType::Tourism => 35,
        IncidentType::Csam => 20,
        IncidentType::ObsceneMaterial => 15,
        IncidentType::MisleadingDomain | IncidentType::MisleadingWords => 5,
    };
    let kind = incident.message();
    ("incident".to_owned(), points, message!("factor-incident", kind = kind))
}

fn by_annotation(flag: ReportAnnotation) -> (String, i32, Message) {
    let points = match flag {
        ReportAnnotation::Sextortion | ReportAnnotation::SadisticOnlineExploitation => 30,
        ReportAnnotation::CsamSolicitation | ReportAnnotation::PotentialAggravatingFactors => 10,
        ReportAnnotation::MinorToMinorInteraction | ReportAnnotation::InstrumentalUse => 0,
        ReportAnnotation::Spam | ReportAnnotation::Informational => -30,
    };
    let because = message!("factor-flag", flag = Argument::exact(flag.wire_name()));
    (format!("annotation.{}", flag.wire_name()), points, because)
}

/// A flag that it was made by a model is shown and counts nothing: whether a real child is in it, a flag cannot say.
fn by_file_annotation(flag: FileAnnotation) -> (String, i32, Message) {
    let points = match flag {
        FileAnnotation::LiveStreaming => 25,
        FileAnnotation::Infant | FileAnnotation::PhysicalHarm => 20,
        FileAnnotation::ViolenceGore
        | FileAnnotation::Bestiality
        | FileAnnotation::PossibleSelfProduction => 10,
        FileAnnotation::GenerativeAi => 0,
        FileAnnotation::AnimeDrawingVirtualHentai => -15,
        FileAnnotation::Viral | FileAnnotation::PotentialMeme => 0,
    };
    let because = message!("factor-file-flag", flag = Argument::exact(flag.wire_name()));
    (format!("file.{}", flag.wire_name()), points, because)
}

fn by_age(age: AgeBand) -> (String, i32, Message) {
    let (points, because) = match age {
        AgeBand::Under6 => (20, message!("factor-victim-under-six")),
        AgeBand::Under13 => (15, message!("factor-victim-under-thirteen")),
        AgeBand::Under18 => (10, message!("factor-victim-under-eighteen")),
    };
    ("victim_age".to_owned(), points, because)
}

fn by_grade(grade: Classification) -> (String, i32, Message) {
    let points = match grade {
        Classification::A1 => 15,
        Classification::A2 => 12,
        Classification::B1 => 10,
        Classification::B2 => 8,
    };
    let because = message!("factor-grade", grade = Argument::exact(grade.wire_name()));
    ("grade".to_owned(), points, because)
}
