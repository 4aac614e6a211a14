//! Every obligation of the statute: which code holds it, or why none does.
//!
//! The table is what the code itself relies on: a clause that is not marked enforced here is not found by any decision,
//! so a row that is taken out changes rulings, clocks or notices, and tests fall (`crates/law/tests`).

use clearline_report::{Message, message, words};

use crate::register::ClauseId;

/// One row of the statute and who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// Its clause in the register.
    pub clause: &'static str,
    /// Held by code, or recorded only.
    pub held: Held,
}

/// Who holds an obligation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// Code holds it.
    Enforced {
        /// As what.
        by: By,
        /// The function that looks the clause up, as a path in this repository.
        code: &'static str,
    },
    /// It is in the register, and no code acts on it.
    Recorded {
        /// Why not.
        because: Message,
    },
}

words! {
    /// As what code holds an obligation.
    pub enum By of "way to hold an obligation" {
        /// It lets something out, or does not.
        Gate = "gate",
        /// It starts or ends a time.
        Clock = "clock",
        /// Somebody is told.
        Notice = "notice",
        /// It stands with what is handed over: a condition, a kept field.
        Field = "field",
    }
}

const DISCLOSURE: &str = "law::disclosure";
const ONWARD: &str = "law::onward";
const ELEMENTS: &str = "law::elements";
const CLOCKS: &str = "law::preservation";
const REQUESTS: &str = "law::foreign_request_duty";
const DESTRUCTION: &str = "law::destruction_duty";

const fn gate(clause: &'static str, code: &'static str) -> Obligation {
    Obligation { clause, held: Held::Enforced { by: By::Gate, code } }
}

const fn clock(clause: &'static str) -> Obligation {
    Obligation { clause, held: Held::Enforced { by: By::Clock, code: CLOCKS } }
}

const fn notice(clause: &'static str) -> Obligation {
    Obligation { clause, held: Held::Enforced { by: By::Notice, code: REQUESTS } }
}

const fn field(clause: &'static str, code: &'static str) -> Obligation {
    Obligation { clause, held: Held::Enforced { by: By::Field, code } }
}

const fn recorded(clause: &'static str, because: Message) -> Obligation {
    Obligation { clause, held: Held::Recorded { because } }
}

const OF_THE_PROVIDER: Message = message!("obligation-of-the-provider");
const OF_THE_PROVIDERS_CHOICE: Message = message!("obligation-of-the-providers-choice");
const OF_THE_ATTORNEY_GENERAL: Message = message!("obligation-of-the-attorney-general");
const OF_A_COURT: Message = message!("obligation-of-a-court");
const OF_A_VENDOR: Message = message!("obligation-of-a-vendor");
const OF_A_GRANT: Message = message!("obligation-of-a-grant");

