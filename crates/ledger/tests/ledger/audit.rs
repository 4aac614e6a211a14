use crate::{ORIGIN, key, leaves};
use clearline_ledger::{
    Audit, Checkpoint, Entry, Fault, Frontier, Hash, Row, Summary, VerifierKey, leaf_hash,
};
use proptest::prelude::*;

type Stored = Vec<(u64, Vec<u8>, Option<Hash>)>;

/// A log of `n` rows with hashes kept in tiles, and checkpoints every `step` entries.
fn log(n: u64, step: u64) -> (Stored, Vec<Checkpoint>) {
    let leaf = |i: u64| Entry::new("triage.designate", i as i64, [1; 32], [2; 32]).unwrap().leaf();
    let rows: Stored = (0..n).map(|i| (i, leaf(i), Some(leaf_hash(&leaf(i))))).collect();
    let mut tree = Frontier::default();
    let mut checkpoints = Vec::new();
    for (size, row) in (1..).zip(&rows) {
        tree.append(leaf_hash(&row.1));
        if size % step == 0 {
            checkpoints.push(Checkpoint { origin: ORIGIN.into(), size, root: tree.root() });
        }
    }
    (rows, checkpoints)
}

fn audit(rows: &Stored, checkpoints: &[Checkpoint]) -> Result<Summary, Fault> {
    let mut audit = Audit::new(checkpoints.to_vec())?;
    for (index, leaf, kept) in rows {
        audit.feed(Row { index: *index, leaf, kept: *kept })?;
    }
    audit.finish()
}

/// Gives the rows new indexes, as an attacker would to hide a change; the tiles keep what they held for each index.
fn renumbered(rows: Stored, tiles: &Stored) -> Stored {
    (0..).zip(rows).map(|(i, (_, leaf, _))| (i, leaf, tiles.get(i as usize).and_then(|t| t.2))).collect()
}

#[test]
fn a_sound_log_passes_and_tells_what_nobody_vouches_for_yet() {
    let (rows, checkpoints) = log(105, 10);
    let summary = audit(&rows, &checkpoints).unwrap();
    assert_eq!((summary.entries, summary.checkpoints, summary.uncovered), (105, 10, 5));
    let without_kept = rows.iter().map(|(i, leaf, _)| (*i, leaf.clone(), None)).collect();
    assert_eq!(audit(&without_kept, &checkpoints).unwrap(), summary);
    assert_eq!(audit(&Stored::new(), &[]).unwrap().entries, 0);
}

#[test]
fn a_signed_log_cannot_be_shortened_or_shown_in_two_versions() {
    let (rows, checkpoints) = log(100, 10);
    assert_eq!(audit(&rows[..95].to_vec(), &checkpoints), Err(Fault::Shrunk { rows: 95, signed: 100 }));
    let mut forked = checkpoints;
    forked.push(Checkpoint { origin: ORIGIN.into(), size: 30, root: leaves(1)[0] });
    assert_eq!(audit(&rows, &forked), Err(Fault::Forked { size: 30 }));
}

#[test]
fn only_checkpoints_that_a_known_key_signed_count() {
    let (rows, checkpoints) = log(20, 10);
    let signed: Vec<String> = checkpoints.iter().map(|c| c.sign(&key(1), ORIGIN).unwrap()).collect();
    let keys = [VerifierKey::new(ORIGIN, key(1).verifying_key()).unwrap()];
    let mut audit = Audit::against(signed.iter().map(String::as_str), ORIGIN, &keys).unwrap();
    for (index, leaf, kept) in &rows {
        audit.feed(Row { index: *index, leaf, kept: *kept }).unwrap();
    }
    assert_eq!(audit.finish().unwrap().checkpoints, 2);
    let forged = checkpoints[1].sign(&key(2), ORIGIN).unwrap();
    let fault = Audit::against([signed[0].as_str(), &forged], ORIGIN, &keys).unwrap_err();
    assert!(matches!(fault, Fault::BadCheckpoint { place: 1, .. }));
}

