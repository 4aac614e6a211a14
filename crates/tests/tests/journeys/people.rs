//! Who may call what: every route, every kind of caller, on objects that exist.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use clearline_law::HoldKind;
use clearline_law::access::{Actor, ReadDesk, Role, Thing, permit};
use clearline_pipeline::counsel::{self, Matter, NewDocument, Proposed};
use clearline_pipeline::dossier::{self, routed};
use clearline_pipeline::follow_up::destruction;
use clearline_pipeline::follow_up::holds::{self, NewHold};
use clearline_pipeline::{oversight, refer, triage};
use clearline_report::{BasisKind, IncidentType};
use clearline_seal::Identity;
use clearline_tests::{Answer, Caller, Engine, Person, TestHouse, differences, leave, report, report_with};

use crate::flood;
use crate::law_pages::STALE;
use crate::on_both;

on_both!(every_route_answers_every_caller_as_the_table_says, wrong_passwords_open_nothing, a_session_ends);

const ALL: &[&str] = &[
    "nobody",
    "provider",
    "other provider",
    "contact",
    "other contact",
    "analyst",
    "supervisor",
    "officer",
    "other officer",
    "program",
    "other program",
    "auditor",
    "counsel",
    "admin",
];
const PEOPLE: &[&str] = &[
    "contact",
    "other contact",
    "analyst",
    "supervisor",
    "officer",
    "other officer",
    "auditor",
    "counsel",
    "admin",
];
const LAW: &[&str] = &["supervisor", "counsel", "auditor", "admin"];
const PROPOSE: &[&str] = &["supervisor", "counsel", "admin"];
const DESK: &[&str] = &["analyst", "supervisor"];
const KEEP: &[&str] = &["analyst", "supervisor", "counsel"];
const CHECK: &[&str] = &["auditor", "counsel", "supervisor"];
const PROVIDERS: &[&str] = &["provider", "other provider"];
const PROGRAMS: &[&str] = &["program", "other program"];
const NOBODY: &[&str] = &[];

/// To whom a page opens. A route that is not listed here fails the test.
fn reads(route: &str) -> Option<&'static [&'static str]> {
    Some(match route {
        // On the private listener only.
        "/readyz" | "/metrics" => &[],
        "/"
        | "/report"
        // Whoever has the token of a page that was sent has sent it.
        | "/report/sent/{token}"
        | "/sign-in"
        | "/keys.txt"
        | "/healthz"
        | "/api"
        | "/api/openapi.json"
        | "/api/providers/openapi.json"
        | "/ledger/checkpoint"
        | "/ledger/consistency"
        | "/ispws/documentation"
        | "/ispws/documentation/"
        | "/assets/clearline.css"
        | "/assets/logo.svg"
        | "/assets/favicon.svg" => ALL,
        // They lead elsewhere, whoever asks.
        "/home" | "/counsel/requests" => NOBODY,
        // A ticket opens once, for whom it was made: journeys of the desk try it.
        "/desk/view/{ticket}" => NOBODY,
        "/account" => PEOPLE,
        "/ispws/status" | "/ispws/xsd" | "/provider/api/notices" | "/provider/api/requests" => PROVIDERS,
        "/provider" => &["contact", "other contact"],
        "/provider/reports/{number}"
        | "/provider/reports/{number}/receipt"
        | "/provider/reports/{number}/preservation" => &["contact"],
        "/provider/api/reports/{number}/receipt" | "/provider/api/reports/{number}/remarks" => &["provider"],
        "/desk"
        | "/desk/dismiss"
        | "/desk/dismissals"
        | "/desk/groups/{id}"
        | "/desk/alerts"
        | "/desk/alerts/{id}"
        | "/desk/reports/{number}"
        | "/desk/reports/{number}/files/{id}"
        | "/desk/referrals/{id}/brief"
        | "/desk/referrals/{id}/brief.pdf" => DESK,
        "/desk/reports/{number}/preservation" | "/desk/reports/{number}/preservation/letter" => KEEP,
        "/counsel/destructions/{number}/{file}" => &["supervisor", "counsel"],
        "/desk/referrals/{id}/hand-over" | "/desk/referrals/{id}/hand-over/conditions.pdf" => &["supervisor"],
        "/agency" => &["officer", "other officer"],
        "/agency/referrals/{id}"
        | "/agency/referrals/{id}/brief"
        | "/agency/referrals/{id}/brief.pdf"
        | "/agency/referrals/{id}/destruction"
        | "/agency/referrals/{id}/objection"
        | "/agency/referrals/{id}/files/{file}"
        | "/agency/referrals/{id}/package"
        | "/agency/referrals/{id}/preservation"
        | "/agency/referrals/{id}/preservation/letter" => &["officer"],
        "/api/v1/referrals" => PROGRAMS,
        "/api/v1/referrals/{id}"
        | "/api/v1/referrals/{id}/brief"
        | "/api/v1/referrals/{id}/brief.pdf"
        | "/api/v1/referrals/{id}/files/{file}"
        | "/api/v1/referrals/{id}/history"
        | "/api/v1/referrals/{id}/package"
        | "/api/v1/referrals/{id}/proof" => &["program"],
        "/auditor"
        | "/auditor/entries"
        | "/auditor/requests"
        | "/auditor/requests.csv"
        | "/auditor/requests.jsonl"
        | "/auditor/destructions"
        | "/counsel/destructions"
        | "/auditor/referrals/{id}/brief"
        | "/auditor/referrals/{id}/brief.pdf"
        | "/auditor/referrals/{id}/proof"
        | "/auditor/referrals/{id}/proof.txt" => CHECK,
        "/counsel"
        | "/counsel/instruments"
        | "/counsel/instruments/{id}"
        | "/counsel/countries"
        | "/counsel/countries.csv"
        | "/counsel/countries/{code}"
        | "/counsel/agencies"
        | "/counsel/agencies/{id}"
        | "/counsel/obligations"
        | "/counsel/obligations/{id}"
        | "/counsel/proposals"
        | "/counsel/proposals/{id}"
        | "/counsel/proposals/{id}/document"
        | "/counsel/approvals"
        | "/counsel/search" => LAW,
        "/counsel/agencies/{id}/end" | "/counsel/agencies/{id}/investigates" | "/counsel/rely" => PROPOSE,
        _ => return None,
    })
}

