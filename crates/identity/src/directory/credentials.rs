//! Secrets of programs: tokens of agencies and credentials of providers. Each has a public id, scopes and mostly an end;
//! one that was revoked or has ended is answered as a wrong one.

use std::str::FromStr;

use clearline_core::row::{int_at, moment, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{Attempts, Deed, House, Trouble, command, statement};
use clearline_law::access::{
    Act, Actor, ManageAgencies, ManageProviders, Permit, Scope, Scopes, Thing, permit,
};
use clearline_report::{AgencyId, IdError, ProviderId, UserId};
use clearline_store::{Params, Row, params};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

use super::providers::{self, Provider};
use super::secret::{Secret, draw_marked, secret_digest};
use super::{DirectoryError, agencies};

statement! {
    ADD = "directory/sql/add_credential";
    AGENCY_BY_SECRET = "directory/sql/agency_by_secret";
    PROVIDER_BY_SECRET = "directory/sql/provider_by_secret";
    NOTE_USE = "directory/sql/note_use";
    CREDENTIALS = "directory/sql/credentials";
    CREDENTIALS_OF = "directory/sql/credentials_of";
    REVOKE = "directory/sql/revoke_credential";
    END = "directory/sql/end_credential";
}

/// Whose program it is that shows a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// An agency: its secrets are bearer tokens.
    Agency(AgencyId),
    /// A provider: its secrets are passwords of HTTP Basic.
    Provider(ProviderId),
}

/// The two kinds of holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// An agency, whose secrets are tokens.
    Agency,
    /// A provider, whose secrets are credentials of the reporting API.
    Provider,
}

impl Party {
    /// The word kept in the store, and the name of the holder in the ledger.
    fn word(self) -> &'static str {
        match self {
            Party::Agency => "agency",
            Party::Provider => "provider",
        }
    }
}

impl Holder {
    /// Of which kind.
    pub fn party(&self) -> Party {
        match self {
            Holder::Agency(_) => Party::Agency,
            Holder::Provider(_) => Party::Provider,
        }
    }

    /// Its key in the directory.
    pub fn key(&self) -> &str {
        match self {
            Holder::Agency(id) => id.as_str(),
            Holder::Provider(id) => id.as_str(),
        }
    }
}

/// Until when a secret holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// An agency's for `token_days`; a provider's without an end, since an unexpected end would stop reports.
    AsUsual,
    /// Without an end; for providers alone.
    Never,
    /// So many days from now.
    InDays(i64),
    /// Until a day has passed (UTC).
    OnDay(Date),
}

impl FromStr for Expiry {
    type Err = IdError;

    /// `90`, `2027-03-31` or `never`.
    fn from_str(text: &str) -> Result<Self, IdError> {
        if text == "never" {
            return Ok(Expiry::Never);
        }
        let days = text.parse().map(Expiry::InDays);
        days.or_else(|_| text.parse().map(Expiry::OnDay)).map_err(|_| IdError {
            what: "end",
            expected: "a number of days, a day such as 2027-03-31, or never",
        })
    }
}

/// What an operator wants of a new secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What it is for, in the operator's words.
    pub label: String,
    /// What it is good for.
    pub scopes: Scopes,
    /// Until when.
    pub expires: Expiry,
}

/// A secret as the operator sees it: everything but itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// The public id that it is named by.
    pub id: String,
    /// The key of its holder.
    pub holder: String,
    /// What it is for.
    pub label: String,
    /// What it is good for.
    pub scopes: Scopes,
    /// When it was drawn.
    pub made_at: Timestamp,
    /// From when on it opens nothing.
    pub expires_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// When it was last shown, to about a minute.
    pub last_used_at: Option<Timestamp>,
}

impl Credential {
    /// Does it open anything at this moment?
    pub fn is_live(&self, at: Timestamp) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| end > at)
    }
}

/// What is shown once when a secret is generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCredential {
    /// What the operator sees of it from now on.
    pub credential: Credential,
    /// The secret. It is not kept and cannot be shown again.
    pub secret: Secret,
}

