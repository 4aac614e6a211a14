use clearline_wire::limits::FINDINGS_MAX;
use clearline_wire::responses::Code;
use clearline_wire::{Finding, Refused, read_file_details, read_report};

use crate::{now, report_messages, report_with, samples};

fn refusal(name: &str, bytes: &[u8]) -> Refused {
    let file = std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<fileDetails"));
    let refused = if file { read_file_details(bytes, now()).err() } else { read_report(bytes, now()).err() };
    refused.unwrap_or_else(|| panic!("{name} was accepted"))
}

/// For each invalid sample: the path of its first finding and what its message must say.
const FIRST_FINDINGS: [(&str, &str, &str); 24] = [
    (
        "4100-accountType-attribute",
        "/report/personOrUserReported/associatedAccount[1]",
        "cvc-complex-type.3.2.2: Attribute 'accountType' is not allowed to appear in element 'associatedAccount'.",
    ),
    (
        "4100-date-without-time",
        "/report/incidentSummary/incidentDateTime[1]",
        "cvc-datatype-valid.1.2.1: '2024-01-15' is not a valid value for 'dateTime'. cvc-type.3.1.3: The value '2024-01-15' of element 'incidentDateTime' is not valid.",
    ),
    (
        "4100-flag-with-0",
        "/report/incidentSummary/reportAnnotations/spam[1]",
        "cvc-elt.5.2.2.2.2: The value '0' of element 'spam' does not match the {value constraint} value 'true'.",
    ),
    (
        "4100-fleaCountry-on-lawEnforcement",
        "/report/lawEnforcement[1]",
        "cvc-complex-type.3.2.2: Attribute 'fleaCountry' is not allowed to appear in element 'lawEnforcement'.",
    ),
    (
        "4100-ipCaptureEvent-before-industryClassification",
        "/fileDetails/industryClassification[1]",
        "cvc-complex-type.2.4.a: Invalid content was found starting with element 'industryClassification'. One of '{deviceId, details, additionalInfo}' is expected.",
    ),
    (
        "4100-no-incidentDateTime",
        "/report/incidentSummary[1]",
        "cvc-complex-type.2.4.b: The content of element 'incidentSummary' is not complete. One of '{platform, escalateToHighPriority, reportAnnotations, incidentDateTime}' is expected.",
    ),
    (
        "4100-no-incidentSummary",
        "/report/reporter[1]",
        "cvc-complex-type.2.4.a: Invalid content was found starting with element 'reporter'. One of '{batchedReport, incidentSummary}' is expected.",
    ),
    (
        "4100-online-enticement-misspelt",
        "/report/incidentSummary/incidentType[1]",
        "cvc-enumeration-valid: Value 'Online Enticement of Children for Sexual Act' is not facet-valid with respect to enumeration '[",
    ),
    (
        "4100-out-of-order",
        "/report/additionalInfo[1]",
        "cvc-complex-type.2.4.a: Invalid content was found starting with element 'additionalInfo'. One of '{batchedReport, incidentSummary}' is expected.",
    ),
    (
        "4100-two-ipCaptureEvents-in-fileDetails",
        "/fileDetails/ipCaptureEvent[2]",
        "cvc-complex-type.2.4.a: Invalid content was found starting with element 'ipCaptureEvent'. One of '{deviceId, details, additionalInfo}' is expected.",
    ),
    (
        "4100-type-on-nameValuePair",
        "/fileDetails/details/nameValuePair[1]",
        "cvc-complex-type.3.2.2: Attribute 'type' is not allowed to appear in element 'nameValuePair'.",
    ),
    (
        "4100-unknown-element",
        "/report/surprise[1]",
        "cvc-complex-type.2.4.a: Invalid content was found starting with element 'surprise'. One of '{personOrUserReported, intendedRecipient, victim, additionalInfo}' is expected.",
    ),
    ("4100-unknown-root", "/reports", "cvc-elt.1.a: Cannot find the declaration of element 'reports'."),
    ("4110-doctype-entity", "/", "DOCTYPE"),
    ("4110-not-well-formed", "/", "never closed"),
    ("rule-bad-email", "/report/reporter/reportingPerson/email[1]", "e-mail"),
    ("rule-bad-ip", "/report/personOrUserReported/ipCaptureEvent/ipAddress[1]", "IPv4"),
    ("rule-classified-supplemental-file", "/fileDetails/industryClassification[1]", "Supplemental Reported"),
    (
        "rule-exif-viewed-but-file-not-viewed",
        "/fileDetails/exifViewedByEsp[1]",
        "'fileViewedByEsp' must be true",
    ),
    ("rule-future-incidentDateTime", "/report/incidentSummary/incidentDateTime[1]", "must be a past date"),
    ("rule-no-time-zone", "/report/incidentSummary/incidentDateTime[1]", "time zone"),
    ("rule-platform-257", "/report/incidentSummary/platform[1]", "at most 256 characters; it has 257"),
    ("rule-port-70000", "/report/personOrUserReported/ipCaptureEvent/port[1]", "from 1 to 65535"),
    ("rule-two-persons-not-batched", "/report/personOrUserReported[2]", "batched"),
];

