//! The conditions of a referral as somebody takes note of them: by a digest, so that it is known which ones.

use clearline_law::{Condition, Outcome, Ruling};
use sha2::{Digest, Sha256};

use crate::writer::Writer;

/// The conditions that a ruling sets.
pub fn of(ruling: &Ruling) -> &[Condition] {
    match &ruling.outcome {
        Outcome::Disclose { conditions, .. } => conditions,
        Outcome::NeedsApproval { .. } | Outcome::Withhold { .. } => &[],
    }
}

/// SHA-256 of the conditions in their written form: the JSON array of `[id, ground, words]` of each, in their order,
/// without spaces, in UTF-8. The same is told in `docs/agencies.md`, for programs that compute it themselves.
pub fn conditions_digest(conditions: &[Condition], writer: Writer<'_>) -> [u8; 32] {
    let written: Vec<[String; 3]> = conditions
        .iter()
        .map(|one| [one.id.clone(), one.ground.to_string(), writer.say(&one.words)])
        .collect();
    Sha256::digest(serde_json::json!(written).to_string()).into()
}

/// Does `now` set a condition that `before` did not?
pub fn adds(before: &Ruling, now: &Ruling) -> bool {
    added(of(before), of(now))
}

fn added(before: &[Condition], now: &[Condition]) -> bool {
    now.iter().any(|one| !before.contains(one))
}

#[cfg(test)]
mod tests {
    use clearline_law::{Ground, Policy, Register};
    use clearline_report::{Argument, Message, message};

    use super::*;

    fn condition(id: &str, words: Message) -> Condition {
        Condition { id: id.to_owned(), words, ground: Ground::Policy(Policy::Lead) }
    }

    /// A condition of an operator's own register.
    fn own(id: &str, says: &str) -> Condition {
        condition(id, message!("condition-of-register", says = Argument::words(says)))
    }

    #[test]
    fn conditions_are_acknowledged_anew_only_where_one_is_added() {
        let lead = condition("lead", message!("condition-lead"));
        let purpose = condition("purpose", message!("condition-purpose"));
        assert!(!added(&[lead.clone(), purpose.clone()], std::slice::from_ref(&lead)), "one fell away");
        assert!(!added(&[lead.clone(), purpose.clone()], &[purpose.clone(), lead.clone()]));
        assert!(added(std::slice::from_ref(&lead), &[lead.clone(), purpose]));
        assert!(added(std::slice::from_ref(&lead), &[own("lead", "A lead, and more.")]));
    }

    #[test]
    fn the_digest_is_over_the_written_form_and_changes_with_every_part_of_it() {
        let digest =
            |conditions: &[Condition]| conditions_digest(conditions, Writer::english(Register::shipped()));
        let one = [own("lead", "A \"lead\".")];
        let written = r#"[["lead","policy:lead","A \"lead\"."]]"#;
        assert_eq!(digest(&one), <[u8; 32]>::from(Sha256::digest(written)));
        let two = [own("lead", "A \"lead\"."), own("purpose", "Protect.")];
        let others = [
            digest(&[]),
            digest(&[own("lead", "A lead.")]),
            digest(&two),
            digest(&[two[1].clone(), two[0].clone()]),
        ];
        assert!(!others.contains(&digest(&one)), "{others:?}");
    }
}
