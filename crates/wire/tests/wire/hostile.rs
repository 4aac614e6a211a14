use std::time::Duration;

use clearline_wire::limits::{
    ATTRIBUTES_PER_ELEMENT_MAX, DEPTH_MAX, DOCUMENT_BYTES_MAX, NAMESPACES_MAX, NODES_MAX, TEXT_BYTES_MAX,
};
use clearline_wire::responses::{Code, parse_response};
use clearline_wire::{parsed, public, read_file_details, read_report, read_tree, said};
use proptest::prelude::*;

use crate::{now, report_with, sample, samples};

/// The one message of a document that was refused as malformed.
fn malformed(bytes: &[u8]) -> String {
    let refused = read_report(bytes, now()).unwrap_err();
    assert_eq!(refused.code(), Code::MalformedXml, "{refused:.300}");
    refused.findings()[0].message.clone()
}

/// True when the document passed the limits, whatever else is wrong with it.
fn within_limits(bytes: &[u8]) -> bool {
    !matches!(read_report(bytes, now()), Err(refused) if refused.code() == Code::MalformedXml)
}

/// Generous, for a debug build on a busy machine: what it must tell apart is seconds from minutes.
#[expect(clippy::disallowed_methods, reason = "the time a refusal takes is what is measured")]
fn quickly<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = std::time::Instant::now();
    let result = work();
    assert!(start.elapsed() < Duration::from_secs(10), "{what} took {:?}", start.elapsed());
    result
}

#[test]
fn bombs_are_refused_fast() {
    let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    assert!(quickly("depth", || malformed(deep.as_bytes())).contains(&DEPTH_MAX.to_string()));

    let two_million = format!("<report>{}</report>", "<a/>".repeat(2_000_000));
    let message = quickly("2 million siblings", || malformed(two_million.as_bytes()));
    assert!(message.contains(&NODES_MAX.to_string()), "{message}");

    let laughs =
        "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><report>&b;</report>";
    assert!(quickly("entities", || malformed(laughs.as_bytes())).contains("DOCTYPE"));

    let attributes: String = (0..400_000).map(|n| format!(" a{n}=\"\"")).collect();
    let wide = format!("<report{attributes}/>");
    assert!(
        quickly("attributes", || malformed(wide.as_bytes()))
            .contains(&ATTRIBUTES_PER_ELEMENT_MAX.to_string())
    );

    let spaces: String = (0..60_000).map(|n| format!("<a xmlns:p{n}=\"u{n}\"/>")).collect();
    let spaced = format!("<report>{spaces}</report>");
    assert!(quickly("name spaces", || malformed(spaced.as_bytes())).contains(&NAMESPACES_MAX.to_string()));

    // Beyond what is told, findings cost next to nothing, also where the children are known but in the wrong
    // place.
    for child in ["surprise", "incidentSummary", "additionalInfo", "batchedReport"] {
        let wrong = format!("<report>{}<incidentSummary/></report>", format!("<{child}/>").repeat(90_000));
        let refused = quickly("findings", || read_report(wrong.as_bytes(), now()).unwrap_err());
        assert!(refused.description().ends_with("more; at most 50 are told at once"), "{child}");
    }

    // Names of any length come back short.
    let name = "n".repeat(1_000_000);
    for bytes in
        [format!("<{name}/>"), format!("<{name}></x>"), format!("<report {name}=\"\"><{name}/></report>")]
    {
        let refused = quickly("long names", || read_report(bytes.as_bytes(), now()).unwrap_err());
        assert!(refused.description().len() < 3000);
        assert!(refused.findings().iter().all(|finding| finding.path.len() < 300));
    }
}

