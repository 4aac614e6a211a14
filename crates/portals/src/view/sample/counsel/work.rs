//! What waits, what is stale, and the ledgers.

use super::super::{Rendered, at, event, on, page, pager, telling};
use super::{by_two, choices, counsel, in_force};
use crate::view::counsel::approvals::{Approvals, AwaitedRow};
use crate::view::counsel::ask::{Ask, AskFields};
use crate::view::counsel::overview::{DifferingRow, LapsingRow, OverrideRow, Overview, StaleRow, WaitingRow};
use crate::view::counsel::proposals::{ChangeRow, Decide, ProposalPage, ProposalRow, Proposals};
use crate::view::counsel::search::{Group, Hit, Search};
use crate::view::counsel::{Document, Link};
use crate::view::{Fact, NavItem, Pager, State, Tone};

const PROPOSALS: [(&str, &str); 3] = [
    ("/counsel/proposals", "Waiting"),
    ("/counsel/proposals?state=settled", "Settled"),
    ("/counsel/approvals", "Rulings that wait"),
];

pub(super) fn pages() -> Vec<Rendered> {
    vec![
        page("counsel", &overview()),
        page("counsel-calm", &calm()),
        page("counsel-proposals", &proposals(proposal_rows())),
        page("counsel-proposals-empty", &proposals(vec![])),
        page("counsel-proposal", &proposal(Decide::Can { reason: String::new(), error: None })),
        page(
            "counsel-proposal-error",
            &proposal(Decide::Can {
                reason: String::new(),
                error: Some("Say why, so that it can be proposed better.".to_owned()),
            }),
        ),
        page("counsel-proposal-own", &proposal(Decide::Own { reason: String::new(), error: None })),
        page("counsel-proposal-settled", &settled(Decide::Cannot(None))),
        page("counsel-proposal-ends", &settled(Decide::End { reason: String::new(), error: None })),
        page("counsel-rely", &rely(false)),
        page("counsel-rely-errors", &rely(true)),
        page("counsel-search", &search("swed")),
        page("counsel-search-empty", &Search { groups: vec![], more: None, ..search("zzz") }),
        page("counsel-approvals", &approvals(awaited())),
        page("counsel-approvals-empty", &approvals(vec![])),
    ]
}

fn link(href: &str, words: &str) -> Link {
    Link::new(href, words)
}

fn overview() -> Overview {
    let stale = |what: Link, why: &str, effect: State, touches: &str| StaleRow {
        what,
        why: why.to_owned(),
        effect,
        touches: touches.to_owned(),
        rely_href: why.starts_with("review").then(|| "/counsel/rely?entry=us-mlat".to_owned()),
    };
    let blocks = |words: &str| State::new(Tone::Alarm, words);
    let waiting = |href: &str, words: &str, by: &str, own| WaitingRow {
        what: link(href, words),
        by: by.to_owned(),
        since: at("2026-11-22 09:12"),
        own,
    };
    let lapsing = |what: Link, day: &str, left: State, then: &str| LapsingRow {
        what,
        day: on(day),
        left,
        then: then.to_owned(),
    };
    Overview {
        page: counsel("The law in force here", "/counsel"),
        register: vec![
            Fact::exact("Version", "4be1c07e2f91"),
            Fact::new("Read", "2026-11-23 06:00 UTC"),
            Fact::new("Of ours", "12 rows in the overlay, 5 bases of agencies"),
        ],
        figures: vec![
            Fact::new("instruments", "57"),
            Fact::new("clauses in force", "64"),
            Fact::new("agencies abroad with a basis", "5"),
            Fact::new("entries nobody has reviewed", "231"),
        ],
        waiting: vec![
            waiting(
                "/counsel/proposals/p-31",
                "Designation of the National Police, Sweden",
                "M. Adeyemi",
                false,
            ),
            waiting("/counsel/proposals/p-30", "Override: list of treaties of 2015", "A. Petrova", true),
        ],
        stale: vec![
            stale(
                link("/counsel/instruments/eu-interim", "Regulation (EU) 2021/1232"),
                "lapsed 2026-04-03",
                blocks("blocks"),
                "1 path, 27 countries",
            ),
            stale(
                link("/counsel/instruments/us-mlat", "List of treaties on mutual legal assistance"),
                "review was due 2026-10-01",
                State::new(Tone::Caution, "needs an override"),
                "1 path, 82 countries",
            ),
        ],
        lapsing: vec![
            lapsing(
                link("/counsel/agencies/no-1", "Designation of the Criminal Investigation Service, Norway"),
                "2026-12-31",
                State::new(Tone::Caution, "38 days left"),
                "Reports go by the federal attaché",
            ),
            lapsing(
                link("/counsel/instruments/legat", "Legal attachés of the FBI"),
                "2027-02-01",
                State::new(Tone::Plain, "70 days left"),
                "A review is due; without it the route is blocked",
            ),
        ],
        overrides: vec![OverrideRow {
            what: link("/counsel/instruments/us-mlat", "List of treaties on mutual legal assistance"),
            reason: "No newer list is public; the State Department confirmed the rows used here by letter."
                .to_owned(),
            by: "A. Petrova, approved by M. Adeyemi".to_owned(),
            until: on("2027-01-31"),
            uses: "14".to_owned(),
        }],
        differing: vec![DifferingRow {
            referral: "R-891012771092540-1".to_owned(),
            brief: link("/counsel/referrals/R-891012771092540-1/brief", "Brief"),
            agency: "National Police, Denmark".to_owned(),
            then: State::new(Tone::Good, "make available"),
            now: State::new(Tone::Alarm, "withhold"),
            because: "Its designation ended on 2026-11-20.".to_owned(),
        }],
        awaiting: Some(
            "3 notified to be destroyed, 1 of them only recorded until counsel confirms".to_owned(),
        ),
        requests: true,
        more: Some(link("/counsel?after=R-891012771092540-1", "Ask about the next open referrals")),
    }
}

