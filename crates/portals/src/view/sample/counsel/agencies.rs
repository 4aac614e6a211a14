//! Agencies and what they rest on.

use super::super::{Rendered, page, pager};
use super::{by_two, choices, counsel, error, source};
use crate::view::counsel::agencies::{
    Agencies, AgencyPage, AgencyRow, ApprovalRow, BasisRow, ProposeApproval, ProposeBasis,
};
use crate::view::counsel::{Document, Link};
use crate::view::{Fact, FieldError, Pager, State, Tone};

const KINDS: [(&str, &str); 4] = [
    ("attorney_general", "Designated by the Attorney General"),
    ("fbi", "Established relationship with the FBI"),
    ("ice", "Established relationship with ICE"),
    ("interpol", "Established relationship with INTERPOL"),
];

pub(super) fn pages() -> Vec<Rendered> {
    vec![
        page("counsel-agencies", &agencies("", rows())),
        page("counsel-agencies-empty", &agencies("nobody", vec![])),
        page("counsel-agency", &agency(bases(), vec![])),
        page(
            "counsel-agency-errors",
            &agency(
                vec![],
                vec![
                    error("kind", "Choose what qualifies it."),
                    error("from", "Write the first day as year, month, day."),
                    error("to", "The last day lies before the first."),
                    error("evidence", "Say what the evidence is."),
                    error("document", "Choose a document of at most 10 MB."),
                    error("reason", "Say why."),
                    error("policy", "Choose a policy."),
                    error("until", "Choose a day within two years."),
                    error("approve-reason", "Say why."),
                ],
            ),
        ),
    ]
}

fn agencies(q: &str, rows: Vec<AgencyRow>) -> Agencies {
    Agencies {
        page: counsel("Agencies", "/counsel/agencies"),
        q: q.to_owned(),
        classes: choices(
            &[
                ("federal", "Federal"),
                ("state", "State or local"),
                ("tribal", "Tribal"),
                ("foreign", "Foreign"),
            ],
            "",
        ),
        pager: if rows.is_empty() {
            Pager::default()
        } else {
            pager("1–4 of 158", "/counsel/agencies?after=us-fbi")
        },
        rows,
    }
}

fn rows() -> Vec<AgencyRow> {
    let row = |id: &str, name: &str, unit: Option<&str>, country: (&str, &str), class: &str, basis: State| {
        AgencyRow {
            id: id.to_owned(),
            name: name.to_owned(),
            unit: unit.map(str::to_owned),
            country: Link::new(format!("/counsel/countries/{}", country.0), country.1),
            class: class.to_owned(),
            basis,
            confidence: "medium".to_owned(),
        }
    };
    let none = || State::new(Tone::Plain, "none recorded");
    vec![
        row(
            "se-1",
            "Polismyndigheten",
            Some("National Operations Department"),
            ("SE", "Sweden"),
            "foreign",
            State::new(Tone::Good, "designated until 2028-11-30"),
        ),
        row(
            "no-1",
            "Kripos",
            None,
            ("NO", "Norway"),
            "foreign",
            State::new(Tone::Caution, "ends in 38 days"),
        ),
        row("de-1", "Bundeskriminalamt", Some("Zentralstelle"), ("DE", "Germany"), "foreign", none()),
        row(
            "us-fbi",
            "Federal Bureau of Investigation",
            Some("Crimes against children"),
            ("US", "United States"),
            "federal",
            State::new(Tone::Good, "needs none: (c)(1)"),
        ),
    ]
}

fn bases() -> Vec<BasisRow> {
    let row = |kind: &str, clause: &str, dates: &str, state: State, approved: Option<&str>| BasisRow {
        kind: kind.to_owned(),
        clause: clause.to_owned(),
        dates: dates.to_owned(),
        state,
        evidence: "Letter of the Department of Justice of 2026-02-20".to_owned(),
        document: Some(Document {
            href: "/counsel/proposals/p-12/document".to_owned(),
            name: "designation-2026-02-20.pdf".to_owned(),
            size: "214 KB".to_owned(),
            sha256: "9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60".to_owned(),
        }),
        by: by_two(approved),
        links: vec![
            Link::new("/counsel/proposals/p-12", "Its proposal"),
            Link::new("/counsel/agencies/se-1/end?basis=1", "End it"),
        ],
    };
    vec![
        row(
            "Designated by the Attorney General",
            "2258A(c)(3)(i)",
            "2026-03-02 to 2028-11-30",
            State::new(Tone::Good, "in force"),
            Some("A. Petrova"),
        ),
        row(
            "Established relationship with INTERPOL",
            "2258A(c)(3)(ii)",
            "from 2026-12-01",
            State::new(Tone::Waiting, "proposed"),
            None,
        ),
        row(
            "Established relationship with the FBI",
            "2258A(c)(3)(ii)",
            "2024-01-10 to 2025-01-09",
            State::new(Tone::Plain, "ended"),
            Some("A. Petrova"),
        ),
    ]
}

fn agency(bases: Vec<BasisRow>, errors: Vec<FieldError>) -> AgencyPage {
    AgencyPage {
        page: counsel("Polismyndigheten", "/counsel/agencies"),
        id: "se-1".to_owned(),
        name: "Polismyndigheten".to_owned(),
        unit: Some("National Operations Department".to_owned()),
        standing: if bases.is_empty() {
            State::new(Tone::Plain, "may not receive: no basis")
        } else {
            State::new(Tone::Good, "may receive")
        },
        facts: vec![
            Fact::exact("Key", "se-1"),
            Fact::new("Country", "Sweden"),
            Fact::new("Class", "foreign, police"),
            Fact::new("Investigates", "not stated"),
            Fact::new("Confidence", "medium"),
        ],
        links: vec![Link::new("/counsel/agencies/se-1/investigates", "Say what it investigates")],
        stated: vec![
            "Receives reports from abroad as the national point.".to_owned(),
            "Member of a working group of INTERPOL; no relationship is stated in so many words.".to_owned(),
        ],
        sources: vec![source("archived pages of the agency", Some("https://example.com/"), "2024", "medium")],
        approvals: if bases.is_empty() { vec![] } else { vec![approval()] },
        bases,
        propose: Some(ProposeBasis {
            kinds: choices(&KINDS, ""),
            document_hint: "PDF or picture of a page, at most 10 MB.".to_owned(),
            errors: errors.clone(),
            ..ProposeBasis::default()
        }),
        approve: Some(ProposeApproval {
            policies: choices(
                &[("rights_review", "Review of human rights"), ("death_penalty", "Death penalty")],
                "",
            ),
            errors,
            ..ProposeApproval::default()
        }),
    }
}

fn approval() -> ApprovalRow {
    ApprovalRow {
        policy: "Review of human rights".to_owned(),
        dates: "2026-03-02 to 2027-03-01".to_owned(),
        state: State::new(Tone::Good, "in force"),
        reason: "Reviewed with counsel; assurances are on file.".to_owned(),
        by: by_two(Some("A. Petrova")),
    }
}
