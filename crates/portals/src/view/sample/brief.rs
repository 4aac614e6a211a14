//! The transfer brief, as the agency, analysts and counsel see it.

use clearline_law::{Mark, WrittenLine, WrittenSection};

use super::{Rendered, page, work};
use crate::view::brief::BriefPage;
use crate::view::{Audience, Fact, NavItem};

const OJP: &str = "18 U.S.C. text as of Pub. L. 118-78";
const COE: &str = "coe.int, parties to the Budapest Convention";

pub(super) fn pages() -> Vec<Rendered> {
    vec![
        page("agency-brief", &brief(Audience::Agency, "/agency/referrals/R-891012771093118-1", sections())),
        page("desk-brief", &brief(Audience::Analyst, "/desk/reports/891012771093118", withheld())),
    ]
}

fn brief(audience: Audience, back: &str, sections: Vec<WrittenSection>) -> BriefPage {
    BriefPage {
        page: work("Transfer brief", audience, ""),
        back: Some(NavItem { href: back.to_owned(), words: "Back to it".to_owned(), here: false }),
        over: "Transfer brief".to_owned(),
        title: "Referral R-891012771093118-1".to_owned(),
        facts: vec![
            Fact::new("From", "Clearline, United States"),
            Fact::new("To", "National Police, National Operations Department, Sweden"),
            Fact::new("Report", "891012771093118, Online enticement of a child, P0"),
            Fact::new("Decided for", "2026-11-23 16:44 UTC"),
            Fact::exact("Register", "2026-11-23.7, facts 5c1d07e2"),
        ],
        sections,
        pdf_href: Some(format!("{back}/brief.pdf")),
        foot: "Assembled from the register of the day named above. It explains a transfer; it is not legal advice, \
               and what it calls unknown is unknown."
            .to_owned(),
    }
}

fn section(heading: &str, lines: Vec<WrittenLine>) -> WrittenSection {
    WrittenSection { heading: heading.to_owned(), lines }
}

fn line(mark: Mark, words: &str, source: &str, as_of: &str) -> WrittenLine {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    WrittenLine { mark, words: words.to_owned(), source: given(source), as_of: given(as_of) }
}

fn sections() -> Vec<WrittenSection> {
    vec![
        section(
            "On what ground",
            vec![
                line(
                    Mark::Yes,
                    "Reports may be made available to a foreign agency that the Attorney General designated: 18 U.S.C. 2258A(c)(3)(i).",
                    OJP,
                    "2026-11-23",
                ),
                line(
                    Mark::Yes,
                    "The agency holds a designation from 2026-03-02 on, entered here with its document and approved by a second person.",
                    "Designation letter, SHA-256 9f2c1e0b…",
                    "2026-03-05",
                ),
                line(
                    Mark::Plain,
                    "Not used: an established relationship with INTERPOL, 2258A(c)(3)(ii). Nothing recorded here proves it.",
                    OJP,
                    "2026-11-23",
                ),
            ],
        ),
        section(
            "What was left out",
            vec![
                line(
                    Mark::No,
                    "The reporting person's name and address: not needed to act.",
                    "18 U.S.C. 2258A(g)(3)",
                    "2026-11-23",
                ),
                line(
                    Mark::Caution,
                    "profile.png travels unopened. The provider did not state that it viewed the file; opening it may need process of your own.",
                    "Fourth Amendment; United States v. Wilson, 13 F.4th 961",
                    "2026-11-23",
                ),
            ],
        ),
        section(
            "On which conditions",
            vec![
                line(
                    Mark::Caution,
                    "Use it only to investigate or prosecute crimes against children, or to protect a child.",
                    "18 U.S.C. 2258A(g)(3)",
                    "2026-11-23",
                ),
                line(
                    Mark::Caution,
                    "Pass it on only through here, so that it is checked against the law.",
                    "House policy onward-transfer",
                    "2026-11-20",
                ),
                line(
                    Mark::Plain,
                    "It is a lead, not evidence: nobody here has verified what the provider says.",
                    "",
                    "",
                ),
            ],
        ),
        section(
            "How to get evidence from here on",
            vec![
                line(
                    Mark::Yes,
                    "The provider keeps the content until 2027-11-23: 365 days from now.",
                    OJP,
                    "2026-11-23",
                ),
                line(
                    Mark::Yes,
                    "24/7 network and expedited preservation, Budapest Convention arts. 29, 30 and 35. Reaches: preservation, partial disclosure of traffic data. Who asks: the contact point.",
                    COE,
                    "2026-02",
                ),
                line(
                    Mark::Yes,
                    "Treaty on mutual legal assistance with the United States. Reaches: content. Who asks: the central authority.",
                    "US State Department, INCSR 2015 vol. II",
                    "2015-03",
                ),
                line(
                    Mark::No,
                    "CLOUD Act agreement: the European Union negotiates; none is in force.",
                    "Government pages",
                    "2025",
                ),
                line(
                    Mark::No,
                    "Second Additional Protocol: signed, not in force on this day.",
                    "verdragenbank.overheid.nl",
                    "2026-02",
                ),
                line(
                    Mark::Unknown,
                    "United Nations Convention against Cybercrime: whether Sweden signed is not known here.",
                    "UN Treaty Collection",
                    "2026-03",
                ),
                line(
                    Mark::Yes,
                    "Letters rogatory, through diplomatic channels. Reaches: content. Slow: months to years.",
                    "28 U.S.C. 1782",
                    "2026-11-23",
                ),
            ],
        ),
        section(
            "Conditions on what comes back",
            vec![
                line(
                    Mark::Caution,
                    "Directive (EU) 2016/680 binds the answer: its sender may set limits on use.",
                    "eur-lex.europa.eu",
                    "2026-01",
                ),
                line(
                    Mark::Unknown,
                    "Whether a national law asks for consent of the court is not recorded here.",
                    "",
                    "",
                ),
            ],
        ),
    ]
}

fn withheld() -> Vec<WrittenSection> {
    vec![section(
        "Why this brief changed",
        vec![
            line(
                Mark::No,
                "The agency's basis ended on 2026-11-20. Access has ended with it.",
                OJP,
                "2026-11-23",
            ),
            line(Mark::No, "No basis of 18 U.S.C. 2258A(c)(3) holds today.", OJP, "2026-11-23"),
        ],
    )]
}
