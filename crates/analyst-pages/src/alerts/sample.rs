//! The list of alerts with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{NavItem, Page};
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::{Message, message};

use super::view::AlertsPage;
use crate::sample::alerts;
use clearline_frame::sample::{pager, work_in};

fn alerts_page(page: Page) -> AlertsPage {
    let list = |href: &str, words: Message| NavItem {
        href: href.to_owned(),
        words: words.into(),
        here: href == "/desk/alerts",
    };
    let shown = message!("analyst-rows-shown", rows = 3, all = 621);
    AlertsPage {
        page,
        lists: vec![
            list("/desk/alerts", message!("analyst-alerts-now", count = 2)),
            list("/desk/alerts?list=answers", message!("analyst-alerts-answers", count = 619)),
        ],
        alerts: alerts(),
        pager: pager(shown, "/desk/alerts?after=1.1763915460000001.a3"),
    }
}

/// The page in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let frame = work_in(language, &message!("analyst-window-alerts"), Audience::Analyst, "/desk");
    vec![page("desk-alerts", &alerts_page(frame))]
}
