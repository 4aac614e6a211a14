use clearline_report::{AgencyClass, AgencyId, Answer, Country};
use jiff::civil::Date;

use super::rows::{
    AgencyRow, ClauseRow, CountryRow, FlagRow, InstrumentRow, NeedRow, PathRow, PolicyRow, ReachRow,
    RouteRow, SourceRow,
};
use super::{AsOf, Loader, Source, written};
use crate::register::record::{Entry, Place};
use crate::register::{
    self as register, AgencyEntry, Category, Clause, CountryEntry, Flag, FlagEntry, InEmergency, Instrument,
    Need, NeedOf, Path, PolicyEffect, PolicyEntry, Reach, Route,
};

impl Loader {
    pub(super) fn source(&mut self, file: &Source, row: SourceRow) {
        let text = written(&row);
        let (place, key) = (file.of(&row.key), row.key.get_ref().clone());
        let basis = self.take(&place, "basis", &row.basis);
        if row.publisher.trim().is_empty() || row.title.trim().is_empty() {
            let fix = "say who published it and what it is called";
            self.refuse(&place, format!("source {key} has no publisher or no title"), fix);
        }
        if let Some(date) =
            row.date.as_ref().filter(|date| !matches!(AsOf::read(date), Some(AsOf::Day(_) | AsOf::Before(_))))
        {
            let fix = "write a day, a month or a year, such as 2024-11";
            self.refuse(&place, format!("date of source {key} is \"{date}\""), fix);
        }
        if let Some(url) = row.url.as_ref().filter(|url| !url.starts_with("http")) {
            let fix = "write the address of a page, or leave it out";
            self.refuse(&place, format!("url of source {key} is \"{url}\""), fix);
        }
        let Some(basis) = basis else { return };
        let (publisher, title) = (row.publisher, row.title);
        let source =
            register::Source { key: key.clone(), publisher, title, url: row.url, date: row.date, basis };
        self.keep(place, key, None, text, Entry::Source(source));
    }

    pub(super) fn country(&mut self, file: &Source, row: CountryRow) {
        let text = written(&row);
        let place = file.of(&row.code);
        let country = self.take::<Country>(&place, "code", row.code.get_ref());
        let sovereign = row.sovereign.as_ref().map(|code| self.take(&place, "sovereign", code));
        let Some(country) = country else { return };
        let entry = CountryEntry {
            country,
            name: row.name,
            iso3: row.iso3,
            region: row.region,
            subregion: row.subregion,
            domestic: row.domestic.unwrap_or(false),
            un_member: row.un_member,
            sovereign: sovereign.flatten(),
            integral: row.integral.unwrap_or(false),
            reports_2023: row.reports_2023,
            sources: row.sources,
            note: row.note,
            flags: Vec::new(),
        };
        self.keep(place, country.to_string(), None, text, Entry::Country(entry));
    }

    pub(super) fn flag(&mut self, file: &Source, row: FlagRow) {
        let text = written(&row);
        let place = file.of(&row.flag);
        let Some(code) = row.country.as_deref().or(file.country.as_deref()) else {
            self.refuse(&place, "a flag without a country", "name it in `country`, or in [country]");
            return;
        };
        let country = self.take::<Country>(&place, "country", code);
        let flag = self.take::<Flag>(&place, "flag", row.flag.get_ref());
        let via = row.via.as_ref().map(|code| self.take(&place, "via", code));
        let (Some(country), Some(flag)) = (country, flag) else { return };
        self.value(&place, flag, &row.value);
        let key = format!("{country}/{}", flag.word());
        let Some((dates, confidence)) = self.fact(file, &place, &key, &row) else { return };
        let entry = FlagEntry {
            flag,
            value: row.value,
            dates,
            sources: row.sources,
            url: row.url,
            as_of: row.as_of.0,
            confidence,
            note: row.note,
            via: via.flatten(),
            detail: row.detail,
        };
        self.keep(place, key, row.replaces, text, Entry::Flag(country, entry));
    }

    /// Refuses a value that the flag never has: a need for it would silently never be met.
    fn value(&mut self, place: &Place, flag: Flag, value: &str) {
        if !flag.values().contains(&value) {
            let fix = format!("write one of {}", flag.values().join(", "));
            self.refuse(place, format!("{} is \"{value}\"", flag.word()), fix);
        }
    }

