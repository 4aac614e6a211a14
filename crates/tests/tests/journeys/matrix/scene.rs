//! A test house in which every kind of thing exists in every standing, and from which more of a kind can be had.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use clearline_counsel::{self as counsel, Matter, NewDocument, Proposed};
use clearline_law::HoldKind;
use clearline_law::access::{Actor, Role};
use clearline_pipeline::follow_up::holds::{self, NewHold};
use clearline_pipeline::follow_up::{destruction, requests, retention};
use clearline_pipeline::intake::{self, PublicFiled, TokenKind};
use clearline_pipeline::refer;
use clearline_records::dossier::routed;
use clearline_report::{Answer, BasisKind, FileId, IncidentType, ReferralId, ReportNumber};
use clearline_seal::Identity;
use clearline_tests::{
    Answer as Reply, Caller, Engine, Person, Provider, TestHouse, file_details, leave, report_with,
};
use clearline_wire::Element;
use clearline_wire::public::PublicReport;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

use super::callers::CallerKind;
use super::things::{Thing, proposer};
use crate::flood;
use crate::law_pages::STALE;

/// What the reports of the caller's own side say and hold.
pub(super) const OWN_WORDS: [&str; 3] = ["quiet-heron", "user-1", "harmless, seen"];
/// What another provider's report says, which went to another agency.
pub(super) const OTHERS_WORDS: [&str; 2] = ["loud-finch", "user-2"];

/// When the law still asked to consult the Attorney General before a foreign request was declined.
const LONG_AGO: &str = "2018-12-20T23:00:00Z";
const LAST_YEAR: &str = "2025-08-01T12:00:00Z";
const TODAY: &str = "2026-11-23T12:00:00Z";

/// The test house, and what was made in it so far.
pub(super) struct Scene {
    pub(super) house: TestHouse,
    pub(super) chat: Provider,
    pub(super) photos: Provider,
    pub(super) trial: Provider,
    program: Caller,
    /// Made beforehand, since their time is over: each is used once.
    pub(super) requests: RefCell<Vec<ReportNumber>>,
    pub(super) posts: RefCell<Vec<ReportNumber>>,
    pub(super) expunged: Filed,
    /// Nothing is done to it.
    pub(super) kept: Filed,
    pub(super) others: Filed,
    pub(super) others_expunged: Filed,
    pub(super) others_handed_on: Filed,
    pub(super) handed_on: Filed,
    /// Nobody at its agency has opened it.
    pub(super) unopened: Filed,
    pub(super) sandbox: Filed,
    pub(super) undone: i64,
    pub(super) groups: [ReportNumber; 2],
    pub(super) used: RefCell<BTreeSet<String>>,
    count: Cell<u32>,
}

/// A report with three files: one that its provider viewed, one that nobody did, and one to be destroyed.
#[derive(Clone)]
pub(super) struct Filed {
    pub(super) number: ReportNumber,
    pub(super) files: Vec<FileId>,
    /// Where there is none, the one that there would be.
    pub(super) referral: ReferralId,
    pub(super) digest: String,
}

impl Filed {
    pub(super) fn thing(&self) -> Thing {
        let file = |place: usize| self.files[place].to_string();
        BTreeMap::from([
            ("number", self.number.to_string()),
            ("id", self.referral.to_string()),
            ("file", file(0)),
            ("closed", file(1)),
            ("doomed", file(2)),
            ("digest", self.digest.clone()),
        ])
    }
}

pub(super) fn staff(role: Role, id: &str) -> Actor {
    Actor::staff(role, &id.parse().unwrap()).unwrap()
}

pub(super) fn officer(id: &str, agency: &str) -> Actor {
    Actor::officer(&id.parse().unwrap(), agency.parse().unwrap())
}

