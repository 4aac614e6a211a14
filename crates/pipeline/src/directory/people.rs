use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use clearline_law::HouseKind;
use clearline_law::access::{Actor, ChangeOwnPassword, ManageUsers, Role, Thing, permit};
use clearline_report::{AgencyId, ProviderId, UserId, World};
use clearline_store::Row;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Semaphore;

use super::secret::{Secret, draw_secret, secret_digest};
use super::{DirectoryError, chosen, providers};
use crate::command::{Attempts, Trouble, command};
use crate::dossier::{int_at, moment, text_at};
use crate::house::House;
use crate::statement::statement;

statement! {
    ADD_ACCOUNT = "directory/sql/add_account";
    ADD_FIRST_ACCOUNT = "directory/sql/add_first_account";
    CHANGE_OWN_PASSWORD = "directory/sql/change_own_password";
    MUST_CHANGE = "directory/sql/must_change";
    ENABLE_ACCOUNT = "directory/sql/enable_account";
    SET_PASSWORD = "directory/sql/set_password";
    DISABLE_ACCOUNT = "directory/sql/disable_account";
    ACCOUNT = "directory/sql/account";
    ACCOUNTS = "directory/sql/accounts";
    START_SESSION = "directory/sql/start_session";
    SESSION = "directory/sql/session";
    END_SESSION = "directory/sql/end_session";
    END_SESSIONS_OF = "directory/sql/end_sessions_of";
    END_OTHER_SESSIONS_OF = "directory/sql/end_other_sessions_of";
    END_OLD_SESSIONS = "directory/sql/end_old_sessions";
}

/// A person who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The name typed at sign-in.
    pub id: UserId,
    /// The name shown.
    pub name: String,
    /// In what capacity.
    pub role: Role,
    /// An officer's agency.
    pub agency: Option<AgencyId>,
    /// A provider contact's provider.
    pub provider: Option<ProviderId>,
    /// Cannot sign in.
    pub disabled: bool,
    /// An operator knows the password: the person must choose one before anything else.
    pub must_change: bool,
    /// When the password was last set after the account was made.
    pub password_set_at: Option<Timestamp>,
    password: String,
}

/// A person who is signed in.
#[derive(Debug, Clone)]
pub struct Session {
    /// Who.
    pub account: Account,
    /// The actor of every act in this session.
    pub actor: Actor,
    /// The word every form must carry back.
    pub csrf: String,
    digest: [u8; 32],
}

/// A password that an operator drew must be changed by the person at first use. Those of a demonstration are for whoever
/// wants to look around.
fn is_known_to_others(house: &House) -> bool {
    house.kind == HouseKind::Production
}

/// Adds a person and draws a first password, told once.
pub async fn add_account(
    house: &House,
    by: &Actor,
    id: &UserId,
    name: &str,
    role: Role,
    agency: Option<&AgencyId>,
    provider: Option<&ProviderId>,
) -> Result<Secret, DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    must_fit(house, role, agency, provider).await?;
    if find(house, id).await?.is_some() {
        return Err(DirectoryError::Unfit(format!("there already is an account {id}; choose another name")));
    }
    let password = draw_secret(house);
    let hash = hash_password(house, password.reveal().to_owned()).await?;
    command!(house, "directory.add_account", |deed| {
        deed.run(
            &ADD_ACCOUNT,
            vec![
                id.as_str().into(),
                name.into(),
                role.word().into(),
                agency.map(AgencyId::as_str).into(),
                provider.map(ProviderId::as_str).into(),
                hash.as_str().into(),
                deed.at_us().into(),
                is_known_to_others(house).into(),
            ],
        );
        deed.record(&permit, None, &[("account", id.to_string()), ("role", role.word().to_owned())])?;
        Ok(password.clone())
    })
}

