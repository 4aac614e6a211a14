//! One contract for every place files are kept in, and what is particular to a directory.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

use std::io;
use std::path::{Path, PathBuf};
use std::task::Poll;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use clearline_vault::{
    FileKeyEntropy, Files, KeyRing, KeyRingError, Lack, Limits, PutError, S3, Vault, VaultError,
};
use futures::{StreamExt, TryStreamExt, stream};
use proptest::prelude::*;

const MARKER: &[u8] = b"nobody may find this sentence on the disk. ";
const MIB: usize = 1 << 20;

/// Fixed, so that tests repeat; each number serves one path only.
fn chance(number: u8) -> FileKeyEntropy {
    FileKeyEntropy::new(std::array::from_fn(|i| number.wrapping_mul(31).wrapping_add(i as u8)))
}

fn ring() -> KeyRing {
    KeyRing::new(vec![(1, [1; 32]), (2, [2; 32])]).unwrap()
}

fn limits() -> Limits {
    Limits { file_bytes: 40 * MIB as u64, ..Limits::default() }
}

fn plain(length: usize) -> Bytes {
    Bytes::from(MARKER.repeat(length / MARKER.len() + 1)).slice(..length)
}

fn pieces(body: &Bytes, size: usize) -> impl futures::Stream<Item = Result<Bytes, io::Error>> + Send + use<> {
    let body = body.clone();
    let cuts =
        (0..body.len().div_ceil(size)).map(move |i| Ok(body.slice(i * size..body.len().min((i + 1) * size))));
    stream::iter(cuts)
}

async fn read(vault: &Vault, path: &str, key: &[u8]) -> Result<Vec<u8>, VaultError> {
    vault
        .get(path, key)
        .await?
        .try_fold(Vec::new(), async |mut all, chunk| {
            all.extend_from_slice(&chunk);
            Ok(all)
        })
        .await
}

async fn listed(vault: &Vault) -> Vec<String> {
    let soon = SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 33);
    let mut paths: Vec<String> = vault.list_older_than(soon).try_collect().await.unwrap();
    paths.sort();
    paths
}

