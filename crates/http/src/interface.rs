//! The interfaces for programs, as people read of them.

/// One operation of an interface for programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// `GET` or `POST`.
    pub method: String,
    /// The path, with its parameters in braces.
    pub path: String,
    /// What it does, in English.
    pub words: String,
}

/// What programs can do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Interfaces {
    /// Those of agencies.
    pub agency: Vec<Operation>,
    /// Those of providers.
    pub provider: Vec<Operation>,
}
