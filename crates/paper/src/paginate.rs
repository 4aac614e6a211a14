//! Rows to pages.

use crate::layout::{Block, LEAST, PAGE};

/// From the top of the paper to the first row of the first page, and of the others, which have a head.
const TOP: (f32, f32) = (46.0, 69.0);
/// From the top of the paper to the line of writing of the head.
pub(crate) const HEAD: f32 = 47.5;
/// From the bottom of the paper to the last line of the foot.
pub(crate) const FOOT: f32 = 43.5;
/// The distance of the foot's lines.
pub(crate) const FOOT_LEADING: f32 = LEAST * 1.4;

/// Which row it is, and how far it is from the top of the paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stand {
    pub(crate) block: usize,
    pub(crate) row: usize,
    pub(crate) y: f32,
}

/// The rule above the foot.
pub(crate) fn foot_rule(foot_lines: usize) -> f32 {
    PAGE.1 - FOOT - FOOT_LEADING * foot_lines.max(1) as f32 - 5.0
}

/// The rows of each page; `None` where there would be more pages than `limit`.
pub(crate) fn paginate(blocks: &[Block<'_>], foot_lines: usize, limit: u32) -> Option<Vec<Vec<Stand>>> {
    let mut paper = Paper { pages: vec![Vec::new()], y: TOP.0, bottom: foot_rule(foot_lines) - 12.0, limit };
    if limit == 0 {
        return None;
    }
    for (at, block) in blocks.iter().enumerate() {
        let full = paper.y + block.gap + needed(blocks.get(at..).unwrap_or(&[])) > paper.bottom;
        if !paper.fresh() && (block.turns || full) {
            paper.turn()?;
        }
        if !paper.fresh() {
            paper.y += block.gap;
        }
        paper.place(at, block)?;
    }
    Some(paper.pages)
}

/// How many pages these are, the last as the part of it that is filled.
pub(crate) fn filled(pages: &[Vec<Stand>], blocks: &[Block<'_>], foot_lines: usize) -> f32 {
    let bottom = foot_rule(foot_lines) - 12.0;
    let last = pages.last().and_then(|page| page.last());
    let end = last.map_or(0.0, |stand| {
        let row = blocks.get(stand.block).and_then(|block| block.rows.get(stand.row));
        stand.y + row.map_or(0.0, |row| row.height)
    });
    let top = if pages.len() > 1 { TOP.1 } else { TOP.0 };
    pages.len().saturating_sub(1) as f32 + ((end - top) / (bottom - top)).clamp(0.0, 1.0)
}

/// A block up to this height is not split where it fits on the next page.
const WHOLE: f32 = 45.0;

fn height(block: &Block<'_>) -> f32 {
    block.rows.iter().map(|row| row.height).sum()
}

/// The height that must be there for the first of these blocks to begin: with all that must follow on the same page.
fn needed(blocks: &[Block<'_>]) -> f32 {
    let mut sum = 0.0;
    for (at, block) in blocks.iter().enumerate() {
        sum += if at > 0 { block.gap } else { 0.0 };
        let whole = height(block);
        if whole > WHOLE {
            return sum + block.rows.iter().take(2).map(|row| row.height).sum::<f32>();
        }
        sum += whole;
        if !block.leads {
            break;
        }
    }
    sum
}

struct Paper {
    pages: Vec<Vec<Stand>>,
    y: f32,
    bottom: f32,
    limit: u32,
}

impl Paper {
    fn fresh(&self) -> bool {
        self.pages.last().is_some_and(Vec::is_empty)
    }

    fn turn(&mut self) -> Option<()> {
        if self.pages.len() >= self.limit as usize {
            return None;
        }
        self.pages.push(Vec::new());
        self.y = TOP.1;
        Some(())
    }

    /// Places a block's rows, on further pages as needed. A last row is never alone on a page.
    fn place(&mut self, block: usize, of: &Block<'_>) -> Option<()> {
        let mut left = height(of);
        for (at, row) in of.rows.iter().enumerate() {
            let fits = |height: f32| self.y + height <= self.bottom;
            let lonely =
                of.rows.len() > 3 && at + 2 == of.rows.len() && at > 1 && height(of) > WHOLE && !fits(left);
            if (!fits(row.height) || lonely) && !self.fresh() {
                self.turn()?;
            }
            if let Some(page) = self.pages.last_mut() {
                page.push(Stand { block, row: at, y: self.y });
            }
            self.y += row.height;
            left -= row.height;
        }
        Some(())
    }
}
