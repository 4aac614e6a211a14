//! What an answer comes to, in a word of the table.

use axum::http::StatusCode;
use clearline_http::{Method, Route};
use clearline_tests::Answer;
use clearline_wire::responses::{Answer as Wire, Code, parse_response};
use serde_json::Value;

use super::table::Word;
use super::things::Thing;

/// What came of it; an internal fault has no word.
pub(super) fn word(route: &Route, answer: &Answer) -> Option<Word> {
    if let Some(code) = wire_code(route, answer) {
        return Some(of_wire(code));
    }
    let text = answer.text();
    let problem = problem(answer);
    let problem = problem.as_deref();
    Some(match answer.status {
        StatusCode::OK | StatusCode::CREATED | StatusCode::NO_CONTENT => match problem {
            Some(code) => of_problem(code),
            None if text.contains("Your access ended on") && route.path == "/agency/referrals/{id}" => {
                "ended"
            }
            None => "yes",
        },
        StatusCode::SEE_OTHER => of_redirect(route, answer),
        StatusCode::UNAUTHORIZED => "who?",
        StatusCode::FORBIDDEN if text.contains("is paused") => "paused",
        StatusCode::FORBIDDEN => problem.map_or("no", of_problem),
        StatusCode::NOT_FOUND => problem.map_or("nothing", of_problem),
        StatusCode::GONE => "ended",
        StatusCode::BAD_REQUEST | StatusCode::CONFLICT | StatusCode::UNPROCESSABLE_ENTITY => "unfit",
        _ => return None,
    })
}

/// The code of the reporting API, whose answers are documents and not statuses.
fn wire_code(route: &Route, answer: &Answer) -> Option<Code> {
    if !route.path.starts_with("/ispws/") {
        return None;
    }
    parse_response(&answer.body).ok().map(|wire: Wire| wire.code())
}

fn of_wire(code: Code) -> Word {
    match code {
        Code::Success => "yes",
        Code::AuthenticationRequired => "who?",
        Code::NotAuthorized | Code::MayNotSubmit | Code::MayNotUpdate => "no",
        Code::NoSuchReport | Code::NoSuchFile | Code::ResourceNotFound => "nothing",
        _ => "unfit",
    }
}

/// The code of a problem; of many items in one request, that of the only one that is sent here.
fn problem(answer: &Answer) -> Option<String> {
    let json: Value = serde_json::from_slice(&answer.body).ok()?;
    let code = json.get("code").or_else(|| json.pointer("/answers/0/problem/code"))?;
    code.as_str().map(str::to_owned)
}

fn of_problem(code: &str) -> Word {
    match code {
        "not_found" => "nothing",
        "not_permitted" => "no",
        "access_ended" => "ended",
        "access_paused" => "paused",
        "token_missing" | "token_wrong" | "credential_missing" | "credential_wrong" => "who?",
        _ => "unfit",
    }
}

/// What is done answers with a page to go to, and with what that page will say.
fn of_redirect(route: &Route, answer: &Answer) -> Word {
    let to = answer.header("location");
    let says = answer.headers.get_all("set-cookie").iter().any(|cookie| {
        cookie.to_str().is_ok_and(|cookie| {
            cookie.starts_with("clearline_done=") || cookie.contains("clearline_session=")
        })
    });
    match route.method {
        _ if to.starts_with("/sign-in?") || (to == "/sign-in" && !says) => "who?",
        Method::Get => "leads on",
        Method::Post if says || to.starts_with("/report/sent/") => "yes",
        Method::Post => "back",
    }
}

/// The answer without what names the thing and the request: two of these are the same where nothing tells them apart.
pub(super) fn without_names(answer: &Answer, thing: &Thing) -> String {
    let mut names: Vec<&String> = thing.values().filter(|value| value.len() > 3).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let request = answer.headers.get("request-id").and_then(|id| id.to_str().ok()).unwrap_or("-").to_owned();
    let location = answer.headers.get("location").and_then(|to| to.to_str().ok()).unwrap_or("-");
    let text = format!("{} {location}\n{}", answer.status, answer.text()).replace(&request, "…");
    names.into_iter().fold(text, |text, name| text.replace(name.as_str(), "…"))
}
