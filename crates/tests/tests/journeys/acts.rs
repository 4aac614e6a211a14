//! Every act of an agency, by page and by program, on real referrals: it works for whoever has all that it needs, and
//! whoever lacks one of these changes nothing and reads nothing. The rows of the whole database are compared.

use std::collections::BTreeSet;

use clearline_counsel::{self as counsel, Matter, NewDocument, Proposed};
use clearline_http::Audience;
use clearline_law::access::{ActName, Actor, Needs, Role};
use clearline_pipeline::follow_up::{destruction, retention};
use clearline_pipeline::refer;
use clearline_records::dossier::{self, routed};
use clearline_report::{AgencyId, BasisKind, IncidentType, ReferralId, ReferralState};
use clearline_seal::Identity;
use clearline_tests::{
    Answer, Caller, Engine, Person, Provider, TestHouse, differences, file_details, leave, report_with,
};
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    every_act_works_for_an_agency_that_lacks_nothing,
    whoever_lacks_one_of_these_changes_nothing_and_reads_nothing,
    a_lost_basis_bars_every_act_and_ends_access,
);

/// What the report says, holds and is sealed into: nobody reads it who lacks something.
const SECRETS: [&str; 6] =
    ["quiet-heron", "user-1", "seen.png", "unseen.png", "harmless, seen", "age-encryption"];

/// Who asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// An officer with a browser.
    Page,
    /// The agency's program, with a token.
    Program,
}

/// One request by which an act is tried. In the address and the body stand `{id}`, `{file}` for a file that is open,
/// `{closed}` for one that is not, `{doomed}` for one that must be destroyed, `{digest}` for the conditions', and
/// `{password}` for the officer's own.
struct Try {
    act: ActName,
    by: By,
    method: &'static str,
    path: &'static str,
    /// A form's fields as a query, or JSON.
    body: &'static str,
}

const fn get(act: ActName, by: By, path: &'static str) -> Try {
    Try { act, by, method: "GET", path, body: "" }
}

const fn post(act: ActName, by: By, path: &'static str, body: &'static str) -> Try {
    Try { act, by, method: "POST", path, body }
}

impl Try {
    /// What must be done before. Who reads a draft reads the report: it must have been opened.
    fn needs(&self) -> Option<Needs> {
        if self.path.contains("/drafts/") { Some(Needs::Opened) } else { self.act.needs() }
    }
}

