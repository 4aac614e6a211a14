use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use clearline_core::House;
use clearline_counsel::Matter;
use clearline_disclosure::Writer;
use clearline_identity::directory::{self, AgencyChange, Expiry, Holder, Party};
use clearline_report::{AgencyId, BasisKind, Channel};
use jiff::civil::Date;
use serde_json::json;

use super::counsel::propose;
use super::secret;
use crate::operator::operator;
use crate::output::{Done, json, line, table};

/// The subcommands of `clearline admin agency`.
#[derive(Subcommand)]
pub(crate) enum Agency {
    /// List the directory
    List {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Propose what qualifies a foreign agency under 18 U.S.C. 2258A(c)(3); a second person decides
    Basis {
        /// Key of the agency
        id: AgencyId,
        /// ag_designated, fbi, ice or interpol
        #[arg(long)]
        kind: BasisKind,
        /// What proves it: a document, a letter, a published list
        #[arg(long)]
        evidence: String,
        /// The document itself; it is kept as it is
        #[arg(long, value_name = "FILE")]
        document: PathBuf,
        /// First day it holds, YYYY-MM-DD
        #[arg(long)]
        from: Date,
        /// Last day it holds, YYYY-MM-DD
        #[arg(long)]
        to: Option<Date>,
        /// Why it is proposed now
        #[arg(long)]
        reason: String,
    },
    /// Propose the end of what qualifies an agency; a second person decides
    EndBasis {
        /// Key of the agency
        id: AgencyId,
        /// Which of the agency's bases, from 1, as `list --json` orders them
        ordinal: i64,
        /// Last day it holds, YYYY-MM-DD
        #[arg(long)]
        last_day: Date,
        /// The reason, as the ledger and counsel's pages keep it
        #[arg(long)]
        reason: String,
    },
    /// Propose whether an agency investigates child sexual exploitation, as the statute asks of every recipient
    Investigates {
        /// Key of the agency
        id: AgencyId,
        /// yes or no
        #[arg(value_parser = ["yes", "no"])]
        answer: String,
        /// What proves it: a mandate, a law, a published page
        #[arg(long)]
        evidence: String,
        /// The document itself, where there is one
        #[arg(long, value_name = "FILE")]
        document: Option<PathBuf>,
        /// Why it is proposed now
        #[arg(long)]
        reason: String,
    },
    /// Set how an agency receives
    Channel {
        /// Key of the agency
        id: AgencyId,
        /// portal or package
        channel: Channel,
        /// The age recipient that packages are sealed to (age1…)
        #[arg(long)]
        recipient: Option<String>,
    },
    /// Set the language of an agency's briefs; English until it is set
    Language {
        /// Key of the agency
        id: AgencyId,
        /// A tag such as en, fr or pt-BR
        language: String,
    },
    /// Draw a token for an agency's own system; printed once
    Token {
        /// Key of the agency
        id: AgencyId,
        #[command(flatten)]
        new: secret::New,
    },
    /// List tokens, of one agency or of all: id, label, scopes, when made, when last used, until when
    Tokens {
        /// Key of the agency
        id: Option<AgencyId>,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Make tokens worthless at once
    Revoke {
        /// Key of the agency
        id: AgencyId,
        #[command(flatten)]
        which: secret::Which,
    },
    /// Set until when a token holds: days from now, or a last day YYYY-MM-DD
    Expire {
        /// Key of the agency
        id: AgencyId,
        /// The token's id, as the list shows it
        token: String,
        /// Its end
        end: Expiry,
    },
    /// Make nothing available to an agency until it is resumed
    Suspend {
        /// Key of the agency
        id: AgencyId,
    },
    /// End a suspension
    Resume {
        /// Key of the agency
        id: AgencyId,
    },
}

impl Agency {
    pub(super) async fn run(self, house: &House) -> Done {
        let by = operator();
        match self {
            Agency::List { json } => list(house, json).await?,
            Agency::Basis { id, kind, evidence, document, from, to, reason } => {
                let matter = Matter::Basis { agency: id, kind, evidence, from, to };
                propose(house, matter, reason, Some(&document)).await?;
            }
            Agency::EndBasis { id, ordinal, last_day, reason } => {
                propose(house, Matter::EndBasis { agency: id, ordinal, last_day }, reason, None).await?;
            }
            Agency::Investigates { id, answer, evidence, document, reason } => {
                let matter = Matter::Investigates { agency: id, answer: answer == "yes", evidence };
                propose(house, matter, reason, document.as_deref()).await?;
            }
            Agency::Channel { id, channel, recipient } => {
                let change = AgencyChange { channel, recipient, synthetic: false };
                directory::set_channel(house, &by, &id, &change).await?;
                line(format!("{id} now receives by {}.", channel.word()));
            }
            Agency::Language { id, language } => {
                let known: Vec<_> = Writer::brief_languages().map(clearline_i18n::Language::tag).collect();
                if !known.contains(&language.as_str()) {
                    return Err(format!("briefs are written in {}", known.join(", ")).into());
                }
                directory::set_agency_language(house, &by, &id, &language).await?;
                line(format!("{id} now gets its briefs in {language}."));
            }
            Agency::Token { id, new } => new.draw(house, &Holder::Agency(id)).await?,
            Agency::Tokens { id, json } => {
                secret::list(house, Party::Agency, id.map(Holder::Agency), json).await?;
            }
            Agency::Revoke { id, which } => which.revoke(house, &Holder::Agency(id)).await?,
            Agency::Expire { id, token, end } => {
                secret::expire(house, &Holder::Agency(id), &token, end).await?;
            }
            Agency::Suspend { id } => directory::set_suspended(house, &by, &id, true).await?,
            Agency::Resume { id } => directory::set_suspended(house, &by, &id, false).await?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

async fn list(house: &House, as_json: bool) -> Result<(), clearline_core::Trouble> {
    let (agencies, unreadable) = directory::listed(house).await?;
    let mut rows = Vec::new();
    for agency in agencies.iter() {
        let bases: Vec<&str> = agency.bases.iter().map(|basis| basis.kind.word()).collect();
        if as_json {
            json(&json!({
                "id": agency.id.as_str(), "name": agency.name, "class": agency.class.word(),
                "country": agency.country.code(), "channel": agency.channel.word(), "bases": bases,
                "suspended": agency.suspended, "language": agency.language.as_deref().unwrap_or("en"),
            }));
        } else {
            let basis = if bases.is_empty() { "-".to_owned() } else { bases.join(",") };
            rows.push([
                agency.id.to_string(),
                agency.country.code().to_owned(),
                agency.class.word().to_owned(),
                agency.channel.word().to_owned(),
                basis,
                if agency.suspended { "suspended" } else { "" }.to_owned(),
                agency.name.clone(),
            ]);
        }
    }
    if !as_json {
        table(["agency", "country", "class", "receives by", "basis", "state", "name"], &rows);
    }
    super::unreadable(&unreadable, as_json);
    Ok(())
}
