use clearline_report::{
    AgencyClass, Answer, Basis, BasisKind, Country, FileId, FileRelevance, ReportKind, World, message,
};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{AgencyFacts, Claim, Extent, Facts, Field, FileFacts, HouseKind, Outcome, disclosure, gate_here};
use crate::brief::Say;
use crate::elements::{Element, Taker, elements};
use crate::layout::wrapped;
use crate::onward::{Beyond, onward};
use crate::register::Register;

/// The longest line above the tables.
const LINE_MAX: usize = 110;

/// Every kind of recipient × every basis × every field × every state of a file, what may be given as elements, and what
/// recipients may hand on, as text for review; kept in `instruments/matrix-disclosure.txt`. Every line is an answer of
/// this crate at `at`; `say` writes its messages.
pub fn disclosure_matrix(register: &Register, at: Timestamp, say: Say<'_>) -> String {
    let day = TimeZone::UTC.to_datetime(at).date();
    let sections = [
        (message!("matrix-recipients"), recipients(register, day, at)),
        (message!("matrix-fields"), fields(register, day, at, say)),
        (message!("matrix-files"), files(register, day, at)),
        (message!("matrix-countries"), countries(register, day, at)),
        (message!("matrix-elements"), given(register, day, at, say)),
        (message!("matrix-onward"), beyond(register, at, say)),
    ];
    let sections = sections
        .into_iter()
        .enumerate()
        .map(|(before, (title, table))| format!("\n{}. {}\n\n{table}", before + 1, say(&title)));
    let head = [message!("matrix-disclosure", day = day), message!("matrix-answers")];
    head.iter().map(|one| wrapped("", &say(one), LINE_MAX)).chain(sections).collect()
}

const CLASSES: [(AgencyClass, &str); 4] = [
    (AgencyClass::Federal, "federal"),
    (AgencyClass::StateOrLocal, "state or local"),
    (AgencyClass::Tribal, "tribal"),
    (AgencyClass::Foreign, "foreign"),
];

const ANSWERS: [Answer; 3] = [Answer::Yes, Answer::No, Answer::NotStated];