const TRIES: &[Try] = {
    use ActName::*;
    use By::*;
    &[
        get(ReadInbox, Page, "/agency"),
        get(ReadReferral, Page, "/agency/referrals/{id}"),
        get(ReadReferral, Page, "/agency/referrals/{id}/drafts/preservation"),
        get(ReadReferral, Page, "/agency/referrals/{id}/drafts/emergency/text"),
        get(ReadReferral, Page, "/agency/referrals/{id}/drafts/emergency/pdf"),
        get(ReadOwnHistory, Page, "/agency/referrals/{id}/brief"),
        get(ReadOwnHistory, Page, "/agency/referrals/{id}/brief.pdf"),
        post(
            AcknowledgeConditions,
            Page,
            "/agency/referrals/{id}/conditions",
            "acknowledged=yes&conditions={digest}",
        ),
        post(AcceptReferral, Page, "/agency/referrals/{id}/accept", ""),
        post(DeclineReferral, Page, "/agency/referrals/{id}/decline", "reason=no_capacity&note=busy"),
        post(ReReferReferral, Page, "/agency/referrals/{id}/re-refer", "agency=fr-1&reason=lives+there"),
        post(
            RecordWarrant,
            Page,
            "/agency/referrals/{id}/warrant",
            "file={closed}&reference=Court+12&issued=2026-11-20",
        ),
        post(GiveFeedback, Page, "/agency/referrals/{id}/feedback", "code=F1&note="),
        get(FetchFile, Page, "/agency/referrals/{id}/files/{file}"),
        get(FetchPackage, Page, "/agency/referrals/{id}/package"),
        get(NotifyDestruction, Page, "/agency/referrals/{id}/destruction"),
        post(
            NotifyDestruction,
            Page,
            "/agency/referrals/{id}/destruction",
            "file={file}&reference=letter+4&password={password}",
        ),
        get(ObjectToDestruction, Page, "/agency/referrals/{id}/objection"),
        post(
            ObjectToDestruction,
            Page,
            "/agency/referrals/{id}/objection",
            "file={doomed}&reason=needed+here",
        ),
        get(ReadPreservation, Page, "/agency/referrals/{id}/preservation"),
        get(ReadPreservation, Page, "/agency/referrals/{id}/preservation/letter"),
        post(RequestPreservation, Page, "/agency/referrals/{id}/preservation", "reference=case+7"),
        post(
            ObjectToDestruction,
            Program,
            "/api/v1/referrals/{id}/files/{doomed}/objection",
            r#"{"reason":"needed here"}"#,
        ),
        get(ReadInbox, Program, "/api/v1/referrals"),
        get(ReadReferral, Program, "/api/v1/referrals/{id}"),
        get(ReadReferral, Program, "/api/v1/referrals/{id}/drafts/preservation"),
        get(ReadReferral, Program, "/api/v1/referrals/{id}/drafts/emergency/text"),
        get(ReadReferral, Program, "/api/v1/referrals/{id}/drafts/emergency/pdf"),
        post(
            AcknowledgeConditions,
            Program,
            "/api/v1/referrals/{id}/acknowledge",
            r#"{"conditions_sha256":"{digest}"}"#,
        ),
        post(OpenReferral, Program, "/api/v1/referrals/{id}/open", ""),
        post(AcceptReferral, Program, "/api/v1/referrals/{id}/accept", ""),
        post(
            DeclineReferral,
            Program,
            "/api/v1/referrals/{id}/decline",
            r#"{"reason":"no_capacity","note":"busy"}"#,
        ),
        post(
            ReReferReferral,
            Program,
            "/api/v1/referrals/{id}/re-refer",
            r#"{"agency":"fr-1","reason":"lives there"}"#,
        ),
        post(GiveFeedback, Program, "/api/v1/referrals/{id}/feedback", r#"{"codes":["F1"],"note":""}"#),
        post(
            GiveFeedback,
            Program,
            "/api/v1/feedback",
            r#"{"items":[{"referral":"{id}","codes":["F1"],"note":""}]}"#,
        ),
        get(FetchFile, Program, "/api/v1/referrals/{id}/files/{file}"),
        get(FetchPackage, Program, "/api/v1/referrals/{id}/package"),
        get(ReadOwnHistory, Program, "/api/v1/referrals/{id}/history"),
        get(ReadOwnHistory, Program, "/api/v1/referrals/{id}/proof"),
        get(ReadOwnHistory, Program, "/api/v1/referrals/{id}/brief"),
        get(ReadOwnHistory, Program, "/api/v1/referrals/{id}/brief.pdf"),
        post(
            RecordWarrant,
            Program,
            "/api/v1/referrals/{id}/files/{closed}/warrant",
            r#"{"reference":"Court 12","issued_on":"2026-11-20"}"#,
        ),
    ]
};

/// An agency's people and program.
struct Side {
    agency: AgencyId,
    officer: Person,
    program: Caller,
}

impl Side {
    async fn of(house: &TestHouse, agency: &str, officer: &str) -> Side {
        Side {
            agency: agency.parse().unwrap(),
            officer: house.person(officer, Role::Officer, Some(agency), None).await,
            program: house.program(agency).await,
        }
    }

    fn actor(&self) -> Actor {
        Actor::officer(&"someone".parse().unwrap(), self.agency.clone())
    }

    async fn attempt(&self, one: &Try, on: &Ready) -> Answer {
        let body = on.fill(one.body).replace("{password}", &self.officer.password);
        let path = on.fill(one.path);
        match (one.by, one.method) {
            (By::Page, "GET") => self.officer.caller.get(&path).await,
            (By::Page, _) => {
                let fields: Vec<(String, String)> = serde_urlencoded::from_str(&body).unwrap();
                let fields: Vec<(&str, &str)> =
                    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                self.officer.form(&path, &fields).await
            }
            (By::Program, method) => self.program.send(method, &path, Some("application/json"), body).await,
        }
    }
}

/// A referral that one is about to act on.
struct Ready {
    id: ReferralId,
    file: String,
    closed: String,
    doomed: String,
    digest: String,
}

impl Ready {
    fn fill(&self, text: &str) -> String {
        text.replace("{id}", &self.id.to_string())
            .replace("{file}", &self.file)
            .replace("{closed}", &self.closed)
            .replace("{doomed}", &self.doomed)
            .replace("{digest}", &self.digest)
    }
}

/// The house with two agencies that receive, and a provider.
struct World {
    house: TestHouse,
    provider: Provider,
    document: Vec<u8>,
}

impl World {
    /// Reports lead to Germany where it says so, and to the home desk otherwise.
    async fn on(engine: Engine, abroad: bool) -> World {
        let house = TestHouse::on(engine).await;
        house.qualify("de-1", BasisKind::Interpol).await;
        house.qualify("fr-1", BasisKind::Ice).await;
        house.by_package("us-fbi", &Identity::from_entropy(&[5; 32]).unwrap().recipient()).await;
        let provider = house.provider("example-chat").await;
        let country = "DE".parse().unwrap();
        let slice = clearline_world::addresses_of(country).find(|slice| slice.base.is_ipv4()).unwrap();
        let document = report_with(IncidentType::Csam, |parts| {
            if abroad { parts.seen_at(&slice.base.to_string()) } else { parts }
        });
        World { house, provider, document }
    }

    /// A referral to one side that was brought as far as `needs` says: listed, acknowledged, opened.
    async fn ready(&self, side: &Side, needs: Needs) -> Ready {
        let (house, provider) = (&self.house, &self.provider);
        let number = provider.open(&self.document).await;
        let files =
            [("seen.png", "seen", true), ("unseen.png", "unseen", false), ("doomed.png", "too", true)];
        for (name, what, viewed) in files {
            // Of this report alone: the same report sent again makes no referral.
            let file = provider.add(number, name, format!("harmless, {what}, {number}").as_bytes()).await;
            provider.xml("fileinfo", &file_details(number, &file, Some(viewed))).await;
        }
        provider.finish(number).await;
        house.carry().await;
        let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
        let referral = referrals.into_iter().find(|one| one.agency == side.agency).expect("it reached them");
        let files = dossier::files(&house.house, &leave(number)).await.unwrap();
        let id = referral.id;
        side.program.get("/api/v1/referrals").await;
        let read = side.program.get(&format!("/api/v1/referrals/{id}")).await.json();
        if needs >= Needs::Acknowledged {
            refer::acknowledge_conditions(&house.house, &side.actor(), id).await.unwrap();
        }
        if needs >= Needs::Opened {
            refer::open(&house.house, &side.actor(), id).await.unwrap();
        }
        Ready {
            id,
            file: files[0].id.to_string(),
            closed: files[1].id.to_string(),
            doomed: files[2].id.to_string(),
            digest: read["conditions_sha256"].as_str().unwrap().to_owned(),
        }
    }
}

impl World {
    /// The agency notified that one of the files must be destroyed: there is something to object to.
    async fn notified(&self, side: &Side, needs: Needs) -> Ready {
        let ready = self.ready(side, needs).await;
        let file = ready.doomed.parse().unwrap();
        let actor = side.actor();
        destruction::notify(&self.house.house, &actor, ready.id, &file, "letter 3").await.unwrap();
        ready
    }
}

async fn every_act_works_for_an_agency_that_lacks_nothing(engine: Engine) {
    let acts: BTreeSet<ActName> = TRIES.iter().map(|one| one.act).collect();
    for act in ActName::ALL {
        // Who signs in, or changes the own password or factor, acts on no referral.
        let of_persons = [ActName::SignIn, ActName::ChangeOwnPassword, ActName::ChangeOwnFactor];
        let of_referrals = !of_persons.contains(&act);
        let of_officers = of_referrals && act.grants().iter().any(|grant| grant.role == Role::Officer);
        assert_eq!(of_officers, acts.contains(&act), "{act:?} must be tried here");
    }
    for route in clearline_tests::routes().iter().filter(|route| route.audience == Audience::Agency) {
        let plain = |path: &str| {
            let path = path.replace("{closed}", "{file}").replace("{doomed}", "{file}");
            path.replace("/drafts/preservation", "/drafts/{kind}")
                .replace("/drafts/emergency", "/drafts/{kind}")
        };
        let (method, path) = (route.method.word(), &route.path);
        let tried = TRIES.iter().find(|one| one.method == method && plain(one.path) == *path);
        let act = tried.unwrap_or_else(|| panic!("{method} {path} must be tried here")).act;
        assert_eq!(route.needs, clearline_http::Needs::Acts(vec![act]), "{method} {path}");
    }
    let world = World::on(engine, false).await;
    let home = Side::of(&world.house, "us-fbi", "officer").await;
    for one in TRIES {
        let ready = match one.act {
            ActName::ObjectToDestruction => world.notified(&home, Needs::Opened).await,
            _ => world.ready(&home, one.needs().unwrap_or(Needs::Opened)).await,
        };
        let before = world.house.rows().await;
        let answer = home.attempt(one, &ready).await;
        let status = answer.status.as_u16();
        assert!(matches!(status, 200 | 303), "{} {}: {status} {}", one.method, one.path, answer.text());
        if one.method == "POST" {
            let changed = differences(&before, &world.house.rows().await);
            assert!(changed.iter().any(|(table, _)| table == "entry"), "{}: {changed:?}", one.path);
        }
    }
    world.house.ends_sound().await;
}

/// What an agency lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lack {
    /// The referral is another agency's.
    Own,
    /// The conditions were not acknowledged.
    Acknowledged,
    /// The report was not opened.
    Opened,
    /// It was handed on.
    Access,
    /// It is suspended.
    Resumed,
    /// The report was expunged.
    Report,
}

