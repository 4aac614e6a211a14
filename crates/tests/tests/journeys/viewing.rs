//! What people in review can see of a file: said before the act, still behind the blur, words as words, and an entry in
//! the ledger for each sight and for nothing else.

use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_oversight as oversight;
use clearline_records::dossier;
use clearline_report::{FileId, FileKind, IncidentType, ReportNumber};
use clearline_store::{Batch, params};
use clearline_tests::{Engine, Person, TestHouse, file_details, leave, raw, report_with};

use crate::on_both;

on_both!(
    what_cannot_be_shown_is_said_before_and_never_recorded_as_seen,
    a_moving_picture_stands_still_until_it_is_let_move,
    a_chat_is_read_page_by_page_and_each_page_is_recorded,
    no_file_is_kept_without_its_kind,
);

/// A report with files that its sender viewed, and somebody who reviews it.
struct Review {
    house: TestHouse,
    number: ReportNumber,
    files: Vec<FileId>,
    analyst: Person,
}

impl Review {
    async fn of(engine: Engine, files: &[(&str, &[u8])]) -> Review {
        let house = TestHouse::on(engine).await;
        let provider = house.provider("example-chat").await;
        let number = provider.open(&report_with(IncidentType::Csam, |parts| parts)).await;
        let mut ids = Vec::new();
        for (name, bytes) in files {
            let file = provider.add(number, name, bytes).await;
            provider.xml("fileinfo", &file_details(number, &file, Some(true))).await;
            ids.push(file);
        }
        provider.finish(number).await;
        house.carry().await;
        let analyst = house.person("ana", Role::Analyst, None, None).await;
        Review { house, number, files: ids, analyst }
    }

    fn at(&self, place: usize) -> String {
        format!("/desk/reports/{}/files/{}", self.number, self.files[place])
    }

    async fn act(&self, place: usize, act: &str, more: &[(&str, &str)]) -> clearline_tests::Answer {
        let mut fields = vec![("purpose", "triage")];
        fields.extend(more);
        self.analyst.form(&format!("{}/{act}", self.at(place)), &fields).await
    }

    /// The same, where it is shown.
    async fn seen(&self, place: usize, act: &str, more: &[(&str, &str)]) -> String {
        let answer = self.act(place, act, more).await;
        assert_eq!(answer.status, StatusCode::OK, "{act}: {}", answer.text());
        answer.text()
    }

    /// How many sights the ledger holds, and what the last one says of it.
    async fn sights(&self) -> (usize, String) {
        while oversight::sequence(&self.house.house).await.unwrap() > 0 {}
        let text = "select opening from entry where kind = 'triage.view_file' order by position";
        let rows = raw::rows(&self.house.house, text, params!()).await;
        let last = rows.last().map(|row| String::from_utf8_lossy(row.bytes("opening").unwrap()).into_owned());
        (rows.len(), last.unwrap_or_default())
    }

    /// What the browser gets for the picture on this page: its type and its bytes.
    async fn picture(&self, page: &str) -> (String, Vec<u8>) {
        let start = page.find("/desk/view/").expect("a picture on the page");
        let address = page[start..].split('"').next().unwrap();
        let answer = self.analyst.caller.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        (answer.header("content-type"), answer.body.to_vec())
    }
}

/// A GIF of so many frames.
fn gif(frames: usize) -> Vec<u8> {
    let frame: &[u8] = b"\x21\xf9\x04\x01\x0a\0\0\0\x2c\0\0\0\0\x02\0\x02\0\0\x02\x02\x4c\x01\0";
    [b"GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xff\xff\xff".as_slice(), &frame.repeat(frames), b";"].concat()
}

async fn what_cannot_be_shown_is_said_before_and_never_recorded_as_seen(engine: Engine) {
    let heic = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic and more";
    let files: [(&str, &[u8], &str); 7] = [
        ("a.jpg", heic, "HEIC picture"),
        ("b.png", b"II*\0\x08\0\0\0\0\0\0\0", "TIFF picture"),
        ("c.txt", b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "MP4 video"),
        ("d.gif", b"PK\x03\x04\x14\0\0\0\0\0", "ZIP archive"),
        ("e.png", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF document"),
        ("f.png", b"\x01\x02\x03\x04\x05\x06\x07\x08", "file of no known kind"),
        ("g.png", b"GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xff\xff\xff;", "GIF picture"),
    ];
    let sent: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes, _)| (*name, *bytes)).collect();
    let review = Review::of(engine, &sent).await;
    let page = review.analyst.page(&format!("/desk/reports/{}", review.number)).await;
    for (place, (name, _, kind)) in files.iter().enumerate() {
        let shown = *kind == "GIF picture";
        let listed = if shown { (*kind).to_owned() } else { format!("{kind}, not shown here") };
        assert!(page.contains(&listed), "{name} is not called a {kind}");
        let card = review.analyst.page(&review.at(place)).await;
        assert_eq!(card.contains("/open\""), shown, "{name}: {card}");
        assert!(card.to_lowercase().contains(&kind.to_lowercase()), "{name}");
        // Whoever asks all the same is told, and nothing is recorded: also of a picture that holds no frame.
        for act in ["open", "sharper", "moving"] {
            let answer = review.act(place, act, &[]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(answer.text().contains("by its own first bytes"), "{name}: {}", answer.text());
        }
    }
    assert_eq!(review.sights().await.0, 0, "nobody has seen anything");
    review.house.ends_sound().await;
}

