//! The parts of the report, each with its members: see [`super::report_schema`].

use clearline_law::Field;
use clearline_records::dossier::augmented::{Doubt, Matter};
use clearline_report::{
    CaptureKind, Classification, Designation, FileAnnotation, IncidentType, InternetKind, Message, PartyRole,
    Priority, ReportAnnotation, ReportKind, Subject, World,
};

use super::report_schema::Always::{No as Maybe, Yes};
use super::report_schema::{Is, Part};

/// The largest number of a report.
const NUMBER_MAX: i64 = (1 << 53) - 1;
const COUNT: Is = Is::Whole(0, i64::MAX);
const NUMBER: Is = Is::Whole(1, NUMBER_MAX);

/// The whole report.
pub(super) static REPORT: Part = Part {
    name: "Report",
    words: "The report, cut to what the ruling discloses: the same document as report.json of the sealed package. What is not \
            known is absent; an answer is `yes`, `no` or `not stated`.",
    members: &[
        ("format", Is::Fixed("clearline.report/v1"), "The version of this document", Yes),
        ("report", NUMBER, "The number of the report", Yes),
        ("filed_by", Is::Word(filed_by), "Who filed", Yes),
        ("world", Is::Word(worlds), "Real, or the sandbox", Yes),
        ("received_at", Is::Moment, "When its sender finished it", Yes),
        ("fields", Is::Part(&FIELDS), "Which groups of fields are here, and which are not", Yes),
        ("incident", Is::Part(&INCIDENT), "What happened", Maybe),
        ("internet", Is::Many(&Is::Part(&PLACE)), "Where it happened", Maybe),
        ("law_enforcement", Is::Part(&POLICE), "Police the sender deals with", Maybe),
        ("reporter", Is::Part(&REPORTER), "The organisation that filed", Maybe),
        ("reporter_contact", Is::Part(&PERSON), "The member of the public that reported", Maybe),
        ("parties", Is::Many(&Is::Part(&PARTY)), "Persons and accounts", Maybe),
        ("additional", Is::Text, "Free text on the report as a whole", Maybe),
        ("sources", Is::Many(&Is::Part(&STATEMENT)), "What each source said here", Maybe),
        ("places", Is::Many(&Is::Part(&CANDIDATE)), "Where it may belong, ranked", Maybe),
        ("linked_reports", Is::Many(&Is::Part(&STATEMENT)), "Other reports that share something", Maybe),
        ("assessment", Is::Part(&ASSESSMENT), "How urgent and how complete it is, and why", Maybe),
        ("files", Is::Many(&Is::Part(&FILE)), "The files that are listed", Maybe),
        ("files_not_listed", COUNT, "How many files are not even listed", Maybe),
    ],
};

static FIELDS: Part = Part {
    name: "ReportFields",
    words: "Which groups of fields the ruling lets go.",
    members: &[
        ("included", Is::Many(&Is::Word(fields)), "What is here", Yes),
        ("excluded", Is::Many(&Is::Part(&EXCLUDED)), "What is not", Yes),
    ],
};

static EXCLUDED: Part = Part {
    name: "ExcludedField",
    words: "A group of fields that stays here.",
    members: &[
        ("field", Is::Word(fields), "Which", Yes),
        ("why", Is::Text, "Why", Yes),
        ("message", Is::Message, "Why, for programs", Yes),
    ],
};

static INCIDENT: Part = Part {
    name: "Incident",
    words: "What happened, as the sender says.",
    members: &[
        ("type", Is::Word(incidents), "The type, by the label of the reporting API", Yes),
        ("at", Is::Moment, "When", Yes),
        ("at_written", Is::Text, "The same as the sender wrote it", Maybe),
        ("time_meaning", Is::Text, "What that time means", Maybe),
        ("time_meaning_message", Is::Message, "The same for programs, where the form says it", Maybe),
        ("platform", Is::Text, "The service", Maybe),
        ("escalation", Is::Text, "Why the sender marked it urgent", Maybe),
        ("escalation_message", Is::Message, "The same for programs, where the form says it", Maybe),
        ("annotations", Is::Many(&Is::Word(annotations)), "The sender's marks", Maybe),
        ("batched", Is::Flag, "One widely spread file, reported once for several accounts", Maybe),
        ("batched_because", Is::Text, "Why, in the word of the reporting API", Maybe),
    ],
};

