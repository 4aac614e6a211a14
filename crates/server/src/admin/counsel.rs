use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use clearline_core::House;
use clearline_counsel::{
    self as counsel, EVIDENCE_BYTES_MAX, Matter, NewDocument, Proposal, Proposed, ReportAsked, Whole,
};
use clearline_disclosure::Writer;
use clearline_identity::directory::{self, Attempt, DirectoryError, Entered, Proof, Session};
use clearline_law::access::{Actor, ReadLaw, Thing, permit};
use clearline_report::{AgencyId, ReportNumber};
use jiff::civil::Date;
use serde_json::json;
use zeroize::Zeroizing;

use super::Fault;
use crate::operator::operator;
use crate::output::{Done, json, line, table};

/// Proposals and decisions.
#[derive(Subcommand)]
pub(crate) enum Counsel {
    /// List what waits for a decision
    List {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Propose that our policy lets an agency receive: every report, or one
    Allow {
        /// Key of the agency
        agency: AgencyId,
        /// The policy's word, such as rights_review
        #[arg(long)]
        policy: String,
        /// One report alone, by its number
        #[arg(long, requires = "ruling")]
        report: Option<ReportNumber>,
        /// The ruling that waits, by its place among the report's rulings
        #[arg(long, requires = "report")]
        ruling: Option<i64>,
        /// First day, YYYY-MM-DD
        #[arg(long)]
        from: Date,
        /// Last day, YYYY-MM-DD
        #[arg(long)]
        to: Option<Date>,
        /// The reason, as the ledger and counsel's pages keep it
        #[arg(long)]
        reason: String,
        /// A document, where there is one
        #[arg(long, value_name = "FILE")]
        document: Option<PathBuf>,
    },
    /// Propose that a stale entry of the register be relied on a while longer
    Rely {
        /// Id of the entry
        entry: String,
        /// First day, YYYY-MM-DD
        #[arg(long)]
        from: Date,
        /// Last day, YYYY-MM-DD
        #[arg(long)]
        to: Date,
        /// The reason, as the ledger and counsel's pages keep it
        #[arg(long)]
        reason: String,
    },
    /// Approve what somebody else proposed; the password of NAME is read from standard input
    Approve(Deciding),
    /// Refuse what somebody else proposed; the password of NAME is read from standard input
    Refuse(Deciding),
    /// End an approval, or the reliance on a stale entry, at once
    End {
        /// Key of the proposal
        id: String,
        /// The reason, as the ledger and counsel's pages keep it
        #[arg(long)]
        reason: String,
    },
}

/// Who decides what, and why.
#[derive(clap::Args)]
pub(crate) struct Deciding {
    /// Key of the proposal
    id: String,
    /// The account of the lawyer who decides
    #[arg(long = "as", value_name = "NAME")]
    name: String,
    /// The reason, as the ledger and counsel's pages keep it
    #[arg(long)]
    reason: String,
}

impl Counsel {
    pub(super) async fn run(self, house: &House) -> Done {
        match self {
            Counsel::List { json } => list(house, json).await?,
            Counsel::Allow { agency, policy, report, ruling, from, to, reason, document } => {
                let report = report.zip(ruling).map(|(report, ruling)| ReportAsked { report, ruling });
                let matter = Matter::Approval { policy, agency, report, from, to };
                propose(house, matter, reason, document.as_deref()).await?;
            }
            Counsel::Rely { entry, from, to, reason } => {
                propose(house, Matter::Override { entry, from, to }, reason, None).await?;
            }
            Counsel::Approve(by) => {
                counsel::approve(house, &by.actor(house).await?, &by.id, &by.reason).await?;
                line(format!("{} is in force from now on.", by.id));
            }
            Counsel::Refuse(by) => {
                counsel::refuse(house, &by.actor(house).await?, &by.id, &by.reason).await?;
                line(format!("{} is refused.", by.id));
            }
            Counsel::End { id, reason } => {
                counsel::end(house, &operator(), &id, &reason).await?;
                line(format!("{id} is no longer in force."));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Deciding {
    /// The member of counsel, who shows a password: the operator of this machine does not decide in another person's
    /// name.
    async fn actor(&self, house: &House) -> Result<Actor, Fault> {
        let mut password = Zeroizing::new(String::new());
        std::io::stdin().take(1_024).read_to_string(&mut password)?;
        let mut typed = password.lines();
        let attempt = Attempt::of(&self.name, typed.next().unwrap_or_default());
        let token = match directory::sign_in(house, &attempt).await? {
            Entered::In { session, .. } => session,
            Entered::Wrong => return Err("wrong user name or password".into()),
            Entered::TooMany(met) => return Err(Writer::of(house).say(&met.message()).into()),
        };
        let session = directory::session(house, &token).await?.ok_or("the sign-in did not last")?;
        let proven = self.second_factor(house, &session, typed.next().unwrap_or_default()).await;
        directory::sign_out(house, &token).await?;
        if session.account.must_change {
            // The person who set it knows it, so it does not yet prove that its owner acts.
            return Err(format!("{} must choose a password first, at /account", self.name).into());
        }
        proven?;
        Ok(session.actor)
    }

    /// Shows the second factor, where one is asked: a code of the app or a recovery code, on the second line.
    async fn second_factor(&self, house: &House, session: &Session, code: &str) -> Result<(), Fault> {
        match session.proof {
            Proof::Shown(_) | Proof::Exempt => Ok(()),
            Proof::ToSetUp => {
                Err(format!("{} must set up a second factor first, at /sign-in", self.name).into())
            }
            Proof::Asked => match directory::show_factor(house, session, code).await {
                Ok(()) => Ok(()),
                Err(DirectoryError::Password(_)) => {
                    Err("wrong code: type the password on the first line and a code of the app on the second"
                        .into())
                }
                Err(error) => Err(error.into()),
            },
        }
    }
}

/// Proposes in the operator's name, with a document from a file.
pub(super) async fn propose(
    house: &House,
    matter: Matter,
    reason: String,
    document: Option<&Path>,
) -> Result<(), Fault> {
    let document: Option<NewDocument<Whole>> = document.map(read).transpose()?;
    let words = Writer::of(house).say(&matter.words());
    let proposed = Proposed { matter, reason };
    let id = counsel::propose(house, &operator(), &proposed, document).await?;
    line(format!(
        "Proposed as {id}: {words}.\nNothing changes until somebody of the role counsel approves it."
    ));
    Ok(())
}

fn read(path: &Path) -> Result<NewDocument<Whole>, Fault> {
    let mut bytes = Vec::new();
    // One byte more than may be kept, so that a file that is too large is refused and not cut.
    std::fs::File::open(path)?.take(EVIDENCE_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(NewDocument::whole(&name, bytes))
}

async fn list(house: &House, as_json: bool) -> Result<(), Fault> {
    let permit = permit::<ReadLaw>(&operator(), &Thing::House)?;
    let found = counsel::queries::waiting(house, &permit).await?;
    let mut rows = Vec::new();
    for proposal in &found {
        if as_json {
            json(&told_as_json(proposal, house));
        } else {
            rows.push([
                proposal.id.to_string(),
                proposal.matter.kind().to_owned(),
                proposal.proposed_by.clone(),
                Writer::of(house).say(&proposal.matter.words()),
            ]);
        }
    }
    if !as_json {
        table(["id", "kind", "proposed by", "about"], &rows);
    }
    super::unreadable(found.unreadable(), as_json);
    Ok(())
}

fn told_as_json(proposal: &Proposal, house: &House) -> serde_json::Value {
    json!({
        "id": proposal.id, "kind": proposal.matter.kind(), "words": Writer::of(house).say(&proposal.matter.words()),
        "reason": proposal.reason, "by": proposal.proposed_by, "at": proposal.proposed_at.to_string(),
        "document": proposal.document.as_ref().map(|document| &document.name),
    })
}