    /// Needs of a path, a route or a policy. Only a path with one country has another end to speak of.
    fn needs(&mut self, file: &Source, rows: &[NeedRow], with: bool) -> Vec<Need> {
        let mut needs = Vec::new();
        for row in rows {
            let place = file.of(&row.of);
            let flag = self.needed(&place, row);
            let of = self.take(&place, "of", row.of.get_ref());
            let (Some(flag), Some(of)) = (flag, of) else { continue };
            if of == NeedOf::Other && !with {
                let fix = "name the country at the one end in `with`, or say `sender`, `recipient` or `both`";
                self.refuse(&place, format!("a need of {} speaks of an other end", flag.word()), fix);
            }
            for value in row.is.iter().chain(&row.not) {
                self.value(&place, flag, value);
            }
            let yes = || vec!["yes".to_owned()];
            let is = if row.party.is_some() && row.is.is_empty() { yes() } else { row.is.clone() };
            if is.is_empty() == row.not.is_empty() {
                let fix = "write either the values that will do in `is`, or those that will not in `not`";
                self.refuse(&place, format!("a need of {} says nothing clear", flag.word()), fix);
            }
            needs.push(Need { flag, of, is, not: row.not.clone() });
        }
        needs
    }

    /// Of what a need speaks: a flag, or being a party to an instrument.
    fn needed(&mut self, place: &Place, row: &NeedRow) -> Option<Flag> {
        match (&row.flag, &row.party) {
            (Some(flag), None) => self.take::<Flag>(place, "flag", flag),
            (None, Some(instrument)) => self.flag_of_parties(place, instrument),
            (Some(_), Some(_)) | (None, None) => {
                let fix = "name a flag in `flag`, or an instrument in `party`";
                self.refuse(place, "a need of neither a flag nor a party, or of both", fix);
                None
            }
        }
    }

    pub(super) fn agency(&mut self, file: &Source, row: AgencyRow) {
        let text = written(&row);
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
        let Some((mut dates, confidence)) = self.fact(file, &place, row.id.get_ref(), &row) else {
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
            name: row.name,
            unit: row.unit,
            parent: row.parent,
            class,
            country,
            states: row.states,
            region: row.region,
            kind: row.kind,
            investigates,
            role: row.role,
            stated: row.stated,
            relationship: row.relationship,
            sources: row.sources,
            url: row.url,
            confidence,
            as_of: row.as_of.0,
            dates,
            note: row.note,
        };
        self.keep(place, id.to_string(), row.replaces, text, Entry::Agency(entry));
    }

    pub(super) fn instrument(&mut self, file: &Source, row: InstrumentRow) {
        let text = written(&row);
        let place = file.of(&row.id);
        let id = row.id.get_ref().clone();
        let state = self.take::<register::State>(&place, "state", &row.state);
        let fact = self.fact(file, &place, &id, &row);
        let (Some(state), Some((dates, confidence))) = (state, fact) else { return };
        if !state.fits(&dates) {
            let fix = "what is in force has no `in_force`, what is not yet has `in_force = \"no\"` or a `from` that is to come, what ended has `to`";
            self.refuse(&place, format!("{id} is \"{state}\", and its days say otherwise"), fix);
        }
        let entry = Instrument {
            id: id.clone(),
            title: row.title,
            kind: row.kind,
            citation: row.citation,
            urls: row.urls,
            adopted: row.adopted,
            state,
            state_note: row.state_note,
            mode: row.mode,
            binds: row.binds,
            permits: row.permits,
            does_not_permit: row.does_not_permit,
            articles: row.articles,
            dates,
            sources: row.sources,
            confidence,
            as_of: row.as_of.0,
            note: row.note,
        };
        self.keep(place, id, row.replaces, text, Entry::Instrument(entry));
    }

    pub(super) fn clause(&mut self, file: &Source, row: ClauseRow) {
        let text = written(&row);
        let place = file.of(&row.id);
        let Some(instrument) = file.instrument.as_deref() else {
            self.refuse(&place, "a clause without an instrument", "name it in [instrument]");
            return;
        };
        let id = self.take::<register::ClauseId>(&place, "id", row.id.get_ref());
        let modality = self.take(&place, "modality", &row.modality);
        let length = row.deadline_length.as_ref().map(|text| self.take(&place, "deadline_length", text));
        let supersedes = row.supersedes.as_ref().map(|text| self.take(&place, "supersedes", text));
        let fact = self.fact(file, &place, row.id.get_ref(), &row);
        let (Some(id), Some(modality), Some((dates, confidence))) = (id, modality, fact) else { return };
        let clause = Clause {
            id: id.clone(),
            instrument: instrument.to_owned(),
            citation: row.citation,
            actor: row.actor,
            modality,
            trigger: row.trigger,
            says: row.says,
            deadline: row.deadline,
            deadline_length: length.flatten(),
            deadline_starts: row.deadline_starts,
            dates,
            sources: row.sources,
            url: row.url,
            confidence,
            as_of: row.as_of.0,
            note: row.note,
            supersedes: supersedes.flatten(),
        };
        self.keep(place, id.to_string(), row.replaces, text, Entry::Clause(clause));
    }

