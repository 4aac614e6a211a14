//! What a member of the public names: the form has one field for the names of the person reported, and the story may
//! hold anything. All of it is unverified; it links reports for reviewers only.

use std::collections::BTreeSet;

use clearline_report::{Phone, Remark, ReportNumber, Said};
use clearline_wire::spelling;

use super::prior::{Identifier, Link, page};

/// The identifiers that the writer names, in the field for the account and in the story. How to reach the writer is no
/// part of them.
pub(super) fn identifiers(said: &Said) -> BTreeSet<Identifier> {
    let story = said.additional.as_deref().unwrap_or_default();
    let mut all = BTreeSet::new();
    for party in &said.parties {
        let service = party.esp_service.as_deref();
        if let Some(name) = party.screen_name.as_deref() {
            of_account(&mut all, name, service);
        }
        of_names(&mut all, &spelling::mentioned_names(story), service);
    }
    if said.parties.iter().all(|party| party.esp_service.is_none()) {
        of_names(&mut all, &spelling::mentioned_names(story), said.incident.platform.as_deref());
    }
    of_text(&mut all, story);
    all
}

/// The report numbers that the writer names.
pub(super) fn numbers(said: &Said) -> BTreeSet<ReportNumber> {
    let fields = said.parties.iter().flat_map(|party| party.screen_name.iter().chain(&party.additional));
    let texts = said.additional.iter().chain(fields).chain(&said.incident.platform).map(String::as_str);
    let remark = said.incident.time_meaning.as_ref().and_then(Remark::words);
    texts.chain(remark).flat_map(spelling::report_numbers).collect()
}

/// A name at a service, or what else people put where an account is asked for: an e-mail address, a telephone number, the
/// address of a profile, or several of them.
fn of_account(all: &mut BTreeSet<Identifier>, typed: &str, service: Option<&str>) {
    of_text(all, typed);
    all.extend(spelling::mail(typed).and_then(|mail| Identifier::new(Link::Email, "", &mail)));
    all.extend(page(typed).and_then(|page| Identifier::new(Link::Profile, "", &page)));
    let is_name = !typed.chars().any(char::is_alphabetic);
    let number = Phone { number: typed.to_owned(), ..Phone::default() };
    let number = spelling::number(&number).ok().filter(|number| is_name || number.is_known());
    all.extend(number.and_then(|number| Identifier::new(Link::Phone, "", &number.e164())));
    of_names(all, &[spelling::handle(typed)], service);
    // What a service calls an account is typed as well, and only there in its own form.
    for scope in service.map(scopes).unwrap_or_default() {
        all.extend(Identifier::new(Link::Account, &scope, typed));
    }
}

fn of_names(all: &mut BTreeSet<Identifier>, names: &[String], service: Option<&str>) {
    for scope in service.map(scopes).unwrap_or_default() {
        all.extend(names.iter().filter_map(|name| Identifier::new(Link::ScreenName, &scope, name)));
    }
}

/// A service is the same under its own name and as the provider that reports.
fn scopes(service: &str) -> Vec<String> {
    let service = spelling::service(service);
    if service.is_empty() {
        return Vec::new();
    }
    vec![format!("platform:{service}"), format!("provider:{service}")]
}

fn of_text(all: &mut BTreeSet<Identifier>, text: &str) {
    let mails = spelling::mail_addresses(text);
    all.extend(mails.iter().filter_map(|mail| Identifier::new(Link::Email, "", mail)));
    let numbers = spelling::telephone_numbers(text);
    all.extend(numbers.iter().filter_map(|number| Identifier::new(Link::Phone, "", &number.e164())));
    for web in spelling::web_addresses(text) {
        all.extend(page(&web.page).and_then(|page| Identifier::new(Link::Page, "", &page)));
    }
}
