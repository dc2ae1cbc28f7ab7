//! The worked cases: one literal request and answer a line, through the public names.

use serde_json::Value;
use sillage_domain::{METHODS, Method};

const CASES: &str = include_str!("../../../../tests/golden/methods.jsonl");

/// Equal to nine digits; what is printed rounded is compared as it is printed.
fn same(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().expect("a sound case"), b.as_f64().expect("a sound case"));
            (a - b).abs() <= 1e-9 * b.abs().max(1.0)
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => found == expected,
    }
}

fn cases() -> Vec<Value> {
    CASES.lines().map(|line| serde_json::from_str(line).expect("a sound case")).collect()
}

#[test]
fn every_worked_case_comes_out() {
    let wrong: Vec<String> = cases()
        .iter()
        .filter_map(|case| {
            let method = Method::find(case["method"].as_str().expect("a sound case")).expect("a sound case");
            let found = method.run(case["inputs"].clone());
            let right = found.as_ref().is_ok_and(|found| same(found, &case["outputs"]));
            (!right).then(|| format!("{}: {found:?}\n  expected {}", case["id"], case["outputs"]))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_method_has_a_worked_case() {
    let told: Vec<String> =
        cases().iter().map(|case| case["method"].as_str().expect("a sound case").to_owned()).collect();
    let untold: Vec<&str> =
        METHODS.iter().map(|method| method.name).filter(|name| !told.contains(&(*name).to_owned())).collect();
    assert!(untold.is_empty(), "{untold:?}");
}

#[test]
fn a_field_missing_or_of_another_type_is_invalid() {
    for case in cases() {
        let method = Method::find(case["method"].as_str().expect("a sound case")).expect("a sound case");
        let inputs = case["inputs"].as_object().expect("a sound case");
        for field in inputs.keys() {
            let mut wrong = inputs.clone();
            wrong.insert(field.clone(), serde_json::json!({ "not": "this" }));
            let found = method.run(Value::Object(wrong)).map_err(|refusal| refusal.code);
            assert_eq!(found, Err("invalid_input"), "{} without a sound {field}", method.name);
        }
        assert_eq!(method.run(Value::Null).map_err(|refusal| refusal.code), Err("invalid_input"));
    }
}
