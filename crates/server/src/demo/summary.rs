//! The summary at the end, and where to look. Every line fits a terminal of 80 columns, but for addresses and paths
//! that are longer themselves: a password and an address are on one line each, so that they can be copied and clicked.

use std::path::Path;

use clearline_law::RouteKind;

use super::cast::{Cast, Login};
use super::people::People;
use super::proof::{Findings, Tally};
use crate::output::line;

/// Columns of a terminal.
const WIDTH: usize = 80;

/// Addresses, and one way in for each audience; the others are in a file.
pub(super) fn doors(url: &str, cast: &Cast, data: &Path, waiting: usize) {
    told_doors(url, &cast.logins, data, waiting).iter().for_each(line);
}

fn told_doors(url: &str, logins: &[Login], data: &Path, waiting: usize) -> Vec<String> {
    let mut told =
        vec![String::new(), "Where to look. Each address asks you to sign in and then opens.".to_owned()];
    if waiting > 0 {
        told.push(format!("Start as the analyst: {waiting} reports wait for a decision."));
    }
    let mut audiences = Vec::new();
    for login in logins {
        let audience = login.audience.split(' ').next().unwrap_or_default();
        if audiences.contains(&audience) {
            continue;
        }
        audiences.push(audience);
        told.extend([
            String::new(),
            format!("  {}", login.audience),
            format!("    {url}{}", login.path),
            format!("    user      {}", login.user),
            format!("    password  {}", login.password.reveal()),
        ]);
    }
    told.extend([
        String::new(),
        "  Without signing in".to_owned(),
        format!("    {url}/report  the form for the public"),
        format!("    {url}/ispws   the reporting API for providers"),
        String::new(),
        "  Files".to_owned(),
        format!("    {}  every sign-in, those of the other agencies too", data.join("logins.txt").display()),
        format!("    {}  the agencies' keys", data.join("agencies").display()),
        format!("    {}  the log", data.join("clearline.log").display()),
        String::new(),
    ]);
    told
}

/// How the reports ended, by kind.
pub(super) fn table(findings: &Findings) {
    told_table(findings).iter().chain(&told_routes(findings)).for_each(line);
}

/// The numbers first: they are narrow, and the kinds need the room.
fn told_table(findings: &Findings) -> Vec<String> {
    let mut told = vec![
        String::new(),
        "What became of the reports, by kind:".to_owned(),
        "all = reports sent   ref = referrals   inf = informational   wait = in review".to_owned(),
        "ret = retracted      unf = never finished      to = sent to so many agencies".to_owned(),
        format!(
            "{:>3} {:>3} {:>3} {:>4} {:>3} {:>3} {:>3}  kind of report",
            "all", "ref", "inf", "wait", "ret", "unf", "to"
        ),
    ];
    let mut sum = [0; 7];
    for (words, tally) in &findings.tallies {
        let row = numbers(tally);
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        told.extend(format_row(words, row));
    }
    told.extend(format_row("all kinds", sum));
    told
}

/// By which routes the reports reached their agencies; every route has its line, so that one that was not taken is seen.
fn told_routes(findings: &Findings) -> Vec<String> {
    let by = |kind: RouteKind| findings.by_route.get(&kind).copied().unwrap_or_default();
    let direct = by(RouteKind::Direct);
    let rows = [
        (direct.saturating_sub(findings.domestic), "direct to an agency abroad"),
        (by(RouteKind::Attache), "to a federal office, by its attaché abroad"),
        (by(RouteKind::Regional), "to a regional body"),
        (by(RouteKind::Interpol), "to INTERPOL Washington, by the bureau abroad"),
        (findings.domestic, "direct to an agency of the United States"),
        (by(RouteKind::Home), "to the federal agency at home"),
    ];
    let told = rows.map(|(count, words)| format!("{count:>3}  {words}"));
    [String::new(), "Referrals by route:".to_owned()].into_iter().chain(told).collect()
}

