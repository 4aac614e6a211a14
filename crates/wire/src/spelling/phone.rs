//! Telephone numbers.
//!
//! A number can be compared once its calling code is known: written with `+`, with a prefix that is dialled for abroad,
//! or beside the number. The numbering plans say whether a number exists. That decides how to read a zero or a doubled
//! calling code in front of it.

use clearline_report::{Country, Message, Phone, message};
use phonenumber::Metadata;
use phonenumber::metadata::{DATABASE, Descriptor};

use super::text::plain;

/// No number is longer as written, spaces and extension included.
const WRITTEN_CHARACTERS_MAX: usize = 120;
/// Digits of a number with its calling code (E.164), and two that some plans have beyond it.
const DIGITS_MAX: usize = 17;
/// With fewer digits, two numbers cannot be distinguished.
const DIGITS_MIN: usize = 5;
/// After a prefix that is dialled for abroad in one region of the world only, so many digits must follow, or it may be
/// the beginning of a number at home.
const AFTER_REGIONAL_PREFIX_MIN: usize = 10;
/// What introduces an extension. Longer words come first.
const EXTENSION_MARKS: [&str; 16] = [
    "extension",
    "extensión",
    "durchwahl",
    ";ext=",
    "extn.",
    "extn",
    "anexo",
    "ramal",
    "poste",
    "ext.",
    "ext",
    "доб.",
    "доб",
    "int.",
    "x",
    "#",
];

/// A telephone number, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    code: u16,
    national: String,
    country: Option<Country>,
    known: bool,
    two_readings: bool,
    extension: Option<String>,
}

impl Number {
    /// `+` and digits (E.164): the same for every spelling of one number. An extension is no part of it.
    pub fn e164(&self) -> String {
        format!("+{}{}", self.code, self.national)
    }

    /// The calling code.
    pub fn code(&self) -> u16 {
        self.code
    }

    /// The country whose plan has the number; where none has it, the one that the calling code is of first of all.
    pub fn country(&self) -> Option<Country> {
        self.country
    }

    /// Does a numbering plan have such a number?
    pub fn is_known(&self) -> bool {
        self.known
    }

    /// Could the digits as well be another number that a plan has? Then this is the one that was written literally.
    pub fn has_two_readings(&self) -> bool {
        self.two_readings
    }

    /// The extension that was written after it.
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// Is it one telephone? Two extensions of one number are two.
    fn is(&self, other: &Number) -> bool {
        let apart =
            self.extension.is_some() && other.extension.is_some() && self.extension != other.extension;
        self.e164() == other.e164() && !apart
    }
}

/// Why a number cannot be compared with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// There is no number in it.
    NoNumber,
    /// Its calling code is not given: it could be a number of any country.
    NoCode,
    /// No country has its calling code.
    UnknownCode,
    /// It has too few digits for its calling code.
    TooShort,
    /// It has too many digits for its calling code.
    TooLong,
}

impl Unread {
    /// The reason, as a part of a sentence.
    pub fn message(self) -> Message {
        match self {
            Unread::NoNumber => message!("number-none"),
            Unread::NoCode => message!("number-no-code"),
            Unread::UnknownCode => message!("number-unknown-code"),
            Unread::TooShort => message!("number-too-short"),
            Unread::TooLong => message!("number-too-long"),
        }
    }
}

/// Reads a telephone number in any spelling.
///
/// # Errors
/// [`Unread`] says why it cannot be compared with others.
pub fn number(phone: &Phone) -> Result<Number, Unread> {
    let written = Written::of(&phone.number)?;
    let beside = phone.calling_code.as_deref().or(written.context.as_deref());
    let beside = beside.map(digits_of).unwrap_or_default();
    let beside = beside.trim_start_matches('0');
    let readings = match split(beside) {
        _ if written.plus => international(&written.digits)?,
        Some((code, "")) => beside_its_code(code, &written.digits),
        _ if beside.is_empty() => dialled(&written.digits).ok_or(Unread::NoCode)?,
        _ => return Err(Unread::UnknownCode),
    };
    // What is written after the number says more than what is given beside it, where both are there.
    let extension = written.extension.or_else(|| phone.extension.as_deref().map(digits_of));
    choose(&readings).map(|number| Number { extension, ..number })
}

