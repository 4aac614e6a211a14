//! Web addresses and their hosts.

use std::net::IpAddr;

use url::Url;

use super::text::visible;

/// Longer than any address that is kept (2,083 characters of four bytes).
const BYTES_MAX: usize = 8_400;
/// No host name is longer (RFC 1035, 2.3.4).
const HOST_MAX: usize = 253;
/// How schemes are written so that the address is not followed by accident.
const DEFANGED: [(&str, &str); 10] = [
    ("hxxps", "https"),
    ("hxxp", "http"),
    ("h**ps", "https"),
    ("h**p", "http"),
    ("hxtps", "https"),
    ("hxtp", "http"),
    ("htxps", "https"),
    ("htxp", "http"),
    ("fxps", "ftps"),
    ("fxp", "ftp"),
];
/// The same for the characters that make a host of words. The longer come first.
const BRACKETED: [(&str, &str); 20] = [
    ("[://]", "://"),
    ("(://)", "://"),
    ("{://}", "://"),
    ("[:]", ":"),
    ("(:)", ":"),
    ("{:}", ":"),
    ("[dot]", "."),
    ("(dot)", "."),
    ("{dot}", "."),
    ("<dot>", "."),
    ("[.]", "."),
    ("(.)", "."),
    ("{.}", "."),
    ("<.>", "."),
    ("\\.", "."),
    ("[at]", "@"),
    ("(at)", "@"),
    ("{at}", "@"),
    ("[@]", "@"),
    ("(@)", "@"),
];
/// Schemes whose addresses name a host.
const WITH_HOST: [&str; 8] = ["http", "https", "ftp", "ftps", "sftp", "ws", "wss", "rtmp"];

/// Where a web address leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Host {
    /// A name, in ASCII and lower case, without a dot at its end.
    Name(String),
    /// A hidden service: neither its name nor an address shows its place.
    Onion(String),
    /// A network address, however it was written.
    Address(IpAddr),
}

impl Host {
    /// The name or the address as text.
    pub fn text(&self) -> String {
        match self {
            Host::Name(name) | Host::Onion(name) => name.clone(),
            Host::Address(address) => address.to_string(),
        }
    }
}

/// A web address, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Web {
    /// Its host.
    pub host: Host,
    /// Host, port and path in the form in which two spellings of one page are the same. Scheme, `www.`, a closing slash
    /// and what follows `#` make no other page; the case of the path may.
    pub page: String,
    /// Was it written so that it cannot be followed by accident?
    pub defanged: bool,
}

/// Reads a web address as people write it: with or without scheme, defanged, in any script, with a numeric host. `None`
/// where there is no host.
pub fn web(text: &str) -> Option<Web> {
    if text.len() > BYTES_MAX {
        return None;
    }
    let seen = visible(text);
    let (address, defanged) = refanged(seen.trim());
    let rest = without_scheme(&address)?;
    let url = Url::parse(&format!("http://{rest}")).ok()?;
    let host = read(url.host()?)?;
    let port = url.port().filter(|port| *port != 443).map(|port| format!(":{port}")).unwrap_or_default();
    let name = host.text();
    let name = name.strip_prefix("www.").filter(|rest| rest.contains('.')).unwrap_or(&name);
    let path = even(url.path().trim_end_matches('/'));
    let query = url.query().filter(|query| !query.is_empty());
    let query = query.map(|query| format!("?{}", even(query))).unwrap_or_default();
    Some(Web { page: format!("{name}{port}{path}{query}"), host, defanged })
}

/// The host of a web address, or a host alone.
pub fn host(text: &str) -> Option<Host> {
    web(text).map(|web| web.host)
}

/// What follows the scheme, where the scheme is one that names a host or there is none.
fn without_scheme(address: &str) -> Option<String> {
    if let Some(rest) = address.strip_prefix("//") {
        return Some(rest.to_owned());
    }
    if let Some((scheme, rest)) = address.split_once("://") {
        let known = WITH_HOST.iter().any(|known| known.eq_ignore_ascii_case(scheme));
        // Of a scheme that is not known (`snapchat://add/name`) only what looks like a name of a host is one.
        return (known || names_host(rest)).then(|| rest.to_owned());
    }
    for scheme in ["https:", "http:"] {
        // Browsers open these as well.
        if let Some(rest) = address.get(scheme.len()..).filter(|_| starts_with(address, scheme)) {
            return Some(rest.trim_start_matches(['/', '\\']).to_owned());
        }
    }
    names_host(address).then(|| address.to_owned())
}

/// Without a scheme only a name with a dot, or an address in brackets, is a host: anything else is a word.
fn names_host(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
    let inner_dot = place.trim_end_matches('.').contains(['.', '。', '．', '｡']);
    place.starts_with('[') || (inner_dot && !place.starts_with('.'))
}

fn read(host: url::Host<&str>) -> Option<Host> {
    match host {
        url::Host::Domain(name) => {
            let name = name.trim_end_matches('.');
            let fits = !name.is_empty() && name.len() <= HOST_MAX;
            fits.then(|| match name.ends_with(".onion") {
                true => Host::Onion(name.to_owned()),
                false => Host::Name(name.to_owned()),
            })
        }
        url::Host::Ipv4(address) => Some(Host::Address(address.into())),
        url::Host::Ipv6(address) => Some(Host::Address(IpAddr::from(address).to_canonical())),
    }
}

/// A host name in ASCII and lower case, without a dot at its end.
pub(super) fn ascii_host(text: &str) -> Option<String> {
    let parsed = url::Host::parse(text.trim().trim_end_matches('.')).ok()?;
    let name = parsed.to_string();
    (!name.is_empty() && name.len() <= HOST_MAX).then_some(name)
}

/// The address as it would be followed, and whether it was written otherwise.
pub(super) fn refanged(text: &str) -> (String, bool) {
    let mut address = text.to_owned();
    for (bad, good) in DEFANGED {
        let follows = address.get(bad.len()..).is_some_and(|rest| rest.starts_with([':', '[', '(', '{']));
        if follows && starts_with(&address, bad) {
            address.replace_range(..bad.len(), good);
            break;
        }
    }
    for (bad, good) in BRACKETED {
        address = replaced(&address, bad, good);
    }
    // One bracket alone is enough for a program that would make a link of it.
    let from = address.find("://").map_or(0, |at| at + 3);
    let to =
        address.get(from..).and_then(|rest| rest.find(['/', '?', '#'])).map_or(address.len(), |at| from + at);
    if let Some(authority) = address.get(from..to).filter(|place| !place.starts_with('[')) {
        let mended = authority.replace("[.", ".").replace(".]", ".");
        address.replace_range(from..to, &mended);
    }
    let defanged = address != text;
    (address, defanged)
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// Every `bad`, in either case, is `good`.
fn replaced(text: &str, bad: &str, good: &str) -> String {
    let small = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(at) = small.get(from..).and_then(|rest| rest.find(bad)).map(|at| from + at) {
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(good);
        from = at + bad.len();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// A path in which the same character is always escaped in the same way: letters, digits and `-._~` never (RFC 3986,
/// 6.2.2), all others with capital hexadecimal digits.
fn even(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = String::with_capacity(path.len());
    let mut rest = bytes;
    while let Some((first, tail)) = rest.split_first() {
        let escaped = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        match escaped {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                out.push(char::from(byte));
            }
            Some(byte) => out.push_str(&format!("%{byte:02X}")),
            None => out.push(char::from(*first)),
        }
        rest = if escaped.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    out
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
