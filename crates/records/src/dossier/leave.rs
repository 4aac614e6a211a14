//! Leave to read what one report holds.
//!
//! What a report holds (what was said, its document, files, statements, candidates, outcomes, rulings, referrals and what
//! was recorded of them) is given out here only for a [`Leave`], and a leave is only made from the permit of an act that
//! [reveals](Reveals). There are three ways to one:
//!
//! - a person or a program reads: [`readings::open`](super::readings::open) for one report,
//!   [`readings::open_list`](super::readings::open_list) for the rows of a list. Both record the reading in the ledger before
//!   they give anything. The portals have no other way;
//! - a command reads under the permit that its own ledger entry names: [`Leave::within`];
//! - the machine reads for its own work, such as the stages or a check before an act: [`Leave::machine`], [`to_work`].
//!
//! The permit of an act that reveals opens a report:
//!
//! ```no_run
//! # use clearline_law::access::{Permit, ReadReport};
//! # use {clearline_core::House, clearline_records::dossier::{self, Head, readings}};
//! async fn page(house: &House, permit: &Permit<ReadReport>, head: &Head) {
//!     let leave = readings::open(house, permit, head).await.unwrap();
//!     let said = dossier::said(house, &leave).await.unwrap();
//! }
//! ```
//!
//! The permit of another act opens none:
//!
//! ```compile_fail,E0277
//! # use clearline_law::access::{Permit, ReadDesk};
//! # use {clearline_core::House, clearline_records::dossier::{self, Head, readings}};
//! async fn page(house: &House, permit: &Permit<ReadDesk>, head: &Head) {
//!     let leave = readings::open(house, permit, head).await.unwrap();
//!     let said = dossier::said(house, &leave).await.unwrap();
//! }
//! ```
//!
//! Nor does the number of a report:
//!
//! ```compile_fail,E0308
//! # use clearline_law::access::{Permit, ReadReport};
//! # use {clearline_core::House, clearline_records::dossier::{self, Head, readings}};
//! async fn page(house: &House, permit: &Permit<ReadReport>, head: &Head) {
//!     let leave = head.number;
//!     let said = dossier::said(house, &leave).await.unwrap();
//! }
//! ```
//!
//! And a leave cannot be written down by whoever has a number:
//!
//! ```compile_fail,E0451
//! # use clearline_law::access::{Permit, ReadReport};
//! # use {clearline_core::House, clearline_records::dossier::{self, Head, leave::Leave}};
//! async fn page(house: &House, permit: &Permit<ReadReport>, head: &Head) {
//!     let leave = Leave { number: head.number };
//!     let said = dossier::said(house, &leave).await.unwrap();
//! }
//! ```

use clearline_law::access::{CarryReport, Permit, Reveals};
use clearline_report::ReportNumber;

/// Leave to read what one report holds. It is for that report alone.
#[derive(Debug)]
pub struct Leave {
    number: ReportNumber,
}

impl Leave {
    /// For a command whose own entry in the ledger names this permit: it gives out nothing before that entry is
    /// committed.
    pub fn within<A: Reveals>(_: &Permit<A>, number: ReportNumber) -> Leave {
        Leave { number }
    }

    /// The machine's own, for its work: no person sees what it reads by this, so nothing is recorded.
    pub fn machine(permit: &Permit<CarryReport>, number: ReportNumber) -> Leave {
        Leave::within(permit, number)
    }

    /// Which report.
    pub fn number(&self) -> ReportNumber {
        self.number
    }
}

/// The machine's own leave for what it looks at by itself: whether an agency stands, what comes next, whom to tell. What it
/// reads by this is decided upon and not given out.
pub fn to_work(number: ReportNumber) -> Leave {
    Leave::machine(&Permit::machine(), number)
}
