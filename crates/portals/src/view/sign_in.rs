//! The door, and what is behind it for those who have no portal.

use askama::Template;

use super::Page;

/// `/sign-in`. Posts `name`, `password` and `csrf` to itself.
#[derive(Debug, Clone, Template)]
#[template(path = "sign_in.html")]
pub struct SignIn {
    /// What stands around.
    pub page: Page,
    /// The name as it was typed last time.
    pub name: String,
    /// Why the last attempt was refused; never says which of the two was wrong.
    pub refused: Option<String>,
}

/// `/account`: for those whose work is done elsewhere. Its form posts `csrf` to `/sign-out`.
#[derive(Debug, Clone, Template)]
#[template(path = "account.html")]
pub struct Account {
    /// What stands around.
    pub page: Page,
}
