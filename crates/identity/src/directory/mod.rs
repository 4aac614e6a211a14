//! Known parties: providers and their credentials, agencies and what qualifies them, people and their sessions.

mod agencies;
mod chosen;
mod credentials;
mod devices;
mod factors;
mod passwords;
mod people;
mod providers;
mod remembered;
mod secret;
mod sessions;
mod sign_in;
mod webhook;

pub use agencies::{
    Agency, Facts as AgencyChange, KeptBasis, add_basis, agency, bases_of, name_of, seed,
    set_agency_language, set_channel, set_investigates, set_suspended,
};
pub use credentials::{
    Credential, Expiry, Holder, NewCredential, Party, Wanted, add_credential, authenticate, credentials,
    expire_credential, program, revoke_credentials, rotate,
};
pub use factors::{
    Offer, Proof, offer, offer_again, recovery_codes_left, renew_recovery_codes, reset_factor, set_up_factor,
    show_factor,
};
pub use people::{
    Account, accounts, add_account, add_first_account, disable_account, enable_account, must_change_password,
    reset_password,
};
pub use providers::{
    NewProvider, Provider, add_provider, provider, providers, regimes, set_hotline, set_regime, set_webhook,
};
pub use secret::Secret;
pub use sessions::{Browser, OwnSession, end_own_session, sessions_of};
pub use webhook::webhook_address;

pub use remembered::{Directory, agencies, known, listed};
pub use sign_in::{
    Attempt, Entered, First, Session, change_own_password, choose_language, end_old_sessions,
    first_password_stands, is_own_password, record_failed_sign_ins, session, sign_in, sign_out,
};

pub use agencies::{write_basis, write_end_of_basis, write_investigates};
pub use remembered::changed;

use clearline_core::Trouble;
use clearline_law::access::Denied;
use clearline_report::Message;

use crate::throttle::TooMany;

/// Why a change of the directory was not made.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    /// The caller may not do this.
    #[error("not permitted")]
    Denied(Denied),
    /// There is no account of that name.
    #[error("there is no {what} {id}")]
    Unknown {
        /// `provider`, `agency` or `account`.
        what: &'static str,
        /// The requested key.
        id: String,
    },
    /// The input cannot be used; the message says why.
    #[error("unfit: {}", .0.id())]
    Unfit(Message),
    /// A password that a person typed will not do; the message tells the person why.
    #[error("the password will not do: {}", .0.id())]
    Password(Message),
    /// Not now: a limit was met, and nothing was checked.
    #[error("{0}")]
    TooMany(TooMany),
    /// An internal fault, logged for the operator.
    #[error("the directory failed")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for DirectoryError {
    fn from(trouble: Trouble) -> Self {
        DirectoryError::Trouble(trouble)
    }
}

impl From<Denied> for DirectoryError {
    fn from(denied: Denied) -> Self {
        DirectoryError::Denied(denied)
    }
}

/// Compares without telling by its duration where two digests differ.
fn same(left: &[u8], right: &[u8]) -> bool {
    aws_lc_rs::constant_time::verify_slices_are_equal(left, right).is_ok()
}
