use clearline_report::{Argument, Country, message, words};
use jiff::civil::Date;

use super::{Confidence, CountryEntry, Dates, Standing};

words! {
    /// What is said of every country. A flag is a fact with a date, never a permission.
    pub enum Flag of "flag" {
        /// Member of INTERPOL.
        InterpolMember = "interpol_member" => message!("flag-interpol-member"),
        /// Party to the Convention on Cybercrime.
        BudapestParty = "budapest_party" => message!("flag-budapest-party"),
        /// Its Second Additional Protocol.
        Budapest2ap = "budapest_2ap_status" => message!("flag-budapest2ap"),
        /// A treaty or agreement on mutual legal assistance with the United States.
        UsMlat = "us_mlat" => message!("flag-us-mlat"),
        /// An executive agreement under the CLOUD Act.
        CloudActAgreement = "cloud_act_agreement" => message!("flag-cloud-act-agreement"),
        /// Member of the European Union.
        EuMember = "eu_member" => message!("flag-eu-member"),
        /// An agreement with Europol.
        EuropolAgreement = "europol_agreement" => message!("flag-europol-agreement"),
        /// Party to the Lanzarote Convention.
        LanzaroteParty = "lanzarote_party" => message!("flag-lanzarote-party"),
        /// Party to the Optional Protocol on the sale of children.
        OpscParty = "opsc_party" => message!("flag-opsc-party"),
        /// A hotline of the INHOPE network.
        InhopeHotline = "inhope_hotline" => message!("flag-inhope-hotline"),
        /// A decision of the European Union that data are protected adequately.
        DataProtectionAdequacy = "data_protection_adequacy" => message!("flag-data-protection-adequacy"),
        /// Party to the protocol that abolishes the death penalty.
        IccprOp2Party = "iccpr_op2_party" => message!("flag-iccpr-op2-party"),
        /// Party to the Convention against Torture.
        CatParty = "cat_party" => message!("flag-cat-party"),
        /// The United Nations Convention against Cybercrime.
        UnCybercrime = "un_cybercrime_convention" => message!("flag-un-cybercrime"),
        /// Party to the Convention against Transnational Organized Crime.
        UntocParty = "untoc_party" => message!("flag-untoc-party"),
        /// Party to the Inter-American Convention on Mutual Assistance.
        InterAmericanParty = "inter_american_mla_party" => message!("flag-inter-american-party"),
        /// Party to the European Convention on Mutual Assistance of 1959.
        CoeMlaParty = "coe_mla_1959_party" => message!("flag-coe-mla-party"),
        /// Bound by the directive on the European Investigation Order.
        EioParty = "eio_party" => message!("flag-eio-party"),
        /// May its agencies open a file that the provider did not view? Nothing is shipped; the operator enters it.
        UnviewedFiles = "unviewed_files" => message!("flag-unviewed-files"),
    }
}

const YES_NO: &[&str] = &["yes", "no", "unknown"];

/// `ratified` where it is bound by its deposit and the treaty is not in force. Only `yes` is a party.
const PARTY: &[&str] = &["yes", "signed", "ratified", "invited", "no", "unknown"];

impl Flag {
    /// Every value it may have. `unknown` is one of them, and is met by no need.
    pub fn values(self) -> &'static [&'static str] {
        match self {
            Flag::InterpolMember => &["yes", "no", "sub-bureau", "unknown"],
            Flag::UsMlat => &["yes", "no", "not-applicable", "unknown"],
            Flag::CloudActAgreement => {
                &["in_force", "negotiating", "none_known", "not-applicable", "unknown"]
            }
            Flag::EuMember => &["yes", "no", "part-of-member-territory", "unknown"],
            Flag::EuropolAgreement => {
                &["member", "operational", "strategic", "working", "none_known", "unknown"]
            }
            Flag::InhopeHotline => &["named", "none", "unknown"],
            Flag::DataProtectionAdequacy => &[
                "adequate",
                "partial",
                "eu-member",
                "eea-gdpr-applies",
                "part-of-member-territory",
                "none",
                "unknown",
            ],
            Flag::UnviewedFiles => YES_NO,
            Flag::BudapestParty
            | Flag::Budapest2ap
            | Flag::LanzaroteParty
            | Flag::OpscParty
            | Flag::IccprOp2Party
            | Flag::CatParty
            | Flag::UnCybercrime
            | Flag::UntocParty
            | Flag::InterAmericanParty
            | Flag::CoeMlaParty
            | Flag::EioParty => PARTY,
        }
    }

    /// The instrument that it is about to be a party to; its rows are the list of parties of that instrument.
    pub fn instrument(self) -> Option<&'static str> {
        match self {
            Flag::BudapestParty => Some("budapest"),
            Flag::Budapest2ap => Some("budapest-2ap"),
            Flag::LanzaroteParty => Some("lanzarote"),
            Flag::OpscParty => Some("un-opsc"),
            Flag::IccprOp2Party => Some("iccpr-op2"),
            Flag::CatParty => Some("un-cat"),
            Flag::UnCybercrime => Some("un-cybercrime"),
            Flag::UntocParty => Some("untoc"),
            Flag::InterAmericanParty => Some("inter-american-mla"),
            Flag::CoeMlaParty => Some("coe-mla-1959"),
            Flag::EioParty => Some("eu-eio"),
            Flag::InterpolMember
            | Flag::UsMlat
            | Flag::CloudActAgreement
            | Flag::EuMember
            | Flag::EuropolAgreement
            | Flag::InhopeHotline
            | Flag::DataProtectionAdequacy
            | Flag::UnviewedFiles => None,
        }
    }

    /// Who is a party to the instrument, where it has a list of parties.
    pub fn of_parties(instrument: &str) -> Option<Flag> {
        Flag::ALL.into_iter().find(|flag| flag.instrument() == Some(instrument))
    }
}

