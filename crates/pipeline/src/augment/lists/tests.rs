use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use clearline_disclosure::Writer;
use clearline_law::Register;
use clearline_report::{DigestKind, Message};
use jiff::Timestamp;
use proptest::prelude::*;

use super::exits::Held;
use super::{exits, hashes};
use crate::augment::model::ImportRefusal;

/// An invented hash that begins with this byte.
fn hex_of(byte: u8, bytes: usize) -> String {
    hex::encode(invented(byte, bytes))
}

fn invented(byte: u8, bytes: usize) -> Vec<u8> {
    (0_u8..).map(|nth| byte.wrapping_add(nth)).take(bytes).collect()
}

fn md5(byte: u8) -> String {
    hex_of(byte, 16)
}

fn sha1(byte: u8) -> String {
    hex_of(byte, 20)
}

fn sha256(byte: u8) -> String {
    hex_of(byte, 32)
}

/// The hashes of a list, each as its kind and its first byte, and the lines that were not taken.
fn taken(list: impl AsRef<[u8]>) -> (Vec<(DigestKind, u8)>, Vec<usize>) {
    let list = list.as_ref();
    let read = hashes::read(list).unwrap_or_else(|why| panic!("{why}: {}", String::from_utf8_lossy(list)));
    let digests = read.digests.iter().map(|digest| (digest.kind, digest.bytes[0])).collect();
    (digests, read.refused.iter().map(|(line, _)| *line).collect())
}

/// Why a list is refused.
fn refused(list: impl AsRef<[u8]>) -> String {
    match hashes::read(list.as_ref()) {
        Err(ImportRefusal::Nothing { why }) => english(&why),
        other => panic!("{other:?}"),
    }
}

fn english(message: &Message) -> String {
    Writer::english(Register::shipped()).say(message)
}

use DigestKind::{Md5, Sha1, Sha256};

