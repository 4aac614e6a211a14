//! An agency's pages: drafts of what it asks the provider of a referral, as a page, as text to copy, and as PDF.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use clearline_disclosure::papers::draft::DraftKind;
use clearline_disclosure::referral::ReferError;
use clearline_disclosure::{Refusal, Writer};
use clearline_frame::answer::{PageError, Shown, refusal};
use clearline_frame::refused::RefusalKind;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Bilingual, NavItem};
use clearline_http::{Audience, Routes, needs};
use clearline_i18n::Language;
use clearline_law::access::ActName;
use clearline_pipeline::refer::drafts::{self, Drafted};
use clearline_report::{AgencyClass, Message, ReferralId, message};

use super::or_ended;
use crate::Portal;
use view::DraftPage;

/// The routes.
pub(super) fn routes() -> Routes<Portal> {
    let read = || needs(ActName::ReadReferral);
    Routes::pages(Audience::Agency)
        .get("/agency/referrals/{id}/drafts/{kind}", show, read())
        .get("/agency/referrals/{id}/drafts/{kind}/text", text, read())
        .get("/agency/referrals/{id}/drafts/{kind}/pdf", pdf, read())
}

/// What is asked for, as the pages of an agency call it.
pub(crate) fn asked(kind: DraftKind) -> Message {
    match kind {
        DraftKind::Preservation => message!("asking-preservation"),
        DraftKind::Records => message!("asking-records"),
        DraftKind::Emergency => message!("asking-emergency"),
    }
}

async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Path((id, kind)): Path<(String, String)>,
) -> Result<Response, PageError> {
    given(&portal, &person, (&id, &kind), |drafted| {
        Ok(Shown(draft_page(&portal, &person, &drafted)).into_response())
    })
    .await
}

async fn text(
    State(portal): State<Portal>,
    person: SignedIn,
    Path((id, kind)): Path<(String, String)>,
) -> Result<Response, PageError> {
    given(&portal, &person, (&id, &kind), |drafted| {
        let text = drafted.draft.text(Writer::of(&portal.house));
        Ok(to_keep(&drafted, "text/plain; charset=utf-8", "txt", text.into_bytes()))
    })
    .await
}

async fn pdf(
    State(portal): State<Portal>,
    person: SignedIn,
    Path((id, kind)): Path<(String, String)>,
) -> Result<Response, PageError> {
    given(&portal, &person, (&id, &kind), |drafted| {
        let bytes = drafted.draft.pdf(Writer::of(&portal.house));
        let bytes = bytes.map_err(|error| PageError::broken(&error))?;
        Ok(to_keep(&drafted, "application/pdf", "pdf", bytes))
    })
    .await
}

/// The draft as `written`; or what comes first, or why there is none.
async fn given(
    portal: &Portal,
    person: &SignedIn,
    (id, kind): (&str, &str),
    written: impl FnOnce(Drafted) -> Result<Response, PageError>,
) -> Result<Response, PageError> {
    let referral: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    let kind: DraftKind = kind.parse().map_err(|_| PageError::NotFound)?;
    match drafts::draft(&portal.house, person.actor(), referral, kind).await {
        Ok(drafted) => written(drafted),
        Err(ReferError::Refused(Refusal::ConditionsFirst | Refusal::OpenFirst)) => {
            Ok(Redirect::to(&format!("/agency/referrals/{referral}")).into_response())
        }
        Err(ReferError::Refused(why @ Refusal::NotAskedByDraft)) => {
            Ok(refusal(RefusalKind::NotYours, Some(why.message())))
        }
        Err(error) => or_ended(portal, person, id, Err(error.into())).await,
    }
}

/// A document that a browser shows, and keeps under its own name.
fn to_keep(drafted: &Drafted, kind: &'static str, ending: &str, bytes: Vec<u8>) -> Response {
    let (referral, draft) = (drafted.brief.referral, drafted.draft.kind.word());
    let name = format!("inline; filename=\"{referral}-{draft}.{ending}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response()
}

/// The page is in the language of the agency's briefs, the letter in English: its receiver reads that.
fn draft_page(portal: &Portal, person: &SignedIn, drafted: &Drafted) -> DraftPage {
    let (draft, at) = (&drafted.draft, format!("/agency/referrals/{}", drafted.brief.referral));
    let window = message!("asking-window");
    let language = person.language_or(drafted.brief.writer(&portal.house).language(), &window);
    let page = person.page_in(language, &window, Audience::Agency, "");
    let link = |kind: &DraftKind| NavItem {
        href: format!("{at}/drafts/{}", kind.word()),
        words: asked(*kind).into(),
        here: false,
    };
    let others = DraftKind::of(drafted.class).iter().filter(|kind| **kind != draft.kind);
    DraftPage {
        text: Bilingual::of(&page, language),
        letter: Bilingual::of(&page, Language::ENGLISH),
        page,
        title: asked(draft.kind),
        about: about(draft.kind, drafted.class),
        lacks: draft.lacks.clone(),
        advice: drafted.advice().cloned(),
        name: draft.kind.message(),
        sections: draft.sections.clone(),
        others: others.map(link).collect(),
        at: format!("{at}/drafts/{}", draft.kind.word()),
        referral: at,
    }
}

/// What such a request does, and what it does not.
fn about(kind: DraftKind, class: AgencyClass) -> Vec<Message> {
    match kind {
        DraftKind::Preservation => vec![message!("asking-about-preservation")],
        DraftKind::Records => vec![message!("asking-about-records")],
        DraftKind::Emergency if class == AgencyClass::Foreign => {
            vec![message!("asking-about-emergency"), message!("asking-emergency-abroad")]
        }
        DraftKind::Emergency => vec![message!("asking-about-emergency")],
    }
}
