//! What holds of a territory through the state that it belongs to.

use clearline_report::Country;
use jiff::civil::Date;

use super::{CountryEntry, Flag, Reading, Register, Standing};

/// By what a territory has what its state has.
enum Extends {
    /// The bureau of the state passes on what comes for the territory.
    Bureau,
    /// The law of the European Union holds there.
    EuropeanLaw,
    /// The treaties of the state hold there, where the territory is one of its integral parts.
    Treaty,
    /// It speaks of the territory alone.
    Nothing,
}

impl Flag {
    fn extends(self) -> Extends {
        match self {
            Flag::InterpolMember => Extends::Bureau,
            Flag::EuMember | Flag::EuropolAgreement | Flag::EioParty => Extends::EuropeanLaw,
            Flag::BudapestParty
            | Flag::Budapest2ap
            | Flag::UsMlat
            | Flag::CloudActAgreement
            | Flag::LanzaroteParty
            | Flag::OpscParty
            | Flag::IccprOp2Party
            | Flag::CatParty
            | Flag::UnCybercrime
            | Flag::UntocParty
            | Flag::InterAmericanParty
            | Flag::CoeMlaParty => Extends::Treaty,
            Flag::InhopeHotline | Flag::DataProtectionAdequacy | Flag::UnviewedFiles => Extends::Nothing,
        }
    }
}

impl Reading<'_> {
    pub(super) fn unread() -> Reading<'static> {
        Reading { value: "unknown", entry: None, standing: Standing::Unknown, through: None }
    }
}

impl Register {
    /// What a flag reads as of a country on `day`, of a territory also through the state that it belongs to: its bureau
    /// of INTERPOL, the law of the European Union where that holds, and its treaties where the territory is an integral
    /// part. A treaty that holds only where the state said so stays unknown of a territory.
    pub fn reading(&self, country: Country, flag: Flag, day: Date) -> Reading<'_> {
        let Some(entry) = self.country(country) else { return Reading::unread() };
        let own = entry.flag(flag, day);
        let Some(state) = entry.sovereign.and_then(|state| self.country(state)) else { return own };
        let theirs = || Reading { through: Some(state.country), ..state.flag(flag, day) };
        match flag.extends() {
            Extends::Bureau if own.value != "yes" => theirs(),
            Extends::EuropeanLaw if is_union_territory(entry, day) => theirs(),
            Extends::Treaty if entry.integral && own.value == "unknown" => theirs(),
            Extends::Bureau | Extends::EuropeanLaw | Extends::Treaty | Extends::Nothing => own,
        }
    }
}

fn is_union_territory(entry: &CountryEntry, day: Date) -> bool {
    entry.flag(Flag::EuMember, day).value == "part-of-member-territory"
}
