//! Builds the house from a configuration: opens the store and the vault, reads the keys, brings the schema up, and puts
//! the shipped directory of agencies into an empty store.

use std::sync::Arc;

use clearline_core::key_checks::{self, KeyFault};
use clearline_core::limits::Limits;
use clearline_core::ports::{AddressBook, Ports};
use clearline_core::{House, MIGRATIONS, Memory, Trouble};
use clearline_identity::directory;
use clearline_law::HouseKind;
use clearline_pipeline::augment::MmdbBook;
use clearline_store::{Database, Store};
use clearline_vault::{Files, S3, Vault};

use crate::config::Config;
use crate::keys::{self, Held};
use crate::mark;
use crate::outside::{HttpPost, SystemChance, SystemClock};
use crate::private::{self, LooseError};

/// A house that cannot be opened.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BuildError {
    #[error("cannot use the data directory")]
    Data(#[source] LooseError),
    #[error("cannot use the register")]
    Register(#[source] crate::law::RegisterError),
    #[error("cannot use the keys")]
    Keys(#[source] keys::KeyError),
    #[error("cannot use these keys with this database")]
    NotOurs(#[source] KeyFault),
    #[error("cannot open the database")]
    Database(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("cannot open the store of files")]
    Files(#[source] clearline_vault::VaultError),
    #[error("cannot use the address book")]
    Addresses(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("cannot fill the directory of agencies")]
    Directory(#[source] directory::DirectoryError),
    #[error("cannot make an HTTP client")]
    Http(#[source] reqwest::Error),
}

/// Opens the house. `book` takes the place of the configured address book.
pub(crate) async fn open(
    config: &Config,
    kind: HouseKind,
    book: Option<Arc<dyn AddressBook>>,
) -> Result<Arc<House>, BuildError> {
    open_with(config, kind, book, None).await
}

/// Opens the house, with a new key in place of one that is lost.
pub(crate) async fn open_without(config: &Config, lost: Option<&str>) -> Result<Arc<House>, BuildError> {
    open_with(config, HouseKind::Production, None, lost).await
}

async fn open_with(
    config: &Config,
    kind: HouseKind,
    book: Option<Arc<dyn AddressBook>>,
    lost: Option<&str>,
) -> Result<Arc<House>, BuildError> {
    let chance = Arc::new(SystemChance);
    let register = crate::law::load(config).map_err(BuildError::Register)?;
    make_data_dir(config)?;
    let database: Database =
        config.database.parse().map_err(|error| BuildError::Database(Box::new(error)))?;
    close_database(&database)?;
    let store = Store::open(&database, &clearline_store::Limits::default())
        .await
        .map_err(|error| BuildError::Database(Box::new(error)))?;
    store.migrate(MIGRATIONS).await.map_err(|error| BuildError::Database(Box::new(error)))?;
    let held = hold_keys(config, &store, lost, chance.as_ref()).await?;
    let mut limits = Limits::default();
    if kind == HouseKind::Demonstration {
        // A demonstration fills in the public form by itself, and no person reads the page before sending it.
        limits.form_seconds_min = 0;
    }
    let vault_limits = clearline_vault::Limits { file_bytes: limits.file_bytes_max, ..Default::default() };
    let vault = Vault::open(&files(config)?, held.ring().map_err(BuildError::Keys)?, &vault_limits)
        .map_err(BuildError::Files)?;
    let addresses = match (book, &config.addresses) {
        (Some(book), _) => Some(book),
        (None, Some(path)) => {
            let book = MmdbBook::open(path).map_err(|error| BuildError::Addresses(Box::new(error)))?;
            Some(Arc::new(book) as Arc<dyn AddressBook>)
        }
        (None, None) => None,
    };
    let marks = mark::marks(&config.data, &vault);
    let house = Arc::new(House {
        store,
        vault,
        register,
        kind,
        keys: held.keys(&config.origin).map_err(BuildError::Keys)?,
        clock: Arc::new(SystemClock),
        chance,
        ports: Ports {
            addresses,
            post: Arc::new(HttpPost::new(config.reach).map_err(BuildError::Http)?),
            reach: config.reach,
            marks,
        },
        limits,
        contacts: config.contacts.clone(),
        memory: Memory::default(),
        bell: tokio::sync::Notify::new(),
    });
    let checks = held.checks().map_err(BuildError::Keys)?;
    if let Err(fault) = key_checks::hold(&house, &crate::operator::operator(), &checks, lost).await {
        if matches!(fault, KeyFault::Other { .. } | KeyFault::Missing { .. }) {
            held.undo();
        }
        return Err(BuildError::NotOurs(fault));
    }
    directory::seed(&house, &crate::operator::operator()).await.map_err(BuildError::Directory)?;
    Ok(house)
}

/// The keys that this process works with, held against what the database knows of them.
async fn hold_keys(
    config: &Config,
    store: &Store,
    lost: Option<&str>,
    chance: &SystemChance,
) -> Result<Held, BuildError> {
    let failed = |trouble: Trouble| BuildError::Database(Box::new(trouble));
    // In this order: what another process notes meanwhile is then seen, and the database no longer taken for new.
    let fresh = key_checks::is_fresh(store).await.map_err(failed)?;
    let known = key_checks::known(store).await.map_err(failed)?;
    Held::of(&config.data, &known, fresh, lost, chance).map_err(BuildError::Keys)
}

/// The names of what a data directory of ours holds.
const OURS: [&str; 5] = ["keys", "clearline.sqlite", "files", "register", "first-password.txt"];

fn make_data_dir(config: &Config) -> Result<(), BuildError> {
    private::dir(&config.data, &OURS).map_err(BuildError::Data)?;
    if config.files.starts_with("s3://") {
        return Ok(());
    }
    // The vault spreads files over directories named by two digits.
    private::dir(std::path::Path::new(&config.files), &["00"]).map_err(BuildError::Data)
}

/// An embedded database may be outside of the data directory, and may be older than the umask that we set.
fn close_database(database: &Database) -> Result<(), BuildError> {
    let Database::Sqlite(path) = database else { return Ok(()) };
    for ending in ["", "-wal", "-shm"] {
        let mut whole = path.clone().into_os_string();
        whole.push(ending);
        private::file(std::path::Path::new(&whole)).map_err(BuildError::Data)?;
    }
    Ok(())
}

fn files(config: &Config) -> Result<Files, BuildError> {
    if config.files.starts_with("s3://") {
        let options = config.s3.options();
        return Ok(Files::S3(S3 { url: config.files.clone(), options }));
    }
    Ok(Files::Local(config.files.clone().into()))
}
