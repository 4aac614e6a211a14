//! The documented rules beyond the schema. Each case is accepted, or refused with a message that says what to
//! do.

use clearline_wire::{Element, read_file_details, read_report, read_tree, rules};

use crate::{NOW, details_messages, details_with, now, report, report_messages, report_with, sample};

/// Every case: what stands in the report, and what the only finding says; nothing where it is accepted.
fn judge(cases: &[(&str, &str)]) {
    for (inside, expected) in cases {
        let messages = report_messages(&report_with(inside));
        match (messages.as_slice(), *expected) {
            ([], "") => {}
            ([only], expected) if !expected.is_empty() && only.contains(expected) => {}
            (other, _) => panic!("{inside}\n expected: {expected:?}\n found: {other:?}"),
        }
    }
}

fn person(inside: &str) -> String {
    format!(
        "<personOrUserReported><personOrUserReportedPerson>{inside}</personOrUserReportedPerson></personOrUserReported>"
    )
}

fn account(inside: &str) -> String {
    format!("<personOrUserReported>{inside}</personOrUserReported>")
}

fn judge_each(wrap: fn(&str) -> String, cases: &[(&str, &str)]) {
    let wrapped: Vec<(String, &str)> =
        cases.iter().map(|(inside, expected)| (wrap(inside), *expected)).collect();
    let borrowed: Vec<(&str, &str)> =
        wrapped.iter().map(|(inside, expected)| (inside.as_str(), *expected)).collect();
    judge(&borrowed);
}

#[test]
fn lengths_count_characters_not_bytes() {
    for (characters, fine) in [(256, true), (257, false)] {
        let platform = format!(
            "<incidentType>Child Sex Tourism</incidentType><platform>{}</platform><incidentDateTime>2024-01-15T08:30:00Z</incidentDateTime>",
            "é".repeat(characters)
        );
        assert_eq!(read_report(&report(&platform, ""), now()).is_ok(), fine);
    }
    let long = |name: &str, characters: usize| format!("<{name}>{}</{name}>", "x".repeat(characters));
    let documented = [
        ("vehicleDescription", 300),
        ("espIdentifier", 255),
        ("espService", 100),
        ("screenName", 256),
        ("displayName", 255),
        ("profileUrl", 2083),
        ("groupIdentifier", 255),
    ];
    for (name, most) in documented {
        assert_eq!(
            report_messages(&report_with(&account(&long(name, most)))),
            Vec::<String>::new(),
            "{name}"
        );
        let beyond = report_messages(&report_with(&account(&long(name, most + 1))));
        assert!(
            beyond[0].contains(&format!("at most {most} characters; it has {}", most + 1)),
            "{name}: {beyond:?}"
        );
    }
}

#[test]
fn times_are_past_and_say_their_zone() {
    let at = |time: &str| {
        report_messages(&report(
            &format!(
                "<incidentType>Child Sex Tourism</incidentType><incidentDateTime>{time}</incidentDateTime>"
            ),
            "",
        ))
    };
    for fine in [
        NOW,
        "2026-11-23T13:00:00+01:00",
        "2024-01-15T08:30:00.123456789012-07:00",
        " 2024-01-15T24:00:00Z ",
        "0001-01-01T00:00:00Z",
        "2024-02-29T23:59:59.999+14:00",
    ] {
        assert_eq!(at(fine), Vec::<String>::new(), "{fine}");
    }
    for late in [
        "2026-11-23T12:00:00.000000001Z",
        "2026-11-23T12:00:00-00:01",
        "12026-01-01T00:00:00Z",
        "-0044-03-15T12:00:00Z",
    ] {
        assert!(at(late)[0].contains("must be a past date"), "{late}: {:?}", at(late));
    }
    assert!(at("2024-01-15T08:30:00")[0].contains("time zone"));
    for not_a_time in [
        "",
        "2024-01-15",
        "2024-1-15T08:30:00Z",
        "2024-02-30T08:30:00Z",
        "2023-02-29T08:30:00Z",
        "2024-01-15T25:00:00Z",
        "2024-01-15T24:00:01Z",
        "2024-01-15T08:30:60Z",
        "2024-01-15T08:30:00+14:01",
        "2024-01-15T08:30:00z",
        "0000-01-01T00:00:00Z",
        "02024-01-15T08:30:00Z",
        "2024-01-15 08:30:00Z",
        "2024-01-15T08:30:00.Z",
        "2024-01-15T08:30:00+0700",
    ] {
        assert!(
            at(not_a_time)[0].contains("is not a valid value for 'dateTime'"),
            "{not_a_time}: {:?}",
            at(not_a_time)
        );
    }
    judge_each(
        person,
        &[
            ("<dateOfBirth>2026-11-23</dateOfBirth>", ""),
            ("<dateOfBirth>2026-11-24</dateOfBirth>", ""), // It has begun somewhere on earth.
            ("<dateOfBirth>2026-11-24Z</dateOfBirth>", "must be a past date"),
            ("<dateOfBirth>2026-11-25</dateOfBirth>", "must be a past date"),
            ("<dateOfBirth>2023-02-29</dateOfBirth>", "is not a valid value for 'date'"),
        ],
    );
}

