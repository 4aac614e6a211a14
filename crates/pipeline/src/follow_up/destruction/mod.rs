//! Destruction of a depiction on notification of a law enforcement agency: the one duty of 18 U.S.C. 2258D(d)(2) to
//! delete. It is a *shall* without a time, and it cannot be undone, so it is done in steps.
//!
//! 1. *Notified* ([`notify`]): from that commit on nobody can open the file, agencies included. Its wrapped key leaves the
//!    file's row for a table of its own; packages of the report that may hold the depiction lose their keys and are sealed
//!    anew without it. Other agencies that have the file in a live referral are told. Whoever notifies more often than a
//!    person does is only recorded, until counsel lets it take effect.
//! 2. *Waits* ([`wait`]): so long as our policy says, and not longer than until counsel confirms. Nothing once counsel has
//!    entered the order of the court that demands the destruction. An agency may object ([`object`]); counsel reads it, and
//!    it stops nothing. Two persons of the house may take the notification back ([`release`]): the key returns.
//! 3. *Carried out* ([`carry_out_due`]): the key is destroyed, the hashes go from the row, the bytes follow.
//!
//! The hashes are not needed to know a copy again, since hash lists have entries of their own. What stays is that there
//! was such a file, who notified, and the SHA-256 as the ledger commits to it, so that nobody can say later that something
//! else was destroyed.
//!
//! What stands in the way: only process of a court to this house ([`clearline_law::HoldKind::stops_destruction`]), entered
//! by two persons, for as long as it binds. To destroy cannot be undone and to wait can, and whoever is bound by a court
//! does not choose between the court and the statute alone. A litigation hold that no court ordered is a policy of ours
//! and gives way to the statute. Requests under § 2703(f), orders and warrants to the provider, and the provider's own
//! duty keep *its* copy, and do not touch ours.

mod carry;
mod counsel;
mod keys;
mod lists;
mod model;
mod notify;
mod object;
mod release;
mod told;
pub mod wait;

pub use carry::{carry_out_due, destroy_due, remove_leftovers};
pub use counsel::{NewOrder, confirm, enter_order};
pub use lists::{Case, Cursor, case, of_file, of_report, open, page};
pub use model::{By, CourtOrder, Destruction, Objection, ReleaseProposal, Stand, State};
pub use notify::{Notifiable, may_notify, notifiable, notify};
pub use object::{object, objectionable};
pub use release::{propose_release, refuse_release, release};

pub(super) use carry::leave_bytes;

use clearline_report::Message;
use sha2::{Digest, Sha256};

use super::FollowUpError;

/// The clause that asks for it.
pub(super) const CLAUSE: &str = "US-2258D-d2";
/// Characters of a reference or a reason, at most.
const WORDS_MAX: usize = 400;

/// Words that must be there, as they are kept.
fn words(text: &str, else_say: impl Fn(usize) -> Message) -> Result<String, FollowUpError> {
    let text = text.replace('\0', "").trim().to_owned();
    if text.is_empty() || text.chars().count() > WORDS_MAX {
        return Err(FollowUpError::Unfit(else_say(WORDS_MAX)));
    }
    Ok(text)
}

/// SHA-256 over the parts in their order, each as `name length`, a line break, its UTF-8 bytes and a line break; the
/// length is that of the bytes, in decimal digits. It is what the ledger keeps of words and names.
pub(super) fn canonical_sha256(parts: &[(&str, &str)]) -> String {
    let mut digest = Sha256::new();
    for (name, value) in parts {
        digest.update(format!("{name} {}\n{value}\n", value.len()));
    }
    hex::encode(digest.finalize())
}

#[cfg(test)]
mod tests {
    use clearline_report::message;

    use super::*;

    #[test]
    fn words_are_kept_up_to_their_limit_and_the_refusal_tells_it() {
        let say = |most| message!("unfit-say-why", most = most);
        assert_eq!(words(&format!(" {} ", "é".repeat(WORDS_MAX)), say).unwrap(), "é".repeat(WORDS_MAX));
        for unfit in ["é".repeat(WORDS_MAX + 1), " \0 ".to_owned(), String::new()] {
            let FollowUpError::Unfit(why) = words(&unfit, say).unwrap_err() else { panic!("not unfit") };
            assert_eq!(why, message!("unfit-say-why", most = WORDS_MAX));
        }
    }
}
