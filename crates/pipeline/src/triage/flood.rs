//! Many posts at once that say a child is in danger. None is refused and none loses its priority: each finds the group of
//! its text, and above a rate the groups, not the posts, are what the review queue lists. What has something of its own
//! keeps a row of its own, as long as it does not look like most of the others.
//!
//! Rate, groups and shapes are counted from rows, so that every process comes to the same answer.

use clearline_core::alert::{alert_key, alert_place};
use clearline_core::row::{flag_at, int_at, number_at, text_at};
use clearline_core::{Deed, House, Trouble, said, statement};
use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::{self, Head};
use clearline_report::{Message, Priority, ReportKind, ReportNumber, Stage, message};
use clearline_store::{Given, Params, Sql, Value, params};
use clearline_wire::public::PublicReport;
use jiff::SignedDuration;
use sha2::{Digest, Sha256};

use super::alike::{BANDS, Post};
use super::model::{List, Signs};

statement! {
    COUNT_DANGER = "triage/sql/count_danger";
    COUNT_SHAPE = "triage/sql/count_shape";
    SAME_TEXT = "triage/sql/same_text";
    NEAR_TEXTS = "triage/sql/near_texts";
    EARLIER_POSTS = "triage/sql/earlier_posts";
    GROUP = "triage/sql/group";
    UNFOLDED = "triage/sql/unfolded";
    KEEP_POST = "triage/sql/keep_post";
    KEEP_TEXT = "triage/sql/keep_text";
    KEEP_BANDS = "triage/sql/keep_bands";
    FOUND_GROUP = "triage/sql/found_group";
    JOIN_GROUP = "triage/sql/join_group";
    OPEN_GROUP = "triage/sql/open_group";
    ENTER_GROUP = "triage/sql/enter_group";
    FOLD = "triage/sql/fold";
    RAISE_ONCE = "triage/sql/raise_once";
    QUIET_MEMBERS = "triage/sql/quiet_members";
    END_GROUP_ALERT = "triage/sql/end_group_alert";
    END_FLOOD_ALERT = "triage/sql/end_flood_alert";
}

/// Posts of one shape that are counted: more change the rank no further.
const SHAPE_COUNTED_MAX: i64 = 32;
/// Up to this rank a post keeps a row of its own and an alert of its own: fewer than eight look like it.
const RARE: i64 = 3;
/// Groups that share a part of the text are read, and how many of them are compared.
const NEAR_READ_MAX: i64 = 64;
const NEAR_COMPARED_MAX: usize = 4;
/// Earlier posts put behind the row of their group in one step.
const FOLDED_MAX: i64 = 100;
/// Earlier reports asked about in one question: as many as the statement has places for.
const EARLIER_MAX: usize = 20;

/// Where a report that is held stands in the review queue.
pub(super) struct Place {
    list: List,
    rank: i64,
    sort: i64,
    signs: Signs,
    post: Option<Placed>,
}

/// A post that says that a child is in danger, and what its group needs to know of it.
struct Placed {
    shape: String,
    group: Group,
    /// The digest of its text, where no post had that text before.
    text: Option<[u8; 32]>,
    known: bool,
    posted_at: i64,
    above: bool,
}

/// A group that is held already.
struct Held {
    id: ReportNumber,
    posts: i64,
    waiting: i64,
    known: bool,
}

enum Group {
    /// None is like it: it is the first of a group. By its bands later ones find it.
    New { bands: Vec<[u8; 16]> },
    /// One that is held already: how many wait behind its row, and the posts that get behind it now.
    Held { id: ReportNumber, waiting: i64, fold: Vec<(ReportNumber, String)> },
}

