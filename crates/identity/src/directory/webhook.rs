//! Where notices may be posted. An address is the operator's to enter and a provider's to name, and the request comes
//! from inside: one that leads to this machine or its neighbours would let an outsider reach services that only we can
//! reach.

use clearline_core::ports::Reach;
use clearline_report::{Message, message};
use url::{Host, Url};

/// Characters of an address.
const CHARACTERS_MAX: usize = 2_083;

/// The address, if notices may be posted to it as far as it tells by itself. What a name stands for is looked at by
/// whoever resolves it, at each sending.
///
/// # Errors
///
/// Why not, for whoever entered it.
pub fn webhook_address(text: &str, reach: Reach) -> Result<Url, Message> {
    if text.chars().count() > CHARACTERS_MAX {
        return Err(message!("webhook-too-long", most = CHARACTERS_MAX));
    }
    // The parser drops some of these, as browsers do; then what is kept is not what was entered.
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(message!("webhook-white-space"));
    }
    let url = Url::parse(text).map_err(|_| message!("webhook-no-address"))?;
    match (url.scheme(), reach) {
        ("https", _) | ("http", Reach::Anywhere) => {}
        _ => return Err(message!("webhook-https")),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(message!("webhook-password"));
    }
    if url.fragment().is_some() {
        return Err(message!("webhook-fragment"));
    }
    let allowed = match url.host() {
        Some(Host::Domain(name)) => reach == Reach::Anywhere || !is_of_this_machine(name),
        Some(Host::Ipv4(address)) => reach.allows(address.into()),
        Some(Host::Ipv6(address)) => reach.allows(address.into()),
        None => false,
    };
    match allowed {
        true => Ok(url),
        false => Err(message!("webhook-not-public")),
    }
}

/// `localhost` and the names below it (RFC 6761, 6.3).
fn is_of_this_machine(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name.eq_ignore_ascii_case("localhost") || name.to_ascii_lowercase().ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_webhook_is_an_address_of_the_public_internet() {
        let public = |text: &str| webhook_address(text, Reach::Public);
        for fine in [
            "https://hooks.example.com/clearline",
            "https://hooks.example.com:8443/a?b=c",
            "https://8.8.8.8/",
            "https://[2606:4700::1111]/",
        ] {
            assert_eq!(public(fine).map(|url| url.to_string()), Ok(fine.to_owned()));
        }
        for wrong in [
            "https://169.254.169.254/latest/meta-data",
            "https://localhost/",
            "https://LOCALHOST./",
            "https://a.localhost/",
            "https://10.0.0.1/",
            "https://127.1/",
            "https://0x7f000001/",
            "https://2130706433/",
            "https://[::1]/",
            "https://[::ffff:8.8.8.8]/",
            "https://[fd00::1]/",
            "https://100.64.0.1/",
            "http://hooks.example.com/",
            "http://127.0.0.1:80@evil.example.com/",
            "https://user@hooks.example.com/",
            "https://:secret@hooks.example.com/",
            "https://a b/",
            "https://a.example.com/\n",
            "https://hooks.exa\tmple.com/",
            "https://",
            "https://hooks.example.com/#here",
            "ftp://hooks.example.com/",
            "hooks.example.com",
            "",
        ] {
            assert!(public(wrong).is_err(), "{wrong:?}");
        }
        let long = |characters: usize| format!("https://a.example.com/{}", "x".repeat(characters - 22));
        assert!(public(&long(CHARACTERS_MAX)).is_ok());
        assert_eq!(
            public(&long(CHARACTERS_MAX + 1)).unwrap_err(),
            message!("webhook-too-long", most = 2_083)
        );
    }

    #[test]
    fn who_allows_the_own_network_still_gets_no_names_and_passwords() {
        let anywhere = |text: &str| webhook_address(text, Reach::Anywhere);
        assert!(anywhere("http://127.0.0.1:9000/x").is_ok());
        assert!(anywhere("http://localhost/x").is_ok());
        assert!(anywhere("http://127.0.0.1:80@evil.example.com/").is_err());
        assert!(anywhere("file:///etc/passwd").is_err());
    }
}
