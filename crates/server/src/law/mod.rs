//! `clearline law`: the register and its answers at the terminal. Everything works with no network; only `explain` and
//! `impact` read the house's own store.

mod ask;
mod load;
mod paths;
mod show;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use clearline_law::{AgeLimits, Category, Register, Wanted};
use clearline_report::countries::{Meaning, meant};
use clearline_report::{AgencyId, Country, ReportNumber};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::config::{Config, Flags};
use crate::output::{Done, complain, line};

pub(crate) use load::{RegisterError, load};

/// The law: what the register says, what would be ruled, and why. Not legal advice
#[derive(Subcommand)]
pub(crate) enum Law {
    /// What would be ruled of a report and an agency, with the whole trace and the brief
    Explain {
        /// The report's number
        #[arg(long)]
        report: ReportNumber,
        /// Key of the agency
        #[arg(long)]
        agency: AgencyId,
        #[command(flatten)]
        when: When,
    },
    /// The paths by which one country's authorities get evidence that lies in another
    Path {
        /// Where the evidence lies: a code such as DE, or a name
        #[arg(long)]
        from: String,
        /// Whose authorities ask: a code or a name
        #[arg(long)]
        to: String,
        /// Only paths to data of these categories: subscriber, traffic, content, real_time
        #[arg(long, value_delimiter = ',')]
        category: Vec<Category>,
        /// Only what is quick enough while somebody is in danger
        #[arg(long)]
        emergency: bool,
        #[command(flatten)]
        when: When,
    },
    /// What the register holds of a country
    Country {
        /// Its code, such as DE, or its name
        country: String,
        #[command(flatten)]
        when: When,
    },
    /// How two registers differ: each is `shipped`, `current` (shipped and the overlay), or a directory of files
    Diff {
        /// The earlier one
        a: String,
        /// The later one
        b: String,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Check a directory of files as an overlay: every fault with file, line and what to do
    Check {
        /// The directory
        directory: PathBuf,
    },
    /// Entries that are stale, that lapse within some days, or whose facts are old
    Stale {
        /// Within how many days
        #[arg(long, default_value_t = 90)]
        within: u16,
        #[command(flatten)]
        age: Age,
        #[command(flatten)]
        when: When,
    },
    /// Every obligation of the statute, and which code holds it
    Obligations {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// A matrix for review, as it is kept in instruments/
    Matrix {
        /// Which one
        #[arg(value_enum)]
        which: Which,
        /// Of which day, for the disclosure matrix; today where absent
        #[arg(long)]
        at: Option<Date>,
    },
    /// The open referrals whose ruling would be another today, by the register in use or the one of --register
    Impact {
        /// What would change if something of the watch list happened on a day, such as cloud-uk@2027-10-02
        #[arg(long = "if", value_name = "ID@DAY")]
        supposed: Option<String>,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
}

/// After how many months facts are old.
#[derive(Debug, Args)]
pub(crate) struct Age {
    /// Months for a fact about a treaty or an agreement
    #[arg(long, value_name = "MONTHS", default_value_t = AgeLimits::default().treaty)]
    treaty_months: u16,
    /// Months for a fact about a practice
    #[arg(long, value_name = "MONTHS", default_value_t = AgeLimits::default().practice)]
    practice_months: u16,
    /// Months for an entry of the directory of agencies
    #[arg(long, value_name = "MONTHS", default_value_t = AgeLimits::default().directory)]
    directory_months: u16,
}

impl Age {
    fn limits(&self) -> AgeLimits {
        AgeLimits {
            treaty: self.treaty_months,
            practice: self.practice_months,
            directory: self.directory_months,
        }
    }
}

/// As of when.
#[derive(clap::Args)]
pub(crate) struct When {
    /// The law of which day, YYYY-MM-DD; today where absent
    #[arg(long)]
    at: Option<Date>,
    /// As it was known at the end of which day; all we know where absent
    #[arg(long)]
    known: Option<Date>,
    /// Print as JSON
    #[arg(long)]
    json: bool,
}

/// The matrices.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Which {
    /// Recipients, fields, files, elements and what may go on, each with its clauses
    Disclosure,
    /// Roles and acts
    Access,
    /// What every address answers to every caller, as it was reviewed and as tests find it
    Routes,
}

impl Law {
    pub(crate) async fn run(self, flags: &Flags) -> Done {
        let config = Config::settle(flags)?;
        match self {
            Law::Explain { report, agency, when } => ask::explain(&config, report, &agency, &when).await,
            Law::Path { from, to, category, emergency, when } => {
                let wanted = Wanted { data: category, emergency };
                paths::path(&known(&config, &when)?, (&from, &to), &wanted, &when)
            }
            Law::Country { country, when } => show::country(&known(&config, &when)?, &country, &when),
            Law::Diff { a, b, json } => {
                show::diff(&load::named(&a, &config)?, &load::named(&b, &config)?, json)
            }
            Law::Check { directory } => {
                let register = load::overlay(&directory)?;
                line(format!("These files are accepted. Register {}", register.version()));
                Ok(ExitCode::SUCCESS)
            }
            Law::Stale { within, age, when } => show::stale(&known(&config, &when)?, within, &age, &when),
            Law::Obligations { json } => show::obligations(load(&config)?, json),
            Law::Matrix { which, at } => show::matrix(load(&config)?, which, at),
            Law::Impact { supposed: None, json } => ask::impact(&config, None, now(), json).await,
            Law::Impact { supposed: Some(text), json } => suppose(&config, &text, json).await,
        }
    }
}

/// What would change if something of the watch list happened: rows of the register, and then rulings.
async fn suppose(config: &Config, text: &str, json: bool) -> Done {
    let register = load(config)?;
    let found =
        text.split_once('@').and_then(|(id, day)| Some((register.watched(id)?, day.parse::<Date>().ok()?)));
    let Some((watched, day)) = found else {
        let listed: Vec<&str> = register.watch_list().map(|one| one.id.as_str()).collect();
        complain(&format!(
            "{text} is nothing that is watched: write one of {} with @ and a day",
            listed.join(", ")
        ));
        return Ok(ExitCode::FAILURE);
    };
    let (after, supposed) = watched.suppose(register, day).map_err(RegisterError::Refused)?;
    show::supposed(register, watched, &supposed, json);
    show::diff(register, &after, json)?;
    let end = day.at(23, 59, 59, 0);
    let moment = jiff::tz::TimeZone::UTC.to_timestamp(end).unwrap_or_else(|_| now());
    ask::impact(config, Some(&after), moment, json).await
}

/// The register in use, as it was known on the asked day.
fn known(config: &Config, when: &When) -> Result<Register, RegisterError> {
    let register = load(config)?;
    Ok(when.known.map_or_else(|| register.clone(), |day| register.known_on(day)))
}

/// The country that somebody typed, by its code or by its name in any language; `None` after saying what to type.
fn country_of(register: &Register, words: &str) -> Option<Country> {
    let known = |country: &Country| register.country(*country).is_some();
    let country = match words.to_uppercase().parse::<Country>() {
        Ok(country) => Some(country),
        Err(_) => match meant(words) {
            Meaning::Place(place) if place.town.is_none() => Some(place.spot.country),
            Meaning::Place(_) | Meaning::Ask(_) | Meaning::Words => None,
        },
    };
    let found = country.filter(known);
    if found.is_none() {
        complain(&format!("{words} is no country of this register: give a code such as DE, or a name"));
    }
    found
}

impl When {
    /// The day that the answer is for.
    fn day(&self) -> Date {
        self.at.unwrap_or_else(|| jiff::tz::TimeZone::UTC.to_datetime(now()).date())
    }

    /// The moment of the ruling: the end of the given day, or the present where no day is given.
    fn moment(&self) -> Timestamp {
        let end = self.at.map(|day| day.at(23, 59, 59, 0));
        end.and_then(|end| jiff::tz::TimeZone::UTC.to_timestamp(end).ok()).unwrap_or_else(now)
    }
}

fn now() -> Timestamp {
    use clearline_core::Clock as _;
    crate::outside::SystemClock.now()
}
