//! An agency and an auditor, each with nothing but files and the keys they were given.
#![cfg(test)]

use clearline_ledger::note;
use clearline_ledger::{
    Checkpoint, Entry, Frontier, Hash, Opening, TileSet, TlogProof, VerifierKey, consistency_proof,
    consistency_tiles, inclusion_proof, inclusion_tiles, leaf_hash,
};
use clearline_seal::{
    CaseInput, Contents, Custody, FileEntry, Files, Format, Identity, MANIFEST_FACT, Manifest, Provider,
    Receipt, Signer, Sink, Span, Text, Wording, seal,
};
use clearline_verify::{
    CustodyFault, GrowthFault, Outcome, ReceiptFault, Trust, growth, package, proof, receipt,
};
use ed25519_dalek::SigningKey;
use sha2::{Digest, Sha256};

const ORIGIN: &str = "clearline.example.com/ledger";
const RECEIPTS: &str = "clearline.example.com/receipts";

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn signer() -> Signer {
    Signer::new("clearline.example.com/seal", key(1)).unwrap()
}

fn agency() -> Identity {
    Identity::from_entropy(&[9; 32]).unwrap()
}

fn trust() -> Trust {
    Trust {
        seal: vec![signer().public()],
        origin: ORIGIN.into(),
        ledger: vec![VerifierKey::new(ORIGIN, key(2).verifying_key()).unwrap()],
        receipts: vec![VerifierKey::new(RECEIPTS, key(3).verifying_key()).unwrap()],
    }
}

/// A small ledger in memory.
struct Ledger(Vec<Hash>);

impl Ledger {
    fn new() -> Self {
        Self((0..40_u8).map(|i| leaf_hash(&[i])).collect())
    }

    fn checkpoint(&self, size: usize) -> String {
        let mut frontier = Frontier::default();
        self.0[..size].iter().for_each(|leaf| frontier.append(*leaf));
        let checkpoint = Checkpoint { origin: ORIGIN.into(), size: size as u64, root: frontier.root() };
        checkpoint.sign(&key(2), ORIGIN).unwrap()
    }

    /// Appends an entry and some more, and proves it.
    fn prove(&mut self, leaf: &[u8]) -> TlogProof {
        let index = self.0.len() as u64;
        self.0.push(leaf_hash(leaf));
        self.0.extend((0..9_u8).map(|i| leaf_hash(&[i, i])));
        let size = self.0.len() as u64;
        let tiles: TileSet =
            inclusion_tiles(index, size).into_iter().map(|key| (key, self.0.clone())).collect();
        let hashes = inclusion_proof(&tiles, index, size).unwrap();
        TlogProof { extra: Some(leaf.to_vec()), index, hashes, checkpoint: self.checkpoint(size as usize) }
    }
}

fn contents(custody: impl FnOnce(&Manifest) -> Option<Custody>) -> (Contents, Files) {
    let content = b"synthetic".to_vec();
    let sha256 = hex::encode(Sha256::digest(&content));
    let manifest = Manifest {
        format: Format::V1,
        package: "R-1234567-1".into(),
        report: "1234567".into(),
        sender: "Clearline".into(),
        recipient: "Example Unit".into(),
        created: 1_772_366_400_000_000,
        clauses: vec![],
        conditions: vec![],
        condition_messages: vec![],
        included: vec![],
        excluded: vec![],
        files: vec![FileEntry { sha256: sha256.clone(), name: "one.bin".into(), bytes: 9 }],
    };
    let case = CaseInput {
        wording: Wording::default(),
        provider: Provider {
            name: Text::of_others("Example Provider"),
            of_the_public: false,
            contacts: vec![],
        },
        provider_reference: None,
        software_version: "0".into(),
        focus: vec![],
        authority: vec![],
        incident: None,
        people: vec![],
        scenes: vec![],
        files: vec![],
        places: vec![],
        received: Span { start: 0, end: 0 },
        triaged: None,
    };
    let contents = Contents {
        custody: custody(&manifest),
        manifest,
        cover: "cover\n".into(),
        report_json: b"{}".to_vec(),
        brief_pdf: None,
        original_xml: None,
        case,
        authority_json: b"{}".to_vec(),
    };
    (contents, Files::from([(sha256, content)]))
}

/// The manifest's digest is recorded, then the package sealed around the proof.
fn recorded(manifest: &Manifest, fact: &str) -> Custody {
    let digest = hex::encode(manifest.digest());
    let opening = Opening { salt: [5; 32], facts: vec![(fact.into(), digest)] };
    let entry = Entry::new("refer.manifest", 7, [0; 32], opening.commitment()).unwrap();
    Custody { proof: Ledger::new().prove(&entry.leaf()).to_text(), opening: opening.to_bytes() }
}

#[derive(Default)]
struct Disk {
    stored: Vec<u8>,
    full: bool,
}

