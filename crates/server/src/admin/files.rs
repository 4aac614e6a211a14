use std::process::ExitCode;

use clap::Subcommand;
use clearline_core::House;
use clearline_counsel as counsel;
use clearline_pipeline::intake;

use crate::operator::operator;
use crate::output::{Done, line};

/// The subcommands of `clearline admin files`.
#[derive(Subcommand)]
pub(crate) enum Files {
    /// Wrap every file's key under the newest files-N.key; no file is read. May be broken off and run again
    Rewrap,
}

impl Files {
    pub(super) async fn run(self, house: &House) -> Done {
        let Files::Rewrap = self;
        let by = operator();
        let keys = intake::rewrap(house, &by).await? + counsel::rewrap(house, &by).await?;
        line(format!("{keys} keys are wrapped under the newest key now."));
        Ok(ExitCode::SUCCESS)
    }
}
