//! The workbook of a version: a row an item, what belongs to it in rows of its own, names where people read and keys
//! for what bears no name of its own.

use sillage_domain::{
    Bilingual,
    referential::{AttitudeText, Content, MomentText, SkillText},
};
use sillage_i18n::Words;
use sillage_sheets::{Column, Line, SheetToWrite, WriteError, Written};
use uuid::Uuid;

use super::{ABOUT, Lexicon, Sheet, Sort, heading_key};
use crate::referential::file::ReferentialFile;

/// Sentences of the first sheet: `referential-about-<n>`.
const SENTENCES: u32 = 5;

/// The workbook of a file.
pub(in crate::referential) fn write(file: &ReferentialFile, words: Words) -> Result<Vec<u8>, WriteError> {
    let lexicon = Lexicon::new();
    let pen = Pen { words, lexicon: &lexicon };
    let sheets: Vec<SheetToWrite> = Sheet::ALL
        .iter()
        .map(|sheet| SheetToWrite {
            name: words.text(sheet.key(), &[]),
            columns: sheet.columns().iter().map(|column| pen.column(column)).collect(),
            rows: pen.rows(*sheet, file),
        })
        .collect();
    let mut lines = vec![Line::Title(words.text("referential-about-title", &[]))];
    lines.extend((1..=SENTENCES).map(|n| Line::Text(words.text(&format!("referential-about-{n}"), &[]))));
    sillage_sheets::write(&words.text(ABOUT, &[]), &lines, &sheets)
}

struct Pen<'a> {
    words: Words,
    lexicon: &'a Lexicon,
}

type Cells = Vec<Written>;

fn both(text: &Bilingual) -> Cells {
    vec![text.fr.as_str().into(), text.en.as_deref().into()]
}

fn key(item: Uuid) -> Written {
    Written::Text(item.to_string())
}

fn figure(value: i32) -> Written {
    u32::try_from(value).map_or_else(|_| Written::Text(value.to_string()), Written::Number)
}

/// What an item is called by the rows that belong to it: its name if it is its alone, else its key.
fn called<'a>(all: impl Iterator<Item = (Uuid, &'a str)> + Clone, item: Option<Uuid>) -> Written {
    let Some(item) = item else { return Written::Blank };
    let own = all.clone().find(|(other, _)| *other == item).map_or("", |(_, name)| name);
    let alone = all.filter(|(_, name)| super::read::alike(name, own)).count() == 1;
    if alone && !own.is_empty() { own.into() } else { key(item) }
}

fn attitude(content: &Content, item: Option<Uuid>) -> Written {
    called(content.attitudes.iter().map(|each| (each.item, each.adjective.fr.as_str())), item)
}

fn moment(content: &Content, item: Option<Uuid>) -> Written {
    called(content.moments.iter().map(|each| (each.item, each.title.fr.as_str())), item)
}

impl Pen<'_> {
    fn column(&self, column: &str) -> Column {
        let words = self.words;
        let choices = match column {
            "kind" => self.lexicon.kinds.words(words),
            "channel" => self.lexicon.channels.words(words),
            "sort" => self.lexicon.sorts.words(words),
            "everywhere" => self.lexicon.flags.words(words),
            _ => Vec::new(),
        };
        let width = match column {
            "key" => 8,
            "code" | "level" | "importance" | "target" | "lowest" | "highest" | "everywhere" | "sort" => 12,
            "kind" | "channel" | "occasion" | "adjective-fr" | "adjective-en" => 24,
            _ => 44,
        };
        let hint = words.try_text(&format!("referential-hint-{column}"), &[]).unwrap_or_default();
        let heading = words.text(&heading_key(column), &[]);
        Column { heading, hint, width, choices, dates: false, quiet: column == "key" }
    }

    fn rows(&self, sheet: Sheet, file: &ReferentialFile) -> Vec<Cells> {
        let content = &file.content;
        match sheet {
            Sheet::Head => {
                let kind = Written::Text(self.lexicon.kinds.word(self.words, file.kind));
                vec![[vec![kind], both(&file.title), vec![file.change_note.as_str().into()]].concat()]
            }
            Sheet::Attitudes => {
                let row =
                    |each: &AttitudeText| [both(&each.adjective), both(&each.meaning), vec![key(each.item)]].concat();
                content.attitudes.iter().map(row).collect()
            }
            Sheet::Behaviours => {
                let rows = content.attitudes.iter().flat_map(|each| {
                    each.behaviours.iter().map(|act| [vec![attitude(content, Some(each.item))], both(act)].concat())
                });
                rows.collect()
            }
            Sheet::Promise => {
                content.promise.iter().map(|each| [both(&each.text), vec![key(each.item)]].concat()).collect()
            }
            Sheet::Moments => self.moments(content),
            Sheet::Signs => self.signs(content),
            Sheet::Skills => skills(content),
            Sheet::Levels => {
                let rows = content.skills.iter().flat_map(|skill| {
                    skill.anchors.iter().map(|anchor| {
                        [vec![skill.code.as_str().into(), figure(anchor.level)], both(&anchor.text)].concat()
                    })
                });
                rows.collect()
            }
        }
    }

    fn moments(&self, content: &Content) -> Vec<Cells> {
        let row = |each: &MomentText| {
            let channel = each.channel.map(|channel| self.lexicon.channels.word(self.words, channel));
            let place = vec![channel.as_deref().into(), each.occasion.as_deref().into()];
            [place, both(&each.title), both(&each.emotional_expectation), vec![key(each.item)]].concat()
        };
        content.moments.iter().map(row).collect()
    }

    fn signs(&self, content: &Content) -> Vec<Cells> {
        let mut rows = Vec::new();
        for each in &content.moments {
            for (sort, signs) in [(Sort::Ritual, &each.rituals), (Sort::Cue, &each.cues)] {
                rows.extend(signs.iter().map(|sign| {
                    let sort = Written::Text(self.lexicon.sorts.word(self.words, sort));
                    let everywhere = Written::Text(self.lexicon.flags.word(self.words, sign.mandatory));
                    let head = vec![moment(content, Some(each.item)), sort];
                    [head, both(&sign.text), vec![everywhere, key(sign.item)]].concat()
                }));
            }
        }
        rows
    }
}

fn skills(content: &Content) -> Vec<Cells> {
    let row = |each: &SkillText| {
        let importance = Written::Number(each.importance);
        let scale = vec![importance, figure(each.target), figure(each.scale_min), figure(each.scale_max)];
        let ties = vec![attitude(content, each.attitude), moment(content, each.moment), key(each.item)];
        [vec![each.code.as_str().into()], both(&each.title), both(&each.situation), scale, ties].concat()
    };
    content.skills.iter().map(row).collect()
}
