//! What every document on paper has from the language it is written in.

use clearline_paper::{DAY, Direction, Labels, NUMBER, PAGES};
use clearline_report::{Argument, message};

use crate::Writer;

/// The paper's own words in the language of `writer`.
pub fn labels(writer: Writer<'_>) -> Labels {
    let (number, pages) = (Argument::exact(NUMBER), Argument::exact(PAGES));
    let signs =
        [message!("paper-yes"), message!("paper-no"), message!("paper-unknown"), message!("paper-caution")];
    Labels {
        page: writer.say(&message!("paper-page", number = number, pages = pages)),
        as_of: writer.say(&message!("paper-as-of", day = Argument::exact(DAY))),
        english: writer.say(&message!("paper-english")),
        signs: signs.map(|sign| writer.say(&sign)),
    }
}

/// At which edge of the paper its lines begin.
pub fn direction(writer: Writer<'_>) -> Direction {
    if writer.is_right_to_left() { Direction::RightToLeft } else { Direction::LeftToRight }
}
