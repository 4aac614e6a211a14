//! What comes in: reports of providers over the reporting API and reports of the public over the web form, as their own
//! software would send them.

use std::sync::Arc;

use bytes::Bytes;
use clearline_identity::directory::NewProvider;
use clearline_report::ReportNumber;
use clearline_world::{Ending, Scenario, SyntheticReport, World};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use reqwest::header;
use tokio::sync::watch;

use super::Fault;
use super::cast::Cast;
use crate::client::Api;

/// Reports under way at the same time.
const CONCURRENCY: usize = 8;
/// So many reports of providers go with one of the public.
const PROVIDERS_PER_PUBLIC: u64 = 20;

/// Who sent a report, and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Over the reporting API, with its place in the world.
    Provider { index: u64, scenario: Scenario },
    /// The same, with a credential for tests.
    Sandbox,
    /// Over the web form.
    Public,
}

impl Kind {
    pub(super) fn words(self) -> &'static str {
        match self {
            Kind::Provider { scenario, .. } => scenario.words(),
            Kind::Sandbox => "sent with a test credential, stays in the sandbox",
            Kind::Public => "by a member of the public, over the web form",
        }
    }

    /// What its sender does with it at last.
    pub(super) fn ending(self) -> Ending {
        match self {
            Kind::Provider { scenario, .. } => scenario.ending(),
            Kind::Sandbox | Kind::Public => Ending::Finish,
        }
    }
}

/// A report that has a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sent {
    pub(super) kind: Kind,
    pub(super) number: ReportNumber,
    /// Its sender has done all it will do.
    pub(super) complete: bool,
}

/// How many reports there will be.
pub(super) fn planned(reports: u64) -> u64 {
    reports + reports.div_ceil(PROVIDERS_PER_PUBLIC) + 1
}

/// Sends them, and reports each as soon as it has a number.
pub(super) struct Senders {
    pub(super) world: World,
    pub(super) cast: Arc<Cast>,
    pub(super) api: Api,
    pub(super) url: String,
    pub(super) sent: watch::Sender<Vec<Sent>>,
}

impl Senders {
    /// Sends `reports` of providers, some of the public, and one to the sandbox.
    pub(super) async fn send_all(&self, reports: u64) -> Result<(), Fault> {
        let public = reports.div_ceil(PROVIDERS_PER_PUBLIC);
        let filed = stream::iter(0..reports)
            .map(|index| self.file(index))
            .buffer_unordered(CONCURRENCY)
            .try_for_each(async |()| Ok(()));
        let told = async {
            for index in 0..public {
                self.tell(index).await?;
            }
            Ok(())
        };
        let tried = self.try_out(reports);
        tokio::try_join!(filed, told, tried).map(|_| ())
    }

    async fn file(&self, index: u64) -> Result<(), Fault> {
        let report = self.world.report(index);
        let prior = match report.supplements {
            Some(earlier) => Some(self.complete(earlier).await?),
            None => None,
        };
        let who =
            self.cast.providers.get(report.provider).ok_or("the world names a provider that is not there")?;
        let kind = Kind::Provider { index, scenario: report.scenario };
        self.carry(who, kind, &report, prior).await.map_err(|error| format!("report {index}: {error}").into())
    }

    /// The first plain upload after the others, with the credential for tests.
    async fn try_out(&self, after: u64) -> Result<(), Fault> {
        let plain = (after..).find(|index| self.world.scenario(*index) == Scenario::Upload).unwrap_or(after);
        self.carry(&self.cast.sandbox, Kind::Sandbox, &self.world.report(plain), None).await
    }

    /// The calls of the reporting API in their order.
    async fn carry(
        &self,
        who: &NewProvider,
        kind: Kind,
        report: &SyntheticReport,
        prior: Option<ReportNumber>,
    ) -> Result<(), Fault> {
        let number = self.api.submit(who, report.xml(prior)).await?;
        self.sent.send_modify(|all| all.push(Sent { kind, number, complete: false }));
        for file in &report.files {
            let pieces = vec![Bytes::from(file.bytes.clone())];
            let id = self.api.upload(who, number, &file.name, pieces).await?;
            if let Some(details) = &file.details {
                self.api.file_info(who, details.xml(&number.to_string(), id.as_str())).await?;
            }
        }
        match report.ending {
            Ending::Finish => {
                self.api.finish(who, number).await?;
            }
            Ending::Retract => self.api.retract(who, number).await?,
            Ending::Abandon => {}
        }
        self.sent.send_modify(|all| {
            all.iter_mut().filter(|sent| sent.number == number).for_each(|sent| sent.complete = true);
        });
        Ok(())
    }

    /// The number of an earlier report, once its sender has finished it.
    async fn complete(&self, earlier: u64) -> Result<ReportNumber, Fault> {
        let found = |all: &Vec<Sent>| {
            let is = |sent: &&Sent| matches!(sent.kind, Kind::Provider { index, .. } if index == earlier);
            all.iter().filter(|sent| sent.complete).find(is).map(|sent| sent.number)
        };
        let mut sent = self.sent.subscribe();
        let all = sent.wait_for(|all| found(all).is_some()).await?;
        found(&all).ok_or_else(|| "an earlier report vanished".into())
    }

    /// Fills in the public form as a browser without scripts would.
    async fn tell(&self, index: u64) -> Result<(), Fault> {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
        let address = format!("{}/report", self.url);
        let form = client.get(&address).send().await?.error_for_status()?;
        let cookies = cookies(&form);
        let page = form.text().await?;
        let csrf =
            between(&page, "name=\"csrf\" value=\"", "\"").ok_or("the public form has no csrf field")?;
        let mut fields = self.world.public_report(index).fields;
        fields.push(("csrf", csrf.to_owned()));
        let post = client.post(&address).header(header::COOKIE, &cookies).form(&fields);
        let mut answer = post.send().await?;
        if let Some(next) = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()) {
            let next = format!("{}{next}", self.url);
            let set = self::cookies(&answer);
            let both: Vec<&str> =
                [cookies.as_str(), set.as_str()].into_iter().filter(|set| !set.is_empty()).collect();
            answer = client.get(next).header(header::COOKIE, both.join("; ")).send().await?;
        }
        let status = answer.status();
        let page = answer.text().await?;
        let number =
            between(&page, "class=\"number-big\">", "<").map(|text| text.trim().parse::<ReportNumber>());
        let Some(Ok(number)) = number else {
            return Err(format!("the public form answered {status} without a report number").into());
        };
        self.sent.send_modify(|all| all.push(Sent { kind: Kind::Public, number, complete: true }));
        Ok(())
    }
}

/// The cookies that an answer sets, as the next request carries them.
fn cookies(answer: &reqwest::Response) -> String {
    let set = answer.headers().get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    set.filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ")
}

/// The text between the first `before` and the next `after`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}
