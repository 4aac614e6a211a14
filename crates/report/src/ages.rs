//! Ages that cannot all be true. People decide which one is; this module only finds the contradiction.

use jiff::civil::Date;

use crate::{Answer, Argument, Message, Party, Person, message};

/// Years by which two ages may differ and yet be one: a birthday may be between the days on which the two were stated.
const YEARS_APART: i16 = 1;
/// The same where one of two stated ages is called approximate.
const YEARS_APART_APPROXIMATE: i16 = 2;

/// The relation of a linked account that is another person's.
const OF_A_PARENT: &str = "Parent/Guardian";

impl Person {
    /// Whole years on the day `on`, by the birthday; negative where it is later.
    pub fn age_by_birth(&self, on: Date) -> Option<i16> {
        let born = self.date_of_birth?;
        let had_birthday = (on.month(), on.day()) >= (born.month(), born.day());
        Some(on.year() - born.year() - i16::from(!had_birthday))
    }

    /// What of this person's age contradicts itself on the day `on`.
    pub fn contradiction(&self, on: Date) -> Option<Message> {
        let (born, by_birth) = (self.date_of_birth?, self.age_by_birth(on)?);
        let found = if by_birth < 0 {
            message!("ages-born-later", born = born, on = on)
        } else {
            let age = i16::from(self.age?);
            if (age - by_birth).abs() <= YEARS_APART {
                return None;
            }
            message!("ages-differ", age = i32::from(age), born = born, other = i32::from(by_birth), on = on)
        };
        Some(match self.age_disputed {
            Answer::No => message!("ages-denied", found = found),
            Answer::Yes | Answer::NotStated => found,
        })
    }

    /// The age, as given or else by the birthday.
    fn some_age(&self, on: Date) -> Option<i16> {
        self.age.map(i16::from).or_else(|| self.age_by_birth(on))
    }
}

impl Party {
    /// What the ages given for this person and for the linked accounts of the same person contradict of each other.
    pub fn contradictions_between_accounts(&self, on: Date) -> Vec<Message> {
        let mut found = Vec::new();
        let own = self.associated.iter().filter(|account| account.relation != OF_A_PARENT);
        let mut known = vec![(message!("ages-the-person"), &self.person)];
        for account in own {
            let relation = Argument::words(account.relation.to_string());
            let here = (message!("ages-an-account", relation = relation), &account.party.person);
            found.extend(known.iter().find_map(|before| between(before, &here, on)));
            known.push(here);
        }
        found
    }
}

fn between(one: &(Message, &Person), other: &(Message, &Person), on: Date) -> Option<Message> {
    let ((one, before), (other, after)) = (one.clone(), other.clone());
    match (before.date_of_birth, after.date_of_birth) {
        (Some(a), Some(b)) if a != b => {
            return Some(message!("ages-birthdays", one = one, born = a, other = other, other_born = b));
        }
        _ => {}
    }
    let (a, b) = (before.some_age(on)?, after.some_age(on)?);
    let apart = (a - b).abs() > YEARS_APART_APPROXIMATE;
    apart.then(|| {
        message!("ages-of-accounts", one = one, age = i32::from(a), other = other, other_age = i32::from(b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AssociatedAccount;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn person(age: Option<u8>, born: Option<&str>, disputed: Answer) -> Person {
        Person { age, date_of_birth: born.map(day), age_disputed: disputed, ..Person::default() }
    }

    #[test]
    fn an_age_and_a_birthday_that_cannot_both_be_true_contradict() {
        let on = day("2026-11-20");
        let contradiction = |age, born| person(age, Some(born), Answer::NotStated).contradiction(on);
        let born = day("1990-05-01");
        assert_eq!(
            contradiction(Some(13), "1990-05-01").unwrap(),
            message!("ages-differ", age = 13, born = born, other = 36, on = on)
        );
        assert!(contradiction(Some(36), "1990-05-01").is_none());
        assert!(contradiction(Some(35), "1990-05-01").is_none(), "a birthday may lie between");
        assert!(contradiction(Some(13), "2013-11-21").is_none(), "tomorrow is the birthday");
        assert!(contradiction(Some(14), "2013-11-21").is_some());
        assert!(contradiction(None, "1990-05-01").is_none());
        assert_eq!(
            contradiction(None, "2027-01-01").unwrap(),
            message!("ages-born-later", born = day("2027-01-01"), on = on)
        );
        assert!(person(Some(13), None, Answer::Yes).contradiction(on).is_none());
        let denied = person(Some(13), Some("1990-05-01"), Answer::No).contradiction(on).unwrap();
        assert_eq!(denied.id(), "ages-denied");
    }

    #[test]
    fn accounts_of_one_person_are_held_against_each_other_and_a_parents_is_not() {
        let account = |relation: &str, person: Person| AssociatedAccount {
            relation: relation.to_owned(),
            platform: None,
            party: Party { person, ..Party::default() },
        };
        let child = |accounts| Party {
            person: person(Some(13), None, Answer::NotStated),
            associated: accounts,
            ..Party::default()
        };
        let grown = || person(None, Some("1985-01-31"), Answer::NotStated);
        let on = day("2026-11-20");
        let billing = child(vec![account("Billing", grown()), account("Parent/Guardian", grown())]);
        assert_eq!(
            billing.contradictions_between_accounts(on),
            [message!(
                "ages-of-accounts",
                one = message!("ages-the-person"),
                age = 13,
                other = message!("ages-an-account", relation = Argument::words("Billing")),
                other_age = 41
            )]
        );
        assert!(
            child(vec![account("Parent/Guardian", grown())]).contradictions_between_accounts(on).is_empty()
        );
        let alike = person(Some(15), None, Answer::NotStated);
        assert!(child(vec![account("Linked", alike)]).contradictions_between_accounts(on).is_empty());
        let two = child(vec![
            account("Linked", grown()),
            account("Other", person(None, Some("1985-02-01"), Answer::NotStated)),
        ]);
        assert_eq!(two.contradictions_between_accounts(on).len(), 2);
    }
}
