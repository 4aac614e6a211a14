//! The documented rules beyond the schema: of one value, and across elements. Breaking one is a 4100 like a
//! breach of the schema. Where the documentation leaves a choice, the laxer reading is taken: a report that
//! was not accepted helps no child. Two documented rules are no reason to refuse, since real clients break both: a
//! reporting person has an e-mail address, and an associated account has one age. They are remarked to the sender
//! instead (`dossier::remarks` of the pipeline).

use std::collections::HashSet;

use jiff::Timestamp;

use crate::element::Element;
use crate::finding::{Finding, Findings};
use crate::lexical;
use crate::mend;
use crate::schema::{Complex, Must, Rules, STATE_CODE};

/// What is wrong with one value, in words that follow its name; `None` when nothing is.
pub(crate) fn value(text: &str, rules: Rules, now: Timestamp) -> Option<String> {
    let most = rules.characters_max as usize;
    // Characters are never more than bytes, so nearly every text is settled without counting.
    if most > 0 && text.len() > most {
        let characters = text.chars().count();
        if characters > most {
            return Some(format!("may have at most {most} characters; it has {characters}."));
        }
    }
    match rules.must {
        Must::BeAnything => None,
        Must::NotBeBlank => text.trim().is_empty().then(|| "must not be blank.".to_owned()),
        Must::BeUrl => (!lexical::is_url(text)).then(|| {
            "must be a valid URL: write it without white space and control characters (%20 for a space)."
                .to_owned()
        }),
        Must::BeEmail => lexical::email_problem(text)
            .map(|problem| format!("must be a well-formed e-mail address: {problem}.")),
        Must::BeIpAddress => lexical::ip_address(text)
            .is_none()
            .then(|| "must be an IPv4, IPv6 or IPv4-mapped IPv6 address, without port or name.".to_owned()),
        Must::BePast => past(text, now),
        Must::HaveZone => zone(text),
        Must::BeBetween(least, most) => match lexical::whole(text, least, most) {
            Ok(_) => None,
            Err(_) => Some(format!("must be a whole number from {least} to {most}.")),
        },
    }
}

fn zone(text: &str) -> Option<String> {
    let moment = lexical::moment(text)?;
    (!moment.zoned)
        .then(|| "must say its time zone: end it with Z, or with an offset such as -07:00.".to_owned())
}

/// A time equal to now is past: senders file while it happens.
fn past(text: &str, now: Timestamp) -> Option<String> {
    let begins = match lexical::moment(text) {
        Some(moment) if !moment.zoned => return zone(text),
        Some(moment) => moment.at,
        None => lexical::day(text)?.begins,
    };
    match begins {
        Some(at) if at <= now => None,
        Some(_) => Some(format!("must be a past date; here it is now {now}.")),
        None => Some("must be a past date, in the years 1 to 9999.".to_owned()),
    }
}

/// The rules across the parts of one element, by its type. `element` is the one entered last.
pub(crate) fn across<'a>(found: &mut Findings<'a>, element: &'a Element, complex: &Complex) {
    match complex.name {
        "Phone" => {
            verification(found, element);
            calling_code(found, element);
        }
        "Email" => verification(found, element),
        "EstimatedLocation" => estimated_location(found, element),
        "TemporarilyDisabled" | "PermanentlyDisabled" => disabled(found, element),
        "Report" => {
            incident_emails(found, element);
            persons(found, element);
        }
        "FileDetails" => file(found, element),
        _ => {}
    }
}

fn is_true(text: Option<&str>) -> bool {
    text.and_then(lexical::boolean) == Some(true)
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn verification(found: &mut Findings<'_>, element: &Element) {
    if element.attr("verificationDate").is_some() && !is_true(element.attr("verified")) {
        let name = &element.name;
        found.say_of(
            "verified",
            format_args!("'verified' of '{name}' must be true when 'verificationDate' is given."),
        );
    }
}

fn calling_code(found: &mut Findings<'_>, element: &Element) {
    if let Some(code) = element.attr("countryCallingCode")
        && !code.is_empty()
        && lexical::trimmed(&element.text).starts_with(code)
    {
        let name = &element.name;
        found.say(format_args!(
            "'{name}' must not begin with its 'countryCallingCode': leave the code out of the number."
        ));
    }
}

fn estimated_location(found: &mut Findings<'_>, element: &Element) {
    let country = element.value("countryCode").unwrap_or_default();
    if is_blank(country) {
        found.say(format_args!("'countryCode' of 'estimatedLocation' must not be blank."));
    }
    if country != "US" {
        return;
    }
    let region = element.value("region").filter(|region| !is_blank(region));
    match region {
        Some(region) if !STATE_CODE.words.contains(&lexical::trimmed(region)) => {
            found.say(format_args!(
                "'region' of 'estimatedLocation' must be a two-letter state code in the country US. {}",
                mend::state(region)
            ));
        }
        None if element.value("city").is_some_and(|city| !is_blank(city)) => {
            found.say(format_args!(
                "'region' of 'estimatedLocation' must be given with a 'city' in the country US."
            ));
        }
        _ => {}
    }
}

fn disabled(found: &mut Findings<'_>, element: &Element) {
    let at = |name: &str| element.attr(name).and_then(lexical::moment).and_then(|moment| moment.at);
    let Some(disabled) = at("disabledDate") else {
        return;
    };
    let name = &element.name;
    if at("userNotifiedDate").is_some_and(|notified| notified < disabled) {
        found.say_of(
            "userNotifiedDate",
            format_args!("'userNotifiedDate' of '{name}' must not be before 'disabledDate'."),
        );
    }
    if at("reenabledDate").is_some_and(|reenabled| reenabled <= disabled) {
        found.say_of(
            "reenabledDate",
            format_args!("'reenabledDate' of '{name}' must be after 'disabledDate'."),
        );
    }
}

/// Elements that hold a party.
const PARTIES: [&str; 3] = ["personOrUserReported", "intendedRecipient", "victim"];

/// An address of an e-mail or newsgroup incident must belong to somebody in the report. Addresses of
/// associated accounts count too: they are addresses of that party.
fn incident_emails<'a>(found: &mut Findings<'a>, report: &'a Element) {
    let incidents = || {
        report.children_named("internetDetails").flat_map(|details| {
            let kinds = details.children.iter().map(move |incident| (details, incident));
            kinds.filter(|(_, incident)| {
                matches!(incident.name.as_str(), "emailIncident" | "newsgroupIncident")
            })
        })
    };
    if incidents().next().is_none() {
        return;
    }
    let mut known = HashSet::new();
    for party in report.children.iter().filter(|child| PARTIES.contains(&child.name.as_str())) {
        party.visit(&mut |element| {
            if element.name == "email" {
                known.insert(lexical::trimmed(&element.text).to_lowercase());
            }
        });
    }
    for (details, incident) in incidents() {
        found.enter(details);
        found.enter(incident);
        for email in incident.children_named("emailAddress") {
            if !known.contains(&lexical::trimmed(&email.text).to_lowercase()) {
                found.say_at(
                    email,
                    format_args!(
                        "'emailAddress' must also be given as 'email' of the reported person, an intended \
                    recipient or a victim."
                    ),
                );
            }
        }
        found.leave();
        found.leave();
    }
}

