//! A person's own account: changing the password, whatever the role.

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use clearline_law::access::Role;
use clearline_pipeline::directory::{self, DirectoryError};
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::{ACCOUNT, Checked, PASSWORD, SignedIn};
use crate::view::sign_in::Account;
use crate::view::{Audience, Notice, Tone};

/// The routes.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/account", get(account)).route("/account/password", post(change))
}

async fn account(State(portal): State<Portal>, person: SignedIn) -> Response {
    Shown(page(&portal, &person, None)).into_response()
}

/// What was typed. No `Debug`: it holds passwords.
#[derive(Deserialize)]
struct Change {
    present: String,
    new: String,
    again: String,
}

async fn change(State(portal): State<Portal>, form: Checked<Change>) -> Result<Response, PageError> {
    let Checked { mut by, form } = form;
    if form.new != form.again {
        let words = "The new password was not typed the same way twice.".to_owned();
        return Ok(Shown(page(&portal, &by, Some(words))).into_response());
    }
    match directory::change_own_password(&portal.house, by.session(), &form.present, &form.new).await {
        Ok(()) => {
            by.has_own_password();
            let mut changed = page(&portal, &by, None);
            changed.page.notice = Some(Notice {
                tone: Tone::Good,
                words: "Your password is changed. Wherever else you were signed in, you are no longer."
                    .to_owned(),
            });
            Ok(Shown(changed).into_response())
        }
        Err(DirectoryError::Unfit(words)) => Ok(Shown(page(&portal, &by, Some(words))).into_response()),
        Err(error) => Err(error.into()),
    }
}

fn page(portal: &Portal, person: &SignedIn, refused: Option<String>) -> Account {
    let limits = &portal.house.limits;
    let account = &person.session().account;
    let title = if refused.is_some() { "Error: account" } else { "Account" };
    Account {
        page: person.page(title, audience(account.role), ACCOUNT),
        user: account.id.to_string(),
        change_to: PASSWORD.to_owned(),
        chars_min: limits.password_chars_min,
        chars_max: limits.password_chars_max,
        must_change: account.must_change,
        administers: account.role == Role::Admin,
        refused,
    }
}

fn audience(role: Role) -> Audience {
    match role {
        Role::Provider => Audience::Provider,
        Role::Analyst | Role::Supervisor => Audience::Analyst,
        Role::Officer => Audience::Agency,
        Role::Auditor => Audience::Auditor,
        Role::Counsel => Audience::Counsel,
        Role::Admin | Role::Public | Role::System => Audience::Public,
    }
}
