//! Limits that no statute sets: our own limits toward a country, as the register states them. A policy can ask for more
//! than the law and never for less, and it is always named as policy.

use clearline_report::{AgencyClass, Argument, Country, Message, message};
use jiff::civil::Date;

use super::conditions::condition;
use super::look::{Look, Reasons};
use super::{Ask, Condition, Facts, Gap, Ground, Policy};
use crate::access::Role;
use crate::register::{PolicyEffect, PolicyEntry, Standing};

/// The conditions of every policy that applies to the agency's country. What must be agreed to is added to the look.
pub(super) fn policies(facts: &Facts, look: &mut Look<'_>) -> Result<Vec<Condition>, Reasons> {
    let Some(country) = facts.agency.country.filter(|_| facts.agency.class == AgencyClass::Foreign) else {
        return Ok(Vec::new());
    };
    let register = look.register;
    let (mut conditions, mut reasons) = (Vec::new(), Reasons::new());
    for entry in register.policies() {
        let Some(why) = bites(entry, country, look) else { continue };
        // A word this program does not know cannot be weighed, so it withholds.
        let Ok(policy) = entry.policy.parse::<Policy>() else {
            let why = message!("ruling-policy-not-understood", policy = Argument::exact(&entry.id));
            reasons.push((Ground::Gap(Gap::NotStated), why));
            continue;
        };
        match entry.effect {
            PolicyEffect::Condition => {
                let words = message!("condition-of-register", says = Argument::words(&entry.says));
                conditions.push(condition(policy.word(), words, Ground::Policy(policy)));
            }
            PolicyEffect::Withhold => reasons.push((Ground::Policy(policy), why)),
            PolicyEffect::Approval => match agreed(facts, look, policy) {
                Some(until) => {
                    let words = agreed_until(&entry.says, until);
                    conditions.push(condition(policy.word(), words, Ground::Policy(policy)));
                }
                None => {
                    let by = entry.approver.unwrap_or(Role::Counsel).word().to_owned();
                    look.asks.push(Ask { ground: Ground::Policy(policy), by, why });
                }
            },
        }
    }
    if reasons.is_empty() { Ok(conditions) } else { Err(reasons) }
}

/// Why the policy applies to the country, if it does. One past its review applies still: what is stale is never a
/// permission.
fn bites(entry: &PolicyEntry, country: Country, look: &Look<'_>) -> Option<Message> {
    if matches!(entry.dates.standing(look.day), Standing::NotYet(_) | Standing::Ended(_)) {
        return None;
    }
    entry.applies(look.register, Country::US, country, look.day)
}

/// What the register asks, and until when two people here agreed to it.
fn agreed_until(says: &str, day: Date) -> Message {
    let says = Argument::words(says);
    if day == Date::MAX {
        message!("condition-of-register-agreed", says = says)
    } else {
        message!("condition-of-register-agreed-until", says = says, day = day)
    }
}

/// The last day for which two people agreed, where it covers today.
fn agreed(facts: &Facts, look: &Look<'_>, policy: Policy) -> Option<Date> {
    let agreed = facts.approvals.iter().filter(|one| one.policy == policy);
    agreed.filter(|one| one.from <= look.day && look.day <= one.to).map(|one| one.to).max()
}
