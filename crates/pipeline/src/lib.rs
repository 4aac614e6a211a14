//! The way of a report, stage by stage. Read this first.
//!
//! A report is filed ([`intake`]), what sources know of it is written beside it ([`augment`]), it is ranked and
//! designated ([`triage`]), the law says to whom it may go ([`route`]), it is made available and handed over
//! ([`refer`]), and what follows is followed up ([`follow_up`]). Each stage is one folder with its states, its decision,
//! its commands, its queries and its SQL. No stage names another: it hands on by the report's stage and by a job, and
//! [`way`] alone knows who carries it. What all stages read of a report is in [`dossier`].
//!
//! What the house's lawyers set for all reports is in [`counsel`], and holds only once a second person agreed.
//!
//! Every act of an agency on a referral passes one guard, `standing`: its own referral, an agency in force, and what the
//! act needs of the referral.
//!
//! Every command has one shape ([`command`]) and one argument that cannot be forgotten: the permit, without which the
//! ledger takes no entry.

pub mod augment;
pub mod command;
pub mod counsel;
pub mod directory;
pub mod dossier;
pub mod explain;
pub mod follow_up;
pub mod house;
pub mod intake;
pub mod key_checks;
pub mod lack;
pub mod limits;
pub mod oversight;
pub mod ports;
pub mod refer;
pub mod route;
pub mod rows;
mod ruling;
pub mod sealed;
mod standing;
mod statement;
pub mod throttle;
pub mod triage;
pub mod viewing;
mod way;
pub mod work;

pub use command::Trouble;
pub use house::{Chance, Clock, House, Keys};

/// The schema, step by step: added to, never edited.
pub const MIGRATIONS: &[clearline_store::Migration] = &[
    clearline_store::Migration {
        number: 1,
        name: "the way",
        text: include_str!("../../../migrations/0001_the_way.sql"),
    },
    clearline_store::Migration {
        number: 2,
        name: "follow up",
        text: include_str!("../../../migrations/0002_follow_up.sql"),
    },
    clearline_store::Migration {
        number: 3,
        name: "counsel",
        text: include_str!("../../../migrations/0003_counsel.sql"),
    },
    clearline_store::Migration {
        number: 4,
        name: "the law",
        text: include_str!("../../../migrations/0004_the_law.sql"),
    },
    clearline_store::Migration {
        number: 5,
        name: "hand over",
        text: include_str!("../../../migrations/0005_hand_over.sql"),
    },
    clearline_store::Migration {
        number: 6,
        name: "destruction",
        text: include_str!("../../../migrations/0006_destruction.sql"),
    },
    clearline_store::Migration {
        number: 7,
        name: "keys",
        text: include_str!("../../../migrations/0007_keys.sql"),
    },
    clearline_store::Migration {
        number: 8,
        name: "the ledger proves",
        text: include_str!("../../../migrations/0008_the_ledger_proves.sql"),
    },
    clearline_store::Migration {
        number: 9,
        name: "expunging",
        text: include_str!("../../../migrations/0009_expunging.sql"),
    },
    clearline_store::Migration {
        number: 10,
        name: "sign in",
        text: include_str!("../../../migrations/0010_sign_in.sql"),
    },
    clearline_store::Migration {
        number: 11,
        name: "flood",
        text: include_str!("../../../migrations/0011_flood.sql"),
    },
    clearline_store::Migration {
        number: 12,
        name: "room",
        text: include_str!("../../../migrations/0012_room.sql"),
    },
    clearline_store::Migration {
        number: 13,
        name: "same_reports",
        text: include_str!("../../../migrations/0013_same_reports.sql"),
    },
    clearline_store::Migration {
        number: 14,
        name: "view",
        text: include_str!("../../../migrations/0014_view.sql"),
    },
    clearline_store::Migration {
        number: 15,
        name: "lists",
        text: include_str!("../../../migrations/0015_lists.sql"),
    },
    clearline_store::Migration {
        number: 16,
        name: "sittings",
        text: include_str!("../../../migrations/0016_sittings.sql"),
    },
];

