//! The reading of criteria, measured on labelled examples: two hundred of them, half of each language, half of them
//! without flaw. Word lists were written against the `tuned` half alone; the `held out` half measures them.

use sillage_domain::referential::{FlawReason, Lexicon};

const FRENCH: (&str, &str) = (include_str!("../../../../assets/criteria/fr.txt"), include_str!("criteria/fr.tsv"));
const ENGLISH: (&str, &str) = (include_str!("../../../../assets/criteria/en.txt"), include_str!("criteria/en.tsv"));

#[derive(Default)]
struct Measured {
    flagged: f64,
    missed: Vec<&'static str>,
    alarms: Vec<String>,
}

impl Measured {
    fn recall(&self) -> f64 {
        self.flagged / (self.flagged + self.missed.len() as f64)
    }

    fn precision(&self) -> f64 {
        self.flagged / (self.flagged + self.alarms.len() as f64)
    }
}

/// Pairs of lines take turns, so that each half holds every kind of example.
fn measure((words, examples): (&str, &'static str), held_out: bool) -> Measured {
    let lexicon = Lexicon::parse(words);
    let mut measured = Measured::default();
    for (at, line) in examples.lines().enumerate().filter(|(at, _)| (at / 2 % 2 == 1) == held_out) {
        let (label, text) = line.split_once('\t').unwrap_or_else(|| panic!("line {}: {line}", at + 1));
        match (label, lexicon.read(text, false)) {
            ("act", None) => {}
            ("act", Some(reason)) => measured.alarms.push(format!("{text} {reason:?}")),
            ("trait" | "no_act", Some(_)) => measured.flagged += 1.0,
            ("trait" | "no_act", None) => measured.missed.push(text),
            _ => panic!("line {}: unknown label {label}", at + 1),
        }
    }
    measured
}

#[test]
fn examples_are_balanced() {
    for (_, examples) in [FRENCH, ENGLISH] {
        assert_eq!(examples.lines().count(), 100);
        assert_eq!(examples.lines().filter(|line| line.starts_with("act\t")).count(), 50);
    }
}

#[test]
fn nine_of_ten_flaws_are_found_and_few_alarms_are_false() {
    for (language, source) in [("fr", FRENCH), ("en", ENGLISH)] {
        for held_out in [false, true] {
            let measured = measure(source, held_out);
            let (recall, precision) = (measured.recall(), measured.precision());
            println!("{language} held out {held_out}: recall {recall:.2}, precision {precision:.2}");
            assert!(
                recall >= 0.9 && precision >= 0.9,
                "{language} held out {held_out}: recall {recall:.2}, precision {precision:.2}\nmissed: {:#?}\nfalse alarms: {:#?}",
                measured.missed,
                measured.alarms
            );
        }
    }
}

#[test]
fn a_judgement_is_told_from_an_empty_phrase() {
    for (language, source) in [("fr", FRENCH), ("en", ENGLISH)] {
        let lexicon = Lexicon::parse(source.0);
        let traits: Vec<_> = source
            .1
            .lines()
            .filter_map(|line| line.strip_prefix("trait\t"))
            .map(|text| lexicon.read(text, false))
            .collect();
        let named = traits.iter().filter(|reason| matches!(reason, Some(FlawReason::Trait { .. }))).count();
        assert!(named * 10 >= traits.len() * 9, "{language}: {named} of {}", traits.len());
    }
}
