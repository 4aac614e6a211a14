use crate::synthetic::{agency, contents, files, signer};
use clearline_seal::{Check, OpenError, SealKey, Signer, bag, open, seal};
use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::sync::LazyLock;
use tar::{EntryType, Header};

/// An archive as an attacker can write one: any header, any content, encrypted to the agency's public key.
#[derive(Clone)]
struct Forged(Vec<(Header, Vec<u8>)>);

fn header(path: &str, bytes: usize) -> Header {
    let mut header = Header::new_ustar();
    header.as_ustar_mut().unwrap().name[..path.len()].copy_from_slice(path.as_bytes());
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(1_772_366_400);
    header.set_size(bytes as u64);
    header.set_cksum();
    header
}

fn encrypted(plain: &[u8]) -> Vec<u8> {
    let key: age::x25519::Recipient = agency().recipient().parse().unwrap();
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&key as &dyn age::Recipient)).unwrap();
    let mut writer = encryptor.wrap_output(Vec::new()).unwrap();
    writer.write_all(plain).unwrap();
    writer.finish().unwrap()
}

impl Forged {
    /// A sound package to begin with.
    fn sound() -> Self {
        static SOUND: LazyLock<Forged> = LazyLock::new(Forged::made);
        SOUND.clone()
    }

    fn made() -> Self {
        let files = files(&[b"one", b"two"]);
        let bag = bag(&contents(&files), &signer()).unwrap();
        let mut forged = Self(Vec::new());
        for (path, bytes) in bag.parts() {
            forged.push(path, bytes);
        }
        for file in bag.files() {
            forged.push(&format!("data/files/{}", file.sha256), &files[&file.sha256]);
        }
        forged
    }

    fn push(&mut self, path: &str, bytes: &[u8]) {
        self.0.push((header(&format!("R-1234567-1.bag/{path}"), bytes.len()), bytes.to_vec()));
    }

    fn find(&mut self, path: &str) -> &mut (Header, Vec<u8>) {
        let whole = format!("R-1234567-1.bag/{path}");
        self.0.iter_mut().find(|(header, _)| header.path_bytes() == whole.as_bytes()).unwrap()
    }

    fn with_path(mut self, of: usize, path: &str) -> Self {
        self.0[of].0 = header(path, self.0[of].1.len());
        self
    }

    fn with_header(mut self, change: impl FnOnce(&mut Header)) -> Self {
        let header = &mut self.find("data/cover.txt").0;
        change(header);
        header.set_cksum();
        self
    }

    fn tar(&self) -> Vec<u8> {
        let mut tar = Vec::new();
        for (header, bytes) in &self.0 {
            tar.extend_from_slice(header.as_bytes());
            tar.extend_from_slice(bytes);
            tar.resize(tar.len().next_multiple_of(512), 0);
        }
        tar.resize(tar.len() + 1024, 0);
        tar
    }

    fn refused(&self) -> OpenError {
        refused(&self.tar())
    }
}

fn refused(tar: &[u8]) -> OpenError {
    open(&encrypted(tar), &agency(), &[signer().public()]).unwrap_err()
}

#[test]
fn the_forger_can_write_a_sound_package() {
    open(&encrypted(&Forged::sound().tar()), &agency(), &[signer().public()]).unwrap();
}

#[test]
fn a_changed_byte_anywhere_is_refused() {
    let files = files(&[b"one", b"two"]);
    let package = seal(&contents(&files), &signer(), &[agency().recipient()], &files).unwrap();
    for place in (0..400).chain((400..package.len()).step_by(41)).chain([package.len() - 1]) {
        let mut changed = package.clone();
        changed[place] ^= 1;
        let error = open(&changed, &agency(), &[signer().public()]).map(|_| place).unwrap_err();
        assert!(matches!(error.check(), Some(Check::Decrypted)), "byte {place}: {error}");
    }
    for length in (0..package.len()).step_by(97) {
        open(&package[..length], &agency(), &[signer().public()]).map(|_| length).unwrap_err();
    }
}

/// Even who can encrypt to the agency cannot change a byte of what was signed.
#[test]
fn a_changed_byte_within_is_refused_although_it_decrypts() {
    let sound = Forged::sound();
    for part in 0..sound.0.len() {
        for place in [0, sound.0[part].1.len() / 2, sound.0[part].1.len() - 1] {
            let mut changed = sound.clone();
            changed.0[part].1[place] ^= 1;
            let check = changed.refused().check();
            assert!(matches!(check, Some(Check::Manifest | Check::Signature)), "part {part}, byte {place}");
        }
    }
    let tar = sound.tar();
    for place in (0..tar.len()).step_by(131) {
        let mut changed = tar.clone();
        changed[place] ^= 0x10;
        refused(&changed);
    }
}

