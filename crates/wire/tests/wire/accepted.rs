use std::collections::BTreeSet;

use clearline_report::{
    Answer, CaptureKind, Classification, Country, FileAnnotation, FileRelevance, FileSaid, IncidentType,
    InternetKind, PartyRole, ReportAnnotation, Said,
};
use clearline_wire::{Element, file_said, kept, read_file_details, read_report, read_tree, said};

use crate::{now, report, report_with, sample, samples};

#[test]
fn every_valid_sample_is_accepted() {
    for (name, bytes) in samples("valid") {
        let refused = if name.starts_with("report") {
            read_report(&bytes, now()).err()
        } else {
            read_file_details(&bytes, now()).err()
        };
        assert_eq!(refused, None, "{name}");
    }
}

#[test]
fn a_rich_report_is_mapped_whole() {
    let said = read_report(&sample("report-rich"), now()).unwrap().value;
    assert!(!said.batched);
    assert_eq!(said.incident.kind, IncidentType::Enticement);
    assert_eq!(said.incident.at.at(), "2024-01-15T15:30:00.123456Z".parse().unwrap());
    assert_eq!(said.incident.escalation, Some("Synthetic test — not a real escalation".into()));
    assert_eq!(
        said.incident.annotations,
        [ReportAnnotation::Sextortion, ReportAnnotation::Spam, ReportAnnotation::SadisticOnlineExploitation]
    );

    let kinds: Vec<InternetKind> = said.internet.iter().map(|detail| detail.kind).collect();
    assert_eq!(
        kinds,
        [InternetKind::WebPage, InternetKind::Chat, InternetKind::Email, InternetKind::PeerToPeer]
    );
    assert_eq!(said.internet[0].urls, ["http://example.com/a?x=1&y=<2>", "http://example.com/b"]);
    assert_eq!(said.internet[0].third_party_hosted, Answer::No);
    assert_eq!(said.internet[1].content.as_deref(), Some("héllo 你好"));
    assert_eq!(said.internet[3].captures[0].port, Some(443));

    let police = said.law_enforcement.as_ref().unwrap();
    assert_eq!(
        (police.agency_name.as_str(), police.case_number.as_deref()),
        ("Example Police", Some("0001"))
    );
    assert_eq!((police.reported, police.served_at_home), (Answer::Yes, Answer::No));
    assert_eq!(said.served_abroad(), None);

    let reporter = &said.reporter.person;
    assert_eq!(reporter.last_name.as_deref(), Some("O’Reporter"));
    assert_eq!(reporter.phones[0].full(), "+15550100");
    assert_eq!(reporter.emails[0].verified, Answer::Yes);
    assert_eq!(reporter.addresses[0].country, Some(Country::US));

    let roles: Vec<PartyRole> = said.parties.iter().map(|party| party.role).collect();
    assert_eq!(roles, [PartyRole::Reported, PartyRole::IntendedRecipient, PartyRole::Victim]);
    let reported = &said.parties[0];
    assert_eq!(reported.display_names, ["Invented 1", "Invented 2"]);
    assert_eq!(reported.person.date_of_birth.unwrap().to_string(), "1990-01-31");
    assert_eq!(reported.captures[0].address.to_string(), "203.0.113.7");
    assert_eq!(reported.captures[0].kind, Some(CaptureKind::Login));
    assert_eq!(reported.compromised, Answer::No);
    assert_eq!(reported.estimated_location.as_ref().unwrap().region.as_deref(), Some("NY"));
    assert_eq!(said.parties[2].person.age, Some(12));
    assert_eq!(said.parties[2].school.as_deref(), Some("Example School"));
}

#[test]
fn elements_of_2026_are_taken() {
    let parsed = read_report(&sample("report-2026"), now()).unwrap();
    assert!(parsed.value.incident.annotations.contains(&ReportAnnotation::Informational));
    let person =
        parsed.tree.child("personOrUserReported").unwrap().child("personOrUserReportedPerson").unwrap();
    assert_eq!(person.value("ageAssertionDiscrepancy"), Some("true"));
}

