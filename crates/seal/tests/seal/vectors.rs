use clearline_seal::{Identity, SealKey, open, sshsig};

/// Written by `cargo run -p clearline-seal --example write_vector`. The packages of the first release must open for as
/// long as agencies keep them: when this fails the format has drifted, and the vector is not what should change.
const PACKAGE: &[u8] = include_bytes!("../vectors/R-1234567-1.tar.age");
const IDENTITY: &str = include_str!("../vectors/agency-key.txt");
const SIGNERS: &str = include_str!("../vectors/allowed_signers");

#[test]
fn the_package_of_the_first_release_still_opens() {
    let identity: Identity = IDENTITY.parse().unwrap();
    let key: SealKey = SIGNERS.trim().parse().unwrap();
    let (opened, files) = open(PACKAGE, &identity, &[key]).unwrap();
    assert_eq!(opened.manifest.package, "R-1234567-1");
    assert_eq!(opened.manifest.clauses, ["EXAMPLE-ACT s.1"]);
    assert_eq!(opened.manifest.excluded[0].field, "victim");
    assert_eq!(opened.cover, "A referral — synthetic.\n");
    assert_eq!(files.len(), 2);
    assert_eq!(files[&opened.files()[0].sha256].len() as u64, opened.files()[0].bytes);
    let opening = &opened.custody.unwrap().opening;
    assert_eq!(opening.as_slice(), [1, 2, 3]);
}

/// What is signed today is signed as it was then, so that verifiers of the first release believe it.
#[test]
fn a_signature_has_the_form_of_the_first_release() {
    let key: SealKey = SIGNERS.trim().parse().unwrap();
    assert_eq!(key, crate::synthetic::signer().public());
    let message = include_bytes!("../vectors/tagmanifest-sha256.txt");
    let signature = include_str!("../vectors/tagmanifest-sha256.txt.sig");
    assert_eq!(crate::synthetic::signer().sign(message), signature);
    assert_eq!(sshsig::verify(signature, message, std::slice::from_ref(&key)), Ok(&key));
}
