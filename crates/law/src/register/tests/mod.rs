mod changes;
mod days;
mod entered;
mod history;
mod needs;
mod parties;
mod refusals;
mod schema;
mod watch;

use clearline_i18n::{Language, Names};
use clearline_report::{Message, message};
use jiff::civil::date;

use super::load::last_day_of;
use super::*;

/// Two countries, a source, an instrument's head and two agencies, to write rows under.
const BASE: [(&str, &str); 4] = [
    (
        "us.toml",
        "[country]\ncode = \"US\"\nname = \"United States\"\nregion = \"America\"\ndomestic = true\n",
    ),
    ("de.toml", "[country]\ncode = \"DE\"\nname = \"Germany\"\nregion = \"Europe\"\n"),
    (
        "sources.toml",
        "[[source]]\nkey = \"TC\"\npublisher = \"United Nations\"\n\
         title = \"treaty collection\"\nbasis = \"depositary\"\n",
    ),
    (
        "agencies.toml",
        "recorded = 2026-11-23\nhome_desk = \"us-fbi\"\n[[agency]]\nid = \"us-fbi\"\nname = \"FBI\"\nclass = \"federal\"\n\
         country = \"US\"\nkind = \"federal\"\ninvestigates = \"yes\"\nsources = [\"TC\"]\nconfidence = \"high\"\n\
         as_of = \"2026-11-23\"\n",
    ),
];

/// A register as it names clauses and countries.
struct Named<'r>(&'r Register);

impl Names for Named<'_> {
    fn clause(&self, id: &str) -> Option<String> {
        self.0.clause(&id.parse().ok()?).map(|clause| clause.citation.clone())
    }

    fn country(&self, _: Language, country: Country) -> Option<String> {
        Some(self.0.country_name(country))
    }
}

/// What a register says, in English.
fn english(register: &Register, message: &Message) -> String {
    Language::ENGLISH.say_with(message, &Named(register))
}

/// What is said of `text` laid over the base, as `x.toml`.
fn over(text: &str) -> Result<Register, Vec<Problem>> {
    let mut files = BASE.to_vec();
    files.push(("x.toml", text));
    Register::parse(&files)
}

const INSTRUMENT: &str = "[instrument]\nid = \"x\"\ntitle = \"X\"\nkind = \"national law\"\ncitation = \"1 X\"\n\
                          state = \"in force\"\nmode = \"m\"\nbinds = \"no\"\nsources = [\"TC\"]\n\
                          confidence = \"high\"\nas_of = 2026-11-23\n";

const SOURCED: &str = "sources = [\"TC\"]\nfrom = 2020-01-01";

fn clause(id: &str, rest: &str) -> String {
    format!(
        "[[clause]]\nid = \"{id}\"\ncitation = \"1 X 1\"\nactor = \"provider\"\nmodality = \"shall\"\ntrigger = \"t\"\n\
         says = \"s\"\ndeadline = \"none\"\nconfidence = \"high\"\nas_of = 2026-11-23\n{rest}\n"
    )
}

fn statute(clauses: &[String]) -> String {
    format!("{INSTRUMENT}\n{}", clauses.concat())
}

/// A flag of Germany, entered on 23 November 2026, with `rest` written last.
fn flag(value: &str, rest: &str) -> String {
    format!(
        "[[flag]]\nflag = \"budapest_party\"\nvalue = \"{value}\"\ncountry = \"DE\"\nsources = [\"TC\"]\n\
         confidence = \"medium\"\nas_of = \"2026-11-23\"\n{rest}\n"
    )
}

fn agency(rest: &str) -> String {
    format!(
        "[[agency]]\nid = \"a\"\nname = \"A\"\nkind = \"police\"\ninvestigates = \"yes\"\nconfidence = \"high\"\n\
         as_of = \"2026-11-23\"\nsources = [\"TC\"]\n{rest}\n"
    )
}

