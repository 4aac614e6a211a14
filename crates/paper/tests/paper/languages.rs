//! A page in each language of the brief, read back as poppler finds its text.

use clearline_paper::{Direction, Document, Labels, Line, Mark, Section, pdf, pdf_in_two_languages};

use crate::tools::{info, said, written};
use crate::{labels, sample};

/// One invented page: its language, its title, a fact, a heading, and lines with the same in English.
struct Page {
    language: &'static str,
    title: &'static str,
    fact: (&'static str, &'static str),
    heading: &'static str,
    lines: [(&'static str, &'static str); 3],
}

const PAGES: [Page; 7] = [
    Page {
        language: "en",
        title: "Referral R-1234567-1",
        fact: ("Agency", "Example Police, Exampleland"),
        heading: "Act now",
        lines: [
            (
                "Ask Example Chat, Inc. to keep the account: write to https://police.example.com/requests?kind=keep today.",
                "",
            ),
            ("The provider keeps the report until 2027-11-25 12:00 UTC.", ""),
            ("If a child is in danger, call +1 202 555 0100.", ""),
        ],
    },
    Page {
        language: "es",
        title: "Remisión R-1234567-1",
        fact: ("Autoridad", "Policía de Ejemplo, España"),
        heading: "¿Qué hacer ahora?",
        lines: [
            (
                "Pida a Example Chat, Inc. que conserve la cuenta: escriba hoy a https://police.example.com/requests?kind=keep.",
                "Ask Example Chat, Inc. to keep the account today.",
            ),
            (
                "El prestador conserva el reporte hasta el 2027-11-25 12:00 UTC.",
                "The provider keeps the report until then.",
            ),
            (
                "Si una niña o un niño está en peligro, llame al +1 202 555 0100.",
                "If a child is in danger, call.",
            ),
        ],
    },
    Page {
        language: "fr",
        title: "Transmission R-1234567-1",
        fact: ("Autorité", "Police d’Exemple, Côte d’Ivoire"),
        heading: "À faire maintenant\u{a0}: conservation",
        lines: [
            (
                "Demandez à Example Chat, Inc. de conserver le compte\u{a0}: écrivez dès aujourd’hui à https://police.example.com/requests?kind=keep.",
                "Ask Example Chat, Inc. to keep the account today.",
            ),
            (
                "Le fournisseur conserve le signalement jusqu’au 2027-11-25 12:00 UTC.",
                "The provider keeps the report until then.",
            ),
            (
                "Si un enfant est en danger, appelez le +1 202 555 0100 («\u{a0}urgence\u{a0}»).",
                "If a child is in danger, call.",
            ),
        ],
    },
    Page {
        language: "pt-BR",
        title: "Encaminhamento R-1234567-1",
        fact: ("Autoridade", "Polícia de Exemplo, São Paulo"),
        heading: "O que fazer já: preservação",
        lines: [
            (
                "Peça à Example Chat, Inc. que preserve a conta: escreva hoje para https://police.example.com/requests?kind=keep.",
                "Ask Example Chat, Inc. to keep the account today.",
            ),
            (
                "O provedor guarda a comunicação até 2027-11-25 12:00 UTC.",
                "The provider keeps the report until then.",
            ),
            (
                "Se uma criança estiver em perigo, ligue para +1 202 555 0100.",
                "If a child is in danger, call.",
            ),
        ],
    },
    Page {
        language: "ar",
        title: "إحالة R-1234567-1",
        fact: ("السلطة", "شرطة المثال (Example Police)، المغرب"),
        heading: "ما ينبغي فعله الآن",
        lines: [
            (
                "اطلبوا من Example Chat, Inc. حفظ الحساب: اكتبوا اليوم إلى https://police.example.com/requests?kind=keep قبل أي إجراء آخر.",
                "Ask Example Chat, Inc. to keep the account today.",
            ),
            (
                "يحتفظ مقدم الخدمة بالبلاغ حتى 2027-11-25 12:00 UTC بموجب 18 U.S.C. § 2258A(h)(1)، من العنوان 2001:db8::33 أو 192.0.2.17.",
                "The provider keeps the report until then.",
            ),
            (
                "إذا كان طفل في خطر فاتصلوا بالرقم +1 202 555 0100 (لا تنتظروا).",
                "If a child is in danger, call.",
            ),
        ],
    },
    Page {
        language: "de",
        title: "Weiterleitung R-1234567-1",
        fact: ("Behörde", "Beispielpolizei, Österreich"),
        heading: "Was jetzt zu tun ist: Sicherungsersuchen",
        lines: [
            (
                "Bitten Sie Example Chat, Inc., das Konto zu sichern: Schreiben Sie heute an https://police.example.com/requests?kind=keep.",
                "Ask Example Chat, Inc. to keep the account today.",
            ),
            (
                "Der Anbieter bewahrt die Meldung bis 2027-11-25 12:00 UTC auf; maßgeblich ist § 2258A.",
                "The provider keeps the report until then.",
            ),
            ("Ist ein Kind in Gefahr, rufen Sie +1 202 555 0100 an.", "If a child is in danger, call."),
        ],
    },
    Page {
        language: "id",
        title: "Rujukan R-1234567-1",
        fact: ("Lembaga", "Polisi Contoh, Jakarta"),
        heading: "Yang harus dilakukan sekarang",
        lines: [
            (
                "Mintalah Example Chat, Inc. menyimpan akun itu: tulislah hari ini ke https://police.example.com/requests?kind=keep.",
                "Ask Example Chat, Inc. to keep the account today.",
            ),
            (
                "Penyedia menyimpan laporan sampai 2027-11-25 12:00 UTC.",
                "The provider keeps the report until then.",
            ),
            ("Jika seorang anak dalam bahaya, hubungi +1 202 555 0100.", "If a child is in danger, call."),
        ],
    },
];

