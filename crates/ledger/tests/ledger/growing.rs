use clearline_ledger::{
    Audit, Checkpoint, ConsistencyError, ConsistencyProof, Fault, Frontier, Hash, Row, TileKey, TileSet,
    VerifierKey, consistency_proof, consistency_tiles, leaf_hash, tile_frontier, tile_root, tree_tiles,
};
use std::collections::BTreeMap;

use crate::{ORIGIN, key};

fn tiles(count: u64) -> BTreeMap<(u8, u64), Hash> {
    let (mut frontier, mut held) = (Frontier::default(), BTreeMap::new());
    for leaf in 0..count {
        frontier.append_noting(leaf_hash(&leaf.to_be_bytes()), |tile| {
            held.insert((tile.level, tile.index), tile.hash);
        });
    }
    held
}

fn fetch(held: &BTreeMap<(u8, u64), Hash>, keys: impl IntoIterator<Item = TileKey>) -> TileSet {
    let read = |key: TileKey| {
        let first = key.n * 256;
        (first..first + u64::from(key.width)).map(|index| held[&(key.level, index)]).collect()
    };
    keys.into_iter().map(|key| (key, read(key))).collect()
}

fn signed(size: u64, held: &BTreeMap<(u8, u64), Hash>) -> String {
    let root = tile_root(&fetch(held, tree_tiles(size)), size).unwrap();
    Checkpoint { origin: ORIGIN.to_owned(), size, root }.sign(&key(1), ORIGIN).unwrap()
}

fn keys() -> [VerifierKey; 1] {
    [VerifierKey::new(ORIGIN, key(1).verifying_key()).unwrap()]
}

#[test]
fn an_audit_continues_where_a_checkpoint_ended() {
    let held = tiles(700);
    let open = |size| Checkpoint::open(&signed(size, &held), ORIGIN, &keys()).unwrap();
    for since in [0, 1, 255, 256, 511, 699, 700] {
        let frontier = tile_frontier(&fetch(&held, tree_tiles(since)), since).unwrap();
        let walk = |altered: Option<u64>| {
            let mut audit = Audit::resume(frontier.clone(), [open(100), open(600), open(700)])?;
            for index in since..700 {
                let leaf = if altered == Some(index) { [9; 8] } else { index.to_be_bytes() };
                audit.feed(Row { index, leaf: &leaf, kept: Some(held[&(0, index)]) })?;
            }
            audit.finish()
        };
        let found = walk(None).unwrap();
        assert_eq!((found.entries, found.uncovered), (700, 0), "from {since}");
        if since < 650 {
            assert_eq!(walk(Some(650)), Err(Fault::Altered { rows: 650..651 }), "from {since}");
        }
    }
    let other = Checkpoint { root: leaf_hash(b"other"), ..open(256) };
    let frontier = tile_frontier(&fetch(&held, tree_tiles(256)), 256).unwrap();
    assert_eq!(Audit::resume(frontier, [other]).unwrap_err(), Fault::Forked { size: 256 });
}

#[test]
fn a_consistency_file_proves_growth_to_whoever_kept_a_checkpoint() {
    let held = tiles(700);
    for from in [0, 1, 300, 512, 700] {
        let hashes = consistency_proof(&fetch(&held, consistency_tiles(from, 700)), from, 700).unwrap();
        let text = ConsistencyProof { from, hashes, checkpoint: signed(700, &held) }.to_text();
        let proof = ConsistencyProof::parse(&text).unwrap();
        assert_eq!(proof.to_text(), text);
        let (old, new) = proof.verify(&signed(from, &held), ORIGIN, &keys()).unwrap();
        assert_eq!((old.size, new.size), (from, 700));
        let wrong = proof.verify(&signed(20, &held), ORIGIN, &keys());
        assert_eq!(wrong, Err(ConsistencyError::Size), "from {from}");
    }
    let hashes = consistency_proof(&fetch(&held, consistency_tiles(300, 700)), 300, 700).unwrap();
    let proof = ConsistencyProof { from: 300, hashes, checkpoint: signed(700, &held) };
    let fork = Checkpoint { origin: ORIGIN.to_owned(), size: 300, root: leaf_hash(b"other") };
    let fork = fork.sign(&key(1), ORIGIN).unwrap();
    assert!(matches!(proof.verify(&fork, ORIGIN, &keys()), Err(ConsistencyError::Proof(_))));
    let foreign = Checkpoint { origin: ORIGIN.to_owned(), size: 300, root: leaf_hash(b"other") };
    let foreign = foreign.sign(&key(2), ORIGIN).unwrap();
    assert!(matches!(proof.verify(&foreign, ORIGIN, &keys()), Err(ConsistencyError::Earlier(_))));
    for text in [
        "",
        "clearline.consistency/v1\n",
        "clearline.consistency/v1\nfrom 01\n\nx",
        "c2sp.org/tlog-proof@v1\nfrom 1\n\nx",
    ] {
        assert_eq!(ConsistencyProof::parse(text), Err(ConsistencyError::Shape), "{text:?}");
    }
}