async fn contract(vault: Vault) {
    vault.health().await.unwrap();
    let abc = vault.put_small("report/1/abc", chance(1), Bytes::from_static(b"abc")).await.unwrap();
    // FIPS 180-4 and RFC 1321 give these.
    assert_eq!(hex::encode(abc.md5), "900150983cd24fb0d6963f7d28e17f72");
    assert_eq!(hex::encode(abc.sha1), "a9993e364706816aba3e25717850c26c9cd0d89d");
    assert_eq!(hex::encode(abc.sha256), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!((abc.bytes, Vault::wrapped_by(&abc.wrapped_key).unwrap()), (3, 2));
    assert_eq!(vault.get_small("report/1/abc", &abc.wrapped_key).await.unwrap(), "abc");

    // Around the ends of chunks, of writes and of parts, whatever the pieces they come in.
    let lengths =
        [0, 1, 65_535, 65_536, 65_537, 131_072, MIB - 1, MIB, MIB + 1, 8 * MIB, 8 * MIB + 1, 18 * MIB + 77];
    let mut paths = vec!["report/1/abc".to_owned()];
    for (i, length) in lengths.into_iter().enumerate() {
        let (path, body) = (format!("report/2/{i}"), plain(length));
        let size = [1 << 16, 1000, 3 * MIB][i % 3];
        let stored = vault.put(&path, chance(10 + i as u8), pieces(&body, size)).await.unwrap();
        assert_eq!(stored.bytes, length as u64);
        assert!(read(&vault, &path, &stored.wrapped_key).await.unwrap() == body, "{length}");
        paths.push(path);
    }
    paths.sort();
    assert_eq!(listed(&vault).await, paths);
    let never = vault.list_older_than(SystemTime::UNIX_EPOCH).try_collect::<Vec<_>>().await.unwrap();
    assert_eq!(never, [""; 0]);

    refusals(&vault, &abc.wrapped_key).await;
    broken_bodies(&vault).await;
    assert_eq!(listed(&vault).await, paths, "what was refused left nothing");

    for path in &paths {
        vault.delete(path).await.unwrap();
    }
    vault.delete("report/1/abc").await.unwrap();
    assert_eq!(listed(&vault).await, [""; 0]);
    assert!(matches!(read(&vault, "report/1/abc", &abc.wrapped_key).await, Err(VaultError::NotFound)));
}

async fn refusals(vault: &Vault, key: &[u8]) {
    // Small and large take different ways.
    for length in [3, 20 * MIB] {
        let taken = vault.put_small("report/1/abc", chance(100), plain(length)).await;
        assert!(matches!(taken, Err(VaultError::Taken)), "{taken:?}");
    }
    assert_eq!(vault.get_small("report/1/abc", key).await.unwrap(), "abc", "a put never replaces");
    for path in ["", "/etc/passwd", "../up", "a//b", "a/.hidden", "a b", "a+b", "ä", &"x".repeat(201)] {
        let refused = vault.put_small(path, chance(101), Bytes::new()).await;
        assert!(matches!(refused, Err(VaultError::Path { .. })), "{path}");
    }
    let elsewhere = read(vault, "report/2/1", key).await;
    assert!(matches!(elsewhere, Err(VaultError::WrongKey)), "a key opens at its own path only");
    let mut damaged = key.to_vec();
    damaged[20] ^= 1;
    assert!(matches!(read(vault, "report/1/abc", &damaged).await, Err(VaultError::WrongKey)));
    assert!(matches!(read(vault, "report/1/abc", &key[1..]).await, Err(VaultError::WrongKey)));
}

async fn broken_bodies(vault: &Vault) {
    for (i, good) in [0, 2 * MIB, 20 * MIB].into_iter().enumerate() {
        let broken = stream::iter([Err(io::Error::other("the sender hung up"))]);
        let body = pieces(&plain(good), 1 << 16).chain(broken);
        let put = vault.put(&format!("broken/{i}"), chance(110 + i as u8), body).await;
        assert!(matches!(put, Err(PutError::Body { .. })));
    }
    let endless = stream::repeat_with(|| Ok::<_, io::Error>(plain(MIB)));
    let put = vault.put("broken/endless", chance(120), endless).await;
    assert!(
        matches!(put, Err(PutError::Vault(VaultError::TooLarge { limit })) if limit == limits().file_bytes)
    );
    gone(vault, "broken/").await;
    // Stopped midway, the sender silent.
    for good in [0, 2 * MIB, 20 * MIB] {
        let (reached, silent) = tokio::sync::oneshot::channel();
        let mut reached = Some(reached);
        let silence = stream::poll_fn(move |_| {
            // Whoever waits for this may have ended before.
            let _told = reached.take().map(|reached| reached.send(()));
            Poll::Pending
        });
        let put = vault.put("broken/dropped", chance(121), pieces(&plain(good), 1 << 16).chain(silence));
        tokio::select! {
            ended = put => unreachable!("a body without an end came to its end: {:?}", ended.err()),
            reached = silent => reached.unwrap(),
        }
    }
    gone(vault, "broken/").await;
}

/// What a dropped put leaves is removed by the task that was writing it, soon.
async fn gone(vault: &Vault, prefix: &str) {
    let all_gone = async {
        while listed(vault).await.iter().any(|path| path.starts_with(prefix)) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), all_gone).await.unwrap();
}

fn local(directory: &Path) -> Vault {
    Vault::open(&Files::Local(directory.to_owned()), ring(), &limits()).unwrap()
}

