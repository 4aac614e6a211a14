//! Reads providers, offices, and what is known of providers and countries.

use clearline_report::{AgencyId, Country};

use super::rows::{DetailRow, OfficeRow, ProviderRow};
use super::{Loader, Source, written};
use crate::register::record::Entry;
use crate::register::{About, Detail, DetailOf, Office, ProviderEntry};

impl Loader {
    pub(super) fn provider(&mut self, file: &Source, row: ProviderRow) {
        let text = written(&row);
        let entry = ProviderEntry {
            id: row.id.get_ref().clone(),
            service: row.service,
            names: row.names,
            reports_2023: row.reports_2023,
            sources: row.sources,
        };
        self.keep(file.of(&row.id), entry.id.clone(), None, text, Entry::Provider(entry));
    }

    pub(super) fn detail(&mut self, file: &Source, row: DetailRow) {
        let text = written(&row);
        let place = file.of(&row.detail);
        let of = self.take::<DetailOf>(&place, "detail", row.detail.get_ref());
        let about = match (row.about.as_deref().or(file.about.as_deref()), &file.provider) {
            // Ids of providers are in small letters, and codes of countries are not.
            (Some(id), _) if id.starts_with(|letter: char| letter.is_ascii_lowercase()) => {
                Some(About::Provider(id.to_owned()))
            }
            (Some(code), _) => self.take::<Country>(&place, "about", code).map(About::Country),
            (None, Some(provider)) => Some(About::Provider(provider.clone())),
            (None, None) => {
                let fix = "name the country in `about`, or the provider in [provider]";
                self.refuse(&place, "a detail of nobody", fix);
                None
            }
        };
        let (Some(of), Some(about)) = (of, about) else { return };
        let fits = match about {
            About::Provider(_) => of.is_of_provider(),
            About::Country(_) => of.is_of_country(),
        };
        if !fits {
            let fix = "move it to the file of a country or of a provider";
            self.refuse(&place, format!("{} says nothing of {}", of.word(), about.key()), fix);
        }
        let number = row.number.map(|number| format!("/{number}")).unwrap_or_default();
        let key = format!("{}/{}{number}", about.key(), of.word());
        let Some((dates, confidence)) = self.fact(file, &place, &key, &row) else { return };
        let entry = Detail {
            about,
            of,
            number: row.number,
            value: row.value,
            dates,
            sources: row.sources,
            url: row.url,
            as_of: row.as_of.0,
            confidence,
            note: row.note,
        };
        self.keep(place, key, row.replaces, text, Entry::Detail(entry));
    }

    pub(super) fn office(&mut self, file: &Source, row: OfficeRow) {
        let text = written(&row);
        let place = file.of(&row.id);
        let id = row.id.get_ref().clone();
        let agency = self.take::<AgencyId>(&place, "agency", &row.agency);
        let country = self.take::<Country>(&place, "country", &row.country);
        let covers = self.countries(&place, "covers", &row.covers);
        let fact = self.fact(file, &place, &id, &row);
        let (Some(agency), Some(country), Some((dates, confidence))) = (agency, country, fact) else {
            return;
        };
        let entry = Office {
            id: id.clone(),
            agency,
            place: row.place,
            country,
            covers,
            kind: row.kind,
            dates,
            sources: row.sources,
            url: row.url,
            as_of: row.as_of.0,
            confidence,
            note: row.note,
        };
        self.keep(place, id, row.replaces, text, Entry::Office(entry));
    }
}
