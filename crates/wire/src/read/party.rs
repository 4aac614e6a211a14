//! Persons, accounts and what belongs to them.

use clearline_report::{
    Address, AssociatedAccount, CaptureEvent, CaptureKind, DeviceId, Disabled, Email, EstimatedLocation,
    Party, PartyRole, Person, Phone,
};

use super::value::{
    Unreadable, answer, attribute, attribute_answer, country, date, instant_at, instant_in, needed, numbers,
    text, texts, whole,
};
use crate::element::Element;
use crate::lexical;

/// Reads a party; `person` is the name of the element that holds the human being.
pub(super) fn party(element: &Element, role: PartyRole, person_element: &str) -> Result<Party, Unreadable> {
    Ok(Party {
        person: element.child(person_element).map(person).transpose()?.unwrap_or_default(),
        third_party: answer(element, "thirdPartyUserReported")?,
        vehicle: text(element, "vehicleDescription"),
        school: text(element, "schoolName"),
        prior_reports: numbers(element, "priorCTReports")?,
        associated: all(element, "associatedAccount", |account| associated(account, role))?,
        ..account(element, role)?
    })
}

/// What a party and an associated account have in common.
fn account(element: &Element, role: PartyRole) -> Result<Party, Unreadable> {
    Ok(Party {
        role,
        esp_identifier: text(element, "espIdentifier"),
        esp_service: text(element, "espService"),
        screen_name: text(element, "screenName"),
        display_names: texts(element, "displayName"),
        profile_urls: texts(element, "profileUrl"),
        profile_bio: text(element, "profileBio"),
        captures: all(element, "ipCaptureEvent", capture)?,
        devices: all(element, "deviceId", device)?,
        group: text(element, "groupIdentifier"),
        compromised: answer(element, "compromisedAccount")?,
        temporarily_disabled: element.child("accountTemporarilyDisabled").map(disabled).transpose()?,
        permanently_disabled: element.child("accountPermanentlyDisabled").map(disabled).transpose()?,
        all_emails: answer(element, "allEmailsReported")?,
        estimated_location: element.child("estimatedLocation").map(estimated_location).transpose()?,
        additional: texts(element, "additionalInfo"),
        ..Party::default()
    })
}

fn disabled(element: &Element) -> Result<Disabled, Unreadable> {
    let stated = lexical::boolean(&element.text);
    Ok(Disabled {
        stated: stated.ok_or_else(|| Unreadable::new(&element.name, "true or false"))?,
        at: instant_at(element, "disabledDate")?,
        user_notified: attribute_answer(element, "userNotified")?,
        user_notified_at: instant_at(element, "userNotifiedDate")?,
        reenabled_at: instant_at(element, "reenabledDate")?,
    })
}

/// An associated account holds the facts of a party and of a person in one list.
fn associated(element: &Element, role: PartyRole) -> Result<AssociatedAccount, Unreadable> {
    let third_party = match element.child("platform") {
        Some(platform) => attribute_answer(platform, "thirdPartyUser")?,
        None => clearline_report::Answer::NotStated,
    };
    let person = Person { age: whole(element, "approximateAge")?, ..person(element)? };
    Ok(AssociatedAccount {
        relation: element.attr("type").unwrap_or_default().to_owned(),
        platform: text(element, "platform"),
        party: Party {
            person,
            third_party,
            prior_reports: numbers(element, "priorCTReport")?,
            ..account(element, role)?
        },
    })
}

/// Reads a person, or a contact, which has no age.
pub(super) fn person(element: &Element) -> Result<Person, Unreadable> {
    Ok(Person {
        first_name: text(element, "firstName"),
        middle_name: text(element, "middleName"),
        last_name: text(element, "lastName"),
        phones: all(element, "phone", phone)?,
        emails: all(element, "email", email)?,
        addresses: all(element, "address", address)?,
        age: whole(element, "age")?,
        age_disputed: answer(element, "ageAssertionDiscrepancy")?,
        date_of_birth: date(element, "dateOfBirth")?,
    })
}

/// Reads every child of that name.
pub(super) fn all<T>(
    element: &Element,
    name: &str,
    read: impl Fn(&Element) -> Result<T, Unreadable>,
) -> Result<Vec<T>, Unreadable> {
    element.children.iter().filter(|child| child.name == name).map(read).collect()
}

pub(super) fn phone(element: &Element) -> Result<Phone, Unreadable> {
    Ok(Phone {
        number: lexical::trimmed(&element.text).to_owned(),
        calling_code: element.attr("countryCallingCode").map(str::to_owned),
        extension: attribute(element, "extension"),
        kind: attribute(element, "type"),
        verified: attribute_answer(element, "verified")?,
        verified_at: instant_at(element, "verificationDate")?,
    })
}

pub(super) fn email(element: &Element) -> Result<Email, Unreadable> {
    Ok(Email {
        address: lexical::trimmed(&element.text).to_owned(),
        kind: attribute(element, "type"),
        verified: attribute_answer(element, "verified")?,
        verified_at: instant_at(element, "verificationDate")?,
    })
}

pub(super) fn address(element: &Element) -> Result<Address, Unreadable> {
    Ok(Address {
        kind: attribute(element, "type"),
        street: text(element, "address"),
        city: text(element, "city"),
        postal_code: text(element, "zipCode"),
        state: text(element, "state"),
        region: text(element, "nonUsaState"),
        country: country(element.value("country"), "country")?,
    })
}

fn estimated_location(element: &Element) -> Result<EstimatedLocation, Unreadable> {
    Ok(EstimatedLocation {
        city: text(element, "city"),
        region: text(element, "region"),
        country: country(element.value("countryCode"), "countryCode")?,
        verified: attribute_answer(element, "verified")?,
        at: instant_at(element, "timestamp")?,
    })
}

pub(super) fn capture(element: &Element) -> Result<CaptureEvent, Unreadable> {
    let address = element.value("ipAddress").and_then(lexical::ip_address);
    Ok(CaptureEvent {
        address: address.ok_or_else(|| Unreadable::new("ipAddress", "an IP address"))?,
        kind: event(element),
        at: instant_in(element, "dateTime")?,
        possible_proxy: answer(element, "possibleProxy")?,
        port: whole(element, "port")?,
    })
}

pub(super) fn device(element: &Element) -> Result<DeviceId, Unreadable> {
    Ok(DeviceId {
        kind: needed(element, "idType")?,
        value: needed(element, "idValue")?,
        event: event(element),
        at: instant_in(element, "dateTime")?,
    })
}

fn event(element: &Element) -> Option<CaptureKind> {
    let word = element.value("eventName")?;
    CaptureKind::ALL.into_iter().find(|kind| kind.wire_name() == word)
}
