use std::str::FromStr;

use clearline_report::{Argument, Country, IdError, Message, message};
use jiff::civil::Date;

use super::{Confidence, CountryEntry, Dates, Standing};

/// What is said of every country. A flag is a fact with a date, never a permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// Member of INTERPOL.
    InterpolMember,
    /// Party to the Convention on Cybercrime.
    BudapestParty,
    /// Its Second Additional Protocol.
    Budapest2ap,
    /// A treaty or agreement on mutual legal assistance with the United States.
    UsMlat,
    /// An executive agreement under the CLOUD Act.
    CloudActAgreement,
    /// Member of the European Union.
    EuMember,
    /// An agreement with Europol.
    EuropolAgreement,
    /// Party to the Lanzarote Convention.
    LanzaroteParty,
    /// Party to the Optional Protocol on the sale of children.
    OpscParty,
    /// A hotline of the INHOPE network.
    InhopeHotline,
    /// A decision of the European Union that data are protected adequately.
    DataProtectionAdequacy,
    /// Party to the protocol that abolishes the death penalty.
    IccprOp2Party,
    /// Party to the Convention against Torture.
    CatParty,
    /// The United Nations Convention against Cybercrime.
    UnCybercrime,
    /// May its agencies open a file that the provider did not view? Nothing is shipped; the operator enters it.
    UnviewedFiles,
}

const YES_NO: &[&str] = &["yes", "no", "unknown"];

impl Flag {
    /// All of them.
    pub const ALL: [Flag; 15] = [
        Flag::InterpolMember,
        Flag::BudapestParty,
        Flag::Budapest2ap,
        Flag::UsMlat,
        Flag::CloudActAgreement,
        Flag::EuMember,
        Flag::EuropolAgreement,
        Flag::LanzaroteParty,
        Flag::OpscParty,
        Flag::InhopeHotline,
        Flag::DataProtectionAdequacy,
        Flag::IccprOp2Party,
        Flag::CatParty,
        Flag::UnCybercrime,
        Flag::UnviewedFiles,
    ];

    /// Its name in the files.
    pub fn word(self) -> &'static str {
        match self {
            Flag::InterpolMember => "interpol_member",
            Flag::BudapestParty => "budapest_party",
            Flag::Budapest2ap => "budapest_2ap_status",
            Flag::UsMlat => "us_mlat",
            Flag::CloudActAgreement => "cloud_act_agreement",
            Flag::EuMember => "eu_member",
            Flag::EuropolAgreement => "europol_agreement",
            Flag::LanzaroteParty => "lanzarote_party",
            Flag::OpscParty => "opsc_party",
            Flag::InhopeHotline => "inhope_hotline",
            Flag::DataProtectionAdequacy => "data_protection_adequacy",
            Flag::IccprOp2Party => "iccpr_op2_party",
            Flag::CatParty => "cat_party",
            Flag::UnCybercrime => "un_cybercrime_convention",
            Flag::UnviewedFiles => "unviewed_files",
        }
    }

    /// For people.
    pub fn words(self) -> Message {
        match self {
            Flag::InterpolMember => message!("flag-interpol-member"),
            Flag::BudapestParty => message!("flag-budapest-party"),
            Flag::Budapest2ap => message!("flag-budapest2ap"),
            Flag::UsMlat => message!("flag-us-mlat"),
            Flag::CloudActAgreement => message!("flag-cloud-act-agreement"),
            Flag::EuMember => message!("flag-eu-member"),
            Flag::EuropolAgreement => message!("flag-europol-agreement"),
            Flag::LanzaroteParty => message!("flag-lanzarote-party"),
            Flag::OpscParty => message!("flag-opsc-party"),
            Flag::InhopeHotline => message!("flag-inhope-hotline"),
            Flag::DataProtectionAdequacy => message!("flag-data-protection-adequacy"),
            Flag::IccprOp2Party => message!("flag-iccpr-op2-party"),
            Flag::CatParty => message!("flag-cat-party"),
            Flag::UnCybercrime => message!("flag-un-cybercrime"),
            Flag::UnviewedFiles => message!("flag-unviewed-files"),
        }
    }

    /// Every value it may have. `unknown` is one of them, and is met by no need.
    pub fn values(self) -> &'static [&'static str] {
        match self {
            Flag::InterpolMember => &["yes", "no", "sub-bureau", "unknown"],
            Flag::Budapest2ap => &["none", "signed", "ratified", "unknown"],
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
            Flag::UnCybercrime => &["signed", "not_signed", "ratified", "unknown"],
            Flag::BudapestParty
            | Flag::LanzaroteParty
            | Flag::OpscParty
            | Flag::IccprOp2Party
            | Flag::CatParty
            | Flag::UnviewedFiles => YES_NO,
        }
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
        "not_signed" => message!("value-not-signed").into(),
        other => Argument::exact(other),
    }
}

impl FromStr for Flag {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Flag::ALL.into_iter().find(|flag| flag.word() == text).ok_or(IdError {
            what: "flag",
            expected: "the name of a flag, such as budapest_party (see instruments/schema.json)",
        })
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
            None => Reading { value: "unknown", entry: None, standing: Standing::Unknown },
            Some(entry) => {
                let standing = entry.dates.standing(day);
                let value = if standing == Standing::InForce { entry.value.as_str() } else { "unknown" };
                Reading { value, entry: Some(entry), standing }
            }
        }
    }
}
