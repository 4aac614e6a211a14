//! Each refusal keeps the official words and adds one sentence that names what to write instead.

use clearline_wire::{Refused, read_file_details, read_report};

use crate::now;

/// A document with `parts` of the incident's summary and of the person reported.
fn document(summary: &str, person: &str) -> String {
    format!(
        "<report><incidentSummary>{summary}</incidentSummary><reporter><reportingPerson><email>a@example.com</email>\
         </reportingPerson></reporter><personOrUserReported>{person}</personOrUserReported></report>"
    )
}

const KIND: &str = "<incidentType>Online Enticement of Children for Sexual Acts</incidentType>";
const TIME: &str = "<incidentDateTime>2026-01-01T00:00:00Z</incidentDateTime>";

fn first(document: &str) -> String {
    let refused: Refused = read_report(document.as_bytes(), now()).expect_err(document);
    refused.findings()[0].message.clone()
}

/// The refusal begins with the official words and ends with ours.
fn told(document: &str, official: &str, mend: &str) {
    let message = first(document);
    assert!(message.starts_with(official), "{message}");
    assert!(message.ends_with(mend), "{message}");
    assert!(!message.contains('\n'), "one finding a line");
}

fn person(person: &str, official: &str, mend: &str) {
    told(&document(&format!("{KIND}{TIME}"), person), official, mend);
}

#[test]
fn a_country_that_is_no_code_is_named_by_its_code() {
    for (written, mend) in [
        ("UK", " Write GB for the United Kingdom."),
        ("USA", " Write US for the United States."),
        ("gb", " Write GB: two capital letters, with no white space around them."),
        (" DE ", " Write DE: two capital letters, with no white space around them."),
        ("England", " Write GB for the United Kingdom."),
        ("Deutschland", " Write DE for Germany."),
        ("BRA", " Write BR for Brazil."),
        ("Türkiye", " Write TR for Türkiye."),
        ("ZR", " Write CD for Congo - Kinshasa."),
        ("Congo", " Write CD for Congo - Kinshasa or CG for Congo - Brazzaville."),
        ("Narnia", " Write the two capital letters of ISO 3166-1, such as DE for Germany."),
    ] {
        let place = format!("<estimatedLocation><countryCode>{written}</countryCode></estimatedLocation>");
        person(&place, "cvc-enumeration-valid: Value '", mend);
    }
    let state = "<personOrUserReportedPerson><address><state>California</state></address></personOrUserReportedPerson>";
    person(state, "cvc-enumeration-valid: Value 'California'", " Write CA.");
    let region = "<estimatedLocation><region>Texas</region><countryCode>US</countryCode></estimatedLocation>";
    person(region, "'region' of 'estimatedLocation' must be", " Write TX.");
}

#[test]
fn a_time_in_another_notation_is_written_anew() {
    for (written, mend) in [
        (
            "2026-01-02 03:04:05",
            " Write 2026-01-02T03:04:05 and the time zone behind it: 2026-01-02T03:04:05Z where it is in UTC.",
        ),
        ("2026-01-02 03:04:05Z", " Write 2026-01-02T03:04:05Z."),
        ("2026-01-02T03:04:05+0200", " Write 2026-01-02T01:04:05Z."),
        ("2026-01-02 03:04:05 UTC", " Write 2026-01-02T03:04:05Z."),
        ("1767323045", " Write 2026-01-02T03:04:05Z."),
        ("1767323045000", " Write 2026-01-02T03:04:05Z."),
        ("Fri, 02 Jan 2026 03:04:05 +0000", " Write 2026-01-02T03:04:05Z."),
        ("2026-01-02", " Write the time of day and its zone as well, such as 2026-01-02T00:00:00Z."),
        ("yesterday", " and Z for UTC or an offset such as -07:00."),
        ("", " Leave 'incidentDateTime' out where there is nothing to say: it may not be empty."),
    ] {
        let summary = format!("{KIND}<incidentDateTime>{written}</incidentDateTime>");
        told(&document(&summary, ""), "cvc-datatype-valid.1.2.1: '", mend);
    }
    for (written, mend) in [
        ("2010-1-5", " Write 2010-01-05."),
        ("2010-01-05T00:00:00Z", " Write the day alone: 2010-01-05."),
        ("2010", " A year alone is no day: give 'age' instead."),
        ("5 May", " Write it such as 2026-01-31: year, month, day."),
    ] {
        let born = format!(
            "<personOrUserReportedPerson><dateOfBirth>{written}</dateOfBirth></personOrUserReportedPerson>"
        );
        person(&born, "cvc-datatype-valid.1.2.1: '", mend);
    }
}

#[test]
fn yes_no_and_numbers_are_written_as_the_schema_has_them() {
    for (written, mend) in [
        ("yes", " Write true."),
        ("False", " Write false."),
        ("unknown", " Write true or false, and leave 'possibleProxy' out where it is not known."),
        ("", " Leave 'possibleProxy' out where there is nothing to say: it may not be empty."),
    ] {
        let capture = format!(
            "<ipCaptureEvent><ipAddress>192.0.2.1</ipAddress><possibleProxy>{written}</possibleProxy></ipCaptureEvent>"
        );
        person(&capture, "cvc-datatype-valid.1.2.1: '", mend);
    }
    for written in ["0", "false"] {
        let summary = format!("{KIND}<reportAnnotations><spam>{written}</spam></reportAnnotations>{TIME}");
        let mend = " To say no, leave 'spam' out: it can only say yes.";
        told(&document(&summary, ""), &format!("cvc-elt.5.2.2.2.2: The value '{written}'"), mend);
    }
    let age = "<personOrUserReportedPerson><age>17 years</age></personOrUserReportedPerson>";
    person(age, "cvc-datatype-valid.1.2.1: '17 years'", " Write 17: digits only.");
    for (code, mend) in [
        ("49", " Write +49."),
        ("0044", " Write +44."),
        ("+1-242", " Write +1, and the other digits as part of the number."),
    ] {
        let phone = format!(
            "<personOrUserReportedPerson><phone countryCallingCode=\"{code}\">5550100</phone></personOrUserReportedPerson>"
        );
        person(&phone, "cvc-pattern-valid: Value '", mend);
    }
    let kind = format!("<incidentType>online enticement of children for sexual act</incidentType>{TIME}");
    let mend = " Did you mean 'Online Enticement of Children for Sexual Acts'? Write it letter for letter.";
    told(&document(&kind, ""), "cvc-enumeration-valid: Value '", mend);
}

