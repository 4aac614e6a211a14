//! Bulk dismissal: which posts of chosen groups it takes, and why.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::session::SignedIn;
use clearline_frame::view::Words;
use clearline_http::Audience;
use clearline_law::access::{Permit, ReadDesk, Thing, permit};
use clearline_pipeline::triage::{self, Refusal, TriageError};
use clearline_report::{ReportNumber, message};

use super::groups::{first_text, group_row, left_out_line};
use clearline_frame::Frame;
use view::{DismissPage, Preview};

/// The groups that were chosen, from the fields of a form or an address.
fn chosen(fields: &[(String, String)]) -> Result<Vec<ReportNumber>, PageError> {
    let groups = fields.iter().filter(|(name, _)| name == "group").map(|(_, value)| value.parse());
    let mut groups: Vec<ReportNumber> = groups.collect::<Result<_, _>>().map_err(|_| PageError::NotFound)?;
    groups.dedup();
    if groups.is_empty() {
        return Err(PageError::Wrong(message!("analyst-choose-groups")));
    }
    if groups.len() > triage::GROUPS_AT_ONCE_MAX {
        let limit = triage::GROUPS_AT_ONCE_MAX;
        return Err(PageError::Wrong(message!("analyst-groups-at-once", limit = limit)));
    }
    Ok(groups)
}

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(fields): Query<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let permit = permit::<ReadDesk>(person.actor(), &Thing::House)?;
    let page = preview(frame.house(), &person, &permit, &chosen(&fields)?, String::new(), None).await?;
    Ok(Shown(page).into_response())
}

async fn preview(
    house: &House,
    person: &SignedIn,
    permit: &Permit<ReadDesk>,
    groups: &[ReportNumber],
    reason: String,
    error: Option<Words>,
) -> Result<DismissPage, PageError> {
    let mut previews = Vec::with_capacity(groups.len());
    for id in groups {
        let found = triage::queries::group(house, permit, *id).await?;
        let (group, left_out) = found.ok_or(PageError::NotFound)?;
        let stay: i64 = left_out.iter().map(|(_, count)| count).sum();
        let going = match triage::queries::not_dismissible(house, permit, *id).await? {
            None => message!("analyst-will-be-dismissed", count = (group.waiting - stay).max(0)),
            Some(Refusal::DismissedAlready { at }) => message!("analyst-dismissed-already", at = at),
            Some(_) => message!("analyst-nothing-to-dismiss"),
        };
        previews.push(Preview {
            group: group_row(house, &group),
            text: first_text(house, person, *id).await?,
            going,
            left_out: left_out.iter().map(left_out_line).collect(),
        });
    }
    Ok(DismissPage {
        page: person.page_of(&message!("analyst-window-dismiss"), Audience::Analyst, "/desk"),
        groups: previews,
        undo_hours: house.limits.dismissal_undo_hours,
        reason,
        error,
    })
}

pub(super) async fn dismiss(
    State(frame): State<Frame>,
    Checked { by, form }: Checked<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let house = frame.house();
    let permit = permit::<ReadDesk>(by.actor(), &Thing::House)?;
    let groups = chosen(&form)?;
    let reason = form.iter().find(|(name, _)| name == "reason").map(|(_, value)| value.clone());
    let reason = reason.unwrap_or_default();
    match triage::dismissal::dismiss(house, by.actor(), &groups, &reason).await {
        Ok(_) => Ok(by.done("/desk/dismissals", Done::Dismissed)),
        Err(TriageError::Refused(refusal)) => {
            let words = match refusal {
                Refusal::Reason { .. } => message!("analyst-write-why").into(),
                other => Words::Sentence(other.message()),
            };
            let page = preview(house, &by, &permit, &groups, reason, Some(words)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
        }
        Err(TriageError::Denied(denied)) => Err(denied.into()),
        Err(TriageError::Trouble(trouble)) => Err(trouble.into()),
    }
}

#[cfg(test)]
mod tests {
    use clearline_frame::words;
    use clearline_report::message;

    #[test]
    fn counts_are_read_as_people_write_them() {
        let going = |count| words::term(&message!("analyst-will-be-dismissed", count = count));
        assert_eq!(going(1), "1 post will be dismissed.");
        assert_eq!(going(3_969), "3,969 posts will be dismissed.");
    }
}
