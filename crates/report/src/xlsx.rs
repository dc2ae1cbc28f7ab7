//! The report as a spreadsheet: the same document, sheets in the order of the pages. Numbers are numbers, text is
//! always written as text: nothing typed by anybody becomes a formula.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::{DebriefPart, Figure, FindingLine, Labels, VisitDocument, clean};

/// Most a cell of a spreadsheet can hold.
const CELL_CHARS: usize = 32_767;

/// The file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the spreadsheet could not be written: {0}")]
pub struct XlsxFailure(#[from] XlsxError);

/// One value of a row.
enum Cell<'a> {
    Text(&'a str),
    Own(String),
    Number(Option<f64>),
    /// From 0 to 1, shown as a percentage.
    Share(f64),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}
impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}
impl<'a> From<&'a Option<String>> for Cell<'a> {
    fn from(text: &'a Option<String>) -> Self {
        Self::Text(text.as_deref().unwrap_or_default())
    }
}
impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Self::Number(Some(number.into()))
    }
}
impl From<Option<i32>> for Cell<'_> {
    fn from(number: Option<i32>) -> Self {
        Self::Number(number.map(f64::from))
    }
}
impl<'a> From<&'a Figure> for Cell<'a> {
    /// A figure without a number keeps its text: a dash is not a zero.
    fn from(figure: &'a Figure) -> Self {
        match figure.value {
            Some(_) => Self::Number(figure.value),
            None => Self::Text(&figure.text),
        }
    }
}

/// A figure that is not read without its words, “1 of 3”, keeps them.
fn worded(figure: &Figure) -> Cell<'_> {
    if figure.text.chars().any(char::is_alphabetic) { Cell::Text(&figure.text) } else { Cell::from(figure) }
}

macro_rules! row {
    ($($cell:expr),* $(,)?) => { vec![$(Cell::from($cell)),*] };
}

struct Book<'a> {
    book: Workbook,
    labels: &'a Labels,
    head: Format,
    body: Format,
}

