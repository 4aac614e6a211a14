//! People and what belongs to them: names, accounts, addresses on the network, devices, places to live.

use serde_json::{Value, json};

use super::graph::{self, Iri};
use super::input::{Account, CaseDevice, CasePerson, Connection, Name, Part, Place, Text};
use super::{Parties, Writer, Written};
use crate::error::SealError;

impl Part {
    /// The class of the ontology that says it.
    fn class(self) -> &'static str {
        match self {
            Part::Subject => "case-investigation:Subject",
            Part::Victim => "uco-victim:Victim",
            Part::Recipient | Part::Other => "uco-role:NeutralRole",
        }
    }
}

impl Writer<'_> {
    /// Who reported, with the people to turn to.
    pub(super) fn provider(&mut self) -> Result<Iri, SealError> {
        let provider = &self.input.provider;
        let class = if provider.of_the_public { "uco-identity:Person" } else { "uco-identity:Organization" };
        let mut body = json!({});
        graph::say(&mut body, "uco-core:name", &provider.name);
        let node = self.graph.node(class, body);
        for contact in &provider.contacts {
            let mut body = json!({});
            graph::say(&mut body, "uco-core:name", &called(&contact.name, &contact.purpose));
            graph::say_all(&mut body, "uco-core:description", &[&contact.purpose]);
            let facets: Vec<Iri> = self.name_facet(&contact.name).into_iter().collect();
            graph::set_all(&mut body, "uco-core:hasFacet", &facets);
            let person = self.graph.node("uco-identity:Person", body);
            self.relation("uco-core:Relationship", &person, "Represents", &node, None)?;
            for address in &contact.emails {
                let email = self.email(address);
                self.relation("uco-core:Relationship", &person, "Characterized_By", &email, None)?;
            }
            for number in &contact.phones {
                let phone = self.phone(number);
                self.relation("uco-core:Relationship", &person, "Characterized_By", &phone, None)?;
            }
        }
        Ok(node)
    }

    pub(super) fn person(&mut self, person: &CasePerson, parties: &Parties) -> Result<Written, SealError> {
        let mut facets: Vec<Iri> = self.name_facet(&person.name).into_iter().collect();
        if let Some(born) = person.born {
            let body = json!({ "uco-identity:birthdate": graph::moment(born)? });
            facets.push(self.graph.node("uco-identity:BirthInformationFacet", body));
        }
        let mut body = json!({});
        graph::say(&mut body, "uco-core:name", &called(&person.name, &person.called));
        graph::say_all(&mut body, "uco-core:description", &[&person.described]);
        if let Some(age) = person.age {
            graph::set(&mut body, "clearline:age", json!(age));
        }
        graph::set_all(&mut body, "uco-core:hasFacet", &facets);
        let node = self.graph.node_of(["uco-identity:Person", person.part.class()], body);
        for place in &person.places {
            self.place(&node, place)?;
        }
        let accounts = person
            .accounts
            .iter()
            .map(|account| self.account(account, &node, parties))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Written { person: node, accounts })
    }

    fn name_facet(&mut self, name: &Name) -> Option<Iri> {
        let mut body = json!({});
        if !name.given.is_empty() {
            graph::set(&mut body, "uco-identity:givenName", json!(name.given));
        }
        if let Some(family) = &name.family {
            graph::set(&mut body, "uco-identity:familyName", json!(family));
        }
        (*name != Name::default()).then(|| self.graph.node("uco-identity:SimpleNameFacet", body))
    }

    fn account(&mut self, account: &Account, owner: &Iri, parties: &Parties) -> Result<Iri, SealError> {
        let mut facet = json!({ "uco-observable:owner": owner });
        if account.issued_by_provider {
            graph::set(&mut facet, "uco-observable:accountIssuer", json!(parties.provider));
        }
        if let Some(identifier) = &account.identifier {
            graph::set(&mut facet, "uco-observable:accountIdentifier", json!(identifier));
        }
        let mut facets = vec![self.graph.node("uco-observable:AccountFacet", facet)];
        let mut digital = json!({});
        if let Some(name) = &account.login {
            graph::set(&mut digital, "uco-observable:accountLogin", json!([name]));
        }
        if let Some(name) = account.display_names.first().or(account.login.as_ref()) {
            graph::set(&mut digital, "uco-observable:displayName", json!(name));
        }
        if account.closed {
            graph::set(&mut digital, "uco-observable:isDisabled", json!(true));
        }
        if digital.as_object().is_some_and(|members| !members.is_empty()) {
            facets.push(self.graph.node("uco-observable:DigitalAccountFacet", digital));
        }
        if let Some(platform) = &account.platform {
            let software = self.graph.node("uco-observable:Software", json!({ "uco-core:name": platform }));
            let body = json!({ "uco-observable:application": software });
            facets.push(self.graph.node("uco-observable:ApplicationAccountFacet", body));
        }
        let mut body = json!({});
        graph::say_all(&mut body, "uco-core:description", &account.words.iter().collect::<Vec<_>>());
        graph::set_all(&mut body, "uco-core:hasFacet", &facets);
        let node = self.observable("uco-observable:ApplicationAccount", body);
        self.belongings(account, &node)?;
        self.profiles(account, &node, owner)?;
        Ok(node)
    }

    /// What hangs on an account.
    fn belongings(&mut self, account: &Account, node: &Iri) -> Result<(), SealError> {
        for address in &account.emails {
            let email = self.email(address);
            self.related(node, "Characterized_By", &email, None)?;
        }
        for number in &account.phones {
            let phone = self.phone(number);
            self.related(node, "Characterized_By", &phone, None)?;
        }
        for connection in &account.connections {
            let (address, made) = self.connection(connection)?;
            self.related(node, "Connected_From", &address, connection.at)?;
            self.related(&made, "Created_By", node, connection.at)?;
        }
        for device in &account.devices {
            self.device(device, node)?;
        }
        Ok(())
    }

    /// A profile for each of its addresses, and for each further name that the account shows.
    fn profiles(&mut self, account: &Account, node: &Iri, owner: &Iri) -> Result<(), SealError> {
        let mut facets: Vec<Value> = Vec::new();
        for url in &account.profile_urls {
            facets.push(json!({ "uco-observable:profileWebsite": self.url(url) }));
        }
        let further = account.display_names.iter().skip(1);
        facets.extend(further.map(|name| json!({ "uco-observable:displayName": name })));
        if facets.is_empty() && account.bio.is_some() {
            facets.push(json!({}));
        }
        for (place, mut facet) in facets.into_iter().enumerate() {
            graph::set(&mut facet, "uco-observable:profileAccount", json!(node));
            graph::set(&mut facet, "uco-observable:profileIdentity", json!(owner));
            let facet = self.graph.node("uco-observable:ProfileFacet", facet);
            let mut body = json!({ "uco-core:hasFacet": [facet] });
            if let Some(bio) = account.bio.as_ref().filter(|_| place == 0) {
                graph::set(&mut body, "uco-core:description", json!([bio]));
            }
            let profile = self.observable("uco-observable:Profile", body);
            self.related(node, "Characterized_By", &profile, None)?;
        }
        for url in &account.profile_urls {
            let url = self.url(url);
            self.related(node, "Characterized_By", &url, None)?;
        }
        Ok(())
    }

    fn device(&mut self, device: &CaseDevice, account: &Iri) -> Result<(), SealError> {
        let body =
            json!({ "uco-core:definingContext": device.kind, "uco-core:externalIdentifier": device.value });
        let reference = self.graph.node("uco-core:ExternalReference", body);
        let facet = self
            .graph
            .node("uco-observable:DeviceFacet", json!({ "uco-observable:deviceType": device.kind }));
        let body = json!({ "uco-core:hasFacet": [facet], "uco-core:externalReference": [reference] });
        let node = self.observable("uco-observable:Device", body);
        let relation = self.related(account, "Connected_From", &node, device.at)?;
        if let Some(event) = &device.event {
            graph::set(self.graph.body(&relation), "clearline:captureKind", json!(event));
        }
        Ok(())
    }

    /// The address and the connection that was made from it.
    pub(super) fn connection(&mut self, connection: &Connection) -> Result<(Iri, Iri), SealError> {
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
        let (class, name) = ("uco-observable:NetworkConnection", "uco-observable:NetworkConnectionFacet");
        let made = self.faceted(class, name, facet);
        Ok((address, made))
    }

    /// A place of a person, an address or a number.
    pub(super) fn place(&mut self, of: &Iri, place: &Place) -> Result<(), SealError> {
        let node = self.location(place)?;
        self.relation("uco-core:Relationship", of, "Located_At", &node, None)?;
        Ok(())
    }
}

/// The name as it is written in one line.
fn called(name: &Name, otherwise: &Text) -> Text {
    let parts: Vec<&str> = name.given.iter().chain(&name.family).map(String::as_str).collect();
    if parts.is_empty() { otherwise.clone() } else { Text::of_others(parts.join(" ")) }
}
