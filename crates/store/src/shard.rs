//! Shards: rows that belong together carry the same small number, so that a database of several servers keeps them on one.
//! A file of SQLite is on one machine and is one shard: spread over many, rows of one moment would lie apart in it.

use crate::Value;
use crate::params::{Names, occurrences, shard_call};

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
    of: Vec<usize>,
}

impl Derived {
    /// Reads them from the texts of one statement.
    pub(crate) fn of(texts: &[&str], names: &Names) -> Derived {
        let mut derived = Derived::default();
        for text in texts {
            for (at, name) in occurrences(text) {
                if let (Some(_), Some(place)) = (shard_call(text, &at), names.place(name))
                    && !derived.of.contains(&place)
                {
                    derived.of.push(place);
                }
            }
        }
        derived
    }

    /// The text for SQLite, with places for names: all is in the one shard.
    pub(crate) fn lite(&self, text: &str, names: &Names) -> String {
        expand(text, names, '?', |_| Some("0".to_owned()))
    }

    /// The text for PostgreSQL, with places for names, and a parameter of its own for each `shard($report)`. Where nothing
    /// else tells its type, as in a list of values, the server would take it for text.
    pub(crate) fn pg(&self, text: &str, names: &Names) -> String {
        expand(text, names, '$', |place| {
            let behind = self.of.iter().position(|one| *one == place)?;
            Some(format!("${}::int2", names.sent + behind + 1))
        })
    }

    /// The values, from those that the caller gave.
    pub(crate) fn values(&self, given: &[Value]) -> Vec<Value> {
        self.of.iter().map(|place| Value::Int(given.get(*place).map_or(0, Value::shard))).collect()
    }
}

/// The text with the place of each name, and with `shard` in place of each call of it.
fn expand(text: &str, names: &Names, mark: char, shard: impl Fn(usize) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, name) in occurrences(text) {
        let Some(place) = names.place(name) else { continue };
        let called = shard_call(text, &at).and_then(|call| Some((call, shard(place)?)));
        let (range, word) = called.unwrap_or_else(|| (at, format!("{mark}{}", place + 1)));
        out.push_str(text.get(from..range.start).unwrap_or_default());
        out.push_str(&word);
        from = range.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
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
        let text = "update t set a = $a where shard = shard($id) and id = $id and b in (shard($b), noshard($a), shard($id))";
        let names = Names::of(text, text);
        assert_eq!(names.all, ["a", "id", "b"]);
        let derived = Derived::of(&[text, "delete from t where shard = shard($id)"], &names);
        assert_eq!(derived, Derived { of: vec![1, 2] });
        assert_eq!(
            derived.pg(text, &names),
            "update t set a = $1 where shard = $3::int2 and id = $2 and b in ($4::int2, noshard($1), $3::int2)"
        );
        assert_eq!(derived.lite("select shard($b) where x = $id", &names), "select 0 where x = ?2");
        let given = [Value::Null, Value::Int(258), Value::Text("0a".to_owned())];
        assert_eq!(derived.values(&given), [Value::Int(2), Value::Int(10)]);
        // A parameter of which only the shard is asked is not sent itself: the server could not tell its type.
        let text = "select a from t where (shard, a) > (shard($id), $a)";
        let names = Names::of(text, text);
        let derived = Derived::of(&[text], &names);
        assert_eq!((names.all.as_slice(), names.sent), (&["a", "id"][..], 1));
        assert_eq!(derived.pg(text, &names), "select a from t where (shard, a) > ($2::int2, $1)");
        assert_eq!(derived.values(&[Value::Null, Value::Int(258)]), [Value::Int(2)]);
        let none = Names::of("select 1", "select 1");
        assert_eq!(Derived::of(&["select 1"], &none).pg("select 1", &none), "select 1");
    }
}
