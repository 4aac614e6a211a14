//! What is shown while it happens: a progress bar and a line for each stage on a terminal, a plain line now and then
//! where there is none.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::time::Duration;

use clearline_report::Stage;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use tokio::time::Instant;

/// The stages that are shown, in their order.
const SHOWN: [(Stage, &str); 8] = [
    (Stage::Open, "being filed"),
    (Stage::Received, "received"),
    (Stage::Augmented, "looked up"),
    (Stage::AtDesk, "in review"),
    (Stage::Triaged, "decided"),
    (Stage::Routed, "law checked"),
    (Stage::Referred, "sent"),
    (Stage::Retracted, "retracted"),
];
/// Plain lines come no closer together than this.
const PLAIN_EVERY: Duration = Duration::from_secs(1);

/// How many reports are at each stage now, and how many have been seen there or further.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counts(BTreeMap<Stage, u64>);

impl Counts {
    pub(super) fn add(&mut self, stage: Stage) {
        *self.0.entry(stage).or_default() += 1;
    }

    fn at(&self, stage: Stage) -> u64 {
        self.0.get(&stage).copied().unwrap_or(0)
    }

    fn in_words(&self) -> String {
        let all = SHOWN.iter().map(|(stage, words)| format!("{words} {}", self.at(*stage)));
        all.collect::<Vec<_>>().join(", ")
    }
}

/// The display.
pub(super) enum Board {
    Terminal { all: MultiProgress, bar: ProgressBar, lines: Vec<(Stage, ProgressBar)>, notes: ProgressBar },
    Plain { planned: u64, last: Option<(Instant, String)> },
}

impl Board {
    /// A display on standard error, for `planned` reports.
    pub(super) fn new(planned: u64) -> Board {
        if !std::io::stderr().is_terminal() {
            return Board::Plain { planned, last: None };
        }
        let all = MultiProgress::new();
        let bar = all.add(
            ProgressBar::new(planned).with_style(style("{bar:40} {pos} of {len} reports done  {elapsed}")),
        );
        let lines = SHOWN
            .iter()
            .map(|(stage, words)| {
                let line = ProgressBar::new(planned).with_style(style("{prefix:>12} {bar:28} {pos:>4}"));
                (*stage, all.add(line.with_prefix(*words)))
            })
            .collect();
        let notes = all.add(ProgressBar::new_spinner().with_style(style("{msg}")));
        Board::Terminal { all, bar, lines, notes }
    }

    /// Shows the progress: `ended` reports are done; `notes` is one more line.
    pub(super) fn draw(&mut self, counts: &Counts, ended: u64, notes: &str) {
        match self {
            Board::Terminal { bar, lines, notes: line, .. } => {
                bar.set_position(ended);
                lines.iter().for_each(|(stage, line)| line.set_position(counts.at(*stage)));
                line.set_message(notes.to_owned());
            }
            Board::Plain { planned, last } => {
                let words = format!("{ended} of {planned} reports done: {}; {notes}", counts.in_words());
                let due =
                    last.as_ref().is_none_or(|(at, said)| at.elapsed() >= PLAIN_EVERY && *said != words);
                if due {
                    say(&words);
                    *last = Some((Instant::now(), words));
                }
            }
        }
    }

    /// Removes the display, so that what follows is not mixed with it.
    pub(super) fn close(self) {
        if let Board::Terminal { all, .. } = self {
            // Where the terminal has gone there is nothing to clear.
            let _gone = all.clear();
        }
    }
}

/// Our own template; if it were wrong, the plain bar would be shown instead.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// A line of progress on standard error.
pub(super) fn say(words: &str) {
    // If standard error is closed, the message cannot be shown anywhere.
    let _unheard = writeln!(std::io::stderr(), "{words}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_told_in_the_order_of_the_way() {
        let mut counts = Counts::default();
        [Stage::Referred, Stage::Open, Stage::Referred].into_iter().for_each(|stage| counts.add(stage));
        let words = counts.in_words();
        assert!(words.starts_with("being filed 1, received 0"), "{words}");
        assert!(words.ends_with("sent 2, retracted 0"), "{words}");
    }
}
