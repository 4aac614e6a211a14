//! Lists of the parties to an instrument: each of their rows is a flag of a country, and there is no other.

use toml::Spanned;

use super::rows::{Day, FactDay, FlagRow, PartiesRow, PartyRow};
use super::{Loader, Source};
use crate::register::Flag;
use crate::register::record::Place;

impl Loader {
    /// The flag that says who is a party to this instrument.
    pub(super) fn flag_of_parties(&mut self, place: &Place, instrument: &str) -> Option<Flag> {
        let flag = Flag::of_parties(instrument);
        if flag.is_none() {
            let listed: Vec<&str> = Flag::ALL.into_iter().filter_map(Flag::instrument).collect();
            let fix = format!("write one of {}", listed.join(", "));
            self.refuse(place, format!("{instrument} has no list of parties"), fix);
        }
        flag
    }

    pub(super) fn parties(&mut self, file: &Source, list: PartiesRow) {
        let Some(flag) = self.flag_of_parties(&file.of(&list.instrument), list.instrument.get_ref()) else {
            return;
        };
        for row in &list.party {
            let row = party(flag, &list, row);
            self.flag(file, row);
        }
        for country in &list.not_party {
            let row = not_party(flag, &list, country);
            self.flag(file, row);
        }
    }
}

fn party(flag: Flag, list: &PartiesRow, row: &PartyRow) -> FlagRow {
    let own_sources = if row.sources.is_empty() { &list.sources } else { &row.sources };
    FlagRow {
        flag: Spanned::new(row.country.span(), flag.word().to_owned()),
        value: row.state.clone().unwrap_or_else(|| "yes".to_owned()),
        confidence: row.confidence.as_ref().unwrap_or(&list.confidence).clone(),
        as_of: FactDay(row.as_of.as_ref().unwrap_or(&list.as_of).clone()),
        country: Some(row.country.get_ref().clone()),
        detail: row.deposited.map(|Day(day)| format!("deposited {day}")),
        from: row.from,
        known_from: row.known_from,
        to: row.to,
        recorded: row.recorded,
        withdrawn: row.withdrawn,
        note: row.note.clone(),
        sources: own_sources.clone(),
        via: None,
        url: None,
        in_force: None,
        review_by: None,
        reviewed_by: None,
        reviewed_on: None,
        when_stale: None,
        replaces: None,
    }
}

fn not_party(flag: Flag, list: &PartiesRow, country: &Spanned<String>) -> FlagRow {
    let row = PartyRow {
        country: country.clone(),
        state: Some("no".to_owned()),
        as_of: list.not_party_as_of.clone(),
        note: list.not_party_note.clone(),
        from: None,
        known_from: None,
        to: None,
        deposited: None,
        confidence: None,
        recorded: None,
        withdrawn: None,
        sources: Vec::new(),
    };
    party(flag, list, &row)
}