#[test]
fn without_kept_hashes_a_fault_lies_between_two_checkpoints() {
    let (mut rows, checkpoints) = log(100, 10);
    for row in &mut rows {
        row.2 = None;
    }
    rows[57].1[40] ^= 1;
    let expected = Fault::CheckpointMismatch { size: 60, rows: 50..60 };
    assert_eq!(audit(&rows, &checkpoints), Err(expected.clone()));
    // Recomputing the row's own hash gains the attacker nothing.
    let (mut rows, _) = log(100, 10);
    rows[57].1[40] ^= 1;
    rows[57].2 = Some(leaf_hash(&rows[57].1));
    assert_eq!(audit(&rows, &checkpoints), Err(expected));
}

#[test]
fn a_false_kept_hash_is_told_from_a_false_row() {
    let (mut rows, checkpoints) = log(100, 10);
    rows[57].2 = Some(leaves(1)[0]);
    assert_eq!(audit(&rows, &checkpoints), Err(Fault::KeptHash { rows: 57..58 }));
    // After the last checkpoint nothing tells which of the two is true, but the place is named.
    let (mut rows, _) = log(105, 10);
    rows[102].1[40] ^= 1;
    assert_eq!(audit(&rows, &checkpoints), Err(Fault::Altered { rows: 102..103 }));
}

proptest! {
    #[test]
    fn an_altered_row_is_named(n in 1..400_u64, at: prop::sample::Index, byte: prop::sample::Index, bit in 0..8_u32) {
        let (mut rows, checkpoints) = log(n, 7);
        let i = at.index(n as usize);
        let leaf = &mut rows[i].1;
        let byte = byte.index(leaf.len());
        leaf[byte] ^= 1 << bit;
        prop_assert_eq!(audit(&rows, &checkpoints), Err(Fault::Altered { rows: i as u64..i as u64 + 1 }));
    }

    #[test]
    fn dropped_rows_are_named(n in 3..400_u64, at: prop::sample::Index, count in 1..5_u64) {
        let (rows, checkpoints) = log(n, n);
        let from = at.index(n as usize) as u64;
        let lost = from..(from + count).min(n);
        let left: Stored = rows.iter().filter(|row| !lost.contains(&row.0)).cloned().collect();
        let to_the_end = lost.end == n;
        let shrunk = Fault::Shrunk { rows: from, signed: n };
        let expected = if to_the_end { shrunk.clone() } else { Fault::Missing { rows: lost.clone() } };
        prop_assert_eq!(audit(&left, &checkpoints), Err(expected));

        let hidden = audit(&renumbered(left, &rows), &checkpoints).unwrap_err();
        // When fewer rows follow than were dropped, nothing shows that what stands there belongs further down.
        let seen = match hidden {
            Fault::Missing { rows } => rows == lost,
            Fault::Altered { rows } => rows.start == from && n - lost.end <= count,
            fault => to_the_end && fault == shrunk,
        };
        prop_assert!(seen);
    }

    #[test]
    fn rows_that_changed_places_are_named(n in 2..400_u64, a: prop::sample::Index, b: prop::sample::Index) {
        let (rows, checkpoints) = log(n, n);
        let (a, b) = (a.index(n as usize), b.index(n as usize));
        prop_assume!(a < b);
        let mut swapped = rows.clone();
        swapped.swap(a, b);
        prop_assert!(audit(&swapped, &checkpoints).is_err(), "told by the indexes alone");
        let hidden = audit(&renumbered(swapped, &rows), &checkpoints);
        prop_assert_eq!(hidden, Err(Fault::Reordered { rows: a as u64..b as u64 + 1 }));
    }

    #[test]
    fn inserted_rows_are_named(n in 8..400_u64, at: prop::sample::Index) {
        let (rows, checkpoints) = log(n, n);
        let i = at.index(n as usize - 2);
        let mut more = rows.clone();
        more.insert(i, (0, b"never logged".to_vec(), None));
        let hidden = audit(&renumbered(more, &rows), &checkpoints);
        prop_assert_eq!(hidden, Err(Fault::Inserted { rows: i as u64..i as u64 + 1 }));
    }
}
