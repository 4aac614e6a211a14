//! The answers: response codes, the two documents that hold them, and reading them back (for clients of this API).

use clearline_report::{FileId, ReportNumber};

use crate::element::Element;
use crate::finding::Refused;
use crate::lexical::trimmed;
use crate::{read, validate, write};

pub use crate::code::Code;

/// The declaration of every answer, as the service this API comes from writes it.
const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The answer to `status`, `submit`, `upload`, `fileinfo` and `retract`, and to anything refused there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportResponse {
    /// The code.
    pub code: Code,
    /// Words. Clients fail on an empty one and on one that looks like a number, so writing replaces an empty
    /// one by the code's phrase.
    pub description: String,
    /// The report.
    pub report: Option<ReportNumber>,
    /// The file just uploaded.
    pub file: Option<FileId>,
    /// Its MD5 in lower-case hexadecimal digits.
    pub hash: Option<String>,
}

impl ReportResponse {
    /// An answer with the code's own phrase and nothing else.
    pub fn new(code: Code) -> ReportResponse {
        ReportResponse { code, description: code.phrase().to_owned(), report: None, file: None, hash: None }
    }

    /// The document, on one line, without name space, in the order of the schema.
    pub fn to_xml(&self) -> Vec<u8> {
        let blank = self.description.trim().is_empty();
        let description = if blank { self.code.phrase() } else { self.description.as_str() };
        let tree = Element::new("reportResponse")
            .leaf("responseCode", self.code.number().to_string())
            .leaf("responseDescription", description)
            .maybe("reportId", self.report.map(|report| report.to_string()))
            .maybe("fileId", self.file.as_ref().map(FileId::as_str))
            .maybe("hash", self.hash.as_deref());
        write::with_declaration(DECLARATION, &tree)
    }
}

impl From<&Refused> for ReportResponse {
    fn from(refused: &Refused) -> Self {
        ReportResponse { description: refused.description(), ..ReportResponse::new(refused.code()) }
    }
}

/// The answer to `finish`, also when it failed: one client can read no other root there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDone {
    /// The code.
    pub code: Code,
    /// The report; written as 0 where there is none, for the element must be there.
    pub report: Option<ReportNumber>,
    /// Its files.
    pub files: Vec<FileId>,
}

impl ReportDone {
    /// The document, on one line, without name space, in the order of the schema.
    pub fn to_xml(&self) -> Vec<u8> {
        let files = self.files.iter().map(|file| Element::new("fileId").text(file.as_str()));
        let tree = Element::new("reportDoneResponse")
            .leaf("responseCode", self.code.number().to_string())
            .leaf("reportId", self.report.map_or(0, ReportNumber::get).to_string())
            .with(Element::new("files").with_all(files));
        write::with_declaration(DECLARATION, &tree)
    }
}

/// Either answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A `reportResponse`.
    Response(ReportResponse),
    /// A `reportDoneResponse`.
    Done(ReportDone),
}

impl Answer {
    /// The code in it.
    pub fn code(&self) -> Code {
        match self {
            Answer::Response(response) => response.code,
            Answer::Done(done) => done.code,
        }
    }
}

/// An answer that cannot be understood.
#[derive(Debug, thiserror::Error)]
pub enum NotAnAnswer {
    /// Not well-formed, or against the schema.
    #[error("the answer is not a document of the reporting API")]
    Document(#[source] Refused),
    /// An undocumented code.
    #[error("the answer has the undocumented code {0}")]
    Code(String),
    /// An identifier this clearinghouse could not have given.
    #[error("the answer holds an unreadable {0}")]
    Identifier(&'static str),
}

/// Reads an answer of either kind.
///
/// # Errors
///
/// When it is not an answer of this API, or holds a code or an identifier that is malformed.
pub fn parse_response(bytes: &[u8]) -> Result<Answer, NotAnAnswer> {
    let tree = read::xml::tree(bytes).map_err(NotAnAnswer::Document)?;
    validate::check(&tree, None).into_result().map_err(NotAnAnswer::Document)?;
    let number = trimmed(tree.value("responseCode").unwrap_or_default());
    let code = number.parse().ok().and_then(Code::from_number);
    let code = code.ok_or_else(|| NotAnAnswer::Code(number.to_owned()))?;
    // 0 means "no report" where the element must be there.
    let report = match tree.value("reportId").map(trimmed) {
        None | Some("0") => None,
        Some(number) => Some(number.parse().map_err(|_| NotAnAnswer::Identifier("reportId"))?),
    };
    let file = |text: &str| trimmed(text).parse().map_err(|_| NotAnAnswer::Identifier("fileId"));
    if let Some(files) = tree.child("files") {
        let files = files.children.iter().map(|child| file(&child.text)).collect::<Result<_, _>>()?;
        return Ok(Answer::Done(ReportDone { code, report, files }));
    }
    Ok(Answer::Response(ReportResponse {
        code,
        description: tree.value("responseDescription").unwrap_or_default().to_owned(),
        report,
        file: tree.value("fileId").map(file).transpose()?,
        hash: tree.value("hash").map(|hash| trimmed(hash).to_owned()),
    }))
}
