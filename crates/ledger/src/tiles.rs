//! Proofs from tiles (C2SP tlog-tiles): the tree cut into strips of 256 hashes, so that a proof over millions of
//! entries needs a handful of reads. Level 0, tile n holds the leaf hashes from n·256; level k holds the roots of the
//! full tiles of level k − 1.
//!
//! A caller that reads asynchronously asks first which tiles are wanted ([`inclusion_tiles`], [`consistency_tiles`]),
//! fetches them into a [`TileSet`], and computes the proof from that.

use crate::tree::{Frontier, Hash, fold, node_hash};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

/// How many hashes a full tile holds.
pub const TILE_WIDTH: u16 = 256;

/// One hash of a tile, as [`crate::Frontier::append_noting`] returns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TileHash {
    /// The level of the tile; 0 holds leaf hashes.
    pub level: u8,
    /// The place in the level: tile `index / 256`, position `index % 256`.
    pub index: u64,
    /// The hash.
    pub hash: Hash,
}

/// The name of a tile: in a log of a given size each tile has one width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TileKey {
    /// The level; 0 holds leaf hashes.
    pub level: u8,
    /// The number of the tile in its level.
    pub n: u64,
    /// How many hashes from its start are wanted: 1 to 256.
    pub width: u16,
}

/// A reader of tiles.
pub trait Tiles {
    /// Why a tile could not be read.
    type Error;

    /// The first `key.width` hashes of the tile.
    ///
    /// # Errors
    /// When the tile cannot be read.
    fn tile(&self, key: TileKey) -> Result<Vec<Hash>, Self::Error>;
}

/// Tiles in memory. A tile that is absent reads as empty, which the proof then reports as missing.
pub type TileSet = BTreeMap<TileKey, Vec<Hash>>;

impl Tiles for TileSet {
    type Error = Infallible;

    fn tile(&self, key: TileKey) -> Result<Vec<Hash>, Infallible> {
        Ok(self.get(&key).cloned().unwrap_or_default())
    }
}

/// Why no proof could be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofRequestError<E> {
    /// The log of this size has no such entry, or no such earlier size.
    #[error("the log of size {size} cannot prove {wanted}")]
    OutOfRange {
        /// The index or the earlier size asked for.
        wanted: u64,
        /// The size of the log.
        size: u64,
    },
    /// A tile could not be read.
    #[error("tile {} of level {} cannot be read", .key.n, .key.level)]
    Read {
        /// The tile.
        key: TileKey,
        /// The error of the reader of tiles.
        source: E,
    },
    /// A tile was read but holds fewer hashes than the log's size demands.
    #[error("tile {} of level {} is too short", .key.n, .key.level)]
    Short {
        /// The tile.
        key: TileKey,
    },
}

/// The tiles that [`inclusion_proof`] will read for this index and size; empty when it would refuse.
#[must_use]
pub fn inclusion_tiles(index: u64, size: u64) -> BTreeSet<TileKey> {
    tiles_of(&inclusion_spans(index, size).unwrap_or_default(), size)
}

/// The tiles that [`consistency_proof`] will read for these sizes; empty when it would refuse.
#[must_use]
pub fn consistency_tiles(old: u64, size: u64) -> BTreeSet<TileKey> {
    tiles_of(&consistency_spans(old, size).unwrap_or_default(), size)
}

/// The proof that entry `index` is in the tree of `size` leaves: hashes from the leaf to the root (RFC 6962, 2.1.1).
///
/// # Errors
/// [`ProofRequestError`] when the index is outside the tree or a tile is unreadable or short.
pub fn inclusion_proof<T: Tiles>(
    tiles: &T,
    index: u64,
    size: u64,
) -> Result<Vec<Hash>, ProofRequestError<T::Error>> {
    let out_of_range = ProofRequestError::OutOfRange { wanted: index, size };
    hashes_of(tiles, &inclusion_spans(index, size).ok_or(out_of_range)?, size)
}

/// The proof that the tree of `old` leaves is a beginning of the tree of `size` leaves (RFC 6962, 2.1.2). It is empty
/// when the sizes are equal or the older tree is empty.
///
/// # Errors
/// [`ProofRequestError`] when `old` is more than `size` or a tile is unreadable or short.
pub fn consistency_proof<T: Tiles>(
    tiles: &T,
    old: u64,
    size: u64,
) -> Result<Vec<Hash>, ProofRequestError<T::Error>> {
    let out_of_range = ProofRequestError::OutOfRange { wanted: old, size };
    hashes_of(tiles, &consistency_spans(old, size).ok_or(out_of_range)?, size)
}

/// The root that the tiles claim for the tree of `size` leaves.
///
/// # Errors
/// [`ProofRequestError`] when a tile is unreadable or short.
pub fn tile_root<T: Tiles>(tiles: &T, size: u64) -> Result<Hash, ProofRequestError<T::Error>> {
    span_hash(tiles, Span { start: 0, end: size }, size)
}

