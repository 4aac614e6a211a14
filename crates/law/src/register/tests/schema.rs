use serde_json::Value;

use super::*;

const SCHEMA: &str = include_str!("../../../../../instruments/schema.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

fn table(schema: &Value, name: &str) -> Value {
    let pointer = format!("/$defs/{name}");
    if name == "file" { schema.clone() } else { schema.pointer(&pointer).unwrap().clone() }
}

fn names(value: Option<&Value>) -> BTreeSet<String> {
    match value {
        Some(Value::Object(map)) => map.keys().cloned().collect(),
        Some(Value::Array(list)) => list.iter().map(|name| name.as_str().unwrap().to_owned()).collect(),
        _ => BTreeSet::new(),
    }
}

/// Both ways: what the loader reads and what the schema allows are the same fields, and the same of them are required.
#[test]
fn the_schema_and_the_loader_know_the_same_fields() {
    let schema = schema();
    let defined: BTreeSet<String> = names(schema.get("$defs"));
    let read: BTreeSet<String> =
        load::TABLES.iter().map(|(name, _)| (*name).to_owned()).filter(|name| name != "file").collect();
    assert_eq!(defined, read);
    for (name, (must, may)) in load::TABLES {
        let table = table(&schema, name);
        let all: BTreeSet<String> = must.iter().chain(may).map(|field| (*field).to_owned()).collect();
        assert_eq!(names(table.get("properties")), all, "{name}");
        let mut required: BTreeSet<String> = must.iter().map(|field| (*field).to_owned()).collect();
        // A list may be left out when it is read, but a fact without a source is refused.
        if all.contains("confidence") && name != "party" {
            required.insert("sources".to_owned());
        }
        assert_eq!(names(table.get("required")), required, "{name}");
        assert_eq!(table.get("additionalProperties"), Some(&Value::Bool(false)), "{name}");
        let described = |(field, value): (&String, &Value)| {
            assert!(value.get("description").is_some() || value.get("$ref").is_some(), "{name}.{field}");
        };
        table.get("properties").and_then(Value::as_object).unwrap().iter().for_each(described);
    }
}

#[test]
fn the_schema_and_the_loader_know_the_same_words() {
    let schema = schema();
    let words = |pointer: &str| names(schema.pointer(&format!("/$defs/{pointer}/enum")));
    let own = |list: &[&str]| -> BTreeSet<String> { list.iter().map(|word| (*word).to_owned()).collect() };
    let flags = Flag::ALL.map(Flag::word);
    assert_eq!(words("flag/properties/flag"), own(&flags));
    assert_eq!(words("need/properties/flag"), own(&flags));
    let values: Vec<&str> = Flag::ALL.iter().flat_map(|flag| flag.values()).copied().collect();
    assert_eq!(words("flag/properties/value"), own(&values));
    assert_eq!(words("need/properties/is/items"), own(&values));
    assert_eq!(words("route/properties/kind"), own(&RouteKind::ALL.map(RouteKind::word)));
    assert_eq!(words("policy/properties/policy"), own(&POLICIES));
    for word in words("clause/properties/modality") {
        assert_eq!(word.parse::<Modality>().unwrap().word(), word);
    }
    for word in words("path/properties/kind") {
        assert_eq!(word.parse::<PathKind>().unwrap().word(), word);
    }
    for word in words("policy/properties/effect") {
        assert_eq!(word.parse::<PolicyEffect>().unwrap().word(), word);
    }
}

#[test]
fn every_shipped_file_fits_the_schema() {
    let schema = schema();
    for (file, text) in shipped_files() {
        let table: toml::Table = toml::from_str(text).unwrap();
        let mut faults = Vec::new();
        fits(&schema, &schema, &json(&toml::Value::Table(table)), file, &mut faults);
        assert_eq!(faults, Vec::<String>::new());
    }
    for wrong in [
        "[country]\ncode = \"DE\"\nname = \"\"\nregion = \"Europe\"\n",
        "[country]\ncode = \"DE\"\nname = \"Germany\"\n",
        "[country]\ncode = \"DE\"\nname = \"Germany\"\nregion = \"Europe\"\nmood = \"good\"\n",
        "recorded = \"soon\"\n",
        &flag("perhaps", ""),
        &flag("yes", "").replace("[\"TC\"]", "[]"),
        &path("").replace("rank = 1", "rank = -1"),
    ] {
        let mut faults = Vec::new();
        fits(&schema, &schema, &json(&toml::Value::Table(toml::from_str(wrong).unwrap())), "x", &mut faults);
        assert_eq!(faults.len(), 1, "{wrong} {faults:?}");
    }
}

/// As another reader sees a file: days become text.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text.as_str()),
        toml::Value::Integer(number) => Value::from(*number),
        toml::Value::Float(number) => Value::from(*number),
        toml::Value::Boolean(truth) => Value::from(*truth),
        toml::Value::Datetime(day) => Value::from(day.to_string()),
        toml::Value::Array(list) => list.iter().map(json).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json(value))).collect(),
    }
}

/// So much of JSON Schema as the schema uses; another keyword is a fault, lest it be passed over.
fn fits(whole: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let mut fault = |words: String| faults.push(format!("{at}: {words}"));
    let count = |limit: &Value| usize::try_from(limit.as_u64().unwrap()).unwrap();
    let mut within = Vec::new();
    for (keyword, rule) in schema.as_object().unwrap() {
        match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" | "additionalProperties" => {}
            "$ref" => {
                let target = whole.pointer(rule.as_str().unwrap().trim_start_matches('#')).unwrap();
                within.push((target, value, at.to_owned()));
            }
            "type" if !is_of(value, rule.as_str().unwrap()) => fault(format!("{value} is no {rule}")),
            "enum" if !rule.as_array().unwrap().contains(value) => fault(format!("{value} is not in {rule}")),
            "format" if value.as_str().is_some_and(|text| text.parse::<Date>().is_err()) => {
                fault(format!("{value} is no {rule}"));
            }
            "minLength" if value.as_str().is_some_and(|text| text.len() < count(rule)) => {
                fault("empty".into());
            }
            "minimum" if value.as_i64() < rule.as_i64() => fault(format!("{value} is too small")),
            "minItems" if value.as_array().is_some_and(|list| list.len() < count(rule)) => {
                fault("too few".into());
            }
            "maxItems" if value.as_array().is_some_and(|list| list.len() > count(rule)) => {
                fault("too many".into());
            }
            "required" => {
                let missing = names(Some(rule)).into_iter().find(|name| value.get(name).is_none());
                missing.into_iter().for_each(|name| fault(format!("{name} is missing")));
            }
            "properties" => {
                for (name, value) in value.as_object().unwrap() {
                    match rule.get(name) {
                        Some(rule) => within.push((rule, value, format!("{at}.{name}"))),
                        None => fault(format!("{name} is not known")),
                    }
                }
            }
            "items" => {
                for value in value.as_array().unwrap() {
                    within.push((rule, value, format!("{at}[]")));
                }
            }
            "type" | "enum" | "format" | "minLength" | "minimum" | "minItems" | "maxItems" => {}
            other => fault(format!("the test does not know the keyword {other}")),
        }
    }
    for (schema, value, at) in within {
        fits(whole, schema, value, &at, faults);
    }
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        _ => false,
    }
}