/// Are both one telephone, of the people of one report? A number without its calling code is read as it would be
/// dialled in the country of the other; two without are compared digit by digit.
pub fn same_telephone(one: &Phone, other: &Phone) -> bool {
    match (number(one), number(other)) {
        (Ok(one), Ok(other)) => one.is(&other),
        (Ok(read), Err(Unread::NoCode)) => at_home(&read, other),
        (Err(Unread::NoCode), Ok(read)) => at_home(&read, one),
        (Err(_), Err(_)) => {
            let bare = |phone: &Phone| Written::of(&phone.number).ok().map(|it| (it.digits, it.extension));
            matches!((bare(one), bare(other)), (Some((a, x)), Some((b, y)))
                if a == b && a.len() >= DIGITS_MIN && (x.is_none() || y.is_none() || x == y))
        }
        _ => false,
    }
}

fn at_home(read: &Number, other: &Phone) -> bool {
    let dialled = Phone { calling_code: Some(format!("+{}", read.code)), ..other.clone() };
    number(&dialled).is_ok_and(|other| other.known && !other.two_readings && read.is(&other))
}

/// A number as written, taken apart.
struct Written {
    plus: bool,
    digits: String,
    extension: Option<String>,
    /// The calling code that a `tel:` address gives beside it (RFC 3966).
    context: Option<String>,
}

impl Written {
    fn of(text: &str) -> Result<Written, Unread> {
        if text.chars().count() > WRITTEN_CHARACTERS_MAX {
            return Err(Unread::TooLong);
        }
        let text = plain(text).to_lowercase();
        let context = text.split_once(";phone-context=").map(|(_, rest)| rest);
        let context = context.and_then(|rest| rest.split(';').next()).filter(|value| value.starts_with('+'));
        let start = text.find(|one: char| one == '+' || one.is_ascii_digit()).ok_or(Unread::NoNumber)?;
        let mut written = Written {
            plus: false,
            digits: String::new(),
            extension: None,
            context: context.map(str::to_owned),
        };
        for (at, one) in text.char_indices().skip_while(|(at, _)| *at < start) {
            match one {
                '+' if written.digits.is_empty() => written.plus = true,
                _ if one.is_ascii_digit() => written.digits.push(one),
                _ if separates(one) => {}
                _ => {
                    written.extension = extension(text.get(at..).unwrap_or_default());
                    break;
                }
            }
        }
        if written.digits.len() < DIGITS_MIN { Err(Unread::NoNumber) } else { Ok(written) }
    }
}

/// What people write between the digits of one number.
fn separates(one: char) -> bool {
    let dash = matches!(one, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' | '-' | '_');
    one.is_whitespace() || dash || matches!(one, '.' | '(' | ')' | '[' | ']' | '/' | '·' | '•')
}

fn extension(rest: &str) -> Option<String> {
    let bare = rest.trim_start_matches([' ', ',']);
    // A comma alone is a pause, after which an extension is dialled.
    let paused = rest.starts_with(',').then_some(bare);
    let marked = EXTENSION_MARKS.iter().find_map(|mark| bare.strip_prefix(mark));
    let after = marked.or(paused)?.trim_start_matches([' ', '.', ':', '=', '-']);
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    (1..=10).contains(&digits.len()).then_some(digits)
}

fn digits_of(text: &str) -> String {
    plain(text).chars().filter(char::is_ascii_digit).collect()
}

/// One way to read the digits: the calling code, and what is written after it.
type Reading<'a> = (u16, &'a str);

/// After `+`: first the code, then the number, which may repeat the code or a prefix that is dialled for abroad.
fn international(digits: &str) -> Result<Vec<Reading<'_>>, Unread> {
    let digits = digits.strip_prefix("011").unwrap_or(digits).trim_start_matches('0');
    let (code, rest) = split(digits).ok_or(Unread::UnknownCode)?;
    let mut readings = vec![(code, rest)];
    readings.extend(again(code, rest));
    Ok(readings)
}