/// What is sent to a route.
enum Sent {
    Form(&'static str),
    Json(&'static str),
    Upload(&'static [(&'static str, &'static str)]),
}

const BASIS: &[(&str, &str)] =
    &[("kind", "fbi"), ("from", "2026-11-01"), ("to", ""), ("evidence", "letter"), ("reason", "needed")];
const ANSWER: &[(&str, &str)] = &[("answer", "no"), ("evidence", "statute"), ("reason", "needed")];
/// Who may send something to a route, and what would be taken from them. A route that is not listed here fails the test.
fn writes(route: &str) -> Option<(&'static [&'static str], Sent)> {
    use Sent::{Form, Json, Upload};
    Some(match route {
        "/report" | "/sign-in" | "/sign-out" => (ALL, Form("")),
        "/account/password" => {
            (PEOPLE, Form("present={password}&new=three+blue+lorries&again=three+blue+lorries"))
        }
        "/account/language" => (PEOPLE, Form("language=es")),
        "/ispws/submit" | "/ispws/upload" | "/ispws/fileinfo" => (PROVIDERS, Form("id={open}")),
        "/ispws/finish" | "/ispws/retract" => (&["provider"], Form("id={open}")),
        "/provider/reports/{number}/preservation" => (&["contact"], Form("until=2029-01-31")),
        "/provider/api/reports/{number}/preservation" => (&["provider"], Json(r#"{"until":"2029-01-31"}"#)),
        "/desk/alerts/{id}/acknowledge" => (DESK, Form("")),
        "/desk/dismiss" => (DESK, Form("group={group}&reason=one+machine")),
        "/desk/dismissals/{id}/undo" => (DESK, Form("")),
        "/desk/reports/{number}/decide" => (DESK, Form("designation=referral&priority=P1&reason=plausible")),
        "/desk/reports/{number}/files/{id}/open"
        | "/desk/reports/{number}/files/{id}/sharper"
        | "/desk/reports/{number}/files/{id}/moving" => (DESK, Form("purpose=triage")),
        "/desk/reports/{number}/files/{id}/attest" => {
            (&["supervisor"], Form("reference=letter&viewed=2026-11-20T08%3A00&viewed_at=2026-11-20T08%3A00"))
        }
        "/desk/reports/{number}/preservation" => {
            (KEEP, Form("kind=request&from=2026-11-20&until=&reference=x"))
        }
        "/desk/reports/{number}/preservation/{hold}/confirm" => (&["supervisor", "counsel"], Form("")),
        "/desk/reports/{number}/preservation/{hold}/lift" => {
            (&["supervisor", "counsel"], Form("why=vacated"))
        }
        "/desk/referrals/{id}/hand-over" => {
            (&["supervisor"], Form("ordinal=1&way=courier&received_by=Registry&on=2026-11-23"))
        }
        "/desk/referrals/{id}/hand-over/package" => (&["supervisor"], Form("")),
        "/agency/referrals/{id}/conditions" => (&["officer"], Form("acknowledged=yes")),
        "/agency/referrals/{id}/accept" => (&["officer"], Form("")),
        "/agency/referrals/{id}/decline" => (&["officer"], Form("reason=no_capacity&note=busy")),
        "/agency/referrals/{id}/re-refer" => (&["officer"], Form("agency=fr-1&reason=lives+there")),
        "/agency/referrals/{id}/warrant" => {
            (&["officer"], Form("file={file}&reference=Court+12&issued=2026-11-20"))
        }
        "/agency/referrals/{id}/feedback" => (&["officer"], Form("code=F1&note=")),
        "/agency/referrals/{id}/destruction" => {
            (&["officer"], Form("file={file}&reference=letter+4&password={password}"))
        }
        "/agency/referrals/{id}/objection" => (&["officer"], Form("file={file}&reason=needed+here")),
        "/counsel/destructions/{number}/{file}/confirm" => (&["counsel"], Form("")),
        "/counsel/destructions/{number}/{file}/order" => {
            (&["counsel"], Form("reference=1:26-cr-7&court=District+Court&day=2026-11-22"))
        }
        "/counsel/destructions/{number}/{file}/release" | "/counsel/destructions/{number}/{file}/refuse" => {
            (&["supervisor", "counsel"], Form("why=a+mistake"))
        }
        "/counsel/destructions/{number}/{file}/agree" => (&["supervisor", "counsel"], Form("")),
        "/agency/referrals/{id}/preservation" => (&["officer"], Form("reference=case+7")),
        "/api/v1/referrals/{id}/acknowledge" => (&["program"], Json(r#"{"conditions_sha256":"{digest}"}"#)),
        "/api/v1/referrals/{id}/open" | "/api/v1/referrals/{id}/accept" => (&["program"], Json("")),
        "/api/v1/referrals/{id}/decline" => (&["program"], Json(r#"{"reason":"no_capacity","note":"busy"}"#)),
        "/api/v1/referrals/{id}/re-refer" => {
            (&["program"], Json(r#"{"agency":"fr-1","reason":"lives there"}"#))
        }
        "/api/v1/referrals/{id}/feedback" => (&["program"], Json(r#"{"codes":["F1"],"note":""}"#)),
        "/api/v1/feedback" => (PROGRAMS, Json(r#"{"items":[{"referral":"{id}","codes":["F1"],"note":""}]}"#)),
        "/api/v1/referrals/{id}/files/{file}/objection" => {
            (&["program"], Json(r#"{"reason":"needed here"}"#))
        }
        "/api/v1/referrals/{id}/files/{file}/warrant" => {
            (&["program"], Json(r#"{"reference":"Court 12","issued_on":"2026-11-20"}"#))
        }
        "/auditor/requests/{number}/decline" => (&["supervisor", "counsel"], Form("reference=consulted")),
        "/counsel/agencies/{id}/propose" => (PROPOSE, Upload(BASIS)),
        "/counsel/agencies/{id}/investigates" => (PROPOSE, Upload(ANSWER)),
        "/counsel/rely" => (PROPOSE, Form("entry=house-list&from=2026-11-23&to=2026-12-23&reason=needed")),
        "/counsel/agencies/{id}/approve" => {
            (PROPOSE, Form("policy=rights_review&until=2026-12-23&reason=needed"))
        }
        "/counsel/agencies/{id}/end" => (PROPOSE, Form("answer=1&to=2026-11-23&reason=ended")),
        "/counsel/proposals/{id}/approve" | "/counsel/proposals/{id}/refuse" => {
            (&["counsel"], Form("reason=seen"))
        }
        "/counsel/proposals/{id}/withdraw" | "/counsel/proposals/{id}/end" => (PROPOSE, Form("reason=ended")),
        "/counsel/approvals/{id}/propose" => (PROPOSE, Form("answer=rights_review&reason=needed")),
        _ => return None,
    })
}

/// Somebody who calls: with a browser, or by program.
enum Who {
    Person(Person),
    Program(Caller),
}

impl Who {
    async fn get(&self, path: &str) -> Answer {
        match self {
            Who::Person(person) => person.caller.get(path).await,
            Who::Program(caller) => caller.get(path).await,
        }
    }

    /// Sends with the session's own word, where there is a session.
    async fn send(&self, path: &str, sent: &Sent, there: &BTreeMap<&str, String>) -> Answer {
        let pairs = |form: &str| -> Vec<(String, String)> { serde_urlencoded::from_str(form).unwrap() };
        match (self, sent) {
            (Who::Person(person), Sent::Form(form)) => {
                let fields = pairs(&filled(form, there).replace("{password}", &person.password));
                let fields: Vec<_> =
                    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                person.form(path, &fields).await
            }
            (Who::Person(person), Sent::Upload(fields)) => {
                person.form_with(path, fields, ("letter.txt", b"Synthetic letter.")).await
            }
            (Who::Person(person), Sent::Json(body)) => {
                person.caller.send("POST", path, Some("application/json"), filled(body, there)).await
            }
            (Who::Program(caller), Sent::Json(body)) => {
                caller.send("POST", path, Some("application/json"), filled(body, there)).await
            }
            (Who::Program(caller), Sent::Form(form)) => {
                let form = filled(form, there);
                caller.send("POST", path, Some("application/x-www-form-urlencoded"), form).await
            }
            (Who::Program(caller), Sent::Upload(_)) => caller.post_form(path, &[]).await,
        }
    }
}

fn filled(text: &str, there: &BTreeMap<&str, String>) -> String {
    there.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// The address of a route on things that exist: see [`objects`].
fn address(route: &str, there: &BTreeMap<&str, String>) -> String {
    let id = match route {
        _ if route.starts_with("/desk/alerts/") => "alert",
        _ if route.starts_with("/desk/groups/") => "group",
        _ if route.starts_with("/desk/dismissals/") => "dismissal",
        _ if route.starts_with("/desk/reports/") => "file",
        _ if route.starts_with("/counsel/instruments/") => "instrument",
        _ if route.starts_with("/counsel/agencies/") => "agency",
        _ if route.starts_with("/counsel/obligations/") => "obligation",
        _ if route.starts_with("/counsel/proposals/") => "proposal",
        _ if route.starts_with("/counsel/approvals/") => "approval",
        _ => "id",
    };
    let number = match route {
        "/desk/reports/{number}/decide" => "waiting",
        "/auditor/requests/{number}/decline" => "asked",
        _ => "number",
    };
    if route.starts_with("/counsel/destructions/") {
        return filled(&route.replace("{number}", "{doomed}").replace("{file}", "{doomed file}"), there);
    }
    if route == "/desk/dismiss" {
        return filled("/desk/dismiss?group={group}", there);
    }
    if route == "/counsel/rely" {
        return format!("{route}?entry=house-list");
    }
    filled(&route.replace("{id}", &format!("{{{id}}}")).replace("{number}", &format!("{{{number}}}")), there)
}

/// What a caller may expect of a route it may not use: never 200, never 500.
fn is_refusal(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::SEE_OTHER
            | StatusCode::BAD_REQUEST
            | StatusCode::UNAUTHORIZED
            | StatusCode::FORBIDDEN
            | StatusCode::NOT_FOUND
            | StatusCode::METHOD_NOT_ALLOWED
            | StatusCode::UNPROCESSABLE_ENTITY
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
    )
}

async fn callers(house: &TestHouse) -> Vec<(&'static str, Who)> {
    let person = async |name: &str, role, agency, provider| {
        Who::Person(house.person(name, role, agency, provider).await)
    };
    vec![
        ("nobody", Who::Program(house.nobody())),
        ("contact", person("contact", Role::Provider, None, Some("example-chat")).await),
        ("other contact", person("stranger", Role::Provider, None, Some("example-photos")).await),
        ("analyst", person("analyst", Role::Analyst, None, None).await),
        ("supervisor", person("supervisor", Role::Supervisor, None, None).await),
        ("officer", person("officer", Role::Officer, Some("us-fbi"), None).await),
        ("other officer", person("other", Role::Officer, Some("de-1"), None).await),
        ("program", Who::Program(house.program("us-fbi").await)),
        ("other program", Who::Program(house.program("de-1").await)),
        ("auditor", person("auditor", Role::Auditor, None, None).await),
        ("counsel", person("counsel", Role::Counsel, None, None).await),
        ("admin", person("admin", Role::Admin, None, None).await),
    ]
}

/// A house in which every thing exists that a route names, each by the name that stands in the addresses.
async fn objects(house: &TestHouse, chat: &clearline_tests::Provider) -> BTreeMap<&'static str, String> {
    let mut there =
        BTreeMap::from([("code", "DE".to_owned()), ("agency", "de-1".to_owned()), ("hold", "1".to_owned())]);
    let identity = Identity::from_entropy(&[5; 32]).unwrap();
    house.by_package("us-fbi", &identity.recipient()).await;
    house.qualify("de-1", BasisKind::Fbi).await;
    // A report that the home desk has, opened there, with a file and an order of a court.
    let number = chat.file(&report(IncidentType::Csam), &[("seen.png", b"harmless, seen")]).await;
    there.insert("open", chat.open(&report(IncidentType::Csam)).await.to_string());
    // One that foreign police asked for, and one that waits for an approval.
    let asked = chat.file(&report_with(IncidentType::Csam, |parts| parts.asked_by("DE")), &[]).await;
    house.qualify("in-1", BasisKind::Ice).await;
    let india =
        clearline_world::addresses_of("IN".parse().unwrap()).find(|slice| slice.base.is_ipv4()).unwrap();
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&india.base.to_string()));
    chat.file(&document, &[]).await;
    // One of the public that waits for a decision, and rings.
    let fields = [
        ("incident", "contact"),
        ("story", "Synthetic."),
        ("account", "x"),
        ("danger", "yes"),
        ("country", "US"),
    ];
    let confirmation = house.post_report(&house.nobody(), &fields).await.header("location");
    there.insert("token", confirmation.rsplit('/').next().unwrap().to_owned());
    house.carry().await;
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0).id;
    let officer = Actor::officer(&"someone".parse().unwrap(), "us-fbi".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &officer, id).await.unwrap();
    refer::open(&house.house, &officer, id).await.unwrap();
    let staff = |role: Role| Actor::staff(role, &"somebody".parse().unwrap()).unwrap();
    let order =
        NewHold { kind: HoldKind::OrderOnUs, from: house.now(), until: None, reference: "paper".to_owned() };
    holds::record(&house.house, &staff(Role::Counsel), number, &order).await.unwrap();
    let file = dossier::files(&house.house, &leave(number)).await.unwrap().remove(0).id;
    let desk = permit::<ReadDesk>(&staff(Role::Analyst), &Thing::House).unwrap();
    let alert = oversight::waiting_alerts(&house.house, &desk, oversight::Calls::Now, None)
        .await
        .unwrap()
        .into_good()
        .remove(0);
    let matter = Matter::Investigates {
        agency: "fr-1".parse().unwrap(),
        answer: true,
        evidence: "statute".to_owned(),
    };
    let proposed = Proposed { matter, reason: "needed".to_owned() };
    let letter = Some(NewDocument::whole("letter.txt", b"Synthetic letter.".to_vec()));
    let proposal = counsel::propose(&house.house, &staff(Role::Counsel), &proposed, letter).await.unwrap();
    let waiting = triage::queries::queue(&house.house, &desk, None).await.unwrap();
    let waiting = waiting.rows.first().expect("one waits at the desk").number;
    let doomed = chat.file(&report(IncidentType::Csam), &[("doomed.png", b"harmless, doomed")]).await;
    house.carry().await;
    let of_doomed = routed::referrals(&house.house, &leave(doomed)).await.unwrap().remove(0).id;
    refer::acknowledge_conditions(&house.house, &officer, of_doomed).await.unwrap();
    refer::open(&house.house, &officer, of_doomed).await.unwrap();
    let doomed_file = dossier::files(&house.house, &leave(doomed)).await.unwrap().remove(0).id;
    destruction::notify(&house.house, &officer, of_doomed, &doomed_file, "letter 3").await.unwrap();
    // Many posts of one text, and a dismissal of them.
    flood::small_flood(house, 40).await;
    let group = flood::groups(house).await.remove(0).id;
    let analyst = staff(Role::Analyst);
    let ordered = triage::dismissal::dismiss(&house.house, &analyst, &[group], "one machine").await.unwrap();
    there.extend([
        ("group", group.to_string()),
        ("dismissal", ordered[0].to_string()),
        ("doomed", doomed.to_string()),
        ("doomed file", doomed_file.to_string()),
        ("number", number.to_string()),
        ("asked", asked.to_string()),
        ("waiting", waiting.to_string()),
        ("id", id.to_string()),
        ("file", file.to_string()),
        ("alert", alert.id),
        ("proposal", proposal.to_string()),
        ("digest", "00".repeat(32)),
        ("ticket", "none".to_owned()),
    ]);
    there
}

/// The first address on a page that begins like this: what the page lists can be opened.
fn first_link(page: &str, begins: &str) -> String {
    let rest =
        page.split(&format!("href=\"{begins}")).nth(1).unwrap_or_else(|| panic!("no {begins} on {page}"));
    rest.split(['"', '/', '?', '#']).next().unwrap().to_owned()
}

/// What the report says and holds.
const SECRETS: [&str; 4] = ["quiet-heron", "user-1", "harmless, seen", "age-encryption"];

async fn every_route_answers_every_caller_as_the_table_says(engine: Engine) {
    let house = TestHouse::with_law(engine, &[("house.toml", STALE)]).await;
    let (chat, photos) = (house.provider("example-chat").await, house.provider("example-photos").await);
    let mut there = objects(&house, &chat).await;
    let mut callers = callers(&house).await;
    callers.push(("provider", Who::Program(chat.caller.clone())));
    callers.push(("other provider", Who::Program(photos.caller.clone())));
    let counsel = &callers.iter().find(|(name, _)| *name == "counsel").unwrap().1;
    for (what, list) in [("instrument", "/counsel/instruments"), ("obligation", "/counsel/obligations")] {
        let page = counsel.get(list).await.text();
        there.insert(what, first_link(&page, &format!("{list}/")));
    }
    let page = counsel.get("/counsel/approvals").await.text();
    let id = page.split("/counsel/approvals/").nth(1).and_then(|rest| rest.split('/').next());
    there.insert("approval", id.expect("one waits for an approval").to_owned());
    let mut wrong = Vec::new();
    let declared = clearline_portals::routes();
    let all: BTreeSet<_> = declared.iter().map(|route| (route.path.clone(), route.method.word())).collect();
    for (route, method) in all {
        let path = address(&route, &there);
        assert!(!path.contains('{'), "{route} names something that does not exist here: {path}");
        let known = match method {
            "GET" => reads(&route).map(|may| (may, None)),
            _ => writes(&route).map(|(may, sent)| (may, Some(sent))),
        };
        let Some((may, sent)) = known else {
            wrong.push(format!("{method} {route} is not in the table"));
            continue;
        };
        let before = house.rows().await;
        for (name, who) in callers.iter().filter(|(name, _)| !may.contains(name)) {
            let answer = match &sent {
                None => who.get(&path).await,
                Some(sent) => who.send(&path, sent, &there).await,
            };
            let (status, text) = (answer.status, answer.text());
            if !is_refusal(status) {
                wrong.push(format!("{method} {route} by {name}: {status}"));
            }
            if let Some(secret) = SECRETS.iter().find(|secret| text.contains(**secret)) {
                wrong.push(format!("{method} {route} by {name} tells {secret}"));
            }
        }
        let changed = differences(&before, &house.rows().await);
        if !changed.is_empty() {
            wrong.push(format!("{method} {route}: who may not call it changed {changed:?}"));
        }
        for (name, who) in callers.iter().filter(|(name, _)| sent.is_none() && may.contains(name)) {
            let status = who.get(&path).await.status;
            if status != StatusCode::OK {
                wrong.push(format!("GET {route} by {name}: {status}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

async fn wrong_passwords_open_nothing(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.provider("example-chat").await;
    let wrong = house.nobody().with("authorization", "Basic ZXhhbXBsZS1jaGF0Ondyb25n");
    for call in ["status", "xsd"] {
        let answer = wrong.get(&format!("/ispws/{call}")).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(answer.headers.contains_key("www-authenticate") && answer.headers.contains_key("request-id"));
    }
    let refused = house.nobody().post_form("/sign-in", &[("name", "nobody"), ("password", "wrong")]).await;
    assert_eq!(refused.status, StatusCode::OK);
    assert!(!refused.headers.contains_key("set-cookie"));
    let program = house.nobody().with("authorization", "Bearer clt_wrong");
    assert_eq!(program.get("/api/v1/referrals").await.status, StatusCode::UNAUTHORIZED);
}

async fn a_session_ends(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    analyst.page("/desk").await;
    house.pass(jiff::SignedDuration::from_hours(13));
    assert_eq!(analyst.caller.get("/desk").await.status, StatusCode::SEE_OTHER, "after its time");
    let other = house.person("other", Role::Analyst, None, None).await;
    other.form("/sign-out", &[]).await;
    assert_eq!(other.caller.get("/desk").await.status, StatusCode::SEE_OTHER, "after signing out");
}
