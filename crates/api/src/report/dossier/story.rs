//! What the unit decided and what became of it; its visits.

use sillage_report::{DossierCell, DossierPart, DossierTable};

use super::{Parts, part};
use crate::{
    Failure,
    action::{ActionItem, Promises},
    visit::{GetUnit, get_unit, trend},
};

impl Parts<'_, '_> {
    pub fn plan(&mut self) -> Result<DossierPart, Failure> {
        let mut part = part(self.word("report-plan"));
        let items = Promises::of_unit(self.db, self.unit)?.all(self.db)?;
        if items.is_empty() {
            part.missing.push(self.word("report-dossier-plan-none"));
            return Ok(part);
        }
        let rows = items.iter().map(|item| self.promised(item)).collect::<Result<_, _>>()?;
        let heads = ["report-what", "report-who", "report-due", "report-state", "report-effect"];
        part.tables.push(DossierTable {
            title: String::new(),
            head: heads.map(|key| self.word(key)).to_vec(),
            figures: false,
            rows,
            legend: String::new(),
        });
        Ok(part)
    }

    fn promised(&mut self, item: &ActionItem) -> Result<Vec<DossierCell>, Failure> {
        let owner = match item.owner {
            Some(owner) => self.person(owner)?,
            None => self.word("report-no-owner"),
        };
        let due = item.due_day.map_or_else(|| self.word("report-no-date"), |day| self.words.short_date(day));
        let (_, state) = self.say.promise(item.status);
        let state = match item.done_on {
            Some(day) => format!("{state} · {}", self.words.short_date(day)),
            None => state,
        };
        Ok([item.title.clone(), owner, due, state, item.expected_effect.clone()].map(DossierCell::of).to_vec())
    }

    pub fn story(&self) -> Result<DossierPart, Failure> {
        let mut part = part(self.word("report-dossier-story"));
        let story = get_unit(self.db, GetUnit { unit: self.unit })?.story;
        let visits: Vec<_> = story.iter().filter(|day| !day.open && !day.ordinary).collect();
        if visits.is_empty() {
            part.missing.push(self.word("report-dossier-story-none"));
            return Ok(part);
        }
        let points = trend(self.db, self.unit)?;
        let row = |day: &&crate::visit::StoryDay| {
            let level = points.iter().find(|point| point.on == day.date).map_or_else(
                || "–".to_owned(),
                |point| {
                    let args = [
                        ("mean", self.figure(point.mean, 1).into()),
                        ("levels", self.count(point.levels as usize).into()),
                    ];
                    self.words.text("report-dossier-level", &args)
                },
            );
            [self.words.date(day.date), level, day.highlights.clone(), day.celebration.clone()]
                .map(DossierCell::of)
                .to_vec()
        };
        let heads = ["report-date", "report-dossier-dashboard", "report-highlights", "report-celebration"];
        part.tables.push(DossierTable {
            title: String::new(),
            head: heads.map(|key| self.word(key)).to_vec(),
            figures: false,
            rows: visits.iter().map(row).collect(),
            legend: String::new(),
        });
        Ok(part)
    }
}