/// How many people may be reported, and what a batched report may hold.
fn persons<'a>(found: &mut Findings<'a>, report: &'a Element) {
    if report.child("batchedReport").is_none() {
        for person in report.children_named("personOrUserReported").skip(1) {
            found.say_at(
                person,
                format_args!(
                    "Only a batched report may have more than one 'personOrUserReported'; use \
                'associatedAccount', or file several reports."
                ),
            );
        }
        return;
    }
    if let Some(summary) = report.child("incidentSummary")
        && let Some(escalation) = summary.child("escalateToHighPriority")
    {
        found.enter(summary);
        not_batched(found, escalation);
        found.leave();
    }
    for child in &report.children {
        match child.name.as_str() {
            "internetDetails" | "lawEnforcement" | "intendedRecipient" | "victim" | "additionalInfo" => {
                not_batched(found, child);
            }
            "personOrUserReported" => {
                found.enter(child);
                for other in child.children.iter().filter(|part| part.name != "espIdentifier") {
                    not_batched(found, other);
                }
                found.leave();
            }
            _ => {}
        }
    }
}

fn not_batched<'a>(found: &mut Findings<'a>, child: &'a Element) {
    let name = &child.name;
    found.say_at(child, format_args!("'{name}' is not allowed here in a batched report: remove it."));
}

fn file<'a>(found: &mut Findings<'a>, details: &'a Element) {
    if let Some(file) = details.value("fileId")
        && !is_blank(file)
        && lexical::trimmed(file).parse::<clearline_report::FileId>().is_err()
        && let Some(child) = details.child("fileId")
    {
        found.say_at(
            child,
            format_args!(
                "'fileId' must be the one the upload was answered with: 32 lower-case hexadecimal digits."
            ),
        );
    }
    if let Some(exif) = details.child("exifViewedByEsp")
        && is_true(Some(&exif.text))
        && !is_true(details.value("fileViewedByEsp"))
    {
        found.say_at(exif, format_args!("'fileViewedByEsp' must be true when 'exifViewedByEsp' is."));
    }
    if details.value("fileRelevance") != Some("Supplemental Reported") {
        return;
    }
    if let Some(grade) = details.child("industryClassification") {
        found.say_at(
            grade,
            format_args!(
                "'industryClassification' is not allowed for a file that is 'Supplemental Reported'."
            ),
        );
    }
    let meme = details.child("fileAnnotations").and_then(|flags| flags.child("potentialMeme"));
    let older = details.child("potentialMeme").filter(|older| is_true(Some(&older.text)));
    if let Some(meme) = meme.or(older) {
        found.say_at(
            meme,
            format_args!("'potentialMeme' is not allowed for a file that is 'Supplemental Reported'."),
        );
    }
}

/// The rules for the details of a file of a *batched* report. Only the caller knows the report, so only the
/// caller can know that they apply. `details` is a `fileDetails` tree that was accepted.
pub fn batched_file(details: &Element) -> Vec<Finding> {
    let mut found = Findings::default();
    found.enter(details);
    let mut marked = is_true(details.value("potentialMeme"));
    for child in &details.children {
        match child.name.as_str() {
            "originalFileName" | "locationOfFile" | "originalFileHash" | "ipCaptureEvent" | "deviceId"
            | "details" | "additionalInfo" => not_batched(&mut found, child),
            "fileRelevance" if child.text != "Reported" => {
                found.say_at(child, format_args!("'fileRelevance' must be 'Reported' in a batched report."));
            }
            "fileAnnotations" => {
                found.enter(child);
                for flag in &child.children {
                    match flag.name.as_str() {
                        "viral" | "potentialMeme" => marked = true,
                        _ => not_batched(&mut found, flag),
                    }
                }
                found.leave();
            }
            _ => {}
        }
    }
    if !marked {
        found.say(format_args!(
            "A file of a batched report must be annotated as 'viral', 'potentialMeme' or both."
        ));
    }
    found.into_parts().0
}
