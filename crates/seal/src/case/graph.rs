//! JSON-LD nodes with identifiers that follow from the package and the node's place in it.

use super::input::{Text, Wording};
use crate::error::SealError;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value, json};
use sha1::{Digest, Sha1};

// UUID version 5 of `clearline.example.com` in the DNS namespace (RFC 9562, section 5.5), so that ours do not collide.
const NAMESPACE: [u8; 16] = *b"\x49\x54\x68\x1c\x3a\x64\x5c\x85\xbb\xa1\x26\x0d\x7a\x8c\xe5\xf2";

/// The identifier of a node, written as a JSON-LD reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Iri {
    #[serde(rename = "@id")]
    id: String,
}

/// The nodes written so far.
pub(crate) struct Graph {
    package: String,
    nodes: Vec<Value>,
    // The body that is discarded when an identifier belongs to no node.
    nowhere: Value,
}

impl Graph {
    pub(crate) fn new(package: &str) -> Self {
        Self { package: package.to_owned(), nodes: Vec::new(), nowhere: json!({}) }
    }

    /// Writes a node of this class and returns its identifier.
    pub(crate) fn node(&mut self, class: &str, body: Value) -> Iri {
        self.written(class, json!(class), body)
    }

    /// A node that is of two classes at once, such as a person in their part.
    pub(crate) fn node_of(&mut self, classes: [&str; 2], body: Value) -> Iri {
        self.written(&classes.join("+"), json!(classes), body)
    }

    fn written(&mut self, class: &str, classes: Value, body: Value) -> Iri {
        let id = format!("urn:uuid:{}", name_uuid(&format!("{}/{}/{class}", self.package, self.nodes.len())));
        let mut node = json!({ "@id": id, "@type": classes });
        if let Value::Object(members) = body {
            for (name, value) in members {
                set(&mut node, &name, value);
            }
        }
        self.nodes.push(node);
        Iri { id }
    }

    /// A node already written, to add to.
    pub(crate) fn body(&mut self, iri: &Iri) -> &mut Value {
        let wanted = Some(iri.id.as_str());
        let found = self.nodes.iter_mut().find(|node| node.get("@id").and_then(Value::as_str) == wanted);
        found.unwrap_or(&mut self.nowhere)
    }

    /// Bundles all nodes and returns the document.
    pub(crate) fn finish(mut self, wording: &Wording) -> Vec<u8> {
        let top = |node: &&Value| {
            let class = node.get("@type").and_then(Value::as_str).unwrap_or_default();
            !class.ends_with("Facet")
                && !class.ends_with("Hash")
                && !class.ends_with("ExternalReference")
                && !class.ends_with("OfUseMarking")
                && !class.ends_with("ToMarking")
        };
        let members: Vec<Value> = self
            .nodes
            .iter()
            .filter(top)
            .filter_map(|node| Some(json!({ "@id": node.get("@id")? })))
            .collect();
        let mut body = json!({ "uco-core:specVersion": "UCO/CASE 1.5.0", "uco-core:object": members });
        say(&mut body, "uco-core:name", &wording.package);
        self.node("uco-core:Bundle", body);
        let document = json!({ "@context": context(), "@graph": self.nodes });
        format!("{document:#}\n").into_bytes()
    }
}

fn context() -> Value {
    let uco = |part: &str| format!("https://ontology.unifiedcyberontology.org/uco/{part}/");
    let mut context = Map::new();
    for part in
        ["action", "core", "identity", "location", "marking", "observable", "role", "tool", "types", "victim"]
    {
        context.insert(format!("uco-{part}"), json!(uco(part)));
    }
    let case = "https://ontology.caseontology.org/case/investigation/";
    context.insert("case-investigation".to_owned(), json!(case));
    context.insert("clearline".to_owned(), json!("urn:clearline:"));
    context.insert("xsd".to_owned(), json!("http://www.w3.org/2001/XMLSchema#"));
    Value::Object(context)
}

/// Sets a member of a node.
pub(crate) fn set(node: &mut Value, name: &str, value: Value) {
    if let Value::Object(members) = node {
        members.insert(name.to_owned(), value);
    }
}

/// Sets a member to a list of references; nothing when there are none, since an empty list says something else.
pub(crate) fn set_all(node: &mut Value, name: &str, references: &[Iri]) {
    if !references.is_empty() {
        set(node, name, json!(references));
    }
}

/// Writes a text as a member of a node, and beside it the message that it was written from.
pub(crate) fn say(node: &mut Value, name: &str, text: &Text) {
    set(node, name, json!(text.text));
    tell(node, text);
}

/// Writes texts as a member of a node, and beside it the messages that they were written from; nothing when there are
/// none.
pub(crate) fn say_all(node: &mut Value, name: &str, texts: &[&Text]) {
    if !texts.is_empty() {
        set(node, name, texts.iter().map(|text| json!(text.text)).collect());
        texts.iter().for_each(|text| tell(node, text));
    }
}

/// A text of ours with its message. It is JSON inside a string, because a node of the graph would need a class, which
/// the ontology does not have, and readers of JSON-LD 1.0 refuse JSON as a value.
fn tell(node: &mut Value, text: &Text) {
    if let (Some(_), Value::Object(members)) = (&text.message, node) {
        let told = json!(json!(text).to_string());
        let all = members.entry(SAID).or_insert_with(|| json!([]));
        if let Value::Array(all) = all
            && !all.contains(&told)
        {
            all.push(told);
        }
    }
}

/// The member of a node that holds its texts with their messages.
const SAID: &str = "clearline:said";

/// A moment as `xsd:dateTime`.
pub(crate) fn moment(microseconds: i64) -> Result<Value, SealError> {
    let text = Timestamp::from_microsecond(microseconds).map_err(|_| SealError::Moment)?.to_string();
    // XSD has no year 0 and writes earlier years in another way.
    if text.as_str() < "0001" {
        Err(SealError::Moment)
    } else {
        Ok(json!({ "@type": "xsd:dateTime", "@value": text }))
    }
}

/// The UUID of version 5 for a name: SHA-1 is what the version means, and nothing rests on its strength.
fn name_uuid(name: &str) -> String {
    let digest = Sha1::new().chain_update(NAMESPACE).chain_update(name).finalize();
    let mut bytes: [u8; 16] = digest.first_chunk().copied().unwrap_or_default();
    let [_, _, _, _, _, _, version, _, variant, ..] = &mut bytes;
    *version = *version & 0x0f | 0x50;
    *variant = *variant & 0x3f | 0x80;
    let text = hex::encode(bytes);
    let (a, rest) = text.split_at(8);
    let (b, rest) = rest.split_at(4);
    let (c, rest) = rest.split_at(4);
    let (d, e) = rest.split_at(4);
    format!("{a}-{b}-{c}-{d}-{e}")
}
