//! Reports that belong together find each other, from either side, however their senders spell things; and the same report
//! sent again is known as such.

use clearline_law::access::Role;
use clearline_records::dossier::triaged;
use clearline_report::{IncidentType, Priority, ReferralId, ReportNumber};
use clearline_store::params;
use clearline_tests::{Engine, Person, TestHouse, leave, raw, report_with};
use clearline_wire::Element;
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_number_that_the_public_types_links_both_reports,
    a_number_that_is_nobodys_report_links_nothing,
    one_telephone_in_two_spellings_is_one_household,
    spellings_of_one_thing_link_two_reports,
    look_alikes_are_seen_from_the_first_and_told_to_the_agency,
    the_same_report_sent_again_counts_once_and_is_told_to_all,
    the_same_content_is_the_same_report_and_other_content_is_not,
    a_report_that_foreign_police_asked_for_is_referred_each_time,
    what_the_public_names_links_to_what_providers_reported,
    what_strangers_wrote_counts_only_once_a_person_decided,
);

/// A report about an account, with more about the person.
fn about(key: &str, hour: u32, more: Vec<Element>, victims: Vec<Element>) -> Vec<u8> {
    report_with(IncidentType::Enticement, |mut parts| {
        parts.incident = Element::new("incidentSummary")
            .leaf("incidentType", IncidentType::Enticement.wire_label())
            .leaf("incidentDateTime", format!("2026-11-20T{hour:02}:30:00Z"));
        let (persons, rest): (Vec<_>, Vec<_>) =
            more.into_iter().partition(|one| one.name == "personOrUserReportedPerson");
        parts.reported =
            Element::new("personOrUserReported").with_all(persons).leaf("espIdentifier", key).with_all(rest);
        parts.others = victims;
        parts
    })
}

fn phone(code: Option<&str>, number: &str) -> Element {
    let phone = Element::new("phone").text(number);
    match code {
        Some(code) => phone.attribute("countryCallingCode", code),
        None => phone,
    }
}

fn reported(facts: Vec<Element>) -> Element {
    Element::new("personOrUserReportedPerson").with_all(facts)
}

fn victim(facts: Vec<Element>) -> Element {
    Element::new("victim").with(Element::new("victimPerson").with_all(facts))
}

/// Sends what a member of the public types, and gives the number of the report.
/// A document, who sends it, and its files.
type Sending<'a> = (&'a [u8], &'a clearline_tests::Provider, &'a [(&'a str, &'a [u8])]);

async fn tell(house: &TestHouse, fields: &[(&str, &str)]) -> ReportNumber {
    let mut all = vec![("incident", "contact")];
    all.extend(fields);
    let answer = house.tell(&house.nobody(), &all).await;
    assert!(answer.status.is_success() || answer.status.is_redirection(), "{}", answer.text());
    let text = "select max(number) as newest from report where kind = 'public'";
    let number = raw::rows(&house.house, text, params!()).await[0].int("newest").unwrap();
    house.carry().await;
    ReportNumber::try_from(number).unwrap()
}

/// Does the page of one report lead to the other?
async fn leads(analyst: &Person, from: ReportNumber, to: ReportNumber) -> bool {
    let page = analyst.page(&format!("/desk/reports/{from}")).await;
    page.contains(&format!("href=\"/desk/reports/{to}\""))
}

async fn linked(analyst: &Person, one: ReportNumber, other: ReportNumber) -> bool {
    let (there, back) = (leads(analyst, one, other).await, leads(analyst, other, one).await);
    assert_eq!(there, back, "{one} and {other} are linked from both sides or not at all");
    there
}

/// The points of the rules' last outcome, and its factors.
async fn ranked(house: &TestHouse, number: ReportNumber) -> (i32, Priority, Vec<String>) {
    let outcome =
        triaged::outcomes(&house.house, &leave(number)).await.unwrap().pop().expect("it was ranked");
    let names = outcome.factors.iter().map(|factor| factor.name.clone()).collect();
    (outcome.score(), outcome.priority, names)
}

