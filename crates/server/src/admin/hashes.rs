use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use clearline_pipeline::{House, augment};
use clearline_report::ListId;

use super::operator;
use crate::output::{Done, complain, line};

/// Hash lists.
#[derive(Subcommand)]
pub(crate) enum Hashes {
    /// Import a list: CSV with the columns kind (md5, sha1, sha256) and value
    Import {
        /// Key of the list
        id: ListId,
        /// The file
        file: PathBuf,
        /// Name shown beside a match
        #[arg(long)]
        name: String,
        /// Who made the list
        #[arg(long)]
        source: String,
    },
}

impl Hashes {
    pub(super) async fn run(self, house: &House) -> Done {
        let Hashes::Import { id, file, name, source } = self;
        let text = std::fs::read_to_string(&file)?;
        let imported = augment::import_hash_list(house, &operator(), &id, &name, &source, &text).await?;
        for (number, why) in &imported.refused {
            complain(&format!("line {number} was not taken: {why}"));
        }
        line(format!("{} hashes of the list {id} are known now.", imported.added));
        Ok(if imported.refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
