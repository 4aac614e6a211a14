//! What sources said of a report, and where it may lead: augment writes it, everybody reads it here.

use clearline_core::row::{flag_at, int_at, moment, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{House, Trouble, said, statement};
use clearline_report::{Argument, Country, FileId, Message, Subject, message, words};
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
    /// Who says so: a database, a list, or the sender.
    pub source: Message,
    /// How old the source's own data are, in its own terms: a day, or a version.
    pub source_as_of: Option<String>,
    /// The person it concerns; none where the owner is not known.
    pub subject: Option<Subject>,
    /// What kind of thing was looked at.
    pub matter: Matter,
    /// The thing itself: an address, a number, a file's key, a report number. Empty where nothing could be looked at.
    pub about: String,
    /// What the source said.
    pub value: Message,
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

words! {
    /// What a source was asked about.
    pub enum Matter of "matter" {
        /// A network address.
        Address = "address" => message!("matter-address"),
        /// A telephone number.
        Phone = "phone" => message!("matter-phone"),
        /// An e-mail address.
        Email = "email" => message!("matter-email"),
        /// A web address.
        Url = "url" => message!("matter-url"),
        /// A street address.
        StreetAddress = "street_address" => message!("matter-street-address"),
        /// The language of an account's own words.
        Language = "language" => message!("matter-language"),
        /// Where the sender thinks an account is.
        EstimatedLocation = "estimated_location" => message!("matter-estimated-location"),
        /// All files together: how the hash lists were searched.
        HashSearch = "hash_search" => message!("matter-hash-search"),
        /// A file whose hash is in a list.
        HashMatch = "hash_match" => message!("matter-hash-match"),
        /// What the bytes of a file are, where a search by hash says nothing of them.
        FileContent = "file_content" => message!("matter-file-content"),
        /// A hash that the sender names of a file, where the bytes received have another, or where it is none.
        SenderHash = "sender_hash" => message!("matter-sender-hash"),
        /// A hash that is named and whose file was not received.
        NamedHash = "named_hash" => message!("matter-named-hash"),
        /// All addresses together: how the lists of proxies and exits were searched.
        ExitSearch = "exit_search" => message!("matter-exit-search"),
        /// An address that a list of proxies and exits holds.
        Exit = "exit" => message!("matter-exit"),
        /// An earlier report that shares something.
        EarlierReport = "earlier_report" => message!("matter-earlier-report"),
        /// What the sender says of every file.
        ViewingHabit = "viewing_habit" => message!("matter-viewing-habit"),
        /// What could not be kept.
        Rest = "rest" => message!("matter-rest"),
    }
}

words! {
    /// Why a statement may mislead. Doubts are kept with the statement and lower what it counts.
    pub enum Doubt of "doubt" {
        /// The sender holds the address to be a proxy.
        PossibleProxy = "possible_proxy" => message!("doubt-possible-proxy"),
        /// A list holds the address to be a proxy or an exit at that time.
        ListedExit = "listed_exit" => message!("doubt-listed-exit"),
        /// No source port was given.
        NoPort = "no_port" => message!("doubt-no-port"),
        /// A number says where it was issued.
        NumberingOnly = "numbering_only" => message!("doubt-numbering-only"),
        /// A number that its numbering plan does not know.
        UnknownNumber = "unknown_number" => message!("doubt-unknown-number"),
        /// Its digits are also another number.
        TwoReadings = "two_readings" => message!("doubt-two-readings"),
        /// A name says where it was registered.
        EndingOnly = "ending_only" => message!("doubt-ending-only"),
        /// A language is spoken in many places.
        LanguageOnly = "language_only" => message!("doubt-language-only"),
        /// An ending that people everywhere use.
        GenericEnding = "generic_ending" => message!("doubt-generic-ending"),
        /// The sender did not state that it verified it.
        NotVerified = "not_verified" => message!("doubt-not-verified"),
        /// The sender thinks somebody else may have used the account.
        Compromised = "compromised" => message!("doubt-compromised"),
        /// Said of an account that is linked to the party.
        LinkedAccount = "linked_account" => message!("doubt-linked-account"),
        /// A hash that only the sender computed.
        SenderComputed = "sender_computed" => message!("doubt-sender-computed"),
        /// Nothing but a file is shared, and files travel.
        OnlyFile = "only_file" => message!("doubt-only-file"),
        /// Nothing but a web address is shared, and many may name it.
        OnlyPage = "only_page" => message!("doubt-only-page"),
        /// It is the same report once more, and says nothing new.
        SentAgain = "sent_again" => message!("doubt-sent-again"),
        /// A member of the public typed the number.
        TypedNumber = "typed_number" => message!("doubt-typed-number"),
        /// The other report is of the public, and not decided yet.
        PublicWords = "public_words" => message!("doubt-public-words"),
        /// A hash without the file it belongs to.
        NoFile = "no_file" => message!("doubt-no-file"),
        /// The sender refers to a report that is not held here.
        NotHeld = "not_held" => message!("doubt-not-held"),
        /// There was no source to ask.
        NobodyAsked = "nobody_asked" => message!("doubt-nobody-asked"),
        /// The source was asked and did not answer.
        NoAnswer = "no_answer" => message!("doubt-no-answer"),
        /// Not all could be looked at.
        CutShort = "cut_short" => message!("doubt-cut-short"),
    }
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
    /// What kind of thing it is, and its doubts; without any data of a person.
    pub says: Message,
}

impl Statement {
    /// What it says, where it is shown with its file.
    pub fn of_its_file(&self) -> Message {
        let value = self.value.clone();
        let said = match self.matter {
            Matter::HashMatch => {
                message!("statement-by-source", source = self.source.clone(), value = value)
            }
            _ => value,
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
    words.map(|word| word.parse().map_err(Trouble::row)).collect()
}

/// Evidence as one column.
pub fn evidence_text(evidence: &[Evidence]) -> String {
    let list = evidence
        .iter()
        .map(|one| json!({ "statement": one.statement, "points": one.points, "says": one.says }));
    Json::Array(list.collect()).to_string()
}

fn evidence_of(text: &str) -> Result<Vec<Evidence>, Trouble> {
    let list: Vec<Json> = serde_json::from_str(text).map_err(Trouble::row)?;
    let one = |value: &Json| {
        Some(Evidence {
            statement: value.get("statement")?.as_i64()?,
            points: value.get("points")?.as_i64()?,
            says: serde_json::from_value(value.get("says")?.clone()).ok()?,
        })
    };
    list.iter().map(|value| one(value).ok_or_else(|| Trouble::row("evidence of a candidate"))).collect()
}

fn statement_of(row: &Row) -> Result<Statement, Trouble> {
    Ok(Statement {
        ordinal: int_at(row, "ordinal")?,
        source: message_at(row, "source")?,
        source_as_of: opt_text(row, "source_as_of")?,
        subject: opt_text(row, "subject")?.map(|word| word.parse()).transpose().map_err(Trouble::row)?,
        matter: text_at(row, "matter")?.parse().map_err(Trouble::row)?,
        about: text_at(row, "about")?.to_owned(),
        value: message_at(row, "value")?,
        country: country_at(row, "country")?,
        state: opt_text(row, "state")?,
        weight: int_at(row, "weight")?,
        doubts: doubts_of(row.opt_text("doubt")?)?,
        event_at: opt_moment(row, "event_at")?,
        said_at: moment(int_at(row, "said_at")?)?,
    })
}

/// What a statement says is there as long as the statement is.
pub(super) fn message_at(row: &Row, name: &str) -> Result<Message, Trouble> {
    said::read(text_at(row, name)?)?.ok_or_else(|| Trouble::row("a statement that says nothing"))
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