impl Sink for Disk {
    fn begin(&mut self, _sha256: &str, _bytes: u64) -> std::io::Result<()> {
        if self.full { Err(std::io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.stored.extend_from_slice(bytes);
        Ok(())
    }
    fn end(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn sealed((contents, files): &(Contents, Files)) -> Vec<u8> {
    seal(contents, &signer(), &[agency().recipient()], files).unwrap()
}

/// The one check that failed, and what it said.
fn failure(package_bytes: &[u8], identity: &Identity, trust: &Trust) -> (&'static str, String) {
    let report = package(package_bytes, identity, trust, &mut Disk::default());
    assert!(!report.sound());
    let failed: Vec<_> = report
        .checks
        .iter()
        .filter_map(|check| match &check.outcome {
            Outcome::Failed(why) => Some((check.name, why.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(failed.len(), 1);
    failed[0].clone()
}

#[test]
fn a_sound_package_passes_every_check_by_name() {
    let given = contents(|manifest| Some(recorded(manifest, MANIFEST_FACT)));
    let mut disk = Disk::default();
    let report = package(sealed(&given).as_slice(), &agency(), &trust(), &mut disk);
    assert!(report.sound(), "{:?}", report.checks);
    let names: Vec<_> = report.checks.iter().map(|check| check.name).collect();
    assert_eq!(names, ["decrypted", "structure", "signature", "manifest", "ledger"]);
    assert_eq!(disk.stored, b"synthetic");
    assert_eq!(report.opened.unwrap().manifest, given.0.manifest);
    assert_eq!(report.proven.unwrap().index, 40);

    let without = sealed(&contents(|_| None));
    let report = package(without.as_slice(), &agency(), &trust(), &mut Disk::default());
    assert!(report.sound());
    assert_eq!(report.checks[4].outcome, Outcome::Absent);
}

#[test]
fn each_fault_is_told_under_its_check() {
    let good = sealed(&contents(|manifest| Some(recorded(manifest, MANIFEST_FACT))));
    let stranger = Identity::from_entropy(&[8; 32]).unwrap();
    assert_eq!(failure(&good, &stranger, &trust()).0, "decrypted");
    let mut altered = good.clone();
    *altered.last_mut().unwrap() ^= 1;
    assert_eq!(failure(&altered, &agency(), &trust()).0, "decrypted");
    assert_eq!(failure(&good, &agency(), &Trust { seal: vec![], ..trust() }).0, "signature");
    let elsewhere = Trust { origin: "elsewhere.example".into(), ..trust() };
    assert_eq!(failure(&good, &agency(), &elsewhere).0, "ledger");

    let mut full = Disk { full: true, ..Disk::default() };
    let report = package(good.as_slice(), &agency(), &trust(), &mut full);
    assert!(!report.sound() && report.opened.is_none());
    assert_eq!(report.checks[5].name, "stored");
}

#[test]
fn a_proof_of_something_else_does_not_vouch_for_a_package() {
    let ledger = |custody: fn(&Manifest) -> Custody| {
        failure(&sealed(&contents(|manifest| Some(custody(manifest)))), &agency(), &trust())
    };
    type Forged = fn(&Manifest) -> Custody;
    let cases: [(Forged, CustodyFault); 4] = [
        (|manifest| recorded(manifest, "other"), CustodyFault::Manifest),
        (
            |manifest| recorded(&Manifest { report: "7654321".into(), ..manifest.clone() }, MANIFEST_FACT),
            CustodyFault::Manifest,
        ),
        (
            |manifest| {
                let opening = Opening { salt: [6; 32], facts: vec![] }.to_bytes();
                Custody { opening, ..recorded(manifest, MANIFEST_FACT) }
            },
            CustodyFault::Commitment,
        ),
        (
            |manifest| {
                let custody = recorded(manifest, MANIFEST_FACT);
                let proof = TlogProof { extra: None, ..TlogProof::parse(&custody.proof).unwrap() };
                Custody { proof: proof.to_text(), ..custody }
            },
            CustodyFault::NoEntry,
        ),
    ];
    for (custody, fault) in cases {
        assert_eq!(ledger(custody), ("ledger", fault.to_string()));
    }
}

#[test]
fn an_auditor_checks_a_proof_and_the_growth_of_the_ledger() {
    let mut ledger = Ledger::new();
    let entry = Entry::new("intake.finish", 1, [0; 32], [1; 32]).unwrap();
    let earlier = ledger.checkpoint(40);
    let text = ledger.prove(&entry.leaf()).to_text();
    assert_eq!(proof(&text, None, &trust()).unwrap().entry, entry);
    let other = Entry::new("intake.finish", 2, [0; 32], [1; 32]).unwrap().leaf();
    assert!(matches!(proof(&text, Some(&other), &trust()), Err(CustodyFault::Proof(_))));

    let later = ledger.checkpoint(50);
    let tiles: TileSet = consistency_tiles(40, 50).into_iter().map(|key| (key, ledger.0.clone())).collect();
    let path = consistency_proof(&tiles, 40, 50).unwrap();
    assert_eq!(growth(&earlier, &later, &path, &trust()), Ok((40, 50)));
    assert!(matches!(growth(&later, &earlier, &path, &trust()), Err(GrowthFault::Proof(_))));
    ledger.0[3] = leaf_hash(b"rewritten");
    let rewritten = ledger.checkpoint(50);
    assert!(matches!(growth(&earlier, &rewritten, &path, &trust()), Err(GrowthFault::Proof(_))));
}

#[test]
fn a_receipt_is_believed_only_as_signed() {
    let given = Receipt {
        report: "1234567".into(),
        provider: None,
        sha256: "0".repeat(64),
        received: 1_772_366_400_000_000,
        preserve_until: None,
        clauses: vec![],
    };
    let signed = note::sign(&given.body().unwrap(), &key(3), RECEIPTS).unwrap();
    assert_eq!(receipt(&signed, &trust()), Ok(given));
    assert!(matches!(receipt(&signed.replace("2026", "2025"), &trust()), Err(ReceiptFault::Note(_))));
    let checkpoint = Ledger::new().checkpoint(40);
    assert!(matches!(receipt(&checkpoint, &trust()), Err(ReceiptFault::Note(_))), "another key's note");
    let other = note::sign("clearline.receipt/v2\n", &key(3), RECEIPTS).unwrap();
    assert!(matches!(receipt(&other, &trust()), Err(ReceiptFault::Receipt(_))));
}
