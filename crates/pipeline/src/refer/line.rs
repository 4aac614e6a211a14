//! What stands beside a line of an agency's list: why it was made available, until when its provider keeps it, and of a
//! referral that was opened what its ruling discloses.

use clearline_core::rows::{Unreadable, part};
use clearline_core::{House, Trouble};
use clearline_law::access::{Actor, ReadOwnHistory, ReadReferral};
use clearline_records::dossier::readings::OpenList;
use clearline_report::Message;
use jiff::Timestamp;

use super::inbox::{InboxLine, Listed};
use super::queries;
use clearline_disclosure::disclosed::Disclosed;
use clearline_disclosure::referral::ReferError;
use clearline_disclosure::standing::{Barred, own};

/// What stands beside one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// Why it was made available; none once the report was expunged.
    pub reason: Option<Message>,
    /// Until when its provider keeps it; none for a report of the public.
    pub kept_until: Option<Timestamp>,
    /// What its ruling discloses; none where the line tells nothing of it.
    pub disclosed: Option<Disclosed>,
}

/// What stands beside a line of a list that the caller was given, or what of it cannot be read.
pub async fn beside(
    house: &House,
    actor: &Actor,
    listed: &Listed,
    line: &InboxLine,
) -> Result<Result<Beside, Unreadable>, ReferError> {
    let report = line.id.report;
    let key = format!("{report} {}", line.id.ordinal);
    let reason = match own::<ReadOwnHistory>(house, actor, line.id).await {
        Err(Barred::Trouble(trouble)) => Err(trouble),
        found => Ok(found?.0.reason),
    };
    let reason = match part(house, "referral", &key, reason)? {
        Ok(reason) => reason,
        Err(why) => return Ok(Err(why)),
    };
    let kept_until = match part(house, "preservation", report, queries::preserved(house, report).await)? {
        Ok(clock) => clock.map(|clock| clock.until),
        Err(why) => return Ok(Err(why)),
    };
    let disclosed = told(house, actor, &listed.open, line).await;
    Ok(part(house, "referral", key, disclosed)?.map(|disclosed| Beside { reason, kept_until, disclosed }))
}

async fn told(
    house: &House,
    actor: &Actor,
    open: &OpenList,
    line: &InboxLine,
) -> Result<Option<Disclosed>, Trouble> {
    if !line.is_open() {
        return Ok(None);
    }
    match own::<ReadReferral>(house, actor, line.id).await {
        Ok((referral, permit)) => {
            let leave = open.leave_guarded(&permit, line.id.report)?;
            queries::disclosed(house, &leave, &referral).await.map(Some)
        }
        Err(Barred::Trouble(trouble)) => Err(trouble),
        // Access ended or was paused while the list was made: its line tells nothing of the report any more.
        Err(_) => Ok(None),
    }
}