impl Lack {
    /// Must the request be refused for it?
    fn bars(self, one: &Try) -> bool {
        match self {
            Lack::Own => one.act != ActName::ReadInbox,
            Lack::Acknowledged => one.needs() >= Some(Needs::Acknowledged),
            Lack::Opened => one.needs() >= Some(Needs::Opened),
            Lack::Access | Lack::Report => one.needs().is_some(),
            Lack::Resumed => one.needs().is_some() || one.act == ActName::ReadInbox,
        }
    }
}

/// Tries every act that the lack bars: the database stays as it is, and no answer holds anything of the report.
async fn nothing_happens(world: &World, side: &Side, ready: &Ready, lack: Lack) {
    let before = world.house.rows().await;
    for one in TRIES.iter().filter(|one| lack.bars(one)) {
        let what = format!("{} {} without {lack:?}", one.method, one.path);
        let answer = side.attempt(one, ready).await;
        let text = answer.text();
        assert!(!answer.status.is_server_error(), "{what}: {} {text}", answer.status);
        for secret in SECRETS {
            assert!(!text.contains(secret), "{what} tells {secret}");
        }
        let changed = differences(&before, &world.house.rows().await);
        assert!(changed.is_empty(), "{what}: {} {changed:#?}", answer.status);
        if lack == Lack::Own {
            assert!(text.contains("not_found") || answer.status.as_u16() == 404, "{what}: it exists");
        }
        if lack == Lack::Resumed {
            let paused = text.contains("access_paused") || text.contains("is paused");
            assert!(paused, "{what} says why: {text}");
        }
    }
}

