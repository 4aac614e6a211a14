//! E-mail and web addresses → a country, where the ending of the host's name is a country's.

use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_report::{Answer, Argument, Country, Message, Said, Subject, message};
use clearline_wire::spelling::{self, Host, Web};
use jiff::Timestamp;

use crate::augment::model::{heard, told};

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

/// The endings in other scripts that are delegated to a country or territory, in ASCII (IANA root zone; Public Suffix
/// List, "IDN ccTLDs").
const SCRIPTED: [(&str, &str); 61] = [
    ("xn--mgbaam7a8h", "AE"),
    ("xn--y9a3aq", "AM"),
    ("xn--54b7fta0cc", "BD"),
    ("xn--90ae", "BG"),
    ("xn--mgbcpq6gpa1a", "BH"),
    ("xn--90ais", "BY"),
    ("xn--fiqs8s", "CN"),
    ("xn--fiqz9s", "CN"),
    ("xn--lgbbat1ad8j", "DZ"),
    ("xn--wgbh1c", "EG"),
    ("xn--node", "GE"),
    ("xn--qxam", "GR"),
    ("xn--j6w193g", "HK"),
    ("xn--2scrj9c", "IN"),
    ("xn--3hcrj9c", "IN"),
    ("xn--45br5cyl", "IN"),
    ("xn--45brj9c", "IN"),
    ("xn--fpcrj9c3d", "IN"),
    ("xn--gecrj9c", "IN"),
    ("xn--h2breg3eve", "IN"),
    ("xn--h2brj9c", "IN"),
    ("xn--h2brj9c8c", "IN"),
    ("xn--mgbbh1a", "IN"),
    ("xn--mgbbh1a71e", "IN"),
    ("xn--mgbgu82a", "IN"),
    ("xn--rvc1e0am3e", "IN"),
    ("xn--s9brj9c", "IN"),
    ("xn--xkc2dl3a5ee0h", "IN"),
    ("xn--mgbtx2b", "IQ"),
    ("xn--mgba3a4f16a", "IR"),
    ("xn--mgba3a4fra", "IR"),
    ("xn--mgbayh7gpa", "JO"),
    ("xn--3e0b707e", "KR"),
    ("xn--80ao21a", "KZ"),
    ("xn--q7ce6a", "LA"),
    ("xn--fzc2c9e2c", "LK"),
    ("xn--xkc2al3hye2a", "LK"),
    ("xn--mgbc0a9azcg", "MA"),
    ("xn--d1alf", "MK"),
    ("xn--l1acc", "MN"),
    ("xn--mix082f", "MO"),
    ("xn--mix891f", "MO"),
    ("xn--mgbah1a3hjkrd", "MR"),
    ("xn--mgbx4cd0ab", "MY"),
    ("xn--mgb9awbf", "OM"),
    ("xn--mgbai9azgqp6j", "PK"),
    ("xn--ygbi2ammx", "PS"),
    ("xn--wgbl6a", "QA"),
    ("xn--90a3ac", "RS"),
    ("xn--p1ai", "RU"),
    ("xn--mgberp4a5d4ar", "SA"),
    ("xn--mgbpl2fh", "SD"),
    ("xn--clchc0ea0b2g2a9gcd", "SG"),
    ("xn--yfro4i67o", "SG"),
    ("xn--mgbtf8fl", "SY"),
    ("xn--ogbpf8fl", "SY"),
    ("xn--o3cw4h", "TH"),
    ("xn--pgbs0dh", "TN"),
    ("xn--kpry57d", "TW"),
    ("xn--j1amh", "UA"),
    ("xn--mgb2ddes", "YE"),
];

fn source() -> Message {
    message!("source-endings")
}

/// What the endings say of every e-mail and web address. Where an ending is no country's, nothing is said of a name; that
/// an address hides its place, or was written so that nobody follows it, is said.
pub(in crate::augment) fn ask(said: &Said, at: Timestamp) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    for told in told(said) {
        for email in &told.party.person.emails {
            let host = spelling::domain(&email.address);
            if let Some(mut statement) =
                host.and_then(|host| ending(&host, Matter::Email, &email.address, at))
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
        if let Some(statement) = spelling::web(url).and_then(|web| of_web(&web, url, at)) {
            statements.push(Statement { subject: Some(Subject::Host), ..statement });
        }
    }
    statements
}

fn of_web(web: &Web, url: &str, at: Timestamp) -> Option<Statement> {
    let named = match &web.host {
        Host::Name(name) => ending(name, Matter::Url, url, at),
        Host::Onion(_) => {
            Some(heard(source(), Matter::Url, url.to_owned(), message!("said-hidden-service"), at))
        }
        // Where an address is, the address book says.
        Host::Address(_) => None,
    };
    if !web.defanged {
        return named;
    }
    let read = message!("said-defanged", host = Argument::exact(web.host.text()));
    Some(match named {
        Some(said) => Statement { value: message!("said-both", first = said.value, second = read), ..said },
        None => heard(source(), Matter::Url, url.to_owned(), read, at),
    })
}

fn ending(host: &str, matter: Matter, about: &str, at: Timestamp) -> Option<Statement> {
    let (country, generic) = country(host)?;
    let mut doubts = vec![Doubt::EndingOnly];
    doubts.extend(generic.then_some(Doubt::GenericEnding));
    let value = message!("said-ending", country = country);
    Some(Statement { country: Some(country), doubts, ..heard(source(), matter, about.to_owned(), value, at) })
}

/// The country whose ending `host` has, a name in ASCII and lower case, and whether that ending is used by everybody.
pub(in crate::augment) fn country(host: &str) -> Option<(Country, bool)> {
    let (_, ending) = host.rsplit_once('.')?;
    let code = match ending {
        "uk" => "GB",
        "ac" => "SH",
        other => match SCRIPTED.iter().find(|(known, _)| *known == other) {
            Some((_, code)) => code,
            None => ENDINGS.split_whitespace().find(|known| *known == other)?,
        },
    };
    Some((code.parse().ok()?, GENERIC.split_whitespace().any(|known| known == ending)))
}
