//! Configuration: flags over environment (`CLEARLINE_…`) over the file over what needs no configuration.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use clearline_portals::{Proxies, ProxyHeader};
use serde::Deserialize;

/// Where a single machine keeps everything, unless told otherwise.
const DATA: &str = "clearline-data";
/// Where a single machine listens, unless told otherwise: reachable from this machine only.
const LISTEN: &str = "127.0.0.1:8080";

/// What may be given as a flag or in the environment.
#[derive(Debug, Clone, Args, Default)]
pub(crate) struct Flags {
    /// A TOML file with any of the settings below
    #[arg(long, env = "CLEARLINE_CONFIG", value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// Directory for keys, and for the database and the files unless they are elsewhere [default: clearline-data]
    #[arg(long, env = "CLEARLINE_DATA", value_name = "DIR", global = true)]
    pub data: Option<PathBuf>,
    /// postgres://… or the path of a SQLite file [default: clearline.sqlite in the data directory]
    #[arg(long, env = "CLEARLINE_DATABASE", value_name = "URL", hide_env_values = true, global = true)]
    pub database: Option<String>,
    /// s3://bucket/prefix or a directory [default: files in the data directory]
    #[arg(long, env = "CLEARLINE_FILES", value_name = "URL", global = true)]
    pub files: Option<String>,
    /// Address and port to listen on; port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, env = "CLEARLINE_LISTEN", value_name = "ADDR", global = true)]
    pub listen: Option<SocketAddr>,
    /// Address under which others reach this clearinghouse, if it stands behind a proxy that speaks TLS
    #[arg(long, env = "CLEARLINE_URL", value_name = "URL", global = true)]
    pub url: Option<String>,
    /// Addresses or networks of proxies that are believed when they tell whose call they pass on, separated by commas
    #[arg(long, env = "CLEARLINE_PROXIES", value_name = "ADDR,…", value_delimiter = ',', global = true)]
    pub proxies: Vec<String>,
    /// The header in which they tell: x-forwarded-for or forwarded [default: x-forwarded-for]
    #[arg(long, env = "CLEARLINE_PROXY_HEADER", value_name = "NAME", global = true)]
    pub proxy_header: Option<String>,
    /// Name under which this clearinghouse signs, for example clearline.example.org [default: clearline.local]
    #[arg(long, env = "CLEARLINE_ORIGIN", value_name = "NAME", global = true)]
    pub origin: Option<String>,
    /// An MMDB file that tells the registry country of network addresses
    #[arg(long, env = "CLEARLINE_ADDRESSES", value_name = "FILE", global = true)]
    pub addresses: Option<PathBuf>,
    /// Directory of register files laid over the shipped ones [default: register in the data directory, if there]
    #[arg(long, env = "CLEARLINE_REGISTER", value_name = "DIR", global = true)]
    pub register: Option<PathBuf>,
}

/// The file's settings: the same names.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    data: Option<PathBuf>,
    database: Option<String>,
    files: Option<String>,
    listen: Option<SocketAddr>,
    url: Option<String>,
    proxies: Option<Vec<String>>,
    proxy_header: Option<String>,
    origin: Option<String>,
    addresses: Option<PathBuf>,
    register: Option<PathBuf>,
    s3: Option<S3>,
}

/// How to reach an S3-compatible object store: `endpoint`, `region`, `access_key_id`, `secret_access_key`, `allow_http`.
/// The usual `AWS_…` environment is read where a setting is absent.
#[derive(Clone, Deserialize, Default)]
#[serde(transparent)]
pub(crate) struct S3(pub BTreeMap<String, String>);

impl std::fmt::Debug for S3 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.keys()).finish()
    }
}

/// Everything settled.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    pub data: PathBuf,
    pub database: String,
    pub files: String,
    pub listen: SocketAddr,
    pub url: Option<String>,
    /// Whose word about their callers is taken.
    pub proxies: Proxies,
    pub origin: String,
    pub addresses: Option<PathBuf>,
    /// Files laid over the shipped register, where set.
    pub register: Option<PathBuf>,
    pub s3: S3,
}

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    #[error("cannot read the configuration file {path}")]
    Read {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("the configuration file {path} is not right")]
    Parse {
        path: PathBuf,
        #[source]
        source: toml::de::Error,
    },
    #[error("the setting {setting} is not right: {words}")]
    Proxies { setting: &'static str, words: String },
}

impl Config {
    /// Settles every setting.
    pub(crate) fn settle(flags: &Flags) -> Result<Config, ConfigError> {
        let file = match &flags.config {
            Some(path) => read(path)?,
            None => File::default(),
        };
        let data = flags.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from(DATA));
        let inside = |name: &str| data.join(name).to_string_lossy().into_owned();
        let listen = flags.listen.or(file.listen).or_else(|| LISTEN.parse().ok());
        let proxies = proxies(flags, file.proxies, file.proxy_header)?;
        Ok(Config {
            proxies,
            database: flags.database.clone().or(file.database).unwrap_or_else(|| inside("clearline.sqlite")),
            files: flags.files.clone().or(file.files).unwrap_or_else(|| inside("files")),
            listen: listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            origin: flags.origin.clone().or(file.origin).unwrap_or_else(|| "clearline.local".to_owned()),
            url: flags.url.clone().or(file.url),
            addresses: flags.addresses.clone().or(file.addresses),
            register: flags.register.clone().or(file.register),
            s3: file.s3.unwrap_or_default(),
            data,
        })
    }
}

fn proxies(
    flags: &Flags,
    networks: Option<Vec<String>>,
    header: Option<String>,
) -> Result<Proxies, ConfigError> {
    let networks = Some(flags.proxies.clone()).filter(|given| !given.is_empty()).or(networks);
    let header = match flags.proxy_header.clone().or(header) {
        Some(name) => {
            name.parse().map_err(|words| ConfigError::Proxies { setting: "proxy_header", words })?
        }
        None => ProxyHeader::default(),
    };
    Proxies::new(&networks.unwrap_or_default(), header)
        .map_err(|words| ConfigError::Proxies { setting: "proxies", words })
}

fn read(path: &Path) -> Result<File, ConfigError> {
    let text = std::fs::read_to_string(path)
        .map_err(|source| ConfigError::Read { path: path.to_owned(), source })?;
    toml::from_str(&text).map_err(|source| ConfigError::Parse { path: path.to_owned(), source })
}