/// Adds the first account of all, with this password. `false` where there is one already.
pub async fn add_first_account(
    house: &House,
    by: &Actor,
    id: &UserId,
    name: &str,
    password: &str,
) -> Result<bool, DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    if !accounts(house, by).await?.is_empty() {
        return Ok(false);
    }
    let hash = hash_password(house, password.to_owned()).await?;
    command!(house, "directory.add_account", |deed| {
        if deed.again && !accounts(house, by).await?.is_empty() {
            return Ok(false);
        }
        let role = Role::Admin.word();
        let row =
            vec![id.as_str().into(), name.into(), role.into(), hash.as_str().into(), deed.at_us().into()];
        deed.must_change(&ADD_FIRST_ACCOUNT, row);
        deed.record(&permit, None, &[("account", id.to_string()), ("role", role.to_owned())])?;
        Ok(true)
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
        Some(account) => is_password_of(&account, password).await.map_err(DirectoryError::from),
        None => Ok(false),
    }
}

/// Draws a new password for a person and ends that person's sessions. An account that was disabled stays so.
pub async fn reset_password(house: &House, by: &Actor, id: &UserId) -> Result<Secret, DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    must_exist(house, id).await?;
    let password = draw_secret(house);
    let hash = hash_password(house, password.reveal().to_owned()).await?;
    command!(house, "directory.reset_password", |deed| {
        let (known, at) = (is_known_to_others(house).into(), deed.at_us().into());
        deed.must_change(&SET_PASSWORD, vec![id.as_str().into(), hash.as_str().into(), known, at]);
        deed.run(&END_SESSIONS_OF, vec![id.as_str().into()]);
        deed.record(&permit, None, &[("account", id.to_string())])?;
        Ok(password.clone())
    })
}

/// Lets a person that was disabled sign in again, with the password that stands.
pub async fn enable_account(house: &House, by: &Actor, id: &UserId) -> Result<(), DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    must_exist(house, id).await?;
    command!(house, "directory.enable_account", |deed| {
        deed.must_change(&ENABLE_ACCOUNT, vec![id.as_str().into()]);
        deed.record(&permit, None, &[("account", id.to_string())])?;
        Ok(())
    })
}

/// Lets a person do nothing more until they have chosen a new password.
pub async fn must_change_password(house: &House, by: &Actor, id: &UserId) -> Result<(), DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    must_exist(house, id).await?;
    command!(house, "directory.must_change_password", |deed| {
        deed.must_change(&MUST_CHANGE, vec![id.as_str().into()]);
        deed.record(&permit, None, &[("account", id.to_string())])?;
        Ok(())
    })
}

/// Changes the password of the person who is signed in, and ends that person's other sessions.
///
/// # Errors
/// [`DirectoryError::Unfit`] with words for the person, where the present password is wrong or the new one will not do.
pub async fn change_own_password(
    house: &House,
    session: &Session,
    present: &str,
    new: &str,
) -> Result<(), DirectoryError> {
    let permit = permit::<ChangeOwnPassword>(&session.actor, &Thing::OwnAccount)?;
    let unfit = |words: &str| DirectoryError::Unfit(words.to_owned());
    let account = &session.account;
    if !is_password_of(account, present).await? {
        return Err(unfit("That is not your present password."));
    }
    if new == present {
        return Err(unfit("The new password is the present one."));
    }
    if let Some(words) = chosen::objection(&house.limits, account.id.as_str(), &account.name, new) {
        return Err(DirectoryError::Unfit(words));
    }
    let hash = hash_password(house, new.to_owned()).await?;
    command!(house, "directory.change_own_password", |deed| {
        if deed.again && must_exist(house, &account.id).await?.password != account.password {
            return Err(unfit("Your password was changed meanwhile. Sign in again."));
        }
        let (id, at) = (account.id.as_str(), deed.at_us().into());
        let row = vec![id.into(), hash.as_str().into(), account.password.as_str().into(), at];
        deed.must_change(&CHANGE_OWN_PASSWORD, row);
        deed.run(&END_OTHER_SESSIONS_OF, vec![id.into(), session.digest.as_slice().into()]);
        deed.record(&permit, None, &[("account", id.to_owned())])?;
        Ok(())
    })
}

async fn is_password_of(account: &Account, password: &str) -> Result<bool, Trouble> {
    verify_password(password.to_owned(), account.password.clone()).await
}

/// Takes a person's access away at once.
pub async fn disable_account(house: &House, by: &Actor, id: &UserId) -> Result<(), DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    must_exist(house, id).await?;
    command!(house, "directory.disable_account", |deed| {
        deed.must_change(&DISABLE_ACCOUNT, vec![id.as_str().into()]);
        deed.run(&END_SESSIONS_OF, vec![id.as_str().into()]);
        deed.record(&permit, None, &[("account", id.to_string())])?;
        Ok(())
    })
}

