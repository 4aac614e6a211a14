use crate::synthetic::{agency, contents, files, signer};
use clearline_ledger::{Checkpoint, Entry, Hash, Opening, TlogProof, VerifierKey, leaf_hash, root_of};
use clearline_seal::{Account, Files, Scene, bag, seal};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if dir.exists() {
        std::fs::remove_dir_all(&dir).unwrap();
    }
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

/// Runs a tool; `None`, and a line that says so, where it is not installed.
fn run(dir: &Path, tool: &str, args: &[&str], input: &[u8]) -> Option<Output> {
    let mut command = Command::new(tool);
    command.args(args).current_dir(dir).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(mut child) = command.spawn() else {
        println!("skipped: {tool} not installed");
        return None;
    };
    child.stdin.take().unwrap().write_all(input).unwrap();
    Some(child.wait_with_output().unwrap())
}

/// The bag as it lies on an agency's disk after unpacking.
fn unpacked(name: &str, contents: &clearline_seal::Contents, files: &Files) -> PathBuf {
    let dir = scratch(name);
    let bag = bag(contents, &signer()).unwrap();
    std::fs::create_dir_all(dir.join("data/files")).unwrap();
    for (path, bytes) in bag.parts() {
        std::fs::write(dir.join(path), bytes).unwrap();
    }
    for (sha256, bytes) in files {
        std::fs::write(dir.join("data/files").join(sha256), bytes).unwrap();
    }
    if files.is_empty() {
        std::fs::remove_dir(dir.join("data/files")).unwrap();
    }
    dir
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The commands of VERIFY.txt, with the tools themselves. `age` first, then what it unpacks.
#[test]
fn age_and_tar_unpack_a_package() {
    let files = files(&[b"one", &[5; 100_000]]);
    let dir = scratch("seal-unpack");
    let package = seal(&contents(&files), &signer(), &[agency().recipient()], &files).unwrap();
    std::fs::write(dir.join("key.txt"), agency().reveal()).unwrap();
    std::fs::write(dir.join("R-1234567-1.tar.age"), &package).unwrap();
    let Some(plain) = run(&dir, "age", &["-d", "-i", "key.txt", "R-1234567-1.tar.age"], b"") else { return };
    assert!(plain.status.success(), "{}", said(&plain));
    let Some(untar) = run(&dir, "tar", &["x"], &plain.stdout) else { return };
    assert!(untar.status.success(), "{}", said(&untar));
    let sums = run(&dir.join("R-1234567-1.bag"), "sha256sum", &["-c", "manifest-sha256.txt"], b"").unwrap();
    assert!(sums.status.success(), "{}", said(&sums));
}

#[test]
fn ssh_keygen_believes_the_signature_and_no_other() {
    let files = files(&[b"one"]);
    let dir = unpacked("seal-ssh", &contents(&files), &files);
    std::fs::write(dir.join("../allowed_signers"), format!("{}\n", signer().public())).unwrap();
    let message = std::fs::read(dir.join("tagmanifest-sha256.txt")).unwrap();
    let verify = |namespace: &str, message: &[u8]| {
        let args = ["-Y", "verify", "-f", "../allowed_signers", "-I", "clearline.example.com/seal"];
        let rest = ["-n", namespace, "-s", "tagmanifest-sha256.txt.sig"];
        run(&dir, "ssh-keygen", &[args.as_slice(), &rest].concat(), message)
    };
    let Some(good) = verify("clearline-package", &message) else { return };
    assert!(good.status.success(), "{}", said(&good));
    assert!(!verify("clearline-package", &message[1..]).unwrap().status.success());
    assert!(!verify("file", &message).unwrap().status.success());
}

#[test]
fn sha256sum_and_bagit_find_the_bag_whole_and_an_altered_one_not() {
    let files = files(&[b"one", b"two"]);
    let dir = unpacked("seal-bag", &contents(&files), &files);
    let checks: [(&str, &[&str]); 3] = [
        ("sha256sum", &["-c", "manifest-sha256.txt"]),
        ("sha256sum", &["-c", "tagmanifest-sha256.txt"]),
        ("bagit.py", &["--validate", "."]),
    ];
    for (tool, args) in checks {
        if let Some(output) = run(&dir, tool, args, b"") {
            assert!(output.status.success(), "{tool} {args:?}: {}", said(&output));
        }
    }
    std::fs::write(dir.join("data/cover.txt"), "A referral — synthetic!\n").unwrap();
    for (tool, args) in [checks[0], checks[2]] {
        if let Some(output) = run(&dir, tool, args, b"") {
            assert!(!output.status.success(), "{tool} {args:?}");
        }
    }
}

#[test]
fn case_validate_accepts_the_graph_without_any_allowance() {
    let files = files(&[b"one", b"two"]);
    let full = contents(&files);
    let mut bare = contents(&Files::new());
    bare.case.people.clear();
    bare.case.scenes.clear();
    bare.case.incident = None;
    bare.case.provider.contacts.clear();
    bare.case.provider.of_the_public = true;
    bare.case.places.clear();
    bare.case.authority.clear();
    bare.manifest.conditions.clear();
    (bare.case.triaged, bare.case.provider_reference) = (None, None);
    let mut sparse = contents(&files);
    sparse.case.people.truncate(1);
    sparse.case.people[0].accounts = vec![Account::default()];
    sparse.case.people[0].places.clear();
    sparse.case.scenes = vec![Scene::default()];
    for file in &mut sparse.case.files {
        (file.hashes, file.media_type, file.account, file.location) = (vec![], None, None, None);
    }
    sparse
        .case
        .places
        .iter_mut()
        .for_each(|place| (place.country, place.region, place.locality) = (None, None, None));
    sparse.case.authority.iter_mut().for_each(|ground| ground.since = None);
    sparse.case.focus.clear();
    for (name, contents, files) in [
        ("seal-case-full", full, files.clone()),
        ("seal-case-sparse", sparse, files),
        ("seal-case-bare", bare, Files::new()),
    ] {
        let dir = unpacked(name, &contents, &files);
        let graph = std::fs::read_to_string(dir.join("data/case.jsonld")).unwrap();
        assert!(graph.contains("\"xsd:dateTime\"") && !graph.contains("\"http://purl"), "an inline context");
        if let Some(output) = run(&dir, "case_validate", &["data/case.jsonld"], b"") {
            assert!(output.status.success(), "{name}: {}", said(&output));
        }
    }
}

/// A custody as the ledger gives it: an entry in a tree of others, and its signed checkpoint.
fn custody(manifest: &clearline_seal::Manifest, index: u64, size: u64) -> clearline_seal::Custody {
    let key = ed25519_dalek::SigningKey::from_bytes(&[3; 32]);
    let facts = vec![
        ("report".to_owned(), "1234567".to_owned()),
        (clearline_seal::MANIFEST_FACT.to_owned(), hex::encode(manifest.digest())),
    ];
    let opening = Opening { salt: [9; 32], facts };
    let entry = Entry::new("refer.seal", 1_772_366_400_000_000, [0; 32], opening.commitment()).unwrap();
    let leaf_of =
        |place: u64| if place == index { leaf_hash(&entry.leaf()) } else { leaf_hash(&place.to_be_bytes()) };
    let leaves: Vec<Hash> = (0..size).map(leaf_of).collect();
    let checkpoint = Checkpoint { origin: "clearline.example.com".to_owned(), size, root: root_of(&leaves) };
    let proof = TlogProof {
        extra: Some(entry.leaf()),
        index,
        hashes: path(index as usize, &leaves),
        checkpoint: checkpoint.sign(&key, "clearline.example.com").unwrap(),
    };
    clearline_seal::Custody { proof: proof.to_text(), opening: opening.to_bytes() }
}

/// The audit path, as RFC 6962, 2.1.1, writes it down.
fn path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let middle = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(middle);
    let (mut below, other) =
        if index < middle { (path(index, left), right) } else { (path(index - middle, right), left) };
    below.push(root_of(other));
    below
}