fn document(page: &Page) -> Document {
    let arabic = page.language == "ar";
    let line = |(words, english): (&str, &str)| Line {
        english: (!english.is_empty()).then(|| english.to_owned()),
        source: Some("18 U.S.C. § 2258A(h)(1)".to_owned()),
        as_of: Some("2026-11-23".to_owned()),
        ..Line::new(Mark::Unknown, words)
    };
    Document {
        title: page.title.to_owned(),
        over: "Clearline".to_owned(),
        facts: vec![(page.fact.0.to_owned(), page.fact.1.to_owned())],
        sections: vec![Section {
            heading: page.heading.to_owned(),
            intro: None,
            lines: page.lines.into_iter().map(line).collect(),
            small: false,
        }],
        language: page.language.to_owned(),
        direction: if arabic { Direction::RightToLeft } else { Direction::LeftToRight },
        labels: if arabic {
            Labels {
                page: "صفحة {number} من {pages}".to_owned(),
                as_of: "بتاريخ {day}".to_owned(),
                english: "بالإنجليزية".to_owned(),
                signs: ["نعم", "لا", "غير معروف", "تنبيه"].map(str::to_owned),
            }
        } else {
            labels()
        },
        ..sample()
    }
}

/// Words with single spaces, without the marks of direction that poppler puts around what runs the other way.
fn plain(text: &str) -> String {
    let marks =
        |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let seen: String = text.replace('\u{a0}', " ").chars().filter(marks).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits alone: poppler sets spaces and points between Arabic words and numbers where it sees them.
fn letters(text: &str) -> String {
    plain(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn a_page_in_each_language_gives_its_text_back() {
    for page in &PAGES {
        let path = written(&format!("paper-{}", page.language), &document(page), Some(1));
        let Some(text) = said("pdftotext", &[], &path) else { return };
        let text = plain(&text);
        let words = [page.title, page.fact.0, page.fact.1, page.heading].into_iter();
        for words in words.chain(page.lines.into_iter().flat_map(|(words, english)| [words, english])) {
            // Where most letters of a page are Latin, poppler reads its lines from the left: then each word is right.
            let right_to_left = page.language == "ar" && words.chars().any(|c| c >= '\u{600}');
            let parts: Vec<&str> = if right_to_left { words.split(' ').collect() } else { vec![words] };
            for part in parts {
                assert!(letters(&text).contains(&letters(part)), "{}: {part}\n{text}", page.language);
            }
        }
    }
}

#[test]
fn numbers_and_addresses_in_an_arabic_line_are_whole() {
    let arabic = PAGES.iter().find(|page| page.language == "ar").unwrap();
    let path = written("paper-ar-whole", &document(arabic), Some(1));
    let Some(text) = said("pdftotext", &["-layout"], &path) else { return };
    for whole in [
        "https://police.example.com/requests?kind=keep",
        "2027-11-25 12:00 UTC",
        "18 U.S.C. § 2258A(h)(1)",
        "2001:db8::33",
        "192.0.2.17",
        "+1 202 555 0100",
        "Example Chat, Inc.",
        "R-1234567-1",
    ] {
        assert!(text.contains(whole), "{whole}\n{text}");
    }
}

#[test]
fn a_page_of_arabic_is_read_in_its_order() {
    let arabic = PAGES.iter().find(|page| page.language == "ar").unwrap();
    let mut document = document(arabic);
    let words = "يجوز للسلطة أن تطلب من مقدم الخدمة حفظ بيانات الحساب ثلاثة أشهر بموجب المادة 29 من الاتفاقية، ولا يجوز لها نقل البلاغ إلى جهة أخرى.";
    document.sections[0].lines = vec![Line::new(Mark::Yes, words); 12];
    let path = written("paper-ar-words", &document, None);
    let Some(text) = said("pdftotext", &[], &path) else { return };
    let told = letters(&text);
    for words in [
        "ما ينبغي فعله الآن",
        "يجوز للسلطة أن تطلب من مقدم الخدمة حفظ بيانات الحساب",
        "المادة 29 من الاتفاقية، ولا يجوز لها نقل البلاغ",
    ] {
        assert!(told.contains(&letters(words)), "{words}\n{text}");
    }
}

#[test]
fn english_lines_that_do_not_fit_are_a_page_of_their_own() {
    let arabic = PAGES.iter().find(|page| page.language == "ar").unwrap();
    let short = document(arabic);
    assert_eq!(pdf(&short, Some(1)).unwrap(), pdf_in_two_languages(&short, 1, 9.0).unwrap());
    let mut long = document(arabic);
    let lines = long.sections[0].lines.clone();
    let path = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("paper-ar-apart.pdf");
    for times in 2_usize.. {
        long.sections[0].lines = std::iter::repeat_n(lines.clone(), times).flatten().collect();
        std::fs::write(&path, pdf_in_two_languages(&long, 1, 9.0).unwrap()).unwrap();
        let Some(text) = said("pdftotext", &[], &path) else { return };
        let pages: Vec<&str> = text.split_inclusive('\u{c}').collect();
        let english = |page: &str| page.matches("The provider keeps the report until then.").count();
        if pages.len() == 1 {
            assert_eq!(english(pages[0]), times, "below their lines");
            continue;
        }
        assert_eq!((pages.len(), english(pages[0]), english(pages[1])), (2, 0, times), "{text}");
        break;
    }
    // What is too long even so has more pages, in the smallest type that it may have.
    std::fs::write(&path, pdf_in_two_languages(&long, 1, 10.5).unwrap()).unwrap();
    let Some(text) = said("pdftotext", &[], &path) else { return };
    assert_eq!(text.matches('\u{c}').count(), 3, "{text}");
}

#[test]
fn the_page_says_its_language_and_its_direction() {
    let arabic = PAGES.iter().find(|page| page.language == "ar").unwrap();
    let path = written("paper-ar-tags", &document(arabic), Some(1));
    let bytes = std::fs::read(&path).unwrap();
    let has = |words: &str| bytes.windows(words.len()).any(|window| window == words.as_bytes());
    assert!(has("/Lang(ar)") && has("/Lang(en)") && has("/Direction/R2L"));
    let Some(structure) = info(&["-struct-text"], &path) else { return };
    assert!(structure.contains("\"The provider keeps the report until then.\""), "{structure}");
    assert!(structure.contains("18 U.S.C. § 2258A(h)(1)"), "{structure}");
}

#[test]
fn the_fonts_are_small_and_only_what_is_used_is_in_a_page() {
    let assets = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let fonts = std::fs::read_dir(assets).unwrap().map(|file| file.unwrap());
    let fonts: Vec<_> =
        fonts.filter(|file| file.path().extension().is_some_and(|end| end == "ttf")).collect();
    assert_eq!(fonts.len(), 4);
    let bytes: u64 = fonts.iter().map(|file| file.metadata().unwrap().len()).sum();
    assert!(bytes <= 4 * 1024 * 1024, "{bytes}");
    let english = pdf(&sample(), None).unwrap();
    let arabic = pdf(&document(PAGES.iter().find(|page| page.language == "ar").unwrap()), None).unwrap();
    let naskh = |bytes: &[u8]| bytes.windows(9).any(|window| window == b"NotoNaskh");
    assert!(!naskh(&english) && naskh(&arabic));
}
