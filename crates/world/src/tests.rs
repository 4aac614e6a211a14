use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::net::IpAddr;

use clearline_report::{AgencyId, BasisKind, Channel, Country, ReportNumber};
use jiff::Timestamp;
use jiff::tz::Offset;
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::*;

const REPORTS: u64 = 120;

fn now() -> Timestamp {
    "2026-11-23T12:00:00.123456Z".parse().unwrap()
}

fn world() -> World {
    World::new(7, now())
}

fn number() -> ReportNumber {
    ReportNumber::assign(1_790_000_000_000, 7)
}

/// The report document and the details of its files.
fn documents(report: &SyntheticReport) -> Vec<String> {
    let details = report.files.iter().filter_map(|file| file.details.as_ref());
    let details = details.map(|details| details.xml("4564654", "b0754af766b426f2928a02c651ed4b99"));
    std::iter::once(report.xml(report.supplements.map(|_| number())))
        .chain(details)
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .collect()
}

/// All that a small world and a small load would send, public answers included.
fn everything_said() -> Vec<String> {
    let world = world();
    let mut rng = StdRng::seed_from_u64(1);
    let load: Vec<SyntheticReport> =
        (0..40).map(|index| world.load_report_of(index, &[0], &mut rng)).collect();
    let public = (0..40).flat_map(|index| world.public_report(index).fields).map(|(_, value)| value);
    (0..REPORTS)
        .map(|index| world.report(index))
        .chain(load)
        .flat_map(|r| documents(&r))
        .chain(public)
        .collect()
}

/// The words of a text: markup, white space and attribute quotes separate them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || "<>\"".contains(letter))
        .filter(|word| !word.is_empty())
}

#[test]
fn the_same_seed_gives_the_same_bytes_in_any_order() {
    let all = |indexes: &mut dyn Iterator<Item = u64>, seed| -> BTreeMap<u64, _> {
        let world = World::new(seed, now());
        indexes.map(|index| (index, (world.report(index), world.public_report(index)))).collect()
    };
    let forward = all(&mut (0..REPORTS), 7);
    assert_eq!(forward, all(&mut (0..REPORTS).rev(), 7));
    assert_ne!(forward, all(&mut (0..REPORTS), 8));
    let load = |index| world().load_report_of(index, &[5_000], &mut StdRng::seed_from_u64(4));
    assert_eq!(load(3), load(3));
}

#[test]
fn sixty_reports_meet_every_scenario_and_say_what_it_promises() {
    let world = world();
    let mut seen = BTreeSet::new();
    for index in 0..60 {
        let report = world.report(index);
        let all = documents(&report).concat();
        let says = |text: &str| all.contains(text);
        let captures = all.matches("<ipAddress>").count();
        assert_eq!(report.ending, report.scenario.ending());
        let holds = match report.scenario {
            Scenario::Upload | Scenario::Retracted | Scenario::Abandoned => {
                says("<fileViewedByEsp>true<") && report.country.is_some() && report.files.len() == 1
            }
            Scenario::ViralMeme => {
                says("VIRAL_POTENTIAL_MEME") && says("<viral/>") && captures == 0 && report.files.len() == 1
            }
            Scenario::KnownHash => report.files.iter().all(|file| {
                let (_, sha256) = file.digests().into_iter().last().unwrap();
                world.known_hashes_csv().lines().any(|line| line == format!("sha256,{sha256}"))
            }),
            Scenario::EnticementChat => says("Enticement") && says("<victim>") && report.files.is_empty(),
            Scenario::Sextortion => {
                says("<sextortion/>") && says("<escalateToHighPriority>Synthetic: sender states")
            }
            Scenario::UnviewedFile => !says("<fileViewedByEsp>true<") && report.files.len() == 1,
            Scenario::VpnAddress => {
                says("<possibleProxy>true<") && says("<phone ") && report.country.is_some()
            }
            Scenario::VictimAbroad => says("<victim>") && captures == 3,
            Scenario::NoLocation => captures == 0 && !says("<phone ") && report.country.is_none(),
            Scenario::UsState => says("<region>") && report.country == Some(Country::US),
            Scenario::ForeignRequest | Scenario::ForeignRequestUnqualified => {
                let country = report.country.unwrap();
                let mut able = world.agencies().into_iter().filter(|agency| agency.basis.is_some());
                says(&format!("fleaCountry=\"{country}\">true<"))
                    && able.any(|agency| agency.country == country)
                        == (report.scenario == Scenario::ForeignRequest)
            }
            Scenario::Informational => says("<spam/>") || says("<informational/>"),
            Scenario::Supplement => says(&format!("<priorCTReports>{}<", number())),
            Scenario::SeveralFiles => report.files.len() > 1 && says("<fileViewedByEsp>false<"),
        };
        assert!(holds, "{index} {:?}: {all}", report.scenario);
        seen.insert(report.scenario);
    }
    let all = everything_said().concat();
    assert!(all.contains("<intendedRecipient>") && all.contains("<industryClassification>"));
    assert_eq!(seen, Scenario::all().collect());
    assert!(Scenario::all().all(|scenario| !scenario.words().is_empty()));
}