/// Leave to manage the secrets of one kind of holder.
enum Leave {
    Agencies(Permit<ManageAgencies>),
    Providers(Permit<ManageProviders>),
}

impl Leave {
    fn of(by: &Actor, party: Party) -> Result<Leave, DirectoryError> {
        Ok(match party {
            Party::Agency => Leave::Agencies(permit(by, &Thing::House)?),
            Party::Provider => Leave::Providers(permit(by, &Thing::House)?),
        })
    }

    fn record(&self, deed: &mut Deed<'_>, holder: &Holder, facts: &[(&str, String)]) -> Result<(), Trouble> {
        fn all<A: Act>(
            deed: &mut Deed<'_>,
            permit: &Permit<A>,
            holder: &Holder,
            facts: &[(&str, String)],
        ) -> Result<(), Trouble> {
            let mut named = vec![(holder.party().word(), holder.key().to_owned())];
            named.extend_from_slice(facts);
            deed.record(permit, None, &named).map(|_| ())
        }
        match self {
            Leave::Agencies(permit) => all(deed, permit, holder, facts),
            Leave::Providers(permit) => all(deed, permit, holder, facts),
        }
    }
}

/// Generates a secret for a program of an agency or of a provider. It is shown once.
pub async fn add_credential(
    house: &House,
    by: &Actor,
    holder: &Holder,
    wanted: &Wanted,
) -> Result<NewCredential, DirectoryError> {
    let leave = Leave::of(by, holder.party())?;
    must_exist(house, holder).await?;
    must_fit(house, holder, wanted)?;
    command!(house, "directory.add_credential", |deed| {
        must_have_room(house, holder, &live_of(house, holder).await?)?;
        let new = write_new(&mut deed, holder, wanted)?;
        leave.record(&mut deed, holder, &facts_of(&new.credential))?;
        Ok(new)
    })
}

/// Draws a new secret for a provider in place of one, or of all that hold where none is named. Those end after `overlap`
/// hours, or at once.
pub async fn rotate(
    house: &House,
    by: &Actor,
    provider: &ProviderId,
    which: Option<&str>,
    overlap_hours: i64,
) -> Result<NewCredential, DirectoryError> {
    let most = house.limits.overlap_hours_max;
    if !(0..=most).contains(&overlap_hours) {
        return Err(DirectoryError::Unfit(format!("an overlap is at most {most} hours")));
    }
    let holder = Holder::Provider(provider.clone());
    let leave = Leave::of(by, holder.party())?;
    must_exist(house, &holder).await?;
    command!(house, "directory.rotate_credential", |deed| {
        let mut old = live_of(house, &holder).await?;
        if overlap_hours > 0 {
            must_have_room(house, &holder, &old)?;
        }
        let wanted = match which {
            Some(id) => {
                old.retain(|one| one.id == id);
                let one = old.first().ok_or_else(|| unknown(id))?;
                Wanted { label: one.label.clone(), scopes: one.scopes, expires: Expiry::AsUsual }
            }
            None => main_credential(),
        };
        let new = write_new(&mut deed, &holder, &wanted)?;
        let mut facts = facts_of(&new.credential).to_vec();
        for one in &old {
            let end = deed.at + SignedDuration::from_hours(overlap_hours);
            if overlap_hours == 0 {
                revoke(&mut deed, &holder, &one.id);
            } else if one.expires_at.is_none_or(|before| before > end) {
                let key = key_of(&holder, &one.id);
                deed.must_change(&END, key.with("expires_at", end.as_microsecond()));
            }
            facts.push(("replaced", one.id.clone()));
        }
        facts.push(("overlap_hours", overlap_hours.to_string()));
        leave.record(&mut deed, &holder, &facts)?;
        Ok(new)
    })
}

