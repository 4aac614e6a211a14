//! What sources said of a report, and where it may lead: augment writes it, everybody reads it here.

use clearline_core::row::{flag_at, int_at, moment, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{House, Trouble, statement};
use clearline_report::{Argument, Country, FileId, Message, Subject, message};
use clearline_store::{Row, params};
use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::leave::Leave;

statement! {
    STATEMENTS_OF = "dossier/sql/statements";
    CANDIDATES_OF = "dossier/sql/candidates";
}

/// What one source said about one thing, and when. It concludes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Statement {
    /// Its place among the report's statements, from 1.
    pub ordinal: i64,
    /// Who says so: the name of a database, of a list, or *the sender*.
    pub source: String,
    /// How old the source's own data are, in its own terms: a day, or a version.
    pub source_as_of: Option<String>,
    /// The person it concerns; none where the owner is not known.
    pub subject: Option<Subject>,
    /// What kind of thing was looked at.
    pub matter: Matter,
    /// The thing itself: an address, a number, a file's key, a report number. Empty where nothing could be looked at.
    pub about: String,
    /// What the source said, in plain words.
    pub value: String,
    /// The country it names.
    pub country: Option<Country>,
    /// The state of the United States it names, two letters.
    pub state: Option<String>,
    /// How much it counts for the country it names; 0 where it names none.
    pub weight: i64,
    /// Why it may mislead.
    pub doubts: Vec<Doubt>,
    /// When the event happened.
    pub event_at: Option<Timestamp>,
    /// When the source was asked.
    pub said_at: Timestamp,
}

