//! What agencies' programs use, at `/api/v1` with an agency's token: the same as an officer on the pages.

mod documents;
mod drafts;
mod law;
mod openapi;
mod program;
mod referrals;
mod report_document;
mod report_parts;
mod report_schema;
mod terms;
#[cfg(test)]
mod tests;

use clearline_http::{Audience, Routes, Shows, Site};

pub(crate) use openapi::DOCUMENT;

use crate::problem::Problem;

/// The routes.
pub(crate) fn routes() -> Routes<Site> {
    referrals::routes(programs())
        .merge(law::routes(programs()))
        .merge(drafts::routes(programs()))
        .ending(async || Problem::not_found(), async || Problem::other_method())
}

/// Routes for the programs of agencies.
fn programs() -> Routes<Site> {
    Routes::programs(Audience::Agency, Shows::Token, "/api/v1")
}
