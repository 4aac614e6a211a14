//! The page at `/counsel/providers`.

use askama::Template;
use clearline_frame::view::{Page, Words};

use crate::view::DetailRow;

/// `/counsel/providers?q=…&on=DATE&known=DATE`. The form is sent in the address.
#[derive(Debug, Clone, Template)]
#[template(path = "providers/page.html")]
pub(super) struct Providers {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// What was searched for (`q`).
    pub q: String,
    /// The day for which it is shown (`on`).
    pub on: String,
    /// The day whose knowledge is used (`known`), as `YYYY-MM-DD`; empty for all that is known.
    pub known: String,
    /// May the reader propose what is entered?
    pub proposes: bool,
    /// The providers found, those with most reports first.
    pub rows: Vec<ProviderRow>,
}

/// One provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ProviderRow {
    /// Its id, and its place on the page.
    pub id: String,
    /// The service, as people call it.
    pub service: String,
    /// How many reports it made in 2023.
    pub reports: Option<Words>,
    /// What is known of it.
    pub details: Vec<DetailRow>,
}
