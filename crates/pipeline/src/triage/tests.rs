use std::collections::BTreeSet;

use clearline_records::dossier::Holds;
use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_report::{
    Answer, Classification, Designation, DeviceId, FileAnnotation, FileId, FileRelevance, FileSaid, Incident,
    IncidentType, InternetDetail, InternetKind, Party, PartyRole, Person, Priority, ReportAnnotation,
    ReportKind, Reporter, Said, message,
};
use jiff::Timestamp;
use proptest::prelude::*;

use super::decide::assess;
use super::facts::{Seen, gather};
use super::model::{AgeBand, Earlier, Fact, Facts, Field};

/// Midnight UTC of 2026-11-23.
fn now() -> Timestamp {
    Timestamp::from_second(1_795_392_000).unwrap()
}

fn said(kind: IncidentType, parties: Vec<Party>) -> Said {
    Said {
        batched: false,
        incident: Incident {
            kind,
            platform: None,
            escalation: None,
            annotations: Vec::new(),
            at: now().into(),
            time_meaning: None,
        },
        internet: Vec::new(),
        law_enforcement: None,
        reporter: Reporter::default(),
        parties,
        additional: None,
    }
}

fn account() -> Party {
    Party { esp_identifier: Some("sample-1".to_owned()), ..Party::default() }
}

fn child(age: u8) -> Party {
    Party {
        role: PartyRole::Victim,
        person: Person { age: Some(age), ..Person::default() },
        ..Party::default()
    }
}

fn file(annotations: Vec<FileAnnotation>) -> FileSaid {
    let id: FileId = "abababababababababababababababab".parse().unwrap();
    FileSaid { annotations, ..FileSaid::unstated(id) }
}

fn statement(matter: Matter, about: &str, doubts: Vec<Doubt>) -> Statement {
    Statement {
        ordinal: 1,
        source: message!("source-sender"),
        source_as_of: None,
        subject: None,
        matter,
        about: about.to_owned(),
        value: message!("said-address-unknown"),
        country: None,
        state: None,
        weight: 0,
        doubts,
        event_at: None,
        said_at: now(),
    }
}

fn of(said: &Said, files: &[FileSaid], statements: &[Statement]) -> super::Assessment {
    let files: Vec<Seen<'_>> = files.iter().map(|said| Seen { said, holds: Holds::Itself }).collect();
    holding(said, &files, statements)
}

