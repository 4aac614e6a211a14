//! Journeys over the whole system, each on both engines.
#![cfg(test)]

mod acts;
mod asking;
mod clients;
mod copies;
mod counsel;
mod data;
mod destruction;
mod destruction_scene;
mod documents;
mod edges;
mod ending;
mod every_field;
mod exits;
mod filing;
mod flood;
mod forgotten;
mod hand_over;
mod hashes;
mod keeping;
mod keys;
mod lack;
mod languages;
mod law;
mod law_pages;
mod linked;
mod lists;
mod matrix;
mod network;
mod oversight;
mod people;
mod plans;
mod processes;
mod protected;
mod proves;
mod public;
mod readings;
mod room;
mod second_factor;
mod secrets;
mod shards;
mod sign_in;
mod simulation;
mod standing;
mod steps;
mod transfer;
mod unknown_words;
mod unreadable;
mod uploads;
mod viewing;
mod way;
mod words;

/// Runs one journey on both engines: `on_both!(name)` needs `async fn name(engine: Engine)`.
macro_rules! on_both {
    ($($journey:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $journey() {
                super::$journey(clearline_tests::Engine::Sqlite).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $journey() {
                super::$journey(clearline_tests::Engine::Postgres).await;
            })+
        }
    };
}
pub(crate) use on_both;