async fn counts_earlier(house: &TestHouse, number: ReportNumber) -> Option<String> {
    ranked(house, number).await.2.into_iter().find(|name| name.starts_with("earlier_report"))
}

/// The page of an agency's referral, opened.
async fn opened(house: &TestHouse, agency: &str, report: ReportNumber, officer: &str) -> (Person, String) {
    let officer = house.person(officer, Role::Officer, Some(agency), None).await;
    let path = format!("/agency/referrals/{}", ReferralId { report, ordinal: 1 });
    officer.page(&path).await;
    officer.form(&format!("{path}/conditions"), &[("acknowledged", "yes")]).await;
    let page = officer.page(&path).await;
    (officer, page)
}

async fn a_number_that_the_public_types_links_both_reports(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let first = tell(&house, &[("story", "Invented: somebody wrote to my sister.")]).await;
    let digits = first.to_string();
    let grouped: Vec<&str> =
        digits.as_bytes().chunks(3).map(|three| std::str::from_utf8(three).unwrap()).collect();
    let native: String =
        digits.chars().map(|digit| char::from_u32(0x0660 + digit.to_digit(10).unwrap()).unwrap()).collect();
    for text in [
        format!("This adds to report {first} (invented)."),
        format!("number:{first}. He wrote again"),
        format!("It is about no. {}", grouped.join(" ")),
        format!("إضافة إلى البلاغ {native}"),
        format!("My referral was R-{first}-1, I think"),
    ] {
        let later = tell(&house, &[("story", &text)]).await;
        assert!(linked(&analyst, later, first).await, "{text}");
        assert_eq!(counts_earlier(&house, later).await, None, "a typed number counts nothing: {text}");
    }
    let in_a_field =
        tell(&house, &[("story", "Invented: more."), ("account", &format!("as in {first}"))]).await;
    assert!(linked(&analyst, in_a_field, first).await);
    // A provider's number links as well, and nobody but analysts learns of it.
    let provider = house.provider("example-chat").await;
    let filed = provider.file(&about("a-1", 1, Vec::new(), Vec::new()), &[]).await;
    house.carry().await;
    let text = format!("Invented: they told me the number {filed}.");
    let answer = house.tell(&house.nobody(), &[("incident", "contact"), ("story", &text)]).await;
    let other =
        house.tell(&house.nobody(), &[("incident", "contact"), ("story", "Invented: nothing.")]).await;
    assert_eq!(answer.status, other.status, "whether there is such a report is told to nobody");
    house.carry().await;
    let page = analyst.page(&format!("/desk/reports/{filed}")).await;
    assert!(page.contains("Writes the number of this report"), "{page}");
    let agency = house.receivers(filed).await.remove(0);
    let (_, page) = opened(&house, &agency, filed, "officer").await;
    assert!(!page.contains("Related referrals"), "{page}");
}

async fn a_number_that_is_nobodys_report_links_nothing(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let first = tell(&house, &[("story", "Invented: one.")]).await;
    let near = first.get() + 1;
    let later =
        tell(&house, &[("story", &format!("Invented: {near}, and 2026, and +44 161 496 0022"))]).await;
    let page = analyst.page(&format!("/desk/reports/{later}")).await;
    assert!(!page.contains("Linked reports"), "{page}");
    assert!(!linked(&analyst, first, later).await);
}

async fn one_telephone_in_two_spellings_is_one_household(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let spellings = [
        ((Some("+44"), "0161 496 0022"), (None, "+44 161 496 0022")),
        ((None, "+44 (0)161 496 0022"), (Some("+44"), "441614960022")),
        ((None, "+٤٤ ١٦١ ٤٩٦ ٠٠٢٢"), (None, "0161-496-0022")),
    ];
    for (place, ((a, one), (b, other))) in spellings.into_iter().enumerate() {
        let document = about(
            &format!("hh-{place}"),
            8,
            vec![reported(vec![phone(a, one)])],
            vec![victim(vec![phone(b, other)])],
        );
        let number = provider.file(&document, &[("a.png", format!("harmless {place}").as_bytes())]).await;
        house.carry().await;
        let (_, priority, factors) = ranked(&house, number).await;
        assert!(factors.iter().any(|name| name == "shares_household"), "{one} {other}: {factors:?}");
        assert_eq!(priority, Priority::P1, "{one} {other}");
    }
    let strangers = about(
        "hh-x",
        8,
        vec![reported(vec![phone(Some("+44"), "0161 496 0031")])],
        vec![victim(vec![phone(None, "+44 161 496 0032")])],
    );
    let number = provider.file(&strangers, &[]).await;
    house.carry().await;
    assert!(!ranked(&house, number).await.2.iter().any(|name| name == "shares_household"));
}

