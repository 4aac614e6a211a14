//! The CASE/UCO 1.5.0 graph of a package: the referral's facts in the vocabulary that forensic tools import.
//!
//! The ontology is strict and `case_validate` must accept the graph without any allowance: every node has an IRI, also
//! facets and hashes; an IRI ends in a UUID of a version up to 5; moments, coordinates and hash values carry their XSD
//! types; words from closed vocabularies are only those listed. What CASE has no word for stands under `clearline:`.
//! The context is inline, so that no reader needs the network.

mod graph;
mod input;

use crate::bag::SealError;
use crate::manifest::Manifest;
use graph::{Graph, Iri};
pub use input::{Account, Authority, CaseFile, CaseInput, Connection, HashMethod, Place, Span};
use serde_json::json;
use std::collections::BTreeMap;
use std::net::IpAddr;

/// The bytes of `data/case.jsonld`. The same arguments give the same bytes, identifiers included.
pub(crate) fn graph(manifest: &Manifest, input: &CaseInput) -> Result<Vec<u8>, SealError> {
    let mut writer =
        Writer { graph: Graph::new(&manifest.package), input, addresses: BTreeMap::new(), found: Vec::new() };
    let parties = writer.parties(manifest);
    for file in &input.files {
        writer.file(file)?;
    }
    let accounts = input
        .accounts
        .iter()
        .map(|account| writer.account(account, &parties))
        .collect::<Result<Vec<_>, _>>()?;
    for connection in &input.connections {
        writer.connection(connection, &accounts)?;
    }
    for place in &input.places {
        writer.place(place)?;
    }
    let acts = writer.acts(manifest, &parties)?;
    writer.investigation(manifest, &parties, &acts)?;
    Ok(writer.graph.finish(manifest))
}

/// Who takes part.
struct Parties {
    hub: Iri,
    provider: Iri,
    agency: Iri,
    tool: Iri,
    subject: Iri,
}

struct Writer<'a> {
    graph: Graph,
    input: &'a CaseInput,
    addresses: BTreeMap<IpAddr, Iri>,
    /// What the chain of custody is about: the observables, in the order they were written.
    found: Vec<Iri>,
}

