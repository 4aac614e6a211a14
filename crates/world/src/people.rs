//! Invented people. Every name means "sample" or "invented" in its language.

use clearline_report::Country;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use rand::Rng;
use rand::seq::IndexedRandom;

/// Given names and family names for the countries of one script.
struct Names {
    countries: &'static [&'static str],
    given: &'static [&'static str],
    family: &'static [&'static str],
}

const LATIN: Names = Names {
    countries: &[],
    given: &["Alex", "Robin", "Kim", "Sam", "Noa", "Charlie", "Andrea", "Sascha"],
    family: &[
        "Example",
        "Sample",
        "Beispiel",
        "Exemple",
        "Ejemplo",
        "Esempio",
        "Exemplo",
        "Voorbeeld",
        "Örnek",
    ],
};

const OTHER_SCRIPTS: [Names; 11] = [
    Names {
        countries: &["IN", "NP"], given: &["नमूना", "उदाहरण"], family: &["काल्पनिक", "परीक्षण"]
    },
    Names {
        countries: &["BD"], given: &["নমুনা", "উদাহরণ"], family: &["কাল্পনিক", "পরীক্ষা"]
    },
    Names {
        countries: &["SA", "DZ", "IQ", "EG", "MA", "YE", "AE", "LY", "JO", "TN", "OM", "SY", "KW"],
        given: &["مثال", "نموذج"],
        family: &["افتراضي", "تجريبي"],
    },
    Names {
        countries: &["PK", "AF"], given: &["مثال", "نمونہ"], family: &["فرضی", "آزمائشی"]
    },
    Names {
        countries: &["RU", "UA", "KZ", "KG", "MN"],
        given: &["Пример", "Образец"],
        family: &["Вымышленный", "Примеров"],
    },
    Names {
        countries: &["TH"], given: &["ตัวอย่าง", "สมมติ"], family: &["ทดสอบ", "นามสมมติ"]
    },
    Names { countries: &["MM"], given: &["နမူနာ"], family: &["စမ်းသပ်"] },
    Names { countries: &["KH"], given: &["ឧទាហរណ៍"], family: &["សាកល្បង"] },
    Names { countries: &["LK"], given: &["නියැදි"], family: &["උදාහරණ"] },
    Names { countries: &["JP"], given: &["見本", "例"], family: &["架空", "仮名"] },
    Names { countries: &["IL"], given: &["דוגמה"], family: &["בדוי"] },
];

const MAIL_HOSTS: [&str; 4] = ["mail.example.com", "post.example.org", "example.net", "inbox.example.com"];

/// An invented person with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Persona {
    pub(crate) given: &'static str,
    pub(crate) family: &'static str,
    /// The provider's key of the account: 16 hexadecimal digits.
    pub(crate) account: String,
    pub(crate) email: String,
    pub(crate) age: i16,
}

impl Persona {
    /// A grown-up whose name fits the country.
    pub(crate) fn draw(country: Option<Country>, rng: &mut impl Rng) -> Persona {
        let names = country
            .and_then(|country| OTHER_SCRIPTS.iter().find(|names| names.countries.contains(&country.code())))
            .unwrap_or(&LATIN);
        let account = format!("{:016x}", rng.random::<u64>());
        let host = MAIL_HOSTS.choose(rng).copied().unwrap_or("example.com");
        Persona {
            given: names.given.choose(rng).copied().unwrap_or("Alex"),
            family: names.family.choose(rng).copied().unwrap_or("Example"),
            email: format!("person.{account}@{host}"),
            account,
            age: rng.random_range(18..70),
        }
    }

    /// A young person.
    pub(crate) fn draw_minor(country: Option<Country>, rng: &mut impl Rng) -> Persona {
        Persona { age: rng.random_range(9..17), ..Persona::draw(country, rng) }
    }

    /// Given name and family name.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.given, self.family)
    }

    /// A birthday that gives the age on the day of `now`.
    pub(crate) fn born(&self, now: Timestamp) -> Date {
        let year = Offset::UTC.to_datetime(now).year() - self.age - 1;
        Date::new(year, 12, 31).unwrap_or(Date::constant(1990, 12, 31))
    }
}

/// A telephone number that no person has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phone {
    /// `+` and one to three digits.
    pub(crate) calling_code: &'static str,
    /// The rest, digits only.
    pub(crate) national: String,
}

/// The countries of which we know numbers reserved for fiction, with a language somebody there may use.
pub(crate) const PHONE_COUNTRIES: [(&str, &str); 7] = [
    ("US", "en-US"),
    ("CA", "fr-CA"),
    ("GB", "en-GB"),
    ("FR", "fr-FR"),
    ("DE", "de-DE"),
    ("AU", "en-AU"),
    ("SE", "sv-SE"),
];

/// A number from the ranges that the country's numbering authority keeps free for fiction (NANPA 555-0100 to 0199,
/// Ofcom, ARCEP, Bundesnetzagentur, ACMA, PTS); `None` where we know of no such range.
pub(crate) fn draw_phone(country: Country, rng: &mut impl Rng) -> Option<Phone> {
    let mut below = |limit: u32| rng.random_range(0..limit);
    let (calling_code, national) = match country.code() {
        "US" => {
            let area = ["202", "212", "303", "312", "404", "503", "602", "617", "702", "907"];
            ("+1", format!("{}55501{:02}", area.get(below(10) as usize)?, below(100)))
        }
        "CA" => {
            let area = ["416", "514", "604", "613"];
            ("+1", format!("{}55501{:02}", area.get(below(4) as usize)?, below(100)))
        }
        "GB" => ("+44", format!("7700900{:03}", below(1_000))),
        "FR" => ("+33", format!("63998{:04}", below(10_000))),
        "DE" => ("+49", format!("3023125{:03}", below(900))),
        "AU" => {
            ("+61", format!("491570{}", ["006", "156", "157", "158", "159", "110"].get(below(6) as usize)?))
        }
        "SE" => ("+46", format!("70174{:04}", 605 + below(95))),
        _ => return None,
    };
    Some(Phone { calling_code, national })
}

/// The states of the Union, by their two letters.
pub(crate) const STATES: [&str; 50] = [
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY",
    "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND",
    "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
];
