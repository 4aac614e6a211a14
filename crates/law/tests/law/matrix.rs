//! The reviewed text of the law's answers.

use clearline_law::{Claim, Register, disclosure_matrix, gate_here};
use clearline_report::Answer;

use crate::support::{english, read};

/// A change of law shows as a diff of this file. On purpose, nothing writes it: change it by hand and have it read.
#[test]
fn the_reviewed_matrix_is_the_one_in_force() {
    let register = Register::shipped();
    let matrix =
        disclosure_matrix(register, read("2026-11-23T00:00:00Z"), &|message| english(register, message));
    let reviewed = include_str!("../../../../instruments/matrix-disclosure.txt");
    assert!(reviewed == matrix, "instruments/matrix-disclosure.txt differs from:\n{matrix}");
}

#[test]
fn at_the_desk_a_file_opens_only_where_its_sender_states_a_viewing() {
    let words = [Answer::Yes, Answer::No, Answer::NotStated]
        .map(|viewed| gate_here(viewed, &Claim::default()).word());
    assert_eq!(words, ["open", "closed", "closed"]);
}