/// The files in the shards of a directory.
fn on_disk(directory: &Path) -> Vec<PathBuf> {
    let shards = std::fs::read_dir(directory).unwrap().map(|shard| shard.unwrap().path());
    shards.flat_map(|shard| std::fs::read_dir(shard).unwrap()).map(|file| file.unwrap().path()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_keeps_the_contract() {
    let directory = tempfile::tempdir().unwrap();
    contract(local(directory.path())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_keeps_the_contract() {
    contract(Vault::open(&Files::Memory, ring(), &limits()).unwrap()).await;
}

/// Against a real S3 where there is one: `CLEARLINE_TEST_S3` is `s3://bucket/prefix?endpoint=…&access_key_id=…`, the
/// bucket existing and the prefix empty. Without it, that wrong settings are refused.
#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::disallowed_methods, reason = "tests have no configuration but the environment")]
async fn s3_keeps_the_contract() {
    let open = |url: &str| {
        let (url, options) = url.split_once('?').unwrap_or((url, ""));
        let options = options.split('&').filter_map(|option| option.split_once('='));
        let options = options.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Vault::open(&Files::S3(S3 { url: url.to_owned(), options }), ring(), &limits())
    };
    assert!(matches!(open("s3://bucket/prefix?colour=red"), Err(VaultError::Settings { .. })));
    assert!(matches!(open("no address"), Err(VaultError::Settings { .. })));
    if let Ok(url) = std::env::var("CLEARLINE_TEST_S3") {
        contract(open(&url).unwrap()).await;
    }
}

/// An S3 that answers every request in the same way, on a port of its own, for as long as the test runs.
fn s3_that_answers(status: &'static str, body: &'static str) -> String {
    use std::io::{Read as _, Write as _};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            // Whatever is asked; a small request comes in one piece.
            let _ = stream.read(&mut [0; 1 << 16]);
            let length = body.len();
            let answer =
                format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
            // The client may have left.
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    format!("http://{address}")
}

fn s3(settings: &[(&str, &str)]) -> Result<Vault, VaultError> {
    let own = [("region", "us-east-1"), ("access_key_id", "test"), ("secret_access_key", "test")];
    let options = own.iter().chain(settings).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let place = S3 { url: "s3://bucket/prefix".to_owned(), options: options.collect() };
    Vault::open(&Files::S3(place), ring(), &limits())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_is_missing_is_told_from_a_file_that_is() {
    let body =
        "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>";
    let endpoint = s3_that_answers("404 Not Found", body);
    let vault = s3(&[("endpoint", &endpoint), ("allow_http", "true")]).unwrap();
    let lacks_answer = |error: VaultError| assert_eq!(error.lack(), Some(Lack::Answer), "{error:?}");
    lacks_answer(vault.health().await.unwrap_err());
    lacks_answer(vault.put_small("a/1", chance(1), plain(100)).await.unwrap_err());
    lacks_answer(vault.put_small("a/2", chance(2), plain(20 * MIB)).await.unwrap_err());
    let stored =
        local(tempfile::tempdir().unwrap().path()).put_small("a/3", chance(3), plain(9)).await.unwrap();
    lacks_answer(vault.get_small("a/3", &stored.wrapped_key).await.unwrap_err());
    let body = "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist</Message></Error>";
    let endpoint = s3_that_answers("404 Not Found", body);
    let vault = s3(&[("endpoint", &endpoint), ("allow_http", "true")]).unwrap();
    let missing = vault.get_small("a/3", &stored.wrapped_key).await;
    assert!(matches!(missing, Err(VaultError::NotFound)), "{missing:?}");
}

#[test]
fn an_endpoint_without_tls_is_used_only_where_the_settings_say_so() {
    let refused = |settings: &[(&str, &str)]| match s3(settings) {
        Err(VaultError::Settings { source }) => format!("{source}"),
        other => panic!("{settings:?}: {other:?}"),
    };
    let plain = ("endpoint", "http://s3.example.com");
    assert!(s3(&[plain, ("allow_http", "true")]).is_ok());
    for settings in [&[plain][..], &[plain, ("allow_http", "false")]] {
        assert!(refused(settings).contains("allow_http = true"), "{settings:?}");
    }
    for word in ["1", "yes", "True", "", "on"] {
        assert!(refused(&[plain, ("allow_http", word)]).contains("true or false"), "{word}");
    }
    assert!(refused(&[("endpoint", "s3.example.com")]).contains("https://"));
    assert!(s3(&[("endpoint", "https://s3.example.com")]).is_ok());
    assert!(s3(&[]).is_ok(), "Amazon's own");
}

/// A process that may not let a file grow meets what a full disk says. The test starts itself as that process.
#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::disallowed_methods, reason = "the parent tells the child its directory")]
async fn a_disk_without_room_is_told_and_nothing_of_the_file_is_left() {
    if let Ok(directory) = std::env::var("CLEARLINE_TEST_CRAMPED") {
        return cramped(Path::new(&directory)).await;
    }
    let directory = tempfile::tempdir().unwrap();
    let child = std::process::Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$0\" --exact \"$1\""])
        .arg(std::env::current_exe().unwrap())
        .arg("a_disk_without_room_is_told_and_nothing_of_the_file_is_left")
        .env("CLEARLINE_TEST_CRAMPED", directory.path())
        .output()
        .unwrap();
    assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stdout));
}

async fn cramped(directory: &Path) {
    let vault = local(directory);
    let refused = vault.put_small("a/1", chance(1), plain(MIB)).await.unwrap_err();
    assert_eq!(refused.lack(), Some(Lack::Room), "{refused:?}");
    let refused = vault.health().await.unwrap_err();
    assert_eq!(refused.lack(), Some(Lack::Room), "a probe needs the room of a chunk: {refused:?}");
    assert!(on_disk(directory).is_empty(), "what was refused left nothing");
    vault.put_small("a/2", chance(2), plain(100)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_that_is_gone_is_told_from_a_file_that_is() {
    let directory = tempfile::tempdir().unwrap();
    let vault = local(directory.path());
    let stored = vault.put_small("a/1", chance(1), plain(100)).await.unwrap();
    vault.delete("a/1").await.unwrap();
    let missing = vault.get_small("a/1", &stored.wrapped_key).await;
    assert!(matches!(missing, Err(VaultError::NotFound)));
    drop(directory);
    let nothing = vault.get_small("a/1", &stored.wrapped_key).await.unwrap_err();
    assert_eq!(nothing.lack(), Some(Lack::Answer), "{nothing:?}");
    assert_eq!(vault.health().await.unwrap_err().lack(), Some(Lack::Answer));
    let refused = vault.put_small("a/3", chance(3), plain(100)).await.unwrap_err();
    assert_eq!(refused.lack(), Some(Lack::Answer), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_readable_lies_on_the_disk() {
    let directory = tempfile::tempdir().unwrap();
    let vault = local(directory.path());
    let body = plain(3 * MIB + 5);
    let first = vault.put("a/1", chance(1), pieces(&body, 5000)).await.unwrap();
    let second = vault.put_small("a/2", chance(2), body.clone()).await.unwrap();
    let files = on_disk(directory.path());
    assert_eq!(files.len(), 2);
    let stored: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).unwrap()).collect();
    let sentence = &MARKER[..16];
    assert!(stored.iter().all(|file| !file.windows(16).any(|window| window == sentence)));
    assert_ne!(stored[0], stored[1]);
    assert_ne!(first.wrapped_key, second.wrapped_key);
    assert_eq!(first.sha256, second.sha256);
    // Another process finds all that was acknowledged.
    assert!(local(directory.path()).get_small("a/2", &second.wrapped_key).await.unwrap() == body);
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_done_to_a_file_is_noticed() {
    const SEALED: usize = 65_536 + 16;
    let directory = tempfile::tempdir().unwrap();
    let vault = local(directory.path());
    let body = plain(3 * 65_536 + 100);
    let stored = vault.put_small("a/1", chance(1), body.clone()).await.unwrap();
    let file = on_disk(directory.path()).remove(0);
    let good = std::fs::read(&file).unwrap();
    let chunk = |i: usize| &good[8 + i * SEALED..(8 + (i + 1) * SEALED).min(good.len())];
    let join = |parts: &[&[u8]]| [&[&good[..8]], parts].concat().concat();
    assert_eq!(join(&[chunk(0), chunk(1), chunk(2), chunk(3)]), good);
    let mut harmed = vec![
        join(&[chunk(1), chunk(0), chunk(2), chunk(3)]),
        join(&[chunk(0), chunk(1), chunk(1), chunk(3)]),
        join(&[chunk(0), chunk(2), chunk(3)]),
        join(&[chunk(0), chunk(1), chunk(2)]),
        join(&[chunk(3)]),
        join(&[]),
        Vec::new(),
        [good.as_slice(), b"x"].concat(),
        [good.as_slice(), chunk(3)].concat(),
    ];
    harmed.extend([1, 7, 8, 9, 24, SEALED, good.len() - 1].map(|length| good[..length].to_vec()));
    for at in [0, 1, 7, 8, 5000, 8 + SEALED - 1, 8 + SEALED, good.len() - 17, good.len() - 1] {
        let mut flipped = good.clone();
        flipped[at] ^= 0x10;
        harmed.push(flipped);
    }
    for (i, bytes) in harmed.iter().enumerate() {
        std::fs::write(&file, bytes).unwrap();
        let got = read(&vault, "a/1", &stored.wrapped_key).await;
        assert!(matches!(got, Err(VaultError::Altered { .. })), "{i}");
        let got = vault.get_small("a/1", &stored.wrapped_key).await;
        assert!(matches!(got, Err(VaultError::Altered { .. })), "{i}");
    }
    // What was verified before the harm is given out, nothing after.
    std::fs::write(&file, &harmed[3]).unwrap();
    let got: Vec<_> = vault.get("a/1", &stored.wrapped_key).await.unwrap().collect().await;
    assert_eq!(
        got.iter().map(|chunk| chunk.as_ref().map(Bytes::len).ok()).collect::<Vec<_>>(),
        [Some(65_536), Some(65_536), None]
    );
    // Another file put in its place.
    let other = vault.put_small("a/2", chance(2), body.clone()).await.unwrap();
    let other_file = on_disk(directory.path()).into_iter().find(|path| *path != file).unwrap();
    std::fs::copy(&other_file, &file).unwrap();
    assert!(matches!(read(&vault, "a/1", &stored.wrapped_key).await, Err(VaultError::Altered { chunk: 0 })));
    assert!(matches!(read(&vault, "a/1", &other.wrapped_key).await, Err(VaultError::WrongKey)));
    std::fs::write(&file, &good).unwrap();
    assert!(read(&vault, "a/1", &stored.wrapped_key).await.unwrap() == body);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_changed_without_touching_the_files() {
    let directory = tempfile::tempdir().unwrap();
    let open = |keys| {
        Vault::open(&Files::Local(directory.path().to_owned()), KeyRing::new(keys).unwrap(), &limits())
            .unwrap()
    };
    let (old, new) = ((1, [1; 32]), (2, [2; 32]));
    let stored = open(vec![old]).put_small("a/1", chance(1), plain(100_000)).await.unwrap();
    let both = open(vec![old, new]);
    let wrapped = both.rewrap("a/1", &stored.wrapped_key, [9; 12]).unwrap();
    assert_eq!(
        (Vault::wrapped_by(&stored.wrapped_key).unwrap(), Vault::wrapped_by(&wrapped).unwrap()),
        (1, 2)
    );
    assert!(matches!(both.rewrap("a/2", &stored.wrapped_key, [9; 12]), Err(VaultError::WrongKey)));
    assert!(both.get_small("a/1", &stored.wrapped_key).await.is_ok());
    let only_new = open(vec![new]);
    assert!(only_new.get_small("a/1", &wrapped).await.unwrap() == plain(100_000));
    let late = only_new.get_small("a/1", &stored.wrapped_key).await;
    assert!(matches!(late, Err(VaultError::UnknownKey { number: 1 })));
    assert_eq!(KeyRing::new(vec![]).unwrap_err(), KeyRingError::Empty);
    assert_eq!(KeyRing::new(vec![old, (1, [3; 32])]).unwrap_err(), KeyRingError::Twice { number: 1 });
    assert_eq!(format!("{:?}", ring()), "KeyRing([1, 2])");
}

#[tokio::test(flavor = "multi_thread")]
async fn puts_at_once_do_not_mix() {
    let directory = tempfile::tempdir().unwrap();
    let vault = local(directory.path());
    let put = async |i: u8| {
        let body = Bytes::from(vec![i; 100_000 + usize::from(i)]);
        let path = format!("many/{i}");
        let stored = vault.put(&path, chance(i), pieces(&body, 7_000)).await.unwrap();
        assert!(read(&vault, &path, &stored.wrapped_key).await.unwrap() == body);
    };
    futures::future::join_all((0..100).map(put)).await;
    // Two at one path: one of them is stored, and stays.
    let (one, two) = tokio::join!(
        vault.put_small("many/same", chance(201), plain(70_000)),
        vault.put_small("many/same", chance(202), plain(80_000))
    );
    let (stored, refused) = if one.is_ok() { (one, two) } else { (two, one) };
    assert!(matches!(refused, Err(VaultError::Taken)));
    let stored = stored.unwrap();
    let whole = vault.get_small("many/same", &stored.wrapped_key).await.unwrap();
    assert_eq!(whole.len() as u64, stored.bytes);
    assert_eq!(
        vault.list_older_than(SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 33)).count().await,
        101
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Any length, in pieces of any sizes, comes back the same.
    #[test]
    fn what_is_put_is_what_is_got(length in 0_usize..400_000, cuts in prop::collection::vec(0_usize..400_000, 0..12), chance in any::<[u64; 8]>()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let body = plain(length);
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|cut| *cut <= length).chain([0, length]).collect();
        cuts.sort_unstable();
        let parts: Vec<_> = cuts.windows(2).map(|cut| Ok::<_, io::Error>(body.slice(cut[0]..cut[1]))).collect();
        let chance: Vec<u8> = chance.iter().flat_map(|word| word.to_be_bytes()).collect();
        let (stored, got) = runtime.block_on(async {
            let vault = Vault::open(&Files::Memory, ring(), &limits()).unwrap();
            let entropy = FileKeyEntropy::new(chance.try_into().unwrap());
            let stored = vault.put("a", entropy, stream::iter(parts)).await.unwrap();
            let got = read(&vault, "a", &stored.wrapped_key).await.unwrap();
            (stored, got)
        });
        prop_assert_eq!(stored.bytes, length as u64);
        prop_assert!(got == body);
    }
}
