//! How to reach a server, and how its certificate is checked. `sslmode` and `sslrootcert` mean what libpq documents
//! (PostgreSQL 18, 32.1.2 and 32.19); where they are absent, a server on another machine must prove its identity.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, RecyclingMethod};
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{self, CryptoProvider};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error as TlsError, RootCertStore, SignatureScheme,
};
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::{Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::said;
use crate::EngineError;

const KEEPALIVE_IDLE: Duration = Duration::from_secs(60);

/// How the wire to a server is guarded; libpq's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// No TLS.
    Disable,
    /// TLS where the server offers it, with any certificate.
    Prefer,
    /// TLS, with any certificate; where an authority is named, as `verify-ca`.
    Require,
    /// TLS, with a certificate of a trusted authority, whatever name it bears.
    VerifyCa,
    /// TLS, with a certificate of a trusted authority for the name that was called.
    VerifyFull,
}

/// What an address says of TLS, and the address without it: the driver does not know all of these words.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    rest: String,
    mode: Option<Mode>,
    /// The authorities to trust; absent for those of the system.
    roots: Option<PathBuf>,
}

/// The connections to the server at `url`.
pub(super) fn manager(url: &str, seconds: u64) -> Result<Manager, EngineError> {
    let asked = asked(url)?;
    let mut config: Config = asked.rest.parse().map_err(|error| said(&error))?;
    let mode = mode(&asked, is_local(&config))?;
    config.connect_timeout(Duration::from_secs(seconds)).keepalives_idle(KEEPALIVE_IDLE);
    config.application_name("clearline");
    config.ssl_mode(match mode {
        Mode::Disable => SslMode::Disable,
        Mode::Prefer => SslMode::Prefer,
        Mode::Require | Mode::VerifyCa | Mode::VerifyFull => SslMode::Require,
    });
    if matches!(mode, Mode::Disable | Mode::Prefer | Mode::Require) && !is_local(&config) {
        tracing::warn!(
            ?mode,
            "the database's certificate is not checked, as its address asks: who sits between could read and alter all"
        );
    }
    let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    if mode == Mode::Disable {
        return Ok(Manager::from_config(config, NoTls, recycling));
    }
    let tls = tls(mode, asked.roots.as_deref())?;
    Ok(Manager::from_config(config, MakeRustlsConnect::new(tls), recycling))
}

/// Takes `sslmode` and `sslrootcert` out of an address.
fn asked(url: &str) -> Result<Asked, EngineError> {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let mut asked = Asked { rest: base.to_owned(), mode: None, roots: None };
    let mut kept = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("sslmode", word)) => asked.mode = Some(word_of(word)?),
            // The word for the system's own trust, which is what an absent one means here.
            Some(("sslrootcert", "system")) => asked.roots = None,
            Some(("sslrootcert", file)) => asked.roots = Some(decoded(file).into()),
            _ => kept.push(pair),
        }
    }
    if !kept.is_empty() {
        asked.rest = format!("{base}?{}", kept.join("&"));
    }
    Ok(asked)
}

fn word_of(word: &str) -> Result<Mode, EngineError> {
    Ok(match word {
        "disable" => Mode::Disable,
        "prefer" => Mode::Prefer,
        "require" => Mode::Require,
        "verify-ca" => Mode::VerifyCa,
        "verify-full" => Mode::VerifyFull,
        "allow" => {
            let why = "sslmode=allow is not offered: say prefer, or disable";
            return Err(EngineError::said(why));
        }
        _ => {
            let why = "sslmode must be disable, prefer, require, verify-ca or verify-full";
            return Err(EngineError::said(why));
        }
    })
}

/// Percent-decoding, as in the rest of the address.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match hex.filter(|_| *first == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Is every host this machine? Then no network is between, and a server as Debian installs it has a self-signed
/// certificate.
fn is_local(config: &Config) -> bool {
    config.get_hosts().iter().all(|host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => matches!(name.as_str(), "localhost" | "127.0.0.1" | "::1" | "[::1]"),
    })
}

fn mode(asked: &Asked, local: bool) -> Result<Mode, EngineError> {
    match (asked.mode, &asked.roots) {
        (Some(Mode::Require), Some(_)) => Ok(Mode::VerifyCa),
        (Some(Mode::Disable | Mode::Prefer), Some(_)) => {
            Err(EngineError::said("sslrootcert names whom to trust, but this sslmode checks nobody"))
        }
        (Some(mode), _) => Ok(mode),
        (None, None) if local => Ok(Mode::Disable),
        (None, _) => Ok(Mode::VerifyFull),
    }
}

