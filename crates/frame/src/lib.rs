//! What the pages of all audiences share: the frame around a page and its parts, what a page says and whose words these
//! are, who reads and who is signed in, what every form needs, and what is answered where no page can be shown.
//!
//! No audience is known here. A page, its handler and its route are in `portals`, one folder per audience.

pub mod addresses;
pub mod answer;
pub mod cookies;
pub mod echo;
pub mod facts;
mod fill;
pub mod form;
pub mod kept;
pub mod limits;
mod navigation;
pub mod reader;
pub mod refused;
#[cfg(feature = "samples")]
pub mod sample;
pub mod session;
pub mod still;
pub mod view;
pub mod words;

use std::sync::Arc;

use clearline_core::House;
use clearline_http::{Audience, Route, Site};
use clearline_law::HouseKind;
use clearline_report::Message;

pub use navigation::Navigation;
use reader::Reader;
use view::Page;

/// What every page needs: how we are reached, and where the navigation of each role leads. Whoever serves pages holds one,
/// and gives it to the extractors of this crate by `FromRef`.
#[derive(Clone)]
pub struct Frame {
    /// How we are reached from outside.
    pub site: Site,
    navigation: Arc<Navigation>,
}

impl Frame {
    /// The frame of a site's pages, with the navigation that these routes declare.
    pub fn new<'a>(site: &Site, routes: impl Iterator<Item = &'a Route>) -> Frame {
        Frame { site: site.clone(), navigation: Arc::new(Navigation::of(routes)) }
    }

    /// A page for a person who is not signed in, in the reader's language, with the languages to choose from. The pages of
    /// the public have a quick exit.
    pub fn page_of(&self, reader: &Reader, title: &Message, audience: Audience) -> Page {
        Page {
            demonstration: self.is_demonstration(),
            exit: audience == Audience::Public,
            register: self.house().register,
            ..reader.page(title, audience)
        }
    }

    /// The page of the sign-in: who signs in works here, and has no page to leave in a hurry. What was typed goes along
    /// into another language.
    pub fn entrance(&self, reader: &Reader, title: &Message) -> Page {
        Page { exit: false, language_form: Some("sign-in"), ..self.page_of(reader, title, Audience::Public) }
    }

    /// A page without the quick exit, for whoever writes a program.
    pub fn page_for_programs(&self, reader: &Reader, title: &Message) -> Page {
        Page { exit: false, ..self.page_of(reader, title, Audience::Public) }
    }

    /// The context of the program.
    pub fn house(&self) -> &Arc<House> {
        &self.site.house
    }

    /// Is everything invented here?
    fn is_demonstration(&self) -> bool {
        self.house().kind == HouseKind::Demonstration
    }
}
