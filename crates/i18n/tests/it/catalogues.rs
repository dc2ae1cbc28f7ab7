//! What every catalogue must hold: the same keys, the same values, plurals that both runtimes know, careful French.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser::parse;
use sillage_i18n::{Locale, SOURCES, Words};

#[derive(Debug, Default)]
pub(crate) struct Sentence {
    pub variables: BTreeSet<String>,
    selectors: Vec<Vec<String>>,
    functions: Vec<String>,
    pub references: Vec<String>,
    text: String,
}

fn read_pattern(pattern: &Pattern<&str>, sentence: &mut Sentence) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => sentence.text.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, sentence),
        }
    }
}

fn read_expression(expression: &Expression<&str>, sentence: &mut Sentence) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, sentence),
        Expression::Select { selector, variants } => {
            read_inline(selector, sentence);
            let keys = variants.iter().map(|variant| {
                let name = match &variant.key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => (*value).to_owned(),
                };
                if variant.default { format!("*{name}") } else { name }
            });
            sentence.selectors.push(keys.collect());
            for variant in variants {
                read_pattern(&variant.value, sentence);
                sentence.text.push('\n');
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, sentence: &mut Sentence) {
    match inline {
        InlineExpression::VariableReference { id } => {
            sentence.variables.insert(id.name.to_owned());
            sentence.text.push('\u{FFFC}');
        }
        InlineExpression::FunctionReference { id, arguments } => {
            sentence.functions.push(id.name.to_owned());
            read_arguments(arguments, sentence);
        }
        InlineExpression::MessageReference { id, .. } => sentence.references.push(id.name.to_owned()),
        InlineExpression::TermReference { id, .. } => sentence.references.push(format!("-{}", id.name)),
        InlineExpression::StringLiteral { value } => {
            sentence.text.push_str(&fluent_syntax::unicode::unescape_unicode_to_string(value))
        }
        InlineExpression::Placeable { expression } => read_expression(expression, sentence),
        InlineExpression::NumberLiteral { .. } => {}
    }
}

fn read_arguments(arguments: &CallArguments<&str>, sentence: &mut Sentence) {
    for inline in arguments.positional.iter().chain(arguments.named.iter().map(|named| &named.value)) {
        read_inline(inline, sentence);
    }
}

/// Every sentence of a language by key; panics on a misspelt entry or a key written twice.
pub(crate) fn sentences(locale: Locale) -> BTreeMap<String, Sentence> {
    let mut all = BTreeMap::new();
    for source in SOURCES.iter().filter(|source| source.locale == locale) {
        let resource = parse(source.text)
            .unwrap_or_else(|(_, errors)| panic!("{}/{}.ftl: {errors:?}", locale.code(), source.feature));
        for entry in &resource.body {
            let (key, pattern) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref()),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value)),
                _ => continue,
            };
            let mut sentence = Sentence::default();
            read_pattern(pattern.unwrap_or_else(|| panic!("{key} has no value")), &mut sentence);
            assert!(all.insert(key.clone(), sentence).is_none(), "{}: {key} is written twice", locale.code());
        }
    }
    all
}

#[test]
fn both_languages_hold_the_same_keys_and_values() {
    let (fr, en) = (sentences(Locale::Fr), sentences(Locale::En));
    let keys = |all: &BTreeMap<String, Sentence>| all.keys().cloned().collect::<BTreeSet<_>>();
    let missing: Vec<_> = keys(&en).symmetric_difference(&keys(&fr)).cloned().collect();
    assert!(missing.is_empty(), "in one language only: {missing:#?}");
    let different: Vec<_> =
        en.iter().filter(|(key, sentence)| fr[*key].variables != sentence.variables).map(|(key, _)| key).collect();
    assert!(different.is_empty(), "other values in the other language: {different:#?}");
}

#[test]
fn every_reference_resolves_and_no_function_is_called() {
    for locale in Locale::ALL {
        let all = sentences(locale);
        for (key, sentence) in &all {
            assert!(sentence.functions.is_empty(), "{}: {key} calls {:?}", locale.code(), sentence.functions);
            for reference in &sentence.references {
                assert!(all.contains_key(reference), "{}: {key} refers to {reference}", locale.code());
            }
        }
    }
}

#[test]
fn french_knows_one_and_other_only() {
    for (key, sentence) in sentences(Locale::Fr) {
        for variants in &sentence.selectors {
            assert_eq!(variants, &["one", "*other"], "{key}");
        }
    }
}

#[test]
fn french_typography_is_kept() {
    let mut wrong = Vec::new();
    for (key, sentence) in sentences(Locale::Fr) {
        let letters: Vec<char> = sentence.text.chars().collect();
        for (i, letter) in letters.iter().enumerate() {
            let before = i.checked_sub(1).map(|i| letters[i]);
            let after = letters.get(i + 1).copied();
            let broken = match letter {
                '!' | '?' | ';' | ':' | '»' | '%' => before == Some(' '),
                '«' => after == Some(' '),
                '\'' | '"' => true,
                _ => false,
            };
            if broken {
                wrong.push(format!("{key}: {letter}"));
            }
        }
    }
    assert!(wrong.is_empty(), "breaking space or straight quote: {wrong:#?}");
}

#[test]
fn a_missing_key_is_an_error_and_shows_its_name() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        assert!(words.try_text("no-such-sentence", &[]).is_err());
        assert_eq!(words.text("no-such-sentence", &[]), "[no-such-sentence]");
        assert!(words.try_text("format-minutes", &[]).is_err(), "a value is missing");
    }
}
