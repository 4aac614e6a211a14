//! What a call wrote into the ledger: by which act it was done, and whether that is the act that its route declares.

use clearline_http::{Method, Needs, Route};
use clearline_law::access::ActName;
use clearline_ledger::Opening;
use clearline_store::params;
use clearline_tests::{TestHouse, raw};
use jiff::Timestamp;

use super::callers::CallerKind;

/// An entry: its kind, and the rule that permitted it, as `Role/Act/Reach`.
pub(super) struct Written {
    kind: String,
    rule: String,
}

/// The entries of calls since this moment: none of them has its place yet.
pub(super) async fn since(house: &TestHouse, moment: Timestamp) -> Vec<Written> {
    let newer = "select kind, opening from entry where position is null and written_at >= $since";
    let rows = raw::rows(&house.house, newer, params!(since = moment.as_microsecond())).await;
    let read = |row: &clearline_store::Row| {
        let opening = Opening::from_bytes(row.bytes("opening").unwrap()).expect("it can be read");
        let rule = opening.fact("rule").expect("it names its rule").to_owned();
        Written { kind: row.text("kind").unwrap().to_owned(), rule }
    };
    rows.iter().map(read).collect()
}

/// Lets every sitting end: the next reading of a report is an entry of its own.
pub(super) async fn end_sittings(house: &TestHouse) {
    raw::run(&house.house, "delete from sitting", params!()).await;
}

/// A ticket's picture was recorded when the file was opened, before the ticket was given out.
fn is_recorded_before(path: &str) -> bool {
    path == "/desk/view/{ticket}"
}

/// What is wrong with what a call wrote that was let on: an entry of another act than the declared ones, or none where
/// something was done or a report was read.
pub(super) fn faults(route: &Route, caller: CallerKind, entries: &[Written]) -> Vec<String> {
    let (Needs::Acts(acts), Some(role)) = (&route.needs, caller.role()) else { return Vec::new() };
    let role = format!("{role:?}");
    let by = |act: &ActName| format!("{role}/{act:?}/");
    let mut faults = Vec::new();
    for entry in entries.iter().filter(|entry| entry.rule.starts_with(&format!("{role}/"))) {
        if !acts.iter().chain(&route.also).any(|act| entry.rule.starts_with(&by(act))) {
            let also = &route.also;
            faults.push(format!("writes {} by {}, and declares {acts:?} {also:?}", entry.kind, entry.rule));
        }
    }
    for act in &route.also {
        if !entries.iter().any(|entry| entry.rule.starts_with(&by(act))) {
            faults.push(format!("declares {act:?} besides, and writes nothing by it"));
        }
    }
    let reads = acts.iter().any(|act| act.reveals()) && !is_recorded_before(&route.path);
    let recorded = acts.iter().any(|act| entries.iter().any(|entry| entry.rule.starts_with(&by(act))));
    if (route.method == Method::Post || reads) && !recorded {
        faults.push(format!("is done, and no entry says by {acts:?}"));
    }
    faults
}
