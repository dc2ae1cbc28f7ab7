//! The fixed words of the layout, carried with the document so that a renderer needs no catalogue.

use std::collections::BTreeMap;

use sillage_i18n::Words;

/// Fixed words by name.
pub type Labels = BTreeMap<String, String>;

/// Names of the fixed words; each is the sentence `report-<name>`.
const NAMES: &[&str] = &[
    "report",
    "personal",
    "made",
    "page",
    "essential",
    "enchantments",
    "enchantments-none",
    "irritants",
    "irritants-none",
    "three-actions",
    "actions-none",
    "next-visit",
    "next-visit-none",
    "celebration",
    "lacks",
    "coach",
    "present",
    "present-none",
    "intention",
    "safety",
    "severity-short",
    "frequency-short",
    "ease-short",
    "photo",
    "photos",
    "photo-unreadable",
    "number",
    "what",
    "who",
    "when",
    "due",
    "outcome",
    "source",
    "walk",
    "walk-none",
    "heatmap",
    "heatmap-legend",
    "zone",
    "findings",
    "sign",
    "finding",
    "marks",
    "marks-none",
    "marks-legend",
    "follow-up",
    "flow",
    "flow-none",
    "total",
    "observed-minutes",
    "left-unserved",
    "slot",
    "arrivals",
    "coverage",
    "remark",
    "not-counted-short",
    "chart-alt",
    "chart-legend",
    "handling",
    "observations",
    "observations-none",
    "criteria-none",
    "criterion",
    "level",
    "fact",
    "draft",
    "debriefs",
    "debriefs-none",
    "facts",
    "facts-none",
    "strengths",
    "improvement",
    "commitment",
    "commitment-none",
    "commitment-when",
    "commitment-then",
    "support",
    "look-again",
    "look-again-title",
    "look-again-none",
    "own-comment",
    "led-by",
    "personal-foot",
    "previous",
    "previous-none",
    "plan",
    "dashboard",
    "dashboard-none",
    "unconfirmed",
    "indicator",
    "last-time",
    "today",
    "evidence",
    "highlights",
    "difficulties",
    "next-steps",
    "notes",
    "unit",
    "network",
    "date",
    "mark-name",
    "summary",
    "person",
    "scene",
    "kind",
    "place",
    "priority",
    "state",
    "reason",
    "post",
    "caption",
    "file",
    "effect",
    "situation",
    "behaviour",
    "effect-customer",
    "observers",
    "mean",
    "lowest",
    "highest",
    "sense",
    "conclusion",
    "lacking",
];

/// Every fixed word of `words`.
pub fn labels(words: &Words) -> Labels {
    NAMES.iter().map(|name| ((*name).to_owned(), words.text(&format!("report-{name}"), &[]))).collect()
}

#[cfg(test)]
mod tests {
    use sillage_i18n::Locale;

    use super::*;

    #[test]
    fn every_fixed_word_exists_in_both_languages() {
        for locale in Locale::ALL {
            let words = Words::new(locale);
            for name in NAMES {
                assert!(words.has(&format!("report-{name}")), "{} {name}", locale.code());
            }
        }
    }
}
