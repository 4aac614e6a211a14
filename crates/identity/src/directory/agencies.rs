use std::collections::BTreeMap;

use clearline_core::row::{flag_at, int_at, moment, text_at};
use clearline_core::rows::{Unreadable, part};
use clearline_core::{Deed, House, Trouble, command, statement};
use clearline_law::access::{Actor, ManageAgencies, Thing, permit};
use clearline_law::{AgencyFacts, HouseKind};
use clearline_report::{AgencyClass, AgencyId, Answer, Basis, Channel, Country, message};
use clearline_store::{Row, params};
use jiff::Timestamp;
use jiff::civil::Date;

use super::DirectoryError;
use super::remembered::{agencies, changed, known};

statement! {
    SEED_AGENCY = "directory/sql/seed_agency";
    AGENCIES = "directory/sql/agencies";
    BASES = "directory/sql/bases";
    BASES_OF = "directory/sql/bases_of";
    ADD_BASIS = "directory/sql/add_basis";
    END_BASIS = "directory/sql/end_basis";
    SET_CHANNEL = "directory/sql/set_channel";
    SET_AGENCY_LANGUAGE = "directory/sql/set_agency_language";
    SET_SUSPENDED = "directory/sql/set_suspended";
    SET_INVESTIGATES = "directory/sql/set_investigates";
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
    /// The language of its briefs as a tag; English where none was set. It is never guessed from the country.
    pub language: Option<String>,
    /// The dated rows that qualify a foreign agency.
    pub bases: Vec<Basis>,
}

impl Agency {
    /// What the law looks at in it.
    pub fn facts(&self) -> AgencyFacts {
        AgencyFacts {
            id: self.id.clone(),
            class: self.class,
            country: Some(self.country),
            states: self.states.clone(),
            bases: self.bases.clone(),
            investigates: self.investigates,
            suspended: self.suspended,
        }
    }
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
                params!(
                    id = entry.id.as_str(),
                    name = entry.name.as_str(),
                    class = entry.class.word(),
                    country = entry.country.code(),
                    states = entry.states.join(","),
                    investigates = answer_number(entry.investigates)
                ),
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
        return Err(DirectoryError::Unfit(message!("unfit-recipient-needed")));
    }
    if facts.recipient.as_deref().is_some_and(|key| !clearline_seal::is_recipient(key)) {
        return Err(DirectoryError::Unfit(message!("unfit-recipient")));
    }
    command!(house, "directory.set_channel", |deed| {
        deed.must_change(
            &SET_CHANNEL,
            params!(
                id = id.as_str(),
                channel = facts.channel.word(),
                recipient = facts.recipient.clone(),
                synthetic = facts.synthetic
            ),
        );
        changed(&mut deed);
        if facts.recipient.is_some() {
            deed.alerts_about_end("no_key", id.as_str());
        }
        deed.record(
            &permit,
            None,
            &[("agency", id.to_string()), ("channel", facts.channel.word().to_owned())],
        )?;
        Ok(())
    })
}

/// Sets the language in which an agency gets its briefs. Whoever calls it knows which languages a brief is written in.
pub async fn set_agency_language(
    house: &House,
    actor: &Actor,
    id: &AgencyId,
    language: &str,
) -> Result<(), DirectoryError> {
    let permit = permit::<ManageAgencies>(actor, &Thing::House)?;
    must_exist(house, id).await?;
    command!(house, "directory.set_agency_language", |deed| {
        deed.must_change(&SET_AGENCY_LANGUAGE, params!(id = id.as_str(), language = language));
        changed(&mut deed);
        deed.record(&permit, None, &[("agency", id.to_string()), ("language", language.to_owned())])?;
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
        deed.must_change(&SET_SUSPENDED, params!(id = id.as_str(), suspended = suspended));
        changed(&mut deed);
        deed.record(&permit, None, &[("agency", id.to_string()), ("suspended", suspended.to_string())])?;
        Ok(())
    })
}

