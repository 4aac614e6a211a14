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
use clearline_disclosure::Writer;
use clearline_pipeline::follow_up::FollowUpError;

use crate::config::{Config, Flags};
use crate::house;

use crate::output::{Done, json, line};

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
        house.store.clone().close().await;
        done
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

/// What a command of follow-up ended with. Where what was asked is unfit, the operator reads why.
fn told<T>(
    house: &House,
    done: Result<T, FollowUpError>,
) -> Result<T, Box<dyn std::error::Error + Send + Sync>> {
    match done {
        Err(FollowUpError::Unfit(why)) => Err(Writer::of(house).say(&why).into()),
        other => Ok(other?),
    }
}
