use jiff::civil::Date;

use super::{Confidence, Dates, Standing};

/// A statute, treaty, agreement, regulation, directive, policy or channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// Its name here.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Convention, national law, policing channel, …
    pub kind: String,
    /// Its place, as lawyers cite it.
    pub citation: String,
    /// Pages to read.
    pub urls: Vec<String>,
    /// When it was adopted, as exactly as we know: a day, a year, or words.
    pub adopted: Option<String>,
    /// Its state, in words.
    pub status: String,
    /// What may travel by it: a lead, evidence, nothing but conditions.
    pub mode: String,
    /// Does it address a private clearinghouse itself?
    pub binds: String,
    /// What it permits.
    pub permits: Vec<String>,
    /// What it does not.
    pub does_not_permit: Vec<String>,
    /// Its articles that matter here, each with what it is about.
    pub articles: Vec<(String, String)>,
    /// When it applies, and when we knew.
    pub dates: Dates,
    /// Where we have it from; never empty.
    pub sources: Vec<String>,
    /// How sure we are.
    pub confidence: Confidence,
    /// The day that it describes.
    pub as_of: Date,
    /// What else there is to know.
    pub note: Option<String>,
}

impl Instrument {
    /// Its state on `day`.
    pub fn standing(&self, day: Date) -> Standing {
        self.dates.standing(day)
    }
}
