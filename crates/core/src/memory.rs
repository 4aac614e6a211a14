//! What one process keeps in memory: caches and counts that all its requests share. Each part of the program has a type
//! of its own for it, so that the house need not know them.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::house::House;

/// What one part of the program keeps in memory. It is begun when it is first asked for, and ends with the house.
pub trait InMemory: Send + Sync + Sized + 'static {
    /// Nothing remembered yet.
    fn begin(house: &House) -> Self;
}

/// The memory of one process: one value of each type.
#[derive(Default)]
pub struct Memory(RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl House {
    /// What this process keeps in memory of `T`: the same value for everybody who asks this house.
    pub fn memory<T: InMemory>(&self) -> Arc<T> {
        if let Some(held) = held(&self.memory.0.read().unwrap_or_else(PoisonError::into_inner)) {
            return held;
        }
        // Begun outside the lock, since what begins may ask for another; where two begin it, the first is kept.
        let new = Arc::new(T::begin(self));
        let mut all = self.memory.0.write().unwrap_or_else(PoisonError::into_inner);
        held(&all).unwrap_or_else(|| {
            all.insert(TypeId::of::<T>(), new.clone());
            new
        })
    }
}

fn held<T: InMemory>(all: &HashMap<TypeId, Arc<dyn Any + Send + Sync>>) -> Option<Arc<T>> {
    all.get(&TypeId::of::<T>()).and_then(|held| held.clone().downcast().ok())
}

/// The newest reading of something that has a version in the database. Every change moves the version on, so that one
/// small question tells whether what is kept still holds.
pub struct Latest<T>(Mutex<Option<(i64, Arc<T>)>>);

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Latest(Mutex::new(None))
    }
}

impl<T> Latest<T> {
    /// The reading of this version, if it is kept.
    pub fn of(&self, version: i64) -> Option<Arc<T>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().filter(|(known, _)| *known == version).map(|(_, read)| read.clone())
    }

    /// Keeps what was read after `version` was, unless a newer reading is kept already.
    pub fn keep(&self, version: i64, read: &Arc<T>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref().is_none_or(|(before, _)| *before < version) {
            *held = Some((version, read.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_newest_reading_is_kept_and_only_for_its_version() {
        let latest = Latest::default();
        assert_eq!(latest.of(1), None);
        latest.keep(2, &Arc::new("two"));
        latest.keep(1, &Arc::new("one"));
        assert_eq!((latest.of(1), latest.of(2), latest.of(3)), (None, Some(Arc::new("two")), None));
        latest.keep(3, &Arc::new("three"));
        assert_eq!((latest.of(2), latest.of(3)), (None, Some(Arc::new("three"))));
    }
}
