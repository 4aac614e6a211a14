//! Destruction on notification of a law enforcement agency, as every page shows it.

use clearline_core::House;
use clearline_frame::view::{Choice, State as Standing, Tone, Words};
use clearline_frame::words;
use clearline_pipeline::follow_up::destruction::{Destruction, Stand};
use clearline_records::dossier::KeptFile;
use clearline_report::{Argument, Priority, message};
use jiff::Timestamp;

use super::view::DestructionRow;

pub(super) fn choice(kept: &KeptFile, chosen: &str) -> Choice {
    let digest = Argument::exact(hex::encode(&kept.sha256));
    let hint = message!("destroy-file", digest = digest, size = Argument::Bytes(kept.size));
    let name = kept.name.as_ref().map_or_else(|| message!("file-nameless").into(), Words::data);
    Choice {
        hint: Some(hint.into()),
        chosen: kept.id.as_str() == chosen,
        ..Choice::new(kept.id.as_str(), name)
    }
}

/// One line of a list of notifications.
pub(crate) fn row(house: &House, one: &Destruction, href: Option<String>) -> DestructionRow {
    let counsel = href.is_some();
    DestructionRow {
        number: one.report.to_string(),
        file: one.file.to_string(),
        href,
        agency: one.agency.to_string(),
        at: words::moment(one.notified.at),
        state: state(house, one),
        detail: detail(house, one),
        notes: if counsel { notes(one) } else { Vec::new() },
    }
}

/// The state of a notification, in a word or two.
pub(crate) fn state(house: &House, one: &Destruction) -> Standing {
    let day = |at: Option<Timestamp>| Argument::name(at.map_or_else(String::new, |at| words::day(at).words));
    match one.stand(house.now(), &house.limits) {
        Stand::NeedsCounsel => Standing::new(Tone::Waiting, message!("destruction-only-recorded")),
        Stand::Waits { .. } => Standing::new(Tone::Caution, message!("destruction-awaits")),
        Stand::Paused { .. } => Standing::new(Tone::Caution, message!("destruction-paused")),
        Stand::Held => Standing::new(Tone::Alarm, message!("destruction-stopped")),
        Stand::Due => Standing::new(Tone::Alarm, message!("destruction-now")),
        Stand::Destroyed => {
            Standing::new(Tone::Good, message!("destruction-done", day = day(one.destroyed_at)))
        }
        Stand::Released => {
            let on = day(one.released.as_ref().map(|released| released.at));
            Standing::new(Tone::Plain, message!("destruction-taken-back", day = on))
        }
    }
}

/// What that means, and when it ends.
pub(crate) fn detail(house: &House, one: &Destruction) -> Option<Words> {
    let says = match one.stand(house.now(), &house.limits) {
        Stand::NeedsCounsel => message!("destruction-only-recorded-about"),
        Stand::Waits { until } => message!("destruction-awaits-about", until = until),
        Stand::Paused { until } => message!("destruction-paused-about", until = until),
        Stand::Held => message!("destruction-stopped-about"),
        Stand::Due => message!("destruction-now-about"),
        Stand::Destroyed | Stand::Released => return None,
    };
    Some(says.into())
}

fn notes(one: &Destruction) -> Vec<Standing> {
    let mut notes = Vec::new();
    if one.priority == Some(Priority::P0) && one.is_open() {
        notes.push(Standing::new(Tone::Alarm, message!("destruction-life")));
    }
    if one.objections > 0 {
        notes.push(Standing::new(Tone::Caution, message!("destruction-objections", count = one.objections)));
    }
    if one.proposed_order.is_some() {
        notes.push(Standing::new(Tone::Waiting, message!("destruction-order-waits")));
    }
    if one.release.is_some() && one.is_open() {
        notes.push(Standing::new(Tone::Waiting, message!("destruction-release-waits")));
    }
    notes
}
