//! The lists of an agency: what was made available to it, counted and sorted in the database.
//!
//! A list is made of turns: what is in an earlier turn stands before everything in a later one, on whichever page. A turn
//! holds some states and some priorities, and each pair of them is one range of an index, so that neither a page nor a
//! count costs more with what an agency has answered over the years.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use clearline_core::row::{int_at, moment, number_at, text_at};
use clearline_core::rows::{Rows, Source, Unreadable, part};
use clearline_core::{House, Trouble, command, statement};
use clearline_law::access::{Actor, Permit, ReadInbox};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::readings::{Asked, OpenList};
use clearline_records::dossier::routed::{self, Referral};
use clearline_report::{
    AgencyId, Channel, Designation, IdError, Priority, ReferralId, ReferralState, ReportKind, message,
};
use clearline_store::{Params, Row, params};
use jiff::Timestamp;

use super::commands::deliver;
use clearline_disclosure::referral::ReferError;
use clearline_disclosure::standing::{self, Standing};

statement! {
    INBOX = "refer/sql/inbox";
    LISTED = "refer/sql/listed";
    COUNT_STATE = "refer/sql/count_state";
    NEXT_STATE = "refer/sql/next_state";
}

/// Referrals of one state are counted up to here; of more it is said that there are more.
pub const COUNTED_MAX: i64 = 10_000;

/// What an agency lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum List {
    /// What the agency has in hand: unopened first, then what waits for its answer, then what it took.
    Active,
    /// Nobody there has opened it.
    Unopened,
    /// Opened, and not answered yet.
    Opened,
    /// The agency took it.
    Accepted,
    /// The agency did not take it.
    Declined,
    /// It went on to another agency.
    Transferred,
    /// Access ended without that.
    Recalled,
    /// Referrals that are finished.
    Closed,
}

/// States and priorities that stand together, the newest first.
type Turn = Vec<(ReferralState, Priority)>;

impl List {
    /// All lists.
    pub const ALL: [List; 8] = [
        List::Active,
        List::Unopened,
        List::Opened,
        List::Accepted,
        List::Declined,
        List::Transferred,
        List::Recalled,
        List::Closed,
    ];

    /// Its name in addresses.
    pub fn word(self) -> &'static str {
        match self {
            List::Active => "active",
            List::Unopened => "unopened",
            List::Opened => "opened",
            List::Accepted => "accepted",
            List::Declined => "declined",
            List::Transferred => "transferred",
            List::Recalled => "recalled",
            List::Closed => "closed",
        }
    }

    /// The list of that name.
    pub fn named(word: &str) -> Option<List> {
        List::ALL.into_iter().find(|list| list.word() == word)
    }

    /// Groups of states, in the order in which they are listed.
    fn states(self) -> &'static [&'static [ReferralState]] {
        use ReferralState as S;
        match self {
            List::Active => &[&[S::MadeAvailable, S::Delivered], &[S::Opened], &[S::Accepted]],
            List::Unopened => &[&[S::MadeAvailable, S::Delivered]],
            List::Opened => &[&[S::Opened]],
            List::Accepted => &[&[S::Accepted]],
            List::Declined => &[&[S::Declined]],
            List::Transferred => &[&[S::ReReferred]],
            List::Recalled => &[&[S::Recalled]],
            List::Closed => &[&[S::Closed]],
        }
    }

    /// What there is something left to do about is listed by priority, what has ended by its day alone.
    fn turns(self) -> Vec<Turn> {
        let pairs = |states: &[ReferralState], priorities: &[Priority]| -> Turn {
            let with =
                |state: &ReferralState| priorities.iter().map(|priority| (*state, *priority)).collect();
            states.iter().flat_map::<Turn, _>(with).collect()
        };
        match self {
            List::Active | List::Unopened | List::Opened | List::Accepted => {
                let each = |states: &&'static [ReferralState]| {
                    let states = *states;
                    Priority::ALL.map(|priority| pairs(states, &[priority]))
                };
                self.states().iter().flat_map(each).collect()
            }
            List::Declined | List::Transferred | List::Recalled | List::Closed => {
                self.states().iter().map(|states| pairs(states, &Priority::ALL)).collect()
            }
        }
    }
}

/// Where a page of the newest referrals ends: the next one begins below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    /// When the last line was made available.
    pub made_available_at: Timestamp,
    /// The last line's referral.
    pub id: ReferralId,
}

/// As an address carries it: `<microseconds>.<referral>`.
impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.made_available_at.as_microsecond(), self.id)
    }
}

