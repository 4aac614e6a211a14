use crate::{message, words};

words! {
    /// How far a report has come. [`Stage::ALL`] has the stages in their order; a report never goes back. The
    /// last two end an unfinished report instead of [`Stage::Received`].
    pub enum Stage of "stage" {
        /// Being filed: files and details may still be added, and it may be retracted.
        Open = "open" => message!("stage-open"),
        /// Finished by its sender: immutable from here on.
        Received = "received" => message!("stage-received"),
        /// Sources have said what they know.
        Augmented = "augmented" => message!("stage-augmented"),
        /// Rules could not decide alone; an analyst must.
        AtDesk = "at_desk" => message!("stage-at-desk"),
        /// Designated and ranked.
        Triaged = "triaged" => message!("stage-triaged"),
        /// The law has ruled for every candidate agency.
        Routed = "routed" => message!("stage-routed"),
        /// Made available to every agency the rulings named.
        Referred = "referred" => message!("stage-referred"),
        /// Withdrawn by its sender before it was finished.
        Retracted = "retracted" => message!("stage-retracted"),
        /// Never finished, and deleted by the documented rule.
        Expired = "expired" => message!("stage-expired"),
    }
}

impl Stage {
    /// True where nothing more will happen to the report by itself.
    pub fn is_end(self) -> bool {
        matches!(self, Stage::Referred | Stage::Retracted | Stage::Expired)
    }
}

words! {
    /// The outcome of triage (the words NCMEC publishes its figures by).
    pub enum Designation of "designation" {
        /// Enough to act on.
        Referral = "referral" => message!("designation-referral"),
        /// Too little to act on, or known and widely spread.
        Informational = "informational" => message!("designation-informational"),
    }
}

words! {
    /// Our order of work. Smaller is sooner.
    pub enum Priority of "priority" {
        /// Life at risk.
        P0 = "P0" => message!("priority-p0"),
        /// A child can be reached by a known person.
        P1 = "P1" => message!("priority-p1"),
        /// Active harm online.
        P2 = "P2" => message!("priority-p2"),
        /// The rest.
        P3 = "P3" => message!("priority-p3"),
    }
}