/// A moving picture of two frames that says something in its comment.
fn gif(words: &str) -> Vec<u8> {
    let frame: &[u8] = b"\x21\xf9\x04\x01\x0a\0\0\0\x2c\0\0\0\0\x02\0\x02\0\0\x02\x02\x4c\x01\0";
    let comment = [&[0x21, 0xfe, words.len() as u8], words.as_bytes(), &[0]].concat();
    let head = b"GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xff\xff\xff".as_slice();
    [head, comment.as_slice(), &frame.repeat(2), b";"].concat()
}

fn address_in(country: &str) -> String {
    let mut slices = clearline_world::addresses_of(country.parse().unwrap());
    slices.find(|slice| slice.base.is_ipv4()).unwrap().base.to_string()
}

fn document(account: (&str, &str), seen_in: Option<&str>) -> Vec<u8> {
    on_day("2026-11-20", account, seen_in)
}

fn on_day(day: &str, account: (&str, &str), seen_in: Option<&str>) -> Vec<u8> {
    report_with(IncidentType::Csam, |mut parts| {
        parts = parts.on(day);
        parts.reported = Element::new("personOrUserReported")
            .leaf("espIdentifier", account.0)
            .leaf("screenName", account.1);
        match seen_in {
            Some(country) => parts.seen_at(&address_in(country)),
            None => parts,
        }
    })
}

const OURS: (&str, &str) = ("user-1", "quiet-heron");
const THEIRS: (&str, &str) = ("user-2", "loud-finch");

impl Scene {
    pub(super) async fn on(engine: Engine) -> Scene {
        let house = TestHouse::with_law_at(engine, LONG_AGO, &[("house.toml", STALE)]).await;
        let (chat, photos) = (house.provider("example-chat").await, house.provider("example-photos").await);
        let trial = house.test_provider("example-trial").await;
        let identity = Identity::from_entropy(&[5; 32]).unwrap();
        house.by_package("us-fbi", &identity.recipient()).await;
        let count = Cell::new(0);
        let requests = foreign_requests(&house, &chat).await;
        until(&house, LAST_YEAR);
        let expunged = accepted(&house, &chat, &count, OURS).await;
        let others_expunged = accepted(&house, &photos, &count, THEIRS).await;
        until(&house, TODAY);
        expunge(&house, &[expunged.number, others_expunged.number]).await;
        for (agency, kind) in [
            ("de-1", BasisKind::Interpol),
            ("fr-1", BasisKind::Ice),
            ("in-1", BasisKind::Ice),
            ("gb-1", BasisKind::Fbi),
        ] {
            house.qualify(agency, kind).await;
        }
        let program = house.program("us-fbi").await;
        let theirs = filed(&house, &photos, &count, document(THEIRS, Some("DE"))).await;
        let others = opened(&house, theirs, "de-1", &count).await;
        let theirs = filed(&house, &photos, &count, document(THEIRS, Some("DE"))).await;
        let others_handed_on = opened(&house, theirs, "de-1", &count).await;
        hand_on(&house, &others_handed_on, "de-1").await;
        let ours = filed(&house, &chat, &count, document(OURS, None)).await;
        let handed_on = to_us(&house, &program, ours, &count).await;
        hand_on(&house, &handed_on, "us-fbi").await;
        let ours = filed(&house, &chat, &count, document(OURS, None)).await;
        let kept = to_us(&house, &program, ours, &count).await;
        let doomed = officer("second", "us-fbi");
        destruction::notify(&house.house, &doomed, kept.referral, &kept.files[2], "letter 3").await.unwrap();
        let unopened = filed(&house, &chat, &count, document(OURS, None)).await;
        let sandbox = filed(&house, &trial, &count, document(OURS, None)).await;
        for _ in 0..5 {
            wait_for_an_approval(&chat).await;
        }
        let posts = posts(&house).await;
        house.carry().await;
        let (undone, groups) = flooded(&house).await;
        Scene {
            house,
            chat,
            photos,
            trial,
            program,
            requests: RefCell::new(requests),
            posts: RefCell::new(posts),
            expunged,
            kept,
            others,
            others_expunged,
            others_handed_on,
            handed_on,
            unopened,
            sandbox,
            undone,
            groups,
            used: RefCell::default(),
            count,
        }
    }