#[test]
fn hash_lists_are_taken_in_every_form_in_which_they_come() {
    let (one, two) = (md5(0xab), md5(0xcd));
    let both = vec![(Md5, 0xab), (Md5, 0xcd)];
    for list in [
        format!("{one}\n{two}\n"),
        format!("\u{feff}{}\r\n\r\n# note\r\n  {two}  \r\n", one.to_uppercase()),
        format!("{one}  a, b.jpg\n{two} *c (1).jpg\n"),
        format!("\\{one}  a\\nb.jpg\n{two}  {}\n", sha1(9)),
        format!("MD5 (a, b.jpg) = {one}\nMD5 (c) = {two}\n"),
        format!("MD5(a.jpg)= {one}\nmd5(c)= {two}\n"),
        format!("md5:{one}\nMD5 {two}\n"),
        format!("kind,value\nmd5,{one}\nMD5,{two}\n"),
        format!("md5,{one}\nMD5;{two}\nx,y\n"),
        format!("value;kind\n\"{one}\";\"md5\"\n{two};md5\n"),
        format!("Hash MD5\tFile name\n{one}\ta.jpg\n{two}\t\n"),
        format!("md5\n{one}\n{two}\n"),
        format!("{one},a.jpg,200\n{two},b.jpg,300\n"),
        format!("sep=;\r\nmd5;name\r\n{one};a\r\n{two};\"b;c\"\r\n"),
        format!("kind,value\nmd5,{}\nmd5,{}\n", base64(0xab, 16), base64(0xcd, 16)),
        format!("{}\n{}\n", base64(0xab, 16), base64(0xcd, 16)),
    ] {
        let (found, _) = taken(&list);
        assert_eq!(found, both, "{list}");
    }
    let of_all = format!("{}\n{}  a\nSHA256 (b) = {}\n", md5(1), sha1(2), sha256(3));
    assert_eq!(taken(of_all).0, [(Md5, 1), (Sha1, 2), (Sha256, 3)]);
    let marks: Vec<String> =
        md5(8).as_bytes().chunks(2).map(|two| String::from_utf8_lossy(two).into()).collect();
    let named = format!(
        "kind,value\nmd5,0x{}\nmd5,{}\nsha1,MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK\n",
        md5(8),
        marks.join(":")
    );
    assert_eq!(taken(named).0, [(Md5, 8), (Md5, 8), (Sha1, 0x61)], "a kind that is said allows every form");
    let tabs = format!("{}\t{}\ta.jpg\n", md5(6), sha1(7));
    assert_eq!(taken(tabs).0, [(Md5, 6), (Sha1, 7)], "columns without names");
    let openssl = format!("SHA2-256(a.bin)= {}\nSHA1(a.bin)= {}\n", sha256(4), sha1(5));
    assert_eq!(taken(openssl).0, [(Sha256, 4), (Sha1, 5)]);
    let wide: Vec<u8> = format!("\u{feff}{one}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(taken(wide).0, [(Md5, 0xab)], "UTF-16");
    let latin = [one.as_bytes(), b"  caf\xe9.jpg\n"].concat();
    assert_eq!(taken(latin).0, [(Md5, 0xab)], "a name in Latin-1");
}

fn base64(byte: u8, bytes: usize) -> String {
    BASE64_STANDARD.encode(invented(byte, bytes))
}

#[test]
fn tables_of_the_nsrl_and_of_icse_give_every_hash_of_each_row() {
    let nsrl = format!(
        "\"SHA-1\",\"MD5\",\"CRC32\",\"FileName\",\"FileSize\",\"ProductCode\",\"OpSystemCode\",\"SpecialCode\"\r\n\
         \"{}\",\"{}\",\"0A1B2C3D\",\"a, \"\"b\"\".exe\",100,1,\"362\",\"\"\r\n\
         \"{}\",\"\",\"0A1B2C3D\",\"c.dll\",100,1,\"362\",\"\"\r\n",
        sha1(0xa1).to_uppercase(),
        md5(0xa2).to_uppercase(),
        sha1(0xa3),
    );
    assert_eq!(taken(nsrl), (vec![(Sha1, 0xa1), (Md5, 0xa2), (Sha1, 0xa3)], vec![]));
    let icse = format!(
        "MD5;SHA1;PhotoDNA;Image ID;Is distributed;Series name;Media Type;Baseline\n\
         {};{};AAAA;17;True;invented;Image;True\n\
         ;;AAAA;18;True;invented;Image;True\n\
         {};;;19;False;;Video;False\n",
        md5(0xb1),
        sha1(0xb2),
        md5(0xb3),
    );
    let (found, lines) = taken(icse);
    assert_eq!((found, lines), (vec![(Md5, 0xb1), (Sha1, 0xb2), (Md5, 0xb3)], vec![3]));
}

#[test]
fn project_vic_is_read_as_a_list_of_media_within_cases_and_one_object_a_line() {
    let media = |byte: u8| {
        format!(
            "{{\"MediaID\": 1, \"Category\": 1, \"MD5\": \"{}\", \"SHA1\": null, \"MediaSize\": 5,\n\
             \"AlternativeHashes\": [{{\"HashName\": \"PhotoDNA\", \"HashValue\": \"AAAA\"}}, {{\"HashName\": \"SHA256\", \"HashValue\": \"{}\"}}],\n\
             \"MediaFiles\": [{{\"MD5\": \"{}\", \"FileName\": \"a.jpg\"}}]}}",
            md5(byte).to_uppercase(),
            sha256(byte),
            md5(byte)
        )
    };
    let found = |byte| vec![(Md5, byte), (Sha256, byte), (Md5, byte)];
    let context = "http://github.com/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml/Default/$metadata#Media";
    let set = format!("\u{feff}{{\"@odata.context\": \"{context}\", \"value\": [{}]}}", media(7));
    assert_eq!(taken(&set), (found(7), vec![]));
    let case = format!(
        "{{\"odata.metadata\": \"x\", \"value\": [{{\"CaseID\": \"c\", \"Media\": [{}]}}]}}",
        media(8)
    );
    assert_eq!(taken(case).0, found(8));
    let lines = format!("{{\"md5\": \"{}\"}}\n{{\"md5\": \"{}\"}}\n", md5(1), md5(2));
    assert_eq!(taken(lines).0, [(Md5, 1), (Md5, 2)]);
    let partly =
        format!("[{{\"md5\": \"{}\"}},\n{{\"md5\": \"xyz\"}},\n\n{{\"sha1\": \"{}\"}}]", md5(1), md5(2));
    let read = hashes::read(partly.as_bytes()).unwrap();
    assert_eq!(read.digests.len(), 1);
    assert_eq!(read.refused.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 4], "{:?}", read.refused);
    assert!(
        english(&read.refused[1].1).contains("sha1: it has 32 digits, like md5: sha1 has 40"),
        "{:?}",
        read.refused
    );
    assert!(refused("{\"value\": [").contains("line 1: it begins as JSON and cannot be read as such"));
    assert!(refused("{\"value\": []}").contains("no line of it holds a hash"));
}

