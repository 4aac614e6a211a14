use clearline_frame::words::term;
use proptest::prelude::*;

use super::*;
use crate::file::view::TextCell;

fn cell(cell: &TextCell) -> String {
    cell.lines.join("\n")
}

/// The head and the rows, or none where it is no table.
fn table(reading: &Reading) -> Option<(Vec<String>, Vec<Vec<String>>)> {
    match &reading.part {
        TextPart::Lines(_) => None,
        TextPart::Table { head, rows, .. } => {
            Some((head.clone(), rows.iter().map(|row| row.iter().map(cell).collect()).collect()))
        }
    }
}

fn lines(reading: &Reading) -> Vec<(Option<usize>, String)> {
    match &reading.part {
        TextPart::Lines(lines) => lines.iter().map(|line| (line.number, line.words.clone())).collect(),
        TextPart::Table { .. } => panic!("a table"),
    }
}

fn whole(bytes: &[u8]) -> Reading {
    read(bytes, 1, false)
}

#[test]
fn values_with_any_usual_separator_are_a_table() {
    for by in [",", ";", "\t", "|"] {
        let log = ["who", "whom", "what"].join(by)
            + "\r\n"
            + &["u-1", "u-2", &format!("\"hello, {by} \"\"you\"\"\nand you\"")].join(by)
            + "\r\n"
            + &["u-2", "u-1", "\u{1f600}"].join(by)
            + "\r\n";
        let (head, rows) = table(&whole(log.as_bytes())).unwrap_or_else(|| panic!("no table: {log}"));
        assert_eq!(head, ["who", "whom", "what"]);
        assert_eq!(rows[0], ["u-1", "u-2", &format!("hello, {by} \"you\"\nand you")]);
        assert_eq!(rows[1][2], "\u{1f600}");
        let said = format!("sep={by}\n{log}");
        assert_eq!(table(&whole(said.as_bytes())).map(|(_, rows)| rows.len()), Some(2), "{said}");
    }
    let (head, rows) = table(&whole(b"1,2026-11-23,hello\n2,2026-11-23,you\n")).unwrap();
    assert!(head.is_empty() && rows.len() == 2, "nobody says what the columns are called");
}

#[test]
fn prose_with_commas_and_a_quotation_mark_that_is_never_closed_are_no_table() {
    for prose in [
        "Hello, you.\nHow are you, and who is that, if I may ask?\nWell.\n",
        "one line alone, with commas, in it",
        "[10:04] ana: hello, bo\n[10:05] bo: hello\n",
        "12:04, hello\n12:05, you\n",
    ] {
        assert_eq!(table(&whole(prose.as_bytes())), None, "{prose}");
    }
    let swallowed = format!("a,b,c\n1,2,\"3\n{}", "4,5,6\n".repeat(8_000));
    assert_eq!(table(&whole(swallowed.as_bytes())), None);
    assert_eq!(lines(&whole(swallowed.as_bytes()))[1], (Some(2), "1,2,\"3".to_owned()));
}

#[test]
fn json_is_a_table_where_it_is_a_list_of_objects() {
    let rows = [
        vec!["u-1".to_owned(), "hello".to_owned(), String::new()],
        vec!["u-2".to_owned(), String::new(), "{\"n\":1}".to_owned()],
    ];
    let list = "[{\"who\": \"u-1\", \"what\": \"hello\"}, {\"who\": \"u-2\", \"with\": {\"n\": 1}}]";
    let each = "{\"who\": \"u-1\", \"what\": \"hello\"}\n\n{\"who\": \"u-2\", \"with\": {\"n\": 1}}\n";
    let within = format!("{{\"thread\": \"t-1\", \"messages\": {list}, \"n\": 7}}");
    for log in [list, each, &within] {
        let (head, found) = table(&whole(log.as_bytes())).unwrap_or_else(|| panic!("no table: {log}"));
        assert_eq!((head, found.as_slice()), (vec!["who".into(), "what".into(), "with".into()], &rows[..]));
    }
    let TextPart::Table { beside, .. } = whole(within.as_bytes()).part else { panic!() };
    let beside: Vec<_> = beside.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(beside, [("thread", "t-1"), ("n", "7")], "what is not in the list is lost");
    let one = whole(b"{\"who\": \"u-1\", \"tags\": [1, 2]}");
    assert_eq!(lines(&one)[1], (Some(2), "  \"who\": \"u-1\",".to_owned()), "written out over lines");
    assert_eq!(lines(&whole(b"{\"who\": ")).len(), 1, "what is no JSON is read as it is");
    let plain = read(list.as_bytes(), 1, true);
    assert_eq!(lines(&plain), [(Some(1), list.to_owned())], "plain is as it is written");
}