async fn whoever_lacks_one_of_these_changes_nothing_and_reads_nothing(engine: Engine) {
    let world = World::on(engine, false).await;
    let house = &world.house;
    let home = Side::of(house, "us-fbi", "officer").await;
    let abroad = Side::of(house, "de-1", "other").await;

    let opened = world.notified(&home, Needs::Opened).await;
    nothing_happens(&world, &abroad, &opened, Lack::Own).await;
    let listed = world.ready(&home, Needs::Standing).await;
    nothing_happens(&world, &home, &listed, Lack::Acknowledged).await;
    let agreed = world.ready(&home, Needs::Acknowledged).await;
    nothing_happens(&world, &home, &agreed, Lack::Opened).await;
    let handed = world.notified(&home, Needs::Opened).await;
    refer::re_refer(&house.house, &home.actor(), handed.id, &"fr-1".parse().unwrap(), "lives there")
        .await
        .unwrap();
    house.carry().await;
    nothing_happens(&world, &home, &handed, Lack::Access).await;

    let fresh = world.ready(&home, Needs::Standing).await;
    house.suspend("us-fbi").await;
    for ready in [&opened, &fresh] {
        nothing_happens(&world, &home, ready, Lack::Resumed).await;
    }
    house.resume("us-fbi").await;

    let old = world.ready(&home, Needs::Opened).await;
    refer::accept(&house.house, &home.actor(), old.id).await.unwrap();
    let operator = Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap();
    retention::set_limit(&house.house, &operator, Some(90)).await.unwrap();
    house.pass(SignedDuration::from_hours(24 * 500));
    assert!(retention::sweep(&house.house).await.unwrap().contains(&old.id.report));
    // Sessions have ended meanwhile.
    let home = Side::of(house, "us-fbi", "successor").await;
    nothing_happens(&world, &home, &old, Lack::Report).await;
    house.ends_sound().await;
}