/// Read from an address, in the one way in which we write it.
impl FromStr for Cursor {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Cursor, IdError> {
        let read = || {
            let (at, id) = text.split_once('.')?;
            let made_available_at = Timestamp::from_microsecond(at.parse().ok()?).ok()?;
            Some(Cursor { made_available_at, id: id.parse().ok()? })
        };
        let place = read().filter(|place| place.to_string() == text);
        place.ok_or(IdError { what: "place in a list", expected: "what the page before said" })
    }
}

/// Where a page of a list ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListPlace {
    /// The turn in which it ends.
    pub turn: usize,
    /// Where in that turn.
    pub at: Cursor,
}

/// One line of an agency's inbox: numbers, ranks and states, and nothing that the report says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxLine {
    /// The referral.
    pub id: ReferralId,
    /// Where it stands.
    pub state: ReferralState,
    /// How the agency receives it.
    pub channel: Channel,
    /// The statute's act.
    pub made_available_at: Timestamp,
    /// When it reached the agency.
    pub delivered_at: Option<Timestamp>,
    /// When its conditions were acknowledged.
    pub acknowledged_at: Option<Timestamp>,
    /// When it was opened first.
    pub opened_at: Option<Timestamp>,
    /// Is there a sealed package to fetch?
    pub has_package: bool,
    /// How often it was transferred before.
    pub hop: i64,
    /// Our order of work; what it was when access ended, where it has.
    pub priority: Option<Priority>,
    /// Referral or informational.
    pub designation: Option<Designation>,
    /// How many files the report has.
    pub files: i64,
    /// Who filed.
    pub kind: ReportKind,
}

impl InboxLine {
    /// Where a page that ends with this line ends.
    pub fn cursor(&self) -> Cursor {
        Cursor { made_available_at: self.made_available_at, id: self.id }
    }

    /// May what the report says stand in its line? The conditions were acknowledged, and somebody of the agency opened it.
    pub fn is_open(&self) -> bool {
        self.state.has_access() && self.acknowledged_at.is_some() && self.opened_at.is_some()
    }
}

/// A page of an agency's inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbox {
    /// Its lines, newest first, and those that cannot be read.
    pub lines: Rows<InboxLine, Cursor>,
    /// Where the page that follows begins; none on the last page.
    pub next: Option<Cursor>,
}

/// A page of one of an agency's lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its lines, and those that cannot be read.
    pub lines: Rows<InboxLine, ListPlace>,
    /// Where the page that follows begins; none on the last page.
    pub next: Option<ListPlace>,
    /// How many there are of each state and priority.
    pub counts: Counts,
    /// The reports of which its lines tell something, which is recorded.
    pub open: OpenList,
}

/// How many referrals an agency has, by state and priority.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts(BTreeMap<(&'static str, Priority), i64>);

/// A count, and whether there are more than were counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// How many were counted.
    pub counted: i64,
    /// Are there more?
    pub more: bool,
}

impl Counts {
    /// How many a list holds.
    pub fn of(&self, list: List) -> Count {
        let states = list.states().iter().copied().flatten();
        states.fold(Count::default(), |sum, state| {
            let counted = Priority::ALL.iter().map(|priority| self.one(*state, *priority)).sum::<i64>();
            Count { counted: sum.counted + counted, more: sum.more || counted >= COUNTED_MAX }
        })
    }

    /// How many of one priority a list holds.
    pub fn of_priority(&self, list: List, priority: Priority) -> Count {
        let states = list.states().iter().copied().flatten();
        let counted = states.map(|state| self.one(*state, priority)).sum();
        Count { counted, more: counted >= COUNTED_MAX }
    }

    fn one(&self, state: ReferralState, priority: Priority) -> i64 {
        self.0.get(&(state.word(), priority)).copied().unwrap_or(0)
    }
}

/// A page of the agency's inbox, newest first. What is listed for the first time has thereby been delivered, and that is
/// recorded with the list. `state` narrows the list to one state. A referral for which the agency does not qualify any
/// more is neither listed nor delivered: access to it ends.
pub async fn inbox(
    house: &House,
    actor: &Actor,
    after: Option<Cursor>,
    state: Option<ReferralState>,
) -> Result<Inbox, ReferError> {
    command!(house, "refer.inbox", |deed| {
        let (permit, each) = standing::inbox(house, actor).await?;
        let found = match state {
            Some(state) => {
                let turn: Turn = Priority::ALL.iter().map(|priority| (state, *priority)).collect();
                of_turn(house, &permit, &turn, after, house.limits.page_rows).await?
            }
            None => with_access(house, &permit, after).await?,
        };
        let mut lines = Rows::read(house, &LINES, &found, line_of, cursor_of)?;
        let next = lines.next(house.limits.page_rows).copied();
        arrive(house, actor, &permit, &mut deed, &mut lines, each).await?;
        Ok(Inbox { lines, next })
    })
}

