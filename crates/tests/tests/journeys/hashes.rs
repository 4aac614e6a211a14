//! What a sender says of the bytes it sends: a hash of other bytes, a hash that is none, a hash without a file, a file
//! without bytes, a file that holds others. Each is said to the sender and in review; none makes a report less urgent, and
//! none links strangers.

use clearline_disclosure::Writer;
use clearline_law::Register;
use clearline_law::access::{Actor, Role};
use clearline_pipeline::augment;
use clearline_records::dossier::augmented::{self, Doubt, Matter, Statement};
use clearline_records::dossier::triaged::{self, Outcome};
use clearline_report::{IncidentType, Message, Priority, ReportNumber};
use clearline_tests::{Engine, Provider, TestHouse, leave, report_with};
use clearline_wire::Element;

use crate::on_both;

on_both!(
    a_hash_of_other_bytes_is_told_and_makes_no_file_known,
    hashes_that_are_none_are_told_and_link_nobody,
    an_empty_file_is_neither_known_nor_novel,
    a_file_that_holds_others_is_not_called_novel,
    a_hash_without_a_file_is_searched_and_shown,
);

/// The MD5, SHA-1 and SHA-256 of "abc".
const ABC: [&str; 3] = [
    "900150983cd24fb0d6963f7d28e17f72",
    "a9993e364706816aba3e25717850c26c9cd0d89d",
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
];

/// A house that holds a list with some hashes in it.
async fn house(engine: Engine, list: &str) -> (TestHouse, Provider) {
    let house = TestHouse::on(engine).await;
    let admin = Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap();
    let id = "list-1".parse().unwrap();
    augment::import_hash_list(&house.house, &admin, &id, "a list", "invented", list.as_bytes())
        .await
        .unwrap();
    let provider = house.provider("example-chat").await;
    (house, provider)
}

/// An enticement of somebody near Seattle: 35 points without a file.
fn document(account: &str, words: Option<&str>) -> Vec<u8> {
    report_with(IncidentType::Enticement, |mut parts| {
        let place = Element::new("estimatedLocation")
            .leaf("city", "Seattle")
            .leaf("region", "WA")
            .leaf("countryCode", "US");
        parts.reported = Element::new("personOrUserReported").leaf("espIdentifier", account).with(place);
        parts.others.extend(words.map(|words| Element::new("additionalInfo").text(words)));
        parts
    })
}

/// Files a report with one file, graded A1 and with these hashes, and carries it to its end.
async fn filed(
    house: &TestHouse,
    provider: &Provider,
    account: &str,
    bytes: &[u8],
    hashes: &[(&str, &str)],
) -> ReportNumber {
    let number = provider.open(&document(account, None)).await;
    let file = provider.add(number, "a.jpg", bytes).await;
    let mut details = Element::new("fileDetails")
        .leaf("reportId", number.to_string())
        .leaf("fileId", file.as_str())
        .leaf("fileViewedByEsp", "true")
        .leaf("industryClassification", "A1");
    for (kind, value) in hashes {
        details = details.with(Element::new("originalFileHash").attribute("hashType", *kind).text(*value));
    }
    let answer = provider.xml("fileinfo", &clearline_wire::write(&details)).await;
    assert!(
        answer.text().contains("<responseDescription>Success</responseDescription>"),
        "{}",
        answer.text()
    );
    provider.finish(number).await;
    house.carry().await;
    number
}

async fn outcome(house: &TestHouse, number: ReportNumber) -> Outcome {
    triaged::outcomes(&house.house, &leave(number)).await.unwrap().remove(0)
}

/// The factors that speak of files.
async fn of_files(house: &TestHouse, number: ReportNumber) -> Vec<String> {
    let names = ["novel_file", "all_files_known", "all_files_viral", "empty_file", "holds_other_files"];
    let all = outcome(house, number).await.factors.into_iter().map(|factor| factor.name);
    all.filter(|name| names.contains(&name.as_str())).collect()
}

async fn said(house: &TestHouse, number: ReportNumber, matter: Matter) -> Vec<Statement> {
    let all = augmented::statements(&house.house, &leave(number)).await.unwrap();
    all.into_iter().filter(|one| one.matter == matter).collect()
}

/// What the message says in English.
fn text(message: &Message) -> String {
    Writer::english(Register::shipped()).say(message)
}

