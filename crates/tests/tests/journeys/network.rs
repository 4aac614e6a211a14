//! The network between the house and PostgreSQL breaks: it is down, it stalls, a connection is reset in the middle of a
//! commit. Nobody hears of a success that is not kept, whoever asks again gets what they asked for once, and all work is
//! done once.

use axum::http::StatusCode;
use clearline_core::runner;
use clearline_oversight as oversight;
use clearline_pipeline::{carry, intake};
use clearline_records::dossier::{self, routed};
use clearline_report::{BasisKind, FileId, IncidentType, ReportNumber, Stage};
use clearline_seal::Identity;
use clearline_store::testing::{Moment, Network, Weather, postgres, until};
use clearline_tests::{Answer, Provider, TestHouse, file_details, leave, report, report_with};
use clearline_wire::responses::{Answer as Wire, Code};
use futures::TryStreamExt as _;
use jiff::SignedDuration;

use crate::lack::{asks_to_wait, doors, everybody_is_asked_to_wait};

/// A house, with a network before its database.
async fn house() -> (Network, TestHouse) {
    let network = Network::before(&postgres()).await;
    let house = TestHouse::on_database(network.address().parse().unwrap()).await;
    (network, house)
}

/// Makes a call again and again, and each time the connection is reset one commit later, until a call meets no reset. A reset
/// is told as a request to come again, or concerns nothing that the sender was told. Returns what was answered in order.
async fn through_resets(network: &Network, moment: Moment, call: impl AsyncFn() -> Answer) -> Vec<Answer> {
    let mut answers = Vec::new();
    for after in 0.. {
        network.reset_at(moment, after);
        let answer = call().await;
        let met = !network.spare();
        if answer.status == StatusCode::SERVICE_UNAVAILABLE {
            assert!(met, "refused without a reset: {}", answer.text());
            asks_to_wait(&answer);
            assert_eq!(answer.code(), Code::ServerError, "{}", answer.text());
        }
        answers.push(answer);
        if !met {
            break;
        }
    }
    let waits = answers.iter().filter(|answer| answer.status == StatusCode::SERVICE_UNAVAILABLE).count();
    assert!(waits > 0, "{moment:?}: a reset was told to the sender");
    answers
}

/// What was acknowledged of one report.
struct Acknowledged {
    number: ReportNumber,
    files: Vec<FileId>,
}

