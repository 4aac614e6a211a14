//! Many posts at once through the public form: nobody is sent away, one page sends one report, and no flood buries a real
//! report or takes it away.

use axum::http::StatusCode;
use clearline_law::access::{Actor, ReadDesk, Role, Thing, permit};
use clearline_pipeline::intake::{self, PublicFiled, TokenKind};
use clearline_pipeline::triage::{self, DismissalState, FloodRow, dismissal};
use clearline_records::dossier::triaged;
use clearline_report::{Answer, Argument, Designation, IncidentType, ReportNumber, Stage};
use clearline_tests::{Engine, Person, TestHouse, leave, report};
use clearline_wire::public::{Contact, PublicReport};
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    one_page_sends_one_report,
    a_page_that_cannot_be_sent_yet_comes_back_filled_in,
    a_token_works_on_every_process,
    one_text_four_thousand_times_stands_in_one_row,
    random_words_four_thousand_times_bury_nothing,
    what_is_distinct_is_never_dismissed,
    a_dismissal_is_undone_within_a_day,
    a_group_is_dismissed_once,
    after_a_day_a_dismissal_holds_and_one_decision_changes_one_report,
    a_decision_and_a_dismissal_never_take_the_same_report,
    below_the_rate_nothing_is_grouped,
    an_identifier_known_from_elsewhere_keeps_a_group_whole,
);

/// Posts of the flood.
const FLOOD: usize = 4_000;
/// The text of the flood.
const TEXT: &str =
    "Synthetic flood text: a child is in danger right now, do something at once, everybody must send this";
/// What one person tells in the middle of it, without a contact, a name or an address.
const REAL: &str = "Synthetic: the man who trains my little sister asked her to come to his flat on Sunday, and she told me \
                    that he takes pictures of the girls when they change. She is afraid of him and of what he will do.";

fn post(story: &str) -> PublicReport {
    PublicReport {
        incident: IncidentType::Enticement,
        story: story.to_owned(),
        urls: Vec::new(),
        platform: None,
        account: None,
        happened: None,
        child: None,
        child_in_danger: Answer::Yes,
        contact: None,
        contact_for_agencies: Answer::NotStated,
        language: "en".to_owned(),
    }
}

fn signed(story: &str) -> PublicReport {
    let email = Some("somebody@example.com".to_owned());
    PublicReport { contact: Some(Contact { email, ..Contact::default() }), ..post(story) }
}

/// Files a post as the form does.
async fn send(house: &TestHouse, report: &PublicReport) -> ReportNumber {
    let token = intake::ready_token(&house.house, TokenKind::Page);
    let token = intake::read_token(&house.house, &token).expect("it may be used at once");
    match intake::file_public(&house.house, &Actor::public(), report, &token).await {
        Ok(PublicFiled::Arrived(number)) => number,
        other => panic!("nothing is refused: {other:?}"),
    }
}

/// Sends a flood within ten seconds, and one real report in the middle of it. Returns the real one's number.
async fn flood(house: &TestHouse, text: impl Fn(usize) -> String, real: &PublicReport) -> ReportNumber {
    let mut number = None;
    for place in 0..FLOOD {
        if place == FLOOD / 2 {
            number = Some(send(house, real).await);
        }
        send(house, &post(&text(place))).await;
        house.pass(SignedDuration::from_micros(10_000_000 / 4_000));
    }
    number.expect("it was sent")
}

/// Ten words of no meaning, others for each place.
fn random_words(place: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["la", "mo", "ri", "ten", "ku", "sa", "vel", "do", "pi", "gra", "nu", "fe", "lo", "bar", "zi", "hem"];
    let mut state = (place as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        SYLLABLES[(state >> 60) as usize]
    };
    let words: Vec<String> = (0..10).map(|_| format!("{}{}{}", next(), next(), next())).collect();
    words.join(" ")
}

