//! The worker process: answers, survives a crash, is stopped when it takes too long.

use std::{process::Command, time::Duration};

use sillage_i18n::Locale;
use sillage_pdf::Worker;
use sillage_report::{Render, RenderFailure, Sheet};

use crate::sample::Sample;

pub fn worker() -> Worker {
    Worker::new(env!("CARGO_BIN_EXE_sillage-pdf-worker").into(), Vec::new())
}

#[test]
fn it_answers_again_and_again() {
    let (worker, sample) = (worker(), Sample::new(Locale::Fr));
    let report = worker.render(&sample.full(), Vec::new()).unwrap();
    assert!(report.starts_with(b"%PDF-"));
    let first = worker.process_id();
    assert!(worker.render_sheet(&Sheet::Personal(Box::new(sample.sheet()))).unwrap().starts_with(b"%PDF-"));
    assert_eq!(worker.process_id(), first);
}

#[test]
fn it_is_started_again_after_a_crash() {
    let (worker, sample) = (worker(), Sample::new(Locale::En));
    worker.render(&sample.empty(), Vec::new()).unwrap();
    let id = worker.process_id().unwrap();
    assert!(Command::new("kill").args(["-9", &id.to_string()]).status().unwrap().success());
    assert!(worker.render(&sample.empty(), Vec::new()).unwrap().starts_with(b"%PDF-"));
    assert_ne!(worker.process_id(), Some(id));
}

#[test]
fn it_is_stopped_when_it_takes_too_long() {
    let silent = Worker::new("sleep".into(), vec!["30".into()]).with_patience(Duration::from_millis(200));
    let outcome = silent.render(&Sample::new(Locale::Fr).empty(), Vec::new());
    assert_eq!(outcome, Err(RenderFailure::TooSlow));
    assert_eq!(silent.process_id(), None);
}

#[test]
fn a_program_that_is_no_worker_is_a_plain_failure() {
    let none = Worker::new("/nowhere/at/all".into(), Vec::new());
    assert!(matches!(none.render(&Sample::new(Locale::Fr).empty(), Vec::new()), Err(RenderFailure::Stopped(_))));
    let deaf = Worker::new("true".into(), Vec::new());
    assert!(matches!(deaf.render(&Sample::new(Locale::Fr).empty(), Vec::new()), Err(RenderFailure::Stopped(_))));
}

#[test]
fn a_picture_that_crashes_or_hangs_its_decoder_takes_nothing_with_it() {
    let worker = worker().with_patience(Duration::from_millis(1_500));
    let settle = |bytes: &[u8]| worker.settle_picture(bytes).unwrap();
    assert_eq!(settle(b"a picture"), Ok(b"a picture".to_vec()));
    assert_eq!(settle(b"a refusal"), Err("too_large".to_owned()));
    assert_eq!(settle(b"a crash"), Err("damaged".to_owned()));
    assert_eq!(settle(b"a loop"), Err("damaged".to_owned()));
    assert_eq!(settle(b"the next one"), Ok(b"the next one".to_vec()));
}
