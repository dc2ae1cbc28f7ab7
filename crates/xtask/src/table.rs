//! A table of text for a terminal. It knows nothing of what it shows.

/// The rows in columns as wide as their widest cell; the first row is the heading.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            let padding = " ".repeat(width - cell.chars().count());
            // A number reads better flush right, a word flush left.
            if cell.starts_with(|first: char| first.is_ascii_digit()) {
                padding + cell
            } else {
                cell.clone() + &padding
            }
        });
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
        if number == 0 {
            text.push_str(&"─".repeat(widths.iter().sum::<usize>() + 2 * columns.saturating_sub(1)));
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn numbers_stand_right_and_words_left() {
        let row = |first: &str, second: &str| vec![first.to_owned(), second.to_owned()];
        let text = table(&[row("stage", "seconds"), row("rust", "9.5"), row("tidy", "120.0")]);
        assert_eq!(text, "stage  seconds\n──────────────\nrust       9.5\ntidy     120.0\n");
    }
}
