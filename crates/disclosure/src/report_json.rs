//! `report.json`: what is disclosed to one agency, as JSON. The same document for the package and for the API.
//!
//! Version `clearline.report/v1`. What is not known is absent; an answer is `yes`, `no` or `not stated`; a moment is RFC
//! 3339 in UTC, a day is `YYYY-MM-DD`; a country is its two letters. Beside a moment of the sender, `at_written` says it as
//! the sender wrote it, with the sender's own offset and digits. The members are those of [`Disclosed`]:
//! `format`, `report`, `filed_by` (`provider`, `public`), `world`, `received_at`, `fields` (`included`, `excluded` with
//! reasons), `incident`, `internet`, `law_enforcement`, `reporter`, `reporter_contact`, `parties`, `additional`,
//! `sources` (each what one source said, and when), `places` (ranked, with evidence), `linked_reports`, `assessment`,
//! `files` (each with its hashes and its gate), `files_not_listed`.

use clearline_records::dossier::augmented::{Candidate, Statement};
use clearline_records::dossier::triaged::{Author, Outcome};
use clearline_report::{
    Address, Answer, AssociatedAccount, CaptureEvent, CaptureKind, Classification, Country, DeviceId,
    Disabled, Email, EstimatedLocation, FileRelevance, FileSaid, Incident, InternetDetail, LawEnforcement,
    Message, Party, Person, Phone, Remark, Reporter, SaidAt, Subject,
};
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::disclosed::{Disclosed, DisclosedFile};
use crate::writer::Writer;

/// The version of the document.
pub const FORMAT: &str = "clearline.report/v1";

/// The document.
pub fn report(disclosed: &Disclosed, writer: Writer<'_>) -> Value {
    let excluded = disclosed
        .excluded
        .iter()
        .map(|(field, why)| json!({ "field": field.word(), "why": writer.say(why), "message": why }));
    Object::new()
        .with("format", FORMAT)
        .with("report", disclosed.report.get())
        .with("filed_by", disclosed.kind.word())
        .with("world", disclosed.world.word())
        .with("received_at", disclosed.received_at.to_string())
        .with(
            "fields",
            json!({
                "included": disclosed.included.iter().map(|field| field.word()).collect::<Vec<_>>(),
                "excluded": excluded.collect::<Vec<_>>(),
            }),
        )
        .with("incident", disclosed.incident.as_ref().map(|one| incident(one, disclosed.batched, writer)))
        .with("internet", list(&disclosed.internet, |one| place(one, writer)))
        .with("law_enforcement", disclosed.law_enforcement.as_ref().map(law_enforcement))
        .with("reporter", disclosed.reporter.as_ref().map(|one| reporter(one, disclosed)))
        .with("reporter_contact", disclosed.reporter_contact.as_ref().map(person))
        .with("parties", list(&disclosed.parties, |one| party(one, disclosed.day(), writer)))
        .with("additional", disclosed.additional.clone())
        .with("sources", list(&disclosed.statements, |one| statement(one, writer)))
        .with("places", list(&disclosed.candidates, |one| candidate(one, writer)))
        .with("linked_reports", list(&disclosed.linked, |one| statement(one, writer)))
        .with("assessment", disclosed.outcome.as_ref().map(|one| assessment(one, writer)))
        .with("files", list(&disclosed.files, |one| file(one, writer)))
        .with("files_not_listed", (disclosed.files_withheld > 0).then_some(disclosed.files_withheld))
        .end()
}

/// A JSON object in the order of writing, without what is absent.
struct Object(Map<String, Value>);