fn route(id: &str, rest: &str) -> String {
    format!(
        "[[route]]\nid = \"{id}\"\nkind = \"attache\"\nwords = \"w\"\nconfidence = \"low\"\nas_of = 2026-11-23\n\
         sources = [\"TC\"]\n{rest}\n"
    )
}

fn policy(id: &str, rest: &str) -> String {
    format!(
        "[[policy]]\nid = \"{id}\"\nsays = \"s\"\nconfidence = \"high\"\nas_of = 2026-11-23\n\
         sources = [\"TC\"]\n{rest}\n"
    )
}

fn path(rest: &str) -> String {
    format!(
        "[[path]]\nid = \"p\"\nname = \"P\"\nrank = 1\nreaches = \"r\"\nwho = \"w\"\nkind = \"evidence\"\n\
         sources = [\"TC\"]\nconfidence = \"low\"\nas_of = 2026-11-23\n{rest}\n"
    )
}

fn country(code: &str) -> Country {
    code.parse().unwrap()
}

#[test]
fn the_shipped_files_are_accepted_whole() {
    let register = Register::parse(shipped_files())
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        .unwrap();
    assert_eq!(register.clauses().count(), 86 + 17);
    assert_eq!(register.instruments().count(), 57 + 16);
    assert_eq!(register.countries().count(), 251 - 1);
    assert_eq!(register.agencies().len(), 61 + 17 + 87);
    assert_eq!(register.home_desk().unwrap().as_str(), "us-fbi");
    assert_eq!(register.version(), Register::shipped().version());
    assert_eq!(register.country_name(country("XK")), "Kosovo");
    let foreign = |agency: &&AgencyEntry| agency.class == clearline_report::AgencyClass::Foreign;
    assert!(
        register
            .agencies()
            .iter()
            .filter(foreign)
            .all(|agency| agency.investigates == clearline_report::Answer::NotStated)
    );
}

#[test]
fn every_country_is_shipped_with_what_no_list_of_parties_says() {
    let day = date(2026, 11, 25);
    for entry in Register::shipped().countries() {
        for flag in Flag::ALL {
            let reading = entry.flag(flag, day);
            let listed = flag.instrument().is_some();
            assert!(
                listed || reading.entry.is_some() == (flag != Flag::UnviewedFiles),
                "{} {}",
                entry.name,
                flag.word()
            );
        }
    }
    let known = |flag: Flag| {
        let read = |entry: &&CountryEntry| entry.flag(flag, day).value != "unknown";
        Register::shipped().countries().filter(read).count()
    };
    // As the research data counts them: unknown stays unknown.
    let counted = [250, 182, 201, 89, 207, 250, 189, 201, 195, 45, 250, 193, 195, 75, 182, 186, 2, 25, 0];
    assert_eq!(Flag::ALL.map(known), counted);
}

/// What nobody read is never shown as more than it is.
#[test]
fn what_nobody_read_is_not_called_certain() {
    let register = Register::shipped();
    let guessed = |sources: &[String]| register.sources_read(sources).next().is_none();
    for entry in register.instruments() {
        assert!(!guessed(&entry.sources) || entry.confidence < Confidence::High, "{}", entry.id);
    }
    for clause in register.clauses() {
        assert!(!guessed(&clause.sources) || clause.confidence < Confidence::High, "{}", clause.id);
    }
    for entry in register.countries().flat_map(CountryEntry::flags) {
        assert!(!guessed(&entry.sources) || entry.confidence == Confidence::Low, "{entry:?}");
    }
    for path in register.paths() {
        let instrument = register.instrument(&path.instrument).unwrap();
        assert!(path.confidence <= instrument.confidence, "{}", path.id);
    }
}

#[test]
fn no_file_of_instruments_is_left_out() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../instruments");
    let root = folder.canonicalize().unwrap();
    let mut found = Vec::new();
    for name in ["", "abroad", "agencies", "countries", "parties", "providers"] {
        let folder = folder.join(name);
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path().canonicalize().unwrap();
            if path.extension().is_some_and(|ending| ending == "toml") {
                found.push(format!("instruments/{}", path.strip_prefix(&root).unwrap().display()));
            }
        }
    }
    found.sort();
    let listed: Vec<&str> = shipped_files().iter().map(|(path, _)| *path).collect();
    assert_eq!(found, listed);
}