static PLACE: Part = Part {
    name: "InternetPlace",
    words: "A place where it happened.",
    members: &[
        ("kind", Is::Told(internet_kinds), "What kind of place", Yes),
        ("name", Is::Text, "Its name", Maybe),
        ("room", Is::Text, "A room of a chat", Maybe),
        ("console", Is::Text, "A console", Maybe),
        ("file_names", Is::Text, "Names of files", Maybe),
        ("urls", Is::Many(&Is::Text), "Its addresses", Maybe),
        ("third_party_hosted", Is::Said, "Is it hosted by somebody else?", Yes),
        ("emails", Is::Many(&Is::Part(&EMAIL)), "E-mail addresses", Maybe),
        ("phones", Is::Many(&Is::Part(&PHONE)), "Telephone numbers", Maybe),
        ("position", Is::Part(&POSITION), "Where on the earth", Maybe),
        ("latitude_written", Is::Text, "The latitude as the sender wrote it", Maybe),
        ("longitude_written", Is::Text, "The longitude as the sender wrote it", Maybe),
        ("addresses", Is::Many(&Is::Part(&ADDRESS)), "Street addresses", Maybe),
        ("captures", Is::Many(&Is::Part(&CAPTURE)), "Network addresses seen there", Maybe),
        ("content", Is::Text, "What was exchanged", Maybe),
        ("additional", Is::Text, "Further words", Maybe),
    ],
};

static POSITION: Part = Part {
    name: "Position",
    words: "A position in degrees (WGS 84).",
    members: &[
        ("latitude", Is::Number, "North is positive", Yes),
        ("longitude", Is::Number, "East is positive", Yes),
    ],
};

static POLICE: Part = Part {
    name: "LawEnforcement",
    words: "Police the sender deals with.",
    members: &[
        ("agency_name", Is::Text, "The agency", Maybe),
        ("case_number", Is::Text, "Its case number", Maybe),
        ("officer", Is::Part(&PERSON), "The officer", Maybe),
        ("reported", Is::Said, "Did the sender report to it?", Yes),
        ("served_at_home", Is::Said, "Did police of the sender's own country serve process?", Yes),
        ("served_abroad", Is::Part(&SERVED), "Did police of another country?", Maybe),
    ],
};

static SERVED: Part = Part {
    name: "ServedAbroad",
    words: "Process of another country.",
    members: &[
        ("stated", Is::Flag, "Stated as true or as false", Yes),
        ("country", Is::Country, "Which country", Maybe),
    ],
};

static REPORTER: Part = Part {
    name: "Reporter",
    words: "The organisation that filed.",
    members: &[
        ("provider", Is::Text, "The provider's key here", Maybe),
        ("provider_name", Is::Text, "What the provider is called", Maybe),
        ("person", Is::Part(&PERSON), "Its reporting person", Maybe),
        ("contact", Is::Part(&PERSON), "Its contact for police", Maybe),
        ("company_template", Is::Text, "Its standing text", Maybe),
        ("terms_of_service", Is::Text, "Its terms of service", Maybe),
        ("legal_url", Is::Text, "Where legal process is sent", Maybe),
    ],
};