#[test]
fn maximal_file_details_are_mapped_whole() {
    let details = read_file_details(&sample("filedetails-maximal"), now()).unwrap().value;
    assert_eq!(details.report.get(), 4_564_654);
    let said = details.said;
    assert_eq!(said.file.as_str(), "b0754af766b426f2928a02c651ed4b99");
    assert_eq!(said.original_name.as_deref(), Some("grün 2.png"));
    assert_eq!(said.location.as_deref(), Some("https://example.com/f.png?a=1&b=2"));
    assert_eq!(
        (said.viewed, said.exif_viewed, said.publicly_available),
        (Answer::Yes, Answer::Yes, Answer::No)
    );
    assert_eq!(said.relevance, FileRelevance::Reported);
    assert_eq!(said.annotations, FileAnnotation::ALL);
    assert_eq!(said.classification, Some(Classification::A2));
    let kinds: Vec<&str> = said.hashes.iter().map(|hash| hash.kind.as_str()).collect();
    assert_eq!(kinds, ["MD5", "SHA1", "SHA256"]);
    let capture = said.capture.unwrap();
    assert_eq!((capture.address.to_string().as_str(), capture.possible_proxy), ("2001:db8::1", Answer::Yes));
    assert_eq!(said.devices.len(), 2);
    assert_eq!(said.metadata[0].pairs[1], ("Model".to_owned(), "None".to_owned()));
    assert_eq!(said.additional, ["first note", "second note"]);
}

#[test]
fn what_was_not_stated_is_not_a_no() {
    let said = read_file_details(&sample("filedetails-minimal.n"), now()).unwrap().value.said;
    assert_eq!((said.viewed, said.exif_viewed), (Answer::NotStated, Answer::NotStated));
    let bytes = report_with(
        "<personOrUserReported><associatedAccount type=\"Parent/Guardian\"><platform thirdPartyUser=\"1\">Example Pay</platform>\
         <approximateAge>40</approximateAge><priorCTReport>77</priorCTReport></associatedAccount></personOrUserReported>",
    );
    let said = read_report(&bytes, now()).unwrap().value;
    let party = &said.parties[0];
    assert_eq!((party.compromised, party.third_party), (Answer::NotStated, Answer::NotStated));
    let account = &party.associated[0];
    assert_eq!(
        (account.relation.as_str(), account.platform.as_deref()),
        ("Parent/Guardian", Some("Example Pay"))
    );
    assert_eq!((account.party.third_party, account.party.person.age), (Answer::Yes, Some(40)));
    assert_eq!(account.party.prior_reports[0].get(), 77);
}

/// The one thing that the nouns do not hold: `reason` has one value, so the element that carries it says as much.
const IN_THE_TREE_ONLY: &str = "@reason";

/// Everything that says something by itself: each element without children, and each attribute.
fn count_sayings(tree: &Element) -> usize {
    let own = tree.attributes.len() + usize::from(tree.children.is_empty());
    own + tree.children.iter().map(count_sayings).sum::<usize>()
}

/// Takes away the saying of that number, and gives its name.
fn take_away(tree: &mut Element, number: &mut usize) -> Option<String> {
    if *number < tree.attributes.len() {
        return Some(format!("@{}", tree.attributes.remove(*number).0));
    }
    *number -= tree.attributes.len();
    for at in 0..tree.children.len() {
        let child = &mut tree.children[at];
        if child.children.is_empty() && *number == child.attributes.len() {
            return Some(tree.children.remove(at).name);
        }
        if let Some(name) = take_away(child, number) {
            return Some(name);
        }
        *number -= usize::from(tree.children[at].children.is_empty());
    }
    None
}

/// The names of what can be taken away without the nouns noticing.
fn unnoticed<T: PartialEq>(tree: &Element, nouns: impl Fn(&Element) -> Option<T>) -> BTreeSet<String> {
    let whole = nouns(tree);
    assert!(whole.is_some());
    let mut names = BTreeSet::new();
    for number in 0..count_sayings(tree) {
        let mut less = tree.clone();
        let name = take_away(&mut less, &mut { number }).unwrap();
        if nouns(&less) == whole {
            names.insert(name);
        }
    }
    names
}

#[test]
fn nothing_of_the_fullest_report_is_lost() {
    let tree = read_tree(&sample("report-every-element-and-attribute")).unwrap();
    assert!(count_sayings(&tree) > 500);
    assert_eq!(unnoticed(&tree, |tree| said(tree).ok()), BTreeSet::from([IN_THE_TREE_ONLY.to_owned()]));
}

fn fullest_file_details() -> Element {
    let text = String::from_utf8(sample("filedetails-every-element-and-attribute")).unwrap();
    read_tree(text.replace("synthetic FileId", "b0754af766b426f2928a02c651ed4b99").as_bytes()).unwrap()
}

#[test]
fn nothing_of_the_fullest_file_details_is_lost() {
    let tree = fullest_file_details();
    let lost = unnoticed(&tree, |tree| file_said(tree).ok());
    // Without the default it would be stated as what it is by default.
    assert_eq!(lost, BTreeSet::from(["fileRelevance".to_owned()]));
}

