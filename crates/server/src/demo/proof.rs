//! Checks what the demonstration promises: every report is finished, with its rulings, its proofs and its packages.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use clearline_core::House;
use clearline_identity::directory;
use clearline_law::RouteKind;
use clearline_oversight as oversight;
use clearline_pipeline::follow_up::notices;
use clearline_pipeline::follow_up::requests::{self, EndingWord};
use clearline_records::dossier::routed::{self, Referral, RulingWord};
use clearline_report::{AgencyClass, AgencyId, Argument, Channel, Designation, Message, ReportNumber, Stage};
use clearline_seal::{SealKey, Sink};
use clearline_verify::{Outcome, Trust};
use clearline_world::{Ending, Scenario};

use super::Fault;
use super::cast::Cast;
use super::people::{head_of, leave};
use super::send::{Kind, Sent};

/// How the reports of one kind ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) reports: u64,
    pub(super) referral: u64,
    pub(super) informational: u64,
    pub(super) retracted: u64,
    pub(super) unfinished: u64,
    pub(super) waiting: u64,
    pub(super) recipients: u64,
}

/// What was looked at, and every fault that was found.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// By kind, in the words shown.
    pub(super) tallies: BTreeMap<&'static str, Tally>,
    /// Referrals by the kind of route on which the report reached its agency.
    pub(super) by_route: BTreeMap<RouteKind, u64>,
    /// Those of the direct ones that are to an agency of the United States.
    pub(super) domestic: u64,
    pub(super) rulings: u64,
    pub(super) withheld: u64,
    pub(super) proofs: u64,
    pub(super) packages: u64,
    /// One of the packages, and the agency whose key opens it.
    pub(super) example: Option<(PathBuf, AgencyId)>,
    pub(super) forwarded: u64,
    pub(super) unable: u64,
    /// How many wait for what counsel has yet to enter or to decide.
    pub(super) waiting: u64,
    /// Ledger entries, and the signed checkpoints they agree with.
    pub(super) ledger: (u64, usize),
    pub(super) faults: Vec<String>,
}

/// Why reports are not done yet, one line each; empty where all are. Those that are `left` wait for a visitor.
pub(super) async fn unsettled(
    house: &House,
    sent: &[Sent],
    left: &BTreeSet<ReportNumber>,
) -> Result<Vec<String>, Fault> {
    let mut waiting = Vec::new();
    for report in sent.iter().filter(|report| !left.contains(&report.number)) {
        if let Some(why) = unfinished(house, report).await? {
            waiting.push(format!("report {} ({}) {why}", report.number, report.kind.words()));
        }
    }
    let lag = oversight::lag(house).await?;
    if lag.waiting > 0 {
        waiting.push(format!("{} ledger entries wait for the sequencer", lag.waiting));
    }
    Ok(waiting)
}

async fn unfinished(house: &House, report: &Sent) -> Result<Option<String>, Fault> {
    if !report.complete {
        return Ok(Some("is still being sent".to_owned()));
    }
    let stage = head_of(house, report.number).await?.stage;
    match (report.kind.ending(), stage) {
        (Ending::Abandon, Stage::Open | Stage::Expired) | (Ending::Retract, Stage::Retracted) => {
            return Ok(None);
        }
        (Ending::Finish, Stage::Referred) => {}
        (_, stage) => return Ok(Some(format!("is still {stage}"))),
    }
    let unsealed = |referral: &&Referral| referral.channel == Channel::Package && referral.package.is_none();
    let referrals = routed::referrals(house, &leave(report.number)).await?;
    if let Some(referral) = referrals.iter().find(unsealed) {
        return Ok(Some(format!("has no package yet for {}", referral.agency)));
    }
    let request = requests::of_report(house, &leave(report.number)).await?;
    let open = request.is_some_and(|request| request.ended_at.is_none());
    // What waits for an entry of counsel is told at the end of its clock, long after this.
    let owed = open && !requests::waits_for_counsel(house, &leave(report.number)).await?;
    Ok(owed.then(|| "owes its provider a notice".to_owned()))
}

