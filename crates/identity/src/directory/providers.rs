use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use clearline_core::row::{flag_at, text_at, word_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{House, Trouble, command, statement};
use clearline_law::access::{Actor, ManageProviders, Thing, permit};
use clearline_report::{Country, ProviderId, World};
use clearline_store::{Row, params};

use super::DirectoryError;
use super::credentials::{self, Holder};
use super::secret::Secret;
use super::webhook::webhook_address;

statement! {
    ADD_PROVIDER = "directory/sql/add_provider";
    PROVIDER = "directory/sql/provider";
    PROVIDERS = "directory/sql/providers";
    SET_HOTLINE = "directory/sql/set_hotline";
    SET_WEBHOOK = "directory/sql/set_webhook";
    REGIMES = "directory/sql/regimes";
    ADD_REGIME = "directory/sql/add_regime";
    REMOVE_REGIME = "directory/sql/remove_regime";
}

/// A provider as the directory knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its key, and the user name of its credential.
    pub id: ProviderId,
    /// Its name.
    pub name: String,
    /// Real, or sandbox.
    pub world: World,
    /// Another hotline, which is no provider under 18 U.S.C. 2258A.
    pub hotline: bool,
    /// Where notices are posted, if anywhere.
    pub webhook_url: Option<String>,
    webhook_key: Option<Vec<u8>>,
}

impl Provider {
    /// Who acts for it. A program acts within the scopes of the credential it showed ([`super::authenticate`]).
    pub fn actor(&self) -> Actor {
        let actor = Actor::provider(self.id.clone(), self.world);
        if self.hotline { actor.of_a_hotline() } else { actor }
    }

    /// The key that signs notices to its webhook.
    pub fn webhook_key(&self) -> Option<&[u8]> {
        self.webhook_key.as_deref()
    }
}

/// What is shown once when a provider is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProvider {
    /// Its key and user name.
    pub id: ProviderId,
    /// The password. It is not kept and cannot be shown again.
    pub password: Secret,
}

/// Adds a provider and draws its credential.
pub async fn add_provider(
    house: &House,
    actor: &Actor,
    id: &ProviderId,
    name: &str,
    world: World,
) -> Result<NewProvider, DirectoryError> {
    let permit = permit::<ManageProviders>(actor, &Thing::House)?;
    if provider(house, id).await?.is_some() {
        return Err(DirectoryError::Unfit(format!("there already is a provider {id}; choose another id")));
    }
    let holder = Holder::Provider(id.clone());
    command!(house, "directory.add_provider", |deed| {
        deed.run(
            &ADD_PROVIDER,
            params!(id = id.as_str(), name = name, world = world.word(), created_at = deed.at_us()),
        );
        let new = credentials::write_new(&mut deed, &holder, &credentials::main_credential())?;
        let mut facts = vec![("provider", id.to_string()), ("world", world.word().to_owned())];
        facts.extend(credentials::facts_of(&new.credential));
        deed.record(&permit, None, &facts)?;
        Ok(NewProvider { id: id.clone(), password: new.secret })
    })
}

/// Records that the holder of this credential is another hotline and no provider: what it files from now on rests on 34
/// U.S.C. 11293 and starts no preservation.
pub async fn set_hotline(house: &House, actor: &Actor, id: &ProviderId) -> Result<(), DirectoryError> {
    let permit = permit::<ManageProviders>(actor, &Thing::House)?;
    must_exist(house, id).await?;
    command!(house, "directory.set_hotline", |deed| {
        deed.must_change(&SET_HOTLINE, params!(id = id.as_str()));
        deed.record(&permit, None, &[("provider", id.to_string())])?;
        Ok(())
    })
}

/// Sets where notices are posted. Returns the key that signs them, shown once, in the form of the Standard Webhooks
/// specification: `whsec_` and base64.
pub async fn set_webhook(
    house: &House,
    actor: &Actor,
    id: &ProviderId,
    url: &str,
) -> Result<String, DirectoryError> {
    let permit = permit::<ManageProviders>(actor, &Thing::House)?;
    must_exist(house, id).await?;
    let url = webhook_address(url, house.ports.reach).map_err(DirectoryError::Unfit)?;
    let key: [u8; 32] = house.draw();
    command!(house, "directory.set_webhook", |deed| {
        deed.must_change(
            &SET_WEBHOOK,
            params!(id = id.as_str(), webhook_url = url.as_str(), webhook_key = key.as_slice()),
        );
        deed.record(&permit, None, &[("provider", id.to_string())])?;
        Ok(format!("whsec_{}", BASE64.encode(key)))
    })
}

/// The countries whose law binds a provider in addition to that of the United States, as the operator recorded them.
pub async fn regimes(house: &House, id: &ProviderId) -> Result<Vec<Country>, Trouble> {
    let rows = house.query(&REGIMES, params!(provider = id.as_str())).await?;
    rows.iter().map(|row| text_at(row, "country")?.parse().map_err(Trouble::row)).collect()
}

/// Records that the law of `country` binds a provider, or that it no longer does. Doing it again changes nothing.
pub async fn set_regime(
    house: &House,
    actor: &Actor,
    id: &ProviderId,
    country: Country,
    binds: bool,
) -> Result<(), DirectoryError> {
    let permit = permit::<ManageProviders>(actor, &Thing::House)?;
    must_exist(house, id).await?;
    if house.register.country(country).is_none() {
        return Err(DirectoryError::Unfit(format!("the register has no country {country}")));
    }
    command!(house, "directory.set_regime", |deed| {
        if regimes(house, id).await?.contains(&country) == binds {
            return Ok(());
        }
        let (key, code) = (id.as_str(), country.code().to_owned());
        if binds {
            deed.run(&ADD_REGIME, params!(provider = key, country = code.clone(), added_at = deed.at_us()));
        } else {
            deed.must_change(&REMOVE_REGIME, params!(provider = key, country = code.clone()));
        }
        let facts = [("provider", id.to_string()), ("regime", code), ("binds", binds.to_string())];
        deed.record(&permit, None, &facts)?;
        Ok(())
    })
}

/// One provider.
pub async fn provider(house: &House, id: &ProviderId) -> Result<Option<Provider>, Trouble> {
    let rows = house.query(&PROVIDER, params!(id = id.as_str())).await?;
    rows.first().map(provider_of).transpose()
}

/// All providers, by key.
pub async fn providers(house: &House) -> Result<Rows<Provider>, Trouble> {
    let rows = house.query(&PROVIDERS, params!()).await?;
    Rows::all(house, &Source::of("provider", &["id"]), &rows, provider_of)
}

pub(super) async fn must_exist(house: &House, id: &ProviderId) -> Result<Provider, DirectoryError> {
    provider(house, id).await?.ok_or_else(|| DirectoryError::Unknown { what: "provider", id: id.to_string() })
}

pub(super) fn provider_of(row: &Row) -> Result<Provider, Trouble> {
    Ok(Provider {
        id: text_at(row, "id")?.parse().map_err(Trouble::row)?,
        name: text_at(row, "name")?.to_owned(),
        world: word_at(row, "world")?,
        webhook_url: row.opt_text("webhook_url")?.map(str::to_owned),
        webhook_key: row.opt_bytes("webhook_key")?.map(<[u8]>::to_vec),
        hotline: flag_at(row, "hotline")?,
    })
}
