//! What people do: an analyst at the review queue, officers at the agencies. They give the same commands as the portals
//! do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use clearline_core::House;
use clearline_disclosure::Writer;
use clearline_disclosure::referral::{DeclineReason, FeedbackCode, ReferError};
use clearline_law::access::{Permit, ReadDesk, ReadReport, Thing, permit};
use clearline_pipeline::refer;
use clearline_pipeline::triage::{self, Decision, TriageError};
use clearline_records::dossier::leave::Leave;
use clearline_records::dossier::{self, readings, routed};
use clearline_report::{Channel, ReferralId, ReportNumber};
use clearline_world::{Decision as Answer, OfficerAnswer, World};
use futures::TryStreamExt as _;

use super::Fault;
use super::cast::Cast;
use super::send::{Kind, Sent};

/// Referrals answered in one turn, so that the display keeps moving.
const TURN: usize = 12;
/// One referral in so many is left for visitors.
const LEFT_FOR_VISITORS: u64 = 5;

/// The people, and what they have dealt with.
pub(super) struct People {
    house: Arc<House>,
    cast: Arc<Cast>,
    world: World,
    answered: BTreeSet<ReferralId>,
    /// Reports that the analyst leaves waiting for visitors.
    pub(super) left: BTreeSet<ReportNumber>,
    leave: usize,
    /// How many reports the analyst decided.
    pub(super) decided: u64,
    /// Answers of officers, by what they decided.
    pub(super) answers: BTreeMap<&'static str, u64>,
}

impl People {
    /// The analyst leaves up to `leave` reports waiting.
    pub(super) fn new(house: Arc<House>, cast: Arc<Cast>, world: World, leave: usize) -> People {
        let (answered, left) = (BTreeSet::new(), BTreeSet::new());
        People { house, cast, world, answered, left, leave, decided: 0, answers: BTreeMap::new() }
    }

    /// Everybody does a few things. Returns how many were done.
    pub(super) async fn take_turn(&mut self, sent: &[Sent]) -> Result<usize, Fault> {
        Ok(self.work_the_desk().await? + self.answer_some(sent).await?)
    }