async fn spellings_of_one_thing_link_two_reports(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let provider = house.provider("example-chat").await;
    let mail = |text: &str| reported(vec![Element::new("email").text(text)]);
    let name = |text: &str| Element::new("screenName").text(text);
    let profile = |text: &str| Element::new("profileUrl").text(text);
    let pairs = [
        (reported(vec![phone(Some("+44"), "442079460018")]), reported(vec![phone(None, "+44 20 7946 0018")])),
        (
            reported(vec![phone(None, "+٤٤ ٢٠ ٧٩٤٦ ٠٠١٩")]),
            reported(vec![phone(Some("+44"), "020 7946 0019")]),
        ),
        (name("Zoe\u{308}.n"), name("Zoë.n")),
        (name("@WOLF\u{200b}_77"), name("wolf_77")),
        (mail("A.Person@bücher.example"), mail("a.person@xn--bcher-kva.example")),
        (
            profile("https://www.example.com/u/Zoë/"),
            profile("http://example.com/u/zoe\u{308}".replace('z', "Z").as_str()),
        ),
    ];
    for (place, (one, other)) in pairs.into_iter().enumerate() {
        let hour = u32::try_from(place).unwrap();
        let first =
            provider.file(&about(&format!("s-{place}-a"), hour, vec![one.clone()], Vec::new()), &[]).await;
        house.carry().await;
        let second =
            provider.file(&about(&format!("s-{place}-b"), hour, vec![other.clone()], Vec::new()), &[]).await;
        house.carry().await;
        assert!(linked(&analyst, first, second).await, "{one:?} {other:?}");
        assert_eq!(counts_earlier(&house, second).await.as_deref(), Some("earlier_report"), "{one:?}");
    }
}

async fn look_alikes_are_seen_from_the_first_and_told_to_the_agency(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let provider = house.provider("example-chat").await;
    let capture = Element::new("ipCaptureEvent")
        .leaf("ipAddress", "203.0.113.77")
        .leaf("dateTime", "2026-11-19T00:00:00Z");
    let tip = |hour| {
        about(
            "skype-77",
            hour,
            vec![Element::new("screenName").text("qa.invented"), capture.clone()],
            Vec::new(),
        )
    };
    let first = provider.file(&tip(0), &[]).await;
    house.carry().await;
    let mut later = Vec::new();
    for hour in 1..=5 {
        later.push(provider.file(&tip(hour), &[]).await);
        house.carry().await;
    }
    for other in &later {
        assert!(linked(&analyst, first, *other).await, "{other}");
        assert!(!house.receivers(*other).await.is_empty(), "a look-alike is a report of its own");
    }
    let agency = house.receivers(first).await.remove(0);
    let (officer, page) = opened(&house, &agency, first, "officer").await;
    for other in &later {
        let link = format!("href=\"/agency/referrals/{}\"", ReferralId { report: *other, ordinal: 1 });
        assert!(page.contains(&link), "the agency has both and is told: {page}");
    }
    let path = format!("/agency/referrals/{}", ReferralId { report: later[4], ordinal: 1 });
    officer.page(&path).await;
    officer.form(&format!("{path}/conditions"), &[("acknowledged", "yes")]).await;
    let back = format!("href=\"/agency/referrals/{}\"", ReferralId { report: first, ordinal: 1 });
    assert!(officer.page(&path).await.contains(&back));
    house.ends_sound().await;
}

