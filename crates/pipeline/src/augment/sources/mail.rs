//! E-mail and web addresses → a country, where the ending of the host's name is a country's.

use clearline_report::{Answer, Country, Said, Subject};
use jiff::Timestamp;

use crate::augment::model::{heard, told};
use crate::dossier::augmented::{Doubt, Matter, Statement};

const SOURCE: &str = "country endings of the domain name system";
/// No host name is longer (RFC 1035, 2.3.4).
const HOST_MAX: usize = 253;

/// The two-letter endings that are delegated and stand for a country or territory (IANA root zone; ISO 3166-1), besides
/// `uk`, which stands for GB. `eu` and `su` stand for no country of today.
const ENDINGS: &str = "\
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd \
    cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et fi fj fk fm fo fr ga gd ge gf \
    gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki \
    km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx \
    my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc \
    sd se sg sh si sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug us uy uz \
    va vc ve vg vi vn vu wf ws ye yt za zm zw";

/// Those of them that are sold to everybody and used as if they meant something else.
const GENERIC: &str = "\
    ac ag ai am as bz cc cd cf co cx dj fm ga gg gl gq gs im in io is la li ly me ml ms mu nu pw sc sh so sr st tc tk \
    tm to tv us vc vg ws";

/// What the endings say of every e-mail and web address. Where an ending is no country's, nothing is said.
pub(in crate::augment) fn ask(said: &Said, at: Timestamp) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    for told in told(said) {
        for email in &told.party.person.emails {
            let host = email.address.rsplit_once('@').map(|(_, host)| host.trim());
            if let Some(mut statement) = host.and_then(|host| ending(host, Matter::Email, &email.address, at))
            {
                statement.subject = told.subject;
                statement.doubts.extend((email.verified != Answer::Yes).then_some(Doubt::NotVerified));
                statement.doubts.extend_from_slice(&told.doubts);
                statements.push(statement);
            }
        }
    }
    let profiles = told(said).into_iter().flat_map(|told| &told.party.profile_urls);
    for url in profiles.chain(said.internet.iter().flat_map(|place| &place.urls)) {
        if let Some(statement) = host(url).and_then(|host| ending(host, Matter::Url, url, at)) {
            statements.push(Statement { subject: Some(Subject::Host), ..statement });
        }
    }
    statements
}

fn ending(host: &str, matter: Matter, about: &str, at: Timestamp) -> Option<Statement> {
    let (country, generic) = country(host)?;
    let mut doubts = vec![Doubt::EndingOnly];
    doubts.extend(generic.then_some(Doubt::GenericEnding));
    let value = format!("the ending of the host's name is that of {country}");
    Some(Statement { country: Some(country), doubts, ..heard(SOURCE, matter, about.to_owned(), value, at) })
}

/// The country whose ending `host` has, and whether that ending is used by everybody.
pub(in crate::augment) fn country(host: &str) -> Option<(Country, bool)> {
    let host = host.trim_end_matches('.');
    if host.len() > HOST_MAX {
        return None;
    }
    let (_, ending) = host.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    let code = match ending.as_str() {
        "uk" => "GB",
        "ac" => "SH",
        other => ENDINGS.split_whitespace().find(|known| *known == other)?,
    };
    Some((code.parse().ok()?, GENERIC.split_whitespace().any(|known| known == ending)))
}

/// The host of a web address: a name, or an address without its brackets.
pub(in crate::augment) fn host(url: &str) -> Option<&str> {
    let url = url.trim();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
    let host = match place.strip_prefix('[') {
        Some(bracketed) => bracketed.split_once(']')?.0,
        None => place.split_once(':').map_or(place, |(host, _)| host),
    };
    (!host.is_empty() && host.len() <= HOST_MAX).then_some(host)
}