fn tls(mode: Mode, roots: Option<&std::path::Path>) -> Result<ClientConfig, EngineError> {
    // The provider is named, since a process may have two.
    let provider = Arc::new(crypto::aws_lc_rs::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone());
    let builder = builder.with_safe_default_protocol_versions().map_err(EngineError::said)?;
    if matches!(mode, Mode::Disable | Mode::Prefer | Mode::Require) {
        let verifier = Arc::new(Unnamed { provider, chain: None });
        return Ok(builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth());
    }
    let roots = Arc::new(trusted(roots)?);
    if mode == Mode::VerifyFull {
        return Ok(builder.with_root_certificates(roots).with_no_client_auth());
    }
    let chain = WebPkiServerVerifier::builder_with_provider(roots, provider.clone());
    let chain = Some(chain.build().map_err(EngineError::said)?);
    let verifier = Arc::new(Unnamed { provider, chain });
    Ok(builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth())
}

fn trusted(roots: Option<&std::path::Path>) -> Result<RootCertStore, EngineError> {
    let mut store = RootCertStore::empty();
    let Some(path) = roots else {
        // Unreadable certificates are left out; a server signed by one is then refused, by its name.
        store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        return Ok(store);
    };
    let wrong =
        |error: &dyn std::fmt::Display| EngineError::said(format!("sslrootcert cannot be used: {error}"));
    for certificate in CertificateDer::pem_file_iter(path).map_err(|error| wrong(&error))? {
        let certificate = certificate.map_err(|error| wrong(&error))?;
        store.add(certificate).map_err(|error| wrong(&error))?;
    }
    if store.is_empty() {
        return Err(wrong(&"it holds no certificate"));
    }
    Ok(store)
}

/// Takes a certificate for any name, of a trusted authority or, without a `chain` to check, of anybody. That the server
/// holds the certificate's key is checked in any case.
#[derive(Debug)]
struct Unnamed {
    provider: Arc<CryptoProvider>,
    chain: Option<Arc<WebPkiServerVerifier>>,
}

impl ServerCertVerifier for Unnamed {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        let Some(chain) = &self.chain else { return Ok(ServerCertVerified::assertion()) };
        match chain.verify_server_cert(certificate, between, name, ocsp, now) {
            // The name is looked at last, when the chain has been found good.
            Err(TlsError::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => Ok(ServerCertVerified::assertion()),
            found => found,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        let algorithms = &self.provider.signature_verification_algorithms;
        crypto::verify_tls12_signature(message, certificate, signed, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        let algorithms = &self.provider.signature_verification_algorithms;
        crypto::verify_tls13_signature(message, certificate, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an address comes to, or why it is refused.
    fn settled(url: &str) -> Result<Mode, String> {
        let asked = asked(url).map_err(|error| error.message)?;
        let config: Config = asked.rest.parse().map_err(|error: tokio_postgres::Error| error.to_string())?;
        mode(&asked, is_local(&config)).map_err(|error| error.message)
    }

    #[test]
    fn a_server_elsewhere_must_prove_who_it_is_unless_told_otherwise() {
        let elsewhere = "postgres://clearline@db.example.com/clearline";
        assert_eq!(settled(elsewhere), Ok(Mode::VerifyFull));
        assert_eq!(settled("postgres://a@localhost,db.example.com/x"), Ok(Mode::VerifyFull));
        assert_eq!(settled(&format!("{elsewhere}?connect_timeout=3")), Ok(Mode::VerifyFull));
        for here in ["postgres://a@localhost/x", "postgres://a@127.0.0.1:5433/x", "postgres://%2Frun%2Fpg/x"]
        {
            assert_eq!(settled(here), Ok(Mode::Disable), "{here}");
        }
        let told = [
            ("disable", Mode::Disable),
            ("prefer", Mode::Prefer),
            ("require", Mode::Require),
            ("verify-ca", Mode::VerifyCa),
            ("verify-full", Mode::VerifyFull),
        ];
        for (word, mode) in told {
            assert_eq!(settled(&format!("{elsewhere}?sslmode={word}")), Ok(mode));
            assert_eq!(
                settled(&format!("postgres://a@localhost/x?connect_timeout=3&sslmode={word}")),
                Ok(mode)
            );
        }
    }

    #[test]
    fn what_is_not_offered_is_refused_with_the_words_to_use() {
        let with = |words: &str| settled(&format!("postgres://a@db.example.com/x?{words}"));
        assert!(with("sslmode=allow").unwrap_err().contains("prefer"));
        assert!(with("sslmode=REQUIRE").unwrap_err().contains("verify-full"));
        assert!(with("sslmode=").unwrap_err().contains("verify-full"));
        assert!(with("sslmode=prefer&sslrootcert=/x.pem").unwrap_err().contains("checks nobody"));
        assert_eq!(with("sslmode=require&sslrootcert=/x.pem"), Ok(Mode::VerifyCa), "as libpq does");
        assert_eq!(with("sslrootcert=/x.pem"), Ok(Mode::VerifyFull));
        assert_eq!(
            asked("postgres://a@b/x?sslrootcert=%2Fa%20b.pem&user=c").unwrap(),
            Asked { rest: "postgres://a@b/x?user=c".to_owned(), mode: None, roots: Some("/a b.pem".into()) }
        );
    }
}
