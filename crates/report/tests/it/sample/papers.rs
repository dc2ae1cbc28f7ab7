//! The papers of the invented day beside its report: the region's edition, personal sheet, wall page, walk sheets, notice.

use sillage_domain::{
    visit::{Edition, Names},
    walk::Sense,
};
use sillage_report::{
    ActionLine, CriteriaList, FindingLine, NoticeSheet, PersonalSheet, Sign, VisitDocument, WalkPart, WalkSheets,
    WallAction, WallLine, WallPage,
};

use super::Sample;

impl Sample {
    pub fn sheet(&self) -> PersonalSheet {
        let debrief = self.debriefs().remove(0);
        let mut sheet = PersonalSheet::new(
            &self.words,
            "Amina Kaddour",
            "Saint-Michel",
            &self.tr(("mardi 24 novembre 2026", "Tuesday 24 November 2026")),
        );
        sheet.led_by = "Claire Vasseur".to_owned();
        sheet.generated_at = self.tr(("24 novembre 2026 à 11:20", "24 November 2026 at 11:20"));
        sheet.generated_iso = "2026-11-24T11:20:00.000+01:00".to_owned();
        sheet.facts = debrief.facts;
        sheet.strengths = debrief.strengths;
        sheet.improvement = debrief.improvement;
        sheet.commitment_when = debrief.commitment_when;
        sheet.commitment_then = debrief.commitment_then;
        sheet.support = debrief.support;
        sheet.look_again = debrief.look_again;
        sheet.comment =
            self.tr(("Je veux bien essayer, surtout aux heures calmes.", "I am willing to try, at quiet times first."));
        sheet
    }

    /// The same day for the region: nobody in it.
    pub fn region(&self) -> VisitDocument {
        let date = self.tr(("mardi 24 novembre 2026", "Tuesday 24 November 2026"));
        let full = self.full();
        let mut d = VisitDocument::new(&self.words, Edition::Region, Names::None, 1, "Saint-Michel", &date);
        d.network = full.network;
        (d.generated_at, d.generated_iso) = (full.generated_at, full.generated_iso);
        d.present = vec![self.words.text("report-people", &[("count", 4.into())])];
        d.intention = full.intention;
        let observer = self.words.text("report-team-member", &[]);
        let minutes = self.words.minutes(9.0);
        let pass = self.words.text(
            "report-pass-plain",
            &[
                ("sense", self.say.sense(Sense::Sight).into()),
                ("observer", observer.into()),
                ("minutes", minutes.into()),
            ],
        );
        d.walk = WalkPart { passes: vec![pass], ..full.walk };
        d.flow = full.flow;
        d.summary = full.summary;
        let manager = self.words.text("report-role-unit-manager", &[]);
        d.actions = full.actions.into_iter().map(|line| ActionLine { owner: manager.clone(), ..line }).collect();
        d.summary.actions = d.actions.iter().take(3).cloned().collect();
        d.summary.celebration = Some(self.tr((
            "Une cliente est revenue remercier un membre de l’équipe, qui l’avait raccompagnée sous la pluie.",
            "A customer came back to thank a team member who had walked her home in the rain.",
        )));
        d.kept_back =
            Some(self.words.text("report-kept-back", &[("observations", "3".into()), ("debriefs", "2".into())]));
        d.meeting =
            Some(self.words.text("report-meeting", &[("present", d.present.join(", ").into()), ("count", 4.into())]));
        d.dashboard = full.dashboard;
        d.notes = vec![self.words.text("report-note-nameless", &[])];
        d
    }

    /// The page for the wall with `lines` of each kind.
    pub fn wall(&self, lines: usize) -> WallPage {
        let full = self.full();
        let mut page = WallPage::new(&self.words, 1, &full.unit, &full.date);
        (page.generated_at, page.generated_iso) = (full.generated_at, full.generated_iso);
        let delights = full.walk.findings.iter().filter(|line| line.sign == Sign::Enchantment);
        let delight = |line: &FindingLine| WallLine { text: line.text.clone(), place: line.place.clone() };
        page.enchantments = delights.cycle().take(lines).map(delight).collect();
        let who = self.words.text("report-role-unit-manager", &[]);
        let action =
            |line: &ActionLine| WallAction { what: line.title.clone(), who: who.clone(), when: line.due.clone() };
        page.actions = full.actions.iter().cycle().take(lines).map(action).collect();
        if lines > 0 {
            page.more = Some(self.words.text("report-wall-more", &[("count", 2.into())]));
            page.success = self.region().summary.celebration;
            page.next_visit = full.summary.next_visit;
        }
        page
    }

    /// Sheets to walk with a pen.
    pub fn walk_sheets(&self) -> WalkSheets {
        let full = self.full();
        let mut sheets = WalkSheets::new(&self.words, &full.unit);
        (sheets.generated_at, sheets.generated_iso) = (full.generated_at, full.generated_iso);
        sheets.zones = full.walk.zones.iter().map(|row| row.zone.clone()).collect();
        let prompts = [
            (
                "Quels objets sont posés là « en attendant », dans les coins et sur les comptoirs ?",
                "Which things have been left “for now” in corners and on counters?",
            ),
            (
                "Sait-on où attendre, où payer, où demander, sans poser la question ?",
                "Can one tell where to wait, pay and ask, without asking?",
            ),
            (
                "Les affiches sont-elles à jour, lisibles à deux mètres et sans ton de reproche ?",
                "Are notices up to date, readable from two metres and free of a scolding tone?",
            ),
        ];
        // A network asks some seven questions a sense: that is the room they take.
        for sense in [Sense::Sight, Sense::Smell] {
            sheets.add(&self.say, sense, prompts.into_iter().cycle().take(7).map(|pair| self.tr(pair)).collect());
        }
        sheets
    }

    /// The notice of an invented network.
    pub fn notice(&self) -> NoticeSheet {
        let proposed = self.words.text("organisation-notice-proposed", &[]);
        let mut sheet = NoticeSheet::new(&self.words, "Maison Tilleul", &proposed);
        sheet.mark = self.words.text("report-notice-mark", &[("version", "1".into()), ("date", "24/11/2026".into())]);
        sheet.kept = self.words.text("report-notice-months", &[("count", 24.into()), ("shown", "24".into())]);
        sheet.contact = "dpo@exemple.fr".to_owned();
        sheet.recorded = vec![
            self.words.text("report-notice-council", &[("date", "02/03/2026".into()), ("reference", "CSE 12".into())]),
        ];
        sheet.criteria = ["report-notice-service", "report-notice-management"]
            .map(|title| CriteriaList {
                title: self.words.text(title, &[]),
                lines: ["Accueil à l’arrivée", "Regarder et écouter", "Reformuler d’abord"].map(str::to_owned).to_vec(),
            })
            .to_vec();
        sheet.generated_at = self.tr(("24 novembre 2026 à 11:20", "24 November 2026 at 11:20"));
        sheet.generated_iso = "2026-11-24T11:20:00.000+01:00".to_owned();
        sheet
    }
}