/// A page of one of the agency's lists, with the counts of all of them. What is listed for the first time has thereby been
/// delivered, as by [`inbox`]. Which of the lines tell what a report says is recorded: see [`beside`](super::beside).
pub async fn listed(
    house: &House,
    actor: &Actor,
    list: List,
    after: Option<ListPlace>,
) -> Result<Listed, ReferError> {
    command!(house, "refer.inbox", |deed| {
        let (permit, each) = standing::inbox(house, actor).await?;
        let turns = list.turns();
        let found = page(house, &permit, &turns, after).await?;
        let place = |row: &Row| place_of(row, &turns);
        let mut lines = Rows::read(house, &LINES, &found, line_of, place)?;
        let next = lines.next(house.limits.page_rows).copied();
        arrive(house, actor, &permit, &mut deed, &mut lines, each).await?;
        let open: Vec<ReferralId> = lines.iter().filter(|line| line.is_open()).map(|line| line.id).collect();
        if !open.is_empty() {
            let told = open.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            let query = query_text(list, after);
            let mut facts = vec![("told", told)];
            facts.extend(Asked { list: "agency", query: &query }.facts(house, lines.len()));
            deed.record(&permit, None, &facts)?;
        }
        let (counts, unreadable) = counts(house, &permit).await?;
        unreadable.into_iter().for_each(|why| lines.set_aside(why, |_| false));
        Ok(Listed { lines, next, counts, open: OpenList::recorded(open.iter().map(|id| id.report)) })
    })
}

/// What was asked of a list: its name, and the place at which the page begins.
fn query_text(list: List, after: Option<ListPlace>) -> String {
    let after = after.map_or_else(String::new, |place| {
        format!("{}.{}.{}", place.turn, place.at.made_available_at.as_microsecond(), place.at.id)
    });
    format!("list={}&after={after}", list.word())
}

const LINES: Source = Source::of("referral", &["report", "ordinal"]);

/// Delivers what is listed for the first time, and takes off the list what the agency does not qualify for any more.
async fn arrive<P>(
    house: &House,
    actor: &Actor,
    permit: &Permit<ReadInbox>,
    deed: &mut clearline_core::Deed<'_>,
    lines: &mut Rows<InboxLine, P>,
    each: bool,
) -> Result<(), ReferError> {
    if each {
        without_standing(house, lines).await?;
    }
    let at = deed.at;
    for line in lines.good_mut().iter_mut().filter(|line| line.state == ReferralState::MadeAvailable) {
        deliver(deed, actor, line.id, &message!("delivered-listed"));
        deed.record(permit, Some(line.id.report), &[("delivered", line.id.to_string())])?;
        line.state = ReferralState::Delivered;
        line.delivered_at = Some(at);
    }
    Ok(())
}

/// Ends the agency's access to those of the listed referrals for which it does not qualify any more, and takes them off
/// the list. Where it cannot be read how the agency stands, the line is neither shown nor delivered, and nothing ends.
async fn without_standing<P>(house: &House, lines: &mut Rows<InboxLine, P>) -> Result<(), ReferError> {
    let with_access = lines.iter().filter(|line| line.state.has_access());
    for id in with_access.map(|line| line.id).collect::<Vec<_>>() {
        let key = format!("{} {}", id.report, id.ordinal);
        let (referral, standing) = match part(house, "referral", key, stands(house, id).await)? {
            Ok(Some(found)) => found,
            Ok(None) => continue,
            Err(why) => {
                lines.set_aside(why, |line| line.id == id);
                continue;
            }
        };
        match standing {
            Standing::InForce => {}
            Standing::Suspended => return Err(ReferError::Suspended),
            Standing::Lost(why) => {
                standing::end_access(house, &referral, &why).await?;
                lines.good_mut().retain(|line| line.id != id);
            }
        }
    }
    Ok(())
}

async fn stands(house: &House, id: ReferralId) -> Result<Option<(Referral, Standing)>, Trouble> {
    let Some(referral) = routed::referral(house, &to_work(id.report), id.ordinal).await? else {
        return Ok(None);
    };
    let standing = standing::of(house, &referral).await?;
    Ok(Some((referral, standing)))
}

