//! The cookies of sessions: their names, how a browser keeps them, and what of them a request brings.

use axum::http::{HeaderMap, header};

use crate::Frame;

/// The cookie that holds the session's token.
const COOKIE: &str = "clearline_session";
/// The same where we are reached over TLS. With this prefix of its name a browser accepts the cookie only from this
/// host, over TLS, so that another host of the domain cannot set one.
const HOST_COOKIE: &str = "__Host-clearline_session";

/// The cookie of a browser that signed in before. It is sent with an attempt to sign in, and opens nothing.
const DEVICE_COOKIE: &str = "clearline_device";

/// The session's token, from the cookie.
pub fn token(frame: &Frame, headers: &HeaderMap) -> Option<String> {
    value_of(headers, cookie_name(frame))
}

/// By what a browser shows that it signed in before.
pub fn device(headers: &HeaderMap) -> Option<String> {
    value_of(headers, DEVICE_COOKIE)
}

/// The value of a cookie that the request brings.
pub fn value_of(headers: &HeaderMap, cookie: &str) -> Option<String> {
    // Over HTTP/2 a browser may send each cookie in a header of its own.
    let all = headers.get_all(header::COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
    all.flat_map(|cookies| cookies.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == cookie)
        .map(|(_, v)| v.to_owned())
}

/// The name of the session's cookie, by how we are reached.
fn cookie_name(frame: &Frame) -> &'static str {
    if frame.site.is_https() { HOST_COOKIE } else { COOKIE }
}

/// The header that makes a browser known at its next sign-in.
pub fn device_cookie(frame: &Frame, device: &str) -> String {
    let secure = if frame.site.is_https() { "; Secure" } else { "" };
    let age = 24 * 60 * 60 * frame.house().limits.device_days;
    format!("{DEVICE_COOKIE}={device}; HttpOnly; SameSite=Strict; Path=/sign-in; Max-Age={age}{secure}")
}

/// The cookie with which a browser shows its session.
pub fn cookie_pair(frame: &Frame, token: &str) -> String {
    format!("{}={token}", cookie_name(frame))
}

/// The header that keeps a session's token in the browser; an empty token ends it.
pub fn cookie(frame: &Frame, token: &str) -> String {
    let secure = if frame.site.is_https() { "; Secure" } else { "" };
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{}={token}; HttpOnly; SameSite=Strict; Path=/{secure}{age}", cookie_name(frame))
}
