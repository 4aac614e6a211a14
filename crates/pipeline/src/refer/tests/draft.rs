use clearline_disclosure::Writer;
use clearline_disclosure::disclosed::Disclosed;
use clearline_law::Register;
use clearline_report::{AgencyClass, Message, ReportKind, SaidAt};
use jiff::Timestamp;
use jiff::tz::Offset;

use super::all_of_it;
use clearline_disclosure::papers::draft::{Draft, DraftFacts, DraftKind, compose};

/// A report whose account was seen at an address, with port and moment.
fn whole() -> Disclosed {
    let mut disclosed = all_of_it();
    let capture = &mut disclosed.parties[0].captures[0];
    capture.port = Some(40_123);
    let at = "2026-11-20T18:04:07Z".parse().unwrap();
    capture.at = Some(SaidAt::new(at, Offset::constant(-5), 0));
    disclosed
}

fn drafted(kind: DraftKind, class: AgencyClass, disclosed: &Disclosed) -> Draft {
    let at: Timestamp = "2026-12-01T12:00:00Z".parse().unwrap();
    let country = if class == AgencyClass::Foreign { "BR" } else { "US" };
    compose(&DraftFacts {
        kind,
        agency: "Example Police",
        class,
        country: Some(country.parse().unwrap()),
        disclosed,
        register: Register::shipped(),
        at,
    })
}

fn text(kind: DraftKind, provider: Option<&str>) -> String {
    let mut disclosed = whole();
    disclosed.provider_name = provider.map(str::to_owned);
    drafted(kind, AgencyClass::Foreign, &disclosed).text(Writer::english(Register::shipped()))
}

/// The elements of a request that the receiver can act on, in each draft: to whom, from whom, which data, which accounts,
/// which moments in UTC, which report, and who signs.
#[test]
fn a_draft_names_the_receiver_the_accounts_and_the_moments_and_leaves_blank_what_only_the_agency_knows() {
    let disclosed = whole();
    let party = &disclosed.parties[0];
    for kind in DraftKind::ALL {
        let text = text(kind, Some("Facebook"));
        assert!(text.starts_with(
            "Draft for the authority to complete and sign. This clearinghouse does not send it."
        ));
        for words in [
            "Meta Platforms, Inc. (all others",
            "facebook.com/records",
            "Example Police, Brazil",
            &disclosed.report.to_string(),
            party.screen_name.as_deref().unwrap(),
            "192.0.2.1, port 40123, 2026-11-20 18:04:07 UTC",
            "ECA art",
            "[date, name, function, signature]",
            "Please do not tell the user",
        ] {
            assert!(text.contains(words), "{kind:?}: {words}\n{text}");
        }
    }
}

#[test]
fn each_kind_of_draft_asks_for_what_it_may_and_no_more() {
    let preservation = text(DraftKind::Preservation, Some("Facebook"));
    assert!(
        preservation.contains("We do not ask you to disclose them")
            && preservation.contains("90 days pending")
    );
    let records = text(DraftKind::Records, Some("Facebook"));
    assert!(records.contains("We do not ask for contents") && records.contains("2702(c)(6)"), "{records}");
    let emergency = text(DraftKind::Emergency, Some("Facebook"));
    assert!(
        emergency.contains("Who is in danger") && emergency.contains("imminent harm to a child"),
        "{emergency}"
    );
    // A provider may not give records of its own will to an authority of the United States.
    assert!(!DraftKind::of(AgencyClass::Federal).contains(&DraftKind::Records));
}

#[test]
fn a_company_that_the_register_does_not_know_is_a_blank() {
    for provider in [None, Some("Example Social")] {
        let text = text(DraftKind::Preservation, provider);
        assert!(text.contains("[name and address of the company that answers for this service]"), "{text}");
        assert!(text.contains("Where the company takes such requests: we do not know."), "{text}");
    }
}

/// Whoever copies the text finds what is left to do by its brackets, and the page and the interface by a sign.
#[test]
fn a_line_is_to_complete_where_it_holds_square_brackets_and_nowhere_else() {
    let writer = Writer::english(Register::shipped());
    let (mut open, mut done) = (0, 0);
    for provider in ["Facebook", "Example Social", "Roblox"] {
        for kind in DraftKind::ALL {
            let disclosed = Disclosed { provider_name: Some(provider.to_owned()), ..whole() };
            for line in
                drafted(kind, AgencyClass::Foreign, &disclosed).sections.iter().flat_map(|(_, lines)| lines)
            {
                let words = writer.say(&line.says);
                assert_eq!(words.contains('['), line.to_complete, "{words}");
                if line.to_complete { open += 1 } else { done += 1 }
            }
        }
    }
    assert!(open > 50 && done > 50, "{open} {done}");
}

fn lacks(kind: DraftKind, disclosed: &Disclosed) -> Vec<String> {
    let draft = drafted(kind, AgencyClass::Foreign, disclosed);
    draft.lacks.iter().map(|lack| lack.id().to_owned()).collect()
}

#[test]
fn what_the_request_needs_and_we_do_not_know_is_said() {
    let named = |provider: &str| Disclosed { provider_name: Some(provider.to_owned()), ..whole() };
    assert_eq!(lacks(DraftKind::Records, &named("Facebook")), [""; 0]);
    // Where it takes legal process is known, and not whether it takes other requests there.
    assert_eq!(lacks(DraftKind::Records, &named("WhatsApp")), ["asking-lacks-entity"]);
    let other = text(DraftKind::Preservation, Some("WhatsApp"));
    assert!(other.contains("whether it takes this request there: Online request system"), "{other}");
    let unknown = ["asking-lacks-entity", "asking-lacks-place"];
    assert_eq!(lacks(DraftKind::Emergency, &named("Example Social")), unknown);
    let bare = Disclosed { parties: Vec::new(), provider_name: None, ..whole() };
    assert_eq!(
        lacks(DraftKind::Preservation, &bare),
        ["asking-lacks-provider", "asking-lacks-account", "asking-lacks-address"]
    );
    let mut timeless = named("Facebook");
    timeless.parties[0].captures[0].at = None;
    assert_eq!(lacks(DraftKind::Records, &timeless), ["asking-lacks-time"]);
}

/// A company that did not report finds nothing by the number of a report: the letter does not call it theirs.
#[test]
fn a_report_that_no_provider_sent_is_not_called_the_companys_own() {
    let public = Disclosed { kind: ReportKind::Public, provider_name: None, ..whole() };
    let draft = drafted(DraftKind::Preservation, AgencyClass::Foreign, &public);
    let text = draft.text(Writer::english(Register::shipped()));
    assert!(text.contains("It is not from you.") && !text.contains("your report"), "{text}");
    assert_eq!(draft.lacks.first().map(Message::id), Some("asking-lacks-service"));
}

/// What hides in a name that somebody chose would travel into the letter unseen.
#[test]
fn what_hides_in_an_account_name_is_written_out() {
    let mut disclosed = whole();
    disclosed.parties[0].screen_name = Some("a\u{202e}b".to_owned());
    let text = drafted(DraftKind::Records, AgencyClass::Foreign, &disclosed)
        .text(Writer::english(Register::shipped()));
    assert!(text.contains("a[U+202E]b") && !text.contains('\u{202e}'), "{text}");
}

#[test]
fn a_draft_can_be_printed() {
    let disclosed = whole();
    for kind in DraftKind::ALL {
        let draft = drafted(kind, AgencyClass::Foreign, &disclosed);
        assert!(draft.pdf(Writer::english(Register::shipped())).unwrap().starts_with(b"%PDF"));
    }
}