impl Object {
    fn new() -> Object {
        Object(Map::new())
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Object {
        let value = value.into();
        let absent = match &value {
            Value::Null => true,
            Value::Array(list) => list.is_empty(),
            Value::Object(members) => members.is_empty(),
            Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
        };
        if !absent {
            self.0.insert(name.to_owned(), value);
        }
        self
    }

    /// A moment of the sender: in UTC, and as the sender wrote it.
    fn with_moment(self, name: &str, said: Option<SaidAt>) -> Object {
        self.with(name, said.map(|said| said.at().to_string()))
            .with(&format!("{name}_written"), said.and_then(SaidAt::written))
    }

    /// A remark as text, with its message where it follows from the form.
    fn with_remark(self, name: &str, remark: Option<&Remark>, writer: Writer<'_>) -> Object {
        let message = remark.and_then(Remark::message);
        let text = message.map(|message| writer.say(message));
        let text = text.or_else(|| remark.and_then(Remark::words).map(str::to_owned));
        self.with(name, text).with(&format!("{name}_message"), message.map(|message| json!(message)))
    }

    /// What the sender need not have answered; absent where it did not.
    fn with_stated(self, name: &str, answer: Answer) -> Object {
        self.with(name, (answer != Answer::NotStated).then(|| answer.word()))
    }

    fn end(self) -> Value {
        Value::Object(self.0)
    }
}

fn list<T>(items: &[T], one: impl Fn(&T) -> Value) -> Value {
    Value::Array(items.iter().map(one).collect())
}

fn text(value: Option<impl ToString>) -> Option<String> {
    value.map(|value| value.to_string())
}

fn said(answer: Answer) -> &'static str {
    answer.word()
}

fn code(country: Option<Country>) -> Option<String> {
    country.map(|country| country.code().to_owned())
}

fn incident(incident: &Incident, batched: bool, writer: Writer<'_>) -> Value {
    let flags: Vec<&str> = incident.annotations.iter().map(|flag| flag.wire_name()).collect();
    Object::new()
        .with("type", incident.kind.wire_label())
        .with("platform", incident.platform.clone())
        .with_remark("escalation", incident.escalation.as_ref(), writer)
        .with("annotations", flags)
        .with_moment("at", Some(incident.at))
        .with_remark("time_meaning", incident.time_meaning.as_ref(), writer)
        .with("batched", batched.then_some(true))
        .with("batched_because", batched.then_some("VIRAL_POTENTIAL_MEME"))
        .end()
}

fn place(place: &InternetDetail, writer: Writer<'_>) -> Value {
    let position = place.position().map(|(north, east)| json!({ "latitude": north, "longitude": east }));
    Object::new()
        .with("kind", writer.say(&place.kind.message()))
        .with("name", place.name.clone())
        .with("room", place.room.clone())
        .with("console", place.console.clone())
        .with("file_names", place.file_names.clone())
        .with("urls", place.urls.clone())
        .with("third_party_hosted", said(place.third_party_hosted))
        .with("emails", list(&place.emails, email))
        .with("phones", list(&place.phones, phone))
        .with("position", position)
        .with("latitude_written", place.latitude.clone())
        .with("longitude_written", place.longitude.clone())
        .with("addresses", list(&place.addresses, address))
        .with("captures", list(&place.captures, capture))
        .with("content", place.content.clone())
        .with("additional", place.additional.clone())
        .end()
}

fn law_enforcement(le: &LawEnforcement) -> Value {
    let abroad = le.served_abroad.as_ref().map(|served| {
        Object::new().with("stated", served.stated).with("country", code(served.country)).end()
    });
    Object::new()
        .with("agency_name", le.agency_name.clone())
        .with("case_number", le.case_number.clone())
        .with("officer", le.officer.as_ref().map(person))
        .with("reported", said(le.reported))
        .with("served_at_home", said(le.served_at_home))
        .with("served_abroad", abroad)
        .end()
}

fn reporter(reporter: &Reporter, disclosed: &Disclosed) -> Value {
    Object::new()
        .with("provider", text(disclosed.provider.as_ref()))
        .with("provider_name", disclosed.provider_name.clone())
        .with("person", person(&reporter.person))
        .with("contact", reporter.contact.as_ref().map(person))
        .with("company_template", reporter.company_template.clone())
        .with("terms_of_service", reporter.terms_of_service.clone())
        .with("legal_url", reporter.legal_url.clone())
        .end()
}

fn person(person: &Person) -> Value {
    Object::new()
        .with("first_name", person.first_name.clone())
        .with("middle_name", person.middle_name.clone())
        .with("last_name", person.last_name.clone())
        .with("phones", list(&person.phones, phone))
        .with("emails", list(&person.emails, email))
        .with("addresses", list(&person.addresses, address))
        .with("age", person.age)
        .with_stated("age_disputed", person.age_disputed)
        .with("date_of_birth", text(person.date_of_birth))
        .end()
}

