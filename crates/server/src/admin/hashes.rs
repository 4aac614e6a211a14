use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use clearline_core::House;
use clearline_disclosure::Writer;
use clearline_pipeline::augment::{self, Imported};
use clearline_report::{ListId, message};

use crate::operator::operator;
use crate::output::{Done, complain, line};

/// Hash lists.
#[derive(Subcommand)]
pub(crate) enum Hashes {
    /// Import a list: one hash a line, the output of md5sum or sha256sum, a table with columns called md5, sha1 or sha256,
    /// lines `kind,value`, or Project VIC's JSON
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
        let text = std::fs::read(&file)?;
        let imported = augment::import_hash_list(house, &operator(), &id, &name, &source, &text).await?;
        Ok(told(house, &imported, &format!("hashes of the list {id}")))
    }
}

/// Prints the result of an import. Lines that were not imported are named, and make the command fail.
pub(super) fn told(house: &House, imported: &Imported, what: &str) -> ExitCode {
    let writer = Writer::of(house);
    for (number, why) in &imported.refused {
        complain(&writer.say(&message!("list-not-taken", line = *number, why = why.clone())));
    }
    if imported.refused_more > 0 {
        complain(&writer.say(&message!("list-not-taken-more", count = imported.refused_more)));
    }
    line(format!("{} {what} were added; {} were known.", imported.added, imported.known));
    if imported.of_nothing > 0 {
        line(format!(
            "{} hashes of an empty file were left out: every empty file has them.",
            imported.of_nothing
        ));
    }
    if imported.refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
