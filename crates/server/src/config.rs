//! Configuration: flags over environment (`CLEARLINE_…`) over the file over what needs no configuration.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use clearline_core::ports::Reach;
use clearline_http::{Proxies, ProxyHeader};
use clearline_law::Contacts;
use serde::Deserialize;

/// Where a single machine keeps everything by default.
const DATA: &str = "clearline-data";
/// Where a single machine listens by default: reachable from this machine only.
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
    /// Address and port for /readyz and /metrics, to be reached by the operator only
    /// [default: 127.0.0.1 and the port after the one of --listen]
    #[arg(long, env = "CLEARLINE_PRIVATE_LISTEN", value_name = "ADDR", global = true)]
    pub private_listen: Option<SocketAddr>,
    /// Let webhooks be on this machine and its network, and without TLS: for trying things out
    #[arg(long, env = "CLEARLINE_PRIVATE_WEBHOOKS", global = true)]
    pub private_webhooks: bool,
    /// Address under which others reach this clearinghouse, if a proxy in front of it terminates TLS
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
    /// An MMDB file with the registry country of network addresses
    #[arg(long, env = "CLEARLINE_ADDRESSES", value_name = "FILE", global = true)]
    pub addresses: Option<PathBuf>,
    /// Who runs this clearinghouse, as agencies read it in their briefs
    #[arg(long, env = "CLEARLINE_CONTACT_NAME", value_name = "NAME", global = true)]
    pub contact_name: Option<String>,
    /// The e-mail address that agencies write to
    #[arg(long, env = "CLEARLINE_CONTACT_EMAIL", value_name = "ADDRESS", global = true)]
    pub contact_email: Option<String>,
    /// The telephone number that agencies call in office hours
    #[arg(long, env = "CLEARLINE_CONTACT_TELEPHONE", value_name = "NUMBER", global = true)]
    pub contact_telephone: Option<String>,
    /// The telephone number that agencies call at any hour, where a child is in danger
    #[arg(long, env = "CLEARLINE_CONTACT_NIGHT", value_name = "NUMBER", global = true)]
    pub contact_night: Option<String>,
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
    private_listen: Option<SocketAddr>,
    private_webhooks: Option<bool>,
    url: Option<String>,
    proxies: Option<Vec<String>>,
    proxy_header: Option<String>,
    origin: Option<String>,
    addresses: Option<PathBuf>,
    contact_name: Option<String>,
    contact_email: Option<String>,
    contact_telephone: Option<String>,
    contact_night: Option<String>,
    register: Option<PathBuf>,
    s3: Option<S3>,
}

/// How to reach an S3-compatible object store: `endpoint`, `region`, `access_key_id`, `secret_access_key`, `allow_http`, and
/// whatever else the library knows. The usual `AWS_…` environment is read where a setting is absent.
#[derive(Clone, Deserialize, Default)]
pub(crate) struct S3 {
    allow_http: Option<bool>,
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

/// What of the environment is read, and for which setting.
const S3_ENVIRONMENT: [(&str, &str); 7] = [
    ("AWS_ACCESS_KEY_ID", "access_key_id"),
    ("AWS_SECRET_ACCESS_KEY", "secret_access_key"),
    ("AWS_SESSION_TOKEN", "session_token"),
    ("AWS_REGION", "region"),
    ("AWS_DEFAULT_REGION", "default_region"),
    ("AWS_ENDPOINT_URL", "endpoint"),
    ("AWS_ALLOW_HTTP", "allow_http"),
];

impl S3 {
    /// Every setting by its name, with what the environment says where the file is silent.
    pub(crate) fn options(&self) -> Vec<(String, String)> {
        self.options_with(environment)
    }

    fn options_with(&self, environment: impl Fn(&str) -> Option<String>) -> Vec<(String, String)> {
        let mut all = self.rest.clone();
        all.extend(self.allow_http.map(|allow| ("allow_http".to_owned(), allow.to_string())));
        for (variable, name) in S3_ENVIRONMENT {
            let said = all.keys().any(|known| known.trim_start_matches("aws_") == name);
            if let (false, Some(value)) = (said, environment(variable)) {
                all.insert(name.to_owned(), value);
            }
        }
        all.into_iter().collect()
    }
}

#[expect(clippy::disallowed_methods, reason = "this is where configuration is read")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

impl std::fmt::Debug for S3 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.rest.keys()).finish()
    }
}

