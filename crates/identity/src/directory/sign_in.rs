//! Signing in and out, sessions, and what is recorded of it.

use std::time::Duration;

use clearline_core::row::{int_at, text_at};
use clearline_core::{Attempts, House, Trouble, command, statement};
use clearline_law::access::{
    Actor, ChangeOwnPassword, ManageUsers, RecordFailedSignIns, SignIn, Thing, permit,
};
use clearline_report::{UserId, message};
use clearline_store::params;
use jiff::{SignedDuration, Timestamp};

use super::factors::{self, Proof};
use super::passwords::{hash_password, verify_password};
use super::people::{Account, account_of, actor_of, find, must_exist};
use super::secret::{draw_secret, secret_digest};
use super::sessions::Browser;
use super::{DirectoryError, chosen, devices};
use crate::throttle::{Guesser, Network, Standing, Throttle, TooMany};

statement! {
    START_SESSION = "directory/sql/start_session";
    SESSION = "directory/sql/session";
    TOUCH_SESSION = "directory/sql/touch_session";
    END_SESSION = "directory/sql/end_session";
    CHOOSE_LANGUAGE = "directory/sql/choose_language";
    CHANGE_OWN_PASSWORD = "directory/sql/change_own_password";
    END_OTHER_SESSIONS_OF = "directory/sql/end_other_sessions_of";
    END_OLD_SESSIONS = "directory/sql/end_old_sessions";
    END_IDLE_SESSIONS = "directory/sql/end_idle_sessions";
    COUNT_FAILED = "directory/sql/count_failed_sign_in";
    OLDEST_FAILED_MINUTE = "directory/sql/oldest_failed_minute";
    FAILED = "directory/sql/failed_sign_ins";
    END_FAILED = "directory/sql/end_failed_sign_ins";
}

/// A person who is signed in.
#[derive(Debug, Clone)]
pub struct Session {
    /// The account that signed in.
    pub account: Account,
    /// The actor of every act in this session.
    pub actor: Actor,
    /// The word that every form must send back.
    pub csrf: String,
    /// How it stands to the person's second factor.
    pub proof: Proof,
    /// Since when the person has a second factor.
    pub factor_since: Option<Timestamp>,
    pub(super) digest: [u8; 32],
}

/// What a person must do before anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// Show the second factor, or set one up.
    Factor,
    /// Choose a password of their own.
    Password,
}

impl Session {
    /// What comes before anything else. A factor that is there is asked for before a new password may be chosen; a new
    /// one is set up after it, when nobody else knows the password any more.
    pub fn first(&self) -> Option<First> {
        match (self.proof, self.account.must_change) {
            (Proof::Asked, _) | (Proof::ToSetUp, false) => Some(First::Factor),
            (_, true) => Some(First::Password),
            (Proof::Shown(_) | Proof::Exempt, false) => None,
        }
    }

    /// What tells this session from the person's others.
    pub fn id(&self) -> String {
        id_of(&self.digest)
    }
}

/// A session's id opens nothing: it is a part of the digest of its token.
pub(super) fn id_of(digest: &[u8]) -> String {
    hex::encode(digest.get(..8).unwrap_or_default())
}

/// What somebody shows who wants to sign in.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// The name as typed.
    pub name: &'a str,
    /// The password as typed.
    pub password: &'a str,
    /// Where the attempt came from, if sources can be told apart.
    pub source: Option<Network>,
    /// The cookie of a browser that signed in before.
    pub device: Option<&'a str>,
    /// What the browser is.
    pub browser: Option<Browser>,
}

impl<'a> Attempt<'a> {
    /// An attempt of which nothing is known but what was typed.
    pub fn of(name: &'a str, password: &'a str) -> Attempt<'a> {
        Attempt { name, password, source: None, device: None, browser: None }
    }
}

/// What came of an attempt to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// Signed in.
    In {
        /// The session's token: it is kept only as a digest.
        session: String,
        /// The cookie that makes the browser known from now on.
        device: String,
    },
    /// A wrong name, a wrong password and a disabled account alike, after the same work.
    Wrong,
    /// Not now; nothing was checked.
    TooMany(TooMany),
}

/// Verifying against this takes as long as against a real hash, so that an answer's delay does not tell whether an
/// account exists. It is the hash of an unknown password.
const NOBODYS_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm8$eiYbUtjTnkaGRJHtaCkfwKBgB+gBsVoY3P9Rl2z6yjI";

