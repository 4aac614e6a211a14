//! Where a house that is made for one run keeps its data and listens.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clearline_core::ports::AddressBook;
use clearline_core::{Chance, House, draw};
use clearline_law::HouseKind;
use clearline_pipeline::augment::MmdbBook;
use clearline_world::MMDB;
use tokio::net::TcpListener;

use super::Fault;
use crate::config::{Config, ConfigError, Flags, named_data};
use crate::house;

/// A place that cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PlaceError {
    #[error(
        "{0} is not empty; this needs a directory of its own: name another one with --data, or leave --data out"
    )]
    NotEmpty(PathBuf),
    #[error("cannot look into {path}")]
    Look {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error(
        "something else listens on {0}; choose another address, for example --listen 127.0.0.1:0 takes a free port"
    )]
    Taken(SocketAddr),
    #[error("cannot listen on {address}")]
    Listen {
        address: SocketAddr,
        #[source]
        source: std::io::Error,
    },
    #[error("the configuration cannot be settled")]
    Config(#[source] ConfigError),
}

/// The configuration with a data directory that holds nothing yet: the one that a flag or the configuration file names, or a
/// new one among the system's temporary files.
pub(crate) fn fresh(flags: &Flags, name: &str, chance: &dyn Chance) -> Result<Config, PlaceError> {
    let data = match named_data(flags).map_err(PlaceError::Config)? {
        Some(data) => {
            must_be_empty(&data)?;
            data
        }
        None => std::env::temp_dir().join(format!("{name}-{}", hex::encode(draw::<4>(chance)))),
    };
    Config::settle(&Flags { data: Some(data), ..flags.clone() }).map_err(PlaceError::Config)
}

fn must_be_empty(path: &Path) -> Result<(), PlaceError> {
    match std::fs::read_dir(path) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(PlaceError::NotEmpty(path.to_owned())),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(source) => Err(PlaceError::Look { path: path.to_owned(), source }),
    }
}

/// Opens a `House` in which everything is invented: the bases of its agencies count, and addresses are in the countries
/// of the synthetic world, unless another address book is configured. The caller is its only owner.
pub(crate) async fn open_synthetic(config: &Config) -> Result<Arc<House>, Fault> {
    let book = match config.addresses {
        Some(_) => None,
        None => {
            let book = MmdbBook::from_bytes("documentation-ranges.mmdb".to_owned(), MMDB.to_vec())?;
            Some(Arc::new(book) as Arc<dyn AddressBook>)
        }
    };
    Ok(house::open(config, HouseKind::Demonstration, book).await?)
}

/// A `House` without other users yet, to be changed.
pub(crate) fn sole(house: &mut Arc<House>) -> Result<&mut House, Fault> {
    Arc::get_mut(house).ok_or_else(|| "the context is in use before it is served".into())
}

/// Listens, before anything else is done: who finds the port taken should hear so at once.
pub(crate) async fn listen(address: SocketAddr) -> Result<TcpListener, PlaceError> {
    TcpListener::bind(address).await.map_err(|source| match source.kind() {
        ErrorKind::AddrInUse => PlaceError::Taken(address),
        _ => PlaceError::Listen { address, source },
    })
}

/// The address under which a listener is reached from this machine: *every address* is none to connect to.
pub(crate) fn url_of(listener: &TcpListener) -> std::io::Result<String> {
    let mut address = listener.local_addr()?;
    if address.ip().is_unspecified() {
        address.set_ip(match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    Ok(format!("http://{address}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outside::SystemChance;

    #[test]
    fn a_directory_that_holds_something_is_refused_and_an_absent_one_is_taken() {
        let dir = tempfile::tempdir().unwrap();
        let flags = |data: PathBuf| Flags { data: Some(data), ..Flags::default() };
        let absent = dir.path().join("absent");
        let config = fresh(&flags(absent.clone()), "clearline-test", &SystemChance).unwrap();
        assert_eq!(config.data, absent);
        std::fs::write(dir.path().join("clearline.sqlite"), "somebody's reports").unwrap();
        let refused = fresh(&flags(dir.path().to_owned()), "clearline-test", &SystemChance);
        assert!(matches!(refused, Err(PlaceError::NotEmpty(path)) if path == dir.path()));
    }

    #[test]
    fn the_directory_that_the_configuration_names_is_used_and_must_be_empty_too() {
        let dir = tempfile::tempdir().unwrap();
        let (named, file) = (dir.path().join("named"), dir.path().join("clearline.toml"));
        std::fs::write(&file, format!("data = {named:?}\n")).unwrap();
        let flags = Flags { config: Some(file), ..Flags::default() };
        assert_eq!(fresh(&flags, "clearline-test", &SystemChance).unwrap().data, named);
        let other = dir.path().join("other");
        let both = Flags { data: Some(other.clone()), ..flags.clone() };
        assert_eq!(fresh(&both, "clearline-test", &SystemChance).unwrap().data, other);
        std::fs::create_dir(&named).unwrap();
        std::fs::write(named.join("clearline.sqlite"), "somebody's reports").unwrap();
        let refused = fresh(&flags, "clearline-test", &SystemChance);
        assert!(matches!(refused, Err(PlaceError::NotEmpty(path)) if path == named));
    }

    #[tokio::test]
    async fn a_taken_port_is_told_with_the_way_out() {
        let first = listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
        let refused = listen(first.local_addr().unwrap()).await.unwrap_err();
        assert!(refused.to_string().contains("--listen 127.0.0.1:0"), "{refused}");
    }

    #[tokio::test]
    async fn a_listener_on_every_address_is_reached_at_this_machine() {
        let listener = listen("0.0.0.0:0".parse().unwrap()).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        assert_eq!(url_of(&listener).unwrap(), format!("http://127.0.0.1:{port}"));
    }
}
