//! The only place that touches the machine's clock, its randomness and other machines. Everything else is handed these.

use std::net::SocketAddr;
use std::time::Duration;

use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use clearline_core::ports::{Post, Reach, Unavailable};
use clearline_core::{Chance, Clock, chain};
use clearline_identity::directory::webhook_address;
use futures::future::BoxFuture;
use jiff::Timestamp;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// The machine's clock.
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock everybody else is handed")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The operating system's random source.
pub(crate) struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness no key may be drawn and no number assigned: stopping at once is the only safe answer.
        if SystemRandom::new().fill(bytes).is_err() {
            std::process::abort();
        }
    }
}

/// Posts notices over HTTP, directly to the receiver: it uses no proxy of the environment and follows no redirect.
pub(crate) struct HttpPost {
    client: reqwest::Client,
    reach: Reach,
}

impl HttpPost {
    pub(crate) fn new(reach: Reach) -> Result<HttpPost, reqwest::Error> {
        let client = reqwest::Client::builder()
            .timeout(Duration::from_secs(20))
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("clearline/", env!("CARGO_PKG_VERSION")))
            .no_proxy()
            .dns_resolver(Within(reach))
            .build()?;
        Ok(HttpPost { client, reach })
    }
}

impl Post for HttpPost {
    fn post<'a>(
        &'a self,
        url: &'a str,
        headers: Vec<(&'static str, String)>,
        body: String,
    ) -> BoxFuture<'a, Result<u16, Unavailable>> {
        Box::pin(async move {
            // The address may hold a secret in its path, so it stays out of the words.
            let failed = |why: String| Unavailable { source_name: "the webhook".to_owned(), why };
            // What was kept may be older than the rules.
            let url = webhook_address(url, self.reach).map_err(|why| failed(why.id().to_owned()))?;
            let mut request = self.client.post(url).header("content-type", "application/json").body(body);
            for (name, value) in headers {
                request = request.header(name, value);
            }
            let sent = request.send().await;
            sent.map(|response| response.status().as_u16())
                .map_err(|error| failed(chain(&error.without_url())))
        })
    }
}

/// Resolves names at each sending, to such addresses only as may be reached: a name may lead to another address today
/// than when it was entered.
struct Within(Reach);

impl Resolve for Within {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            let allowed: Vec<SocketAddr> = addresses(name.as_str())
                .await?
                .into_iter()
                .filter(|address| reach.allows(address.ip()))
                .collect();
            if allowed.is_empty() {
                return Err(NotReached.into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

/// A name that leads to no address that may be reached.
#[derive(Debug, thiserror::Error)]
#[error("its name leads to no address of the public internet")]
pub(crate) struct NotReached;

async fn addresses(name: &str) -> std::io::Result<Vec<SocketAddr>> {
    tokio::net::lookup_host((name, 0)).await.map(Iterator::collect)
}

/// Whether the name of a webhook resolves now. One that leads inside is refused, with all its addresses.
pub(crate) async fn resolves(url: &str, reach: Reach) -> Result<bool, NotReached> {
    let name = webhook_address(url, reach).ok().and_then(|url| url.domain().map(str::to_owned));
    let Some(name) = name else { return Ok(true) };
    match addresses(&name).await {
        Ok(found) if found.iter().all(|address| reach.allows(address.ip())) => Ok(!found.is_empty()),
        Ok(_) => Err(NotReached),
        Err(_) => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    async fn post(reach: Reach, url: &str) -> Result<u16, Unavailable> {
        HttpPost::new(reach)
            .unwrap()
            .post(url, vec![("webhook-id", "notice-1-1".to_owned())], "{}".to_owned())
            .await
    }

    #[tokio::test]
    async fn a_notice_names_its_sender_and_follows_nobody_elsewhere() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://localhost:{}/hook", listener.local_addr().unwrap().port());
        let hook = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"{}") {
                assert_ne!(stream.read_buf(&mut head).await.unwrap(), 0);
            }
            let answer = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n";
            stream.write_all(answer).await.unwrap();
            String::from_utf8(head).unwrap().to_ascii_lowercase()
        });
        assert_eq!(post(Reach::Anywhere, &url).await, Ok(302));
        let head = hook.await.unwrap();
        assert!(head.contains("user-agent: clearline/") && head.contains("webhook-id: notice-1-1"), "{head}");
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_followed_whatever_it_led_to_before() {
        let resolver = Within(Reach::Public);
        let found = resolver.resolve("localhost".parse().unwrap()).await;
        assert!(found.err().unwrap().to_string().contains("public internet"));
        let anywhere = Within(Reach::Anywhere).resolve("localhost".parse().unwrap()).await;
        assert!(anywhere.unwrap().all(|address| address.ip().is_loopback()));
        // No server listens there; the refusal comes before any connection.
        for inside in [
            "https://127.0.0.1:1/",
            "https://localhost:1/",
            "https://[::ffff:127.0.0.1]:1/",
            "http://hooks.example.com/",
        ] {
            let refused = post(Reach::Public, inside).await.unwrap_err();
            let told = refused.why.as_str();
            assert!(["webhook-not-public", "webhook-https"].contains(&told), "{inside}: {refused}");
        }
    }
}
