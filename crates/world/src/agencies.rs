use clearline_report::{AgencyId, Basis, BasisKind, Channel, Country};
use jiff::ToSpan;
use jiff::tz::Offset;

use crate::World;

/// How the demonstration sets up one agency of the shipped directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntheticAgency {
    /// Its key in the directory.
    pub id: AgencyId,
    /// Its country.
    pub country: Country,
    /// How it receives.
    pub channel: Channel,
    /// For a foreign agency an invented row of evidence; a domestic one needs none.
    pub basis: Option<Basis>,
}

/// Foreign agencies that get an invented basis. Countries with many reports are left out on purpose (BD, ID, PK, SA,
/// TR, …): the shipped directory has an agency for some of these, which stays unverified, and none for others.
const FOREIGN: [(&str, &str, Channel, BasisKind); 16] = [
    ("in-1", "IN", Channel::Portal, BasisKind::Ice),
    ("ph-1", "PH", Channel::Portal, BasisKind::Fbi),
    ("mx-1", "MX", Channel::Package, BasisKind::Fbi),
    ("gb-1", "GB", Channel::Portal, BasisKind::AgDesignated),
    ("de-1", "DE", Channel::Portal, BasisKind::AgDesignated),
    ("fr-1", "FR", Channel::Package, BasisKind::Interpol),
    ("ca-1", "CA", Channel::Portal, BasisKind::AgDesignated),
    ("au-1", "AU", Channel::Portal, BasisKind::Ice),
    ("nl-1", "NL", Channel::Package, BasisKind::AgDesignated),
    ("br-1", "BR", Channel::Portal, BasisKind::Fbi),
    ("co-1", "CO", Channel::Package, BasisKind::Interpol),
    ("ke-1", "KE", Channel::Portal, BasisKind::Interpol),
    ("jp-1", "JP", Channel::Package, BasisKind::Interpol),
    ("se-1", "SE", Channel::Portal, BasisKind::AgDesignated),
    ("es-1", "ES", Channel::Package, BasisKind::Ice),
    ("th-1", "TH", Channel::Portal, BasisKind::Ice),
];

/// Domestic agencies that somebody signs in for.
const DOMESTIC: [&str; 5] = ["us-fbi", "us-hsi", "icac-ca-1", "icac-ny-1", "icac-tx-1"];

/// What an invented document says.
fn document(kind: BasisKind) -> &'static str {
    match kind {
        BasisKind::AgDesignated => "designated by the Attorney General",
        BasisKind::Fbi => "established relationship with the FBI",
        BasisKind::Ice => "established relationship with ICE",
        BasisKind::Interpol => "established relationship with INTERPOL",
    }
}

impl World {
    /// The agencies of the demonstration, foreign ones first. Every basis holds from a year before the world's moment,
    /// says in its evidence that it is invented, and has its `synthetic` mark set.
    pub fn agencies(&self) -> Vec<SyntheticAgency> {
        let today = Offset::UTC.to_datetime(self.now).date();
        let from = today.saturating_sub(1.year());
        let foreign = FOREIGN.into_iter().filter_map(|(id, country, channel, kind)| {
            let evidence =
                format!("SYNTHETIC, for demonstration only: {}. No such document exists.", document(kind));
            let basis = Basis { kind, evidence, from, to: None, synthetic: true };
            Some(SyntheticAgency {
                id: id.parse().ok()?,
                country: country.parse().ok()?,
                channel,
                basis: Some(basis),
            })
        });
        let domestic = DOMESTIC.into_iter().filter_map(|id| {
            Some(SyntheticAgency {
                id: id.parse().ok()?,
                country: Country::US,
                channel: Channel::Portal,
                basis: None,
            })
        });
        foreign.chain(domestic).collect()
    }
}
