//! Everybody who calls: with a browser, by program, or showing nothing.

use std::collections::BTreeMap;

use clearline_law::access::{Role, Scopes};
use clearline_tests::{Answer, Caller, Person, Provider, TestHouse};

use super::scene::Scene;
use super::sent::Sent;
use super::things::{Standing, Thing, filled};

/// Who calls. Each has its line in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CallerKind {
    Nobody,
    ProviderProgram,
    ProviderReader,
    ProviderPerson,
    Analyst,
    Supervisor,
    Officer,
    AgencyProgram,
    AgencyReader,
    Auditor,
    Counsel,
    Admin,
}

impl CallerKind {
    pub(super) const ALL: [CallerKind; 12] = [
        CallerKind::Nobody,
        CallerKind::ProviderProgram,
        CallerKind::ProviderReader,
        CallerKind::ProviderPerson,
        CallerKind::Analyst,
        CallerKind::Supervisor,
        CallerKind::Officer,
        CallerKind::AgencyProgram,
        CallerKind::AgencyReader,
        CallerKind::Auditor,
        CallerKind::Counsel,
        CallerKind::Admin,
    ];

    /// As the table names them.
    pub(super) fn words(self) -> &'static str {
        match self {
            CallerKind::Nobody => "nobody",
            CallerKind::ProviderProgram => "provider's program",
            CallerKind::ProviderReader => "provider's reading program",
            CallerKind::ProviderPerson => "provider",
            CallerKind::Analyst => "analyst",
            CallerKind::Supervisor => "supervisor",
            CallerKind::Officer => "officer",
            CallerKind::AgencyProgram => "agency's program",
            CallerKind::AgencyReader => "agency's reading program",
            CallerKind::Auditor => "auditor",
            CallerKind::Counsel => "counsel",
            CallerKind::Admin => "admin",
        }
    }

    pub(super) fn meaning(self) -> &'static str {
        match self {
            CallerKind::Nobody => "shows nothing: no session, no credential, no token",
            CallerKind::ProviderProgram => "shows a credential of a provider, with every scope",
            CallerKind::ProviderReader => "shows a credential of the same provider that may only read",
            CallerKind::ProviderPerson => "a person of the same provider, signed in",
            CallerKind::Analyst => "reviews reports",
            CallerKind::Supervisor => "answers for those who review",
            CallerKind::Officer => "a named person at an agency",
            CallerKind::AgencyProgram => "shows a token of the same agency, with every scope",
            CallerKind::AgencyReader => "shows a token of the same agency that may only read",
            CallerKind::Auditor => "checks process and ledger, sees no material",
            CallerKind::Counsel => "keeps the law, sees no material",
            CallerKind::Admin => "runs accounts and directories, sees no material",
        }
    }

    /// In what role the law sees this caller.
    pub(super) fn role(self) -> Option<Role> {
        match self {
            CallerKind::Nobody => None,
            CallerKind::ProviderProgram | CallerKind::ProviderReader | CallerKind::ProviderPerson => {
                Some(Role::Provider)
            }
            CallerKind::Analyst => Some(Role::Analyst),
            CallerKind::Supervisor => Some(Role::Supervisor),
            CallerKind::Officer | CallerKind::AgencyProgram | CallerKind::AgencyReader => Some(Role::Officer),
            CallerKind::Auditor => Some(Role::Auditor),
            CallerKind::Counsel => Some(Role::Counsel),
            CallerKind::Admin => Some(Role::Admin),
        }
    }

    /// To whom other parties' things do not exist.
    pub(super) fn is_outside(self) -> bool {
        self.role().is_none_or(Role::is_outside)
    }

    /// Who must never see what a report holds.
    pub(super) fn sees_no_material(self) -> bool {
        matches!(self, CallerKind::Nobody | CallerKind::Auditor | CallerKind::Counsel | CallerKind::Admin)
    }
}

/// Somebody who calls.
pub(super) enum Who {
    Person(Box<Person>),
    Program(Caller),
}

impl Who {
    pub(super) fn caller(&self) -> &Caller {
        match self {
            Who::Person(person) => &person.caller,
            Who::Program(caller) => caller,
        }
    }

    pub(super) fn person(&self) -> Option<&Person> {
        match self {
            Who::Person(person) => Some(person),
            Who::Program(_) => None,
        }
    }

