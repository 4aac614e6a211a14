use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use clearline_law::access::{Actor, ManageAgencies, Thing, permit};
use clearline_report::{AgencyClass, AgencyId, Answer, Basis, Channel, Country};
use clearline_store::{Row, Value};

use super::{DirectoryError, draw_secret, secret_digest};
use crate::command::{Deed, Trouble, command};
use crate::dossier::{int_at, text_at};
use crate::house::House;
use crate::statement::statement;

statement! {
    SEED_AGENCY = "directory/sql/seed_agency";
    AGENCIES = "directory/sql/agencies";
    BASES = "directory/sql/bases";
    COUNT_BASES = "directory/sql/count_bases";
    ADD_BASIS = "directory/sql/add_basis";
    SET_CHANNEL = "directory/sql/set_channel";
    SET_SUSPENDED = "directory/sql/set_suspended";
    SET_INVESTIGATES = "directory/sql/set_investigates";
    ADD_TOKEN = "directory/sql/add_agency_token";
    TOKEN = "directory/sql/agency_token";
    VERSION = "directory/sql/agencies_version";
    NEXT_VERSION = "directory/sql/next_agencies_version";
}

/// An agency that may receive, with what qualifies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its key in the directory.
    pub id: AgencyId,
    /// Its name, with its unit.
    pub name: String,
    /// Its class under 18 U.S.C. 2258A(c).
    pub class: AgencyClass,
    /// Its country.
    pub country: Country,
    /// The states a task force of the United States serves; empty for every other agency.
    pub states: Vec<String>,
    /// How it receives.
    pub channel: Channel,
    /// The age recipient that packages are sealed to.
    pub recipient: Option<String>,
    /// Is it involved in investigating such crimes?
    pub investigates: Answer,
    /// Nothing is made available to it while this holds.
    pub suspended: bool,
    /// Invented, for a demonstration.
    pub synthetic: bool,
    /// The dated rows that qualify a foreign agency.
    pub bases: Vec<Basis>,
}

/// How an agency receives, as an operator sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Portal or package.
    pub channel: Channel,
    /// The age recipient, for packages.
    pub recipient: Option<String>,
    /// Invented, for a demonstration.
    pub synthetic: bool,
}

/// Puts the shipped directory into an empty store; agencies already there are left as they are. What is shipped
/// asserts no foreign agency's basis.
pub async fn seed(house: &House, actor: &Actor) -> Result<(), DirectoryError> {
    let permit = permit::<ManageAgencies>(actor, &Thing::House)?;
    command!(house, "directory.seed", |deed| {
        let known = agencies(house).await?;
        let missing: Vec<_> = house
            .register
            .agencies()
            .iter()
            .filter(|entry| !known.iter().any(|a| a.id == entry.id))
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        for entry in &missing {
            deed.run(
                &SEED_AGENCY,
                vec![
                    entry.id.as_str().into(),
                    entry.name.as_str().into(),
                    entry.class.word().into(),
                    entry.country.code().into(),
                    entry.states.join(",").into(),
                    answer_number(entry.investigates).into(),
                ],
            );
        }
        changed(&mut deed);
        deed.record(&permit, None, &[("agencies", missing.len().to_string())])?;
        Ok(())
    })
}

/// Sets how an agency receives.
pub async fn set_channel(
    house: &House,
    actor: &Actor,
    id: &AgencyId,
    facts: &Facts,
) -> Result<(), DirectoryError> {
    let permit = permit::<ManageAgencies>(actor, &Thing::House)?;
    must_exist(house, id).await?;
    if facts.channel == Channel::Package && facts.recipient.is_none() {
        return Err(DirectoryError::Unfit(
            "an agency that receives packages needs an age recipient (age1…)".to_owned(),
        ));
    }
    if facts.recipient.as_deref().is_some_and(|key| !clearline_seal::is_recipient(key)) {
        return Err(DirectoryError::Unfit("that is not an age recipient: it begins with age1".to_owned()));
    }
    command!(house, "directory.set_channel", |deed| {
        deed.must_change(
            &SET_CHANNEL,
            vec![
                id.as_str().into(),
                facts.channel.word().into(),
                facts.recipient.clone().into(),
                facts.synthetic.into(),
            ],
        );
        changed(&mut deed);
        deed.record(
            &permit,
            None,
            &[("agency", id.to_string()), ("channel", facts.channel.word().to_owned())],
        )?;
        Ok(())
    })
}

