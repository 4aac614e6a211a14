//! One country: what it is party to, how a report may go there, and how evidence is had from here.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use clearline_identity::directory;
use clearline_law::{
    CountryEntry, Flag, PathState, PolicyEffect, Register, RowKind, Standing, Version as Row, paths,
};
use clearline_report::Country;
use jiff::civil::Date;

use super::ways::Ways;
use super::{AsOf, Days, HOME, countries, may_read, shown};
use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::SignedIn;
use crate::view::counsel::countries::{CountryAgency, CountryPage, FlagRow, PolicyRow};
use crate::view::counsel::{Link, PathRow, Version};
use crate::view::{Fact, State as Standing_, Tone};
use crate::words;

pub(super) async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(code): Path<String>,
    Query(days): Query<Days>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let as_of = AsOf::read(&portal.house, &days)?;
    let (register, on) = (&*as_of.register, as_of.on);
    let country: Country = code.parse().map_err(|_| PageError::NotFound)?;
    let entry = register.country(country).ok_or(PageError::NotFound)?;
    let (agencies, unreadable) = directory::listed(&portal.house).await?;
    let mut page = as_of.page(&person, &entry.name, "/counsel/countries");
    page.cannot_read(&unreadable);
    let ways = Ways { house: &portal.house, register, agencies: &agencies, on };
    let abroad = !entry.domestic;
    Ok(Shown(CountryPage {
        page,
        code: country.code().to_owned(),
        name: entry.name.clone(),
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
                agency: Link::new(format!("/counsel/agencies/{}", agency.id), agency.name.clone()),
                unit: register.agency(&agency.id).and_then(|known| known.unit.clone()),
                basis: ways.basis(agency),
                detail: ways.objection(agency).map(|why| words::sentence(&words::term(&why))),
            })
            .collect(),
        paths: if abroad { path_rows(register, country, on) } else { Vec::new() },
        policies: policies(register, country, on),
        history: history(register, country, on),
    })
    .into_response())
}

fn facts(register: &Register, entry: &CountryEntry) -> Vec<Fact> {
    let mut facts = Vec::new();
    facts.extend(entry.iso3.as_ref().map(|code| Fact::exact("Code", code)));
    let yes_no = |yes: bool| if yes { "yes" } else { "no" };
    facts.push(Fact::new("United Nations member", entry.un_member.map_or("not recorded", yes_no)));
    facts.extend(entry.sovereign.map(|sovereign| Fact::new("Belongs to", register.country_name(sovereign))));
    if entry.domestic {
        facts.push(Fact::new("For the statute", "part of the United States: its agencies are not foreign"));
    }
    facts.extend(entry.reports_2023.map(|count| Fact::new("Reports in 2023", count.to_string())));
    facts.push(Fact::new("Sources", register.source_words(&entry.sources)));
    facts
}

fn flag_row(register: &Register, entry: &CountryEntry, flag: Flag, on: Date) -> FlagRow {
    let reading = entry.flag(flag, on);
    let tone = match (reading.value, reading.standing) {
        ("unknown", _) => Tone::Unknown,
        ("yes" | "ratified" | "in_force" | "member" | "operational" | "adequate" | "eu-member", _) => {
            Tone::Good
        }
        _ => Tone::Plain,
    };
    let mut value = reading.value.replace(['_', '-'], " ");
    let row = reading.entry;
    if let Some(row) = row.filter(|_| reading.standing != Standing::InForce) {
        value.push_str(&format!(
            "; the entry \"{}\" is {}",
            row.value,
            words::term(&reading.standing.words())
        ));
    }
    let via =
        row.and_then(|row| row.via).map(|country| format!("through {}", register.country_name(country)));
    let notes = row.into_iter().flat_map(|row| [row.detail.clone(), row.note.clone()]).flatten();
    let sure = row.map(|row| countries::confidence(row.confidence));
    let notes: Vec<String> = via.into_iter().chain(notes).chain(sure).collect();
    FlagRow {
        name: words::heading(&flag.words()),
        value: Standing_::new(tone, value),
        since: row.and_then(|row| row.dates.from).map(|day| day.to_string()),
        source: row
            .map_or_else(|| "nothing is recorded".to_owned(), |row| register.source_words(&row.sources)),
        as_of: row.map(|row| row.as_of.clone()).unwrap_or_default(),
        note: Some(notes.join("; ")).filter(|notes| !notes.is_empty()),
    }
}

fn path_rows(register: &Register, country: Country, on: Date) -> Vec<PathRow> {
    paths(register, HOME, country, on)
        .iter()
        .map(|view| {
            let state = match view.state {
                PathState::Open => Standing_::new(Tone::Good, "open"),
                PathState::Unknown => Standing_::new(Tone::Unknown, "unknown"),
                PathState::Closed => Standing_::new(Tone::Plain, "closed"),
            };
            let own = shown::path_row(register, view.path, on);
            let why = match &view.why {
                Some(why) => words::sentence(&words::said(register, why)),
                None => own.why.clone(),
            };
            PathRow { state, why, ..own }
        })
        .collect()
}

fn policies(register: &Register, country: Country, on: Date) -> Vec<PolicyRow> {
    let standing = register.policies().iter().filter(|one| one.dates.standing(on) == Standing::InForce);
    standing
        .filter_map(|one| {
            let because = one.applies(register, HOME, country, on)?;
            let effect = match one.effect {
                PolicyEffect::Condition => Standing_::new(Tone::Caution, "adds a condition"),
                PolicyEffect::Approval => Standing_::new(Tone::Waiting, "needs an approval"),
                PolicyEffect::Withhold => Standing_::new(Tone::Alarm, "nothing leaves"),
            };
            Some(PolicyRow {
                name: one.policy.replace('_', " "),
                effect,
                says: words::sentence(&one.says),
                because: words::sentence(&words::said(register, &because)),
                source: shown::source_line(register, &one.sources, &one.as_of.to_string()),
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
