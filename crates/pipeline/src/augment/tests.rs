use std::collections::BTreeSet;
use std::net::IpAddr;

use clearline_core::ports::{AddressBook, Placed, Unavailable};
use clearline_law::Register;
use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_report::{
    Address, Answer, AssociatedAccount, CaptureEvent, Country, Email, EstimatedLocation, Incident,
    IncidentType, InternetDetail, InternetKind, Message, Party, PartyRole, Person, Phone, ProviderId,
    ReportNumber, Reporter, Said, Subject, World, message,
};
use clearline_wire::spelling;
use jiff::Timestamp;
use jiff::civil::Date;
use proptest::prelude::*;

use super::decide::{candidates, weigh};
use super::model::heard;
use super::sources::exits::Exits;
use super::sources::prior::{Link, identifiers, linked};
use super::sources::{address, language, mail, phone, place};
use super::{BookError, MmdbBook};
use clearline_disclosure::Writer;

/// Midnight UTC of 2026-11-23.
fn now() -> Timestamp {
    Timestamp::from_second(1_795_392_000).unwrap()
}

fn country(code: &str) -> Country {
    code.parse().unwrap()
}

/// What the message says in English.
fn text(message: &Message) -> String {
    Writer::english(Register::shipped()).say(message)
}

fn nothing() -> Message {
    message!("said-address-unknown")
}