/// What the program of the sender is told: what each remark is about, and all their words.
async fn told(provider: &Provider, number: ReportNumber) -> (Vec<String>, String) {
    let remarks = provider.caller.get(&format!("/provider/api/reports/{number}/remarks")).await.json();
    let each = |key: &str| -> Vec<String> {
        remarks.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap().to_owned()).collect()
    };
    (each("about"), each("words").join("\n"))
}

async fn a_hash_of_other_bytes_is_told_and_makes_no_file_known(engine: Engine) {
    let (house, provider) = house(engine, &format!("md5,{}\nsha256,{}\n", ABC[0], ABC[2])).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let contact = house.person("contact", Role::Provider, None, Some("example-chat")).await;
    for (at, (kind, value)) in
        [("MD5", ABC[0]), ("sha-256", ABC[2]), ("md5", "kAFQmDzST7DWlj99KOF/cg==")].iter().enumerate()
    {
        let number = filed(&house, &provider, &format!("one-{at}"), b"novel bytes", &[(*kind, *value)]).await;
        let ranked = outcome(&house, number).await;
        assert_eq!((ranked.priority, ranked.score()), (Priority::P1, 65), "{:?}", ranked.factors);
        assert_eq!(of_files(&house, number).await, ["novel_file"]);
        let told_here = said(&house, number, Matter::SenderHash).await;
        assert_eq!(told_here.len(), 1);
        assert!(text(&told_here[0].value).contains("the bytes received have another one"), "{told_here:?}");
        let found = said(&house, number, Matter::HashMatch).await;
        assert_eq!(found.len(), 1, "the list is named all the same");
        assert_eq!(found[0].doubts, [Doubt::SenderComputed]);
        let page = analyst.page(&format!("/desk/reports/{number}")).await;
        assert!(page.contains("the bytes received have another one") && page.contains("a list"), "in review");
        let page = contact.page(&format!("/provider/reports/{number}")).await;
        assert!(page.contains("the bytes received have another one"), "to the sender");
        assert_eq!(told(&provider, number).await.0, ["hash"]);
    }
    // Agreeing hashes are no news, in whatever form; the bytes themselves make the file known.
    let right = [("MD5", ABC[0]), ("SHA1", ABC[1]), ("SHA-256", &ABC[2].to_uppercase())];
    let number = filed(&house, &provider, "two", b"abc", &right).await;
    assert_eq!(of_files(&house, number).await, ["all_files_known"]);
    assert!(said(&house, number, Matter::SenderHash).await.is_empty());
    assert!(told(&provider, number).await.0.is_empty());
    // A wrong hash beside it takes nothing away.
    let number =
        filed(&house, &provider, "three", b"abc", &[("MD5", "0123456789abcdef0123456789abcdef")]).await;
    assert_eq!(of_files(&house, number).await, ["all_files_known"]);
    assert_eq!(told(&provider, number).await.0, ["hash"]);
    // And two files of two strangers are not joined by what their senders said of them.
    let other = house.provider("example-photos").await;
    let one =
        filed(&house, &provider, "four", b"fourth", &[("MD5", "fedcba9876543210fedcba9876543210")]).await;
    let two = filed(&house, &other, "five", b"fifth", &[("MD5", "fedcba9876543210fedcba9876543210")]).await;
    for number in [one, two] {
        assert!(said(&house, number, Matter::EarlierReport).await.is_empty());
    }
}

async fn hashes_that_are_none_are_told_and_link_nobody(engine: Engine) {
    let nothing = "d41d8cd98f00b204e9800998ecf8427e";
    let zeros = "00000000000000000000000000000000";
    let (house, provider) = house(engine, &format!("md5,{}\nmd5,{zeros}\n", ABC[0])).await;
    for (at, (kind, value, words)) in [
        ("MD5", "", "named without a value"),
        ("SHA256", "  ", "named without a value"),
        ("MD5", "N/A", "is none"),
        ("MD5", ABC[2], "it has the length of a SHA-256"),
        ("SHA1", "0x12", "is none"),
        ("MD5", nothing, "that of no content, or a filler"),
        ("MD5", zeros, "that of no content, or a filler"),
        ("MD5", "37a6259cc0c1dae299a7866489dff0bd", "that of no content, or a filler"),
    ]
    .iter()
    .enumerate()
    {
        let bytes = format!("bytes of file {at}");
        let number =
            filed(&house, &provider, &format!("none-{at}"), bytes.as_bytes(), &[(*kind, *value)]).await;
        let (about, told) = told(&provider, number).await;
        assert_eq!(about, ["hash"], "{kind} {value}");
        assert!(told.contains(words), "{kind} {value}: {told}");
        assert!(text(&said(&house, number, Matter::SenderHash).await[0].value).contains(words));
        assert!(said(&house, number, Matter::HashMatch).await.is_empty(), "{value} is searched for nowhere");
        assert!(said(&house, number, Matter::EarlierReport).await.is_empty(), "{value} links nobody");
        assert_eq!(of_files(&house, number).await, ["novel_file"]);
    }
    // One of a kind that we do not compute is nothing to remark on.
    let number =
        filed(&house, &provider, "pdq", b"some bytes", &[("PDQ", ABC[2]), ("PhotoDNA", "1,2,3")]).await;
    assert!(told(&provider, number).await.0.is_empty());
}

