//! Persons and accounts.

use super::shared::{ADDRESS, AGE, DEVICE_ID, EMAIL, ESTIMATED_LOCATION, IP_CAPTURE_EVENT, PERSON, PHONE};
use super::{Attribute, Complex, Content, Item, Must, Rules, Simple, Words};

/// A number that could be a report's. Whether such a report exists is not checked. It may have been filed with another
/// clearinghouse of the same API, and an unknown reference is no reason to refuse a child's report.
const REPORT_NUMBER: Must = Must::BeBetween(1, (1 << 53) - 1);

pub(super) static PERSON_OR_USER_REPORTED: Complex = Complex {
    name: "PersonOrUserReported",
    content: Content::Sequence(&[
        Item::complex("personOrUserReportedPerson", &PERSON),
        Item::text("vehicleDescription").max(300),
        Item::text("espIdentifier").max(255),
        Item::text("espService").max(100),
        Item::boolean("compromisedAccount"),
        Item::text("screenName").max(256),
        Item::text("displayName").many().max(255),
        Item::url("profileUrl").many(),
        Item::text("profileBio"),
        Item::complex("ipCaptureEvent", &IP_CAPTURE_EVENT).many(),
        Item::complex("deviceId", &DEVICE_ID).many(),
        Item::boolean("thirdPartyUserReported"),
        Item::simple("priorCTReports", Simple::Long).many().must(REPORT_NUMBER),
        Item::text("groupIdentifier").max(255),
        Item::complex("accountTemporarilyDisabled", &TEMPORARILY_DISABLED),
        Item::complex("accountPermanentlyDisabled", &PERMANENTLY_DISABLED),
        Item::complex("estimatedLocation", &ESTIMATED_LOCATION),
        Item::boolean("allEmailsReported"),
        Item::complex("associatedAccount", &ASSOCIATED_ACCOUNT).many(),
        Item::text("additionalInfo"),
    ]),
    attributes: &[],
};

pub(super) static INTENDED_RECIPIENT: Complex = Complex {
    name: "IntendedRecipient",
    content: Content::Sequence(&[
        Item::complex("intendedRecipientPerson", &PERSON),
        Item::text("espIdentifier").max(255),
        Item::text("espService").max(100),
        Item::boolean("compromisedAccount"),
        Item::text("screenName").max(256),
        Item::text("displayName").many().max(255),
        Item::url("profileUrl").many(),
        Item::text("profileBio"),
        Item::complex("ipCaptureEvent", &IP_CAPTURE_EVENT).many(),
        Item::complex("deviceId", &DEVICE_ID).many(),
        Item::simple("priorCTReports", Simple::Long).many().must(REPORT_NUMBER),
        Item::text("groupIdentifier").max(255),
        Item::complex("accountTemporarilyDisabled", &TEMPORARILY_DISABLED),
        Item::complex("accountPermanentlyDisabled", &PERMANENTLY_DISABLED),
        Item::complex("estimatedLocation", &ESTIMATED_LOCATION),
        Item::boolean("allEmailsReported"),
        Item::text("additionalInfo").many().note("may repeat, although the documentation speaks of one"),
    ]),
    attributes: &[],
};

pub(super) static VICTIM: Complex = Complex {
    name: "Victim",
    content: Content::Sequence(&[
        Item::complex("victimPerson", &PERSON).required(),
        Item::text("espIdentifier").max(255),
        Item::text("espService").max(100),
        Item::boolean("compromisedAccount"),
        Item::text("screenName").max(256),
        Item::text("displayName").many().max(255),
        Item::url("profileUrl").many(),
        Item::text("profileBio"),
        Item::complex("ipCaptureEvent", &IP_CAPTURE_EVENT).many(),
        Item::complex("deviceId", &DEVICE_ID).many(),
        Item::text("schoolName").max(255),
        Item::simple("priorCTReports", Simple::Long).many().must(REPORT_NUMBER),
        Item::complex("accountTemporarilyDisabled", &TEMPORARILY_DISABLED),
        Item::complex("accountPermanentlyDisabled", &PERMANENTLY_DISABLED),
        Item::complex("estimatedLocation", &ESTIMATED_LOCATION),
        Item::boolean("allEmailsReported"),
        Item::complex("associatedAccount", &ASSOCIATED_ACCOUNT).many(),
        Item::text("additionalInfo"),
    ]),
    attributes: &[],
};

static ASSOCIATED_ACCOUNT: Complex = Complex {
    name: "AssociatedAccount",
    content: Content::Sequence(&[
        Item::complex("platform", &ACCOUNT_PLATFORM),
        Item::text("firstName").max(256),
        Item::text("middleName").max(256),
        Item::text("lastName").max(256),
        Item::simple("approximateAge", Simple::Int).must(AGE),
        Item::boolean("ageAssertionDiscrepancy").note("2026"),
        Item::simple("dateOfBirth", Simple::Date).must(Must::BePast),
        Item::complex("phone", &PHONE).many(),
        Item::complex("email", &EMAIL).many(),
        Item::boolean("allEmailsReported"),
        Item::complex("address", &ADDRESS).many(),
        Item::text("espService").max(256),
        Item::text("espIdentifier").max(256),
        Item::url("profileUrl").many(),
        Item::text("screenName").max(256),
        Item::text("displayName").many().max(255),
        Item::text("profileBio"),
        Item::text("groupIdentifier").max(256),
        Item::boolean("compromisedAccount"),
        Item::complex("accountTemporarilyDisabled", &TEMPORARILY_DISABLED),
        Item::complex("accountPermanentlyDisabled", &PERMANENTLY_DISABLED),
        Item::complex("ipCaptureEvent", &IP_CAPTURE_EVENT).many(),
        Item::complex("deviceId", &DEVICE_ID).many(),
        Item::simple("priorCTReport", Simple::Long).many().must(REPORT_NUMBER).note("singular here"),
        Item::text("additionalInfo"),
    ]),
    attributes: &[Attribute::new("type", Simple::Words(&ASSOCIATED_ACCOUNT_KIND)).required()],
};

static ACCOUNT_PLATFORM: Complex = Complex {
    name: "AccountPlatform",
    content: Content::Value(Simple::Text, Rules::max(256)),
    attributes: &[Attribute::new("thirdPartyUser", Simple::Boolean)],
};

static ASSOCIATED_ACCOUNT_KIND: Words = Words {
    name: "AssociatedAccountKind",
    words: &["Billing", "Linked", "Business", "Creator", "Parent/Guardian", "Other"],
};

static TEMPORARILY_DISABLED: Complex = Complex {
    name: "TemporarilyDisabled",
    content: Content::Value(Simple::Boolean, Rules::NONE),
    attributes: &[
        Attribute::past("disabledDate"),
        Attribute::new("userNotified", Simple::Boolean),
        Attribute::past("userNotifiedDate"),
        // It may be in the future: accounts are disabled for a time.
        Attribute::new("reenabledDate", Simple::DateTime).rules(Rules::must(Must::HaveZone)),
    ],
};

static PERMANENTLY_DISABLED: Complex = Complex {
    name: "PermanentlyDisabled",
    content: Content::Value(Simple::Boolean, Rules::NONE),
    attributes: &[
        Attribute::past("disabledDate"),
        Attribute::new("userNotified", Simple::Boolean),
        Attribute::past("userNotifiedDate"),
    ],
};
