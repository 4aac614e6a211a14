use jiff::civil::date;

use super::*;

fn every_kind() -> Message {
    message!(
        "every-kind",
        count = 3,
        size = Argument::Bytes(214_000),
        span = Argument::Seconds(90),
        day = date(2026, 11, 27),
        moment = "2026-11-27T09:30:00Z".parse::<Timestamp>().unwrap(),
        country = "BR".parse::<Country>().unwrap(),
        language = Argument::language("zh-Hant"),
        agency = "br-pf".parse::<AgencyId>().unwrap(),
        clause = Argument::clause("us-2258a-c"),
        name = Argument::name("Example list"),
        exact = Argument::exact("192.0.2.7"),
        words = Argument::Words { text: "Olá \"x\"".to_owned(), language: Some("pt".to_owned()) },
        term = message!("inner", n = 1),
        all = Argument::all([1, 2]),
        any = Argument::any([message!("a"), message!("b")]),
        each = Argument::each([message!("a"), message!("b")]),
    )
}

#[test]
fn what_was_stored_is_read_again_and_stored_as_the_same_bytes() {
    let text = serde_json::to_string(&every_kind()).unwrap();
    let read: Message = serde_json::from_str(&text).unwrap();
    assert_eq!(read, every_kind());
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
}

#[test]
fn the_stored_form_is_the_specified_one() {
    let said = message!("no-agency", b = 2, a = "BR".parse::<Country>().unwrap());
    let text = serde_json::to_string(&said).unwrap();
    assert_eq!(text, r#"{"id":"no-agency","with":{"a":{"country":"BR"},"b":{"number":2}}}"#);
    assert_eq!(serde_json::to_string(&message!("plain")).unwrap(), r#"{"id":"plain"}"#);
}

#[test]
fn what_is_no_message_is_refused() {
    for text in [
        r#"{"id":""}"#,
        r#"{"id":"Upper"}"#,
        r#"{"id":"a b"}"#,
        r#"{"id":"-a"}"#,
        r#"{"id":"a","with":{"x":{"country":"Brazil"}}}"#,
        r#"{"id":"a","with":{"x":{"day":"yesterday"}}}"#,
        r#"{"id":"a","with":{"x":{"language":"Portuguese (Brazil)"}}}"#,
        r#"{"id":"a","with":{"x":{"language":""}}}"#,
        r#"{"id":"a","with":{"x":{"colour":"red"}}}"#,
        r#"{"id":"a","text":"some words"}"#,
        "\"just words\"",
    ] {
        assert!(serde_json::from_str::<Message>(text).is_err(), "{text}");
    }
}

#[test]
fn the_specification_shows_what_is_stored() {
    let specification = include_str!("../../../../docs/messages.md");
    let said = message!("route-no-agency", country = "BR".parse::<Country>().unwrap(), agencies = 2);
    let text = serde_json::to_string(&said).unwrap();
    assert!(specification.contains(&format!("```json\n{text}\n```")), "{text}");
    let kinds = serde_json::to_value(every_kind()).unwrap();
    for kind in
        kinds["with"].as_object().unwrap().values().flat_map(|value| value.as_object().unwrap().keys())
    {
        assert!(specification.contains(&format!("| `{kind}` | ")), "{kind} is not specified");
    }
}

#[test]
fn a_moment_has_a_fraction_only_where_there_is_one() {
    let at =
        |text: &str| serde_json::to_string(&message!("a", at = text.parse::<Timestamp>().unwrap())).unwrap();
    assert!(at("2026-11-27T09:30:00.000Z").contains("\"2026-11-27T09:30:00Z\""));
    assert!(at("2026-11-27T10:30:00.250+01:00").contains("\"2026-11-27T09:30:00.25Z\""));
}
