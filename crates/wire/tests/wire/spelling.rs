//! Two spellings of one thing have one form, and two things never have the same.

use clearline_report::{Phone, ReportNumber};
use clearline_wire::spelling::{
    Host, Number, Unread, code, domain, handle, host, mail, mail_addresses, mentioned_names, name, number,
    place, report_numbers, same_telephone, service, telephone_numbers, web, web_addresses,
};
use proptest::prelude::*;

fn phone(code: &str, number: &str) -> Phone {
    Phone {
        number: number.to_owned(),
        calling_code: Some(code.to_owned()).filter(|code| !code.is_empty()),
        ..Phone::default()
    }
}

fn read(code: &str, text: &str) -> Result<Number, Unread> {
    number(&phone(code, text))
}

/// The number, where a plan knows it.
fn known(code: &str, text: &str) -> Option<String> {
    read(code, text).ok().filter(Number::is_known).map(|number| number.e164())
}

#[test]
fn a_telephone_number_has_one_form_in_every_spelling() {
    for (code, text, expected) in [
        ("+44", "0161 496 0022", "+441614960022"),
        ("", "+44 161 496 0022", "+441614960022"),
        ("", "+44 (0)161 496-0022", "+441614960022"),
        ("", "+44 0161 496 0022", "+441614960022"),
        ("+44", "442079460018", "+442079460018"),
        ("+44", "+442079460018", "+442079460018"),
        ("+44", "00442079460018", "+442079460018"),
        ("+44", "44 020 7946 0018", "+442079460018"),
        ("", "+44 44 20 7946 0018", "+442079460018"),
        ("", "+0044 20 7946 0018", "+442079460018"),
        ("", "0044 20 7946 0018", "+442079460018"),
        ("", "011 44 20 7946 0018", "+442079460018"),
        ("+1", "011 44 20 7946 0018", "+442079460018"),
        ("44", "20 7946 0018", "+442079460018"),
        ("0044", "20.7946.0018", "+442079460018"),
        ("", "tel:+44-20-7946-0018", "+442079460018"),
        ("", "tel:020-7946-0018;phone-context=+44", "+442079460018"),
        ("", "Phone: +44/20/79460018 (home)", "+442079460018"),
        ("+44", "020 7946 0018 ext. 12", "+442079460018"),
        ("", "+44 20 7946 0018;ext=12", "+442079460018"),
        ("", "\u{202a}+44\u{a0}20\u{2011}7946\u{2011}0018\u{202c}", "+442079460018"),
        ("", "+٤٤٢٠٧٩٤٦٠٠١٨", "+442079460018"),
        ("", "+४४ २० ७९४६ ००१८", "+442079460018"),
        ("", "＋４４（２０）７９４６００１８", "+442079460018"),
        ("+1", "1 (206) 555-0100", "+12065550100"),
        ("+1", "206.555.0100 x7", "+12065550100"),
        ("+7", "8 (916) 123-45-67", "+79161234567"),
        ("+7", "79161234567", "+79161234567"),
        ("+36", "06 1 234 5678", "+3612345678"),
        ("+39", "06 1234 5678", "+390612345678"),
        ("", "+39 (0)6 1234 5678", "+390612345678"),
        ("+49", "030 23125 000", "+493023125000"),
        ("+49", "0049 30 23125 000", "+493023125000"),
        ("+91", "919876543210", "+919876543210"),
        ("+91", "०९८७६५४३२१०", "+919876543210"),
        ("+55", "0 15 11 96123-4567", "+5511961234567"),
    ] {
        assert_eq!(known(code, text).as_deref(), Some(expected), "{code:?} {text:?}");
    }
}

#[test]
fn a_number_that_cannot_be_compared_says_why() {
    for (code, text, why) in [
        ("", "07700 900123", Unread::NoCode),
        ("", "442079460018", Unread::NoCode),
        ("", "011 4960 1234", Unread::NoCode),
        ("", "", Unread::NoNumber),
        ("+44", "none", Unread::NoNumber),
        ("", "+1", Unread::NoNumber),
        ("+999", "123456", Unread::UnknownCode),
        ("+44x1", "2079460018", Unread::UnknownCode),
        ("", "+44 207946", Unread::TooShort),
        ("+44", "20794600182079460018", Unread::TooLong),
    ] {
        assert_eq!(read(code, text).map(|number| number.e164()), Err(why), "{code:?} {text:?}");
    }
    let nobodys = read("+44", "9999999999").unwrap();
    assert!(!nobodys.is_known(), "of a possible length, but in no plan");
    let two = read("+49", "4930 123456").unwrap();
    assert_eq!((two.e164().as_str(), two.has_two_readings()), ("+494930123456", true));
    assert!(!read("+44", "442079460018").unwrap().has_two_readings());
    assert_eq!(read("+44", "020 7946 0018 ext 12").unwrap().extension(), Some("12"));
}

