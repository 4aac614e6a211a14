use std::collections::BTreeSet;

use clearline_i18n::Language;
use clearline_report::{AgencyId, ProviderId, ReferralState, UserId, World};

use super::*;

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn actor(role: Role) -> Actor {
    let user: UserId = id("someone");
    match role {
        Role::Provider => Actor::provider(id("mine"), World::Live),
        Role::Public => Actor::public(),
        Role::Officer => Actor::officer(&user, id("mine")),
        Role::System => Actor::system(),
        staff => Actor::staff(staff, &user).unwrap(),
    }
}

/// Every thing an actor may meet, its own party's and another's.
fn things<'a>(providers: &'a [ProviderId; 2], agencies: &'a [AgencyId; 2]) -> Vec<Thing<'a>> {
    let mut things = vec![Thing::House, Thing::OwnAccount, Thing::ReportOf(None)];
    for provider in providers {
        things.extend([Thing::Provider(provider), Thing::ReportOf(Some(provider))]);
    }
    for agency in agencies {
        things.push(Thing::Agency(agency));
        things.extend(ReferralState::ALL.map(|state| Thing::Referral { agency, state }));
    }
    things
}

/// Calls `check` for every role, act and thing with the answer of the table.
fn everywhere(check: impl Fn(&Actor, ActName, &Thing<'_>, Result<&'static str, Denied>)) {
    let (providers, agencies) = ([id("mine"), id("theirs")], [id("mine"), id("theirs")]);
    for role in Role::ALL {
        let actor = actor(role);
        for act in ActName::ALL {
            for thing in things(&providers, &agencies) {
                check(&actor, act, &thing, decide(act, &actor, &thing));
            }
        }
    }
}

#[test]
fn nobody_outside_learns_of_another_partys_things() {
    everywhere(|actor, act, thing, answer| {
        if !actor.role().is_outside() || actor.owns(thing) || *thing == Thing::House {
            return;
        }
        // The one thing without an owner: what the public files.
        if act == ActName::FilePublicReport && actor.role() == Role::Public && *thing == Thing::ReportOf(None)
        {
            assert!(answer.is_ok());
        } else {
            assert_eq!(answer.unwrap_err().kind, DeniedKind::NotFound, "{actor:?} {act:?} {thing:?}");
        }
    });
}

#[test]
fn an_officer_acts_only_while_the_agency_has_access_and_keeps_its_own_history() {
    everywhere(|actor, act, thing, answer| {
        let Thing::Referral { state, .. } = thing else { return };
        if actor.role() == Role::Officer && answer.is_ok() {
            assert!(actor.owns(thing));
            assert!(state.has_access() || act == ActName::ReadOwnHistory, "{act:?} {state:?}");
        }
    });
    let (mine, state) = (id("mine"), ReferralState::Recalled);
    let gone = Thing::Referral { agency: &mine, state };
    let officer = actor(Role::Officer);
    assert!(permit::<ReadOwnHistory>(&officer, &gone).is_ok());
    assert_eq!(permit::<ReadReferral>(&officer, &gone).unwrap_err().kind, DeniedKind::Forbidden);
}

#[test]
fn an_agency_reads_a_report_only_after_its_conditions_and_every_act_on_a_referral_says_what_it_needs() {
    for act in ActName::ALL {
        let Some(grant) = act.grants().iter().find(|grant| grant.role == Role::Officer) else {
            assert_eq!(act.needs(), None, "{act:?} is no act of an agency");
            continue;
        };
        let without = matches!(grant.reach, Reach::OwnAgency | Reach::OwnPast | Reach::OwnAccount);
        assert_eq!(act.needs().is_none(), without, "{act:?}");
        // The page of a referral is read before its conditions are acknowledged, since they stand on it.
        if act.reveals() && act != ActName::ReadReferral {
            assert!(act.needs() >= Some(Needs::Acknowledged), "{act:?}");
        }
    }
    assert_eq!(NotifyDestruction::ACT.needs(), Some(Needs::Opened));
    assert_eq!(FetchPackage::ACT.needs(), Some(Needs::Acknowledged));
}

