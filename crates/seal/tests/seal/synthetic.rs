//! A synthetic package with everything in it.

use clearline_report::{Argument, message};
use clearline_seal::{
    Account, Authority, CaseDevice, CaseFile, CaseInput, CasePerson, Connection, Contact, Contents, Custody,
    Excluded, FileEntry, Files, Format, HashMethod, Identity, Incident, Included, Manifest, Name, Part,
    Place, Placed, Provider, Scene, Signer, Span, Text, Wording,
};
use ed25519_dalek::SigningKey;
use sha2::{Digest, Sha256};

/// 2026-03-01, 12:00 UTC, in microseconds.
const NOON: i64 = 1_772_366_400_000_000;

pub(crate) fn signer() -> Signer {
    Signer::new("clearline.example.com/seal", SigningKey::from_bytes(&[11; 32])).unwrap()
}

pub(crate) fn agency() -> Identity {
    Identity::from_entropy(&[42; 32]).unwrap()
}

pub(crate) fn files(contents: &[&[u8]]) -> Files {
    contents.iter().map(|bytes| (hex::encode(Sha256::digest(bytes)), bytes.to_vec())).collect()
}

pub(crate) fn contents(files: &Files) -> Contents {
    let entry = |(sha256, bytes): (&String, &Vec<u8>)| FileEntry {
        sha256: sha256.clone(),
        name: "синтетика ../\"1\".bin".into(),
        bytes: bytes.len() as u64,
    };
    Contents {
        manifest: Manifest {
            format: Format::V1,
            package: "R-1234567-1".into(),
            report: "1234567".into(),
            sender: "Clearline (synthetic)".into(),
            recipient: "Example Police Unit (synthetic)".into(),
            created: NOON + 1,
            clauses: vec!["EXAMPLE-ACT s.1".into()],
            conditions: vec!["Intelligence lead only; onward use needs the originator's consent.".into()],
            condition_messages: vec![message!("synthetic-condition")],
            included: vec![Included { field: "address".into(), clauses: vec!["EXAMPLE-ACT s.1".into()] }],
            excluded: vec![Excluded {
                field: "victim".into(),
                reason: "no clause permits it".into(),
                message: Some(message!("synthetic-reason")),
                clauses: vec![],
            }],
            files: files.iter().map(entry).collect(),
        },
        cover: "A referral — synthetic.\n".into(),
        report_json: b"{\"report\":\"1234567\"}\n".to_vec(),
        brief_pdf: Some(b"%PDF-1.7 synthetic\n".to_vec()),
        original_xml: Some(b"<report/>\n".to_vec()),
        case: case(files),
        authority_json: b"{\"ruling\":\"disclose\"}\n".to_vec(),
        custody: Some(Custody { proof: "c2sp.org/tlog-proof@v1\n".into(), opening: vec![1, 2, 3] }),
    }
}

/// A text of ours, as the catalogue would write it.
fn ours(text: &str) -> Text {
    let message = message!("synthetic", text = Argument::exact(text));
    Text { text: text.to_owned(), message: Some(message) }
}

fn connection(address: &str, port: Option<u16>, at: Option<i64>, kind: Option<&str>) -> Connection {
    Connection { address: address.parse().unwrap(), port, at, kind: kind.map(str::to_owned) }
}

fn home(street: &str, country: &str) -> Place {
    Place {
        street: Some(street.into()),
        postal_code: Some("12345".into()),
        country: Some(country.into()),
        kind: Some("Home".into()),
        said_by: ours("the sender of the report"),
        ..Place::default()
    }
}

fn reported() -> CasePerson {
    CasePerson {
        part: Part::Subject,
        described: ours("Person reported"),
        called: ours("Reported account holder"),
        name: Name { given: vec!["Adam".into(), "Q.".into()], family: Some("Example".into()) },
        born: Some(500_000_000_000_000),
        age: Some(40),
        places: vec![home("1 Example Street", "GB")],
        accounts: vec![
            Account {
                identifier: Some("100200300".into()),
                login: Some("synthetic_user".into()),
                display_names: vec!["Synthetic".into(), "Also Synthetic".into()],
                platform: Some("Example Platform".into()),
                issued_by_provider: true,
                words: vec![ours("Account closed for good")],
                profile_urls: vec!["https://example.com/u/synthetic".into()],
                bio: Some("hello".into()),
                closed: true,
                emails: vec!["synthetic@example.com".into()],
                phones: vec!["+442079460000".into()],
                connections: vec![
                    connection("192.0.2.44", Some(50123), Some(NOON - 9), Some("Login")),
                    connection("2001:db8::7", None, None, None),
                ],
                devices: vec![CaseDevice {
                    kind: "IMEI".into(),
                    value: "device-of-the-subject".into(),
                    event: Some("Login".into()),
                    at: Some(NOON - 8),
                }],
            },
            Account { words: vec![ours("Linked account: Billing")], ..Account::default() },
        ],
    }
}

