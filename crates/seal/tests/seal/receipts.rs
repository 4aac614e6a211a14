use clearline_seal::Receipt;
use proptest::prelude::*;

fn receipt() -> Receipt {
    Receipt {
        report: "1234567".into(),
        provider: Some("Example Provider Ltd (synthetic)".into()),
        sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".into(),
        received: 1_772_366_400_000_000,
        preserve_until: Some(1_803_902_400_000_000),
        clauses: vec!["18 USC 2258A(h)(1)".into()],
    }
}

#[test]
fn a_receipt_reads_as_it_is_written() {
    let expected = "clearline.receipt/v1\nreport 1234567\nprovider Example Provider Ltd (synthetic)\n\
        sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n\
        received 2026-03-01T12:00:00Z\npreserve-until 2027-03-01T12:00:00Z\nclause 18 USC 2258A(h)(1)\n";
    assert_eq!(receipt().body().unwrap(), expected);
    assert_eq!(Receipt::parse(expected), Ok(receipt()));
    let bare = Receipt { provider: None, preserve_until: None, clauses: vec![], ..receipt() };
    assert_eq!(Receipt::parse(&bare.body().unwrap()), Ok(bare));
}

#[test]
fn a_receipt_has_one_form() {
    let body = receipt().body().unwrap();
    for (from, to, line) in [
        ("receipt/v1", "receipt/v2", "version"),
        ("report ", "tip ", "report"),
        ("e3b0", "E3B0", "sha256"),
        ("12:00:00Z\np", "12:00:00+00:00\np", "last"),
        ("2027", "2O27", "preserve-until"),
        ("clause", "remark", "last"),
    ] {
        assert_eq!(Receipt::parse(&body.replace(from, to)).unwrap_err().line, line, "{from}");
    }
    let forged = Receipt { provider: Some("A\nreceived 1999-01-01T00:00:00Z".into()), ..receipt() };
    assert_eq!(forged.body().unwrap_err().line, "provider");
}

proptest! {
    #[test]
    fn whatever_parses_is_its_own_text(body in "clearline.receipt/v1\n(report|sha256|received|clause| |[0-9a-fTZ:-]|\n){0,60}") {
        if let Ok(receipt) = Receipt::parse(&body) {
            prop_assert_eq!(receipt.body(), Ok(body));
        }
    }
}
