use std::time::Duration;

use clearline_report::Said;
use clearline_wire::limits::{
    ATTRIBUTES_PER_ELEMENT_MAX, DEPTH_MAX, DOCUMENT_BYTES_MAX, NAMESPACES_MAX, NODES_MAX, TEXT_BYTES_MAX,
};
use clearline_wire::responses::{Code, parse_response};
use clearline_wire::{kept, public, read_file_details, read_report, read_tree, said};
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
    for (wrong, instead) in [
        ("&#55357;&#56832;", "Write &#128512; or the character itself"),
        ("&#xD83D;&#xDE00;", "Write &#128512; or the character itself"),
        ("&#xd83d;&#56832;", "Write &#128512; or the character itself"),
        ("&#55357; &#56832;", "Write the whole character"),
        ("&#56832;&#55357;", "Write the whole character"),
        ("&#xD800;", "Write the whole character"),
        ("&#xDFFF;", "Write the whole character"),
        ("&#x110000;", "the last one is U+10FFFF"),
        ("&#1114112;", "the last one is U+10FFFF"),
        ("&#x0000000000110000;", "the last one is U+10FFFF"),
        ("&#99999999999999999999;", "the last one is U+10FFFF"),
        ("&#0;", "U+0000, which XML cannot hold in any form. Leave it out"),
        ("&#x1;", "U+0001, which XML cannot hold in any form. Leave it out"),
        ("&#x1F;", "U+001F"),
        ("&#12;", "U+000C"),
        ("&#xFFFE;", "U+FFFE"),
        ("&#xFFFF;", "U+FFFF"),
    ] {
        let message = malformed(&with(&format!("a {wrong} b")));
        assert!(message.contains(instead), "{wrong}: {message}");
        assert!(message.starts_with("The reference &#") && message.len() < 250, "{wrong}: {message}");
        malformed(&with(&format!("<![CDATA[x]]>{wrong}")));
        let in_attribute = format!("<report x=\"{wrong}\"/>");
        malformed(in_attribute.as_bytes());
        // Where it is no reference, it means nothing.
        assert!(
            read_report(&with(&format!("<![CDATA[{wrong}]]><!-- {wrong} -->")), now()).is_ok(),
            "{wrong}"
        );
    }
    // What is no number is no reference either.
    for wrong in ["&#;", "&#x;", "&#X41;", "&#-1;", "&#+65;", "&#6 5;", "&# 65;", "&#65", "&#xG;", "&#1F600;"]
    {
        malformed(&with(wrong));
    }
    for fine in [
        "&#x41;",
        "&#10;",
        "&#9;",
        "&#13;",
        "&#xD7FF;",
        "&#xE000;",
        "&#xFFFD;",
        "&#x10FFFF;",
        "&#128512;",
        "&#000065;",
    ] {
        assert!(read_report(&with(fine), now()).is_ok(), "{fine}");
    }
    let refused = read_report(&with("\n  &#xD800;"), now()).unwrap_err();
    assert_eq!(refused.findings()[0].column, 3, "the place is told");
    // However many there are, and nothing closes one: it takes no longer than reading them.
    let many = format!("{}{}", "&#".repeat(2_000_000), "1;");
    assert!(quickly("open references", || malformed(many.as_bytes())).len() < 500);
}

#[test]
fn a_character_that_xml_cannot_hold_is_refused_wherever_it_stands() {
    for wrong in ['\0', '\u{1}', '\u{8}', '\u{b}', '\u{c}', '\u{1f}', '\u{fffe}', '\u{ffff}'] {
        let name = format!("U+{:04X}", u32::from(wrong));
        let text = String::from_utf8(report_with("<additionalInfo>here</additionalInfo>")).unwrap();
        for (place, put) in [
            ("here", format!("he{wrong}re")),
            ("here", format!("<![CDATA[{wrong}]]>")),
            ("here", format!("<!--{wrong}-->")),
            ("here", format!("<?a {wrong}?>")),
            ("<additionalInfo>", format!("<additionalInfo x=\"{wrong}\">")),
            ("</report>", format!("</report>{wrong}")),
        ] {
            let message = malformed(text.replace(place, &put).as_bytes());
            assert!(message.contains(&name) && message.contains("Leave it out"), "{put:?}: {message}");
        }
    }
    // These look odd and are characters of XML.
    for fine in [
        '\t',
        '\n',
        '\r',
        '\u{7f}',
        '\u{85}',
        '\u{9f}',
        '\u{fffd}',
        '\u{feff}',
        '\u{efff}',
        '\u{1ffff}',
        '\u{10ffff}',
    ] {
        let bytes = report_with(&format!("<additionalInfo>a{fine}b</additionalInfo>"));
        assert!(read_report(&bytes, now()).is_ok(), "{fine:?}");
    }
}

