//! Facts and rulings as JSON: one canonical text each, so that the same value always gives the same bytes.
//! `docs/rulings.md` specifies both forms, which have one version number.

use std::str::FromStr;

use clearline_report::{AgencyClass, Answer, Basis, BasisKind, Country, FileRelevance, World};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{AgencyFacts, Approval, Claim, Extent, Facts, FileFacts, HouseKind, Override};

mod ruling;

/// The version of both forms. `docs/rulings.md` specifies them; another form gets another number.
const VERSION: u32 = 1;

/// A text that is no ruling or no facts.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// Not the JSON it should be.
    #[error("not the expected JSON")]
    Json(#[source] serde_json::Error),
    /// A value that names nothing.
    #[error("\"{value}\" is no valid {what}")]
    Value {
        /// Which value.
        what: &'static str,
        /// As written.
        value: String,
    },
    /// A form of another version.
    #[error("its form has version {0}, and this program knows version {VERSION} only")]
    Version(u32),
}

fn this_version(version: u32) -> Result<(), FormError> {
    if version == VERSION { Ok(()) } else { Err(FormError::Version(version)) }
}

impl Facts {
    /// The canonical form: the same facts give the same bytes, in whatever order they came.
    pub fn to_json(&self) -> String {
        self.canonical().canonical_json()
    }

    /// The form of facts that are in canonical order already.
    pub(super) fn canonical_json(&self) -> String {
        text(&FactsRow::from(self))
    }

    /// Reads the canonical form back, for a replay.
    ///
    /// # Errors
    /// [`FormError`] where the text is no facts.
    pub fn from_json(text: &str) -> Result<Facts, FormError> {
        serde_json::from_str::<FactsRow>(text).map_err(FormError::Json)?.try_into()
    }
}

/// Rows of strings, numbers and lists always have a JSON form; the empty text that stands for the impossible is no
/// ruling and no facts when read back.
fn text(row: &impl Serialize) -> String {
    serde_json::to_string(row).unwrap_or_default()
}

fn read<T: FromStr>(what: &'static str, value: &str) -> Result<T, FormError> {
    value.parse().map_err(|_| FormError::Value { what, value: value.to_owned() })
}

fn pick<T: Copy>(
    what: &'static str,
    all: &[T],
    word: fn(T) -> &'static str,
    value: &str,
) -> Result<T, FormError> {
    let found = all.iter().copied().find(|item| word(*item) == value);
    found.ok_or_else(|| FormError::Value { what, value: value.to_owned() })
}

