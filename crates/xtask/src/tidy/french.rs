//! French typography in the catalogues: the spaces before high punctuation never break a line, and plurals have the
//! two forms French has. Not a spelling checker.

use super::Source;

const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

/// Findings of a French catalogue; every other file has none.
pub fn check(source: &Source) -> Vec<String> {
    if !source.ends(".ftl") || !source.under(&["assets/locales/fr/"]) {
        return Vec::new();
    }
    let lines = source.text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    lines.flat_map(|(number, line)| line_findings(line).into_iter().map(move |what| source.at(number, &what))).collect()
}

fn line_findings(line: &str) -> Vec<String> {
    let mut findings = Vec::new();
    if let Some(variant) = variant_of(line)
        && let "zero" | "two" | "few" | "many" = variant
    {
        findings.push(format!("the plural [{variant}]: French has [one] and *[other]"));
    }
    if line.contains("NUMBER(") || line.contains("DATETIME(") {
        findings.push("a number or date arrives formatted".to_owned());
    }
    let text: Vec<char> = prose_of(line).chars().collect();
    for (position, sign) in text.iter().enumerate() {
        let before = position.checked_sub(1).and_then(|index| text.get(index)).copied();
        let after = text.get(position + 1).copied();
        let wrong = match sign {
            '«' => !after.is_some_and(is_no_break),
            ';' | '»' | '?' | '!' => !before.is_some_and(|c| is_no_break(c) || matches!(c, '?' | '!')),
            // 9:30 is a time, https://… an address.
            ':' => !before.is_some_and(is_no_break) && !after.is_some_and(|c| c.is_ascii_digit() || c == '/'),
            '%' => !before.is_some_and(is_no_break),
            _ => false,
        };
        if wrong {
            let side = if *sign == '«' { "after" } else { "before" };
            findings.push(format!("a no-break space is missing {side} {sign}"));
        }
    }
    findings
}

fn is_no_break(sign: char) -> bool {
    matches!(sign, NO_BREAK | NARROW_NO_BREAK)
}

/// `one` of `*[one] …`.
fn variant_of(line: &str) -> Option<&str> {
    let rest = line.trim_start().trim_start_matches('*').strip_prefix('[')?;
    rest.split_once(']').map(|(name, _)| name)
}

/// What a person reads of a line: no key, no variant name, a neutral letter for each placeable.
fn prose_of(line: &str) -> String {
    let mut rest = line.trim();
    if let Some(name) = variant_of(rest) {
        rest = rest.trim_start_matches('*').trim_start_matches(['[']).trim_start_matches(name).trim_start_matches(']');
    } else if let Some((key, value)) = rest.split_once(" =")
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    {
        rest = value;
    }
    let mut prose = String::new();
    let mut depth = 0_usize;
    for sign in rest.chars() {
        match sign {
            '{' => {
                depth += 1;
                prose.push('x');
            }
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => prose.push(sign),
            _ => {}
        }
    }
    prose
}

#[cfg(test)]
mod tests {
    use super::line_findings;

    #[test]
    fn spaces_and_plurals() {
        let check = |line: &str, expected: usize| {
            assert_eq!(line_findings(line).len(), expected, "{line}: {:?}", line_findings(line));
        };
        check("walk-title = Parcours sensoriel", 0);
        check("walk-hint = Attention\u{a0}: regardez", 0);
        check("walk-hint = Attention : regardez", 1);
        check("walk-hint = Attention: regardez", 1);
        check("walk-time = Départ à 9:30", 0);
        check("walk-ask = Tenu\u{202f}?", 0);
        check("walk-ask = Tenu ?", 1);
        check("walk-ask = Vraiment\u{202f}?!", 0);
        check("walk-quote = «\u{a0}{ $text }\u{a0}»", 0);
        check("walk-quote = « { $text } »", 2);
        check("walk-share = { $share }\u{a0}%", 0);
        check("walk-share = { $share }%", 1);
        check("    [one] { $count } client", 0);
        check("    [few] { $count } clients", 1);
        check("   *[other] { $count } clients\u{a0}; merci", 0);
        check("walk-count = { $count ->", 0);
        check("walk-count = { NUMBER($count) }", 1);
    }
}