#[test]
fn bytes_in_another_encoding_are_refused_with_what_to_do() {
    let text = String::from_utf8(report_with("<additionalInfo>gr@n</additionalInfo>")).unwrap();
    let with = |bytes: &[u8]| {
        let (before, after) = text.split_once('@').unwrap();
        [before.as_bytes(), bytes, after.as_bytes()].concat()
    };
    for (bytes, words) in [
        (b"\xfc".as_slice(), "the byte FC begins no character here. Is it in ISO-8859-1 or Windows-1252?"),
        (b"\x93", "the byte 93 begins no character here"),
        (b"\xc0\x80", "the byte C0"),
        (b"\xe0\x80\xaf", "the byte E0"),
        (b"\xf4\x90\x80\x80", "the byte F4"),
        (b"\xed\xa0\xbd\xed\xb8\x80", "half of a pair (a surrogate)"),
        (b"\xed\xb8\x80", "half of a pair (a surrogate)"),
    ] {
        let message = malformed(&with(bytes));
        assert!(
            message.starts_with("The document is not in UTF-8: ") && message.contains(words),
            "{message}"
        );
    }
    let cut = &with("ü".as_bytes())[..text.find('@').unwrap() + 1];
    assert!(malformed(cut).contains("ends within a character"));
    assert!(malformed(b"\x1f\x8b\x08\0\0\0").contains("compressed"));
    let units: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    for bytes in
        [[b"\xff\xfe", little.as_slice()].concat(), [b"\xfe\xff", big.as_slice()].concat(), little, big]
    {
        let message = malformed(&bytes);
        assert!(message.contains("UTF-16") && message.contains("Send it in UTF-8"), "{message}");
    }
}

#[test]
fn a_declaration_says_xml_1_0_or_nothing() {
    let plain = String::from_utf8(report_with("")).unwrap();
    for (declaration, words) in [
        ("<?xml version=\"1.1\"?>", "version"),
        ("<?xml version='1.1' encoding='UTF-8'?>", "version"),
        ("<?xml version=\"2.0\"?>", "version"),
        ("<?xml version=\"\"?>", "version"),
        ("<?xml\tversion=\"1.1\"?>", "version"),
        ("<?xml encoding=\"UTF-8\"?>", "Write <?xml"),
        ("<?xml encoding=\"UTF-8\" version=\"1.0\"?>", "Write <?xml"),
        ("<?xml version=\"1.0\"encoding=\"UTF-8\"?>", "Write <?xml"),
        ("<?xml version=\"1.0\" standalone=\"maybe\"?>", "Write <?xml"),
        ("<?xml\nversion=\"1.0\" more=\"1\"?>", "Write <?xml"),
        ("<?xml version=1.0?>", "Write <?xml"),
        ("<?xml ?>", "Write <?xml"),
        ("<?xml version=\"1.0\">", "Write <?xml"),
        ("\u{feff}\u{feff}", "byte order mark"),
        ("<?a+b?>", "none"),
        ("<?a:b c?>", "none"),
        ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "UTF-8"),
        ("\n<?xml version=\"1.0\"?>", ""),
        ("<!-- first --><?xml version=\"1.0\"?>", ""),
        ("<?xml version=\"1.0\"?><?xml version=\"1.0\"?>", ""),
        ("<?XML version=\"1.0\"?>", ""),
    ] {
        let message = malformed(format!("{declaration}{plain}").as_bytes());
        assert!(message.contains(words), "{declaration}: {message}");
    }
    for declaration in [
        "",
        "<?xml version=\"1.0\"?>",
        "<?xml version='1.0' standalone='yes'?>\n",
        "<?xml  version = \"1.0\"  encoding = 'utf-8' ?>",
    ] {
        assert!(read_report(format!("{declaration}{plain}").as_bytes(), now()).is_ok(), "{declaration}");
    }
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
    assert!(kept::from_json::<Said>(&text).is_err() || text.starts_with('{'));
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
