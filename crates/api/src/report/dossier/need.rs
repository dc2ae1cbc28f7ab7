//! The people needed, from demand alone, and what is planned beside it.

use sillage_domain::staffing::plan::{FunctionNeed, NeedCell};
use sillage_report::{DossierCell, DossierPart, DossierTable};

use super::{Parts, part};
use crate::{
    Failure,
    staffing::{FunctionGap, GetComparison, PlannedDay, get_comparison, needs_of},
};

impl Parts<'_, '_> {
    pub fn need(&self) -> Result<DossierPart, Failure> {
        let mut part = part(self.word("report-dossier-need"));
        let Some(need) = needs_of(self.db, self.unit)?.pop() else {
            part.missing.push(self.word("report-dossier-need-none"));
            return Ok(part);
        };
        part.sentences.push(self.word("report-dossier-need-why"));
        for function in &need.functions {
            part.sentences.push(self.promise(function));
            let cells: Vec<_> =
                function.cells.iter().map(|cell| (cell.iso_weekday, cell.start_min, self.staff(cell))).collect();
            let title = function.name.get(self.words.locale.code()).to_owned();
            part.tables.push(self.week_table(title, "report-dossier-need-legend", &cells));
        }
        let ask = GetComparison { unit: self.unit, efficiency: None };
        for gap in &get_comparison(self.db, ask)?.functions {
            if gap.days.iter().any(|day| day.slots > 0) {
                part.tables.push(self.planned(gap));
            } else {
                let name = gap.name.get(self.words.locale.code()).to_owned();
                part.missing.push(self.words.text("report-dossier-roster-none", &[("name", name.into())]));
            }
        }
        Ok(part)
    }

    fn promise(&self, function: &FunctionNeed) -> String {
        self.words.text(
            "report-dossier-promise",
            &[
                ("name", function.name.get(self.words.locale.code()).to_owned().into()),
                ("share", self.words.percent(function.target.target_share).into()),
                ("wait", self.words.minutes(function.target.target_wait_s / 60.0).into()),
                ("hours", self.figure(function.person_h, 1).into()),
            ],
        )
    }

    fn staff(&self, cell: &NeedCell) -> DossierCell {
        match cell.staff {
            Some(staff) => DossierCell::of(self.figure(staff, u8::from(staff.fract() != 0.0))),
            None => DossierCell { text: self.word("report-not-counted-short"), unknown: true, estimated: false },
        }
    }

    fn planned(&self, gap: &FunctionGap) -> DossierTable {
        let name = gap.name.get(self.words.locale.code()).to_owned();
        let heads = ["day", "slots", "short", "long", "coverage", "in-time"];
        let share = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |share| self.words.percent(share));
        let row = |day: &PlannedDay| {
            let slots = self.words.text(
                "report-dossier-of",
                &[("part", self.count(day.slots as usize).into()), ("all", self.count(day.all_slots as usize).into())],
            );
            [
                self.word(&format!("weekday-{}", day.iso_weekday)),
                slots,
                self.figure(day.under_person_h, 1),
                self.figure(day.over_person_h, 1),
                share(day.coverage),
                share(day.service_level),
            ]
            .map(DossierCell::of)
            .to_vec()
        };
        DossierTable {
            title: self.words.text("report-dossier-planned", &[("name", name.into())]),
            head: heads.map(|head| self.word(&format!("report-dossier-planned-{head}"))).to_vec(),
            figures: true,
            rows: gap.days.iter().map(row).collect(),
            legend: self.word("report-dossier-planned-legend"),
        }
    }
}
