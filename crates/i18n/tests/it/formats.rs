//! Golden figures and dates.

use chrono::{DateTime, NaiveDate, NaiveTime};
use sillage_i18n::{Locale, Words};

const FR: Locale = Locale::Fr;
const EN: Locale = Locale::En;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn numbers() {
    for (locale, value, decimals, expected) in [
        (FR, 1_234_567.5, 1, "1\u{202F}234\u{202F}567,5"),
        (EN, 1_234_567.5, 1, "1,234,567.5"),
        (FR, 0.0, 0, "0"),
        (FR, -0.04, 1, "0,0"),
        (FR, 2.5, 0, "3"),
        (FR, -2.5, 0, "-3"),
        (FR, 0.125, 2, "0,13"),
        (EN, 999.0, 2, "999.00"),
        (FR, f64::NAN, 1, "–"),
        (EN, f64::INFINITY, 0, "–"),
    ] {
        assert_eq!(Words::new(locale).number(value, decimals), expected, "{locale:?} {value}");
    }
}

#[test]
fn shares_and_minutes() {
    let (fr, en) = (Words::new(FR), Words::new(EN));
    assert_eq!(fr.percent(0.428), "43\u{202F}%");
    assert_eq!(en.percent(0.428), "43%");
    assert_eq!(fr.percent(f64::NAN), "–");
    assert_eq!(fr.minutes(43.0), "43\u{202F}min");
    assert_eq!(fr.minutes(2.5), "2,5\u{202F}min");
    assert_eq!(fr.minutes(9.97), "10\u{202F}min");
    assert_eq!(en.minutes(12.4), "12\u{A0}min");
}

#[test]
fn dates() {
    let (fr, en) = (Words::new(FR), Words::new(EN));
    let tuesday = day("2026-11-24");
    assert_eq!(fr.date(tuesday), "24 novembre 2026");
    assert_eq!(en.date(tuesday), "24 November 2026");
    assert_eq!(fr.short_date(tuesday), "24 nov. 2026");
    assert_eq!(en.short_date(tuesday), "24 Nov 2026");
    assert_eq!(fr.weekday_date(tuesday), "mardi 24 novembre");
    assert_eq!(en.weekday_date(tuesday), "Tuesday 24 November");
    let first = day("2026-12-01");
    assert_eq!(fr.date(first), "1er décembre 2026");
    assert_eq!(fr.short_date(first), "1er déc. 2026");
    assert_eq!(fr.weekday_date(first), "mardi 1er décembre");
    assert_eq!(en.date(first), "1 December 2026");
    let at = DateTime::parse_from_rfc3339("2026-12-01T09:05:00+01:00").expect("a moment");
    assert!(fr.date_time(&at).starts_with("1er décembre 2026"), "{}", fr.date_time(&at));
    assert_eq!(fr.date(day("2026-12-11")), "11 décembre 2026");
    assert_eq!(fr.date(day("2028-02-29")), "29 février 2028");
}

#[test]
fn hours_run_to_24_in_both_languages() {
    let (fr, en) = (Words::new(FR), Words::new(EN));
    for (hour, minute, expected) in [(9, 5, "09:05"), (0, 0, "00:00"), (18, 2, "18:02")] {
        let time = NaiveTime::from_hms_opt(hour, minute, 59).expect("a time");
        assert_eq!(fr.time(time), expected);
        assert_eq!(en.time(time), expected);
    }
    let at = DateTime::parse_from_rfc3339("2026-11-24T23:30:00.120+01:00").expect("an instant");
    assert_eq!(fr.date_time(&at), "24 novembre 2026 à 23:30", "the clock of the place, not UTC");
    assert_eq!(en.date_time(&at), "24 November 2026 at 23:30");
}

#[test]
fn french_zero_is_singular() {
    let (fr, en) = (Words::new(FR), Words::new(EN));
    let count = |words: &Words, n: u32| words.try_text("domain-customers", &[("count", n.into())]).expect("a sentence");
    assert_eq!(["0 client", "1 client", "2 clients"].map(str::to_owned), [0, 1, 2].map(|n| count(&fr, n)));
    assert_eq!(["0 customers", "1 customer", "2 customers"].map(str::to_owned), [0, 1, 2].map(|n| count(&en, n)));
    assert_eq!(count(&fr, 12_000), "12\u{202F}000 clients");
}

#[test]
fn words_travel_between_threads() {
    fn assert_send_sync<T: Send + Sync>() {}
    assert_send_sync::<Words>();
}
