//! One file in review: its card, and what is seen of it once somebody opened it.

use askama::Template;
use clearline_frame::view::{Choice, Fact, FileRow, Gate, Moment, Page, Words};
use clearline_report::{Message, message};

/// `/desk/reports/{number}/files/{id}`: a card without a picture. Posts `purpose` and `csrf` to
/// `/desk/reports/{number}/files/{id}/open`, which answers with [`FileView`] or [`FileText`].
#[derive(Debug, Clone, Template)]
#[template(path = "file/page.html")]
pub(super) struct FilePage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The report number.
    pub number: String,
    /// The file's part of the address.
    pub id: String,
    /// What is said of it.
    pub row: FileRow,
    /// Further facts: digests, matches.
    pub facts: Vec<Fact>,
    /// May it be opened here?
    pub gate: Gate,
    /// What opening it shows.
    pub showing: Showing,
    /// The lawful purposes to choose from.
    pub purposes: Vec<Choice>,
    /// What is wrong with the last attempt.
    pub error: Option<Words>,
    /// May this person record who viewed the file at the sender, and when? The form posts `reference`, `viewed` and
    /// `csrf` to `/desk/reports/{number}/files/{id}/attest`.
    pub can_attest: bool,
}

/// What opening a file shows, as far as its first bytes tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Showing {
    /// A picture.
    Picture,
    /// Its words.
    Text,
    /// Nothing; the words say why.
    Nothing(Message),
}

impl FilePage {
    /// Why nothing of it can be shown.
    pub(super) fn shows_nothing(&self) -> Option<&Message> {
        match &self.showing {
            Showing::Nothing(words) => Some(words),
            _ => None,
        }
    }

    /// Are words shown, and no picture?
    pub(super) fn shows_text(&self) -> bool {
        self.showing == Showing::Text
    }
}

/// How much of a picture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sharpness {
    /// Small, grey, still, and blurred by the drawing around it.
    Blurred,
    /// After a second act: as it is, but still.
    Sharper,
    /// After a further act: as it is, moving.
    Moving,
}

/// A picture that somebody chose to open. A further act posts `purpose` and `csrf` to
/// `/desk/reports/{number}/files/{id}/sharper` or `…/moving`, which answer with this page again.
#[derive(Debug, Clone, Template)]
#[template(path = "file/picture.html")]
pub(super) struct FileView {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The report number.
    pub number: String,
    /// The file's part of the address.
    pub id: String,
    /// Which of how many.
    pub which: (usize, usize),
    /// The short-lived address of the picture; under our own origin.
    pub image: String,
    /// How much is shown.
    pub sharpness: Sharpness,
    /// Does the picture move, where it is let?
    pub moves: bool,
    /// The word of the purpose that was stated.
    pub purpose: &'static str,
    /// The purpose in words.
    pub purpose_words: Message,
    /// When it was opened, and recorded.
    pub opened: Moment,
}

impl FileView {
    /// True until the second act.
    pub(super) fn is_blurred(&self) -> bool {
        self.sharpness == Sharpness::Blurred
    }

    /// True after the act that lets it move.
    pub(super) fn is_moving(&self) -> bool {
        self.sharpness == Sharpness::Moving
    }
}

/// A page of a text that somebody chose to open. Another page posts `purpose`, `page`, `plain` and `csrf` to
/// `/desk/reports/{number}/files/{id}/open`, which answers with this page again.
#[derive(Debug, Clone, Template)]
#[template(path = "file/text.html")]
pub(super) struct FileText {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The report number.
    pub number: String,
    /// The file's part of the address.
    pub id: String,
    /// Which of how many.
    pub which: (usize, usize),
    /// What it is, such as `JSON text`.
    pub kind: Message,
    /// How its bytes were read as characters.
    pub encoding: Message,
    /// Are some of its bytes no characters?
    pub flawed: bool,
    /// What is on this page of it.
    pub part: TextPart,
    /// Which of its lines or rows these are.
    pub place: Message,
    /// The number of this page, from 1.
    pub number_of_page: usize,
    /// How many pages it has.
    pub pages: usize,
    /// Is it read as plain lines, whatever it looks like?
    pub plain: bool,
    /// The word of the purpose that was stated.
    pub purpose: &'static str,
    /// The purpose in words.
    pub purpose_words: Message,
    /// When it was opened, and recorded.
    pub opened: Moment,
}

impl FileText {
    /// The pages that are linked from here, with the texts of their buttons.
    pub(super) fn turns(&self) -> Vec<(usize, Message)> {
        let (here, last) = (self.number_of_page, self.pages);
        let mut turns = Vec::new();
        if here > 1 {
            turns.push((here - 1, message!("analyst-page-before")));
        }
        if here < last {
            turns.push((here + 1, message!("analyst-next-page")));
        }
        if here + 1 < last {
            turns.push((last, message!("analyst-last-page")));
        }
        turns
    }
}

/// What is on one page of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TextPart {
    /// The text line by line.
    Lines(Vec<TextLine>),
    /// A table.
    Table {
        /// The names of the columns; empty where the text has none.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<TextCell>>,
        /// What is in the same text besides the rows: names and values.
        beside: Vec<(String, String)>,
    },
}

/// A line of a text, or a piece of one that is very long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextLine {
    /// Its number; none where it continues the line before.
    pub number: Option<usize>,
    /// What it says.
    pub words: String,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextCell {
    /// Its lines.
    pub lines: Vec<String>,
    /// How many further characters it has.
    pub cut: usize,
}