fn answer(what: &'static str, value: &str) -> Result<Answer, FormError> {
    pick(what, &[Answer::Yes, Answer::No, Answer::NotStated], Answer::word, value)
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactsRow {
    version: u32,
    kind: String,
    world: String,
    received_on: String,
    house: String,
    reporter_consents: String,
    #[serde(default, skip_serializing_if = "is_default")]
    urgent: bool,
    agency: AgencyRow,
    fields: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files: Vec<FileRow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    approvals: Vec<ApprovalRow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    overrides: Vec<OverrideRow>,
}

/// What is not said is left out, so that most rows are short.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ApprovalRow {
    policy: String,
    from: String,
    to: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OverrideRow {
    entry: String,
    from: String,
    to: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimRow {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    extent: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    named: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    always: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AgencyRow {
    id: String,
    class: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    states: Vec<String>,
    investigates: String,
    #[serde(default, skip_serializing_if = "is_default")]
    suspended: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bases: Vec<BasisRow>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BasisRow {
    kind: String,
    evidence: String,
    from: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    synthetic: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRow {
    file: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    viewed: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    claim: Option<ClaimRow>,
    #[serde(default, skip_serializing_if = "is_default")]
    warrant: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    publicly_available: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    hash_known: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    supplemental: bool,
}

impl From<&FileFacts> for FileRow {
    fn from(file: &FileFacts) -> Self {
        FileRow {
            file: file.file.to_string(),
            viewed: stated(file.viewed),
            claim: (file.claim != Claim::default()).then(|| ClaimRow::from(&file.claim)),
            warrant: file.warrant,
            publicly_available: stated(file.publicly_available),
            hash_known: file.hash_known,
            supplemental: file.relevance == FileRelevance::Supplemental,
        }
    }
}

impl From<&Claim> for ClaimRow {
    fn from(claim: &Claim) -> Self {
        ClaimRow {
            extent: (claim.extent != Extent::NotStated).then(|| claim.extent.word().to_owned()),
            named: claim.named,
            at: claim.at.map(|at| at.to_string()),
            always: claim.always,
        }
    }
}

fn stated(answer: Answer) -> Option<String> {
    (answer != Answer::NotStated).then(|| answer.word().to_owned())
}

impl From<&Facts> for FactsRow {
    fn from(facts: &Facts) -> Self {
        let agency = &facts.agency;
        let basis = |basis: &Basis| BasisRow {
            kind: basis.kind.word().to_owned(),
            evidence: basis.evidence.clone(),
            from: basis.from.to_string(),
            to: basis.to.map(|day| day.to_string()),
            synthetic: basis.synthetic,
        };
        let approval = |one: &Approval| ApprovalRow {
            policy: one.policy.word().to_owned(),
            from: one.from.to_string(),
            to: one.to.to_string(),
        };
        let relied = |one: &Override| OverrideRow {
            entry: one.entry.to_string(),
            from: one.from.to_string(),
            to: one.to.to_string(),
        };
        FactsRow {
            version: VERSION,
            kind: facts.kind.word().to_owned(),
            world: facts.world.word().to_owned(),
            received_on: facts.received_on.to_string(),
            house: facts.house.word().to_owned(),
            reporter_consents: facts.reporter_consents.word().to_owned(),
            urgent: facts.urgent,
            agency: AgencyRow {
                id: agency.id.to_string(),
                class: agency.class.word().to_owned(),
                country: agency.country.map(|country| country.to_string()),
                states: agency.states.clone(),
                investigates: agency.investigates.word().to_owned(),
                suspended: agency.suspended,
                bases: agency.bases.iter().map(basis).collect(),
            },
            fields: facts.fields.iter().map(|field| field.word().to_owned()).collect(),
            files: facts.files.iter().map(FileRow::from).collect(),
            approvals: facts.approvals.iter().map(approval).collect(),
            overrides: facts.overrides.iter().map(relied).collect(),
        }
    }
}

impl TryFrom<FactsRow> for Facts {
    type Error = FormError;

    fn try_from(row: FactsRow) -> Result<Facts, FormError> {
        this_version(row.version)?;
        Ok(Facts {
            kind: read("kind", &row.kind)?,
            world: pick("world", &[World::Live, World::Test], World::word, &row.world)?,
            received_on: read("time", &row.received_on)?,
            agency: row.agency.try_into()?,
            fields: row.fields.iter().map(|word| read("field", word)).collect::<Result<_, _>>()?,
            files: row.files.into_iter().map(FileFacts::try_from).collect::<Result<_, _>>()?,
            reporter_consents: answer("consent", &row.reporter_consents)?,
            urgent: row.urgent,
            approvals: row.approvals.into_iter().map(Approval::try_from).collect::<Result<_, _>>()?,
            overrides: row.overrides.into_iter().map(Override::try_from).collect::<Result<_, _>>()?,
            house: pick(
                "house",
                &[HouseKind::Production, HouseKind::Demonstration],
                HouseKind::word,
                &row.house,
            )?,
        })
    }
}

impl TryFrom<ApprovalRow> for Approval {
    type Error = FormError;

    fn try_from(row: ApprovalRow) -> Result<Approval, FormError> {
        Ok(Approval {
            policy: read("policy", &row.policy)?,
            from: read("day", &row.from)?,
            to: read("day", &row.to)?,
        })
    }
}

impl TryFrom<OverrideRow> for Override {
    type Error = FormError;

    fn try_from(row: OverrideRow) -> Result<Override, FormError> {
        Ok(Override {
            entry: read("clause", &row.entry)?,
            from: read("day", &row.from)?,
            to: read("day", &row.to)?,
        })
    }
}

impl TryFrom<ClaimRow> for Claim {
    type Error = FormError;

    fn try_from(row: ClaimRow) -> Result<Claim, FormError> {
        Ok(Claim {
            extent: row
                .extent
                .map_or(Ok(Extent::NotStated), |word| pick("extent", &Extent::ALL, Extent::word, &word))?,
            named: row.named,
            at: row.at.as_ref().map(|at| read("time", at)).transpose()?,
            always: row.always,
        })
    }
}

impl TryFrom<AgencyRow> for AgencyFacts {
    type Error = FormError;

    fn try_from(row: AgencyRow) -> Result<AgencyFacts, FormError> {
        let day = |text: &String| read::<Date>("day", text);
        let basis = |row: BasisRow| -> Result<Basis, FormError> {
            Ok(Basis {
                kind: read::<BasisKind>("basis", &row.kind)?,
                from: day(&row.from)?,
                to: row.to.as_ref().map(day).transpose()?,
                evidence: row.evidence,
                synthetic: row.synthetic,
            })
        };
        Ok(AgencyFacts {
            id: read("agency", &row.id)?,
            class: read::<AgencyClass>("agency class", &row.class)?,
            country: row.country.map(|code| read::<Country>("country", &code)).transpose()?,
            states: row.states,
            bases: row.bases.into_iter().map(basis).collect::<Result<_, _>>()?,
            investigates: answer("answer", &row.investigates)?,
            suspended: row.suspended,
        })
    }
}

impl TryFrom<FileRow> for FileFacts {
    type Error = FormError;

    fn try_from(row: FileRow) -> Result<FileFacts, FormError> {
        let stated =
            |word: Option<String>| word.map_or(Ok(Answer::NotStated), |word| answer("answer", &word));
        Ok(FileFacts {
            file: read("file", &row.file)?,
            viewed: stated(row.viewed)?,
            claim: row.claim.map(Claim::try_from).transpose()?.unwrap_or_default(),
            warrant: row.warrant,
            publicly_available: stated(row.publicly_available)?,
            hash_known: row.hash_known,
            relevance: if row.supplemental { FileRelevance::Supplemental } else { FileRelevance::Reported },
        })
    }
}