/// The table, in the order of the statute.
static TABLE: [Obligation; 92] = [
    recorded("US-2258A-a1Ai", OF_THE_PROVIDER),
    recorded("US-2258A-a1Ai-2018", OF_THE_PROVIDER),
    recorded("US-2258A-a1-2008", OF_THE_PROVIDER),
    recorded("US-2258A-a1Aii", OF_THE_PROVIDERS_CHOICE),
    recorded("US-2258A-b1", OF_THE_PROVIDERS_CHOICE),
    recorded("US-2258A-b2", OF_THE_PROVIDERS_CHOICE),
    recorded("US-2258A-b3", OF_THE_PROVIDERS_CHOICE),
    recorded("US-2258A-b4", OF_THE_PROVIDERS_CHOICE),
    recorded("US-2258A-b5", OF_THE_PROVIDERS_CHOICE),
    gate("US-2258A-c", DISCLOSURE),
    gate("US-2258A-c-supp", DISCLOSURE),
    gate("US-2258A-c1", DISCLOSURE),
    gate("US-2258A-c2", DISCLOSURE),
    gate("US-2258A-c3", DISCLOSURE),
    gate("US-2258A-c1-2008", DISCLOSURE),
    gate("US-2258A-c2-2008", DISCLOSURE),
    gate("US-2258A-c3-2008", DISCLOSURE),
    recorded("US-2258A-d1", OF_THE_ATTORNEY_GENERAL),
    recorded("US-2258A-d2", OF_THE_ATTORNEY_GENERAL),
    recorded("US-2258A-d2-2008", OF_THE_ATTORNEY_GENERAL),
    gate("US-2258A-d3", DISCLOSURE),
    recorded("US-2258A-d3-2008", OF_THE_ATTORNEY_GENERAL),
    recorded("US-2258A-d4", OF_THE_ATTORNEY_GENERAL),
    recorded("US-2258A-d4-2008", OF_THE_ATTORNEY_GENERAL),
    notice("US-2258A-d5A"),
    notice("US-2258A-d5C"),
    notice("US-2258A-d6-2008"),
    recorded("US-2258A-e1", OF_A_COURT),
    recorded("US-2258A-e2", OF_A_COURT),
    recorded("US-2258A-e3", OF_A_COURT),
    recorded("US-2258A-e4", OF_A_COURT),
    recorded("US-2258A-f", message!("obligation-no-monitoring")),
    field("US-2258A-g1", DISCLOSURE),
    gate("US-2258A-g2Ai", ONWARD),
    gate("US-2258A-g2Aii", ONWARD),
    gate("US-2258A-g2Aiii", ONWARD),
    gate("US-2258A-g2Aiv", ONWARD),
    gate("US-2258A-g2Av", ONWARD),
    gate("US-2258A-g2Avi", ONWARD),
    gate("US-2258A-g2Avii", ONWARD),
    field("US-2258A-g2B", DISCLOSURE),
    gate("US-2258A-g3A", DISCLOSURE),
    gate("US-2258A-g3B", DISCLOSURE),
    gate("US-2258A-g3C", DISCLOSURE),
    gate("US-2258A-g3D", ELEMENTS),
    recorded("US-2258A-g3E", message!("obligation-legal-process")),
    recorded("US-2258A-g4", message!("obligation-own-report")),
    clock("US-2258A-h1"),
    clock("US-2258A-h1-2018"),
    clock("US-2258A-h1-2008"),
    recorded("US-2258A-h2", message!("obligation-kept-elsewhere")),
    recorded("US-2258A-h3", message!("obligation-how-it-keeps")),
    clock("US-2258A-h4"),
    clock("US-2258A-h5"),
    recorded("US-2258A-h6", message!("obligation-how-it-keeps")),
    clock("US-2703-f"),
    recorded("US-2258B-a", OF_A_COURT),
    recorded("US-2258B-c1", message!("obligation-own-employees")),
    recorded("US-2258B-c2", message!("obligation-asks-the-provider")),
    recorded("US-2258B-d1", OF_A_COURT),
    recorded("US-2258B-d3A", OF_A_VENDOR),
    recorded("US-2258B-d3B", OF_A_VENDOR),
    recorded("US-2258B-d3C", OF_A_VENDOR),
    recorded("US-2258B-d3D", OF_A_VENDOR),
    recorded("US-2258B-d3E", OF_A_VENDOR),
    recorded("US-2258B-e1", OF_A_COURT),
    recorded("US-2258B-e3", message!("obligation-whoever-sent-the-file")),
    gate("US-2258C-a", ELEMENTS),
    gate("US-2258C-a3", ELEMENTS),
    field("US-2258C-b", ELEMENTS),
    recorded("US-2258C-c", message!("obligation-no-duty")),
    gate("US-2258C-d", ELEMENTS),
    field("US-2258C-e", ELEMENTS),
    recorded("US-2258D-a", OF_A_COURT),
    recorded("US-2258D-d1", message!("obligation-access-table")),
    Obligation { clause: "US-2258D-d2", held: Held::Enforced { by: By::Clock, code: DESTRUCTION } },
    recorded("US-34-11293-b1B", OF_A_GRANT),
    recorded("US-34-11293-b1Ki-I", OF_A_GRANT),
    gate("US-34-11293-b1Ki-II", DISCLOSURE),
    recorded("US-34-11293-b1Kii", OF_A_GRANT),
    recorded("US-34-11293-b1Liii", OF_A_GRANT),
    recorded("US-34-11293-a6E", message!("obligation-yearly-report")),
    recorded("US-REPORT-guidelines", message!("obligation-guidelines")),
    recorded("US-28CFR-81-13", message!("obligation-repealed-statute")),
    recorded("US-2702-b6", message!("obligation-permission-of-the-provider")),
    recorded("US-2702-b8", message!("obligation-to-others")),
    recorded("US-2702-b9", message!("obligation-to-others")),
    recorded("US-2702-c6", message!("obligation-to-others")),
    recorded("US-2711-4", message!("obligation-to-others")),
    gate("US-3509-m", ONWARD),
    field("US-4A-wilson", DISCLOSURE),
    field("US-4A-ackerman", DISCLOSURE),
];

/// Every obligation and who holds it, in the order of the statute.
pub fn obligations() -> &'static [Obligation] {
    &TABLE
}

/// The clause's name, where the table says that code holds it. Every look-up of a decision begins here.
pub(crate) fn enforced(clause: &'static str) -> Option<ClauseId> {
    let row = TABLE.iter().find(|row| row.clause == clause)?;
    matches!(row.held, Held::Enforced { .. }).then(|| ClauseId::known(clause))
}
