//! The page of one agency: what qualifies it, and what may be proposed.

use askama::Template;
use clearline_frame::view::{Choice, Fact, FieldError, Page, State, Words};
use clearline_report::Message;

use crate::view::{ByTwo, Document, Link, Source};

/// The page at `/counsel/agencies/{id}`.
#[derive(Debug, Clone, Template)]
#[template(path = "agency/page.html")]
pub(super) struct AgencyPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// May it receive today?
    pub standing: State,
    /// Is it suspended? What is proposed meanwhile prepares for the day on which its access is resumed.
    pub suspended: bool,
    /// The country, class, kind, what it investigates.
    pub facts: Vec<Fact>,
    /// What else the reader may propose, such as what it investigates.
    pub links: Vec<Link>,
    /// What public sources say of it. It proves nothing by itself.
    pub stated: Vec<String>,
    /// Those sources.
    pub sources: Vec<Source>,
    /// Its bases, those in force first.
    pub bases: Vec<BasisRow>,
    /// Standing approvals of policies for it.
    pub approvals: Vec<ApprovalRow>,
    /// The languages of which its briefs may be in one; empty where the reader may not set it.
    pub languages: Vec<Choice>,
    /// The form to propose a basis; absent where the reader may not, or the class needs none.
    pub propose: Option<ProposeBasis>,
    /// The form to propose a standing approval; absent where the reader may not.
    pub approve: Option<ProposeApproval>,
}

/// One basis, dated, with its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BasisRow {
    /// Its kind in words, such as `Designated by the Attorney General`.
    pub kind: Words,
    /// The clause it satisfies.
    pub clause: String,
    /// From when to when.
    pub dates: Message,
    /// In force, ended, proposed, refused or withdrawn.
    pub state: State,
    /// What the evidence is.
    pub evidence: String,
    /// The document.
    pub document: Option<Document>,
    /// The two people.
    pub by: ByTwo,
    /// Where its proposal is, and where its end is proposed.
    pub links: Vec<Link>,
}

/// One standing approval of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ApprovalRow {
    /// The policy.
    pub policy: String,
    /// From when to when.
    pub dates: Message,
    /// In force, ended or proposed.
    pub state: State,
    /// The reason.
    pub reason: String,
    /// The two people.
    pub by: ByTwo,
}

/// Proposes a basis. Posts `kind`, `from`, `to`, `evidence`, the file `document`, `reason` and `csrf` as
/// `multipart/form-data` to `/counsel/agencies/{id}/propose`; `csrf` comes first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ProposeBasis {
    /// The kinds (`kind`).
    pub kinds: Vec<Choice>,
    /// The first day, as it was typed.
    pub from: String,
    /// The last day, as it was typed; empty for none.
    pub to: String,
    /// What the evidence is, as it was typed.
    pub evidence: String,
    /// The reason, as it was typed.
    pub reason: String,
    /// How large a document may be and of which kinds, such as `PDF, at most 10 MB`.
    pub document_hint: Words,
    /// What is wrong with the last attempt, by field.
    pub errors: Vec<FieldError>,
}

impl ProposeBasis {
    /// What is wrong with one field.
    pub(super) fn error(&self, field: &str) -> Option<&Words> {
        find(&self.errors, field)
    }
}

/// Proposes that a policy be held approved for this agency. Posts `policy`, `until`, `reason` and `csrf` to
/// `/counsel/agencies/{id}/approve`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ProposeApproval {
    /// The policies (`policy`).
    pub policies: Vec<Choice>,
    /// The last day, as it was typed.
    pub until: String,
    /// The reason, as it was typed.
    pub reason: String,
    /// What is wrong with the last attempt, by field: `policy`, `until` or `approve-reason`.
    pub errors: Vec<FieldError>,
}

impl ProposeApproval {
    /// What is wrong with one field.
    pub(super) fn error(&self, field: &str) -> Option<&Words> {
        find(&self.errors, field)
    }
}

fn find<'e>(errors: &'e [FieldError], field: &str) -> Option<&'e Words> {
    errors.iter().find(|error| error.field == field).map(|error| &error.words)
}