/// Everything settled.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    pub data: PathBuf,
    pub database: String,
    pub files: String,
    pub listen: SocketAddr,
    pub private_listen: SocketAddr,
    pub reach: Reach,
    pub url: Option<String>,
    /// Whose word about their callers is taken.
    pub proxies: Proxies,
    pub origin: String,
    pub addresses: Option<PathBuf>,
    /// How agencies reach whoever runs it.
    pub contacts: Contacts,
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
        let contacts = contacts(flags, &file);
        let data = flags.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from(DATA));
        let inside = |name: &str| data.join(name).to_string_lossy().into_owned();
        let listen = flags.listen.or(file.listen).or_else(|| LISTEN.parse().ok());
        let listen = listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let private_webhooks = flags.private_webhooks || file.private_webhooks.unwrap_or(false);
        let proxies = proxies(flags, file.proxies.clone(), file.proxy_header.clone())?;
        Ok(Config {
            proxies,
            contacts,
            private_listen: flags.private_listen.or(file.private_listen).unwrap_or_else(|| private(listen)),
            reach: if private_webhooks { Reach::Anywhere } else { Reach::Public },
            database: flags.database.clone().or(file.database).unwrap_or_else(|| inside("clearline.sqlite")),
            files: flags.files.clone().or(file.files).unwrap_or_else(|| inside("files")),
            listen,
            origin: flags.origin.clone().or(file.origin).unwrap_or_else(|| "clearline.local".to_owned()),
            url: flags.url.clone().or(file.url),
            addresses: flags.addresses.clone().or(file.addresses),
            register: flags.register.clone().or(file.register),
            s3: file.s3.unwrap_or_default(),
            data,
        })
    }
}

/// What is set, without white space around it; an empty setting is none.
fn contacts(flags: &Flags, file: &File) -> Contacts {
    let set = |flag: &Option<String>, file: &Option<String>| {
        let set = flag.as_ref().or(file.as_ref()).map(|text| text.trim().to_owned());
        set.filter(|text| !text.is_empty())
    };
    Contacts {
        name: set(&flags.contact_name, &file.contact_name),
        email: set(&flags.contact_email, &file.contact_email),
        telephone: set(&flags.contact_telephone, &file.contact_telephone),
        night: set(&flags.contact_night, &file.contact_night),
    }
}

/// The data directory that a flag, the environment or the file names; none where none of them does.
pub(crate) fn named_data(flags: &Flags) -> Result<Option<PathBuf>, ConfigError> {
    match (&flags.data, &flags.config) {
        (Some(data), _) => Ok(Some(data.clone())),
        (None, Some(path)) => Ok(read(path)?.data),
        (None, None) => Ok(None),
    }
}

/// Where readiness and metrics are served by default: on this machine only, at the port after the public one, or at a
/// free port if the public port is 0.
fn private(listen: SocketAddr) -> SocketAddr {
    let port = if listen.port() == 0 { 0 } else { listen.port().checked_add(1).unwrap_or(0) };
    SocketAddr::from(([127, 0, 0, 1], port))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn s3(text: &str) -> Result<S3, toml::de::Error> {
        toml::from_str(text)
    }

    #[test]
    fn allow_http_is_true_or_false_and_nothing_else() {
        let options =
            |text: &str| s3(text).map(|s3| s3.options_with(|_| None)).map_err(|error| error.to_string());
        let said = |word: &str| vec![("allow_http".to_owned(), word.to_owned())];
        assert_eq!(options("allow_http = true"), Ok(said("true")));
        assert_eq!(options("allow_http = false"), Ok(said("false")));
        for wrong in ["allow_http = \"true\"", "allow_http = 1", "allow_http = \"yes\"", "allow_http = []"] {
            assert!(options(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_environment_speaks_where_the_file_is_silent() {
        let environment = |name: &str| match name {
            "AWS_REGION" => Some("eu-north-1".to_owned()),
            "AWS_ACCESS_KEY_ID" => Some("from the environment".to_owned()),
            _ => None,
        };
        let s3 = s3("region = \"eu-central-1\"").unwrap();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let expected = [pair("access_key_id", "from the environment"), pair("region", "eu-central-1")];
        assert_eq!(s3.options_with(environment), expected);
    }

    #[test]
    fn a_contact_that_is_empty_is_not_set() {
        let flags = Flags { contact_night: Some(" +1 202 555 0100 ".to_owned()), ..Flags::default() };
        let file = File {
            contact_email: Some(" ".to_owned()),
            contact_name: Some("Example".to_owned()),
            ..File::default()
        };
        let contacts = contacts(&flags, &file);
        assert_eq!(contacts.night.as_deref(), Some("+1 202 555 0100"));
        assert_eq!(contacts.name.as_deref(), Some("Example"));
        assert_eq!((contacts.email, contacts.telephone), (None, None));
    }

    #[test]
    fn readiness_and_metrics_are_told_on_this_machine_only_unless_told_otherwise() {
        let at = |listen: &str| private(listen.parse().unwrap()).to_string();
        assert_eq!(at("0.0.0.0:8080"), "127.0.0.1:8081");
        assert_eq!(at("[::]:443"), "127.0.0.1:444");
        assert_eq!(at("127.0.0.1:0"), "127.0.0.1:0");
    }
}
