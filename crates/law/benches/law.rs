//! How long the law takes to answer, beside a floor measured in the same run: `cargo bench -p clearline-law`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot be set up must stop"
)]

use std::str::FromStr;

use clearline_law::{
    AgencyEntry, AgencyFacts, Category, Claim, Facts, Field, FileFacts, HouseKind, PathState, Register,
    Wanted, candidate_agencies, disclosure, paths, shipped_files,
};
use clearline_report::{AgencyClass, Answer, Basis, BasisKind, Country, FileRelevance, ReportKind, World};
use divan::{Bencher, black_box};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use sha2::{Digest, Sha256};

const DAY: Date = date(2026, 11, 25);
const FILES: usize = 20;

fn main() {
    // The register is read once in the life of a process, so no ruling is to pay for it.
    black_box(Register::shipped());
    divan::main();
}

fn read<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    read("2026-11-25T12:00:00Z")
}

/// A provider's report with all fields and twenty files, for an agency abroad that has a relationship.
fn facts(country: Country) -> Facts {
    let answers = [Answer::Yes, Answer::No, Answer::NotStated];
    let file = |nth: usize| FileFacts {
        file: read(&format!("{nth:032x}")),
        viewed: answers[nth % 3],
        claim: Claim::default(),
        warrant: false,
        publicly_available: Answer::NotStated,
        hash_known: nth.is_multiple_of(2),
        relevance: FileRelevance::Reported,
    };
    let basis = Basis {
        kind: BasisKind::Fbi,
        evidence: "a letter".to_owned(),
        from: date(2020, 1, 1),
        to: None,
        synthetic: false,
    };
    Facts {
        kind: ReportKind::Provider,
        world: World::Live,
        received_on: read("2026-11-25T11:00:00Z"),
        agency: AgencyFacts {
            id: read("agency-1"),
            class: AgencyClass::Foreign,
            country: Some(country),
            states: Vec::new(),
            bases: vec![basis],
            investigates: Answer::Yes,
            suspended: false,
        },
        fields: Field::ALL.to_vec(),
        files: (0..FILES).map(file).collect(),
        reporter_consents: Answer::NotStated,
        urgent: false,
        approvals: Vec::new(),
        overrides: Vec::new(),
        house: HouseKind::Production,
    }
}

fn everywhere() -> Vec<Facts> {
    Register::shipped().countries().map(|entry| facts(entry.country)).collect()
}

/// The floor of a ruling: it commits to the facts by SHA-256 over their canonical text.
#[divan::bench]
fn floor_sha256_of_the_facts(bencher: Bencher) {
    let text = facts(read("DE")).to_json();
    bencher.bench(|| -> [u8; 32] { Sha256::digest(black_box(&text).as_bytes()).into() });
}

/// What it costs to write that text: the facts in their one order, as JSON.
#[divan::bench]
fn the_facts_as_text(bencher: Bencher) {
    let facts = facts(read("DE"));
    bencher.bench(|| black_box(&facts).to_json());
}

/// One report and one agency. Aim: 200 µs.
#[divan::bench]
fn one_ruling(bencher: Bencher) {
    let facts = facts(read("DE"));
    bencher.bench(|| disclosure(black_box(&facts), Register::shipped(), now()));
}

/// One report and one agency in each of the 250 countries. Aim: 20 ms.
#[divan::bench]
fn rulings_for_all_countries(bencher: Bencher) {
    let all = everywhere();
    bencher.bench(|| {
        let ruled = all.iter().map(|facts| disclosure(black_box(facts), Register::shipped(), now()));
        ruled.filter(clearline_law::Ruling::discloses).count()
    });
}

/// The floor of the line above.
#[divan::bench]
fn floor_sha256_of_the_facts_for_all_countries(bencher: Bencher) {
    let texts: Vec<String> = everywhere().iter().map(Facts::to_json).collect();
    bencher.bench(|| {
        let digests = texts.iter().map(|text| -> [u8; 32] { Sha256::digest(black_box(text)).into() });
        digests.fold(0_u8, |all, digest| all ^ digest[0])
    });
}

/// Who is asked for a report that points to one country, and by which paths evidence can be had from here on.
#[divan::bench]
fn candidates_and_paths_for_one_country(bencher: Bencher) {
    let register = Register::shipped();
    let directory: Vec<AgencyFacts> = register.agencies().iter().map(AgencyEntry::facts).collect();
    let countries: [Country; 1] = [read("DE")];
    bencher.bench(|| {
        let candidates = candidate_agencies(register, (black_box(&directory), &[]), &countries, None, DAY);
        (candidates.len(), paths(register, Country::US, countries[0], DAY).len())
    });
}

/// By which paths the authorities of each of the 250 countries get subscriber data that lie here. Aim: 20 ms.
#[divan::bench]
fn paths_of_one_category_for_all_countries(bencher: Bencher) {
    let register = Register::shipped();
    let countries: Vec<Country> = register.countries().map(|entry| entry.country).collect();
    let wanted = Wanted { data: vec![Category::Subscriber], emergency: false };
    bencher.bench(|| {
        let open = countries.iter().map(|country| {
            let all = paths(register, Country::US, *country, DAY);
            all.iter().filter(|view| view.state == PathState::Open && wanted.is_met_by(view.path)).count()
        });
        open.sum::<usize>()
    });
}

/// Reading and checking every file of the shipped register, as at the start of a process.
#[divan::bench(sample_count = 20)]
fn reading_the_register() -> Register {
    Register::parse(black_box(shipped_files())).unwrap()
}

/// The floor of the line above: SHA-256 over the same bytes.
#[divan::bench(sample_count = 20)]
fn floor_sha256_of_the_files(bencher: Bencher) {
    bencher.bench(|| -> [u8; 32] {
        let mut hash = Sha256::new();
        shipped_files().iter().for_each(|(_, text)| hash.update(black_box(text).as_bytes()));
        hash.finalize().into()
    });
}
