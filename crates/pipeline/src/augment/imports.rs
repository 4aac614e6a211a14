//! Importing lists, and removing them.

use clearline_core::{House, Quicker, Trouble, command, statement};
use clearline_law::access::{Actor, ManageLists, Thing, permit};
use clearline_report::ListId;
use clearline_store::{Batch, Params, Sql, Value, params};
use sha2::{Digest as _, Sha256};

use super::lists::exits::{Exit, Held};
use super::lists::{exits, hashes};
use super::model::{AugmentError, ImportRefusal, Imported, LISTS_MAX, Labels};
use super::queries;
use super::sources::exits::{Length, key};

statement! {
    KEEP_LIST = "augment/sql/keep_list";
    ADD_ENTRY = "augment/sql/add_entry";
    ADD_EXIT_LIST = "augment/sql/add_exit_list";
    ADD_TO_EXIT_LIST = "augment/sql/add_to_exit_list";
    REMOVE_EXIT_LIST = "augment/sql/remove_exit_list";
    ADD_EXIT = "augment/sql/add_exit";
    REMOVE_EXITS = "augment/sql/remove_exits";
}

/// Characters of a list's name or source.
const LABEL_MAX: usize = 200;
/// Entries of a list written or removed in one batch.
const ENTRIES_PER_BATCH: usize = 2_000;

/// Imports a hash list in any of the forms that [`hashes`] reads. Importing into a list that is held adds to it. Lines
/// that cannot be read are named and hold up nothing.
///
/// # Errors
/// [`AugmentError::Refused`] where nothing can be imported, [`AugmentError::Denied`] for everybody but administrators.
pub async fn import_hash_list(
    house: &House,
    actor: &Actor,
    id: &ListId,
    name: &str,
    source: &str,
    text: &[u8],
) -> Result<Imported, AugmentError> {
    let permit = permit::<ManageLists>(actor, &Thing::House)?;
    check_labels(name, source)?;
    let lists = queries::hash_lists(house, &permit).await?;
    has_room(lists.len(), lists.iter().any(|list| list.id == *id))?;
    let read = hashes::read(text)?;
    let rows = read.digests.iter().map(|digest| {
        params!(digest = digest.bytes.as_slice(), kind = digest.kind.word(), list = id.as_str())
    });
    let added = write(house, &ADD_ENTRY, rows).await?;
    let imported = Imported {
        added,
        known: (read.digests.len() as u64).saturating_sub(added),
        of_nothing: read.of_nothing,
        refused: read.refused,
        refused_more: read.refused_more,
    };
    command!(house, "augment.import_hash_list", |deed| {
        deed.run(
            &KEEP_LIST,
            params!(
                id = id.as_str(),
                name = name.trim(),
                source = source.trim(),
                entries = count(added),
                imported_at = deed.at_us()
            ),
        );
        deed.record(&permit, None, &facts(id, added, text))?;
        Ok(imported.clone())
    })
}

/// Imports a list of proxies and exits in any of the forms that [`exits`] reads. `held` is the time for which it holds,
/// where its lines give none. Importing into a list that is held adds to it.
///
/// # Errors
/// As [`import_hash_list`].
pub async fn import_exit_list(
    house: &House,
    actor: &Actor,
    list: Labels<'_>,
    held: Option<Held>,
    text: &[u8],
) -> Result<Imported, AugmentError> {
    let permit = permit::<ManageLists>(actor, &Thing::House)?;
    check_labels(list.name, list.source)?;
    let id = list.id;
    let lists = queries::exit_lists(house, &permit).await?;
    let is_held = lists.iter().any(|one| one.id == *id);
    has_room(lists.len(), is_held)?;
    let read = exits::read(text, held)?;
    if !is_held {
        // What a removal that was cut short has left would be seen again.
        remove_entries(house, id).await?;
    }
    let added = write(house, &ADD_EXIT, read.exits.iter().map(|exit| row(id, exit))).await?;
    let imported = Imported {
        added,
        known: (read.exits.len() as u64).saturating_sub(added),
        of_nothing: 0,
        refused: read.refused,
        refused_more: read.refused_more,
    };
    let lengths = || read.exits.iter().map(|exit| Length::of(&exit.network));
    command!(house, "augment.import_exit_list", |deed| {
        let lists = queries::exit_lists(house, &permit).await?;
        let held = lists.into_iter().find(|one| one.id == *id);
        let all = Length::text(Length::read(held.as_ref().map_or("", |held| &held.lengths)).chain(lengths()));
        let params = params!(
            id = id.as_str(),
            name = list.name.trim(),
            source = list.source.trim(),
            entries = count(added),
            lengths = all,
            imported_at = deed.at_us()
        );
        match held {
            None => deed.must_change(&ADD_EXIT_LIST, params),
            Some(held) => {
                deed.must_change(&ADD_TO_EXIT_LIST, params.with("old_lengths", held.lengths));
            }
        }
        deed.record(&permit, None, &facts(id, added, text))?;
        Ok(imported.clone())
    })
}

