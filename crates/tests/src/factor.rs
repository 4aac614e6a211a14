//! Second factors of people in a test house, and what their apps show.

use clearline_identity::directory::{self, Attempt, Entered};
use jiff::SignedDuration;

use crate::TestHouse;

impl TestHouse {
    /// Sets up a second factor for somebody whose password is known. Returns its secret as an app takes it.
    pub async fn set_up_factor(&self, id: &str, password: &str) -> String {
        let entered = directory::sign_in(&self.house, &Attempt::of(id, password)).await.unwrap();
        let Entered::In { session: token, .. } = entered else { panic!("{id} cannot sign in") };
        let session = directory::session(&self.house, &token).await.unwrap().expect("a session");
        let offer = directory::offer(&self.house, &session).unwrap();
        let secret = offer.typed.reveal().to_owned();
        directory::set_up_factor(&self.house, &session, &offer.sealed, &self.code(&secret)).await.unwrap();
        secret
    }

    /// What an app shows now that holds this secret.
    pub fn code(&self, secret: &str) -> String {
        self.code_in(secret, SignedDuration::ZERO)
    }

    /// What it shows some time from now.
    pub fn code_in(&self, secret: &str, wait: SignedDuration) -> String {
        let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
        let app = totp_rs::Builder::new().with_secret(secret.as_bytes().to_vec()).build().unwrap();
        app.generate(u64::try_from((self.now() + wait).as_second()).unwrap()).to_string()
    }
}
