//! The kinds of the ledger's entries in words. The ledger keeps a code, which never changes; an auditor reads what was done.

use clearline_frame::view::Words;
use clearline_report::{Message, message};

/// The words of a kind and its code beside them; the code alone where another version of the program wrote it.
pub(super) fn told(kind: &str) -> (Words, Option<String>) {
    known(kind).map_or_else(|| (Words::data(kind), None), |words| (words.into(), Some(kind.to_owned())))
}

/// The words of a kind that this version writes.
fn known(kind: &str) -> Option<Message> {
    let (part, act) = kind.split_once('.')?;
    match part {
        "intake" => intake(act),
        "augment" | "route" | "triage" => review(part, act),
        "refer" => refer(act),
        "follow_up" => keeping(act).or_else(|| destruction(act)),
        "counsel" => counsel(act),
        "directory" => people(act).or_else(|| organisations(act)),
        "records" | "oversight" | "keys" => checks(part, act),
        _ => None,
    }
}

/// Of reports as they arrive.
fn intake(act: &str) -> Option<Message> {
    Some(match act {
        "open" => message!("entry-intake-open"),
        "add_file" => message!("entry-intake-add-file"),
        "describe_file" => message!("entry-intake-describe-file"),
        "finish" => message!("entry-intake-finish"),
        "file_public" => message!("entry-intake-file-public"),
        "retract" => message!("entry-intake-retract"),
        "expire" => message!("entry-intake-expire"),
        "rewrap" => message!("entry-intake-rewrap"),
        _ => return None,
    })
}

/// Of sources, ranking, review and the law.
fn review(part: &str, act: &str) -> Option<Message> {
    Some(match (part, act) {
        ("augment", "carry") => message!("entry-augment-carry"),
        ("augment", "import_hash_list") => message!("entry-augment-import-hash-list"),
        ("augment", "import_exit_list") => message!("entry-augment-import-exit-list"),
        ("augment", "remove_exit_list") => message!("entry-augment-remove-exit-list"),
        ("route", "carry") => message!("entry-route-carry"),
        ("triage", "carry") => message!("entry-triage-carry"),
        ("triage", "decide_at_desk") => message!("entry-triage-decide-at-desk"),
        ("triage", "override_outcome") => message!("entry-triage-override-outcome"),
        ("triage", "view_file") => message!("entry-triage-view-file"),
        ("triage", "attest_viewing") => message!("entry-triage-attest-viewing"),
        ("triage", "dismiss_group") => message!("entry-triage-dismiss-group"),
        ("triage", "dismiss") => message!("entry-triage-dismiss"),
        ("triage", "undo_dismissal") => message!("entry-triage-undo-dismissal"),
        ("triage", "restore") => message!("entry-triage-restore"),
        ("triage", "settle") => message!("entry-triage-settle"),
        ("triage", "end_dismissal") => message!("entry-triage-end-dismissal"),
        _ => return None,
    })
}

/// Of referrals, by us and by agencies.
fn refer(act: &str) -> Option<Message> {
    Some(match act {
        "carry" => message!("entry-refer-carry"),
        "reconsider" => message!("entry-refer-reconsider"),
        "deliver" => message!("entry-refer-deliver"),
        "no_key" => message!("entry-refer-no-key"),
        "record_manifest" => message!("entry-refer-record-manifest"),
        "inbox" => message!("entry-refer-inbox"),
        "read" => message!("entry-refer-read"),
        "open" => message!("entry-refer-open"),
        "acknowledge" => message!("entry-refer-acknowledge"),
        "accept" => message!("entry-refer-accept"),
        "decline" => message!("entry-refer-decline"),
        "re_refer" => message!("entry-refer-re-refer"),
        "feedback" => message!("entry-refer-feedback"),
        "open_file" => message!("entry-refer-open-file"),
        "open_package" => message!("entry-refer-open-package"),
        "take_package" => message!("entry-refer-take-package"),
        "record_hand_over" => message!("entry-refer-record-hand-over"),
        "record_warrant" => message!("entry-refer-record-warrant"),
        "end_access" => message!("entry-refer-end-access"),
        _ => return None,
    })
}

/// Of requests, notices, holds and our own limit.
fn keeping(act: &str) -> Option<Message> {
    Some(match act {
        "answer_request" => message!("entry-follow-up-answer-request"),
        "decline_request" => message!("entry-follow-up-decline-request"),
        "request_not_entered" => message!("entry-follow-up-request-not-entered"),
        "request_overdue" => message!("entry-follow-up-request-overdue"),
        "send_notice" => message!("entry-follow-up-send-notice"),
        "preservation_notice" => message!("entry-follow-up-preservation-notice"),
        "preservation_wish" => message!("entry-follow-up-preservation-wish"),
        "record_hold" => message!("entry-follow-up-record-hold"),
        "confirm_hold" => message!("entry-follow-up-confirm-hold"),
        "lift_hold" => message!("entry-follow-up-lift-hold"),
        "set_retention" => message!("entry-follow-up-set-retention"),
        "expunge" => message!("entry-follow-up-expunge"),
        _ => return None,
    })
}

