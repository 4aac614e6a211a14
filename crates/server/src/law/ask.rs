use std::process::ExitCode;

use clearline_counsel as counsel;
use clearline_disclosure::Writer;
use clearline_law::access::{ReadLaw, Thing, permit};
use clearline_law::{Ask, Facts, Ground, HouseKind, Outcome, Register, Ruling};
use clearline_pipeline::explain::{self, Explained};
use clearline_report::{AgencyId, Message, ReportNumber};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use super::When;
use crate::config::Config;
use crate::house;
use crate::operator::operator;
use crate::output::{Done, complain, json as print, line};

/// The register that a ruling uses: the one in use, or another.
fn as_known(register: &Register, when: &When) -> Register {
    when.known.map_or_else(|| register.clone(), |day| register.known_on(day))
}

pub(super) async fn explain(config: &Config, report: ReportNumber, agency: &AgencyId, when: &When) -> Done {
    let house = house::open(config, HouseKind::Production, None).await?;
    let permit = permit::<ReadLaw>(&operator(), &Thing::House)?;
    let register = as_known(house.register, when);
    let asked = (report, agency);
    let Some(found) = explain::explain(&house, &permit, asked, when.moment(), &register).await? else {
        complain("there is no such report or agency: see `clearline admin agency list`");
        return Ok(ExitCode::FAILURE);
    };
    if when.json {
        print(&as_json(&found, Writer::english(&register))?);
    } else {
        show(&found, &register);
    }
    Ok(ExitCode::SUCCESS)
}

fn as_json(found: &Explained, writer: Writer<'_>) -> Result<serde_json::Value, serde_json::Error> {
    let kept = found.kept.as_ref().map(|kept| {
        json!({
            "ordinal": kept.ordinal,
            "outcome": kept.outcome.word(),
            "ruled_at": kept.ruled_at.to_string(),
            "register": kept.register,
            "sha256": hex::encode(&kept.digest),
        })
    });
    Ok(json!({
        "kept": kept,
        "outcome": found.ruling.outcome.word(),
        "ruling": serde_json::from_str::<serde_json::Value>(&found.ruling.to_json())?,
        "facts": serde_json::from_str::<serde_json::Value>(&found.facts.to_json())?,
        "brief": found.brief.to_json(&|message| writer.say(message)),
    }))
}

fn show(found: &Explained, register: &Register) {
    let Explained { kept, facts, ruling, brief } = found;
    let writer = Writer::english(register);
    line(kept.as_ref().map_or_else(
        || "No ruling about the two is kept.".to_owned(),
        |kept| format!("Kept ruling {} at {}: {}", kept.ordinal, kept.ruled_at, kept.outcome.word()),
    ));
    if let Some(why) = kept.as_ref().and_then(|kept| kept.candidate.as_ref()) {
        line(format!("Asked because {}", writer.say(why)));
    }
    line(format!("Ruling at {}: {}", ruling.at, ruling.outcome.word()));
    line(reasons(ruling, register, writer));
    line("\nWhat was considered");
    for seen in &ruling.considered {
        let sign = if seen.applies { '+' } else { 'x' };
        let citation =
            register.clause(&seen.clause).map_or("not in this register", |clause| &clause.citation);
        line(format!("  {sign} {} ({citation}): {}", seen.clause, writer.say(&seen.why)));
    }
    line("\nThe facts, without a word of the report");
    line(told(facts));
    line(format!("  digest    {}\n  register  {}\n", hex::encode(ruling.facts_digest), ruling.register));
    line(brief.to_text(&|message| writer.say(message)).trim_end());
}

fn reasons(ruling: &Ruling, register: &Register, writer: Writer<'_>) -> String {
    let lines: Vec<String> = match &ruling.outcome {
        Outcome::Disclose { under, .. } => under.iter().map(|id| format!("  under {id}")).collect(),
        Outcome::NeedsApproval { asks, .. } => {
            let said =
                |ask: &Ask| format!("  {} must agree: {} ({})", ask.by, writer.say(&ask.why), ask.ground);
            asks.iter().map(said).collect()
        }
        Outcome::Withhold { because } => {
            let said = |(ground, why): &(Ground, Message)| {
                let (fault, mend) = (ground.fault().message(), ground.mend(register).message());
                let (why, fault, mend) = (writer.say(why), writer.say(&fault), writer.say(&mend));
                format!("  because {why} ({ground})\n    {fault}\n    {mend}")
            };
            because.iter().map(said).collect()
        }
    };
    lines.join("\n")
}

fn told(facts: &Facts) -> String {
    let agency = &facts.agency;
    let fields: Vec<&str> = facts.fields.iter().map(|field| field.word()).collect();
    let mut lines = vec![
        format!("  report    {}, {}, received {}", facts.kind.word(), facts.world.word(), facts.received_on),
        format!(
            "  agency    {}, {}, investigates: {}, suspended: {}",
            agency.id,
            agency.class.word(),
            agency.investigates.word(),
            agency.suspended
        ),
        format!("  fields    {}", fields.join(", ")),
        format!("  files     {}", facts.files.len()),
    ];
    for basis in &agency.bases {
        let to = basis.to.map_or_else(String::new, |to| format!(" to {to}"));
        lines.push(format!("  basis     {} from {}{to}: {}", basis.kind.word(), basis.from, basis.evidence));
    }
    for approval in &facts.approvals {
        let to = if approval.to == Date::MAX { "its end".to_owned() } else { approval.to.to_string() };
        lines.push(format!("  approval  {} from {} to {to}", approval.policy.word(), approval.from));
    }
    for relied in &facts.overrides {
        lines.push(format!("  override  {} {} to {}", relied.entry, relied.from, relied.to));
    }
    lines.join("\n")
}

/// By `register`, or the one in use where it is `None`, as of `at`.
pub(super) async fn impact(
    config: &Config,
    register: Option<&Register>,
    at: Timestamp,
    as_json: bool,
) -> Done {
    let house = house::open(config, HouseKind::Production, None).await?;
    let permit = permit::<ReadLaw>(&operator(), &Thing::House)?;
    let writer = Writer::of(&house);
    let (mut after, mut checked, mut differing) = (None, 0, 0);
    loop {
        let found = counsel::impact(&house, &permit, register.unwrap_or(house.register), at, after).await?;
        checked += found.checked;
        differing += found.differing.len();
        for one in &found.differing {
            let (was, would_be) = (writer.say(&one.was), writer.say(&one.would_be));
            if as_json {
                print(&json!({
                    "referral": one.referral.to_string(),
                    "agency": one.agency.as_str(),
                    "was": was,
                    "would_be": would_be,
                    "ends": one.ends,
                }));
            } else {
                line(format!(
                    "{} {}\n  was       {}\n  would be  {}",
                    one.referral, one.agency, was, would_be
                ));
            }
        }
        crate::admin::unreadable(&found.unreadable, as_json);
        after = found.next;
        if after.is_none() {
            break;
        }
    }
    if !as_json {
        line(format!(
            "{differing} of {checked} open referrals would be ruled otherwise by register {}.",
            register.unwrap_or(house.register).version()
        ));
    }
    Ok(ExitCode::SUCCESS)
}
