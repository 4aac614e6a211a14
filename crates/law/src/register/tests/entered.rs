use super::*;
use crate::register::{About, Basis, Confidence, DetailOf, Entered};

fn entered(about: About, of: DetailOf) -> Entered {
    Entered {
        about,
        service: None,
        of,
        value: "Invented \"office\" <1>,\nat any hour".to_owned(),
        publisher: "Invented ministry".to_owned(),
        title: "page for 'abroad'".to_owned(),
        url: Some("https://www.example.com/office".to_owned()),
        as_of: Some("2026-10".to_owned()),
        basis: Basis::OfficialPage,
        confidence: Confidence::High,
        recorded: date(2026, 12, 1),
    }
}

/// What is entered reads like a row of a file, with its source; what we had on the same point stays readable before.
#[test]
fn what_is_entered_takes_the_place_of_what_we_had_and_nothing_else_changes() {
    let shipped = Register::shipped();
    let about = About::Country(country("KE"));
    let (of, day) = (DetailOf::MlaAuthority, date(2026, 12, 2));
    let one = entered(about.clone(), of);
    let (register, problems) = shipped.with_entered(std::slice::from_ref(&one));
    assert!(problems.is_empty(), "{problems:?}");
    let rows: Vec<_> = register.details(&about, day).filter(|row| row.of == of).collect();
    let [row] = rows[..] else { panic!("{rows:?}") };
    assert_eq!((row.value.as_str(), row.as_of.as_str()), (one.value.as_str(), "2026-10"));
    let source = register.sources_read(&row.sources).next().unwrap();
    assert_eq!(source.words(), "Invented ministry, page for 'abroad' (2026-10)");
    assert_eq!(source.url.as_deref(), Some("https://www.example.com/office"));
    let before = register.known_on(date(2026, 11, 30));
    assert_eq!(before.detail(&about, of, day), shipped.known_on(date(2026, 11, 30)).detail(&about, of, day));
    let changes = diff(shipped, &register);
    assert!(
        changes.iter().all(|change| matches!(change.kind, RowKind::Detail | RowKind::Source)),
        "{changes:?}"
    );
    assert!(changes.len() <= 2);
}

/// A provider that nobody read of is entered with what is known of it; of two entries on one point the later counts.
#[test]
fn a_new_provider_is_found_by_its_name_and_the_later_entry_counts() {
    let about = About::Provider(Entered::provider_id("Example Chat, Inc."));
    let first = Entered {
        service: Some("Example Chat".to_owned()),
        as_of: None,
        url: None,
        ..entered(about.clone(), DetailOf::LegalProcess)
    };
    let later = Entered { value: "police@example.com".to_owned(), ..first.clone() };
    let other = Entered { of: DetailOf::Emergency, ..first.clone() };
    let (register, problems) = Register::shipped().with_entered(&[first, other, later]);
    assert!(problems.is_empty(), "{problems:?}");
    let provider = register.provider_named("EXAMPLE CHAT").unwrap();
    assert_eq!(provider.id, "example-chat-inc");
    let day = date(2026, 12, 2);
    let rows: Vec<&str> = register.details(&about, day).map(|row| row.value.as_str()).collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    let row = register.detail(&about, DetailOf::LegalProcess, day).unwrap();
    assert_eq!((row.value.as_str(), row.as_of.as_str()), ("police@example.com", "undated"));
}

/// What does not fit is left out and told; the rest holds.
#[test]
fn what_does_not_fit_is_left_out_and_told() {
    let wrong = entered(About::Provider("nobody".to_owned()), DetailOf::LegalProcess);
    let odd = entered(About::Country(country("KE")), DetailOf::LegalProcess);
    let right = entered(About::Country(country("KE")), DetailOf::PoliceUnit);
    let (register, problems) = Register::shipped().with_entered(&[wrong, odd, right]);
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].what.contains("no provider here") && problems[1].what.contains("says nothing of KE"));
    let row =
        register.detail(&About::Country(country("KE")), DetailOf::PoliceUnit, date(2026, 12, 2)).unwrap();
    assert_eq!(row.as_of, "2026-10");
}
