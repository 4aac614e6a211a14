//! One country: what it is party to, how a report may go there, and how evidence is had from here.

#[cfg(feature = "samples")]
pub(super) mod sample;
pub(super) mod view;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use clearline_counsel as counsel;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Fact, State as Standing_, Tone, Words};
use clearline_i18n::sentence;
use clearline_identity::directory;
use clearline_law::access::ProposeLaw;
use clearline_law::{
    About, CountryEntry, DetailOf, Flag, Office, PathState, PolicyEffect, Register, RowKind, Standing,
    Version as Row, as_of_words, flag_value, paths,
};
use clearline_report::{Argument, Country, Message, message};
use jiff::civil::Date;

use super::view::{DetailRow, Link, PathRow, Version};
use super::ways::Ways;
use super::{AsOf, Days, HOME, may, may_read, shown};
use clearline_frame::Frame;
use view::{CountryAgency, CountryPage, FlagRow, PolicyRow};

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(code): Path<String>,
    Query(days): Query<Days>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let as_of = AsOf::read(frame.house(), &days).await?;
    let (register, on) = (&as_of.register, as_of.on);
    let country: Country = code.parse().map_err(|_| PageError::NotFound)?;
    let entry = register.country(country).ok_or(PageError::NotFound)?;
    let (agencies, unreadable) = directory::listed(frame.house()).await?;
    let mut page =
        as_of.page(&person, &message!("counsel-window-country", country = country), "/counsel/countries");
    page.cannot_read(&unreadable);
    let known = counsel::known(frame.house()).await?;
    page.cannot_read(&known.agreed.unreadable);
    let opened = &known.agreed.in_force.routes;
    let ways = Ways { house: frame.house(), register, agencies: &agencies, opened, on };
    let abroad = !entry.domestic;
    Ok(Shown(CountryPage {
        page,
        code: country.code().to_owned(),
        name: Words::value(country),
        region: entry.subregion.clone().unwrap_or_else(|| entry.region.clone()),
        on: as_of.on(),
        known: as_of.known(),
        facts: facts(register, entry),
        note: entry.note.clone(),
        flags: Flag::ALL.into_iter().map(|flag| flag_row(register, entry, flag, on)).collect(),
        routes: if abroad { ways.rows(country) } else { Vec::new() },
        agencies: ways
            .agencies_of(country)
            .map(|agency| CountryAgency {
                agency: Link::new(format!("/counsel/agencies/{}", agency.id), Words::data(&agency.name)),
                unit: register.agency(&agency.id).and_then(|known| known.unit.clone()),
                basis: ways.basis(agency),
                detail: ways.objection(agency),
            })
            .collect(),
        paths: if abroad { path_rows(register, country, on) } else { Vec::new() },
        authorities: details(register, country, &DetailOf::AUTHORITIES, on),
        offences: details(register, country, &DetailOf::OFFENCES, on),
        offices: register.offices(country, on).into_iter().map(|one| office_row(register, one)).collect(),
        abroad,
        proposes: may::<ProposeLaw>(&person),
        policies: policies(register, country, on),
        history: history(register, country, on),
    })
    .into_response())
}

fn facts(register: &Register, entry: &CountryEntry) -> Vec<Fact> {
    let mut facts = Vec::new();
    facts.extend(entry.iso3.as_ref().map(|code| Fact::exact(message!("counsel-code"), Words::data(code))));
    let member = entry.un_member.map_or_else(|| message!("counsel-not-recorded"), yes_no);
    facts.push(Fact::new(message!("counsel-un-member"), member));
    let belongs = |sovereign: Country| Fact::new(message!("counsel-belongs-to"), Words::value(sovereign));
    facts.extend(entry.sovereign.map(belongs));
    if entry.domestic {
        facts.push(Fact::new(message!("counsel-for-the-statute"), message!("counsel-domestic")));
    }
    let counted = |count| Fact::new(message!("counsel-reports-2023"), Words::value(count));
    facts.extend(entry.reports_2023.map(counted));
    facts.push(Fact::new(message!("counsel-sources"), register.sources_words(&entry.sources)));
    facts
}

/// An answer in a word.
pub(super) fn yes_no(yes: bool) -> Message {
    if yes { message!("value-yes") } else { message!("value-no") }
}