#[test]
fn a_shared_calling_code_is_told_apart() {
    for (code, text, country) in [
        ("+1", "2423570000", "BS"),
        ("+1", "4165550100", "CA"),
        ("+7", "7012345678", "KZ"),
        ("+44", "1481960194", "GG"),
    ] {
        assert_eq!(
            read(code, text).unwrap().country().map(|one| one.to_string()).as_deref(),
            Some(country),
            "{text}"
        );
    }
    assert_eq!(read("", "+800 1234 5678").unwrap().country(), None, "a service is in no country");
}

#[test]
fn two_telephones_of_one_report_are_told_apart_and_together() {
    let same = [
        (("+44", "0161 496 0022"), ("", "+44 161 496 0022")),
        (("", "0161 496 0022"), ("", "+44 161 496 0022")),
        (("+1", "(206) 555-0100"), ("", "206-555-0100")),
        (("", "206-555-0100"), ("", "(206) 555 0100")),
        (("", "+44 161 496 0022 ext. 5"), ("", "0161 496 0022")),
    ];
    for ((a, one), (b, other)) in same {
        assert!(same_telephone(&phone(a, one), &phone(b, other)), "{one} {other}");
        assert!(same_telephone(&phone(b, other), &phone(a, one)), "{other} {one}");
    }
    let apart = [
        (("+44", "0161 496 0022"), ("+44", "0161 496 0023")),
        (("+1", "2065550100"), ("+44", "2065550100")),
        (("", "0161 496 0022"), ("", "+1 206 555 0100")),
        (("", "+44 161 496 0022 x5"), ("", "+44 161 496 0022 x6")),
        (("", "1234"), ("", "1234")),
    ];
    for ((a, one), (b, other)) in apart {
        assert!(!same_telephone(&phone(a, one), &phone(b, other)), "{one} {other}");
    }
}

#[test]
fn a_mail_address_has_one_form_in_every_spelling() {
    for text in [
        "A.Person@Example.COM",
        " a.person@example.com ",
        "mailto:a.person@example.com?subject=x",
        "A Person <a.person@example.com>",
        "\"a.person\"@example.com.",
        "a.person[at]example[.]com",
        "a.person(at)example(dot)com",
        "a.person＠example．com",
        "a.per\u{200b}son@example.com",
    ] {
        assert_eq!(mail(text).as_deref(), Some("a.person@example.com"), "{text}");
    }
    assert_eq!(mail("zoe\u{308}@bu\u{308}cher.example"), mail("zoë@xn--bcher-kva.EXAMPLE"));
    assert_eq!(domain("x@Bücher.example").as_deref(), Some("xn--bcher-kva.example"));
    assert_eq!(mail("x.y+z@googlemail.com"), mail("xy@gmail.com"), "one mailbox there, and nowhere else");
    assert_ne!(mail("x.y@example.com"), mail("xy@example.com"));
    for none in ["", "nobody", "@name", "a@", "a b c"] {
        assert_eq!(mail(none), None, "{none:?}");
    }
}

#[test]
fn a_web_address_leads_to_one_host_in_every_spelling() {
    let named = |name: &str| Some(Host::Name(name.to_owned()));
    for text in [
        "https://bad.example.co.uk/x",
        "hxxps://bad[.]example[.]co[.]uk/x",
        "hXXp://bad(.)example(.)co(.)uk/x",
        "h**ps[://]bad[.example[.co[.uk/x",
        "bad[dot]example[dot]co[dot]uk/x",
        "BAD.Example.co.uk./x",
        "//bad.example.co.uk/x",
        "http:bad.example.co.uk/x",
        "https://user:secret@bad.example.co.uk:8443/x#y",
        "bad。example．co｡uk/x",
        "b\u{200b}ad.example.co.uk",
    ] {
        assert_eq!(host(text), named("bad.example.co.uk"), "{text}");
    }
    assert!(
        web("hxxps://bad[.]example/").unwrap().defanged && !web("https://bad.example/").unwrap().defanged
    );
    assert_eq!(host("http://bücher.example/"), host("http://xn--bcher-kva.example/"));
    assert_eq!(host("http://bu\u{308}cher.example/"), named("xn--bcher-kva.example"));
    let onion = format!("{}.onion", "abcdefgh".repeat(7));
    assert_eq!(host(&format!("http://{onion}/x")), Some(Host::Onion(onion)));
    for text in [
        "http://203.0.113.9/",
        "http://3405803785/",
        "http://0xcb.0.0x71.9/",
        "203.0.113.9:8080/x",
        "hxxp://203[.]0[.]113[.]9",
    ] {
        assert_eq!(host(text), Some(Host::Address("203.0.113.9".parse().unwrap())), "{text}");
    }
    for text in ["http://[2001:db8::9]/", "http://[2001:DB8:0:0::9]:81/x"] {
        assert_eq!(host(text), Some(Host::Address("2001:db8::9".parse().unwrap())), "{text}");
    }
    assert_eq!(host("http://[::ffff:203.0.113.9]/"), Some(Host::Address("203.0.113.9".parse().unwrap())));
    for none in ["", "https://", "a word", "word", "3405803785", "snapchat://add/name", "@name"] {
        assert_eq!(host(none), None, "{none:?}");
    }
}