    pub(super) fn next(&self) -> u32 {
        self.count.set(self.count.get() + 1);
        self.count.get()
    }

    /// A report of the first provider that its agency has opened, with a file that must be destroyed.
    pub(super) async fn ours(&self) -> Filed {
        let filed = self.filed_by(&self.chat).await;
        let filed = to_us(&self.house, &self.program, filed, &self.count).await;
        let actor = officer(&format!("officer-{}", self.next()), "us-fbi");
        destruction::notify(&self.house.house, &actor, filed.referral, &filed.files[2], "letter 3")
            .await
            .unwrap();
        filed
    }

    /// A finished report with three files, carried as far as it goes.
    pub(super) async fn filed_by(&self, provider: &Provider) -> Filed {
        filed(&self.house, provider, &self.count, document(OURS, None)).await
    }

    /// A referral of the home desk whose program has read its conditions.
    pub(super) async fn listed(&self) -> Filed {
        let filed = self.filed_by(&self.chat).await;
        let actor = officer(&format!("officer-{}", self.next()), "us-fbi");
        refer::inbox(&self.house.house, &actor, None, None).await.unwrap();
        Filed { digest: conditions(&self.program, filed.referral).await, ..filed }
    }

    /// A report that is not finished, with a file.
    pub(super) async fn open(&self, provider: &Provider) -> Thing {
        let number = provider.open(&document(OURS, None)).await;
        let file = provider.add(number, "seen.gif", &gif(&format!("harmless, open {number}"))).await;
        BTreeMap::from([("number", number.to_string()), ("file", file.to_string())])
    }

    /// Something that one person proposed.
    pub(super) async fn proposed(&self, by: &Actor, matter: Matter) -> String {
        let proposed = Proposed { matter, reason: "needed".to_owned() };
        let letter = Some(NewDocument::whole("letter.txt", b"Synthetic letter.".to_vec()));
        counsel::propose(&self.house.house, by, &proposed, letter).await.unwrap()
    }

    /// A proposal of this person; the matter differs each time.
    pub(super) async fn proposal(&self, role: Role, id: &str) -> String {
        let evidence = format!("statute {}", self.next());
        let matter = Matter::Investigates { agency: "fr-1".parse().unwrap(), answer: true, evidence };
        self.proposed(&staff(role, id), matter).await
    }

    /// An approval that two people agreed to; each has another last day.
    pub(super) async fn approved(&self) -> String {
        let from: Date = "2026-11-23".parse().unwrap();
        let to = from.checked_add(i64::from(30 + self.next()).days()).unwrap();
        let (policy, agency) = ("rights_review".to_owned(), "fr-1".parse().unwrap());
        let matter = Matter::Approval { policy, agency, report: None, from, to: Some(to) };
        let id = self.proposed(&staff(Role::Counsel, "ana"), matter).await;
        counsel::approve(&self.house.house, &staff(Role::Counsel, "ben"), &id, "seen").await.unwrap();
        id
    }

    /// Takes back what a caller has just proposed, so that the next one can propose the same.
    pub(super) async fn take_back(&self, answer: &Reply, caller: CallerKind) {
        let to = answer.headers.get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
        let Some(id) = to.strip_prefix("/counsel/proposals/") else { return };
        let by = staff(role_of(caller), proposer(caller));
        counsel::withdraw(&self.house.house, &by, id, "once more").await.unwrap();
    }

    /// What keeps a report, recorded by one person.
    pub(super) async fn hold(&self, number: ReportNumber) -> i64 {
        let new = NewHold {
            kind: HoldKind::OrderOnUs,
            from: self.house.now(),
            until: None,
            reference: "paper".to_owned(),
        };
        holds::record(&self.house.house, &staff(Role::Counsel, "ana"), number, &new).await.unwrap().ordinal
    }

