//! Browsers that signed in before ("device cookies", OWASP): their attempts do not wait behind what others guess at the
//! same name.
//!
//! The cookie opens nothing and names nobody. It is a number with a keyed digest over the account and its present password,
//! so that it cannot be made elsewhere, fits one account, and ends with a new password. Nothing of it is stored. Wrong
//! passwords that come with it are counted by its number: a stolen one gains a thief only those few.

use clearline_core::{House, keyed_digest};
use jiff::SignedDuration;

use super::{Account, same};

/// A new cookie for a browser from which somebody signed in to `account`.
pub(super) fn give(house: &House, account: &Account) -> String {
    let number = hex::encode(house.draw::<16>());
    let ends = house.now() + SignedDuration::from_hours(24 * house.limits.device_days);
    let ends = ends.as_second().to_string();
    let proof = hex::encode(proof(house, account, &number, &ends));
    format!("{number}.{ends}.{proof}")
}

/// The number of the cookie, where it was given for this account and its present password and has not run out.
pub(super) fn number<'c>(house: &House, account: &Account, cookie: &'c str) -> Option<&'c str> {
    let (number, rest) = cookie.split_once('.')?;
    let (ends, shown) = rest.split_once('.')?;
    let lasts = ends.parse::<i64>().ok()? > house.now().as_second();
    let shown = hex::decode(shown).ok()?;
    (lasts && same(&shown, &proof(house, account, number, ends))).then_some(number)
}

fn proof(house: &House, account: &Account, number: &str, ends: &str) -> [u8; 32] {
    keyed_digest(
        &house.keys.fingerprint,
        &["known browser", account.id.as_str(), account.password_hash(), number, ends],
    )
}
