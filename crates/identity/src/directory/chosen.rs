//! What a person may choose as a password: long enough, and none of those that everybody tries first. No rules of signs
//! and figures: they make passwords shorter and no harder to guess (NIST SP 800-63B, 5.1.1.2).

use clearline_core::limits::Limits;
use clearline_report::{Message, message};

/// Long passwords that stand high in every published list of stolen ones, in small letters.
const COMMON: [&str; 48] = [
    "000000000000",
    "0987654321098",
    "1029384756102",
    "111222333444",
    "112233445566",
    "121212121212",
    "123123123123",
    "1234567890ab",
    "1234567890abc",
    "12345678910",
    "123456789012",
    "1234567891011",
    "123456789123",
    "123456789abc",
    "123456789qwe",
    "1234qwerasdf",
    "1234qwerasdfzxcv",
    "123qweasdzxc",
    "147258369147",
    "1q2w3e4r5t6y",
    "1q2w3e4r5t6y7u",
    "1qaz2wsx3edc",
    "1qaz2wsx3edc4rfv",
    "1qazxsw23edc",
    "abcdefghijkl",
    "abcdefghijklmnop",
    "administrator",
    "administrator1",
    "alexandria123",
    "asdfghjkl123",
    "changeme1234",
    "correcthorsebatterystaple",
    "iloveyou1234",
    "iloveyouforever",
    "letmein12345",
    "minecraft123",
    "passw0rd1234",
    "password1234",
    "password12345",
    "password123456",
    "q1w2e3r4t5y6",
    "qazwsxedcrfv",
    "qwerty123456",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiopasdfgh",
    "welcome12345",
    "zaq12wsxcde3",
];
/// Words that an attacker of this server tries, with something appended.
const STEMS: [&str; 5] = ["clearline", "password", "passwort", "clearinghouse", "welcome"];

/// Why `password` may not be the password of the person with the user name `user` and the shown name `name`.
pub(super) fn objection(limits: &Limits, user: &str, name: &str, password: &str) -> Option<Message> {
    let (least, most) = (limits.password_chars_min, limits.password_chars_max);
    let length = password.chars().count();
    if length < least || length > most {
        return Some(message!("password-length", least = least, most = most, length = length));
    }
    let small = password.to_lowercase();
    let said = |name: &str| small == name.to_lowercase();
    let squeezed = |text: &str| text.to_lowercase().split_whitespace().collect::<String>();
    if said(user) || said(name) || squeezed(&small) == squeezed(name) {
        return Some(message!("password-name"));
    }
    let guessed = COMMON.contains(&small.as_str()) || repeats(&small) || climbs(&small) || is_stem(&small);
    guessed.then(|| message!("password-common"))
}

/// One to four signs again and again.
fn repeats(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    (1..=4).any(|unit| signs.iter().zip(signs.iter().skip(unit)).all(|(one, next)| one == next))
}

/// Each sign follows the one before it, up or down, as in 3456789 or zyxwvu.
fn climbs(text: &str) -> bool {
    let signs: Vec<u32> = text.chars().map(u32::from).collect();
    let all = |step: i64| {
        signs.iter().zip(signs.iter().skip(1)).all(|(one, next)| i64::from(*next) - i64::from(*one) == step)
    };
    all(1) || all(-1)
}

/// A word of [`STEMS`] with only digits and signs added.
fn is_stem(text: &str) -> bool {
    let letters: String = text.chars().filter(|sign| sign.is_alphabetic()).collect();
    STEMS.contains(&letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(password: &str) -> bool {
        objection(&Limits::default(), "ana.analyst", "Ana Analyst Armstrong", password).is_some()
    }

    #[test]
    fn lengths_are_met_from_both_sides_and_told() {
        let limits = Limits::default();
        for (length, wrong) in [(11, true), (12, false), (128, false), (129, true)] {
            // Letters of no order that repeat nowhere within four signs.
            let text: String = "kvzqxwjypbfgh".chars().cycle().take(length).collect();
            let found = objection(&limits, "ana", "Ana", &text);
            assert_eq!(found.is_some(), wrong, "{length}: {found:?}");
            let told = message!("password-length", least = 12, most = 128, length = length);
            assert!(found.is_none_or(|found| found == told));
        }
        assert!(!refused("éàüßøåéàüßøåñ"), "characters are counted, not bytes");
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for common in [
            "Password1234",
            "QWERTYUIOP12",
            "aaaaaaaaaaaaaa",
            "abcabcabcabcabc",
            "abcdefghijklm",
            "zyxwvutsrqponm",
            "Clearline-2026!",
            "!!!Password!!!1",
            "Ana Analyst Armstrong",
            "anaanalystarmstrong",
        ] {
            assert!(refused(common), "{common}");
        }
        for own in ["three blue lorries", "ana likes to swim in May", "clearline is where I work"] {
            assert!(!refused(own), "{own}");
        }
    }
}