fn phone(phone: &Phone) -> Value {
    Object::new()
        .with("number", phone.number.clone())
        .with("calling_code", phone.calling_code.clone())
        .with("extension", phone.extension.clone())
        .with("kind", phone.kind.clone())
        .with("verified", said(phone.verified))
        .with_moment("verified_at", phone.verified_at)
        .end()
}

fn email(email: &Email) -> Value {
    Object::new()
        .with("address", email.address.clone())
        .with("kind", email.kind.clone())
        .with("verified", said(email.verified))
        .with_moment("verified_at", email.verified_at)
        .end()
}

fn address(address: &Address) -> Value {
    Object::new()
        .with("kind", address.kind.clone())
        .with("street", address.street.clone())
        .with("city", address.city.clone())
        .with("postal_code", address.postal_code.clone())
        .with("state", address.state.clone())
        .with("region", address.region.clone())
        .with("country", code(address.country))
        .end()
}

fn capture(capture: &CaptureEvent) -> Value {
    Object::new()
        .with("address", capture.address.to_string())
        .with("port", capture.port)
        .with("kind", capture.kind.map(CaptureKind::wire_name))
        .with_moment("at", capture.at)
        .with("possible_proxy", said(capture.possible_proxy))
        .end()
}

fn device(device: &DeviceId) -> Value {
    Object::new()
        .with("kind", device.kind.clone())
        .with("value", device.value.clone())
        .with("event", device.event.map(CaptureKind::wire_name))
        .with_moment("at", device.at)
        .end()
}

fn estimated(location: &EstimatedLocation) -> Value {
    Object::new()
        .with("city", location.city.clone())
        .with("region", location.region.clone())
        .with("country", code(location.country))
        .with("verified", said(location.verified))
        .with_moment("at", location.at)
        .end()
}

fn party(party: &Party, on: Date, writer: Writer<'_>) -> Value {
    let ages = party.person.contradiction(on).into_iter().chain(party.contradictions_between_accounts(on));
    let ages: Vec<String> = ages.map(|ages| writer.say(&ages)).collect();
    let prior: Vec<i64> = party.prior_reports.iter().map(|number| number.get()).collect();
    Object::new()
        .with("role", writer.say(&party.role.message()))
        .with("person", person(&party.person))
        .with("esp_identifier", party.esp_identifier.clone())
        .with("esp_service", party.esp_service.clone())
        .with("screen_name", party.screen_name.clone())
        .with("display_names", party.display_names.clone())
        .with("profile_urls", party.profile_urls.clone())
        .with("profile_bio", party.profile_bio.clone())
        .with("captures", list(&party.captures, capture))
        .with("devices", list(&party.devices, device))
        .with("prior_reports", prior)
        .with("group", party.group.clone())
        .with("compromised", said(party.compromised))
        .with("third_party", said(party.third_party))
        .with("temporarily_disabled", party.temporarily_disabled.as_ref().map(disabled))
        .with("permanently_disabled", party.permanently_disabled.as_ref().map(disabled))
        .with_stated("all_emails", party.all_emails)
        .with("estimated_location", party.estimated_location.as_ref().map(estimated))
        .with("vehicle", party.vehicle.clone())
        .with("school", party.school.clone())
        .with("associated", list(&party.associated, |account| associated(account, on, writer)))
        .with("ages_contradict", ages)
        .with("additional", party.additional.clone())
        .end()
}

fn disabled(disabled: &Disabled) -> Value {
    Object::new()
        .with("stated", disabled.stated)
        .with_moment("at", disabled.at)
        .with("user_notified", said(disabled.user_notified))
        .with_moment("user_notified_at", disabled.user_notified_at)
        .with_moment("reenabled_at", disabled.reenabled_at)
        .end()
}

fn associated(account: &AssociatedAccount, on: Date, writer: Writer<'_>) -> Value {
    Object::new()
        .with("relation", account.relation.clone())
        .with("platform", account.platform.clone())
        .with("account", party(&account.party, on, writer))
        .end()
}

