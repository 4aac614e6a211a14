//! A file with invented words: its card, and what it shows when it is opened.

use clearline_disclosure::viewing::Purpose;
use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Choice, Fact, Gate, Page, Words};
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Argument, FileKind, Message, message};

use super::super::sample::NUMBER;
use super::view::{FilePage, FileText, FileView, Sharpness, Showing, TextCell, TextLine, TextPart};
use clearline_frame::sample::{at, file_row, work_in};

/// The pages in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let open = || Gate::Open(Words::Sentence(message!("gate-viewed")));
    let why = message!("gate-viewing-not-stated");
    let shut = Gate::Shut(Words::Sentence(message!("analyst-gate-shut", why = why)));
    let heic = Showing::Nothing(message!("showing-other-picture", kind = FileKind::Heic.message()));
    let card = |gate, showing, error| {
        let title = message!("analyst-window-file", number = Argument::exact(NUMBER));
        file_page(work_in(language, &title, Audience::Analyst, ""), gate, showing, error)
    };
    let opened = || {
        let title = message!("analyst-window-opened", number = Argument::exact(NUMBER));
        work_in(language, &title, Audience::Analyst, "")
    };
    vec![
        page("desk-file", &card(open(), Showing::Picture, None)),
        page("desk-file-error", &card(open(), Showing::Picture, Some(message!("analyst-choose-purpose")))),
        page("desk-file-shut", &card(shut, Showing::Picture, None)),
        page("desk-file-nothing", &card(open(), heic, None)),
        page("desk-file-words", &card(open(), Showing::Text, None)),
        page("desk-file-blurred", &file_view(opened(), Sharpness::Blurred)),
        page("desk-file-sharper", &file_view(opened(), Sharpness::Sharper)),
        page("desk-file-moving", &file_view(opened(), Sharpness::Moving)),
        page("desk-file-table", &file_text(opened(), table())),
        page("desk-file-lines", &file_text(opened(), lines())),
    ]
}

fn file_page(page: Page, gate: Gate, showing: Showing, error: Option<Message>) -> FilePage {
    FilePage {
        page,
        number: NUMBER.to_owned(),
        id: "1".to_owned(),
        row: file_row(
            "chat-0071.png",
            message!("answer-yes"),
            "9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60",
        ),
        facts: vec![Fact::exact(Words::data("MD5"), Words::data("0f343b0931126a20f133d67c2b018a3b"))],
        gate,
        showing,
        purposes: Purpose::ALL.map(|purpose| Choice::new(purpose.word(), purpose.message())).into(),
        error: error.map(Words::Sentence),
        can_attest: true,
    }
}

fn file_view(page: Page, sharpness: Sharpness) -> FileView {
    FileView {
        page,
        number: NUMBER.to_owned(),
        id: "1".to_owned(),
        which: (1, 2),
        image: "/assets/sample.svg".to_owned(),
        sharpness,
        moves: true,
        purpose: Purpose::LocateChild.word(),
        purpose_words: Purpose::LocateChild.message(),
        opened: at("2026-11-23 16:41"),
    }
}

fn file_text(page: Page, part: TextPart) -> FileText {
    FileText {
        page,
        number: NUMBER.to_owned(),
        id: "2".to_owned(),
        which: (2, 2),
        kind: FileKind::Json.message(),
        encoding: message!("analyst-read-as-guess", encoding = Argument::name("UTF-16LE")),
        flawed: true,
        part,
        place: message!("analyst-rows", first = 201, last = 400, total = 1_204),
        number_of_page: 2,
        pages: 7,
        plain: false,
        purpose: Purpose::LocateChild.word(),
        purpose_words: Purpose::LocateChild.message(),
        opened: at("2026-11-23 16:41"),
    }
}

fn table() -> TextPart {
    let cell = |text: &str| TextCell { lines: text.lines().map(str::to_owned).collect(), cut: 0 };
    TextPart::Table {
        head: ["from", "to", "words"].map(str::to_owned).to_vec(),
        rows: vec![
            ["u-30", "u-31", "hello,\n\u{201c}you\u{201d} \u{1f600}"].map(cell).to_vec(),
            ["u-31", "u-30", "\u{645}\u{631}\u{62d}\u{628}\u{627} <b>abc</b> gnp\u{202e}exe"]
                .map(cell)
                .to_vec(),
            vec![TextCell { lines: vec!["a long one".to_owned()], cut: 1_200 }],
        ],
        beside: vec![("thread".to_owned(), "t-1".to_owned())],
    }
}

fn lines() -> TextPart {
    let line = |number, text: &str| TextLine { number, words: text.to_owned() };
    TextPart::Lines(vec![
        line(Some(1), "[10:04] u-30: hello"),
        line(Some(2), "[10:05] u-31: who is that? http://chat.example.com/t/1"),
        line(None, "and it goes on"),
    ])
}