fn calm() -> Overview {
    Overview {
        awaiting: None,
        requests: true,
        waiting: vec![],
        stale: vec![],
        lapsing: vec![],
        overrides: vec![],
        differing: vec![],
        more: None,
        ..overview()
    }
}

fn proposals(rows: Vec<ProposalRow>) -> Proposals {
    Proposals {
        page: counsel("Proposals", "/counsel/proposals"),
        parts: parts(&PROPOSALS, "/counsel/proposals"),
        pager: if rows.is_empty() {
            Pager::default()
        } else {
            pager("1–2 of 31", "/counsel/proposals?after=p-30")
        },
        rows,
    }
}

fn parts(list: &[(&str, &str)], here: &str) -> Vec<NavItem> {
    list.iter()
        .map(|(href, words)| NavItem {
            href: (*href).to_owned(),
            words: (*words).to_owned(),
            here: *href == here,
        })
        .collect()
}

fn proposal_rows() -> Vec<ProposalRow> {
    let row = |id: &str, kind: &str, subject: &str, by: &str, own| ProposalRow {
        id: id.to_owned(),
        kind: kind.to_owned(),
        subject: subject.to_owned(),
        by: by.to_owned(),
        at: at("2026-11-22 09:12"),
        state: State::new(Tone::Waiting, "waits"),
        own,
    };
    vec![
        row("p-31", "Basis of an agency", "National Police, Sweden", "M. Adeyemi", false),
        row("p-30", "Override", "List of treaties on mutual legal assistance", "A. Petrova", true),
    ]
}

fn proposal(decide: Decide) -> ProposalPage {
    ProposalPage {
        page: counsel("Proposal", "/counsel/proposals"),
        id: "p-31".to_owned(),
        kind: "Basis of an agency".to_owned(),
        subject: link("/counsel/agencies/se-1", "National Police, Sweden"),
        state: State::new(Tone::Waiting, "waits for a second person"),
        facts: vec![
            Fact::new("Basis", "Designated by the Attorney General"),
            Fact::new("Clause", "18 U.S.C. 2258A(c)(3)(i)"),
            Fact::new("From", "2026-12-01"),
            Fact::new("To", "2028-11-30"),
            Fact::new("Evidence", "Letter of the Department of Justice of 2026-11-18, second paragraph"),
        ],
        reason: "The letter arrived by registered mail. It names the agency and the day from which it is designated."
            .to_owned(),
        document: Some(document()),
        by: by_two(None),
        changes: vec![
            ChangeRow { what: "se-1, basis".to_owned(), before: None, after: Some("designated, 2026-12-01 to 2028-11-30".to_owned()) },
            ChangeRow { what: "se-1, standing".to_owned(), before: Some("may not receive".to_owned()), after: Some("may receive from 2026-12-01 on".to_owned()) },
        ],
        follows: vec![
            "Reports that point to Sweden go directly from 2026-12-01 on, no longer by the federal attaché.".to_owned(),
            "3 open referrals would then be ruled otherwise.".to_owned(),
        ],
        decide,
        history: vec![event("2026-11-22 09:12", "Proposed", "M. Adeyemi"), super::super::to_come("Decided by a second person")],
    }
}

fn document() -> Document {
    Document {
        href: "/counsel/proposals/p-31/document".to_owned(),
        name: "designation-2026-11-18.pdf".to_owned(),
        size: "214 KB".to_owned(),
        sha256: "9f2c1e0b7a44d85ef0136a0d0e6b7c3f5a8892d1c4be77a6051f3e2d9c8b7a60".to_owned(),
    }
}