/// All accounts, by name.
pub async fn accounts(house: &House, by: &Actor) -> Result<Vec<Account>, DirectoryError> {
    permit::<ManageUsers>(by, &Thing::House)?;
    let rows = house.store.query(&ACCOUNTS, &[]).await.map_err(store_failed)?;
    Ok(rows.iter().map(account_of).collect::<Result<_, _>>()?)
}

/// Signs a person in. `None` for a wrong name, a wrong password and a disabled account alike, after the same work.
/// Returns the session's token: it is kept only as a digest.
pub async fn sign_in(house: &House, id: &str, password: &str) -> Result<Option<String>, Trouble> {
    let account = match id.parse::<UserId>() {
        Ok(id) => find(house, &id).await?,
        Err(_) => None,
    };
    let hash = account.as_ref().map_or(NOBODYS_HASH, |account| account.password.as_str()).to_owned();
    let right = verify_password(password.to_owned(), hash).await?;
    let Some(account) = account.filter(|account| right && !account.disabled) else { return Ok(None) };
    let (token, csrf) = (draw_secret(house), draw_secret(house));
    let mut attempts = Attempts::new("directory.sign_in");
    let mut deed = house.deed("directory.sign_in");
    let ends = deed.at + SignedDuration::from_hours(house.limits.session_hours);
    deed.run(
        &START_SESSION,
        vec![
            secret_digest(&token).as_slice().into(),
            account.id.as_str().into(),
            csrf.reveal().into(),
            deed.at_us().into(),
            ends.as_microsecond().into(),
        ],
    );
    deed.commit(&mut attempts).await?;
    Ok(Some(token.reveal().to_owned()))
}

/// The person whose session token this is, while it lasts.
pub async fn session(house: &House, token: &str) -> Result<Option<Session>, Trouble> {
    let digest = secret_digest(token);
    let now = house.now().as_microsecond();
    let rows =
        house.store.query(&SESSION, &[digest.as_slice().into(), now.into()]).await.map_err(store_failed)?;
    let Some(row) = rows.first() else { return Ok(None) };
    let account = account_of(row)?;
    if account.disabled {
        return Ok(None);
    }
    let actor = actor_of(house, &account).await?;
    Ok(Some(Session { account, actor, csrf: text_at(row, 9)?.to_owned(), digest }))
}

/// Whether this is the present password of the person who acts: for acts that ask for it again. `false` for whoever is no
/// person with an account, such as a program with a token.
pub async fn is_own_password(house: &House, actor: &Actor, password: &str) -> Result<bool, DirectoryError> {
    let Ok(id) = actor.id().parse::<UserId>() else { return Ok(false) };
    let Some(account) = find(house, &id).await? else { return Ok(false) };
    // A program may act under a name that is also somebody's: only who acts as the account would is its owner.
    if account.disabled || actor_of(house, &account).await? != *actor {
        return Ok(false);
    }
    Ok(is_password_of(&account, password).await?)
}

/// Ends a session.
pub async fn sign_out(house: &House, token: &str) -> Result<(), Trouble> {
    let mut deed = house.deed("directory.sign_out");
    deed.run(&END_SESSION, vec![secret_digest(token).as_slice().into()]);
    deed.commit(&mut Attempts::new("directory.sign_out")).await.map(|_| ())
}

/// Forgets sessions that have run out.
pub async fn end_old_sessions(house: &House) -> Result<(), Trouble> {
    let mut deed = house.deed("directory.end_old_sessions");
    deed.run(&END_OLD_SESSIONS, vec![deed.at_us().into()]);
    deed.commit(&mut Attempts::new("directory.end_old_sessions")).await.map(|_| ())
}

/// Verifying against this takes as long as against a real hash, so that an answer's delay does not tell whether an
/// account exists. It is the hash of a password nobody knows.
const NOBODYS_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm8$eiYbUtjTnkaGRJHtaCkfwKBgB+gBsVoY3P9Rl2z6yjI";