    /// The address of a picture that this person opened.
    pub(super) async fn ticket(&self, person: &Person, filed: &Filed) -> String {
        let path = format!("/desk/reports/{}/files/{}/open", filed.number, filed.files[0]);
        let page = person.form(&path, &[("purpose", "triage")]).await.text();
        let start = page.find("/desk/view/").unwrap_or_else(|| panic!("no picture: {page}"));
        page[start + "/desk/view/".len()..].split('"').next().unwrap().to_owned()
    }
}

fn until(house: &TestHouse, moment: &str) {
    let moment: Timestamp = moment.parse().unwrap();
    house.pass(moment.duration_since(house.now()));
}

/// Finishes a report with three files, and carries it as far as it goes.
async fn filed(house: &TestHouse, provider: &Provider, count: &Cell<u32>, document: Vec<u8>) -> Filed {
    count.set(count.get() + 1);
    let number = provider.open(&document).await;
    let mut files = Vec::new();
    for (name, viewed) in [("seen", Some(true)), ("unseen", None), ("doomed", Some(true))] {
        // Of this report alone: the same report sent again makes no referral.
        let bytes = gif(&format!("harmless, {name} {}", count.get()));
        let file = provider.add(number, &format!("{name}.gif"), &bytes).await;
        provider.xml("fileinfo", &file_details(number, &file, viewed)).await;
        files.push(file);
    }
    provider.finish(number).await;
    house.carry().await;
    let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
    let referral =
        referrals.first().map_or_else(|| format!("R-{number}-1").parse().unwrap(), |first| first.id);
    Filed { number, files, referral, digest: "00".repeat(32) }
}

/// A report of last year that the home desk accepted.
async fn accepted(house: &TestHouse, provider: &Provider, count: &Cell<u32>, account: (&str, &str)) -> Filed {
    let old = filed(house, provider, count, on_day("2025-07-20", account, None)).await;
    let old = opened(house, old, "us-fbi", count).await;
    refer::accept(&house.house, &officer("old", "us-fbi"), old.referral).await.unwrap();
    old
}

/// Expunges what is past 90 days, these among it, and keeps everything else for ever.
async fn expunge(house: &TestHouse, numbers: &[ReportNumber]) {
    let operator = staff(Role::Admin, "operator");
    retention::set_limit(&house.house, &operator, Some(90)).await.unwrap();
    let swept = retention::sweep(&house.house).await.unwrap();
    assert!(numbers.iter().all(|number| swept.contains(number)), "{swept:?}");
    retention::set_limit(&house.house, &operator, None).await.unwrap();
}

/// This agency transfers it to another one.
async fn hand_on(house: &TestHouse, filed: &Filed, agency: &str) {
    let to = "fr-1".parse().unwrap();
    refer::re_refer(&house.house, &officer("first", agency), filed.referral, &to, "lives there")
        .await
        .unwrap();
}

/// Acknowledged and opened by this agency.
async fn opened(house: &TestHouse, filed: Filed, agency: &str, count: &Cell<u32>) -> Filed {
    count.set(count.get() + 1);
    let actor = officer(&format!("officer-{}", count.get()), agency);
    refer::inbox(&house.house, &actor, None, None).await.unwrap();
    refer::acknowledge_conditions(&house.house, &actor, filed.referral).await.unwrap();
    refer::open(&house.house, &actor, filed.referral).await.unwrap();
    filed
}

/// The same by the home desk, with the digest of its conditions.
async fn to_us(house: &TestHouse, program: &Caller, filed: Filed, count: &Cell<u32>) -> Filed {
    let filed = opened(house, filed, "us-fbi", count).await;
    Filed { digest: conditions(program, filed.referral).await, ..filed }
}

/// The digest of the conditions of a referral, as its agency's program reads it.
async fn conditions(program: &Caller, id: ReferralId) -> String {
    let read = program.get(&format!("/api/v1/referrals/{id}")).await.json();
    read["conditions_sha256"].as_str().unwrap_or_else(|| panic!("{read}")).to_owned()
}

