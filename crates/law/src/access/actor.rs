use clearline_report::{AgencyId, ProviderId, ReportKind, UserId, World, message, words};

use super::{Scopes, Thing};

words! {
    /// In what capacity somebody acts.
    pub enum Role of "role" {
        /// A provider's credential.
        Provider = "provider" => message!("role-provider"),
        /// Anyone, without an account.
        Public = "public" => message!("role-public"),
        /// Analysts: staff who review reports.
        Analyst = "analyst" => message!("role-analyst"),
        /// Supervisors: staff who are responsible for the review.
        Supervisor = "supervisor" => message!("role-supervisor"),
        /// A named person at an agency.
        Officer = "officer" => message!("role-officer"),
        /// Our counsel: rulings and register, no material.
        Counsel = "counsel" => message!("role-counsel"),
        /// Auditors: process and ledger, no material.
        Auditor = "auditor" => message!("role-auditor"),
        /// Those who run the installation: accounts and directories, no material.
        Admin = "admin" => message!("role-admin"),
        /// The system itself, working in the background.
        System = "system" => message!("role-system"),
    }
}

impl Role {
    /// Our staff: people with an account of their own.
    pub fn is_staff(self) -> bool {
        matches!(self, Role::Analyst | Role::Supervisor | Role::Counsel | Role::Auditor | Role::Admin)
    }

    /// Outsiders: things of other parties do not exist for them.
    pub fn is_outside(self) -> bool {
        matches!(self, Role::Provider | Role::Public | Role::Officer)
    }
}

/// The secret that a program showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its public id.
    pub credential: String,
    /// What it is good for.
    pub scopes: Scopes,
}

/// Who acts, and for whom. Made by the code that checked the credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    role: Role,
    id: String,
    provider: Option<ProviderId>,
    agency: Option<AgencyId>,
    world: World,
    hotline: bool,
    program: Option<Shown>,
}

impl Actor {
    /// A provider's credential, live or test.
    pub fn provider(provider: ProviderId, world: World) -> Actor {
        Actor {
            role: Role::Provider,
            id: provider.as_str().to_owned(),
            provider: Some(provider),
            agency: None,
            world,
            hotline: false,
            program: None,
        }
    }

    /// The same credential, held by another hotline: it is no provider under 18 U.S.C. 2258A.
    pub fn of_a_hotline(self) -> Actor {
        Actor { hotline: true, ..self }
    }

    /// Anyone, without an account.
    pub fn public() -> Actor {
        Actor::alone(Role::Public, "public")
    }

    /// A member of our staff. `None` for a role that is not one of staff: so a user row with a wrong role gets nothing.
    pub fn staff(role: Role, user: &UserId) -> Option<Actor> {
        role.is_staff().then(|| Actor::alone(role, user.as_str()))
    }

    /// A named person at an agency.
    pub fn officer(user: &UserId, agency: AgencyId) -> Actor {
        Actor { agency: Some(agency), ..Actor::alone(Role::Officer, user.as_str()) }
    }

    /// The system itself, working in the background.
    pub fn system() -> Actor {
        Actor::alone(Role::System, "system")
    }

    fn alone(role: Role, id: &str) -> Actor {
        Actor {
            role,
            id: id.to_owned(),
            provider: None,
            agency: None,
            world: World::Live,
            hotline: false,
            program: None,
        }
    }

    /// The same, acting through a program that showed this secret: it may do no more than the secret's scopes say.
    pub fn by_program(self, credential: &str, scopes: Scopes) -> Actor {
        Actor { program: Some(Shown { credential: credential.to_owned(), scopes }), ..self }
    }

    /// The secret it showed, where it is a program.
    pub fn program(&self) -> Option<&Shown> {
        self.program.as_ref()
    }

    /// In what capacity.
    pub fn role(&self) -> Role {
        self.role
    }

    /// The user, the provider's credential, `public` or `system`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The provider it acts for.
    pub fn provider_id(&self) -> Option<&ProviderId> {
        self.provider.as_ref()
    }

    /// The agency it acts for.
    pub fn agency_id(&self) -> Option<&AgencyId> {
        self.agency.as_ref()
    }

    /// What kind of report this actor's are.
    pub fn files(&self) -> ReportKind {
        match (&self.provider, self.hotline) {
            (Some(_), false) => ReportKind::Provider,
            (Some(_), true) => ReportKind::Hotline,
            (None, _) => ReportKind::Public,
        }
    }

    /// Live, except for a provider's test credential.
    pub fn world(&self) -> World {
        self.world
    }

    /// Does `thing` belong to the party this actor acts for?
    pub(super) fn owns(&self, thing: &Thing<'_>) -> bool {
        match thing {
            Thing::Provider(provider) | Thing::ReportOf(Some(provider)) => {
                self.provider.as_ref() == Some(*provider)
            }
            Thing::Agency(agency) | Thing::Referral { agency, .. } => self.agency.as_ref() == Some(*agency),
            Thing::OwnAccount => true,
            Thing::House | Thing::ReportOf(None) => false,
        }
    }
}
