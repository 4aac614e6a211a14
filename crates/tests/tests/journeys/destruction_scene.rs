//! Where the journeys of destruction play: one report with files that two agencies hold.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use clearline_disclosure::Writer;
use clearline_law::access::{Actor, ReadDesk, Role, Thing, permit};
use clearline_oversight as oversight;
use clearline_pipeline::follow_up::destruction::{self, Destruction};
use clearline_records::dossier::{self, KeptFile, routed};
use clearline_report::{BasisKind, IncidentType, ReferralId, ReportNumber};
use clearline_tests::{Engine, Person, TestHouse, file_details, leave, report_with};
use jiff::SignedDuration;

pub(crate) fn staff(role: Role, id: &str) -> Actor {
    Actor::staff(role, &id.parse().unwrap()).unwrap()
}

pub(crate) fn officer(id: &str, agency: &str) -> Actor {
    Actor::officer(&id.parse().unwrap(), agency.parse().unwrap())
}

pub(crate) fn hours(count: i64) -> SignedDuration {
    SignedDuration::from_hours(count)
}

pub(crate) fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}

/// For how long it waits, from its notification.
pub(crate) fn waits(made: &Destruction) -> SignedDuration {
    made.due_at.unwrap().duration_since(made.notified.at)
}

/// One report with several files that two agencies hold: `de-1` notifies, `fr-1` looks on.
pub(crate) struct Scene {
    pub(crate) house: TestHouse,
    pub(crate) number: ReportNumber,
    pub(crate) files: Vec<KeptFile>,
    pub(crate) referrals: BTreeMap<String, ReferralId>,
    pub(crate) dora: Person,
    pub(crate) fred: Person,
}

impl Scene {
    pub(crate) async fn with(engine: Engine, kind: IncidentType, names: &[(&str, bool)]) -> Scene {
        let house = TestHouse::on(engine).await;
        for agency in ["de-1", "fr-1"] {
            house.qualify(agency, BasisKind::Interpol).await;
        }
        Scene::in_house(house, kind, names).await
    }

    /// The files by their names, each viewed by its provider or not.
    pub(crate) async fn in_house(house: TestHouse, kind: IncidentType, names: &[(&str, bool)]) -> Scene {
        let provider = house.provider("example-chat").await;
        let address = |country: &str| {
            let country = country.parse().unwrap();
            let mut slices = clearline_world::addresses_of(country);
            slices.find(|slice| slice.base.is_ipv4()).unwrap().base.to_string()
        };
        let document = report_with(kind, |parts| {
            let mut parts = parts.seen_at(&address("DE")).seen_at(&address("FR"));
            if kind == IncidentType::Enticement {
                parts.incident = clearline_wire::Element::new("incidentSummary")
                    .leaf("incidentType", kind.wire_label())
                    .leaf("escalateToHighPriority", "he waits for her tomorrow")
                    .leaf("incidentDateTime", "2026-11-20T08:30:00Z");
            }
            parts
        });
        let number = provider.open(&document).await;
        for (name, viewed) in names {
            let file = provider.add(number, name, name.as_bytes()).await;
            provider.xml("fileinfo", &file_details(number, &file, viewed.then_some(true))).await;
        }
        provider.finish(number).await;
        house.carry().await;
        let kept = routed::referrals(&house.house, &leave(number)).await.unwrap();
        let referrals = kept.into_iter().map(|one| (one.agency.to_string(), one.id)).collect();
        let dora = house.person("dora", Role::Officer, Some("de-1"), None).await;
        let fred = house.person("fred", Role::Officer, Some("fr-1"), None).await;
        let files = dossier::files(&house.house, &leave(number)).await.unwrap();
        let scene = Scene { house, number, files, referrals, dora, fred };
        scene.open(&scene.dora, "de-1").await;
        scene.open(&scene.fred, "fr-1").await;
        scene
    }

    pub(crate) async fn of(engine: Engine) -> Scene {
        Scene::with(engine, IncidentType::Csam, &[("a.png", true), ("b.png", true)]).await
    }

    pub(crate) fn referral(&self, agency: &str) -> ReferralId {
        *self.referrals.get(agency).unwrap_or_else(|| panic!("{agency} is none of {:?}", self.referrals))
    }

    pub(crate) async fn open(&self, person: &Person, agency: &str) {
        let path = format!("/agency/referrals/{}", self.referral(agency));
        person.form(&format!("{path}/conditions"), &[("acknowledged", "yes")]).await;
        person.page(&path).await;
    }

    /// The address of a page of an agency's referral.
    pub(crate) fn at(&self, agency: &str, page: &str) -> String {
        format!("/agency/referrals/{}{page}", self.referral(agency))
    }

    pub(crate) async fn fetches(&self, person: &Person, agency: &str, place: usize) -> bool {
        let path = self.at(agency, &format!("/files/{}", self.files[place].id));
        person.caller.get(&path).await.status == StatusCode::OK
    }

    pub(crate) async fn row(&self, place: usize) -> KeptFile {
        dossier::file(&self.house.house, &leave(self.number), &self.files[place].id).await.unwrap().unwrap()
    }

    /// Are the sealed bytes still there, for whoever had kept the key?
    pub(crate) async fn bytes(&self, place: usize) -> bool {
        let file = &self.files[place];
        self.house.house.vault.get_small(&file.path, &file.sealed_key).await.is_ok()
    }

    pub(crate) async fn notify_as(&self, actor: &Actor, place: usize) -> Destruction {
        let (id, file) = (self.referral("de-1"), &self.files[place].id);
        destruction::notify(&self.house.house, actor, id, file, "letter 4").await.unwrap()
    }

    pub(crate) async fn notify(&self, place: usize) -> Destruction {
        self.notify_as(&officer("dora", "de-1"), place).await
    }

    pub(crate) async fn sweep(&self) -> usize {
        destruction::carry_out_due(&self.house.house).await.unwrap()
    }

    pub(crate) async fn alerts(&self) -> Vec<(String, String)> {
        let desk = permit::<ReadDesk>(&staff(Role::Analyst, "ana"), &Thing::House).unwrap();
        let alerts =
            oversight::waiting_alerts(&self.house.house, &desk, oversight::Calls::Now, None).await.unwrap();
        alerts
            .into_good()
            .into_iter()
            .map(|alert| (alert.kind, Writer::of(&self.house.house).say(&alert.words)))
            .collect()
    }

    pub(crate) async fn is_called(&self, kind: &str) -> bool {
        self.alerts().await.iter().any(|(called, _)| called == kind)
    }

    /// Where counsel decides about a file.
    pub(crate) fn case(&self, place: usize) -> String {
        format!("/counsel/destructions/{}/{}", self.number, self.files[place].id)
    }

    /// Another officer of an agency, freshly signed in.
    pub(crate) async fn officer(&self, id: &str, agency: &str) -> Person {
        self.house.person(id, Role::Officer, Some(agency), None).await
    }

    pub(crate) async fn staff(&self, id: &str, role: Role) -> Person {
        self.house.person(id, role, None, None).await
    }

    pub(crate) async fn now(&self, place: usize) -> Destruction {
        let file = &self.files[place].id;
        destruction::of_file(&self.house.house, &leave(self.number), file).await.unwrap().unwrap()
    }
}
