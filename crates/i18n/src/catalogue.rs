//! The folders of `locales`, as the build found them.

/// What a folder of `locales` holds.
pub(crate) struct Catalogue {
    /// The tag of the language.
    pub(crate) tag: &'static str,
    /// The texts of its Fluent files.
    pub(crate) texts: &'static [&'static str],
    /// Its names of countries: code, a tab, name. Empty where the crate `report` has them.
    pub(crate) countries: &'static str,
    /// Its names of languages: tag, a tab, name.
    pub(crate) languages: &'static str,
    /// What the register says: in English, a tab, in this language. Empty in English.
    pub(crate) register: &'static str,
}

/// All of them, in the order of their tags.
pub(crate) const CATALOGUES: &[Catalogue] = &include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));
