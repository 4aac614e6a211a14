use crate::leaves;
use clearline_ledger::{
    Frontier, Hash, TileHash, TileKey, TileSet, consistency_proof, consistency_tiles, inclusion_proof,
    inclusion_tiles, leaf_hash, root_of, tile_root, verify_consistency, verify_inclusion,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The leaves and roots that the Certificate Transparency code publishes as its reference for RFC 6962.
#[test]
fn published_vectors() {
    let inputs =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let hashes: Vec<Hash> = inputs.iter().map(|hex| leaf_hash(&hex::decode(hex).unwrap())).collect();
    for (size, root) in roots.iter().enumerate() {
        assert_eq!(root_of(&hashes[..size]).to_string(), *root, "root of {size} leaves");
    }
}

/// The tiles a log of these leaves would have, written as the frontier tells them.
struct Store(BTreeMap<(u8, u64), Hash>);

impl Store {
    fn of(leaves: &[Hash]) -> Self {
        let (mut frontier, mut held) = (Frontier::default(), BTreeMap::new());
        for leaf in leaves {
            frontier.append_noting(*leaf, |TileHash { level, index, hash }| {
                assert!(held.insert((level, index), hash).is_none(), "a tile hash is told once");
            });
        }
        Self(held)
    }

    fn fetch(&self, keys: impl IntoIterator<Item = TileKey>) -> TileSet {
        let read = |key: TileKey| {
            let first = key.n * 256;
            (first..first + u64::from(key.width)).map(|index| self.0[&(key.level, index)]).collect()
        };
        keys.into_iter().map(|key| (key, read(key))).collect()
    }
}

/// The definition of RFC 6962, 2.1, word for word, to judge the frontier and the tiles by.
fn reference(leaves: &[Hash]) -> Hash {
    match leaves.len() {
        0 | 1 => leaves.first().copied().unwrap_or_else(|| root_of(&[])),
        n => {
            let k = (1..n).rev().find(|k| k.is_power_of_two()).unwrap();
            clearline_ledger::node_hash(reference(&leaves[..k]), reference(&leaves[k..]))
        }
    }
}

#[test]
fn every_entry_of_every_small_log_is_proven_and_no_other_leaf_is() {
    let all = leaves(300);
    let store = Store::of(&all);
    let other = leaf_hash(b"never logged");
    for size in 1..=300_u64 {
        let root = reference(&all[..size as usize]);
        assert_eq!(root_of(&all[..size as usize]), root);
        // Every entry of logs around the edges of tiles and powers of two, every eleventh of the others.
        let stride = if size <= 70 || [127, 128, 129, 255, 256, 257, 300].contains(&size) { 1 } else { 11 };
        for index in (size % stride..size).step_by(stride as usize) {
            let tiles = store.fetch(inclusion_tiles(index, size));
            let proof = inclusion_proof(&tiles, index, size).unwrap();
            verify_inclusion(all[index as usize], index, size, &proof, root).unwrap();
            verify_inclusion(other, index, size, &proof, root).unwrap_err();
            if size > 1 {
                let neighbour = (index + 1) % size;
                verify_inclusion(all[index as usize], neighbour, size, &proof, root).unwrap_err();
                verify_inclusion(all[index as usize], index, size, &proof[1..], root).unwrap_err();
            }
        }
    }
}

#[test]
fn every_earlier_log_is_proven_a_beginning_and_no_altered_one_is() {
    let all = leaves(300);
    let store = Store::of(&all);
    let roots: Vec<Hash> = (0..=300).map(|size| reference(&all[..size])).collect();
    for new in 1..=300_u64 {
        let late = (new, roots[new as usize]);
        let stride = if new <= 70 || [127, 128, 129, 255, 256, 257, 300].contains(&new) { 1 } else { 11 };
        for old in (new % stride..=new).step_by(stride as usize) {
            let early = (old, roots[old as usize]);
            let proof = consistency_proof(&store.fetch(consistency_tiles(old, new)), old, new).unwrap();
            verify_consistency(early, late, &proof).unwrap();
            if old > 0 {
                verify_consistency((old, leaf_hash(b"other")), late, &proof).unwrap_err();
                verify_consistency(early, (new, leaf_hash(b"other")), &proof).unwrap_err();
            }
        }
    }
}

#[test]
fn a_proof_over_a_long_log_reads_few_tiles() {
    let all = leaves(70_000);
    let store = Store::of(&all);
    let root = root_of(&all);
    for index in [0, 255, 256, 65_535, 65_536, 69_999] {
        let wanted = inclusion_tiles(index, 70_000);
        assert!(wanted.len() <= 6, "{} tiles", wanted.len());
        let proof = inclusion_proof(&store.fetch(wanted), index, 70_000).unwrap();
        verify_inclusion(all[index as usize], index, 70_000, &proof, root).unwrap();
    }
    let everything = [(2, 0, 1), (1, 1, 17), (0, 273, 112)];
    let tiles = store.fetch(everything.map(|(level, n, width)| TileKey { level, n, width }));
    assert_eq!(tile_root(&tiles, 70_000).unwrap(), root);
}

#[test]
fn what_cannot_be_proven_is_refused_and_a_lost_tile_is_named() {
    let none = TileSet::new();
    assert!(inclusion_proof(&none, 5, 5).unwrap_err().to_string().contains("size 5"));
    assert!(consistency_proof(&none, 6, 5).unwrap_err().to_string().contains("size 5"));
    assert_eq!(inclusion_proof(&none, 3, 600).unwrap_err().to_string(), "tile 0 of level 0 is too short");
    let forged = leaves(64);
    verify_inclusion(forged[0], 0, 1, &forged, forged[0]).unwrap_err();
    verify_inclusion(forged[0], u64::MAX - 1, u64::MAX, &forged, forged[0]).unwrap_err();
    verify_consistency((1, forged[0]), (u64::MAX, forged[1]), &forged).unwrap_err();
}

proptest! {
    #[test]
    fn a_frontier_survives_storage_and_grows_as_the_tree_does(before in 0..700_u64, more in 0..300_u64) {
        let all = leaves(before + more);
        let mut frontier = Frontier::default();
        all[..before as usize].iter().for_each(|leaf| frontier.append(*leaf));
        let mut frontier = Frontier::from_bytes(&frontier.to_bytes()).unwrap();
        all[before as usize..].iter().for_each(|leaf| frontier.append(*leaf));
        prop_assert_eq!(frontier.size(), before + more);
        prop_assert_eq!(frontier.root(), reference(&all));
    }

    #[test]
    fn stored_bytes_that_are_no_frontier_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(frontier) = Frontier::from_bytes(&bytes) {
            prop_assert_eq!(frontier.to_bytes(), bytes);
        }
    }
}
