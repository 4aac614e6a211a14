//! The countries: a map and a table of what holds with each on a day.

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use clearline_identity::directory;
use clearline_law::{Confidence, CountryEntry, Flag, Path, PathState, paths};
use serde::Deserialize;

use super::ways::Ways;
use super::{AsOf, Days, HOME, may_read};
use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::SignedIn;
use crate::view::Choice;
use crate::view::counsel::countries::{Countries, CountryRow, Legend};
use crate::view::map::Class;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    show: String,
    region: String,
    on: String,
    known: String,
}

/// What may be asked of every country.
enum Question<'r> {
    /// The route by which a report may reach the country.
    Way,
    /// What a flag reads as.
    Flag(Flag),
    /// Whether a path to evidence is open.
    Path(&'r Path),
}

impl<'r> Question<'r> {
    /// The questions, those about the United States first.
    fn all(as_of: &'r AsOf) -> Vec<Question<'r>> {
        let mut all = vec![Question::Way];
        all.extend([Flag::UsMlat, Flag::BudapestParty, Flag::CloudActAgreement].map(Question::Flag));
        all.extend(as_of.register.paths().iter().map(Question::Path));
        let others = Flag::ALL.into_iter();
        let asked = [Flag::UsMlat, Flag::BudapestParty, Flag::CloudActAgreement];
        all.extend(others.filter(|flag| !asked.contains(flag)).map(Question::Flag));
        all
    }

    fn word(&self) -> String {
        match self {
            Question::Way => "way".to_owned(),
            Question::Flag(flag) => flag.word().to_owned(),
            Question::Path(path) => format!("path-{}", path.id),
        }
    }

    fn words(&self) -> String {
        match self {
            Question::Way => "How a report can get there".to_owned(),
            Question::Flag(flag) => crate::words::heading(&flag.words()),
            Question::Path(path) => format!("Path to evidence here: {}", path.name),
        }
    }

    /// What each class means; what is not part of the question has no words.
    fn legend(&self) -> Vec<Legend> {
        let words: [&str; 5] = match self {
            Question::Way => [
                "direct",
                "through another agency",
                "the federal agency of the United States alone",
                "",
                "the United States",
            ],
            Question::Flag(Flag::UsMlat | Flag::CloudActAgreement) => {
                ["in force", "in part, or negotiated", "none", "unknown", "the United States"]
            }
            Question::Flag(_) => ["yes", "in part, or signed", "no", "unknown", ""],
            Question::Path(_) => ["open", "", "closed", "unknown", "the United States"],
        };
        let legend = Class::ALL.into_iter().zip(words);
        legend
            .filter(|(_, words)| !words.is_empty())
            .map(|(class, words)| Legend { class, words: words.to_owned() })
            .collect()
    }

    fn remarks(&self) -> Vec<String> {
        let common = "Unknown is never a permission: where nothing is recorded, nothing is concluded.";
        let own = match self {
            Question::Way => {
                "Direct counts only where a basis of an agency there is in force, with its evidence; public \
                 sources prove none."
            }
            Question::Flag(_) => "Each value is as old as its source: see the column As of.",
            Question::Path(_) => {
                "Open or closed by what the register knows of both countries and of the instrument on this day."
            }
        };
        vec![own.to_owned(), common.to_owned()]
    }
}

/// A value of a flag as a class of the map.
fn class_of(value: &str) -> Class {
    match value {
        "yes" | "ratified" | "in_force" | "member" | "operational" | "named" | "adequate" | "eu-member"
        | "eea-gdpr-applies" => Class::Holds,
        "signed"
        | "negotiating"
        | "partial"
        | "sub-bureau"
        | "strategic"
        | "working"
        | "part-of-member-territory" => Class::Part,
        "no" | "none" | "none_known" | "not_signed" => Class::Not,
        "not-applicable" => Class::Home,
        _ => Class::Unknown,
    }
}

pub(super) async fn list(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let as_of = AsOf::read(&portal.house, &Days { on: asked.on.clone(), known: asked.known.clone() })?;
    let all = Question::all(&as_of);
    let question = chosen(&all, &asked.show)?;
    let word = question.word();
    Ok(Shown(Countries {
        page: as_of.page(&person, "Countries", "/counsel/countries"),
        shows: all
            .iter()
            .map(|one| Choice { chosen: one.word() == word, ..Choice::new(one.word(), one.words()) })
            .collect(),
        on: as_of.on(),
        known: as_of.known(),
        region: asked.region,
        question: question.words(),
        remarks: question.remarks(),
        legend: question.legend(),
        rows: rows(&portal, &as_of, question).await?,
        csv_href: Some(format!("/counsel/countries.csv?show={word}&on={}", as_of.on)),
    })
    .into_response())
}

fn chosen<'a, 'r>(all: &'a [Question<'r>], show: &str) -> Result<&'a Question<'r>, PageError> {
    let named = all.iter().find(|one| one.word() == show);
    let first = || all.first().filter(|_| show.is_empty());
    named.or_else(first).ok_or_else(|| PageError::NotUnderstood("That cannot be shown.".to_owned()))
}

