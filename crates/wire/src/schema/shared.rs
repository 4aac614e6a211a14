//! Types that several places use.

use super::codes::{COUNTRY_CODE, STATE_CODE};
use super::{Attribute, Complex, Content, Item, Must, Rules, Shape, Simple, Words};
use crate::limits::EMAIL_CHARACTERS_MAX;

pub(super) const AGE: Must = Must::BeBetween(0, 150);
const REPORTED_2026: &str = "2026";

pub(super) static PERSON: Complex = Complex {
    name: "Person",
    content: Content::Sequence(&[
        Item::text("firstName").max(100),
        Item::text("lastName").max(100),
        Item::complex("phone", &PHONE).many(),
        Item::complex("email", &EMAIL).many(),
        Item::complex("address", &ADDRESS).many(),
        Item::simple("age", Simple::Int).must(AGE),
        Item::boolean("ageAssertionDiscrepancy").note(REPORTED_2026),
        Item::simple("dateOfBirth", Simple::Date).must(Must::BePast),
    ]),
    attributes: &[],
};

pub(super) static CONTACT_PERSON: Complex = Complex {
    name: "ContactPerson",
    content: Content::Sequence(&[
        Item::text("firstName").max(100),
        Item::text("lastName").max(100),
        Item::complex("phone", &PHONE).many(),
        Item::complex("email", &EMAIL).many(),
        Item::complex("address", &ADDRESS).many(),
    ]),
    attributes: &[],
};

pub(super) static PHONE: Complex = Complex {
    name: "Phone",
    content: Content::Value(Simple::Text, Rules::max(50)),
    attributes: &[
        Attribute::new("type", Simple::Words(&PHONE_KIND)),
        Attribute::new("verified", Simple::Boolean),
        Attribute::past("verificationDate"),
        Attribute::new("countryCallingCode", Simple::Shape(&CALLING_CODE)),
        Attribute::new("extension", Simple::Shape(&PHONE_EXTENSION)).rules(Rules::max(10)),
    ],
};

static PHONE_KIND: Words = Words {
    name: "PhoneKind",
    words: &["Mobile", "Home", "Business", "Work", "Fax", "Internet", "Recovery"],
};

static CALLING_CODE: Shape = Shape {
    name: "CallingCode",
    pattern: r"\+[0-9]{1,3}",
    fits: |text| {
        let digits = text.strip_prefix('+').unwrap_or("");
        (1..=3).contains(&digits.len()) && all_digits(digits)
    },
};

static PHONE_EXTENSION: Shape =
    Shape { name: "PhoneExtension", pattern: "[0-9]+", fits: |text| !text.is_empty() && all_digits(text) };

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) static EMAIL: Complex = Complex {
    name: "Email",
    content: Content::Value(
        Simple::Text,
        Rules { characters_max: EMAIL_CHARACTERS_MAX as u32, must: Must::BeEmail },
    ),
    attributes: &[
        Attribute::new("type", Simple::Words(&EMAIL_KIND)),
        Attribute::new("verified", Simple::Boolean),
        Attribute::past("verificationDate"),
    ],
};

static EMAIL_KIND: Words = Words { name: "EmailKind", words: &["Home", "Work", "Business", "Recovery"] };

pub(super) static ADDRESS: Complex = Complex {
    name: "Address",
    content: Content::Sequence(&[
        Item::text("address").max(255),
        Item::text("city").max(100),
        Item::text("zipCode").max(20),
        Item::simple("state", Simple::Words(&STATE_CODE)),
        Item::text("nonUsaState").max(100),
        Item::simple("country", Simple::Words(&COUNTRY_CODE)),
    ]),
    attributes: &[Attribute::new("type", Simple::Words(&ADDRESS_KIND))],
};

static ADDRESS_KIND: Words =
    Words { name: "AddressKind", words: &["Home", "Business", "Billing", "Shipping", "Technical"] };

pub(super) static ESTIMATED_LOCATION: Complex = Complex {
    name: "EstimatedLocation",
    content: Content::Sequence(&[
        Item::text("city").max(255),
        Item::text("region").max(255),
        Item::simple("countryCode", Simple::Words(&COUNTRY_CODE)),
    ]),
    attributes: &[Attribute::new("verified", Simple::Boolean), Attribute::past("timestamp")],
};

pub(super) static IP_CAPTURE_EVENT: Complex = Complex {
    name: "IpCaptureEvent",
    content: Content::Sequence(&[
        Item::text("ipAddress").required().must(Must::BeIpAddress),
        Item::simple("eventName", Simple::Words(&EVENT_NAME)),
        Item::past("dateTime"),
        Item::boolean("possibleProxy"),
        Item::simple("port", Simple::Int).must(Must::BeBetween(1, 65_535)),
    ]),
    attributes: &[],
};

pub(super) static DEVICE_ID: Complex = Complex {
    name: "DeviceId",
    content: Content::Sequence(&[
        Item::text("idType").required().max(255).must(Must::NotBeBlank),
        Item::text("idValue").required().max(2083).must(Must::NotBeBlank),
        Item::simple("eventName", Simple::Words(&EVENT_NAME)),
        Item::past("dateTime"),
    ]),
    attributes: &[],
};

static EVENT_NAME: Words =
    Words { name: "EventName", words: &["Login", "Registration", "Purchase", "Upload", "Other", "Unknown"] };