    pub(super) fn path(&mut self, file: &Source, row: PathRow) {
        let text = written(&row);
        let place = file.of(&row.id);
        let id = row.id.get_ref().clone();
        let Some(instrument) = row.instrument.as_deref().or(file.instrument.as_deref()) else {
            self.refuse(
                &place,
                "a path without an instrument",
                "name it in `instrument`, or in [instrument]",
            );
            return;
        };
        let needs = self.needs(file, &row.needs, row.with.is_some());
        let countries = self.countries(&place, "countries", &row.countries);
        let except = self.countries(&place, "except", &row.except);
        let lies_in = self.countries(&place, "lies_in", &row.lies_in);
        let not_with = self.countries(&place, "not_with", &row.not_with);
        let with = row.with.as_deref().map(|code| self.take::<Country>(&place, "with", code));
        let kind = self.take(&place, "kind", &row.kind);
        let emergency =
            row.emergency.as_ref().map_or(Some(InEmergency::No), |text| self.take(&place, "emergency", text));
        let reach = self.reach(file, &row.reach);
        let fact = self.fact(file, &place, &id, &row);
        let (Some(kind), Some(emergency), Some((dates, confidence))) = (kind, emergency, fact) else {
            return;
        };
        let entry = Path {
            id: id.clone(),
            name: row.name,
            instrument: instrument.to_owned(),
            with: with.flatten(),
            not_with,
            lies_in,
            needs,
            countries,
            except,
            reaches: row.reaches,
            who: row.who,
            kind,
            reach,
            emergency,
            article: row.article,
            through: row.through,
            usual_time: row.usual_time,
            preconditions: row.preconditions,
            caveats: row.caveats,
            rank: row.rank,
            dates,
            sources: row.sources,
            url: row.url,
            confidence,
            as_of: row.as_of.0,
            note: row.note,
        };
        self.keep(place, id, row.replaces, text, Entry::Path(entry));
    }

    /// What a path says of each category of data, each once.
    fn reach(&mut self, file: &Source, rows: &[ReachRow]) -> Vec<Reach> {
        let mut reach: Vec<Reach> = Vec::new();
        for row in rows {
            let place = file.of(&row.data);
            let data = self.take::<Category>(&place, "data", row.data.get_ref());
            let answer = self.take(&place, "answer", &row.answer);
            let (Some(data), Some(answer)) = (data, answer) else { continue };
            if reach.iter().any(|one| one.data == data) {
                self.refuse(&place, format!("{} is said twice", data.word()), "keep one of them");
            }
            reach.push(Reach { data, answer, says: row.says.clone() });
        }
        reach
    }

    pub(super) fn route(&mut self, file: &Source, row: RouteRow) {
        let text = written(&row);
        let place = file.of(&row.id);
        let id = row.id.get_ref().clone();
        let kind = self.take(&place, "kind", &row.kind);
        let through = self.take::<AgencyId>(&place, "through", &row.through);
        let countries = self.countries(&place, "countries", &row.countries);
        let needs = self.needs(file, &row.needs, false);
        let fact = self.fact(file, &place, &id, &row);
        let (Some(kind), Some(through), Some((dates, confidence))) = (kind, through, fact) else { return };
        let entry = Route {
            id: id.clone(),
            kind,
            through,
            countries,
            needs,
            words: row.words,
            dates,
            sources: row.sources,
            url: row.url,
            confidence,
            as_of: row.as_of.0,
            note: row.note,
        };
        self.keep(place, id, row.replaces, text, Entry::Route(entry));
    }

    pub(super) fn policy(&mut self, file: &Source, row: PolicyRow) {
        let text = written(&row);
        let place = file.of(&row.id);
        let id = row.id.get_ref().clone();
        let effect = self.take::<PolicyEffect>(&place, "effect", &row.effect);
        let approver = row.approver.as_ref().map(|word| self.take(&place, "approver", word));
        let countries = self.countries(&place, "countries", &row.countries);
        let when = self.needs(file, &row.when, false);
        let fact = self.fact(file, &place, &id, &row);
        if (effect == Some(PolicyEffect::Approval)) != row.approver.is_some() {
            let fix = "name an approver where the effect is approval, and only there";
            self.refuse(&place, format!("{id} does not fit its approver"), fix);
        }
        let (Some(effect), Some((dates, confidence))) = (effect, fact) else { return };
        let entry = PolicyEntry {
            id: id.clone(),
            policy: row.policy,
            when,
            countries,
            effect,
            approver: approver.flatten(),
            says: row.says,
            dates,
            sources: row.sources,
            url: row.url,
            confidence,
            as_of: row.as_of.0,
            note: row.note,
        };
        self.keep(place, id, row.replaces, text, Entry::Policy(entry));
    }
}
