//! The first account's password: it goes into a file of the data directory and never to a terminal or a log, and the file
//! goes once the password is no longer the account's.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clearline_core::{House, Trouble, chain};
use clearline_identity::directory::{self, DirectoryError};
use clearline_report::UserId;
use tokio::sync::watch;
use zeroize::Zeroizing;

use crate::operator::operator;
use crate::private;

/// The account that a first start makes.
const FIRST: &str = "admin";
/// The file's name.
const FILE: &str = "first-password.txt";
/// Between two looks whether the password was changed.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// A first account that could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FirstError {
    #[error("cannot use {path}")]
    File {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("the first account could not be made")]
    Directory(#[source] DirectoryError),
}

/// Makes the account `admin` where there is no account at all. Returns the file with its password, which is also there
/// after a start that was broken off.
pub(crate) async fn settle(house: &House, data: &Path) -> Result<Option<PathBuf>, FirstError> {
    let path = data.join(FILE);
    let failed = |source| FirstError::File { path: path.clone(), source };
    let empty = directory::accounts(house, &operator()).await.map_err(FirstError::Directory)?.is_empty();
    if empty {
        let drawn = Zeroizing::new(hex::encode(house.draw::<20>()));
        // Several processes that share the directory read what the first of them wrote.
        private::write_once(&path, &format!("{}\n", *drawn), &hex::encode(house.draw::<8>()))
            .map_err(failed)?;
        let password = read(&path).map_err(failed)?;
        let made =
            directory::add_first_account(house, &operator(), &first()?, "Administrator", &password).await;
        if made.map_err(FirstError::Directory)? {
            return Ok(Some(path));
        }
    }
    remove_if_used(house, &path).await?;
    Ok(None)
}

/// Removes the file once its password is no longer that of the account, until `stop` turns true.
pub(crate) async fn watch(house: std::sync::Arc<House>, data: PathBuf, mut stop: watch::Receiver<bool>) {
    let path = data.join(FILE);
    while path.exists() && !*stop.borrow() {
        tokio::select! {
            changed = stop.changed() => if changed.is_err() { return },
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
        if let Err(error) = remove_if_used(&house, &path).await {
            tracing::error!(error = %chain(&error), "the file with the first password could not be removed");
        }
    }
}

async fn remove_if_used(house: &House, path: &Path) -> Result<(), FirstError> {
    let failed = |source| FirstError::File { path: path.to_owned(), source };
    let password = match read(path) {
        Ok(password) => password,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(error)),
    };
    let stands = directory::first_password_stands(house, &operator(), &first()?, &password).await;
    if stands.map_err(FirstError::Directory)? {
        return Ok(());
    }
    match std::fs::remove_file(path) {
        // Another process was quicker.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        done => done.map_err(failed),
    }
}

fn read(path: &Path) -> std::io::Result<Zeroizing<String>> {
    let text = Zeroizing::new(std::fs::read_to_string(path)?);
    Ok(Zeroizing::new(text.trim().to_owned()))
}

fn first() -> Result<UserId, FirstError> {
    FIRST.parse().map_err(|error| FirstError::Directory(DirectoryError::Trouble(Trouble::row(error))))
}
