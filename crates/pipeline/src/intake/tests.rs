use clearline_core::limits::Limits;
use clearline_records::dossier::{FileDocument, Head, received_digest};
use clearline_report::{ReportKind, ReportNumber, Stage, World};
use jiff::{SignedDuration, Timestamp};

use super::decide;
use super::model::Refusal;

fn head(stage: Stage) -> Head {
    let opened: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
    Head {
        number: ReportNumber::assign(opened.as_millisecond(), 1),
        kind: ReportKind::Provider,
        world: World::Live,
        provider: None,
        stage,
        incident: String::new(),
        batched: false,
        files: 0,
        opened_at: opened,
        changed_at: opened,
        finished_at: None,
        designation: None,
        priority: None,
        expunged_at: None,
    }
}

#[test]
fn an_unfinished_report_lives_a_day_and_at_least_an_hour_after_its_last_change() {
    let limits = Limits::default();
    let quiet = head(Stage::Open);
    assert_eq!(decide::expires_at(&quiet, &limits), quiet.opened_at + SignedDuration::from_hours(24));
    let mut busy = head(Stage::Open);
    busy.changed_at = busy.opened_at + SignedDuration::from_mins(23 * 60 + 30);
    assert_eq!(decide::expires_at(&busy, &limits), busy.opened_at + SignedDuration::from_mins(24 * 60 + 30));
}

#[test]
fn only_an_open_report_changes() {
    for stage in Stage::ALL {
        let expected = match stage {
            Stage::Open => Ok(()),
            Stage::Retracted | Stage::Expired => Err(Refusal::Retracted),
            _ => Err(Refusal::Finished),
        };
        assert_eq!(decide::must_be_open(&head(stage)), expected, "{stage}");
    }
}

#[test]
fn a_batched_report_holds_one_file() {
    let mut batched = head(Stage::Open);
    batched.batched = true;
    batched.files = 1;
    assert_eq!(decide::may_finish(&batched), Ok(()));
    batched.files = 2;
    assert!(matches!(decide::may_finish(&batched), Err(Refusal::Invalid(_))));
}

#[test]
fn the_digest_of_what_was_received_is_the_documented_one() {
    let files = [FileDocument {
        id: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        sha256: vec![0xab; 32],
        size: 5,
        details: Some(b"<fileDetails/>".to_vec()),
    }];
    // Computed apart, with another program, over the lines that docs/providers.md describes.
    let digest = received_digest(b"<report/>", &files);
    assert_eq!(hex::encode(digest), "88810ebcf45fffb26a9bd0b412e1526f97a4adc61ff17c64e87c9052ef56d999");
}