fn said(parties: Vec<Party>) -> Said {
    Said {
        batched: false,
        incident: Incident {
            kind: IncidentType::Csam,
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

fn capture(address: &str, proxy: bool, port: Option<u16>) -> CaptureEvent {
    CaptureEvent {
        address: address.parse().unwrap(),
        kind: None,
        at: Some(now().into()),
        possible_proxy: Answer::from(Some(proxy)),
        port,
    }
}

fn number(calling_code: Option<&str>, number: &str) -> Phone {
    Phone { number: number.to_owned(), calling_code: calling_code.map(str::to_owned), ..Phone::default() }
}

/// Numbers the statements and weighs them, as the command does before it decides.
fn weighed(mut statements: Vec<Statement>) -> Vec<Statement> {
    for (ordinal, statement) in (1..).zip(&mut statements) {
        statement.ordinal = ordinal;
        statement.weight = statement.country.map_or(0, |_| weigh(statement.matter, &statement.doubts));
    }
    statements
}

fn documentation_book() -> MmdbBook {
    let bytes = include_bytes!("../../../world/data/documentation-ranges.mmdb").to_vec();
    MmdbBook::from_bytes("documentation-ranges.mmdb".to_owned(), bytes).unwrap()
}

/// A book that is down.
struct Down;

impl AddressBook for Down {
    fn name(&self) -> &str {
        "down.mmdb"
    }

    fn built_on(&self) -> Date {
        Date::constant(2026, 1, 1)
    }

    fn place(&self, _: IpAddr) -> Result<Option<Placed>, Unavailable> {
        Err(Unavailable { source_name: "down.mmdb".to_owned(), why: "gone".to_owned() })
    }
}

#[test]
fn a_database_of_either_shape_tells_what_its_table_says() {
    let book = documentation_book();
    let table = include_str!("../../../world/data/documentation-ranges.csv");
    let mut shapes = BTreeSet::new();
    for line in table.lines().filter(|line| !line.starts_with('#') && line.contains('/')) {
        let fields: Vec<&str> = line.split(',').collect();
        let (network, _) = fields[0].split_once('/').unwrap();
        let placed = book.place(network.parse().unwrap()).unwrap();
        assert_eq!(
            placed.map(|placed| placed.country.to_string()).unwrap_or_default(),
            fields[1],
            "{network}"
        );
        shapes.insert(fields[2]);
    }
    assert!(shapes.len() >= 2, "the fixture holds both record shapes, but only {shapes:?} were met");
    assert_eq!(book.place("10.0.0.1".parse().unwrap()), Ok(None));
    let mapped: IpAddr = "::ffff:192.0.2.1".parse().unwrap();
    assert_eq!(book.place(mapped), book.place("192.0.2.1".parse().unwrap()));
    assert!(book.built_on() > Date::constant(2020, 1, 1));
    let other = MmdbBook::from_bytes("notes.txt".to_owned(), b"not a database".to_vec());
    assert!(matches!(other, Err(BookError::Form { name, .. }) if name == "notes.txt"));
}

#[test]
fn without_a_book_or_with_one_that_is_down_the_statement_says_so() {
    let captures = vec![capture("192.0.2.1", false, None), capture("192.0.2.77", false, None)];
    let said = said(vec![Party { captures, ..Party::default() }]);
    let silent = address::ask(None, &said, &[], &Exits::default(), now());
    assert_eq!(silent.len(), 1);
    assert_eq!(silent[0].doubts, [Doubt::NobodyAsked]);
    let down = address::ask(Some(&Down), &said, &[], &Exits::default(), now());
    assert_eq!(down.len(), 1, "a source that is down is asked once, not once for each address");
    assert!(down[0].doubts.contains(&Doubt::NoAnswer) && down[0].country.is_none());
}

#[test]
fn a_proxys_address_and_a_foreign_telephone_give_two_candidates_and_the_address_is_not_first() {
    // R19: however often the proxy was used.
    let captures = (1..12).map(|last| capture(&format!("192.0.2.{last}"), true, Some(40_000))).collect();
    let person = Person { phones: vec![number(Some("+44"), "7700900123")], ..Person::default() };
    let said = said(vec![Party { person, captures, ..Party::default() }]);
    let mut statements = address::ask(Some(&documentation_book()), &said, &[], &Exits::default(), now());
    statements.extend(phone::ask(&said, now()));
    let ranked = candidates(&weighed(statements), now());
    let reported: Vec<_> = ranked.iter().filter(|one| one.subject == Subject::Reported).collect();
    assert_eq!(reported.len(), 2);
    assert_eq!((reported[0].country, reported[0].proxy_doubt), (Some(country("GB")), false));
    assert_eq!((reported[1].country, reported[1].proxy_doubt), (Some(country("IN")), true));
    let victim: Vec<_> = ranked.iter().filter(|one| one.subject == Subject::Victim).collect();
    assert_eq!(victim.len(), 1, "nothing is known of a victim");
    assert_eq!((victim[0].country, victim[0].position, victim[0].weight), (None, 1, 0));
}

#[test]
fn subjects_are_kept_apart_and_a_parents_address_is_not_the_childs() {
    let place = |code: &str, region: Option<&str>| {
        Some(EstimatedLocation {
            city: None,
            region: region.map(str::to_owned),
            country: Some(country(code)),
            verified: Answer::Yes,
            at: None,
        })
    };
    let parent = Party { estimated_location: place("FR", None), ..Party::default() };
    let associated =
        vec![AssociatedAccount { relation: "Parent/Guardian".to_owned(), platform: None, party: parent }];
    let recipient = Party {
        role: PartyRole::IntendedRecipient,
        estimated_location: place("SE", None),
        ..Party::default()
    };
    let victim = Party {
        role: PartyRole::Victim,
        estimated_location: place("PH", None),
        associated,
        ..Party::default()
    };
    let street =
        Address { street: Some("1 Example St".into()), state: Some("al".into()), ..Address::default() };
    let person = Person { addresses: vec![street], ..Person::default() };
    let reported = Party { person, estimated_location: place("US", Some("AL")), ..Party::default() };
    let mut said = said(vec![reported, recipient, victim]);
    said.internet = vec![InternetDetail {
        urls: vec!["https://media.example.de:8443/x?u=a@b".to_owned(), "http://[2001:db8::1]/y".to_owned()],
        ..InternetDetail::new(InternetKind::WebPage)
    }];
    let mut statements = place::ask(&said, now());
    statements.extend(mail::ask(&said, now()));
    statements.extend(address::ask(Some(&documentation_book()), &said, &[], &Exits::default(), now()));
    let ranked = candidates(&weighed(statements.clone()), now());
    let of = |subject| -> Vec<_> {
        ranked
            .iter()
            .filter(|one| one.subject == subject)
            .map(|one| (one.country, one.state.clone()))
            .collect()
    };
    assert_eq!(of(Subject::Reported), [(Some(Country::US), Some("AL".to_owned()))]);
    assert_eq!(of(Subject::Victim), [(Some(country("PH")), None)]);
    assert!(of(Subject::Host).contains(&(Some(country("DE")), None)));
    let host = statements
        .iter()
        .find(|one| one.about == "2001:db8::1")
        .expect("the page's own address was looked up");
    assert_eq!(host.subject, Some(Subject::Host));
    assert!(statements.iter().any(|one| one.country == Some(country("SE")) && one.subject.is_none()));
}

#[test]
fn a_former_code_leads_where_its_country_is_today_or_nowhere() {
    for (written, led, words) in [
        ("FX", Some("FR"), "France (written FX)"),
        ("UK", Some("GB"), "United Kingdom (written UK)"),
        (
            "AN",
            None,
            "AN, which was divided: Bonaire, Sint Eustatius and Saba, Curaçao and Sint Maarten (Dutch part)",
        ),
        ("A1", None, "A1"),
        ("DE", Some("DE"), "Germany"),
    ] {
        let street = Address {
            city: Some("Sampletown".into()),
            country: Some(country(written)),
            ..Address::default()
        };
        let person = Person { addresses: vec![street], ..Person::default() };
        let location = EstimatedLocation {
            city: None,
            region: None,
            country: Some(country(written)),
            verified: Answer::Yes,
            at: None,
        };
        let reported = Party { person, estimated_location: Some(location), ..Party::default() };
        let statements = place::ask(&said(vec![reported]), now());
        let values: Vec<String> = statements.iter().map(|one| text(&one.value)).collect();
        assert_eq!(
            values,
            [format!("estimated to be in {words}, verified"), format!("an address in {words}")]
        );
        assert!(statements.iter().all(|one| one.about.contains(written)), "what was said stays");
        let ranked = candidates(&weighed(statements), now());
        assert_eq!(ranked[0].country, led.map(country), "{written}");
    }
}

#[test]
fn two_states_with_equal_evidence_are_no_state() {
    let place = |state: &str, ordinal| Statement {
        ordinal,
        subject: Some(Subject::Reported),
        country: Some(Country::US),
        state: Some(state.to_owned()),
        weight: 30,
        ..heard(message!("source-sender"), Matter::StreetAddress, state.to_owned(), nothing(), now())
    };
    let ranked = candidates(&[place("AL", 1), place("CA", 2)], now());
    assert_eq!((ranked[0].country, ranked[0].state.clone()), (Some(Country::US), None));
}

#[test]
fn telephone_numbers_are_read_in_any_spelling_and_never_say_where_a_person_is() {
    let spellings = [
        number(Some("+44"), "7700900123"),
        number(Some("44"), "07700 900 123"),
        number(None, "+44 7700-900123"),
        number(None, "0044 7700 900123"),
    ];
    let read: BTreeSet<String> = spellings.iter().map(|one| spelling::number(one).unwrap().e164()).collect();
    assert_eq!(read, BTreeSet::from(["+447700900123".to_owned()]));
    let person = Person { phones: spellings.to_vec(), ..Person::default() };
    let statements = phone::ask(&said(vec![Party { person, ..Party::default() }]), now());
    assert!(statements.iter().all(|one| one.country == Some(country("GB"))));
    assert!(statements.iter().all(|one| one.doubts.contains(&Doubt::NumberingOnly)));
    assert!(
        spelling::number(&number(None, "07700 900123")).is_err(),
        "without a calling code it is any country's"
    );
    let bahamas = phone::ask(
        &said(vec![Party {
            person: Person { phones: vec![number(Some("+1"), "2423570000")], ..Person::default() },
            ..Party::default()
        }]),
        now(),
    );
    assert_eq!(bahamas[0].country, Some(country("BS")), "a shared calling code is resolved");
}

/// An account behind a proxy's address that the documentation's ranges place in one country, with a German number and
/// these words about itself.
fn behind_a_proxy(words: &str) -> Vec<Statement> {
    let said = said(vec![Party {
        person: Person { phones: vec![number(Some("+49"), "30 23125 000")], ..Person::default() },
        captures: vec![capture("198.51.100.7", true, Some(443))],
        profile_bio: Some(words.to_owned()),
        ..Party::default()
    }]);
    let mut all = phone::ask(&said, now());
    all.extend(address::ask(Some(&documentation_book()), &said, &[], &Exits::default(), now()));
    all.extend(language::ask(&said, &all, now()));
    weighed(all)
}

#[test]
fn a_proxys_address_a_foreign_number_and_a_language_give_two_candidates_and_the_address_is_not_first() {
    let german =
        behind_a_proxy("Ich gehe gern im Wald spazieren und höre dabei am liebsten alte Schallplatten.");
    let ranked: Vec<_> =
        candidates(&german, now()).into_iter().filter(|one| one.subject == Subject::Reported).collect();
    assert_eq!(ranked.len(), 2, "{ranked:?}");
    assert_eq!(ranked[0].country, Some(country("DE")));
    assert!(ranked[0].evidence.iter().any(|one| text(&one.says).contains("language")), "{:?}", ranked[0]);
    assert!(ranked[1].proxy_doubt && ranked[1].country != Some(country("DE")), "{:?}", ranked[1]);
}

#[test]
fn a_language_is_no_place() {
    let spoken =
        |statements: &[Statement]| statements.iter().filter(|one| one.matter == Matter::Language).count();
    assert_eq!(
        spoken(&behind_a_proxy("Me gusta caminar por el bosque y escuchar discos viejos en casa.")),
        0,
        "no candidate of its own"
    );
    assert_eq!(
        spoken(&behind_a_proxy("I like to walk in the woods and to listen to old records at home.")),
        0,
        "English"
    );
    assert_eq!(spoken(&behind_a_proxy("Hallo Welt")), 0, "too short to tell");
    assert!(
        language::is_spoken(whatlang::Lang::Jpn, country("JP"))
            && language::is_spoken(whatlang::Lang::Cmn, country("CN"))
    );
    assert!(!language::is_spoken(whatlang::Lang::Deu, country("FR")));
    assert!(weigh(Matter::Language, &[]) < weigh(Matter::Email, &[]), "it counts least of all");
}

proptest! {
    #[test]
    fn any_words_are_looked_at_without_falling_over(text in ".{0,400}") {
        let _ = language::language(&text);
    }
}

#[test]
fn the_language_data_have_the_version_the_statements_name() {
    let lock = include_str!("../../../../Cargo.lock");
    for (name, version) in language::MODELS_AS_OF {
        assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")), "{name}");
    }
}

#[test]
fn the_numbering_data_have_the_version_the_statements_name() {
    let lock = include_str!("../../../../Cargo.lock");
    assert!(lock.contains(&format!("version = \"0.3.10+{}\"", phone::PLANS_AS_OF)));
}

#[test]
fn endings_name_a_country_only_where_they_do() {
    let ending = |host: &str| mail::country(host).map(|(country, generic)| (country.to_string(), generic));
    assert_eq!(ending("mail.example.de"), Some(("DE".to_owned(), false)));
    assert_eq!(ending("example.co.uk"), Some(("GB".to_owned(), false)));
    assert_eq!(
        ending("xn--e1afmkfd.xn--p1ai"),
        Some(("RU".to_owned(), false)),
        "an ending in its own script"
    );
    for generic in ["io", "tv", "me", "co", "ai"] {
        assert_eq!(
            ending(&format!("example.{generic}")).map(|(_, generic)| generic),
            Some(true),
            "{generic}"
        );
    }
    for nobodys in ["example.com", "example.eu", "example.su", "example.zz", "de", ""] {
        assert_eq!(ending(nobodys), None, "{nobodys}");
    }
}

/// What is said of the host of one web address.
fn of_host(url: &str) -> Vec<(Option<String>, String)> {
    let urls = vec![url.to_owned()];
    let mut said = said(Vec::new());
    said.internet = vec![InternetDetail { urls, ..InternetDetail::new(InternetKind::WebPage) }];
    let mut all = mail::ask(&said, now());
    all.extend(address::ask(Some(&documentation_book()), &said, &[], &Exits::default(), now()));
    assert!(all.iter().all(|one| one.subject == Some(Subject::Host)), "{url}");
    all.into_iter().map(|one| (one.country.map(|country| country.to_string()), text(&one.value))).collect()
}

#[test]
fn a_host_is_placed_however_its_address_is_written() {
    let plain = of_host("https://bad.example.co.uk/x");
    assert_eq!(plain.len(), 1);
    assert_eq!(plain[0].0.as_deref(), Some("GB"));
    for url in [
        "hxxps://bad[.]example[.]co[.]uk/x",
        "bad.example.co.uk/x",
        "BAD.EXAMPLE.CO.UK:8443",
        "//bad。example.co.uk",
    ] {
        let said = of_host(url);
        assert_eq!(said[0].0.as_deref(), Some("GB"), "{url}");
        assert_eq!(
            said[0].1.contains("so that nobody follows it"),
            url.contains('['),
            "{url}: {}",
            said[0].1
        );
    }
    assert_eq!(of_host("https://пример.рф/x")[0].0.as_deref(), Some("RU"));
    let numeric: Vec<_> = [
        "http://198.51.100.7/",
        "http://3325256711/x",
        "hxxp://198[.]51[.]100[.]7",
        "http://0xc6.0x33.0x64.7",
    ]
    .map(of_host)
    .into();
    assert!(numeric[0][0].0.is_some(), "the address book is asked: {numeric:?}");
    assert!(
        numeric.iter().all(|one| one.iter().any(|(country, _)| *country == numeric[0][0].0)),
        "{numeric:?}"
    );
    let onion = of_host("http://abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvwx.onion/");
    assert_eq!(onion.len(), 1);
    assert!(onion[0].0.is_none() && onion[0].1.contains("hidden service"), "{onion:?}");
    assert!(of_host("hxxps://bad[.]example/")[0].1.contains("read as bad.example"));
    assert!(of_host("https://good.example/").is_empty());
}

#[test]
fn identifiers_link_in_any_spelling_but_neither_across_services_nor_across_worlds() {
    let party = |email: &str, phone: Phone, name: &str| Party {
        person: Person {
            emails: vec![Email { address: email.to_owned(), ..Email::default() }],
            phones: vec![phone],
            ..Person::default()
        },
        screen_name: Some(name.to_owned()),
        ..Party::default()
    };
    let key = [7; 32];
    let prints = |party: Party, provider: &str, world| -> BTreeSet<[u8; 32]> {
        let provider: ProviderId = provider.parse().unwrap();
        let all = identifiers(&said(vec![party]), &[], &[], Some(&provider));
        all.iter().map(|one| one.fingerprint(&key, world)).collect()
    };
    let one = || party("A.Person@Example.COM", number(Some("+44"), "7700900123"), "Sample");
    let same = party(" a.person@example.com", number(None, "+44 7700 900 123"), "sample");
    assert_eq!(prints(one(), "alpha", World::Live), prints(same, "alpha", World::Live));
    let elsewhere = prints(one(), "beta", World::Live);
    assert_eq!(
        prints(one(), "alpha", World::Live).intersection(&elsewhere).count(),
        2,
        "e-mail and telephone link between providers, the account's name does not"
    );
    assert!(prints(one(), "alpha", World::Live).is_disjoint(&prints(one(), "alpha", World::Test)));
    let public = identifiers(&said(vec![one()]), &[], &[], None);
    assert!(
        public.iter().all(|one| one.link != Link::ScreenName),
        "a name at no known service links nothing"
    );
}

#[test]
fn a_shared_address_never_links_alone() {
    let number = ReportNumber::try_from(7).unwrap();
    let links = |links: &[Link]| linked(number, &links.iter().copied().collect(), now());
    assert!(links(&[Link::Address]).is_none());
    let both = links(&[Link::Address, Link::Phone]).unwrap();
    let value = text(&both.value);
    assert_eq!(value, "shares a telephone number and a network address");
    assert!(both.doubts.is_empty());
    assert_eq!(links(&[Link::File, Link::Address]).unwrap().doubts, [Doubt::OnlyFile]);
}

fn statement() -> impl Strategy<Value = Statement> {
    let matters = prop::sample::select(vec![
        Matter::Address,
        Matter::Phone,
        Matter::Email,
        Matter::Url,
        Matter::StreetAddress,
        Matter::EstimatedLocation,
    ]);
    let subjects = prop::sample::select(vec![Some(Subject::Reported), Some(Subject::Victim), None]);
    let places = prop::sample::select(vec!["DE", "US", "PH", "EU"]);
    let doubts =
        prop::sample::subsequence(vec![Doubt::PossibleProxy, Doubt::NotVerified, Doubt::Compromised], 0..3);
    let states = prop::option::of(prop::sample::select(vec!["AL", "CA"]));
    (matters, subjects, places, doubts, states, prop::option::of(0_i64..800)).prop_map(
        |(matter, subject, place, doubts, state, days)| Statement {
            subject,
            country: Some(country(place)),
            state: state.filter(|_| place == "US").map(str::to_owned),
            doubts,
            event_at: days.map(|days| now() - jiff::SignedDuration::from_hours(24 * days)),
            ..heard(message!("source-sender"), matter, String::new(), nothing(), now())
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_order_of_statements_does_not_matter(
        (given, shuffled) in prop::collection::vec(statement(), 0..14)
            .prop_map(weighed)
            .prop_flat_map(|given| (Just(given.clone()), Just(given).prop_shuffle())),
    ) {
        prop_assert_eq!(candidates(&given, now()), candidates(&shuffled, now()));
    }

    #[test]
    fn taking_a_statement_away_raises_its_country_nowhere(
        given in prop::collection::vec(statement(), 1..14).prop_map(weighed),
        which in any::<prop::sample::Index>(),
    ) {
        let gone = which.get(&given);
        let rest: Vec<Statement> = given.iter().filter(|one| one.ordinal != gone.ordinal).cloned().collect();
        let of = |all: &[Statement], subject: Subject| {
            candidates(all, now()).into_iter().find(|one| one.subject == subject && one.country == gone.country)
        };
        for subject in Subject::ALL {
            if let Some(after) = of(&rest, subject) {
                let before = of(&given, subject).expect("what remains was there before");
                prop_assert!(after.weight <= before.weight);
                prop_assert!(after.position >= before.position);
            }
        }
    }

    #[test]
    fn a_weight_is_the_sum_of_its_evidence_and_regions_are_no_candidates(
        given in prop::collection::vec(statement(), 0..14).prop_map(weighed),
    ) {
        for one in candidates(&given, now()) {
            prop_assert_eq!(one.weight, one.evidence.iter().map(|evidence| evidence.points).sum::<i64>());
            prop_assert!(one.country.is_none_or(Country::is_place));
            prop_assert!(one.evidence.iter().all(|evidence| evidence.points >= 0));
        }
        for subject in Subject::ALL {
            prop_assert!(candidates(&given, now()).iter().any(|one| one.subject == subject));
        }
    }

    #[test]
    fn nothing_that_is_written_as_a_number_or_address_panics(text in "\\PC{0,80}", code in "\\PC{0,6}") {
        let phones = vec![number(Some(&code), &text), number(None, &format!("+{text}"))];
        let emails = vec![Email { address: text.clone(), ..Email::default() }];
        let person = Person { phones, emails, ..Person::default() };
        let mut said = said(vec![Party { person, profile_urls: vec![text.clone()], ..Party::default() }]);
        said.additional = Some(text.clone());
        let _told = (phone::ask(&said, now()), mail::ask(&said, now()), identifiers(&said, &[], &[], None));
    }
}
