use clearline_disclosure::Disclosed;
use clearline_frame::view;
use clearline_law::Register;
use clearline_pipeline::testing::{at, disclosed, page};
use clearline_report::{Priority, ReferralState};

use super::show::{self, Attempt, Opened};
use crate::agency::{referral, sections};

fn english(words: &view::Words) -> String {
    words.in_english(Register::shipped())
}

fn shown(state: ReferralState, attempt: Option<Attempt>) -> referral::view::Referral {
    let opened = Opened {
        kept: &page(state),
        disclosed: &disclosed(),
        agencies: &[],
        register: Register::shipped(),
        priority: Priority::P1,
        now: at(),
    };
    show::referral(view::Page::new("", view::Audience::Agency), &opened, attempt)
}

#[test]
fn the_name_of_an_analyst_stays_in_the_house() {
    let page = shown(ReferralState::Opened, None);
    assert!(!format!("{page:?}").contains("secret"));
}

#[test]
fn an_address_is_told_to_the_second_with_its_port_and_its_doubt() {
    let all = sections::layer(&disclosed(), Register::shipped()).sections;
    let facts: Vec<_> = all.iter().flat_map(|section| &section.facts).collect();
    let address = facts.iter().find(|fact| english(&fact.name) == "Network address").unwrap();
    assert!(address.exact);
    assert_eq!(
        english(&address.value),
        "203.0.113.77:40112, Login, 2026-11-23 16:04:05 UTC, the sender thinks that it may be a proxy"
    );
}

#[test]
fn what_was_not_stated_or_not_disclosed_is_not_shown() {
    let bare = Disclosed {
        parties: Vec::new(),
        internet: Vec::new(),
        law_enforcement: None,
        reporter: None,
        reporter_contact: None,
        statements: Vec::new(),
        linked: Vec::new(),
        outcome: None,
        incident: None,
        ..disclosed()
    };
    let headings: Vec<String> = sections::layer(&bare, Register::shipped())
        .sections
        .into_iter()
        .map(|one| english(&one.heading))
        .collect();
    assert_eq!(headings[0], "Incident", "who filed, and when, remains");
    assert!(headings[1..].iter().all(|heading| heading.contains("file")), "{headings:?}");
    let full = sections::layer(&disclosed(), Register::shipped());
    assert!(
        full.sections
            .iter()
            .flat_map(|section| &section.facts)
            .all(|fact| english(&fact.value) != "not stated")
    );
}

#[test]
fn a_shut_file_says_why_and_what_a_list_knows_of_it() {
    let page = shown(ReferralState::Opened, None);
    let file = &page.files[0];
    assert!(!file.gate.is_open());
    assert_eq!(english(file.gate.words()), "It is not stated that the sender viewed the file.");
    let notes: Vec<String> = file.row.notes.iter().map(english).collect();
    assert!(notes.contains(&"hash lists: is in the list “A”".to_owned()), "{notes:?}");
    assert!(page.ground.without.iter().any(|fact| english(&fact.value) == "2 are not listed."));
}

#[test]
fn every_feedback_stands_with_its_own_words_and_nobody_elses_officer_is_named() {
    let history = shown(ReferralState::Opened, None).history;
    assert_eq!(history[0].who, None, "it may have been another agency's officer");
    let detail = |event: &view::Event| english(event.detail.as_ref().unwrap());
    assert_eq!(detail(&history[1]), "Useful: new case; Victim identified");
    assert_eq!(detail(&history[2]), "Insufficient: name the missing field. the port is missing");
    assert_eq!(history[2].who, Some(view::Words::data("token-case-system")));
}

#[test]
fn what_is_offered_follows_from_where_the_referral_stands() {
    let opened = shown(ReferralState::Opened, None).actions;
    assert!(opened.can_accept && opened.decline_reasons.len() == 9 && opened.feedback.len() == 20);
    let accepted = shown(ReferralState::Accepted, None).actions;
    assert!(!accepted.can_accept && !accepted.decline_reasons.is_empty());
    let declined = shown(ReferralState::Declined, None).actions;
    assert!(declined.can_accept && declined.decline_reasons.is_empty(), "one may change one's mind");
}

#[test]
fn what_was_typed_comes_back_with_the_words_of_the_refusal() {
    let typed = vec![("code".to_owned(), "F15".to_owned()), ("note".to_owned(), "half a note".to_owned())];
    let attempt = Attempt { form: "feedback", words: view::Words::data("Say more."), typed };
    let actions = shown(ReferralState::Accepted, Some(attempt)).actions;
    assert_eq!(actions.error("feedback"), Some(&view::Words::data("Say more.")));
    assert_eq!(actions.note, "half a note");
    let chosen: Vec<&str> =
        actions.feedback.iter().filter(|choice| choice.chosen).map(|choice| choice.value.as_str()).collect();
    assert_eq!(chosen, ["F15"]);
}