#[test]
fn a_supplement_speaks_of_an_account_of_a_finished_report_of_the_same_provider() {
    let world = world();
    let account = |report: &SyntheticReport| report.draft.accounts.first().unwrap().persona.account.clone();
    let mut supplements = 0;
    for index in 0..REPORTS {
        let report = world.report(index);
        let Some(earlier) = report.supplements else { continue };
        let before = world.report(earlier);
        assert!(earlier < index && before.ending == Ending::Finish);
        assert_eq!((before.provider, account(&before)), (report.provider, account(&report)));
        supplements += 1;
    }
    assert_eq!(supplements, 3, "one in each 40");
}

#[test]
fn the_reporting_api_accepts_every_document() {
    let world = world();
    let mut rng = StdRng::seed_from_u64(2);
    let load: Vec<SyntheticReport> =
        (0..40).map(|index| world.load_report_of(index, &[0, 0], &mut rng)).collect();
    // Supplements take their place from another report, and mail, which has a rule of its own, is rare.
    let supplements = (0..1_000).map(|deck| deck * 40 + 39);
    for report in (0..400).chain(supplements).map(|index| world.report(index)).chain(load) {
        let xml = report.xml(report.supplements.map(|_| number()));
        let said = clearline_wire::read_report(&xml, now());
        let said = said.unwrap_or_else(|refused| panic!("{:?}: {refused:?}", report.scenario)).value;
        assert_eq!(said.batched, report.scenario == Scenario::ViralMeme);
        let asked = matches!(report.scenario, Scenario::ForeignRequest | Scenario::ForeignRequestUnqualified);
        let served = said.served_abroad().map(|served| served.country);
        assert_eq!(served, asked.then_some(report.country));
        for details in report.files.iter().filter_map(|file| file.details.as_ref()) {
            let xml = details.xml("4564654", "b0754af766b426f2928a02c651ed4b99");
            let parsed = clearline_wire::read_file_details(&xml, now()).unwrap();
            if said.batched {
                assert_eq!(clearline_wire::rules::batched_file(&parsed.tree), []);
            }
        }
    }
}