/// Without `+` and without a code beside it: what is dialled for abroad from most countries, or from North America.
fn dialled(digits: &str) -> Option<Vec<Reading<'_>>> {
    if let Some(rest) = digits.strip_prefix("00").filter(|rest| !rest.starts_with('0')) {
        return split(rest).map(|reading| vec![reading]);
    }
    let rest = digits.strip_prefix("011").filter(|rest| rest.len() >= AFTER_REGIONAL_PREFIX_MIN)?;
    split(rest).filter(|(code, rest)| known(*code, rest).is_some()).map(|reading| vec![reading])
}

/// With its code beside it: as it is dialled at home, with the code written twice, or as it is dialled from abroad.
fn beside_its_code(code: u16, digits: &str) -> Vec<Reading<'_>> {
    let mut readings = vec![(code, digits)];
    readings.extend(again(code, digits));
    readings.extend(abroad(code, digits).and_then(split));
    readings
}

/// What follows the code where the number begins with it once more, with or without zeros in front.
fn again(code: u16, digits: &str) -> Option<Reading<'_>> {
    digits.trim_start_matches('0').strip_prefix(&code.to_string()).map(|rest| (code, rest))
}

/// What follows the prefix that is dialled for abroad, in the country of the code or in most.
fn abroad(code: u16, digits: &str) -> Option<&str> {
    let plans = DATABASE.by_code(&code)?;
    let prefix = plans.iter().find_map(|plan| {
        let found = plan.international_prefix()?.find(digits)?;
        (found.start() == 0 && found.end() > 0).then(|| found.end())
    });
    prefix.and_then(|end| digits.get(end..)).or_else(|| digits.strip_prefix("00"))
}

/// The calling code in front, and the rest. No code is the beginning of another.
fn split(digits: &str) -> Option<Reading<'_>> {
    (1..=3).find_map(|length| {
        let code = digits.get(..length)?.parse::<u16>().ok().filter(|code| *code > 0)?;
        DATABASE.by_code(&code)?;
        Some((code, digits.get(length..)?))
    })
}

/// The first reading that a plan knows; else the first of a length that its plan has.
fn choose(readings: &[Reading<'_>]) -> Result<Number, Unread> {
    let mut found = readings.iter().filter_map(|(code, digits)| known(*code, digits));
    if let Some(first) = found.next() {
        let two_readings = found.any(|other| other.e164() != first.e164());
        return Ok(Number { two_readings, ..first });
    }
    let possible = |(code, digits): &Reading<'_>| {
        std::iter::once((*digits).to_owned()).chain(at_home_forms(*code, digits)).find_map(|national| {
            let length = lengths(*code, &national);
            (length == Length::Fits).then(|| Number {
                code: *code,
                national,
                country: main_country(*code),
                known: false,
                two_readings: false,
                extension: None,
            })
        })
    };
    readings.iter().find_map(possible).ok_or_else(|| match readings.first() {
        Some((code, digits)) if lengths(*code, digits) == Length::Short => Unread::TooShort,
        Some(_) => Unread::TooLong,
        None => Unread::NoNumber,
    })
}

/// The number, where a plan of the calling code has it as written or without what is dialled in front of it at home.
fn known(code: u16, digits: &str) -> Option<Number> {
    let forms = std::iter::once(digits.to_owned()).chain(at_home_forms(code, digits));
    forms.into_iter().find_map(|national| {
        let plan = plan_of(code, &national)?;
        let country = country(plan.id());
        Some(Number { code, national, country, known: true, two_readings: false, extension: None })
    })
}