impl Writer<'_> {
    fn parties(&mut self, manifest: &Manifest) -> Parties {
        let name =
            |graph: &mut Graph, class: &str, name: &str| graph.node(class, json!({ "uco-core:name": name }));
        let graph = &mut self.graph;
        Parties {
            hub: name(graph, "uco-identity:Organization", &manifest.sender),
            provider: name(graph, "uco-identity:Organization", &self.input.provider),
            agency: name(graph, "uco-identity:Organization", &manifest.recipient),
            tool: graph.node(
                "uco-tool:Tool",
                json!({ "uco-core:name": "Clearline", "uco-tool:version": self.input.software_version }),
            ),
            subject: name(graph, "case-investigation:Subject", "Reported account holder"),
        }
    }

    fn file(&mut self, file: &CaseFile) -> Result<(), SealError> {
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
        self.observable("uco-observable:File", body);
        Ok(())
    }

    fn account(&mut self, account: &Account, parties: &Parties) -> Result<Iri, SealError> {
        let mut facet = json!({
            "uco-observable:accountIssuer": parties.provider,
            "uco-observable:owner": parties.subject,
        });
        if let Some(identifier) = &account.identifier {
            graph::set(&mut facet, "uco-observable:accountIdentifier", json!(identifier));
        }
        if let Some(created) = account.created {
            graph::set(&mut facet, "uco-observable:observableCreatedTime", graph::moment(created)?);
        }
        let mut facets = vec![self.graph.node("uco-observable:AccountFacet", facet)];
        if let Some(name) = &account.display_name {
            let body = json!({ "uco-observable:displayName": name });
            facets.push(self.graph.node("uco-observable:DigitalAccountFacet", body));
        }
        if let Some(platform) = &account.platform {
            let software = self.graph.node("uco-observable:Software", json!({ "uco-core:name": platform }));
            let body = json!({ "uco-observable:application": software });
            facets.push(self.graph.node("uco-observable:ApplicationAccountFacet", body));
        }
        let mut body = json!({});
        graph::set_all(&mut body, "uco-core:hasFacet", &facets);
        let node = self.observable("uco-observable:ApplicationAccount", body);
        for address in &account.emails {
            let facet = json!({ "uco-observable:addressValue": address });
            let email =
                self.faceted("uco-observable:EmailAddress", "uco-observable:EmailAddressFacet", facet);
            self.relation("uco-observable:ObservableRelationship", &node, "Characterized_By", &email, None)?;
        }
        for number in &account.phones {
            let facet = json!({ "uco-observable:phoneNumber": number });
            let phone =
                self.faceted("uco-observable:PhoneAccount", "uco-observable:PhoneAccountFacet", facet);
            self.relation("uco-observable:ObservableRelationship", &node, "Characterized_By", &phone, None)?;
        }
        Ok(node)
    }

    fn address(&mut self, address: IpAddr) -> Iri {
        if let Some(known) = self.addresses.get(&address) {
            return known.clone();
        }
        let (class, facet) = match address {
            IpAddr::V4(_) => ("uco-observable:IPv4Address", "uco-observable:IPv4AddressFacet"),
            IpAddr::V6(_) => ("uco-observable:IPv6Address", "uco-observable:IPv6AddressFacet"),
        };
        let node = self.faceted(class, facet, json!({ "uco-observable:addressValue": address.to_string() }));
        self.addresses.insert(address, node.clone());
        node
    }

    fn connection(&mut self, connection: &Connection, accounts: &[Iri]) -> Result<(), SealError> {
        let address = self.address(connection.address);
        let mut facet = json!({ "uco-observable:src": [address] });
        // Behind a carrier's address translation only address, port and moment together name a customer.
        if let Some(port) = connection.port {
            graph::set(&mut facet, "uco-observable:sourcePort", json!(port));
        }
        if let Some(at) = connection.at {
            graph::set(&mut facet, "uco-observable:startTime", graph::moment(at)?);
        }
        if let Some(kind) = &connection.kind {
            graph::set(&mut facet, "clearline:captureKind", json!(kind));
        }
        self.faceted("uco-observable:NetworkConnection", "uco-observable:NetworkConnectionFacet", facet);
        if let Some(account) = connection.account {
            let account = accounts.get(account).ok_or(SealError::Case { what: "account" })?;
            let class = "uco-observable:ObservableRelationship";
            self.relation(class, account, "Connected_From", &address, connection.at)?;
        }
        Ok(())
    }

    fn place(&mut self, place: &Place) -> Result<(), SealError> {
        let mut address = json!({});
        let said = [
            ("uco-location:country", &place.country),
            ("uco-location:region", &place.region),
            ("uco-location:locality", &place.locality),
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
        let mut body = json!({ "uco-core:description": [place.said_by] });
        graph::set_all(&mut body, "uco-core:hasFacet", &facets);
        let node = self.observable("uco-location:Location", body);
        if let Some(address) = place.address {
            let address = self.address(address);
            self.relation("uco-core:Relationship", &address, "Located_At", &node, None)?;
        }
        Ok(())
    }

    /// An observable with a single facet.
    fn faceted(&mut self, class: &str, facet: &str, body: serde_json::Value) -> Iri {
        let facet = self.graph.node(facet, body);
        self.observable(class, json!({ "uco-core:hasFacet": [facet] }))
    }

    fn observable(&mut self, class: &str, body: serde_json::Value) -> Iri {
        let node = self.graph.node(class, body);
        self.found.push(node.clone());
        node
    }

    fn relation(
        &mut self,
        class: &str,
        from: &Iri,
        kind: &str,
        to: &Iri,
        at: Option<i64>,
    ) -> Result<(), SealError> {
        let mut body = json!({
            "uco-core:source": [from],
            "uco-core:target": to,
            "uco-core:kindOfRelationship": kind,
            "uco-core:isDirectional": true,
        });
        if let Some(at) = at {
            graph::set(&mut body, "uco-core:startTime", json!([graph::moment(at)?]));
        }
        self.graph.node(class, body);
        Ok(())
    }

    /// Receive, triage, seal: each informed by the one before, over two exhibits.
    fn acts(&mut self, manifest: &Manifest, parties: &Parties) -> Result<Vec<Iri>, SealError> {
        let found = std::mem::take(&mut self.found);
        let exhibit = |graph: &mut Graph, what: &str, number: &str, root: Option<&str>| {
            let mut body = json!({
                "uco-core:description": [what],
                "case-investigation:exhibitNumber": number,
            });
            if let Some(root) = root {
                graph::set(&mut body, "case-investigation:rootExhibitNumber", json!([root]));
            }
            graph::set_all(&mut body, "uco-core:object", &found);
            graph.node("case-investigation:ProvenanceRecord", body)
        };
        let (first, second) = (format!("{}/received", manifest.report), manifest.package.clone());
        let received = exhibit(&mut self.graph, "Report as received from the provider", &first, None);
        let sealed = exhibit(&mut self.graph, "Sealed package", &second, Some(&first));

        let input = self.input;
        let receive =
            self.act("Received the report", &parties.hub, input.received, &received, &parties.tool)?;
        graph::set(self.graph.body(&receive), "uco-action:participant", json!([parties.provider]));
        let mut acts = vec![receive];
        if let Some((by, span)) = &input.triaged {
            let analyst = self.graph.node("uco-identity:Person", json!({ "uco-core:name": by }));
            acts.push(self.act("Triaged the report", &analyst, *span, &received, &parties.tool)?);
        }
        let moment = Span { start: manifest.created, end: manifest.created };
        let seal = self.act("Sealed the package", &parties.hub, moment, &sealed, &parties.tool)?;
        graph::set(self.graph.body(&seal), "uco-action:object", json!([received]));
        graph::set(self.graph.body(&seal), "uco-action:participant", json!([parties.agency]));
        acts.push(seal);
        for pair in acts.windows(2) {
            if let [before, after] = pair {
                graph::set(self.graph.body(after), "case-investigation:wasInformedBy", json!([before]));
            }
        }
        acts.extend([received, sealed]);
        Ok(acts)
    }

    fn act(
        &mut self,
        name: &str,
        who: &Iri,
        span: Span,
        exhibit: &Iri,
        tool: &Iri,
    ) -> Result<Iri, SealError> {
        let body = json!({
            "uco-core:name": name,
            "uco-action:performer": who,
            "uco-action:instrument": [tool],
            "uco-action:startTime": graph::moment(span.start)?,
            "uco-action:endTime": graph::moment(span.end)?,
            "uco-action:actionStatus": ["Complete/Finish"],
            "uco-action:object": [exhibit],
            "uco-action:result": [exhibit],
        });
        Ok(self.graph.node("case-investigation:InvestigativeAction", body))
    }

    fn investigation(
        &mut self,
        manifest: &Manifest,
        parties: &Parties,
        acts: &[Iri],
    ) -> Result<(), SealError> {
        let mut grounds = Vec::new();
        for Authority { name, kind, clause, since } in &self.input.authority {
            let mut body = json!({
                "uco-core:name": name,
                "case-investigation:authorizationType": kind,
                "case-investigation:authorizationIdentifier": [clause],
            });
            if let Some(since) = since {
                graph::set(&mut body, "uco-core:startTime", graph::moment(*since)?);
            }
            grounds.push(self.graph.node("case-investigation:Authorization", body));
        }
        let mut markings = Vec::new();
        for terms in &manifest.conditions {
            let body = json!({ "uco-marking:termsOfUse": terms });
            markings.push(self.marking("uco-marking:TermsOfUseMarking", "terms-of-use", body));
        }
        let body = json!({ "uco-marking:authorizedIdentities": [manifest.recipient] });
        markings.push(self.marking("uco-marking:ReleaseToMarking", "release-to", body));

        let reference = |graph: &mut Graph, context: &str, number: &str| {
            let body = json!({ "uco-core:definingContext": context, "uco-core:externalIdentifier": number });
            graph.node("uco-core:ExternalReference", body)
        };
        let mut references = vec![reference(&mut self.graph, "Clearline report number", &manifest.report)];
        if let Some(number) = &self.input.provider_reference {
            references.push(reference(&mut self.graph, "Reporting provider's reference", number));
        }
        let mut body = json!({
            "uco-core:name": format!("Referral {}", manifest.package),
            "case-investigation:investigationForm": "suspicious-activity",
            "case-investigation:investigationStatus": "referred",
            "case-investigation:focus": self.input.focus,
            "uco-core:startTime": graph::moment(self.input.received.start)?,
            "uco-core:createdBy": parties.hub,
        });
        graph::set_all(&mut body, "case-investigation:relevantAuthorization", &grounds);
        graph::set_all(&mut body, "uco-core:externalReference", &references);
        graph::set_all(&mut body, "uco-core:objectMarking", &markings);
        graph::set_all(&mut body, "uco-core:object", acts);
        self.graph.node("case-investigation:Investigation", body);
        Ok(())
    }

    fn marking(&mut self, class: &str, kind: &str, mut body: serde_json::Value) -> Iri {
        graph::set(&mut body, "uco-marking:definitionType", json!(kind));
        let model = self.graph.node(class, body);
        let body = json!({ "uco-marking:definitionType": kind, "uco-marking:definition": [model] });
        self.graph.node("uco-marking:MarkingDefinition", body)
    }
}
