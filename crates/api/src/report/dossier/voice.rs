//! What customers say: the themes of their complaints, and what the team made of them.

use sillage_report::{DossierCell, DossierPart, DossierTable};

use super::{Parts, part};
use crate::{
    Failure,
    voice::{ChannelVoice, GetVoice, ParetoTheme, get_voice},
};

impl Parts<'_, '_> {
    pub fn voice(&self) -> Result<DossierPart, Failure> {
        let mut part = part(self.word("report-dossier-voice"));
        let voice = get_voice(self.db, GetVoice { unit: self.unit, from: None, to: None, polarity: None, by: None })?;
        if voice.verbatims == 0 {
            part.missing.push(self.word("report-dossier-voice-none"));
            return Ok(part);
        }
        part.sentences.push(self.words.text(
            "report-dossier-heard",
            &[
                ("all", self.count(voice.verbatims as usize).into()),
                ("complaints", self.count(voice.negative as usize).into()),
                ("thanks", self.count(voice.positive as usize).into()),
                ("from", self.words.date(voice.from).into()),
                ("to", self.words.date(voice.to).into()),
            ],
        ));
        let told = voice.synthesis.iter().chain(&voice.earlier).map(|line| line.text.clone());
        part.sentences.extend(told.take(1));
        match voice.channels.first().filter(|all| !all.pareto.is_empty()) {
            Some(all) => part.tables.push(self.themes(all)),
            None => part.missing.push(self.word("report-dossier-voice-unsorted")),
        }
        Ok(part)
    }

    fn themes(&self, all: &ChannelVoice) -> DossierTable {
        let row = |theme: &ParetoTheme| {
            let part = self.words.text(
                "report-dossier-of",
                &[
                    ("part", self.figure(theme.cumulative as f64, 0).into()),
                    ("all", self.figure(all.total as f64, 0).into()),
                ],
            );
            [
                theme.name.get(self.words.locale.code()).to_owned(),
                self.count(theme.mentions as usize),
                theme.cumulative_share.map_or(part, |share| self.words.percent(share)),
            ]
            .map(DossierCell::of)
            .to_vec()
        };
        DossierTable {
            title: self.word("report-dossier-themes"),
            head: ["theme", "mentions", "cumulative"].map(|head| self.word(&format!("report-dossier-{head}"))).to_vec(),
            figures: true,
            rows: all.pareto.iter().map(row).collect(),
            legend: String::new(),
        }
    }
}
