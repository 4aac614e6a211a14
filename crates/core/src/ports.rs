//! Access to outside sources: one small trait per source, so that a test can answer, refuse, or not answer in its
//! place.

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

/// Which addresses notices may be posted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Those of the public internet.
    Public,
    /// Any, this machine's and its network's too: for trying things out, or where providers are on the same network.
    Anywhere,
}

impl Reach {
    /// May a notice be posted to this address?
    pub fn allows(self, address: IpAddr) -> bool {
        self == Reach::Anywhere || is_public(address)
    }
}

/// Is it a unicast address of the public internet (IANA's registries of special-purpose addresses, RFC 6890)? An IPv4
/// address inside an IPv6 one is none: which network it leads to is for a router to say.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            let special = address.is_private()
                || address.is_loopback()
                || address.is_link_local()
                || address.is_documentation()
                || matches!((a, b, c), (0, ..) | (100, 64..128, _) | (192, 0, 0) | (192, 88, 99) | (198, 18 | 19, _))
                // Multicast, reserved, broadcast.
                || a >= 224;
            !special
        }
        IpAddr::V6(address) => {
            let [a, b, ..] = address.segments();
            let special = match a {
                // Protocols, benchmarking, Teredo, ORCHID; documentation.
                0x2001 => b < 0x0200 || b == 0x0db8,
                // 6to4.
                0x2002 => true,
                // Documentation (RFC 9637).
                0x3fff => b < 0x1000,
                _ => false,
            };
            // Global unicast is 2000::/3; the rest is mapped, translated, local, multicast or nobody's.
            (0x2000..0x4000).contains(&a) && !special
        }
    }
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

/// Every source that we may ask. Without an address book nothing is looked up, and the statement says so.
#[derive(Clone)]
pub struct Ports {
    /// Registry countries of addresses.
    pub addresses: Option<Arc<dyn AddressBook>>,
    /// The sender of webhooks.
    pub post: Arc<dyn Post>,
    /// Where the largest signed checkpoint is remembered.
    pub marks: Vec<Arc<dyn HighWater>>,
    /// Where webhooks may be.
    pub reach: Reach,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_the_public_internet_is_not_reached() {
        let public = |text: &str| is_public(text.parse().unwrap());
        for address in
            ["8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.0", "198.20.0.1", "223.255.255.255"]
        {
            assert!(public(address), "{address}");
        }
        for address in ["2606:4700::1111", "2001:4860:4860::8888", "2a00:1450::1", "3fff:1000::1"] {
            assert!(public(address), "{address}");
        }
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::8.8.8.8",
            "::ffff:8.8.8.8",
            "::ffff:127.0.0.1",
            "64:ff9b::808:808",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:a00:1::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!public(address), "{address}");
            assert!(Reach::Anywhere.allows(address.parse().unwrap()));
        }
    }
}
