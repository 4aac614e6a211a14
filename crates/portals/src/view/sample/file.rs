//! Files in review.

use super::{Rendered, at, file_row, page, work};
use crate::view::file::{FilePage, FileText, FileView, Sharpness, Showing, TextCell, TextLine, TextPart};
use crate::view::{Audience, Choice, Fact, Gate};

const NUMBER: &str = "891012771093118";
const SHUT: &str = "The provider did not state that it viewed this file. Opening it here could be an unlawful search, \
                    so it stays closed. An agency with legal process can open it.";
const HEIC: &str = "HEIC picture, by its own first bytes. Pictures of this kind are not shown here.";

pub(super) fn pages() -> Vec<Rendered> {
    let open = || Gate::Open("The provider stated that it viewed this file.".to_owned());
    vec![
        page("desk-file", &file_page(open(), Showing::Picture, None)),
        page("desk-file-error", &file_page(open(), Showing::Picture, Some("Choose a purpose."))),
        page("desk-file-shut", &file_page(Gate::Shut(SHUT.to_owned()), Showing::Picture, None)),
        page("desk-file-nothing", &file_page(open(), Showing::Nothing(HEIC.to_owned()), None)),
        page("desk-file-words", &file_page(open(), Showing::Text, None)),
        page("desk-file-not-noted", &file_page(open(), Showing::NotNoted, None)),
        page("desk-file-blurred", &file_view(Sharpness::Blurred)),
        page("desk-file-sharper", &file_view(Sharpness::Sharper)),
        page("desk-file-moving", &file_view(Sharpness::Moving)),
        page("desk-file-table", &file_text(table())),
        page("desk-file-lines", &file_text(lines())),
    ]
}

fn file_page(gate: Gate, showing: Showing, error: Option<&str>) -> FilePage {
    FilePage {
        page: work("File chat-0071.png", Audience::Analyst, ""),
        number: NUMBER.to_owned(),
        id: "1".to_owned(),
        row: file_row(
            "chat-0071.png",
            "yes",
            "9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60",
            &["no match in 3 lists", "classified A2 by the provider"],
        ),
        facts: vec![Fact::exact("MD5", "0f343b0931126a20f133d67c2b018a3b")],
        gate,
        showing,
        purposes: vec![
            Choice::new("classify", "To classify it"),
            Choice::new("locate", "To find where it was made"),
            Choice::new("verify", "To check what the provider said"),
        ],
        error: error.map(str::to_owned),
        can_attest: true,
    }
}

fn file_view(sharpness: Sharpness) -> FileView {
    FileView {
        page: work("File opened", Audience::Analyst, ""),
        number: NUMBER.to_owned(),
        id: "1".to_owned(),
        which: "file 1 of 2".to_owned(),
        image: "/assets/sample.svg".to_owned(),
        sharpness,
        moves: true,
        purpose: "to find where it was made".to_owned(),
        opened: at("2026-11-23 16:41"),
    }
}

fn file_text(part: TextPart) -> FileText {
    FileText {
        page: work("File opened", Audience::Analyst, ""),
        number: NUMBER.to_owned(),
        id: "2".to_owned(),
        which: "file 2 of 2".to_owned(),
        kind: "text".to_owned(),
        encoding: "Read as UTF-8.".to_owned(),
        part,
        place: "rows 201 to 400 of 1,204".to_owned(),
        number_of_page: 2,
        pages: 7,
        plain: false,
        purpose: "to find where it was made".to_owned(),
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
        beside: vec![Fact::new("thread", "t-1")],
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
