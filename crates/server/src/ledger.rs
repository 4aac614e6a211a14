use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use clearline_law::HouseKind;
use clearline_oversight::{self as oversight, Kept, Verified, Wanted};

use crate::config::{Config, Flags};
use crate::house;
use crate::output::{Done, complain, json, line};

/// The ledger.
#[derive(Subcommand)]
pub(crate) enum Ledger {
    /// Compute again everything that the ledger proves; exit code 1 where something is not as it was recorded
    Verify {
        /// Read the content of files, packages and evidence as well
        #[arg(long)]
        contents: bool,
        /// Continue from this kept checkpoint: what has not changed since is not read again
        #[arg(long, value_name = "FILE")]
        since: Option<PathBuf>,
        /// Checkpoints that others kept: an older copy of the database and a second ledger are found by them alone
        #[arg(long, value_name = "FILE", num_args = 1..)]
        against: Vec<PathBuf>,
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the proof that the ledger has only grown since it had so many entries; `clearline open` checks it
    Consistency {
        /// The size that the kept checkpoint states
        #[arg(long, value_name = "SIZE")]
        from: u64,
    },
    /// Let the ledger go on after the database was restored from an older copy; the reason is recorded
    Continue {
        /// Why an older copy is in use
        #[arg(long, value_name = "WORDS")]
        reason: String,
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
            Ledger::Verify { contents, since, against, json: as_json } => {
                let since = since.as_deref().map(kept).transpose()?;
                let against = against.iter().map(|path| kept(path)).collect::<Result<_, _>>()?;
                verify(&house, &Wanted { files: contents, since, against }, as_json).await
            }
            Ledger::Consistency { from } => {
                line(oversight::consistency(&house, from).await?.to_text().trim_end());
                Ok(ExitCode::SUCCESS)
            }
            Ledger::Continue { reason } => {
                let operator = crate::operator::operator();
                let filled = oversight::continue_after_restore(&house, &operator, &reason).await?;
                line(format!(
                    "The restore is recorded. {filled} places that were signed before and lost are filled; the next \
                     checkpoint is larger than any that was signed."
                ));
                Ok(ExitCode::SUCCESS)
            }
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

fn kept(path: &Path) -> Result<Kept, std::io::Error> {
    Ok(Kept { name: path.display().to_string(), text: std::fs::read_to_string(path)? })
}

async fn verify(house: &clearline_core::House, wanted: &Wanted, as_json: bool) -> Done {
    let begun = tokio::time::Instant::now();
    let found = oversight::examine(house, wanted).await?;
    let rate = found.entries as f64 / begun.elapsed().as_secs_f64().max(0.001);
    if as_json {
        json(&told(&found));
    } else if found.is_sound() {
        let files = if wanted.files { format!(" and {} files", found.files) } else { String::new() };
        line(format!(
            "Everything is as it was recorded: {} entries, {} rows{files}; {} signed checkpoints agree. {rate:.0} \
             entries a second.",
            found.entries,
            found.rows,
            found.tree.as_ref().map_or(0, |tree| tree.checkpoints)
        ));
    } else {
        found.findings.iter().for_each(line);
        if found.more > 0 {
            line(format!("and {} more", found.more));
        }
        complain(&format!("{} findings", found.findings.len() as u64 + found.more));
    }
    Ok(if found.is_sound() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn told(found: &Verified) -> serde_json::Value {
    let one = |finding: &oversight::Finding| {
        serde_json::json!({
            "what": finding.what.word(),
            "table": finding.table,
            "report": finding.report.map(|number| number.to_string()),
            "key": finding.key,
            "entry": finding.position,
            "detail": finding.detail,
            "words": finding.to_string(),
        })
    };
    serde_json::json!({
        "sound": found.is_sound(),
        "size": found.size,
        "since": found.since,
        "root": found.tree.as_ref().map(|tree| hex::encode(tree.root.0)),
        "checkpoints": found.tree.as_ref().map(|tree| tree.checkpoints),
        "uncovered": found.uncovered(),
        "entries": found.entries,
        "rows": found.rows,
        "files": found.files,
        "findings": found.findings.iter().map(one).collect::<Vec<_>>(),
        "more": found.more,
    })
}
