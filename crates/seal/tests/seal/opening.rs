use crate::synthetic::{agency, contents, files, signer};
use clearline_seal::{Identity, OpenError, SealError, Sealer, bag, open, seal, seal_to};
use proptest::prelude::*;

#[test]
fn a_package_opens_to_what_was_put_in() {
    let files = files(&[b"one", b"", &[7; 200_000]]);
    let given = contents(&files);
    let package = seal(&given, &signer(), &[agency().recipient()], &files).unwrap();
    let (opened, received) = open(&package, &agency(), &[signer().public()]).unwrap();
    assert_eq!(opened.manifest, given.manifest);
    assert_eq!(opened.cover, given.cover);
    assert_eq!(opened.report_json, given.report_json);
    assert_eq!(opened.brief_pdf, given.brief_pdf);
    assert_eq!(opened.original_xml, given.original_xml);
    assert_eq!(opened.authority_json, given.authority_json);
    assert_eq!(opened.custody, given.custody);
    assert_eq!(opened.signed_by, "clearline.example.com/seal");
    assert_eq!(opened.files().len(), 3);
    assert_eq!(received, files);
    let shown = format!("{opened:?} {given:?} {:?}", bag(&given, &signer()).unwrap());
    assert!(shown.contains("R-1234567-1") && !shown.contains("synthetic"), "{shown}");
}

#[test]
fn what_is_signed_follows_from_the_arguments_and_each_agency_opens_its_own() {
    let files = files(&[b"one"]);
    let given = contents(&files);
    let two = [agency(), Identity::from_entropy(&[43; 32]).unwrap()];
    let keys = two.clone().map(|identity| identity.recipient());
    let package = seal(&given, &signer(), &keys, &files).unwrap();
    for identity in &two {
        open(&package, identity, &[signer().public()]).unwrap();
    }
    let stranger = Identity::from_entropy(&[44; 32]).unwrap();
    assert!(matches!(open(&package, &stranger, &[signer().public()]), Err(OpenError::WrongIdentity)));
    let (one, other) = (bag(&given, &signer()).unwrap(), bag(&given, &signer()).unwrap());
    assert!(one.parts().eq(other.parts()));
}

#[test]
fn a_bare_package_is_whole_too() {
    let mut given = contents(&files(&[]));
    (given.brief_pdf, given.original_xml) = (None, None);
    (given.custody, given.case.triaged) = (None, None);
    given.case.people.clear();
    given.case.scenes.clear();
    given.case.places.clear();
    let package = seal(&given, &signer(), &[agency().recipient()], &files(&[])).unwrap();
    let (opened, received) = open(&package, &agency(), &[signer().public()]).unwrap();
    assert_eq!((opened.original_xml, opened.custody), (None, None));
    assert!(received.is_empty());
}

#[test]
fn content_that_is_not_the_listed_one_is_never_sealed() {
    let listed = files(&[b"one", b"two"]);
    let given = contents(&listed);
    let keys = [agency().recipient()];
    let sealed = |content: &'static [u8]| seal_to(Vec::new(), &given, &signer(), &keys, |_| Ok(content));
    for content in [b"on".as_slice(), b"ones", b"oen"] {
        assert!(matches!(sealed(content), Err(SealError::Content { .. })), "{content:?}");
    }
    assert!(matches!(seal(&given, &signer(), &keys, &files(&[b"one"])), Err(SealError::Read { .. })));
    let unfinished = Sealer::begin(Vec::new(), bag(&given, &signer()).unwrap(), &keys).unwrap();
    assert!(matches!(unfinished.finish(), Err(SealError::Content { .. })));
}