async fn the_same_report_sent_again_counts_once_and_is_told_to_all(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let provider = house.provider("example-chat").await;
    let name = Element::new("screenName").text("retry.case");
    let document = about("retry-1", 8, vec![name.clone()], Vec::new());
    let files: [(&str, &[u8]); 2] = [("a.png", b"harmless"), ("b.png", b"also harmless")];
    let first = provider.file(&document, &files).await;
    house.pass(SignedDuration::from_mins(1));
    let again = provider.file(&document, &files).await;
    house.carry().await;
    let third = provider.file(&document, &files).await;
    house.carry().await;
    let (score, priority, factors) = ranked(&house, first).await;
    for repeat in [again, third] {
        assert_eq!(
            ranked(&house, repeat).await,
            (score, priority, factors.clone()),
            "it counts nothing for itself"
        );
        assert!(linked(&analyst, first, repeat).await);
        assert!(house.receivers(repeat).await.is_empty(), "nobody gets it twice");
        let page = analyst.page(&format!("/desk/reports/{repeat}")).await;
        assert!(page.contains("The same report and files from the same sender"), "{page}");
        let text = "select count(*) as many from preservation where report = $report";
        let kept = raw::rows(&house.house, text, params!(report = repeat.get())).await;
        assert_eq!(kept[0].int("many").unwrap(), 1, "the duty to preserve begins for each");
    }
    let agency = house.receivers(first).await.remove(0);
    let (_, page) = opened(&house, &agency, first, "officer").await;
    assert!(page.contains("The provider sent the same report and files again"), "{page}");
    assert!(page.contains(&again.to_string()) && page.contains(&third.to_string()));
    let person = house.person("sender", Role::Provider, None, Some("example-chat")).await;
    for (one, others) in [(first, [again, third]), (again, [first, third]), (third, [first, again])] {
        let page = person.page(&format!("/provider/reports/{one}")).await;
        assert!(page.contains("Sent more than once"), "{page}");
        for other in others {
            assert!(page.contains(&format!("/provider/reports/{other}")), "{one} leads to {other}: {page}");
        }
    }
    // What comes later about the same account finds the report once.
    let later = provider.file(&about("retry-1", 9, vec![name], Vec::new()), &[]).await;
    house.carry().await;
    assert_eq!(
        counts_earlier(&house, later).await.as_deref(),
        Some("earlier_report"),
        "one earlier report, not three"
    );
    let alerts = analyst.page("/desk").await;
    assert!(!alerts.contains("No agency may receive"), "{alerts}");
    house.ends_sound().await;
}

async fn the_same_content_is_the_same_report_and_other_content_is_not(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let other = house.provider("example-games").await;
    let document = String::from_utf8(about("same-1", 8, Vec::new(), Vec::new())).unwrap();
    let first = provider.file(document.as_bytes(), &[("a.png", b"harmless")]).await;
    house.carry().await;
    let spaced = document.replace("><", ">\n  <!-- sent again -->\n  <");
    let spaced = provider.file(spaced.as_bytes(), &[("other-name.png", b"harmless")]).await;
    house.carry().await;
    assert!(house.receivers(spaced).await.is_empty(), "spaces and comments make no other report");
    let more: [Sending<'_>; 4] = [
        (document.as_bytes(), &other, &[("a.png", b"harmless")]),
        (document.as_bytes(), &provider, &[]),
        (document.as_bytes(), &provider, &[("a.png", b"other bytes")]),
        (document.as_bytes(), &provider, &[("a.png", b"harmless"), ("b.png", b"one more")]),
    ];
    for (document, sender, files) in more {
        let number = sender.file(document, files).await;
        house.carry().await;
        assert!(!house.receivers(number).await.is_empty(), "another sender or other files: another report");
    }
    let changed = document.replace("T08:30:00Z", "T08:30:01Z");
    let changed = provider.file(changed.as_bytes(), &[("a.png", b"harmless")]).await;
    house.pass(SignedDuration::from_hours(24 * 31));
    let late = provider.file(document.as_bytes(), &[("a.png", b"harmless")]).await;
    house.carry().await;
    for number in [changed, late] {
        assert!(!house.receivers(number).await.is_empty(), "{number}");
    }
    assert!(!house.receivers(first).await.is_empty());
}