/// The number without what is dialled in front of it at home: by the plans' own rules, which know more than a zero, and
/// without one zero, which many write also where there is none.
fn at_home_forms(code: u16, digits: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for plan in DATABASE.by_code(&code).unwrap_or_default() {
        if let Some(rule) = plan.national_prefix_for_parsing() {
            forms.extend(without_prefix(
                plan,
                rule.find(digits).map(|found| (found.start(), found.end())),
                digits,
            ));
        }
        forms
            .extend(plan.national_prefix().and_then(|prefix| digits.strip_prefix(prefix)).map(str::to_owned));
    }
    forms.extend(digits.strip_prefix('0').map(str::to_owned));
    let mut seen = std::collections::BTreeSet::new();
    forms.retain(|form| form != digits && seen.insert(form.clone()));
    forms
}

/// Some plans put other digits in the place of the prefix. What would only add the digits of an area is not done: whose
/// area it is was not said.
fn without_prefix(plan: &Metadata, found: Option<(usize, usize)>, digits: &str) -> Vec<String> {
    let Some((0, end)) = found.filter(|(_, end)| *end > 0) else { return Vec::new() };
    let mut forms: Vec<String> = digits.get(end..).map(str::to_owned).into_iter().collect();
    if let (Some(rule), Some(transform)) =
        (plan.national_prefix_for_parsing(), plan.national_prefix_transform_rule())
    {
        forms.insert(0, rule.replace(digits, transform).into_owned());
    }
    forms.retain(|form| !form.is_empty() && form.len() <= digits.len());
    forms
}

/// The plan that has the number. Where countries share a code, some name the digits that are theirs.
fn plan_of(code: u16, national: &str) -> Option<&'static Metadata> {
    let sharing = DATABASE.by_code(&code)?;
    let leads = |plan: &Metadata| {
        plan.leading_digits()
            .is_some_and(|digits| digits.find(national).is_some_and(|found| found.start() == 0))
    };
    let by_digits = sharing.iter().find(|plan| leads(plan) && has(plan, national));
    by_digits
        .or_else(|| sharing.iter().find(|plan| plan.leading_digits().is_none() && has(plan, national)))
        .copied()
}

/// The kinds of numbers that can be somebody's. What only an emergency or a short number is, is none.
fn kinds(plan: &Metadata) -> impl Iterator<Item = &Descriptor> {
    let all = plan.descriptors();
    let kinds = [
        all.fixed_line(),
        all.mobile(),
        all.toll_free(),
        all.premium_rate(),
        all.shared_cost(),
        all.personal_number(),
        all.voip(),
        all.pager(),
        all.uan(),
        all.voicemail(),
    ];
    kinds.into_iter().flatten()
}

fn has(plan: &Metadata, national: &str) -> bool {
    let length = u16::try_from(national.len()).unwrap_or(u16::MAX);
    let fits = |kind: &Descriptor| kind.possible_length().contains(&length) && kind.is_match(national);
    plan.descriptors().general().is_match(national) && kinds(plan).any(fits)
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Length {
    Short,
    Fits,
    Long,
}

/// Is it as long as numbers of the calling code are?
fn lengths(code: u16, national: &str) -> Length {
    let plans = DATABASE.by_code(&code).unwrap_or_default();
    let all =
        plans.iter().flat_map(|plan| kinds(plan)).flat_map(|kind| kind.possible_length().iter().copied());
    let all: Vec<usize> = all.map(usize::from).collect();
    let (least, most) = (all.iter().min().copied().unwrap_or(DIGITS_MIN), all.iter().max().copied());
    let most = most.unwrap_or(DIGITS_MAX).min(DIGITS_MAX);
    match national.len() {
        length if length < least => Length::Short,
        length if length > most => Length::Long,
        _ => Length::Fits,
    }
}

/// The country that the calling code is of first of all; none for codes of services that are no country's.
fn main_country(code: u16) -> Option<Country> {
    let sharing = DATABASE.by_code(&code)?;
    let main = sharing.iter().find(|plan| plan.is_main_country_for_code()).or(sharing.first())?;
    country(main.id())
}

fn country(plan: &str) -> Option<Country> {
    // The plan distinguishes two islands that share the code of Saint Helena.
    let code = if matches!(plan, "AC" | "TA") { "SH" } else { plan };
    // Services that are no country's are listed under 001.
    code.parse().ok().filter(|_| code != "001")
}
