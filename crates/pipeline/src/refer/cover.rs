//! The cover of a package, for people. It begins with the conditions on which the package is given; then what it is, why
//! them, on which law, what was left out, how long the provider preserves, and how to answer.

use clearline_law::{Considered, Outcome};
use clearline_report::legible::plain;
use clearline_report::{Answer, ReferralId, SaidAt, World};
use clearline_seal::Manifest;
use jiff::Timestamp;

use super::disclosed::Disclosed;
use super::model::{DeclineReason, FeedbackCode};
use super::package::Input;
use crate::writer::Writer;

/// The text of `data/cover.txt`.
pub(super) fn text(input: &Input<'_>, manifest: &Manifest, original: bool) -> String {
    let id = input.referral.id;
    let mut lines = vec![format!("CONDITIONS OF REFERRAL {id}")];
    lines.push("Read these first. The package is given to your agency on these conditions:".to_owned());
    lines.extend(numbered(&manifest.conditions));
    lines.push(String::new());
    head(&mut lines, input, id);
    section(&mut lines, "WHAT THIS IS", what(input));
    section(&mut lines, "WHY YOU", input.referral.reason.iter().map(|why| input.writer.say(why)).collect());
    section(&mut lines, "ON WHICH LAW", law(input));
    section(&mut lines, "WHAT ELSE WAS CHECKED IN THE LAW", considered(input));
    section(&mut lines, "WHAT IS INSIDE", inside(manifest, original));
    let out = manifest.excluded.iter().map(|one| format!("- {}: {}", one.field, one.reason)).collect();
    section(&mut lines, "WHAT WAS LEFT OUT, AND WHY", out);
    section(&mut lines, "HOW LONG THE PROVIDER KEEPS ITS DATA", kept(input));
    section(&mut lines, "HOW TO ANSWER", answer(id, input.writer));
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
        lines.push(format!("Incident: {}, {}.", incident.kind.words(), incident.at.second()));
    }
    if let Some(provider) = &disclosed.provider {
        let name = disclosed.provider_name.clone().unwrap_or_else(|| provider.to_string());
        lines.push(format!("Filed by the provider {}.", plain(&name)));
    }
    lines.extend(heed(disclosed));
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

/// What must not be overlooked of the accounts: that one was closed, that its user knows, that ages contradict each other.
fn heed(disclosed: &Disclosed) -> Vec<String> {
    let mut lines = Vec::new();
    for party in &disclosed.parties {
        let whose = party.role.words();
        let account = party.screen_name.as_deref().or(party.esp_identifier.as_deref());
        let account = account.map(|name| format!(" {}", plain(name))).unwrap_or_default();
        let closings =
            [("for a time", &party.temporarily_disabled), ("for good", &party.permanently_disabled)];
        for (how, closing) in closings {
            let Some(closing) = closing.as_ref().filter(|closing| closing.stated) else { continue };
            lines.push(format!("{whose}: account{account} closed {how}{}.", on(closing.at)));
            if closing.user_notified == Answer::Yes {
                lines.push(format!("{whose}: the user was told of it{}.", on(closing.user_notified_at)));
            }
        }
        let day = disclosed.day();
        let ages =
            party.person.contradiction(day).into_iter().chain(party.contradictions_between_accounts(day));
        lines.extend(ages.map(|words| format!("{whose}: ages contradict: {}.", plain(&words))));
    }
    lines
}

fn on(said: Option<SaidAt>) -> String {
    said.map(|at| format!(", {}", at.second())).unwrap_or_default()
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

/// Every clause that was looked at and why it applies or does not, as `data/authority.json` holds it by ids.
fn considered(input: &Input<'_>) -> Vec<String> {
    let line = |seen: &Considered| {
        let applies = if seen.applies { "applies" } else { "does not apply" };
        format!("- [{}] {applies}: {}", seen.clause, input.writer.say(&seen.why))
    };
    input.ruling.considered.iter().map(line).collect()
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
        lines.push(format!("- data/files/{} ({} bytes) {}", file.sha256, file.bytes, plain(&file.name)));
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

fn answer(id: ReferralId, writer: Writer<'_>) -> Vec<String> {
    let mut lines = vec![
        format!(
            "Sign in at the portal, or use its API, and quote {id}. Accept or decline, and tell us the outcome."
        ),
        "Reasons to decline:".to_owned(),
    ];
    lines.extend(
        DeclineReason::ALL.map(|(reason, word)| format!("- {word}: {}", writer.say(&reason.words()))),
    );
    lines.push("Feedback codes:".to_owned());
    lines.extend(FeedbackCode::all().map(|code| format!("- {code}: {}", code.words())));
    lines
}

/// A moment, to the second, in UTC.
fn second(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}
