//! Prints how fast files are stored and read, against digests and encryption alone:
//! `cargo run --release -p clearline-vault --example throughput -- <directory>`.

use std::convert::Infallible;
use std::error::Error;
use std::path::PathBuf;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::digest;
use bytes::Bytes;
use clearline_vault::{FileKeyEntropy, Files, KeyRing, Limits, Vault};
use futures::{StreamExt, TryStreamExt, stream};
use md5::{Digest, Md5};
use tokio::time::Instant;

const SMALL: usize = 100_000;
const LARGE: usize = 512 << 20;
const CHUNK: usize = 64 << 10;
const FILES: u32 = 2_000;

fn entropy(number: u32) -> FileKeyEntropy {
    // A measurement needs no secrecy, only keys that differ.
    let [a, b, c, d] = number.to_be_bytes();
    FileKeyEntropy::new(std::array::from_fn(|i| [a, b, c, d].get(i).copied().unwrap_or(7)))
}

fn mega_per_second(bytes: f64, begun: Instant) -> f64 {
    bytes / 1e6 / begun.elapsed().as_secs_f64()
}

fn bare() -> Result<f64, Box<dyn Error>> {
    let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &[7; 32])?);
    let (mut md5, mut chunk) = (Md5::new(), vec![1_u8; CHUNK]);
    let mut sha1 = digest::Context::new(&digest::SHA1_FOR_LEGACY_USE_ONLY);
    let mut sha256 = digest::Context::new(&digest::SHA256);
    let mut tags = 0;
    let begun = Instant::now();
    for number in 0..u32::try_from(LARGE / CHUNK)? {
        md5.update(&chunk);
        sha1.update(&chunk);
        sha256.update(&chunk);
        let nonce = [&[0; 8][..], &number.to_be_bytes()].concat();
        let tag = key.seal_in_place_separate_tag(
            Nonce::try_assume_unique_for_key(&nonce)?,
            Aad::empty(),
            &mut chunk,
        )?;
        tags ^= u64::from(tag.as_ref().first().copied().unwrap_or(0));
    }
    // Looked at, so that nothing is left out as useless.
    std::hint::black_box((md5.finalize(), tags));
    Ok(mega_per_second(LARGE as f64, begun))
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "a measurement is for its reader")]
async fn main() -> Result<(), Box<dyn Error>> {
    let directory = PathBuf::from(std::env::args().nth(1).ok_or("name a directory")?);
    let vault = Vault::open(&Files::Local(directory), KeyRing::new(vec![(1, [1; 32])])?, &Limits::default())?;
    println!("digests and encryption alone, one thread: {:>6.0} MB/s", bare()?);
    let body = Bytes::from(vec![5_u8; SMALL]);
    for together in [1, 8, 32] {
        let begun = Instant::now();
        let put = |i: u32| {
            let (vault, body, path) = (&vault, body.clone(), format!("small/{together}/{i}"));
            async move { vault.put_small(&path, entropy(i), body).await.map(drop) }
        };
        stream::iter(0..FILES).map(put).buffer_unordered(together).try_collect::<()>().await?;
        let speed = mega_per_second(SMALL as f64 * f64::from(FILES), begun);
        let files = f64::from(FILES) / begun.elapsed().as_secs_f64();
        println!("put of 100 kB, {together:>2} at once: {speed:>6.0} MB/s, {files:>6.0} files/s");
    }
    let piece = Bytes::from(vec![5_u8; CHUNK]);
    let stream = stream::iter((0..LARGE / CHUNK).map(|_| Ok::<_, Infallible>(piece.clone())));
    let begun = Instant::now();
    let stored = vault.put("large", entropy(FILES + 1), stream).await?;
    println!("put of one large file:     {:>6.0} MB/s", mega_per_second(LARGE as f64, begun));
    let begun = Instant::now();
    let chunks = vault.get("large", &stored.wrapped_key).await?;
    let bytes = chunks.try_fold(0, async |sum, chunk| Ok(sum + chunk.len())).await?;
    println!("get of one large file:     {:>6.0} MB/s", mega_per_second(bytes as f64, begun));
    Ok(())
}
