//! Transfer briefs as pages and as PDF: for the agency that has the referral, for analysts, and for auditors.

#[cfg(feature = "samples")]
pub(crate) mod sample;
pub(crate) mod view;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use clearline_disclosure::papers::brief::TransferBrief;
use clearline_disclosure::papers::draft::DraftKind;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Bilingual, Fact, NavItem};
use clearline_http::{Audience, Routes, needs};
use clearline_law::Brief;
use clearline_law::access::{ActName, ReadProcess, ReadReport, Thing, permit};
use clearline_pipeline::refer::{self, drafts};
use clearline_records::dossier::{self, readings};
use clearline_report::{Argument, Message, ReferralId, message};

use crate::{Portal, agency};
use view::BriefPage;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let (own, at_desk, process) = (ActName::ReadOwnHistory, ActName::ReadReport, ActName::ReadProcess);
    let of_agencies = Routes::pages(Audience::Agency)
        .get("/agency/referrals/{id}/brief", of_own, needs(own))
        .get("/agency/referrals/{id}/brief.pdf", agency_pdf, needs(own));
    let of_desk = Routes::pages(Audience::Analyst)
        .get("/desk/referrals/{id}/brief", desk, needs(at_desk))
        .get("/desk/referrals/{id}/brief.pdf", desk_pdf, needs(at_desk));
    let of_auditors = Routes::pages(Audience::Auditor)
        .get("/auditor/referrals/{id}/brief", review, needs(process))
        .get("/auditor/referrals/{id}/brief.pdf", review_pdf, needs(process));
    of_agencies.merge(of_desk).merge(of_auditors)
}

async fn of_own(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let found = of_agency(&portal, &person, &id).await?;
    let back = back(format!("/agency/referrals/{}", found.referral), message!("brief-back-referral"));
    let offered = drafts::offered(&portal.house, person.actor(), found.referral).await?;
    let link = |kind: &DraftKind| {
        let href = format!("/agency/referrals/{}/drafts/{}", found.referral, kind.word());
        (drafts::part_of_brief(*kind), href, agency::asked(*kind))
    };
    let drafts = offered.iter().map(link).collect();
    Ok(page(&portal, &person, (Audience::Agency, "/agency/referrals"), Some(back), (&found, drafts)))
}

async fn agency_pdf(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    pdf(&of_agency(&portal, &person, &id).await?, &portal)
}

async fn of_agency(portal: &Portal, person: &SignedIn, id: &str) -> Result<TransferBrief, PageError> {
    Ok(refer::of_agency(&portal.house, person.actor(), numbered(id)?).await?)
}

async fn desk(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let found = for_desk(&portal, &person, &id).await?;
    let back = back(format!("/desk/reports/{}", found.referral.report), message!("brief-back-report"));
    Ok(page(&portal, &person, (Audience::Analyst, "/desk/referrals"), Some(back), (&found, Vec::new())))
}

async fn desk_pdf(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    pdf(&for_desk(&portal, &person, &id).await?, &portal)
}

async fn for_desk(portal: &Portal, person: &SignedIn, id: &str) -> Result<TransferBrief, PageError> {
    let (house, id) = (&portal.house, numbered(id)?);
    let head = dossier::head(house, id.report).await?;
    let provider = head.as_ref().and_then(|head| head.provider.as_ref());
    let permit = permit::<ReadReport>(person.actor(), &Thing::ReportOf(provider))?;
    let leave = readings::open(house, &permit, &head.ok_or(PageError::NotFound)?).await?;
    refer::for_desk(house, &leave, id.ordinal).await?.ok_or(PageError::NotFound)
}

async fn review(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let found = for_review(&portal, &person, &id).await?;
    let back = back(format!("/auditor/referrals/{}/proof", found.referral), message!("brief-back-proof"));
    Ok(page(&portal, &person, (Audience::Auditor, "/auditor/referrals"), Some(back), (&found, Vec::new())))
}

async fn review_pdf(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    pdf(&for_review(&portal, &person, &id).await?, &portal)
}

async fn for_review(portal: &Portal, person: &SignedIn, id: &str) -> Result<TransferBrief, PageError> {
    let permit = permit::<ReadProcess>(person.actor(), &Thing::House)?;
    refer::for_review(&portal.house, &permit, numbered(id)?).await?.ok_or(PageError::NotFound)
}

fn numbered(id: &str) -> Result<ReferralId, PageError> {
    id.parse().map_err(|_| PageError::NotFound)
}

fn back(href: String, words: Message) -> NavItem {
    NavItem { href, words: words.into(), here: false }
}

/// The brief in the language that was set for its agency. For the agency the whole page is in it; those who check read
/// the frame in their own.
fn page(
    portal: &Portal,
    person: &SignedIn,
    (audience, below): (Audience, &str),
    back: Option<NavItem>,
    (found, drafts): (&TransferBrief, Vec<(Message, String, Message)>),
) -> Response {
    let Brief { facts, sections, foot } = &found.brief;
    let window = message!("brief-window");
    let language = person.language_or(found.writer(&portal.house).language(), &window);
    let page = match audience {
        Audience::Agency => person.page_in(language, &window, audience, ""),
        _ => person.page_of(&window, audience, ""),
    };
    Shown(BriefPage {
        text: Bilingual::of(&page, language),
        page,
        back,
        title: message!("brief-referral", referral = Argument::exact(found.referral.to_string())),
        facts: facts.iter().map(|(name, value)| Fact::new(name, value)).collect(),
        sections: sections.clone(),
        drafts,
        pdf_href: Some(format!("{below}/{}/brief.pdf", found.referral)),
        foot: foot.clone(),
    })
    .into_response()
}

/// The brief as a file to keep, in the language of its agency. It names no person, so a browser may show it.
fn pdf(found: &TransferBrief, portal: &Portal) -> Result<Response, PageError> {
    let bytes = found.pdf(found.writer(&portal.house)).map_err(|error| PageError::broken(&error))?;
    let name = format!("inline; filename=\"{}-brief.pdf\"", found.referral);
    let kind = "application/pdf".to_owned();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}