#[test]
fn every_invalid_sample_is_refused_with_its_code_and_its_place() {
    let samples = samples("invalid");
    assert_eq!(samples.len(), FIRST_FINDINGS.len());
    for ((name, bytes), (start, path, message)) in samples.iter().zip(FIRST_FINDINGS) {
        assert!(name.starts_with(start), "{name} is not {start}");
        let refused = refusal(name, bytes);
        let code = if name.starts_with("4110") { Code::MalformedXml } else { Code::ValidationFailed };
        assert_eq!(refused.code(), code, "{name}");
        let first = &refused.findings()[0];
        assert_eq!(first.path, path, "{name}");
        assert!(first.message.contains(message), "{name}: {}", first.message);
        let marker = format!("[{},{}] - {}", first.line, first.column, first.message);
        assert_eq!(refused.description().lines().nth(1), Some(marker.as_str()), "{name}");
        // The element named is the one that begins at that line and column.
        if let Some(element) = first.path.rsplit('/').next().map(|last| last.split('[').next().unwrap())
            && !element.is_empty()
        {
            let text = std::str::from_utf8(bytes).unwrap();
            let line = text.lines().nth(first.line as usize - 1).unwrap();
            let at: String = line.chars().skip(first.column as usize - 1).collect();
            assert!(at.starts_with(&format!("<{element}")), "{name} points at {at:.40}");
        }
    }
}

#[test]
fn one_answer_tells_everything_that_is_wrong() {
    let text = "<report>\n<incidentSummary>\n<incidentType>Nonsense</incidentType>\n<incidentDateTime>yesterday</incidentDateTime>\n</incidentSummary>\n\
        <reporter>\n<reportingPerson>\n<phone type=\"Pigeon\" countryCallingCode=\"1\">5550100</phone>\n<age>ten</age>\n</reportingPerson>\n</reporter>\n\
        <victim>\n<surprise/>\n</victim>\n<surprise/>\n</report>";
    let refused = read_report(text.as_bytes(), now()).unwrap_err();
    let places: Vec<(u32, &str)> = refused.findings().iter().map(|f| (f.line, f.path.as_str())).collect();
    assert_eq!(
        places,
        [
            (3, "/report/incidentSummary/incidentType[1]"),
            (4, "/report/incidentSummary/incidentDateTime[1]"),
            (8, "/report/reporter/reportingPerson/phone[1]/@type"),
            (8, "/report/reporter/reportingPerson/phone[1]/@countryCallingCode"),
            (9, "/report/reporter/reportingPerson/age[1]"),
            (13, "/report/victim/surprise[1]"),
            (15, "/report/surprise[1]"),
        ]
    );
    assert_eq!(refused.description().lines().count(), 8, "the phrase, then one finding a line");
}

#[test]
fn findings_are_capped_and_the_rest_is_counted() {
    let many = "<priorCTReports>0</priorCTReports>".repeat(FINDINGS_MAX);
    let at_the_limit = report_with(&format!("<personOrUserReported>{many}</personOrUserReported>"));
    match read_report(&at_the_limit, now()).unwrap_err() {
        Refused::Invalid { findings, more } => assert_eq!((findings.len(), more), (FINDINGS_MAX, 0)),
        Refused::Malformed(_) => panic!("it is well-formed"),
    }
    let beyond = report_with(&format!(
        "<personOrUserReported>{many}<priorCTReports>0</priorCTReports></personOrUserReported>"
    ));
    let refused = read_report(&beyond, now()).unwrap_err();
    assert_eq!(refused.findings().len(), FINDINGS_MAX);
    assert!(refused.description().ends_with("and 1 more; at most 50 are told at once"));
}

#[test]
fn what_a_sender_wrote_cannot_forge_a_line_of_the_answer() {
    let bytes = report_with(
        "<personOrUserReported><compromisedAccount>a\n[1,1] - all is well</compromisedAccount></personOrUserReported>",
    );
    let refused = read_report(&bytes, now()).unwrap_err();
    assert_eq!(refused.description().lines().count(), 2);
    let long = format!(
        "<personOrUserReported><compromisedAccount>{}</compromisedAccount></personOrUserReported>",
        "x".repeat(5000)
    );
    let refused = read_report(&report_with(&long), now()).unwrap_err();
    assert!(refused.description().len() < 1000);
}