    /// Sends with the session's own word, where there is a session.
    pub(super) async fn send(&self, path: &str, sent: Sent, thing: &Thing) -> Answer {
        let caller = self.caller();
        let password = self.person().map_or("", |person| person.password.as_str());
        match sent {
            Sent::Form(form) => {
                let form = filled(form, thing).replace("{password}", password);
                let fields: Vec<(String, String)> = serde_urlencoded::from_str(&form).unwrap();
                let fields: Vec<(&str, &str)> =
                    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                match self.person() {
                    // Some forms have a word of their own.
                    Some(person) if !fields.iter().any(|(name, _)| *name == "csrf") => {
                        person.form(path, &fields).await
                    }
                    _ => caller.post_form(path, &fields).await,
                }
            }
            Sent::Document(fields) => match self {
                Who::Person(person) => {
                    person.form_with(path, fields, ("letter.txt", b"Synthetic letter.")).await
                }
                Who::Program(caller) => caller.post_form(path, fields).await,
            },
            Sent::Json(body) => {
                caller.send("POST", path, Some("application/json"), filled(body, thing)).await
            }
            Sent::Xml(make) => caller.send("POST", path, Some("text/xml; charset=utf-8"), make(thing)).await,
            Sent::File => {
                let body = format!(
                    "--x-y-z\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n{}\r\n--x-y-z\r\n\
                     Content-Disposition: form-data; name=\"file\"; filename=\"more.png\"\r\n\r\nmore\r\n--x-y-z--\r\n",
                    filled("{number}", thing),
                );
                caller.send("POST", path, Some("multipart/form-data; boundary=x-y-z"), body).await
            }
        }
    }
}

/// Everybody, signed in.
pub(super) struct Callers {
    live: BTreeMap<CallerKind, Who>,
    /// The provider of the sandbox: whoever files there sees what is there.
    sandbox: BTreeMap<CallerKind, Who>,
}

impl Callers {
    pub(super) async fn of(house: &TestHouse, chat: &Provider, trial: &Provider) -> Callers {
        let mut live = BTreeMap::new();
        for kind in CallerKind::ALL {
            let who = match kind {
                CallerKind::Nobody => Who::Program(house.nobody()),
                CallerKind::ProviderProgram => Who::Program(chat.caller.clone()),
                CallerKind::AgencyProgram => Who::Program(house.program("us-fbi").await),
                CallerKind::ProviderReader => {
                    Who::Program(house.provider_program("example-chat", Scopes::READ).await)
                }
                CallerKind::AgencyReader => Who::Program(house.program_for("us-fbi", Scopes::READ).await),
                person => signed_in(house, person, person.words()).await.expect("a person"),
            };
            live.insert(kind, who);
        }
        let contact = house.person("trial-person", Role::Provider, None, Some("example-trial")).await;
        let sandbox = BTreeMap::from([
            (CallerKind::ProviderProgram, Who::Program(trial.caller.clone())),
            (
                CallerKind::ProviderReader,
                Who::Program(house.provider_program("example-trial", Scopes::READ).await),
            ),
            (CallerKind::ProviderPerson, Who::Person(Box::new(contact))),
        ]);
        Callers { live, sandbox }
    }

    /// Who calls about a thing of this standing.
    pub(super) fn get(&self, kind: CallerKind, standing: Standing) -> &Who {
        let own = (standing == Standing::Sandbox).then(|| self.sandbox.get(&kind)).flatten();
        own.unwrap_or_else(|| &self.live[&kind])
    }
}

/// A person of this kind with an account of their own, signed in; `None` where it is no person.
async fn signed_in(house: &TestHouse, kind: CallerKind, name: &str) -> Option<Who> {
    let (agency, provider) = match kind {
        CallerKind::Officer => (Some("us-fbi"), None),
        CallerKind::ProviderPerson => (None, Some("example-chat")),
        CallerKind::Analyst
        | CallerKind::Supervisor
        | CallerKind::Auditor
        | CallerKind::Counsel
        | CallerKind::Admin => (None, None),
        CallerKind::Nobody
        | CallerKind::ProviderProgram
        | CallerKind::AgencyProgram
        | CallerKind::ProviderReader
        | CallerKind::AgencyReader => return None,
    };
    Some(Who::Person(Box::new(house.person(name, kind.role()?, agency, provider).await)))
}

/// Another person of this kind, whose account or session the call may change; `None` where it is no person.
pub(super) async fn another(scene: &Scene, kind: CallerKind) -> Option<Who> {
    signed_in(&scene.house, kind, &format!("person-{}", scene.next())).await
}