#[test]
fn paths_that_lead_elsewhere_are_refused() {
    let elsewhere = [
        "../evil",
        "/etc/passwd",
        "R-1234567-1.bag/../../evil",
        "R-1234567-1.bag/data/../../evil",
        "R-1234567-1.bag/data/files/../../../evil",
        "R-1234567-1.bag//etc/passwd",
        "R-1234567-1.bag/fetch.txt",
        "R-1234567-1.bag/data/files/short",
        "R-1234567-1.bag",
        "C:\\evil",
        "..bag/bagit.txt",
        "R-7654321-1.bag/bagit.txt",
    ];
    for path in elsewhere {
        for of in [1, Forged::sound().0.len() - 1] {
            let error = Forged::sound().with_path(of, path).refused();
            assert!(matches!(&error, OpenError::Path { path: said } if said == path), "{path}: {error}");
        }
    }
}

#[test]
fn entries_that_are_no_plain_files_are_refused() {
    let kinds = [
        EntryType::Symlink,
        EntryType::Link,
        EntryType::Directory,
        EntryType::Fifo,
        EntryType::Char,
        EntryType::GNULongName,
        EntryType::GNUSparse,
        EntryType::XHeader,
    ];
    for kind in kinds {
        let error = Forged::sound().with_header(|header| header.set_entry_type(kind)).refused();
        assert!(
            matches!(&error, OpenError::NotAPlainFile { path } if path.ends_with("cover.txt")),
            "{kind:?}"
        );
    }
    let changes: [fn(&mut Header); 4] = [
        |header| header.set_mode(0o4755),
        |header| header.set_uid(1000),
        |header| header.set_username("root").unwrap(),
        |header| header.set_link_name("/etc/passwd").unwrap(),
    ];
    for change in changes {
        assert!(matches!(Forged::sound().with_header(change).refused(), OpenError::NotAPlainFile { .. }));
    }
}

#[test]
fn what_is_twice_or_absent_or_beside_the_manifest_is_refused() {
    let mut twice = Forged::sound();
    let again = twice.find("data/cover.txt").clone();
    let at = twice.0.iter().position(|(header, _)| header.as_bytes() == again.0.as_bytes()).unwrap();
    twice.0.insert(at, again);
    assert!(matches!(twice.refused(), OpenError::Duplicate { .. }));

    let mut late = Forged::sound();
    let tag = late.0.remove(0);
    late.0.push(tag);
    assert!(matches!(late.refused(), OpenError::Missing { .. } | OpenError::Order { .. }));

    let mut beside = Forged::sound();
    let content = b"three";
    beside.push(&format!("data/files/{}", "f".repeat(64)), content);
    assert!(matches!(beside.refused(), OpenError::Unlisted { .. }));

    for part in 0..Forged::sound().0.len() {
        let mut absent = Forged::sound();
        absent.0.remove(part);
        let error = absent.refused();
        assert!(matches!(error, OpenError::Missing { .. }), "part {part}: {error}");
    }
    let mut swapped = Forged::sound();
    let last = swapped.0.len() - 1;
    swapped.0[last].1 = b"eno".to_vec();
    assert!(matches!(swapped.refused(), OpenError::Altered { .. }));
}

#[test]
fn what_is_too_large_or_cut_off_or_goes_on_is_refused() {
    let huge = Forged::sound().with_header(|header| header.set_size((16 << 20) + 1));
    let error = huge.refused().to_string();
    assert!(error.contains("16777216"), "the limit is told: {error}");
    let lying = Forged::sound().with_header(|header| header.set_size(16 << 20));
    assert!(matches!(lying.refused(), OpenError::Truncated));

    let tar = Forged::sound().tar();
    for length in [0, 100, 512, tar.len() - 1024, tar.len() - 512, tar.len() - 1] {
        assert!(matches!(refused(&tar[..length]), OpenError::Truncated), "cut at {length}");
    }
    assert!(matches!(refused(&[tar.as_slice(), &[0]].concat()), OpenError::Truncated));
    assert!(matches!(refused(&[tar.as_slice(), &tar].concat()), OpenError::Truncated));

    let mut endless = b"age-encryption.org/v1\n".to_vec();
    for _ in 0..100_000 {
        endless.extend_from_slice(b"-> X25519 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nAAAA\n");
    }
    let error = open(&endless, &agency(), &[signer().public()]).unwrap_err();
    assert!(error.to_string().contains("16384"), "{error}");
}