/// The tiles that [`tile_root`] and [`tile_frontier`] will read for this size.
#[must_use]
pub fn tree_tiles(size: u64) -> BTreeSet<TileKey> {
    tiles_of(&[Span { start: 0, end: size }], size)
}

/// The right edge of the tree of `size` leaves as the tiles claim it. Compare its root with a checkpoint.
///
/// # Errors
/// [`ProofRequestError`] when a tile is unreadable or short.
pub fn tile_frontier<T: Tiles>(tiles: &T, size: u64) -> Result<Frontier, ProofRequestError<T::Error>> {
    let mut peaks = Vec::new();
    for subtree in perfect(Span { start: 0, end: size }) {
        let start = subtree.index << subtree.height;
        let span = Span { start, end: start + (1 << subtree.height) };
        peaks.push(span_hash(tiles, span, size)?);
    }
    Ok(Frontier::of_peaks(size, peaks))
}

/// A run of leaves whose subtree hash is part of a proof.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: u64,
    end: u64,
}

/// The largest power of two smaller than `n`, for n of at least 2: where RFC 6962 splits a tree.
fn split(n: u64) -> u64 {
    1 << (u64::BITS - 1 - (n - 1).leading_zeros())
}

fn inclusion_spans(index: u64, size: u64) -> Option<Vec<Span>> {
    if index >= size {
        return None;
    }
    let (mut start, mut end) = (0, size);
    let mut spans = Vec::new();
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            spans.push(Span { start: middle, end });
            end = middle;
        } else {
            spans.push(Span { start, end: middle });
            start = middle;
        }
    }
    spans.reverse();
    Some(spans)
}

fn consistency_spans(old: u64, size: u64) -> Option<Vec<Span>> {
    if old > size {
        return None;
    }
    if old == 0 || old == size {
        return Some(Vec::new());
    }
    let (mut start, mut end) = (0, size);
    let mut spans = Vec::new();
    while end != old {
        let middle = start + split(end - start);
        if old <= middle {
            spans.push(Span { start: middle, end });
            end = middle;
        } else {
            spans.push(Span { start, end: middle });
            start = middle;
        }
    }
    // Where the old tree is itself a subtree of the new one from the left edge, the reader already has its root.
    if start != 0 {
        spans.push(Span { start, end });
    }
    spans.reverse();
    Some(spans)
}

/// A perfect subtree of 2^height leaves that begins at leaf `index << height`.
#[derive(Debug, Clone, Copy)]
struct Perfect {
    height: u32,
    index: u64,
}

/// Cuts a span into perfect subtrees, largest first. The span's start is always a multiple of its largest one.
fn perfect(span: Span) -> impl Iterator<Item = Perfect> {
    let mut start = span.start;
    std::iter::from_fn(move || {
        let length = span.end - start;
        (length > 0).then(|| {
            let height = length.ilog2();
            let index = start >> height;
            start += 1 << height;
            Perfect { height, index }
        })
    })
}

impl Perfect {
    /// The tile that holds this subtree's lower edge, and where in it the 2^(height mod 8) hashes begin.
    fn in_tile(self, size: u64) -> (TileKey, usize, usize) {
        let (level, rest) = (self.height / 8, self.height % 8);
        let first = self.index << rest;
        let n = first / u64::from(TILE_WIDTH);
        let held = (size >> (8 * level)) - n * u64::from(TILE_WIDTH);
        let width = held.min(u64::from(TILE_WIDTH)) as u16;
        (TileKey { level: level as u8, n, width }, (first % u64::from(TILE_WIDTH)) as usize, 1 << rest)
    }
}

fn tiles_of(spans: &[Span], size: u64) -> BTreeSet<TileKey> {
    spans.iter().flat_map(|span| perfect(*span)).map(|subtree| subtree.in_tile(size).0).collect()
}

fn hashes_of<T: Tiles>(
    tiles: &T,
    spans: &[Span],
    size: u64,
) -> Result<Vec<Hash>, ProofRequestError<T::Error>> {
    spans.iter().map(|span| span_hash(tiles, *span, size)).collect()
}

fn span_hash<T: Tiles>(tiles: &T, span: Span, size: u64) -> Result<Hash, ProofRequestError<T::Error>> {
    let mut peaks = Vec::new();
    for subtree in perfect(span) {
        let (key, from, count) = subtree.in_tile(size);
        let tile = tiles.tile(key).map_err(|source| ProofRequestError::Read { key, source })?;
        let mut row = tile.get(from..from + count).ok_or(ProofRequestError::Short { key })?.to_vec();
        while row.len() > 1 {
            row = row.as_chunks::<2>().0.iter().map(|[left, right]| node_hash(*left, *right)).collect();
        }
        peaks.extend(row);
    }
    Ok(fold(&peaks))
}