#[test]
fn an_element_out_of_place_is_told_its_place() {
    told(
        &document(&format!("{TIME}{KIND}"), ""),
        "cvc-complex-type.2.4.a: ",
        " The order of elements is fixed: move 'incidentType' before 'incidentDateTime'.",
    );
    let late = "<espService>Sample</espService><espIdentifier>1</espIdentifier>";
    person(
        late,
        "cvc-complex-type.2.4.a: ",
        " The order of elements is fixed: move 'espIdentifier' before 'espService'.",
    );
    let twice = "<espIdentifier>1</espIdentifier><espIdentifier>2</espIdentifier>";
    person(
        twice,
        "cvc-complex-type.2.4.a: ",
        " 'espIdentifier' may stand only once in 'personOrUserReported'.",
    );
    person("<screenname>x</screenname>", "cvc-complex-type.2.4.a: ", " Did you mean 'screenName'?");
    person(
        "<incidentType>x</incidentType>",
        "cvc-complex-type.2.4.a: ",
        " 'incidentType' belongs into 'incidentSummary'.",
    );
    person(
        "<shoeSize>9</shoeSize>",
        "cvc-complex-type.2.4.a: ",
        " This API has no 'shoeSize': remove it, or say it in 'additionalInfo'.",
    );
    told(&document(KIND, ""), "cvc-complex-type.2.4.b: ", " Add 'incidentDateTime'.");
    let attribute = "<espIdentifier kind=\"x\">1</espIdentifier>";
    person(attribute, "cvc-type.3.1.1: ", " Remove it: 'espIdentifier' holds a value only.");
    let spaced = document(KIND, "").replacen("<report>", "<report xmlns=\"https://example.com/ns\">", 1);
    told(&spaced, "cvc-elt.1.a: ", " Write the document without a name space: remove xmlns and prefixes.");
    told("<reports/>", "cvc-elt.1.a: ", " Did you mean 'report'?");
    let file = "<fileDetails><reportId>1</reportId><fileID>x</fileID></fileDetails>";
    let refused = read_file_details(file.as_bytes(), now()).unwrap_err();
    assert!(refused.findings()[0].message.ends_with(" Did you mean 'fileId'?"), "{refused}");
}

#[test]
fn what_is_no_xml_is_told_why() {
    for (text, mend) in [
        ("<report><a>you & me</a></report>", " Write & as &amp; inside text and addresses."),
        (
            "<report><u>http://a.example.com/?a=1&b=2</u></report>",
            " Write & as &amp; inside text and addresses.",
        ),
        ("<report><a>caf&eacute;</a></report>", " or by number, such as &#233;."),
        ("<report><a>I < you</a></report>", " Write < as &lt; inside text."),
        ("<report><a>i <3 u</a></report>", " Write < as &lt; inside text."),
        ("{\"report\":{}}", " This is JSON: send XML, with the content type text/xml."),
        ("xml=%3Creport%3E", " This is a form field: send the document itself as the body of the request."),
        (
            "--x\r\nContent-Disposition: form-data",
            " This is a form: send the document alone, as the body of the request.",
        ),
        ("\n<?xml version=\"1.0\"?><report/>", " Nothing may stand before <?xml, not even an empty line."),
        ("", " The body is empty: send the document as the body of the request."),
    ] {
        let refused = read_report(text.as_bytes(), now()).unwrap_err();
        assert!(matches!(refused, Refused::Malformed(_)), "{text}: {refused}");
        let message = &refused.findings()[0].message;
        assert!(message.ends_with(mend), "{text}: {message}");
    }
    let fine = "<report><!-- a & b < c --><a><![CDATA[a & b]]></a><b></report>";
    let refused = read_report(fine.as_bytes(), now()).unwrap_err();
    assert!(!refused.findings()[0].message.contains("&amp;"), "{refused}");
}

#[test]
fn a_sentence_is_made_for_what_is_told_and_for_no_book() {
    let many = "<surprise/>".repeat(90_000);
    let refused = read_report(document(&format!("{KIND}{TIME}"), &many).as_bytes(), now()).unwrap_err();
    let Refused::Invalid { findings, more } = &refused else { panic!("{refused}") };
    assert!(
        *more > 80_000 && findings.iter().all(|one| one.message.ends_with("say it in 'additionalInfo'."))
    );
    let long = "x".repeat(4 << 20);
    let long = format!("<estimatedLocation><countryCode>{long}</countryCode></estimatedLocation>");
    let message = first(&document(&format!("{KIND}{TIME}"), &long));
    assert!(
        message.ends_with("of element 'countryCode' is not valid."),
        "nobody looks for 4 MB among the countries"
    );
    assert!(message.len() < 4_000);
}
