use std::process::ExitCode;

use clap::{Args, CommandFactory as _};

use crate::output::Done;

/// The arguments of `clearline completions`.
#[derive(Args)]
pub(crate) struct Completions {
    /// The shell
    shell: clap_complete::Shell,
}

impl Completions {
    pub(crate) fn run(self) -> Done {
        clap_complete::generate(self.shell, &mut crate::Cli::command(), "clearline", &mut std::io::stdout());
        Ok(ExitCode::SUCCESS)
    }
}