fn flag_row(register: &Register, entry: &CountryEntry, flag: Flag, on: Date) -> FlagRow {
    let reading = register.reading(entry.country, flag, on);
    let tone = match (reading.value, reading.standing) {
        ("unknown", _) => Tone::Unknown,
        ("yes" | "ratified" | "in_force" | "member" | "operational" | "adequate" | "eu-member", _) => {
            Tone::Good
        }
        _ => Tone::Plain,
    };
    let row = reading.entry;
    let value = match row.filter(|_| reading.standing != Standing::InForce) {
        Some(row) => message!(
            "counsel-flag-entry",
            value = flag_value(reading.value),
            entry = Argument::exact(&row.value),
            standing = reading.standing.words()
        )
        .into(),
        None => Words::value(flag_value(reading.value)),
    };
    let via = reading.through.or_else(|| row.and_then(|row| row.via));
    let via = via.map(|country| message!("counsel-via", country = country).into());
    let notes = row.into_iter().flat_map(|row| [row.detail.as_deref(), row.note.as_deref()]).flatten();
    let sure = row.map(|row| {
        message!("counsel-confidence-is", confidence = shown::confidence_words(row.confidence)).into()
    });
    let notes: Vec<Argument> = via.into_iter().chain(notes.map(shown::law)).chain(sure).collect();
    FlagRow {
        name: Words::Heading(flag.message()),
        value: Standing_::new(tone, value),
        since: row.and_then(|row| row.dates.from).map(|day| day.to_string()),
        source: row.map_or_else(
            || message!("counsel-no-source").into(),
            |row| register.sources_words(&row.sources).into(),
        ),
        as_of: row.map_or_else(|| message!("value-unknown"), |row| as_of_words(&row.as_of)),
        note: (!notes.is_empty()).then(|| Words::value(Argument::Each(notes))),
    }
}

fn path_rows(register: &Register, country: Country, on: Date) -> Vec<PathRow> {
    paths(register, HOME, country, on)
        .iter()
        .map(|view| {
            let state = match view.state {
                PathState::Open => Standing_::new(Tone::Good, message!("counsel-open")),
                PathState::Unknown => Standing_::new(Tone::Unknown, message!("value-unknown")),
                PathState::Closed => Standing_::new(Tone::Plain, message!("counsel-closed")),
            };
            let own = shown::path_row(register, view.path, on);
            let why = match &view.why {
                Some(why) => why.clone(),
                None => own.why.clone(),
            };
            PathRow { state, why, ..own }
        })
        .collect()
}

/// What is known of some kinds, in their order.
fn details(register: &Register, country: Country, kinds: &[DetailOf], on: Date) -> Vec<DetailRow> {
    let about = About::Country(country);
    let of = |kind: &DetailOf| {
        let kind = *kind;
        register.details(&about, on).filter(move |detail| detail.of == kind)
    };
    kinds.iter().flat_map(of).map(|detail| shown::detail(register, detail)).collect()
}

fn office_row(register: &Register, office: &Office) -> DetailRow {
    let agency = register.agency(&office.agency).map_or(office.agency.as_str(), |agency| &agency.name);
    let covers = Argument::each(office.covers.iter().copied().map(Argument::from));
    let name = message!(
        "counsel-federal-office",
        agency = Argument::name(agency),
        place = Argument::name(&office.place)
    );
    DetailRow {
        name: Words::Heading(message!("counsel-office-covers", office = name, countries = covers)),
        value: office.kind.clone(),
        note: office.note.clone(),
        href: office.url.as_deref().and_then(shown::outside),
        source: shown::source_line(register, &office.sources, &office.as_of),
        confidence: shown::confidence_words(office.confidence),
    }
}

fn policies(register: &Register, country: Country, on: Date) -> Vec<PolicyRow> {
    let standing = register.policies().iter().filter(|one| one.dates.standing(on) == Standing::InForce);
    standing
        .filter_map(|one| {
            let because = one.applies(register, HOME, country, on)?;
            let effect = match one.effect {
                PolicyEffect::Condition => {
                    Standing_::new(Tone::Caution, message!("counsel-effect-condition"))
                }
                PolicyEffect::Approval => Standing_::new(Tone::Waiting, message!("counsel-effect-approval")),
                PolicyEffect::Withhold => Standing_::new(Tone::Alarm, message!("counsel-effect-withhold")),
            };
            Some(PolicyRow {
                name: one.policy.replace('_', " "),
                effect,
                says: sentence(&one.says),
                because,
                source: shown::source_line(register, &one.sources, &one.as_of.to_string()).into(),
            })
        })
        .collect()
}

/// The rows of those flags that ever changed; a flag with one row is shown above.
fn history(register: &Register, country: Country, on: Date) -> Vec<Version> {
    let rows = register.history_of_country(country.code());
    let of = |row: &Row| row.title.argument("flag").cloned();
    let changed = |row: &Row| rows.iter().filter(|other| of(other) == of(row)).count() > 1;
    let kept: Vec<Row> =
        rows.iter().filter(|row| row.kind == RowKind::Flag && changed(row)).cloned().collect();
    shown::versions(&kept, on)
}