/// Signs a person in.
pub async fn sign_in(house: &House, attempt: &Attempt<'_>) -> Result<Entered, Trouble> {
    let throttle = house.memory::<Throttle>();
    let account = match attempt.name.parse::<UserId>() {
        Ok(id) => find(house, &id).await?,
        Err(_) => None,
    };
    let known = account
        .as_ref()
        .zip(attempt.device)
        .and_then(|(account, cookie)| devices::number(house, account, cookie));
    let who = match known {
        Some(number) => Guesser::Known(number),
        None => Guesser::Anybody { name: attempt.name, source: attempt.source },
    };
    let hash = account.as_ref().map_or(NOBODYS_HASH, Account::password_hash);
    let (right, standing) = match check(house, who, attempt.password, hash).await? {
        Ok(checked) => checked,
        Err(too_many) => {
            throttle.hold(too_many.wait).await;
            return Ok(Entered::TooMany(too_many));
        }
    };
    match &account {
        Some(account) if right && !account.disabled => {
            throttle.right(who);
            enter(house, account, attempt.browser).await
        }
        _ => {
            throttle.wrong(who);
            count_failed(house, account.as_ref()).await?;
            if standing == Standing::Many {
                throttle.hold(throttle.hold_most()).await;
            }
            Ok(Entered::Wrong)
        }
    }
}

/// Whether this is the present password of the person who acts: for acts that ask for it again. `false` for whoever is no
/// person with an account, such as a program with a token. What others guess at the same name does not slow it; wrong ones
/// count as failed sign-ins of the account.
pub async fn is_own_password(house: &House, actor: &Actor, password: &str) -> Result<bool, DirectoryError> {
    let Ok(id) = actor.id().parse::<UserId>() else { return Ok(false) };
    let Some(account) = find(house, &id).await? else { return Ok(false) };
    // A program may act under a name that is also somebody's: only who acts as the account would is its owner.
    if account.disabled || actor_of(house, &account).await? != *actor {
        return Ok(false);
    }
    confirmed(house, &account, password).await
}

/// Whether somebody who is signed in typed the present password of their account.
async fn confirmed(house: &House, account: &Account, password: &str) -> Result<bool, DirectoryError> {
    let throttle = house.memory::<Throttle>();
    let who = Guesser::Known(account.id.as_str());
    match check(house, who, password, account.password_hash()).await? {
        Ok((true, _)) => {
            throttle.right(who);
            Ok(true)
        }
        Ok((false, _)) => {
            throttle.wrong(who);
            count_failed(house, Some(account)).await?;
            Ok(false)
        }
        Err(too_many) => {
            throttle.hold(too_many.wait).await;
            Err(DirectoryError::TooMany(too_many))
        }
    }
}

/// Changes the password of the person who is signed in, and ends that person's other sessions.
///
/// # Errors
/// [`DirectoryError::Password`] with what to tell the person, where the present password is wrong or the new one will not do.
pub async fn change_own_password(
    house: &House,
    session: &Session,
    present: &str,
    new: &str,
) -> Result<(), DirectoryError> {
    let permit = permit::<ChangeOwnPassword>(&session.actor, &Thing::OwnAccount)?;
    let unfit = DirectoryError::Password;
    let account = &session.account;
    if !confirmed(house, account, present).await? {
        return Err(unfit(message!("password-wrong")));
    }
    if new == present {
        return Err(unfit(message!("password-same")));
    }
    if let Some(objection) = chosen::objection(&house.limits, account.id.as_str(), &account.name, new) {
        return Err(DirectoryError::Password(objection));
    }
    let hash = hash_password(house, new.to_owned()).await?;
    command!(house, "directory.change_own_password", |deed| {
        if deed.again && must_exist(house, &account.id).await?.password_hash() != account.password_hash() {
            return Err(unfit(message!("password-changed-meanwhile")));
        }
        let (id, at) = (account.id.as_str(), deed.at_us());
        let row = params!(
            id = id,
            password = hash.as_str(),
            old_password = account.password_hash(),
            password_set_at = at
        );
        deed.must_change(&CHANGE_OWN_PASSWORD, row);
        deed.run(&END_OTHER_SESSIONS_OF, params!(account = id, digest = session.digest.as_slice()));
        deed.record(&permit, None, &[("account", id.to_owned())])?;
        Ok(())
    })
}

