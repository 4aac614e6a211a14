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
/// (h)(5): a provider may preserve longer of its own will.
pub(crate) const H5: &str = "US-2258A-h5";
/// 18 U.S.C. 2703(f): a request to preserve, 90 days, renewable.
pub(crate) const REQUEST_2703F: &str = "US-2703-f";
/// 34 U.S.C. 11293(b)(1)(K)(i)(II): reports from anyone.
pub(crate) const PUBLIC: &str = "US-34-11293-b1Ki-II";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::{ClauseId, Register};

    #[test]
    fn every_clause_this_code_names_is_shipped() {
        let names = [
            C,
            C_SUPPLEMENT,
            C1,
            C2,
            C3,
            C1_2008,
            C2_2008,
            C3_2008,
            D3,
            D5_FORWARDED,
            D5_UNABLE,
            D6_2008,
            G1,
            G2B,
            G3A,
            G3B,
            G3C,
            H1,
            H1_2018,
            H1_2008,
            H4,
            H5,
            REQUEST_2703F,
            PUBLIC,
        ];
        for name in names {
            assert!(Register::shipped().clause(&ClauseId::known(name)).is_some(), "{name}");
        }
        let named = include_str!("clauses.rs").matches("pub(crate) const ").count() - 1;
        assert_eq!(named, names.len(), "a clause named above is missing from this test");
    }
}
