use crate::{ORIGIN, key, leaves};
use clearline_ledger::{
    Checkpoint, Entry, TileSet, TlogProof, VerifierKey, inclusion_proof, leaf_hash, root_of,
};
use std::path::Path;
use std::process::Command;

const GOPATH: &str = "/usr/share/gocode";

/// An implementation that is not ours, `golang.org/x/mod/sumdb`, believes our checkpoint and our proof, and refuses an
/// altered leaf. Needs Debian's `golang-go` and `golang-golang-x-mod-dev`; see `tests/go/README.md`.
#[test]
fn go_believes_the_checkpoint_and_the_proof() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ledger-go");
    std::fs::create_dir_all(&dir).unwrap();
    let leaf = Entry::new("refer.send", 1_767_225_600_000_000, [3; 32], [4; 32]).unwrap().leaf();
    let mut log = leaves(1000);
    log[777] = leaf_hash(&leaf);
    let mut tiles = TileSet::new();
    for tile in clearline_ledger::inclusion_tiles(777, 1000) {
        let stretch = |n: u64| root_of(&log[n as usize * 256..(n as usize + 1) * 256]);
        let hashes = match tile.level {
            0 => log[tile.n as usize * 256..][..usize::from(tile.width)].to_vec(),
            _ => (0..u64::from(tile.width)).map(stretch).collect(),
        };
        tiles.insert(tile, hashes);
    }
    let checkpoint = Checkpoint { origin: ORIGIN.into(), size: 1000, root: root_of(&log) };
    let proof = TlogProof {
        extra: Some(leaf.clone()),
        index: 777,
        hashes: inclusion_proof(&tiles, 777, 1000).unwrap(),
        checkpoint: checkpoint.sign(&key(1), ORIGIN).unwrap(),
    };
    let verifier = VerifierKey::new(ORIGIN, key(1).verifying_key()).unwrap();
    std::fs::write(dir.join("key.vkey"), verifier.to_string()).unwrap();
    std::fs::write(dir.join("entry.tlog-proof"), proof.to_text()).unwrap();
    std::fs::write(dir.join("leaf.bin"), &leaf).unwrap();
    std::fs::write(dir.join("altered.bin"), &leaf[1..]).unwrap();

    if Command::new("go").arg("version").output().is_err() {
        println!("skipped: go not installed");
        return;
    }
    if !Path::new(GOPATH).join("src/golang.org/x/mod/sumdb").exists() {
        println!("skipped: golang-golang-x-mod-dev not installed");
        return;
    }
    let run = |leaf: &str| {
        Command::new("go")
            .args(["run", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/go/verify.go")])
            .args(["key.vkey", "entry.tlog-proof", leaf])
            .current_dir(&dir)
            .envs([("GO111MODULE", "off"), ("GOPATH", GOPATH), ("GOFLAGS", "")])
            .env("GOCACHE", dir.join("cache"))
            .output()
            .unwrap()
    };
    let good = run("leaf.bin");
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
    let bad = run("altered.bin");
    assert!(
        !bad.status.success() && String::from_utf8_lossy(&bad.stderr).contains("proof"),
        "an altered leaf"
    );
}
