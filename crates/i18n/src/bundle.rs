//! The catalogues as Fluent bundles, each made when it is first asked for.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use clearline_report::Message;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use sha2::{Digest as _, Sha256};
use unic_langid::LanguageIdentifier;

use crate::value::{Names, number, value};
use crate::{Direction, Language, pseudo};

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: Mutex<BTreeMap<Language, &'static Bundle>> = Mutex::new(BTreeMap::new());

/// The text of `message`; `None` where this catalogue lacks it or its text cannot be made.
pub(crate) fn text(language: Language, message: &Message, names: &dyn Names) -> Option<String> {
    let bundle = bundle(language);
    let pattern = bundle.get_message(message.id())?.value()?;
    let mut arguments = FluentArgs::new();
    for (name, argument) in message.arguments() {
        arguments.set(name.to_owned(), value(language, argument, names));
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
    if !errors.is_empty() {
        return None;
    }
    Some(if language.is_invented() {
        let [before, after] = pseudo::MARKS;
        format!("{before}{text}{after}")
    } else {
        text.into_owned()
    })
}

static VERSIONS: Mutex<BTreeMap<Language, &'static str>> = Mutex::new(BTreeMap::new());

/// The version of a catalogue. Each file is hashed with its length before it, so that no text moves from one to another
/// unseen.
pub(crate) fn version(language: Language) -> &'static str {
    let mut versions = VERSIONS.lock().unwrap_or_else(PoisonError::into_inner);
    versions.entry(language).or_insert_with(|| {
        let mut hash = Sha256::new();
        for text in language.folder().map_or(&[][..], |folder| folder.texts) {
            hash.update(text.len().to_be_bytes());
            hash.update(text);
        }
        hash.update(language.folder().map_or("", |folder| folder.register));
        let digits: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Box::leak(digits.into_boxed_str())
    })
}

/// Does the language's own catalogue have a text of this id?
pub(crate) fn has(language: Language, id: &str) -> bool {
    bundle(language).has_message(id)
}

/// A bundle lives as long as the process, and there are as many as languages.
fn bundle(language: Language) -> &'static Bundle {
    let mut bundles = BUNDLES.lock().unwrap_or_else(PoisonError::into_inner);
    bundles.entry(language).or_insert_with(|| Box::leak(Box::new(made(language))))
}

fn made(language: Language) -> Bundle {
    let locale = language.locale().to_string();
    let mut bundle =
        FluentBundle::new_concurrent(vec![locale.parse::<LanguageIdentifier>().unwrap_or_default()]);
    // Only where the script runs the other way must a Latin name be kept apart; in a page `<bdi>` does it.
    bundle.set_use_isolating(language.direction() == Direction::Rtl);
    bundle.set_formatter(Some(number));
    if language.is_invented() {
        bundle.set_transform(Some(pseudo::accented));
    }
    for text in language.folder().map_or(&[][..], |folder| folder.texts) {
        // A file that cannot be read in part gives what can be; the test of the catalogues names the fault.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
