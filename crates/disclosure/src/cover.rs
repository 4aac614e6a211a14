//! The cover of a package, for people. It begins with the conditions on which the package is given; then what it is, why
//! them, on which law, what was left out, how long the provider preserves, and how to answer. Each line is a message, in
//! the language of the writer.

use clearline_law::{Considered, Outcome};
use clearline_report::legible::plain;
use clearline_report::{Answer, Argument, Disabled, Message, ReferralId, SaidAt, World, message};
use clearline_seal::Manifest;
use jiff::Timestamp;

use crate::disclosed::Disclosed;
use crate::package::Input;
use crate::referral::{DeclineReason, FeedbackCode};
use crate::writer::Writer;

/// The text of `data/cover.txt`.
pub fn text(input: &Input<'_>, manifest: &Manifest, original: bool) -> String {
    let id = input.referral.id;
    let mut cover = Cover { writer: input.writer, lines: Vec::new() };
    cover.say(message!("cover-conditions", referral = referral(id)));
    cover.say(message!("cover-conditions-first"));
    let numbered = manifest.conditions.iter().enumerate().map(|(i, words)| format!("{}. {words}", i + 1));
    cover.lines.extend(numbered);
    cover.lines.push(String::new());
    cover.all(head(input, id));
    cover.section(message!("cover-what"), what(input));
    cover.section(message!("cover-why-you"), input.referral.reason.iter().cloned().collect());
    cover.section(message!("cover-law"), law(input));
    cover.section(message!("cover-considered"), considered(input));
    cover.section(message!("cover-inside"), inside(manifest, original));
    let out = manifest.excluded.iter().map(|one| {
        message!("cover-left-out-line", field = exact(&one.field), reason = Argument::words(&one.reason))
    });
    cover.section(message!("cover-left-out"), out.collect());
    cover.section(message!("cover-kept"), kept(input));
    cover.section(message!("cover-answer"), answer(id));
    cover.section(message!("cover-check"), vec![message!("cover-check-how")]);
    cover.lines.push(String::new());
    cover.lines.join("\n")
}

/// The lines of a cover, as they are written.
struct Cover<'w> {
    writer: Writer<'w>,
    lines: Vec<String>,
}

impl Cover<'_> {
    fn say(&mut self, message: Message) {
        self.lines.push(self.writer.say(&message));
    }

    fn all(&mut self, messages: Vec<Message>) {
        messages.into_iter().for_each(|message| self.say(message));
    }

    fn section(&mut self, title: Message, content: Vec<Message>) {
        self.lines.push(String::new());
        self.say(title);
        self.all(if content.is_empty() { vec![message!("cover-nothing")] } else { content });
    }
}

fn head(input: &Input<'_>, id: ReferralId) -> Vec<Message> {
    let agency = input.agency;
    let mut lines = vec![
        message!("cover-referral", referral = referral(id)),
        message!("cover-from", sender = Argument::name(input.sender)),
        message!("cover-to", agency = Argument::name(&agency.name), id = exact(agency.id.as_str())),
        message!("cover-made-available", at = second(input.referral.made_available_at)),
    ];
    if input.disclosed.world == World::Test {
        lines.push(message!("cover-sandbox"));
    }
    if agency.synthetic {
        lines.push(message!("cover-demonstration"));
    }
    lines
}

fn what(input: &Input<'_>) -> Vec<Message> {
    let disclosed = input.disclosed;
    let received = second(disclosed.received_at);
    let mut lines =
        vec![message!("cover-report", report = exact(disclosed.report.to_string()), received = received)];
    if let Some(incident) = &disclosed.incident {
        let at = exact(incident.at.second());
        lines.push(message!("cover-incident", kind = incident.kind.message(), at = at));
    }
    if let Some(provider) = &disclosed.provider {
        let name = disclosed.provider_name.clone().unwrap_or_else(|| provider.to_string());
        lines.push(message!("cover-filed-by", provider = Argument::name(plain(&name))));
    }
    lines.extend(heed(disclosed, input.writer));
    if let Some(outcome) = &disclosed.outcome {
        lines.push(message!(
            "cover-assessment",
            designation = outcome.designation.message(),
            priority = exact(outcome.priority.word()),
            meaning = outcome.priority.meaning_message()
        ));
    }
    lines.push(message!("cover-lead"));
    lines
}