/// Foreign requests under the law of then; an order keeps them from being expunged.
async fn foreign_requests(house: &TestHouse, chat: &Provider) -> Vec<ReportNumber> {
    let mut numbers = Vec::new();
    for _ in 0..4 {
        let document = report_with(IncidentType::Csam, |parts| {
            parts.on("2018-12-01").asked_by_agency("BD", "Example Police")
        });
        numbers.push(chat.file(&document, &[]).await);
    }
    house.pass(SignedDuration::from_hours(2));
    house.carry().await;
    for number in &numbers {
        let new = NewHold {
            kind: HoldKind::OrderOnUs,
            from: house.now(),
            until: None,
            reference: "paper".to_owned(),
        };
        let made = holds::record(&house.house, &staff(Role::Counsel, "ana"), *number, &new).await.unwrap();
        holds::confirm(&house.house, &staff(Role::Counsel, "ben"), *number, made.ordinal).await.unwrap();
    }
    let declined = numbers[0];
    requests::decline(&house.house, &staff(Role::Counsel, "ana"), declined, "consulted").await.unwrap();
    numbers
}

/// A report whose ruling waits for an approval.
async fn wait_for_an_approval(chat: &Provider) {
    let number = chat.open(&document(OURS, Some("IN"))).await;
    chat.add(number, "seen.gif", &gif(&format!("harmless, India {number}"))).await;
    chat.finish(number).await;
}

/// Reports of the public that say that a child is in danger: they wait for a decision, and ring.
async fn posts(house: &TestHouse) -> Vec<ReportNumber> {
    let mut numbers = Vec::new();
    for words in
        ["a coach", "a neighbour", "an uncle", "a teacher", "a stranger", "a driver", "a cousin", "a guest"]
    {
        let report = PublicReport {
            incident: IncidentType::Enticement,
            story: format!("Synthetic: {words} wrote to a child of our street and wants to meet."),
            urls: Vec::new(),
            platform: None,
            account: Some(format!("account of {words}")),
            happened: None,
            child: None,
            child_in_danger: Answer::Yes,
            contact: None,
            contact_for_agencies: Answer::NotStated,
            language: "en".to_owned(),
        };
        let token = intake::ready_token(&house.house, TokenKind::Page);
        let token = intake::read_token(&house.house, &token).unwrap();
        match intake::file_public(&house.house, &Actor::public(), &report, &token).await.unwrap() {
            PublicFiled::Arrived(number) => numbers.push(number),
            other => panic!("it is filed: {other:?}"),
        }
    }
    numbers
}

/// Two groups of posts of one text; the second stays dismissed. Also a dismissal of the first that was undone.
async fn flooded(house: &TestHouse) -> (i64, [ReportNumber; 2]) {
    use clearline_pipeline::triage::dismissal;
    let analyst = staff(Role::Analyst, "reader");
    let mut groups = Vec::new();
    for text in ["Synthetic: one text that many people send on.", "Synthetic: other words, sent by machines."]
    {
        flood::small_flood_of(house, text, 40).await;
        let all = flood::groups(house).await;
        let new = all.iter().map(|group| group.id).find(|id| !groups.contains(id));
        groups.push(new.expect("a group of its own"));
    }
    let ordered = dismissal::dismiss(&house.house, &analyst, &groups[..1], "one machine").await.unwrap();
    house.carry().await;
    dismissal::undo(&house.house, &analyst, ordered[0]).await.unwrap();
    house.carry().await;
    dismissal::dismiss(&house.house, &analyst, &groups[1..], "one machine").await.unwrap();
    house.carry().await;
    (ordered[0], [groups[0], groups[1]])
}

/// For whom something is made.
pub(super) fn role_of(caller: CallerKind) -> Role {
    match caller {
        CallerKind::Supervisor => Role::Supervisor,
        CallerKind::Admin => Role::Admin,
        _ => Role::Counsel,
    }
}
