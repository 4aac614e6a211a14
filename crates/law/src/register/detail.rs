//! Whom one writes to: at a provider, and in a country. And which offences of a country match. What is not here is not
//! known: a detail is never a permission.

use clearline_report::{AgencyId, Country, Message, message, words};
use jiff::civil::Date;

use super::{Confidence, Dates, Register, Standing};

words! {
    /// What a detail says of a provider or of a country.
    pub enum DetailOf of "detail" {
        /// The company that keeps the data, by where the user is.
        LegalEntity = "legal_entity" => message!("detail-legal-entity"),
        /// The page of the provider for the police.
        Guidelines = "guidelines" => message!("detail-guidelines"),
        /// Where legal process is sent.
        LegalProcess = "legal_process" => message!("detail-legal-process"),
        /// Where one writes while somebody is in danger.
        Emergency = "emergency" => message!("detail-emergency"),
        /// Whether it gives records to police abroad of its own will.
        RecordsToForeignPolice = "records_to_foreign_police" => message!("detail-records-to-foreign-police"),
        /// What it asks for before it gives contents to police abroad.
        ContentToForeignPolice = "content_to_foreign_police" => message!("detail-content-to-foreign-police"),
        /// How one asks it to keep data.
        Preservation = "preservation" => message!("detail-preservation"),
        /// How long it keeps them then.
        PreservationLength = "preservation_length" => message!("detail-preservation-length"),
        /// Whether it tells the user.
        UserNotice = "user_notice" => message!("detail-user-notice"),
        /// By what it finds an account.
        Identifiers = "identifiers" => message!("detail-identifiers"),
        /// The languages it reads, or requests are written in.
        Languages = "languages" => message!("detail-languages"),
        /// Whether the number of a report helps it.
        ReportNumberHelps = "report_number_helps" => message!("detail-report-number-helps"),
        /// What else it says.
        Note = "note" => message!("detail-note"),
        /// The authority that makes and receives requests for legal assistance.
        MlaAuthority = "mla_authority" => message!("detail-mla-authority"),
        /// What becomes of such a request there.
        MlaProcedure = "mla_procedure" => message!("detail-mla-procedure"),
        /// The authority for assistance in matters of cybercrime, where it is another one.
        CybercrimeAuthority = "cybercrime_authority" => message!("detail-cybercrime-authority"),
        /// The contact point that answers day and night.
        Network247 = "network_24_7" => message!("detail-network-24-7"),
        /// A police unit for the exploitation of children online.
        PoliceUnit = "police_unit" => message!("detail-police-unit"),
        /// The national bureau of INTERPOL.
        InterpolBureau = "interpol_bureau" => message!("detail-interpol-bureau"),
        /// How long requests take.
        UsualTime = "usual_time" => message!("detail-usual-time"),
        /// The offence of possession.
        OffencePossession = "offence_possession" => message!("detail-offence-possession"),
        /// Those of distribution and possession, where a source has them together.
        OffenceDistributionPossession = "offence_distribution_possession" =>
            message!("detail-offence-distribution-possession"),
        /// The offence of production.
        OffenceProduction = "offence_production" => message!("detail-offence-production"),
        /// The offence of grooming or solicitation.
        OffenceSolicitation = "offence_solicitation" => message!("detail-offence-solicitation"),
        /// Who is a child.
        OffenceAge = "offence_age" => message!("detail-offence-age"),
        /// Whether drawn and made images count.
        OffenceDrawings = "offence_drawings" => message!("detail-offence-drawings"),
        /// Another provision that may matter.
        OffenceOther = "offence_other" => message!("detail-offence-other"),
    }
}

impl DetailOf {
    /// The offences of a country, in the order in which a reader looks for them.
    pub const OFFENCES: [DetailOf; 7] = [
        DetailOf::OffenceDistributionPossession,
        DetailOf::OffencePossession,
        DetailOf::OffenceProduction,
        DetailOf::OffenceSolicitation,
        DetailOf::OffenceAge,
        DetailOf::OffenceDrawings,
        DetailOf::OffenceOther,
    ];

    /// The authorities of a country, in the order in which a reader looks for them.
    pub const AUTHORITIES: [DetailOf; 8] = [
        DetailOf::PoliceUnit,
        DetailOf::Network247,
        DetailOf::MlaAuthority,
        DetailOf::CybercrimeAuthority,
        DetailOf::MlaProcedure,
        DetailOf::InterpolBureau,
        DetailOf::Languages,
        DetailOf::UsualTime,
    ];

    /// Is it said of countries? All others are said of providers; the languages of either.
    pub fn is_of_country(self) -> bool {
        DetailOf::OFFENCES.contains(&self) || DetailOf::AUTHORITIES.contains(&self)
    }

    /// Is it said of providers?
    pub fn is_of_provider(self) -> bool {
        self == DetailOf::Languages || !self.is_of_country()
    }
}

/// Of whom a detail is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A provider, by its id in the register.
    Provider(String),
    /// A country.
    Country(Country),
}

