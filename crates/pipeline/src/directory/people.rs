use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use clearline_law::access::{Actor, ManageUsers, Role, Thing, permit};
use clearline_report::{AgencyId, ProviderId, UserId};
use clearline_store::Row;
use jiff::SignedDuration;
use tokio::sync::Semaphore;

use super::{DirectoryError, draw_secret, providers, secret_digest};
use crate::command::{Attempts, Trouble, command};
use crate::dossier::{flag_at, text_at};
use crate::house::House;
use crate::rows::{Rows, Source};
use crate::statement::statement;

statement! {
    ADD_ACCOUNT = "directory/sql/add_account";
    SET_PASSWORD = "directory/sql/set_password";
    DISABLE_ACCOUNT = "directory/sql/disable_account";
    ACCOUNT = "directory/sql/account";
    ACCOUNTS = "directory/sql/accounts";
    START_SESSION = "directory/sql/start_session";
    SESSION = "directory/sql/session";
    END_SESSION = "directory/sql/end_session";
    END_SESSIONS_OF = "directory/sql/end_sessions_of";
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
) -> Result<String, DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    must_fit(house, role, agency, provider).await?;
    if find(house, id).await?.is_some() {
        return Err(DirectoryError::Unfit(format!("there already is an account {id}; choose another name")));
    }
    let password = draw_secret(house);
    let hash = hash_password(house, password.clone()).await?;
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
            ],
        );
        deed.record(&permit, None, &[("account", id.to_string()), ("role", role.word().to_owned())])?;
        Ok(password.clone())
    })
}

/// Draws a new password for a person and ends that person's sessions.
pub async fn reset_password(house: &House, by: &Actor, id: &UserId) -> Result<String, DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    must_exist(house, id).await?;
    let password = draw_secret(house);
    let hash = hash_password(house, password.clone()).await?;
    command!(house, "directory.reset_password", |deed| {
        deed.must_change(&SET_PASSWORD, vec![id.as_str().into(), hash.as_str().into()]);
        deed.run(&END_SESSIONS_OF, vec![id.as_str().into()]);
        deed.record(&permit, None, &[("account", id.to_string())])?;
        Ok(password.clone())
    })
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
pub async fn accounts(house: &House, by: &Actor) -> Result<Rows<Account>, DirectoryError> {
    permit::<ManageUsers>(by, &Thing::House)?;
    let rows = house.store.query(&ACCOUNTS, &[]).await.map_err(store_failed)?;
    // Without a key: an account's is the name of a person.
    Ok(Rows::all(house, &Source::of("account", &[]), &rows, account_of)?)
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
            csrf.into(),
            deed.at_us().into(),
            ends.as_microsecond().into(),
        ],
    );
    deed.commit(&mut attempts).await?;
    Ok(Some(token))
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
    Ok(Some(Session { account, actor, csrf: text_at(row, 7)?.to_owned() }))
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
            let world = providers::provider(house, &id).await?.ok_or_else(broken)?.world;
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
        disabled: flag_at(row, 6)?,
    })
}