/// Files a report with a file, through resets in each of the four calls.
async fn file_through_resets(network: &Network, moment: Moment, provider: &Provider) -> Acknowledged {
    let told = |answer: &Answer| match answer.wire() {
        Wire::Response(response) if response.code == Code::Success => Some(response),
        _ => None,
    };
    let document = report(IncidentType::Csam);
    let opened = through_resets(network, moment, async || provider.xml("submit", &document).await).await;
    let number = opened.iter().filter_map(told).next_back().and_then(|last| last.report).expect("a number");
    let name = number.to_string();
    let bytes = format!("harmless {moment:?}");
    let upload = async || provider.upload(&name, "a.png", bytes.as_bytes()).await;
    let stored = through_resets(network, moment, upload).await;
    let files: Vec<FileId> = stored.iter().filter_map(told).map(|one| one.file.expect("a key")).collect();
    let details = file_details(number, files.last().expect("a file"), Some(true));
    through_resets(network, moment, async || provider.xml("fileinfo", &details).await).await;
    let ended = through_resets(network, moment, async || provider.form("finish", &name).await).await;
    let last = ended.last().expect("an answer").code();
    // Where only the answer was lost, the call had been carried out.
    assert!(moment == Moment::BeforeTheWord || last == Code::AlreadyFinished, "{last:?}");
    assert!(matches!(last, Code::Success | Code::AlreadyFinished), "{last:?}");
    Acknowledged { number, files }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_call_is_acknowledged_and_lost_or_carried_out_twice() {
    let (network, house) = house().await;
    let provider = house.provider("example-chat").await;
    for moment in Moment::ALL {
        let Acknowledged { number, files } = file_through_resets(&network, moment, &provider).await;
        house.carry().await;
        assert_eq!(house.receivers(number).await, ["us-fbi"], "{moment:?}: once, to one agency");
        let kept = dossier::files(&house.house, &leave(number)).await.unwrap();
        for file in files {
            let held = kept.iter().find(|held| held.id == file).expect("an acknowledged file is kept");
            let content = house.house.vault.get(&held.path, &held.sealed_key).await.unwrap();
            assert!(content.try_collect::<Vec<_>>().await.is_ok(), "an acknowledged file is whole");
        }
        let viewed = kept.iter().any(|held| held.said.viewed == clearline_report::Answer::Yes);
        assert!(viewed, "an acknowledged description");
    }
    // What was opened by a call whose answer was lost runs out, and reaches nobody.
    house.pass(SignedDuration::from_hours(72));
    intake::expire_overdue(&house.house).await.unwrap();
    house.ends_sound().await;
    let inbox = house.program("us-fbi").await.get("/api/v1/referrals").await;
    assert_eq!(inbox.json()["referrals"].as_array().unwrap().len(), Moment::ALL.len());
}

/// A report for police that get packages, so that its way has every step.
fn for_germany() -> Vec<u8> {
    let germany = "DE".parse().unwrap();
    let address = clearline_world::addresses_of(germany).next().unwrap().base.to_string();
    report_with(IncidentType::Csam, |parts| parts.seen_at(&address))
}

/// A report with a file of its own: the same report sent again makes no referral.
async fn filed(provider: &Provider, file: &str) -> ReportNumber {
    provider.file(&for_germany(), &[("a.png", file.as_bytes())]).await
}

/// Carries all work and sequences the ledger, until the network breaks.
async fn carry_until_it_breaks(house: &TestHouse) -> bool {
    runner::run_until_quiet(&house.house, carry).await.is_err()
        || oversight::sequence(&house.house).await.is_err()
}

/// At each commit of a report's way, one after the other, the connection is reset.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_work_is_done_once_wherever_a_commit_is_reset() {
    let (network, house) = house().await;
    house.qualify("de-1", BasisKind::Fbi).await;
    house.by_package("de-1", &Identity::from_entropy(&[4; 32]).unwrap().recipient()).await;
    let provider = house.provider("example-chat").await;
    let first = filed(&provider, "harmless").await;
    let before = network.commits();
    house.carry().await;
    let commits = network.commits() - before;
    assert_eq!(house.stage(first).await, Stage::Referred);
    assert!(commits > 5, "the way has many commits: {commits}");
    let mut broke = 0;
    for moment in Moment::ALL {
        for after in 0..commits {
            let number = filed(&provider, &format!("harmless {moment:?} {after}")).await;
            network.reset_at(moment, after);
            broke += usize::from(carry_until_it_breaks(&house).await);
            network.spare();
            // What was claimed is free again once the leases have run out.
            house.pass(SignedDuration::from_mins(10));
            house.carry().await;
            let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
            let one = referrals.first().filter(|one| referrals.len() == 1 && one.agency.as_str() == "de-1");
            let one = one.unwrap_or_else(|| panic!("{moment:?} after {after} commits: {referrals:?}"));
            assert!(one.package.is_some(), "{moment:?} after {after} commits: it is sealed");
        }
    }
    assert!(network.resets() >= 2 * commits - 2, "{} of {commits} commits, twice", network.resets());
    assert!(broke > 0, "work met the resets");
    house.ends_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_network_that_is_down_asks_everybody_to_wait_and_all_goes_on_after() {
    let (network, house) = house().await;
    let doors = doors(&house).await;
    network.turns(Weather::Down);
    everybody_is_asked_to_wait(&house, &doors).await;
    network.turns(Weather::Clear);
    assert_eq!(house.watcher().get("/readyz").await.status, StatusCode::OK);
    assert_eq!(doors.provider.form("finish", &doors.open).await.code(), Code::Success);
    house.ends_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_network_that_stalls_for_a_moment_holds_up_and_loses_nothing() {
    let (network, house) = house().await;
    let provider = house.provider("example-chat").await;
    let number = provider.open(&report(IncidentType::Csam)).await;
    network.turns(Weather::Stalled);
    let name = number.to_string();
    let (answer, ()) = tokio::join!(provider.form("finish", &name), async {
        until("the call is held up", async || network.held() > 0).await;
        network.turns(Weather::Clear);
    });
    assert_eq!(answer.code(), Code::Success, "{}", answer.text());
    house.carry().await;
    assert_eq!(house.receivers(number).await, ["us-fbi"]);
    house.ends_sound().await;
}

/// A word that arrives after the house gave up waiting: the sender was asked to come again, and what it asks is done once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_network_that_stalls_for_long_asks_to_come_again() {
    let network = Network::before(&postgres()).await;
    let house = TestHouse::on_slow_database(network.address().parse().unwrap(), 1).await;
    let provider = house.provider("example-chat").await;
    let number = provider.open(&report(IncidentType::Csam)).await;
    network.turns(Weather::Stalled);
    asks_to_wait(&provider.form("finish", &number.to_string()).await);
    assert!(network.held() > 0, "a message is on its way still");
    network.turns(Weather::Clear);
    let again = provider.form("finish", &number.to_string()).await;
    assert!(matches!(again.code(), Code::Success | Code::AlreadyFinished), "{}", again.text());
    house.carry().await;
    assert_eq!(house.receivers(number).await, ["us-fbi"]);
    house.ends_sound().await;
}