#[test]
fn a_document_for_the_other_endpoint_says_where_it_belongs() {
    let (_, details) =
        samples("valid").into_iter().find(|(name, _)| name.starts_with("filedetails")).unwrap();
    let refused = read_report(&details, now()).unwrap_err();
    let Finding { path, message, .. } = &refused.findings()[0];
    assert_eq!(
        (path.as_str(), message.as_str()),
        ("/fileDetails", "Send a 'report' document here, not 'fileDetails'.")
    );
    let namespaced = b"<r:report xmlns:r=\"urn:example\"/>";
    let refused = read_report(namespaced, now()).unwrap_err();
    assert!(refused.findings()[0].message.starts_with("cvc-elt.1.a: Cannot find the declaration of element"));
}

#[test]
fn structure_is_judged_element_by_element() {
    let wrong = [
        (
            "<internetDetails/>",
            "2.4.b: The content of element 'internetDetails' is not complete. One of '{webPageIncident, emailIncident,",
        ),
        (
            "<internetDetails><webPageIncident/><chatImIncident/></internetDetails>",
            "2.4.d: Invalid content was found starting with element 'chatImIncident'. No child element is expected",
        ),
        (
            "<internetDetails><webPageIncident>text</webPageIncident></internetDetails>",
            "2.3: Element 'webPageIncident' cannot have character",
        ),
        (
            "<lawEnforcement><agencyName a=\"b\">X</agencyName></lawEnforcement>",
            "cvc-type.3.1.1: Element 'agencyName' is a simple type",
        ),
        (
            "<lawEnforcement><agencyName><b/></agencyName></lawEnforcement>",
            "cvc-type.3.1.2: Element 'agencyName' is a simple type",
        ),
    ];
    for (before_reporter, message) in wrong {
        let text = String::from_utf8(report_with("")).unwrap();
        let bytes = text.replace("<reporter>", &format!("{before_reporter}<reporter>"));
        let messages = report_messages(bytes.as_bytes());
        assert!(messages.len() == 1 && messages[0].contains(message), "{before_reporter}: {messages:?}");
    }
    let batched = String::from_utf8(report_with(""))
        .unwrap()
        .replace("<report>", "<report><batchedReport reason=\"VIRAL_POTENTIAL_MEME\"> </batchedReport>");
    assert!(
        report_messages(batched.as_bytes())[0]
            .contains("2.1: Element 'batchedReport' must have no character")
    );
}

#[test]
fn every_child_out_of_place_is_told_and_none_besides() {
    let party = |inside: &str| {
        report_messages(&report_with(&format!("<personOrUserReported>{inside}</personOrUserReported>")))
    };
    // One came too early: it is told, what follows it is fine.
    let early = report_messages(b"<report><additionalInfo>x</additionalInfo><incidentSummary><incidentDateTime>2024-01-15T08:30:00Z</incidentDateTime>\
        <incidentType>Child Sex Tourism</incidentType></incidentSummary><reporter><reportingPerson><email>a@example.com</email></reportingPerson></reporter></report>");
    assert_eq!(early.len(), 2, "{early:?}");
    assert!(early[0].contains("'additionalInfo'. One of '{batchedReport, incidentSummary}'"));
    assert!(early[1].contains("'incidentDateTime'. One of '{incidentType}'"));
    // Two came too late: both are told.
    let late = party(
        "<screenName>s</screenName><espIdentifier>e</espIdentifier><vehicleDescription>v</vehicleDescription><displayName>d</displayName>",
    );
    assert_eq!(late.len(), 2, "{late:?}");
    assert!(late[0].contains("'espIdentifier'") && late[1].contains("'vehicleDescription'"));
    // Two are missing: each is told once, and what follows is not blamed.
    let missing =
        report_messages(b"<report><personOrUserReported/><victim><victimPerson/></victim></report>");
    assert_eq!(missing.len(), 2, "{missing:?}");
    assert!(missing[0].contains(
        "2.4.b: The content of element 'report' is not complete. One of '{reporter}' is expected."
    ));
    assert!(
        missing[1].contains("'personOrUserReported'. One of '{batchedReport, incidentSummary}' is expected.")
    );
}

#[test]
fn each_attribute_out_of_place_is_told() {
    let (name, bytes) = samples("invalid").swap_remove(0);
    let refused = refusal(&name, &bytes);
    let messages: Vec<&str> = refused.findings().iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "cvc-complex-type.3.2.2: Attribute 'accountType' is not allowed to appear in element 'associatedAccount'. Remove it: 'associatedAccount' has no such attribute.",
            "cvc-complex-type.3.2.2: Attribute 'thirdPartyUser' is not allowed to appear in element 'associatedAccount'. Remove it: 'associatedAccount' has no such attribute.",
            "cvc-complex-type.4: Attribute 'type' must appear on element 'associatedAccount'.",
        ]
    );
}
