//! A proposal's content as it is kept. Its digest goes into the ledger, hence one form for one content.

use std::str::FromStr;

use clearline_core::Trouble;
use clearline_law::{About, Entered};
use clearline_report::{Country, ReportNumber};
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::model::{Matter, ReportAsked};

impl Matter {
    /// The kept form; the keys of an object are in alphabetical order.
    pub(super) fn to_json(&self) -> String {
        let value = match self {
            Matter::Basis { agency, kind, evidence, from, to } => json!({
                "agency": agency.as_str(), "basis": kind.word(), "evidence": evidence,
                "from": from.to_string(), "to": to.map(|day| day.to_string()),
            }),
            Matter::EndBasis { agency, ordinal, last_day } => json!({
                "agency": agency.as_str(), "ordinal": ordinal, "last_day": last_day.to_string(),
            }),
            Matter::Investigates { agency, answer, evidence } => json!({
                "agency": agency.as_str(), "answer": answer, "evidence": evidence,
            }),
            Matter::Approval { policy, agency, report, from, to } => json!({
                "policy": policy, "agency": agency.as_str(),
                "report": report.map(|asked| asked.report.get()),
                "ruling": report.map(|asked| asked.ruling),
                "from": from.to_string(), "to": to.map(|day| day.to_string()),
            }),
            Matter::Override { entry, from, to } => json!({
                "entry": entry, "from": from.to_string(), "to": to.to_string(),
            }),
            Matter::Route { route, through, countries, evidence, given_by, given_on, from, to } => json!({
                "route": route, "through": through.as_str(),
                "countries": countries.iter().map(Country::code).collect::<Vec<_>>(),
                "evidence": evidence, "given_by": given_by, "given_on": given_on.to_string(),
                "from": from.to_string(), "to": to.map(|day| day.to_string()),
            }),
            Matter::Detail { entered } => json!({
                "about": entered.about.key(), "service": entered.service, "detail": entered.of.word(),
                "value": entered.value, "publisher": entered.publisher, "title": entered.title,
                "url": entered.url, "as_of": entered.as_of, "basis": entered.basis.word(),
                "confidence": entered.confidence.word(), "recorded": entered.recorded.to_string(),
            }),
        };
        value.to_string()
    }

    /// Reads the kept form of a matter of the kind `kind`.
    pub(super) fn from_json(kind: &str, text: &str) -> Result<Matter, Trouble> {
        let value: Value = serde_json::from_str(text).map_err(Trouble::row)?;
        let object = Object(value.as_object().ok_or_else(|| broken(kind))?, kind);
        Ok(match kind {
            "basis" => Matter::Basis {
                agency: object.read("agency")?,
                kind: object.read("basis")?,
                evidence: object.text("evidence")?.to_owned(),
                from: object.read("from")?,
                to: object.day("to")?,
            },
            "end_basis" => Matter::EndBasis {
                agency: object.read("agency")?,
                ordinal: object.number("ordinal")?,
                last_day: object.read("last_day")?,
            },
            "investigates" => Matter::Investigates {
                agency: object.read("agency")?,
                answer: object.get("answer").and_then(Value::as_bool).ok_or_else(|| broken(kind))?,
                evidence: object.text("evidence")?.to_owned(),
            },
            "approval" => Matter::Approval {
                policy: object.text("policy")?.to_owned(),
                agency: object.read("agency")?,
                report: object.asked()?,
                from: object.read("from")?,
                to: object.day("to")?,
            },
            "override" => Matter::Override {
                entry: object.text("entry")?.to_owned(),
                from: object.read("from")?,
                to: object.read("to")?,
            },
            "route" => Matter::Route {
                route: object.text("route")?.to_owned(),
                through: object.read("through")?,
                countries: object.countries()?,
                evidence: object.text("evidence")?.to_owned(),
                given_by: object.text("given_by")?.to_owned(),
                given_on: object.read("given_on")?,
                from: object.read("from")?,
                to: object.day("to")?,
            },
            "detail" => Matter::Detail { entered: object.entered()? },
            _ => return Err(broken(kind)),
        })
    }
}

fn broken(kind: &str) -> Trouble {
    Trouble::row(format!("a proposal of the kind {kind}"))
}

struct Object<'a>(&'a Map<String, Value>, &'a str);

impl Object<'_> {
    fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    fn text(&self, name: &str) -> Result<&str, Trouble> {
        self.get(name).and_then(Value::as_str).ok_or_else(|| broken(self.1))
    }

    fn number(&self, name: &str) -> Result<i64, Trouble> {
        self.get(name).and_then(Value::as_i64).ok_or_else(|| broken(self.1))
    }

    fn read<T: FromStr<Err: std::fmt::Display>>(&self, name: &str) -> Result<T, Trouble> {
        self.text(name)?.parse().map_err(Trouble::row)
    }

    fn day(&self, name: &str) -> Result<Option<Date>, Trouble> {
        self.get(name).map(|_| self.read(name)).transpose()
    }

    fn countries(&self) -> Result<Vec<Country>, Trouble> {
        let list = self.get("countries").and_then(Value::as_array).ok_or_else(|| broken(self.1))?;
        let read = |code: &Value| code.as_str().ok_or_else(|| broken(self.1))?.parse().map_err(Trouble::row);
        list.iter().map(read).collect()
    }

    fn optional(&self, name: &str) -> Result<Option<String>, Trouble> {
        self.get(name).map(|_| self.text(name).map(str::to_owned)).transpose()
    }

    fn entered(&self) -> Result<Entered, Trouble> {
        let about = self.text("about")?;
        // Codes of countries are in capital letters, and ids of providers are not.
        let about = match about.parse() {
            Ok(country) => About::Country(country),
            Err(_) => About::Provider(about.to_owned()),
        };
        Ok(Entered {
            about,
            service: self.optional("service")?,
            of: self.read("detail")?,
            value: self.text("value")?.to_owned(),
            publisher: self.text("publisher")?.to_owned(),
            title: self.text("title")?.to_owned(),
            url: self.optional("url")?,
            as_of: self.optional("as_of")?,
            basis: self.read("basis")?,
            confidence: self.read("confidence")?,
            recorded: self.read("recorded")?,
        })
    }

    fn asked(&self) -> Result<Option<ReportAsked>, Trouble> {
        let Some(number) = self.get("report").and_then(Value::as_i64) else { return Ok(None) };
        let report = ReportNumber::try_from(number).map_err(Trouble::row)?;
        Ok(Some(ReportAsked { report, ruling: self.number("ruling")? }))
    }
}