/// Makes secrets worthless at once: those named, or all that hold where none is. Returns how many it were.
pub async fn revoke_credentials(
    house: &House,
    by: &Actor,
    holder: &Holder,
    ids: &[String],
) -> Result<usize, DirectoryError> {
    let leave = Leave::of(by, holder.party())?;
    must_exist(house, holder).await?;
    command!(house, "directory.revoke_credential", |deed| {
        let held = live_of(house, holder).await?;
        if let Some(id) = ids.iter().find(|id| !held.iter().any(|one| one.id == **id)) {
            return Err(unknown(id));
        }
        let named = |one: &&Credential| ids.is_empty() || ids.contains(&one.id);
        let revoked: Vec<&Credential> = held.iter().filter(named).collect();
        for one in &revoked {
            revoke(&mut deed, holder, &one.id);
        }
        if !revoked.is_empty() {
            let facts: Vec<_> = revoked.iter().map(|one| ("credential", one.id.clone())).collect();
            leave.record(&mut deed, holder, &facts)?;
        }
        Ok(revoked.len())
    })
}

/// Sets until when a secret holds. Returns the moment, where there is one.
pub async fn expire_credential(
    house: &House,
    by: &Actor,
    holder: &Holder,
    id: &str,
    expires: Expiry,
) -> Result<Option<Timestamp>, DirectoryError> {
    let leave = Leave::of(by, holder.party())?;
    must_exist(house, holder).await?;
    command!(house, "directory.expire_credential", |deed| {
        if !live_of(house, holder).await?.iter().any(|one| one.id == id) {
            return Err(unknown(id));
        }
        let end = ends(house, holder.party(), deed.at, expires)?;
        deed.must_change(&END, key_of(holder, id).with("expires_at", end.map(Timestamp::as_microsecond)));
        leave.record(&mut deed, holder, &[("credential", id.to_owned()), ("expires", end_words(end))])?;
        Ok(end)
    })
}

/// The secrets of one holder, or of all holders of a kind, the oldest of each first; also those that open nothing any more.
pub async fn credentials(
    house: &House,
    by: &Actor,
    party: Party,
    holder: Option<&Holder>,
) -> Result<Rows<Credential>, DirectoryError> {
    Leave::of(by, party)?;
    if let Some(holder) = holder {
        must_exist(house, holder).await?;
        return Ok(all_of(house, holder).await?);
    }
    let rows = house.query(&CREDENTIALS, params!(party = party.word())).await?;
    Ok(Rows::all(house, &CREDENTIAL_ROWS, &rows, credential_of)?)
}

/// The program whose token this is: an officer of its agency, under the token's own name, within its scopes.
pub async fn program(house: &House, token: &str) -> Result<Option<Actor>, Trouble> {
    let now = house.now();
    let params = params!(digest = secret_digest(token).as_slice(), now = now.as_microsecond());
    let rows = house.query(&AGENCY_BY_SECRET, params).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (id, scopes) = (text_at(row, "id")?, scopes_at(row, "scopes")?);
    let agency = text_at(row, "holder")?.parse().map_err(Trouble::row)?;
    let Some(user) = name_of(text_at(row, "label")?) else { return Ok(None) };
    note_use(house, id, row.opt_int("last_used_at")?, now).await;
    Ok(Some(Actor::officer(&user, agency).by_program(id, scopes)))
}

/// The provider whose user name and password these are, and its program, within the credential's scopes.
pub async fn authenticate(
    house: &House,
    user: &str,
    password: &str,
) -> Result<Option<(Provider, Actor)>, Trouble> {
    let Ok(provider) = user.parse::<ProviderId>() else { return Ok(None) };
    let now = house.now();
    let digest = secret_digest(password);
    let params = params!(holder = provider.as_str(), digest = digest.as_slice(), now = now.as_microsecond());
    let rows = house.query(&PROVIDER_BY_SECRET, params).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (id, scopes) = (text_at(row, "credential")?, scopes_at(row, "scopes")?);
    note_use(house, id, row.opt_int("last_used_at")?, now).await;
    let provider = providers::provider_of(row)?;
    let actor = provider.actor().by_program(id, scopes);
    Ok(Some((provider, actor)))
}

/// The name a token acts under: `token-` and its label, as far as a name can hold it.
fn name_of(label: &str) -> Option<UserId> {
    let plain =
        |letter: char| if letter.is_ascii_alphanumeric() || "-_.".contains(letter) { letter } else { '-' };
    "token-".chars().chain(label.chars().map(plain)).take(64).collect::<String>().parse().ok()
}