async fn rows(portal: &Portal, as_of: &AsOf, question: &Question<'_>) -> Result<Vec<CountryRow>, PageError> {
    let (agencies, _) = directory::listed(&portal.house).await?;
    let ways = Ways { house: &portal.house, register: &as_of.register, agencies: &agencies, on: as_of.on };
    let mut rows: Vec<CountryRow> =
        as_of.register.countries().map(|entry| row(&ways, entry, question)).collect();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(rows)
}

fn row(ways: &Ways<'_>, entry: &CountryEntry, question: &Question<'_>) -> CountryRow {
    let register = ways.register;
    let base = |class, value: String, since, source, as_of: String| CountryRow {
        code: entry.country.code().to_owned(),
        name: entry.name.clone(),
        region: entry.region.clone(),
        class,
        value,
        since,
        source,
        as_of,
    };
    match question {
        Question::Way => {
            let (class, value) = ways.first(entry.country);
            let source = "our directory and the routes of the register".to_owned();
            base(class, value, None, source, ways.on.to_string())
        }
        Question::Flag(flag) => {
            let reading = entry.flag(*flag, ways.on);
            let row = reading.entry;
            let detail = row.and_then(|row| row.detail.as_deref()).map(|words| format!(": {words}"));
            base(
                class_of(reading.value),
                format!("{}{}", reading.value.replace(['_', '-'], " "), detail.unwrap_or_default()),
                row.and_then(|row| row.dates.from).map(|day| day.to_string()),
                row.map_or_else(
                    || "nothing is recorded".to_owned(),
                    |row| register.source_words(&row.sources),
                ),
                row.map(|row| row.as_of.clone()).unwrap_or_default(),
            )
        }
        Question::Path(_) if entry.domestic => {
            base(Class::Home, "its own country".to_owned(), None, String::new(), String::new())
        }
        Question::Path(path) => {
            let views = paths(register, HOME, entry.country, ways.on);
            let view = views.iter().find(|view| view.path.id == path.id);
            let (class, value) = match view.map(|view| view.state) {
                Some(PathState::Open) => (Class::Holds, "open".to_owned()),
                Some(PathState::Closed) => (Class::Not, "closed".to_owned()),
                Some(PathState::Unknown) | None => (Class::Unknown, "unknown".to_owned()),
            };
            let why = view.and_then(|view| view.why.as_ref());
            let source = why.map(|why| crate::words::said(register, why));
            let source = source.unwrap_or_else(|| register.source_words(&path.sources));
            base(class, value, None, source, path.as_of.to_string())
        }
    }
}

/// The same table for programs.
pub(super) async fn csv(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let as_of = AsOf::read(&portal.house, &Days { on: asked.on, known: asked.known })?;
    let all = Question::all(&as_of);
    let question = chosen(&all, &asked.show)?;
    let mut text = "code,name,region,class,value,since,source,as_of\r\n".to_owned();
    for row in rows(&portal, &as_of, question).await? {
        let cells = [
            row.code.as_str(),
            &row.name,
            &row.region,
            row.class.word(),
            &row.value,
            row.since.as_deref().unwrap_or(""),
            &row.source,
            &row.as_of,
        ];
        text.push_str(&cells.map(cell).join(","));
        text.push_str("\r\n");
    }
    let name = format!("attachment; filename=\"{}-{}.csv\"", question.word(), as_of.on);
    let kind = "text/csv; charset=utf-8".to_owned();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], text).into_response())
}

/// One cell (RFC 4180), which no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let text =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// How sure a value makes us, for a reader.
pub(super) fn confidence(confidence: Confidence) -> String {
    format!("confidence {}", confidence.word())
}