/// Gives every free text of the document an end of its own.
fn with_texts_of_their_own(tree: &mut Element, count: &mut usize) {
    if tree.text.starts_with("synthetic ")
        || tree.text.contains("@example.com")
        || tree.text.starts_with("https://")
    {
        *count += 1;
        tree.text = format!("{}{count}q", tree.text);
    }
    for child in &mut tree.children {
        with_texts_of_their_own(child, count);
    }
}

#[test]
fn every_free_text_arrives_as_written() {
    let mut tree = read_tree(&sample("report-every-element-and-attribute")).unwrap();
    let mut count = 0;
    with_texts_of_their_own(&mut tree, &mut count);
    assert!(count > 200, "the sample has {count} free texts");
    let shown = format!("{:?}", said(&tree).unwrap());
    tree.visit(&mut |element| {
        let arrived = shown.contains(&format!("{:?}", element.text));
        assert!(arrived || !element.text.ends_with('q'), "{}", element.name);
    });
}

#[test]
fn what_is_kept_gives_the_same_nouns_as_the_bytes() {
    for (name, bytes) in samples("valid") {
        let kept = if name.starts_with("report") {
            let said = read_report(&bytes, now()).unwrap().value;
            let kept = kept::to_json(&said);
            assert_eq!(kept::from_json::<Said>(&kept).unwrap(), said, "{name}");
            kept
        } else if name.starts_with("file") {
            let said = read_file_details(&bytes, now()).unwrap().value.said;
            let kept = kept::to_json(&said);
            assert_eq!(kept::from_json::<FileSaid>(&kept).unwrap(), said, "{name}");
            kept
        } else {
            continue;
        };
        let unknown = kept.replacen('{', "{\"x\":1,", 1);
        assert!(kept::from_json::<Said>(&unknown).is_err(), "unknown names are not kept silently");
        assert!(
            !kept.contains("null") && !kept.contains("[]"),
            "what was not said is left out: {name}: {kept}"
        );
    }
}

/// Rows of released versions hold these names: a noun that is renamed keeps its written name.
#[test]
fn the_written_form_is_the_one_that_is_stored() {
    let tree = read_tree(&sample("report-every-element-and-attribute")).unwrap();
    let report = kept::to_json(&said(&tree).unwrap());
    let details = kept::to_json(&file_said(&fullest_file_details()).unwrap().said);
    let lines = |json: &str| {
        let json: serde_json::Value = serde_json::from_str(json).unwrap();
        serde_json::to_string_pretty(&json).unwrap()
    };
    let written = format!("{}\n{}\n", lines(&report), lines(&details));
    let stored = include_str!("../samples/kept.json");
    assert!(stored == written, "crates/wire/tests/samples/kept.json differs from:\n{written}");
}

#[test]
fn forms_real_clients_send_are_accepted() {
    let plain = String::from_utf8(sample("report-minimal.n")).unwrap();
    let body = plain.split_once("?>").unwrap().1.trim_start();
    let forms = [
        body.to_owned(),
        format!("\u{feff}{plain}"),
        format!("<?xml version=\"1.0\"?><!-- made by hand -->{body}"),
        format!("<?xml version=\"1.0\" encoding=\"us-ascii\"?>{body}"),
        body.replace("<report>", "<report xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"https://report.cybertip.org/ispws/xsd\">"),
        body.replace("reporter@example.com", "<![CDATA[reporter@example.com]]>"),
        body.replace("</incidentSummary>", "</incidentSummary>\r\n  <!-- x -->\r\n"),
    ];
    for form in forms {
        let tree =
            read_report(form.as_bytes(), now()).unwrap_or_else(|refused| panic!("{form}: {refused}")).tree;
        assert_eq!(tree, read_tree(body.as_bytes()).unwrap());
    }
}

#[test]
fn a_presence_flag_may_be_empty_true_or_1() {
    for flag in ["<spam/>", "<spam></spam>", "<spam>true</spam>", "<spam>1</spam>", "<spam> true </spam>"] {
        let summary = format!(
            "<incidentType>Child Sex Tourism</incidentType><reportAnnotations>{flag}</reportAnnotations><incidentDateTime>2024-01-15T08:30:00Z</incidentDateTime>"
        );
        let said = read_report(&report(&summary, ""), now()).unwrap().value;
        assert_eq!(said.incident.annotations, [ReportAnnotation::Spam], "{flag}");
    }
}
