//! The law's answers as a lawyer would check them, and what must hold for all facts.
//!
//! `scenarios/*.toml` are the named cases, each with its reason; [`golden`] asks them, [`properties`] what holds for
//! every kind of facts, and [`mutation`] whether each row of the table of obligations is worth its place.
#![cfg(test)]

mod acknowledged;
mod age;
mod candidates;
mod duties;
mod golden;
mod matrix;
mod mutation;
mod paths;
mod properties;
mod random;
mod scenario;
mod support;
mod supposed;
mod told;
