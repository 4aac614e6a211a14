use clearline_report::message;

use super::{ActName, Reach, Role};
use crate::brief::Say;
use crate::layout::wrapped;

/// Columns of the names of acts, of each role, and of what the legend explains.
const ACT: usize = 25;
const ROLE: usize = 12;
const NAME: usize = 13;
/// The longest line of the legend.
const LINE_MAX: usize = 100;

/// Every act × every role, as text for review; kept in `instruments/matrix-access.txt`. `say` writes its messages.
pub fn matrix(say: Say<'_>) -> String {
    let mut text = format!("{}\n{}\n\n", say(&message!("matrix-access")), say(&message!("matrix-reveals")));
    for reach in Reach::ALL {
        let name = format!("{:<NAME$}", say(&reach.message()));
        text.push_str(&wrapped(&name, &say(&reach.meaning()), LINE_MAX));
    }
    let mut header = format!("\n{:<ACT$}", say(&message!("matrix-act")));
    for role in Role::ALL {
        header.push_str(&format!("{:<ROLE$}", role.word()));
    }
    text.push_str(header.trim_end());
    text.push('\n');
    for act in ActName::ALL {
        let star = if act.reveals() { " *" } else { "" };
        let mut line = format!("{:<ACT$}", format!("{}{star}", act.word()));
        for role in Role::ALL {
            let grant = act.grants().iter().find(|grant| grant.role == role);
            let reach = grant.map_or_else(|| "-".to_owned(), |grant| say(&grant.reach.message()));
            line.push_str(&format!("{reach:<ROLE$}"));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text.push_str(&format!(
        "\n{}\n{}\n\n",
        say(&message!("matrix-scopes")),
        say(&message!("matrix-no-scope"))
    ));
    for act in ActName::ALL {
        if let Some(scope) = act.scope() {
            text.push_str(&format!("{:<ACT$}{}\n", act.word(), scope.word()));
        }
    }
    text
}