async fn an_empty_file_is_neither_known_nor_novel(engine: Engine) {
    let list = "md5,d41d8cd98f00b204e9800998ecf8427e\nsha256,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n\
                md5,37a6259cc0c1dae299a7866489dff0bd\nmd5,900150983cd24fb0d6963f7d28e17f72\n";
    let (house, provider) = house(engine, list).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let mut earlier = Vec::new();
    for (at, bytes) in [b"".as_slice(), b"", b"null", b"null"].iter().enumerate() {
        let number = filed(&house, &provider, &format!("empty-{at}"), bytes, &[]).await;
        assert_eq!(of_files(&house, number).await, ["empty_file"], "{bytes:?}");
        assert!(said(&house, number, Matter::HashMatch).await.is_empty(), "whatever a list holds");
        assert!(said(&house, number, Matter::EarlierReport).await.is_empty(), "{earlier:?} are strangers");
        let content = said(&house, number, Matter::FileContent).await;
        assert!(text(&content[0].value).starts_with(if bytes.is_empty() {
            "The file is empty"
        } else {
            "The file holds nothing"
        }));
        assert_eq!(told(&provider, number).await.0, ["content"]);
        let page = analyst.page(&format!("/desk/reports/{number}")).await;
        assert!(page.contains(&text(&content[0].value)), "in review");
        earlier.push(number);
    }
    // An empty file beside the hash of one that is on a list: the hash is one without a file, and is shown as such.
    let number = filed(&house, &provider, "named", b"", &[("MD5", ABC[0])]).await;
    assert_eq!(of_files(&house, number).await, ["empty_file"]);
    let named = said(&house, number, Matter::NamedHash).await;
    assert_eq!(named.len(), 2, "{named:?}");
    assert!(text(&named[0].value).contains("is in the list") && named[0].doubts == [Doubt::NoFile]);
    // Its own hash is right and no news.
    let number = filed(&house, &provider, "right", b"", &[("MD5", "d41d8cd98f00b204e9800998ecf8427e")]).await;
    assert_eq!(told(&provider, number).await.0, ["content"]);
}