#[test]
fn those_who_check_and_those_who_run_the_house_see_no_material() {
    everywhere(|actor, act, thing, answer| {
        if matches!(actor.role(), Role::Auditor | Role::Counsel | Role::Admin | Role::Public) && act.reveals()
        {
            assert!(answer.is_err(), "{actor:?} {act:?} {thing:?}");
        }
    });
}

#[test]
fn each_role_has_exactly_the_acts_its_work_needs() {
    use ActName as A;
    let desk =
        [A::ReadDesk, A::ReadReport, A::DecideTriage, A::DismissGroup, A::ViewFile, A::AcknowledgeAlert];
    let check = [A::ReadLedger, A::ReadProcess, A::ReadLaw];
    let keep = [A::RecordPreservation, A::ReadPreservation];
    let answer = [A::HoldReport, A::DeclineRequest, A::ReleaseDestruction];
    let more = [A::ProposeLaw, A::AttestViewing, A::HandOverPackage];
    let enter = [A::SignIn, A::ChangeOwnPassword, A::ChangeOwnFactor];
    let expected: [(Role, Vec<ActName>); 7] = [
        (Role::Public, vec![A::FilePublicReport]),
        (Role::Analyst, [&desk[..], &keep[..], &enter[..]].concat()),
        (Role::Supervisor, [&desk[..], &keep[..], &answer[..], &check[..], &more[..], &enter[..]].concat()),
        (
            Role::Counsel,
            [
                &check[..],
                &answer[..],
                &[
                    A::ReadPreservation,
                    A::ProposeLaw,
                    A::DecideLaw,
                    A::DecideDestruction,
                    A::SignIn,
                    A::ChangeOwnPassword,
                    A::ChangeOwnFactor,
                ],
            ]
            .concat(),
        ),
        (Role::Auditor, [&check[..], &enter[..]].concat()),
        (
            Role::Admin,
            vec![
                A::ReadLaw,
                A::ProposeLaw,
                A::SignIn,
                A::ManageUsers,
                A::ManageProviders,
                A::ManageAgencies,
                A::ManageLists,
                A::ManageRetention,
                A::ManageDestruction,
                A::ManageKeys,
                A::ContinueLedger,
                A::ChangeOwnPassword,
                A::ChangeOwnFactor,
            ],
        ),
        (
            Role::System,
            vec![A::CarryReport, A::SweepReports, A::Sequence, A::SendNotices, A::RecordFailedSignIns],
        ),
    ];
    for (role, acts) in expected {
        let granted: BTreeSet<ActName> = ActName::ALL
            .iter()
            .copied()
            .filter(|act| act.grants().iter().any(|grant| grant.role == role))
            .collect();
        assert_eq!(granted, acts.into_iter().collect(), "{role:?}");
    }
}

#[test]
fn a_provider_reaches_its_own_reports_and_no_others() {
    let (own, other) = (id("mine"), id("theirs"));
    let provider = actor(Role::Provider);
    assert!(permit::<OpenReport>(&provider, &Thing::Provider(&own)).is_ok());
    assert!(permit::<FinishReport>(&provider, &Thing::ReportOf(Some(&own))).is_ok());
    let denied = permit::<RetractReport>(&provider, &Thing::ReportOf(Some(&other))).unwrap_err();
    assert_eq!(
        (denied.kind, denied.to_string()),
        (DeniedKind::NotFound, "retract_report: not found".to_owned())
    );
    let denied = permit::<ReadReport>(&provider, &Thing::ReportOf(Some(&own))).unwrap_err();
    assert_eq!(denied.kind, DeniedKind::Forbidden);
}

/// Acts that are granted to an officer or to a provider and to no program of theirs.
const FOR_PERSONS: [ActName; 3] = [ActName::SignIn, ActName::ChangeOwnPassword, ActName::ChangeOwnFactor];

