//! The table and the nouns name the same things.

use clearline_report::{
    CaptureKind, Classification, Country, FileAnnotation, IncidentType, ReportAnnotation,
};

use super::*;

fn complex(name: &str) -> &'static Complex {
    fn within(complex: &'static Complex, name: &str) -> Option<&'static Complex> {
        if complex.name == name {
            return Some(complex);
        }
        complex.items().iter().find_map(|item| match item.of {
            Type::Complex(below) => within(below, name),
            Type::Simple(_) => None,
        })
    }
    let found = ROOTS.iter().find_map(|root| match root.of {
        Type::Complex(complex) => within(complex, name),
        Type::Simple(_) => None,
    });
    found.unwrap_or_else(|| panic!("no type {name}"))
}

fn names(of: &str) -> Vec<&'static str> {
    complex(of).items().iter().map(|item| item.name).collect()
}

fn words(of: &str, element: &str) -> &'static [&'static str] {
    match complex(of).items().iter().find(|item| item.name == element).map(|item| item.of) {
        Some(Type::Simple(Simple::Words(words))) => words.words,
        other => panic!("{element} of {of} is {other:?}"),
    }
}

#[test]
fn every_word_of_the_wire_has_its_noun() {
    assert_eq!(names("ReportAnnotations"), ReportAnnotation::ALL.map(ReportAnnotation::wire_name));
    assert_eq!(names("FileAnnotations"), FileAnnotation::ALL.map(FileAnnotation::wire_name));
    assert_eq!(words("IncidentSummary", "incidentType"), IncidentType::ALL.map(IncidentType::wire_label));
    assert_eq!(words("IpCaptureEvent", "eventName"), CaptureKind::ALL.map(CaptureKind::wire_name));
    assert_eq!(
        words("FileDetails", "industryClassification"),
        Classification::ALL.map(Classification::wire_name)
    );
    let countries = words("Address", "country");
    assert!(countries.iter().filter(|code| !code.is_empty()).all(|code| code.parse::<Country>().is_ok()));
    assert_eq!((countries.len(), words("Address", "state").len()), (258, 55), "both with the empty code");
}