#[test]
fn a_package_that_somebody_else_signed_is_refused() {
    let stranger = Signer::new("clearline.example.com/seal", SigningKey::from_bytes(&[12; 32])).unwrap();
    let files = files(&[b"one"]);
    let theirs = seal(&contents(&files), &stranger, &[agency().recipient()], &files).unwrap();
    for keys in [vec![signer().public()], vec![]] {
        let error = open(&theirs, &agency(), &keys).unwrap_err();
        assert_eq!(error.check(), Some(Check::Signature));
    }
    let both = [signer().public(), stranger.public()];
    open(&theirs, &agency(), &both).unwrap();
    assert!("a b c".parse::<SealKey>().is_err());
    assert_eq!(both[0].to_string().parse::<SealKey>().unwrap(), both[0]);
}

/// A signer's slip must not pass either: all that is signed must agree with itself.
#[test]
fn a_signed_package_that_contradicts_itself_is_refused() {
    let resigned = |part: &str, change: fn(String) -> String| {
        let mut forged = Forged::sound();
        let (header, bytes) = forged.find(part);
        *bytes = change(String::from_utf8(bytes.clone()).unwrap()).into_bytes();
        header.set_size(bytes.len() as u64);
        header.set_cksum();
        for (manifest, of) in [("manifest-sha256.txt", "data/"), ("tagmanifest-sha256.txt", "")] {
            let sums: String = forged
                .0
                .iter()
                .filter_map(|(header, bytes)| {
                    let path = String::from_utf8(header.path_bytes().into_owned()).unwrap();
                    let path = path.strip_prefix("R-1234567-1.bag/").unwrap().to_owned();
                    let wanted =
                        if of.is_empty() { !path.starts_with("data/") } else { path.starts_with(of) };
                    (wanted && !path.starts_with("tagmanifest"))
                        .then(|| format!("{}  {path}\n", hex::encode(Sha256::digest(bytes))))
                })
                .collect();
            *forged.find(manifest) = (header_of(manifest, &sums), sums.into_bytes());
        }
        let signature = signer().sign(&forged.find("tagmanifest-sha256.txt").1.clone());
        let name = "tagmanifest-sha256.txt.sig";
        *forged.find(name) = (header_of(name, &signature), signature.into_bytes());
        forged
    };
    fn header_of(path: &str, text: &str) -> Header {
        header(&format!("R-1234567-1.bag/{path}"), text.len())
    }
    let sound = resigned("data/cover.txt", |text| text);
    open(&encrypted(&sound.tar()), &agency(), &[signer().public()]).unwrap();
    type Change = (&'static str, fn(String) -> String);
    let changes: [Change; 7] = [
        ("data/manifest.json", |text| text.replace("\n  ", " ")),
        ("data/manifest.json", |text| text.replace("R-1234567-1", "R-1234567-2")),
        ("data/manifest.json", |text| text.replace("\"bytes\": 3", "\"bytes\": 4")),
        ("data/manifest.json", |text| text.replace("manifest/v1", "manifest/v2")),
        ("bag-info.txt", |text| text.replace("Payload-Oxum: ", "Payload-Oxum: 1")),
        ("bag-info.txt", |text| text.replace("R-1234567-1", "R-1234567-2")),
        ("bagit.txt", |text| text.replace("1.0", "0.97")),
    ];
    for (part, change) in changes {
        let error = resigned(part, change).refused();
        assert!(matches!(&error, OpenError::Form { path } if path == part), "{part}: {error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_bytes_make_the_reader_fall_over(bytes in proptest::collection::vec(any::<u8>(), 0..3000)) {
        prop_assert!(open(&bytes, &agency(), &[signer().public()]).is_err());
        prop_assert!(open(&encrypted(&bytes), &agency(), &[signer().public()]).is_err());
    }

    #[test]
    fn no_rearrangement_of_a_sound_archive_passes(
        from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), length in 1..2000_usize,
    ) {
        let mut tar = Forged::sound().tar();
        let sound = tar.clone();
        let (from, to) = (from.index(tar.len() - length), to.index(tar.len() - length));
        tar.copy_within(from..from + length, to);
        prop_assume!(tar != sound);
        prop_assert!(open(&encrypted(&tar), &agency(), &[signer().public()]).is_err());
    }
}
