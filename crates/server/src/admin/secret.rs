//! What agencies and providers have in common: the secrets of their programs.

use clap::Args;
use clearline_core::House;
use clearline_identity::directory::{
    self, Credential, DirectoryError, Expiry, Holder, NewCredential, Party, Wanted,
};
use clearline_law::access::Scopes;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;

use crate::operator::operator;
use crate::output::{json, line, table};

/// What a new secret is for.
#[derive(Args)]
pub(crate) struct New {
    /// What it is for
    #[arg(long)]
    label: String,
    /// read, and after commas act or destroy where wanted
    #[arg(long, default_value_t = Scopes::READ_AND_ACT)]
    scopes: Scopes,
    /// Until when it holds: days from now, a last day YYYY-MM-DD, or never. An agency's holds for 365 days where nothing
    /// is said, a provider's until it is revoked
    #[arg(long, value_name = "END")]
    expires: Option<Expiry>,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

impl New {
    /// Generates it, and prints it once.
    pub(super) async fn draw(self, house: &House, holder: &Holder) -> Result<(), DirectoryError> {
        let expires = self.expires.unwrap_or(Expiry::AsUsual);
        let wanted = Wanted { label: self.label, scopes: self.scopes, expires };
        tell(
            &directory::add_credential(house, &operator(), holder, &wanted).await?,
            holder.party(),
            self.json,
        );
        Ok(())
    }
}

/// Which secrets are to be revoked.
#[derive(Args)]
pub(crate) struct Which {
    /// Their ids, as the list shows them
    #[arg(required_unless_present = "all")]
    ids: Vec<String>,
    /// All that hold
    #[arg(long, conflicts_with = "ids")]
    all: bool,
}

impl Which {
    /// Makes them worthless.
    pub(super) async fn revoke(self, house: &House, holder: &Holder) -> Result<(), DirectoryError> {
        let revoked = directory::revoke_credentials(house, &operator(), holder, &self.ids).await?;
        line(format!("Revoked: {revoked}. What they opened is closed from now on."));
        Ok(())
    }
}

/// Sets until when one holds.
pub(super) async fn expire(
    house: &House,
    holder: &Holder,
    id: &str,
    expires: Expiry,
) -> Result<(), DirectoryError> {
    match directory::expire_credential(house, &operator(), holder, id, expires).await? {
        Some(end) => line(format!("{id} works until {}.", minute(end))),
        None => line(format!("{id} works until it is revoked.")),
    }
    Ok(())
}

/// Lists the secrets of one holder, or of all of a kind.
pub(super) async fn list(
    house: &House,
    party: Party,
    holder: Option<Holder>,
    as_json: bool,
) -> Result<(), DirectoryError> {
    let now = house.now();
    let found = directory::credentials(house, &operator(), party, holder.as_ref()).await?;
    let mut rows = Vec::new();
    for one in found.iter() {
        if as_json {
            json(&told(one, now));
        } else {
            rows.push([
                one.id.to_string(),
                one.holder.to_string(),
                one.scopes.to_string(),
                minute(one.made_at),
                one.last_used_at.map_or_else(|| "never".to_owned(), minute),
                state(one, now),
                one.label.clone(),
            ]);
        }
    }
    if !as_json {
        table(["id", "holder", "may", "made", "last used", "state", "label"], &rows);
    }
    super::unreadable(found.unreadable(), as_json);
    Ok(())
}

fn told(one: &Credential, now: Timestamp) -> serde_json::Value {
    let at = |moment: Option<Timestamp>| moment.map(|moment| moment.to_string());
    json!({
        "id": one.id, "of": one.holder, "label": one.label, "scopes": one.scopes.to_string(),
        "made_at": at(Some(one.made_at)), "last_used_at": at(one.last_used_at), "expires_at": at(one.expires_at),
        "revoked_at": at(one.revoked_at), "holds": one.is_live(now),
    })
}

fn state(one: &Credential, now: Timestamp) -> String {
    match (one.revoked_at, one.expires_at) {
        (Some(at), _) => format!("revoked {}", minute(at)),
        (None, None) => "holds".to_owned(),
        (None, Some(end)) if end > now => format!("works until {}", minute(end)),
        (None, Some(end)) => format!("ended {}", minute(end)),
    }
}

/// Prints a new secret. A token is alone on standard output, so that a script can read it.
fn tell(new: &NewCredential, party: Party, as_json: bool) {
    let NewCredential { credential: one, secret } = new;
    let end = one.expires_at.map(|end| end.to_string());
    match (party, as_json) {
        (Party::Agency, true) => json(&json!({
            "id": one.id, "agency": one.holder, "token": secret.reveal(), "label": one.label,
            "scopes": one.scopes.to_string(), "expires_at": end,
        })),
        (Party::Provider, true) => json(&json!({
            "id": one.id, "user": one.holder, "password": secret.reveal(), "label": one.label,
            "scopes": one.scopes.to_string(), "expires_at": end,
        })),
        (Party::Agency, false) => line(secret.reveal()),
        (Party::Provider, false) => {
            line(format!(
                "user name  {}\npassword   {}\nThe password is not shown again.",
                one.holder,
                secret.reveal()
            ));
        }
    }
}

/// Prints the credential with which a provider files from now on.
pub(super) fn tell_rotated(new: &NewCredential, as_json: bool) {
    tell(new, Party::Provider, as_json);
}

fn minute(at: Timestamp) -> String {
    TimeZone::UTC.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
}