#[test]
fn each_refusal_names_its_line_and_what_to_write() {
    let good = md5(1);
    for (line, words) in [
        (format!("0x{good}"), "it begins with 0x: leave that out"),
        ("ab:".repeat(15) + "ab", "marks between its digits: leave them out"),
        (good[..31].to_owned(), "it has 31 digits"),
        (hex_of(1, 64), "like SHA-512"),
        ("MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK".to_owned(), "base32: give hexadecimal"),
        (base64(1, 17), "base64 of another length"),
        (
            "Zx9AAAAAAAAAAAAAAAAAAA".to_owned(),
            "base64 of another length than an md5, sha1 or sha256 has, or not complete",
        ),
        ("hello".to_owned(), "not hexadecimal: give hexadecimal"),
        ("MD5 (a) = ".to_owned(), "the hash is missing"),
        ("pdq,ff".to_owned(), "“pdq” is not compared here"),
    ] {
        let list = format!("{good}\n{line}\n");
        let read = hashes::read(list.as_bytes()).unwrap();
        assert_eq!(read.refused.len(), 1, "{line}: {:?}", read.refused);
        assert!(
            read.refused[0].0 == 2 && english(&read.refused[0].1).contains(words),
            "{line}: {:?}",
            read.refused
        );
        assert!(refused(&line).starts_with("line 1: "), "{line}");
    }
    let table = format!("kind,value\nmd5,{}\nmd5,{}\nsha512,ff\nmd5,\n", sha1(1), base64(1, 20));
    let why = refused(&table);
    assert!(why.contains("line 2: it has 40 digits, like sha1: md5 has 32"), "{why}");
    for empty in ["", "# nothing\n\n", "kind,value\n"] {
        assert!(refused(empty).contains("no line of it holds a hash"), "{empty}");
    }
    let many = format!("{good}\n{}", "x\n".repeat(150));
    let read = hashes::read(many.as_bytes()).unwrap();
    assert_eq!((read.refused.len(), read.refused_more), (100, 50));
}

#[test]
fn hashes_of_no_bytes_are_left_out_and_counted() {
    let nothing = [
        "d41d8cd98f00b204e9800998ecf8427e",
        "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "00000000000000000000000000000000",
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
    ];
    let read = hashes::read(format!("{}\n{}\n", md5(1), nothing.join("\n")).as_bytes()).unwrap();
    assert_eq!((read.digests.len(), read.of_nothing, read.refused.len()), (1, 5, 0));
}

fn day(day: &str) -> Held {
    let day = day.parse().unwrap();
    Held::days(day, day).unwrap()
}

/// The networks of a list, each with the beginning and the end of its time, and the lines that were not taken.
fn listed(list: &str, held: Option<Held>) -> (Vec<String>, Vec<(usize, String)>) {
    let read = exits::read(list.as_bytes(), held).unwrap_or_else(|why| panic!("{why}: {list}"));
    let shown =
        read.exits.iter().map(|exit| format!("{} {} {}", exit.network, exit.held.from, exit.held.until));
    (shown.collect(), read.refused.into_iter().map(|(line, why)| (line, english(&why))).collect())
}

#[test]
fn lists_of_exits_are_taken_in_every_form_in_which_they_come() {
    let held = Some(day("2026-11-20"));
    let time = "2026-11-20T00:00:00Z 2026-11-21T00:00:00Z";
    let one = vec![format!("203.0.113.99/32 {time}")];
    for list in [
        "203.0.113.99\n",
        "\u{feff}# Exits\r\n\r\n203.0.113.99 # seen\r\n",
        "203.0.113.99/32\n",
        "::ffff:203.0.113.99\n",
        "203.0.113.99-203.0.113.99\n",
        "ip,port\n203.0.113.99,9001\n",
        "203.0.113.99,SE,tor\n",
        "\"network\";\"is_tor_exit_node\"\n\"203.0.113.99/32\";\"1\"\n",
        "start_ip,end_ip,name\n203.0.113.99,203.0.113.99,x\n",
        "name\taddress\nx\t203.0.113.99\n",
        "ExitNode 0011\nPublished 2026-11-19 01:02:03\nLastStatus 2026-11-19 02:00:00\nExitAddress 203.0.113.99 2026-11-19 02:10:00\n",
    ] {
        assert_eq!(listed(list, held), (one.clone(), vec![]), "{list}");
    }
    assert_eq!(
        listed("203.0.113.77/24\n2001:db8:7::1/48\n", held).0,
        [format!("203.0.113.0/24 {time}"), format!("2001:db8:7::/48 {time}"),]
    );
    let range = listed("198.51.100.0-198.51.100.9\n", held).0;
    assert_eq!(range, [format!("198.51.100.0/29 {time}"), format!("198.51.100.8/31 {time}")]);
}

