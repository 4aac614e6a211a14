//! What is driven: a house of our own in this process, or a server that runs already.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use clearline_core::House;
use clearline_identity::directory::{self, NewProvider};
use clearline_law::HouseKind;
use clearline_report::{ProviderId, World as RealOrSandbox};
use clearline_world::World;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::config::{Config, Flags};
use crate::demo::{Fault, cast, log_to_file, place};
use crate::operator::operator;
use crate::outside::SystemChance;
use crate::{house, serve};

/// The ids of providers that are made here begin so: a house with any other is not ours to load.
const PROVIDER_PREFIX: &str = "load-";

/// A server under load.
pub(super) struct Target {
    pub(super) url: String,
    /// The `House` behind it, where its store can be opened.
    pub(super) house: Option<Arc<House>>,
    own: Option<Own>,
}

/// A house that this process opened and serves.
struct Own {
    server: JoinHandle<std::io::Result<()>>,
    tell: watch::Sender<bool>,
    /// Removed at the end.
    temporary: Option<PathBuf>,
}

impl Target {
    /// Is the server in this process?
    pub(super) fn is_own(&self) -> bool {
        self.own.is_some()
    }

    /// Opens a house and serves it on a free port, or on the one given. With `accept_only` what is accepted is not
    /// processed.
    pub(super) async fn own(flags: &Flags, accept_only: bool) -> Result<Target, Fault> {
        let (config, temporary) = match &flags.data {
            Some(_) => (Config::settle(flags)?, None),
            None => {
                let config = place::fresh(flags, "clearline-load", &SystemChance)?;
                let data = config.data.clone();
                (config, Some(data))
            }
        };
        let listener =
            place::listen(flags.listen.unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))).await?;
        let url = place::url_of(&listener)?;
        let mut house = place::open_synthetic(&config).await?;
        must_be_ours(&house).await?;
        log_to_file(&config.data.join("clearline.log"))?;
        if accept_only {
            place::sole(&mut house)?.limits.workers = 0;
        }
        qualify_agencies(&house).await?;
        let (tell, stop) = watch::channel(false);
        let server = tokio::spawn(serve::run(house.clone(), listener, stop));
        Ok(Target { url, house: Some(house), own: Some(Own { server, tell, temporary }) })
    }

    /// A server that runs already. With `store` its store is opened as well, to add providers and to watch the backlog.
    pub(super) async fn running(url: &str, flags: &Flags, store: bool) -> Result<Target, Fault> {
        let house = if store {
            Some(house::open(&Config::settle(flags)?, HouseKind::Demonstration, None).await?)
        } else {
            None
        };
        Ok(Target { url: url.to_owned(), house, own: None })
    }

    /// Ends what was begun here.
    pub(super) async fn close(self) -> Result<(), Fault> {
        match (self.own, self.house) {
            (Some(own), _) => {
                own.tell.send_replace(true);
                own.server.await??;
                if let Some(data) = own.temporary {
                    std::fs::remove_dir_all(data)?;
                }
            }
            (None, Some(house)) => house.store.clone().close().await,
            (None, None) => {}
        }
        Ok(())
    }
}

/// Invented reports and bases have no place in a house that serves real providers.
async fn must_be_ours(house: &House) -> Result<(), Fault> {
    let providers = directory::providers(house).await?;
    match providers.iter().find(|provider| !provider.id.as_str().starts_with(PROVIDER_PREFIX)) {
        None => Ok(()),
        Some(other) => {
            Err(format!("this data directory belongs to {}: load needs one of its own, or --url", other.id)
                .into())
        }
    }
}

async fn qualify_agencies(house: &House) -> Result<(), Fault> {
    let known = directory::agencies(house).await?;
    for agency in World::new(0, house.now()).agencies() {
        let done = known.iter().any(|known| known.id == agency.id && known.synthetic);
        if agency.basis.is_some() && !done {
            cast::qualify(house, &agency).await?;
        }
    }
    Ok(())
}

/// Adds `count` providers with unused names.
pub(super) async fn add_providers(house: &House, count: usize) -> Result<Vec<NewProvider>, Fault> {
    let run = hex::encode(house.draw::<4>());
    let mut providers = Vec::with_capacity(count);
    for place in 1..=count {
        let id: ProviderId = format!("{PROVIDER_PREFIX}{run}-{place}").parse()?;
        let name = format!("Example Load {place}");
        providers.push(directory::add_provider(house, &operator(), &id, &name, RealOrSandbox::Live).await?);
    }
    Ok(providers)
}
