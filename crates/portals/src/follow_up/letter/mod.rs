//! Letters on the preservation of a report, drafted from what is recorded.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown, refusal};
use clearline_frame::refused::RefusalKind;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Fact, Words};
use clearline_frame::words;
use clearline_http::{Audience, Routes, needs};
use clearline_law::access::ActName;
use clearline_pipeline::follow_up::FollowUpError;
use clearline_pipeline::follow_up::letter::{self, Letter};
use clearline_report::{ReferralId, message};

use super::page_error;
use super::preservation::{at_desk, own};
use crate::Portal;
use crate::agency::or_ended;
use view::{LetterLine, LetterPage};

/// The routes.
pub(super) fn routes() -> Routes<Portal> {
    let clocks = || needs(ActName::ReadPreservation);
    let of_staff = Routes::pages(Audience::Analyst).get(
        "/desk/reports/{number}/preservation/letter",
        extension,
        clocks(),
    );
    of_staff.merge(Routes::pages(Audience::Agency).get(
        "/agency/referrals/{id}/preservation/letter",
        renewal,
        clocks(),
    ))
}

async fn extension(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(number): Path<String>,
) -> Result<Response, PageError> {
    at_desk(&person)?;
    let (head, _) = own(&portal.house, &person, &number).await?;
    let drafted = letter::draft_extension(&portal.house, person.actor(), head.number).await;
    drafted_page(&person, Audience::Analyst, format!("/desk/reports/{}/preservation", head.number), drafted)
}

async fn renewal(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    person.actor().agency_id().ok_or(PageError::NotYours)?;
    let referral: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    let drafted = letter::draft_renewal(&portal.house, person.actor(), referral).await;
    let back = format!("/agency/referrals/{referral}/preservation");
    or_ended(&portal, &person, &id, drafted_page(&person, Audience::Agency, back, drafted)).await
}

/// The letter, or why there is none for this person.
fn drafted_page(
    person: &SignedIn,
    audience: Audience,
    back: String,
    drafted: Result<Letter, FollowUpError>,
) -> Result<Response, PageError> {
    match drafted {
        Ok(letter) => Ok(Shown(letter_page(person, audience, back, letter)).into_response()),
        Err(FollowUpError::Unfit(why)) => Ok(refusal(RefusalKind::NotYours, Some(why))),
        Err(error) => Err(page_error(error)),
    }
}

fn letter_page(person: &SignedIn, audience: Audience, back: String, letter: Letter) -> LetterPage {
    let line = |fact: letter::LetterFact| LetterLine {
        name: fact.name.into(),
        value: fact.value.into(),
        clause: fact.clause,
    };
    LetterPage {
        page: person.page_of(&letter.title, audience, ""),
        back,
        head: vec![
            Fact::new(message!("letter-from"), Words::data(letter.from)),
            Fact::new(message!("letter-to"), Words::data(letter.to)),
            Fact::new(message!("letter-date"), Words::data(words::day(letter.on).words)),
        ],
        title: letter.title.into(),
        paragraphs: letter.paragraphs.into_iter().map(Words::from).collect(),
        lines: letter.facts.into_iter().map(line).collect(),
    }
}