/// The statements of each folder.
static FOLDERS: &[&[&clearline_store::Sql]] = &[
    command::STATEMENTS,
    dossier::STATEMENTS,
    dossier::readings::STATEMENTS,
    dossier::augmented::STATEMENTS,
    dossier::awaiting::STATEMENTS,
    dossier::triaged::STATEMENTS,
    dossier::routed::STATEMENTS,
    dossier::grounds::STATEMENTS,
    dossier::linked::STATEMENTS,
    directory::AGENCY_STATEMENTS,
    directory::CREDENTIAL_STATEMENTS,
    directory::PEOPLE_STATEMENTS,
    directory::PROVIDER_STATEMENTS,
    directory::REMEMBERED_STATEMENTS,
    directory::SIGN_IN_STATEMENTS,
    counsel::STATEMENTS,
    counsel::EVIDENCE_STATEMENTS,
    counsel::IMPACT_STATEMENTS,
    counsel::QUERY_STATEMENTS,
    counsel::WANTED_STATEMENTS,
    key_checks::STATEMENTS,
    intake::STATEMENTS,
    intake::QUERY_STATEMENTS,
    intake::TOKEN_STATEMENTS,
    intake::ROOM_STATEMENTS,
    intake::SWEEP_STATEMENTS,
    intake::REWRAP_STATEMENTS,
    augment::STATEMENTS,
    augment::IMPORT_STATEMENTS,
    augment::EXIT_STATEMENTS,
    augment::HASH_STATEMENTS,
    augment::PRIOR_STATEMENTS,
    augment::REPEAT_STATEMENTS,
    augment::VIEWING_STATEMENTS,
    triage::STATEMENTS,
    triage::QUERY_STATEMENTS,
    triage::FLOOD_STATEMENTS,
    triage::DISMISSAL_STATEMENTS,
    route::STATEMENTS,
    ruling::STATEMENTS,
    standing::STATEMENTS,
    refer::STATEMENTS,
    refer::CARRY_STATEMENTS,
    refer::DELIVER_STATEMENTS,
    refer::HAND_OVER_STATEMENTS,
    refer::WARRANT_STATEMENTS,
    refer::QUERY_STATEMENTS,
    refer::INBOX_STATEMENTS,
    refer::ALSO_STATEMENTS,
    follow_up::destruction::CARRY_STATEMENTS,
    follow_up::destruction::COUNSEL_STATEMENTS,
    follow_up::destruction::KEY_STATEMENTS,
    follow_up::destruction::LIST_STATEMENTS,
    follow_up::destruction::NOTIFY_STATEMENTS,
    follow_up::destruction::OBJECT_STATEMENTS,
    follow_up::destruction::RELEASE_STATEMENTS,
    follow_up::HOLD_STATEMENTS,
    follow_up::NOTICE_STATEMENTS,
    follow_up::PRESERVATION_STATEMENTS,
    follow_up::REQUEST_STATEMENTS,
    follow_up::REQUEST_LIST_STATEMENTS,
    follow_up::RETENTION_STATEMENTS,
    oversight::ALERT_STATEMENTS,
    oversight::CHECK_STATEMENTS,
    oversight::ENTRY_STATEMENTS,
    oversight::FIGURE_STATEMENTS,
    oversight::LINE_STATEMENTS,
    oversight::MARK_STATEMENTS,
    oversight::PROOF_STATEMENTS,
    oversight::ROW_STATEMENTS,
    oversight::TREE_STATEMENTS,
    oversight::SEQUENCE_STATEMENTS,
    work::STATEMENTS,
];

/// Every statement of the way, so that each can be prepared on each engine before it is needed.
pub fn statements() -> impl Iterator<Item = &'static clearline_store::Sql> {
    FOLDERS.iter().copied().flatten().copied().chain(work::PAIRED).chain([&oversight::PLACE_ENTRIES])
}