async fn must_fit(
    house: &House,
    role: Role,
    agency: Option<&AgencyId>,
    provider: Option<&ProviderId>,
) -> Result<(), DirectoryError> {
    let unfit = |words: &str| Err(DirectoryError::Unfit(words.to_owned()));
    match (role, agency, provider) {
        (Role::Officer, Some(id), None) => match super::agency(house, id).await? {
            Some(_) => Ok(()),
            None => Err(DirectoryError::Unknown { what: "agency", id: id.to_string() }),
        },
        (Role::Provider, None, Some(id)) => match super::provider(house, id).await? {
            Some(_) => Ok(()),
            None => Err(DirectoryError::Unknown { what: "provider", id: id.to_string() }),
        },
        (Role::Officer, ..) => unfit("an officer needs an agency, and nothing else"),
        (Role::Provider, ..) => unfit("a provider's contact needs a provider, and nothing else"),
        (Role::Public | Role::System, ..) => unfit("nobody signs in as the public or as the system"),
        (_, None, None) => Ok(()),
        _ => unfit("staff belong to no agency and no provider"),
    }
}

async fn actor_of(house: &House, account: &Account) -> Result<Actor, Trouble> {
    let broken = || Trouble::row(format!("account {} contradicts itself", account.id));
    match account.role {
        Role::Officer => {
            account.agency.clone().map(|agency| Actor::officer(&account.id, agency)).ok_or_else(broken)
        }
        Role::Provider => {
            let id = account.provider.clone().ok_or_else(broken)?;
            let world = providers::provider(house, &id).await?.map_or(World::Test, |provider| provider.world);
            Ok(Actor::provider(id, world))
        }
        role => Actor::staff(role, &account.id).ok_or_else(broken),
    }
}

async fn find(house: &House, id: &UserId) -> Result<Option<Account>, Trouble> {
    let rows = house.store.query(&ACCOUNT, &[id.as_str().into()]).await.map_err(store_failed)?;
    rows.first().map(account_of).transpose()
}

async fn must_exist(house: &House, id: &UserId) -> Result<Account, DirectoryError> {
    find(house, id).await?.ok_or_else(|| DirectoryError::Unknown { what: "account", id: id.to_string() })
}

fn store_failed(source: clearline_store::StoreError) -> Trouble {
    Trouble::Store { command: "directory.people", source }
}

/// Password checks at the same time: each takes 19 MiB and a core, and anybody may ask for one.
static CHECKS: Semaphore = Semaphore::const_new(4);

/// Argon2id with the crate's defaults (RFC 9106; 19 MiB, two passes), away from the threads that answer requests.
async fn hash_password(house: &House, password: String) -> Result<String, Trouble> {
    let salt: [u8; 16] = house.draw();
    tokio::task::spawn_blocking(move || {
        Argon2::default()
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map(|hash| hash.to_string())
            .map_err(|error| Trouble::row(format!("password hash: {error}")))
    })
    .await
    .map_err(Trouble::row)?
}

async fn verify_password(password: String, hash: String) -> Result<bool, Trouble> {
    let _turn = CHECKS.acquire().await.map_err(Trouble::row)?;
    tokio::task::spawn_blocking(move || {
        let parsed =
            PasswordHash::new(&hash).map_err(|error| Trouble::row(format!("password hash: {error}")))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await
    .map_err(Trouble::row)?
}

fn account_of(row: &Row) -> Result<Account, Trouble> {
    let agency = row.opt_text(3).map_err(Trouble::row)?;
    let provider = row.opt_text(4).map_err(Trouble::row)?;
    Ok(Account {
        id: text_at(row, 0)?.parse().map_err(Trouble::row)?,
        name: text_at(row, 1)?.to_owned(),
        role: text_at(row, 2)?.parse().map_err(Trouble::row)?,
        agency: agency.map(str::parse).transpose().map_err(Trouble::row)?,
        provider: provider.map(str::parse).transpose().map_err(Trouble::row)?,
        password: text_at(row, 5)?.to_owned(),
        disabled: int_at(row, 6)? != 0,
        must_change: int_at(row, 7)? != 0,
        password_set_at: row.opt_int(8).map_err(Trouble::row)?.map(moment).transpose()?,
    })
}