/// The pages of the review queue as a person turns them, up to `most`.
async fn pages(analyst: &Person, most: usize) -> Vec<String> {
    let (mut pages, mut next) = (Vec::new(), Some("/desk".to_owned()));
    while let Some(path) = next.take().filter(|_| pages.len() < most) {
        let page = analyst.page(&path).await;
        next = page
            .split("rel=\"next\" href=\"")
            .nth(1)
            .map(|rest| rest.split('"').next().unwrap_or("").replace("&#38;", "&").replace("&amp;", "&"));
        pages.push(page);
    }
    pages
}

fn shows(page: &str, number: ReportNumber) -> bool {
    page.contains(&format!("<a class=\"row-link\" href=\"/desk/reports/{number}\">"))
}

pub(crate) async fn groups(house: &TestHouse) -> Vec<triage::PostGroup> {
    let analyst = Actor::staff(Role::Analyst, &"reader".parse().unwrap()).unwrap();
    let permit = permit::<ReadDesk>(&analyst, &Thing::House).unwrap();
    let page = triage::queries::flood(&house.house, &permit, None).await.unwrap();
    let group = |row| match row {
        FloodRow::Group(group) => Some(group),
        FloodRow::Post(_) => None,
    };
    page.rows.into_good().into_iter().filter_map(group).collect()
}

async fn the_dismissal(house: &TestHouse) -> triage::Dismissal {
    let analyst = Actor::staff(Role::Analyst, &"reader".parse().unwrap()).unwrap();
    let permit = permit::<ReadDesk>(&analyst, &Thing::House).unwrap();
    dismissal::newest(&house.house, &permit, None)
        .await
        .unwrap()
        .into_good()
        .into_iter()
        .next()
        .expect("one was ordered")
}

async fn designation(house: &TestHouse, number: ReportNumber) -> Option<Designation> {
    clearline_records::dossier::head(&house.house, number).await.unwrap().unwrap().designation
}

/// So many posts of the flood's text, carried to the review queue.
pub(crate) async fn small_flood(house: &TestHouse, count: usize) -> Vec<ReportNumber> {
    small_flood_of(house, TEXT, count).await
}

pub(crate) async fn small_flood_of(house: &TestHouse, text: &str, count: usize) -> Vec<ReportNumber> {
    let mut numbers = Vec::new();
    for _ in 0..count {
        numbers.push(send(house, &post(text)).await);
        house.pass(SignedDuration::from_millis(3));
    }
    house.carry().await;
    numbers
}

const FIELDS: [(&str, &str); 4] = [
    ("incident", "contact"),
    ("story", "Synthetic: somebody wrote to a child."),
    ("danger", "no"),
    ("country", "Germany"),
];

fn token(page: &str) -> String {
    let rest = page.split("name=\"csrf\" value=\"").nth(1).expect("the form has its token");
    rest.split('"').next().unwrap().to_owned()
}

fn number_on(page: &str) -> String {
    let rest = page.split("class=\"number-big\">").nth(1).unwrap_or_else(|| panic!("no number: {page}"));
    rest.split('<').next().unwrap().to_owned()
}

async fn one_page_sends_one_report(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let nobody = house.nobody();
    let token = token(&nobody.get("/report").await.text());
    house.pass(SignedDuration::from_secs(6));
    let fields: Vec<_> = [("csrf", token.as_str())].into_iter().chain(FIELDS).collect();
    // A double click: both arrive before either is answered.
    let (one, other) = tokio::join!(nobody.send_report(&fields), nobody.send_report(&fields));
    assert_eq!((one.status, other.status), (StatusCode::OK, StatusCode::OK));
    let number = number_on(&one.text());
    assert_eq!(number, number_on(&other.text()), "both show the one confirmation");
    // Loading the confirmation again sends the form again.
    house.pass(SignedDuration::from_hours(1));
    assert_eq!(number_on(&nobody.send_report(&fields).await.text()), number);
    // Back, and something was changed: nothing is lost, and nothing is sent unasked.
    let mut changed = fields.clone();
    changed[2].1 = "Synthetic: somebody wrote to a child, and wrote again.";
    let back = nobody.send_report(&changed).await;
    assert_eq!(back.status, StatusCode::CONFLICT);
    assert!(back.text().contains("and wrote again"), "what was typed is still there");
    let fresh = self::token(&back.text());
    changed[0].1 = &fresh;
    assert_ne!(number_on(&nobody.send_report(&changed).await.text()), number, "a report of its own");
    house.ends_sound().await;
}

