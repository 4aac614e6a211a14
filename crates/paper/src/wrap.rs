//! Where a line of text ends.

use std::ops::Range;

use crate::text::Run;

/// After which cluster a line may end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Break {
    /// After a space or a hyphen between words.
    Between,
    /// Inside of an address or another long word, where it hurts least.
    Within,
    No,
}

/// The lines of a run, as ranges of its clusters, none wider than `width` (in parts of the type's size) but for spaces at
/// its end. Words are kept whole; one that is wider than a line is broken after its signs or, where it has none, anywhere.
pub(crate) fn lines(run: &Run, width: f32) -> Vec<Range<usize>> {
    let breaks = breaks(run);
    let mut lines = Vec::new();
    let (mut start, mut filled) = (0, 0.0);
    let (mut between, mut within) = (0, 0);
    for (at, (cluster, after)) in run.clusters.iter().zip(&breaks).enumerate() {
        let space = run.str_of(cluster) == " ";
        if !space && at > start && filled + cluster.width > width {
            let cut = [between, within].into_iter().find(|cut| *cut > start).unwrap_or(at);
            lines.push(start..cut);
            start = cut;
            filled = run.width(&(start..at));
            // A word may have been carried over that is itself too wide together with this cluster.
            if filled + cluster.width > width && at > start {
                let cut = if within > start { within } else { at };
                lines.push(start..cut);
                start = cut;
                filled = run.width(&(start..at));
            }
        }
        filled += cluster.width;
        match after {
            Break::Between => between = at + 1,
            Break::Within => within = at + 1,
            Break::No => {}
        }
    }
    lines.push(start..run.clusters.len());
    lines
}

/// A longer text is not balanced: a short last line is not noticed among many.
const EVENED_MAX: usize = 12;

/// The lines of a run as [`lines`] has them, but where the last would hold next to nothing, the others give it some.
/// There are never more lines for it. `least` is how much of the width the lines keep.
pub(crate) fn even_lines(run: &Run, width: f32, least: f32) -> Vec<Range<usize>> {
    const STEPS: usize = 6;
    let wide = lines(run, width);
    let short = wide.last().is_some_and(|last| run.width(last) < width * (1.0 - least));
    if wide.len() < 2 || wide.len() > EVENED_MAX || !short {
        return wide;
    }
    let (mut narrow, mut enough, mut best) = (width * least, width, None);
    for _ in 0..STEPS {
        let middle = f32::midpoint(narrow, enough);
        let tried = lines(run, middle);
        if tried.len() == wide.len() {
            enough = middle;
            best = Some(tried);
        } else {
            narrow = middle;
        }
    }
    best.unwrap_or(wide)
}

fn breaks(run: &Run) -> Vec<Break> {
    let firsts: Vec<char> =
        run.clusters.iter().map(|cluster| run.str_of(cluster).chars().next().unwrap_or(' ')).collect();
    let at = |index: Option<usize>| index.and_then(|index| firsts.get(index)).copied().unwrap_or(' ');
    // Is this in a word that has signs which words do not have?
    let mut marked: Vec<bool> = Vec::with_capacity(firsts.len());
    for word in firsts.split_inclusive(|c| *c == ' ') {
        let signs = word.iter().any(|c| matches!(c, '/' | '@' | '_' | '=' | '\\'));
        marked.extend(word.iter().map(|_| signs));
    }
    let address = |index: usize| marked.get(index).copied().unwrap_or(false);
    let kind = |(index, c): (usize, &char)| {
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        match c {
            ' ' if after != ' ' => Break::Between,
            // Between words, and not in a date, a number or an address.
            '-' | '\u{2010}' | '\u{2013}' | '\u{2014}'
                if before.is_alphabetic() && after.is_alphabetic() && !address(index) =>
            {
                Break::Between
            }
            '/' | '?' | '&' | '=' | '.' | '_' | '-' | ',' | ':' | ';' | '@' | '#' | '+' | '|'
                if after.is_alphanumeric() =>
            {
                Break::Within
            }
            _ => Break::No,
        }
    };
    firsts.iter().enumerate().map(kind).collect()
}

/// As much of a run as fits on one line, and whether that is all of it. What is left out makes room for `sign`.
pub(crate) fn head(run: &Run, width: f32, sign: f32) -> (Range<usize>, bool) {
    if run.width(&run.whole()) <= width {
        return (run.whole(), true);
    }
    let (mut filled, mut end) = (sign, 0);
    for cluster in &run.clusters {
        if filled + cluster.width > width {
            break;
        }
        filled += cluster.width;
        end += 1;
    }
    while end > 0 && run.clusters.get(end - 1).is_some_and(|cluster| run.str_of(cluster) == " ") {
        end -= 1;
    }
    (0..end, false)
}