/// Is `password` still the one that the account was made with?
pub async fn first_password_stands(
    house: &House,
    by: &Actor,
    id: &UserId,
    password: &str,
) -> Result<bool, DirectoryError> {
    permit::<ManageUsers>(by, &Thing::House)?;
    match find(house, id).await?.filter(|account| account.password_set_at.is_none()) {
        Some(account) => is_password_of(house, &account, password).await,
        None => Ok(false),
    }
}

/// Whether this is the password of the account: for the operator's own program, which guesses nothing.
async fn is_password_of(house: &House, account: &Account, password: &str) -> Result<bool, DirectoryError> {
    let checked = verify_password(house, Standing::Known, 0, password, account.password_hash()).await?;
    checked.map_err(DirectoryError::TooMany)
}

/// Checks a password when its time has come. Returns also the state of the guesses.
async fn check(
    house: &House,
    who: Guesser<'_>,
    password: &str,
    hash: &str,
) -> Result<Result<(bool, Standing), TooMany>, Trouble> {
    let turn = match house.memory::<Throttle>().ask(who) {
        Ok(turn) => turn,
        Err(too_many) => return Ok(Err(too_many)),
    };
    if turn.wait > Duration::ZERO {
        house.clock.wait(turn.wait).await;
    }
    let right = verify_password(house, turn.standing, turn.lane, password, hash).await?;
    Ok(right.map(|right| (right, turn.standing)))
}

async fn enter(house: &House, account: &Account, browser: Option<Browser>) -> Result<Entered, Trouble> {
    let actor = actor_of(house, account).await?;
    let permit = permit::<SignIn>(&actor, &own_thing(account)).map_err(Trouble::row)?;
    let (session, csrf) = (draw_secret(house), draw_secret(house));
    let device = devices::give(house, account);
    command!(house, "directory.sign_in", |deed| {
        let ends = deed.at + SignedDuration::from_hours(house.limits.session_hours);
        deed.run(
            &START_SESSION,
            params!(
                digest = secret_digest(&session).as_slice(),
                account = account.id.as_str(),
                csrf = csrf.reveal(),
                started_at = deed.at_us(),
                ends_at = ends.as_microsecond(),
                browser = browser.map(Browser::word)
            ),
        );
        deed.record(&permit, None, &[("account", account.id.to_string())])?;
        Ok(Entered::In { session: session.reveal().to_owned(), device: device.clone() })
    })
}

/// Where a person signs in to.
pub(super) fn own_thing(account: &Account) -> Thing<'_> {
    match (&account.agency, &account.provider) {
        (Some(agency), _) => Thing::Agency(agency),
        (None, Some(provider)) => Thing::Provider(provider),
        (None, None) => Thing::House,
    }
}

/// The person whose session token this is, while it lasts and is used.
pub async fn session(house: &House, token: &str) -> Result<Option<Session>, Trouble> {
    let digest = secret_digest(token);
    let now = house.now();
    let idle = now - SignedDuration::from_mins(house.limits.session_idle_minutes);
    let params =
        params!(digest = digest.as_slice(), now = now.as_microsecond(), since = idle.as_microsecond());
    let rows = house.query(&SESSION, params).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let account = account_of(row)?;
    if account.disabled {
        return Ok(None);
    }
    let touch_before = now - SignedDuration::from_secs(house.limits.session_touch_seconds);
    if int_at(row, "used_at")? <= touch_before.as_microsecond() {
        let mut deed = house.deed("directory.touch_session");
        deed.run(&TOUCH_SESSION, params!(digest = digest.as_slice(), used_at = now.as_microsecond()));
        deed.commit(&mut Attempts::new("directory.touch_session")).await?;
    }
    let actor = actor_of(house, &account).await?;
    let (factor_since, proven) = factors::times(row)?;
    let proof = factors::proof(house, &actor, factor_since, proven);
    let csrf = text_at(row, "csrf")?.to_owned();
    Ok(Some(Session { account, actor, csrf, proof, factor_since, digest }))
}

