use clearline_report::ProviderId;

/// An invented organisation that reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntheticProvider {
    /// Its id, also the user name of its credential: `example-chat`.
    pub id: ProviderId,
    /// Its name: `Example Chat`.
    pub name: String,
}

/// What a provider offers; decides how its reports tell where it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Service {
    Chat,
    Web,
    Mail,
    Game,
}

/// By the size of their share, largest first; one for each line of `data/providers.csv`.
pub(crate) const PROVIDERS: [(&str, Service); 24] = [
    ("Chat", Service::Chat),
    ("Photos", Service::Web),
    ("Search", Service::Web),
    ("Messenger", Service::Chat),
    ("Clips", Service::Web),
    ("Stories", Service::Web),
    ("Forum", Service::Web),
    ("Voice", Service::Chat),
    ("Drive", Service::Web),
    ("Video", Service::Web),
    ("Mail", Service::Mail),
    ("Boards", Service::Web),
    ("Backup", Service::Web),
    ("Games", Service::Game),
    ("Streams", Service::Web),
    ("Market", Service::Web),
    ("Dating", Service::Chat),
    ("Notes", Service::Web),
    ("Hosting", Service::Web),
    ("Assistant", Service::Chat),
    ("Albums", Service::Web),
    ("Post", Service::Mail),
    ("Worlds", Service::Game),
    ("Pastes", Service::Web),
];

fn entry(index: usize) -> (&'static str, Service) {
    PROVIDERS.get(index % PROVIDERS.len()).copied().unwrap_or(("Chat", Service::Chat))
}

/// The provider at `index`; past the end they start again.
#[expect(clippy::expect_used, reason = "the words of the table are short ASCII, a test asks for all of them")]
pub(crate) fn provider(index: usize) -> SyntheticProvider {
    let (word, _) = entry(index);
    let id = format!("example-{}", word.to_lowercase()).parse().expect("a provider id");
    SyntheticProvider { id, name: format!("Example {word}") }
}

/// What the provider at `index` offers.
pub(crate) fn service(index: usize) -> Service {
    entry(index).1
}
