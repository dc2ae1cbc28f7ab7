//! The reference week in use, channel by channel.

use sillage_domain::flow::week::{CellOrigin, ChannelWeek, ReferenceCell};
use sillage_report::{DossierCell, DossierPart};

use super::{Parts, part};
use crate::{Failure, week::current_week};

impl Parts<'_, '_> {
    pub fn flow(&self) -> Result<DossierPart, Failure> {
        let mut part = part(self.word("report-flow"));
        let Some(week) = current_week(self.db, self.unit)? else {
            part.missing.push(self.word("report-dossier-week-none"));
            return Ok(part);
        };
        part.sentences.push(self.words.text(
            "report-dossier-week",
            &[
                ("version", self.count(week.version as usize).into()),
                ("label", week.label.as_str().into()),
                ("from", self.words.date(week.period_from).into()),
                ("to", self.words.date(week.period_to).into()),
                ("excluded", self.count(week.excluded_days as usize).into()),
                ("all", self.count(week.all_days as usize).into()),
            ],
        ));
        for channel in &week.channels {
            part.sentences.push(self.basis(channel));
            let cells: Vec<_> =
                channel.cells.iter().map(|cell| (cell.iso_weekday, cell.start_min, self.rate(cell))).collect();
            let title =
                self.words.text("report-dossier-week-table", &[("channel", self.say.channel(channel.channel).into())]);
            part.tables.push(self.week_table(title, "report-dossier-week-legend", &cells));
        }
        Ok(part)
    }

    fn basis(&self, channel: &ChannelWeek) -> String {
        self.words.text(
            "report-dossier-basis",
            &[
                ("channel", self.say.channel(channel.channel).into()),
                ("count", self.count(channel.count as usize).into()),
                ("hours", self.figure(channel.observed_h, 0).into()),
                ("days", self.count(channel.n_days as usize).into()),
            ],
        )
    }

    fn rate(&self, cell: &ReferenceCell) -> DossierCell {
        match cell.rate_per_h {
            Some(rate) => DossierCell {
                text: self.figure(rate, u8::from(rate < 10.0)),
                estimated: cell.origin == CellOrigin::Estimated,
                unknown: false,
            },
            None => DossierCell { text: self.word("report-not-counted-short"), unknown: true, estimated: false },
        }
    }
}