/// VERIFY.txt tells a command for each step. They are run here as they are written, and each must say OK; and each finds
/// what it is there to find.
#[test]
fn the_commands_of_verify_txt_check_the_ledger() {
    let files = files(&[b"one"]);
    let key = ed25519_dalek::SigningKey::from_bytes(&[3; 32]);
    let ledger = VerifierKey::new("clearline.example.com", key.verifying_key()).unwrap();
    for (index, size) in [(0, 1), (0, 2), (4, 5), (6, 7), (11, 21), (20, 21)] {
        let mut contents = contents(&files);
        contents.custody = Some(custody(&contents.manifest, index, size));
        let dir = unpacked(&format!("seal-verify-{index}-{size}"), &contents, &files);
        let beside = dir.join("keys.txt");
        std::fs::write(&beside, format!("{}\n{ledger}\n", signer().public())).unwrap();
        let text = std::fs::read_to_string(dir.join("VERIFY.txt")).unwrap();
        let fifth = text.split("\n5. ").nth(1).unwrap();
        let commands: Vec<&str> = fifth.lines().filter_map(|line| line.strip_prefix("    ")).collect();
        // The test's folders lie beside each other, so what the commands put beside the bag goes into it.
        let script = commands.join("\n").replace("../", "./");
        let Some(output) = run(&dir, "sh", &["-c", &script], b"") else { return };
        let words = said(&output);
        for step in ["manifest in the opening", "opening in the leaf", "leaf in the tree", "checkpoint"] {
            assert!(
                words.lines().any(|line| line == format!("{step}: OK")),
                "{step} of {index}/{size}: {words}"
            );
        }
        let spoilt = [
            ("custody.opening", "opening in the leaf: OK"),
            ("data/manifest.json", "manifest in the opening: OK"),
            ("keys.txt", "checkpoint: OK"),
        ];
        for (part, step) in spoilt {
            let whole = std::fs::read(dir.join(part)).unwrap();
            let mut bytes = whole.clone();
            let at = if part == "keys.txt" { bytes.len() - 10 } else { bytes.len() / 2 };
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            std::fs::write(dir.join(part), bytes).unwrap();
            let words = said(&run(&dir, "sh", &["-c", &script], b"").unwrap());
            assert!(!words.lines().any(|line| line == step), "{part} was altered, and: {words}");
            std::fs::write(dir.join(part), whole).unwrap();
        }
    }
}