#[test]
fn a_page_is_one_page_in_every_spelling_and_no_other() {
    let page = |text: &str| web(text).unwrap().page;
    for text in [
        "https://www.example.com/u/Name/",
        "http://example.com/u/Name#top",
        "EXAMPLE.com:443/u/Name",
        "hxxps://example[.]com/u/%4eame",
    ] {
        assert_eq!(page(text), "example.com/u/Name", "{text}");
    }
    assert_eq!(page("https://example.com/zoë"), page("https://example.com/zoe\u{308}"));
    assert_eq!(page("https://example.com/zoë"), page("https://example.com/zo%c3%ab"));
    assert_ne!(
        page("https://example.com/u/Name"),
        page("https://example.com/u/name"),
        "a path may tell cases apart"
    );
    assert_ne!(page("https://example.com/u?id=1"), page("https://example.com/u?id=2"));
    assert_ne!(page("https://example.com:81/u"), page("https://example.com/u"));
    assert_eq!(page("https://www.example/"), "www.example", "what is left would be no host");
}

#[test]
fn a_name_has_one_form_whatever_its_normal_form_and_case() {
    assert_eq!(name("Zoë.n"), name("Zoe\u{308}.n"));
    assert_eq!(name("  ZOË.N "), name("zoë.n"));
    assert_eq!(name("가나"), name("\u{1100}\u{1161}\u{1102}\u{1161}"));
    assert_eq!(name("STRASSE"), name("straße"));
    assert_eq!(name("ΟΔΟΣ"), name("οδος"));
    assert_eq!(name("wo\u{200d}lf_77\u{200f}"), name("wolf_77"));
    assert_eq!(handle("@Wolf_77"), handle("wolf_77"));
    assert_ne!(name("Zoe.n"), name("Zoë.n"), "an accent makes another name");
    assert_ne!(name("wolf_77"), name("wolf77"));
    assert_ne!(name("ılgın"), name("ilgin"));
    assert_eq!(service("Example Games"), service("example-games"));
    assert_eq!(place("12, Sample  Street."), place("12 sample street"));
    assert_eq!(code("M1 1AE"), code("m11ae"));
    assert_eq!(code("00:0A:95-9d.68:16"), code("000a959d6816"));
    assert_ne!(place("हिन्दी"), place("हनद"), "vowel signs are part of a word");
}