#[test]
fn each_entry_holds_for_its_own_time_where_its_line_gives_one() {
    let tor = "ExitNode 0011\nExitAddress 203.0.113.99 2026-11-19 23:59:59\nExitAddress 2001:db8::9 2026-11-20 00:00:00\n";
    assert_eq!(
        listed(tor, None).0,
        [
            "203.0.113.99/32 2026-11-19T00:00:00Z 2026-11-20T00:00:00Z",
            "2001:db8::9/128 2026-11-20T00:00:00Z 2026-11-21T00:00:00Z",
        ]
    );
    let table = "ip;first seen;last seen\n203.0.113.1;2026-11-18;2026-11-20\n203.0.113.2;;2026-11-20\n\
                 203.0.113.3;2026-11-20T10:00:00Z;2026-11-20 11:30:00\n203.0.113.4;2026-11-21;2026-11-20\n203.0.113.5;x;\n";
    let (found, refused) = listed(table, None);
    assert_eq!(
        found,
        [
            "203.0.113.1/32 2026-11-18T00:00:00Z 2026-11-21T00:00:00Z",
            "203.0.113.2/32 2026-11-20T00:00:00Z 2026-11-21T00:00:00Z",
            "203.0.113.3/32 2026-11-20T10:00:00Z 2026-11-20T11:30:00Z",
        ]
    );
    assert!(
        refused[0].1.contains("ends before it begins") && refused[1].1.contains("write it as 2026-11-20")
    );
    let none = exits::read(b"203.0.113.99\n", None).unwrap_err();
    assert!(english(&none.message()).contains("line 1: the line gives no day: say for which day"), "{none}");
    let days = |first: &str, last: &str| Held::days(first.parse().unwrap(), last.parse().unwrap());
    assert!(days("2026-11-20", "2026-11-19").is_err() && days("2026-01-01", "2027-12-31").is_err());
    let year = days("2026-01-01", "2026-12-31").unwrap();
    assert_eq!(year.until, "2027-01-01T00:00:00Z".parse::<Timestamp>().unwrap());
}

#[test]
fn what_is_no_address_is_refused_with_what_to_write() {
    for (line, words) in [
        ("3405803875", "a plain number: write the address as 203.0.113.9"),
        ("203.0.113.9:9001", "an address with a port: leave the port out"),
        ("203.0.113", "not an address"),
        ("203.0.113.0/33", "not a network"),
        ("0.0.0.0/0", "too wide: networks from /8 on are taken"),
        ("2001::/12", "too wide: networks from /16 on are taken"),
        ("203.0.113.9-203.0.113.1", "write the lower address first"),
        ("exit.example.com", "not an address"),
    ] {
        let (found, refused) = listed(&format!("203.0.113.1\n{line}\n"), Some(day("2026-11-20")));
        assert_eq!(found.len(), 1, "{line}");
        assert!(refused[0].0 == 2 && refused[0].1.contains(words), "{line}: {refused:?}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_readers_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = hashes::read(&bytes);
        let _ = exits::read(&bytes, Some(day("2026-11-20")));
    }

    #[test]
    fn no_text_makes_the_readers_fall_over(text in "[-a-fA-F0-9=+/,;:|\\t\\n \"(){}\\[\\].#mdsh]{0,200}") {
        let _ = hashes::read(text.as_bytes());
        let _ = exits::read(text.as_bytes(), None);
    }

    /// Whatever is between the hashes, each of them is found in whichever form it is written.
    #[test]
    fn every_hash_of_a_list_is_found(
        hashes in prop::collection::vec((prop::sample::select(vec![16_usize, 20, 32]), 1_u8..=255, any::<bool>()), 1..20),
        form in 0_usize..5,
    ) {
        let lines: Vec<String> = hashes.iter().map(|(bytes, byte, upper)| {
            let kind = match bytes { 16 => "md5", 20 => "SHA1", _ => "sha256" };
            let value = hex_of(*byte, *bytes);
            let value = if *upper { value.to_uppercase() } else { value };
            match form {
                0 => value,
                1 => format!("{value}  a b,c.jpg"),
                2 => format!("{kind} (x) = {value}"),
                3 => format!("{kind},{value}"),
                _ => format!("{kind};{value};note"),
            }
        }).collect();
        let (found, refused) = taken(lines.join("\r\n"));
        let wanted: Vec<u8> = hashes.iter().map(|(_, byte, _)| *byte).collect();
        prop_assert_eq!(found.iter().map(|(_, byte)| *byte).collect::<Vec<_>>(), wanted);
        prop_assert!(refused.is_empty());
    }
}