/// Defines a closed list of words: each with the word kept in the store, its message, and the words people read in English.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $($(#[$each:meta])+ $variant:ident $word:literal $id:literal $words:literal;)+) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$each])+ $variant,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word kept in the store.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The words people read.
            pub fn words(self) -> &'static str {
                match self { $($name::$variant => $words),+ }
            }

            /// The message of the same words.
            pub fn message(self) -> Message {
                match self { $($name::$variant => Message::new($id)),+ }
            }

            /// The one with this word.
            pub fn from_word(word: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

words! {
    /// What a source was asked about.
    Matter,
    /// A network address.
    Address "address" "matter-address" "network address";
    /// A telephone number.
    Phone "phone" "matter-phone" "telephone number";
    /// An e-mail address.
    Email "email" "matter-email" "e-mail address";
    /// A web address.
    Url "url" "matter-url" "web address";
    /// A street address.
    StreetAddress "street_address" "matter-street-address" "street address";
    /// The language of an account's own words.
    Language "language" "matter-language" "language of its own words";
    /// Where the sender thinks an account is.
    EstimatedLocation "estimated_location" "matter-estimated-location" "estimated location";
    /// All files together: how the hash lists were searched.
    HashSearch "hash_search" "matter-hash-search" "search of the hash lists";
    /// A file whose hash is in a list.
    HashMatch "hash_match" "matter-hash-match" "hash match";
    /// What the bytes of a file are, where a search by hash says nothing of them.
    FileContent "file_content" "matter-file-content" "what a file holds";
    /// A hash that the sender names of a file, where the bytes received have another, or where it is none.
    SenderHash "sender_hash" "matter-sender-hash" "hash named by the sender";
    /// A hash that is named and whose file was not received.
    NamedHash "named_hash" "matter-named-hash" "hash named without a file";
    /// All addresses together: how the lists of proxies and exits were searched.
    ExitSearch "exit_search" "matter-exit-search" "search of the lists of proxies and exits";
    /// An address that a list of proxies and exits holds.
    Exit "exit" "matter-exit" "proxy or exit";
    /// An earlier report that shares something.
    EarlierReport "earlier_report" "matter-earlier-report" "earlier report";
    /// What the sender says of every file.
    ViewingHabit "viewing_habit" "matter-viewing-habit" "the sender's habit of saying viewed";
    /// What could not be kept.
    Rest "rest" "matter-rest" "what is not kept";
}

words! {
    /// Why a statement may mislead. Doubts are kept with the statement and lower what it counts.
    Doubt,
    /// The sender holds the address to be a proxy.
    PossibleProxy "possible_proxy" "doubt-possible-proxy" "the sender thinks it may be a proxy";
    /// A list holds the address to be a proxy or an exit at that time.
    ListedExit "listed_exit" "doubt-listed-exit" "a list holds it to be a proxy or an exit at that time";
    /// No source port was given.
    NoPort "no_port" "doubt-no-port" "without a port, an address that many share identifies nobody";
    /// A number says where it was issued.
    NumberingOnly "numbering_only" "doubt-numbering-only" "a numbering country is not where a person is";
    /// A number that its numbering plan does not know.
    UnknownNumber "unknown_number" "doubt-unknown-number" "the numbering plan knows no such number";
    /// Its digits are also another number.
    TwoReadings "two_readings" "doubt-two-readings" "the digits could also be read as another number";
    /// A name says where it was registered.
    EndingOnly "ending_only" "doubt-ending-only" "the ending of a name is not where a person is";
    /// A language is spoken in many places.
    LanguageOnly "language_only" "doubt-language-only" "a language is not where a person is";
    /// An ending that people everywhere use.
    GenericEnding "generic_ending" "doubt-generic-ending" "people all over the world use this ending";
    /// The sender did not state that it verified it.
    NotVerified "not_verified" "doubt-not-verified" "the sender does not say that it verified it";
    /// The sender thinks somebody else may have used the account.
    Compromised "compromised" "doubt-compromised" "somebody else may have used the account";
    /// Said of an account that is linked to the party.
    LinkedAccount "linked_account" "doubt-linked-account" "said of a linked account";
    /// A hash that only the sender computed.
    SenderComputed "sender_computed" "doubt-sender-computed" "only the sender names this hash; it is not that of the bytes received";
    /// Nothing but a file is shared, and files travel.
    OnlyFile "only_file" "doubt-only-file" "only a file is shared";
    /// Nothing but a web address is shared, and many may name it.
    OnlyPage "only_page" "doubt-only-page" "only a web address is shared";
    /// It is the same report once more, and says nothing new.
    SentAgain "sent_again" "doubt-sent-again" "the same report, sent again";
    /// A member of the public typed the number.
    TypedNumber "typed_number" "doubt-typed-number" "nobody has checked that the number is meant";
    /// The other report is of the public, and not decided yet.
    PublicWords "public_words" "doubt-public-words" "the other report is of the public, and nobody has checked it";
    /// A hash without the file it belongs to.
    NoFile "no_file" "doubt-no-file" "the file itself was not received";
    /// The sender refers to a report that is not held here.
    NotHeld "not_held" "doubt-not-held" "no such report is held here";
    /// There was no source to ask.
    NobodyAsked "nobody_asked" "doubt-nobody-asked" "nobody was asked";
    /// The source was asked and did not answer.
    NoAnswer "no_answer" "doubt-no-answer" "the source did not answer";
    /// Not all could be looked at.
    CutShort "cut_short" "doubt-cut-short" "there was more than is looked at";
}

/// A country a report may lead to, for one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// For whom.
    pub subject: Subject,
    /// Its rank among the subject's candidates, from 1.
    pub position: i64,
    /// The country; `None` says *unknown*, and then it is the subject's only candidate.
    pub country: Option<Country>,
    /// The state, where the country is the United States and the evidence agrees on one.
    pub state: Option<String>,
    /// The sum of the points of its evidence.
    pub weight: i64,
    /// Is there an address among its evidence that may be a proxy?
    pub proxy_doubt: bool,
    /// The time of the newest event in its favour.
    pub newest_at: Option<Timestamp>,
    /// The evidence for it, the weightiest first.
    pub evidence: Vec<Evidence>,
}

/// One statement in favour of a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The statement's ordinal.
    pub statement: i64,
    /// What it counts here: at most its weight, less where others already said the same.
    pub points: i64,
    /// What kind of thing it is, and its doubts, in plain words; without any data of a person.
    pub words: String,
}

impl Statement {
    /// What it says, where it is shown with its file.
    pub fn of_its_file(&self) -> Message {
        let value = Argument::Words { text: self.value.clone(), language: Some("en".to_owned()) };
        let said = match self.matter {
            Matter::HashMatch => {
                message!("statement-by-source", source = Argument::name(&self.source), value = value)
            }
            _ => message!("part-value", value = value),
        };
        self.doubted(said)
    }

    /// The same with its doubts.
    pub fn doubted(&self, said: Message) -> Message {
        if self.doubts.is_empty() {
            return said;
        }
        let doubts = Argument::each(self.doubts.iter().map(|doubt| doubt.message()));
        message!("statement-doubted", said = said, doubts = doubts)
    }
}

/// What is said of the bytes of one file.
pub fn of_file<'a>(statements: &'a [Statement], file: &'a FileId) -> impl Iterator<Item = &'a Statement> {
    statements.iter().filter(move |one| {
        matches!(one.matter, Matter::HashMatch | Matter::FileContent | Matter::SenderHash)
            && one.about == file.as_str()
    })
}