static PERSON: Part = Part {
    name: "Person",
    words: "A human being, as described.",
    members: &[
        ("first_name", Is::Text, "Given name", Maybe),
        ("middle_name", Is::Text, "Middle name", Maybe),
        ("last_name", Is::Text, "Family name", Maybe),
        ("phones", Is::Many(&Is::Part(&PHONE)), "Telephone numbers", Maybe),
        ("emails", Is::Many(&Is::Part(&EMAIL)), "E-mail addresses", Maybe),
        ("addresses", Is::Many(&Is::Part(&ADDRESS)), "Street addresses", Maybe),
        ("age", COUNT, "Age in years", Maybe),
        ("age_disputed", Is::Said, "Does the sender doubt the age?", Maybe),
        ("date_of_birth", Is::Day, "Day of birth", Maybe),
    ],
};

static PHONE: Part = Part {
    name: "Phone",
    words: "A telephone number as the sender wrote it.",
    members: &[
        ("number", Is::Text, "The number", Yes),
        ("calling_code", Is::Text, "The calling code, where it was sent apart", Maybe),
        ("extension", Is::Text, "The extension, where it was sent apart", Maybe),
        ("kind", Is::Text, "What kind of number", Maybe),
        ("verified", Is::Said, "Did the sender verify it?", Yes),
        ("verified_at", Is::Moment, "When", Maybe),
        ("verified_at_written", Is::Text, "The same as the sender wrote it", Maybe),
    ],
};

static EMAIL: Part = Part {
    name: "Email",
    words: "An e-mail address as the sender wrote it.",
    members: &[
        ("address", Is::Text, "The address", Yes),
        ("kind", Is::Text, "What kind of address", Maybe),
        ("verified", Is::Said, "Did the sender verify it?", Yes),
        ("verified_at", Is::Moment, "When", Maybe),
        ("verified_at_written", Is::Text, "The same as the sender wrote it", Maybe),
    ],
};

static ADDRESS: Part = Part {
    name: "StreetAddress",
    words: "A street address.",
    members: &[
        ("kind", Is::Text, "What kind of address", Maybe),
        ("street", Is::Text, "Street and number", Maybe),
        ("city", Is::Text, "Town", Maybe),
        ("postal_code", Is::Text, "Postal code", Maybe),
        ("state", Is::Text, "State of the United States", Maybe),
        ("region", Is::Text, "Region elsewhere", Maybe),
        ("country", Is::Country, "Country", Maybe),
    ],
};

static CAPTURE: Part = Part {
    name: "Capture",
    words: "A network address that was seen.",
    members: &[
        ("address", Is::Text, "The address (IPv4 or IPv6)", Yes),
        ("port", Is::Whole(0, 65_535), "The port", Maybe),
        ("kind", Is::Word(captures), "At what kind of event", Maybe),
        ("at", Is::Moment, "When", Maybe),
        ("at_written", Is::Text, "The same as the sender wrote it", Maybe),
        ("possible_proxy", Is::Said, "Does the sender think it may be a proxy?", Yes),
    ],
};

static DEVICE: Part = Part {
    name: "Device",
    words: "A device.",
    members: &[
        ("kind", Is::Text, "What kind of key", Maybe),
        ("value", Is::Text, "The key", Maybe),
        ("event", Is::Word(captures), "At what kind of event it was seen", Maybe),
        ("at", Is::Moment, "When", Maybe),
        ("at_written", Is::Text, "The same as the sender wrote it", Maybe),
    ],
};

static LOCATION: Part = Part {
    name: "EstimatedLocation",
    words: "Where the sender thinks an account is.",
    members: &[
        ("city", Is::Text, "Town", Maybe),
        ("region", Is::Text, "Region", Maybe),
        ("country", Is::Country, "Country", Maybe),
        ("verified", Is::Said, "Did the sender verify it?", Yes),
        ("at", Is::Moment, "When", Maybe),
        ("at_written", Is::Text, "The same as the sender wrote it", Maybe),
    ],
};