/// A value of a flag as people read it. One that no flag has is written as it stands.
pub fn flag_value(value: &str) -> Argument {
    match value {
        "yes" => message!("value-yes").into(),
        "no" => message!("value-no").into(),
        "unknown" => message!("value-unknown").into(),
        "sub-bureau" => message!("value-sub-bureau").into(),
        "none" => message!("value-none").into(),
        "signed" => message!("value-signed").into(),
        "ratified" => message!("value-ratified").into(),
        "not-applicable" => message!("value-not-applicable").into(),
        "in_force" => message!("value-in-force").into(),
        "negotiating" => message!("value-negotiating").into(),
        "none_known" => message!("value-none-known").into(),
        "part-of-member-territory" => message!("value-part-of-member-territory").into(),
        "member" => message!("value-member").into(),
        "operational" => message!("value-operational").into(),
        "strategic" => message!("value-strategic").into(),
        "working" => message!("value-working").into(),
        "named" => message!("value-named").into(),
        "adequate" => message!("value-adequate").into(),
        "partial" => message!("value-partial").into(),
        "eu-member" => message!("value-eu-member").into(),
        "eea-gdpr-applies" => message!("value-eea-gdpr-applies").into(),
        "invited" => message!("value-invited").into(),
        other => Argument::exact(other),
    }
}

/// What one row says of one country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlagEntry {
    /// Of what.
    pub flag: Flag,
    /// One of the flag's values.
    pub value: String,
    /// When it holds, and when we knew.
    pub dates: Dates,
    /// The sources, by their keys in the register; never empty.
    pub sources: Vec<String>,
    /// A page to read.
    pub url: Option<String>,
    /// As of when: a day, a month or a year.
    pub as_of: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// What else there is to know.
    pub note: Option<String>,
    /// The country whose own status may extend to this territory.
    pub via: Option<Country>,
    /// The name, the kind or the day behind the value.
    pub detail: Option<String>,
}

/// What a flag reads as on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading<'r> {
    /// The value; `unknown` where no row applies on that day.
    pub value: &'r str,
    /// The row it comes from, or the nearest one that does not stand; `None` where there is none.
    pub entry: Option<&'r FlagEntry>,
    /// The state of that row.
    pub standing: Standing,
    /// The state through which it holds of a territory; `None` where it holds of the country itself.
    pub through: Option<Country>,
}

impl CountryEntry {
    /// What a flag reads as on `day`: `unknown` without a row, before its first day, after its last, and when its review
    /// is overdue.
    pub fn flag(&self, flag: Flag, day: Date) -> Reading<'_> {
        let rows = || self.flags().iter().filter(move |entry| entry.flag == flag);
        let standing = rows().find(|entry| entry.dates.standing(day) == Standing::InForce);
        let nearest =
            || rows().filter(|entry| entry.dates.first <= day).max_by_key(|entry| entry.dates.first);
        let first = || rows().min_by_key(|entry| entry.dates.first);
        match standing.or_else(nearest).or_else(first) {
            None => Reading::unread(),
            Some(entry) => {
                let standing = entry.dates.standing(day);
                let value = if standing == Standing::InForce { entry.value.as_str() } else { "unknown" };
                Reading { value, entry: Some(entry), standing, through: None }
            }
        }
    }
}