/// Records whether an agency is involved in investigating child sexual exploitation: 18 U.S.C. 2258A(c) asks it of every
/// recipient, and what we ship states it only where a source does. Only a demonstration records it like this; a house
/// at work has it proposed and decided (`counsel`).
pub async fn set_investigates(
    house: &House,
    actor: &Actor,
    id: &AgencyId,
    investigates: bool,
    evidence: &str,
) -> Result<(), DirectoryError> {
    let permit = permit::<ManageAgencies>(actor, &Thing::House)?;
    only_a_demonstration(house)?;
    must_exist(house, id).await?;
    command!(house, "directory.set_investigates", |deed| {
        write_investigates(&mut deed, id, investigates, None);
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

/// Records an invented basis of a demonstration. A real one is proposed with its document and decided by a second person
/// (`counsel`).
pub async fn add_basis(
    house: &House,
    actor: &Actor,
    id: &AgencyId,
    basis: &Basis,
) -> Result<(), DirectoryError> {
    let permit = permit::<ManageAgencies>(actor, &Thing::House)?;
    only_a_demonstration(house)?;
    if !basis.synthetic {
        return Err(two_persons());
    }
    must_exist(house, id).await?;
    command!(house, "directory.add_basis", |deed| {
        let held = must_exist(house, id).await?.bases.len();
        write_basis(&mut deed, id, held, basis, None);
        changed(&mut deed);
        deed.record(&permit, None, &[("agency", id.to_string()), ("basis", basis.kind.word().to_owned())])?;
        Ok(())
    })
}

fn only_a_demonstration(house: &House) -> Result<(), DirectoryError> {
    match house.kind {
        HouseKind::Demonstration => Ok(()),
        HouseKind::Production => Err(two_persons()),
    }
}

fn two_persons() -> DirectoryError {
    DirectoryError::Unfit(message!("unfit-two-persons"))
}

/// Writes a basis as the agency's next, after the `held` it has. Where another was quicker the place is taken, and
/// nothing is written.
pub fn write_basis(deed: &mut Deed<'_>, id: &AgencyId, held: usize, basis: &Basis, proposal: Option<&str>) {
    let at = deed.at_us();
    deed.run(
        &ADD_BASIS,
        params!(
            agency = id.as_str(),
            ordinal = i64::try_from(held).unwrap_or(i64::MAX).saturating_add(1),
            kind = basis.kind.word(),
            evidence = basis.evidence.as_str(),
            from_day = basis.from.to_string(),
            to_day = basis.to.map(|day| day.to_string()),
            synthetic = basis.synthetic,
            recorded_at = at,
            proposal = proposal
        ),
    );
}

/// Writes the last day of a basis that would have held longer.
pub fn write_end_of_basis(deed: &mut Deed<'_>, id: &AgencyId, ordinal: i64, last_day: Date, proposal: &str) {
    let params =
        params!(agency = id.as_str(), ordinal = ordinal, to_day = last_day.to_string(), ended_by = proposal);
    deed.must_change(&END_BASIS, params);
}

/// Writes whether an agency investigates such crimes.
pub fn write_investigates(deed: &mut Deed<'_>, id: &AgencyId, answer: bool, proposal: Option<&str>) {
    deed.must_change(
        &SET_INVESTIGATES,
        params!(id = id.as_str(), investigates = answer, investigates_by = proposal),
    );
}

/// A basis as it is kept, with the proposals it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptBasis {
    /// Its place among the agency's bases, from 1.
    pub ordinal: i64,
    /// The basis.
    pub basis: Basis,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The proposal by which it was recorded; none for an invented one.
    pub proposal: Option<String>,
    /// The proposal by which it was ended early.
    pub ended_by: Option<String>,
}

/// The bases of one agency, in the order they were recorded.
pub async fn bases_of(house: &House, id: &AgencyId) -> Result<Vec<KeptBasis>, Trouble> {
    let rows = house.query(&BASES_OF, params!(agency = id.as_str())).await?;
    let text =
        |row: &Row, at: &str| row.opt_text(at).map_err(Trouble::row).map(|text| text.map(str::to_owned));
    rows.iter()
        .map(|row| {
            Ok(KeptBasis {
                ordinal: int_at(row, "ordinal")?,
                basis: basis_of(row)?,
                recorded_at: moment(int_at(row, "recorded_at")?)?,
                proposal: text(row, "proposal")?,
                ended_by: text(row, "ended_by")?,
            })
        })
        .collect()
}

/// Reads the whole directory. A basis that cannot be read makes its agency one that cannot be read: what qualifies an
/// agency is never half of what was recorded.
pub(super) async fn read(house: &House) -> Result<(Vec<Agency>, Vec<(String, Unreadable)>), Trouble> {
    let (mut bases, mut unreadable) = (BTreeMap::<String, Vec<Basis>>::new(), Vec::new());
    for row in &house.query(&BASES, params!()).await? {
        let agency = text_at(row, "agency")?;
        match part(house, "agency_basis", agency, basis_of(row))? {
            Ok(basis) => bases.entry(agency.to_owned()).or_default().push(basis),
            Err(why) => unreadable.push((agency.to_owned(), why)),
        }
    }
    let rows = house.query(&AGENCIES, params!()).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        let id = text_at(row, "id")?;
        match part(house, "agency", id, agency_of(row))? {
            Ok(agency) if unreadable.iter().all(|(broken, _)| broken != id) => {
                let bases = bases.remove(id).unwrap_or_default();
                all.push(Agency { bases, ..agency });
            }
            Ok(_) => {}
            Err(why) => unreadable.push((id.to_owned(), why)),
        }
    }
    Ok((all, unreadable))
}

/// One agency.
pub async fn agency(house: &House, id: &AgencyId) -> Result<Option<Agency>, Trouble> {
    Ok(known(house).await?.agency(id)?.cloned())
}

/// What an agency is called, for words that people read; its key where its row cannot be read or is gone.
pub async fn name_of(house: &House, id: &AgencyId) -> Result<String, Trouble> {
    match agency(house, id).await {
        Ok(Some(agency)) => Ok(agency.name),
        Ok(None) | Err(Trouble::Row { .. }) => Ok(id.to_string()),
        Err(trouble) => Err(trouble),
    }
}

pub(super) async fn must_exist(house: &House, id: &AgencyId) -> Result<Agency, DirectoryError> {
    agency(house, id).await?.ok_or_else(|| DirectoryError::Unknown { what: "agency", id: id.to_string() })
}

fn answer_number(answer: Answer) -> i64 {
    match answer {
        Answer::Yes => 1,
        Answer::No => 0,
        Answer::NotStated => -1,
    }
}

fn answer_at(row: &Row, column: &str) -> Result<Answer, Trouble> {
    let number = int_at(row, column)?;
    let known =
        [Answer::Yes, Answer::No, Answer::NotStated].into_iter().find(|one| answer_number(*one) == number);
    known.ok_or_else(|| Trouble::row(format!("{number} is no answer")))
}

fn agency_of(row: &Row) -> Result<Agency, Trouble> {
    let recipient = row.opt_text("recipient")?;
    Ok(Agency {
        id: text_at(row, "id")?.parse().map_err(Trouble::row)?,
        name: text_at(row, "name")?.to_owned(),
        class: text_at(row, "class")?.parse().map_err(Trouble::row)?,
        country: text_at(row, "country")?.parse().map_err(Trouble::row)?,
        states: text_at(row, "states")?
            .split(',')
            .filter(|state| !state.is_empty())
            .map(str::to_owned)
            .collect(),
        channel: text_at(row, "channel")?.parse().map_err(Trouble::row)?,
        recipient: recipient.map(str::to_owned),
        investigates: answer_at(row, "investigates")?,
        suspended: flag_at(row, "suspended")?,
        synthetic: flag_at(row, "synthetic")?,
        language: row.opt_text("language")?.map(str::to_owned),
        bases: Vec::new(),
    })
}

fn basis_of(row: &Row) -> Result<Basis, Trouble> {
    Ok(Basis {
        kind: text_at(row, "kind")?.parse().map_err(Trouble::row)?,
        evidence: text_at(row, "evidence")?.to_owned(),
        from: text_at(row, "from_day")?.parse().map_err(Trouble::row)?,
        to: row.opt_text("to_day")?.map(str::parse).transpose().map_err(Trouble::row)?,
        synthetic: flag_at(row, "synthetic")?,
    })
}