/// The rows of one page of a list: turn by turn, until the page is full.
async fn page(
    house: &House,
    permit: &Permit<ReadInbox>,
    turns: &[Turn],
    after: Option<ListPlace>,
) -> Result<Vec<Row>, ReferError> {
    let mut found: Vec<Row> = Vec::new();
    let first = after.map_or(0, |place| place.turn);
    for (at, turn) in turns.iter().enumerate().skip(first) {
        let left = house.limits.page_rows.saturating_sub(i64::try_from(found.len()).unwrap_or(i64::MAX));
        if left <= 0 {
            break;
        }
        let below = after.filter(|place| place.turn == at).map(|place| place.at);
        found.extend(of_turn(house, permit, turn, below, left).await?);
    }
    Ok(found)
}

/// The newest rows of one turn below a place, at most `most`: each pair of state and priority is read as far, and the
/// newest of all are taken.
async fn of_turn(
    house: &House,
    permit: &Permit<ReadInbox>,
    turn: &Turn,
    below: Option<Cursor>,
    most: i64,
) -> Result<Vec<Row>, ReferError> {
    let agency = permit.actor().agency_id().ok_or(ReferError::NotFound)?;
    let mut found = Vec::new();
    for (state, priority) in turn {
        let of = params!(agency = agency.as_str(), state = state.word(), priority = priority.word());
        found.extend(house.query(&LISTED, of.and(below_params(below)).with("limit", most)).await?);
    }
    // What cannot be placed comes last.
    found.sort_by_key(|row| std::cmp::Reverse(cursor_of(row).ok()));
    found.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(found)
}

/// The newest rows of everything the agency has access to.
async fn with_access(
    house: &House,
    permit: &Permit<ReadInbox>,
    after: Option<Cursor>,
) -> Result<Vec<Row>, ReferError> {
    let agency = permit.actor().agency_id().ok_or(ReferError::NotFound)?;
    let of = params!(agency = agency.as_str(), limit = house.limits.page_rows);
    Ok(house.query(&INBOX, of.and(below_params(after))).await?)
}

/// The counts, and the referrals that are on no list since their state or priority cannot be read: those of as many as a
/// page holds.
async fn counts(house: &House, permit: &Permit<ReadInbox>) -> Result<(Counts, Vec<Unreadable>), ReferError> {
    let agency = permit.actor().agency_id().ok_or(ReferError::NotFound)?;
    let (mut counts, mut unreadable) = (Counts::default(), Vec::new());
    let mut last = String::new();
    // From one state to the next along the index: only those that there are.
    loop {
        let params = params!(agency = agency.as_str(), after = last.as_str());
        let rows = house.query(&NEXT_STATE, params).await?;
        let Some(row) = rows.first() else { return Ok((counts, unreadable)) };
        last = text_at(row, "state")?.to_owned();
        let params = params!(agency = agency.as_str(), state = last.as_str(), limit = COUNTED_MAX);
        for row in &house.query(&COUNT_STATE, params).await? {
            let (word, count) = (text_at(row, "priority")?, int_at(row, "referrals")?);
            match (last.parse::<ReferralState>(), word.parse::<Priority>()) {
                (Ok(state), Ok(priority)) => {
                    counts.0.insert((state.word(), priority), count);
                }
                _ => unreadable.extend(unlisted(house, agency, &last, word).await?),
            }
        }
    }
}

/// The referrals of one state and priority, one of which cannot be read.
async fn unlisted(
    house: &House,
    agency: &AgencyId,
    state: &str,
    priority: &str,
) -> Result<Vec<Unreadable>, ReferError> {
    let of = params!(agency = agency.as_str(), state = state, priority = priority);
    let all = of.and(below_params(None)).with("limit", house.limits.page_rows);
    let found = house.query(&LISTED, all).await?;
    let mut unreadable = Vec::new();
    Rows::all(house, &LINES, &found, line_of)?.apart(&mut unreadable);
    Ok(unreadable)
}

fn below_params(below: Option<Cursor>) -> Params {
    let (at, report, ordinal) = below.map_or((i64::MAX, i64::MAX, i64::from(u16::MAX)), |place| {
        (place.made_available_at.as_microsecond(), place.id.report.get(), i64::from(place.id.ordinal))
    });
    params!(at = at, report = report, ordinal = ordinal)
}

fn cursor_of(row: &Row) -> Result<Cursor, Trouble> {
    Ok(Cursor { made_available_at: moment(int_at(row, "made_available_at")?)?, id: id_of(row)? })
}

