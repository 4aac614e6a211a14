//! A draft of what an agency asks a provider: around it what the agency must know, in its own language.

use askama::Template;
use clearline_disclosure::papers::draft::DraftLine;
use clearline_frame::view::{Bilingual, NavItem, Page};
use clearline_law::BriefSection;
use clearline_report::Message;

/// The page at `/agency/referrals/{id}/drafts/{kind}`. The same as text is at `…/text`, as PDF at `…/pdf`.
#[derive(Debug, Clone, Template)]
#[template(path = "agency/draft/page.html")]
pub(super) struct DraftPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The words around the letter.
    pub text: Bilingual,
    /// The words of the letter, which are English.
    pub letter: Bilingual,
    /// The page of the referral.
    pub referral: String,
    /// The address of this page.
    pub at: String,
    /// What is asked for.
    pub title: Message,
    /// What such a request does, and what it does not.
    pub about: Vec<Message>,
    /// What the request should name and we do not know; empty where we know it.
    pub lacks: Vec<Message>,
    /// What the brief says of it: where it is sent, by which law, how fast.
    pub advice: Option<BriefSection>,
    /// The title of the letter.
    pub name: Message,
    /// The letter: headings and their lines.
    pub sections: Vec<(Message, Vec<DraftLine>)>,
    /// The other drafts of this referral.
    pub others: Vec<NavItem>,
}
