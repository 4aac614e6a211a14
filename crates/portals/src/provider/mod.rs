//! What providers use: the reporting API, and their own pages.

pub mod api;
pub(crate) mod documentation;
mod heads;
mod pages;
mod parts;

pub(crate) use pages::router;
