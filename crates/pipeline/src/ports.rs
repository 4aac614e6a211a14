//! The doors to the outside: one small trait per source, so that a test can answer, refuse, or vanish in its place.

use std::net::IpAddr;
use std::sync::Arc;

use clearline_report::Country;
use futures::future::BoxFuture;
use jiff::civil::Date;

/// A source that could not answer. It is asked again later; filing never waits for it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{source_name} is not available: {why}")]
pub struct Unavailable {
    /// Which source.
    pub source_name: String,
    /// What it said, without any data of a report.
    pub why: String,
}

/// Where an address is registered, by one database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The registry country: where the network is registered, not where a person is.
    pub country: Country,
}

/// Tells the registry country of a network address.
pub trait AddressBook: Send + Sync {
    /// Its name, for the statement: `geo-whois-asn-country.mmdb`.
    fn name(&self) -> &str;
    /// The day its data was made.
    fn built_on(&self) -> Date;
    /// The country, or `None` where the book does not know the address.
    fn place(&self, address: IpAddr) -> Result<Option<Placed>, Unavailable>;
}

/// Posts a signed notice to a provider's webhook.
pub trait Post: Send + Sync {
    /// Posts `body` (JSON) to `url` with the given headers; answers the HTTP status.
    fn post<'a>(
        &'a self,
        url: &'a str,
        headers: Vec<(&'static str, String)>,
        body: String,
    ) -> BoxFuture<'a, Result<u16, Unavailable>>;
}

/// A place outside the database that remembers the largest checkpoint that was signed, so that a database restored from
/// an older copy is known. Several processes share it, and it only ever rises.
pub trait HighWater: Send + Sync {
    /// Where it is, for the operator.
    fn name(&self) -> &str;
    /// The signed checkpoint that is remembered; none where nothing is yet.
    fn read(&self) -> BoxFuture<'_, Result<Option<String>, Unavailable>>;
    /// Remembers `note`, signed over `size` entries, unless a larger one is remembered already.
    fn raise<'a>(&'a self, size: u64, note: &'a str) -> BoxFuture<'a, Result<(), Unavailable>>;
}

/// Every source the house may ask. An absent book says nothing, and the statement says that nobody was asked.
#[derive(Clone)]
pub struct Ports {
    /// Registry countries of addresses.
    pub addresses: Option<Arc<dyn AddressBook>>,
    /// Webhooks.
    pub post: Arc<dyn Post>,
    /// Where the largest signed checkpoint is remembered.
    pub marks: Vec<Arc<dyn HighWater>>,
}
