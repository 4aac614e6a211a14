use std::process::ExitCode;

use clap::Subcommand;
use clearline_core::House;
use clearline_identity::directory::{self, Secret};
use clearline_law::access::Role;
use clearline_report::{AgencyId, ProviderId, UserId};
use serde_json::json;

use crate::operator::operator;
use crate::output::{Done, json, line, table};

/// The subcommands of `clearline admin user`.
#[derive(Subcommand)]
pub(crate) enum User {
    /// Add a person; prints the first password once
    Add {
        /// The name typed at sign-in
        id: UserId,
        /// The name shown
        #[arg(long)]
        name: String,
        /// analyst, supervisor, counsel, auditor, admin, officer (of an agency) or provider (its contact)
        #[arg(long)]
        role: Role,
        /// An officer's agency
        #[arg(long)]
        agency: Option<AgencyId>,
        /// A provider contact's provider
        #[arg(long)]
        provider: Option<ProviderId>,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// List people
    List {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Draw a new password and end the person's sessions; who is disabled stays so
    Reset {
        /// The name typed at sign-in
        id: UserId,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Take away the second factor of a person who lost it, and end the person's sessions
    ResetFactor {
        /// The name typed at sign-in
        id: UserId,
    },
    /// Let a person who was disabled sign in again
    Enable {
        /// The name typed at sign-in
        id: UserId,
    },
    /// Let a person do nothing more until they have chosen a new password
    MustChange {
        /// The name typed at sign-in
        id: UserId,
    },
    /// Take a person's access away at once
    Disable {
        /// The name typed at sign-in
        id: UserId,
    },
}

impl User {
    pub(super) async fn run(self, house: &House) -> Done {
        let by = operator();
        match self {
            User::Add { id, name, role, agency, provider, json } => {
                let (agency, provider) = (agency.as_ref(), provider.as_ref());
                let password = directory::add_account(house, &by, &id, &name, role, agency, provider).await?;
                tell(&id, &password, json);
            }
            User::List { json } => list(house, json).await?,
            User::Reset { id, json } => tell(&id, &directory::reset_password(house, &by, &id).await?, json),
            User::ResetFactor { id } => {
                directory::reset_factor(house, &by, &id).await?;
                line(format!("{id} sets up another second factor at the next sign-in."));
            }
            User::Enable { id } => {
                directory::enable_account(house, &by, &id).await?;
                line(format!("{id} can sign in again, with the same password."));
            }
            User::MustChange { id } => {
                directory::must_change_password(house, &by, &id).await?;
                line(format!("{id} must choose a new password before anything else."));
            }
            User::Disable { id } => {
                directory::disable_account(house, &by, &id).await?;
                line(format!("{id} cannot sign in any more."));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

async fn list(house: &House, as_json: bool) -> Result<(), directory::DirectoryError> {
    let found = directory::accounts(house, &operator()).await?;
    let mut rows = Vec::new();
    for account in &found {
        let belongs = match (&account.agency, &account.provider) {
            (Some(agency), _) => agency.as_str(),
            (_, Some(provider)) => provider.as_str(),
            _ => "",
        };
        let role = account.role.word();
        if as_json {
            json(&json!({
                "user": account.id.as_str(), "name": account.name, "role": role, "of": belongs,
                "disabled": account.disabled, "must_change": account.must_change,
                "password_set_at": account.password_set_at.map(|at| at.to_string()),
            }));
        } else {
            let state = match (account.disabled, account.must_change) {
                (true, _) => "disabled",
                (false, true) => "must change the password",
                (false, false) => "",
            };
            let cells = [account.id.as_str(), role, belongs, state, &account.name];
            rows.push(cells.map(str::to_owned));
        }
    }
    if !as_json {
        table(["user", "role", "of", "state", "name"], &rows);
    }
    super::unreadable(found.unreadable(), as_json);
    Ok(())
}

fn tell(id: &UserId, password: &Secret, as_json: bool) {
    let password = password.reveal();
    if as_json {
        json(&json!({ "user": id.as_str(), "password": password }));
    } else {
        line(format!(
            "user name  {id}\npassword   {password}\nThe password is not shown again, and is changed at first use."
        ));
    }
}
