//! A stored word that the program does not know is an error or is shown as such, and never another word.

use clearline_counsel as counsel;
use clearline_identity::directory;
use clearline_law::access::{ReadDesk, ReadLaw, Role, Thing, permit};
use clearline_oversight as oversight;
use clearline_pipeline::follow_up::{destruction, holds, notices, preservation, requests};
use clearline_pipeline::{refer, triage};
use clearline_records::dossier::{self, augmented, grounds, routed, triaged};
use clearline_report::ReferralId;
use clearline_store::Value;
use clearline_tests::{Engine, leave};
use xtask::data::{DataMap, Kind};

use crate::on_both;
use crate::unreadable::{Bad, Full, NO_WORD, staff};

on_both!(an_unknown_word_is_never_another);

/// Words that are shown as they are stored, so that one which a newer program wrote is not hidden by an older one.
const AS_STORED: [(&str, &str); 4] =
    [("alert", "kind"), ("feedback", "codes"), ("notice", "kind"), ("referral_event", "kind")];

/// Words that no program reads back as a value.
const NOT_READ: [(&str, &str, &str); 7] = [
    ("credential", "party", "a secret is found by its party; under an unknown one it opens nothing"),
    ("post_group", "known", "read when the next post of the group comes"),
    ("file", "viewed", "counted by a statement; the answer itself is read from what the sender said"),
    ("hash_entry", "kind", "compared with the kind of a digest; an unknown one fails the job that meets it"),
    ("identifier", "matter", "kept for people who look; reports are joined by the fingerprint alone"),
    ("job", "kind", "a_job_that_cannot_be_read_holds_up_no_other"),
    ("report", "incident", "the sender's own word, shown as it came where it is not in the list"),
];

async fn an_unknown_word_is_never_another(engine: Engine) {
    let full = Full::on(engine).await;
    full.house.person("somebody", Role::Analyst, None, None).await;
    let map = DataMap::of_repository().unwrap();
    let mut faults = Vec::new();
    for table in &map.tables {
        for column in table.columns.iter().filter(|one| matches!(one.is, Kind::Word | Kind::Flag)) {
            let name = (table.name.as_str(), column.name.as_str());
            if NOT_READ.iter().any(|(table, column, _)| (*table, *column) == name) {
                continue;
            }
            let at = row_of(name.0, &full.proposal);
            let value: Value = if column.is == Kind::Flag || name == ("agency", "investigates") {
                7.into()
            } else {
                NO_WORD.into()
            };
            let broken = Bad { table: name.0, column: name.1, at: &at, value };
            let read = full.with(&broken, async || reads(&full, name.0).await).await;
            let right = match &read {
                None => !AS_STORED.contains(&name),
                Some(shown) => AS_STORED.contains(&name) && shown.contains(NO_WORD),
            };
            if !right {
                faults.push(format!("{}.{} with an unknown word reads as {read:?}", name.0, name.1));
            }
            if reads(&full, name.0).await.is_none() {
                faults.push(format!("{} cannot be read though nothing is wrong with it", name.0));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Which row of a table is broken.
fn row_of(table: &str, proposal: &str) -> String {
    match table {
        "provider" => "id = 'example-chat'".to_owned(),
        "provider_regime" => "country = 'GB'".to_owned(),
        "agency" => "id = 'de-1'".to_owned(),
        "agency_basis" => "agency = 'de-1'".to_owned(),
        "account" => "id = 'somebody'".to_owned(),
        "report" => "number = $report".to_owned(),
        "credential" => "holder = 'example-chat'".to_owned(),
        "desk" => "report = $report".to_owned(),
        "dismissal" => "id = (select min(id) from dismissal)".to_owned(),
        "proposal" => format!("id = '{proposal}'"),
        "alert" => "id = 'alert-0'".to_owned(),
        "candidate" => "report = $report and subject = 'reported' and position = 1".to_owned(),
        "referral_event" => "report = $report and referral = 1 and ordinal = 1".to_owned(),
        "file" => "report = $report and name = 'a.png'".to_owned(),
        "destruction" | "preservation" | "foreign_request" | "file_ground" => "report = $report".to_owned(),
        _ => "report = $report and ordinal = 1".to_owned(),
    }
}

/// What the program reads of the rows of a table, as text; none where it says that it cannot.
async fn reads(full: &Full, table: &str) -> Option<String> {
    let (house, number) = (&full.house.house, full.numbers[0]);
    let id = ReferralId { report: number, ordinal: 1 };
    let admin = staff(Role::Admin, "operator");
    let law = permit::<ReadLaw>(&admin, &Thing::House).unwrap();
    let de = "de-1".parse().unwrap();
    fn text<T: std::fmt::Debug, E>(read: Result<T, E>) -> Option<String> {
        read.ok().map(|value| format!("{value:?}"))
    }
    match table {
        "provider" => text(directory::provider(house, &"example-chat".parse().unwrap()).await),
        "provider_regime" => text(directory::regimes(house, &"example-chat".parse().unwrap()).await),
        "agency" | "agency_basis" => text(directory::agency(house, &de).await),
        "account" => text(directory::accounts(house, &admin).await.unwrap().whole()),
        "report" => text(dossier::head(house, number).await),
        "file" => text(dossier::files(house, &leave(number)).await),
        "statement" => text(augmented::statements(house, &leave(number)).await),
        "candidate" => text(augmented::candidates(house, &leave(number)).await),
        "outcome" => text(triaged::outcomes(house, &leave(number)).await),
        "file_ground" => text(grounds::of_report(house, &leave(number)).await),
        "ruling" => text(routed::rulings(house, &leave(number)).await),
        "referral" => {
            let dora = clearline_law::access::Actor::officer(&"dora".parse().unwrap(), de);
            let inbox = refer::inbox(house, &dora, None, None).await.unwrap().lines.whole();
            let referrals = text(routed::referrals(house, &leave(number)).await);
            referrals.zip(text(inbox)).map(|(referrals, inbox)| format!("{referrals} {inbox}"))
        }
        "referral_event" => text(routed::events(house, &leave(id.report), id.ordinal).await),
        "feedback" => text(routed::feedback(house, &leave(id.report), id.ordinal).await),
        "preservation" => text(preservation::of_report(house, &leave(number)).await),
        "destruction" => text(destruction::of_report(house, &leave(number)).await),
        "hold" => text(holds::of_report(house, &leave(number)).await),
        "foreign_request" => text(requests::of_report(house, &leave(number)).await),
        "notice" => text(notices::of_report(house, &leave(number)).await.unwrap().whole()),
        "alert" => {
            let desk = permit(&staff(Role::Analyst, "ana"), &Thing::House).unwrap();
            text(oversight::waiting_alerts(house, &desk, oversight::Calls::Now, None).await.unwrap().whole())
        }
        "credential" => {
            let holder = directory::Holder::Provider("example-chat".parse().unwrap());
            text(directory::credentials(house, &admin, holder.party(), Some(&holder)).await.unwrap().whole())
        }
        "desk" => text(triage::queries::grouped(house, &leave(number)).await),
        "dismissal" => {
            let desk: clearline_law::access::Permit<ReadDesk> =
                permit(&staff(Role::Analyst, "ana"), &Thing::House).unwrap();
            text(triage::dismissal::newest(house, &desk, None).await.unwrap().whole())
        }
        "hand_over" => {
            let lead = staff(Role::Supervisor, "lead");
            text(refer::hand_overs(house, &lead, id).await.unwrap().taken.whole())
        }
        "proposal" => text(counsel::queries::one(house, &law, &full.proposal).await),
        other => panic!("say how the words of {other} are read"),
    }
}
