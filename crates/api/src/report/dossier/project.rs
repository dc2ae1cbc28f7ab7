//! What the unit wants to be: its project, and how it will be proven.

use sillage_report::{DossierCell, DossierPart, DossierTable};

use super::{Parts, part};
use crate::{
    Failure,
    project::{GetProject, IndicatorLine, ObjectiveLine, get_project},
};

impl Parts<'_, '_> {
    pub fn project(&self) -> Result<DossierPart, Failure> {
        let mut part = part(self.word("report-dossier-project"));
        let project = get_project(self.db, GetProject { unit: self.unit })?;
        if project.meaning.trim().is_empty() && project.objectives.is_empty() {
            part.missing.push(self.word("report-dossier-project-none"));
            return Ok(part);
        }
        let said = [project.meaning, project.animation_rhythm];
        part.sentences.extend(said.into_iter().filter(|text| !text.trim().is_empty()));
        if !project.objectives.is_empty() {
            let heads = ["objective", "proof", "target", "last"].map(|head| format!("report-dossier-project-{head}"));
            let rows = project.objectives.iter().map(|line| self.objective(line, &project.indicators)).collect();
            part.tables.push(DossierTable {
                title: String::new(),
                head: heads.map(|key| self.word(&key)).to_vec(),
                figures: false,
                rows,
                legend: String::new(),
            });
        }
        Ok(part)
    }

    fn objective(&self, line: &ObjectiveLine, indicators: &[IndicatorLine]) -> Vec<DossierCell> {
        let indicator = indicators.iter().find(|each| Some(each.indicator) == line.indicator);
        let figure = |value: f64| self.figure(value, u8::from(value.fract() != 0.0));
        let target = match (line.target, indicator, line.due_on) {
            (Some(target), Some(indicator), Some(due)) => {
                format!("{} {} · {}", figure(target), indicator.measured_in, self.words.short_date(due))
            }
            (Some(target), Some(indicator), None) => format!("{} {}", figure(target), indicator.measured_in),
            (Some(target), None, _) => figure(target),
            (None, _, Some(due)) => self.words.short_date(due),
            (None, _, None) => "–".to_owned(),
        };
        let last = indicator.and_then(|each| each.measures.last()).map_or_else(
            || "–".to_owned(),
            |measure| format!("{} · {}", figure(measure.value), self.words.short_date(measure.on)),
        );
        [line.text.clone(), line.proof.clone(), target, last].map(DossierCell::of).to_vec()
    }
}
