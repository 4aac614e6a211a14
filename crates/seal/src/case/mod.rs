//! The CASE/UCO 1.5.0 graph of a package: the referral's facts in the vocabulary that forensic tools import.
//!
//! The ontology is strict and `case_validate` must accept the graph without any allowance: every node has an IRI, also
//! facets and hashes; an IRI ends in a UUID of a version up to 5; moments, coordinates and hash values carry their XSD
//! types; words from closed vocabularies are only those listed. What CASE has no word for is written under
//! `clearline:`, among it `clearline:said`: each text of ours with the message that it was written from. The context is
//! inline, so that no reader needs the network.

mod graph;
mod input;
mod people;
mod things;

use crate::error::SealError;
use crate::manifest::Manifest;
use graph::{Graph, Iri};
pub use input::{
    Account, Authority, CaseDevice, CaseFile, CaseInput, CasePerson, Connection, Contact, HashMethod,
    Incident, Name, Part, Place, Placed, Provider, Scene, Span, Text, Wording,
};
use serde_json::json;
use std::collections::BTreeMap;
use std::net::IpAddr;

/// The bytes of `data/case.jsonld`. The same arguments give the same bytes, identifiers included.
///
/// What belongs to somebody is written with its owner: an account has the person as its owner, and an address, a
/// device, a number or a file belongs to an account. What belongs to no person whom the report names is attached to an
/// event that says so.
pub(crate) fn graph(manifest: &Manifest, input: &CaseInput) -> Result<Vec<u8>, SealError> {
    let mut writer = Writer {
        graph: Graph::new(&manifest.package),
        input,
        known: Known::default(),
        found: Vec::new(),
        loose: Vec::new(),
    };
    let parties = writer.parties(manifest)?;
    let people =
        input.people.iter().map(|person| writer.person(person, &parties)).collect::<Result<Vec<_>, _>>()?;
    for file in &input.files {
        writer.file(file, &people, manifest)?;
    }
    writer.incident(&people)?;
    for scene in &input.scenes {
        writer.scene(scene)?;
    }
    for place in &input.places {
        writer.sourced_place(place, &people)?;
    }
    writer.nobodys();
    let acts = writer.acts(manifest, &parties)?;
    writer.investigation(manifest, &parties, &acts)?;
    Ok(writer.graph.finish(&input.wording))
}

/// Who takes part.
struct Parties {
    hub: Iri,
    provider: Iri,
    agency: Iri,
    tool: Iri,
}

/// A person that was written, and their accounts.
struct Written {
    person: Iri,
    accounts: Vec<Iri>,
}

/// Nodes that were written before: one address is one node, whichever persons used it.
#[derive(Default)]
struct Known {
    addresses: BTreeMap<IpAddr, Iri>,
    emails: BTreeMap<String, Iri>,
    phones: BTreeMap<String, Iri>,
    urls: BTreeMap<String, Iri>,
}

struct Writer<'a> {
    graph: Graph,
    input: &'a CaseInput,
    known: Known,
    /// What the chain of custody is about: the observables, in the order they were written.
    found: Vec<Iri>,
    /// What belongs to no person whom the report names.
    loose: Vec<Iri>,
}

