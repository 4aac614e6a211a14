//! The pages of analysts: the review queue, one report with all that is known of it, the decision, and the files that
//! may open here.

mod alert;
mod alerts;
mod desk;
mod dismiss;
mod dismissals;
pub(crate) mod file;
mod group;
mod groups;
mod hand_over;
mod report;
#[cfg(feature = "samples")]
pub mod sample;
mod told;
mod view;

use std::collections::BTreeMap;

use clearline_core::rows::{Unreadable, part};
use clearline_core::{House, Trouble};
use clearline_frame::answer::PageError;
use clearline_frame::session::SignedIn;
use clearline_frame::view::Words;
use clearline_frame::words;
use clearline_http::{Audience, Routes, needs};
use clearline_identity::directory;
use clearline_law::access::{ActName, Permit, ReadReport, Role, Thing, permit};
use clearline_pipeline::triage::QueueRow as QueuedReport;
use clearline_records::dossier::{self, Head};
use clearline_report::{ProviderId, ReportNumber, World, message};

use clearline_frame::Frame;
use report::decide;
use view::QueueRow;

/// The routes.
pub fn routes() -> Routes<Frame> {
    let queue = || needs(ActName::ReadDesk);
    let views = || needs(ActName::ViewFile);
    // What a group of posts is shown by are the words of its reports.
    let tells = || queue().also(ActName::ReadReport);
    let opens = || views().also(ActName::ReadReport);
    let hands_over = || needs(ActName::HandOverPackage);
    let home = tells().nav(Role::Analyst, 1, "nav-review").nav(Role::Supervisor, 1, "nav-review");
    Routes::pages(Audience::Analyst)
        .get("/desk", desk::show, home)
        .get("/desk/alerts", alerts::show, queue())
        .get("/desk/alerts/{id}", alert::show, queue())
        .post("/desk/alerts/{id}/acknowledge", alert::acknowledge, needs(ActName::AcknowledgeAlert))
        .get("/desk/groups/{id}", group::show, tells())
        .get("/desk/dismiss", dismiss::show, tells())
        .post("/desk/dismiss", dismiss::dismiss, needs(ActName::DismissGroup))
        .get("/desk/dismissals", dismissals::show, queue())
        .post("/desk/dismissals/{id}/undo", dismissals::undo, needs(ActName::DismissGroup))
        .get("/desk/reports/{number}", report::show, needs(ActName::ReadReport))
        .post("/desk/reports/{number}/decide", decide::decide, needs(ActName::DecideTriage))
        .get("/desk/reports/{number}/files/{id}", file::card, needs(ActName::ReadReport))
        .post("/desk/reports/{number}/files/{id}/open", file::open, opens())
        .post("/desk/reports/{number}/files/{id}/sharper", file::sharper, opens())
        .post("/desk/reports/{number}/files/{id}/moving", file::moving, opens())
        .post("/desk/reports/{number}/files/{id}/attest", file::attest, needs(ActName::AttestViewing))
        .get("/desk/view/{ticket}", file::picture, views())
        .get("/desk/referrals/{id}/hand-over", hand_over::show, hands_over())
        .post("/desk/referrals/{id}/hand-over", hand_over::record, hands_over())
        .post("/desk/referrals/{id}/hand-over/package", hand_over::take, hands_over())
        .get("/desk/referrals/{id}/hand-over/conditions.pdf", hand_over::first_page, hands_over())
}

fn queue_row(house: &House, row: &QueuedReport, from: Words, line: Option<Words>) -> QueueRow {
    QueueRow {
        number: row.number.to_string(),
        priority: row.priority,
        kind: words::kept_incident(&row.incident),
        from,
        age: words::span(row.held_at, house.now()),
        received: words::moment(row.finished_at),
        why: row.because.clone(),
        signs: groups::signs_told(row.signs),
        line,
        sandbox: row.world == World::Test,
    }
}

/// The names of those who filed, each read once.
#[derive(Default)]
struct Senders {
    known: BTreeMap<ProviderId, String>,
    unreadable: Vec<Unreadable>,
}

impl Senders {
    async fn name(&mut self, house: &House, provider: Option<&ProviderId>) -> Result<Words, Trouble> {
        let Some(id) = provider else { return Ok(message!("analyst-the-public").into()) };
        if let Some(known) = self.known.get(id) {
            return Ok(Words::data(known));
        }
        let found = match part(house, "provider", id, directory::provider(house, id).await)? {
            Ok(found) => found,
            Err(why) => {
                self.unreadable.push(why);
                None
            }
        };
        let name = found.map_or_else(|| id.to_string(), |found| found.name);
        self.known.insert(id.clone(), name.clone());
        Ok(Words::data(name))
    }
}

/// A report's row, and the permit to read the report. A person who may read no report is refused first, and does not
/// learn whether the number exists.
async fn own_report(
    house: &House,
    person: &SignedIn,
    number: &str,
) -> Result<(Head, Permit<ReadReport>), PageError> {
    permit::<ReadReport>(person.actor(), &Thing::ReportOf(None))?;
    let number: ReportNumber = number.parse().map_err(|_| PageError::NotFound)?;
    let head = dossier::head(house, number).await?.ok_or(PageError::NotFound)?;
    let permit = permit::<ReadReport>(person.actor(), &Thing::ReportOf(head.provider.as_ref()))?;
    Ok((head, permit))
}
