//! The transfer brief, as the agency, analysts and counsel see it.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Bilingual, Fact, NavItem, Words};
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_law::{BriefLine, BriefSection, Mark};
use clearline_report::{Argument, Message, message};

use super::view::BriefPage;
use clearline_frame::sample::work_in;

/// The pages in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let agency = (Audience::Agency, "/agency/referrals/R-891012771093118-1");
    let desk = (Audience::Analyst, "/desk/reports/891012771093118");
    vec![
        page("agency-brief", &brief(language, agency, sections())),
        page("desk-brief", &brief(language, desk, sections().into_iter().take(1).collect())),
    ]
}

fn brief(language: Language, (audience, back): (Audience, &str), sections: Vec<BriefSection>) -> BriefPage {
    let id = || Argument::exact("R-891012771093118-1");
    let page = work_in(language, &message!("brief-window"), audience, "");
    BriefPage {
        text: Bilingual::of(&page, language),
        page,
        back: Some(NavItem {
            href: back.to_owned(),
            words: message!("brief-back-report").into(),
            here: false,
        }),
        title: message!("brief-referral", referral = id()),
        facts: vec![
            Fact::new(message!("brief-fact-referral"), Words::value(id())),
            Fact::new(message!("brief-fact-agency"), Words::data("National Police, Sweden")),
            Fact::new(message!("brief-fact-ruled-on"), Words::data("2026-11-23 16:44 UTC")),
            Fact::exact(message!("brief-fact-register"), Words::data("2026-11-23.7, 5c1d07e2")),
        ],
        sections,
        drafts: match audience {
            Audience::Agency => vec![(
                message!("brief-keep"),
                format!("{back}/drafts/preservation"),
                message!("asking-preservation"),
            )],
            _ => Vec::new(),
        },
        pdf_href: Some(format!("{back}/brief.pdf")),
        foot: message!("brief-foot"),
    }
}

fn line(mark: Mark, says: Message, source: Option<Message>, as_of: Option<&str>) -> BriefLine {
    BriefLine { mark, says, source, as_of: as_of.map(str::to_owned) }
}

fn sections() -> Vec<BriefSection> {
    let own = || Some(message!("brief-source-own-rule"));
    let clause = || Some(message!("part-value", value = Argument::clause("US-2258A-c3")));
    let day = Some("2026-11-23");
    vec![
        BriefSection {
            heading: message!("brief-have"),
            lines: vec![
                line(Mark::Yes, message!("ruling-binds-recipient"), clause(), day),
                line(Mark::Plain, message!("brief-lead"), None, None),
                line(Mark::Caution, message!("condition-onward"), own(), day),
            ],
        },
        BriefSection {
            heading: message!("brief-keep"),
            lines: vec![
                line(Mark::No, message!("brief-no-clock"), Some(message!("brief-source-not-known")), None),
                line(Mark::Unknown, message!("brief-contact-point-unknown"), None, day),
            ],
        },
    ]
}
