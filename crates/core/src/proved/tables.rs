//! What the ledger proves of each table: proved by entry, or operational and why. A test holds this list against the
//! schema, so a table or a column that is not placed here fails it.

/// How one table stands to the ledger.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// How it stands.
    pub proof: Proof,
}

/// How a table stands to the ledger.
#[derive(Debug)]
pub enum Proof {
    /// Each row is stated, facet by facet, in the entry of the command that wrote it.
    ByEntry(Shape),
    /// It is the ledger itself: proved by its own tree and its signed checkpoints.
    Tree,
    /// Not proved, and why it need not be.
    Operational(&'static str),
}

/// What a proved table's rows look like.
#[derive(Debug)]
pub struct Shape {
    /// The column that names the report, where rows belong to one: they are stated in entries of that report.
    pub report: Option<&'static str>,
    /// The other columns of a row's key.
    pub key: &'static [&'static str],
    /// How its rows are stated.
    pub rows: Rows,
    /// Columns that change together, each group under a name.
    pub facets: &'static [Facet],
    /// Columns that are not proved, each with the reason.
    pub free: &'static [(&'static str, &'static str)],
}

/// How the rows of a table are stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// One by one, under their keys.
    Keyed,
    /// One by one, but the database numbers them: rows are held against what was stated without regard to their order.
    Numbered,
    /// All that one command writes for a report together, by one digest.
    Together,
}

/// Columns that change together.
#[derive(Debug)]
pub struct Facet {
    /// What the group is called in the ledger.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [&'static str],
}

/// Why what groups and orders posts is not proved.
const ORDER: &str =
    "made from what was said, which is proved; only the order of the review queue rests on it";

const fn facet(name: &'static str, columns: &'static [&'static str]) -> Facet {
    Facet { name, columns }
}

const fn of_report(
    name: &'static str,
    rows: Rows,
    key: &'static [&'static str],
    facets: &'static [Facet],
    free: &'static [(&'static str, &'static str)],
) -> Table {
    Table { name, proof: Proof::ByEntry(Shape { report: Some("report"), key, rows, facets, free }) }
}

const fn of_house(
    name: &'static str,
    key: &'static [&'static str],
    facets: &'static [Facet],
    free: &'static [(&'static str, &'static str)],
) -> Table {
    Table { name, proof: Proof::ByEntry(Shape { report: None, key, rows: Rows::Keyed, facets, free }) }
}

const fn operational(name: &'static str, why: &'static str) -> Table {
    Table { name, proof: Proof::Operational(why) }
}

/// Why a column of wrapped keys is not proved.
const KEY: &str =
    "a wrapped key, wrapped again at times; `ledger verify --contents` proves that it opens the content";
/// Why a moment to look again is not proved.
const CLOCK: &str = "when to look again; it follows from what is proved beside it";

/// A column of many tables that is not proved: it follows from the key beside it, and the schema checks that it does.
pub const SHARD: &str = "shard";