async fn a_report_that_foreign_police_asked_for_is_referred_each_time(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Csam, |parts| parts.asked_by("DE"));
    let first = provider.file(&document, &[]).await;
    house.carry().await;
    let again = provider.file(&document, &[]).await;
    house.carry().await;
    assert_eq!(
        house.receivers(again).await,
        house.receivers(first).await,
        "its sender is owed an answer for each"
    );
}

async fn what_the_public_names_links_to_what_providers_reported(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let provider = house.provider("example-games").await;
    let person =
        reported(vec![phone(Some("+44"), "020 7946 0018"), Element::new("email").text("wolf@example.org")]);
    let more = vec![
        person,
        Element::new("screenName").text("Wolf_77"),
        Element::new("profileUrl").text("https://games.example.com/u/wolf"),
    ];
    let filed = provider.file(&about("g-1", 3, more, Vec::new()), &[]).await;
    house.carry().await;
    let game = ("app", "Example Games");
    for fields in [
        vec![game, ("account", "wolf_77"), ("story", "Invented: he writes to children.")],
        vec![game, ("account", "@WOLF_77"), ("story", "Invented: again.")],
        vec![game, ("story", "Invented: it is @Wolf_77 again.")],
        vec![("account", "Wolf@Example.org"), ("story", "Invented: his address.")],
        vec![("account", "+44 (0)20 7946 0018"), ("story", "Invented: his number.")],
        vec![("account", "https://games.example.com/u/wolf/"), ("story", "Invented: his page.")],
        vec![("urls", "hxxps://games[.]example[.]com/u/wolf"), ("story", "Invented: his page.")],
        vec![("story", "Invented: he wrote from wolf (at) example [dot] org to her.")],
        vec![("story", "Invented: he called from 0044 20 7946 0018 at night.")],
    ] {
        let number = tell(&house, &fields).await;
        assert!(linked(&analyst, number, filed).await, "{fields:?}");
    }
    for fields in [
        vec![("app", "Another Game"), ("account", "wolf_77"), ("story", "Invented: elsewhere.")],
        vec![game, ("account", "wolf_78"), ("story", "Invented: another one.")],
        vec![("urls", "https://games.example.com/u/other"), ("story", "Invented: another page.")],
    ] {
        let number = tell(&house, &fields).await;
        assert!(!linked(&analyst, number, filed).await, "{fields:?}");
    }
}

async fn what_strangers_wrote_counts_only_once_a_person_decided(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let posted = tell(
        &house,
        &[("app", "Example Games"), ("account", "wolf_77"), ("story", "Invented: he writes to children.")],
    )
    .await;
    let provider = house.provider("example-games").await;
    let name = || vec![Element::new("screenName").text("wolf_77")];
    let before = provider.file(&about("w-1", 3, name(), Vec::new()), &[]).await;
    house.carry().await;
    assert!(linked(&analyst, posted, before).await);
    assert_eq!(counts_earlier(&house, before).await, None, "nobody has looked at the post");
    let decision = [("designation", "referral"), ("priority", "P2"), ("reason", "read, and to be acted on")];
    analyst.form(&format!("/desk/reports/{posted}/decide"), &decision).await;
    house.carry().await;
    let elsewhere = house.provider("example-chat").await;
    let account = Element::new("associatedAccount")
        .attribute("type", "Linked")
        .leaf("platform", "Example Games")
        .leaf("screenName", "Wolf_77");
    let after = elsewhere.file(&about("c-1", 3, vec![account], Vec::new()), &[]).await;
    house.carry().await;
    assert!(linked(&analyst, posted, after).await, "a linked account is found under its own service");
    assert!(linked(&analyst, before, after).await);
    assert_eq!(
        counts_earlier(&house, after).await.as_deref(),
        Some("earlier_reports"),
        "the post, and the report"
    );
}