#[test]
fn everything_lies_where_nobody_can_be_met() {
    let documented = |address: &IpAddr| match address {
        IpAddr::V4(v4) => matches!(v4.octets(), [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _]),
        IpAddr::V6(v6) => matches!(v6.segments(), [0x2001, 0xdb8, ..]),
    };
    let ours = |host: &str| {
        ["example.com", "example.org", "example.net"]
            .iter()
            .any(|end| host.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
    };
    let (mut addresses, mut hosts) = (0, 0);
    for text in everything_said() {
        for word in words(&text) {
            if let Ok(address) = word.parse() {
                assert!(documented(&address), "{address}");
                addresses += 1;
            }
            let place = word.split_once("://").or(word.split_once('@')).map(|(_, place)| place);
            if let Some(host) = place.and_then(|place| place.split(['/', '?']).next()) {
                assert!(ours(host), "{host}");
                hosts += 1;
            }
        }
    }
    assert!(addresses > 200 && hosts > 500, "{addresses} addresses, {hosts} hosts were looked at");
}

#[test]
fn telephone_numbers_are_those_kept_free_for_fiction() {
    let free = ["+44 7700900", "+33 63998", "+49 3023125", "+61 491570", "+46 701740"];
    let mut seen = BTreeSet::new();
    let world = world();
    for index in 0..400 {
        for account in world.report(index).draft.accounts {
            let Some(phone) = account.told.and_then(|told| told.phone) else { continue };
            let number = format!("{} {}", phone.calling_code, phone.national);
            let american = phone.calling_code == "+1" && phone.national.get(3..8) == Some("55501");
            assert!(american || free.iter().any(|start| number.starts_with(start)), "{number}");
            seen.insert(phone.calling_code);
        }
    }
    assert!(seen.len() > 3, "{seen:?}");
}

#[test]
fn nothing_happens_in_the_future_nor_long_ago() {
    let world = world();
    for index in 0..REPORTS {
        let xml = documents(&world.report(index)).concat();
        let stamps = words(&xml).filter_map(|word| word.parse::<Timestamp>().ok());
        for at in stamps {
            let age = now().duration_since(at);
            assert!(age.as_hours() >= 1 && age.as_hours() <= 31 * 24, "{at}");
        }
    }
}

#[test]
fn agencies_stand_in_the_shipped_directory_with_bases_of_every_limb() {
    let directory = ["foreign", "us"].map(|name| {
        let path = format!("{}/../../instruments/agencies/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    });
    let agencies = world().agencies();
    let today = Offset::UTC.to_datetime(now()).date();
    for agency in &agencies {
        let listed = format!("id = \"{}\"", agency.id);
        assert!(directory.iter().any(|text| text.contains(&listed)), "{}", agency.id);
        assert_eq!(agency.basis.is_none(), agency.country == Country::US);
        let proves = |basis: &clearline_report::Basis| {
            basis.synthetic && basis.holds_on(today) && basis.evidence.starts_with("SYNTHETIC")
        };
        assert!(agency.basis.iter().all(proves));
    }
    let limbs: HashSet<BasisKind> = agencies.iter().filter_map(|a| Some(a.basis.as_ref()?.kind)).collect();
    assert_eq!(limbs.len(), BasisKind::ALL.len());
    let foreign = agencies.iter().filter(|agency| agency.basis.is_some());
    let (portal, package): (Vec<_>, Vec<_>) = foreign.partition(|agency| agency.channel == Channel::Portal);
    assert_eq!((portal.len(), package.len()), (10, 6), "every line of the table is read");
}

#[test]
fn officers_answer_in_the_agreed_codes_and_hand_on_only_once() {
    let world = world();
    let by: AgencyId = "in-1".parse().unwrap();
    let known = |codes: &[&str]| {
        let number = |code: &&str| code.strip_prefix('F').and_then(|digits| digits.parse::<u8>().ok());
        codes.iter().all(|code| number(code).is_some_and(|n| (1..=20).contains(&n)))
    };
    let mut kinds = [0; 3];
    for (index, ordinal) in (0..REPORTS).flat_map(|index| [(index, 1), (index, 2)]) {
        let answer = world.feedback(index, ordinal, &by);
        let kind = match answer.decision {
            Decision::Accept => 0,
            Decision::Decline(_) => 1,
            Decision::ReRefer(to) => {
                assert!(ordinal == 1 && to != by);
                2
            }
        };
        kinds[kind] += 1;
        assert!(known(&answer.feedback) && !answer.feedback.is_empty() && !answer.note.is_empty());
    }
    assert!(kinds.iter().all(|count| *count > 5), "accepted, declined, handed on: {kinds:?}");
}

#[test]
fn load_reports_have_the_promised_files_and_share_no_address() {
    let world = world();
    let mut rng = StdRng::seed_from_u64(9);
    let report = world.load_report(1, &mut rng);
    assert!((1..=3).contains(&report.files.len()));
    assert!(report.files.iter().all(|file| (49_000..1_001_000).contains(&file.bytes.len())));
    let mut seen = HashSet::new();
    for index in 0..500 {
        let report = world.load_report_of(index, &[100], &mut rng);
        assert_eq!((report.ending, report.files.len()), (Ending::Finish, 1));
        let xml = String::from_utf8(report.xml(None)).unwrap();
        for address in words(&xml).filter_map(|word| word.parse::<IpAddr>().ok()) {
            assert!(seen.insert(address), "{address} twice");
        }
    }
    assert_eq!(seen.len(), 1_000);
}

#[test]
fn every_provider_has_a_name_and_an_id_of_its_own() {
    let world = world();
    let ids: BTreeSet<_> = (0..world.providers()).map(|index| world.provider(index).id).collect();
    assert_eq!(ids.len(), world.providers());
    assert_eq!(world.provider(0).name, "Example Chat");
    assert_eq!(world.provider(world.providers()), world.provider(0));
}
