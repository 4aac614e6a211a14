//! What triage decides: pure, from the facts alone.

use clearline_records::dossier::triaged::Factor;
use clearline_report::{
    Classification, Designation, FileAnnotation, IncidentType, Priority, ReportAnnotation, ReportKind,
};

use super::facts::DOWNPLAYING;
use super::model::{AgeBand, Assessment, Earlier, Fact, Facts, Field, Kind};

/// From so many points on it is P1, from so many P2. P0 is never a matter of points.
const P1_FROM: i32 = 65;
const P2_FROM: i32 = 30;

/// Ranks and designates. Completeness stands beside and changes neither.
pub fn assess(facts: &Facts) -> Assessment {
    let factors: Vec<Factor> = facts.weighed.iter().map(|fact| factor(*fact, facts.kind)).collect();
    let score: i32 = factors.iter().map(|factor| factor.points).sum();
    let floor = floor(facts);
    let (designation, because) = designate(facts);
    let (completeness, missing) = completeness(facts);
    Assessment {
        designation,
        because: because.to_owned(),
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
fn floor(facts: &Facts) -> Option<&'static str> {
    if !facts.has(Fact::Escalated) {
        return None;
    }
    if facts.kind == ReportKind::Public {
        return Some("a member of the public says that a child is in danger now");
    }
    let direct = [
        IncidentType::Enticement,
        IncidentType::Trafficking,
        IncidentType::Molestation,
        IncidentType::Tourism,
    ];
    if direct.into_iter().any(|kind| facts.has(Fact::Incident(kind.into()))) {
        return Some("the provider escalated it, and it is about the direct abuse of a child");
    }
    let grave = [ReportAnnotation::Sextortion, ReportAnnotation::SadisticOnlineExploitation];
    if grave.into_iter().any(|flag| facts.has(Fact::Annotated(flag))) {
        return Some("the provider escalated it, and a child is being coerced");
    }
    facts
        .has(Fact::FileAnnotated(FileAnnotation::LiveStreaming))
        .then_some("the provider escalated it, and abuse is streamed live")
}

/// Does anything speak of a child who may be helped by acting on this very report?
fn speaks_of_a_child(facts: &Facts) -> bool {
    facts.has(Fact::Escalated)
        || facts.has(Fact::VictimDescribed)
        || facts.has(Fact::VictimIdentifiable)
        || facts.has(Fact::SharesHousehold)
}

fn downplayed(facts: &Facts) -> bool {
    DOWNPLAYING.into_iter().any(|flag| facts.has(Fact::Annotated(flag)))
}

fn designate(facts: &Facts) -> (Designation, &'static str) {
    if !facts.names_anybody {
        return (Designation::Informational, "nothing in it leads to anybody");
    }
    // A widely spread file with a new word about a victim is no longer only a widely spread file.
    let spread = facts.has(Fact::Batched) || facts.has(Fact::AllFilesViral);
    if spread && !speaks_of_a_child(facts) {
        return (Designation::Informational, "it is about widely spread material");
    }
    if downplayed(facts) && !speaks_of_a_child(facts) {
        return (Designation::Informational, "the provider itself marks it as spam or informational");
    }
    (Designation::Referral, "there is enough in it to act on")
}

/// What rules must not decide alone.
fn desk(facts: &Facts) -> Option<&'static str> {
    if facts.kind == ReportKind::Public {
        return Some("public report: needs a reviewer");
    }
    if facts.has(Fact::Escalated) && (downplayed(facts) || facts.has(Fact::Batched)) {
        return Some("it is marked as urgent, and as spam, informational or widely spread");
    }
    if facts.has(Fact::Escalated) && !facts.names_anybody {
        return Some("it is marked as urgent, and nothing in it leads to anybody");
    }
    let by_words = [
        IncidentType::Csam,
        IncidentType::ObsceneMaterial,
        IncidentType::MisleadingDomain,
        IncidentType::MisleadingWords,
    ];
    let told = facts.only_words && facts.stated.contains(&Field::Content);
    (told && by_words.into_iter().any(|kind| facts.has(Fact::Incident(kind.into()))))
        .then_some("there are only words, which rules cannot weigh")
}