fn settled(decide: Decide) -> ProposalPage {
    let first = proposal(decide);
    ProposalPage {
        page: telling(first.page, Tone::Good, "You approved it. It is in the register from now on."),
        state: State::new(Tone::Good, "approved"),
        by: by_two(Some("A. Petrova")),
        history: vec![
            event("2026-11-22 09:12", "Proposed", "M. Adeyemi"),
            event("2026-11-23 10:02", "Approved", "A. Petrova"),
        ],
        ..first
    }
}

fn rely(wrong: bool) -> Ask {
    let errors = ["answer", "from", "to", "evidence", "document", "reason"]
        .map(|field| super::error(field, "This does not do. Say it again."));
    Ask {
        page: counsel("Rely on a stale entry", "/counsel"),
        back: link("/counsel", "Overview"),
        title: "Rely on a stale entry".to_owned(),
        remarks: vec![
            "Its review was due on 2026-10-01, so nothing rests on it until two people say so.".to_owned(),
        ],
        facts: vec![
            Fact::new("Entry", "List of treaties on mutual legal assistance"),
            Fact::new("At most", "90 days"),
        ],
        action: "/counsel/rely".to_owned(),
        hidden: vec![("entry".to_owned(), "us-mlat".to_owned())],
        fields: AskFields {
            answer: wrong.then(|| ("Does it?".to_owned(), choices(&[("yes", "Yes"), ("no", "No")], ""))),
            from: Some(String::new()),
            to: Some(String::new()),
            evidence: wrong.then(String::new),
            document: wrong.then(|| "PDF or picture of a page, at most 10 MB.".to_owned()),
            reason: String::new(),
        },
        button: "Propose".to_owned(),
        errors: if wrong { errors.into() } else { vec![] },
    }
}

fn search(q: &str) -> Search {
    let hit = |href: &str, words: &str, detail: &str, state| Hit {
        entry: link(href, words),
        detail: detail.to_owned(),
        state,
    };
    let group = |heading: &str, hits| Group { heading: heading.to_owned(), hits };
    Search {
        page: counsel("Search", ""),
        q: q.to_owned(),
        groups: vec![
            group("Countries", vec![hit("/counsel/countries/SE", "Sweden", "SE, Northern Europe", None)]),
            group(
                "Agencies",
                vec![hit(
                    "/counsel/agencies/se-1",
                    "National Police, Sweden",
                    "se-1, police",
                    Some(State::new(Tone::Waiting, "proposed")),
                )],
            ),
            group(
                "Instruments",
                vec![hit(
                    "/counsel/instruments/eu-us-mla",
                    "EU-US agreement on mutual legal assistance",
                    "Applies to Sweden by its instrument of 2004",
                    Some(in_force()),
                )],
            ),
        ],
        more: Some("The first 3 of 11.".to_owned()),
    }
}

fn approvals(rows: Vec<AwaitedRow>) -> Approvals {
    Approvals {
        page: counsel("Approvals", "/counsel/proposals"),
        parts: parts(&PROPOSALS, "/counsel/approvals"),
        rows,
        pager: Pager::default(),
    }
}

fn awaited() -> Vec<AwaitedRow> {
    let answers = choices(&[("approve", "Approve: it may go"), ("refuse", "Refuse: it stays")], "");
    let first = AwaitedRow {
        id: "891012771093118-se-1".to_owned(),
        number: "891012771093118".to_owned(),
        agency: "Federal Police".to_owned(),
        country: "Exampleland".to_owned(),
        policy: "Review of human rights".to_owned(),
        why: "The country is not recorded as a party to the Convention against Torture.".to_owned(),
        since: at("2026-11-23 16:40"),
        waits: State::new(Tone::Alarm, "P0, waits 1 h 20 min"),
        proposed: None,
        answers: answers.clone(),
        reason: String::new(),
        error: None,
    };
    vec![
        first.clone(),
        AwaitedRow {
            id: "891012771093001-xx-2".to_owned(),
            number: "891012771093001".to_owned(),
            waits: State::new(Tone::Waiting, "waits 3 h"),
            error: Some("Choose an answer and give a reason.".to_owned()),
            ..first.clone()
        },
        AwaitedRow {
            id: "891012771092004-xx-2".to_owned(),
            number: "891012771092004".to_owned(),
            waits: State::new(Tone::Waiting, "waits 9 h"),
            proposed: Some(link(
                "/counsel/proposals/p-32",
                "A. Petrova proposed to refuse it; a second person decides",
            )),
            answers: vec![],
            ..first
        },
    ]
}