/// Where a report stands: in the order of its priority and age, or by what it has in common with others.
pub(super) async fn place(
    deed: &Deed<'_>,
    head: &Head,
    priority: Priority,
    is_danger: bool,
    statements: &[Statement],
) -> Result<Place, Trouble> {
    let finished = head.finished_at.unwrap_or(head.opened_at).as_microsecond();
    let ordinary = Place {
        list: List::Queue,
        rank: rank_of(priority),
        sort: finished,
        signs: Signs::default(),
        post: None,
    };
    if head.kind != ReportKind::Public || !is_danger {
        return Ok(ordinary);
    }
    let house = deed.house;
    let Some(post) = post_of(house, head.number).await? else { return Ok(ordinary) };
    let window = SignedDuration::from_mins(house.limits.danger_minutes);
    let since = finished.saturating_sub(i64::try_from(window.as_micros()).unwrap_or(i64::MAX));
    let most = house.limits.danger_posts_max;
    let above =
        count(house, &COUNT_DANGER, params!(since = since, until = finished, limit = most)).await? >= most;
    let digest = post.digest(&house.keys.fingerprint);
    let same = same_text(house, &digest).await?;
    let near = match same {
        Some(id) => Some((id, false)),
        None => near_text(house, &post).await?,
    };
    let held = match near {
        Some((id, _)) => Some(held(house, id).await?),
        None => None,
    };
    let known = is_known(house, held.as_ref(), statements).await?;
    let shape = post.shape(known);
    let params = params!(shape = shape.as_str(), since = since, until = finished, limit = SHAPE_COUNTED_MAX);
    let rank = doublings(count(house, &COUNT_SHAPE, params).await?);
    let signs = Signs { contact: post.has_contact(), known, own: near.is_some_and(|(_, has_own)| has_own) };
    // A text that came often before stays behind its row also when it comes slowly.
    let often = held.as_ref().is_some_and(|held| above || held.waiting > 0 || held.posts >= most);
    let behind = often && (signs.is_empty() || rank > RARE);
    let group = match held {
        None => Group::New { bands: post.bands(&house.keys.fingerprint) },
        Some(held) => {
            let fold = if behind { unfolded(house, held.id).await? } else { Vec::new() };
            Group::Held { id: held.id, waiting: held.waiting, fold }
        }
    };
    let text = same.is_none().then_some(digest);
    let placed = Placed { shape, group, text, known, posted_at: finished, above };
    let (list, rank, sort) = match (behind, above) {
        (true, _) => (List::Group, rank, -finished),
        // The newest first: a post of a new kind must not wait behind everything that came before it.
        (false, true) => (List::Flood, rank, -finished),
        (false, false) => (List::Queue, ordinary.rank, finished),
    };
    Ok(Place { list, rank, sort, signs, post: Some(placed) })
}

impl Place {
    /// The columns of the row in the review queue, besides the report, the reason and the time.
    pub(super) fn columns(&self, number: ReportNumber) -> Params {
        let group = self.post.as_ref().map(|post| post.group.id(number).get());
        params!(
            list = self.list.word(),
            rank = self.rank,
            sort = self.sort,
            post_group = group,
            signs = self.signs.text()
        )
    }

    /// The group of its text, as the ledger keeps it.
    pub(super) fn group(&self, number: ReportNumber) -> Option<ReportNumber> {
        self.post.as_ref().map(|post| post.group.id(number))
    }

    /// Writes what its group must know, and rings for it: for the post itself, once for a group, or once an hour for all
    /// that look like many others.
    pub(super) fn write(&self, deed: &mut Deed<'_>, number: ReportNumber, because: &Message) {
        let Some(post) = &self.post else { return ring(deed, number, because) };
        let group = post.group.id(number);
        deed.run(
            &KEEP_POST,
            params!(
                report = number.get(),
                posted_at = post.posted_at,
                shape = post.shape.as_str(),
                post_group = group.get()
            ),
        );
        if let Some(digest) = post.text {
            // Where another process keeps the same text at this moment, the key is taken and we decide again.
            deed.run(
                &KEEP_TEXT,
                params!(digest = digest.as_slice(), report = number.get(), post_group = group.get()),
            );
        }
        match &post.group {
            Group::New { bands } => self.found(deed, number, post, bands),
            Group::Held { id, waiting, fold } => {
                deed.must_change(&JOIN_GROUP, params!(id = id.get(), last_at = post.posted_at));
                if self.list == List::Group {
                    self.enter(deed, *id, *waiting, fold);
                }
            }
        }
        if self.list != List::Group {
            if !post.above || self.rank <= RARE {
                ring(deed, number, because);
            } else {
                ring_for_all(deed);
            }
        }
    }

