//! The served schema against an independent validator, where one is installed.

use std::path::Path;
use std::process::Command;

use clearline_wire::responses::{Code, ReportDone, ReportResponse};
use clearline_wire::{read_tree, xsd};

use crate::samples;

/// What `xmllint` says of a document, or `None` when it is not installed.
fn xmllint(schema: &Path, document: &Path) -> Option<bool> {
    let run = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(schema)
        .arg(document)
        .output()
        .ok()?;
    Some(run.status.success())
}

#[test]
fn the_schema_and_the_validator_agree_with_libxml2() {
    let folder = tempfile::tempdir().unwrap();
    let schema = folder.path().join("schema.xsd");
    std::fs::write(&schema, xsd()).unwrap();
    let document = folder.path().join("document.xml");
    let ours = [
        ReportResponse::new(Code::Success).to_xml(),
        ReportDone { code: Code::Success, report: None, files: Vec::new() }.to_xml(),
    ];
    let answers = ours.into_iter().map(|bytes| ("an answer of ours".to_owned(), bytes));
    let folders = ["valid", "schema-valid", "invalid", "responses"];
    let mut compared = 0;
    for (name, bytes) in folders.into_iter().flat_map(samples).chain(answers) {
        // With its document type the sample is well-formed for libxml2; refusing it is our own rule of
        // safety.
        if name.starts_with("4110-doctype") {
            continue;
        }
        std::fs::write(&document, &bytes).unwrap();
        let Some(verdict) = xmllint(&schema, &document) else {
            println!("skipped: xmllint is not installed, so the served schema was not compared with libxml2");
            return;
        };
        assert_eq!(read_tree(&bytes).is_ok(), verdict, "{name}");
        compared += 1;
    }
    assert!(compared > 40);
}

#[test]
fn the_schema_names_every_root_and_is_well_formed() {
    for root in ["report", "fileDetails", "reportResponse", "reportDoneResponse"] {
        assert!(xsd().contains(&format!("<xs:element name=\"{root}\" type=")), "{root}");
    }
    // Our own reader takes any well-formed XML; that the root is no document of the API is all it has to say.
    let refused = read_tree(xsd().as_bytes()).unwrap_err();
    assert_eq!(refused.code(), Code::ValidationFailed);
    assert_eq!(refused.findings().len(), 1);
}
