//! What is sent: documents and bodies of files, made before the clock starts, so that making them takes nothing from
//! the server.

use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use clearline_world::{Details, World};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _};

/// Bodies that the mix draws from. Each upload gets a different end, so that no two are alike.
const BODIES_OF_MIX: usize = 48;
const BODIES_OF_ONE_SIZE: usize = 8;
/// Documents held ready at most; whatever is sent beyond is made when it is due, at some 50 µs each.
const READY_MAX: u64 = 50_000;
/// Bytes of the end that makes an upload different from all others.
const END_BYTES: usize = 32;

/// Which files go with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sizes {
    /// One to three of 50 KB to 1 MB, even on a logarithmic scale.
    Mix,
    /// One of so many bytes.
    One(usize),
}

/// A report ready to be sent.
#[derive(Debug, Clone)]
pub(super) struct Parcel {
    /// For [`World::provider`].
    pub(super) provider: usize,
    pub(super) document: Vec<u8>,
    pub(super) files: Vec<Attachment>,
}

/// One of its files.
#[derive(Debug, Clone)]
pub(super) struct Attachment {
    pub(super) name: String,
    pub(super) details: Option<Details>,
    /// The body and its own end.
    pub(super) pieces: Vec<Bytes>,
}

impl Attachment {
    pub(super) fn bytes(&self) -> u64 {
        self.pieces.iter().map(|piece| piece.len() as u64).sum()
    }
}

/// Everything there is to send.
pub(super) struct Pool {
    world: World,
    seed: u64,
    sizes: Sizes,
    bodies: Vec<Bytes>,
    ready: Vec<Parcel>,
    next: AtomicU64,
}

impl Pool {
    /// Makes bodies, and `expected` documents or as many as are held ready.
    pub(super) fn fill(world: World, seed: u64, sizes: Sizes, expected: u64) -> Pool {
        let bodies = bodies(&world, seed, sizes);
        let mut pool = Pool { world, seed, sizes, bodies, ready: Vec::new(), next: AtomicU64::new(0) };
        pool.ready = (0..expected.min(READY_MAX)).map(|index| pool.make(index)).collect();
        pool
    }

    /// The next report, and its place in the order of sending, from 0.
    pub(super) fn take(&self) -> (u64, Parcel) {
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        let ready = usize::try_from(index).ok().and_then(|index| self.ready.get(index));
        (index, ready.cloned().unwrap_or_else(|| self.make(index)))
    }

    /// The report at `index`: the same for the same seed.
    pub(super) fn make(&self, index: u64) -> Parcel {
        let mut rng = StdRng::seed_from_u64(self.seed ^ index.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let count = match self.sizes {
            Sizes::Mix => rng.random_range(1..=3),
            Sizes::One(_) => 1,
        };
        let report = self.world.load_report_of(index, &vec![0; count], &mut rng);
        let document = report.xml(None);
        let files = (0..).zip(report.files).map(|(place, file)| {
            let body = self.bodies.choose(&mut rng).cloned().unwrap_or_default();
            let end = format!("{:016x}{:012x}{place:04x}", self.seed, index);
            Attachment { name: file.name, details: file.details, pieces: vec![body, Bytes::from(end)] }
        });
        Parcel { provider: report.provider, document, files: files.collect() }
    }
}

fn bodies(world: &World, seed: u64, sizes: Sizes) -> Vec<Bytes> {
    let mut rng = StdRng::seed_from_u64(seed);
    let count = match sizes {
        Sizes::Mix => BODIES_OF_MIX,
        Sizes::One(_) => BODIES_OF_ONE_SIZE,
    };
    let one = |index: usize, rng: &mut StdRng| {
        let bytes = match sizes {
            Sizes::Mix => 50_000.0 * 20_f64.powf((index as f64 + 0.5) / BODIES_OF_MIX as f64),
            Sizes::One(bytes) => bytes.saturating_sub(END_BYTES) as f64,
        };
        let mut report = world.load_report_of(0, &[bytes as usize], rng);
        report.files.pop().map(|file| Bytes::from(file.bytes)).unwrap_or_default()
    };
    (0..count).map(|index| one(index, &mut rng)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn pool(sizes: Sizes) -> Pool {
        Pool::fill(World::new(1, "2026-11-23T12:00:00Z".parse().unwrap()), 1, sizes, 10)
    }

    #[test]
    fn no_two_uploads_are_alike_and_the_sizes_are_as_asked() {
        let fixed = pool(Sizes::One(100_000));
        let mix = pool(Sizes::Mix);
        let mut seen = HashSet::new();
        for _ in 0..40 {
            let (_, parcel) = fixed.take();
            assert_eq!(parcel.files.len(), 1);
            let file = &parcel.files[0];
            assert!((99_000..=101_000).contains(&file.bytes()), "{}", file.bytes());
            assert!(seen.insert(file.pieces.concat()));
            let (_, parcel) = mix.take();
            assert!((1..=3).contains(&parcel.files.len()));
            for file in &parcel.files {
                assert!((50_000..=1_010_000).contains(&file.bytes()), "{}", file.bytes());
                assert!(seen.insert(file.pieces.concat()));
            }
        }
    }

    #[test]
    fn what_is_made_late_is_what_would_have_been_held_ready() {
        let pool = pool(Sizes::One(60_000));
        let ready: Vec<_> = (0..10).map(|_| pool.take()).collect();
        for (index, parcel) in ready {
            assert_eq!(parcel.document, pool.make(index).document);
        }
        assert_eq!(pool.take().0, 10);
    }
}
