use std::process::ExitCode;

use clap::Subcommand;
use clearline_law::HouseKind;
use clearline_pipeline::oversight;

use crate::config::{Config, Flags};
use crate::house;
use crate::output::{Done, failed, json, line};

/// The ledger.
#[derive(Subcommand)]
pub(crate) enum Ledger {
    /// Read the whole ledger and hold it against every signed checkpoint; exit code 1 where it is not what was signed
    Verify {
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the newest signed checkpoint
    Checkpoint,
    /// Print our public keys: what agencies, providers and auditors check signatures with
    Key,
}

impl Ledger {
    pub(crate) async fn run(self, flags: &Flags) -> Done {
        let config = Config::settle(flags)?;
        let house = house::open(&config, HouseKind::Production, None).await?;
        match self {
            Ledger::Verify { json: as_json } => verify(&house, as_json).await,
            Ledger::Checkpoint => {
                match oversight::checkpoint(&house).await? {
                    Some(note) => line(note.trim_end()),
                    None => line("No checkpoint has been signed yet."),
                }
                Ok(ExitCode::SUCCESS)
            }
            Ledger::Key => {
                line(house.keys.public()?.trim_end());
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

async fn verify(house: &clearline_pipeline::House, as_json: bool) -> Done {
    match oversight::verify(house).await {
        Ok(found) => {
            if as_json {
                json(&serde_json::json!({
                    "sound": true,
                    "entries": found.entries,
                    "root": hex::encode(found.root.0),
                    "checkpoints": found.checkpoints,
                    "uncovered": found.uncovered,
                }));
            } else {
                line(format!(
                    "The ledger is sound: {} entries agree with {} signed checkpoints.",
                    found.entries, found.checkpoints
                ));
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            if as_json {
                let words = clearline_pipeline::work::chain(&error);
                json(&serde_json::json!({ "sound": false, "fault": words }));
            }
            Ok(failed(&error))
        }
    }
}