#[test]
fn values_have_their_form() {
    judge_each(
        person,
        &[
            ("<email>a@example.com</email>", ""),
            ("<email>\n first.last+tag@sub.example.com\n</email>", ""),
            ("<email>\"odd name\"@example.com</email>", ""),
            ("<email>jürgen@bücher.example</email>", ""),
            ("<email>a@[192.0.2.1]</email>", ""),
            ("<email>@example.com</email>", "well-formed e-mail"),
            ("<email>a b@example.com</email>", "well-formed e-mail"),
            ("<email>a@</email>", "not a domain"),
            ("<email>a@exa mple.com</email>", "not a domain"),
            ("<email>a@example..com</email>", "not a domain"),
            ("<email></email>", "well-formed e-mail"),
            ("<age>150</age>", ""),
            ("<age>151</age>", "from 0 to 150"),
            ("<age>-1</age>", "from 0 to 150"),
            ("<age>99999999999</age>", "maxInclusive '2147483647' for type 'int'"),
            ("<phone countryCallingCode=\"+1\" extension=\"12\">1234567890</phone>", ""),
            (
                "<phone countryCallingCode=\"+1\">+15550100</phone>",
                "must not begin with its 'countryCallingCode'",
            ),
            (
                "<phone countryCallingCode=\"+1234\">5550100</phone>",
                r"with respect to pattern '\+[0-9]{1,3}' for type 'CallingCode'",
            ),
            ("<phone extension=\"12345678901\">5550100</phone>", "at most 10 characters"),
            ("<address><state/><country/></address>", ""),
            ("<address><country>us</country></address>", "cvc-enumeration-valid"),
            ("<address><country>XK</country></address>", ""),
        ],
    );
    let local = |count: usize| format!("<email>{}@example.com</email>", "x".repeat(count));
    judge_each(person, &[(&local(64), ""), (&local(65), "at most 64 characters")]);
    let capture = |inside: &str| account(&format!("<ipCaptureEvent>{inside}</ipCaptureEvent>"));
    judge_each(
        capture,
        &[
            ("<ipAddress>192.0.2.1</ipAddress><port>1</port>", ""),
            ("<ipAddress>10.0.0.1</ipAddress><port>65535</port>", ""),
            ("<ipAddress>2001:db8::1</ipAddress>", ""),
            ("<ipAddress>::ffff:192.0.2.1</ipAddress>", ""),
            ("<ipAddress>192.0.2.1:80</ipAddress>", "IPv4"),
            ("<ipAddress> </ipAddress>", "IPv4"),
            ("<ipAddress>192.0.2.1</ipAddress><port>0</port>", "from 1 to 65535"),
            (
                "<ipAddress>192.0.2.1</ipAddress><possibleProxy>yes</possibleProxy>",
                "is not a valid value for 'boolean'",
            ),
        ],
    );
    judge_each(
        account,
        &[
            ("<profileUrl>bad1.example.com</profileUrl>", ""),
            ("<profileUrl>https://example.com/ü?q=[1]</profileUrl>", ""),
            ("<profileUrl>https://example.com/a b</profileUrl>", "valid URL"),
            ("<profileUrl>https://example.com/\n</profileUrl>", "valid URL"),
            ("<profileUrl/>", "valid URL"),
            ("<deviceId><idType> </idType><idValue>x</idValue></deviceId>", "must not be blank"),
            ("<priorCTReports>1</priorCTReports><priorCTReports>250799407</priorCTReports>", ""),
            ("<priorCTReports>0</priorCTReports>", "whole number from 1 to"),
            ("<priorCTReports>-5</priorCTReports>", "whole number from 1 to"),
        ],
    );
    let blank = "<incidentType>Child Sex Tourism</incidentType><escalateToHighPriority> </escalateToHighPriority><incidentDateTime>2024-01-15T08:30:00Z</incidentDateTime>";
    assert!(report_messages(&report(blank, ""))[0].contains("must not be blank"));
}