/// Looks at everything that was sent, and at the ledger. The packages and the public keys that they are checked with are
/// left below `data`, as the agencies would have them.
pub(super) async fn examine(
    house: &House,
    cast: &Cast,
    sent: &[Sent],
    left: &BTreeSet<ReportNumber>,
    data: &Path,
) -> Result<Findings, Fault> {
    let mut findings = Findings::default();
    let packages = data.join("packages");
    std::fs::create_dir_all(&packages)?;
    std::fs::write(data.join("keys.txt"), house.keys.public()?)?;
    let key = SealKey::new(&house.keys.name, house.keys.signing.verifying_key())?;
    let trust = Trust {
        seal: vec![key],
        origin: house.keys.name.clone(),
        ledger: vec![house.keys.verifier()?],
        receipts: vec![house.keys.verifier()?],
    };
    let mut examiner = Examiner { house, cast, left, trust, packages, findings: &mut findings };
    for report in sent {
        examiner.report(report).await?;
    }
    examiner.both_endings(sent);
    match oversight::verify(house).await {
        Ok(found) => findings.ledger = (found.entries, found.tree.map_or(0, |tree| tree.checkpoints)),
        Err(error) => {
            findings.faults.push(format!("the ledger: {}", clearline_core::chain(&error)));
        }
    }
    Ok(findings)
}

struct Examiner<'a> {
    house: &'a House,
    cast: &'a Cast,
    left: &'a BTreeSet<ReportNumber>,
    trust: Trust,
    packages: PathBuf,
    findings: &'a mut Findings,
}