#[test]
fn what_a_story_names_is_found() {
    let story = "He is @Wolf_77 and writes from a.person (at) example [dot] com, or (B@example.org). See \
                 hxxps://example[.]com/u/wolf, www.example.net and example.org/x. Call +44 (0)161 496 0022, or \
                 0044 20 7946 0018 3 times; not 0161 496 0022. This adds to report 892622821329107 and to \
                 R-892622821329108-1, also 892 622 821 329 109 (٨٩٢٦٢٢٨٢١٣٢٩١١٠). In 2026 he was 35.";
    assert_eq!(mentioned_names(story), ["wolf_77"]);
    assert_eq!(mail_addresses(story), ["a.person@example.com", "b@example.org"]);
    let pages: Vec<String> = web_addresses(story).into_iter().map(|web| web.page).collect();
    assert_eq!(
        pages,
        ["example.com/u/wolf", "www.example.net", "example.org/x"].map(|page| page.replace("www.", ""))
    );
    let numbers: Vec<String> = telephone_numbers(story).iter().map(Number::e164).collect();
    assert_eq!(numbers, ["+441614960022", "+442079460018"]);
    let named: Vec<i64> = report_numbers(story).into_iter().map(ReportNumber::get).collect();
    assert_eq!(named, [892622821329107, 892622821329108, 892622821329109, 892622821329110]);
    for nothing in ["", "At 18:04:05 on 2026-11-20.", "I paid 20.00.", "a.b", "1/2"] {
        assert!(mail_addresses(nothing).is_empty() && telephone_numbers(nothing).is_empty(), "{nothing}");
        assert!(report_numbers(nothing).is_empty() && mentioned_names(nothing).is_empty(), "{nothing}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// A form is its own form: reading it again changes nothing.
    #[test]
    fn a_form_is_its_own_form(text in "\\PC{0,40}") {
        prop_assert_eq!(name(&name(&text)), name(&text));
        prop_assert_eq!(handle(&handle(&text)), handle(&text));
        prop_assert_eq!(service(&service(&text)), service(&text));
        prop_assert_eq!(place(&place(&text)), place(&text));
        prop_assert_eq!(code(&code(&text)), code(&text));
    }

    #[test]
    fn a_mail_addresss_form_is_its_own_form(local in "[a-zA-Z0-9._+-]{1,12}", host in "[a-z]{1,8}(\\.[a-z]{2,5}){1,2}") {
        let form = mail(&format!("{local}@{host}")).unwrap();
        prop_assert_eq!(mail(&form).unwrap(), form.clone());
        prop_assert_eq!(mail(&format!("{local}[AT]{}", host.replace('.', "[.]"))).unwrap(), form);
    }

    #[test]
    fn a_pages_form_is_its_own_form(host in "[a-z]{1,8}\\.[a-z]{2,5}", path in "(/[a-zA-Z0-9._~%-]{0,8}){0,3}") {
        let form = web(&format!("https://{host}{path}")).unwrap().page;
        prop_assert_eq!(web(&form).unwrap().page, form);
    }

    /// However a number is grouped and in whichever digits it is written, with `+` or beside its code, with the trunk's
    /// zero or the code once more: it is one number.
    #[test]
    fn spelling_changes_no_number(
        area in prop::sample::select(vec!["161496", "207946", "131496", "770090"]),
        last in 0_u32..10_000,
        cuts in prop::collection::vec(0_usize..10, 0..4),
        zero in prop::sample::select(vec!['0', '٠', '०', '０', '𝟎']),
        form in 0_usize..7,
        sign in prop::sample::select(vec![" ", "-", ".", "/", "\u{a0}", "\u{2011}", "\u{200e}"]),
    ) {
        let national = format!("{area}{last:04}");
        let expected = format!("+44{national}");
        let spelled: String = national.char_indices().map(|(at, digit)| {
            let digit = char::from_u32(u32::from(zero) + digit.to_digit(10).unwrap()).unwrap();
            if cuts.contains(&at) { format!("{sign}{digit}") } else { digit.to_string() }
        }).collect();
        let phone = match form {
            0 => phone("+44", &spelled),
            1 => phone("+44", &format!("0{spelled}")),
            2 => phone("", &format!("+44 {spelled}")),
            3 => phone("", &format!("+44 (0){spelled}")),
            4 => phone("", &format!("0044{spelled}")),
            5 => phone("+44", &format!("44{spelled}")),
            _ => phone("44", &format!("{spelled} ext 9")),
        };
        let read = number(&phone).unwrap();
        prop_assert_eq!(read.e164(), expected);
        let at_home = self::phone("", &format!("0{national}"));
        prop_assert!(same_telephone(&phone, &at_home) || !read.is_known());
    }

    /// Nothing that anybody writes makes a reader fall over.
    #[test]
    fn nothing_that_is_written_panics(text in "\\PC{0,80}", code in "\\PC{0,6}") {
        let _number = number(&phone(&code, &text));
        let _alone = number(&phone("", &format!("+{text}")));
        let _same = same_telephone(&phone(&code, &text), &phone("", &text));
        let _found = (mail_addresses(&text), web_addresses(&text), telephone_numbers(&text), report_numbers(&text));
        let _names = (mentioned_names(&text), mail(&text), web(&text), domain(&text));
    }

    /// A host is never lost by being made harmless.
    #[test]
    fn a_defanged_address_has_its_host(
        labels in prop::collection::vec("[a-z][a-z0-9]{0,6}", 2..4),
        dot in prop::sample::select(vec!["[.]", "(.)", "{.}", "[dot]", "(DOT)", "[.", ".]"]),
        scheme in prop::sample::select(vec!["hxxp://", "hxxps://", "hXXps[:]//", "h**p://", "http[://]", ""]),
    ) {
        let plain = labels.join(".");
        let web = web(&format!("{scheme}{}/x", labels.join(dot))).unwrap();
        prop_assert_eq!(web.host.text(), plain);
        prop_assert!(web.defanged);
    }
}
