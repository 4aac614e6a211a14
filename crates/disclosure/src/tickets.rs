//! Tickets: leave to fetch one opened picture. A page cannot carry the picture itself, so the opening is recorded first
//! and the picture follows at an address of its own. Any process of the house redeems what another issued, since a
//! ticket is its own proof: what it says, with a keyed digest behind it. It speaks for one account and a short time, and
//! is no secret worth keeping longer; within that time the same person may fetch the same picture again.

use clearline_core::{House, keyed_digest};
use clearline_law::access::{Actor, Permit, ViewFile};
use clearline_report::{FileId, ReportNumber};
use jiff::{SignedDuration, Timestamp};

use crate::viewing::{self, Sight, ViewError};

/// What a ticket gives leave to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The report.
    pub report: ReportNumber,
    /// The file of it that was opened.
    pub file: FileId,
    /// What of it was opened.
    pub sight: Sight,
}

/// A ticket that was held against its digest, its time and its holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redeemed(Opened);

impl Redeemed {
    /// What it gives leave to fetch.
    pub fn opened(&self) -> &Opened {
        &self.0
    }
}

/// Issues a ticket to `actor` for `seconds` from now: letters and digits, fit for an address. Only for what a command
/// has recorded as opened.
pub fn issue(house: &House, actor: &Actor, opened: &Opened, seconds: i64) -> String {
    let until = house.now() + SignedDuration::from_secs(seconds);
    write(&house.keys.fingerprint, actor, opened, until)
}

/// What the ticket gives leave to, where it is ours, not yet over and this actor's own.
pub fn redeem(house: &House, actor: &Actor, ticket: &str) -> Option<Redeemed> {
    read(&house.keys.fingerprint, actor, ticket, house.now()).map(Redeemed)
}

/// The picture of a redeemed ticket.
pub async fn picture(house: &House, _: &Permit<ViewFile>, ticket: &Redeemed) -> Result<Vec<u8>, ViewError> {
    viewing::whole_of(house, ticket.0.report, &ticket.0.file).await
}

fn write(key: &[u8; 32], actor: &Actor, opened: &Opened, until: Timestamp) -> String {
    let sight = opened.sight.word();
    let words = format!("{} {} {} {sight}", until.as_microsecond(), opened.report, opened.file);
    format!("{}{}", hex::encode(seal(key, actor, &words)), hex::encode(words))
}

fn read(key: &[u8; 32], actor: &Actor, ticket: &str, now: Timestamp) -> Option<Opened> {
    let (sealed, words) = ticket.split_at_checked(64)?;
    let words = String::from_utf8(hex::decode(words).ok()?).ok()?;
    let sealed = hex::decode(sealed).ok()?;
    aws_lc_rs::constant_time::verify_slices_are_equal(&sealed, &seal(key, actor, &words)).ok()?;
    let mut parts = words.split(' ');
    let until = Timestamp::from_microsecond(parts.next()?.parse().ok()?).ok()?;
    let opened = Opened {
        report: parts.next()?.parse().ok()?,
        file: parts.next()?.parse().ok()?,
        sight: picture_sight(parts.next()?)?,
    };
    (now < until).then_some(opened)
}

/// What a picture is opened to, by its word. A text is read on its page and has no ticket.
fn picture_sight(word: &str) -> Option<Sight> {
    [Sight::Blurred, Sight::Sharper, Sight::Moving].into_iter().find(|sight| sight.word() == word)
}

/// The word *ticket* keeps these digests apart from every other use of the same key.
fn seal(key: &[u8; 32], actor: &Actor, words: &str) -> [u8; 32] {
    keyed_digest(key, &["ticket", actor.role().word(), actor.id(), words])
}

#[cfg(test)]
mod tests {
    use clearline_law::access::Role;

    use super::*;

    const KEY: [u8; 32] = [7; 32];

    fn staff(role: Role, name: &str) -> Actor {
        Actor::staff(role, &name.parse().unwrap()).unwrap()
    }

    fn opened(sight: Sight) -> Opened {
        Opened {
            report: "891012771093118".parse().unwrap(),
            file: "abcdefabcdefabcdefabcdefabcdefab".parse().unwrap(),
            sight,
        }
    }

    #[test]
    fn a_ticket_is_good_for_its_holder_and_its_time_alone() {
        let until: Timestamp = "2026-11-23T18:00:00Z".parse().unwrap();
        let before = until - SignedDuration::from_micros(1);
        let holder = staff(Role::Analyst, "ana");
        for sight in [Sight::Blurred, Sight::Sharper, Sight::Moving] {
            let ticket = write(&KEY, &holder, &opened(sight), until);
            assert_eq!(read(&KEY, &holder, &ticket, before), Some(opened(sight)));
            assert_eq!(read(&KEY, &holder, &ticket, until), None, "over");
            assert_eq!(read(&KEY, &staff(Role::Analyst, "bo"), &ticket, before), None, "another person");
            assert_eq!(read(&KEY, &staff(Role::Supervisor, "ana"), &ticket, before), None, "another role");
            assert_eq!(read(&[8; 32], &holder, &ticket, before), None, "another house");
        }
    }

    #[test]
    fn no_letter_of_a_ticket_can_be_altered_and_no_part_left_out() {
        let until: Timestamp = "2026-11-23T18:00:00Z".parse().unwrap();
        let holder = staff(Role::Analyst, "ana");
        let ticket = write(&KEY, &holder, &opened(Sight::Blurred), until);
        let now = until - SignedDuration::from_secs(1);
        for at in 0..ticket.len() {
            let mut altered = ticket.clone().into_bytes();
            altered[at] = if altered[at] == b'0' { b'1' } else { b'0' };
            let altered = String::from_utf8(altered).unwrap();
            assert_eq!(read(&KEY, &holder, &altered, now), None, "altered at {at}");
            assert_eq!(read(&KEY, &holder, &ticket[..at], now), None, "cut at {at}");
        }
        assert_eq!(read(&KEY, &holder, &"é".repeat(64), now), None);
    }
}
