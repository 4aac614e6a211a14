use std::process::ExitCode;

use clap::Subcommand;

use crate::output::{Done, line};

/// Keys of the clearinghouse.
#[derive(Subcommand)]
pub(crate) enum Keys {
    /// Continue without a key that is lost for good: with the one that is in its place, or with a new one.
    ///
    /// This does not repair what was done with the lost key. Without `files-N` the files it wrapped stay unreadable;
    /// without `signing` everybody who checks our signatures needs the new public key; without `fingerprint` earlier
    /// reports are not found by what they share with later ones. Stop every other process first, and give each the new
    /// key.
    Replace {
        /// signing, fingerprint, files-1, …
        name: String,
    },
}

impl Keys {
    /// The key that the database is opened without.
    pub(super) fn lost(&self) -> &str {
        let Keys::Replace { name } = self;
        name
    }

    /// Opening the database did it.
    pub(super) fn run(self) -> Done {
        let Keys::Replace { name } = self;
        line(format!(
            "{name}.key is another key from now on. Copy it to every other process, and make a copy of it."
        ));
        Ok(ExitCode::SUCCESS)
    }
}