async fn a_page_that_cannot_be_sent_yet_comes_back_filled_in(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let nobody = house.nobody();
    let page_token = token(&nobody.get("/report").await.text());
    let with = |token: &str| -> Vec<(String, String)> {
        let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        std::iter::once(("csrf", token)).chain(FIELDS).map(own).collect()
    };
    let post = async |token: &str| {
        let fields = with(token);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        nobody.send_report(&fields).await
    };
    let filled =
        |page: &str| page.contains("somebody wrote to a child") && page.contains("value=\"Germany\"");

    house.pass(SignedDuration::from_millis(4_900));
    let quick = post(&page_token).await;
    assert_eq!(quick.status, StatusCode::CONFLICT, "nobody reads and writes that fast");
    assert!(filled(&quick.text()) && quick.text().contains("nothing was sent yet"));
    assert_eq!(quick.header("retry-after"), "5");
    house.pass(SignedDuration::from_millis(200));
    assert_eq!(post(&token(&quick.text())).await.status, StatusCode::OK, "the same page, a moment later");

    let old = token(&nobody.get("/report").await.text());
    house.pass(SignedDuration::from_hours(47));
    assert_eq!(post(&old).await.status, StatusCode::OK, "a page that was open for a day and more");
    let older = token(&nobody.get("/report").await.text());
    house.pass(SignedDuration::from_hours(49));
    let late = post(&older).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(filled(&late.text()));
    assert_eq!(post(&token(&late.text())).await.status, StatusCode::OK, "once more is enough");

    for none_of_ours in ["", "00", &"f".repeat(82)] {
        let answer = post(none_of_ours).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(filled(&answer.text()));
        house.pass(SignedDuration::from_secs(6));
        assert_eq!(post(&token(&answer.text())).await.status, StatusCode::OK);
    }
    let forged = {
        let mut token = token(&nobody.get("/report").await.text());
        let last = if token.ends_with('0') { "1" } else { "0" };
        token.replace_range(token.len() - 1.., last);
        token
    };
    house.pass(SignedDuration::from_secs(6));
    assert_eq!(post(&forged).await.status, StatusCode::CONFLICT, "a token that we did not give");
}

async fn a_token_works_on_every_process(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let second = house.second().await;
    let token = token(&house.nobody().get("/report").await.text());
    house.pass(SignedDuration::from_secs(6));
    let fields: Vec<_> = [("csrf", token.as_str())].into_iter().chain(FIELDS).collect();
    let there = second.nobody().send_report(&fields).await;
    assert_eq!(there.status, StatusCode::OK, "{}", there.text());
    let here = house.nobody().send_report(&fields).await;
    assert_eq!(number_on(&here.text()), number_on(&there.text()), "spent there is spent here");
}

async fn one_text_four_thousand_times_stands_in_one_row(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let real = flood(&house, |_| TEXT.to_owned(), &post(REAL)).await;
    house.carry().await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let first = analyst.page("/desk").await;
    assert!(shows(&first, real), "the real report is on the first page");
    assert!(first.contains("4,000 posts of one text"), "the flood is one row");
    assert_eq!(first.matches("class=\"row-link\"").count(), 2, "and that is all");
    let alerts = first.matches("/acknowledge\"").count();
    assert_eq!(alerts, 2, "the real report's alert, and one of the group");
    assert!(first.contains("4,000 posts in this group"), "it counts what waits");

    let group = groups(&house).await.remove(0);
    let preview = analyst.page(&format!("/desk/dismiss?group={}", group.id)).await;
    assert!(preview.contains("Synthetic flood text") && preview.contains("4,000 posts will be dismissed."));
    let id = group.id.to_string();
    let ordered = analyst.form("/desk/dismiss", &[("group", &id), ("reason", "one machine")]).await;
    assert_eq!(ordered.status, StatusCode::SEE_OTHER, "{}", ordered.text());
    house.carry().await;
    assert_eq!(the_dismissal(&house).await.dismissed, 4_000);
    let after = analyst.page("/desk").await;
    assert!(shows(&after, real) && !after.contains("posts of one text"), "only the real report is left");
    assert_eq!(house.stage(real).await, Stage::AtDesk);
}