#[test]
fn rules_across_elements_hold() {
    judge_each(
        person,
        &[
            ("<email verified=\"true\" verificationDate=\"2024-01-15T08:30:00Z\">a@example.com</email>", ""),
            (
                "<email verified=\"0\" verificationDate=\"2024-01-15T08:30:00Z\">a@example.com</email>",
                "'verified' of 'email' must be true",
            ),
            (
                "<phone verificationDate=\"2024-01-15T08:30:00Z\">5550100</phone>",
                "'verified' of 'phone' must be true",
            ),
            ("<age>30</age><dateOfBirth>1990-01-31</dateOfBirth>", ""), // A person may have both.
        ],
    );
    let location = |inside: &str| account(&format!("<estimatedLocation>{inside}</estimatedLocation>"));
    judge_each(
        location,
        &[
            ("<city>Berlin</city><countryCode>DE</countryCode>", ""),
            ("<city>Exampleville</city><region>NY</region><countryCode>US</countryCode>", ""),
            ("<countryCode>US</countryCode>", ""),
            ("<countryCode/>", "'countryCode' of 'estimatedLocation' must not be blank"),
            (
                "<city>Exampleville</city><countryCode>US</countryCode>",
                "'region' of 'estimatedLocation' must be given",
            ),
            ("<region>Bavaria</region><countryCode>US</countryCode>", "must be a two-letter state code"),
        ],
    );
    let other =
        |inside: &str| account(&format!("<associatedAccount type=\"Other\">{inside}</associatedAccount>"));
    judge_each(
        other,
        &[
            ("<approximateAge>30</approximateAge>", ""),
            // Documented as one or the other; a client's suite sends both, and it is remarked, not refused.
            ("<approximateAge>30</approximateAge><dateOfBirth>1990-01-31</dateOfBirth>", ""),
        ],
    );
    let disabled = |inside: &str| {
        account(&format!("<accountTemporarilyDisabled {inside}>true</accountTemporarilyDisabled>"))
    };
    judge_each(
        disabled,
        &[
            (
                "disabledDate=\"2024-01-15T08:00:00Z\" userNotifiedDate=\"2024-01-15T09:00:00+01:00\" reenabledDate=\"2027-01-01T00:00:00Z\"",
                "",
            ),
            (
                "disabledDate=\"2024-01-15T08:00:00Z\" userNotifiedDate=\"2024-01-15T07:59:59Z\"",
                "must not be before 'disabledDate'",
            ),
            (
                "disabledDate=\"2024-01-15T08:00:00Z\" reenabledDate=\"2024-01-15T08:00:00Z\"",
                "must be after 'disabledDate'",
            ),
            ("disabledDate=\"2027-01-15T08:00:00Z\"", "must be a past date"),
            ("reenabledDate=\"2027-01-15T08:00:00\"", "time zone"),
        ],
    );
}

#[test]
fn addresses_of_incidents_belong_to_somebody_in_the_report() {
    let with = |party: &str| {
        let text = String::from_utf8(report_with(party)).unwrap();
        let incident = "<internetDetails><emailIncident><emailAddress>Someone@example.com</emailAddress></emailIncident></internetDetails>";
        report_messages(text.replace("<reporter>", &format!("{incident}<reporter>")).as_bytes())
    };
    assert!(with("")[0].contains("must also be given as 'email'"));
    assert!(
        with("<victim><victimPerson><email>someone@EXAMPLE.com</email></victimPerson></victim>").is_empty()
    );
    assert!(
        with("<victim><victimPerson><email>other@example.com</email></victimPerson></victim>").len() == 1
    );
}

