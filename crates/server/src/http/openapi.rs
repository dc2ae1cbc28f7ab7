//! The description of what is served (OpenAPI 3.1), made of the table of endpoints and the protocol's own types.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use sillage_sync_protocol::wire::{PROBLEM_TYPE, Problem};

use super::table::{Body, ROUTES, Route, Verb};

/// Refusals every signed request may get.
const OF_SIGNED: [u16; 7] = [400, 401, 408, 413, 429, 500, 503];

/// The description.
pub fn openapi() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut schemas = settings.into_generator();
    let problem = schemas.subschema_for::<Problem>().to_value();
    let mut paths = Map::new();
    for route in ROUTES {
        let mut verbs = Map::new();
        for verb in route.verbs {
            let mut body = |body: Body| match body {
                Body::Json(schema) => schema(&mut schemas).to_value(),
                Body::Text => json!({"type": "string"}),
                Body::Nothing | Body::Bundle | Body::Bytes => json!({}),
            };
            let (request, answer) = (body(verb.request), body(verb.answer));
            verbs.insert(verb.method.into(), operation(route, verb, request, answer, &problem));
        }
        paths.insert(route.path.into(), verbs.into());
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Sillage central server",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Every request of a device is signed by its key (RFC 9421, Ed25519) over method, path, query and content digest. Refusals are problems (RFC 9457) with a stable `code`, and say whether trying again helps.",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": schemas.take_definitions(true),
            "securitySchemes": {"device": {
                "type": "apiKey", "in": "header", "name": "Signature",
                "description": "With Signature-Input and Content-Digest: a signature by the device's key, good once, for five minutes.",
            }},
        },
    })
}

fn operation(route: &Route, verb: &Verb, request: Value, answer: Value, problem: &Value) -> Value {
    let mut parameters: Vec<Value> = route
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}))
        .collect();
    parameters.extend(verb.parameters.iter().map(|parameter| {
        json!({
            "name": parameter.name, "in": parameter.place, "required": parameter.is_required,
            "description": parameter.what, "schema": {"type": "string"},
        })
    }));
    let mut statuses = verb.statuses.to_vec();
    if route.is_signed {
        statuses.extend(OF_SIGNED);
    }
    statuses.sort_unstable();
    statuses.dedup();
    let mut responses = Map::new();
    for status in statuses {
        let is_fine = status < 300;
        let content = match verb.answer.media_type().filter(|_| is_fine) {
            Some(media_type) => json!({media_type: {"schema": answer}}),
            None if is_fine => json!({}),
            None => json!({PROBLEM_TYPE: {"schema": problem}}),
        };
        let described = if is_fine { "As asked." } else { "Refused: `code` says why." };
        responses.insert(status.to_string(), json!({"description": described, "content": content}));
    }
    let mut operation = json!({"summary": verb.what, "parameters": parameters, "responses": responses});
    if let Some(media_type) = verb.request.media_type() {
        operation["requestBody"] = json!({"required": true, "content": {media_type: {"schema": request}}});
    }
    if route.is_signed {
        operation["security"] = json!([{"device": []}]);
    }
    operation
}
