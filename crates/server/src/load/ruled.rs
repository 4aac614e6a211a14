//! The rulings of a report that is written to measure: what the law really answers about two agencies of the shipped
//! directory, so that whoever asks about it again can read what it rests on.

use clearline_law::{
    AgencyEntry, AgencyFacts, Claim, Facts, Field, FileFacts, HouseKind, Outcome, Register, disclosure,
};
use clearline_pipeline::dossier::routed::RulingWord;
use clearline_report::{Answer, FileId, FileRelevance, ReportKind, World};
use jiff::Timestamp;

/// A ruling as it is kept.
pub(super) struct Ruled {
    pub(super) agency: String,
    pub(super) outcome: &'static str,
    pub(super) facts: String,
    pub(super) body: String,
    pub(super) digest: [u8; 32],
}

/// What the law answers about a foreign agency without a basis, and about the home federal desk.
pub(super) fn rulings(register: &Register, file: &FileId, at: Timestamp) -> Vec<Ruled> {
    let asked = |entry: &&AgencyEntry| entry.id.as_str() == "in-1" || Some(&entry.id) == register.home_desk();
    let mut asked: Vec<&AgencyEntry> = register.agencies().iter().filter(asked).collect();
    asked.sort_by_key(|entry| Some(&entry.id) == register.home_desk());
    asked.into_iter().map(|entry| ruled(register, entry, file, at)).collect()
}

fn ruled(register: &Register, entry: &AgencyEntry, file: &FileId, at: Timestamp) -> Ruled {
    let facts = Facts {
        kind: ReportKind::Provider,
        world: World::Live,
        received_on: at,
        agency: AgencyFacts {
            id: entry.id.clone(),
            class: entry.class,
            country: Some(entry.country),
            states: entry.states.clone(),
            bases: Vec::new(),
            investigates: entry.investigates,
            suspended: false,
        },
        fields: vec![
            Field::Incident,
            Field::Reporter,
            Field::ReportedAccounts,
            Field::CaptureEvents,
            Field::Augmented,
            Field::Triage,
        ],
        files: vec![FileFacts {
            file: file.clone(),
            viewed: Answer::NotStated,
            claim: Claim::default(),
            warrant: false,
            publicly_available: Answer::NotStated,
            hash_known: false,
            relevance: FileRelevance::Reported,
        }],
        reporter_consents: Answer::NotStated,
        urgent: false,
        approvals: Vec::new(),
        overrides: Vec::new(),
        house: HouseKind::Demonstration,
    };
    let ruling = disclosure(&facts, register, at);
    let outcome = match &ruling.outcome {
        Outcome::Disclose { .. } => RulingWord::Disclose,
        Outcome::NeedsApproval { .. } => RulingWord::NeedsApproval,
        Outcome::Withhold { .. } => RulingWord::Withhold,
    };
    Ruled {
        agency: entry.id.to_string(),
        outcome: outcome.word(),
        facts: facts.to_json(),
        digest: ruling.digest(),
        body: ruling.to_json(),
    }
}

#[cfg(test)]
mod tests {
    use clearline_law::Ruling;

    use super::*;

    #[test]
    fn what_is_written_to_measure_can_be_read_again() {
        let file = "abcdefabcdefabcdefabcdefabcdefab".parse().unwrap();
        let at = "2026-11-23T12:00:00Z".parse().unwrap();
        let all = rulings(Register::shipped(), &file, at);
        let ends: Vec<_> = all.iter().map(|one| (one.agency.as_str(), one.outcome)).collect();
        assert_eq!(ends, [("in-1", "withhold"), ("us-fbi", "disclose")]);
        for one in &all {
            let facts = Facts::from_json(&one.facts).unwrap();
            assert_eq!(disclosure(&facts, Register::shipped(), at), Ruling::from_json(&one.body).unwrap());
        }
    }
}
