use std::net::IpAddr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Answer, Country, ReportNumber, SaidAt, message, words};

words! {
    /// In what part a person or account appears in a report.
    #[derive(Default)]
    pub enum PartyRole of "part in a report" {
        /// The account complained of.
        #[default]
        Reported = "reported" => message!("party-reported"),
        /// Who was meant to receive something.
        IntendedRecipient = "intended_recipient" => message!("party-intended-recipient"),
        /// The child.
        Victim = "victim" => message!("party-victim"),
    }
}

/// A person or account, as the sender described it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Party {
    /// Its part in the report.
    pub role: PartyRole,
    /// The human being.
    pub person: Person,
    /// The sender's own key of the account.
    pub esp_identifier: Option<String>,
    /// The service of the sender it belongs to.
    pub esp_service: Option<String>,
    /// Name of the account.
    pub screen_name: Option<String>,
    /// Names shown.
    pub display_names: Vec<String>,
    /// Addresses of its profile.
    pub profile_urls: Vec<String>,
    /// Its own words about itself.
    pub profile_bio: Option<String>,
    /// Addresses seen on the network.
    pub captures: Vec<CaptureEvent>,
    /// The identifiers of the person's devices.
    pub devices: Vec<DeviceId>,
    /// Earlier reports the sender refers to.
    pub prior_reports: Vec<ReportNumber>,
    /// A group the sender put it in.
    pub group: Option<String>,
    /// May somebody else have used the account?
    pub compromised: Answer,
    /// Is it an account of another service?
    pub third_party: Answer,
    /// Was the account closed for a time?
    pub temporarily_disabled: Option<Disabled>,
    /// Was the account closed for good?
    pub permanently_disabled: Option<Disabled>,
    /// Are these all e-mail addresses that the sender knows?
    pub all_emails: Answer,
    /// Where the sender thinks it is.
    pub estimated_location: Option<EstimatedLocation>,
    /// A vehicle.
    pub vehicle: Option<String>,
    /// A school (victims only).
    pub school: Option<String>,
    /// Other accounts of the same person.
    pub associated: Vec<AssociatedAccount>,
    /// Further text.
    pub additional: Vec<String>,
}

/// An account that its service closed, and whether the user was informed: a user who knows may be destroying evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disabled {
    /// The element's own value: a sender may also say that it did *not* close the account.
    pub stated: bool,
    /// When it was closed.
    pub at: Option<SaidAt>,
    /// Was the user informed?
    #[serde(default)]
    pub user_notified: Answer,
    /// When the user was informed.
    pub user_notified_at: Option<SaidAt>,
    /// When it was, or will be, open again; only of what is closed for a time.
    pub reenabled_at: Option<SaidAt>,
}

/// An account linked to a party. It has the same facts as a party, and how it is linked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssociatedAccount {
    /// `Billing`, `Linked`, `Business`, `Creator`, `Parent/Guardian` or `Other`.
    pub relation: String,
    /// The service it belongs to.
    pub platform: Option<String>,
    /// The account itself.
    pub party: Party,
}

/// A human being, as the sender described it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Person {
    /// Given name.
    pub first_name: Option<String>,
    /// Middle name (linked accounts only).
    pub middle_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// Telephone numbers.
    pub phones: Vec<Phone>,
    /// E-mail addresses.
    pub emails: Vec<Email>,
    /// Street addresses.
    pub addresses: Vec<Address>,
    /// Years, 0 to 150.
    pub age: Option<u8>,
    /// Does the sender hold the age that the account asserts to be wrong (`ageAssertionDiscrepancy`)?
    pub age_disputed: Answer,
    /// The date of birth, as the sender states it.
    #[serde(with = "crate::written::day")]
    pub date_of_birth: Option<Date>,
}

/// A telephone number as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Phone {
    /// The number without its calling code, when that is given apart.
    pub number: String,
    /// `+` and one to three digits.
    pub calling_code: Option<String>,
    /// Its extension.
    pub extension: Option<String>,
    /// `Mobile`, `Home`, `Business`, `Work`, `Fax`, `Internet` or `Recovery`.
    pub kind: Option<String>,
    /// Did the sender verify it?
    pub verified: Answer,
    /// When the sender verified it.
    pub verified_at: Option<SaidAt>,
}

impl Phone {
    /// The number with its calling code in front, as far as it is known.
    pub fn full(&self) -> String {
        format!("{}{}", self.calling_code.as_deref().unwrap_or(""), self.number)
    }
}

/// An e-mail address as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Email {
    /// The address.
    pub address: String,
    /// `Home`, `Work`, `Business` or `Recovery`.
    pub kind: Option<String>,
    /// Did the sender verify it?
    pub verified: Answer,
    /// When the sender verified it.
    pub verified_at: Option<SaidAt>,
}

/// A street address as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Address {
    /// `Home`, `Business`, `Billing`, `Shipping` or `Technical`.
    pub kind: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// The city, as the sender writes it.
    pub city: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// State of the United States.
    pub state: Option<String>,
    /// A state or province elsewhere.
    pub region: Option<String>,
    /// The country, by its code.
    pub country: Option<Country>,
}

/// Where the sender thinks an account is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EstimatedLocation {
    /// The city that the sender estimates.
    pub city: Option<String>,
    /// Region, or state of the United States.
    pub region: Option<String>,
    /// The country that the sender estimates.
    pub country: Option<Country>,
    /// Did the sender verify it?
    pub verified: Answer,
    /// As of when.
    pub at: Option<SaidAt>,
}

/// An address, a time and what was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaptureEvent {
    /// The address.
    pub address: IpAddr,
    /// What was done.
    pub kind: Option<CaptureKind>,
    /// The moment of the event; absent where the sender names none.
    pub at: Option<SaidAt>,
    /// Does the sender think it a proxy?
    #[serde(default)]
    pub possible_proxy: Answer,
    /// Source port: without it an address behind carrier-grade NAT identifies no person.
    pub port: Option<u16>,
}

words! {
    /// What was done at a captured address.
    pub enum CaptureKind of "capture event" {
        /// A login.
        Login = "login",
        /// The account was made.
        Registration = "registration",
        /// Something was bought.
        Purchase = "purchase",
        /// A file was uploaded.
        Upload = "upload",
        /// Something else.
        Other = "other",
        /// Not known.
        Unknown = "unknown",
    }
}

impl CaptureKind {
    /// The word of the reporting API.
    pub fn wire_name(self) -> &'static str {
        match self {
            CaptureKind::Login => "Login",
            CaptureKind::Registration => "Registration",
            CaptureKind::Purchase => "Purchase",
            CaptureKind::Upload => "Upload",
            CaptureKind::Other => "Other",
            CaptureKind::Unknown => "Unknown",
        }
    }
}

/// A device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceId {
    /// Which kind of identifier.
    pub kind: String,
    /// The identifier.
    pub value: String,
    /// What was done with it.
    pub event: Option<CaptureKind>,
    /// The moment at which the device was seen; absent where the sender names none.
    pub at: Option<SaidAt>,
}
