use clearline_ledger::{Entry, EntryError, Opening};
use proptest::prelude::*;

fn opening(facts: &[(&str, &str)]) -> Opening {
    Opening { salt: [7; 32], facts: facts.iter().map(|(n, v)| ((*n).into(), (*v).into())).collect() }
}

/// The bytes of version 1, written out: a change here would orphan every log already written.
#[test]
fn the_encoding_of_version_1_stands_still() {
    let commitment = opening(&[("report", "1234567"), ("stage", "received")]).commitment();
    assert_eq!(hex::encode(commitment), include_str!("opening-v1.hex").trim());
    let entry = Entry::new("intake.finish", 1_767_225_600_000_000, [0; 32], commitment).unwrap();
    assert_eq!(hex::encode(entry.leaf()), include_str!("entry-v1.hex").trim());
}

#[test]
fn facts_cannot_be_shifted_between_names_and_values() {
    let commitments = [
        opening(&[("ab", "c")]),
        opening(&[("a", "bc")]),
        opening(&[("a", "b"), ("c", "")]),
        opening(&[("a", "b"), ("", "c")]),
        opening(&[]),
    ]
    .map(|opening| opening.commitment());
    for (i, one) in commitments.iter().enumerate() {
        assert!(commitments[i + 1..].iter().all(|other| other != one));
    }
    let other_salt = Opening { salt: [8; 32], ..opening(&[("ab", "c")]) };
    assert_ne!(other_salt.commitment(), commitments[0]);
}

#[test]
fn kinds_are_plain_words_and_openings_do_not_show_themselves() {
    for kind in ["", "Intake.finish", "intake finish", "intake\n", &"x".repeat(65)] {
        assert_eq!(Entry::new(kind, 0, [0; 32], [0; 32]), Err(EntryError::Kind), "{kind:?}");
    }
    assert_eq!(format!("{:?}", opening(&[("name", "someone")])), "Opening([sensitive])");
}

proptest! {
    #[test]
    fn entries_read_back(kind in "[a-z0-9._-]{1,64}", at: i64, actor: [u8; 32], commitment: [u8; 32]) {
        let entry = Entry::new(&kind, at, actor, commitment).unwrap();
        prop_assert_eq!(Entry::parse(&entry.leaf()), Ok(entry.clone()));
        prop_assert_eq!(Entry::parse(&entry.leaf()[1..]), Err(EntryError::Version));
        prop_assert_eq!(Entry::parse(&[entry.leaf(), vec![0]].concat()), Err(EntryError::Shape));
    }

    #[test]
    fn openings_read_back(salt: [u8; 32], facts in proptest::collection::vec((".{0,20}", ".{0,40}"), 0..10)) {
        let opening = Opening { salt, facts };
        prop_assert_eq!(Opening::from_bytes(&opening.to_bytes()), Ok(opening));
    }

    #[test]
    fn whatever_parses_is_the_encoding_of_its_result(tail in proptest::collection::vec(0..3_u8, 0..200)) {
        let bytes = [b"clearline.ledger.opening/v1\n".as_slice(), &tail].concat();
        if let Ok(opening) = Opening::from_bytes(&bytes) {
            prop_assert_eq!(opening.to_bytes(), bytes);
        }
    }
}
