use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use clearline_core::House;
use clearline_law::access::{ManageLists, Thing, permit};
use clearline_pipeline::augment::{self, AugmentError, Held, Labels, queries};
use clearline_report::ListId;
use jiff::civil::Date;

use super::hashes::told;
use crate::operator::operator;
use crate::output::{Done, json, line};

/// Lists of proxies and exits. What an address says of a place counts little where a list holds the address to have been
/// a proxy or an exit at the moment of its capture.
#[derive(Subcommand)]
pub(crate) enum Exits {
    /// Import a list: one address or network a line, Tor's ExitAddress lines, ranges, or a table with a column called ip,
    /// address or network
    Import {
        /// Key of the list
        id: ListId,
        /// The file
        file: PathBuf,
        /// Name shown beside an address
        #[arg(long)]
        name: String,
        /// Who made the list
        #[arg(long)]
        source: String,
        /// The day for which it holds (UTC), such as 2026-11-20; not needed where its lines give their own
        #[arg(long, conflicts_with_all = ["from", "until"])]
        day: Option<Date>,
        /// The first day for which it holds (UTC)
        #[arg(long, requires = "until")]
        from: Option<Date>,
        /// The last day for which it holds (UTC)
        #[arg(long, requires = "from")]
        until: Option<Date>,
    },
    /// Show the lists
    List {
        /// As JSON, one list a line
        #[arg(long)]
        json: bool,
    },
    /// Remove a list. What was said of reports by it stays said
    Remove {
        /// Key of the list
        id: ListId,
    },
}

impl Exits {
    pub(super) async fn run(self, house: &House) -> Done {
        match self {
            Exits::Import { id, file, name, source, day, from, until } => {
                let days = day.map(|day| (day, day)).or(from.zip(until));
                let held = days.map(|(first, last)| Held::days(first, last)).transpose();
                let held = held.map_err(AugmentError::from)?;
                let list = Labels { id: &id, name: &name, source: &source };
                let text = std::fs::read(&file)?;
                let imported = augment::import_exit_list(house, &operator(), list, held, &text).await?;
                Ok(told(house, &imported, &format!("entries of the list {id}")))
            }
            Exits::List { json: as_json } => {
                let permit = permit::<ManageLists>(&operator(), &Thing::House)?;
                for list in queries::exit_lists(house, &permit).await? {
                    if as_json {
                        json(&serde_json::json!({
                            "id": list.id.to_string(), "name": list.name, "source": list.source,
                            "entries": list.entries, "imported_at": list.imported_at.to_string(),
                        }));
                    } else {
                        let (name, source) = (&list.name, &list.source);
                        let (id, entries, at) = (&list.id, list.entries, list.imported_at);
                        line(format!("{id}: {name}, from {source}; {entries} entries, last added to {at}"));
                    }
                }
                Ok(ExitCode::SUCCESS)
            }
            Exits::Remove { id } => {
                augment::remove_exit_list(house, &operator(), &id).await?;
                line(format!("The list {id} is removed."));
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}
