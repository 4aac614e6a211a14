//! The page of a person's own account.

use askama::Template;
use clearline_frame::view::Page;
use clearline_i18n::Language;

/// `/account`: a person's own password and language. Posts `present`, `new`, `again`, `to`, `kept` and `csrf` to
/// [`Account::change_to`], and `language` (empty for that of the browser) and `csrf` to [`Account::language_to`].
#[derive(Debug, Clone, Template)]
#[template(path = "account/page.html")]
pub(super) struct Account {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// The name typed at sign-in.
    pub user: String,
    /// The address that the form is sent to.
    pub change_to: String,
    /// Where the form of the language goes.
    pub language_to: String,
    /// The language that was chosen; none where the browser's is taken.
    pub language: Option<Language>,
    /// Characters of a new password, at least.
    pub chars_min: usize,
    /// …and at most.
    pub chars_max: usize,
    /// The password was drawn by an operator: nothing else opens before it is changed.
    pub must_change: bool,
    /// Administers the installation, for which there are no pages.
    pub administers: bool,
    /// Why the password was not changed.
    pub refused: Option<String>,
    /// The page to go on to; empty for none.
    pub to: String,
    /// What was typed while a session ended, sealed; empty for nothing.
    pub kept: String,
}

impl Account {
    /// The languages that may be chosen.
    pub(super) fn all_languages(&self) -> Vec<Language> {
        Language::all().collect()
    }

    /// Was this one chosen?
    pub(super) fn chose(&self, language: &Language) -> bool {
        self.language == Some(*language)
    }
}
