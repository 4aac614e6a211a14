use super::*;

#[test]
fn an_entry_tells_every_row_it_ever_had_and_the_days_that_count() {
    let register = Register::shipped();
    let lapsed = register.history("eu-interim");
    assert_eq!(lapsed.len(), 1);
    assert_eq!((lapsed[0].kind, lapsed[0].dates.to), (RowKind::Instrument, Some(date(2026, 4, 3))));
    assert!(lapsed[0].file.ends_with("eu-interim.toml") && lapsed[0].line > 0);
    assert!(register.history("no-such-entry").is_empty());
    assert!(register.history_of_country("DE").iter().all(|version| version.kind == RowKind::Flag));
    assert_eq!(
        register.history_of_country("DE").len(),
        7 + 10,
        "its own flags, and its rows in lists of parties"
    );
    let corrected = "[[flag]]\ncountry = \"DE\"\nflag = \"us_mlat\"\nvalue = \"yes\"\nfrom = 2009-10-18\nsources = [\"INCSR-2015\"]\n\
                     confidence = \"high\"\nas_of = \"2026-11-24\"\nrecorded = 2026-11-24\nreplaces = \"DE/us_mlat\"\n";
    let register = Register::overlaid(&[("house.toml", corrected)]).unwrap();
    let rows = register.history("DE/us_mlat");
    assert_eq!(rows.len(), 2, "the row that was replaced stays to be read");
    assert_eq!(rows.iter().filter(|row| row.dates.withdrawn.is_none()).count(), 1);
    let days = register.days_of("DE/us_mlat", date(2026, 11, 24)).unwrap();
    assert_eq!(days.from, Some(date(2009, 10, 18)));
    assert_eq!(register.days_of("no-such-entry", date(2026, 11, 24)), None);
}
