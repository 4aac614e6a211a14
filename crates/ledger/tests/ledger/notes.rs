use crate::{ORIGIN, key, leaves};
use clearline_ledger::note::{self, NoteError, VerifierKey};
use clearline_ledger::{
    Checkpoint, CheckpointError, Entry, Frontier, Hash, ProofError, ProofFileError, TileSet, TlogProof,
    inclusion_proof, inclusion_tiles, leaf_hash, root_of,
};
use proptest::prelude::*;

fn verifier(name: &str, seed: u8) -> VerifierKey {
    VerifierKey::new(name, key(seed).verifying_key()).unwrap()
}

/// The example of Go's package `golang.org/x/mod/sumdb/note`: our key text and our opening agree with its.
#[test]
fn a_note_signed_by_another_implementation_opens() {
    let peter: VerifierKey =
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".parse().unwrap();
    let signed = "If you think cryptography is the answer to your problem,\n\
        then you don't know what your problem is.\n\n\
        \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    let keys = [peter.clone()];
    assert_eq!(note::open(signed, &keys).unwrap().signed_by, ["PeterNeumann"]);
    assert_eq!(peter.to_string(), "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
}

#[test]
fn only_what_a_known_key_signed_is_believed() {
    let keys = [verifier("clearline.example.com/receipt", 1), verifier("clearline.example.com/old", 2)];
    let signed = note::sign("clearline.receipt/v1\nreport 1234567\n", &key(1), keys[0].name()).unwrap();
    let opened = note::open(&signed, &keys).unwrap();
    assert_eq!(
        (opened.body, opened.signed_by),
        ("clearline.receipt/v1\nreport 1234567\n", vec![keys[0].name()])
    );

    let altered = signed.replace("1234567", "1234568");
    assert!(
        matches!(note::open(&altered, &keys), Err(NoteError::BadSignature { name }) if name == keys[0].name())
    );
    assert_eq!(note::open(&signed, &keys[1..]), Err(NoteError::UnknownSigner));
    // A witness's line does not hide the signer's.
    let line = "\u{2014} witness.example.org AAAAAAAAAAA=\n";
    assert!(note::open(&format!("{signed}{line}"), &keys).is_ok());
}

#[test]
fn what_cannot_be_read_one_way_only_is_not_signed() {
    for body in ["", "no newline", "tab\there\n", "a\r\n", "x\n\n\u{2014} forged AAAA\n"] {
        assert_eq!(note::sign(body, &key(1), "name"), Err(NoteError::Body), "{body:?}");
    }
    for name in ["", "two words", "plus+plus"] {
        assert_eq!(note::sign("body\n", &key(1), name), Err(NoteError::Name), "{name:?}");
    }
    assert_eq!(note::sign(&"long\n".repeat(20_000), &key(1), "name"), Err(NoteError::TooLarge));
    let text = verifier("name", 1).to_string();
    for wrong in [&text[1..], &text.replace("+A", "+B"), "name", "name+00000000+AQ=="] {
        assert_eq!(wrong.parse::<VerifierKey>(), Err(NoteError::VerifierKey), "{wrong}");
    }
}

#[test]
fn a_checkpoint_is_of_one_log_and_has_one_form() {
    let keys = [verifier(ORIGIN, 1)];
    let checkpoint = Checkpoint { origin: ORIGIN.into(), size: 5, root: root_of(&leaves(5)) };
    let signed = checkpoint.sign(&key(1), ORIGIN).unwrap();
    assert_eq!(Checkpoint::open(&signed, ORIGIN, &keys).unwrap(), checkpoint);
    assert_eq!(Checkpoint::open(&signed, "elsewhere.example", &keys), Err(CheckpointError::Origin));
    let body = checkpoint.body();
    for wrong in [body.replace("\n5\n", "\n05\n"), body.replace("\n5\n", "\n+5\n"), format!("{body}more\n")] {
        assert_eq!(Checkpoint::parse(&wrong), Err(CheckpointError::Shape), "{wrong}");
    }
    assert!(Checkpoint { origin: "two\nlines".into(), ..checkpoint }.sign(&key(1), ORIGIN).is_err());
}

#[test]
fn a_proof_file_proves_its_entry_without_any_server() {
    let keys = [verifier(ORIGIN, 1)];
    let entry = |i: i64| Entry::new("refer.send", i, [0; 32], [9; 32]).unwrap().leaf();
    let mut tiles = TileSet::new();
    let mut log = Frontier::default();
    let hashes: Vec<Hash> = (0..40).map(|i| leaf_hash(&entry(i))).collect();
    hashes.iter().for_each(|hash| log.append(*hash));
    tiles.extend(inclusion_tiles(17, 40).into_iter().map(|key| (key, hashes.clone())));
    let checkpoint = Checkpoint { origin: ORIGIN.into(), size: 40, root: log.root() };
    let proof = TlogProof {
        extra: Some(entry(17)),
        index: 17,
        hashes: inclusion_proof(&tiles, 17, 40).unwrap(),
        checkpoint: checkpoint.sign(&key(1), ORIGIN).unwrap(),
    };

    let read = TlogProof::parse(&proof.to_text()).unwrap();
    assert_eq!(read, proof);
    assert_eq!(read.verify(&entry(17), ORIGIN, &keys).unwrap(), checkpoint);
    let other = read.verify(&entry(18), ORIGIN, &keys);
    assert_eq!(other, Err(ProofFileError::Proof(ProofError::Root)));
    assert!(matches!(read.verify(&entry(17), ORIGIN, &[]), Err(ProofFileError::Checkpoint(_))));
    let elsewhere = TlogProof { index: 18, ..read }.verify(&entry(17), ORIGIN, &keys);
    assert_eq!(elsewhere, Err(ProofFileError::Proof(ProofError::Root)));
}

proptest! {
    #[test]
    fn no_text_makes_the_readers_fall_over(text in "(c2sp.org/tlog-proof@v1\n)?(extra |index |[0-9a-zA-Z+/=]|\n|\u{2014}|.){0,80}") {
        if let Ok(proof) = TlogProof::parse(&text) {
            prop_assert_eq!(proof.to_text(), text.clone());
        }
        prop_assert!(note::open(&text, &[verifier("n", 1)]).is_err());
        prop_assert!(Checkpoint::parse(&text).is_err());
    }

    #[test]
    fn verifier_keys_read_back(name in "[a-z./]{1,30}", seed: u8) {
        let written = verifier(&name, seed);
        prop_assert_eq!(written.to_string().parse::<VerifierKey>(), Ok(written));
    }
}
