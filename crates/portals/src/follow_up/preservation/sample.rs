//! How long a report is kept, with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Choice, State, Tone, Words};
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_law::HoldKind;
use clearline_report::{Argument, Message, message};

use super::view::{ClockForm, ClockRow, Clocks};
use crate::follow_up::sample::{NUMBER, left};
use clearline_frame::sample::{at, work_in};

fn clocks(language: Language, audience: Audience) -> Clocks {
    let row = |what: Message, clause: Option<&str>, by: Words, end: Option<&str>, lift: bool| ClockRow {
        what: what.into(),
        clause: clause.map(str::to_owned),
        start: at("2026-11-23"),
        by,
        end: end.map(at),
        left: if end.is_some() { left() } else { State::new(Tone::Plain, message!("clocks-in-force")) },
        lift: lift.then(|| "/desk/reports/891012771093118/preservation/3/lift".to_owned()),
        confirm: None,
        proposed: false,
    };
    let by = |who: &str, reference: &str| -> Words {
        message!("clocks-by", who = Argument::exact(who), reference = Argument::words(reference)).into()
    };
    let desk = audience == Audience::Analyst;
    let action = "/desk/reports/891012771093118/preservation".to_owned();
    let number = || Argument::exact(NUMBER);
    let title = message!("clocks-window-report", report = number());
    let year = Some("2027-11-23");
    let abroad = message!("clocks-abroad", length = message!("term-own-end"));
    let own_law = Some("18 U.S.C. § 2258A(h)(1)");
    Clocks {
        page: work_in(language, &title, audience, ""),
        about: message!("follow-up-report", report = number()),
        back: "/desk/reports/891012771093118".to_owned(),
        end: Some((at("2027-11-23"), left())),
        rows: vec![
            row(message!("clocks-duty"), own_law, message!("clocks-recorded-here").into(), year, false),
            row(
                HoldKind::Request.message(),
                Some("18 U.S.C. § 2703(f)"),
                Words::data("FD-302-118"),
                Some("2027-02-21"),
                false,
            ),
            row(HoldKind::Litigation.message(), None, by("counsel:moreau", "1:26-cv-118"), None, desk),
            ClockRow {
                left: State::new(Tone::Waiting, message!("clocks-proposed")),
                confirm: desk.then(|| "/desk/reports/891012771093118/preservation/4/confirm".to_owned()),
                proposed: true,
                ..row(message!("hold-order-on-us"), None, by("supervisor:okafor", "1:26-mj-7"), None, desk)
            },
            row(abroad, Some("S.I. 2026/268 reg. 8"), message!("clocks-recorded-here").into(), year, false),
        ],
        letter: desk.then(|| "/desk/reports/891012771093118/preservation/letter".to_owned()),
        form: Some(match audience {
            Audience::Provider => ClockForm::Keep { action, until: String::new(), error: None },
            Audience::Agency => ClockForm::Ask { action, wish: false },
            _ => ClockForm::Record { action, kinds: vec![Choice::new("order", HoldKind::Order.message())] },
        }),
    }
}

/// The page for each audience, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    vec![
        page("provider-clocks", &clocks(language, Audience::Provider)),
        page("desk-clocks", &clocks(language, Audience::Analyst)),
        page("agency-clocks", &clocks(language, Audience::Agency)),
    ]
}