/// What sources said of the report, in the order they were asked.
pub async fn statements(house: &House, leave: &Leave) -> Result<Vec<Statement>, Trouble> {
    let number = leave.number();
    let rows = house.query(&STATEMENTS_OF, params!(report = number.get())).await?;
    rows.iter().map(statement_of).collect()
}

/// The same for a page: each row by itself.
pub async fn statements_listed(house: &House, leave: &Leave) -> Result<Rows<Statement>, Trouble> {
    let number = leave.number();
    let rows = house.query(&STATEMENTS_OF, params!(report = number.get())).await?;
    Rows::all(house, &Source::within("statement", number, &["ordinal"]), &rows, statement_of)
}

/// The candidate countries of each subject, the likeliest first.
pub async fn candidates(house: &House, leave: &Leave) -> Result<Vec<Candidate>, Trouble> {
    let number = leave.number();
    let rows = house.query(&CANDIDATES_OF, params!(report = number.get())).await?;
    rows.iter().map(candidate_of).collect()
}

/// The same for a page: each row by itself.
pub async fn candidates_listed(house: &House, leave: &Leave) -> Result<Rows<Candidate>, Trouble> {
    let number = leave.number();
    let rows = house.query(&CANDIDATES_OF, params!(report = number.get())).await?;
    Rows::all(house, &Source::within("candidate", number, &["subject", "position"]), &rows, candidate_of)
}

/// Doubts as one column.
pub fn doubts_text(doubts: &[Doubt]) -> Option<String> {
    let words: Vec<&str> = doubts.iter().map(|doubt| doubt.word()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Doubts from their column; an unknown word is an error.
pub(super) fn doubts_of(text: Option<&str>) -> Result<Vec<Doubt>, Trouble> {
    let words = text.unwrap_or_default().split_whitespace();
    words.map(|word| Doubt::from_word(word).ok_or_else(|| Trouble::row(format!("doubt {word}")))).collect()
}

/// Evidence as one column.
pub fn evidence_text(evidence: &[Evidence]) -> String {
    let list = evidence
        .iter()
        .map(|one| json!({ "statement": one.statement, "points": one.points, "words": one.words }));
    Json::Array(list.collect()).to_string()
}

fn evidence_of(text: &str) -> Result<Vec<Evidence>, Trouble> {
    let list: Vec<Json> = serde_json::from_str(text).map_err(Trouble::row)?;
    let one = |value: &Json| {
        Some(Evidence {
            statement: value.get("statement")?.as_i64()?,
            points: value.get("points")?.as_i64()?,
            words: value.get("words")?.as_str()?.to_owned(),
        })
    };
    list.iter().map(|value| one(value).ok_or_else(|| Trouble::row("evidence of a candidate"))).collect()
}

fn statement_of(row: &Row) -> Result<Statement, Trouble> {
    let matter = text_at(row, "matter")?;
    Ok(Statement {
        ordinal: int_at(row, "ordinal")?,
        source: text_at(row, "source")?.to_owned(),
        source_as_of: opt_text(row, "source_as_of")?,
        subject: opt_text(row, "subject")?.map(|word| word.parse()).transpose().map_err(Trouble::row)?,
        matter: Matter::from_word(matter).ok_or_else(|| Trouble::row(format!("matter {matter}")))?,
        about: text_at(row, "about")?.to_owned(),
        value: text_at(row, "value")?.to_owned(),
        country: country_at(row, "country")?,
        state: opt_text(row, "state")?,
        weight: int_at(row, "weight")?,
        doubts: doubts_of(row.opt_text("doubt")?)?,
        event_at: opt_moment(row, "event_at")?,
        said_at: moment(int_at(row, "said_at")?)?,
    })
}

fn candidate_of(row: &Row) -> Result<Candidate, Trouble> {
    Ok(Candidate {
        subject: text_at(row, "subject")?.parse().map_err(Trouble::row)?,
        position: int_at(row, "position")?,
        country: country_at(row, "country")?,
        state: opt_text(row, "state")?,
        weight: int_at(row, "weight")?,
        proxy_doubt: flag_at(row, "proxy_doubt")?,
        newest_at: opt_moment(row, "newest_at")?,
        evidence: evidence_of(text_at(row, "evidence")?)?,
    })
}

fn opt_text(row: &Row, column: &str) -> Result<Option<String>, Trouble> {
    row.opt_text(column).map(|text| text.map(str::to_owned)).map_err(Trouble::row)
}

fn opt_moment(row: &Row, column: &str) -> Result<Option<Timestamp>, Trouble> {
    row.opt_int(column)?.map(moment).transpose()
}

fn country_at(row: &Row, column: &str) -> Result<Option<Country>, Trouble> {
    opt_text(row, column)?.map(|code| code.parse()).transpose().map_err(Trouble::row)
}
