//! A visit day gathered into the document of its report. Each part has a file; what they share is here: words, the
//! naming of people, the numbering of photos, the hour as people read it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sillage_domain::{
    Id, Timestamp,
    network::{Assignment, Network, Person, Role},
    visit::{Attachment, Edition, Names, Visit, VisitDay},
};
use sillage_i18n::{Locale, Words};
use sillage_report::{
    ActionLine, Namer, PhotoEntry, PlanePart, Say, Summary, VisitDocument, WALL_LINES, WallAction, WallLine, WallPage,
    enchantments, irritants,
};
use sillage_store::{Reader, Row};
use uuid::Uuid;

use super::{
    nameless::{Telling, TextPlace},
    planes::planes,
};
use crate::{Failure, visit::name_of};

/// Actions of page 1.
const ACTIONS_ON_PAGE_ONE: usize = 3;

/// A document and where its pictures are.
pub(super) struct Gathered {
    /// The report.
    pub document: VisitDocument,
    /// File name in the document, and hash of the kept picture.
    pub photos: Vec<(String, String)>,
    /// The calendar day.
    pub date: NaiveDate,
    /// The unit's stream.
    pub unit: Uuid,
    /// Names found in free text, in an edition that names nobody.
    pub telling: Option<Telling>,
}

/// The page for the wall.
pub(super) struct Walled {
    /// The page.
    pub page: WallPage,
    /// The calendar day.
    pub date: NaiveDate,
    /// The unit's stream.
    pub unit: Uuid,
    /// Names found in free text.
    pub telling: Option<Telling>,
}

/// What the parts of a report share while it is being gathered.
pub(super) struct Gather<'g, 'db> {
    pub db: &'g Reader<'db>,
    pub day: Row<VisitDay>,
    pub visit: Row<Visit>,
    pub words: Words,
    pub say: Say,
    pub edition: Edition,
    names: Names,
    telling: Option<Telling>,
    namer: Namer,
    roles: HashMap<Id<Person>, Role>,
    photos: Vec<PhotoEntry>,
    hashes: Vec<(String, String)>,
    withheld: u32,
}

impl<'g, 'db> Gather<'g, 'db> {
    pub fn new(
        db: &'g Reader<'db>,
        day: Id<VisitDay>,
        edition: Edition,
        names: Names,
        locale: Locale,
    ) -> Result<Self, Failure> {
        let words = Words::new(locale);
        let telling = if edition.is_anonymous() { Some(Telling::of(db, day, words)?) } else { None };
        let names = if edition.is_anonymous() { Names::None } else { names };
        let day = db.get(day)?;
        let visit = db.get(day.of_visit()?)?;
        let roles =
            db.list_of::<Assignment>(day.doc.unit.uuid())?.into_iter().map(|row| (row.person, row.role)).collect();
        Ok(Self {
            db,
            day,
            visit,
            words,
            say: Say(words),
            edition,
            names,
            telling,
            namer: Namer::new(&words, names),
            roles,
            photos: Vec::new(),
            hashes: Vec::new(),
            withheld: 0,
        })
    }

    /// The planes of the unit.
    pub fn diagnosis(&mut self) -> Result<Vec<PlanePart>, Failure> {
        let (db, words, unit) = (self.db, self.words, self.day.doc.unit);
        planes(db, unit, &words, &mut |person| self.person(person))
    }

    /// The whole report, issued as `number`.
    pub fn document(mut self, number: u32) -> Result<Gathered, Failure> {
        let unit = self.db.get(self.day.doc.unit)?.doc.name;
        let date = self.words.date(self.day.date);
        let mut document = VisitDocument::new(&self.words, self.edition, self.names, number, &unit, &date);
        document.network =
            self.db.list_all::<Network>()?.into_iter().next().map(|row| row.doc.name).unwrap_or_default();
        if !self.edition.is_anonymous() {
            document.coach = self.person(self.visit.coach)?;
        }
        document.generated_at = self.words.date_time(&self.db.now().local());
        document.generated_iso = self.db.now().timestamp().at;
        document.present = self.present(&self.day.present.clone())?;
        document.intention = self.told(TextPlace::Intention, &self.day.intention);
        let walk = self.walk()?;
        document.flow = self.flow()?;
        if self.edition.is_anonymous() {
            document.kept_back = Some(self.kept_back()?);
        } else {
            document.observations = self.observations()?;
            document.debriefs = self.debriefs()?;
        }
        document.previous_promises = self.promises()?;
        document.actions = self.actions()?;
        document.meeting = self.meeting()?;
        document.dashboard = self.dashboard()?;
        document.summary = Summary {
            enchantments: enchantments(&walk.for_page_one),
            irritants: irritants(&walk.for_page_one),
            actions: document.actions.iter().take(ACTIONS_ON_PAGE_ONE).cloned().collect(),
            next_visit: self.next_visit()?.map(|day| self.words.date(day)),
            celebration: self.celebration()?,
        };
        document.walk = walk.part;
        document.missing = self.missing()?;
        document.notes = self.notes();
        document.photos = self.photos;
        Ok(Gathered {
            document,
            photos: self.hashes,
            date: self.day.date,
            unit: self.day.doc.unit.uuid(),
            telling: self.telling,
        })
    }