fn recipients(register: &Register, day: Date, at: Timestamp) -> String {
    let mut text = String::new();
    for kind in ReportKind::ALL {
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

fn fields(register: &Register, day: Date, at: Timestamp, say: Say<'_>) -> String {
    let mut rows = vec![format!("{:<40}", "field")];
    rows.extend(Field::ALL.iter().map(|field| format!("{:<40}", say(&field.message()))));
    for kind in ReportKind::ALL {
        for (class, name) in CLASSES {
            let Some(facts) = facts(register, kind, class, related(day), at) else { continue };
            let head = format!("{}, {name}", kind.word());
            let cells = Field::ALL.iter().map(|field| {
                let facts = Facts { fields: vec![*field], ..facts.clone() };
                field_cell(&facts, register, at).to_owned()
            });
            for (row, cell) in rows.iter_mut().zip(std::iter::once(head).chain(cells)) {
                row.push_str(&format!("{cell:<27}"));
            }
        }
    }
    rows.iter().map(|row| format!("{}\n", row.trim_end())).collect()
}

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

/// Facts about an agency of the class, as if it were known to investigate. The foreign one is in the first country of
/// the directory in which no policy asks for more than conditions.
fn facts(
    register: &Register,
    kind: ReportKind,
    class: AgencyClass,
    bases: Vec<Basis>,
    at: Timestamp,
) -> Option<Facts> {
    let day = TimeZone::UTC.to_datetime(at).date();
    let country = match class {
        AgencyClass::Foreign => register.agencies().iter().map(|agency| agency.country).find(|country| {
            let calm = facts_in(*country, kind, class, related(day), at);
            calm.is_some_and(|facts| disclosure(&facts, register, at).discloses())
        })?,
        _ => Country::US,
    };
    facts_in(country, kind, class, bases, at)
}

/// Facts about an agency of the country that has a relationship and investigates such crimes.
pub(crate) fn related_facts(
    country: Country,
    kind: ReportKind,
    class: AgencyClass,
    at: Timestamp,
) -> Option<Facts> {
    facts_in(country, kind, class, related(TimeZone::UTC.to_datetime(at).date()), at)
}

fn facts_in(
    country: Country,
    kind: ReportKind,
    class: AgencyClass,
    bases: Vec<Basis>,
    at: Timestamp,
) -> Option<Facts> {
    Some(Facts {
        kind,
        world: World::Live,
        received_on: at,
        agency: AgencyFacts {
            id: "an-agency".parse().ok()?,
            class,
            country: Some(country),
            states: Vec::new(),
            bases,
            investigates: Answer::Yes,
            suspended: false,
        },
        fields: Vec::new(),
        files: Vec::new(),
        reporter_consents: Answer::NotStated,
        urgent: false,
        approvals: Vec::new(),
        overrides: Vec::new(),
        house: HouseKind::Production,
    })
}

fn recipient(facts: &Facts, register: &Register, at: Timestamp) -> String {
    let joined = |list: Vec<String>| list.join(", ");
    match disclosure(facts, register, at).outcome {
        Outcome::Disclose { under, .. } => {
            format!("yes  {}", joined(under.iter().map(ToString::to_string).collect()))
        }
        Outcome::NeedsApproval { asks, .. } => {
            format!("?    {}", joined(asks.iter().map(|ask| ask.ground.to_string()).collect()))
        }
        Outcome::Withhold { because } => {
            format!("-    {}", joined(because.iter().map(|(ground, _)| ground.to_string()).collect()))
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

/// The claims a line of the matrix speaks of, by their names.
const CLAIMS: [(&str, Claim); 4] = [
    ("stated", Claim { extent: Extent::NotStated, named: false, at: None, always: false }),
    ("attested", Claim { extent: Extent::Whole, named: true, at: Some(Timestamp::UNIX_EPOCH), always: true }),
    ("of every file", Claim { extent: Extent::NotStated, named: false, at: None, always: true }),
    ("a part", Claim { extent: Extent::Part, named: false, at: None, always: false }),
];

fn files(register: &Register, day: Date, at: Timestamp) -> String {
    let mut text = format!(
        "{:<12}{:<15}{:<12}{:<12}{:<9}{:<14}{:<10}{:<10}review\n",
        "viewed", "claim", "public", "hash known", "warrant", "relevance", "domestic", "foreign"
    );
    for viewed in ANSWERS {
        let claims = if viewed == Answer::Yes { &CLAIMS[..] } else { &CLAIMS[..1] };
        for (claim_words, claim) in claims {
            for publicly_available in ANSWERS {
                for (hash_known, warrant, relevance) in states() {
                    let Some(file) = FileId::draw([0xab; 16]) else { continue };
                    let file = FileFacts {
                        file,
                        viewed,
                        claim: *claim,
                        warrant,
                        publicly_available,
                        hash_known,
                        relevance,
                    };
                    let cell = |class| gate_cell(register, &file, class, day, at);
                    text.push_str(&format!(
                        "{:<12}{claim_words:<15}{:<12}{:<12}{:<9}{:<14}{:<10}{:<10}{}\n",
                        viewed.word(),
                        publicly_available.word(),
                        yes_no(hash_known),
                        yes_no(warrant),
                        if relevance == FileRelevance::Reported { "reported" } else { "supplemental" },
                        cell(AgencyClass::Federal),
                        cell(AgencyClass::Foreign),
                        gate_here(viewed, claim).word(),
                    ));
                }
            }
        }
    }
    text
}

/// Hash known, warrant, relevance: every state, the relevance only where nothing else is said.
fn states() -> [(bool, bool, FileRelevance); 4] {
    [
        (false, false, FileRelevance::Reported),
        (false, false, FileRelevance::Supplemental),
        (true, false, FileRelevance::Reported),
        (false, true, FileRelevance::Reported),
    ]
}

fn yes_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn gate_cell(register: &Register, file: &FileFacts, class: AgencyClass, day: Date, at: Timestamp) -> String {
    let Some(facts) = facts(register, ReportKind::Provider, class, related(day), at) else {
        return "nobody".to_owned();
    };
    let facts = Facts { files: vec![file.clone()], ..facts };
    match disclosure(&facts, register, at).outcome {
        Outcome::Disclose { files, .. } => {
            files.first().map_or("withheld", |(_, gate)| gate.word()).to_owned()
        }
        _ => "withheld".to_owned(),
    }
}

/// Each outcome with the countries that have it, so that a change of a policy or of a flag shows as a moved code.
fn countries(register: &Register, day: Date, at: Timestamp) -> String {
    let mut by_answer: std::collections::BTreeMap<String, Vec<String>> = std::collections::BTreeMap::new();
    for entry in register.countries().filter(|entry| !entry.domestic && entry.country.is_place()) {
        let facts = facts_in(entry.country, ReportKind::Provider, AgencyClass::Foreign, related(day), at);
        let Some(facts) = facts else { continue };
        let answer = match disclosure(&facts, register, at).outcome {
            Outcome::Disclose { conditions, .. } => {
                let policies =
                    conditions.iter().filter(|one| of_a_country(&one.id)).map(|one| one.id.clone());
                format!("yes  {}", policies.collect::<Vec<_>>().join(", "))
            }
            _ => recipient(&facts, register, at),
        };
        by_answer.entry(answer.trim_end().to_owned()).or_default().push(entry.country.code().to_owned());
    }
    by_answer
        .into_iter()
        .map(|(answer, codes)| {
            let lines: Vec<String> = codes.chunks(30).map(|some| format!("    {}", some.join(" "))).collect();
            format!("{answer} ({})\n{}\n", codes.len(), lines.join("\n"))
        })
        .collect()
}

fn of_a_country(condition: &str) -> bool {
    crate::register::POLICIES.contains(&condition)
}

fn given(register: &Register, day: Date, at: Timestamp, say: Say<'_>) -> String {
    let mut text = format!("{:<17}{:<12}{:<36}answer\n", "taker", "basis", "element");
    let mut line = |name: &str, basis: &str, taker: &Taker| {
        for element in Element::ALL {
            let ruling = elements(taker, &[element], register, at);
            let answer = match ruling.withheld.first() {
                Some((_, why)) => format!("-    {}", say(why)),
                None => {
                    let clauses: Vec<String> =
                        ruling.under.iter().chain(&ruling.bound_by).map(ToString::to_string).collect();
                    format!("yes  {}", clauses.join(", "))
                }
            };
            text.push_str(&format!("{name:<17}{basis:<12}{:<36}{answer}\n", say(&element.words())));
        }
    };
    line("provider", "", &Taker::Provider);
    for (class, name) in CLASSES {
        for (basis, bases) in [("none", Vec::new()), ("fbi", related(day))] {
            let Some(facts) = facts(register, ReportKind::Provider, class, bases, at) else { continue };
            line(name, basis, &Taker::Agency(facts.agency, HouseKind::Production));
        }
    }
    text
}

fn beyond(register: &Register, at: Timestamp, say: Say<'_>) -> String {
    let mut text = format!("{:<17}{:<58}{:<13}clauses\n", "agency", "to", "answer");
    for (class, name) in CLASSES {
        for to in Beyond::of(class) {
            let ruling = onward(class, to, register, at);
            let clauses: Vec<String> = ruling.under.iter().map(ToString::to_string).collect();
            let depictions = if ruling.without_depictions { " (never depictions)" } else { "" };
            let answer = ruling.answer.word();
            text.push_str(&format!(
                "{name:<17}{:<58}{answer:<13}{}{depictions}\n",
                say(&to.words()),
                clauses.join(", ")
            ));
        }
    }
    text
}