static PARTY: Part = Part {
    name: "Party",
    words: "A person or account.",
    members: &[
        ("role", Is::Told(roles), "Its part in the report", Yes),
        ("person", Is::Part(&PERSON), "The human being", Maybe),
        ("esp_identifier", Is::Text, "The account's key at the sender", Maybe),
        ("esp_service", Is::Text, "The service of the sender", Maybe),
        ("screen_name", Is::Text, "The account's name", Maybe),
        ("display_names", Is::Many(&Is::Text), "Names shown", Maybe),
        ("profile_urls", Is::Many(&Is::Text), "Addresses of its profile", Maybe),
        ("profile_bio", Is::Text, "Its own words about itself", Maybe),
        ("captures", Is::Many(&Is::Part(&CAPTURE)), "Network addresses seen", Maybe),
        ("devices", Is::Many(&Is::Part(&DEVICE)), "Devices", Maybe),
        ("prior_reports", Is::Many(&NUMBER), "Earlier reports the sender refers to", Maybe),
        ("group", Is::Text, "A group the sender put it in", Maybe),
        ("compromised", Is::Said, "May somebody else have used it?", Yes),
        ("third_party", Is::Said, "Is it an account of another service?", Yes),
        ("temporarily_disabled", Is::Part(&DISABLED), "Was it disabled for a time?", Maybe),
        ("permanently_disabled", Is::Part(&DISABLED), "Was it disabled for good?", Maybe),
        ("all_emails", Is::Said, "Are these all of its e-mail addresses?", Maybe),
        ("estimated_location", Is::Part(&LOCATION), "Where the sender thinks it is", Maybe),
        ("vehicle", Is::Text, "A vehicle", Maybe),
        ("school", Is::Text, "A school", Maybe),
        ("associated", Is::Many(&Is::Part(&ASSOCIATED)), "Accounts linked to it", Maybe),
        ("ages_contradict", Is::Many(&Is::Text), "What contradicts itself about its age", Maybe),
        ("additional", Is::Many(&Is::Text), "Further words", Maybe),
    ],
};

static DISABLED: Part = Part {
    name: "Disabled",
    words: "That an account was disabled.",
    members: &[
        ("stated", Is::Flag, "Stated as true or as false", Maybe),
        ("at", Is::Moment, "When", Maybe),
        ("at_written", Is::Text, "The same as the sender wrote it", Maybe),
        ("user_notified", Is::Said, "Was the user told?", Yes),
        ("user_notified_at", Is::Moment, "When", Maybe),
        ("user_notified_at_written", Is::Text, "The same as the sender wrote it", Maybe),
        ("reenabled_at", Is::Moment, "When it was enabled again", Maybe),
        ("reenabled_at_written", Is::Text, "The same as the sender wrote it", Maybe),
    ],
};

static ASSOCIATED: Part = Part {
    name: "AssociatedAccount",
    words: "A linked account.",
    members: &[
        ("relation", Is::Text, "How it is linked", Maybe),
        ("platform", Is::Text, "The service it belongs to", Maybe),
        ("account", Is::Part(&PARTY), "The account", Yes),
    ],
};

static STATEMENT: Part = Part {
    name: "Statement",
    words: "What one source said.",
    members: &[
        ("source", Is::Text, "Who says it", Yes),
        ("source_message", Is::Message, "Who says it, for programs", Yes),
        ("source_as_of", Is::Text, "As of when its data is", Maybe),
        ("of", Is::Word(subjects), "Whom it concerns", Maybe),
        ("matter", Is::Word(matters), "What it was asked about", Yes),
        ("about", Is::Text, "The address, number, file or report itself", Maybe),
        ("said", Is::Text, "What it said", Yes),
        ("said_message", Is::Message, "What it said, for programs", Yes),
        ("country", Is::Country, "The country it names", Maybe),
        ("state", Is::Text, "The state of the United States it names", Maybe),
        ("doubts", Is::Many(&Is::Told(doubts)), "Why it may mislead", Maybe),
        ("doubt_messages", Is::Many(&Is::Message), "The same, for programs", Maybe),
        ("event_at", Is::Moment, "When what it speaks of happened", Maybe),
        ("said_at", Is::Moment, "When it was asked", Yes),
    ],
};