/// The credential that a provider is added with, and that takes the place of all others.
pub(super) fn main_credential() -> Wanted {
    Wanted { label: "main".to_owned(), scopes: Scopes::READ_AND_ACT, expires: Expiry::AsUsual }
}

/// Writes a new secret. Where its public id is taken, another one is generated.
pub(super) fn write_new(
    deed: &mut Deed<'_>,
    holder: &Holder,
    wanted: &Wanted,
) -> Result<NewCredential, DirectoryError> {
    let house = deed.house;
    let secret = match holder {
        Holder::Agency(_) => draw_marked(house, "clt_"),
        Holder::Provider(_) => draw_marked(house, ""),
    };
    let credential = Credential {
        id: hex::encode(house.draw::<4>()),
        holder: holder.key().to_owned(),
        label: wanted.label.clone(),
        scopes: wanted.scopes,
        made_at: deed.at,
        expires_at: ends(house, holder.party(), deed.at, wanted.expires)?,
        revoked_at: None,
        last_used_at: None,
    };
    deed.run(
        &ADD,
        params!(
            digest = secret_digest(&secret).as_slice(),
            id = credential.id.as_str(),
            party = holder.party().word(),
            holder = holder.key(),
            label = credential.label.as_str(),
            scopes = credential.scopes.to_string(),
            created_at = deed.at_us(),
            expires_at = credential.expires_at.map(Timestamp::as_microsecond)
        ),
    );
    Ok(NewCredential { credential, secret })
}