/// Removes a list of proxies and exits. What was said of reports by it stays said.
///
/// # Errors
/// [`AugmentError::Refused`] where no such list is held, [`AugmentError::Denied`] for everybody but administrators.
pub async fn remove_exit_list(house: &House, actor: &Actor, id: &ListId) -> Result<(), AugmentError> {
    let permit = permit::<ManageLists>(actor, &Thing::House)?;
    command!(house, "augment.remove_exit_list", |deed| {
        let lists = queries::exit_lists(house, &permit).await?;
        if !lists.iter().any(|one| one.id == *id) {
            return Err(ImportRefusal::NoSuchList { id: id.clone() }.into());
        }
        deed.must_change(&REMOVE_EXIT_LIST, params!(id = id.as_str()));
        deed.record(&permit, None, &[("list", id.to_string())])?;
        Ok::<_, AugmentError>(())
    })?;
    // Entries are found only through their list, so none of them is found any more.
    Ok(remove_entries(house, id).await?)
}

fn facts(id: &ListId, added: u64, text: &[u8]) -> [(&'static str, String); 3] {
    let text = hex::encode(Sha256::digest(text));
    [("list", id.to_string()), ("added", added.to_string()), ("text", text)]
}

fn count(added: u64) -> Value {
    i64::try_from(added).unwrap_or(i64::MAX).into()
}

fn check_labels(name: &str, source: &str) -> Result<(), ImportRefusal> {
    let fits = |text: &str| (1..=LABEL_MAX).contains(&text.trim().chars().count()) && !text.contains('\0');
    match (fits(name), fits(source)) {
        (false, _) => Err(ImportRefusal::Name { limit: LABEL_MAX }),
        (true, false) => Err(ImportRefusal::Source { limit: LABEL_MAX }),
        (true, true) => Ok(()),
    }
}

fn has_room(held: usize, is_held: bool) -> Result<(), ImportRefusal> {
    let full = i64::try_from(held).is_ok_and(|held| held >= LISTS_MAX);
    if full && !is_held { Err(ImportRefusal::TooManyLists { limit: LISTS_MAX }) } else { Ok(()) }
}

fn row(id: &ListId, exit: &Exit) -> Params {
    params!(
        network = key(&exit.network),
        list = id.as_str(),
        from_at = exit.held.from.as_microsecond(),
        until_at = exit.held.until.as_microsecond()
    )
}

/// Entries are written before their list and can be written again: what an aborted import left is invisible until the
/// list is there.
async fn write(house: &House, sql: &'static Sql, rows: impl Iterator<Item = Params>) -> Result<u64, Trouble> {
    let mut rows = rows.peekable();
    let mut added = 0;
    while rows.peek().is_some() {
        added += commit(house, rows.by_ref().take(ENTRIES_PER_BATCH).map(|row| (sql, row))).await?;
    }
    Ok(added)
}

async fn remove_entries(house: &House, id: &ListId) -> Result<(), Trouble> {
    let limit = i64::try_from(ENTRIES_PER_BATCH).unwrap_or(i64::MAX);
    let one = || std::iter::once((&REMOVE_EXITS, params!(list = id.as_str(), limit = limit)));
    while commit(house, one()).await? > 0 {}
    Ok(())
}

/// How many rows the statements changed.
async fn commit(
    house: &House,
    statements: impl Iterator<Item = (&'static Sql, Params)>,
) -> Result<u64, Trouble> {
    let (mut batch, mut many) = (Batch::new("augment.entries"), 0);
    for (sql, params) in statements {
        batch.run(sql, params);
        many += 1;
    }
    match house.commit(batch).await? {
        Ok(done) => Ok((0..many).map(|statement| done.changed(statement)).sum()),
        Err(Quicker { statement }) => {
            Err(Trouble::Contended { command: "augment.entries", statement, attempts: 1 })
        }
    }
}