#[test]
fn the_version_names_the_content_and_not_its_layout() {
    let (a, b) = (clause("A", SOURCED), clause("B", SOURCED));
    let version = |text: &str| over(text).unwrap().version().to_owned();
    let first = version(&statute(&[a.clone(), b.clone()]));
    assert_eq!(first.len(), 64);
    assert_eq!(first, version(&format!("# reviewed\n{}", statute(&[b, a.clone()])).replace(" = ", "  =  ")));
    assert_ne!(
        first,
        version(&statute(&[a.clone(), clause("B", &SOURCED.replace("2020-01-01", "2020-01-02"))]))
    );
    assert_ne!(first, version(&statute(&[a])));
}

#[test]
fn any_row_can_be_taken_out_and_nothing_else_goes_with_it() {
    let register = Register::shipped();
    let germany = |register: &Register| register.country(country("DE")).unwrap().flags().len();
    let counts = |register: &Register| {
        [
            register.clauses().count(),
            germany(register),
            register.routes().len(),
            register.policies().len(),
            register.instruments().count(),
            register.paths().len(),
            register.agencies().len(),
        ]
    };
    let whole = counts(register);
    let ids = [
        "US-2258A-c3",
        "DE/budapest_party",
        "attache-fbi",
        "death-penalty",
        "eu-interim",
        "budapest-24-7",
        "de-1",
    ];
    for (nth, id) in ids.into_iter().enumerate() {
        let rest = register.without(id);
        let mut expected = whole;
        expected[nth] -= 1;
        assert_eq!(counts(&rest), expected, "{id}");
        assert_ne!(rest.version(), register.version());
        assert_eq!(rest.without(id).version(), rest.version(), "it is gone already");
        assert_eq!(diff(register, &rest).len(), 1);
        let day = date(2026, 11, 28);
        assert_eq!(counts(&rest.known_on(day)), expected, "{id} does not come back");
    }
    assert_eq!(register.without("nothing").version(), register.version());
    let id = ClauseId::known("US-2258A-c3");
    assert!(register.without(&id).clause(&id).is_none());
}

#[test]
fn words_are_unique_and_read_back() {
    for flag in Flag::ALL {
        assert_eq!(flag.word().parse(), Ok(flag));
        assert!(flag.values().contains(&"unknown"));
    }
    for kind in RouteKind::ALL {
        assert_eq!(kind.word().parse(), Ok(kind));
    }
    let words: BTreeSet<String> =
        Flag::ALL.iter().map(|flag| english(Register::shipped(), &flag.message())).collect();
    assert_eq!(words.len(), Flag::ALL.len());
}

#[test]
fn routes_come_in_the_order_of_falling_back() {
    let register = Register::shipped();
    let routes: Vec<&str> = register.routes().iter().map(|route| route.id.as_str()).collect();
    assert_eq!(routes, ["attache-fbi", "attache-hsi", "regional-europol", "interpol-usncb", "home-fbi"]);
    let europol = register.routes().iter().find(|route| route.id == "regional-europol").unwrap();
    assert!(europol.leads_to(country("FI")) && !europol.leads_to(country("DE")));
    assert!(register.paths().is_sorted_by_key(|path| path.rank));
}

/// Marks of how a text was found, which are no source that anybody could open.
const MARKS: [&str; 8] = [
    "github:",
    "pypi",
    "general knowledge",
    "general-knowledge",
    "corpus",
    "archived",
    "pycountry",
    "country_converter",
];

