//! What the addresses name: for each kind of thing, one in every standing that it can have.

use std::collections::BTreeMap;

use clearline_http::{Method, Route};

use super::callers::CallerKind;

/// The names that stand in addresses and forms, and what they stand for.
pub(super) type Thing = BTreeMap<&'static str, String>;

/// A text with its names filled in.
pub(super) fn filled(text: &str, thing: &Thing) -> String {
    thing.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// How a thing stands to whoever asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    Own,
    Others,
    Ended,
    OthersEnded,
    Suspended,
    Sandbox,
    Absent,
}

impl Standing {
    pub(super) const ALL: [Standing; 7] = [
        Standing::Own,
        Standing::Others,
        Standing::Ended,
        Standing::OthersEnded,
        Standing::Suspended,
        Standing::Sandbox,
        Standing::Absent,
    ];

    pub(super) fn words(self) -> &'static str {
        match self {
            Standing::Own => "own",
            Standing::Others => "another's",
            Standing::Ended => "ended",
            Standing::OthersEnded => "another's, ended",
            Standing::Suspended => "suspended",
            Standing::Sandbox => "sandbox",
            Standing::Absent => "absent",
        }
    }

    pub(super) fn meaning(self) -> &'static str {
        match self {
            Standing::Own => {
                "of the caller's own organisation or made by the caller; for our staff, any; where\n                  \
                 the address names nothing, the one answer there is"
            }
            Standing::Others => "of the same kind, of another organisation or person",
            Standing::Ended => {
                "it is over: a report expunged or finished, a referral transferred, an alert taken on, a\n                  \
                 proposal decided, a hold lifted, a destruction taken back, a ticket past its time"
            }
            Standing::OthersEnded => "both at once",
            Standing::Suspended => "own, while the agency is suspended",
            Standing::Sandbox => "of the sandbox; the provider is the one who filed it there",
            Standing::Absent => "there is none",
        }
    }
}

/// What kind of thing an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// It names nothing.
    Nothing,
    /// It names nothing, and lists what an agency has.
    Inbox,
    /// The page that confirms a report of the public.
    Confirmation,
    /// The caller's own account.
    Account,
    /// A report that is not finished.
    OpenReport,
    /// A report, as its provider sees it.
    OwnReport,
    /// A report, as those see it who review.
    Report,
    /// A report that waits for a decision.
    Waiting,
    /// A file of a report.
    File,
    /// The address of an opened picture.
    Ticket,
    /// What is recorded to keep a report longer.
    Hold,
    Alert,
    /// Posts of one text.
    Group,
    Dismissal,
    /// A referral, as its agency sees it.
    Referral,
    /// The same, before its conditions are acknowledged.
    FreshReferral,
    /// One that is handed over in another way: nobody at its agency has opened it.
    HandOver,
    /// The same, and its package was taken out.
    TakenOut,
    /// A referral, as our staff sees it.
    HouseReferral,
    /// A request of foreign police.
    Request,
    Agency,
    Country,
    Instrument,
    Obligation,
    Proposal,
    /// A proposal that was approved, to be ended.
    Approved,
    /// A ruling that waits for an approval.
    Approval,
    /// A notified destruction.
    Destruction,
    /// One that somebody proposed to take back.
    Release,
}

impl Kind {
    /// The standings that a thing of this kind can have.
    pub(super) fn standings(self) -> &'static [Standing] {
        use Standing::{Absent, Ended, Others, OthersEnded, Own, Sandbox, Suspended};
        match self {
            Kind::Nothing | Kind::Account => &[Own],
            Kind::Inbox => &[Own, Suspended],
            Kind::Confirmation | Kind::Country | Kind::Instrument | Kind::Obligation | Kind::Approval => {
                &[Own, Absent]
            }
            Kind::Agency => &[Own, Suspended, Absent],
            Kind::OpenReport | Kind::OwnReport => &[Own, Others, Ended, OthersEnded, Sandbox, Absent],
            Kind::Report | Kind::File => &[Own, Others, Ended, Sandbox, Absent],
            Kind::Waiting => &[Own, Ended, Sandbox, Absent],
            Kind::Ticket | Kind::Proposal => &[Own, Others, Ended, Absent],
            Kind::Hold | Kind::Alert | Kind::Group | Kind::Dismissal | Kind::Request => &[Own, Ended, Absent],
            Kind::Destruction | Kind::Release | Kind::Approved => &[Own, Ended, Absent],
            Kind::Referral | Kind::FreshReferral => {
                &[Own, Others, Ended, OthersEnded, Suspended, Sandbox, Absent]
            }
            Kind::HouseReferral | Kind::HandOver | Kind::TakenOut => {
                &[Own, Others, Ended, Suspended, Sandbox, Absent]
            }
        }
    }

    /// Is it made for the caller, so that none is shared?
    pub(super) fn is_personal(self) -> bool {
        matches!(self, Kind::Ticket | Kind::Proposal)
    }
}