impl<'a> Book<'a> {
    /// A word of the pages, without the colon that leads on to the text beside it.
    fn label(&self, name: &str) -> &'a str {
        self.labels.get(name).map_or("", String::as_str).trim_end_matches([':', '\u{a0}', '\u{202f}', ' '])
    }

    /// A sheet named by label `name` with one head row of labels; an empty part says so in its first row.
    fn sheet(
        &mut self,
        name: &str,
        head: &[&str],
        widths: &[f64],
        none: &str,
        rows: &[Vec<Cell<'_>>],
    ) -> Result<(), XlsxError> {
        let (title, none) = (sheet_name(self.label(name)), self.label(none));
        let heads: Vec<&str> = head.iter().map(|name| self.label(name)).collect();
        let (head_format, body) = (self.head.clone(), self.body.clone());
        let sheet = self.book.add_worksheet();
        sheet.set_name(title)?;
        for (column, width) in (0_u16..).zip(widths) {
            sheet.set_column_width(column, *width)?;
        }
        for (column, word) in (0_u16..).zip(&heads) {
            sheet.write_string_with_format(0, column, *word, &head_format)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        if rows.is_empty() && !none.is_empty() {
            sheet.write_string_with_format(1, 0, none, &body)?;
        }
        for (line, cells) in (1_u32..).zip(rows) {
            write_row(sheet, line, cells, &body)?;
        }
        Ok(())
    }
}

fn write_row(sheet: &mut Worksheet, line: u32, cells: &[Cell<'_>], format: &Format) -> Result<(), XlsxError> {
    for (column, cell) in (0_u16..).zip(cells) {
        match cell {
            Cell::Number(Some(number)) => sheet.write_number_with_format(line, column, *number, format)?,
            Cell::Share(share) => {
                sheet.write_number_with_format(line, column, *share, &format.clone().set_num_format("0 %"))?
            }
            Cell::Number(None) => sheet.write_blank(line, column, format)?,
            Cell::Text(text) => sheet.write_string_with_format(line, column, capped(text), format)?,
            Cell::Own(text) => sheet.write_string_with_format(line, column, capped(text), format)?,
        };
    }
    Ok(())
}

fn capped(text: &str) -> String {
    text.chars().take(CELL_CHARS).collect()
}

/// Sheet names hold at most 31 characters and none of `[]:*?/\`.
fn sheet_name(label: &str) -> String {
    label.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(31).collect()
}

/// The document as an XLSX file.
///
/// # Errors
/// [`XlsxFailure`] if the writer refuses a sheet, which no document built by this crate makes it do.
pub fn to_xlsx(document: &VisitDocument) -> Result<Vec<u8>, XlsxFailure> {
    // Fonts are the reader's own here; only controls are made harmless.
    let d = &clean(document, &|_| true);
    let head = Format::new().set_bold().set_background_color("#E9EEEC").set_text_wrap().set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut book = Book { book: Workbook::new(), labels: &d.labels, head, body };
    summary(&mut book, d)?;
    walk(&mut book, d)?;
    flow(&mut book, d)?;
    // What stays with the people it concerns is not even an empty sheet.
    if d.kept_back.is_none() {
        people(&mut book, d)?;
    }
    plan(&mut book, d)?;
    Ok(book.book.save_to_buffer()?)
}

fn summary(book: &mut Book<'_>, d: &VisitDocument) -> Result<(), XlsxError> {
    let l = |name: &str| book.label(name);
    let mut rows = vec![
        row![l("unit"), &d.unit],
        row![l("network"), &d.network],
        row![l("date"), &d.date],
        row![l("mark-name"), d.number, &d.mark, &d.replaces],
        row![l("made"), &d.generated_at],
        row![l("coach"), &d.coach],
        row![l("present"), Cell::Own(d.present.join(", "))],
        row![l("intention"), &d.intention],
    ];
    rows.extend(d.summary.enchantments.iter().map(|line| row![l("enchantments"), &line.text, &line.place]));
    rows.extend(d.summary.irritants.iter().map(|line| row![l("irritants"), &line.text, &line.place]));
    rows.extend(
        d.summary.actions.iter().map(|action| row![l("three-actions"), &action.title, &action.owner, &action.due]),
    );
    rows.push(row![l("next-visit"), d.summary.next_visit.as_deref().unwrap_or(l("next-visit-none"))]);
    rows.push(row![l("celebration"), &d.summary.celebration]);
    rows.extend(d.kept_back.iter().map(|text| row![l("about-people"), text]));
    rows.extend(d.meeting.iter().map(|text| row![l("plan"), text]));
    if !d.walk.observers.is_empty() {
        rows.push(row![l("observers"), &d.walk.observers]);
    }
    rows.extend(d.missing.iter().map(|text| row![l("lacking"), text]));
    rows.extend(d.notes.iter().map(|text| row![l("notes"), text]));
    book.sheet("summary", &["report", "", "", ""], &[26.0, 60.0, 30.0, 24.0], "", &rows)
}

fn finding_row(line: &FindingLine, safety: &str) -> Vec<Cell<'static>> {
    let marks = line.marks.as_ref();
    let photos = line.photos.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let own = |text: &str| Cell::Own(text.to_owned());
    vec![
        own(&line.kind),
        own(&line.place),
        own(&line.text),
        Cell::from(line.perception),
        Cell::from(marks.map(|m| m.severity)),
        Cell::from(marks.map(|m| m.frequency)),
        Cell::from(marks.map(|m| m.ease)),
        Cell::from(marks.map(|m| m.priority)),
        own(if line.safety { safety } else { marks.map_or("", |m| &m.band_word) }),
        own(if line.safety { safety } else { "" }),
        own(&line.decision),
        Cell::Own(photos),
    ]
}

fn walk(book: &mut Book<'_>, d: &VisitDocument) -> Result<(), XlsxError> {
    let cells = d
        .walk
        .zones
        .iter()
        .flat_map(|row| d.walk.senses.iter().zip(&row.cells).map(move |(sense, cell)| (row, sense, cell)));
    let rows: Vec<_> = cells
        .map(|(zone, sense, cell)| row![&zone.zone, sense, &cell.mean, cell.n, cell.min, cell.max, &cell.detail])
        .collect();
    let head = ["zone", "sense", "mean", "observers", "lowest", "highest", "remark"];
    book.sheet("walk", &head, &[28.0, 14.0, 11.0, 13.0, 11.0, 11.0, 40.0], "walk-none", &rows)?;
    let safety = book.label("safety");
    let rows: Vec<_> = d.walk.findings.iter().map(|line| finding_row(line, safety)).collect();
    let head = [
        "kind",
        "place",
        "finding",
        "sign",
        "severity-short",
        "frequency-short",
        "ease-short",
        "priority",
        "state",
        "safety",
        "follow-up",
        "photos",
    ];
    let widths = [16.0, 26.0, 60.0, 9.0, 9.0, 10.0, 9.0, 9.0, 15.0, 10.0, 30.0, 10.0];
    book.sheet("findings", &head, &widths, "walk-none", &rows)
}

fn flow(book: &mut Book<'_>, d: &VisitDocument) -> Result<(), XlsxError> {
    let mut rows = Vec::new();
    for stream in &d.flow.streams {
        for bin in &stream.bins {
            // A slot nobody watched keeps an empty number cell and says so beside it.
            let count = match bin.count.value {
                Some(_) => Cell::from(&bin.count),
                None => Cell::from(book.label("not-counted-short")),
            };
            rows.push(vec![
                Cell::from(&stream.title),
                Cell::from(&bin.label),
                count,
                Cell::from(&bin.observed_min),
                bin.coverage.value.map_or_else(|| Cell::from(&bin.coverage), Cell::Share),
                Cell::from(&bin.remark),
            ]);
        }
        rows.push(row![
            &stream.title,
            book.label("total"),
            &stream.total,
            &stream.observed_min,
            "",
            &stream.left_unserved
        ]);
        rows.extend(stream.tallies.iter().map(|tally| row![&stream.title, &tally.name, &tally.count]));
        let sentences = stream.windows.iter().chain(&stream.gaps).chain(&stream.caution);
        rows.extend(sentences.map(|text| row![&stream.title, "", "", "", "", text]));
    }
    rows.extend(
        d.flow.handling.iter().map(|line| row![&line.title, book.label("handling"), "", "", "", &line.sentence]),
    );
    if let Some(conclusion) = &d.flow.conclusion {
        rows.push(row![book.label("conclusion"), "", "", "", "", conclusion]);
    }
    let head = ["post", "slot", "arrivals", "observed-minutes", "coverage", "remark"];
    book.sheet("flow", &head, &[30.0, 22.0, 11.0, 18.0, 12.0, 60.0], "flow-none", &rows)
}

fn people(book: &mut Book<'_>, d: &VisitDocument) -> Result<(), XlsxError> {
    let draft = book.label("draft");
    let mut rows = Vec::new();
    for part in &d.observations {
        let state = if part.draft { draft } else { "" };
        for line in &part.criteria {
            rows.push(row![
                &part.person,
                &part.scene,
                &line.title,
                line.level,
                &line.word,
                &line.fact,
                &line.cause,
                state
            ]);
        }
        if part.criteria.is_empty() {
            rows.push(row![&part.person, &part.scene, book.label("criteria-none"), "", "", "", "", state]);
        }
    }
    let head = ["person", "scene", "criterion", "level", "remark", "fact", "reason", "state"];
    let widths = [20.0, 34.0, 34.0, 9.0, 16.0, 60.0, 20.0, 12.0];
    book.sheet("observations", &head, &widths, "observations-none", &rows)?;

    let rows: Vec<_> = d.debriefs.iter().flat_map(|part| debrief_rows(book, part)).collect();
    let head = ["person", "kind", "what", "situation", "effect-customer", "state"];
    book.sheet("debriefs", &head, &[20.0, 24.0, 60.0, 40.0, 40.0, 12.0], "debriefs-none", &rows)
}

fn debrief_rows<'d>(book: &Book<'d>, part: &'d DebriefPart) -> Vec<Vec<Cell<'d>>> {
    let person = &part.person;
    let mut rows: Vec<_> = part
        .facts
        .iter()
        .map(|fact| row![person, book.label("fact"), &fact.behaviour, &fact.situation, &fact.effect])
        .collect();
    let [when, then] = ["commitment-when", "commitment-then"].map(|name| book.label(name));
    let commitment = match (part.commitment_when.as_str(), part.commitment_then.as_str()) {
        ("", agreed) => agreed.to_owned(),
        (of, promised) => format!("{when} {of}, {then} {promised}"),
    };
    let single = [
        ("improvement", part.improvement.clone()),
        ("commitment", commitment),
        ("support", part.support.clone()),
        ("look-again-title", part.look_again.clone().unwrap_or_default()),
    ];
    let strengths = part.strengths.iter().map(|text| ("strengths", text.clone()));
    let said = strengths.chain(single).filter(|(_, text)| !text.is_empty());
    rows.extend(said.map(|(name, text)| row![person, book.label(name), Cell::Own(text)]));
    if let Some(first) = rows.first_mut().filter(|_| part.draft) {
        first.resize_with(5, || Cell::from(""));
        first.push(Cell::from(book.label("draft")));
    }
    rows
}

fn plan(book: &mut Book<'_>, d: &VisitDocument) -> Result<(), XlsxError> {
    let rows: Vec<_> =
        d.previous_promises.iter().map(|p| row![&p.title, &p.owner, &p.due, &p.state_word, &p.reason]).collect();
    let head = ["what", "who", "due", "outcome", "reason"];
    book.sheet("previous-sheet", &head, &[50.0, 24.0, 22.0, 24.0, 40.0], "previous-none", &rows)?;

    let rows: Vec<_> = d
        .actions
        .iter()
        .map(|a| {
            let (title, effect) = (&a.title, &a.expected_effect);
            row![a.number, title, &a.owner, &a.due, &a.source, &a.kind, effect, &a.proposed_as, &a.rank_reason]
        })
        .collect();
    let head = ["number", "what", "who", "when", "source", "kind", "effect", "proposed-as", "rank-reason"];
    let widths = [8.0, 50.0, 24.0, 22.0, 18.0, 18.0, 40.0, 40.0, 40.0];
    book.sheet("plan", &head, &widths, "actions-none", &rows)?;

    let mut rows: Vec<_> = d
        .dashboard
        .lines
        .iter()
        .map(|line| row![&line.name, worded(&line.last), worded(&line.today), &line.evidence])
        .collect();
    let said = [
        ("highlights", &d.dashboard.highlights),
        ("difficulties", &d.dashboard.difficulties),
        ("next-steps", &d.dashboard.next_steps),
    ];
    rows.extend(
        said.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| row![book.label(name), "", "", text]),
    );
    let head = ["indicator", "last-time", "today", "evidence"];
    book.sheet("dashboard", &head, &[34.0, 16.0, 16.0, 60.0], "dashboard-none", &rows)?;

    let rows: Vec<_> = d.photos.iter().map(|photo| row![photo.number, &photo.place, &photo.caption]).collect();
    book.sheet("photos", &["photo", "place", "caption"], &[9.0, 34.0, 70.0], "", &rows)
}
