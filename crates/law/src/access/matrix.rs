use super::{ActName, Role};

/// Every act × every role, as text for review; kept in `instruments/matrix-access.txt`.
pub fn matrix() -> String {
    let mut text = String::from(
        "Who may do what: every act, and how far each role may reach (- means denied).\n\
         A star marks the acts that show what a report holds.\n\n\
         own          the provider's own account and the reports it filed\n\
         public       filing as the public\n\
         any report   every report, of providers and of the public\n\
         own agency   the officer's own agency\n\
         own, now     a referral to the officer's agency, while that agency stands: it is not suspended, what\n\
         \x20            qualified it is in force, and the report was not transferred, recalled or expunged\n\
         own, agreed  the same, once the conditions of the referral were acknowledged\n\
         own, opened  the same, once its report was opened\n\
         own, ever    a referral to the officer's agency, also while access is paused or after it has ended:\n\
         \x20            the agency's own acts, not the report\n\
         own account  the account by which the person signs in\n\
         house        the review queue, the directory, the lists, the ledger\n\
         anything     no limit: acts that show no material, and the work of the system itself\n\n",
    );
    let mut header = format!("{:<25}", "act");
    for role in Role::ALL {
        header.push_str(&format!("{:<12}", role.word()));
    }
    text.push_str(header.trim_end());
    text.push('\n');
    for act in ActName::ALL {
        let star = if act.reveals() { " *" } else { "" };
        let mut line = format!("{:<25}", format!("{}{star}", act.word()));
        for role in Role::ALL {
            let grant = act.grants().iter().find(|grant| grant.role == role);
            line.push_str(&format!("{:<12}", grant.map_or("-", |grant| grant.reach.words())));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text.push_str(
        "\nThe scope that the secret of a program needs for it: a token of an agency, a credential of a provider.\n\
         What is not listed is for people.\n\n",
    );
    for act in ActName::ALL {
        if let Some(scope) = act.scope() {
            text.push_str(&format!("{:<25}{}\n", act.word(), scope.word()));
        }
    }
    text
}
