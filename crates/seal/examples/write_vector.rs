//! Writes the synthetic package of the tests, its throw-away keys and what is signed into the directory named by the
//! first argument. Run it only for a new version of the format, into a directory of its own.

#[expect(clippy::unwrap_used, reason = "the tests' own module, whose constants are known to be sound")]
#[path = "../tests/seal/synthetic.rs"]
mod synthetic;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dir = PathBuf::from(std::env::args().nth(1).ok_or("the directory to write into?")?);
    let files = synthetic::files(&[b"synthetic file one", b"synthetic file two"]);
    let contents = synthetic::contents(&files);
    let package =
        clearline_seal::seal(&contents, &synthetic::signer(), &[synthetic::agency().recipient()], &files)?;
    let bag = clearline_seal::bag(&contents, &synthetic::signer())?;
    std::fs::write(dir.join("R-1234567-1.tar.age"), package)?;
    std::fs::write(dir.join("agency-key.txt"), format!("{}\n", synthetic::agency().reveal()))?;
    std::fs::write(dir.join("allowed_signers"), format!("{}\n", synthetic::signer().public()))?;
    for (path, bytes) in bag.parts().filter(|(path, _)| path.starts_with("tagmanifest")) {
        std::fs::write(dir.join(path), bytes)?;
    }
    Ok(())
}
