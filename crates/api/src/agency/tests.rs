use std::collections::BTreeSet;

use clearline_disclosure::Refusal;
use clearline_disclosure::Writer;
use clearline_disclosure::referral::ReferError;
use clearline_law::Register;
use clearline_pipeline::refer::queries::Page;
use clearline_pipeline::testing::{at, disclosed, head, page};
use clearline_records::dossier::routed::Referral;
use clearline_report::{Argument, ReferralState, message};
use serde_json::Value;

use super::DOCUMENT;
use super::documents::Whole;
use super::report_document::Report;
use super::report_parts::REPORT;
use super::report_schema;
use crate::openapi::operations;
use crate::problem::Problem;

#[test]
fn every_member_of_a_report_is_described_down_to_its_words() {
    let document =
        serde_json::to_value(Report::of(&disclosed(), Writer::english(Register::shipped()))).unwrap();
    assert_eq!(report_schema::faults(&document), Vec::<String>::new());
    let said: BTreeSet<&str> = document.as_object().unwrap().keys().map(String::as_str).collect();
    let described: BTreeSet<&str> = REPORT.members.iter().map(|member| member.0).collect();
    assert_eq!(said, described, "and what is described is there");
    // The description knows what does not belong there.
    let mut wrong = document;
    wrong["incident"]["type"] = "Something else".into();
    wrong["files"][0]["colour"] = "red".into();
    wrong["files"][0].as_object_mut().unwrap().remove("gate");
    let faults = report_schema::faults(&wrong).join("; ");
    for part in ["/incident/type is", "/files/0/colour is not described", "/files/0/gate is described"] {
        assert!(faults.contains(part), "{faults}");
    }
}

#[test]
fn the_name_of_an_analyst_stays_in_the_house() {
    let report = Report::of(&disclosed(), Writer::english(Register::shipped()));
    assert!(!serde_json::to_string(&report).unwrap().contains("secret"));
}

#[test]
fn nobody_elses_officer_is_named() {
    let whole = Whole::of(&page(ReferralState::Opened), &head(), Register::shipped(), at());
    let json = serde_json::to_string(&whole).unwrap();
    assert!(json.contains("token-case-system") && !json.contains("other.agency"), "{json}");
}

#[test]
fn another_officers_words_wait_for_the_conditions() {
    let mut page = page(ReferralState::Delivered);
    let words = "no-1 proposes it: the child is known to us";
    let words = Some(message!("ended-as", state = Argument::words(words)));
    page.referral = Referral { hop: 1, acknowledged_at: None, reason: words.clone(), ..page.referral };
    page.events[0].detail = words;
    let told =
        |page: &Page| serde_json::to_string(&Whole::of(page, &head(), Register::shipped(), at())).unwrap();
    assert!(!told(&page).contains("known to us"));
    page.referral.acknowledged_at = Some(at());
    assert!(told(&page).contains("known to us"));
}

#[test]
fn a_refusal_is_a_status_a_stable_code_and_words_to_go_on_with() {
    let withheld = Refusal::Withheld {
        because: vec![message!(
            "reason-by-clauses",
            why = message!("candidate-undecided"),
            clauses = Argument::clause("US-2258A-c3")
        )],
    };
    let table: [(ReferError, u64, &str); 10] = [
        (ReferError::NotFound, 404, "not_found"),
        (ReferError::AccessEnded, 410, "access_ended"),
        (ReferError::Suspended, 403, "access_paused"),
        (Refusal::OpenFirst.into(), 409, "open_first"),
        (Refusal::OtherConditions.into(), 409, "other_conditions"),
        (Refusal::ConditionsFirst.into(), 409, "conditions_first"),
        (Refusal::NoCode.into(), 422, "codes_missing"),
        (Refusal::FileClosed { why: message!("candidate-undecided") }.into(), 403, "file_closed"),
        (withheld.into(), 403, "withheld_by_law"),
        (Refusal::NotAskedByDraft.into(), 403, "needs_process"),
    ];
    for (error, status, code) in table {
        let problem = serde_json::to_value(Problem::from(error)).unwrap();
        assert_eq!(problem["status"], status);
        assert_eq!(problem["code"], code);
        assert!(problem["detail"].as_str().is_some_and(|words| words.ends_with('.')), "{problem}");
        // A program's author reads a citation, not a key of the register.
        assert_eq!(
            ["withheld_by_law", "needs_process"].contains(&code),
            problem["detail"].as_str().unwrap().contains("U.S.C."),
            "{problem}"
        );
    }
}

#[test]
fn the_openapi_document_lists_every_operation_and_holds_together() {
    assert_eq!(DOCUMENT["openapi"], "3.1.0");
    let mut listed: Vec<String> =
        operations(&DOCUMENT).into_iter().map(|one| format!("{} {}", one.method, one.path)).collect();
    listed.sort();
    let referral = "/api/v1/referrals/{id}";
    let mut expected = vec![
        "GET /api/v1/referrals".to_owned(),
        "POST /api/v1/feedback".to_owned(),
        format!("GET {referral}"),
    ];
    expected.extend(
        [
            "files/{file}",
            "package",
            "history",
            "proof",
            "brief",
            "brief.pdf",
            "drafts/{kind}",
            "drafts/{kind}/text",
            "drafts/{kind}/pdf",
        ]
        .map(|last| format!("GET {referral}/{last}")),
    );
    expected.extend(
        [
            "acknowledge",
            "open",
            "accept",
            "decline",
            "re-refer",
            "feedback",
            "files/{file}/warrant",
            "files/{file}/objection",
        ]
        .map(|last| format!("POST {referral}/{last}")),
    );
    expected.sort();
    assert_eq!(listed, expected);
    let paths = DOCUMENT["paths"].as_object().unwrap();
    for operation in paths.values().flat_map(|item| item.as_object().unwrap().values()) {
        let answers = operation["responses"].as_object().unwrap();
        for status in ["200", "4XX", "5XX"] {
            assert!(answers.contains_key(status), "{status}: {operation}");
        }
        // OpenAPI 3.1.0, Response Object: a description is required.
        assert!(answers.values().all(|answer| answer["description"].is_string()), "{operation}");
    }
    let mut references = Vec::new();
    gather(&DOCUMENT, &mut references);
    assert!(references.len() > 20, "{references:?}");
    for reference in references {
        assert!(DOCUMENT.pointer(reference.trim_start_matches('#')).is_some(), "{reference} leads nowhere");
    }
}

fn gather<'a>(value: &'a Value, references: &mut Vec<&'a str>) {
    match value {
        Value::Object(members) => {
            references.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|member| gather(member, references));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, references)),
        _ => {}
    }
}