    /// The page for the wall, issued as `number`.
    pub fn wall(mut self, number: u32) -> Result<Walled, Failure> {
        let unit = self.db.get(self.day.doc.unit)?.doc.name;
        let mut page = WallPage::new(&self.words, number, &unit, &self.words.date(self.day.date));
        page.generated_at = self.words.date_time(&self.db.now().local());
        page.generated_iso = self.db.now().timestamp().at;
        page.enchantments = self
            .delights()?
            .into_iter()
            .take(WALL_LINES)
            .map(|line| WallLine { text: line.text, place: line.place })
            .collect();
        let mut actions = self.open_actions()?;
        let more = actions.len().saturating_sub(WALL_LINES);
        page.more = (more > 0).then(|| self.words.text("report-wall-more", &[("count", more.into())]));
        actions.truncate(WALL_LINES);
        let line = |action: ActionLine| WallAction { what: action.title, who: action.owner, when: action.due };
        page.actions = actions.into_iter().map(line).collect();
        page.success = self.celebration()?;
        page.next_visit = self.next_visit()?.map(|day| self.words.date(day));
        Ok(Walled { page, date: self.day.date, unit: self.day.doc.unit.uuid(), telling: self.telling })
    }

    /// A text somebody typed; in an edition that names nobody, what is told instead.
    pub fn told(&self, place: TextPlace, text: &str) -> String {
        self.telling.as_ref().map_or_else(|| text.to_owned(), |telling| telling.told(place, text))
    }

    /// Who was there; how many, where nobody is told of.
    pub fn present(&mut self, people: &[Id<Person>]) -> Result<Vec<String>, Failure> {
        if !self.edition.is_anonymous() {
            return people.iter().map(|person| self.person(*person)).collect();
        }
        let count = people.iter().collect::<HashSet<_>>().len();
        Ok(if count == 0 { Vec::new() } else { vec![self.words.text("report-people", &[("count", count.into())])] })
    }

    /// A sentence without places.
    pub fn word(&self, key: &str) -> String {
        self.words.text(key, &[])
    }

    /// A person under the naming chosen. Somebody whose name was erased is "a team member".
    pub fn person(&mut self, person: Id<Person>) -> Result<String, Failure> {
        let name = name_of(self.db, person)?;
        if name.is_empty() {
            return Ok(self.namer.anonymous());
        }
        let role = if person == self.visit.coach { Some(Role::Coach) } else { self.roles.get(&person).copied() };
        let role = role.and_then(|role| match role {
            Role::Coach => Some("report-role-coach"),
            Role::UnitManager => Some("report-role-unit-manager"),
            Role::LineManager => Some("report-role-line-manager"),
            Role::Regional => Some("report-role-regional"),
            Role::TeamMember | Role::Administrator | Role::ExternalOccupant => None,
        });
        let role = role.map(|key| self.word(key));
        Ok(self.namer.name(&person.to_string(), &name, role.as_deref()))
    }

    /// The same for somebody who may not be in the record.
    pub fn somebody(&mut self, person: Option<Id<Person>>) -> Result<String, Failure> {
        match person {
            Some(person) => self.person(person),
            None => Ok(self.namer.anonymous()),
        }
    }

    /// How a guest of the team is called: the coach's own words about somebody, so only with full names.
    pub fn guest(&self, guest: &str) -> String {
        if self.names == Names::Full { guest.to_owned() } else { self.word("report-guest") }
    }

    /// The hour at the place.
    pub fn hour(&self, at: &Timestamp) -> String {
        at.local().map(|local| self.words.time(local.time())).unwrap_or_default()
    }

    /// Takes the pictures of something in and gives their numbers. With names hidden, a picture that shows people
    /// stays out.
    pub fn pictures(&mut self, owner: Uuid, place: &str) -> Result<Vec<u32>, Failure> {
        let mut numbers = Vec::new();
        for picture in self.db.list_of::<Attachment>(owner)? {
            let shows_people = if self.edition.is_anonymous() {
                picture.contains_people != Some(false)
            } else {
                picture.contains_people == Some(true) && self.names != Names::Full
            };
            if shows_people {
                self.withheld += 1;
                continue;
            }
            let number = u32::try_from(self.photos.len() + 1).unwrap_or(u32::MAX);
            let file = format!("photo-{number}.jpg");
            self.hashes.push((file.clone(), picture.doc.hash));
            let caption = self.told(TextPlace::Photo, &picture.doc.caption);
            self.photos.push(PhotoEntry { file, number, caption, place: place.to_owned() });
            numbers.push(number);
        }
        Ok(numbers)
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.edition.is_anonymous() {
            notes.push(self.word("report-note-nameless"));
        } else if self.names != Names::Full {
            notes.push(self.word("report-note-free-text"));
        }
        if self.withheld > 0 {
            let key =
                if self.edition.is_anonymous() { "report-note-photos-region" } else { "report-note-photos-withheld" };
            notes.push(self.words.text(key, &[("count", self.withheld.into())]));
        }
        if self.day.closed_at.is_none() {
            notes.push(self.word("report-note-day-open"));
        }
        notes
    }
}