static CANDIDATE: Part = Part {
    name: "CandidatePlace",
    words: "A place that the report may belong to.",
    members: &[
        ("of", Is::Word(subjects), "Whose place", Yes),
        ("rank", COUNT, "1 is the likeliest", Yes),
        ("country", Is::Country, "The country; absent where it is not known", Maybe),
        ("state", Is::Text, "The state of the United States", Maybe),
        ("weight", Is::Whole(i64::MIN, i64::MAX), "The sum of the points", Yes),
        ("proxy_doubt", Is::Flag, "May an address among the evidence be a proxy?", Yes),
        ("newest_at", Is::Moment, "How new the newest evidence is", Maybe),
        ("evidence", Is::Many(&Is::Part(&EVIDENCE)), "What speaks for it", Maybe),
    ],
};

static EVIDENCE: Part = Part {
    name: "Evidence",
    words: "What speaks for a place.",
    members: &[
        ("points", Is::Whole(i64::MIN, i64::MAX), "How much it counts", Yes),
        ("words", Is::Text, "What it is", Yes),
        ("message", Is::Message, "What it is, for programs", Yes),
    ],
};

static ASSESSMENT: Part = Part {
    name: "Assessment",
    words: "How urgent and how complete the report is.",
    members: &[
        ("designation", Is::Word(designations), "Enough to act on, or not", Yes),
        ("priority", Is::Word(priorities), "The order of work", Yes),
        ("meaning", Is::Text, "What the priority means", Yes),
        ("completeness", Is::Whole(0, 100), "How much of what a report can hold is there, of 100", Yes),
        ("factors", Is::Many(&Is::Part(&FACTOR)), "What adds up to the priority", Maybe),
        ("missing", Is::Many(&Is::Text), "What is missing", Maybe),
        ("missing_messages", Is::Many(&Is::Message), "The same, for programs", Maybe),
        ("decided_by", Is::Word(deciders), "Who decided", Yes),
        ("reason", Is::Text, "Why", Maybe),
        ("reason_message", Is::Message, "Why, for programs", Maybe),
        ("decided_at", Is::Moment, "When", Yes),
    ],
};

static FACTOR: Part = Part {
    name: "Factor",
    words: "One fact, and what it counts.",
    members: &[
        ("name", Is::Text, "Its stable name", Yes),
        ("points", Is::Whole(i64::MIN, i64::MAX), "How much it counts", Yes),
        ("because", Is::Text, "What it is", Yes),
        ("message", Is::Message, "What it is, for programs", Yes),
    ],
};

static FILE: Part = Part {
    name: "ReportFile",
    words: "A file of the report.",
    members: &[
        ("id", Is::Hex(32), "Its key", Yes),
        ("name", Is::Text, "Its name in the upload", Maybe),
        ("bytes", COUNT, "Its size", Yes),
        ("md5", Is::Digest(32), "MD5 of its bytes", Maybe),
        ("sha1", Is::Digest(40), "SHA-1 of its bytes", Maybe),
        ("sha256", Is::Digest(64), "SHA-256 of its bytes", Maybe),
        ("uploaded_at", Is::Moment, "When it arrived here", Yes),
        ("gate", Is::Part(&GATE), "May its bytes be fetched?", Yes),
        ("said", Is::Part(&FILE_SAID), "What the sender said of it", Yes),
    ],
};

static GATE: Part = Part {
    name: "Gate",
    words: "May the bytes of a file be fetched?",
    members: &[
        ("is", Is::Word(|| vec!["open", "closed", "withheld"]), "Open, or not", Yes),
        ("why", Is::Text, "Why", Yes),
        ("message", Is::Message, "Why, for programs", Yes),
    ],
};

