//! What is sent to each route by which something is done: what would be taken from whoever may do it.

use clearline_report::IncidentType;
use clearline_tests::{file_details, report};

use super::callers::CallerKind;
use super::things::Thing;

/// What is sent.
#[derive(Clone, Copy)]
pub(super) enum Sent {
    /// The fields of a form, as a query.
    Form(&'static str),
    /// A body in JSON.
    Json(&'static str),
    /// The fields of a form with a document.
    Document(&'static [(&'static str, &'static str)]),
    /// A document of the reporting API.
    Xml(fn(&Thing) -> Vec<u8>),
    /// A file of an open report.
    File,
}

const BASIS: &[(&str, &str)] =
    &[("kind", "fbi"), ("from", "2026-11-01"), ("to", ""), ("evidence", "letter"), ("reason", "needed")];
const OPENED: &[(&str, &str)] = &[
    ("route", "attache-fbi"),
    ("countries", "QA"),
    ("given_by", "the office"),
    ("given_on", "2026-11-20"),
    ("from", "2026-11-23"),
    ("evidence", "letter"),
    ("reason", "needed"),
];
const ENTERED: &[(&str, &str)] = &[
    ("about", "KE"),
    ("detail", "police_unit"),
    ("value", "a unit"),
    ("publisher", "a ministry"),
    ("title", "a page"),
    ("basis", "official page"),
    ("confidence", "medium"),
    ("reason", "needed"),
];
const ANSWER: &[(&str, &str)] = &[("answer", "no"), ("evidence", "statute"), ("reason", "needed")];

fn details(thing: &Thing) -> Vec<u8> {
    let (number, file) = (thing["number"].parse().unwrap(), thing["file"].parse().unwrap());
    file_details(number, &file, Some(true))
}

/// What this caller sends to this address; none where it is not listed here.
pub(super) fn sent(path: &str, caller: CallerKind) -> Option<Sent> {
    use Sent::{Document, File, Form, Json, Xml};
    Some(match path {
        "/report" => Form("csrf={form}&incident=contact&story=Synthetic.&account=x&danger=no"),
        "/sign-in" => Form("name=someone&password={someone}"),
        "/account/password" => Form("present={password}&new=three+blue+lorries&again=three+blue+lorries"),
        "/account/sessions" => Form("session=0123456789abcdef"),
        "/account/recovery-codes" | "/sign-in/factor" => Form("code=000000"),
        "/sign-in/factor/set-up" => Form("code=000000&offer=00"),
        "/account/language" => Form("language=es"),
        "/ispws/submit" => Xml(|_| report(IncidentType::Csam)),
        "/ispws/upload" => File,
        "/ispws/fileinfo" => Xml(details),
        "/ispws/finish" | "/ispws/retract" => Form("id={number}"),
        "/provider/reports/{number}/preservation" => Form("until=2029-01-31"),
        "/provider/api/reports/{number}/preservation" => Json(r#"{"until":"2029-01-31"}"#),
        "/sign-out"
        | "/desk/alerts/{id}/acknowledge"
        | "/desk/dismissals/{id}/undo"
        | "/desk/reports/{number}/preservation/{hold}/confirm"
        | "/desk/referrals/{id}/hand-over/package"
        | "/agency/referrals/{id}/accept"
        | "/counsel/destructions/{number}/{file}/confirm"
        | "/counsel/destructions/{number}/{file}/agree" => Form(""),
        "/desk/dismiss" => Form("group={id}&reason=one+machine"),
        "/desk/reports/{number}/decide" => Form("designation=referral&priority=P1&reason=plausible"),
        "/desk/reports/{number}/files/{id}/open"
        | "/desk/reports/{number}/files/{id}/sharper"
        | "/desk/reports/{number}/files/{id}/moving" => Form("purpose=triage"),
        "/desk/reports/{number}/files/{id}/attest" => {
            Form("reference=letter&viewed=2026-11-20T08%3A00&viewed_at=2026-11-20T08%3A00")
        }
        // What keeps the provider's copy is recorded by those who review, what keeps ours by counsel.
        "/desk/reports/{number}/preservation" => match caller {
            CallerKind::Counsel => Form("kind=litigation&from=2026-11-23&until=&reference=x"),
            _ => Form("kind=request_2703f&from=2026-11-23&until=&reference=x"),
        },
        "/desk/reports/{number}/preservation/{hold}/lift" => Form("why=vacated"),
        "/desk/referrals/{id}/hand-over" => Form("ordinal=1&way=courier&received_by=Registry&on=2026-11-23"),
        "/agency/referrals/{id}/conditions" => Form("acknowledged=yes&conditions={digest}"),
        "/agency/referrals/{id}/decline" => Form("reason=no_capacity&note=busy"),
        "/agency/referrals/{id}/re-refer" => Form("agency=fr-1&reason=lives+there"),
        "/agency/referrals/{id}/warrant" => Form("file={closed}&reference=Court+12&issued=2026-11-20"),
        "/agency/referrals/{id}/feedback" => Form("code=F1&note="),
        "/agency/referrals/{id}/destruction" => Form("file={file}&reference=letter+4&password={password}"),
        "/agency/referrals/{id}/objection" => Form("file={doomed}&reason=needed+here"),
        "/agency/referrals/{id}/preservation" => Form("reference=case+7"),
        "/api/v1/referrals/{id}/acknowledge" => Json(r#"{"conditions_sha256":"{digest}"}"#),
        "/api/v1/referrals/{id}/open" | "/api/v1/referrals/{id}/accept" => Json(""),
        "/api/v1/referrals/{id}/decline" => Json(r#"{"reason":"no_capacity","note":"busy"}"#),
        "/api/v1/referrals/{id}/re-refer" => Json(r#"{"agency":"fr-1","reason":"lives there"}"#),
        "/api/v1/referrals/{id}/feedback" => Json(r#"{"codes":["F1"],"note":""}"#),
        "/api/v1/feedback" => Json(r#"{"items":[{"referral":"{id}","codes":["F1"],"note":""}]}"#),
        "/api/v1/referrals/{id}/files/{file}/objection" => Json(r#"{"reason":"needed here"}"#),
        "/api/v1/referrals/{id}/files/{file}/warrant" => {
            Json(r#"{"reference":"Court 12","issued_on":"2026-11-20"}"#)
        }
        "/auditor/requests/{number}/decline" => Form("reference=consulted"),
        "/counsel/destructions/{number}/{file}/order" => {
            Form("reference=1:26-cr-7&court=District+Court&day=2026-11-22")
        }
        "/counsel/destructions/{number}/{file}/release" | "/counsel/destructions/{number}/{file}/refuse" => {
            Form("why=a+mistake")
        }
        "/counsel/agencies/{id}/propose" => Document(BASIS),
        "/counsel/agencies/{id}/investigates" => Document(ANSWER),
        "/counsel/agencies/{id}/approve" => Form("policy=rights_review&until=2026-12-23&reason=needed"),
        "/counsel/agencies/{id}/language" => Form("language=en"),
        "/counsel/agencies/{id}/end" => Form("answer=1&to=2026-11-23&reason=ended"),
        "/counsel/enter" => Document(ENTERED),
        "/counsel/open" => Document(OPENED),
        "/counsel/rely" => Form("entry=house-list&from=2026-11-23&to=2026-12-23&reason=needed"),
        "/counsel/proposals/{id}/approve" | "/counsel/proposals/{id}/refuse" => Form("reason=seen"),
        "/counsel/proposals/{id}/withdraw" | "/counsel/proposals/{id}/end" => Form("reason=ended"),
        "/counsel/approvals/{id}/propose" => Form("answer=approve&reason=needed"),
        _ => return None,
    })
}