/// What must not be overlooked of the accounts: that one was closed, that its user knows, that ages contradict each other.
fn heed(disclosed: &Disclosed, writer: Writer<'_>) -> Vec<Message> {
    let mut lines = Vec::new();
    for party in &disclosed.parties {
        let whose = party.role.message();
        let account = party.screen_name.as_deref().or(party.esp_identifier.as_deref()).map(plain);
        if let Some(closing) = party.temporarily_disabled.as_ref().filter(|closing| closing.stated) {
            let how = message!("cover-closed-for-a-time");
            lines.extend(closed(&whose, account.as_deref(), how, closing));
        }
        if let Some(closing) = party.permanently_disabled.as_ref().filter(|closing| closing.stated) {
            let how = message!("cover-closed-for-good");
            lines.extend(closed(&whose, account.as_deref(), how, closing));
        }
        let day = disclosed.day();
        let ages =
            party.person.contradiction(day).into_iter().chain(party.contradictions_between_accounts(day));
        // They quote what the sender calls an account.
        lines.extend(ages.map(|ages| {
            message!("cover-ages", whose = whose.clone(), ages = exact(plain(&writer.say(&ages))))
        }));
    }
    lines
}

fn closed(whose: &Message, account: Option<&str>, how: Message, closing: &Disabled) -> Vec<Message> {
    let what = match account {
        Some(account) => {
            message!("cover-closed-account", whose = whose.clone(), account = exact(account), how = how)
        }
        None => message!("cover-closed", whose = whose.clone(), how = how),
    };
    let mut lines = vec![dated(what, closing.at)];
    if closing.user_notified == Answer::Yes {
        lines.push(dated(message!("cover-user-told", whose = whose.clone()), closing.user_notified_at));
    }
    lines
}

/// A sentence with its moment, where one was said.
fn dated(what: Message, said: Option<SaidAt>) -> Message {
    match said {
        Some(at) => message!("cover-dated", what = what, at = exact(at.second())),
        None => message!("cover-undated", what = what),
    }
}

fn law(input: &Input<'_>) -> Vec<Message> {
    let Outcome::Disclose { under, .. } = &input.ruling.outcome else { return Vec::new() };
    let mut lines: Vec<Message> = under
        .iter()
        .map(|id| match input.register.clause(id) {
            Some(_) => {
                message!("cover-clause", clause = Argument::clause(id.as_str()), id = exact(id.as_str()))
            }
            None => message!("cover-clause-unknown", id = exact(id.as_str())),
        })
        .collect();
    let register = exact(input.ruling.register.to_string());
    lines.push(message!("cover-ruled", at = second(input.ruling.at), register = register));
    lines.push(message!("cover-authority"));
    lines
}

/// Every clause that was looked at and why it applies or does not, as `data/authority.json` holds it by ids.
fn considered(input: &Input<'_>) -> Vec<Message> {
    let line = |seen: &Considered| {
        let (clause, why) = (exact(seen.clause.to_string()), seen.why.clone());
        if seen.applies {
            message!("cover-applies", clause = clause, why = why)
        } else {
            message!("cover-does-not-apply", clause = clause, why = why)
        }
    };
    input.ruling.considered.iter().map(line).collect()
}

fn inside(manifest: &Manifest, original: bool) -> Vec<Message> {
    let mut lines = vec![message!("cover-inside-report")];
    if original {
        lines.push(message!("cover-inside-original"));
    }
    lines.push(message!("cover-inside-case"));
    lines.push(message!("cover-inside-manifest"));
    for file in &manifest.files {
        lines.push(message!(
            "cover-inside-file",
            sha256 = exact(&file.sha256),
            bytes = exact(file.bytes.to_string()),
            name = exact(plain(&file.name))
        ));
    }
    if !manifest.files.is_empty() {
        lines.push(message!("cover-inside-warning"));
    }
    lines
}

fn kept(input: &Input<'_>) -> Vec<Message> {
    match &input.preserved {
        Some(kept) => {
            let clause = exact(kept.clause.to_string());
            vec![
                message!("cover-kept-until", until = second(kept.until), clause = clause),
                message!("cover-ask-sooner"),
            ]
        }
        None => vec![message!("cover-kept-by-nobody")],
    }
}

fn answer(id: ReferralId) -> Vec<Message> {
    let mut lines = vec![message!("cover-answer-how", referral = referral(id)), message!("cover-decline")];
    let line = |word: &str, says: Message| message!("cover-word", word = exact(word), says = says);
    lines.extend(DeclineReason::ALL.map(|(reason, word)| line(word, reason.words())));
    lines.push(message!("cover-feedback"));
    lines.extend(FeedbackCode::all().map(|code| line(&code.to_string(), code.message())));
    lines
}

fn exact(text: impl Into<String>) -> Argument {
    Argument::exact(text)
}

fn referral(id: ReferralId) -> Argument {
    Argument::exact(id.to_string())
}

/// A moment, to the second, in UTC.
fn second(at: Timestamp) -> Argument {
    Argument::exact(at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
}
