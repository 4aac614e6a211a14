//! A synthetic package with everything in it.

use clearline_seal::{
    Account, Authority, CaseFile, CaseInput, Connection, Contents, Custody, Excluded, FileEntry, Files,
    Format, HashMethod, Identity, Included, Manifest, Place, Signer, Span,
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
            included: vec![Included { field: "address".into(), clauses: vec!["EXAMPLE-ACT s.1".into()] }],
            excluded: vec![Excluded {
                field: "victim".into(),
                reason: "no clause permits it".into(),
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

fn case(files: &Files) -> CaseInput {
    let address = "192.0.2.44".parse().unwrap();
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
    };
    CaseInput {
        provider: "Example Provider Ltd (synthetic)".into(),
        provider_reference: Some("PROV-778".into()),
        software_version: "0.1.0".into(),
        focus: vec!["Synthetic test report".into()],
        authority: vec![Authority {
            name: "Statutory basis".into(),
            kind: "Statute".into(),
            clause: "EXAMPLE-ACT s.1".into(),
            since: Some(NOON - 1_000_000),
        }],
        accounts: vec![Account {
            identifier: Some("100200300".into()),
            display_name: Some("synthetic_user".into()),
            platform: Some("Example Platform".into()),
            created: Some(NOON - 5_000_000),
            emails: vec!["synthetic@example.com".into()],
            phones: vec!["+442079460000".into()],
        }],
        connections: vec![
            Connection {
                address,
                port: Some(50123),
                at: Some(NOON - 9),
                kind: Some("login".into()),
                account: Some(0),
            },
            Connection {
                address: "2001:db8::7".parse().unwrap(),
                port: None,
                at: None,
                kind: None,
                account: None,
            },
        ],
        files: files.iter().map(file).collect(),
        places: vec![Place {
            address: Some(address),
            country: Some("GB".into()),
            region: Some("ENG".into()),
            locality: Some("London".into()),
            coordinates: Some((51.5, -0.12)),
            said_by: "example address list, 2026-03".into(),
        }],
        received: Span { start: NOON - 100, end: NOON - 90 },
        triaged: Some(("Analyst 17".into(), Span { start: NOON - 80, end: NOON - 70 })),
    }
}