static FILE_SAID: Part = Part {
    name: "FileSaid",
    words: "What the sender said of a file.",
    members: &[
        ("original_name", Is::Text, "Its original name", Maybe),
        ("file_name", Is::Text, "Its name as the details of the file give it", Maybe),
        ("uploaded_at", Is::Moment, "When it was uploaded to the provider", Maybe),
        ("uploaded_at_written", Is::Text, "The same as the sender wrote it", Maybe),
        ("location", Is::Text, "Where it was found", Maybe),
        ("viewed", Is::Said, "Did the sender view it?", Yes),
        ("exif_viewed", Is::Said, "Did it view the metadata?", Yes),
        ("publicly_available", Is::Said, "Was it public?", Yes),
        ("relevance", Is::Word(|| vec!["reported", "supplemental"]), "Why it is in the report", Yes),
        ("annotations", Is::Many(&Is::Word(file_annotations)), "The sender's marks", Maybe),
        ("potential_meme", Is::Said, "Is it widely spread without meaning harm?", Maybe),
        ("classification", Is::Word(classifications), "The industry's scale", Maybe),
        ("hashes", Is::Many(&Is::Part(&HASH)), "Hashes the sender told", Maybe),
        ("capture", Is::Part(&CAPTURE), "From where it was uploaded", Maybe),
        ("devices", Is::Many(&Is::Part(&DEVICE)), "Devices", Maybe),
        ("metadata", Is::Many(&Is::Part(&METADATA)), "Metadata the sender told", Maybe),
        ("additional", Is::Many(&Is::Text), "Further words", Maybe),
    ],
};

static HASH: Part = Part {
    name: "SentHash",
    words: "A hash that the sender told.",
    members: &[("kind", Is::Text, "Which kind", Maybe), ("value", Is::Text, "The hash", Yes)],
};

static METADATA: Part = Part {
    name: "MetadataGroup",
    words: "A group of metadata.",
    members: &[
        ("kind", Is::Text, "Which kind", Maybe),
        ("pairs", Is::Many(&Is::Part(&PAIR)), "Names and values", Maybe),
    ],
};

static PAIR: Part = Part {
    name: "NameAndValue",
    words: "A name and its value.",
    members: &[("name", Is::Text, "The name", Yes), ("value", Is::Text, "The value", Yes)],
};

fn filed_by() -> Vec<&'static str> {
    ReportKind::ALL.map(ReportKind::word).into()
}

fn worlds() -> Vec<&'static str> {
    World::ALL.map(World::word).into()
}

fn fields() -> Vec<&'static str> {
    Field::ALL.map(Field::word).into()
}

fn incidents() -> Vec<&'static str> {
    IncidentType::ALL.map(IncidentType::wire_label).into()
}

fn annotations() -> Vec<&'static str> {
    ReportAnnotation::ALL.map(ReportAnnotation::wire_name).into()
}

fn file_annotations() -> Vec<&'static str> {
    FileAnnotation::ALL.map(FileAnnotation::wire_name).into()
}

fn classifications() -> Vec<&'static str> {
    Classification::ALL.map(Classification::wire_name).into()
}

fn captures() -> Vec<&'static str> {
    CaptureKind::ALL.map(CaptureKind::wire_name).into()
}

fn internet_kinds() -> Vec<Message> {
    InternetKind::ALL.map(InternetKind::message).into()
}

fn roles() -> Vec<Message> {
    PartyRole::ALL.map(PartyRole::message).into()
}

fn subjects() -> Vec<&'static str> {
    Subject::ALL.map(Subject::word).into()
}

fn matters() -> Vec<&'static str> {
    Matter::ALL.map(Matter::word).into()
}

fn doubts() -> Vec<Message> {
    Doubt::ALL.map(Doubt::message).into()
}

fn designations() -> Vec<&'static str> {
    Designation::ALL.map(Designation::word).into()
}

fn priorities() -> Vec<&'static str> {
    Priority::ALL.map(Priority::word).into()
}

fn deciders() -> Vec<&'static str> {
    vec!["rules", "a person"]
}