impl About {
    /// As the key of a detail begins.
    pub fn key(&self) -> &str {
        match self {
            About::Provider(id) => id,
            About::Country(country) => country.code(),
        }
    }
}

/// One thing known of a provider or a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Of whom.
    pub about: About,
    /// What it says.
    pub of: DetailOf,
    /// Which of several rows of the same kind, from 1.
    pub number: Option<u32>,
    /// What is so, in words.
    pub value: String,
    /// When it holds, and when we knew.
    pub dates: Dates,
    /// The sources, by their keys in the register; never empty.
    pub sources: Vec<String>,
    /// A page to open.
    pub url: Option<String>,
    /// As of when: a day, a month, a year, or `undated`.
    pub as_of: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// What else there is to know.
    pub note: Option<String>,
}

/// A service whose provider reports, and is asked for data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderEntry {
    /// Its name here.
    pub id: String,
    /// The service, as people call it.
    pub service: String,
    /// The names it has in reports and lists.
    pub names: Vec<String>,
    /// How many reports of the year 2023 it made, where it is known.
    pub reports_2023: Option<u64>,
    /// The sources, by their keys in the register.
    pub sources: Vec<String>,
}

/// An office of a federal agency abroad, and the countries that it covers as far as a source says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its name here.
    pub id: String,
    /// The agency.
    pub agency: AgencyId,
    /// The city.
    pub place: String,
    /// The country it is in.
    pub country: Country,
    /// The countries that it covers.
    pub covers: Vec<Country>,
    /// Legal attaché, sub-office, …
    pub kind: String,
    /// When it holds, and when we knew.
    pub dates: Dates,
    /// The sources, by their keys in the register; never empty.
    pub sources: Vec<String>,
    /// A page to read.
    pub url: Option<String>,
    /// As of when: a day, a month, a year, or `undated`.
    pub as_of: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// What else there is to know.
    pub note: Option<String>,
}

/// A name as it is compared: letters and digits only, in small letters, without the form of the company at its end.
fn plain(name: &str) -> String {
    let words: Vec<String> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let form = |word: &String| matches!(word.as_str(), "inc" | "llc" | "ltd" | "limited" | "corp" | "gmbh");
    let company = words.iter().rposition(|word| !form(word)).map_or(0, |last| last + 1);
    words.get(..company).unwrap_or_default().concat()
}

impl Register {
    /// What is known of a provider or a country on `day`, in the order of the kinds and their numbers.
    pub fn details<'r>(&'r self, about: &About, day: Date) -> impl Iterator<Item = &'r Detail> {
        let rows = self.details.get(about).map_or(&[][..], Vec::as_slice);
        rows.iter().filter(move |row| row.dates.standing(day) == Standing::InForce)
    }

    /// The first detail of one kind.
    pub fn detail(&self, about: &About, of: DetailOf, day: Date) -> Option<&Detail> {
        self.details(about, day).find(|row| row.of == of)
    }

    /// One provider.
    pub fn provider(&self, id: &str) -> Option<&ProviderEntry> {
        self.providers.get(id)
    }

    /// All providers, by id.
    pub fn providers(&self) -> impl Iterator<Item = &ProviderEntry> {
        self.providers.values()
    }

    /// The provider that a report names, by its id, its service or one of its names, however they are written.
    pub fn provider_named(&self, name: &str) -> Option<&ProviderEntry> {
        let wanted = plain(name);
        let is = |known: &str| plain(known) == wanted;
        let called = |entry: &&ProviderEntry| {
            is(&entry.id) || entry.service.split(',').any(is) || entry.names.iter().any(|name| is(name))
        };
        self.providers().filter(|_| !wanted.is_empty()).find(called)
    }

    /// The offices of federal agencies that cover a country on `day`, those in the country first.
    pub fn offices(&self, country: Country, day: Date) -> Vec<&Office> {
        let covers = |office: &&Office| {
            office.covers.contains(&country) && office.dates.standing(day) == Standing::InForce
        };
        let mut offices: Vec<&Office> = self.offices.iter().filter(covers).collect();
        offices.sort_by_key(|office| (office.country != country, &office.id));
        offices
    }

    /// Every office, by id.
    pub fn all_offices(&self) -> &[Office] {
        &self.offices
    }
}

impl Detail {
    /// Its key: `facebook/legal_entity`, `IN/police_unit/2`.
    pub(super) fn key(&self) -> String {
        let number = self.number.map(|number| format!("/{number}")).unwrap_or_default();
        format!("{}/{}{number}", self.about.key(), self.of.word())
    }

    /// What a person would call it: `legal entity of facebook`.
    pub(super) fn title(&self) -> Message {
        let what = self.of.message();
        match &self.about {
            About::Provider(id) => {
                message!("row-detail", what = what, of = clearline_report::Argument::name(id))
            }
            About::Country(country) => message!("row-detail-country", what = what, country = *country),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_provider_is_found_however_its_name_is_written() {
        assert_eq!(plain("Instagram, Inc."), "instagram");
        assert_eq!(plain("X Corp"), plain("x"));
        assert_eq!(plain("Example Social"), "examplesocial");
        assert_eq!(plain("Inc."), "");
    }
}
