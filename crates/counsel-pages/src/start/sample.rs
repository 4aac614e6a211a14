//! The first steps, with invented words.

#![expect(clippy::unwrap_used, reason = "invented values are as fixed as those of a test")]

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{State, Tone};
use clearline_report::{Argument, Country, message};

use super::view::{Start, Step};
use crate::sample::Counsel;
use crate::view::Link;

fn steps() -> Vec<Step> {
    let country = "SE".parse::<Country>().unwrap();
    let agency =
        message!("counsel-start-agency", agency = Argument::name("Federal Police"), country = country);
    let step = Step {
        what: agency.into(),
        state: State::new(Tone::Plain, message!("counsel-start-open")),
        reports: message!("counsel-start-reports", reports = 41_200),
        ask: message!("counsel-start-ask-agency"),
        evidence: message!("counsel-start-evidence-agency"),
        missing: Some(message!(
            "counsel-start-missing",
            reasons = Argument::each([message!("gap-no-basis"), message!("gap-investigating")])
        )),
        links: vec![Link::new("/counsel/agencies/se-1#propose", message!("counsel-start-basis"))],
    };
    let route = Step {
        what: message!("counsel-start-route", route = message!("route-attache")).into(),
        state: State::new(Tone::Good, message!("counsel-start-done")),
        reports: message!("counsel-start-reports-have", reports = 1),
        ask: message!("counsel-start-ask-attache"),
        evidence: message!("counsel-start-evidence-route"),
        missing: None,
        links: vec![],
    };
    vec![step, route]
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    let start = |steps| Start { page: counsel.page(&message!("counsel-window-start"), "/counsel"), steps };
    vec![page("counsel-start", &start(steps())), page("counsel-start-empty", &start(vec![]))]
}
