//! Things and places: files, addresses, what was exchanged, where it happened.

use std::net::IpAddr;

use serde_json::json;

use super::graph::{self, Iri};
use super::input::{CaseFile, HashMethod, Place, Placed, Scene, Text};
use super::{Writer, Written};
use crate::archive;
use crate::error::SealError;
use crate::manifest::Manifest;

impl Writer<'_> {
    /// A file, whose account it is of, and the connection it came over.
    pub(super) fn file(
        &mut self,
        file: &CaseFile,
        people: &[Written],
        manifest: &Manifest,
    ) -> Result<(), SealError> {
        let node = self.file_node(file, manifest)?;
        let account = match file.account {
            Some((person, account)) => {
                let of = people.get(person).and_then(|person| person.accounts.get(account));
                Some(of.ok_or(SealError::Case { what: "account" })?.clone())
            }
            None => None,
        };
        let upload = file.upload.as_ref().map(|upload| self.connection(upload)).transpose()?;
        match (&account, &upload) {
            (Some(account), Some((address, made))) => {
                let at = file.upload.as_ref().and_then(|upload| upload.at);
                self.related(&node, "Uploaded_By", account, at)?;
                self.related(account, "Connected_From", address, at)?;
                self.related(made, "Created_By", account, at)?;
            }
            (Some(account), None) => drop(self.related(&node, "Related_To", account, None)?),
            (None, Some((address, made))) => self.loose.extend([address.clone(), made.clone()]),
            (None, None) => {}
        }
        if let Some((_, made)) = &upload {
            self.related(&node, "Uploaded_From", made, None)?;
        }
        if let Some(found_at) = &file.location {
            let url = self.url(found_at);
            self.related(&node, "Related_To", &url, None)?;
        }
        Ok(())
    }

    fn file_node(&mut self, file: &CaseFile, manifest: &Manifest) -> Result<Iri, SealError> {
        let mut hashes = Vec::new();
        for (method, value) in &file.hashes {
            if hex::decode(value).is_err() || value.len() != method.digits() {
                return Err(SealError::Case { what: "hash" });
            }
            let value = json!({ "@type": "xsd:hexBinary", "@value": value.to_ascii_lowercase() });
            let body = json!({ "uco-types:hashMethod": method.name(), "uco-types:hashValue": value });
            hashes.push(self.graph.node("uco-types:Hash", body));
        }
        let mut names = json!({
            "uco-observable:fileName": file.name,
            "uco-observable:sizeInBytes": file.bytes,
            "uco-observable:isDirectory": false,
        });
        if let Some((_, extension)) = file.name.rsplit_once('.') {
            graph::set(&mut names, "uco-observable:extension", json!(extension));
        }
        // The path of its content in the bag. A file whose content is not in the package has no path.
        let sha256 = file.hashes.iter().find(|(method, _)| *method == HashMethod::Sha256);
        let inside = sha256.filter(|(_, sha256)| manifest.files.iter().any(|entry| entry.sha256 == *sha256));
        if let Some((_, sha256)) = inside {
            let path = format!("{}{sha256}", archive::FILES);
            graph::set(&mut names, "uco-observable:filePath", json!(path));
        }
        let mut content = json!({ "uco-observable:sizeInBytes": file.bytes });
        if let Some(mime) = &file.media_type {
            graph::set(&mut content, "uco-observable:mimeType", json!(mime));
        }
        graph::set_all(&mut content, "uco-observable:hash", &hashes);
        let names = self.graph.node("uco-observable:FileFacet", names);
        let content = self.graph.node("uco-observable:ContentDataFacet", content);
        let mut body = json!({});
        graph::set_all(&mut body, "uco-core:hasFacet", &[names, content]);
        if let Some(viewed) = &file.viewed_by_provider {
            graph::set(&mut body, "clearline:viewedByProvider", json!(viewed));
        }
        Ok(self.observable("uco-observable:File", body))
    }

    pub(super) fn address(&mut self, address: IpAddr) -> Iri {
        if let Some(known) = self.known.addresses.get(&address) {
            return known.clone();
        }
        let (class, facet) = match address {
            IpAddr::V4(_) => ("uco-observable:IPv4Address", "uco-observable:IPv4AddressFacet"),
            IpAddr::V6(_) => ("uco-observable:IPv6Address", "uco-observable:IPv6AddressFacet"),
        };
        let node = self.faceted(class, facet, json!({ "uco-observable:addressValue": address.to_string() }));
        self.known.addresses.insert(address, node.clone());
        node
    }

    pub(super) fn email(&mut self, address: &str) -> Iri {
        if let Some(known) = self.known.emails.get(address) {
            return known.clone();
        }
        let facet = json!({ "uco-observable:addressValue": address });
        let node = self.faceted("uco-observable:EmailAddress", "uco-observable:EmailAddressFacet", facet);
        self.known.emails.insert(address.to_owned(), node.clone());
        node
    }

    pub(super) fn phone(&mut self, number: &str) -> Iri {
        if let Some(known) = self.known.phones.get(number) {
            return known.clone();
        }
        let facet = json!({ "uco-observable:phoneNumber": number });
        let node = self.faceted("uco-observable:PhoneAccount", "uco-observable:PhoneAccountFacet", facet);
        self.known.phones.insert(number.to_owned(), node.clone());
        node
    }

    pub(super) fn url(&mut self, url: &str) -> Iri {
        if let Some(known) = self.known.urls.get(url) {
            return known.clone();
        }
        let facet = json!({ "uco-observable:fullValue": url });
        let node = self.faceted("uco-observable:URL", "uco-observable:URLFacet", facet);
        self.known.urls.insert(url.to_owned(), node.clone());
        node
    }

    /// What happened, and who is in it.
    pub(super) fn incident(&mut self, people: &[Written]) -> Result<(), SealError> {
        let Some(incident) = &self.input.incident else { return Ok(()) };
        let at = graph::moment(incident.at)?;
        let mut body = json!({ "uco-core:startTime": [at] });
        graph::say(&mut body, "uco-core:name", &self.input.wording.incident);
        graph::say_all(&mut body, "uco-core:eventType", &[&incident.kind]);
        graph::say_all(&mut body, "uco-core:description", &incident.words.iter().collect::<Vec<_>>());
        let people: Vec<Iri> = people.iter().map(|one| one.person.clone()).collect();
        graph::set_all(&mut body, "uco-core:eventContext", &people);
        self.graph.node("uco-core:Event", body);
        Ok(())
    }

    /// A place where it happened, with what was seen there. Whose it is the sender does not say.
    pub(super) fn scene(&mut self, scene: &Scene) -> Result<(), SealError> {
        let mut there: Vec<Iri> = scene.urls.iter().map(|url| self.url(url)).collect();
        if let Some(content) = &scene.content {
            let mut facet = json!({ "uco-observable:messageText": content });
            if let Some(name) = &scene.name {
                let software = self.graph.node("uco-observable:Software", json!({ "uco-core:name": name }));
                graph::set(&mut facet, "uco-observable:application", json!(software));
            }
            if let Some(room) = &scene.room {
                graph::set(&mut facet, "uco-observable:sessionID", json!(room));
            }
            there.push(self.faceted("uco-observable:Message", "uco-observable:MessageFacet", facet));
        }
        there.extend(scene.emails.iter().map(|address| self.email(address)).collect::<Vec<_>>());
        there.extend(scene.phones.iter().map(|number| self.phone(number)).collect::<Vec<_>>());
        for connection in &scene.connections {
            let (address, made) = self.connection(connection)?;
            there.extend([address, made]);
        }
        for place in &scene.places {
            let location = self.location(place)?;
            there.push(location);
        }
        let words: Vec<&Text> = [&self.input.wording.owner_unknown].into_iter().chain(&scene.words).collect();
        let mut body = json!({});
        graph::say(&mut body, "uco-core:name", &scene.kind);
        graph::say_all(&mut body, "uco-core:eventType", &[&scene.kind]);
        graph::say_all(&mut body, "uco-core:description", &words);
        graph::set_all(&mut body, "uco-core:eventContext", &there);
        self.graph.node("uco-core:Event", body);
        Ok(())
    }

    /// Where a source places something.
    pub(super) fn sourced_place(&mut self, place: &Place, people: &[Written]) -> Result<(), SealError> {
        let of = match &place.of {
            Placed::Address(address) => {
                let known = self.known.addresses.contains_key(address);
                let node = self.address(*address);
                self.loose.extend((!known).then(|| node.clone()));
                Some(node)
            }
            Placed::Phone(number) => self.known.phones.get(number).cloned(),
            Placed::Person(place) => people.get(*place).map(|one| one.person.clone()),
            Placed::Nobody => None,
        };
        match of {
            Some(of) => self.place(&of, place),
            None => {
                let location = self.location(place)?;
                self.loose.push(location);
                Ok(())
            }
        }
    }

    pub(super) fn location(&mut self, place: &Place) -> Result<Iri, SealError> {
        let mut address = json!({});
        let said = [
            ("uco-location:street", &place.street),
            ("uco-location:postalCode", &place.postal_code),
            ("uco-location:country", &place.country),
            ("uco-location:region", &place.region),
            ("uco-location:locality", &place.locality),
            ("uco-location:addressType", &place.kind),
        ];
        for (name, value) in said {
            if let Some(value) = value {
                graph::set(&mut address, name, json!(value));
            }
        }
        let mut facets = vec![self.graph.node("uco-location:SimpleAddressFacet", address)];
        if let Some((latitude, longitude)) = place.coordinates {
            if !(latitude.abs() <= 90.0 && longitude.abs() <= 180.0) {
                return Err(SealError::Case { what: "coordinate" });
            }
            let decimal = |degrees: f64| json!({ "@type": "xsd:decimal", "@value": format!("{degrees:.6}") });
            let body = json!({
                "uco-location:latitude": decimal(latitude),
                "uco-location:longitude": decimal(longitude),
            });
            facets.push(self.graph.node("uco-location:LatLongCoordinatesFacet", body));
        }
        let mut body = json!({});
        graph::say_all(&mut body, "uco-core:description", &[&place.said_by]);
        graph::set_all(&mut body, "uco-core:hasFacet", &facets);
        Ok(self.observable("uco-location:Location", body))
    }

    /// What belongs to no person whom the report names is in an event that says so, and never in an account.
    pub(super) fn nobodys(&mut self) {
        let loose = std::mem::take(&mut self.loose);
        if loose.is_empty() {
            return;
        }
        let mut body = json!({});
        graph::say(&mut body, "uco-core:name", &self.input.wording.unowned);
        graph::say_all(&mut body, "uco-core:description", &[&self.input.wording.owner_unknown]);
        graph::set_all(&mut body, "uco-core:eventContext", &loose);
        self.graph.node("uco-core:Event", body);
    }
}
