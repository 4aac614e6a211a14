//! The ledger for everybody: the newest signed checkpoint to keep, and the proof that the ledger has only grown since an
//! older one. Neither says anything of a report.

use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::PageError;
use clearline_http::{Routes, open};
use clearline_oversight::{self as oversight, ProofError};
use serde::Deserialize;

use crate::Portal;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let public = || open("anybody may keep a checkpoint and hold us to it; it says nothing of a report");
    Routes::for_all().get("/ledger/checkpoint", checkpoint, public()).get(
        "/ledger/consistency",
        consistency,
        public(),
    )
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Since {
    /// How many entries the kept checkpoint was signed over.
    from: u64,
}

async fn checkpoint(State(portal): State<Portal>) -> Result<Response, PageError> {
    let newest = oversight::checkpoint(&portal.house).await?;
    Ok(newest.map_or_else(nothing_yet, |note| plain(StatusCode::OK, note)))
}

async fn consistency(
    State(portal): State<Portal>,
    Query(Since { from }): Query<Since>,
) -> Result<Response, PageError> {
    match oversight::consistency(&portal.house, from).await {
        Ok(proof) => Ok(plain(StatusCode::OK, proof.to_text())),
        Err(ProofError::Waiting) => Ok(nothing_yet()),
        Err(ProofError::Unknown) => {
            let words = "the ledger never had so many entries, or it was restored from an older copy\n";
            Ok(plain(StatusCode::NOT_FOUND, words.to_owned()))
        }
        Err(ProofError::Trouble(trouble)) => Err(trouble.into()),
        Err(error) => Err(PageError::broken(&error)),
    }
}

fn nothing_yet() -> Response {
    plain(StatusCode::NOT_FOUND, "no checkpoint was signed yet\n".to_owned())
}

fn plain(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