/// Of files that an agency notified for destruction.
fn destruction(act: &str) -> Option<Message> {
    Some(match act {
        "notify_destruction" => message!("entry-follow-up-notify-destruction"),
        "object_to_destruction" => message!("entry-follow-up-object-to-destruction"),
        "confirm_destruction" => message!("entry-follow-up-confirm-destruction"),
        "enter_order" => message!("entry-follow-up-enter-order"),
        "propose_release" => message!("entry-follow-up-propose-release"),
        "release_destruction" => message!("entry-follow-up-release-destruction"),
        "refuse_release" => message!("entry-follow-up-refuse-release"),
        "set_destruction_wait" => message!("entry-follow-up-set-destruction-wait"),
        "destroy" => message!("entry-follow-up-destroy"),
        _ => return None,
    })
}

/// Of what two people agree on.
fn counsel(act: &str) -> Option<Message> {
    Some(match act {
        "propose" => message!("entry-counsel-propose"),
        "approve" => message!("entry-counsel-approve"),
        "refuse" => message!("entry-counsel-refuse"),
        "withdraw" => message!("entry-counsel-withdraw"),
        "leave_withheld" => message!("entry-counsel-leave-withheld"),
        "end" => message!("entry-counsel-end"),
        "rewrap" => message!("entry-counsel-rewrap"),
        _ => return None,
    })
}

/// Of accounts.
fn people(act: &str) -> Option<Message> {
    Some(match act {
        "sign_in" => message!("entry-directory-sign-in"),
        "failed_sign_ins" => message!("entry-directory-failed-sign-ins"),
        "add_account" => message!("entry-directory-add-account"),
        "enable_account" => message!("entry-directory-enable-account"),
        "disable_account" => message!("entry-directory-disable-account"),
        "reset_password" => message!("entry-directory-reset-password"),
        "change_own_password" => message!("entry-directory-change-own-password"),
        "must_change_password" => message!("entry-directory-must-change-password"),
        "set_up_factor" => message!("entry-directory-set-up-factor"),
        "show_factor" => message!("entry-directory-show-factor"),
        "renew_recovery_codes" => message!("entry-directory-renew-recovery-codes"),
        "reset_factor" => message!("entry-directory-reset-factor"),
        _ => return None,
    })
}

/// Of providers, agencies and their credentials.
fn organisations(act: &str) -> Option<Message> {
    Some(match act {
        "add_provider" => message!("entry-directory-add-provider"),
        "set_hotline" => message!("entry-directory-set-hotline"),
        "set_regime" => message!("entry-directory-set-regime"),
        "set_quota" => message!("entry-directory-set-quota"),
        "set_webhook" => message!("entry-directory-set-webhook"),
        "seed" => message!("entry-directory-seed"),
        "set_channel" => message!("entry-directory-set-channel"),
        "set_agency_language" => message!("entry-directory-set-agency-language"),
        "set_suspended" => message!("entry-directory-set-suspended"),
        "set_investigates" => message!("entry-directory-set-investigates"),
        "add_basis" => message!("entry-directory-add-basis"),
        "add_credential" => message!("entry-directory-add-credential"),
        "rotate_credential" => message!("entry-directory-rotate-credential"),
        "revoke_credential" => message!("entry-directory-revoke-credential"),
        "expire_credential" => message!("entry-directory-expire-credential"),
        _ => return None,
    })
}

/// Of readings, alerts, keys and the ledger itself.
fn checks(part: &str, act: &str) -> Option<Message> {
    Some(match (part, act) {
        ("records", "read") => message!("entry-records-read"),
        ("records", "list") => message!("entry-records-list"),
        ("oversight", "acknowledge_alert") => message!("entry-oversight-acknowledge-alert"),
        ("oversight", "continue") => message!("entry-oversight-continue"),
        ("oversight", "lost") => message!("entry-oversight-lost"),
        ("keys", "hold") => message!("entry-keys-hold"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// Deeds that write no entry: nobody has to answer for what they do.
    const WITHOUT_ENTRY: [&str; 13] = [
        "directory.choose_language",
        "directory.count_failed_sign_in",
        "directory.end_old_sessions",
        "directory.end_own_session",
        "directory.note_use",
        "directory.sign_out",
        "directory.touch_session",
        "follow_up.entry_made",
        "follow_up.leftovers",
        "intake.forget_tokens",
        "oversight.check",
        "oversight.standing",
        "records.forget_sittings",
    ];

    /// The names of all deeds, as the sources of a folder begin them.
    fn deeds(folder: &Path, names: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                deeds(&path, names);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                for begin in ["command!(", ".deed("] {
                    for after in text.split(begin).skip(1) {
                        let mut said = after.splitn(3, '"');
                        let before = said.next().unwrap_or_default().trim();
                        let begins = before.is_empty() || before.ends_with(',') && before.len() < 30;
                        names.extend(said.next().filter(|_| begins).map(str::to_owned));
                    }
                }
            }
        }
    }

    #[test]
    fn every_kind_of_entry_has_words() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut names = Vec::new();
        for part in ["core", "identity", "records", "oversight", "counsel", "disclosure", "pipeline"] {
            deeds(&crates.join(part).join("src"), &mut names);
        }
        names.sort();
        names.dedup();
        assert!(names.len() > 90, "the scan finds the deeds: {}", names.len());
        for name in names.iter().filter(|name| !name.starts_with("work.") && !name.starts_with("tests.")) {
            let silent = WITHOUT_ENTRY.contains(&name.as_str());
            assert_ne!(
                known(name).is_some(),
                silent,
                "{name}: say in words what its entry is, or that it has none"
            );
        }
        let later = (Words::data("later.thing"), None);
        assert_eq!(told("later.thing"), later, "what a later version wrote stays as it is");
    }
}
