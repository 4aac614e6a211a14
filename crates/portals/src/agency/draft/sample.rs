//! Drafts with invented words: of a provider that the register knows, and of one that it does not.

#![expect(clippy::unwrap_used, reason = "invented values are as fixed as those of a test")]

use clearline_disclosure::Disclosed;
use clearline_disclosure::papers::draft::{DraftFacts, DraftKind, compose};
use clearline_frame::sample::{Rendered, page, work_in};
use clearline_frame::view::{Bilingual, NavItem};
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_law::{BriefLine, BriefSection, Mark, Register};
use clearline_pipeline::testing;
use clearline_report::{AgencyClass, Argument, Message, message};

use super::view::DraftPage;
use super::{about, asked};

/// The pages in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let known = Disclosed { provider_name: Some("Facebook".to_owned()), ..testing::disclosed() };
    let unknown = Disclosed { parties: Vec::new(), ..testing::disclosed() };
    vec![
        page("agency-draft-preservation", &draft(language, DraftKind::Preservation, &known)),
        page("agency-draft-records", &draft(language, DraftKind::Records, &known)),
        page("agency-draft-emergency", &draft(language, DraftKind::Emergency, &unknown)),
    ]
}

fn draft(language: Language, kind: DraftKind, disclosed: &Disclosed) -> DraftPage {
    let page = work_in(language, &message!("asking-window"), Audience::Agency, "");
    let drafted = compose(&DraftFacts {
        kind,
        agency: "Example Police",
        class: AgencyClass::Foreign,
        country: Some("BR".parse().unwrap()),
        disclosed,
        register: Register::shipped(),
        at: testing::at(),
    });
    let referral = "/agency/referrals/R-891012771093118-1".to_owned();
    let other = |kind: &DraftKind| NavItem {
        href: format!("{referral}/drafts/{}", kind.word()),
        words: asked(*kind).into(),
        here: false,
    };
    DraftPage {
        text: Bilingual::of(&page, language),
        letter: Bilingual::of(&page, Language::ENGLISH),
        page,
        title: asked(kind),
        about: about(kind, AgencyClass::Foreign),
        lacks: drafted.lacks,
        advice: Some(advice()),
        name: kind.message(),
        sections: drafted.sections,
        others: DraftKind::ALL.iter().filter(|one| **one != kind).map(other).collect(),
        at: format!("{referral}/drafts/{}", kind.word()),
        referral,
    }
}

fn advice() -> BriefSection {
    let line = |mark: Mark, says: Message, source: Message| BriefLine {
        mark,
        says,
        source: Some(source),
        as_of: Some("2026-08-22".to_owned()),
    };
    let service = || Argument::name("Facebook");
    BriefSection {
        heading: message!("brief-keep"),
        lines: vec![
            line(
                Mark::Plain,
                message!("brief-entity", service = service(), says = Argument::name("Meta Platforms, Inc.")),
                message!("brief-source-here"),
            ),
            line(Mark::No, message!("brief-no-clock"), message!("brief-source-not-known")),
        ],
    }
}