/// Every fact that is in use names who published it and what; own knowledge reads as not verified.
#[test]
fn no_fact_is_shown_with_a_source_that_nobody_could_open() {
    let register = Register::shipped();
    let mut cited = BTreeSet::new();
    for record in
        register.rows().filter(|record| !matches!(record.entry, Entry::Source(_) | Entry::HomeDesk(_)))
    {
        let shown = english(register, &register.sources_words(record.sources()));
        let read = register.sources_read(record.sources()).count();
        assert_eq!(
            read == 0,
            shown == "not verified: we have read no source for it",
            "{}: {shown}",
            record.key
        );
        assert!(!shown.contains("the compilers"), "{}: {shown}", record.key);
        cited.extend(record.sources());
        let told = record.text.to_lowercase();
        for mark in MARKS {
            assert!(!told.contains(mark), "{} says {mark}", record.key);
        }
        let search = |word: &str| word.len() >= 6 && word.bytes().all(|byte| byte.is_ascii_digit());
        let words: Vec<&str> = told.split(|letter: char| !letter.is_alphanumeric()).collect();
        let marked = words.windows(2).any(|two| matches!(two, ["id" | "ids", number] if search(number)));
        assert!(!marked, "{} says where a search found it", record.key);
    }
    for source in register.sources() {
        assert!(cited.contains(&source.key), "nothing cites {}", source.key);
        let shown = source.words().to_lowercase();
        assert!(MARKS.iter().all(|mark| !shown.contains(mark)), "{shown}");
    }
}

/// Each fact in use has a publisher, and the day of the fact apart from the day of its entry. Where nothing was read, no
/// day is claimed; where the source bears none, that is said.
#[test]
fn each_fact_in_use_has_its_publisher_and_its_own_day_or_says_that_it_has_none() {
    let register = Register::shipped();
    let day = date(2026, 11, 27);
    let (mut dated, mut undated, mut unread) = (0, 0, 0);
    for record in register.rows() {
        // A policy of the organisation begins with its entry.
        let Some(as_of) = record.as_of().filter(|_| record.kind() != RowKind::Policy) else { continue };
        if record.dates().is_some_and(|dates| dates.withdrawn.is_some_and(|end| end <= day)) {
            continue;
        }
        let read: Vec<&Source> = register.sources_read(record.sources()).collect();
        assert!(read.iter().all(|source| !source.publisher.trim().is_empty()), "{}", record.key);
        let bears_a_day = read.iter().any(|source| source.date.is_some());
        match as_of {
            "unknown" => unread += 1,
            "undated" => undated += 1,
            _ => dated += 1,
        }
        let own_rule = read.iter().any(|source| source.basis == Basis::OwnRule);
        match as_of {
            "unknown" => assert!(read.is_empty(), "{} was read, and its day is unknown", record.key),
            "undated" => assert!(!read.is_empty(), "{} bears no day, and nothing was read of it", record.key),
            _ if read.is_empty() => {
                panic!("{} claims to be of {as_of}, and nothing was read of it", record.key)
            }
            // The page was read on the day, and shows it.
            _ if bears_a_day || own_rule => {}
            _ => assert_ne!(last_day_of(as_of), record.dates().map(|dates| dates.recorded), "{}", record.key),
        }
        let last = last_day_of(as_of);
        let entered = record.dates().map(|dates| dates.recorded);
        let after = last.zip(entered).is_some_and(|(last, entered)| last > entered && as_of.len() > 7);
        assert!(!after, "{} is of {as_of}, after it was entered", record.key);
    }
    assert!(dated > 1500 && undated > 50 && unread > 500, "{dated} {undated} {unread}");
}

#[test]
fn a_month_is_written_as_people_write_it() {
    let say = |as_of: &str| english(Register::shipped(), &as_of_words(as_of));
    assert_eq!(say("2015-03"), "March 2015");
    assert_eq!(say("2015"), "2015");
    assert_eq!(
        say("2024-11-03"),
        english(Register::shipped(), &message!("as-of-day", day = date(2024, 11, 3)))
    );
    assert_eq!(say("unknown"), "a day that is not known");
}
