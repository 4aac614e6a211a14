//! `Content-Disposition` of one part of a form, as clients write it: RFC 6266 with the ways around ASCII that are in use.
//! A name that cannot be decoded is kept as it was written, since a strange name leads further than none.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use percent_encoding::percent_decode_str;

/// What the header says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Disposition {
    /// The name of the field.
    pub name: Option<String>,
    /// The name of the file.
    pub file_name: Option<String>,
    /// Is it a file, be its name empty?
    pub is_file: bool,
}

impl Disposition {
    /// Reads the value of the header. Whatever it holds, something is read of it.
    ///
    /// ```
    /// use clearline_wire::Disposition;
    /// let read = Disposition::read(b"form-data; name=\"file\"; filename*=utf-8''Caf%C3%A9.jpg");
    /// assert_eq!((read.name.as_deref(), read.file_name.as_deref()), (Some("file"), Some("Caf\u{e9}.jpg")));
    /// ```
    pub fn read(header: &[u8]) -> Disposition {
        // RFC 7578 says UTF-8; older clients send what they have.
        let text = match std::str::from_utf8(header) {
            Ok(text) => text.to_owned(),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(header).0.into_owned(),
        };
        let parameters = parameters(&text);
        let file_name = value(&parameters, "filename");
        Disposition {
            name: value(&parameters, "name"),
            is_file: file_name.is_some(),
            file_name: file_name.filter(|name| !name.is_empty()),
        }
    }
}

/// The parameters by their names in lower case, each as it was written. The first of a name counts.
fn parameters(text: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut rest = text.split_once(';').map_or("", |(_, rest)| rest);
    loop {
        rest = rest.trim_start_matches(|c: char| c == ';' || c.is_whitespace());
        if rest.is_empty() {
            return all;
        }
        let end = rest.find(['=', ';']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let value;
        (value, rest) = match after.strip_prefix('=') {
            Some(after) => one_value(after.trim_start()),
            None => (String::new(), after),
        };
        all.entry(name.trim().to_lowercase()).or_insert(value);
    }
}

/// A value in quotation marks or without, and what follows it. A reversed stroke escapes a quotation mark and itself only:
/// some clients send whole paths.
fn one_value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (value, rest) = text.split_at(text.find(';').unwrap_or(text.len()));
        return (value.trim_end().to_owned(), rest);
    };
    let mut value = String::new();
    let mut letters = quoted.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (value, quoted.get(at + 1..).unwrap_or_default()),
            '\\' => {
                let escaped = letters.next_if(|(_, next)| matches!(next, '"' | '\\'));
                value.push(escaped.map_or('\\', |(_, next)| next));
            }
            _ => value.push(letter),
        }
    }
    (value, "")
}

/// A parameter in the best of the forms in which it is there: extended (RFC 8187), in pieces (RFC 2231), plain, and then
/// perhaps as encoded words (RFC 2047).
fn value(parameters: &BTreeMap<String, String>, name: &str) -> Option<String> {
    let extended = parameters.get(&format!("{name}*"));
    let plain = || parameters.get(name).map(|plain| encoded_words(plain).unwrap_or_else(|| plain.clone()));
    extended
        .and_then(|written| extended_value(written))
        .or_else(|| in_pieces(parameters, name))
        .or_else(plain)
        .or_else(|| extended.cloned())
}

/// A value of the form `charset'language'percent-encoded` (RFC 8187), decoded.
fn extended_value(written: &str) -> Option<String> {
    let (charset, rest) = written.split_once('\'')?;
    let (_, encoded) = rest.split_once('\'')?;
    decoded(charset, &percent_decode_str(encoded).collect::<Vec<u8>>())
}

/// `name*0`, `name*1*` and so on: the ones with a star at the end are percent-encoded, in the charset that the first names.
fn in_pieces(parameters: &BTreeMap<String, String>, name: &str) -> Option<String> {
    let mut charset = String::new();
    let mut bytes = Vec::new();
    for number in 0.. {
        if let Some(plain) = parameters.get(&format!("{name}*{number}")) {
            bytes.extend_from_slice(plain.as_bytes());
            continue;
        }
        let Some(encoded) = parameters.get(&format!("{name}*{number}*")) else { break };
        let mut encoded = encoded.as_str();
        if number == 0 {
            let (named, rest) = encoded.split_once('\'')?;
            named.clone_into(&mut charset);
            (_, encoded) = rest.split_once('\'')?;
        }
        bytes.extend(percent_decode_str(encoded));
    }
    if bytes.is_empty() { None } else { decoded(&charset, &bytes) }
}