    /// The analyst decides what waits in the review queue, as the rules propose.
    async fn work_the_desk(&mut self) -> Result<usize, Fault> {
        let actor = &self.cast.analyst;
        let desk = permit::<ReadDesk>(actor, &Thing::House)?;
        let queue = triage::queries::queue(&self.house, &desk, None).await?;
        let mut done = 0;
        for row in &queue.rows {
            if self.left.contains(&row.number) {
                continue;
            }
            // The first that comes is left, and then every second one.
            if self.left.len() < self.leave && self.left.len() as u64 <= self.decided + done as u64 {
                self.left.insert(row.number);
                continue;
            }
            let report = permit::<ReadReport>(actor, &Thing::ReportOf(row.provider.as_ref()))?;
            let head = head_of(&self.house, row.number).await?;
            let open = readings::open(&self.house, &report, &head).await?;
            let history = triage::queries::history(&self.house, &open).await?;
            let proposal = history.last().ok_or("a report in the review queue has no proposal")?;
            let rules =
                proposal.reason.as_ref().map_or_else(String::new, |why| Writer::of(&self.house).say(why));
            let reason = format!("Synthetic: read, and I agree with the rules: {rules}.");
            let decision =
                Decision { designation: proposal.designation, priority: proposal.priority, reason };
            match triage::decide_at_desk(&self.house, actor, row.number, &decision).await {
                Ok(()) => done += 1,
                // A visitor decided it first.
                Err(TriageError::Refused(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.decided += done as u64;
        Ok(done)
    }

    /// The officers answer a few referrals that have no answer yet.
    async fn answer_some(&mut self, sent: &[Sent]) -> Result<usize, Fault> {
        let mut done = 0;
        for report in sent.iter().filter(|report| report.complete) {
            let Kind::Provider { index, .. } = report.kind else { continue };
            for referral in routed::referrals(&self.house, &leave(report.number)).await? {
                if done == TURN {
                    return Ok(done);
                }
                if self.answered.contains(&referral.id) {
                    continue;
                }
                let packed = referral.channel == Channel::Portal || referral.package.is_some();
                let here = self.cast.officers.contains_key(&referral.agency);
                let left = (index + u64::from(referral.id.ordinal)).is_multiple_of(LEFT_FOR_VISITORS);
                if left || !here {
                    self.answered.insert(referral.id);
                } else if packed {
                    self.answer(index, &referral).await?;
                    self.answered.insert(referral.id);
                    done += 1;
                }
            }
        }
        Ok(done)
    }

    async fn answer(&mut self, index: u64, referral: &routed::Referral) -> Result<(), Fault> {
        let id = referral.id;
        let answer = self.world.feedback(index, id.ordinal, &referral.agency);
        let officer = Officer {
            house: &self.house,
            actor: self.cast.officers.get(&referral.agency).ok_or("no officer")?,
        };
        match officer.take_up_and_answer(referral, &answer).await {
            Ok(word) => {
                *self.answers.entry(word).or_default() += 1;
                Ok(())
            }
            // A visitor who signed in as this officer was quicker.
            Err(ReferError::Refused(_) | ReferError::AccessEnded | ReferError::Suspended) => Ok(()),
            Err(error) => {
                Err(format!("the officer of {} could not answer {id}: {error:?}", referral.agency).into())
            }
        }
    }
}

/// One person at an agency.
struct Officer<'a> {
    house: &'a House,
    actor: &'a clearline_law::access::Actor,
}

impl Officer<'_> {
    /// Acknowledges the conditions, opens the report, gives feedback, and decides. Returns the decision's word.
    async fn take_up_and_answer(
        &self,
        referral: &routed::Referral,
        answer: &OfficerAnswer,
    ) -> Result<&'static str, ReferError> {
        let id = referral.id;
        refer::acknowledge_conditions(self.house, self.actor, id).await?;
        if referral.channel == Channel::Package {
            self.fetch(id).await?;
        }
        refer::open(self.house, self.actor, id).await?;
        match &answer.decision {
            Answer::Accept => {
                refer::accept(self.house, self.actor, id).await?;
                self.tell(id, answer).await?;
                Ok("accepted")
            }
            Answer::Decline(reason) => self.decline(id, reason, answer).await,
            // Feedback first: a transfer ends the access.
            Answer::ReRefer(to) => {
                self.tell(id, answer).await?;
                match refer::re_refer(self.house, self.actor, id, to, answer.note).await {
                    Ok(_) => Ok("transferred"),
                    // The law does not let it go there, or it is there already.
                    Err(ReferError::Refused(_)) => self.decline(id, "wrong_jurisdiction", answer).await,
                    Err(error) => Err(error),
                }
            }
        }
    }

    async fn decline(
        &self,
        id: ReferralId,
        reason: &str,
        answer: &OfficerAnswer,
    ) -> Result<&'static str, ReferError> {
        let reason: DeclineReason = reason.parse().unwrap_or(DeclineReason::WrongJurisdiction);
        refer::decline(self.house, self.actor, id, reason, answer.note).await?;
        self.tell(id, answer).await?;
        Ok("declined")
    }

    async fn tell(&self, id: ReferralId, answer: &OfficerAnswer) -> Result<(), ReferError> {
        let codes: Vec<FeedbackCode> = answer.feedback.iter().filter_map(|code| code.parse().ok()).collect();
        refer::give_feedback(self.house, self.actor, id, &codes, answer.note).await
    }

    /// Fetches the sealed package to its last byte, as the agency's own system would.
    async fn fetch(&self, id: ReferralId) -> Result<(), ReferError> {
        let package = refer::open_package(self.house, self.actor, id).await?;
        let all: Result<u64, _> =
            package.bytes.try_fold(0, async |sum, piece| Ok(sum + piece.len() as u64)).await;
        all.map(|_| ()).map_err(|source| {
            ReferError::Trouble(clearline_core::Trouble::Vault {
                command: "demo.fetch",
                source: Box::new(source),
            })
        })
    }
}

/// How far a report has come, and what triage holds of it.
/// The machine's own leave: the demonstration looks at what became of a report, and shows nobody what it holds.
pub(crate) fn leave(number: ReportNumber) -> Leave {
    Leave::machine(&Permit::machine(), number)
}

pub(super) async fn head_of(house: &House, number: ReportNumber) -> Result<dossier::Head, Fault> {
    dossier::head(house, number).await?.ok_or_else(|| format!("report {number} is not in the store").into())
}