#[test]
fn what_cannot_be_a_package_is_refused_by_name() {
    let files = files(&[b"one"]);
    let refused = |change: fn(&mut clearline_seal::Contents)| {
        let mut given = contents(&files);
        change(&mut given);
        bag(&given, &signer()).unwrap_err().to_string()
    };
    assert!(refused(|c| c.manifest.package = "../R".into()).contains("package's name"));
    assert!(refused(|c| c.manifest.sender = "a\nPayload-Oxum: 0.0".into()).contains("sender"));
    assert!(refused(|c| c.manifest.created = -1).contains("moment"));
    assert!(refused(|c| c.case.people[0].born = Some(i64::MIN)).contains("moment"));
    assert!(refused(|c| c.case.received.start = -62_135_596_800_000_001).contains("moment"));
    assert!(refused(|c| c.manifest.files[0].sha256 = "../../x".into()).contains("../../x"));
    assert!(refused(|c| c.manifest.files.push(c.manifest.files[0].clone())).contains("twice"));
    assert!(refused(|c| c.manifest.files[0].bytes = (4 << 30) + 1).contains("4294967296"));
    assert!(refused(|c| c.report_json = vec![b' '; (16 << 20) + 1]).contains("data/report.json"));
    assert!(refused(|c| c.case.files[0].hashes[0].1 = "zz".into()).contains("hash"));
    assert!(refused(|c| c.case.files[0].account = Some((9, 0))).contains("account"));
    assert!(refused(|c| c.case.places[0].coordinates = Some((f64::NAN, 0.0))).contains("coordinate"));
    let given = contents(&files);
    for (keys, said) in [(vec![], "1 to 20"), (vec!["age1nobody".to_owned()], "age1nobody")] {
        let error = seal(&given, &signer(), &keys, &files).unwrap_err();
        assert!(error.to_string().contains(said), "{error}");
    }
}

#[test]
fn a_secret_key_reads_as_age_keygen_writes_it_and_does_not_show_itself() {
    let text = agency().reveal();
    let file = format!("# created: 2026-03-01T12:00:00Z\n# public key: {}\n{text}\n", agency().recipient());
    assert_eq!(file.parse::<Identity>().unwrap().recipient(), agency().recipient());
    for wrong in ["", "age1xyz", &text[1..], &format!("{text}\n{text}")] {
        assert!(wrong.parse::<Identity>().is_err());
    }
    assert_eq!(format!("{:?}", agency()), "Identity([secret])");
}

/// A sealer may wait for the vault between two pieces, on whichever thread.
#[test]
fn a_sealer_may_move_between_threads() {
    let files = files(&[b"one"]);
    let mut sealer =
        Sealer::begin(Vec::new(), bag(&contents(&files), &signer()).unwrap(), &[agency().recipient()])
            .unwrap();
    let package = std::thread::spawn(move || {
        sealer.write(b"one").unwrap();
        sealer.finish().unwrap()
    });
    open(&package.join().unwrap(), &agency(), &[signer().public()]).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn pieces_of_any_size_make_the_same_package(
        sizes in proptest::collection::vec(0..3000_usize, 0..5),
        piece in 1..1500_usize,
    ) {
        let contents_of: Vec<Vec<u8>> = sizes.iter().enumerate().map(|(i, n)| vec![i as u8 + 1; *n]).collect();
        let files = files(&contents_of.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let bag = bag(&contents(&files), &signer()).unwrap();
        let mut sealer = Sealer::begin(Vec::new(), bag, &[agency().recipient()]).unwrap();
        while let Some(wanted) = sealer.wanted().cloned() {
            for part in files[&wanted.sha256].chunks(piece) {
                sealer.write(part).unwrap();
            }
        }
        prop_assert!(sealer.write(b"more").is_err());
        let package = sealer.finish().unwrap();
        prop_assert_eq!(open(&package, &agency(), &[signer().public()]).unwrap().1, files);
    }

    #[test]
    fn every_secret_makes_an_identity_that_reads_back(entropy: [u8; 32]) {
        let identity = Identity::from_entropy(&entropy).unwrap();
        prop_assert_eq!(identity.reveal().parse::<Identity>().unwrap().recipient(), identity.recipient());
    }
}
