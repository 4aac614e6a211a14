//! The source of a call: the peer that connected, or the caller named by a proxy that the operator configured.
//!
//! Anybody may write `X-Forwarded-For` or `Forwarded` (RFC 7239) into a request. They are believed only from a peer that
//! is configured as a proxy, only in the one header that this proxy writes, and read from the right: the address that
//! counts is the last one that no proxy of ours has.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use axum::extract::{ConnectInfo, FromRef, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use clearline_identity::throttle::Network;
use ipnet::IpNet;

use crate::Site;

/// The header in which proxies tell whose call they pass on. One, since a proxy passes the other on as its caller wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProxyHeader {
    /// The header `X-Forwarded-For`: addresses, separated by commas.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239)
    Forwarded,
}

impl FromStr for ProxyHeader {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.to_ascii_lowercase().as_str() {
            "x-forwarded-for" => Ok(ProxyHeader::XForwardedFor),
            "forwarded" => Ok(ProxyHeader::Forwarded),
            _ => {
                Err(format!("{text} is no header of proxies that is read: say x-forwarded-for or forwarded"))
            }
        }
    }
}

/// The peers whose word about their callers is taken.
#[derive(Debug, Clone, Default)]
pub struct Proxies {
    networks: Vec<IpNet>,
    header: ProxyHeader,
}

impl Proxies {
    /// Proxies by their addresses or networks (`10.0.0.0/8`, `192.0.2.7`, `2001:db8::/32`).
    ///
    /// # Errors
    ///
    /// The text that is no address and no network.
    pub fn new(networks: &[String], header: ProxyHeader) -> Result<Proxies, String> {
        let networks = networks.iter().map(|text| network(text.trim())).collect::<Result<_, _>>()?;
        Ok(Proxies { networks, header })
    }

    /// Is no proxy configured?
    pub fn is_empty(&self) -> bool {
        self.networks.is_empty()
    }

    fn hold(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(&address))
    }

    /// The source of a call that `peer` sent with these headers. `https` says that we are reached over TLS, which we do
    /// not speak: then the peer is a proxy, configured or not.
    fn source(&self, peer: IpAddr, headers: &HeaderMap, https: bool) -> Source {
        let peer = peer.to_canonical();
        if self.is_empty() {
            return Source { address: Some(peer), counts: !https && !is_unnamed_proxy(peer, headers) };
        }
        if !self.hold(peer) {
            return Source { address: Some(peer), counts: true };
        }
        let mut nearest = Some(peer);
        for told in self.told(headers).into_iter().rev() {
            nearest = told;
            if told.is_none_or(|address| !self.hold(address)) {
                break;
            }
        }
        Source { address: nearest, counts: nearest.is_some() }
    }

    /// What the proxies wrote, in order; `None` where one wrote something else than an address.
    fn told(&self, headers: &HeaderMap) -> Vec<Option<IpAddr>> {
        let name = match self.header {
            ProxyHeader::XForwardedFor => "x-forwarded-for",
            ProxyHeader::Forwarded => "forwarded",
        };
        let lines = headers.get_all(name).iter().map(|value| value.to_str().unwrap_or(""));
        let elements = lines.flat_map(|line| line.split(','));
        match self.header {
            ProxyHeader::XForwardedFor => elements.map(address).collect(),
            ProxyHeader::Forwarded => elements.map(forwarded).collect(),
        }
    }
}

/// A peer of this machine or of a private network that says whose call it passes on is a proxy that is not configured.
fn is_unnamed_proxy(peer: IpAddr, headers: &HeaderMap) -> bool {
    let near = match peer {
        IpAddr::V4(four) => four.is_loopback() || four.is_private() || four.is_link_local(),
        IpAddr::V6(six) => six.is_loopback() || six.is_unique_local() || six.is_unicast_link_local(),
    };
    near && (headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded"))
}

fn network(text: &str) -> Result<IpNet, String> {
    let one = text.parse::<IpAddr>().map(IpNet::from);
    one.or_else(|_| text.parse::<IpNet>()).map_err(|_| {
        format!("{text} is no address and no network: say 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32")
    })
}

/// An address, as either header writes it: alone, with a port, IPv6 also in brackets.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let address = bare.parse().or_else(|_| text.parse::<SocketAddr>().map(|socket| socket.ip()));
    address.ok().map(|address: IpAddr| address.to_canonical())
}

/// The `for` of one element of `Forwarded`: `for=192.0.2.1;proto=https`, `For="[2001:db8::1]:4711"`.
fn forwarded(element: &str) -> Option<IpAddr> {
    let pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs.into_iter().find(|(name, _)| name.trim().eq_ignore_ascii_case("for"))?;
    address(value.trim().trim_matches('"'))
}

/// Where a call came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    address: Option<IpAddr>,
    counts: bool,
}

impl Source {
    /// The nearest address that is known.
    pub fn address(self) -> Option<IpAddr> {
        self.address
    }

    /// What limits for each source count by. `None` where many callers would look like one, because there is a proxy
    /// that is not configured: then no limit by source applies.
    pub fn network(self) -> Option<Network> {
        self.address.filter(|_| self.counts).map(Network::from)
    }
}

