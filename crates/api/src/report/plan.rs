//! Promises, the plan, the dashboard, and what the report lacks.

use chrono::NaiveDate;
use sillage_domain::{
    action::{Action, PlanMeeting, TeamSuggestion, is_open},
    closing::{Celebration, DashboardEntry, ItemKind},
    debrief::Debrief,
    visit::gaps,
};
use sillage_report::{ActionLine, DashboardLine, DashboardPart, Figure, Promise};
use sillage_store::Row;

use super::{gather::Gather, nameless::TextPlace};
use crate::{
    Failure,
    action::{ActionItem, Promises},
    closing::{DashboardRow, Evidence, GetDashboard, get_dashboard},
    observation::seen_on,
    visit::{actions_of_day, count_day, next_planned, promises_before},
};

impl Gather<'_, '_> {
    /// What had been promised before this day, and what became of it.
    pub fn promises(&mut self) -> Result<Vec<Promise>, Failure> {
        let rows = promises_before(self.db, &self.day)?;
        let items = Promises::of_unit(self.db, self.day.doc.unit)?.items(self.db, rows)?;
        let promise = |item: ActionItem| {
            let (state, state_word) = self.say.promise(item.status);
            Ok(Promise {
                owner: self.owner(&item)?,
                due: self.due(&item),
                state,
                state_word,
                reason: self.told(TextPlace::Promise, &item.reason.clone().unwrap_or_default()),
                title: self.told(TextPlace::Promise, &item.title),
            })
        };
        items.into_iter().map(promise).collect()
    }

    /// The plan of the day, in its order.
    pub fn actions(&mut self) -> Result<Vec<ActionLine>, Failure> {
        self.lines(actions_of_day(self.db, self.day.doc.unit, self.day.id)?)
    }

