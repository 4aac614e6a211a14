//! Builds the house from a configuration: opens the store and the vault, reads the keys, brings the schema up, and puts
//! the shipped directory of agencies into an empty store.

use std::sync::Arc;

use clearline_law::HouseKind;
use clearline_pipeline::augment::MmdbBook;
use clearline_pipeline::limits::Limits;
use clearline_pipeline::ports::{AddressBook, Ports};
use clearline_pipeline::throttle::Throttle;
use clearline_pipeline::{Chance, House, MIGRATIONS, directory};
use clearline_store::{Database, Store};
use clearline_vault::{Files, S3, Vault};

use crate::config::Config;
use crate::keys;
use crate::mark;
use crate::outside::{HttpPost, SystemChance, SystemClock};

/// A house that cannot be opened.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BuildError {
    #[error("cannot use the data directory {0}")]
    Data(std::path::PathBuf, #[source] std::io::Error),
    #[error("cannot use the register")]
    Register(#[source] crate::law::RegisterError),
    #[error("cannot use the keys")]
    Keys(#[source] keys::KeyError),
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
    let chance = Arc::new(SystemChance);
    let register = crate::law::load(config).map_err(BuildError::Register)?;
    make_data_dir(config)?;
    let database: Database =
        config.database.parse().map_err(|error| BuildError::Database(Box::new(error)))?;
    let store = Store::open(&database, &clearline_store::Limits::default())
        .await
        .map_err(|error| BuildError::Database(Box::new(error)))?;
    store.migrate(MIGRATIONS).await.map_err(|error| BuildError::Database(Box::new(error)))?;
    let ring = keys::ring(&config.data, chance.as_ref()).map_err(BuildError::Keys)?;
    let mut limits = Limits::default();
    if kind == HouseKind::Demonstration {
        // A demonstration fills in the public form by itself, and nobody waits for it to look at what it wrote.
        limits.form_seconds_min = 0;
    }
    let vault_limits = clearline_vault::Limits { file_bytes: limits.file_bytes_max, ..Default::default() };
    let vault = Vault::open(&files(config)?, ring, &vault_limits).map_err(BuildError::Files)?;
    let addresses = match (book, &config.addresses) {
        (Some(book), _) => Some(book),
        (None, Some(path)) => {
            let book = MmdbBook::open(path).map_err(|error| BuildError::Addresses(Box::new(error)))?;
            Some(Arc::new(book) as Arc<dyn AddressBook>)
        }
        (None, None) => None,
    };
    let marks = mark::marks(&config.data, &vault);
    let clock = Arc::new(SystemClock);
    let house = Arc::new(House {
        store,
        vault,
        register,
        kind,
        keys: keys::keys(&config.data, &config.origin, chance.as_ref() as &dyn Chance)
            .map_err(BuildError::Keys)?,
        passwords: directory::Passwords::new(&limits.passwords),
        throttle: Throttle::new(&limits.guesses, clock.clone()),
        clock,
        chance,
        ports: Ports {
            addresses,
            post: Arc::new(HttpPost::new(config.reach).map_err(BuildError::Http)?),
            reach: config.reach,
            marks,
        },
        limits,
        told: clearline_pipeline::rows::Told::default(),
        agencies: directory::Remembered::default(),
        incoming: clearline_pipeline::intake::Incoming::default(),
        bell: tokio::sync::Notify::new(),
    });
    directory::seed(&house, &crate::admin::operator()).await.map_err(BuildError::Directory)?;
    Ok(house)
}

fn make_data_dir(config: &Config) -> Result<(), BuildError> {
    use std::os::unix::fs::DirBuilderExt as _;
    let make = |path: &std::path::Path| {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .map_err(|source| BuildError::Data(path.to_owned(), source))
    };
    make(&config.data)?;
    if config.files.starts_with("s3://") { Ok(()) } else { make(std::path::Path::new(&config.files)) }
}

fn files(config: &Config) -> Result<Files, BuildError> {
    if config.files.starts_with("s3://") {
        let options = config.s3.options();
        return Ok(Files::S3(S3 { url: config.files.clone(), options }));
    }
    Ok(Files::Local(config.files.clone().into()))
}
