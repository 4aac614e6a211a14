//! What holds for every page of every audience, held on their samples; and what pages show of a report.

mod facts;
mod marks;
mod navigation;
mod pages;
mod unmarked;
