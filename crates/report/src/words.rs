//! Closed lists of words: what is kept in the store, typed by programs and read back.

use std::fmt;

/// So many characters of a word that is on no list are told.
const TOLD_CHARS_MAX: usize = 60;
/// Of a list with more words only the first few are told.
const TOLD_WORDS_MAX: usize = 12;

/// A word that is not on its closed list. It is never taken for another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// Of what the list is.
    pub what: &'static str,
    /// What was read, its first characters.
    pub word: String,
    /// The words of the list.
    pub known: &'static [&'static str],
}

impl UnknownWord {
    /// For [`words!`](crate::words).
    pub fn new(what: &'static str, word: &str, known: &'static [&'static str]) -> UnknownWord {
        UnknownWord { what, word: word.chars().take(TOLD_CHARS_MAX).collect(), known }
    }

    /// What to write instead: the words of the list, or the first of many.
    pub fn expected(&self) -> String {
        let (first, told) = match self.known.get(..3) {
            Some(first) if self.known.len() > TOLD_WORDS_MAX => ("one of the known words, such as ", first),
            _ => ("", self.known),
        };
        match told {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [others @ .., last] => format!("{first}{} or {last}", others.join(", ")),
        }
    }
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let UnknownWord { what, word, .. } = self;
        // Quoted and escaped, so that no word breaks a line of a log.
        write!(f, "not a valid {what}: {word:?}; expected {}", self.expected())
    }
}

impl std::error::Error for UnknownWord {}

/// Are all words different? Asked by the compiler, for each list of [`words!`](crate::words).
#[doc(hidden)]
pub const fn are_distinct(words: &[&str]) -> bool {
    let mut rest = words;
    while let [one, others @ ..] = rest {
        let mut left = others;
        while let [other, more @ ..] = left {
            if is_same(one.as_bytes(), other.as_bytes()) {
                return false;
            }
            left = more;
        }
        rest = others;
    }
    true
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([], []) => true,
        ([a, one @ ..], [b, other @ ..]) => *a == *b && is_same(one, other),
        _ => false,
    }
}

/// Declares a closed list of words once: each value with the word that is kept, and the message that people read where
/// there is one. `ALL`, the word, the text form, parsing and the message are made from it. A word that is not on the
/// list is an [`UnknownWord`]. Two values with one word do not compile.
///
/// ```
/// use clearline_report::{message, words};
///
/// words! {
///     /// How a door stands.
///     pub enum Door of "door" {
///         /// One can go through.
///         Open = "open" => message!("door-open"),
///         /// One cannot.
///         Shut = "shut" => message!("door-shut"),
///     }
/// }
///
/// assert_eq!("open".parse(), Ok(Door::Open));
/// assert_eq!(Door::Shut.word(), "shut");
/// assert_eq!(Door::Shut.message().id(), "door-shut");
/// let error = "ajar".parse::<Door>().unwrap_err();
/// assert_eq!(error.to_string(), r#"not a valid door: "ajar"; expected open or shut"#);
/// ```
///
/// ```compile_fail
/// clearline_report::words! {
///     enum Door of "door" { Open = "open", Shut = "open" }
/// }
/// ```
#[macro_export]
macro_rules! words {
    ($(#[$about:meta])* $vis:vis enum $name:ident of $what:literal {
        $($(#[$each:meta])* $value:ident = $word:expr => $said:expr),+ $(,)?
    }) => {
        $crate::words! {
            $(#[$about])* $vis enum $name of $what { $($(#[$each])* $value = $word),+ }
        }

        impl $name {
            /// What people read.
            $vis fn message(self) -> $crate::Message {
                match self { $($name::$value => $said),+ }
            }
        }
    };
    ($(#[$about:meta])* $vis:vis enum $name:ident of $what:literal {
        $($(#[$each:meta])* $value:ident = $word:expr),+ $(,)?
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis enum $name { $($(#[$each])* $value),+ }

        impl $name {
            /// All of them, in their order.
            $vis const ALL: [$name; [$($word),+].len()] = [$($name::$value),+];

            /// The word that is kept.
            $vis const fn word(self) -> &'static str {
                match self { $($name::$value => $word),+ }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(word: &str) -> ::std::result::Result<$name, $crate::UnknownWord> {
                const KNOWN: &[&str] = &[$($word),+];
                let found = $name::ALL.into_iter().find(|one| one.word() == word);
                found.ok_or_else(|| $crate::UnknownWord::new($what, word, KNOWN))
            }
        }

        const _: () = assert!($crate::are_distinct(&[$($word),+]), "two values have one word");
    };
}