fn place_of(row: &Row, turns: &[Turn]) -> Result<ListPlace, Trouble> {
    let state: ReferralState = text_at(row, "state")?.parse().map_err(Trouble::row)?;
    let priority: Priority = text_at(row, "priority")?.parse().map_err(Trouble::row)?;
    let turn = turns.iter().position(|turn| turn.contains(&(state, priority)));
    let turn =
        turn.ok_or_else(|| Trouble::row(format!("a referral that is {} in another list", state.word())))?;
    Ok(ListPlace { turn, at: cursor_of(row)? })
}

fn id_of(row: &Row) -> Result<ReferralId, Trouble> {
    let ordinal = u16::try_from(int_at(row, "ordinal")?).map_err(Trouble::row)?;
    Ok(ReferralId { report: number_at(row, "report")?, ordinal })
}

fn line_of(row: &Row) -> Result<InboxLine, Trouble> {
    let at = |column: &str| row.opt_int(column)?.map(moment).transpose();
    let word = |column: &str| row.opt_text(column).map_err(Trouble::row);
    let state: ReferralState = text_at(row, "state")?.parse().map_err(Trouble::row)?;
    // What became of the report after the agency's access ended is not the agency's to see.
    let designation = word("designation")?.filter(|_| state.has_access());
    Ok(InboxLine {
        id: id_of(row)?,
        state,
        channel: text_at(row, "channel")?.parse().map_err(Trouble::row)?,
        made_available_at: moment(int_at(row, "made_available_at")?)?,
        delivered_at: at("delivered_at")?,
        acknowledged_at: at("acknowledged_at")?,
        opened_at: at("opened_at")?,
        has_package: word("package_path")?.is_some(),
        hop: int_at(row, "hop")?,
        priority: word("priority")?.map(str::parse).transpose().map_err(Trouble::row)?,
        designation: designation.map(str::parse).transpose().map_err(Trouble::row)?,
        files: int_at(row, "files")?,
        kind: text_at(row, "kind")?.parse().map_err(Trouble::row)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_on_a_list_and_what_has_ended_is_not_among_what_is_active() {
        for state in ReferralState::ALL {
            let on: Vec<List> = List::ALL
                .into_iter()
                .filter(|list| list.states().iter().copied().flatten().any(|one| *one == state))
                .collect();
            let active = on.contains(&List::Active);
            assert_eq!(on.len(), 1 + usize::from(active), "{state:?} is on {on:?}");
            let ended =
                !state.has_access() || state == ReferralState::Declined || state == ReferralState::Closed;
            assert_eq!(active, !ended, "{state:?}");
        }
    }

    #[test]
    fn the_most_urgent_that_nobody_opened_stands_before_everything_else() {
        let turns = List::Active.turns();
        let unopened =
            |priority| turns.iter().position(|turn| turn.contains(&(ReferralState::Delivered, priority)));
        let opened = turns.iter().position(|turn| turn.contains(&(ReferralState::Opened, Priority::P0)));
        assert_eq!(unopened(Priority::P0), Some(0));
        assert!(unopened(Priority::P1) < unopened(Priority::P3) && unopened(Priority::P3) < opened);
        assert_eq!(List::Transferred.turns().len(), 1, "what has ended is listed by its day");
        for list in List::ALL {
            assert_eq!(List::named(list.word()), Some(list));
        }
    }

    #[test]
    fn a_count_says_where_there_are_more_than_it_counted() {
        let mut counts = Counts::default();
        counts.0.insert(("delivered", Priority::P0), 2);
        counts.0.insert(("made_available", Priority::P3), COUNTED_MAX);
        assert_eq!(counts.of(List::Unopened), Count { counted: COUNTED_MAX + 2, more: true });
        assert_eq!(counts.of_priority(List::Unopened, Priority::P0), Count { counted: 2, more: false });
        assert_eq!(counts.of(List::Accepted), Count::default());
    }

    #[test]
    fn a_page_of_the_list_begins_where_the_last_one_ended() {
        let made_available_at = "2026-11-23T16:04:05Z".parse().unwrap();
        let place = Cursor { made_available_at, id: "R-889913771090077-2".parse().unwrap() };
        assert_eq!(place.to_string().parse(), Ok(place));
        for junk in ["", "1", "+5.R-1-1", "5.R-01-1", "x.R-1-1", "1.R-1", "99999999999999999999.R-1-1"] {
            assert!(junk.parse::<Cursor>().is_err(), "{junk}");
        }
    }
}
