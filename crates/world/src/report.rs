use clearline_report::{
    Classification, Country, FileAnnotation, FileRelevance, IncidentType, PartyRole, ReportAnnotation,
    ReportNumber,
};
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use crate::World;
use crate::draft::Draft;
use crate::figures::{COUNTRIES, PROVIDERS};
use crate::files::{Details, SyntheticFile};
use crate::people::{PHONE_COUNTRIES, draw_phone};
use crate::scenario::{DECK, Ending, Scenario};
use crate::scene::{Scene, Setting};
use crate::world::Topic;

/// A report as a provider sends it: the document, then each file with its details, then the ending.
#[derive(Debug, Clone, PartialEq)]
pub struct SyntheticReport {
    /// Which provider sends it: for [`World::provider`].
    pub provider: usize,
    /// What kind of report it is.
    pub scenario: Scenario,
    /// What the provider does at last.
    pub ending: Ending,
    /// Where the person reported really is; `None` where the report does not say.
    pub country: Option<Country>,
    /// The files, in the order of upload.
    pub files: Vec<SyntheticFile>,
    /// The index of the earlier report that this one supplements: same provider, same account, and it is finished.
    pub supplements: Option<u64>,
    pub(crate) draft: Draft,
}

impl SyntheticReport {
    /// The `<report>` document. `prior` is the number that the service gave the report at
    /// [`SyntheticReport::supplements`]; without it the document is valid too and refers to nothing.
    pub fn xml(&self, prior: Option<ReportNumber>) -> Vec<u8> {
        clearline_wire::write(&self.draft.root(prior))
    }
}

/// Countries with many reports of which no agency has a basis in the synthetic set.
const UNQUALIFIED: [&str; 8] = ["BD", "ID", "PK", "SA", "TR", "DZ", "IQ", "VN"];

impl World {
    /// The report at `index`, with tiny files.
    pub fn report(&self, index: u64) -> SyntheticReport {
        let mut rng = self.chance(Topic::Report, index);
        let scenario = self.scenario(index);
        let earlier = (scenario == Scenario::Supplement).then(|| self.supplemented(index)).flatten();
        let (provider, country) = match &earlier {
            Some((_, report)) => (report.provider, report.country),
            None => (PROVIDERS.draw(&mut rng).unwrap_or(0), self.country_for(scenario, &mut rng)),
        };
        let mut scene = Scene::open(Setting::demo(self.now), provider, country, &mut rng);
        if let Some((_, before)) = &earlier {
            scene.continue_from(&before.draft);
        }
        scene.play(self, scenario, &mut rng);
        SyntheticReport {
            provider,
            scenario,
            ending: scenario.ending(),
            country: scene.country,
            files: scene.files,
            supplements: earlier.map(|(index, _)| index),
            draft: scene.draft,
        }
    }

    /// A report for measuring: always finished, 1 to 3 files of 50 KB to 1 MB, no two of the same account or address.
    pub fn load_report(&self, index: u64, rng: &mut StdRng) -> SyntheticReport {
        // Small files are the many: sizes are even on a logarithmic scale.
        let size = |rng: &mut StdRng| (50_000.0 * 20_f64.powf(rng.random())) as usize;
        let count = rng.random_range(1..=3);
        let sizes: Vec<usize> = (0..count).map(|_| size(rng)).collect();
        self.load_report_of(index, &sizes, rng)
    }

    /// The same with files of the given sizes, in bytes.
    pub fn load_report_of(&self, index: u64, sizes: &[usize], rng: &mut StdRng) -> SyntheticReport {
        let provider = PROVIDERS.draw(rng).unwrap_or(0);
        let country = COUNTRIES.draw(rng);
        let scenario = match index % 10 {
            0 => Scenario::UnviewedFile,
            _ if sizes.len() > 1 => Scenario::SeveralFiles,
            _ => Scenario::Upload,
        };
        let mut scene = Scene::open(Setting::load(self.now), provider, country, rng);
        scene.files = sizes.iter().map(|size| SyntheticFile::draw(*size, rng)).collect();
        let viewed = Details::viewed(Some(scenario != Scenario::UnviewedFile));
        for file in &mut scene.files {
            file.details = Some(Details { original_name: Some(file.name.clone()), ..viewed.clone() });
        }
        SyntheticReport {
            provider,
            scenario,
            ending: Ending::Finish,
            country,
            files: scene.files,
            supplements: None,
            draft: scene.draft,
        }
    }

    /// The first plain upload of the deck that `index` ends.
    fn supplemented(&self, index: u64) -> Option<(u64, SyntheticReport)> {
        let start = index - index % DECK;
        let earlier = (start..index).find(|earlier| self.scenario(*earlier) == Scenario::Upload)?;
        Some((earlier, self.report(earlier)))
    }

    fn country_for(&self, scenario: Scenario, rng: &mut StdRng) -> Option<Country> {
        let named = |code: Option<&&str>| code.and_then(|code| code.parse().ok());
        match scenario {
            Scenario::UsState => Some(Country::US),
            Scenario::ForeignRequest => {
                let foreign: Vec<Country> = self
                    .agencies()
                    .into_iter()
                    .filter(|agency| agency.basis.is_some())
                    .map(|agency| agency.country)
                    .collect();
                foreign.choose(rng).copied()
            }
            Scenario::ForeignRequestUnqualified => named(UNQUALIFIED.choose(rng)),
            Scenario::VpnAddress => PHONE_COUNTRIES.choose(rng).and_then(|(country, _)| country.parse().ok()),
            Scenario::ViralMeme | Scenario::NoLocation => None,
            _ => COUNTRIES.draw(rng),
        }
    }
}

