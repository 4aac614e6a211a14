//! What was handed in to be committed, for tests that read the statements of each command.

use std::sync::{Arc, Mutex, PoisonError};

use crate::batch::Item;
use crate::{Batch, Sql, Value};

/// One batch: which command made it, and its statements with what they were given.
#[derive(Debug, Clone)]
pub struct Handed {
    /// The command.
    pub name: &'static str,
    /// Its statements, each with its parameters by name.
    pub statements: Vec<(&'static Sql, Vec<(&'static str, Value)>)>,
}

/// Keeps nothing until it is asked for the first time.
#[derive(Clone, Default)]
pub(crate) struct Written(Arc<Mutex<Option<Vec<Handed>>>>);

impl Written {
    pub(crate) fn note(&self, batch: &Batch) {
        if let Some(kept) = self.0.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            let params = |item: &Item| {
                item.sql.sent().names.all.iter().copied().zip(item.params.iter().cloned()).collect()
            };
            let statements = batch.items.iter().map(|item| (item.sql, params(item))).collect();
            kept.push(Handed { name: batch.name, statements });
        }
    }

    pub(crate) fn take(&self) -> Vec<Handed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).replace(Vec::new()).unwrap_or_default()
    }
}
