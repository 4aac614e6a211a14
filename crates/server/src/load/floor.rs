//! The lowest possible cost: the same statements without commands around them, and the same bytes through the bare
//! algorithms.

use std::time::Duration;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::digest;
use bytes::Bytes;
use clearline_core::{House, Quicker};
use clearline_identity::directory::NewProvider;
use clearline_report::ProviderId;
use futures::future::try_join_all;
use md5::Digest as _;
use tokio::time::Instant;

use super::pool::Parcel;
use super::rows::Material;
use crate::client::Api;
use crate::demo::Fault;

/// How long each floor is measured.
const MEASURE: Duration = Duration::from_secs(4);
/// The file that is uploaded and hashed.
const FILE_BYTES: usize = 64 << 20;
/// So often; the best counts, since everything else on the machine can only slow it down.
const TRIES: usize = 3;
/// As the vault cuts a file.
const CHUNK_BYTES: usize = 64 << 10;

/// Accepts in a second, by the same four commits a report and nothing else; `concurrency` at once.
pub(super) async fn accepts(
    house: &House,
    provider: &ProviderId,
    parcel: &Parcel,
    concurrency: usize,
) -> Result<f64, Fault> {
    let material = Material::of(house, provider, parcel, house.now())?;
    let begun = Instant::now();
    let one = async || {
        let mut done = 0_u32;
        while begun.elapsed() < MEASURE {
            done += u32::from(accept(house, &material).await?);
        }
        Ok::<u32, Fault>(done)
    };
    let done: u32 = try_join_all((0..concurrency).map(|_| one())).await?.into_iter().sum();
    Ok(f64::from(done) / begun.elapsed().as_secs_f64())
}

/// `false` where the number was taken.
async fn accept(house: &House, material: &Material) -> Result<bool, Fault> {
    for batch in material.accepted(house)? {
        match house.commit(batch).await? {
            Ok(_) => {}
            Err(Quicker { .. }) => return Ok(false),
        }
    }
    Ok(true)
}

/// Bytes in a second, of one file on one connection and one thread.
#[derive(Debug, Clone, Copy)]
pub(super) struct ByteRates {
    /// Uploaded over the API: hashed, sealed, written, recorded.
    pub(super) upload: f64,
    /// SHA-256 alone.
    pub(super) sha256: f64,
    /// MD5, SHA-1, SHA-256 and AES-256-GCM, as an upload needs them.
    pub(super) all: f64,
}

/// Measures them over the same bytes. The report that takes the uploads is retracted.
pub(super) async fn bytes(api: &Api, who: &NewProvider, parcel: &Parcel) -> Result<ByteRates, Fault> {
    let file = Bytes::from(pattern());
    let number = api.submit(who, parcel.document.clone()).await?;
    let mut upload = 0.0_f64;
    for _ in 0..TRIES {
        // In pieces of the size that a client reads from its disk.
        let pieces = file.chunks(CHUNK_BYTES).map(|piece| file.slice_ref(piece)).collect();
        let begun = Instant::now();
        api.upload(who, number, "synthetic.bin", pieces).await?;
        upload = upload.max(rate(begun));
    }
    api.retract(who, number).await?;
    let bare = tokio::task::spawn_blocking(move || {
        let best = |work: fn(&[u8])| (0..TRIES).map(|_| timed(work, &file)).fold(0.0, f64::max);
        (best(hash), best(hash_and_seal))
    });
    let (sha256, all) = bare.await?;
    Ok(ByteRates { upload, sha256, all })
}

fn timed(work: fn(&[u8]), file: &[u8]) -> f64 {
    let begun = Instant::now();
    work(file);
    rate(begun)
}

fn rate(begun: Instant) -> f64 {
    FILE_BYTES as f64 / begun.elapsed().as_secs_f64()
}

/// Bytes that no link between here and the vault could compress.
fn pattern() -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    (0..FILE_BYTES / 8).flat_map(|_| next()).collect()
}

fn hash(file: &[u8]) {
    std::hint::black_box(digest::digest(&digest::SHA256, file));
}

fn hash_and_seal(file: &[u8]) {
    let mut md5 = md5::Md5::new();
    let mut sha1 = digest::Context::new(&digest::SHA1_FOR_LEGACY_USE_ONLY);
    let mut sha256 = digest::Context::new(&digest::SHA256);
    let Ok(key) = UnboundKey::new(&AES_256_GCM, &[7; 32]) else { return };
    let key = LessSafeKey::new(key);
    let mut sealed = Vec::with_capacity(CHUNK_BYTES);
    for (number, chunk) in (0_u32..).zip(file.chunks(CHUNK_BYTES)) {
        md5.update(chunk);
        sha1.update(chunk);
        sha256.update(chunk);
        sealed.clear();
        sealed.extend_from_slice(chunk);
        let mut nonce = [0; 12];
        nonce.iter_mut().zip(number.to_be_bytes()).for_each(|(to, from)| *to = from);
        let tag =
            key.seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut sealed);
        std::hint::black_box((&sealed, tag.is_ok()));
    }
    std::hint::black_box((md5.finalize(), sha1.finish(), sha256.finish()));
}
