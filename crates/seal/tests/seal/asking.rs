//! The case graph asked as a tool asks it: whose is this address, this number, this file?

use std::collections::{BTreeMap, BTreeSet};

use clearline_report::{Argument, Message};
use clearline_seal::{Contents, Files, bag};
use serde_json::Value;

use crate::synthetic::{contents, files, signer};

/// A graph, read by nothing but what it says.
struct Asked {
    nodes: BTreeMap<String, Value>,
}

/// The classes whose nodes are things that belong to somebody.
const BELONGS: [&str; 12] = [
    "ApplicationAccount",
    "EmailAddress",
    "PhoneAccount",
    "IPv4Address",
    "IPv6Address",
    "NetworkConnection",
    "Device",
    "Profile",
    "URL",
    "Message",
    "File",
    "Location",
];

impl Asked {
    fn of(contents: &Contents) -> Asked {
        let bag = bag(contents, &signer()).unwrap();
        let graph = bag.parts().find(|(path, _)| *path == "data/case.jsonld").unwrap().1;
        let document: Value = serde_json::from_slice(graph).unwrap();
        let nodes = document["@graph"].as_array().unwrap().iter();
        Asked { nodes: nodes.map(|node| (node["@id"].as_str().unwrap().to_owned(), node.clone())).collect() }
    }

    fn classes(node: &Value) -> Vec<&str> {
        let all = node["@type"].as_array().cloned().unwrap_or_else(|| vec![node["@type"].clone()]);
        let known = |class: &Value| {
            BELONGS
                .iter()
                .chain(&PEOPLE)
                .find(|known| class.as_str().unwrap().ends_with(&format!(":{known}")))
                .copied()
        };
        all.iter().filter_map(known).collect()
    }

    /// Every node whose facet, or that itself, holds this value.
    fn holding(&self, value: &str) -> Vec<&str> {
        let holds = |node: &Value| node.to_string().contains(&format!("\"{value}\""));
        let by_part = |node: &Value| {
            let parts = refs(&node["uco-core:hasFacet"]).chain(refs(&node["uco-core:externalReference"]));
            parts.filter_map(|id| self.nodes.get(id)).any(holds)
        };
        let found = self.nodes.iter().filter(|(_, node)| !Asked::classes(node).is_empty() && by_part(node));
        found.map(|(id, _)| id.as_str()).collect()
    }

