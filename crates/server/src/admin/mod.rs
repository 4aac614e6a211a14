//! What an operator does at the machine itself. Every act is a command like any other: it needs the right, and the
//! ledger keeps it.

mod agency;
mod counsel;
mod destruction;
mod exits;
mod files;
mod hashes;
mod keys;
mod provider;
mod retention;
mod secret;
mod user;

use clap::Subcommand;
use clearline_core::House;
use clearline_core::rows::Unreadable;
use clearline_counsel::CounselError;
use clearline_disclosure::Writer;
use clearline_identity::directory::DirectoryError;
use clearline_pipeline::augment::AugmentError;
use clearline_pipeline::follow_up::FollowUpError;
use clearline_report::Message;

use crate::config::{Config, Flags};
use crate::house;

use crate::output::{Done, json, line};

/// Why a command ended without having done what was asked.
type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The subcommands of `clearline admin`.
#[derive(Subcommand)]
pub(crate) enum Admin {
    /// People who sign in
    #[command(subcommand)]
    User(user::User),
    /// Providers and their API credentials
    #[command(subcommand)]
    Provider(provider::Provider),
    /// Agencies, what qualifies them, and how they receive
    #[command(subcommand)]
    Agency(agency::Agency),
    /// What is proposed to counsel, and what counsel decides
    #[command(subcommand)]
    Counsel(counsel::Counsel),
    /// Lists of hashes to match files against
    #[command(subcommand)]
    Hashes(hashes::Hashes),
    /// Lists of proxies and exits to look addresses up in
    #[command(subcommand)]
    Exits(exits::Exits),
    /// For how long reports are kept
    #[command(subcommand)]
    Retention(retention::Retention),
    /// How long a notified destruction waits
    #[command(subcommand)]
    Destruction(destruction::Destruction),
    /// Content of files
    #[command(subcommand)]
    Files(files::Files),
    /// Keys of the clearinghouse
    #[command(subcommand)]
    Keys(keys::Keys),
}

impl Admin {
    pub(crate) async fn run(self, flags: &Flags) -> Done {
        let lost = match &self {
            Admin::Keys(command) => Some(command.lost()),
            _ => None,
        };
        let house = house::open_without(&Config::settle(flags)?, lost).await?;
        let done = match self {
            Admin::User(command) => command.run(&house).await,
            Admin::Provider(command) => command.run(&house).await,
            Admin::Agency(command) => command.run(&house).await,
            Admin::Counsel(command) => command.run(&house).await,
            Admin::Hashes(command) => command.run(&house).await,
            Admin::Exits(command) => command.run(&house).await,
            Admin::Retention(command) => command.run(&house).await,
            Admin::Destruction(command) => command.run(&house).await,
            Admin::Files(command) => command.run(&house).await,
            Admin::Keys(command) => command.run(),
        };
        let done = done.map_err(|error| in_words(&house, error));
        house.store.clone().close().await;
        done
    }
}

/// Why what was asked was not done, as the operator reads it.
fn in_words(house: &House, error: Fault) -> Fault {
    match refusal(error.as_ref()) {
        Some(why) => Writer::of(house).say(&why).into(),
        None => error,
    }
}

/// The message of a refusal, whichever command refused.
fn refusal(error: &(dyn std::error::Error + Send + Sync + 'static)) -> Option<Message> {
    if let Some(error) = error.downcast_ref::<DirectoryError>() {
        return match error {
            DirectoryError::Unfit(why) | DirectoryError::Password(why) => Some(why.clone()),
            DirectoryError::TooMany(met) => Some(met.message()),
            _ => None,
        };
    }
    match (error.downcast_ref(), error.downcast_ref(), error.downcast_ref()) {
        (Some(FollowUpError::Unfit(why)), ..) => Some(why.clone()),
        (_, Some(CounselError::Refused(refusal)), _) => Some(refusal.message()),
        (.., Some(AugmentError::Refused(refusal))) => Some(refusal.message()),
        _ => None,
    }
}

/// Names the rows that cannot be read, at the end of a list.
pub(crate) fn unreadable(rows: &[Unreadable], as_json: bool) {
    for row in rows {
        if as_json {
            json(&serde_json::json!({ "unreadable": row.to_string() }));
        } else {
            line(format!("cannot be read: {row}"));
        }
    }
}
