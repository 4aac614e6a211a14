//! What every document on paper has from the language it is written in.

use clearline_disclosure::Writer;
use clearline_paper::{DAY, Direction, Labels, NUMBER, PAGES};
use clearline_report::{Argument, message};

/// The paper's own words in the language of `writer`.
pub(super) fn labels(writer: Writer<'_>) -> Labels {
    let (number, pages) = (Argument::exact(NUMBER), Argument::exact(PAGES));
    let signs =
        [message!("paper-yes"), message!("paper-no"), message!("paper-unknown"), message!("paper-caution")];
    Labels {
        page: writer.say(&message!("paper-page", number = number, pages = pages)),
        as_of: writer.say(&message!("paper-as-of", day = Argument::exact(DAY))),
        signs: signs.map(|sign| writer.say(&sign)),
    }
}

/// At which edge of the paper its lines begin.
pub(super) fn direction(writer: Writer<'_>) -> Direction {
    if writer.is_right_to_left() { Direction::RightToLeft } else { Direction::LeftToRight }
}
