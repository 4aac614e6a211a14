//! Parameters by name. A statement says `$report`; a call gives `report = number`; the place that an engine wants is
//! reckoned here, once for each statement.

use std::ops::Range;

use crate::{Sql, StoreError, Value};

/// What a call gives to one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// The value of `$name`.
    One(Value),
    /// The values of `$name_1`, `$name_2` and so on.
    Many(Vec<Value>),
}

impl<T: Into<Value>> From<T> for Given {
    fn from(value: T) -> Given {
        Given::One(value.into())
    }
}

/// What a call gives to a statement, by the names of its parameters. Made by [`crate::params!`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, Given)>);

impl<const N: usize> From<[(&'static str, Given); N]> for Params {
    fn from(given: [(&'static str, Given); N]) -> Params {
        Params(given.into())
    }
}

impl FromIterator<(&'static str, Given)> for Params {
    fn from_iter<I: IntoIterator<Item = (&'static str, Given)>>(given: I) -> Params {
        Params(given.into_iter().collect())
    }
}

impl Params {
    /// The same and one more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Given>) -> Params {
        self.0.push((name, value.into()));
        self
    }

    /// The same and those of `other`.
    #[must_use]
    pub fn and(mut self, other: Params) -> Params {
        self.0.extend(other.0);
        self
    }

    /// The value of a name; none where it was not given, or many were.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(given, _)| *given == name).and_then(|(_, given)| match given {
            Given::One(value) => Some(value),
            Given::Many(_) => None,
        })
    }
}

/// The parameters of a statement, each with its value: `params!(report = number.get(), at = now)`. What a name stands
/// for is in the statement's text, as `$report`.
#[macro_export]
macro_rules! params {
    () => { $crate::Params::default() };
    ($($name:ident = $value:expr),+ $(,)?) => {
        $crate::Params::from([$((stringify!($name), $crate::Given::from($value))),+])
    };
}

/// The names of a statement's parameters, in the order of their places.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) all: Vec<&'static str>,
    /// How many of them are sent as they are: the first ones. Of the others only the shard is asked.
    pub(crate) sent: usize,
    /// Why the texts cannot be sent, where they cannot.
    fault: Option<String>,
}

impl Names {
    /// Reads them from the texts of one statement, one for each engine.
    pub(crate) fn of(lite: &'static str, pg: &'static str) -> Names {
        let (mut all, other) = (named(lite), named(pg));
        let is_sent = |name: &str| {
            let mut everywhere =
                occurrences(lite).map(|one| (lite, one)).chain(occurrences(pg).map(|one| (pg, one)));
            everywhere.any(|(text, (at, found))| found == name && shard_call(text, &at).is_none())
        };
        let apart = all.iter().chain(&other).find(|name| all.contains(name) != other.contains(name));
        let odd = all.iter().chain(&other).find(|name| !name.starts_with(|c: char| c.is_ascii_lowercase()));
        let fault = match (odd, apart) {
            (Some(name), _) => Some(format!("has a parameter `${name}`, which is no name")),
            (None, Some(name)) => Some(format!("names `${name}` for one engine alone")),
            (None, None) => None,
        };
        all.sort_by_key(|name| !is_sent(name));
        let sent = all.iter().filter(|name| is_sent(name)).count();
        Names { all, sent, fault }
    }

    /// The place of a name, from 0.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.all.iter().position(|one| *one == name)
    }

    pub(crate) fn check(&self, sql: &Sql) -> Result<(), StoreError> {
        match &self.fault {
            Some(reason) => Err(refused(sql, reason.clone())),
            None => Ok(()),
        }
    }

    /// The values in the order of their places. A name that is missing, unknown or given twice is an error.
    pub(crate) fn bind(&self, sql: &Sql, given: Params) -> Result<Vec<Value>, StoreError> {
        self.check(sql)?;
        let mut values: Vec<Option<Value>> = vec![None; self.all.len()];
        let mut put = |name: &str, place: Option<usize>, value: Value| {
            let slot = place.and_then(|place| values.get_mut(place));
            let slot = slot.ok_or_else(|| refused(sql, format!("has no parameter `${name}`")))?;
            match slot.replace(value) {
                Some(_) => Err(refused(sql, format!("is given `${name}` twice"))),
                None => Ok(()),
            }
        };
        for (name, given) in given.0 {
            match given {
                Given::One(value) => put(name, self.place(name), value)?,
                Given::Many(many) => {
                    for (value, number) in many.into_iter().zip(1..) {
                        let name = format!("{name}_{number}");
                        put(&name, self.place(&name), value)?;
                    }
                }
            }
        }
        let found = values.into_iter().zip(&self.all);
        found
            .map(|(value, name)| value.ok_or_else(|| refused(sql, format!("is not given `${name}`"))))
            .collect()
    }
}

