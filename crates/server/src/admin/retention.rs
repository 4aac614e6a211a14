use std::process::ExitCode;

use clap::Subcommand;
use clearline_core::House;
use clearline_pipeline::follow_up::retention::{self, DAYS_MIN};

use crate::operator::operator;
use crate::output::{Done, line};

/// For how long we keep reports. The statute names no period: a limit is a policy, to be set with counsel.
#[derive(Subcommand)]
pub(crate) enum Retention {
    /// Show the limit
    Show,
    /// Set a limit: what has passed it, and what nothing holds, is expunged
    Set {
        /// Days after the last thing that happened to a report
        #[arg(long)]
        days: u32,
    },
    /// Take the limit away: all is kept
    Keep,
}

impl Retention {
    pub(super) async fn run(self, house: &House) -> Done {
        match self {
            Retention::Show => {}
            Retention::Set { days } => {
                retention::set_limit(house, &operator(), Some(days)).await?;
            }
            Retention::Keep => retention::set_limit(house, &operator(), None).await?,
        }
        match retention::limit(house).await? {
            Some(days) => line(format!(
                "Reports are expunged {days} days after the last thing that happened to them, unless a hold, a clock, \
                 an open request or an open referral keeps them."
            )),
            None => line(format!("No limit is set: all is kept. The shortest limit is {DAYS_MIN} days.")),
        }
        Ok(ExitCode::SUCCESS)
    }
}