#[test]
fn every_usual_encoding_is_read_and_a_guess_is_called_one() {
    let log = "who,what\nAna,\u{fc}ber\u{2019}s Eis \u{1f600}\nBo,ja\n";
    let wide = |order: fn(u16) -> [u8; 2]| log.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for (bytes, says) in [
        (log.as_bytes().to_vec(), "Read as UTF-8."),
        (marked(b"\xef\xbb\xbf", log.as_bytes()), "Read as UTF-8."),
        (marked(b"\xff\xfe", &wide(u16::to_le_bytes)), "Read as UTF-16LE."),
        (marked(b"\xfe\xff", &wide(u16::to_be_bytes)), "Read as UTF-16BE."),
        (wide(u16::to_le_bytes), "Read as UTF-16LE: a guess"),
        (wide(u16::to_be_bytes), "Read as UTF-16BE: a guess"),
    ] {
        let reading = whole(&bytes);
        let encoding = term(&reading.encoding);
        assert!(encoding.starts_with(says), "{encoding}");
        let (head, rows) = table(&reading).unwrap();
        assert_eq!(
            (head[0].as_str(), rows[0][1].as_str()),
            ("who", "\u{fc}ber\u{2019}s Eis \u{1f600}"),
            "{says}"
        );
    }
    let german = whole(b"wer;was\nAna;Gr\xfc\xdfe aus K\xf6ln und \xfcberall her\n");
    assert!(term(&german.encoding).contains("windows-1252: a guess"));
    assert_eq!(table(&german).unwrap().1[0][1], "Gr\u{fc}\u{df}e aus K\u{f6}ln und \u{fc}berall her");
    let russian = whole(
        b"\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0? \xcd\xee\xf0\xec\xe0\xeb\xfc\xed\xee.",
    );
    assert!(term(&russian.encoding).contains("windows-1251: a guess"));
    assert!(lines(&russian)[0].1.starts_with("\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}"));
    let torn = whole(b"\xff\xfea\0b\0\0\xd8");
    assert!(torn.flawed && !german.flawed);
}

#[test]
fn pages_are_bounded_and_together_hold_every_line() {
    let long = "x".repeat(5_000);
    let log: String =
        (1..=900).map(|n| if n == 450 { format!("{n} {long}\n") } else { format!("{n} hello\n") }).collect();
    let first = whole(log.as_bytes());
    let mut found = Vec::new();
    for page in 1..=first.pages {
        let reading = read(log.as_bytes(), page, false);
        assert_eq!((reading.page, reading.pages), (page, first.pages));
        let lines = lines(&reading);
        assert!(lines.len() <= 200 && lines.iter().map(|(_, words)| words.len()).sum::<usize>() <= 62_000);
        found.extend(lines);
    }
    let joined: String = found
        .iter()
        .enumerate()
        .map(
            |(at, (number, words))| {
                if number.is_some() && at > 0 { format!("\n{words}") } else { words.clone() }
            },
        )
        .collect();
    assert_eq!(joined, log.trim_end());
    let beyond = read(log.as_bytes(), 1_000, false);
    assert_eq!(beyond.page, beyond.pages, "the last, where there are fewer");
    assert_eq!(lines(&beyond), lines(&read(log.as_bytes(), first.pages, false)));
    let rows = format!("a,b,c\n{}", "1,2,3\n".repeat(450));
    let third = read(rows.as_bytes(), 3, false);
    assert_eq!((third.pages, term(&third.place).as_str()), (3, "rows 401 to 450 of 450"));
    let deep = format!("a,b,c\n1,2,{}\n1,2,3\n", "y".repeat(9_000));
    let TextPart::Table { rows, .. } = read(deep.as_bytes(), 1, false).part else { panic!() };
    assert_eq!(rows[0][2].cut, 5_000);
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fall_over(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        page in 0_usize..5,
        plain in any::<bool>(),
    ) {
        let reading = read(&bytes, page, plain);
        prop_assert!(reading.page >= 1 && reading.page <= reading.pages);
    }

    /// Plain lines hold every character of the text.
    #[test]
    fn nothing_of_a_text_is_lost(text in "[a-z,;\"\\t{}:\\[\\] \\n]{0,300}") {
        let reading = read(text.as_bytes(), 1, true);
        let found: Vec<String> = lines(&reading).into_iter().map(|(_, words)| words).collect();
        prop_assert_eq!(found, text.lines().map(str::to_owned).collect::<Vec<_>>());
    }
}
