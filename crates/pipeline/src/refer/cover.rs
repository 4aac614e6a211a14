//! The cover of a package, for people. It begins with the conditions on which the package is given; then what it is, why
//! them, on which law, what was left out, how long the provider preserves, and how to answer.

use clearline_law::Outcome;
use clearline_report::{ReferralId, World};
use clearline_seal::Manifest;
use jiff::Timestamp;

use super::model::{DeclineReason, FeedbackCode};
use super::package::Input;

/// The text of `data/cover.txt`.
pub(super) fn text(input: &Input<'_>, manifest: &Manifest, original: bool) -> String {
    let id = input.referral.id;
    let mut lines = vec![format!("CONDITIONS OF REFERRAL {id}")];
    lines.push("Read these first. The package is given to your agency on these conditions:".to_owned());
    lines.extend(numbered(&manifest.conditions));
    lines.push(String::new());
    head(&mut lines, input, id);
    section(&mut lines, "WHAT THIS IS", what(input));
    section(&mut lines, "WHY YOU", vec![input.referral.reason.clone()]);
    section(&mut lines, "ON WHICH LAW", law(input));
    section(&mut lines, "WHAT IS INSIDE", inside(manifest, original));
    let out = manifest.excluded.iter().map(|one| format!("- {}: {}", one.field, one.reason)).collect();
    section(&mut lines, "WHAT WAS LEFT OUT, AND WHY", out);
    section(&mut lines, "HOW LONG THE PROVIDER KEEPS ITS DATA", kept(input));
    section(&mut lines, "HOW TO ANSWER", answer(id));
    section(
        &mut lines,
        "HOW TO CHECK",
        vec!["VERIFY.txt beside this folder lists the commands. None of them needs a network.".to_owned()],
    );
    lines.push(String::new());
    lines.join("\n")
}

fn head(lines: &mut Vec<String>, input: &Input<'_>, id: ReferralId) {
    lines.push(format!("REFERRAL {id}"));
    lines.push(format!("From: {}", input.sender));
    lines.push(format!("To:   {} ({})", input.agency.name, input.agency.id));
    lines.push(format!("Made available: {}", second(input.referral.made_available_at)));
    if input.disclosed.world == World::Test {
        lines.push("SANDBOX: NOT A REAL REPORT".to_owned());
    }
    if input.agency.synthetic {
        lines.push(
            "DEMONSTRATION: every person, address and agency relationship in it is invented.".to_owned(),
        );
    }
}

fn section(lines: &mut Vec<String>, title: &str, content: Vec<String>) {
    lines.push(String::new());
    lines.push(title.to_owned());
    if content.is_empty() {
        lines.push("Nothing.".to_owned());
    }
    lines.extend(content);
}

fn what(input: &Input<'_>) -> Vec<String> {
    let disclosed = input.disclosed;
    let mut lines = vec![format!("Report {}, received {}.", disclosed.report, second(disclosed.received_at))];
    if let Some(incident) = &disclosed.incident {
        lines.push(format!("Incident: {}, {}.", incident.kind.words(), second(incident.at)));
    }
    if let Some(provider) = &disclosed.provider {
        lines.push(format!("Filed by the provider {provider}."));
    }
    if let Some(outcome) = &disclosed.outcome {
        let meaning = outcome.priority.meaning();
        lines.push(format!(
            "Our assessment: {}, {} ({meaning}).",
            outcome.designation.word(),
            outcome.priority.word()
        ));
    }
    lines.push("It is a lead, not evidence.".to_owned());
    lines
}

fn law(input: &Input<'_>) -> Vec<String> {
    let Outcome::Disclose { under, .. } = &input.ruling.outcome else { return Vec::new() };
    let mut lines: Vec<String> = under
        .iter()
        .map(|id| match input.register.clause(id) {
            Some(clause) => format!("- {} [{id}]", clause.citation),
            None => format!("- [{id}]"),
        })
        .collect();
    lines.push(format!("Ruled {} on register {}.", second(input.ruling.at), input.ruling.register));
    lines.push(
        "data/authority.json contains the ruling with every clause that was considered. Not legal advice."
            .to_owned(),
    );
    lines
}

fn numbered(conditions: &[String]) -> Vec<String> {
    conditions.iter().enumerate().map(|(i, words)| format!("{}. {words}", i + 1)).collect()
}

fn inside(manifest: &Manifest, original: bool) -> Vec<String> {
    let mut lines = vec!["- data/report.json: the report, cut to what may reach you".to_owned()];
    if original {
        lines.push("- data/original.xml: the provider's document, byte for byte".to_owned());
    }
    lines.push("- data/case.jsonld: the same facts as a CASE/UCO graph".to_owned());
    lines.push("- data/manifest.json: the list of all this, recorded before it was sealed".to_owned());
    for file in &manifest.files {
        let name = file.name.split(char::is_control).collect::<Vec<_>>().join(" ");
        lines.push(format!("- data/files/{} ({} bytes) {name}", file.sha256, file.bytes));
    }
    if !manifest.files.is_empty() {
        lines.push("Some files may show the abuse of a child. Open them deliberately.".to_owned());
    }
    lines
}

fn kept(input: &Input<'_>) -> Vec<String> {
    match &input.preserved {
        Some(kept) => vec![
            format!("Until {} [{}].", second(kept.until), kept.clause),
            "Send your own preservation request or legal process before that day.".to_owned(),
        ],
        None => vec!["No preservation by a provider rests on this report.".to_owned()],
    }
}

fn answer(id: ReferralId) -> Vec<String> {
    let mut lines = vec![
        format!(
            "Sign in at the portal, or use its API, and quote {id}. Accept or decline, and tell us the outcome."
        ),
        "Reasons to decline:".to_owned(),
    ];
    lines.extend(DeclineReason::ALL.iter().map(|(_, word, words)| format!("- {word}: {words}")));
    lines.push("Feedback codes:".to_owned());
    lines.extend(FeedbackCode::all().map(|code| format!("- {code}: {}", code.words())));
    lines
}

/// A moment, to the second, in UTC.
fn second(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}
