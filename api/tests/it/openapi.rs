//! The specification: the committed one is what the code says, and it says all that a client needs.

use std::{
    collections::{BTreeSet, HashSet},
    fs,
    path::Path,
};

use cafeia_api::http;
use cafeia_shared::{
    cafes::{CafeSort, Period},
    problem::{FaultCode, ProblemCode},
    territories::TerritoryLevel,
    vocabulary::{EventStatus, Language, Licence, OrganisationKind, Term},
};
use serde_json::{Map, Value};

fn document() -> Value {
    serde_json::from_str(&http::document().to_json().unwrap()).unwrap()
}

/// Every operation, with its path and method.
fn operations(document: &Value) -> Vec<(String, &Map<String, Value>)> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().unwrap().iter().map(move |(method, op)| (format!("{method} {path}"), op))
        })
        .map(|(name, operation)| (name, operation.as_object().unwrap()))
        .collect()
}

fn walk(value: &Value, see: &mut impl FnMut(&Map<String, Value>)) {
    match value {
        Value::Object(map) => {
            see(map);
            map.values().for_each(|below| walk(below, see));
        }
        Value::Array(items) => items.iter().for_each(|below| walk(below, see)),
        _ => {}
    }
}

#[test]
fn the_committed_specification_is_what_the_code_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi.yaml");
    let committed = fs::read_to_string(path).unwrap();
    let said = http::document().to_yaml().unwrap();
    let differs =
        committed.lines().zip(said.lines()).enumerate().find(|(_, (committed, said))| committed != said);
    if let Some((line, (committed, said))) = differs {
        panic!("openapi.yaml, line {}: {committed:?} is {said:?} now; run `cargo xtask openapi`", line + 1);
    }
    assert_eq!(committed, said, "run `cargo xtask openapi`");
}

#[test]
fn every_operation_is_explained() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["license"]["identifier"], "AGPL-3.0-or-later");
    let tags: HashSet<_> =
        document["tags"].as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    let operations = operations(&document);
    assert_eq!(operations.len(), 129);
    let mut ids = HashSet::new();
    for (name, operation) in operations {
        let text = |field: &str| operation.get(field).and_then(Value::as_str).unwrap_or_default();
        assert!(!text("summary").is_empty(), "{name} has no summary");
        assert!(!text("description").is_empty(), "{name} has no description");
        assert!(ids.insert(text("operationId").to_owned()), "{name}: its operation id is taken");
        let own: Vec<_> =
            operation["tags"].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap()).collect();
        assert!(own.len() == 1 && tags.contains(own[0]), "{name}: its tags are {own:?}");

        let responses = operation["responses"].as_object().unwrap();
        let (status, answer) = responses.iter().find(|(status, _)| status.starts_with('2')).unwrap();
        if matches!(status.as_str(), "202" | "204") {
            assert!(answer.get("content").is_none(), "{name}: {status} has a body");
        } else {
            let (_, body) = answer["content"].as_object().unwrap().iter().next().unwrap();
            assert!(body["schema"].is_object(), "{name}: {status} has no body");
            assert!(!body["example"].is_null(), "{name} has no example");
        }
        let is_private = operation.contains_key("security");
        // Who proposes a café or asks for one proves nothing: a letter does.
        let proves =
            !name.starts_with("get") && !matches!(text("operationId"), "create_proposal" | "create_need");
        assert_eq!(responses.contains_key("401"), is_private || proves, "{name}");
        let is_public = name.starts_with("get") && !is_private;
        assert_eq!(responses.contains_key("304"), is_public, "{name}");
        if is_public {
            assert!(answer["headers"]["ETag"].is_object() && answer["headers"]["Cache-Control"].is_object());
        }
        let faults: Vec<_> = responses.iter().filter(|(status, _)| status.starts_with('4')).collect();
        assert!(!faults.is_empty(), "{name} has no 4xx");
        for (status, fault) in faults {
            let schema = &fault["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/Problem", "{name}: {status}");
        }
        for parameter in operation.get("parameters").and_then(Value::as_array).into_iter().flatten() {
            assert!(parameter["description"].is_string(), "{name}: {} is not explained", parameter["name"]);
        }
        assert_eq!(
            responses.contains_key("404"),
            name.contains('{'),
            "{name}: a list has no 404, one thing has"
        );
    }
}

#[test]
fn every_schema_has_one_name_and_every_name_a_schema() {
    let document = document();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let mut named = BTreeSet::new();
    walk(&document, &mut |map| {
        if let Some(reference) = map.get("$ref").and_then(Value::as_str) {
            named.insert(reference.trim_start_matches("#/components/schemas/").to_owned());
        }
    });
    let known: BTreeSet<_> = schemas.keys().cloned().collect();
    assert_eq!(named, known);
    // Equal names overwrite each other silently, so two types would show as one that lacks its fields.
    for (name, field) in
        [("Cafe", "registration"), ("Organisation", "siret"), ("Place", "address"), ("Resource", "material")]
    {
        let whole = serde_json::to_string(&schemas[name]).unwrap();
        assert!(whole.contains(&format!("\"{field}\"")), "{name} has no {field}");
    }
}

fn written<T: Term>() -> Vec<Value> {
    T::ALL.iter().map(|term| Value::from(term.as_str())).collect()
}

#[test]
fn vocabularies_are_as_they_are_on_the_wire() {
    let document = document();
    let schemas = &document["components"]["schemas"];
    for (name, values) in [
        ("EventStatus", written::<EventStatus>()),
        ("FaultCode", written::<FaultCode>()),
        ("Language", written::<Language>()),
        ("Licence", written::<Licence>()),
        ("OrganisationKind", written::<OrganisationKind>()),
        ("TerritoryLevel", written::<TerritoryLevel>()),
        ("ProblemCode", ProblemCode::ALL.iter().map(|code| Value::from(code.as_str())).collect()),
    ] {
        assert_eq!(schemas[name]["enum"], Value::from(values), "{name}");
    }
    let parameters = document["paths"]["/api/v1/cafes"]["get"]["parameters"].as_array().unwrap();
    for (name, values) in [("period", written::<Period>()), ("sort", written::<CafeSort>())] {
        let parameter = parameters.iter().find(|parameter| parameter["name"] == name).unwrap();
        assert_eq!(parameter["schema"]["enum"], Value::from(values), "{name}");
    }
}