async fn a_moving_picture_stands_still_until_it_is_let_move(engine: Engine) {
    let review = Review::of(engine, &[("a.gif", &gif(4)), ("b.gif", &gif(1))]).await;
    let blurred = review.seen(0, "open", &[]).await;
    assert!(blurred.contains("This picture moves") && !blurred.contains("/moving\""), "one act at a time");
    let (kind, drawing) = review.picture(&blurred).await;
    assert_eq!(kind, "image/svg+xml");
    let still = base64(&gif(1));
    let drawing = String::from_utf8(drawing).unwrap();
    assert!(drawing.contains(&format!("data:image/gif;base64,{still}\"")), "one frame behind the blur");
    assert!(review.sights().await.1.contains("blurred"));

    let sharper = review.seen(0, "sharper", &[]).await;
    assert_eq!(review.picture(&sharper).await, ("image/gif".to_owned(), gif(1)), "sharp, and still");
    assert!(sharper.contains("/moving\""));
    let moving = review.seen(0, "moving", &[]).await;
    assert_eq!(review.picture(&moving).await.1, gif(4), "as it is");
    let (count, last) = review.sights().await;
    assert!(count == 3 && last.contains("moving"), "{count}: {last}");

    let one = review.seen(1, "open", &[]).await;
    assert!(!one.contains("This picture moves"));
    let refused = review.act(1, "moving", &[]).await;
    assert!(refused.text().contains("does not move") && review.sights().await.0 == 4);
    review.house.ends_sound().await;
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::prelude::BASE64_STANDARD.encode(bytes)
}

async fn a_chat_is_read_page_by_page_and_each_page_is_recorded(engine: Engine) {
    let mut log = "content;src;when\r\n".to_owned();
    for nth in 1..=450 {
        log.push_str(&format!("\"word {nth}; <b>and</b> \u{202e}more\";u-1;2026-11-23\r\n"));
    }
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(log.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let json =
        b"{\"messages\": [{\"from\": \"u-1\", \"text\": \"hello\"}, {\"from\": \"u-2\", \"text\": \"you\"}]}";
    let review = Review::of(engine, &[("a.png", &wide), ("b.bin", json)]).await;
    let card = review.analyst.page(&review.at(0)).await;
    assert!(card.contains("Open as text") && card.contains("<dd>text</dd>"), "{card}");
    let first = review.seen(0, "open", &[]).await;
    for words in
        ["Page 1 of 3", "rows 1 to 200 of 450", "Read as UTF-16BE", ">content</", "word 1; &#60;b&#62;and"]
    {
        assert!(first.contains(words), "{words}: {first}");
    }
    assert!(!first.contains("word 201;") && !first.contains('\u{202e}') && first.contains("U+202E"));
    assert!(first.contains("<details class=\"more\"><summary>"), "the words are folded");
    let last = review.seen(0, "open", &[("page", "3")]).await;
    assert!(last.contains("word 450;") && !last.contains("word 400;"));
    let plain = review.seen(0, "open", &[("plain", "1")]).await;
    assert!(plain.contains("&#34;word 1; ") && plain.contains("lines 1 to 200 of 451"), "{plain}");
    let (count, facts) = review.sights().await;
    assert!(count == 3 && facts.contains("text") && facts.contains("page"), "{facts}");
    let messages = review.seen(1, "open", &[]).await;
    assert!(messages.contains("JSON text") && messages.contains(">hello</") && messages.contains(">from</"));
    assert_eq!(
        review.act(1, "sharper", &[]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "it is no picture"
    );
    review.house.ends_sound().await;
}

async fn no_file_is_kept_without_its_kind(engine: Engine) {
    let review =
        Review::of(engine, &[("a.gif", &gif(1)), ("b.png", b""), ("c.png", b"\x01\x02\x03\x04\x05")]).await;
    let files = dossier::files(&review.house.house, &leave(review.number)).await.unwrap();
    let kinds: Vec<_> = files.iter().map(|file| file.kind).collect();
    assert_eq!(
        kinds,
        [FileKind::Gif, FileKind::Empty, FileKind::Unknown],
        "what tells nothing has a word too"
    );
    for what in ["null", "'PNG'"] {
        let text = format!("update file set kind = {what} where report = $report");
        let mut batch = Batch::new("tests.raw");
        batch.run(raw::sql(&text), params!(report = review.number.get()));
        let kept = review.house.house.store.commit(batch).await;
        assert_eq!(kept.is_err(), what == "null", "{what}: {kept:?}");
    }
    // A word that the list does not know is an error, and never another word of it.
    assert!(dossier::files(&review.house.house, &leave(review.number)).await.is_err());
}