/// Suspends an agency, or ends its suspension.
pub async fn set_suspended(
    house: &House,
    actor: &Actor,
    id: &AgencyId,
    suspended: bool,
) -> Result<(), DirectoryError> {
    let permit = permit::<ManageAgencies>(actor, &Thing::House)?;
    must_exist(house, id).await?;
    command!(house, "directory.set_suspended", |deed| {
        deed.must_change(&SET_SUSPENDED, vec![id.as_str().into(), suspended.into()]);
        changed(&mut deed);
        deed.record(&permit, None, &[("agency", id.to_string()), ("suspended", suspended.to_string())])?;
        Ok(())
    })
}

/// Records whether an agency is involved in investigating child sexual exploitation: 18 U.S.C. 2258A(c) asks it of every
/// recipient, and what we ship states it only where a source does.
pub async fn set_investigates(
    house: &House,
    actor: &Actor,
    id: &AgencyId,
    investigates: bool,
    evidence: &str,
) -> Result<(), DirectoryError> {
    let permit = permit::<ManageAgencies>(actor, &Thing::House)?;
    must_exist(house, id).await?;
    if evidence.trim().is_empty() {
        return Err(DirectoryError::Unfit(
            "say what proves it: a mandate, a law, a published page".to_owned(),
        ));
    }
    command!(house, "directory.set_investigates", |deed| {
        deed.must_change(&SET_INVESTIGATES, vec![id.as_str().into(), investigates.into()]);
        changed(&mut deed);
        let facts = [
            ("agency", id.to_string()),
            ("investigates", investigates.to_string()),
            ("evidence", evidence.to_owned()),
        ];
        deed.record(&permit, None, &facts)?;
        Ok(())
    })
}

/// Records what qualifies an agency: which limb of the statute, on what evidence, from when to when.
pub async fn add_basis(
    house: &House,
    actor: &Actor,
    id: &AgencyId,
    basis: &Basis,
) -> Result<(), DirectoryError> {
    let permit = permit::<ManageAgencies>(actor, &Thing::House)?;
    must_exist(house, id).await?;
    if basis.evidence.trim().is_empty() {
        return Err(DirectoryError::Unfit(
            "say what proves the basis: a letter, a list, a document".to_owned(),
        ));
    }
    command!(house, "directory.add_basis", |deed| {
        let rows = house.store.query(&COUNT_BASES, &[id.as_str().into()]).await.map_err(store_failed)?;
        let held = rows.first().map(|row| int_at(row, 0)).transpose()?.unwrap_or(0);
        deed.run(
            &ADD_BASIS,
            vec![
                id.as_str().into(),
                (held + 1).into(),
                basis.kind.word().into(),
                basis.evidence.as_str().into(),
                basis.from.to_string().into(),
                basis.to.map(|day| day.to_string()).into(),
                basis.synthetic.into(),
                deed.at_us().into(),
            ],
        );
        changed(&mut deed);
        deed.record(&permit, None, &[("agency", id.to_string()), ("basis", basis.kind.word().to_owned())])?;
        Ok(())
    })
}

/// Draws a token for an agency's own system. Told once.
pub async fn add_token(
    house: &House,
    actor: &Actor,
    id: &AgencyId,
    label: &str,
) -> Result<String, DirectoryError> {
    let permit = permit::<ManageAgencies>(actor, &Thing::House)?;
    must_exist(house, id).await?;
    let token = format!("clt_{}", draw_secret(house));
    command!(house, "directory.add_token", |deed| {
        let digest = secret_digest(&token);
        deed.run(
            &ADD_TOKEN,
            vec![digest.as_slice().into(), id.as_str().into(), label.into(), deed.at_us().into()],
        );
        deed.record(&permit, None, &[("agency", id.to_string())])?;
        Ok(token.clone())
    })
}

/// The agency whose token this is, and the token's label.
pub async fn agency_by_token(house: &House, token: &str) -> Result<Option<(AgencyId, String)>, Trouble> {
    let digest = Value::from(secret_digest(token).as_slice());
    let rows = house.store.query(&TOKEN, &[digest]).await.map_err(store_failed)?;
    rows.first()
        .map(|row| Ok((text_at(row, 0)?.parse().map_err(Trouble::row)?, text_at(row, 1)?.to_owned())))
        .transpose()
}

