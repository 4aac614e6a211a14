//! A group of posts with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Page, Pager};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::message;

use super::view::GroupPage;
use crate::sample::{TEXT, group, left_out, post};
use clearline_frame::sample::{pager, work_in};

fn group_page(page: Page) -> GroupPage {
    let member = post("891012771093901", vec![message!("sign-known-sentence")]);
    GroupPage {
        page,
        group: group("891012771090001", 3_969),
        posts: 4_001,
        text: Ok(TEXT.to_owned()),
        left_out: left_out(),
        can_dismiss: true,
        members: vec![member, post("891012771093900", Vec::new())],
        pager: pager(words::shown(2), "/desk/groups/891012771090001?after=---.891012771093900"),
    }
}

fn empty_group(page: GroupPage) -> GroupPage {
    GroupPage {
        text: Err(message!("analyst-first-post-expunged")),
        left_out: Vec::new(),
        can_dismiss: false,
        members: Vec::new(),
        pager: Pager::default(),
        ..page
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let frame = || work_in(language, &message!("analyst-window-group"), Audience::Analyst, "/desk");
    vec![
        page("desk-group", &group_page(frame())),
        page("desk-group-empty", &empty_group(group_page(frame()))),
    ]
}