impl Examiner<'_> {
    fn fault(&mut self, report: &Sent, words: impl std::fmt::Display) {
        self.findings.faults.push(format!("report {} ({}): {words}", report.number, report.kind.words()));
    }

    async fn report(&mut self, report: &Sent) -> Result<(), Fault> {
        let head = head_of(self.house, report.number).await?;
        let referrals = routed::referrals(self.house, &leave(report.number)).await?;
        let tally = self.findings.tallies.entry(report.kind.words()).or_default();
        tally.reports += 1;
        tally.recipients += referrals.len() as u64;
        if head.stage == Stage::AtDesk && self.left.contains(&report.number) {
            tally.waiting += 1;
            return Ok(());
        }
        match (head.stage, head.designation) {
            (Stage::Retracted, _) => tally.retracted += 1,
            (Stage::Open | Stage::Expired, _) => tally.unfinished += 1,
            (_, Some(Designation::Referral)) => tally.referral += 1,
            (_, Some(Designation::Informational)) => tally.informational += 1,
            (stage, None) => self.fault(report, format!("is {stage} and has no designation")),
        }
        if report.kind.ending() != Ending::Finish {
            return Ok(());
        }
        self.rulings(report).await?;
        self.recipients(report, &referrals);
        for referral in &referrals {
            self.route(referral).await?;
            self.inclusion(report, referral).await?;
            if referral.channel == Channel::Package {
                self.package(report, referral).await?;
            }
        }
        self.request(report).await
    }

    async fn rulings(&mut self, report: &Sent) -> Result<(), Fault> {
        let rulings = routed::rulings(self.house, &leave(report.number)).await?;
        if rulings.is_empty() {
            self.fault(report, "was finished and has no ruling");
        }
        for ruling in &rulings {
            self.findings.rulings += 1;
            match ruling.outcome {
                RulingWord::Disclose | RulingWord::NeedsApproval => {}
                RulingWord::Withhold => self.findings.withheld += 1,
                RulingWord::Error => self.fault(report, "one of its rulings is an error"),
            }
        }
        Ok(())
    }

    /// Every report reaches an agency, and none leaves the sandbox.
    fn recipients(&mut self, report: &Sent, referrals: &[Referral]) {
        match (report.kind, referrals.len()) {
            (Kind::Sandbox, 0) => {}
            (Kind::Sandbox, _) => self.fault(report, "left the sandbox"),
            (_, 0) => self.fault(report, "was made available to nobody"),
            _ => {}
        }
    }

    /// Counts the route. A referral that an agency transferred, or that its own police asked for, is direct.
    async fn route(&mut self, referral: &Referral) -> Result<(), Fault> {
        let route = referral.reason.as_ref().map_or(RouteKind::Direct, route_of);
        *self.findings.by_route.entry(route).or_default() += 1;
        let agency = directory::agency(self.house, &referral.agency).await?;
        let at_home = agency.is_some_and(|agency| agency.class != AgencyClass::Foreign);
        self.findings.domestic += u64::from(route == RouteKind::Direct && at_home);
        Ok(())
    }

    async fn inclusion(&mut self, report: &Sent, referral: &Referral) -> Result<(), Fault> {
        let Ok(entry) = <[u8; 16]>::try_from(referral.entry.as_slice()) else {
            self.fault(report, format!("{} names no ledger entry", referral.id));
            return Ok(());
        };
        let proven = match oversight::inclusion(self.house, &entry).await {
            Ok(proof) => {
                clearline_verify::proof(&proof.to_text(), None, &self.trust).map_err(|error| told(&error))
            }
            Err(error) => Err(told(&error)),
        };
        match proven {
            Ok(_) => self.findings.proofs += 1,
            Err(why) => self.fault(report, format!("{} is not proven: {why}", referral.id)),
        }
        Ok(())
    }

    /// Opens the sealed package with the agency's key, and checks all of it as the agency would.
    async fn package(&mut self, report: &Sent, referral: &Referral) -> Result<(), Fault> {
        let (Some(package), Some(identity)) = (&referral.package, self.cast.identities.get(&referral.agency))
        else {
            self.fault(report, format!("{} has no sealed package", referral.id));
            return Ok(());
        };
        let bytes = self.house.vault.get_small(&package.path, &package.key).await?;
        let opened = clearline_verify::package(bytes.as_ref(), identity, &self.trust, &mut Discard);
        let failed = opened.checks.iter().find(|check| !matches!(check.outcome, Outcome::Passed(_)));
        match failed {
            None => {
                let path = self.packages.join(format!("{}.{}.age", referral.id, referral.agency));
                std::fs::write(&path, &bytes)?;
                self.findings.packages += 1;
                self.findings.example = Some((path, referral.agency.clone()));
            }
            Some(check) => {
                self.fault(
                    report,
                    format!("the package of {} fails at {}: {:?}", referral.id, check.name, check.outcome),
                );
            }
        }
        Ok(())
    }

    /// For a report that foreign police asked for, the provider must get a notice, and got it.
    async fn request(&mut self, report: &Sent) -> Result<(), Fault> {
        let request = requests::of_report(self.house, &leave(report.number)).await?;
        let asked = matches!(
            report.kind,
            Kind::Provider { scenario: Scenario::ForeignRequest | Scenario::ForeignRequestUnqualified, .. }
        );
        let ending = match (&request, asked) {
            (None, false) => return Ok(()),
            (None, true) => {
                self.fault(report, "names foreign police, and no entry was opened for their request");
                return Ok(());
            }
            (Some(request), _) => request.ending.map_or("open", EndingWord::word),
        };
        let told = notices::of_report(self.house, &leave(report.number)).await?;
        let notice = told.iter().any(|notice| notice.kind == format!("foreign_request_{ending}"));
        if ending == "open" && requests::waits_for_counsel(self.house, &leave(report.number)).await? {
            self.findings.waiting += 1;
            return Ok(());
        }
        match ending {
            "unable" => self.findings.unable += 1,
            word if word.starts_with("forwarded") => self.findings.forwarded += 1,
            _ => {}
        }
        if !notice {
            self.fault(report, format!("its foreign request is {ending}, and no notice says so"));
        }
        Ok(())
    }

    /// Where both kinds of foreign request were sent, both endings must have come.
    fn both_endings(&mut self, sent: &[Sent]) {
        let came = |wanted| {
            sent.iter()
                .any(|report| matches!(report.kind, Kind::Provider { scenario, .. } if scenario == wanted))
        };
        if came(Scenario::ForeignRequest) && self.findings.forwarded == 0 {
            self.findings.faults.push("no foreign request ended as forwarded".to_owned());
        }
        if came(Scenario::ForeignRequestUnqualified) && self.findings.unable + self.findings.waiting == 0 {
            self.findings
                .faults
                .push("no foreign request ended as unable to forward, or waits for counsel".to_owned());
        }
    }
}

/// By which route an agency was chosen, as the reason that was kept says: it is in the innermost message.
fn route_of(reason: &Message) -> RouteKind {
    if let Some(Argument::Message(inner)) = reason.argument("why") {
        return route_of(inner);
    }
    if let Some(Argument::Message(named)) = reason.argument("route") {
        let named = RouteKind::ALL.into_iter().find(|kind| kind.message() == *named);
        return named.unwrap_or(RouteKind::Direct);
    }
    match reason.id() {
        "candidate-country"
        | "candidate-police-asked"
        | "candidate-proposed"
        | "candidate-task-force"
        | "candidate-task-forces" => RouteKind::Direct,
        _ => RouteKind::Home,
    }
}

fn told(error: &(dyn std::error::Error + 'static)) -> String {
    clearline_core::chain(error)
}

/// The content of files is checked on its way and kept nowhere.
struct Discard;

impl Sink for Discard {
    fn begin(&mut self, _sha256: &str, _bytes: u64) -> io::Result<()> {
        Ok(())
    }

    fn write(&mut self, _bytes: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}
