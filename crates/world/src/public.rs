use clearline_report::countries::english;
use jiff::ToSpan;
use jiff::tz::Offset;
use rand::Rng;
use rand::seq::IndexedRandom;

use crate::World;
use crate::figures::COUNTRIES;
use crate::people::{Persona, draw_phone};
use crate::providers;
use crate::world::Topic;

/// A report of a member of the public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicSynthetic {
    /// The answers by the field names of the public form, all of them; an unanswered one is empty. `incident` is a value
    /// that the form offers, `danger` is `yes`, `no` or `unsure`, `urls` holds one a line, `when` is a date
    /// (`YYYY-MM-DD`), `country` a name, `place` its code, `contact` an e-mail address or a telephone number, `agencies` `yes`, `no` or empty.
    pub fields: Vec<(&'static str, String)>,
}

const STORIES: [(&str, &str); 4] = [
    ("pictures", "Synthetic: I saw pictures on this page that should not be there."),
    ("contact", "Synthetic: somebody I do not know writes to my child & asks to meet."),
    ("sent", "Synthetic: my daughter was sent something she did not ask for.\nShe is upset."),
    ("selling", "Synthetic: an advertisement that seems to offer a young person."),
];

impl World {
    /// The public report at `index`. Half of them are anonymous.
    pub fn public_report(&self, index: u64) -> PublicSynthetic {
        let mut rng = self.chance(Topic::Public, index);
        let (incident, story) =
            STORIES.choose(&mut rng).copied().unwrap_or(("pictures", "Synthetic: I saw something."));
        let country = COUNTRIES.draw(&mut rng).filter(|_| rng.random_bool(0.8));
        let provider = providers::provider(rng.random_range(0..self.providers()));
        let seen = Persona::draw(country, &mut rng).account;
        let urls: Vec<String> = (0..rng.random_range(0..3))
            .map(|page| format!("https://{}.example.com/p/{seen}?page={page}", provider.id))
            .collect();
        let day = Offset::UTC.to_datetime(self.now).date().saturating_sub(rng.random_range(0..30).days());
        let danger = ["no", "no", "no", "unsure", "yes"].choose(&mut rng).copied().unwrap_or("no");
        let person = rng.random_bool(0.5).then(|| Persona::draw(country, &mut rng));
        let phone = country.and_then(|country| draw_phone(country, &mut rng));
        let (name, contact) = match (person, phone) {
            (None, _) => (String::new(), String::new()),
            (Some(person), Some(phone)) => {
                (person.name(), format!("{}{}", phone.calling_code, phone.national))
            }
            (Some(person), None) => (person.name(), person.email),
        };
        let agencies = ["yes", "no", ""].choose(&mut rng).copied().unwrap_or_default();
        PublicSynthetic {
            fields: vec![
                ("danger", danger.to_owned()),
                ("incident", incident.to_owned()),
                ("story", story.to_owned()),
                ("app", provider.name),
                ("account", format!("synthetic_{seen}")),
                ("urls", urls.join("\n")),
                ("when", day.to_string()),
                ("country", country.and_then(english).unwrap_or_default().to_owned()),
                // Where a name may mean several places, the page asks which.
                ("place", country.map(|country| country.to_string()).unwrap_or_default()),
                ("name", name),
                ("contact", contact),
                ("agencies", agencies.to_owned()),
            ],
        }
    }
}
