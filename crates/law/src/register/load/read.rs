use clearline_report::{AgencyClass, AgencyId, Answer, Country};
use jiff::civil::Date;

use super::rows::{
    AgencyRow, ClauseRow, CountryRow, Fact, FlagRow, InstrumentRow, NeedRow, PathRow, PolicyRow, RouteRow,
    SourceRow,
};
use super::{Loader, Source};
use crate::register::record::{Entry, Place};
use crate::register::{
    self as register, AgencyEntry, Clause, CountryEntry, Flag, FlagEntry, Instrument, Need, Path,
    PolicyEffect, PolicyEntry, Route,
};

/// The last day that `2024`, `2024-11` or `2024-11-03` may mean: on that day at the latest it was so.
fn latest(as_of: &str) -> Option<Date> {
    let mut parts = as_of.splitn(3, '-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let day: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let month_of = Date::new(year, month.unwrap_or(12), 1).ok()?;
    day.map_or_else(|| Some(month_of.last_of_month()), |day| Date::new(year, month?, day).ok())
}

impl Loader {
    pub(super) fn source(&mut self, file: &Source<'_>, row: &SourceRow) {
        let source =
            register::Source { key: row.key.get_ref().clone(), text: row.text.clone(), url: row.url.clone() };
        self.keep(file.of(&row.key), source.key.clone(), None, row, Entry::Source(source));
    }

    pub(super) fn country(&mut self, file: &Source<'_>, row: &CountryRow) {
        let place = file.of(&row.code);
        let country = self.take::<Country>(&place, "code", row.code.get_ref());
        let sovereign = row.sovereign.as_ref().map(|code| self.take(&place, "sovereign", code));
        let Some(country) = country else { return };
        let entry = CountryEntry {
            country,
            name: row.name.clone(),
            iso3: row.iso3.clone(),
            region: row.region.clone(),
            subregion: row.subregion.clone(),
            domestic: row.domestic.unwrap_or(false),
            un_member: row.un_member,
            sovereign: sovereign.flatten(),
            reports_2023: row.reports_2023,
            sources: row.sources.clone(),
            note: row.note.clone(),
            flags: Vec::new(),
        };
        self.keep(place, country.to_string(), None, row, Entry::Country(entry));
    }

    pub(super) fn flag(&mut self, file: &Source<'_>, row: &FlagRow) {
        let place = file.of(&row.flag);
        let Some(code) = row.country.as_deref().or(file.country) else {
            self.refuse(&place, "a flag without a country", "name it in `country`, or in [country]");
            return;
        };
        let country = self.take::<Country>(&place, "country", code);
        let flag = self.take::<Flag>(&place, "flag", row.flag.get_ref());
        let via = row.via.as_ref().map(|code| self.take(&place, "via", code));
        let (Some(country), Some(flag)) = (country, flag) else { return };
        self.value(&place, flag, &row.value);
        let key = format!("{country}/{}", flag.word());
        let as_of = latest(&row.as_of);
        if as_of.is_none() {
            let what = format!("as_of of {key} is \"{}\"", row.as_of);
            self.refuse(&place, what, "write a day, a month or a year, such as 2024-11");
        }
        let Some((dates, confidence)) = self.fact(file, &place, &key, row, as_of) else { return };
        let entry = FlagEntry {
            flag,
            value: row.value.clone(),
            dates,
            sources: row.sources.clone(),
            url: row.url.clone(),
            as_of: row.as_of.clone(),
            confidence,
            note: row.note.clone(),
            via: via.flatten(),
            detail: row.detail.clone(),
        };
        self.keep(place, key, row.replaces(), row, Entry::Flag(country, entry));
    }

    /// Refuses a value that the flag never has: a need for it would never be met, and nobody would notice.
    fn value(&mut self, place: &Place, flag: Flag, value: &str) {
        if !flag.values().contains(&value) {
            let fix = format!("write one of {}", flag.values().join(", "));
            self.refuse(place, format!("{} is \"{value}\"", flag.word()), fix);
        }
    }

    fn needs(&mut self, file: &Source<'_>, rows: &[NeedRow]) -> Vec<Need> {
        let mut needs = Vec::new();
        for row in rows {
            let place = file.of(&row.flag);
            let flag = self.take::<Flag>(&place, "flag", row.flag.get_ref());
            let of = self.take(&place, "of", &row.of);
            let (Some(flag), Some(of)) = (flag, of) else { continue };
            for value in row.is.iter().chain(&row.not) {
                self.value(&place, flag, value);
            }
            if row.is.is_empty() == row.not.is_empty() {
                let fix = "write either the values that will do in `is`, or those that will not in `not`";
                self.refuse(&place, format!("a need of {} says nothing clear", flag.word()), fix);
            }
            needs.push(Need { flag, of, is: row.is.clone(), not: row.not.clone() });
        }
        needs
    }

    pub(super) fn agency(&mut self, file: &Source<'_>, row: &AgencyRow) {
        let place = file.of(&row.id);
        let id = self.take::<AgencyId>(&place, "id", row.id.get_ref());
        let class = self.take::<AgencyClass>(&place, "class", &row.class);
        let country = self.take::<Country>(&place, "country", &row.country);
        let investigates = [Answer::Yes, Answer::No, Answer::NotStated]
            .into_iter()
            .find(|answer| answer.word() == row.investigates);
        if investigates.is_none() {
            let what = format!("investigates is \"{}\"", row.investigates);
            self.refuse(&place, what, "write yes, no or not stated");
        }
        let Some((mut dates, confidence)) =
            self.fact(file, &place, row.id.get_ref(), row, latest(&row.as_of))
        else {
            return;
        };
        if row.from.or(row.known_from).is_none() {
            dates.first = Date::MIN;
        }
        let (Some(id), Some(class), Some(country), Some(investigates)) = (id, class, country, investigates)
        else {
            return;
        };
        let entry = AgencyEntry {
            id: id.clone(),
            name: row.name.clone(),
            unit: row.unit.clone(),
            parent: row.parent.clone(),
            class,
            country,
            states: row.states.clone(),
            region: row.region.clone(),
            kind: row.kind.clone(),
            investigates,
            role: row.role.clone(),
            stated: row.stated.clone(),
            relationship: row.relationship.clone(),
            sources: row.sources.clone(),
            url: row.url.clone(),
            confidence,
            as_of: row.as_of.clone(),
            dates,
            note: row.note.clone(),
        };
        self.keep(place, id.to_string(), row.replaces(), row, Entry::Agency(entry));
    }

    pub(super) fn instrument(&mut self, file: &Source<'_>, row: &InstrumentRow) {
        let place = file.of(&row.id);
        let id = row.id.get_ref().clone();
        let Some((dates, confidence)) = self.fact(file, &place, &id, row, Some(row.as_of.0)) else { return };
        let entry = Instrument {
            id: id.clone(),
            title: row.title.clone(),
            kind: row.kind.clone(),
            citation: row.citation.clone(),
            urls: row.urls.clone(),
            adopted: row.adopted.clone(),
            status: row.status.clone(),
            mode: row.mode.clone(),
            binds: row.binds.clone(),
            permits: row.permits.clone(),
            does_not_permit: row.does_not_permit.clone(),
            articles: row.articles.clone(),
            dates,
            sources: row.sources.clone(),
            confidence,
            as_of: row.as_of.0,
            note: row.note.clone(),
        };
        self.keep(place, id, row.replaces(), row, Entry::Instrument(entry));
    }

    pub(super) fn clause(&mut self, file: &Source<'_>, row: &ClauseRow) {
        let place = file.of(&row.id);
        let Some(instrument) = file.instrument else {
            self.refuse(&place, "a clause without an instrument", "name it in [instrument]");
            return;
        };
        let id = self.take::<register::ClauseId>(&place, "id", row.id.get_ref());
        let modality = self.take(&place, "modality", &row.modality);
        let length = row.deadline_length.as_ref().map(|text| self.take(&place, "deadline_length", text));
        let supersedes = row.supersedes.as_ref().map(|text| self.take(&place, "supersedes", text));
        let fact = self.fact(file, &place, row.id.get_ref(), row, Some(row.as_of.0));
        let (Some(id), Some(modality), Some((dates, confidence))) = (id, modality, fact) else { return };
        let clause = Clause {
            id: id.clone(),
            instrument: instrument.to_owned(),
            citation: row.citation.clone(),
            actor: row.actor.clone(),
            modality,
            trigger: row.trigger.clone(),
            says: row.says.clone(),
            deadline: row.deadline.clone(),
            deadline_length: length.flatten(),
            deadline_starts: row.deadline_starts.clone(),
            dates,
            sources: row.sources.clone(),
            url: row.url.clone(),
            confidence,
            as_of: row.as_of.0,
            note: row.note.clone(),
            supersedes: supersedes.flatten(),
        };
        self.keep(place, id.to_string(), row.replaces(), row, Entry::Clause(clause));
    }

    pub(super) fn path(&mut self, file: &Source<'_>, row: &PathRow) {
        let place = file.of(&row.id);
        let id = row.id.get_ref().clone();
        let Some(instrument) = row.instrument.as_deref().or(file.instrument) else {
            self.refuse(
                &place,
                "a path without an instrument",
                "name it in `instrument`, or in [instrument]",
            );
            return;
        };
        let needs = self.needs(file, &row.needs);
        let except = self.countries(&place, "except", &row.except);
        let kind = self.take(&place, "kind", &row.kind);
        let fact = self.fact(file, &place, &id, row, Some(row.as_of.0));
        let (Some(kind), Some((dates, confidence))) = (kind, fact) else { return };
        let entry = Path {
            id: id.clone(),
            name: row.name.clone(),
            instrument: instrument.to_owned(),
            needs,
            except,
            reaches: row.reaches.clone(),
            who: row.who.clone(),
            kind,
            rank: row.rank,
            dates,
            sources: row.sources.clone(),
            url: row.url.clone(),
            confidence,
            as_of: row.as_of.0,
            note: row.note.clone(),
        };
        self.keep(place, id, row.replaces(), row, Entry::Path(entry));
    }

    pub(super) fn route(&mut self, file: &Source<'_>, row: &RouteRow) {
        let place = file.of(&row.id);
        let id = row.id.get_ref().clone();
        let kind = self.take(&place, "kind", &row.kind);
        let through = self.take::<AgencyId>(&place, "through", &row.through);
        let countries = self.countries(&place, "countries", &row.countries);
        let needs = self.needs(file, &row.needs);
        let fact = self.fact(file, &place, &id, row, Some(row.as_of.0));
        let (Some(kind), Some(through), Some((dates, confidence))) = (kind, through, fact) else { return };
        let entry = Route {
            id: id.clone(),
            kind,
            through,
            countries,
            needs,
            words: row.words.clone(),
            dates,
            sources: row.sources.clone(),
            url: row.url.clone(),
            confidence,
            as_of: row.as_of.0,
            note: row.note.clone(),
        };
        self.keep(place, id, row.replaces(), row, Entry::Route(entry));
    }

    pub(super) fn policy(&mut self, file: &Source<'_>, row: &PolicyRow) {
        let place = file.of(&row.id);
        let id = row.id.get_ref().clone();
        let effect = self.take::<PolicyEffect>(&place, "effect", &row.effect);
        let approver = row.approver.as_ref().map(|word| self.take(&place, "approver", word));
        let countries = self.countries(&place, "countries", &row.countries);
        let when = self.needs(file, &row.when);
        let fact = self.fact(file, &place, &id, row, Some(row.as_of.0));
        if (effect == Some(PolicyEffect::Approval)) != row.approver.is_some() {
            let fix = "name an approver where the effect is approval, and only there";
            self.refuse(&place, format!("{id} does not fit its approver"), fix);
        }
        let (Some(effect), Some((dates, confidence))) = (effect, fact) else { return };
        let entry = PolicyEntry {
            id: id.clone(),
            policy: row.policy.clone(),
            when,
            countries,
            effect,
            approver: approver.flatten(),
            says: row.says.clone(),
            dates,
            sources: row.sources.clone(),
            url: row.url.clone(),
            confidence,
            as_of: row.as_of.0,
            note: row.note.clone(),
        };
        self.keep(place, id, row.replaces(), row, Entry::Policy(entry));
    }
}
