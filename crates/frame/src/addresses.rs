//! Addresses of our own that several parts name, and to which address a person may be led.

/// A person's own account.
pub const ACCOUNT: &str = "/account";
/// Where a new password is sent.
pub const PASSWORD: &str = "/account/password";

/// Where the second factor is shown.
pub const FACTOR: &str = "/sign-in/factor";
/// Where a second factor is set up.
pub const SET_UP: &str = "/sign-in/factor/set-up";

/// May the person be redirected there after signing in? Only to a page of this server: an address that a browser could
/// take for another's (`//host`, `/\host`, with a blank or a control character in it) is none.
pub fn safe(to: &str) -> bool {
    let mut letters = to.chars();
    let own = letters.next() == Some('/') && !matches!(letters.next(), Some('/' | '\\'));
    let plain = to.len() <= 2_000 && to.chars().all(|letter| letter.is_ascii_graphic() && letter != '\\');
    let path = to.split(['?', '#']).next().unwrap_or_default();
    own && plain && !matches!(path, "/sign-in" | FACTOR | SET_UP | "/sign-out" | "/home" | ACCOUNT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_house_are_led_to() {
        for to in [
            "/",
            "/desk",
            "/desk/reports/891012771093118",
            "/counsel/search?q=2258A",
            "/agency?state=accepted#table",
        ] {
            assert!(safe(to), "{to}");
        }
        let long = format!("/{}", "a".repeat(2_000));
        for to in [
            "",
            "desk",
            "//example.com",
            "///example.com",
            "/\\example.com",
            "\\/example.com",
            "/\t/example.com",
            "/\n/example.com",
            " /desk",
            "/desk /x",
            "https://example.com/desk",
            "javascript:alert(1)",
            "/dèsk",
            "/x\\y",
            "/sign-in",
            "/sign-in?to=/sign-in",
            "/sign-out",
            "/account",
            long.as_str(),
        ] {
            assert!(!safe(to), "{to:?}");
        }
    }
}