fn holding(said: &Said, files: &[Seen<'_>], statements: &[Statement]) -> super::Assessment {
    assess(&gather(ReportKind::Provider, said, files, statements, now()))
}

#[test]
fn a_sparse_cry_for_help_outranks_a_complete_viral_duplicate() {
    // R2: two scores, never summed.
    let mut sparse = said(IncidentType::Enticement, vec![child(12)]);
    sparse.incident.escalation = Some("Synthetic: meets him tonight".into());
    let urgent = of(&sparse, &[], &[]);
    assert_eq!(urgent.priority, Priority::P0);
    assert!(urgent.floor.is_some());

    let person = Person {
        emails: vec![clearline_report::Email {
            address: "a@example.com".into(),
            verified: Answer::Yes,
            ..clearline_report::Email::default()
        }],
        ..Person::default()
    };
    let mut full = said(IncidentType::Csam, vec![Party { person, ..account() }]);
    full.batched = true;
    full.incident.time_meaning = Some("Time of the upload".into());
    full.incident.platform = Some("Sample".to_owned());
    full.internet = vec![InternetDetail::new(InternetKind::WebPage)];
    let viral = of(&full, &[file(vec![FileAnnotation::Viral, FileAnnotation::PotentialMeme])], &[]);
    assert_eq!((viral.priority, viral.designation), (Priority::P3, Designation::Informational));
    assert!(viral.completeness > urgent.completeness);
    assert!(urgent.missing.iter().any(|said| said.id() == "missing-account"));
}

#[test]
fn a_viral_file_with_a_new_word_about_a_victim_is_a_referral() {
    // R5: it leaves the bundle.
    let mut report = said(IncidentType::Csam, vec![account()]);
    report.batched = true;
    assert_eq!(
        of(&report, &[file(vec![FileAnnotation::Viral])], &[]).designation,
        Designation::Informational
    );
    report.parties.push(child(9));
    assert_eq!(of(&report, &[file(vec![FileAnnotation::Viral])], &[]).designation, Designation::Referral);
}

#[test]
fn what_leads_to_nobody_is_informational_and_says_so() {
    let nobody = of(&said(IncidentType::Csam, Vec::new()), &[file(Vec::new())], &[]);
    assert_eq!(nobody.designation, Designation::Informational);
    assert!(nobody.because.id() == "designated-leads-nowhere");
    assert_eq!(of(&said(IncidentType::Csam, vec![account()]), &[], &[]).designation, Designation::Referral);
}

#[test]
fn a_chat_without_files_is_ranked_and_referred() {
    // R15: a report needs no file.
    let mut report = said(IncidentType::Enticement, vec![account(), child(13)]);
    report.internet =
        vec![InternetDetail { content: Some("Synthetic".into()), ..InternetDetail::new(InternetKind::Chat) }];
    let chat = of(&report, &[], &[]);
    assert_eq!((chat.designation, chat.desk), (Designation::Referral, None));
    assert!(chat.priority <= Priority::P2);
}

#[test]
fn the_desk_decides_what_rules_cannot() {
    let plain = said(IncidentType::Csam, vec![account()]);
    assert_eq!(of(&plain, &[file(Vec::new())], &[]).desk, None);
    let by_public = assess(&gather(ReportKind::Public, &plain, &[], &[], now()));
    assert!(by_public.desk.is_some());

    let mut torn = plain.clone();
    torn.incident.escalation = Some("Synthetic".into());
    torn.incident.annotations = vec![ReportAnnotation::Spam];
    assert!(of(&torn, &[file(Vec::new())], &[]).desk.is_some());

    let mut words = plain;
    words.additional = Some("Synthetic: he said that somebody said".to_owned());
    assert!(of(&words, &[], &[]).desk.is_some());
}

#[test]
fn a_member_of_the_public_who_sees_a_child_in_danger_makes_it_p0() {
    let mut report = said(IncidentType::MisleadingWords, vec![account()]);
    let rank = |report: &Said| assess(&gather(ReportKind::Public, report, &[], &[], now()));
    assert_eq!(rank(&report).priority, Priority::P3);
    report.incident.escalation = Some("A child is in danger now.".into());
    assert_eq!(rank(&report).priority, Priority::P0);
    assert!(rank(&report).desk.is_some());
}

#[test]
fn a_file_is_novel_only_where_somebody_looked() {
    let report = said(IncidentType::Csam, vec![account()]);
    let files = [file(Vec::new())];
    let names = |statements: &[Statement]| -> Vec<String> {
        of(&report, &files, statements).factors.into_iter().map(|factor| factor.name).collect()
    };
    let searched = statement(Matter::HashSearch, "", Vec::new());
    let nobody = statement(Matter::HashSearch, "", vec![Doubt::NobodyAsked]);
    let found = statement(Matter::HashMatch, files[0].file.as_str(), Vec::new());
    assert!(names(std::slice::from_ref(&searched)).contains(&"novel_file".to_owned()));
    assert!(!names(&[nobody]).contains(&"novel_file".to_owned()));
    let known = names(&[searched, found]);
    assert!(known.contains(&"all_files_known".to_owned()) && !known.contains(&"novel_file".to_owned()));
}

#[test]
fn what_only_the_sender_says_of_the_bytes_makes_no_file_known() {
    let report = said(IncidentType::Enticement, vec![account()]);
    let files = [FileSaid { classification: Some(Classification::A1), ..file(Vec::new()) }];
    let searched = statement(Matter::HashSearch, "", Vec::new());
    let named = statement(Matter::HashMatch, files[0].file.as_str(), vec![Doubt::SenderComputed]);
    let alone = of(&report, &files, std::slice::from_ref(&searched));
    let with = of(&report, &files, &[searched, named]);
    assert_eq!((with.priority, with.score()), (Priority::P1, 65));
    assert_eq!(with.factors, alone.factors);
}

#[test]
fn an_empty_file_and_one_that_holds_others_are_neither_known_nor_novel() {
    let report = said(IncidentType::Csam, vec![account()]);
    let one = file(Vec::new());
    let other = FileSaid { file: "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd".parse().unwrap(), ..one.clone() };
    let viral = file(vec![FileAnnotation::Viral]);
    let seen = |said, holds| Seen { said, holds };
    let searched = statement(Matter::HashSearch, "", Vec::new());
    let listed = |id: &FileId| statement(Matter::HashMatch, id.as_str(), Vec::new());
    let names = |files: &[Seen<'_>], more: &[Statement]| -> Vec<String> {
        let all: Vec<Statement> = std::iter::once(searched.clone()).chain(more.iter().cloned()).collect();
        let of_files =
            ["novel_file", "all_files_known", "all_files_viral", "empty_file", "holds_other_files"];
        let factors = holding(&report, files, &all).factors;
        factors
            .into_iter()
            .map(|factor| factor.name)
            .filter(|name| of_files.contains(&name.as_str()))
            .collect()
    };
    let empty = seen(&one, Holds::Nothing);
    assert_eq!(names(&[empty], &[]), ["empty_file"]);
    assert_eq!(names(&[empty], &[listed(&one.file)]), ["empty_file"], "whatever a list holds");
    assert_eq!(names(&[seen(&viral, Holds::Nothing)], &[]), ["empty_file"], "and whatever is said of it");
    let archive = seen(&one, Holds::OtherFiles);
    assert_eq!(names(&[archive], &[]), ["holds_other_files"]);
    // Beside a file that is known, the unknown content keeps the whole from being known.
    let known = seen(&other, Holds::Itself);
    assert_eq!(names(&[known], &[listed(&other.file)]), ["all_files_known"]);
    assert_eq!(names(&[known, empty], &[listed(&other.file)]), ["empty_file"]);
    assert_eq!(names(&[known, archive], &[listed(&other.file)]), ["holds_other_files"]);
    // An archive whose very bytes are listed is known; a new file beside an empty one is new.
    assert_eq!(names(&[archive], &[listed(&one.file)]), ["all_files_known", "holds_other_files"]);
    assert_eq!(names(&[known, empty], &[]), ["novel_file", "empty_file"]);
    // Nothing was seen, so there are only words.
    let mut told = report.clone();
    told.additional = Some("Synthetic: see the file".to_owned());
    assert!(holding(&told, &[empty], &[]).desk.is_some() && holding(&told, &[archive], &[]).desk.is_none());
    assert!(holding(&report, &[empty], &[]).missing.iter().any(|said| said.id() == "missing-content"));
}

#[test]
fn completeness_asks_only_for_what_the_sender_may_give() {
    let report = said(IncidentType::Csam, vec![account()]);
    let graded =
        FileSaid { classification: Some(Classification::B1), viewed: Answer::Yes, ..file(Vec::new()) };
    let context = FileSaid {
        file: "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd".parse().unwrap(),
        relevance: FileRelevance::Supplemental,
        classification: None,
        ..graded.clone()
    };
    let asks = |found: &super::Assessment, id: &str| found.missing.iter().any(|missing| missing.id() == id);
    let without = of(&report, std::slice::from_ref(&graded), &[]);
    let with = of(&report, &[graded.clone(), context.clone()], &[]);
    assert_eq!((with.completeness, &with.missing), (without.completeness, &without.missing));
    assert!(!asks(&with, "missing-graded"));
    let ungraded = FileSaid { classification: None, ..graded.clone() };
    assert!(asks(&of(&report, &[ungraded, context], &[]), "missing-graded"));
    // A batched report may not hold more than it holds here.
    let mut batched = report.clone();
    batched.batched = true;
    batched.incident.time_meaning = Some("Time of the upload".into());
    batched.incident.platform = Some("Sample".to_owned());
    batched.reporter.person.emails =
        vec![clearline_report::Email { address: "a@example.com".into(), ..Default::default() }];
    let whole = of(&batched, &[graded], &[]);
    assert_eq!((whole.completeness, whole.missing.as_slice()), (100, [].as_slice()));
    // Nor may a member of the public say what the form does not ask.
    let mut told =
        said(IncidentType::Csam, vec![Party { screen_name: Some("quiet-heron".into()), ..Party::default() }]);
    told.additional = Some("Synthetic".to_owned());
    told.incident.time_meaning = Some("time of filing".into());
    let public = assess(&gather(ReportKind::Public, &told, &[], &[], now()));
    for never in [
        "missing-port",
        "missing-address-and-time",
        "missing-graded",
        "missing-viewed-stated",
        "missing-reporter-email",
    ] {
        assert!(!asks(&public, never), "{never}");
    }
    assert!(asks(&public, "missing-platform") && public.completeness > of(&told, &[], &[]).completeness);
    // What helps to ask back is told and weighs nothing.
    assert!(asks(&without, "missing-reporter-email"));
    let mut reachable = report;
    reachable.reporter.person.emails = batched.reporter.person.emails.clone();
    let graded =
        FileSaid { classification: Some(Classification::B1), viewed: Answer::Yes, ..file(Vec::new()) };
    let found = of(&reachable, &[graded], &[]);
    assert_eq!(found.completeness, without.completeness);
    assert!(!asks(&found, "missing-reporter-email"));
}

#[test]
fn earlier_reports_raise_but_a_travelling_file_does_not() {
    let report = said(IncidentType::Csam, vec![account()]);
    let score = |statements: &[Statement]| of(&report, &[], statements).score();
    let alone = score(&[]);
    for doubt in [
        Doubt::OnlyFile,
        Doubt::OnlyPage,
        Doubt::NotHeld,
        Doubt::SentAgain,
        Doubt::TypedNumber,
        Doubt::PublicWords,
    ] {
        assert_eq!(score(&[statement(Matter::EarlierReport, "7", vec![doubt])]), alone, "{doubt:?}");
    }
    let repeated = [
        statement(Matter::EarlierReport, "7", Vec::new()),
        statement(Matter::EarlierReport, "7", vec![Doubt::SentAgain]),
    ];
    assert_eq!(score(&repeated), alone, "a repeat counts nothing, whoever else names the report");
    let one = score(&[statement(Matter::EarlierReport, "7", Vec::new())]);
    let two = score(&[
        statement(Matter::EarlierReport, "7", Vec::new()),
        statement(Matter::EarlierReport, "8", Vec::new()),
    ]);
    assert!(alone < one && one < two);
}

#[test]
fn a_shared_device_says_that_the_child_is_within_reach() {
    let device = || DeviceId { kind: "IMEI".into(), value: "Sample 1".into(), event: None, at: None };
    let mut victim = child(10);
    victim.devices = vec![DeviceId { value: "sample 1 ".into(), ..device() }];
    let apart = of(&said(IncidentType::Csam, vec![account(), child(10)]), &[], &[]);
    let reported = Party { devices: vec![device()], ..account() };
    let together = of(&said(IncidentType::Csam, vec![reported, victim]), &[], &[]);
    assert!(
        together.priority < apart.priority,
        "{:?} is not sooner than {:?}",
        together.priority,
        apart.priority
    );
}

#[test]
fn a_flag_that_a_model_made_it_changes_nothing() {
    // R38.
    let report = said(IncidentType::Csam, vec![account()]);
    let without = of(&report, &[file(Vec::new())], &[]);
    let with = of(&report, &[file(vec![FileAnnotation::GenerativeAi])], &[]);
    assert_eq!(
        (with.priority, with.designation, with.score()),
        (without.priority, without.designation, without.score())
    );
    assert!(with.factors.iter().any(|factor| factor.name == "file.generativeAi"), "it is shown all the same");
}

fn fact() -> impl Strategy<Value = Fact> {
    let annotations = ReportAnnotation::ALL.map(Fact::Annotated);
    let flags = FileAnnotation::ALL.map(Fact::FileAnnotated);
    let kinds = IncidentType::ALL.map(|kind| Fact::Incident(kind.into()));
    let grades = clearline_report::Classification::ALL.map(Fact::Graded);
    let others = [
        Fact::Escalated,
        Fact::Batched,
        Fact::VictimDescribed,
        Fact::VictimIdentifiable,
        Fact::VictimAge(AgeBand::Under6),
        Fact::VictimAge(AgeBand::Under18),
        Fact::SharesHousehold,
        Fact::NovelFile,
        Fact::AllFilesKnown,
        Fact::EmptyFile,
        Fact::HoldsOtherFiles,
        Fact::AllFilesViral,
        Fact::EarlierReports(Earlier::One),
        Fact::EarlierReports(Earlier::Several),
    ];
    let all: Vec<Fact> =
        annotations.into_iter().chain(flags).chain(kinds).chain(grades).chain(others).collect();
    prop::sample::select(all)
}

const FIELDS: [Field; 13] = [
    Field::TimeMeaning,
    Field::Platform,
    Field::Place,
    Field::Account,
    Field::Contact,
    Field::AddressAndTime,
    Field::Port,
    Field::Location,
    Field::Victim,
    Field::Content,
    Field::ViewedStated,
    Field::Graded,
    Field::ReporterEmail,
];

fn facts() -> impl Strategy<Value = Facts> {
    let kind = prop::sample::select(vec![ReportKind::Provider, ReportKind::Public]);
    let weighed = prop::collection::btree_set(fact(), 1..9);
    let stated = prop::sample::subsequence(FIELDS.to_vec(), 0..=13);
    (kind, weighed, stated, any::<bool>(), any::<bool>()).prop_map(
        |(kind, weighed, stated, names_anybody, only_words)| Facts {
            kind,
            weighed,
            stated: stated.into_iter().collect(),
            names_anybody,
            only_words,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn taking_a_fact_away_changes_the_score_by_exactly_its_points(
        facts in facts(),
        which in any::<prop::sample::Index>(),
    ) {
        let whole = assess(&facts);
        let gone = *which.get(&facts.weighed.iter().copied().collect::<Vec<_>>());
        let mut fewer = facts.clone();
        fewer.weighed.remove(&gone);
        let only = Facts { weighed: BTreeSet::from([gone]), ..facts };
        prop_assert_eq!(whole.score() - assess(&fewer).score(), assess(&only).score());
        prop_assert_eq!(whole.factors.len(), assess(&fewer).factors.len() + 1);
    }

    #[test]
    fn completeness_changes_neither_priority_nor_designation(facts in facts()) {
        let given = assess(&facts);
        let bare = assess(&Facts { stated: BTreeSet::new(), ..facts.clone() });
        let full = assess(&Facts { stated: BTreeSet::from(FIELDS), ..facts });
        prop_assert_eq!((bare.priority, bare.designation), (full.priority, full.designation));
        prop_assert_eq!((given.priority, given.score()), (full.priority, full.score()));
        prop_assert_eq!((bare.completeness, full.completeness), (0, 100));
        prop_assert!(full.missing.is_empty());
    }

    #[test]
    fn p0_is_always_explained_by_a_floor(facts in facts()) {
        let given = assess(&facts);
        prop_assert_eq!(given.priority == Priority::P0, given.floor.is_some());
    }
}
