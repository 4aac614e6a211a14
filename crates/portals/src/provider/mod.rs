//! What providers use: the reporting API, and their own pages.

pub mod api;
mod heads;
mod pages;
mod parts;

pub(crate) use pages::router;
