//! Shards: rows that belong together carry the same small number, so that a database of several servers keeps them on one.
//! A file of SQLite is on one machine and is one shard: spread over many, rows of one moment would lie apart in it.

use std::ops::Range;

use crate::Value;

/// How many shards a server has. A row's shard is a number below it.
pub const SHARDS: i64 = 256;

impl Value {
    /// The shard that a key names: the remainder of a number, the first byte of bytes, the first two hexadecimal digits of
    /// a text. Nothing, and what has neither, is in the first shard.
    pub fn shard(&self) -> i64 {
        match self {
            Value::Null => 0,
            Value::Int(number) => number.rem_euclid(SHARDS),
            Value::Bytes(bytes) => bytes.first().copied().unwrap_or(0).into(),
            Value::Text(text) => text.get(..2).and_then(|two| i64::from_str_radix(two, 16).ok()).unwrap_or(0),
        }
    }
}

/// The parameters of a statement that follow from others: each place, counted from 0, of which the shard is asked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Derived {
    takes: usize,
    of: Vec<usize>,
}

impl Derived {
    /// Reads them from the texts of one statement.
    pub(crate) fn of(texts: &[&str]) -> Derived {
        let mut derived = Derived::default();
        for text in texts {
            let numbers = text.split('$').skip(1).filter_map(|rest| digits(rest).parse::<usize>().ok());
            derived.takes = numbers.max().unwrap_or(0).max(derived.takes);
            for (_, place) in calls(text) {
                if !derived.of.contains(&place) {
                    derived.of.push(place);
                }
            }
        }
        derived
    }

    /// The text for SQLite: all is in the one shard.
    pub(crate) fn lite(&self, text: &str) -> String {
        self.expand(text, |_| "0".to_owned())
    }

    /// The text for PostgreSQL, with a parameter of its own for each `shard($1)`. Where nothing else tells its type, as in a
    /// list of values, the server would take it for text.
    pub(crate) fn pg(&self, text: &str) -> String {
        self.expand(text, |place| format!("${}::int2", self.takes + place + 1))
    }

    fn expand(&self, text: &str, word: impl Fn(usize) -> String) -> String {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for (call, place) in calls(text) {
            let Some(behind) = self.of.iter().position(|one| *one == place) else { continue };
            out.push_str(text.get(from..call.start).unwrap_or_default());
            out.push_str(&word(behind));
            from = call.end;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        out
    }

    /// The values, from those that the caller gave.
    pub(crate) fn values(&self, given: &[Value]) -> Vec<Value> {
        self.of.iter().map(|place| Value::Int(given.get(*place).map_or(0, Value::shard))).collect()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.of.len()
    }
}

const CALL: &str = "shard($";

/// Where each `shard($1)` stands, and the place that it names.
fn calls(text: &str) -> impl Iterator<Item = (Range<usize>, usize)> {
    text.match_indices(CALL).filter_map(move |(start, call)| {
        let number = digits(text.get(start + call.len()..)?);
        let end = start + call.len() + number.len();
        let closed = text.get(end..)?.starts_with(')');
        let begins =
            !text.get(..start)?.ends_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
        let place = number.parse::<usize>().ok()?.checked_sub(1)?;
        (closed && begins).then_some((start..end + 1, place))
    })
}

fn digits(text: &str) -> &str {
    text.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_any_kind_names_its_shard() {
        for (key, shard) in [
            (Value::Int(0), 0),
            (Value::Int(513), 1),
            (Value::Int(i64::MAX), 255),
            (Value::Int(-1), 255),
            (Value::Bytes(vec![7, 255]), 7),
            (Value::Bytes(Vec::new()), 0),
            (Value::Text("fe00".to_owned()), 254),
            (Value::Text("x".to_owned()), 0),
            (Value::Null, 0),
        ] {
            assert_eq!(key.shard(), shard, "{key:?}");
        }
    }

    #[test]
    fn a_shard_is_a_parameter_that_nobody_gives() {
        let text = "update t set a = $2 where shard = shard($1) and id = $1 and b in (shard($3), noshard($2), shard($1))";
        let derived = Derived::of(&[text, "delete from t where shard = shard($1)"]);
        assert_eq!(derived, Derived { takes: 3, of: vec![0, 2] });
        assert_eq!(
            derived.pg(text),
            "update t set a = $2 where shard = $4::int2 and id = $1 and b in ($5::int2, noshard($2), $4::int2)"
        );
        assert_eq!(derived.lite("select shard($3) where x = $1"), "select 0 where x = $1");
        let given = [Value::Int(258), Value::Null, Value::Text("0a".to_owned())];
        assert_eq!(derived.values(&given), [Value::Int(2), Value::Int(10)]);
        assert_eq!(Derived::of(&["select 1"]).pg("select 1"), "select 1");
    }
}