async fn a_file_that_holds_others_is_not_called_novel(engine: Engine) {
    let (house, provider) = house(engine, &format!("md5,{}\n", ABC[0])).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let mut tar = vec![0_u8; 1024];
    tar[..5].copy_from_slice(b"a.jpg");
    tar[257..265].copy_from_slice(b"ustar\x0000");
    for (at, (bytes, words)) in [
        (b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\0\0\0\x03\0\0\0\x05\0\0\0a.jpgabc".as_slice(), "ZIP"),
        (b"7z\xbc\xaf\x27\x1c\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "7"),
        (b"Rar!\x1a\x07\x01\0\x33\x92\xb5\xe5\x0a\x01\x05\x06\0", "RAR"),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\x4c\x4a\x06\0\xc2\x41\x24\x35\x03\0\0\0", "zip"),
        (tar.as_slice(), ""),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "PDF"),
    ]
    .iter()
    .enumerate()
    {
        let number = filed(&house, &provider, &format!("archive-{at}"), bytes, &[]).await;
        assert_eq!(of_files(&house, number).await, ["holds_other_files"], "{at}");
        let content = said(&house, number, Matter::FileContent).await;
        assert_eq!(content.len(), 1, "{at}");
        assert!(
            text(&content[0].value).contains("what is in it cannot be compared")
                && text(&content[0].value).contains(words)
        );
        assert_eq!(told(&provider, number).await.0, ["content"]);
        assert!(
            analyst
                .page(&format!("/desk/reports/{number}"))
                .await
                .contains("cannot be compared with hash lists")
        );
    }
    // A picture is compared as it is, whatever its name says.
    let number = filed(&house, &provider, "picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR harmless", &[]).await;
    assert_eq!(of_files(&house, number).await, ["novel_file"]);
    // The same archive again is the same file: that is seen, and counts for nothing by itself.
    let again = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\0\0\0\x03\0\0\0\x05\0\0\0a.jpgabc";
    let number = filed(&house, &provider, "archive-again", again, &[]).await;
    let earlier = said(&house, number, Matter::EarlierReport).await;
    assert_eq!((earlier.len(), earlier[0].doubts.as_slice()), (1, [Doubt::OnlyFile].as_slice()));
}

async fn a_hash_without_a_file_is_searched_and_shown(engine: Engine) {
    let listed = "0cc175b9c0f1b6a831c399e269772661";
    let (house, provider) = house(engine, &format!("md5,{listed}\n")).await;
    let other = house.provider("example-photos").await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let held = filed(&house, &provider, "holds-it", b"abc", &[]).await;
    let named = async |who: &Provider, account: &str, words: &str| {
        let number = who.open(&document(account, Some(words))).await;
        who.finish(number).await;
        house.carry().await;
        number
    };
    // In a list.
    let number =
        named(&provider, "named-1", &format!("The file is gone. Its MD5 was {}.", listed.to_uppercase()))
            .await;
    let statements = said(&house, number, Matter::NamedHash).await;
    assert_eq!(statements.len(), 2);
    assert!(
        statements.iter().all(|one| one.about == format!("md5 {listed}") && one.doubts == [Doubt::NoFile])
    );
    assert!(text(&statements[0].value).contains("is in the list “a list”"), "{statements:?}");
    let page = analyst.page(&format!("/desk/reports/{number}")).await;
    assert!(page.contains(listed) && page.contains("the file itself was not received"));
    assert!(of_files(&house, number).await.is_empty(), "it makes nothing known");
    // In an earlier report, by each kind of digest and from whatever sender; it raises nothing by itself.
    let plain = outcome(&house, named(&provider, "plain", "nothing").await).await;
    for (at, words) in [
        format!("md5={}", ABC[0]),
        format!("SHA-1: {}", ABC[1]),
        format!("sha256 hash {}", ABC[2]),
        format!("{}  holiday.jpg", ABC[0]),
        "urn:sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5".to_owned(),
    ]
    .iter()
    .enumerate()
    {
        let number = named(&other, &format!("linked-{at}"), words).await;
        let earlier = said(&house, number, Matter::EarlierReport).await;
        assert!(earlier.iter().any(|one| one.about == held.to_string()), "{words}: {earlier:?}");
        assert!(earlier.iter().all(|one| one.doubts == [Doubt::OnlyFile]), "{words}: {earlier:?}");
        assert_eq!(outcome(&house, number).await.score(), plain.score(), "{words}");
    }
    // And a file that comes later finds the report that named it.
    let first = named(&other, "asks", "MD5 of the picture: 92eb5ffee6ae2fec3ad71c777531578f").await;
    let later = filed(&house, &provider, "later", b"b", &[]).await;
    let earlier = said(&house, later, Matter::EarlierReport).await;
    assert_eq!(earlier.iter().map(|one| one.about.clone()).collect::<Vec<_>>(), [first.to_string()]);
    // The names of shared files are words of the report too.
    let text = String::from_utf8(document("shares", None)).unwrap();
    let names = "<internetDetails><peer2peerIncident><fileNames>a.jpg urn:sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5</fileNames>\
                 </peer2peerIncident></internetDetails>";
    let number = other.file(text.replace("<reporter>", &format!("{names}<reporter>")).as_bytes(), &[]).await;
    house.carry().await;
    let earlier = said(&house, number, Matter::EarlierReport).await;
    assert!(earlier.iter().any(|one| one.about == held.to_string()), "{earlier:?}");
    // Digests of nothing, and numbers that nobody calls a hash, link nobody.
    for (at, words) in ["MD5 d41d8cd98f00b204e9800998ecf8427e", "session 4a8a08f09d37b73795649038408b5f33"]
        .iter()
        .enumerate()
    {
        let one = named(&provider, &format!("nothing-{at}"), words).await;
        let two = named(&other, &format!("nothing-too-{at}"), words).await;
        for number in [one, two] {
            assert!(said(&house, number, Matter::EarlierReport).await.is_empty(), "{words}");
            assert!(said(&house, number, Matter::NamedHash).await.is_empty(), "{words}");
        }
    }
}
