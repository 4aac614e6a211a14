//! The clauses this code relies on, by their names in the register. A test holds that each is shipped.

/// 2258A(c): a provider's report is made available to one or more agencies.
pub(crate) const C: &str = "US-2258A-c";
/// (c) as amended in 2025: with the supplemental data.
pub(crate) const C_SUPPLEMENT: &str = "US-2258A-c-supp";
/// (c)(1): federal agencies.
pub(crate) const C1: &str = "US-2258A-c1";
/// (c)(2): state and local agencies.
pub(crate) const C2: &str = "US-2258A-c2";
/// (c)(3): foreign agencies.
pub(crate) const C3: &str = "US-2258A-c3";
/// (c)(1) as enacted in 2008.
pub(crate) const C1_2008: &str = "US-2258A-c1-2008";
/// (c)(2) as enacted in 2008.
pub(crate) const C2_2008: &str = "US-2258A-c2-2008";
/// (c)(3) as enacted in 2008.
pub(crate) const C3_2008: &str = "US-2258A-c3-2008";
/// (d)(3): designation of foreign agencies, and its conditions.
pub(crate) const D3: &str = "US-2258A-d3";
/// (d)(5)(A)-(B): the provider may be told to whom a foreign-requested report went.
pub(crate) const D5_FORWARDED: &str = "US-2258A-d5A";
/// (d)(5)(C): the provider must be told when it could not be forwarded.
pub(crate) const D5_UNABLE: &str = "US-2258A-d5C";
/// (d)(6) as enacted in 2008: the provider must be told of either.
pub(crate) const D6_2008: &str = "US-2258A-d6-2008";
/// (g)(1): what recipients may not disclose.
pub(crate) const G1: &str = "US-2258A-g1";
/// (g)(2)(B): no depictions to providers.
pub(crate) const G2B: &str = "US-2258A-g2B";
/// (g)(3)(A): the closed list, federal.
pub(crate) const G3A: &str = "US-2258A-g3A";
/// (g)(3)(B): the closed list, state, local, tribal.
pub(crate) const G3B: &str = "US-2258A-g3B";
/// (g)(3)(C): the closed list, foreign.
pub(crate) const G3C: &str = "US-2258A-g3C";
/// (h)(1): preservation, since 2024.
pub(crate) const H1: &str = "US-2258A-h1";
/// (h)(1) as amended in 2018.
pub(crate) const H1_2018: &str = "US-2258A-h1-2018";
/// (h)(1)-(2) as enacted in 2008.
pub(crate) const H1_2008: &str = "US-2258A-h1-2008";
/// (h)(4): § 2703 runs beside (h) untouched.
pub(crate) const H4: &str = "US-2258A-h4";
/// (h)(5): a provider may preserve longer voluntarily.
pub(crate) const H5: &str = "US-2258A-h5";
/// 18 U.S.C. 2703(f): a request to preserve, 90 days, renewable.
pub(crate) const REQUEST_2703F: &str = "US-2703-f";
/// 34 U.S.C. 11293(b)(1)(K)(i)(II): reports from anyone.
pub(crate) const PUBLIC: &str = "US-34-11293-b1Ki-II";

/// (g)(2)(A)(i): an attorney for the government.
pub(crate) const G2A_ATTORNEY: &str = "US-2258A-g2Ai";
/// (g)(2)(A)(ii): the agency's own people.
pub(crate) const G2A_OWN: &str = "US-2258A-g2Aii";
/// (g)(2)(A)(iii): other personnel of a government, to enforce federal law.
pub(crate) const G2A_OTHERS: &str = "US-2258A-g2Aiii";
/// (g)(2)(A)(iv): an official of a State, where State law is violated.
pub(crate) const G2A_STATE: &str = "US-2258A-g2Aiv";
/// (g)(2)(A)(v): the defence.
pub(crate) const G2A_DEFENCE: &str = "US-2258A-g2Av";
/// (g)(2)(A)(vi): a provider, to help with legal process.
pub(crate) const G2A_PROVIDER: &str = "US-2258A-g2Avi";
/// (g)(2)(A)(vii): as a court orders.
pub(crate) const G2A_COURT: &str = "US-2258A-g2Avii";
/// (g)(3)(D): the closed list, providers.
pub(crate) const G3D: &str = "US-2258A-g3D";
/// 2258C(a): elements to providers.
pub(crate) const ELEMENTS_PROVIDER: &str = "US-2258C-a";
/// 2258C(a)(3): never the depictions.
pub(crate) const ELEMENTS_NO_DEPICTION: &str = "US-2258C-a3";
/// 2258C(b): what a provider may use them for.
pub(crate) const ELEMENTS_PROVIDER_USE: &str = "US-2258C-b";
/// 2258C(d): elements to agencies.
pub(crate) const ELEMENTS_AGENCY: &str = "US-2258C-d";
/// 2258C(e): what an agency may use them for.
pub(crate) const ELEMENTS_AGENCY_USE: &str = "US-2258C-e";
/// 2258D(d)(2): destruction when law enforcement notifies.
pub(crate) const DESTROY: &str = "US-2258D-d2";
/// § 3509(m): material stays in the care of government or court.
pub(crate) const DEFENCE_INSPECTS: &str = "US-3509-m";
/// United States v. Wilson: a hash match is no viewing.
pub(crate) const WILSON: &str = "US-4A-wilson";
/// United States v. Ackerman: a clearinghouse may count as the government.
pub(crate) const ACKERMAN: &str = "US-4A-ackerman";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::obligations::{Held, obligations};
    use crate::register::{ClauseId, Register};

    /// The names above, read from this file: none can be forgotten here.
    fn named() -> BTreeSet<&'static str> {
        include_str!("clauses.rs")
            .lines()
            .filter_map(|line| line.strip_prefix("pub(crate) const ")?.split('"').nth(1))
            .collect()
    }

    #[test]
    fn every_clause_this_code_names_is_shipped() {
        for name in named() {
            assert!(Register::shipped().clause(&ClauseId::known(name)).is_some(), "{name}");
        }
    }

    #[test]
    fn the_table_marks_as_enforced_what_code_names_and_nothing_else() {
        let marked: BTreeSet<&str> = obligations()
            .iter()
            .filter(|row| matches!(row.held, Held::Enforced { .. }))
            .map(|row| row.clause)
            .collect();
        assert_eq!(marked, named());
    }

    #[test]
    fn every_obligation_of_the_register_stands_in_the_table_once() {
        let rows: Vec<&str> = obligations().iter().map(|row| row.clause).collect();
        let once: BTreeSet<&str> = rows.iter().copied().collect();
        assert_eq!(rows.len(), once.len(), "a row stands twice");
        let shipped: BTreeSet<&str> = Register::shipped()
            .clauses()
            .map(|clause| clause.id.as_str())
            .filter(|id| id.starts_with("US-"))
            .collect();
        assert_eq!(once, shipped);
    }
}
