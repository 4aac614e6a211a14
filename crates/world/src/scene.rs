//! The plain upload that every synthetic report starts from, and the parts it is changed with.

use clearline_report::{CaptureKind, Country, IncidentType, PartyRole};
use clearline_wire::Element;
use jiff::Timestamp;
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use crate::addresses::{Variety, draw_address};
use crate::draft::{Account, Draft, Told, capture, wire_time};
use crate::files::{Details, SyntheticFile};
use crate::people::{Persona, STATES, draw_phone};
use crate::providers::{self, Service};

/// What a set of reports has in common.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    now: Timestamp,
    variety: Variety,
    /// How often a telephone number is given. Few numbers are reserved for fiction, so a large set gives them seldom.
    phone_share: f64,
}

impl Setting {
    pub(crate) fn demo(now: Timestamp) -> Setting {
        Setting { now, variety: Variety::Shared, phone_share: 0.5 }
    }

    pub(crate) fn load(now: Timestamp) -> Setting {
        Setting { now, variety: Variety::Wide, phone_share: 0.05 }
    }
}

/// A report under construction.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    setting: Setting,
    provider: usize,
    pub(crate) country: Option<Country>,
    pub(crate) draft: Draft,
    pub(crate) files: Vec<SyntheticFile>,
    at: Timestamp,
}

impl Scene {
    /// One account in the country, one tiny file that the provider viewed.
    pub(crate) fn open(
        setting: Setting,
        provider: usize,
        country: Option<Country>,
        rng: &mut StdRng,
    ) -> Scene {
        let synthetic = providers::provider(provider);
        let at = before(setting.now, rng.random_range(2 * HOUR..30 * 24 * HOUR));
        let persona = Persona::draw(country, rng);
        let draft = Draft {
            batched: false,
            kind: IncidentType::Csam,
            platform: synthetic.name,
            escalation: None,
            annotations: Vec::new(),
            at: wire_time(at, provider),
            meaning: Some("Time of the upload"),
            internet: Some(place_of(provider, &persona)),
            served_by: None,
            provider: synthetic.id.to_string(),
            accounts: Vec::new(),
            additional: None,
        };
        let mut scene = Scene { setting, provider, country, draft, files: Vec::new(), at };
        let account = scene.account(PartyRole::Reported, persona, country, rng);
        scene.draft.accounts.push(account);
        if country == Some(Country::US) && rng.random_bool(0.5) {
            scene.place_in_a_state(rng);
        }
        let file = SyntheticFile::draw(0, rng);
        let details = scene.full_details(&file);
        scene.files.push(SyntheticFile { details: Some(details), ..file });
        scene
    }

    fn account(
        &self,
        role: PartyRole,
        persona: Persona,
        country: Option<Country>,
        rng: &mut StdRng,
    ) -> Account {
        let reported = role == PartyRole::Reported;
        let mut captures = country.map(|country| self.captures(country, false, rng)).unwrap_or_default();
        if !reported {
            // Who received something logged in and uploaded nothing.
            captures.truncate(1);
        }
        let phone_told = reported && rng.random_bool(self.setting.phone_share);
        let told = Told {
            service: self.draft.platform.clone(),
            profile: format!("https://{}.example.com/u/{}", self.draft.provider, persona.account),
            born: reported.then(|| persona.born(self.setting.now)),
            phone: country.filter(|_| phone_told).and_then(|country| draw_phone(country, rng)),
            captures,
            location: country
                .filter(|_| rng.random_bool(0.3))
                .filter(|c| *c != Country::US)
                .map(|c| (c, None)),
            remark: None,
        };
        Account { role, persona, told: Some(told) }
    }

    /// An account of which only the provider's own key is given.
    pub(crate) fn bare_account(rng: &mut StdRng) -> Account {
        Account { role: PartyRole::Reported, persona: Persona::draw(None, rng), told: None }
    }

    /// Adds somebody in the country; a victim is a child.
    pub(crate) fn add_person(&mut self, role: PartyRole, country: Option<Country>, rng: &mut StdRng) {
        let persona = match role {
            PartyRole::Victim => Persona::draw_minor(country, rng),
            PartyRole::Reported | PartyRole::IntendedRecipient => Persona::draw(country, rng),
        };
        let account = self.account(role, persona, country, rng);
        self.draft.accounts.push(account);
    }

    /// A login some minutes before the incident and the upload itself, each with an address of the country.
    pub(crate) fn captures(&self, country: Country, proxy: bool, rng: &mut StdRng) -> Vec<Element> {
        [(CaptureKind::Login, rng.random_range(MINUTE..HOUR)), (CaptureKind::Upload, 0)]
            .into_iter()
            .filter_map(|(kind, earlier)| {
                let address = draw_address(country, self.setting.variety, rng)?;
                let port = rng.random_bool(0.5).then(|| rng.random_range(1_024..=u16::MAX));
                let at = wire_time(before(self.at, earlier), self.provider);
                Some(capture(address, kind, &at, proxy, port))
            })
            .collect()
    }

    /// Where the person reported uploaded from, as far as the account shows.
    pub(crate) fn upload_capture(&self) -> Option<Element> {
        self.draft.accounts.first()?.told.as_ref()?.captures.last().cloned()
    }

    /// Says in which of the United States the person reported is.
    pub(crate) fn place_in_a_state(&mut self, rng: &mut StdRng) {
        let state = STATES.choose(rng).copied();
        self.change_told(|told| told.location = Some((Country::US, state)));
    }

    /// Changes what is stated of the person reported.
    pub(crate) fn change_told(&mut self, change: impl FnOnce(&mut Told)) {
        if let Some(told) = self.draft.accounts.first_mut().and_then(|account| account.told.as_mut()) {
            change(told);
        }
    }

    /// Details of a provider that viewed the file and states what it knows.
    pub(crate) fn full_details(&self, file: &SyntheticFile) -> Details {
        Details {
            original_name: Some(file.name.clone()),
            uploaded: Some(self.draft.at.clone()),
            location: Some(format!("https://{}.example.com/files/{}", self.draft.provider, file.name)),
            ..Details::viewed(Some(true))
        }
    }

    pub(crate) fn chat(client: &str, content: &str) -> Element {
        Element::new("chatImIncident").leaf("chatClient", client).leaf("content", content)
    }
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// `milliseconds` before the moment.
fn before(at: Timestamp, milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond().saturating_sub(milliseconds)).unwrap_or(at)
}

/// Where on the internet it happened, by what the provider offers.
fn place_of(provider: usize, persona: &Persona) -> Element {
    let synthetic = providers::provider(provider);
    match providers::service(provider) {
        Service::Chat => Scene::chat(&synthetic.name, "Synthetic: a file was sent in a conversation."),
        Service::Web => Element::new("webPageIncident")
            .leaf("url", format!("https://{}.example.com/p/{}", synthetic.id, persona.account)),
        Service::Mail => Element::new("emailIncident")
            .leaf("emailAddress", persona.email.as_str())
            .leaf("content", "Synthetic: a message with an attachment."),
        Service::Game => Element::new("onlineGamingIncident")
            .leaf("gameName", synthetic.name.as_str())
            .leaf("content", "Synthetic: a file was sent in the lobby."),
    }
}