async fn a_lost_basis_bars_every_act_and_ends_access(engine: Engine) {
    let world = World::on(engine, true).await;
    let house = &world.house;
    let abroad = Side::of(house, "de-1", "officer").await;
    let mut tries = Vec::new();
    for one in TRIES.iter().filter(|one| one.act.needs().is_some()) {
        let ready = match one.act {
            ActName::ObjectToDestruction => world.notified(&abroad, Needs::Opened).await,
            _ => world.ready(&abroad, Needs::Opened).await,
        };
        tries.push((one, ready));
    }
    let left = world.ready(&abroad, Needs::Opened).await;
    let counsel_of = |id: &str| Actor::staff(Role::Counsel, &id.parse().unwrap()).unwrap();
    let matter = Matter::EndBasis {
        agency: abroad.agency.clone(),
        ordinal: 1,
        last_day: "2026-11-22".parse().unwrap(),
    };
    let proposed = Proposed { matter, reason: "the relationship ended".to_owned() };
    let letter = Some(NewDocument::whole("letter.txt", b"Synthetic letter.".to_vec()));
    let proposal = counsel::propose(&house.house, &counsel_of("ana"), &proposed, letter).await.unwrap();
    counsel::approve(&house.house, &counsel_of("ben"), &proposal, "seen").await.unwrap();

    for (one, ready) in &tries {
        let what = format!("{} {}", one.method, one.path);
        let before = house.rows().await;
        let answer = abroad.attempt(one, ready).await;
        assert!(!answer.status.is_server_error(), "{what}: {}", answer.text());
        for secret in SECRETS {
            assert!(!answer.text().contains(secret), "{what} tells {secret}");
        }
        only_access_ended(&what, &differences(&before, &house.rows().await));
        let state = routed::referral(&house.house, &leave(ready.id.report), ready.id.ordinal)
            .await
            .unwrap()
            .unwrap()
            .state;
        assert_eq!(state, ReferralState::Recalled, "{what}");
    }
    let inbox = abroad.program.get("/api/v1/referrals").await.json();
    assert_eq!(inbox["referrals"].as_array().map(Vec::len), Some(0), "{inbox}");
    let state =
        routed::referral(&house.house, &leave(left.id.report), left.id.ordinal).await.unwrap().unwrap().state;
    assert_eq!(state, ReferralState::Recalled, "it is not listed, and access has ended");
    house.ends_sound().await;
}

/// That access ended is written, and nothing else.
fn only_access_ended(what: &str, changed: &[(String, String)]) {
    for (table, row) in changed {
        let expected = match table.as_str() {
            "referral" => true,
            "referral_event" => row.contains("access_ended"),
            "alert" => row.contains("access_ended"),
            "entry" => row.contains("refer.end_access"),
            _ => false,
        };
        assert!(expected, "{what} writes {table}: {row}");
    }
    let entries = changed.iter().filter(|(table, _)| table == "entry").count();
    assert_eq!(entries, 1, "{what}: {changed:#?}");
}