    fn found(&self, deed: &mut Deed<'_>, number: ReportNumber, post: &Placed, bands: &[[u8; 16]]) {
        let rank = if post.above { self.rank } else { 0 };
        deed.run(
            &FOUND_GROUP,
            params!(
                id = number.get(),
                known = post.known,
                first_at = post.posted_at,
                rank = rank,
                sort = post.posted_at.saturating_neg(),
                tie = number.get().saturating_neg()
            ),
        );
        if bands.len() == BANDS {
            let bands = bands.iter().map(|band| band.as_slice().into()).collect();
            let (report, group) = (number.get(), number.get());
            deed.run(&KEEP_BANDS, params!(band = Given::Many(bands), report = report, post_group = group));
        }
    }

    /// Goes behind the row of its group, and takes along those of the group that have nothing of their own.
    fn enter(&self, deed: &mut Deed<'_>, id: ReportNumber, waiting: i64, fold: &[(ReportNumber, String)]) {
        for (member, list) in fold {
            deed.must_change(&FOLD, params!(report = member.get(), list = list.as_str()));
            deed.run(&QUIET_MEMBERS, params!(report = member.get(), acknowledged_at = deed.at_us()));
        }
        let entering = i64::try_from(fold.len()).unwrap_or(i64::MAX).saturating_add(1);
        if waiting > 0 {
            deed.must_change(&ENTER_GROUP, params!(id = id.get(), waiting = entering));
            return;
        }
        deed.must_change(
            &OPEN_GROUP,
            params!(id = id.get(), waiting = entering, rank = self.rank, sort = self.sort),
        );
        let words = message!("alert-urgent-group");
        let key = format!("group {id} {}", self.sort);
        raise(deed, &key, "p0_group", &words, Some(id));
    }
}

impl Group {
    fn id(&self, own: ReportNumber) -> ReportNumber {
        match self {
            Group::New { .. } => own,
            Group::Held { id, .. } => *id,
        }
    }
}

/// A report with a life at risk raises an alert.
fn ring(deed: &mut Deed<'_>, number: ReportNumber, because: &Message) {
    let words = message!("alert-urgent-waits", because = because.clone());
    deed.alert("p0_at_desk", Some(number), &words);
}

/// One alert an hour for posts that look like most of the others: thousands of alerts would hide each other.
fn ring_for_all(deed: &mut Deed<'_>) {
    let hour = deed.at.as_second().div_euclid(3_600);
    let limits = &deed.house.limits;
    let words =
        message!("alert-urgent-flood", posts = limits.danger_posts_max, minutes = limits.danger_minutes,);
    raise(deed, &format!("flood {hour}"), "p0_flood", &words, None);
}

fn raise(deed: &mut Deed<'_>, key: &str, kind: &str, words: &Message, group: Option<ReportNumber>) {
    let id = alert_id(key, group);
    let (rank, sort) = alert_place(kind, deed.at_us());
    deed.run(
        &RAISE_ONCE,
        params!(
            id = id,
            kind = kind,
            words = said::kept(words),
            raised_at = deed.at_us(),
            rank = rank,
            sort = sort,
            post_group = group.map(ReportNumber::get)
        ),
    );
}

/// Part of every deed by which reports leave the review queue: what rang for the group, or for all that came above the
/// usual rate, ends when nothing of it waits any more.
pub(super) fn hush(deed: &mut Deed<'_>, group: Option<ReportNumber>) {
    let at = deed.at_us();
    if let Some(group) = group {
        deed.run(&END_GROUP_ALERT, params!(id = group.get(), ended_at = at));
    }
    deed.run(&END_FLOOD_ALERT, params!(ended_at = at));
}

/// The same cause has the same alert, whichever process raises it.
pub(super) fn alert_id(key: &str, group: Option<ReportNumber>) -> String {
    let digest = Sha256::digest(key.as_bytes());
    alert_key(group, digest.first_chunk::<12>().copied().unwrap_or_default())
}

/// P0 is 0: the order of the review queue.
fn rank_of(priority: Priority) -> i64 {
    Priority::ALL.iter().position(|one| *one == priority).map_or(3, |place| i64::try_from(place).unwrap_or(3))
}

/// 0 for none, 1 for one, 2 for two and three, 3 from four on: how often a count doubled.
fn doublings(count: i64) -> i64 {
    i64::from(i64::BITS - count.max(0).leading_zeros())
}