#[test]
fn every_act_of_a_program_needs_its_scope_and_nothing_gives_more_than_the_person_has() {
    let all = ["read", "read,act", "read,destroy", "read,act,destroy"];
    let (providers, agencies) = ([id("mine"), id("theirs")], [id("mine"), id("theirs")]);
    let mut told_apart = BTreeSet::new();
    for role in [Role::Provider, Role::Officer] {
        let person = actor(role);
        for scopes in all.map(|words| words.parse::<Scopes>().unwrap()) {
            let program = actor(role).by_program("0123abcd", scopes);
            for act in ActName::ALL {
                for thing in things(&providers, &agencies) {
                    let (may, does) = (decide(act, &person, &thing), decide(act, &program, &thing));
                    let covered = act.scope().is_some_and(|scope| scopes.has(scope));
                    match (may, covered) {
                        // What a person may not do is refused to a program in the same words.
                        (Err(denied), _) => assert_eq!(does, Err(denied), "{act:?} {scopes} {thing:?}"),
                        (Ok(rule), true) => assert_eq!(does, Ok(rule), "{act:?} {scopes} {thing:?}"),
                        (Ok(_), false) => {
                            let denied = does.unwrap_err();
                            assert_eq!((denied.kind, denied.lacks), (DeniedKind::Forbidden, act.scope()));
                            told_apart.insert(act.scope());
                        }
                    }
                }
            }
        }
    }
    let every = BTreeSet::from([None, Some(Scope::Act), Some(Scope::Destroy)]);
    assert_eq!(told_apart, every, "each scope but read, which every secret has, was found missing");
}

#[test]
fn every_act_that_an_outside_party_has_is_for_programs_by_a_scope_or_for_persons() {
    for act in ActName::ALL {
        let outside = act.grants().iter().any(|grant| matches!(grant.role, Role::Provider | Role::Officer));
        let person = FOR_PERSONS.contains(&act);
        assert_eq!(
            act.scope().is_some(),
            outside && !person,
            "{act:?}: give it a scope, or name it FOR_PERSONS"
        );
    }
}

#[test]
fn scopes_read_back_and_each_holds_read() {
    for words in ["read", "read,act", "read,destroy", "read,act,destroy"] {
        assert_eq!(words.parse::<Scopes>().unwrap().to_string(), words);
    }
    assert_eq!("act, read".parse::<Scopes>(), Ok(Scopes::READ_AND_ACT));
    for wrong in ["", "act", "destroy", "act,destroy", "read,write", "READ", "read,"] {
        assert!(wrong.parse::<Scopes>().is_err(), "{wrong:?}");
    }
}

#[test]
fn a_user_row_with_a_role_from_outside_makes_no_staff() {
    for role in [Role::Provider, Role::Public, Role::Officer, Role::System] {
        assert_eq!(Actor::staff(role, &id("someone")), None);
    }
}

#[test]
fn a_permit_names_its_rule_and_hides_its_holder() {
    let analyst = actor(Role::Analyst);
    let permit = permit::<ReadReport>(&analyst, &Thing::ReportOf(None)).unwrap();
    assert_eq!(permit.rule(), "Analyst/ReadReport/AnyReport");
    assert_eq!(
        format!("{permit:?}"),
        "Permit { act: \"read_report\", rule: \"Analyst/ReadReport/AnyReport\" }"
    );
}

#[test]
fn the_machines_own_permit_is_the_one_that_the_table_gives_to_it_alone() {
    let granted = permit::<CarryReport>(&Actor::system(), &Thing::House).unwrap();
    let own = Permit::machine();
    assert_eq!((own.rule(), own.actor()), (granted.rule(), granted.actor()));
    let roles: Vec<Role> = CarryReport::ACT.grants().iter().map(|grant| grant.role).collect();
    assert_eq!(roles, [Role::System]);
}

#[test]
fn words_are_unique_and_roles_read_back() {
    let words: BTreeSet<&str> = ActName::ALL.iter().map(|act| act.word()).collect();
    assert_eq!(words.len(), ActName::ALL.len());
    for act in ActName::ALL {
        let roles: BTreeSet<Role> = act.grants().iter().map(|grant| grant.role).collect();
        assert_eq!(
            roles.len(),
            act.grants().len(),
            "{act:?} has two grants for one role: the matrix shows one"
        );
    }
    for role in Role::ALL {
        assert_eq!(role.word().parse(), Ok(role));
    }
}

/// A change of access shows as a diff of this file. On purpose, nothing writes it: change it by hand and have it read.
#[test]
fn the_reviewed_matrix_is_the_one_in_force() {
    let reviewed = include_str!("../../../../instruments/matrix-access.txt");
    let matrix = matrix(&|message| Language::ENGLISH.say(message));
    assert!(reviewed == matrix, "instruments/matrix-access.txt differs from:\n{matrix}");
}
