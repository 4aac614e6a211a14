//! The catalogues as Fluent bundles, each made when it is first asked for.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use clearline_report::Message;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::value::{Names, number, value};
use crate::{Direction, Language, pseudo};

type Bundle = FluentBundle<FluentResource>;

/// Each language's tag and the texts of its files.
pub(crate) const CATALOGUES: &[(&str, &[&str])] =
    &include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

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
    Some(match language {
        Language::PSEUDO | Language::PSEUDO_RTL => {
            let [before, after] = pseudo::MARKS;
            format!("{before}{text}{after}")
        }
        _ => text.into_owned(),
    })
}

/// A bundle lives as long as the process, and there are as many as languages.
fn bundle(language: Language) -> &'static Bundle {
    let mut bundles = BUNDLES.lock().unwrap_or_else(PoisonError::into_inner);
    bundles.entry(language).or_insert_with(|| Box::leak(Box::new(made(language))))
}

fn made(language: Language) -> Bundle {
    let source = match language {
        Language::PSEUDO | Language::PSEUDO_RTL => Language::ENGLISH,
        other => other,
    };
    let rules: LanguageIdentifier = source.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![rules]);
    // Only where the script runs the other way must a Latin name be kept apart; in a page `<bdi>` does it.
    bundle.set_use_isolating(language.direction() == Direction::Rtl);
    bundle.set_formatter(Some(number));
    if source != language {
        bundle.set_transform(Some(|text| pseudo::accented(text)));
    }
    for text in texts(source) {
        // A file that cannot be read in part gives what can be; the test of the catalogues names the fault.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn texts(language: Language) -> &'static [&'static str] {
    CATALOGUES.iter().find(|(tag, _)| *tag == language.tag()).map_or(&[], |(_, texts)| texts)
}