/// What this process last read of the agencies, and which version of the directory that was.
#[derive(Default)]
pub struct Remembered(Mutex<Option<(i64, Arc<Vec<Agency>>)>>);

impl Remembered {
    fn of(&self, version: i64) -> Option<Arc<Vec<Agency>>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().filter(|(known, _)| *known == version).map(|(_, agencies)| agencies.clone())
    }

    fn keep(&self, version: i64, agencies: &Arc<Vec<Agency>>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref().is_none_or(|(known, _)| *known < version) {
            *held = Some((version, agencies.clone()));
        }
    }
}

/// The whole directory of agencies, by key. Every report asks for it: what is asked of the store each time is one row,
/// the directory's version, which every change of an agency moves in its own deed, in whatever process.
pub async fn agencies(house: &House) -> Result<Arc<Vec<Agency>>, Trouble> {
    let rows = house.store.query(&VERSION, &[]).await.map_err(store_failed)?;
    let row = rows.first().ok_or_else(|| Trouble::row("the directory has no version"))?;
    let version = int_at(row, 0)?;
    if let Some(agencies) = house.agencies.of(version) {
        return Ok(agencies);
    }
    // Read after the version: what is kept under it is never older than it says.
    let agencies = Arc::new(read(house).await?);
    house.agencies.keep(version, &agencies);
    Ok(agencies)
}

/// Moves the directory's version on, so that every process reads the agencies again.
fn changed(deed: &mut Deed<'_>) {
    deed.must_change(&NEXT_VERSION, Vec::new());
}

async fn read(house: &House) -> Result<Vec<Agency>, Trouble> {
    let mut bases: BTreeMap<String, Vec<Basis>> = BTreeMap::new();
    for row in &house.store.query(&BASES, &[]).await.map_err(store_failed)? {
        bases.entry(text_at(row, 0)?.to_owned()).or_default().push(basis_of(row)?);
    }
    let rows = house.store.query(&AGENCIES, &[]).await.map_err(store_failed)?;
    rows.iter()
        .map(|row| {
            let mut agency = agency_of(row)?;
            agency.bases = bases.remove(agency.id.as_str()).unwrap_or_default();
            Ok(agency)
        })
        .collect()
}

/// One agency.
pub async fn agency(house: &House, id: &AgencyId) -> Result<Option<Agency>, Trouble> {
    Ok(agencies(house).await?.iter().find(|agency| agency.id == *id).cloned())
}

async fn must_exist(house: &House, id: &AgencyId) -> Result<Agency, DirectoryError> {
    agency(house, id).await?.ok_or_else(|| DirectoryError::Unknown { what: "agency", id: id.to_string() })
}

fn store_failed(source: clearline_store::StoreError) -> Trouble {
    Trouble::Store { command: "directory.agencies", source }
}

fn answer_number(answer: Answer) -> i64 {
    match answer {
        Answer::Yes => 1,
        Answer::No => 0,
        Answer::NotStated => -1,
    }
}

fn agency_of(row: &Row) -> Result<Agency, Trouble> {
    let recipient = row.opt_text(6).map_err(Trouble::row)?;
    Ok(Agency {
        id: text_at(row, 0)?.parse().map_err(Trouble::row)?,
        name: text_at(row, 1)?.to_owned(),
        class: text_at(row, 2)?.parse().map_err(Trouble::row)?,
        country: text_at(row, 3)?.parse().map_err(Trouble::row)?,
        states: text_at(row, 4)?.split(',').filter(|state| !state.is_empty()).map(str::to_owned).collect(),
        channel: text_at(row, 5)?.parse().map_err(Trouble::row)?,
        recipient: recipient.map(str::to_owned),
        investigates: match int_at(row, 7)? {
            1 => Answer::Yes,
            0 => Answer::No,
            _ => Answer::NotStated,
        },
        suspended: int_at(row, 8)? != 0,
        synthetic: int_at(row, 9)? != 0,
        bases: Vec::new(),
    })
}

fn basis_of(row: &Row) -> Result<Basis, Trouble> {
    Ok(Basis {
        kind: text_at(row, 1)?.parse().map_err(Trouble::row)?,
        evidence: text_at(row, 2)?.to_owned(),
        from: text_at(row, 3)?.parse().map_err(Trouble::row)?,
        to: row.opt_text(4).map_err(Trouble::row)?.map(str::parse).transpose().map_err(Trouble::row)?,
        synthetic: int_at(row, 5)? != 0,
    })
}