impl<S> FromRequestParts<S> for Source
where
    Site: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Source, Infallible> {
        let site = Site::from_ref(state);
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        Ok(match peer {
            Some(peer) => site.proxies.source(peer, &parts.headers, site.is_https()),
            None => Source { address: None, counts: false },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, value.parse().unwrap());
        }
        headers
    }

    fn proxies(header: ProxyHeader) -> Proxies {
        Proxies::new(&["10.0.0.0/8".to_owned(), "2001:db8:f::1".to_owned()], header).unwrap()
    }

    fn network(text: &str) -> Option<Network> {
        Some(text.parse::<IpAddr>().unwrap().into())
    }

    /// The network that counts for a call from `peer` with one line of `X-Forwarded-For`.
    fn told(peer: &str, line: &str) -> Option<Network> {
        let proxies = proxies(ProxyHeader::XForwardedFor);
        proxies.source(peer.parse().unwrap(), &headers(&[("x-forwarded-for", line)]), true).network()
    }

    #[test]
    fn only_a_configured_proxy_is_believed() {
        assert_eq!(told("192.0.2.9", "198.51.100.1"), network("192.0.2.9"), "anybody can write the header");
        assert_eq!(told("10.1.2.3", "198.51.100.1"), network("198.51.100.1"));
        assert_eq!(told("::ffff:10.1.2.3", "198.51.100.1"), network("198.51.100.1"), "on a socket for both");
        assert_eq!(told("2001:db8:f::1", "198.51.100.1"), network("198.51.100.1"));
        assert_eq!(told("2001:db8:f::2", "198.51.100.1"), network("2001:db8:f::2"));
    }

    #[test]
    fn what_the_caller_wrote_before_the_proxy_is_ignored() {
        assert_eq!(told("10.0.0.1", "203.0.113.5, 198.51.100.1"), network("198.51.100.1"));
        assert_eq!(told("10.0.0.1", "203.0.113.5, 198.51.100.1, 10.0.0.2"), network("198.51.100.1"));
        let twice = headers(&[("x-forwarded-for", "203.0.113.5"), ("x-forwarded-for", "198.51.100.1")]);
        let source = proxies(ProxyHeader::XForwardedFor).source("10.0.0.1".parse().unwrap(), &twice, true);
        assert_eq!(source.network(), network("198.51.100.1"), "the last line is the proxy's");
        let other = headers(&[("x-forwarded-for", "198.51.100.1"), ("forwarded", "for=203.0.113.5")]);
        let source = proxies(ProxyHeader::XForwardedFor).source("10.0.0.1".parse().unwrap(), &other, true);
        assert_eq!(
            source.network(),
            network("198.51.100.1"),
            "the header this proxy does not write is its caller's"
        );
    }

    #[test]
    fn addresses_are_read_in_every_form_that_proxies_write() {
        assert_eq!(told("10.0.0.1", "198.51.100.1:4711"), network("198.51.100.1"));
        assert_eq!(
            told("10.0.0.1", "[2001:db8::7]:4711"),
            network("2001:db8::8"),
            "one customer is one source"
        );
        assert_eq!(told("10.0.0.1", "2001:db8::7"), network("2001:db8::7"));
        for (line, expected) in [
            ("for=198.51.100.1;proto=https;by=10.0.0.1", "198.51.100.1"),
            ("for=203.0.113.5, For=\"[2001:db8::7]:4711\"", "2001:db8::7"),
            ("proto=http; FOR=198.51.100.1", "198.51.100.1"),
        ] {
            let source = proxies(ProxyHeader::Forwarded).source(
                "10.0.0.1".parse().unwrap(),
                &headers(&[("forwarded", line)]),
                true,
            );
            assert_eq!(source.network(), network(expected), "{line}");
        }
    }

    #[test]
    fn where_a_proxy_does_not_tell_nobody_is_limited_by_source() {
        assert_eq!(told("10.0.0.1", "unknown"), None);
        assert_eq!(told("10.0.0.1", "198.51.100.1, _hidden"), None);
        let bare =
            proxies(ProxyHeader::XForwardedFor).source("10.0.0.1".parse().unwrap(), &HeaderMap::new(), true);
        assert_eq!(bare.network(), network("10.0.0.1"), "the proxy itself calls");
    }

    #[test]
    fn behind_a_proxy_that_nobody_configured_limits_by_source_are_off() {
        let none = Proxies::default();
        let peer = |text: &str| text.parse::<IpAddr>().unwrap();
        assert_eq!(
            none.source(peer("192.0.2.9"), &HeaderMap::new(), true).network(),
            None,
            "who else speaks TLS?"
        );
        assert_eq!(none.source(peer("192.0.2.9"), &HeaderMap::new(), false).network(), network("192.0.2.9"));
        assert_eq!(none.source(peer("127.0.0.1"), &HeaderMap::new(), false).network(), network("127.0.0.1"));
        let forwarding = headers(&[("x-forwarded-for", "198.51.100.1")]);
        assert_eq!(none.source(peer("127.0.0.1"), &forwarding, false).network(), None);
        let spoofed = none.source(peer("192.0.2.9"), &forwarding, false);
        assert_eq!(
            spoofed.network(),
            network("192.0.2.9"),
            "no caller from outside escapes its limit by a header"
        );
    }

    #[test]
    fn a_proxy_that_is_no_address_is_refused_by_name() {
        let refused = Proxies::new(&["10.0.0.0/33".to_owned()], ProxyHeader::default()).unwrap_err();
        assert!(refused.contains("10.0.0.0/33"), "{refused}");
        assert!("via".parse::<ProxyHeader>().is_err());
    }
}
