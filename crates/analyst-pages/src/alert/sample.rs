//! One alert with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::Page;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::message;

use super::view::AlertPage;
use crate::sample::alerts;
use clearline_frame::sample::work_in;

fn alert_page(page: Page) -> AlertPage {
    AlertPage { page, alert: alerts().swap_remove(0) }
}

/// The page in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let frame = work_in(language, &message!("analyst-window-alert"), Audience::Analyst, "/desk");
    vec![page("desk-alert", &alert_page(frame))]
}