impl Writer<'_> {
    fn parties(&mut self, manifest: &Manifest) -> Result<Parties, SealError> {
        let provider = self.provider()?;
        let name =
            |graph: &mut Graph, class: &str, name: &str| graph.node(class, json!({ "uco-core:name": name }));
        let graph = &mut self.graph;
        Ok(Parties {
            hub: name(graph, "uco-identity:Organization", &manifest.sender),
            provider,
            agency: name(graph, "uco-identity:Organization", &manifest.recipient),
            tool: graph.node(
                "uco-tool:Tool",
                json!({ "uco-core:name": "Clearline", "uco-tool:version": self.input.software_version }),
            ),
        })
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

    /// Between two observables.
    fn related(&mut self, from: &Iri, kind: &str, to: &Iri, at: Option<i64>) -> Result<Iri, SealError> {
        self.relation("uco-observable:ObservableRelationship", from, kind, to, at)
    }

    fn relation(
        &mut self,
        class: &str,
        from: &Iri,
        kind: &str,
        to: &Iri,
        at: Option<i64>,
    ) -> Result<Iri, SealError> {
        let mut body = json!({
            "uco-core:source": [from],
            "uco-core:target": to,
            "uco-core:kindOfRelationship": kind,
            "uco-core:isDirectional": true,
        });
        if let Some(at) = at {
            graph::set(&mut body, "uco-core:startTime", json!([graph::moment(at)?]));
        }
        Ok(self.graph.node(class, body))
    }

    /// Receive, triage, seal: each informed by the one before, over two exhibits.
    fn acts(&mut self, manifest: &Manifest, parties: &Parties) -> Result<Vec<Iri>, SealError> {
        let found = std::mem::take(&mut self.found);
        let exhibit = |graph: &mut Graph, what: &Text, number: &str, root: Option<&str>| {
            let mut body = json!({ "case-investigation:exhibitNumber": number });
            graph::say_all(&mut body, "uco-core:description", &[what]);
            if let Some(root) = root {
                graph::set(&mut body, "case-investigation:rootExhibitNumber", json!([root]));
            }
            graph::set_all(&mut body, "uco-core:object", &found);
            graph.node("case-investigation:ProvenanceRecord", body)
        };
        let (first, second) = (format!("{}/received", manifest.report), manifest.package.clone());
        let input = self.input;
        let wording = &input.wording;
        let received = exhibit(&mut self.graph, &wording.as_received, &first, None);
        let sealed = exhibit(&mut self.graph, &wording.as_sealed, &second, Some(&first));

        let receive = self.act(&wording.received, &parties.hub, input.received, &received, &parties.tool)?;
        graph::set(self.graph.body(&receive), "uco-action:participant", json!([parties.provider]));
        let mut acts = vec![receive];
        if let Some((by, span)) = &input.triaged {
            let mut body = json!({});
            graph::say(&mut body, "uco-core:name", by);
            let analyst = self.graph.node("uco-identity:Person", body);
            acts.push(self.act(&wording.triaged, &analyst, *span, &received, &parties.tool)?);
        }
        let moment = Span { start: manifest.created, end: manifest.created };
        let seal = self.act(&wording.sealed, &parties.hub, moment, &sealed, &parties.tool)?;
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
        name: &Text,
        who: &Iri,
        span: Span,
        exhibit: &Iri,
        tool: &Iri,
    ) -> Result<Iri, SealError> {
        let mut body = json!({
            "uco-action:performer": who,
            "uco-action:instrument": [tool],
            "uco-action:startTime": graph::moment(span.start)?,
            "uco-action:endTime": graph::moment(span.end)?,
            "uco-action:actionStatus": ["Complete/Finish"],
            "uco-action:object": [exhibit],
            "uco-action:result": [exhibit],
        });
        graph::say(&mut body, "uco-core:name", name);
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
        for (place, terms) in manifest.conditions.iter().enumerate() {
            let message = manifest.condition_messages.get(place).cloned();
            let mut body = json!({});
            graph::say(&mut body, "uco-marking:termsOfUse", &Text { text: terms.clone(), message });
            markings.push(self.marking("uco-marking:TermsOfUseMarking", "terms-of-use", body));
        }
        let body = json!({ "uco-marking:authorizedIdentities": [manifest.recipient] });
        markings.push(self.marking("uco-marking:ReleaseToMarking", "release-to", body));

        let reference = |graph: &mut Graph, context: &Text, number: &str| {
            let mut body = json!({ "uco-core:externalIdentifier": number });
            graph::say(&mut body, "uco-core:definingContext", context);
            graph.node("uco-core:ExternalReference", body)
        };
        let wording = &self.input.wording;
        let mut references = vec![reference(&mut self.graph, &wording.report_number, &manifest.report)];
        if let Some(number) = &self.input.provider_reference {
            references.push(reference(&mut self.graph, &wording.provider_reference, number));
        }
        let mut body = json!({
            "case-investigation:investigationForm": "suspicious-activity",
            "case-investigation:investigationStatus": "referred",
            "uco-core:startTime": graph::moment(self.input.received.start)?,
            "uco-core:createdBy": parties.hub,
        });
        graph::say(&mut body, "uco-core:name", &wording.referral);
        let focus: Vec<&Text> = self.input.focus.iter().collect();
        graph::say_all(&mut body, "case-investigation:focus", &focus);
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
