use clearline_core::row::{flag_at, moment, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{House, Trouble, command, statement};
use clearline_law::HouseKind;
use clearline_law::access::{Actor, ManageUsers, Role, Thing, permit};
use clearline_report::{AgencyId, Argument, Message, ProviderId, UserId, message};
use clearline_store::{Row, params};
use jiff::Timestamp;

use super::passwords::hash_password;
use super::secret::{Secret, draw_secret};
use super::{DirectoryError, providers};

statement! {
    ADD_ACCOUNT = "directory/sql/add_account";
    ADD_FIRST_ACCOUNT = "directory/sql/add_first_account";
    MUST_CHANGE = "directory/sql/must_change";
    ENABLE_ACCOUNT = "directory/sql/enable_account";
    SET_PASSWORD = "directory/sql/set_password";
    DISABLE_ACCOUNT = "directory/sql/disable_account";
    ACCOUNT = "directory/sql/account";
    ACCOUNTS = "directory/sql/accounts";
    END_SESSIONS_OF = "directory/sql/end_sessions_of";
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
    /// In which language the person reads pages, as a tag of BCP 47; none where the browser says it.
    pub language: Option<String>,
    password: String,
}

impl Account {
    /// What is kept of the password.
    pub(super) fn password_hash(&self) -> &str {
        &self.password
    }
}

/// A password that an operator drew must be changed by the person at first use. Those of a demonstration are for whoever
/// wants to look around.
fn is_known_to_others(house: &House) -> bool {
    house.kind == HouseKind::Production
}

/// Adds a person and generates a first password, shown once.
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
        return Err(DirectoryError::Unfit(message!(
            "unfit-account-exists",
            id = Argument::exact(id.as_str())
        )));
    }
    let password = draw_secret(house);
    let hash = hash_password(house, password.reveal().to_owned()).await?;
    command!(house, "directory.add_account", |deed| {
        deed.run(
            &ADD_ACCOUNT,
            params!(
                id = id.as_str(),
                name = name,
                role = role.word(),
                agency = agency.map(AgencyId::as_str),
                provider = provider.map(ProviderId::as_str),
                password = hash.as_str(),
                created_at = deed.at_us(),
                must_change = is_known_to_others(house)
            ),
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
        let row = params!(
            id = id.as_str(),
            name = name,
            role = role,
            password = hash.as_str(),
            created_at = deed.at_us()
        );
        deed.must_change(&ADD_FIRST_ACCOUNT, row);
        deed.record(&permit, None, &[("account", id.to_string()), ("role", role.to_owned())])?;
        Ok(true)
    })
}

/// Draws a new password for a person and ends that person's sessions. An account that was disabled stays so.
pub async fn reset_password(house: &House, by: &Actor, id: &UserId) -> Result<Secret, DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    must_exist(house, id).await?;
    let password = draw_secret(house);
    let hash = hash_password(house, password.reveal().to_owned()).await?;
    command!(house, "directory.reset_password", |deed| {
        let (known, at) = (is_known_to_others(house), deed.at_us());
        deed.must_change(
            &SET_PASSWORD,
            params!(id = id.as_str(), password = hash.as_str(), must_change = known, password_set_at = at),
        );
        deed.run(&END_SESSIONS_OF, params!(account = id.as_str()));
        deed.record(&permit, None, &[("account", id.to_string())])?;
        Ok(password.clone())
    })
}

/// Lets a disabled person sign in again, with the present password.
pub async fn enable_account(house: &House, by: &Actor, id: &UserId) -> Result<(), DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    must_exist(house, id).await?;
    command!(house, "directory.enable_account", |deed| {
        deed.must_change(&ENABLE_ACCOUNT, params!(id = id.as_str()));
        deed.record(&permit, None, &[("account", id.to_string())])?;
        Ok(())
    })
}

/// Lets a person do nothing more until they have chosen a new password.
pub async fn must_change_password(house: &House, by: &Actor, id: &UserId) -> Result<(), DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    must_exist(house, id).await?;
    command!(house, "directory.must_change_password", |deed| {
        deed.must_change(&MUST_CHANGE, params!(id = id.as_str()));
        deed.record(&permit, None, &[("account", id.to_string())])?;
        Ok(())
    })
}

/// Takes a person's access away at once.
pub async fn disable_account(house: &House, by: &Actor, id: &UserId) -> Result<(), DirectoryError> {
    let permit = permit::<ManageUsers>(by, &Thing::House)?;
    must_exist(house, id).await?;
    command!(house, "directory.disable_account", |deed| {
        deed.must_change(&DISABLE_ACCOUNT, params!(id = id.as_str()));
        deed.run(&END_SESSIONS_OF, params!(account = id.as_str()));
        deed.record(&permit, None, &[("account", id.to_string())])?;
        Ok(())
    })
}

/// All accounts, by name.
pub async fn accounts(house: &House, by: &Actor) -> Result<Rows<Account>, DirectoryError> {
    permit::<ManageUsers>(by, &Thing::House)?;
    let rows = house.query(&ACCOUNTS, params!()).await?;
    // Without a key: an account's is the name of a person.
    Ok(Rows::all(house, &Source::of("account", &[]), &rows, account_of)?)
}

async fn must_fit(
    house: &House,
    role: Role,
    agency: Option<&AgencyId>,
    provider: Option<&ProviderId>,
) -> Result<(), DirectoryError> {
    let unfit = |why: Message| Err(DirectoryError::Unfit(why));
    match (role, agency, provider) {
        (Role::Officer, Some(id), None) => match super::agency(house, id).await? {
            Some(_) => Ok(()),
            None => Err(DirectoryError::Unknown { what: "agency", id: id.to_string() }),
        },
        (Role::Provider, None, Some(id)) => match super::provider(house, id).await? {
            Some(_) => Ok(()),
            None => Err(DirectoryError::Unknown { what: "provider", id: id.to_string() }),
        },
        (Role::Officer, ..) => unfit(message!("unfit-officer")),
        (Role::Provider, ..) => unfit(message!("unfit-contact")),
        (Role::Public | Role::System, ..) => unfit(message!("unfit-nobody")),
        (_, None, None) => Ok(()),
        _ => unfit(message!("unfit-staff")),
    }
}

pub(super) async fn actor_of(house: &House, account: &Account) -> Result<Actor, Trouble> {
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

pub(super) async fn find(house: &House, id: &UserId) -> Result<Option<Account>, Trouble> {
    let rows = house.query(&ACCOUNT, params!(id = id.as_str())).await?;
    rows.first().map(account_of).transpose()
}

pub(super) async fn must_exist(house: &House, id: &UserId) -> Result<Account, DirectoryError> {
    find(house, id).await?.ok_or_else(|| DirectoryError::Unknown { what: "account", id: id.to_string() })
}

pub(super) fn account_of(row: &Row) -> Result<Account, Trouble> {
    let agency = row.opt_text("agency")?;
    let provider = row.opt_text("provider")?;
    Ok(Account {
        id: text_at(row, "id")?.parse().map_err(Trouble::row)?,
        name: text_at(row, "name")?.to_owned(),
        role: text_at(row, "role")?.parse().map_err(Trouble::row)?,
        agency: agency.map(str::parse).transpose().map_err(Trouble::row)?,
        provider: provider.map(str::parse).transpose().map_err(Trouble::row)?,
        password: text_at(row, "password")?.to_owned(),
        disabled: flag_at(row, "disabled")?,
        must_change: flag_at(row, "must_change")?,
        password_set_at: row.opt_int("password_set_at")?.map(moment).transpose()?,
        language: row.opt_text("language")?.map(str::to_owned),
    })
}