/// What a report of the public says; none where it was expunged.
pub(super) async fn post_of(house: &House, number: ReportNumber) -> Result<Option<Post>, Trouble> {
    let Some(document) = dossier::document(house, &to_work(number)).await? else { return Ok(None) };
    let text = String::from_utf8(document).map_err(Trouble::row)?;
    let report = PublicReport::from_json(&text).map_err(Trouble::row)?;
    Ok(Some(Post::of(&report)))
}

async fn same_text(house: &House, digest: &[u8; 32]) -> Result<Option<ReportNumber>, Trouble> {
    let rows = house.query(&SAME_TEXT, params!(digest = digest.as_slice())).await?;
    rows.first().map(|row| number_at(row, "post_group")).transpose()
}

/// The group whose first text is near, and whether the post says something of its own beside it.
async fn near_text(house: &House, post: &Post) -> Result<Option<(ReportNumber, bool)>, Trouble> {
    let bands = post.bands(&house.keys.fingerprint);
    if bands.len() < BANDS {
        return Ok(None);
    }
    let bands: Vec<Value> = bands.iter().map(|band| band.as_slice().into()).collect();
    let params = params!(band = Given::Many(bands), limit = NEAR_READ_MAX);
    let mut shared: Vec<(usize, ReportNumber)> = Vec::new();
    for row in &house.query(&NEAR_TEXTS, params).await? {
        let id = number_at(row, "post_group")?;
        match shared.iter_mut().find(|(_, known)| *known == id) {
            Some((times, _)) => *times += 1,
            None => shared.push((1, id)),
        }
    }
    shared.sort_by(|one, other| other.cmp(one));
    for (_, id) in shared.into_iter().take(NEAR_COMPARED_MAX) {
        if let Some(first) = post_of(house, id).await?.filter(|first| post.is_near(first)) {
            return Ok(Some((id, post.has_own_text(&first))));
        }
    }
    Ok(None)
}

/// Does an earlier report from elsewhere share an identifier? Posts of its own group do not count: their text names the
/// same. Where only those are named, the answer is that of the group's first post.
async fn is_known(house: &House, group: Option<&Held>, statements: &[Statement]) -> Result<bool, Trouble> {
    let mut numbers: Vec<Value> = statements
        .iter()
        .filter(|one| one.matter == Matter::EarlierReport)
        .filter(|one| !one.doubts.contains(&Doubt::OnlyFile) && !one.doubts.contains(&Doubt::NotHeld))
        .filter_map(|one| one.about.parse::<ReportNumber>().ok())
        .map(|number| number.get().into())
        .take(EARLIER_MAX)
        .collect();
    if numbers.is_empty() {
        return Ok(false);
    }
    numbers.resize(EARLIER_MAX, 0.into());
    for row in &house.query(&EARLIER_POSTS, params!(number = Given::Many(numbers))).await? {
        let pending = [Stage::Received.word(), Stage::Augmented.word()].contains(&text_at(row, "stage")?);
        let elsewhere = match row.opt_int("post_group")? {
            Some(other) => Some(other) != group.map(|held| held.id.get()),
            // A post that is not yet looked at may be one of the same text.
            None => text_at(row, "kind")? != ReportKind::Public.word() || !pending,
        };
        if elsewhere {
            return Ok(true);
        }
    }
    Ok(group.is_some_and(|held| held.known))
}

async fn held(house: &House, id: ReportNumber) -> Result<Held, Trouble> {
    let rows = house.query(&GROUP, params!(id = id.get())).await?;
    let row = rows.first().ok_or_else(|| Trouble::row(format!("the group {id} of a text is missing")))?;
    Ok(Held {
        id,
        posts: int_at(row, "posts")?,
        waiting: int_at(row, "waiting")?,
        known: flag_at(row, "known")?,
    })
}

/// The posts of a group that have a row of their own and nothing else of their own.
async fn unfolded(house: &House, id: ReportNumber) -> Result<Vec<(ReportNumber, String)>, Trouble> {
    let rows = house.query(&UNFOLDED, params!(post_group = id.get(), limit = FOLDED_MAX)).await?;
    rows.iter().map(|row| Ok((number_at(row, "report")?, text_at(row, "list")?.to_owned()))).collect()
}

async fn count(house: &House, sql: &'static Sql, params: Params) -> Result<i64, Trouble> {
    let rows = house.query(sql, params).await?;
    rows.first().map_or(Ok(0), |row| int_at(row, "posts"))
}