    /// The people a thing belongs to: by ownership, and by what stands between it and an account. An event is where it ends.
    fn owners(&self, thing: &str) -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        let mut ask = vec![thing.to_owned()];
        let mut owners = BTreeSet::new();
        while let Some(id) = ask.pop() {
            if !seen.insert(id.clone()) {
                continue;
            }
            let node = &self.nodes[&id];
            let mut parts: Vec<&str> = Asked::classes(node);
            parts.retain(|class| PEOPLE.contains(class));
            if let Some(part) = parts.iter().find(|part| **part != "Person").or(parts.first()) {
                owners.insert((*part).to_owned());
                continue;
            }
            let is_account = Asked::classes(node).contains(&"ApplicationAccount");
            if is_account {
                let facets = refs(&node["uco-core:hasFacet"]).filter_map(|facet| self.nodes.get(facet));
                ask.extend(facets.flat_map(|facet| refs(&facet["uco-observable:owner"])).map(str::to_owned));
                continue;
            }
            for relation in self.nodes.values().filter(|node| node.get("uco-core:target").is_some()) {
                let source = refs(&relation["uco-core:source"]).next().unwrap();
                let target = refs(&relation["uco-core:target"]).next().unwrap();
                let other = if source == id {
                    target
                } else if target == id {
                    source
                } else {
                    continue;
                };
                // From a thing to whoever is nearer to a person: an account or a person, and a file to its connection.
                let near = Asked::classes(&self.nodes[other]);
                let nearer =
                    near.iter().any(|class| PEOPLE.contains(class) || *class == "ApplicationAccount");
                let placed = Asked::classes(node).contains(&"Location");
                if nearer || placed {
                    ask.push(other.to_owned());
                }
            }
        }
        owners
    }

    /// Does an event hold it, which says that nobody is named for it?
    fn is_nobodys(&self, thing: &str) -> bool {
        let events = self.nodes.values().filter(|node| node["@type"] == "uco-core:Event");
        events.flat_map(|event| refs(&event["uco-core:eventContext"])).any(|id| id == thing)
    }

    fn whose(&self, value: &str) -> Vec<String> {
        let found: Vec<&str> = self.holding(value);
        assert!(!found.is_empty(), "{value} is not in the graph");
        found.iter().flat_map(|thing| self.owners(thing)).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

const PEOPLE: [&str; 4] = ["Subject", "Victim", "NeutralRole", "Person"];

/// The references of a member: one, or a list.
fn refs(value: &Value) -> impl Iterator<Item = &str> {
    let one = value.get("@id").and_then(Value::as_str);
    let list = value.as_array().into_iter().flatten().filter_map(|item| item.get("@id")?.as_str());
    one.into_iter().chain(list)
}

#[test]
fn every_address_number_and_device_belongs_to_whom_it_was_told_of() {
    let files = files(&[b"one"]);
    let asked = Asked::of(&contents(&files));
    let of = [
        ("192.0.2.44", "Subject"),
        ("2001:db8::7", "Subject"),
        ("synthetic@example.com", "Subject"),
        ("+442079460000", "Subject"),
        ("device-of-the-subject", "Subject"),
        ("https://example.com/u/synthetic", "Subject"),
        ("100200300", "Subject"),
        ("198.51.100.20", "Victim"),
        ("child@example.com", "Victim"),
        ("+15550100", "Victim"),
        ("device-of-the-child", "Victim"),
        ("https://example.com/u/child", "Victim"),
        ("synthetic_child", "Victim"),
        ("203.0.113.9", "NeutralRole"),
        ("placeholder.bin", "Subject"),
        ("1 Example Street", "Subject"),
        ("2 Example Street", "Victim"),
        ("police@provider.example.com", "Person"),
    ];
    for (value, owner) in of {
        assert_eq!(asked.whose(value), [owner], "{value}");
    }
    for (value, why) in [("192.0.2.99", "seen peer to peer"), ("192.0.2.200", "told by a source alone")] {
        assert_eq!(asked.whose(value), [""; 0], "{value}: {why}");
        assert!(asked.holding(value).iter().all(|thing| asked.is_nobodys(thing)), "{value}: {why}");
    }
}

#[test]
fn nothing_stands_without_an_owner() {
    let files = files(&[b"one", b"two"]);
    let mut alone = contents(&files);
    // An upload that no account is known for.
    alone.case.files[0].account = None;
    for contents in [contents(&files), alone, contents(&Files::new())] {
        let asked = Asked::of(&contents);
        for (id, node) in &asked.nodes {
            let classes = Asked::classes(node);
            if classes.iter().any(|class| BELONGS.contains(class)) {
                let known = !asked.owners(id).is_empty() || asked.is_nobodys(id);
                assert!(
                    known || asked.hangs(id),
                    "{classes:?} {node} belongs to nobody and no event says so"
                );
            }
        }
    }
}

impl Asked {
    /// Is it the file itself, or does it hang on one, or on what an event says is nobody's?
    fn hangs(&self, thing: &str) -> bool {
        let is_file = |id: &str| Asked::classes(&self.nodes[id]).contains(&"File") || self.is_nobodys(id);
        let mut relations = self.nodes.values().filter(|node| node.get("uco-core:target").is_some());
        let hangs = relations.any(|node| {
            let (mut from, mut to) = (refs(&node["uco-core:source"]), refs(&node["uco-core:target"]));
            from.next().is_some_and(is_file) && to.next() == Some(thing)
        });
        is_file(thing) || hangs
    }
}

#[test]
fn one_address_of_two_people_belongs_to_both_and_each_connection_to_one() {
    let mut shared = contents(&files(&[b"one"]));
    let same = shared.case.people[0].accounts[0].connections[0].clone();
    shared.case.people[1].accounts[0].connections.push(same);
    let asked = Asked::of(&shared);
    assert_eq!(asked.whose("192.0.2.44"), ["Subject", "Victim"]);
    let connections = asked.nodes.iter().filter(|(_, node)| Asked::classes(node) == ["NetworkConnection"]);
    for (id, _) in connections.filter(|(id, _)| !asked.is_nobodys(id)) {
        assert_eq!(asked.owners(id).len(), 1, "a connection was made by one account");
    }
}

#[test]
fn names_birthdays_and_paths_are_in_the_graph() {
    let all = files(&[b"one"]);
    let asked = Asked::of(&contents(&all));
    let text = format!("{:?}", asked.nodes);
    let sha256 = all.keys().next().unwrap();
    let there = [
        "Adam",
        "Q.",
        "Example",
        "1985-11-05",
        "Synthetic",
        "Also Synthetic",
        "https://example.com/u/synthetic",
        "hello, child",
        "room 1",
        "Example Chat",
        "Cora",
        "Contact for police",
        "Example Provider Ltd (synthetic)",
        "What the time means: time of the upload",
        "https://example.com/a",
    ];
    for value in there {
        assert!(text.contains(value), "{value}");
    }
    assert!(text.contains(&format!("data/files/{sha256}")), "where the content lies in the bag");
    let mut listed_only = contents(&all);
    listed_only.manifest.files.clear();
    let text = format!("{:?}", Asked::of(&listed_only).nodes);
    assert!(!text.contains("data/files/"), "what did not travel lies nowhere");
}

/// The texts of a node, whichever members hold them.
fn texts(node: &Value) -> BTreeSet<&str> {
    let members = node.as_object().unwrap().iter().filter(|(name, _)| *name != "clearline:said");
    members
        .flat_map(|(_, value)| value.as_array().into_iter().flatten().chain([value]))
        .filter_map(Value::as_str)
        .collect()
}

#[test]
fn each_text_of_ours_is_there_with_its_message_and_no_text_of_others_is() {
    let contents = contents(&files(&[b"one"]));
    let asked = Asked::of(&contents);
    let mut found = BTreeSet::new();
    for node in asked.nodes.values() {
        let texts = texts(node);
        for said in node["clearline:said"].as_array().into_iter().flatten() {
            let said: Value = serde_json::from_str(said.as_str().unwrap()).unwrap();
            let text = said["text"].as_str().unwrap();
            assert!(texts.contains(text), "{node} does not say {text:?}");
            let message: Message = serde_json::from_value(said["message"].clone()).unwrap();
            match message.argument("text") {
                Some(argument) => assert_eq!(*argument, Argument::exact(text)),
                None => assert_eq!(
                    (message.id(), text),
                    ("synthetic-condition", &*contents.manifest.conditions[0])
                ),
            }
            found.insert(text.to_owned());
        }
    }
    for ours in [
        "Package R-1234567-1",
        "Referral R-1234567-1",
        "Clearline report number",
        "Report as received",
        "Sealed the package",
        "Person reported",
        "Victim",
        "Contact for police",
        "Account closed for good",
        "Synthetic test report",
        "Peer to peer",
        "Name: Example Chat",
        "The sender does not say whose this is.",
        "the sender of the report",
        "Intelligence lead only; onward use needs the originator's consent.",
    ] {
        assert!(found.contains(ours), "{ours:?} has no message");
    }
    for theirs in
        ["Example Provider Ltd (synthetic)", "as the sender wrote it", "Adam Q. Example", "hello, child"]
    {
        let is_there = asked.nodes.values().any(|node| node.to_string().contains(theirs));
        assert!(is_there && !found.contains(theirs), "{theirs:?}");
    }
}