/// Keeps in which language the person of a session reads pages; none for the language of the browser. Which languages
/// there are, the pages know.
///
/// It changes nothing of what the person may do, so no entry of the ledger tells of it.
pub async fn choose_language(house: &House, session: &Session, tag: Option<&str>) -> Result<(), Trouble> {
    let mut deed = house.deed("directory.choose_language");
    deed.must_change(&CHOOSE_LANGUAGE, params!(id = session.account.id.as_str(), language = tag));
    deed.commit(&mut Attempts::new("directory.choose_language")).await.map(|_| ())
}

/// Ends a session.
pub async fn sign_out(house: &House, token: &str) -> Result<(), Trouble> {
    let mut deed = house.deed("directory.sign_out");
    deed.run(&END_SESSION, params!(digest = secret_digest(token).as_slice()));
    deed.commit(&mut Attempts::new("directory.sign_out")).await.map(|_| ())
}

/// Removes sessions that have ended, or that were not used.
pub async fn end_old_sessions(house: &House) -> Result<(), Trouble> {
    let mut deed = house.deed("directory.end_old_sessions");
    let idle = deed.at - SignedDuration::from_mins(house.limits.session_idle_minutes);
    deed.run(&END_OLD_SESSIONS, params!(now = deed.at_us()));
    deed.run(&END_IDLE_SESSIONS, params!(until = idle.as_microsecond()));
    deed.commit(&mut Attempts::new("directory.end_old_sessions")).await.map(|_| ())
}

/// Counts a failed sign-in: by account where there is one, all others together, since what was typed as a name may be a
/// password.
pub(super) async fn count_failed(house: &House, account: Option<&Account>) -> Result<(), Trouble> {
    let account = account.map_or("", |account| account.id.as_str());
    let mut deed = house.deed("directory.count_failed_sign_in");
    deed.run(&COUNT_FAILED, params!(minute = minute(deed.at), account = account));
    deed.commit(&mut Attempts::new("directory.count_failed_sign_in")).await.map(|_| ())
}

/// Writes the failed sign-ins of each minute that is over into the ledger: one entry for each account. Where there were
/// more accounts than [`entries_per_minute_max`](clearline_core::limits::GuessLimits::entries_per_minute_max), one entry counts
/// those with the fewest, so that guesses over many names do not fill the ledger.
pub async fn record_failed_sign_ins(house: &House) -> Result<(), Trouble> {
    // An attempt of the last moment may still be on its way into its minute.
    let over = minute(house.now() - SignedDuration::from_secs(10));
    loop {
        let rows = house.query(&OLDEST_FAILED_MINUTE, params!(before = over)).await?;
        let Some(row) = rows.first() else { return Ok(()) };
        record_minute(house, int_at(row, "minute")?).await?;
    }
}

async fn record_minute(house: &House, minute: i64) -> Result<(), Trouble> {
    let at = Timestamp::from_second(minute.saturating_mul(60)).map_err(Trouble::row)?.to_string();
    command!(house, "directory.failed_sign_ins", |deed| {
        let rows = house.query(&FAILED, params!(minute = minute)).await?;
        let counted = rows.iter().map(|row| Ok((text_at(row, "account")?.to_owned(), int_at(row, "times")?)));
        let mut counted = counted.collect::<Result<Vec<_>, Trouble>>()?;
        if counted.is_empty() {
            return Ok(());
        }
        let all: i64 = counted.iter().map(|(_, times)| times).sum();
        deed.must_change_rows(&END_FAILED, params!(minute = minute, counted = all), counted.len() as u64);
        counted.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        let fewest = counted.split_off(counted.len().min(house.limits.guesses.entries_per_minute_max));
        let mut lines: Vec<((&str, String), i64)> = counted
            .into_iter()
            .map(|(account, times)| match account.as_str() {
                "" => (("accounts", "names of no account".to_owned()), times),
                _ => (("account", account), times),
            })
            .collect();
        if !fewest.is_empty() {
            let times = fewest.iter().map(|(_, times)| times).sum();
            lines.push((("accounts", format!("{} others", fewest.len())), times));
        }
        for (whose, times) in lines {
            let permit =
                permit::<RecordFailedSignIns>(&Actor::system(), &Thing::House).map_err(Trouble::row)?;
            deed.record(&permit, None, &[whose, ("minute", at.clone()), ("times", times.to_string())])?;
        }
        Ok(())
    })
}

/// The minute, counted from 1970 on.
fn minute(at: Timestamp) -> i64 {
    at.as_second().div_euclid(60)
}
