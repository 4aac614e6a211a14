use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};
use clearline_core::House;
use clearline_identity::directory::{self, Expiry, Holder, NewProvider, Party};
use clearline_pipeline::intake;
use clearline_report::{Country, ProviderId, World};
use serde_json::json;

use super::secret;
use crate::operator::operator;
use crate::output::{Done, complain, json, line, table};

/// The subcommands of `clearline admin provider`.
#[derive(Subcommand)]
pub(crate) enum Provider {
    /// Add a provider; prints its user name and password once
    Add {
        /// Name of the organisation
        #[arg(long)]
        name: String,
        /// `test` reports never leave the sandbox
        #[arg(long, value_enum)]
        kind: Kind,
        /// User name; made from the name where absent
        #[arg(long)]
        id: Option<ProviderId>,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// List providers
    List {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Draw one more password, so that one can be changed without an outage; printed once
    Credential {
        /// User name
        id: ProviderId,
        #[command(flatten)]
        new: secret::New,
    },
    /// List credentials, of one provider or of all: id, label, scopes, when made, when last used, until when
    Credentials {
        /// User name
        id: Option<ProviderId>,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Make credentials worthless at once
    Revoke {
        /// User name
        id: ProviderId,
        #[command(flatten)]
        which: secret::Which,
    },
    /// Set until when a credential holds: days from now, a last day YYYY-MM-DD, or never
    Expire {
        /// User name
        id: ProviderId,
        /// The credential's id, as the list shows it
        credential: String,
        /// Its end
        end: Expiry,
    },
    /// Draw a new password; the old ones stop working at once, or after an overlap
    Rotate {
        /// User name
        id: ProviderId,
        /// Take the place of this one alone, by its id
        #[arg(long, value_name = "CREDENTIAL")]
        only: Option<String>,
        /// Hours for which the old ones still work
        #[arg(long, default_value_t = 0)]
        overlap: i64,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Record whose law binds a provider in addition to that of the United States; prints what is recorded
    Regime {
        /// User name
        id: ProviderId,
        /// A country, such as GB
        #[arg(long)]
        add: Vec<Country>,
        /// A country whose law no longer binds it
        #[arg(long)]
        remove: Vec<Country>,
    },
    /// Say that a credential is another hotline's: what it files rests on 34 U.S.C. 11293 and starts no preservation
    Hotline {
        /// User name
        id: ProviderId,
    },
    /// Set where notices are posted; prints the key that signs them once
    Webhook {
        /// User name
        id: ProviderId,
        /// An https:// address on the public internet
        url: String,
    },
    /// Show how much a provider may have open and not finished, or set it
    Quota {
        /// User name
        id: ProviderId,
        /// How many reports may be open and not finished
        #[arg(long)]
        reports: Option<i64>,
        /// Bytes in them, documents and files
        #[arg(long)]
        bytes: Option<i64>,
        /// Go back to the default limits
        #[arg(long, conflicts_with_all = ["reports", "bytes"])]
        default: bool,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
}

/// Real, or sandbox.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    Live,
    Test,
}

impl Provider {
    pub(super) async fn run(self, house: &House) -> Done {
        match self {
            Provider::Add { name, kind, id, json } => {
                let world = match kind {
                    Kind::Live => World::Live,
                    Kind::Test => World::Test,
                };
                let id = match id {
                    Some(id) => id,
                    None => id_from_name(&name, house)?,
                };
                tell(&directory::add_provider(house, &operator(), &id, &name, world).await?, json);
            }
            Provider::List { json: as_json } => list(house, as_json).await?,
            Provider::Credential { id, new } => new.draw(house, &Holder::Provider(id)).await?,
            Provider::Credentials { id, json } => {
                secret::list(house, Party::Provider, id.map(Holder::Provider), json).await?;
            }
            Provider::Revoke { id, which } => which.revoke(house, &Holder::Provider(id)).await?,
            Provider::Expire { id, credential, end } => {
                secret::expire(house, &Holder::Provider(id), &credential, end).await?;
            }
            Provider::Rotate { id, only, overlap, json } => {
                let new = directory::rotate(house, &operator(), &id, only.as_deref(), overlap).await?;
                secret::tell_rotated(&new, json);
            }
            Provider::Regime { id, add, remove } => {
                for (countries, binds) in [(add, true), (remove, false)] {
                    for country in countries {
                        directory::set_regime(house, &operator(), &id, country, binds).await?;
                    }
                }
                for country in directory::regimes(house, &id).await? {
                    line(format!("{country} {}", house.register.country_name(country)));
                }
            }
            Provider::Hotline { id } => {
                directory::set_hotline(house, &operator(), &id).await?;
                line(format!("Reports that {id} files from now on count as reports of another hotline."));
            }
            Provider::Quota { id, reports, bytes, default, json } => {
                let held = intake::quota(house, &operator(), &id).await?;
                if default {
                    intake::set_quota(house, &operator(), &id, None, None).await?;
                } else if reports.is_some() || bytes.is_some() {
                    let (reports, bytes) = (reports.or(held.reports_max), bytes.or(held.bytes_max));
                    intake::set_quota(house, &operator(), &id, reports, bytes).await?;
                }
                tell_quota(house, &id, json).await?;
            }
            Provider::Webhook { id, url } => {
                if !crate::outside::resolves(&url, house.ports.reach).await? {
                    complain(
                        "the webhook's name does not resolve now; it is looked up again at each sending",
                    );
                }
                let key = directory::set_webhook(house, &operator(), &id, &url).await?;
                line(format!(
                    "Notices for {id} are posted to that address, signed with this key (shown once): {key}"
                ));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

async fn list(house: &House, as_json: bool) -> Result<(), clearline_core::Trouble> {
    let found = directory::providers(house).await?;
    let mut rows = Vec::new();
    for provider in &found {
        let world = provider.world.word();
        if as_json {
            json(&json!({ "user": provider.id.as_str(), "name": provider.name, "kind": world }));
        } else {
            rows.push([provider.id.as_str(), world, &provider.name].map(str::to_owned));
        }
    }
    if !as_json {
        table(["provider", "kind", "name"], &rows);
    }
    super::unreadable(found.unreadable(), as_json);
    Ok(())
}

async fn tell_quota(house: &House, id: &ProviderId, as_json: bool) -> Result<(), directory::DirectoryError> {
    let held = intake::quota(house, &operator(), id).await?;
    let reports_max = held.reports_max.unwrap_or(house.limits.open_reports_max);
    let bytes_max = held.bytes_max.unwrap_or(house.limits.open_bytes_max);
    if as_json {
        json(&json!({
            "user": id.as_str(), "reports": held.reports, "reports_max": reports_max,
            "bytes": held.bytes, "bytes_max": bytes_max,
        }));
    } else {
        line(format!(
            "{id} has {} of {reports_max} reports open, with {} of {bytes_max} bytes",
            held.reports, held.bytes
        ));
    }
    Ok(())
}

fn tell(new: &NewProvider, as_json: bool) {
    if as_json {
        json(&json!({ "user": new.id.as_str(), "password": new.password.reveal() }));
    } else {
        line(format!(
            "user name  {}\npassword   {}\nThe password is not shown again.",
            new.id,
            new.password.reveal()
        ));
    }
}

/// `Example Chat` becomes `example-chat-` and four drawn digits, so that two providers of one name do not collide.
fn id_from_name(name: &str, house: &House) -> Result<ProviderId, clearline_report::IdError> {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .take(40)
        .collect();
    format!("{}-{}", plain.trim_matches('-'), hex::encode(house.draw::<2>())).parse()
}
