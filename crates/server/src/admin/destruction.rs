use std::process::ExitCode;

use clap::Subcommand;
use clearline_core::House;
use clearline_pipeline::follow_up::destruction::wait;

use crate::operator::operator;
use crate::output::{Done, line};

/// How long a destruction that an agency notified waits. 18 U.S.C. 2258D(d)(2) states no time: it is a policy, to be set
/// with counsel.
#[derive(Subcommand)]
pub(crate) enum Destruction {
    /// Show the waiting time
    Show,
    /// Set the waiting time, for what is notified from now on
    Wait {
        /// Hours from the notification until the file is destroyed; 0 for at once
        #[arg(long)]
        hours: i64,
    },
}

impl Destruction {
    pub(super) async fn run(self, house: &House) -> Done {
        if let Destruction::Wait { hours } = self {
            wait::set_hours(house, &operator(), hours).await?;
        }
        let hours = wait::hours(house).await?;
        line(format!(
            "A file is destroyed {hours} hours after an agency notified that it must be, or earlier when counsel confirms. \
             Nobody can open it meanwhile. 18 U.S.C. 2258D(d)(2) states no time: this is a policy, of {} hours unless set, \
             and at most {}.",
            house.limits.destruction_wait_hours, house.limits.destruction_wait_hours_max
        ));
        Ok(ExitCode::SUCCESS)
    }
}