/// Every table.
pub const TABLES: &[Table] = &[
    Table {
        name: "report",
        proof: Proof::ByEntry(Shape {
            report: Some("number"),
            key: &[],
            rows: Rows::Keyed,
            facets: &[
                facet("filed", &["kind", "world", "provider", "incident", "batched", "opened_at"]),
                facet("stage", &["stage"]),
                facet("finished", &["finished_at"]),
                facet("designation", &["designation"]),
                facet("priority", &["priority"]),
                facet("expunged", &["expunged_at"]),
            ],
            free: &[
                ("files", "a count, held against the rows of files"),
                ("held_bytes", "a sum of sizes, for a provider's quota; the sizes of files are proved"),
                ("changed_at", "a moment, held against those of the report's entries"),
                ("holds", "a counter that guards against races and says nothing"),
            ],
        }),
    },
    of_report("submission", Rows::Keyed, &[], &[facet("said", &["document", "parsed"])], &[]),
    of_report(
        "file",
        Rows::Keyed,
        &["id"],
        &[
            facet("received", &["ordinal", "name", "size", "path", "uploaded_at"]),
            facet("hashes", &["md5", "sha1", "sha256"]),
            facet("described", &["document", "parsed", "described_at", "viewed"]),
            facet("kind", &["kind"]),
        ],
        &[("sealed_key", KEY)],
    ),
    of_report("receipt", Rows::Keyed, &[], &[facet("kept", &["digest", "note"])], &[]),
    of_report(
        "statement",
        Rows::Together,
        &["ordinal"],
        &[facet(
            "said",
            &[
                "source",
                "source_as_of",
                "subject",
                "matter",
                "about",
                "value",
                "country",
                "state",
                "weight",
                "doubt",
                "event_at",
                "said_at",
            ],
        )],
        &[],
    ),
    of_report(
        "candidate",
        Rows::Together,
        &["subject", "position"],
        &[facet("ranked", &["country", "state", "weight", "proxy_doubt", "newest_at", "evidence"])],
        &[],
    ),
    of_report("identifier", Rows::Together, &["fingerprint"], &[facet("links", &["matter"])], &[]),
    of_report(
        "outcome",
        Rows::Keyed,
        &["ordinal"],
        &[facet(
            "decided",
            &[
                "designation",
                "priority",
                "completeness",
                "factors",
                "missing",
                "decided_by",
                "reason",
                "decided_at",
            ],
        )],
        &[],
    ),
    of_report(
        "desk",
        Rows::Keyed,
        &[],
        &[facet("held", &["because", "held_at"])],
        &[
            ("list", ORDER),
            ("rank", ORDER),
            ("sort", ORDER),
            ("post_group", ORDER),
            ("signs", ORDER),
            ("dismissal", "the order to dismiss is in the ledger, and so is what became of each report"),
        ],
    ),
    of_report(
        "ruling",
        Rows::Keyed,
        &["ordinal"],
        &[
            facet(
                "ruled",
                &["agency", "outcome", "candidate", "facts", "body", "digest", "register", "ruled_at"],
            ),
            facet("error", &["error"]),
        ],
        &[],
    ),
    of_report(
        "referral",
        Rows::Keyed,
        &["ordinal"],
        &[
            facet(
                "made",
                &["agency", "channel", "reason", "predecessor", "hop", "made_available_at", "entry"],
            ),
            facet("ruling", &["ruling"]),
            facet("state", &["state"]),
            facet("delivered", &["delivered_at"]),
            facet("acknowledged", &["acknowledged_at"]),
            facet("opened", &["opened_at"]),
            facet("manifest", &["manifest_digest", "manifest_entry"]),
            facet("package", &["package_digest", "package_bytes"]),
        ],
        &[
            ("package_path", "where the sealed bytes lie; their digest is proved"),
            ("package_key", KEY),
            (
                "priority",
                "the report's, which is proved; only the order of the agency's lists rests on this copy",
            ),
        ],
    ),
    of_report(
        "referral_event",
        Rows::Numbered,
        &[],
        &[facet("happened", &["referral", "kind", "actor", "detail", "at"])],
        &[("ordinal", "numbered by the database; the order is that of the moments")],
    ),
    of_report(
        "hand_over",
        Rows::Keyed,
        &["referral", "ordinal"],
        &[
            facet("taken", &["package", "conditions", "taken_by", "taken_at"]),
            facet("received", &["way", "received_by", "handed_on", "recorded_by", "recorded_at"]),
        ],
        &[],
    ),
    of_report(
        "feedback",
        Rows::Numbered,
        &[],
        &[facet("given", &["referral", "codes", "note", "actor", "given_at"])],
        &[("ordinal", "numbered by the database; the order is that of the moments")],
    ),
    of_report(
        "file_ground",
        Rows::Numbered,
        &[],
        &[facet(
            "recorded",
            &["file", "kind", "agency", "reference", "happened_at", "recorded_by", "recorded_at"],
        )],
        &[("ordinal", "numbered by the database; the order is that of the moments")],
    ),
    of_report(
        "preservation",
        Rows::Keyed,
        &[],
        &[
            facet("started", &["provider", "starts_at", "event", "own_clause", "own_ends_at"]),
            facet("ends", &["clause", "ends_at"]),
        ],
        &[("next_alert_at", CLOCK)],
    ),
    of_report(
        "foreign_request",
        Rows::Keyed,
        &[],
        &[
            facet("opened", &["provider", "country", "agency_name", "opened_at"]),
            facet("consulted", &["consulted_at", "consultation"]),
            facet("ended", &["ended_at", "ending"]),
        ],
        &[("alarm_at", CLOCK)],
    ),
    of_report(
        "notice",
        Rows::Keyed,
        &["ordinal"],
        &[
            facet("written", &["provider", "kind", "body", "clause", "written_at"]),
            facet("delivered", &["delivered_at"]),
        ],
        &[],
    ),
    of_report(
        "hold",
        Rows::Keyed,
        &["ordinal"],
        &[
            facet(
                "recorded",
                &["kind", "clause", "starts_at", "ends_at", "reference", "agency", "actor", "recorded_at"],
            ),
            facet("lifted", &["lifted_at", "lifted_by", "lifted_why"]),
            facet("confirmed", &["confirmed_by", "confirmed_at"]),
        ],
        &[],
    ),
    of_report(
        "destruction",
        Rows::Keyed,
        &["file", "ordinal"],
        &[
            facet("notified", &["agency", "referral", "reference", "notified_by", "notified_at"]),
            facet("state", &["state"]),
            facet("due", &["due_at"]),
            facet("confirmed", &["confirmed_by", "confirmed_at"]),
            facet("ordered", &["order_reference", "order_court", "order_day", "order_by", "order_at"]),
            facet("release", &["release_by", "release_at", "release_why"]),
            facet("released", &["released_by", "released_at"]),
            facet("destroyed", &["destroyed_at"]),
        ],
        &[],
    ),
    of_report(
        "destruction_objection",
        Rows::Keyed,
        &["file", "notification", "agency"],
        &[facet("made", &["referral", "reason", "made_by", "made_at"])],
        &[],
    ),
    of_report(
        "quarantined_key",
        Rows::Keyed,
        &["file"],
        &[facet("moved", &["moved_at"])],
        &[("sealed_key", KEY)],
    ),
    of_house(
        "provider",
        &["id"],
        &[
            facet("made", &["name", "world", "created_at"]),
            facet("webhook", &["webhook_url", "webhook_key"]),
            facet("hotline", &["hotline"]),
            facet("quota", &["open_reports_max", "open_bytes_max"]),
        ],
        &[],
    ),
    of_house("provider_regime", &["provider", "country"], &[facet("added", &["added_at"])], &[]),
    of_house(
        "agency",
        &["id"],
        &[
            facet("made", &["name", "class", "country", "states"]),
            facet("channel", &["channel", "recipient", "synthetic"]),
            facet("investigates", &["investigates", "investigates_by"]),
            facet("suspended", &["suspended"]),
            facet("language", &["language"]),
        ],
        &[],
    ),
    of_house(
        "agency_basis",
        &["agency", "ordinal"],
        &[
            facet("recorded", &["kind", "evidence", "from_day", "synthetic", "recorded_at", "proposal"]),
            facet("until", &["to_day", "ended_by"]),
        ],
        &[],
    ),
    of_house(
        "credential",
        &["id"],
        &[
            facet("made", &["digest", "party", "holder", "label", "scopes", "created_at"]),
            facet("ends", &["expires_at"]),
            facet("revoked", &["revoked_at"]),
        ],
        &[("last_used_at", "when it was last shown; every act is in the ledger itself")],
    ),
    of_house("house_key", &["name"], &[facet("held", &["check_value", "public", "added_at"])], &[]),
    of_house(
        "account",
        &["id"],
        &[
            facet("made", &["name", "role", "agency", "provider", "created_at"]),
            facet("password", &["password", "password_set_at"]),
            facet("must_change", &["must_change"]),
            facet("disabled", &["disabled"]),
        ],
        &[("language", "in which language the person reads; it changes nothing of what the person may do")],
    ),
    of_house(
        "factor",
        &["account"],
        &[facet("set_up", &["secret", "added_at"])],
        &[("last_step", "which code was taken last; each one that was shown is in the ledger itself")],
    ),
    of_house("recovery_code", &["account", "code"], &[facet("drawn", &["drawn_at"])], &[]),
    of_house(
        "hash_list",
        &["id"],
        &[facet("imported", &["name", "source", "imported_at"])],
        &[("entries", "a count of what the list held at its imports")],
    ),
    of_house(
        "exit_list",
        &["id"],
        &[facet("imported", &["name", "source", "imported_at"])],
        &[
            ("entries", "a count of what the list held at its imports"),
            ("lengths", "which lengths of networks are asked about; it follows from the entries"),
        ],
    ),
    of_house("setting", &["name"], &[facet("set", &["value", "set_at"])], &[]),
    of_house(
        "proposal",
        &["id"],
        &[
            facet(
                "made",
                &[
                    "kind",
                    "subject",
                    "report",
                    "body",
                    "reason",
                    "until_day",
                    "document_name",
                    "document_bytes",
                    "document_sha256",
                    "proposed_by",
                    "proposed_at",
                ],
            ),
            facet("decided", &["decision", "decided_by", "decided_at", "decision_reason"]),
            facet("ended", &["ended_by", "ended_at", "end_reason"]),
        ],
        &[("document_path", "where the sealed bytes lie; their digest is proved"), ("document_key", KEY)],
    ),
    of_house(
        "ledger_restore",
        &["signed_size"],
        &[facet("recorded", &["signed_root", "has_size", "recorded_at"])],
        &[],
    ),
    Table { name: "entry", proof: Proof::Tree },
    Table { name: "ledger_head", proof: Proof::Tree },
    Table { name: "ledger_tile", proof: Proof::Tree },
    Table { name: "ledger_checkpoint", proof: Proof::Tree },
    operational("ledger_check", "when the ledger was last verified, and what was found"),
    operational("directory", "a counter by which processes notice that an agency was changed"),
    operational("session", "who is signed in, for hours; it ends by itself"),
    operational(
        "hash_entry",
        "copies of lists of others; what matched a report is a statement of it, and the digest of each import is in \
         the ledger",
    ),
    operational(
        "exit_entry",
        "copies of lists of others; what was said of a report's addresses is a statement of it, and the digest of each \
         import is in the ledger",
    ),
    operational(
        "approval_wanted",
        "a list of what waits; it follows from rulings and proposals, which are proved",
    ),
    operational("alert", "a call to look; what it tells of is in the ledger or is trouble of the machine"),
    operational(
        "sent_report",
        "which content came first; that a report repeats another is in its statements, which are proved",
    ),
    operational("sent_again", "made from the statement that a report repeats another, which is proved"),
    operational("danger_post", ORDER),
    operational("danger_text", ORDER),
    operational("danger_band", ORDER),
    operational("post_group", ORDER),
    operational(
        "dismissal",
        "the order is in the ledger by its digest, and each report it dismissed, restored or settled by an entry",
    ),
    operational(
        "sitting",
        "when a reader's sitting with a report began; the reading is in the ledger itself",
    ),
    operational("form_token", "pages of the public form that were sent, forgotten after four days"),
    operational("job", "work that follows a commit, gone when it is done; its effect is proved"),
    operational("failed_sign_in", "counts of a minute that is not over; then they are in the ledger itself"),
    operational("notifier", "a counter by which two notifications at one moment are told apart"),
    operational("leftover", "sealed bytes without a key that wait for their removal"),
];

impl Table {
    /// Its shape, where it is proved by entry.
    pub fn shape(&self) -> Option<&Shape> {
        match &self.proof {
            Proof::ByEntry(shape) => Some(shape),
            _ => None,
        }
    }

    /// The table of this name.
    pub fn named(name: &str) -> Option<&'static Table> {
        TABLES.iter().find(|table| table.name == name)
    }
}

impl Shape {
    /// The columns that name one row: the report's, then the key.
    pub fn identity(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.report.into_iter().chain(self.key.iter().copied())
    }

    /// Is the column proved by a facet?
    pub fn facet_of(&self, column: &str) -> Option<usize> {
        self.facets.iter().position(|facet| facet.columns.contains(&column))
    }
}