async fn random_words_four_thousand_times_bury_nothing(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let real = flood(&house, random_words, &post(REAL)).await;
    house.carry().await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let three = pages(&analyst, 3).await;
    assert_eq!(three.len(), 3, "the flood fills more than three pages");
    assert!(three.iter().any(|page| shows(page, real)), "the real report is on one of the first three");
    let alerts = three[0].matches("/acknowledge\"").count();
    assert!(alerts <= 50 && three[0].contains(&format!("Report {real}")), "its alert is shown: {alerts}");
    for group in groups(&house).await {
        assert!(group.waiting < 5, "texts that are unlike are not grouped: {group:?}");
    }
    let order = [("group", real.to_string()), ("reason", "all of them".to_owned())];
    let order: Vec<_> = order.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = analyst.form("/desk/dismiss", &order).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "it is never dismissed in bulk");
    house.carry().await;
    assert_eq!(house.stage(real).await, Stage::AtDesk);
    assert!(shows(&three.concat(), real));
}

async fn what_is_distinct_is_never_dismissed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let mut junk = small_flood(&house, 60).await;
    let before = [
        send(&house, &signed(TEXT)).await,
        send(&house, &post(&format!("{TEXT} and she is at 14 Mill Lane"))).await,
        send(&house, &post(&format!("{TEXT}. It is my neighbour, I hear her crying"))).await,
        send(&house, &PublicReport { account: Some("wolf_77".to_owned()), ..post(TEXT) }).await,
    ];
    junk.push(send(&house, &post(&format!("{TEXT} please!!"))).await);
    house.carry().await;
    let group = groups(&house).await.remove(0);
    let supervisor = house.person("supervisor", Role::Supervisor, None, None).await;
    let id = group.id.to_string();
    supervisor.page(&format!("/desk/dismiss?group={id}")).await;
    // Between the preview and the confirmation, and again before the work is done.
    let between = send(&house, &signed(TEXT)).await;
    house.carry().await;
    let reason = [("group", id.as_str()), ("reason", "one machine")];
    assert_eq!(supervisor.form("/desk/dismiss", &reason).await.status, StatusCode::SEE_OTHER);
    let after = send(&house, &post(TEXT)).await;
    house.carry().await;
    let done = the_dismissal(&house).await;
    assert_eq!(done.dismissed, 61, "all of the machine's, and nothing else");
    house.pass(SignedDuration::from_hours(25));
    house.carry().await;
    for number in before.into_iter().chain([between, after]) {
        assert_eq!(house.stage(number).await, Stage::AtDesk, "{number} still waits for a person");
    }
    for number in junk {
        assert_eq!(designation(&house, number).await, Some(Designation::Informational));
    }
}

async fn a_dismissal_is_undone_within_a_day(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let posts = small_flood(&house, 250).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let before = groups(&house).await;
    let id = before[0].id.to_string();
    analyst.form("/desk/dismiss", &[("group", &id), ("reason", "one machine")]).await;
    house.carry().await;
    assert!(groups(&house).await.is_empty(), "the row is gone");
    // One is decided alone meanwhile: what is put back is the rest.
    let decided = posts[7];
    let path = format!("/desk/reports/{decided}/decide");
    let fields = [("designation", "referral"), ("priority", "P0"), ("reason", "this one is real")];
    assert_eq!(analyst.form(&path, &fields).await.status, StatusCode::SEE_OTHER);
    house.pass(SignedDuration::from_hours(23));
    let analyst = house.person("morning", Role::Analyst, None, None).await;
    let dismissed = the_dismissal(&house).await;
    let undo = format!("/desk/dismissals/{}/undo", dismissed.id);
    assert!(analyst.page("/desk/dismissals").await.contains(&undo), "the page offers it");
    assert_eq!(analyst.form(&undo, &[]).await.status, StatusCode::SEE_OTHER);
    house.carry().await;
    let undone = the_dismissal(&house).await;
    assert_eq!((undone.state, undone.restored), (DismissalState::Undone, 249));
    let back = groups(&house).await;
    assert_eq!(back[0].waiting, 249, "as it was, but for the one");
    assert_eq!(back[0].place, before[0].place, "at its place");
    assert_eq!(house.stage(decided).await, Stage::Referred, "a single decision went on at once");
    let again = analyst.form(&undo, &[]).await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST, "once is all");
    house.pass(SignedDuration::from_hours(30));
    house.carry().await;
    for number in posts.iter().filter(|number| **number != decided) {
        assert_eq!(house.stage(*number).await, Stage::AtDesk, "nothing comes of it later");
    }
    house.ends_sound().await;
}

