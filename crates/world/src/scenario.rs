/// The kinds of report the synthetic world sends. Each is there because some stage must treat it differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scenario {
    /// One file that the provider viewed, an account, an address that places it.
    Upload,
    /// A batched report: one widely shared file, many accounts.
    ViralMeme,
    /// The same bytes as a file of the demonstration's hash list.
    KnownHash,
    /// Text only: a grown-up writes to a child.
    EnticementChat,
    /// A child is blackmailed and in danger; the provider escalated.
    Sextortion,
    /// The provider did not view the file, or does not say.
    UnviewedFile,
    /// A proxy's address in one country, telephone and language of another.
    VpnAddress,
    /// The person reported in one country, the victim in another.
    VictimAbroad,
    /// Nothing that shows a place.
    NoLocation,
    /// The United States, with a state.
    UsState,
    /// Foreign police served process, and an agency of that country may receive.
    ForeignRequest,
    /// Foreign police served process, and no agency of that country may receive.
    ForeignRequestUnqualified,
    /// The provider itself marks it as spam or informational.
    Informational,
    /// More about an account that an earlier report was about.
    Supplement,
    /// Withdrawn by the provider before it was finished.
    Retracted,
    /// Begun and never finished.
    Abandoned,
    /// Two or three files with different answers about each.
    SeveralFiles,
}

impl Scenario {
    /// All of them with how many of any [`DECK`] reports are of the kind, and what it is in plain words.
    const TABLE: [(Scenario, usize, &'static str); 17] = [
        (Scenario::Upload, 8, "a file the provider viewed, placed by an address"),
        (Scenario::ViralMeme, 3, "one widely shared file, many accounts, batched"),
        (Scenario::KnownHash, 4, "a file that is in a hash list"),
        (Scenario::EnticementChat, 3, "a chat in which a grown-up approaches a child, no files"),
        (Scenario::Sextortion, 2, "a child is blackmailed and in danger, escalated"),
        (Scenario::UnviewedFile, 3, "a file nobody at the provider viewed"),
        (Scenario::VpnAddress, 2, "a proxy's address in one country, a telephone of another"),
        (Scenario::VictimAbroad, 2, "person reported and victim in different countries"),
        (Scenario::NoLocation, 1, "nothing that tells a place"),
        (Scenario::UsState, 3, "a person in one of the United States"),
        (Scenario::ForeignRequest, 1, "asked for by foreign police, whose agency may receive"),
        (Scenario::ForeignRequestUnqualified, 1, "asked for by foreign police, of whom none may receive"),
        (Scenario::Informational, 2, "marked as spam or informational by the provider"),
        (Scenario::SeveralFiles, 2, "two or three files, each with its own answers"),
        (Scenario::Retracted, 1, "withdrawn before it was finished"),
        (Scenario::Abandoned, 1, "begun and never finished"),
        (Scenario::Supplement, 1, "more about an account of an earlier report"),
    ];

    /// Every kind.
    pub fn all() -> impl Iterator<Item = Scenario> {
        Self::TABLE.into_iter().map(|(scenario, ..)| scenario)
    }

    /// What it is, in plain words, to be printed.
    pub fn words(self) -> &'static str {
        Self::TABLE.iter().find(|(scenario, ..)| *scenario == self).map_or("", |(.., words)| words)
    }

    /// What the provider does with it at last.
    pub fn ending(self) -> Ending {
        match self {
            Scenario::Retracted => Ending::Retract,
            Scenario::Abandoned => Ending::Abandon,
            _ => Ending::Finish,
        }
    }

    /// The kinds of one deck, unshuffled, the supplement last.
    pub(crate) fn deck() -> Vec<Scenario> {
        Self::TABLE.iter().flat_map(|(scenario, count, _)| std::iter::repeat_n(*scenario, *count)).collect()
    }
}

/// How many reports a deck has; every run of them that starts at a multiple holds every kind.
pub(crate) const DECK: u64 = 40;

/// What a provider does with a report after its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// Finishes it.
    Finish,
    /// Retracts it.
    Retract,
    /// Neither: it is left open.
    Abandon,
}
