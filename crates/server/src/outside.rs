//! The only place that touches the machine's clock, its randomness and other machines. Everything else is handed these.

use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use clearline_pipeline::ports::{Post, Unavailable};
use clearline_pipeline::{Chance, Clock};
use futures::future::BoxFuture;
use jiff::Timestamp;

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

/// Posts notices over HTTP.
pub(crate) struct HttpPost(reqwest::Client);

impl HttpPost {
    pub(crate) fn new() -> Result<HttpPost, reqwest::Error> {
        let client = reqwest::Client::builder()
            .timeout(std::time::Duration::from_secs(20))
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(HttpPost(client))
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
            let mut request = self.0.post(url).header("content-type", "application/json").body(body);
            for (name, value) in headers {
                request = request.header(name, value);
            }
            // The address may hold a secret in its path, so it stays out of the words.
            let failed = |error: reqwest::Error| Unavailable {
                source_name: "the webhook".to_owned(),
                why: error.without_url().to_string(),
            };
            request.send().await.map(|response| response.status().as_u16()).map_err(failed)
        })
    }
}
