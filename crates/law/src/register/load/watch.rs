use super::rows::WatchRow;
use super::{Loader, Source, written};
use crate::register::record::Entry;
use crate::register::{State, Watch};

impl Loader {
    pub(super) fn watch(&mut self, file: &Source, row: WatchRow) {
        let text = written(&row);
        let place = file.of(&row.id);
        let id = row.id.get_ref().clone();
        let state = self.take::<State>(&place, "state", &row.state);
        let fact = self.fact(file, &place, &id, &row);
        if row.then.is_empty() {
            self.refuse(&place, "nothing that would hold then", "write the rows into `then`");
        }
        let (Some(state), Some((dates, confidence))) = (state, fact) else { return };
        let entry = Watch {
            id: id.clone(),
            title: row.title,
            state,
            says: row.says,
            when: row.when,
            on: row.on.map(|day| day.0),
            then: row.then,
            dates,
            sources: row.sources,
            confidence,
            as_of: row.as_of.0,
            note: row.note,
        };
        self.keep(place, id, row.replaces, text, Entry::Watch(entry));
    }
}
