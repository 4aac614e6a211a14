//! Who takes part: providers, our staff, agencies with their officers and keys. All of it is invented, and every basis
//! that qualifies a foreign agency is marked as such.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use clearline_core::House;
use clearline_counsel::{self as counsel, Matter, NewDocument, Proposed, Whole};
use clearline_identity::directory::{self, AgencyChange, NewProvider, Secret};
use clearline_law::access::{Actor, Role};
use clearline_law::{PolicyEffect, PolicyEntry};
use clearline_pipeline::augment;
use clearline_report::{
    AgencyClass, AgencyId, BasisKind, Channel, Country, ListId, ProviderId, UserId, World as RealOrSandbox,
};
use clearline_seal::Identity;
use clearline_world::{SyntheticAgency, World};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Fault;
use crate::operator::operator;

/// The provider whose reports never leave the sandbox.
const SANDBOX: &str = "example-sandbox";
/// The hash list that some reports match.
const LIST: &str = "demo-known";

/// The routes that are opened on invented evidence, as the first steps of counsel's pages say, and to which countries.
const OPENED: [(&str, &[&str]); 2] =
    [("attache-hsi", &["IQ", "DZ", "BD"]), ("interpol-usncb", &["SA", "ID", "PK", "TR", "VN"])];

/// Our staff.
const STAFF: [(&str, &str, Role, &str); 5] = [
    ("analyst", "Synthetic Analyst", Role::Analyst, "/desk"),
    ("supervisor", "Synthetic Supervisor", Role::Supervisor, "/desk"),
    ("counsel", "Synthetic Counsel", Role::Counsel, "/counsel"),
    ("auditor", "Synthetic Auditor", Role::Auditor, "/auditor"),
    ("admin", "Synthetic Administrator", Role::Admin, "/account"),
];

/// A way in for somebody who wants to look.
#[derive(Debug, Clone)]
pub(super) struct Login {
    pub(super) audience: String,
    /// Where to begin after signing in.
    pub(super) path: &'static str,
    pub(super) user: String,
    pub(super) password: Secret,
}

/// Everybody who takes part in the demonstration.
pub(super) struct Cast {
    /// By their place in the world.
    pub(super) providers: Vec<NewProvider>,
    pub(super) sandbox: NewProvider,
    pub(super) analyst: Actor,
    /// One for each agency that takes part.
    pub(super) officers: BTreeMap<AgencyId, Actor>,
    /// The secret keys of the agencies that receive packages.
    pub(super) identities: BTreeMap<AgencyId, Identity>,
    /// Sign-ins for the portals; the first of each audience first.
    pub(super) logins: Vec<Login>,
}

/// Sets the stage in an empty house. The agencies' secret keys are written below `data`.
pub(super) async fn gather(house: &House, world: &World, data: &Path) -> Result<Cast, Fault> {
    let by = operator();
    if !directory::providers(house).await?.is_empty() {
        return Err("the database holds providers already: the demonstration needs an empty one".into());
    }
    let mut providers = Vec::new();
    for index in 0..world.providers() {
        let provider = world.provider(index);
        providers.push(
            directory::add_provider(house, &by, &provider.id, &provider.name, RealOrSandbox::Live).await?,
        );
    }
    let sandbox: ProviderId = SANDBOX.parse()?;
    let sandbox =
        directory::add_provider(house, &by, &sandbox, "Example Sandbox", RealOrSandbox::Test).await?;
    let list: ListId = LIST.parse()?;
    let csv = world.known_hashes_csv();
    augment::import_hash_list(house, &by, &list, "Synthetic list", "the synthetic world", csv.as_bytes())
        .await?;
    let mut cast = Cast {
        providers,
        sandbox,
        analyst: staff(Role::Analyst)?,
        officers: BTreeMap::new(),
        identities: BTreeMap::new(),
        logins: Vec::new(),
    };
    hire(house, &mut cast).await?;
    let keys = make_private_dir(&data.join("agencies"))?;
    for agency in world.agencies() {
        enrol(house, &mut cast, &agency, &keys).await?;
    }
    for (route, countries) in OPENED {
        open_route(house, route, countries).await?;
    }
    propose_a_basis(house).await?;
    keep_logins(&data.join("logins.txt"), &cast)?;
    Ok(cast)
}

/// Two invented people open a route through a federal office, on a letter that is invented as well.
async fn open_route(house: &House, id: &str, countries: &[&str]) -> Result<(), Fault> {
    let route = house.register.routes().iter().find(|route| route.id == id).ok_or("no such route")?;
    let today = TimeZone::UTC.to_datetime(house.now()).date();
    let proposed = Proposed {
        matter: Matter::Route {
            route: route.id.clone(),
            through: route.through.clone(),
            countries: countries.iter().map(|code| code.parse()).collect::<Result<_, _>>()?,
            evidence: "A letter that the demonstration invented".to_owned(),
            given_by: "Synthetic liaison".to_owned(),
            given_on: today,
            from: today,
            to: None,
        },
        reason: "invented for the demonstration: nobody was asked anything".to_owned(),
    };
    let letter = NewDocument::whole("letter.txt", b"Everything in this letter is invented.\n".to_vec());
    let key = counsel::propose(house, &staff(Role::Supervisor)?, &proposed, Some(letter)).await?;
    counsel::approve(house, &staff(Role::Counsel)?, &key, &proposed.reason).await?;
    Ok(())
}

