//! The countries: a map and a table of what holds with each on a day.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use clearline_counsel as counsel;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Choice, Words};
use clearline_identity::directory;
use clearline_law::{CountryEntry, Flag, Path, PathState, flag_value, paths};
use clearline_report::{Message, message};
use serde::Deserialize;

use super::ways::Ways;
use super::{AsOf, Days, HOME, may_read, shown};
use clearline_frame::Frame;
use clearline_frame::view::map::Class;
use view::{Countries, CountryRow, Legend};

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

    fn words(&self) -> Message {
        match self {
            Question::Way => message!("counsel-way"),
            Question::Flag(flag) => flag.message(),
            Question::Path(path) => message!("counsel-path-here", path = shown::law(&path.name)),
        }
    }

    /// What each class means; what is not part of the question has no words.
    fn legend(&self) -> Vec<Legend> {
        let home = || Some(message!("counsel-legend-home"));
        let unknown = || Some(message!("value-unknown"));
        let words: [Option<Message>; 5] = match self {
            Question::Way => [
                Some(message!("counsel-legend-direct")),
                Some(message!("counsel-legend-through")),
                Some(message!("counsel-way-federal-alone")),
                None,
                home(),
            ],
            Question::Flag(Flag::UsMlat | Flag::CloudActAgreement) => [
                Some(message!("value-in-force")),
                Some(message!("counsel-legend-negotiated")),
                Some(message!("value-none")),
                unknown(),
                home(),
            ],
            Question::Flag(_) => [
                Some(message!("value-yes")),
                Some(message!("counsel-legend-signed")),
                Some(message!("value-no")),
                unknown(),
                None,
            ],
            Question::Path(_) => {
                [Some(message!("counsel-open")), None, Some(message!("counsel-closed")), unknown(), home()]
            }
        };
        let legend = Class::ALL.into_iter().zip(words);
        legend.filter_map(|(class, words)| words.map(|words| Legend { class, words })).collect()
    }

    fn remarks(&self) -> Vec<Message> {
        let own = match self {
            Question::Way => message!("counsel-remark-way"),
            Question::Flag(_) => message!("counsel-remark-flag"),
            Question::Path(_) => message!("counsel-remark-path"),
        };
        vec![own, message!("counsel-remark-unknown")]
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
    State(frame): State<Frame>,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let as_of = AsOf::read(frame.house(), &Days { on: asked.on.clone(), known: asked.known.clone() }).await?;
    let all = Question::all(&as_of);
    let question = chosen(&all, &asked.show)?;
    let word = question.word();
    Ok(Shown(Countries {
        page: as_of.page(&person, &message!("counsel-window-countries"), "/counsel/countries"),
        shows: all
            .iter()
            .map(|one| Choice {
                chosen: one.word() == word,
                ..Choice::new(one.word(), Words::Heading(one.words()))
            })
            .collect(),
        on: as_of.on(),
        known: as_of.known(),
        region: asked.region,
        question: question.words(),
        remarks: question.remarks(),
        legend: question.legend(),
        rows: rows(&frame, &as_of, question).await?,
        csv_href: Some(format!("/counsel/countries.csv?show={word}&on={}", as_of.on)),
    })
    .into_response())
}

fn chosen<'a, 'r>(all: &'a [Question<'r>], show: &str) -> Result<&'a Question<'r>, PageError> {
    let named = all.iter().find(|one| one.word() == show);
    let first = || all.first().filter(|_| show.is_empty());
    named.or_else(first).ok_or_else(|| PageError::Wrong(message!("counsel-cannot-be-shown")))
}

async fn rows(frame: &Frame, as_of: &AsOf, question: &Question<'_>) -> Result<Vec<CountryRow>, PageError> {
    let (agencies, _) = directory::listed(frame.house()).await?;
    let known = counsel::known(frame.house()).await?;
    let opened = &known.agreed.in_force.routes;
    let (register, on) = (&as_of.register, as_of.on);
    let ways = Ways { house: frame.house(), register, agencies: &agencies, opened, on };
    let mut entries: Vec<&CountryEntry> = as_of.register.countries().collect();
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(entries.into_iter().map(|entry| row(&ways, entry, question)).collect())
}

fn row(ways: &Ways<'_>, entry: &CountryEntry, question: &Question<'_>) -> CountryRow {
    let register = ways.register;
    let base = |class, value: Words, since, source: Words, as_of: String| CountryRow {
        code: entry.country.code().to_owned(),
        name: Words::value(entry.country),
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
            let source = message!("counsel-way-source").into();
            base(class, value.into(), None, source, ways.on.to_string())
        }
        Question::Flag(flag) => {
            let reading = register.reading(entry.country, *flag, ways.on);
            let row = reading.entry;
            let value = flag_value(reading.value);
            base(
                class_of(reading.value),
                match row.and_then(|row| row.detail.as_deref()) {
                    Some(detail) => {
                        message!("counsel-value-detail", value = value, detail = shown::law(detail)).into()
                    }
                    None => Words::value(value),
                },
                row.and_then(|row| row.dates.from).map(|day| day.to_string()),
                row.map_or_else(
                    || message!("counsel-no-source").into(),
                    |row| register.sources_words(&row.sources).into(),
                ),
                row.map(|row| row.as_of.clone()).unwrap_or_default(),
            )
        }
        Question::Path(_) if entry.domestic => {
            let own = message!("counsel-own-country").into();
            base(Class::Home, own, None, Words::default(), String::new())
        }
        Question::Path(path) => {
            let views = paths(register, HOME, entry.country, ways.on);
            let view = views.iter().find(|view| view.path.id == path.id);
            let (class, value) = match view.map(|view| view.state) {
                Some(PathState::Open) => (Class::Holds, message!("counsel-open")),
                Some(PathState::Closed) => (Class::Not, message!("counsel-closed")),
                Some(PathState::Unknown) | None => (Class::Unknown, message!("value-unknown")),
            };
            let why = view.and_then(|view| view.why.as_ref());
            let source = why.map_or_else(|| register.sources_words(&path.sources).into(), Words::from);
            base(class, value.into(), None, source, path.as_of.to_string())
        }
    }
}

/// The same table for programs, in English.
pub(super) async fn csv(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let as_of = AsOf::read(frame.house(), &Days { on: asked.on, known: asked.known }).await?;
    let all = Question::all(&as_of);
    let question = chosen(&all, &asked.show)?;
    let mut text = "code,name,region,class,value,since,source,as_of\r\n".to_owned();
    let english = |words: &Words| words.in_english(&as_of.register);
    for row in rows(&frame, &as_of, question).await? {
        let (name, value, source) = (english(&row.name), english(&row.value), english(&row.source));
        let cells = [
            row.code.as_str(),
            &name,
            &row.region,
            row.class.word(),
            &value,
            row.since.as_deref().unwrap_or(""),
            &source,
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
