//! What is shown while the clock runs, and what is told at the end.

use std::io::IsTerminal as _;
use std::sync::atomic::Ordering;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value as Json, json};
use tokio::time::Instant;

use super::Told;
use super::backlog::{Course, Reached};
use super::drive::Drive;
use super::floor::ByteRates;
use super::measure::Timed;
use crate::output::{complain, line};

/// Between two looks, on a terminal and elsewhere.
const LOOK_EVERY: Duration = Duration::from_millis(250);
const PLAIN_EVERY: Duration = Duration::from_secs(5);
const MEGABYTE: f64 = 1_000_000.0;

/// A bar that is seen on a terminal only.
pub(super) fn bar(template: &str) -> ProgressBar {
    // Our own template; if it were wrong, the plain bar would be shown instead.
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style)
}

/// Shows the clock and the count of finished reports until the clock has run out.
pub(super) async fn progress(drive: &Drive, quiet: bool) {
    let seconds = drive.ends.duration_since(drive.begins).as_secs();
    let plain = !std::io::stderr().is_terminal();
    let bar = if quiet { ProgressBar::hidden() } else { bar("{bar:40} {pos}/{len} s  {msg}") };
    bar.set_length(seconds);
    let mut ticks = tokio::time::interval(if plain { PLAIN_EVERY } else { LOOK_EVERY });
    while Instant::now() < drive.ends && !*drive.stop.borrow() {
        tokio::select! {
            _ = ticks.tick() => {}
            () = tokio::time::sleep_until(drive.ends) => {}
        }
        let elapsed = drive.begins.elapsed();
        let finished = drive.finished.load(Ordering::Relaxed);
        let rate = finished as f64 / elapsed.as_secs_f64().max(0.001);
        let errors = drive.errors.load(Ordering::Relaxed);
        let words = format!("{finished} reports finished, {rate:.0} a second, {errors} errors");
        if plain && !quiet {
            complain(&format!("{} of {seconds} s: {words}", elapsed.as_secs()));
        }
        bar.set_position(elapsed.as_secs());
        bar.set_message(words);
    }
    bar.finish_and_clear();
}

/// For people.
pub(super) fn tell(told: &Told) {
    let seen = &told.seen;
    line(format!(
        "{:.1} finished reports a second: {} in {:.0} s by {} providers, {} senders at once, {:.1} MB/s of files",
        told.rate(),
        seen.in_time,
        told.seconds,
        told.providers,
        told.concurrency,
        seen.bytes as f64 / told.seconds / MEGABYTE
    ));
    line(format!("\n{:<10} {:>9} {:>10} {:>10} {:>10}", "call", "count", "p50 ms", "p95 ms", "p99 ms"));
    for what in Timed::ALL {
        let Some(times) = seen.times(what) else { continue };
        let (p50, p95, p99) = (times.at(0.50), times.at(0.95), times.at(0.99));
        line(format!("{:<10} {:>9} {p50:>10.2} {p95:>10.2} {p99:>10.2}", what.word(), times.count()));
    }
    match seen.errors.values().sum::<u64>() {
        0 => line("\nNo call failed."),
        count => {
            line(format!("\n{count} reports failed:"));
            seen.errors.iter().for_each(|(words, count)| line(format!("  {count:>7} × {words}")));
        }
    }
    if let Some(reached) = &told.reached {
        tell_reached(told, reached);
    }
    if let Some(course) = &told.course {
        tell_course(course);
    }
    tell_floor(told);
}

fn tell_reached(told: &Told, reached: &Reached) {
    let (all, in_time) = (reached.of_all(reached.referred), reached.of_all(reached.in_time));
    let drawn = if reached.asked < reached.of {
        format!(" (from {} evenly drawn)", reached.asked)
    } else {
        String::new()
    };
    line(format!(
        "\n{all:.0} of {} reached a referral{drawn}, {in_time:.0} of them before the clock ran out: {:.1} a second.",
        reached.of,
        in_time / told.seconds
    ));
    line(format!(
        "From finish to made available: p50 {:.0} ms, p95 {:.0} ms, p99 {:.0} ms.",
        reached.took.at(0.50),
        reached.took.at(0.95),
        reached.took.at(0.99)
    ));
    for (stage, count) in &reached.elsewhere {
        line(format!("  {count} stand at {stage}"));
    }
    match told.drained {
        Some(took) => {
            line(format!("The backlog was worked off {:.1} s after the clock ran out.", took.as_secs_f64()));
        }
        None => line("The backlog was not worked off within the time given to it."),
    }
}

fn tell_course(course: &Course) {
    let word = if course.flat { "flat" } else { "GROWING" };
    line(format!(
        "The backlog was {word}: {:.0} jobs early in the run, {:.0} at the end, {} at most.",
        course.early, course.late, course.most
    ));
}

fn tell_floor(told: &Told) {
    if let Some(floor) = told.floor {
        line(format!(
            "\nFloor: the same rows by four bare commits a report (one file): {floor:.0} reports a second; an accept costs {:.2} × that.",
            floor / told.rate().max(0.001)
        ));
    }
    let ByteRates { upload, sha256, all } = told.bytes;
    line(format!(
        "Floor: 64 MiB on one thread: SHA-256 alone {:.0} MB/s; MD5, SHA-1, SHA-256 and AES-256-GCM {:.0} MB/s.",
        sha256 / MEGABYTE,
        all / MEGABYTE
    ));
    line(format!(
        "An upload of the same on one connection: {:.0} MB/s, {:.0} % of hashing and sealing, {:.0} % of SHA-256 alone.",
        upload / MEGABYTE,
        100.0 * upload / all,
        100.0 * upload / sha256
    ));
}

/// For a script.
pub(super) fn as_json(told: &Told) -> Json {
    let calls = Timed::ALL
        .into_iter()
        .filter_map(|what| Some((what.word().to_owned(), told.seen.times(what)?.json())));
    let course = told.course.as_ref().map(|course| {
        json!({ "early": course.early, "late": course.late, "most": course.most, "flat": course.flat })
    });
    json!({
        "providers": told.providers,
        "concurrency": told.concurrency,
        "seconds": told.seconds,
        "held": told.held,
        "accept_only": told.accept_only,
        "finished": told.seen.in_time,
        "finished_per_second": told.rate(),
        "file_bytes": told.seen.bytes,
        "calls": Json::Object(calls.collect()),
        "errors": told.seen.errors,
        "backlog": course,
        "reached": told.reached.as_ref().map(Reached::json),
        "drained_seconds": told.drained.map(|took| took.as_secs_f64()),
        "floor": {
            "accepts_per_second": told.floor,
            "accept_costs": told.floor.map(|floor| floor / told.rate().max(0.001)),
            "sha256_bytes_per_second": told.bytes.sha256,
            "hashing_and_sealing_bytes_per_second": told.bytes.all,
            "upload_bytes_per_second": told.bytes.upload,
            "upload_share_of_hashing_and_sealing": told.bytes.upload / told.bytes.all,
        },
    })
}