/// Something that waits for a second person: the supervisor proposed it, so counsel may decide it.
async fn propose_a_basis(house: &House) -> Result<(), Fault> {
    let agencies = directory::agencies(house).await?;
    let bare = agencies.iter().find(|one| one.class == AgencyClass::Foreign && one.bases.is_empty());
    let Some(agency) = bare else { return Ok(()) };
    let proposed = Proposed {
        matter: Matter::Basis {
            agency: agency.id.clone(),
            kind: BasisKind::Interpol,
            evidence: "A letter that the demonstration invented".to_owned(),
            from: TimeZone::UTC.to_datetime(house.now()).date(),
            to: None,
        },
        reason: "To show what a proposal looks like before a second person decides it.".to_owned(),
    };
    let letter = NewDocument::whole("letter.txt", b"Everything in this letter is invented.\n".to_vec());
    counsel::propose(house, &staff(Role::Supervisor)?, &proposed, Some(letter)).await?;
    Ok(())
}

/// Our staff, and a contact at the largest provider.
async fn hire(house: &House, cast: &mut Cast) -> Result<(), Fault> {
    let by = operator();
    for (id, name, role, path) in STAFF {
        let user: UserId = id.parse()?;
        let password = directory::add_account(house, &by, &user, name, role, None, None).await?;
        cast.logins.push(Login { audience: id.to_owned(), path, user: id.to_owned(), password });
    }
    if let Some(provider) = cast.providers.first() {
        let user: UserId = format!("desk-{}", provider.id).parse()?;
        let name = "Synthetic Trust Team";
        let password =
            directory::add_account(house, &by, &user, name, Role::Provider, None, Some(&provider.id)).await?;
        let audience = format!("provider {}", provider.id);
        cast.logins.push(Login { audience, path: "/provider", user: user.to_string(), password });
    }
    Ok(())
}

/// One agency: what qualifies it, how it receives, who signs in for it.
async fn enrol(house: &House, cast: &mut Cast, agency: &SyntheticAgency, keys: &Path) -> Result<(), Fault> {
    if let Some(identity) = qualify(house, agency).await? {
        write_private(&keys.join(format!("{}.key", agency.id)), &format!("{}\n", identity.reveal()))?;
        cast.identities.insert(agency.id.clone(), identity);
    }
    let user: UserId = format!("officer-{}", agency.id).parse()?;
    let name = "Synthetic Officer";
    let password =
        directory::add_account(house, &operator(), &user, name, Role::Officer, Some(&agency.id), None)
            .await?;
    let audience = format!("agency {} ({})", agency.id, agency.channel.word());
    cast.logins.push(Login { audience, path: "/agency", user: user.to_string(), password });
    cast.officers.insert(agency.id.clone(), Actor::officer(&user, agency.id.clone()));
    Ok(())
}

/// Where our policy asks for two people before an agency of the country may receive, two invented people agree: one
/// proposes, another decides.
async fn agree(house: &House, agency: &SyntheticAgency, from: Date) -> Result<(), Fault> {
    let today = TimeZone::UTC.to_datetime(house.now()).date();
    let asks = |policy: &&PolicyEntry| {
        policy.effect == PolicyEffect::Approval
            && policy.applies(house.register, Country::US, agency.country, today).is_some()
    };
    for policy in house.register.policies().iter().filter(asks) {
        let matter = Matter::Approval {
            policy: policy.policy.clone(),
            agency: agency.id.clone(),
            report: None,
            from,
            to: None,
        };
        let reason = "invented for the demonstration: nobody reviewed anything".to_owned();
        let proposed = Proposed { matter, reason: reason.clone() };
        let id =
            counsel::propose(house, &staff(Role::Supervisor)?, &proposed, None::<NewDocument<Whole>>).await?;
        counsel::approve(house, &staff(Role::Counsel)?, &id, &reason).await?;
    }
    Ok(())
}

/// The member of our staff in that role.
fn staff(role: Role) -> Result<Actor, Fault> {
    let (id, ..) = STAFF.iter().find(|(_, _, held, _)| *held == role).ok_or("nobody has that role")?;
    Actor::staff(role, &id.parse()?).ok_or_else(|| "this role is none of our staff".into())
}

/// Records an invented basis and how the agency receives. Returns the secret key of one that receives packages.
pub(crate) async fn qualify(house: &House, agency: &SyntheticAgency) -> Result<Option<Identity>, Fault> {
    let by = operator();
    if let Some(basis) = &agency.basis {
        directory::add_basis(house, &by, &agency.id, basis).await?;
        directory::set_investigates(house, &by, &agency.id, true, "invented for the demonstration").await?;
        agree(house, agency, basis.from).await?;
    }
    let identity = match agency.channel {
        Channel::Package => Some(Identity::from_entropy(&house.draw())?),
        Channel::Portal => None,
    };
    let recipient = identity.as_ref().map(Identity::recipient);
    let change = AgencyChange { channel: agency.channel, recipient, synthetic: agency.basis.is_some() };
    directory::set_channel(house, &by, &agency.id, &change).await?;
    Ok(identity)
}

fn make_private_dir(path: &Path) -> Result<PathBuf, Fault> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    Ok(path.to_owned())
}

fn write_private(path: &Path, text: &str) -> Result<(), Fault> {
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    Ok(())
}

/// Every sign-in and every credential, so that a visitor finds them in one place.
fn keep_logins(path: &Path, cast: &Cast) -> Result<(), Fault> {
    let people = cast.logins.iter().map(|login| {
        format!("{:<28} user {:<24} password {}\n", login.audience, login.user, login.password.reveal())
    });
    let machines = cast.providers.iter().chain([&cast.sandbox]).map(|provider| {
        format!(
            "{:<28} user {:<24} password {}\n",
            "reporting API (/ispws)",
            provider.id,
            provider.password.reveal()
        )
    });
    write_private(path, &people.chain(machines).collect::<String>())
}