/// `=?charset?B|Q?…?=`, one or several with white space between them; `None` where the text is anything else.
fn encoded_words(text: &str) -> Option<String> {
    let mut read = String::new();
    for word in text.split_ascii_whitespace() {
        let mut parts = word.strip_prefix("=?")?.strip_suffix("?=")?.splitn(3, '?');
        let (charset, form, encoded) = (parts.next()?, parts.next()?, parts.next()?);
        let bytes = match form {
            "B" | "b" => BASE64.decode(encoded).ok()?,
            "Q" | "q" => {
                percent_decode_str(&encoded.replace('%', "%25").replace('_', " ").replace('=', "%")).collect()
            }
            _ => return None,
        };
        read.push_str(&decoded(charset, &bytes)?);
    }
    (!read.is_empty()).then_some(read)
}

/// The bytes in that charset; without one, in UTF-8.
fn decoded(charset: &str, bytes: &[u8]) -> Option<String> {
    let encoding = if charset.is_empty() { Some(UTF_8) } else { Encoding::for_label(charset.as_bytes()) };
    let text = encoding?.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_name(parameters: &str) -> Option<String> {
        let read = Disposition::read(format!("form-data; name=\"file\"; {parameters}").as_bytes());
        assert_eq!(read.name.as_deref(), Some("file"), "{parameters}");
        read.file_name
    }

    #[test]
    fn a_name_is_read_in_whatever_form_it_is_written() {
        let cafe = "Café 😀.jpg";
        for written in [
            "filename*=utf-8''Caf%C3%A9%20%F0%9F%98%80.jpg",
            "filename*=UTF-8'fr'Caf%c3%a9%20%f0%9f%98%80.jpg",
            "FileName*=UTF-8''Caf%C3%A9%20%F0%9F%98%80.jpg",
            "filename*=\"utf-8''Caf%C3%A9%20%F0%9F%98%80.jpg\"",
            "filename=\"Cafe.jpg\"; filename*=utf-8''Caf%C3%A9%20%F0%9F%98%80.jpg",
            "filename*=utf-8''Caf%C3%A9%20%F0%9F%98%80.jpg; filename=\"Cafe.jpg\"",
            "filename*0*=utf-8''Caf%C3%A9; filename*1*=%20%F0%9F%98%80; filename*2=\".jpg\"",
            "filename*1=\" 😀.jpg\"; filename*0=\"Café\"",
            "filename=\"Café 😀.jpg\"",
            "filename=\"=?UTF-8?B?Q2Fmw6kg8J+YgC5qcGc=?=\"",
            "filename=\"=?utf-8?Q?Caf=C3=A9_=F0=9F=98=80?= =?utf-8?q?.jpg?=\"",
        ] {
            assert_eq!(file_name(written).as_deref(), Some(cafe), "{written}");
        }
        for (written, name) in [
            ("filename*=iso-8859-1'en'%A3%20rates.jpg", "£ rates.jpg"),
            ("filename*=Shift_JIS''%83e%83X%83g.jpg", "テスト.jpg"),
            ("filename=a.jpg", "a.jpg"),
            ("filename = \"a.jpg\" ", "a.jpg"),
            ("filename=\"a \\\"b\\\" \\\\c.jpg\"", "a \"b\" \\c.jpg"),
            ("filename=\"C:\\fakepath\\a.jpg\"", "C:\\fakepath\\a.jpg"),
            ("filename=\"a; name=id; filename=b.jpg\"", "a; name=id; filename=b.jpg"),
            ("filename=\"100%25 =?x?.jpg\"", "100%25 =?x?.jpg"),
            ("filename=\"never closed", "never closed"),
            // What cannot be decoded: the plain name, or else as it was written.
            ("filename*=utf-8''%C3%28.jpg; filename=\"b.jpg\"", "b.jpg"),
            ("filename*=utf-8''%C3%28.jpg", "utf-8''%C3%28.jpg"),
            ("filename*=no-such-charset''a%20b.jpg", "no-such-charset''a%20b.jpg"),
            ("filename*=a.jpg", "a.jpg"),
            ("filename=\"=?UTF-8?B?not base64?=\"", "=?UTF-8?B?not base64?="),
        ] {
            assert_eq!(file_name(written).as_deref(), Some(name), "{written}");
        }
        let latin = Disposition::read(b"form-data; name=\"file\"; filename=\"Caf\xe9.jpg\"");
        assert_eq!(latin.file_name.as_deref(), Some("Café.jpg"));
    }

    #[test]
    fn what_is_a_file_is_told_from_what_is_a_field() {
        let file = |text: &str| Disposition::read(text.as_bytes()).is_file;
        assert!(file("form-data; name=file; filename=\"\"") && file("attachment; filename*=utf-8''a"));
        assert!(!file("form-data; name=\"filename\"") && !file("") && !file("form-data"));
        let named = |text: &str| Disposition::read(text.as_bytes()).name;
        assert_eq!(named("form-data; filename=\"; name=id\"; name=file").as_deref(), Some("file"));
        assert_eq!(named("form-data; NAME=id").as_deref(), Some("id"));
        assert_eq!(named("form-data; name*=utf-8''id").as_deref(), Some("id"));
        assert_eq!(named("form-data; filename=a.jpg"), None);
    }
}