/// What the address names. A route that is not listed here fails the test.
pub(super) fn kind(route: &Route) -> Option<Kind> {
    let acts = route.method == Method::Post;
    Some(match route.path.as_str() {
        "/report/sent/{token}" => Kind::Confirmation,
        "/sign-out" | "/account/password" | "/account/language" => Kind::Account,
        "/ispws/upload" | "/ispws/fileinfo" | "/ispws/finish" | "/ispws/retract" => Kind::OpenReport,
        "/provider/reports/{number}"
        | "/provider/reports/{number}/receipt"
        | "/provider/reports/{number}/preservation"
        | "/provider/api/reports/{number}/receipt"
        | "/provider/api/reports/{number}/preservation"
        | "/provider/api/reports/{number}/remarks" => Kind::OwnReport,
        "/desk/alerts/{id}" | "/desk/alerts/{id}/acknowledge" => Kind::Alert,
        "/desk/groups/{id}" | "/desk/dismiss" => Kind::Group,
        "/desk/dismissals/{id}/undo" => Kind::Dismissal,
        "/desk/reports/{number}"
        | "/desk/reports/{number}/preservation"
        | "/desk/reports/{number}/preservation/letter" => Kind::Report,
        "/desk/reports/{number}/decide" => Kind::Waiting,
        "/desk/reports/{number}/files/{id}"
        | "/desk/reports/{number}/files/{id}/open"
        | "/desk/reports/{number}/files/{id}/sharper"
        | "/desk/reports/{number}/files/{id}/moving"
        | "/desk/reports/{number}/files/{id}/attest" => Kind::File,
        "/desk/view/{ticket}" => Kind::Ticket,
        "/desk/reports/{number}/preservation/{hold}/lift"
        | "/desk/reports/{number}/preservation/{hold}/confirm" => Kind::Hold,
        "/agency" | "/api/v1/referrals" => Kind::Inbox,
        "/api/v1/feedback" => Kind::Referral,
        "/agency/referrals/{id}/conditions" | "/api/v1/referrals/{id}/acknowledge" => Kind::FreshReferral,
        "/desk/referrals/{id}/hand-over" if acts => Kind::TakenOut,
        "/desk/referrals/{id}/hand-over/package" => Kind::HandOver,
        path if path.starts_with("/agency/referrals/{id}") || path.starts_with("/api/v1/referrals/{id}") => {
            Kind::Referral
        }
        path if path.starts_with("/desk/referrals/{id}/") || path.starts_with("/auditor/referrals/{id}/") => {
            Kind::HouseReferral
        }
        "/auditor/requests/{number}/decline" => Kind::Request,
        "/counsel/instruments/{id}" => Kind::Instrument,
        "/counsel/countries/{code}" => Kind::Country,
        "/counsel/obligations/{id}" => Kind::Obligation,
        path if path.starts_with("/counsel/agencies/{id}") => Kind::Agency,
        "/counsel/proposals/{id}/end" => Kind::Approved,
        path if path.starts_with("/counsel/proposals/{id}") => Kind::Proposal,
        "/counsel/approvals/{id}/propose" => Kind::Approval,
        "/counsel/destructions/{number}/{file}/agree" | "/counsel/destructions/{number}/{file}/refuse" => {
            Kind::Release
        }
        path if path.starts_with("/counsel/destructions/{number}/{file}") => Kind::Destruction,
        path if path.contains('{') => return None,
        _ => Kind::Nothing,
    })
}

/// The address of a route on a thing.
pub(super) fn address(path: &str, thing: &Thing) -> String {
    match path {
        "/desk/dismiss" => filled("/desk/dismiss?group={id}", thing),
        "/counsel/enter" => "/counsel/enter?about=KE".to_owned(),
        "/counsel/open" => "/counsel/open?route=attache-fbi".to_owned(),
        "/counsel/rely" => "/counsel/rely?entry=house-list".to_owned(),
        path if path.ends_with("/files/{file}/warrant") => filled(&path.replace("{file}", "{closed}"), thing),
        path if path.contains("/drafts/{kind}") => filled(&path.replace("{kind}", "preservation"), thing),
        path if path.ends_with("/files/{file}/objection") => {
            filled(&path.replace("{file}", "{doomed}"), thing)
        }
        path => filled(path, thing),
    }
}

/// Who proposes, where it is this caller's own.
pub(super) fn proposer(caller: CallerKind) -> &'static str {
    match caller {
        CallerKind::Supervisor => "supervisor",
        CallerKind::Counsel => "counsel",
        CallerKind::Admin => "admin",
        CallerKind::Nobody
        | CallerKind::ProviderProgram
        | CallerKind::ProviderPerson
        | CallerKind::Analyst
        | CallerKind::Officer
        | CallerKind::AgencyProgram
        | CallerKind::ProviderReader
        | CallerKind::AgencyReader
        | CallerKind::Auditor => "ana",
    }
}
