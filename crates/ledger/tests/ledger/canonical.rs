use std::collections::BTreeMap;

use clearline_ledger::canonical::{Field, digest, encode, set_digest};
use proptest::prelude::*;

/// A field as a reader of docs/ledger.md would hold it.
#[derive(Debug, Clone, PartialEq)]
enum Held {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Held {
    fn field(&self) -> Field<'_> {
        match self {
            Held::Null => Field::Null,
            Held::Int(number) => Field::Int(*number),
            Held::Text(text) => Field::Text(text),
            Held::Bytes(bytes) => Field::Bytes(bytes),
        }
    }
}

type Fields = BTreeMap<String, Held>;

fn encoded(domain: &str, fields: &[(&String, &Held)]) -> Vec<u8> {
    encode(domain, fields.iter().map(|(name, held)| (name.as_str(), held.field())))
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> &'a [u8] {
    let (head, tail) = rest.split_at(count);
    *rest = tail;
    head
}

fn number(rest: &mut &[u8]) -> i64 {
    i64::from_be_bytes(take(rest, 8).try_into().unwrap())
}

fn piece<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let length = number(rest) as usize;
    take(rest, length)
}

/// Reads the form as docs/ledger.md specifies it.
fn decode(bytes: &[u8]) -> (String, Fields) {
    let mut rest = bytes.strip_prefix(b"clearline.value/v1\n").unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let domain = text(piece(&mut rest));
    let mut fields = Fields::new();
    for _ in 0..number(&mut rest) {
        let name = text(piece(&mut rest));
        let held = match take(&mut rest, 1)[0] {
            0 => Held::Null,
            1 => Held::Int(number(&mut rest)),
            2 => Held::Text(text(piece(&mut rest))),
            3 => Held::Bytes(piece(&mut rest).to_vec()),
            other => panic!("kind {other}"),
        };
        assert!(fields.last_key_value().is_none_or(|(last, _)| *last < name), "in the order of names");
        fields.insert(name, held);
    }
    assert!(rest.is_empty());
    (domain, fields)
}

fn held() -> impl Strategy<Value = Held> {
    prop_oneof![
        Just(Held::Null),
        any::<i64>().prop_map(Held::Int),
        ".{0,12}".prop_map(Held::Text),
        proptest::collection::vec(any::<u8>(), 0..12).prop_map(Held::Bytes),
    ]
}

fn fields() -> impl Strategy<Value = Fields> {
    proptest::collection::btree_map("[a-z_]{0,6}", held(), 0..6)
}

proptest! {
    /// What reads back whole cannot be the form of two values.
    #[test]
    fn no_two_values_have_one_form(domain in ".{0,12}", fields in fields()) {
        let form = encoded(&domain, &fields.iter().collect::<Vec<_>>());
        prop_assert_eq!(decode(&form), (domain, fields));
    }

    #[test]
    fn the_order_in_which_fields_are_given_counts_nothing(fields in fields(), turn in 0..6_usize) {
        let given: Vec<_> = fields.iter().collect();
        let mut other = given.clone();
        other.reverse();
        let turn = turn.min(other.len());
        other.rotate_left(turn);
        prop_assert_eq!(encoded("x", &given), encoded("x", &other));
    }

    #[test]
    fn a_set_has_no_order_and_counts_what_is_twice(digests in proptest::collection::vec(any::<[u8; 32]>(), 1..8)) {
        let set = |digests: &[[u8; 32]]| set_digest("x", digests.iter().copied());
        let reversed: Vec<_> = digests.iter().rev().copied().collect();
        prop_assert_eq!(set(&digests), set(&reversed));
        let twice: Vec<_> = digests.iter().chain(digests.first()).copied().collect();
        prop_assert_ne!(set(&digests), set(&twice));
    }
}

/// Digests of this form stand in ledgers that nobody can write again: it never changes under its name.
#[test]
fn the_first_version_stays_as_it_is() {
    let fields =
        [("b", Field::Text("é")), ("a", Field::Int(-2)), ("d", Field::Null), ("c", Field::Bytes(&[0, 255]))];
    let form = "636c6561726c696e652e76616c75652f76310a\
                0000000000000008726f772e746573740000000000000004\
                00000000000000016101fffffffffffffffe\
                000000000000000162020000000000000002c3a9\
                00000000000000016303000000000000000200ff\
                00000000000000016400";
    assert_eq!(hex::encode(encode("row.test", fields)), form);
    assert_eq!(
        hex::encode(digest("row.test", fields)),
        hex::encode(<sha2::Sha256 as sha2::Digest>::digest(hex::decode(form).unwrap()))
    );
}