#[test]
fn limits_are_met_from_both_sides() {
    let fine = String::from_utf8(report_with("")).unwrap();
    let padded = |bytes: usize| format!("{fine}<!--{}-->", "x".repeat(bytes - fine.len() - 7)).into_bytes();
    assert!(read_report(&padded(DOCUMENT_BYTES_MAX), now()).is_ok());
    assert!(malformed(&padded(DOCUMENT_BYTES_MAX + 1)).contains(&(DOCUMENT_BYTES_MAX + 1).to_string()));

    let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth)).into_bytes();
    assert!(within_limits(&nested(DEPTH_MAX)) && !within_limits(&nested(DEPTH_MAX + 1)));
    let siblings = "<b/>".repeat(20);
    assert!(within_limits(format!("<a>{siblings}</a>").as_bytes()), "siblings are not depth");

    // The parser counts the document itself and its root as nodes.
    let nodes = |count: u32| format!("<a>{}</a>", "<b/>".repeat(count as usize - 2)).into_bytes();
    assert!(within_limits(&nodes(NODES_MAX)) && !within_limits(&nodes(NODES_MAX + 1)));

    let attributes = |count: usize| {
        let all: String = (0..count).map(|n| format!(" a{n} = '>\"'")).collect();
        format!("<report{all}/>").into_bytes()
    };
    assert!(within_limits(&attributes(ATTRIBUTES_PER_ELEMENT_MAX)));
    assert!(!within_limits(&attributes(ATTRIBUTES_PER_ELEMENT_MAX + 1)));

    let spaces = |count: usize| {
        let all: String = (0..count).map(|n| format!("<b xmlns:p{n}=\"u\"/>")).collect();
        format!("<a>{all}</a>").into_bytes()
    };
    assert!(within_limits(&spaces(NAMESPACES_MAX)) && !within_limits(&spaces(NAMESPACES_MAX + 1)));

    let text = |bytes: usize| report_with(&format!("<additionalInfo>{}</additionalInfo>", "x".repeat(bytes)));
    assert!(read_report(&text(TEXT_BYTES_MAX), now()).is_ok());
    assert!(crate::report_messages(&text(TEXT_BYTES_MAX + 1))[0].contains(&TEXT_BYTES_MAX.to_string()));
}

#[test]
fn an_encoding_that_would_be_misread_is_refused() {
    let text = String::from_utf8(report_with("<additionalInfo>grün</additionalInfo>")).unwrap();
    let declared = format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{text}");
    assert!(malformed(declared.as_bytes()).contains("UTF-8"));
    // A declaration that is false is refused even where it would do no harm: the sender does not know what it sends.
    let plain = text.replace('ü', "u");
    for name in ["ISO-8859-1", "UTF-7", "utf-16", "windows-1252", "EBCDIC-CP-US", ""] {
        for quote in ['"', '\''] {
            let declared =
                format!("<?xml version={quote}1.0{quote} encoding = {quote}{name}{quote} ?>{plain}");
            assert!(malformed(declared.as_bytes()).contains("UTF-8"), "{declared:.60}");
        }
    }
    for name in ["UTF-8", "utf8", "US-ASCII"] {
        let declared = format!("<?xml version=\"1.0\" encoding=\"{name}\"?>{plain}");
        assert!(read_report(declared.as_bytes(), now()).is_ok(), "{name}");
    }
    let ascii = format!("<?xml version=\"1.0\" encoding=\"US-ASCII\"?>{text}");
    assert!(malformed(ascii.as_bytes()).contains("UTF-8"), "and no more than that");
    let latin: Vec<u8> = text.replace('ü', "\u{1}").bytes().map(|b| if b == 1 { 0xfc } else { b }).collect();
    let refused = read_report(&latin, now()).unwrap_err();
    assert!(refused.findings()[0].message.contains("UTF-8") && refused.findings()[0].column > 100);
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(malformed(&utf16).len() > 10);
}