/// What the ledger keeps of a new secret: which, what for, until when. Never a digest of it.
pub(super) fn facts_of(new: &Credential) -> [(&'static str, String); 3] {
    [
        ("credential", new.id.clone()),
        ("scopes", new.scopes.to_string()),
        ("expires", end_words(new.expires_at)),
    ]
}

fn end_words(end: Option<Timestamp>) -> String {
    end.map_or_else(|| "never".to_owned(), |end| end.to_string())
}

/// Notes that a secret was shown, once a minute at most, so that reading does not become a write for each call. The
/// statement holds the condition, hence several processes agree.
async fn note_use(house: &House, id: &str, before: Option<i64>, now: Timestamp) {
    let (now, minute) = (now.as_microsecond(), house.limits.use_noted_seconds.saturating_mul(1_000_000));
    if before.is_some_and(|before| before > now.saturating_sub(minute)) {
        return;
    }
    let mut deed = house.deed("directory.note_use");
    deed.run(&NOTE_USE, params!(id = id, now = now, until = now.saturating_sub(minute)));
    // A database that cannot accept this write fails at the program's own request, and reports it there. One that can
    // only read, since its disk is full, still answers.
    let _unnoted = deed.commit(&mut Attempts::new("directory.note_use")).await;
}

fn revoke(deed: &mut Deed<'_>, holder: &Holder, id: &str) {
    let at = deed.at_us();
    deed.must_change(&REVOKE, key_of(holder, id).with("revoked_at", at));
}

fn key_of(holder: &Holder, id: &str) -> Params {
    params!(id = id, party = holder.party().word(), holder = holder.key())
}

/// Until when a secret holds that is made or changed now.
fn ends(
    house: &House,
    party: Party,
    now: Timestamp,
    expires: Expiry,
) -> Result<Option<Timestamp>, DirectoryError> {
    let (usual, most) = (house.limits.token_days, house.limits.credential_days_max);
    let wrong = || {
        DirectoryError::Unfit(format!(
            "an end is a day to come, within {most} days, or that many days from now"
        ))
    };
    let end = match (expires, party) {
        (Expiry::AsUsual | Expiry::Never, Party::Provider) => return Ok(None),
        (Expiry::Never, Party::Agency) => {
            let words =
                format!("a token of an agency has an end: {usual} days where none is given, {most} at most");
            return Err(DirectoryError::Unfit(words));
        }
        (Expiry::AsUsual, Party::Agency) => now.checked_add((usual * 24).hours()),
        (Expiry::InDays(days), _) if (1..=most).contains(&days) => now.checked_add((days * 24).hours()),
        (Expiry::InDays(_), _) => return Err(wrong()),
        (Expiry::OnDay(day), _) => {
            day.tomorrow().and_then(|next| TimeZone::UTC.to_timestamp(next.at(0, 0, 0, 0)))
        }
    };
    let end = end.map_err(|_| wrong())?;
    let latest = now.checked_add(((most + 1) * 24).hours()).map_err(|_| wrong())?;
    if end > now && end <= latest { Ok(Some(end)) } else { Err(wrong()) }
}

async fn must_exist(house: &House, holder: &Holder) -> Result<(), DirectoryError> {
    match holder {
        Holder::Agency(id) => agencies::must_exist(house, id).await.map(|_| ()),
        Holder::Provider(id) => providers::must_exist(house, id).await.map(|_| ()),
    }
}

fn must_fit(house: &House, holder: &Holder, wanted: &Wanted) -> Result<(), DirectoryError> {
    let unfit = |words: String| Err(DirectoryError::Unfit(words));
    let most = house.limits.label_chars_max;
    if wanted.label.trim().is_empty() || wanted.label.chars().count() > most {
        return unfit(format!("a label has 1 to {most} characters"));
    }
    if matches!(holder, Holder::Provider(_)) && wanted.scopes.has(Scope::Destroy) {
        return unfit(
            "nothing can be destroyed with a provider's credential: its scopes are read and act".to_owned(),
        );
    }
    Ok(())
}

fn must_have_room(house: &House, holder: &Holder, live: &[Credential]) -> Result<(), DirectoryError> {
    let most = house.limits.credentials_max;
    if live.len() < most {
        return Ok(());
    }
    Err(DirectoryError::Unfit(format!(
        "{} has {most} secrets that hold, which is the limit; revoke one that is not used",
        holder.key()
    )))
}

async fn live_of(house: &House, holder: &Holder) -> Result<Vec<Credential>, Trouble> {
    let now = house.now();
    let mut held = all_of(house, holder).await?.whole()?;
    held.retain(|one| one.is_live(now));
    Ok(held)
}

const CREDENTIAL_ROWS: Source = Source::of("credential", &["id"]);

async fn all_of(house: &House, holder: &Holder) -> Result<Rows<Credential>, Trouble> {
    let params = params!(party = holder.party().word(), holder = holder.key());
    let rows = house.query(&CREDENTIALS_OF, params).await?;
    Rows::all(house, &CREDENTIAL_ROWS, &rows, credential_of)
}

fn unknown(id: &str) -> DirectoryError {
    DirectoryError::Unknown { what: "secret in force with the id", id: id.to_owned() }
}

fn scopes_at(row: &Row, column: &str) -> Result<Scopes, Trouble> {
    text_at(row, column)?.parse().map_err(Trouble::row)
}

fn credential_of(row: &Row) -> Result<Credential, Trouble> {
    let at = |column: &str| row.opt_int(column)?.map(moment).transpose();
    Ok(Credential {
        id: text_at(row, "id")?.to_owned(),
        holder: text_at(row, "holder")?.to_owned(),
        label: text_at(row, "label")?.to_owned(),
        scopes: scopes_at(row, "scopes")?,
        made_at: moment(int_at(row, "created_at")?)?,
        expires_at: at("expires_at")?,
        revoked_at: at("revoked_at")?,
        last_used_at: at("last_used_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_acts_under_its_own_name() {
        assert_eq!(name_of("case system №1").unwrap().as_str(), "token-case-system--1");
        assert_eq!(name_of(&"x".repeat(200)).unwrap().as_str().len(), 64);
    }

    #[test]
    fn an_end_is_days_or_a_day_or_never() {
        assert_eq!("90".parse(), Ok(Expiry::InDays(90)));
        assert_eq!("never".parse(), Ok(Expiry::Never));
        assert_eq!("2027-03-31".parse(), Ok(Expiry::OnDay("2027-03-31".parse().unwrap())));
        assert!("soon".parse::<Expiry>().is_err() && "".parse::<Expiry>().is_err());
    }
}