/// Where the call `shard($report)` stands whose parameter stands at `name`; none where it is no such call.
pub(crate) fn shard_call(text: &str, name: &Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..name.start)?.strip_suffix("shard(")?;
    let begins = !before.ends_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
    let closed = text.get(name.end..)?.starts_with(')');
    (begins && closed).then_some(before.len()..name.end + 1)
}

fn refused(sql: &Sql, reason: String) -> StoreError {
    StoreError::Parameter { statement: sql.name, reason }
}

/// The names in a text, each once, in the order in which they first occur.
fn named(text: &'static str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for (_, name) in occurrences(text) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Where each `$name` stands. Those in quotes and in comments are none.
pub(crate) fn occurrences(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text.get(from..)?.find(['$', '\'', '"', '-'])?;
            let rest = text.get(start..)?;
            from = match rest.as_bytes() {
                [b'$', ..] => {
                    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
                    let length = rest.get(1..)?.find(|c| !is_word(c)).unwrap_or(rest.len() - 1);
                    from = start + 1 + length;
                    return Some((start..from, text.get(start + 1..from)?));
                }
                [b'-', b'-', ..] => start + rest.find('\n').unwrap_or(rest.len()),
                [b'-', ..] => start + 1,
                [quote, ..] => {
                    let closed = rest.get(1..)?.find(char::from(*quote));
                    closed.map_or(text.len(), |length| start + length + 2)
                }
                [] => return None,
            };
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    static MOVE: Sql = Sql::both(
        "t/move",
        "-- it is $5\nupdate t set a = $b, price = '$a' where \"$c\" = $a_1 and b = $b and c = $a_2",
    );

    fn reason(result: Result<Vec<Value>, StoreError>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn values_come_to_their_places_by_name() {
        let many = || Given::Many(vec![1.into(), 2.into()]);
        let names = &MOVE.sent().names;
        assert_eq!(names.all, ["b", "a_1", "a_2"]);
        let given = Params::from([("a", many())]).with("b", "x");
        assert_eq!(names.bind(&MOVE, given).unwrap(), ["x".into(), 1.into(), 2.into()]);
        assert_eq!(
            names.bind(&MOVE, params!(a_2 = 2, b = "x", a_1 = 1)).unwrap(),
            ["x".into(), 1.into(), 2.into()]
        );
        let bind = |given| reason(names.bind(&MOVE, given));
        assert_eq!(bind(params!(a_1 = 1, b = 2)), "t/move is not given `$a_2`");
        assert_eq!(bind(params!(b = 2, d = 1)), "t/move has no parameter `$d`");
        assert_eq!(bind(params!(b = 2, b = 2)), "t/move is given `$b` twice");
        let more = Params::from([("a", Given::Many(vec![1.into(), 2.into(), 3.into()]))]);
        assert_eq!(bind(more), "t/move has no parameter `$a_3`");
    }

    #[test]
    fn a_number_is_no_name_and_engines_have_the_same_names() {
        static NUMBER: Sql = Sql::both("t/number", "select $1");
        assert_eq!(
            reason(NUMBER.sent().names.bind(&NUMBER, params!())),
            "t/number has a parameter `$1`, which is no name"
        );
        static APART: Sql = Sql::pair("t/apart", "select $a", "select $a, $b");
        assert_eq!(
            reason(APART.sent().names.bind(&APART, params!(a = 1))),
            "t/apart names `$b` for one engine alone"
        );
    }
}