#[test]
fn a_reference_to_what_is_no_character_is_refused() {
    let with = |inside: &str| report_with(&format!("<additionalInfo>{inside}</additionalInfo>"));
    for wrong in [
        "&#xD800;",
        "&#xDFFF;",
        "&#55296;",
        "&#x110000;",
        "&#1114112;",
        "&#0;",
        "&#x1;",
        "&#xFFFE;",
        "&#xFFFF;",
    ] {
        let message = malformed(&with(&format!("a {wrong} b")));
        assert!(message.contains(wrong.trim_matches(['&', ';'])), "{wrong}: {message}");
        malformed(&with(&format!("<![CDATA[x]]>{wrong}")));
        let in_attribute = format!("<report x=\"{wrong}\"/>");
        malformed(in_attribute.as_bytes());
        // Where it is no reference, it means nothing.
        assert!(
            read_report(&with(&format!("<![CDATA[{wrong}]]><!-- {wrong} -->")), now()).is_ok(),
            "{wrong}"
        );
    }
    for fine in ["&#x41;", "&#10;", "&#xD7FF;", "&#xE000;", "&#xFFFD;", "&#x10FFFF;", "&#128512;"] {
        assert!(read_report(&with(fine), now()).is_ok(), "{fine}");
    }
    let refused = read_report(&with("\n  &#xD800;"), now()).unwrap_err();
    assert_eq!(refused.findings()[0].column, 3, "the place is told");
}

/// Everything that reads from outside or from the store. The point is that none of it panics.
fn read_every_way(bytes: &[u8]) {
    let accepted = read_report(bytes, now()).is_ok();
    let details = read_file_details(bytes, now());
    assert!(!(accepted && details.is_ok()), "no document is both");
    if let Ok(tree) = read_tree(bytes) {
        // A tree the schema takes is readable as nouns or is refused in words; the rules decide which.
        assert!(!accepted || said(&tree).is_ok());
        assert!(clearline_wire::rules::batched_file(&tree).len() < 10_000);
    }
    let answer = parse_response(bytes);
    assert!(answer.is_err() || !accepted);
    let text = String::from_utf8_lossy(bytes);
    assert!(parsed::from_json(&text).is_err() || text.starts_with('{'));
    assert!(public::PublicReport::from_json(&text).is_err() || text.starts_with('{'));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_every_way(&bytes);
    }

    #[test]
    fn arbitrary_markup_never_panics(parts in prop::collection::vec(prop::sample::select(vec![
        "<", ">", "/", "report", "<report>", "</report>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "\"", "'", "=",
        " ", "xmlns", ":", "&", "&lt;", "&#0;", "&#xD800;", "&#", "fileDetails", "<spam/>", "\u{feff}", "é", "<!DOCTYPE",
    ]), 0..40)) {
        read_every_way(parts.concat().as_bytes());
    }

    #[test]
    fn mutated_samples_never_panic(
        which in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        length in 0_usize..60,
        replacement in prop::collection::vec(any::<u8>(), 0..20),
        copies in 0_usize..4,
    ) {
        let all = samples("valid");
        let bytes = &all[which.index(all.len())].1;
        let start = from.index(bytes.len());
        let end = (start + length).min(bytes.len());
        let mut mutated = bytes[..start].to_vec();
        mutated.extend(&replacement);
        for _ in 0..copies {
            mutated.extend(&bytes[start..end]);
        }
        mutated.extend(&bytes[end..]);
        read_every_way(&mutated);
    }

    #[test]
    fn odd_values_never_panic(name in prop::sample::select(vec![
        "incidentDateTime", "incidentType", "platform", "url", "email", "dateOfBirth", "port", "ipAddress", "age", "country",
    ]), value in "[-+0-9TZ:.eaA \u{e9}@\u{10ffff}]{0,40}") {
        let text = String::from_utf8(sample("report-rich")).unwrap();
        let open = text.find(&format!("<{name}")).unwrap();
        let start = open + text[open..].find('>').unwrap() + 1;
        let end = start + text[start..].find('<').unwrap();
        read_every_way(format!("{}{value}{}", &text[..start], &text[end..]).as_bytes());
    }
}