fn statement(statement: &Statement, writer: Writer<'_>) -> Value {
    let doubts: Vec<Message> = statement.doubts.iter().map(|doubt| doubt.message()).collect();
    Object::new()
        .with("source", writer.say(&statement.source))
        .with("source_message", json!(statement.source))
        .with("source_as_of", statement.source_as_of.clone())
        .with("of", statement.subject.map(Subject::word))
        .with("matter", statement.matter.word())
        .with("about", statement.about.clone())
        .with("said", writer.say(&statement.value))
        .with("said_message", json!(statement.value))
        .with("country", code(statement.country))
        .with("state", statement.state.clone())
        .with("doubts", list(&doubts, |one| writer.say(one).into()))
        .with("doubt_messages", json!(doubts))
        .with("event_at", text(statement.event_at))
        .with("said_at", statement.said_at.to_string())
        .end()
}

fn candidate(candidate: &Candidate, writer: Writer<'_>) -> Value {
    let evidence = list(
        &candidate.evidence,
        |one| json!({ "points": one.points, "words": writer.say(&one.says), "message": one.says }),
    );
    Object::new()
        .with("of", candidate.subject.word())
        .with("rank", candidate.position)
        .with("country", code(candidate.country))
        .with("state", candidate.state.clone())
        .with("weight", candidate.weight)
        .with("proxy_doubt", candidate.proxy_doubt)
        .with("newest_at", text(candidate.newest_at))
        .with("evidence", evidence)
        .end()
}

/// Who decided is told as rules or a person, never as whom: names of the desk stay in the house.
fn assessment(outcome: &Outcome, writer: Writer<'_>) -> Value {
    let by = if outcome.decided_by == Author::Rules { "rules" } else { "a person" };
    let factors = list(&outcome.factors, |one| {
        json!({
            "name": one.name,
            "points": one.points,
            "because": writer.say(&one.because),
            "message": one.because,
        })
    });
    Object::new()
        .with("designation", outcome.designation.word())
        .with("priority", outcome.priority.word())
        .with("meaning", writer.say(&outcome.priority.message()))
        .with("completeness", outcome.completeness)
        .with("factors", factors)
        .with("missing", list(&outcome.missing, |one| writer.say(one).into()))
        .with("missing_messages", list(&outcome.missing, |one| json!(one)))
        .with("decided_by", by)
        .with("reason", outcome.reason.as_ref().map(|why| writer.say(why)))
        .with("reason_message", outcome.reason.as_ref().map(|why| json!(why)))
        .with("decided_at", outcome.decided_at.to_string())
        .end()
}

fn file(file: &DisclosedFile, writer: Writer<'_>) -> Value {
    Object::new()
        .with("id", file.id.as_str())
        .with("name", file.name.clone())
        .with("bytes", file.size)
        .with("md5", file.md5.clone())
        .with("sha1", file.sha1.clone())
        .with("sha256", file.sha256.clone())
        .with("uploaded_at", file.uploaded_at.to_string())
        .with(
            "gate",
            json!({ "is": file.gate.word(), "why": writer.say(file.gate.why()), "message": file.gate.why() }),
        )
        .with("said", file_said(&file.said))
        .end()
}

fn file_said(file: &FileSaid) -> Value {
    let relevance = match file.relevance {
        FileRelevance::Reported => "reported",
        FileRelevance::Supplemental => "supplemental",
    };
    let flags: Vec<&str> = file.annotations.iter().map(|flag| flag.wire_name()).collect();
    let metadata = list(&file.metadata, |group| {
        let pairs = list(&group.pairs, |(name, value)| json!({ "name": name, "value": value }));
        Object::new().with("kind", group.kind.clone()).with("pairs", pairs).end()
    });
    Object::new()
        .with("original_name", file.original_name.clone())
        .with("file_name", file.file_name.clone())
        .with_moment("uploaded_at", file.uploaded_at)
        .with("location", file.location.clone())
        .with("viewed", said(file.viewed))
        .with("exif_viewed", said(file.exif_viewed))
        .with("publicly_available", said(file.publicly_available))
        .with("relevance", relevance)
        .with("annotations", flags)
        .with_stated("potential_meme", file.older_meme)
        .with("classification", file.classification.map(Classification::wire_name))
        .with("hashes", list(&file.hashes, |hash| json!({ "kind": hash.kind, "value": hash.value })))
        .with("capture", file.capture.as_ref().map(capture))
        .with("devices", list(&file.devices, device))
        .with("metadata", metadata)
        .with("additional", file.additional.clone())
        .end()
}
