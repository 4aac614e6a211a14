//! The page of a person's own account.

use askama::Template;
use clearline_frame::view::{Moment, Page};
use clearline_i18n::Language;
use clearline_report::Message;

/// The second factor of the person.
#[derive(Debug, Clone)]
pub(super) struct Factor {
    /// The day since which it is there.
    pub since: String,
    /// How many recovery codes are left.
    pub codes_left: usize,
}

/// A session of the person.
#[derive(Debug, Clone)]
pub(super) struct SessionRow {
    /// What tells it from the others.
    pub id: String,
    /// Its browser.
    pub browser: Message,
    /// Since when.
    pub started: Moment,
    /// When it was last used.
    pub used: Moment,
    /// When it ends.
    pub ends: Moment,
    /// Is it the one in which this page is read?
    pub this: bool,
}

/// `/account`: a person's own password, language, second factor and sessions. Posts `present`, `new`, `again`, `to`, `kept` and `csrf` to
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
    /// The second factor; none where there is none.
    pub factor: Option<Factor>,
    /// Where a second factor is set up.
    pub factor_to: String,
    /// Where new recovery codes are drawn: posts `code` and `csrf`.
    pub codes_to: String,
    /// Where a session is ended: posts `session` and `csrf`.
    pub sessions_to: String,
    /// Where the person is signed in, the last used first.
    pub sessions: Vec<SessionRow>,
    /// Why the password was not changed, or the code not taken.
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