fn numbers(tally: &Tally) -> [u64; 7] {
    [
        tally.reports,
        tally.referral,
        tally.informational,
        tally.waiting,
        tally.retracted,
        tally.unfinished,
        tally.recipients,
    ]
}

/// One row; words that do not fit go on below.
fn format_row(words: &str, [all, referral, info, wait, retracted, unfinished, to]: [u64; 7]) -> Vec<String> {
    let numbers =
        format!("{all:>3} {referral:>3} {info:>3} {wait:>4} {retracted:>3} {unfinished:>3} {to:>3}  ");
    let room = WIDTH.saturating_sub(numbers.chars().count());
    let mut rows = vec![numbers.clone()];
    let mut used = 0;
    for word in words.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > room {
            rows.push(" ".repeat(numbers.chars().count()));
            used = 0;
        }
        let Some(row) = rows.last_mut() else { break };
        if used > 0 {
            row.push(' ');
            used += 1;
        }
        row.push_str(word);
        used += length;
    }
    rows
}

/// What people did, and what was checked.
pub(super) fn checks(findings: &Findings, people: &People, data: &Path) {
    let answers = people.answers.iter().map(|(word, count)| format!("{count} {word}"));
    let answers = answers.collect::<Vec<_>>().join(", ");
    line("");
    line(format!("An analyst decided {} reports. Agencies answered:", people.decided));
    line(format!("  {answers}."));
    if findings.tallies.values().any(|tally| tally.unfinished > 0) {
        line("Unfinished reports were abandoned by their sender. They expire after 24 hours.");
    }
    line(format!("The law was checked {} times, once for each agency in question.", findings.rulings));
    line(format!("  {} times that agency may not receive, so another one does.", findings.withheld));
    line(format!("{} referrals are proven to be in the ledger.", findings.proofs));
    line(format!("{} sealed packages open with their agency's key, unchanged.", findings.packages));
    if let Some((package, agency)) = &findings.example {
        let key = data.join("agencies").join(format!("{agency}.key"));
        line("  Open one yourself:");
        line(format!("  clearline open {} \\", package.display()));
        line(format!("    --keys {} \\", data.join("keys.txt").display()));
        line(format!("    --identity {}", key.display()));
    }
    line(format!("{} foreign requests were forwarded.", findings.forwarded));
    line(format!("{} could not be forwarded; their providers were told.", findings.unable));
    line(format!("{} wait for what counsel has yet to enter or to decide.", findings.waiting));
    line(format!(
        "The ledger's {} entries agree with {} signed checkpoints.",
        findings.ledger.0, findings.ledger.1
    ));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use clearline_world::Scenario;

    use super::super::send::Kind;
    use super::*;

    #[test]
    fn the_table_fits_a_terminal_whatever_the_kind() {
        let kinds = Scenario::all().map(|scenario| Kind::Provider { index: 0, scenario }.words());
        let tallies: BTreeMap<&'static str, Tally> = kinds
            .chain([Kind::Sandbox.words(), Kind::Public.words()])
            .map(|words| (words, Tally { reports: 100, recipients: 100, ..Tally::default() }))
            .collect();
        let told = told_table(&Findings { tallies, ..Findings::default() });
        assert!(told.len() > 10);
        for row in told.into_iter().chain(told_routes(&Findings::default())) {
            assert!(row.chars().count() <= WIDTH, "{row}");
        }
    }

    #[test]
    fn words_that_do_not_fit_go_on_below() {
        let rows = format_row(&"seven letters ".repeat(9), [1; 7]);
        assert!(rows.len() > 1 && rows.iter().all(|row| row.chars().count() <= WIDTH), "{rows:?}");
        let words: Vec<_> = rows.iter().flat_map(|row| row.split(' ').filter(|one| one.len() > 4)).collect();
        assert_eq!(words.len(), 18);
    }
}