/// The weight of each field, and how its absence is told. The weights add up to 100. What only helps to ask back weighs
/// nothing, and is told where it is missing.
const FIELDS: [(Field, u32, &str); 13] = [
    (Field::Account, 20, "an account of the person reported that the service can find"),
    (Field::Contact, 15, "an e-mail address or a telephone number of the person reported"),
    (Field::AddressAndTime, 15, "a network address with the time it was used"),
    (Field::Place, 10, "where it happened: the page, the chat, the game"),
    (Field::TimeMeaning, 5, "what the time of the incident means: upload, detection or something else"),
    (Field::Platform, 5, "the name of the application or service"),
    (Field::Port, 5, "the source port of the network address"),
    (Field::Location, 5, "where the person reported is thought to be"),
    (Field::Victim, 5, "anything about a victim or an intended recipient"),
    (Field::Content, 5, "a file or the words that show what happened"),
    (Field::ViewedStated, 5, "for each file, whether a person viewed it"),
    (Field::Graded, 5, "for each file, the industry classification"),
    (Field::ReporterEmail, 0, "an e-mail address of the reporting person"),
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
fn completeness(facts: &Facts) -> (u8, Vec<&'static str>) {
    let asked = || FIELDS.iter().filter(|(field, ..)| may_be_given(*field, facts));
    let held = |field: &Field| facts.stated.contains(field);
    let all: u32 = asked().map(|(_, points, _)| points).sum();
    let sum: u32 = asked().filter(|(field, ..)| held(field)).map(|(_, points, _)| points).sum();
    let missing = asked().filter(|(field, ..)| !held(field)).map(|(.., words)| *words).collect();
    (u8::try_from(sum * 100 / all.max(1)).unwrap_or(100), missing)
}

fn factor(fact: Fact, kind: ReportKind) -> Factor {
    let (name, points, because) = weigh(fact, kind);
    Factor { name, points, because }
}

/// The points of one fact. They depend on nothing else: that is what makes the sum one that can be taken apart.
fn weigh(fact: Fact, kind: ReportKind) -> (String, i32, String) {
    let plain = |name: &str, points, because: &str| (name.to_owned(), points, because.to_owned());
    match fact {
        Fact::Incident(incident) => by_incident(incident),
        Fact::Escalated if kind == ReportKind::Public => {
            plain("escalated", 30, "the reporter says that a child is in danger now")
        }
        Fact::Escalated => plain("escalated", 30, "the provider marked it as urgent"),
        Fact::Annotated(flag) => by_annotation(flag),
        Fact::Batched => plain("batched", -40, "one widely shared file, reported once for many accounts"),
        Fact::VictimDescribed => plain("victim_described", 10, "a victim is described"),
        Fact::VictimIdentifiable => {
            plain("victim_identifiable", 10, "there is something to find the victim by")
        }
        Fact::VictimAge(age) => by_age(age),
        Fact::SharesHousehold => {
            let because = "the person reported and the victim share a telephone, an address or a device";
            plain("shares_household", 40, because)
        }
        Fact::NovelFile => plain("novel_file", 15, "New file: on no hash list"),
        Fact::AllFilesKnown => plain("all_files_known", -15, "every reported file is on a hash list"),
        Fact::EmptyFile => {
            plain("empty_file", 0, "a reported file holds nothing: it is neither known nor novel")
        }
        Fact::HoldsOtherFiles => plain(
            "holds_other_files",
            0,
            "a reported file holds other files: what is in it cannot be compared with hash lists",
        ),
        Fact::AllFilesViral => plain("all_files_viral", -25, "every reported file is called widely spread"),
        Fact::FileAnnotated(flag) => by_file_annotation(flag),
        Fact::Graded(grade) => by_grade(grade),
        Fact::EarlierReports(Earlier::One) => {
            plain("earlier_report", 10, "an earlier report shares an identifier")
        }
        Fact::EarlierReports(Earlier::Several) => {
            plain("earlier_reports", 20, "several earlier reports share an identifier")
        }
    }
}

fn by_incident(kind: Kind) -> (String, i32, String) {
    let incident = kind.incident();
    let points = match incident {
        IncidentType::Trafficking | IncidentType::Molestation => 40,
        IncidentType::Enticement | IncidentType::Tourism => 35,
        IncidentType::Csam => 20,
        IncidentType::ObsceneMaterial => 15,
        IncidentType::MisleadingDomain | IncidentType::MisleadingWords => 5,
    };
    ("incident".to_owned(), points, format!("incident type: {}", incident.words()))
}

fn by_annotation(flag: ReportAnnotation) -> (String, i32, String) {
    let points = match flag {
        ReportAnnotation::Sextortion | ReportAnnotation::SadisticOnlineExploitation => 30,
        ReportAnnotation::CsamSolicitation | ReportAnnotation::PotentialAggravatingFactors => 10,
        ReportAnnotation::MinorToMinorInteraction | ReportAnnotation::InstrumentalUse => 0,
        ReportAnnotation::Spam | ReportAnnotation::Informational => -30,
    };
    (format!("annotation.{}", flag.wire_name()), points, format!("the provider's flag {}", flag.wire_name()))
}

/// A flag that it was made by a model is shown and counts nothing: whether a real child is in it, a flag cannot say.
fn by_file_annotation(flag: FileAnnotation) -> (String, i32, String) {
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
    let because = format!("the provider's flag {} on a reported file", flag.wire_name());
    (format!("file.{}", flag.wire_name()), points, because)
}

fn by_age(age: AgeBand) -> (String, i32, String) {
    let (points, words) = match age {
        AgeBand::Under6 => (20, "under six"),
        AgeBand::Under13 => (15, "under thirteen"),
        AgeBand::Under18 => (10, "under eighteen"),
    };
    ("victim_age".to_owned(), points, format!("the youngest victim is {words}"))
}

fn by_grade(grade: Classification) -> (String, i32, String) {
    let points = match grade {
        Classification::A1 => 15,
        Classification::A2 => 12,
        Classification::B1 => 10,
        Classification::B2 => 8,
    };
    ("grade".to_owned(), points, format!("the provider grades a file {}", grade.word()))
}