    /// What is being done now: every promise of the unit still to be kept, those of the day first.
    pub fn open_actions(&mut self) -> Result<Vec<ActionLine>, Failure> {
        let mut rows = self.db.list_of::<Action>(self.day.doc.unit.uuid())?;
        rows.retain(|row| is_open(&row.doc));
        let (today, before): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.visit_day == Some(self.day.id));
        let mut lines = self.lines(today)?;
        lines.extend(self.lines(before)?);
        Ok(lines)
    }

    fn lines(&mut self, rows: Vec<Row<Action>>) -> Result<Vec<ActionLine>, Failure> {
        let mut items = Promises::of_unit(self.db, self.day.doc.unit)?.items(self.db, rows)?;
        items.sort_by_key(|item| item.rank);
        let line = |(number, item): (u32, ActionItem)| {
            Ok(ActionLine {
                number,
                owner: self.owner(&item)?,
                due: self.due(&item),
                source: self.say.source(item.source),
                kind: self.say.action(item.kind),
                title: self.told(TextPlace::Action, &item.title),
                expected_effect: self.told(TextPlace::Action, &item.expected_effect),
                proposed_as: self.told(TextPlace::Action, item.proposed_as.as_deref().unwrap_or_default()),
                rank_reason: self.told(TextPlace::Action, &item.rank_reason),
            })
        };
        (1..).zip(items).map(line).collect()
    }

    /// Who made the plan together.
    pub fn meeting(&mut self) -> Result<Option<String>, Failure> {
        let Some(meeting) = self.db.list_of::<PlanMeeting>(self.day.id.uuid())?.pop() else { return Ok(None) };
        let ideas = self.db.list_of::<TeamSuggestion>(meeting.id.uuid())?.len();
        let present = self.present(&meeting.present)?.join(", ");
        if present.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.words.text("report-meeting", &[("present", present.into()), ("count", ideas.into())])))
    }

    /// How much was seen and spoken, which stays with the people it concerns.
    pub fn kept_back(&self) -> Result<String, Failure> {
        let observations = seen_on(self.db, self.day.id)?.len();
        let debriefs =
            self.db.list_of::<Debrief>(self.day.id.uuid())?.iter().filter(|row| row.ended_at.is_some()).count();
        let figure = |count: usize| self.words.number(count as f64, 0);
        let args = [("observations", figure(observations).into()), ("debriefs", figure(debriefs).into())];
        Ok(self.words.text("report-kept-back", &args))
    }

    fn owner(&mut self, item: &ActionItem) -> Result<String, Failure> {
        match item.owner {
            Some(owner) => self.person(owner),
            None => Ok(self.word("report-no-owner")),
        }
    }

    fn due(&self, item: &ActionItem) -> String {
        match (item.at_next_visit, item.due_day) {
            (true, Some(day)) => {
                let day = self.words.short_date(day);
                self.words.text("report-at-next-visit-on", &[("day", day.into())])
            }
            (true, None) => self.word("report-at-next-visit"),
            (false, Some(day)) => self.words.short_date(day),
            (false, None) => self.word("report-no-date"),
        }
    }

    /// The day agreed for the next visit, else the one planned.
    pub fn next_visit(&self) -> Result<Option<NaiveDate>, Failure> {
        let agreed = self
            .db
            .list_of::<DashboardEntry>(self.day.id.uuid())?
            .into_iter()
            .rev()
            .find_map(|row| row.doc.next_visit_on);
        let planned = next_planned(self.db, self.day.doc.unit)?
            .filter(|visit| Some(visit.id) != self.day.doc.visit)
            .map(|visit| visit.planned_on);
        Ok(agreed.or(planned))
    }

    /// The success of the day.
    pub fn celebration(&self) -> Result<Option<String>, Failure> {
        let last = self.db.list_of::<Celebration>(self.day.id.uuid())?.into_iter().next_back();
        let what = last.map(|row| row.doc.what).filter(|what| !what.trim().is_empty());
        Ok(what.map(|what| self.told(TextPlace::Success, &what)))
    }

    /// Where the unit stands, with the figures of the screen. Nothing proposed is printed as if it had been stated.
    pub fn dashboard(&self) -> Result<DashboardPart, Failure> {
        let board = get_dashboard(self.db, GetDashboard { visit_day: self.day.id })?;
        let confirmed = board.confirmed_at.is_some();
        let begun = confirmed || board.lines.iter().any(|line| line.level.is_some());
        Ok(DashboardPart {
            lines: if begun { board.lines.iter().map(|line| self.dashboard_line(line)).collect() } else { Vec::new() },
            confirmed,
            highlights: self.told(TextPlace::Dashboard, &board.highlights),
            difficulties: self.told(TextPlace::Dashboard, &board.difficulties),
            next_steps: self.told(TextPlace::Dashboard, &board.next_steps),
        })
    }

    fn dashboard_line(&self, line: &DashboardRow) -> DashboardLine {
        let figure = |level: Option<i32>, value: Option<i32>, of: Option<i32>| match (line.kind, level, value, of) {
            (ItemKind::Level, Some(level), ..) => Figure::new(&self.words, level.into(), 0),
            (ItemKind::Computed, _, Some(value), Some(of)) => {
                let (shown, of) = (self.words.number(value.into(), 0), self.words.number(of.into(), 0));
                let text = self.words.text("report-left-of", &[("left", shown.into()), ("all", of.into())]);
                Figure { value: Some(value.into()), text }
            }
            (ItemKind::Computed, _, Some(value), None) => Figure::new(&self.words, value.into(), 0),
            _ => Figure::none(),
        };
        DashboardLine {
            name: line.name.get(self.words.locale.code()).to_owned(),
            last: figure(line.last_level, line.last_value, line.last_of),
            today: figure(line.level, line.value, line.of),
            level: line.level,
            evidence: self.evidence(line),
        }
    }

    fn evidence(&self, line: &DashboardRow) -> String {
        let n = |count: u32| self.words.number(count.into(), 0);
        match &line.evidence {
            Evidence::Mean { mean, scores, people } => {
                let args = [
                    ("mean", self.words.number(*mean, 1).into()),
                    ("people", n(*people).into()),
                    ("count", (*scores).into()),
                ];
                self.words.text("report-evidence-mean", &args)
            }
            Evidence::TooEarly { scores, people } => self
                .words
                .text("report-evidence-too-early", &[("people", n(*people).into()), ("count", (*scores).into())]),
            Evidence::Flow { arrivals, left, observed_min } => {
                let minutes = self.words.minutes((*observed_min).into());
                let args = [("arrivals", n(*arrivals).into()), ("left", n(*left).into()), ("minutes", minutes.into())];
                self.words.text("report-evidence-flow", &args)
            }
            Evidence::Senses { enchantments, irritants } => {
                let args = [("enchantments", n(*enchantments).into()), ("irritants", n(*irritants).into())];
                self.words.text("report-evidence-senses", &args)
            }
            Evidence::Computed => self.word("report-evidence-computed"),
            Evidence::Nothing if line.last_level.is_some() => self.word("report-evidence-carried"),
            Evidence::Nothing => String::new(),
        }
    }

    /// What the report lacks, one sentence each. The coach's rating is no part of it, so it is not missed here.
    pub fn missing(&mut self) -> Result<Vec<String>, Failure> {
        let mut missing = Vec::new();
        for gap in gaps(&count_day(self.db, &self.day)?) {
            let key = match gap.code {
                "no_rating" => continue,
                "no_observation" | "drafts" | "debriefs_open" | "debriefs_missing" if self.edition.is_anonymous() => {
                    continue;
                }
                "debriefs_missing" => {
                    missing.extend(self.without_debrief()?);
                    continue;
                }
                "no_walk" => "report-missing-walk",
                "senses_left" => "report-missing-passes",
                "no_counting" => "report-missing-flow",
                "counting_runs" => "report-missing-counting-end",
                "no_observation" => "report-missing-observations",
                "drafts" => "report-missing-finals",
                "debriefs_open" => "report-missing-debrief-ends",
                "no_action" => "report-missing-actions",
                "vague_actions" => "report-missing-owners",
                "promises_unanswered" => "report-missing-answers",
                "no_dashboard" => "report-missing-dashboard",
                _ => "report-missing-next-visit",
            };
            missing.push(self.words.text(key, &[("count", gap.count.into())]));
        }
        Ok(missing)
    }

    /// One sentence per person observed and not spoken with.
    fn without_debrief(&mut self) -> Result<Vec<String>, Failure> {
        let debriefs = self.db.list_of::<Debrief>(self.day.id.uuid())?;
        let mut waiting = Vec::new();
        for row in seen_on(self.db, self.day.id)? {
            let spoken =
                |person| debriefs.iter().any(|debrief| debrief.person == Some(person) && debrief.ended_at.is_some());
            if let Some(person) = row.observed.filter(|person| !spoken(*person) && !waiting.contains(person)) {
                waiting.push(person);
            }
        }
        let sentence = |person| {
            let name = self.person(person)?;
            Ok(self.words.text("report-missing-debrief", &[("person", name.into())]))
        };
        waiting.into_iter().map(sentence).collect()
    }
}