fn victim() -> CasePerson {
    CasePerson {
        part: Part::Victim,
        described: ours("Victim"),
        called: ours("Victim"),
        name: Name { given: vec!["Bea".into()], family: None },
        born: None,
        age: Some(12),
        places: vec![home("2 Example Street", "US")],
        accounts: vec![Account {
            login: Some("synthetic_child".into()),
            issued_by_provider: true,
            emails: vec!["child@example.com".into()],
            phones: vec!["+15550100".into()],
            profile_urls: vec!["https://example.com/u/child".into()],
            connections: vec![connection("198.51.100.20", Some(63421), Some(NOON - 20), Some("Login"))],
            devices: vec![CaseDevice {
                kind: "IMEI".into(),
                value: "device-of-the-child".into(),
                event: None,
                at: None,
            }],
            ..Account::default()
        }],
    }
}

fn recipient() -> CasePerson {
    CasePerson {
        part: Part::Recipient,
        described: ours("Intended recipient"),
        called: ours("Intended recipient"),
        name: Name::default(),
        born: None,
        age: None,
        places: Vec::new(),
        accounts: vec![Account {
            identifier: Some("400".into()),
            connections: vec![connection("203.0.113.9", None, Some(NOON - 30), None)],
            ..Account::default()
        }],
    }
}

fn wording() -> Wording {
    Wording {
        package: ours("Package R-1234567-1"),
        referral: ours("Referral R-1234567-1"),
        report_number: ours("Clearline report number"),
        provider_reference: ours("Reporting provider's reference"),
        as_received: ours("Report as received"),
        as_sealed: ours("Sealed package"),
        received: ours("Received the report"),
        triaged: ours("Triaged the report"),
        sealed: ours("Sealed the package"),
        incident: ours("Incident, as the sender reported it"),
        unowned: ours("Seen, but linked to nobody"),
        owner_unknown: ours("The sender does not say whose this is."),
    }
}

fn case(files: &Files) -> CaseInput {
    let file = |(sha256, bytes): (&String, &Vec<u8>)| CaseFile {
        name: "placeholder.bin".into(),
        bytes: bytes.len() as u64,
        media_type: Some("application/octet-stream".into()),
        hashes: vec![
            (HashMethod::Md5, "d5ed35574fd947ca9b2f539639541fb5".into()),
            (HashMethod::Sha1, "37a1391079ef2c0abe1a6db3ac41e5ec52134f6c".into()),
            (HashMethod::Sha256, sha256.clone()),
        ],
        viewed_by_provider: Some("not stated".into()),
        account: Some((0, 0)),
        upload: Some(connection("192.0.2.44", Some(50124), Some(NOON - 7), Some("Upload"))),
        location: Some("https://example.com/placeholder".into()),
    };
    let place = |of: Placed| Place {
        of,
        country: Some("GB".into()),
        region: Some("ENG".into()),
        locality: Some("London".into()),
        coordinates: Some((51.5, -0.12)),
        said_by: Text::of_others("example address list, 2026-03"),
        ..Place::default()
    };
    CaseInput {
        wording: wording(),
        provider: Provider {
            name: Text::of_others("Example Provider Ltd (synthetic)"),
            of_the_public: false,
            contacts: vec![Contact {
                purpose: ours("Contact for police"),
                name: Name { given: vec!["Cora".into()], family: Some("Sample".into()) },
                emails: vec!["police@provider.example.com".into()],
                phones: vec!["+15550199".into()],
            }],
        },
        provider_reference: Some("PROV-778".into()),
        software_version: "0.1.0".into(),
        focus: vec![ours("Synthetic test report")],
        authority: vec![Authority {
            name: "Statutory basis".into(),
            kind: "Statute".into(),
            clause: "EXAMPLE-ACT s.1".into(),
            since: Some(NOON - 1_000_000),
        }],
        incident: Some(Incident {
            kind: ours("Synthetic"),
            at: NOON - 100,
            words: vec![ours("What the time means: time of the upload")],
        }),
        people: vec![reported(), victim(), recipient()],
        scenes: vec![
            Scene {
                kind: ours("Chat"),
                name: Some("Example Chat".into()),
                room: Some("room 1".into()),
                content: Some("hello, child".into()),
                words: vec![ours("Name: Example Chat"), Text::of_others("as the sender wrote it")],
                ..Scene::default()
            },
            Scene {
                kind: ours("Peer to peer"),
                urls: vec!["https://example.com/a".into()],
                emails: vec!["child@example.com".into()],
                phones: vec!["+15550123".into()],
                connections: vec![connection("192.0.2.99", None, None, None)],
                places: vec![place(Placed::Nobody)],
                ..Scene::default()
            },
        ],
        files: files.iter().map(file).collect(),
        places: vec![
            place(Placed::Address("192.0.2.44".parse().unwrap())),
            place(Placed::Address("192.0.2.200".parse().unwrap())),
            place(Placed::Phone("+15550100".into())),
            place(Placed::Person(1)),
            place(Placed::Nobody),
        ],
        received: Span { start: NOON - 100, end: NOON - 90 },
        triaged: Some((Text::of_others("Analyst 17"), Span { start: NOON - 80, end: NOON - 70 })),
    }
}