#[test]
fn a_batched_report_holds_nothing_but_what_it_may() {
    let batched = |inside: &str| {
        let text = String::from_utf8(report_with(inside)).unwrap();
        report_messages(
            text.replace("<report>", "<report><batchedReport reason=\"VIRAL_POTENTIAL_MEME\"/>").as_bytes(),
        )
    };
    let one = "<personOrUserReported><espIdentifier>user</espIdentifier></personOrUserReported>";
    assert!(batched("").is_empty() && batched(&one.repeat(3)).is_empty());
    let too_much = batched(&format!(
        "<personOrUserReported><espIdentifier>u</espIdentifier><screenName>s</screenName></personOrUserReported>{one}\
         <victim><victimPerson/></victim><additionalInfo>x</additionalInfo>"
    ));
    let named: Vec<&str> = too_much.iter().map(|message| message.split('\'').nth(1).unwrap()).collect();
    assert_eq!(named, ["screenName", "victim", "additionalInfo"]);
}

#[test]
fn the_rules_of_file_details_hold() {
    assert!(
        details_messages(&details_with(
            "<fileViewedByEsp>true</fileViewedByEsp><exifViewedByEsp>true</exifViewedByEsp>"
        ))
        .is_empty()
    );
    let supplemental = |rest: &str| {
        details_messages(&details_with(&format!(
            "<fileRelevance>Supplemental Reported</fileRelevance>{rest}"
        )))
    };
    assert!(supplemental("").is_empty());
    assert!(supplemental("<potentialMeme>false</potentialMeme>").is_empty());
    assert!(
        supplemental("<potentialMeme>true</potentialMeme>")[0].contains("'potentialMeme' is not allowed")
    );
    assert!(supplemental("<fileAnnotations><viral/></fileAnnotations>").is_empty());
    assert!(
        supplemental("<fileAnnotations><potentialMeme/></fileAnnotations>")[0]
            .contains("'potentialMeme' is not allowed")
    );
    let both = details_messages(&details_with("<potentialMeme>true</potentialMeme><fileAnnotations/>"));
    assert!(
        both[0].contains("2.4.a: Invalid content was found starting with element 'fileAnnotations'"),
        "{both:?}"
    );

    let hash = "<originalFileHash hashType=\"SHA512\">".to_owned() + &"0".repeat(128) + "</originalFileHash>";
    assert!(details_messages(&details_with(&hash)).is_empty(), "long hashes are no fault");
    let strange =
        String::from_utf8(details_with("")).unwrap().replace("b0754af766b426f2928a02c651ed4b99", "12");
    assert!(details_messages(strange.as_bytes())[0].contains("32 lower-case hexadecimal digits"));
    let no_report = String::from_utf8(details_with("")).unwrap().replace("4564654", "0");
    assert!(details_messages(no_report.as_bytes())[0].contains("'reportId' must be a whole number from 1"));
}

#[test]
fn a_file_of_a_batched_report_says_no_more_than_it_may() {
    let batched = read_file_details(&sample("filedetails-batched"), now()).unwrap();
    assert_eq!(rules::batched_file(&batched.tree), []);
    let older = read_tree(&details_with("<potentialMeme>true</potentialMeme>")).unwrap();
    assert_eq!(rules::batched_file(&older), []);

    let full = read_tree(&sample("filedetails-maximal")).unwrap();
    let messages: Vec<String> =
        rules::batched_file(&full).into_iter().map(|finding| finding.message).collect();
    let named: Vec<&str> = messages.iter().map(|message| message.split('\'').nth(1).unwrap()).collect();
    assert_eq!(
        named,
        [
            "originalFileName",
            "locationOfFile",
            "animeDrawingVirtualHentai",
            "possibleSelfProduction",
            "physicalHarm",
            "violenceGore",
            "bestiality",
            "liveStreaming",
            "infant",
            "generativeAi",
            "originalFileHash",
            "originalFileHash",
            "originalFileHash",
            "ipCaptureEvent",
            "deviceId",
            "deviceId",
            "details",
            "additionalInfo",
            "additionalInfo",
        ]
    );
    let bare = Element::new("fileDetails").leaf("fileRelevance", "Supplemental Reported");
    let findings = rules::batched_file(&bare);
    assert_eq!(findings.len(), 2);
    assert!(findings.iter().any(|finding| finding.message.contains("'viral', 'potentialMeme' or both")));
    assert!(findings.iter().all(|finding| finding.line == 0), "a built tree has no lines");
}
