//! What is told at the end, and where to look.

use std::path::Path;

use super::cast::Cast;
use super::people::People;
use super::proof::Findings;
use crate::output::line;

/// Addresses, and one way in for each audience; the others are in a file.
pub(super) fn doors(url: &str, cast: &Cast, data: &Path) {
    line(format!("\n  The public      {url}/report        (no sign-in)"));
    line(format!("  Providers       {url}/ispws         (reporting API)"));
    line(format!("  Sign in         {url}/sign-in"));
    let mut audiences = Vec::new();
    for login in &cast.logins {
        let audience = login.audience.split(' ').next().unwrap_or_default();
        if audiences.contains(&audience) {
            continue;
        }
        audiences.push(audience);
        line(format!(
            "    {:<26} {:<9} user {:<22} password {}",
            login.audience,
            login.path,
            login.user,
            login.password.reveal()
        ));
    }
    line(format!("  All sign-ins    {}", data.join("logins.txt").display()));
    line(format!("  Agencies' keys  {}", data.join("agencies").display()));
    line(format!("  Log             {}\n", data.join("clearline.log").display()));
}

/// How the reports ended, by kind.
pub(super) fn table(findings: &Findings) {
    line(format!(
        "{:<58} {:>7} {:>8} {:>13} {:>9} {:>10} {:>9}",
        "kind of report", "reports", "referral", "informational", "retracted", "unfinished", "referrals"
    ));
    let mut sum = [0; 6];
    for (words, tally) in &findings.tallies {
        let row = [
            tally.reports,
            tally.referral,
            tally.informational,
            tally.retracted,
            tally.unfinished,
            tally.recipients,
        ];
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        line(format_row(words, row));
    }
    line(format_row("all", sum));
}

fn format_row(
    words: &str,
    [reports, referral, informational, retracted, unfinished, recipients]: [u64; 6],
) -> String {
    format!(
        "{words:<58} {reports:>7} {referral:>8} {informational:>13} {retracted:>9} {unfinished:>10} {recipients:>9}"
    )
}

/// What people did, and what was checked.
pub(super) fn checks(findings: &Findings, people: &People, data: &Path) {
    let answers = people.answers.iter().map(|(word, count)| format!("{count} {word}"));
    let answers = answers.collect::<Vec<_>>().join(", ");
    line(format!(
        "\nThe analyst decided {} reports at the desk; officers answered: {answers}.",
        people.decided
    ));
    if findings.tallies.values().any(|tally| tally.unfinished > 0) {
        line(
            "Unfinished reports were abandoned by their sender; they expire 24 hours after they were opened.",
        );
    }
    line(format!("{} rulings are kept, {} of them to withhold.", findings.rulings, findings.withheld));
    line(format!("{} referrals are proven to be in the ledger.", findings.proofs));
    line(format!(
        "{} sealed packages open with their agency's key, and everything in them holds.",
        findings.packages
    ));
    if let Some((package, agency)) = &findings.example {
        let key = data.join("agencies").join(format!("{agency}.key"));
        let (package, keys, key) = (package.display(), data.join("keys.txt"), key.display());
        line(format!("  One of them: clearline open {package} --keys {} --identity {key}", keys.display()));
    }
    line(format!(
        "Foreign requests: {} forwarded, {} told that we were unable to forward.",
        findings.forwarded, findings.unable
    ));
    line(format!(
        "The ledger's {} entries agree with {} signed checkpoints.",
        findings.ledger.0, findings.ledger.1
    ));
}
