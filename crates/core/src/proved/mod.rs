//! What the ledger proves of rows: which tables, which of their columns, and what each entry states of them.

pub mod stated;
pub mod tables;
pub mod written;