async fn a_group_is_dismissed_once(engine: Engine) {
    let house = TestHouse::on(engine).await;
    small_flood(&house, 60).await;
    let (ann, ben) = (
        house.person("ann", Role::Analyst, None, None).await,
        house.person("ben", Role::Analyst, None, None).await,
    );
    let id = groups(&house).await[0].id.to_string();
    let fields = [("group", id.as_str()), ("reason", "one machine")];
    // Two order it at the same moment: one is first, and the other is told.
    let (one, other) = tokio::join!(ann.form("/desk/dismiss", &fields), ben.form("/desk/dismiss", &fields));
    let mut both = [one.status, other.status];
    both.sort();
    assert_eq!(both, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
    let told = if one.status == StatusCode::SEE_OTHER { other.text() } else { one.text() };
    assert!(told.contains("This group was dismissed already, on 2026-11-23 12:00 UTC.<"), "{told}");
    let preview = format!("/desk/dismiss?group={id}");
    let already = "This group was dismissed already, on";
    assert!(ann.page(&preview).await.contains(already), "while it is being done");
    house.carry().await;
    assert!(ann.page(&preview).await.contains(already), "and once it is done");
    let before = house.rows().await;
    assert_eq!(ann.form("/desk/dismiss", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let entries = |rows: &clearline_tests::Rows| rows["dismissal"].len();
    assert_eq!((entries(&before), entries(&house.rows().await)), (1, 1), "it is recorded once");
    // What came since can be dismissed as well.
    small_flood(&house, 3).await;
    assert_eq!(ann.form("/desk/dismiss", &fields).await.status, StatusCode::SEE_OTHER);
    house.carry().await;
    assert_eq!(the_dismissal(&house).await.dismissed, 3);
    house.ends_sound().await;
}

async fn after_a_day_a_dismissal_holds_and_one_decision_changes_one_report(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let posts = small_flood(&house, 120).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let id = groups(&house).await[0].id.to_string();
    analyst.form("/desk/dismiss", &[("group", &id), ("reason", "one machine")]).await;
    house.carry().await;
    for number in &posts {
        assert_eq!(house.stage(*number).await, Stage::AtDesk, "nothing is decided before its time is over");
    }
    house.pass(SignedDuration::from_hours(24) + SignedDuration::from_secs(1));
    let analyst = house.person("morning", Role::Analyst, None, None).await;
    let dismissed = the_dismissal(&house).await;
    let late = analyst.form(&format!("/desk/dismissals/{}/undo", dismissed.id), &[]).await;
    assert_eq!(late.status, StatusCode::BAD_REQUEST);
    house.carry().await;
    assert_eq!(the_dismissal(&house).await.state, DismissalState::Settled);
    for number in &posts {
        let outcomes = triaged::outcomes(&house.house, &leave(*number)).await.unwrap();
        let last = outcomes.last().unwrap();
        assert_eq!(last.designation, Designation::Informational);
        let reason = last.reason.as_ref().and_then(|why| why.argument("reason"));
        assert_eq!(reason, Some(&Argument::words("one machine")));
        assert_eq!(last.decided_by, triaged::Author::Person("analyst:analyst".to_owned()));
        let document = clearline_records::dossier::document(&house.house, &leave(*number)).await.unwrap();
        assert!(document.is_some_and(|document| !document.is_empty()), "nothing is expunged");
    }
    let path = format!("/desk/reports/{}/decide", posts[3]);
    let fields = [("designation", "override-referral"), ("priority", "P1"), ("reason", "this one is real")];
    assert_eq!(analyst.form(&path, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(designation(&house, posts[3]).await, Some(Designation::Referral));
    assert_eq!(designation(&house, posts[4]).await, Some(Designation::Informational));
    house.ends_sound().await;
}

async fn a_decision_and_a_dismissal_never_take_the_same_report(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let posts = small_flood(&house, 80).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let id = groups(&house).await[0].id.to_string();
    analyst.form("/desk/dismiss", &[("group", &id), ("reason", "one machine")]).await;
    let decide = async {
        for number in posts.iter().step_by(9) {
            let fields = [("designation", "referral"), ("priority", "P1"), ("reason", "read alone")];
            let answer = analyst.form(&format!("/desk/reports/{number}/decide"), &fields).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        }
    };
    tokio::join!(decide, house.carry());
    house.carry().await;
    house.pass(SignedDuration::from_hours(25));
    house.carry().await;
    for (place, number) in posts.iter().enumerate() {
        let expected = if place % 9 == 0 { Designation::Referral } else { Designation::Informational };
        assert_eq!(designation(&house, *number).await, Some(expected), "{place}");
    }
    assert!(groups(&house).await.is_empty(), "the count of the group is right to the last");
    house.ends_sound().await;
}

async fn below_the_rate_nothing_is_grouped(engine: Engine) {
    let house = TestHouse::on(engine).await;
    small_flood(&house, 30).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let page = analyst.page("/desk").await;
    assert_eq!(page.matches("class=\"row-link\"").count(), 30, "each has its row");
    assert!(!page.contains("Many posts at once"));
    // The rate is over ten minutes: others that come later are rows of their own again.
    house.pass(SignedDuration::from_mins(11));
    const OTHER: &str =
        "Synthetic: they film a boy in the house at the end of our street, please come and look";
    small_flood_of(&house, OTHER, 20).await;
    assert_eq!(analyst.page("/desk").await.matches("class=\"row-link\"").count(), 50);
    small_flood_of(&house, OTHER, 11).await;
    assert!(analyst.page("/desk").await.contains("31 posts of one text"), "above it they stand in one row");
    // A text that came so often stands behind its row also when it comes slowly.
    house.pass(SignedDuration::from_hours(1));
    let analyst = house.person("later", Role::Analyst, None, None).await;
    small_flood(&house, 1).await;
    let page = analyst.page("/desk").await;
    assert_eq!(page.matches("31 posts of one text").count(), 4, "two groups, each with its label: {page}");
    // Posts that do not speak of danger are as ever, in any number.
    let calm = PublicReport { child_in_danger: Answer::No, ..post(TEXT) };
    let number = send(&house, &calm).await;
    house.carry().await;
    assert!(shows(&analyst.page("/desk").await, number));
}

async fn an_identifier_known_from_elsewhere_keeps_a_group_whole(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let named = PublicReport {
        account: Some("Quiet-Heron".to_owned()),
        platform: Some("Example Games".to_owned()),
        ..post(TEXT)
    };
    for _ in 0..40 {
        send(&house, &named).await;
        house.pass(SignedDuration::from_millis(3));
    }
    house.carry().await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let group = groups(&house).await.remove(0);
    assert_eq!(group.waiting, 40, "that they name the same account does not set them apart");
    let preview = format!("/desk/dismiss?group={}", group.id);
    assert!(analyst.page(&preview).await.contains("40 posts will be dismissed."));
    // Then a provider reports the same account.
    let provider = house.provider("example-games").await;
    provider.file(&report(IncidentType::Enticement), &[]).await;
    house.carry().await;
    assert!(analyst.page(&preview).await.contains("Nothing in this group can be dismissed together."));
    let id = group.id.to_string();
    let order = analyst.form("/desk/dismiss", &[("group", &id), ("reason", "one machine")]).await;
    assert_eq!(order.status, StatusCode::UNPROCESSABLE_ENTITY);
    // And what names it from now on has a row of its own.
    let later = send(&house, &named).await;
    house.carry().await;
    let page = analyst.page("/desk").await;
    assert!(shows(&page, later) && page.contains("names somebody who is known from another report"));
}
