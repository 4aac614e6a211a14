//! E-mail addresses.

use super::host::{ascii_host, refanged};
use super::text::{plain, visible};

/// Longer than any address that is one.
const BYTES_MAX: usize = 2_000;
/// Mailboxes in which dots and what follows a `+` make no difference, and the one name they go by (support.google.com/mail/answer/7436150).
const ONE_MAILBOX: [(&str, &str); 2] = [("gmail.com", "gmail.com"), ("googlemail.com", "gmail.com")];

/// An e-mail address in the form in which two spellings of one address are the same; `None` where it is none.
///
/// What is before the `@` is compared without regard to case: hardly any service distinguishes `A` from `a`. A domain
/// name is the same in its own script and in ASCII.
pub fn mail(text: &str) -> Option<String> {
    if text.len() > BYTES_MAX {
        return None;
    }
    let seen = visible(text);
    let (local, domain) = parts(&seen)?;
    let domain = domain_of(&domain)?;
    let mut local = visible(&unquoted(&local).to_lowercase());
    let mut host = domain.as_str();
    if let Some((_, one)) = ONE_MAILBOX.iter().find(|(known, _)| *known == domain) {
        host = one;
        let before = local.split('+').next().unwrap_or_default().replace('.', "");
        local = if before.is_empty() { local } else { before };
    }
    Some(format!("{local}@{host}"))
}

/// The domain of an e-mail address, in ASCII and lower case.
pub fn domain(text: &str) -> Option<String> {
    if text.len() > BYTES_MAX {
        return None;
    }
    parts(&visible(text)).and_then(|(_, domain)| domain_of(&domain))
}

/// What is before the `@` and what is after it, of an address that may be written with its name, as a link, or so that
/// no program takes it for an address (`a[at]example[.]com`).
fn parts(seen: &str) -> Option<(String, String)> {
    let inner = match (seen.find('<'), seen.rfind('>')) {
        (Some(from), Some(to)) if from < to => seen.get(from + 1..to)?,
        _ => seen,
    };
    let inner = inner.trim();
    let scheme = inner.get(..7).filter(|start| start.eq_ignore_ascii_case("mailto:"));
    let inner = match scheme {
        Some(_) => inner.get(7..)?.split('?').next()?,
        None => inner,
    };
    let (inner, _) = refanged(&inner.replace('＠', "@"));
    let (local, domain) = inner.rsplit_once('@')?;
    let (local, domain) = (local.trim(), domain.trim());
    (!local.is_empty() && !domain.is_empty()).then(|| (local.to_owned(), domain.to_owned()))
}

fn domain_of(domain: &str) -> Option<String> {
    if domain.starts_with('[') {
        return Some(plain(domain).to_lowercase());
    }
    ascii_host(domain)
}

/// A quoted form says nothing else than its unquoted one.
fn unquoted(local: &str) -> String {
    match local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) if !inner.is_empty() => inner.replace('\\', ""),
        _ => local.to_owned(),
    }
}
