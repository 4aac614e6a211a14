use std::collections::BTreeSet;

use clearline_report::{AgencyClass, Answer, Basis, BasisKind, FileId, FileRelevance, ReportKind, World};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{AgencyFacts, Facts, Field, FileFacts, HouseKind, Outcome, disclosure};
use crate::register::Register;

/// Every kind of recipient × every basis × every field × every state of a file, as text for review; kept in
/// `instruments/matrix-disclosure.txt`. Every line is a ruling of [`disclosure`] at `at`.
pub fn disclosure_matrix(register: &Register, at: Timestamp) -> String {
    let day = TimeZone::UTC.to_datetime(at).date();
    format!(
        "What may leave, to whom, on what clause: rulings of {day} (UTC).\n\
         A withheld line (-) names what stood in the way; a policy or a gap is no statute.\n\n\
         1. Recipients that investigate such crimes\n\n{}\n\
         2. Fields (a foreign agency with an established relationship)\n\n{}\n\
         3. Files (the same for every recipient that may receive)\n\n{}",
        recipients(register, day, at),
        fields(register, day, at),
        files(register, day, at)
    )
}

fn recipients(register: &Register, day: Date, at: Timestamp) -> String {
    let mut text = String::new();
    for kind in KINDS {
        for (class, name) in CLASSES {
            for (basis, bases) in bases(day) {
                let Some(facts) = facts(register, kind, class, bases, at) else { continue };
                let (kind, answer) = (kind.word(), recipient(&facts, register, at));
                text.push_str(&format!("{kind:<10}{name:<17}{basis:<29}{answer}\n"));
            }
        }
    }
    text
}

fn fields(register: &Register, day: Date, at: Timestamp) -> String {
    let mut rows = vec![format!("{:<40}", "field")];
    rows.extend(Field::ALL.map(|field| format!("{:<40}", field.words())));
    for kind in KINDS {
        for (class, name) in CLASSES {
            let Some(facts) = facts(register, kind, class, related(day), at) else { continue };
            let head = format!("{}, {name}", kind.word());
            let cells = Field::ALL.map(|field| {
                let facts = Facts { fields: vec![field], ..facts.clone() };
                field_cell(&facts, register, at).to_owned()
            });
            for (row, cell) in rows.iter_mut().zip(std::iter::once(head).chain(cells)) {
                row.push_str(&format!("{cell:<27}"));
            }
        }
    }
    rows.iter().map(|row| format!("{}\n", row.trim_end())).collect()
}

const KINDS: [ReportKind; 2] = [ReportKind::Provider, ReportKind::Public];

const CLASSES: [(AgencyClass, &str); 3] = [
    (AgencyClass::Federal, "federal"),
    (AgencyClass::StateOrLocal, "state or local"),
    (AgencyClass::Foreign, "foreign"),
];

const ANSWERS: [Answer; 3] = [Answer::Yes, Answer::No, Answer::NotStated];

/// The bases a line of the matrix speaks of, by their names.
fn bases(day: Date) -> Vec<(String, Vec<Basis>)> {
    let row =
        |kind, from, to, synthetic| Basis { kind, evidence: "a document".to_owned(), from, to, synthetic };
    let yesterday = day.yesterday().unwrap_or(day);
    let tomorrow = day.tomorrow().unwrap_or(day);
    let mut list = vec![("no basis".to_owned(), Vec::new())];
    for kind in BasisKind::ALL {
        list.push((format!("basis {}", kind.word()), vec![row(kind, day, None, false)]));
    }
    let fbi = BasisKind::Fbi;
    list.push(("basis fbi, ended yesterday".to_owned(), vec![row(fbi, yesterday, Some(yesterday), false)]));
    list.push(("basis fbi, from tomorrow".to_owned(), vec![row(fbi, tomorrow, None, false)]));
    list.push(("basis fbi, synthetic".to_owned(), vec![row(fbi, day, None, true)]));
    list
}

fn related(day: Date) -> Vec<Basis> {
    vec![Basis {
        kind: BasisKind::Fbi,
        evidence: "a document".to_owned(),
        from: day,
        to: None,
        synthetic: false,
    }]
}

/// Facts about the first agency of the class in the directory, as if it were known to investigate.
fn facts(
    register: &Register,
    kind: ReportKind,
    class: AgencyClass,
    bases: Vec<Basis>,
    at: Timestamp,
) -> Option<Facts> {
    let entry = register.agencies().iter().find(|agency| agency.class == class)?;
    Some(Facts {
        kind,
        world: World::Live,
        received_on: at,
        agency: AgencyFacts { bases, investigates: Answer::Yes, ..entry.facts() },
        fields: Vec::new(),
        files: Vec::new(),
        reporter_consents: Answer::NotStated,
        house: HouseKind::Production,
    })
}

fn recipient(facts: &Facts, register: &Register, at: Timestamp) -> String {
    match disclosure(facts, register, at).outcome {
        Outcome::Disclose { under, .. } => {
            let clauses: Vec<String> = under.iter().map(ToString::to_string).collect();
            format!("yes  {}", clauses.join(", "))
        }
        Outcome::Withhold { because } => {
            let grounds: Vec<String> = because.iter().map(|(ground, _)| ground.to_string()).collect();
            format!("-    {}", grounds.join(", "))
        }
    }
}

/// How one field leaves, by what the person who reported agreed to where that matters.
fn field_cell(facts: &Facts, register: &Register, at: Timestamp) -> &'static str {
    let leaves = |reporter_consents| {
        let facts = Facts { reporter_consents, ..facts.clone() };
        let ruling = disclosure(&facts, register, at);
        matches!(ruling.outcome, Outcome::Disclose { without, .. } if without.is_empty())
    };
    match ANSWERS.map(leaves) {
        [true, true, true] => "yes",
        [true, false, false] => "if agreed",
        [false, false, false] => "-",
        _ => "mixed",
    }
}

fn files(register: &Register, day: Date, at: Timestamp) -> String {
    let mut text = format!("{:<12}{:<12}{:<12}{:<14}gate\n", "viewed", "public", "hash known", "relevance");
    for viewed in ANSWERS {
        for publicly_available in ANSWERS {
            for hash_known in [false, true] {
                for (relevance, word) in
                    [(FileRelevance::Reported, "reported"), (FileRelevance::Supplemental, "supplemental")]
                {
                    let Some(file) = FileId::draw([0xab; 16]) else { continue };
                    let file = FileFacts { file, viewed, publicly_available, hash_known, relevance };
                    let (seen, open, known) =
                        (viewed.word(), publicly_available.word(), if hash_known { "yes" } else { "no" });
                    let gate = gate_cell(register, &file, day, at);
                    text.push_str(&format!("{seen:<12}{open:<12}{known:<12}{word:<14}{gate}\n"));
                }
            }
        }
    }
    text
}

/// The file's gate for every kind of report and recipient: one word where all agree, as they do.
fn gate_cell(register: &Register, file: &FileFacts, day: Date, at: Timestamp) -> String {
    let mut words = BTreeSet::new();
    for kind in KINDS {
        for (class, _) in CLASSES {
            let Some(facts) = facts(register, kind, class, related(day), at) else { continue };
            let facts = Facts { files: vec![file.clone()], ..facts };
            if let Outcome::Disclose { files, .. } = disclosure(&facts, register, at).outcome {
                words.extend(files.iter().map(|(_, gate)| gate.word()));
            }
        }
    }
    words.into_iter().collect::<Vec<_>>().join(" or ")
}