impl Scene {
    /// Changes the plain upload of [`Scene::open`] into the scenario.
    fn play(&mut self, world: &World, scenario: Scenario, rng: &mut StdRng) {
        match scenario {
            Scenario::Supplement | Scenario::Retracted | Scenario::Abandoned => {}
            Scenario::Upload => {
                if rng.random_bool(0.3) {
                    let country = COUNTRIES.draw(rng);
                    self.add_person(PartyRole::IntendedRecipient, country, rng);
                }
            }
            Scenario::UsState => self.place_in_a_state(rng),
            Scenario::ViralMeme => self.batch(rng),
            Scenario::KnownHash => self.send_known(world, rng),
            Scenario::EnticementChat => self.approach(rng),
            Scenario::Sextortion => {
                self.approach(rng);
                self.draft.annotations.push(ReportAnnotation::Sextortion);
                self.draft.escalation = Some("Synthetic: sender states a child is in immediate danger");
            }
            Scenario::UnviewedFile => self.leave_unviewed(rng),
            Scenario::VpnAddress => self.hide_behind_a_proxy(rng),
            Scenario::VictimAbroad => {
                let abroad = std::iter::repeat_with(|| COUNTRIES.draw(rng)).take(100);
                let abroad = abroad.into_iter().flatten().find(|country| Some(*country) != self.country);
                self.add_person(PartyRole::Victim, abroad, rng);
            }
            Scenario::NoLocation => self.change_told(|told| {
                told.captures.clear();
                told.phone = None;
                told.location = None;
            }),
            Scenario::ForeignRequest | Scenario::ForeignRequestUnqualified => {
                self.draft.served_by = self.country;
            }
            Scenario::Informational => {
                let flags = [ReportAnnotation::Spam, ReportAnnotation::Informational];
                self.draft.annotations.extend(flags.choose(rng));
            }
            Scenario::SeveralFiles => self.send_several(rng),
        }
    }

    /// The same account at the same place as in an earlier report.
    fn continue_from(&mut self, before: &Draft) {
        self.draft.internet.clone_from(&before.internet);
        self.draft.accounts = before.accounts.iter().take(1).cloned().collect();
        self.draft.additional = Some("Synthetic: more about an account that was reported before.");
    }

    fn batch(&mut self, rng: &mut StdRng) {
        self.draft.batched = true;
        self.draft.internet = None;
        let accounts = rng.random_range(2..6);
        self.draft.accounts = (0..accounts).map(|_| Scene::bare_account(rng)).collect();
        let annotations = vec![FileAnnotation::PotentialMeme, FileAnnotation::Viral];
        let details = Details { annotations, ..Details::viewed(Some(true)) };
        self.files.iter_mut().for_each(|file| file.details = Some(details.clone()));
    }

    fn send_known(&mut self, world: &World, rng: &mut StdRng) {
        let file = world.known_file(rng.random());
        let hashes = file.digests().into_iter().take(rng.random_range(1..=2)).collect();
        let details = Details { hashes, capture: self.upload_capture(), ..self.full_details(&file) };
        self.files = vec![SyntheticFile { details: Some(details), ..file }];
    }

    /// A grown-up writes to a child; there is text and no file.
    fn approach(&mut self, rng: &mut StdRng) {
        self.draft.kind = IncidentType::Enticement;
        self.draft.meaning = Some("Time of the last message");
        self.draft.internet = Some(Scene::chat(
            &self.draft.platform,
            "Synthetic chat excerpt. A: placeholder line one. B: placeholder line two. A: asks to meet & to keep it secret.",
        ));
        self.files.clear();
        self.add_person(PartyRole::Victim, self.country, rng);
    }

    /// The provider answers no, says nothing of it, or sends no details at all.
    fn leave_unviewed(&mut self, rng: &mut StdRng) {
        let answer = rng.random_range(0..3);
        for file in &mut self.files {
            file.details = match answer {
                0 => Some(Details::viewed(Some(false))),
                1 => Some(Details::viewed(None)),
                _ => None,
            };
        }
    }

    fn hide_behind_a_proxy(&mut self, rng: &mut StdRng) {
        let exits = ["NL", "SE", "CH", "RO"].into_iter().filter_map(|code| code.parse().ok());
        let exits: Vec<Country> = exits.filter(|exit| Some(*exit) != self.country).collect();
        let captures = exits.choose(rng).map(|exit| self.captures(*exit, true, rng));
        let home = self.country;
        let language = PHONE_COUNTRIES.iter().find(|(code, _)| home.is_some_and(|home| home.code() == *code));
        let phone = home.and_then(|home| draw_phone(home, rng));
        self.change_told(|told| {
            told.captures = captures.unwrap_or_default();
            told.location = None;
            told.phone = phone;
            told.remark = language.map(|(_, tag)| format!("Synthetic: language of the account: {tag}"));
        });
    }

    fn send_several(&mut self, rng: &mut StdRng) {
        let count = rng.random_range(2..=3);
        self.files = (0..count).map(|_| SyntheticFile::draw(0, rng)).collect();
        let grades = Classification::ALL;
        let details: Vec<Details> = self
            .files
            .iter()
            .enumerate()
            .map(|(place, file)| match place {
                0 => Details {
                    classification: grades.choose(rng).copied(),
                    capture: self.upload_capture(),
                    ..self.full_details(file)
                },
                1 => Details::viewed(Some(false)),
                _ => Details { relevance: FileRelevance::Supplemental, ..Details::viewed(Some(true)) },
            })
            .collect();
        for (file, details) in self.files.iter_mut().zip(details) {
            file.details = Some(details);
        }
    }
}
