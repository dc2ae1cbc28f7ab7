//! A visit day gathered into the document of its report. Each part has a file; what they share is here: words, the
//! naming of people, the numbering of photos, the hour as people read it.

use std::collections::HashMap;

use chrono::NaiveDate;
use sillage_domain::{
    Id, Timestamp,
    network::{Assignment, Network, Person, Role},
    visit::{Attachment, Names, Visit, VisitDay},
};
use sillage_i18n::{Locale, Words};
use sillage_report::{Namer, PhotoEntry, Say, Summary, VisitDocument, enchantments, irritants};
use sillage_store::{Reader, Row};
use uuid::Uuid;

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
}

/// What the parts of a report share while it is being gathered.
pub(super) struct Gather<'g, 'db> {
    pub db: &'g Reader<'db>,
    pub day: Row<VisitDay>,
    pub visit: Row<Visit>,
    pub words: Words,
    pub say: Say,
    names: Names,
    namer: Namer,
    roles: HashMap<Id<Person>, Role>,
    photos: Vec<PhotoEntry>,
    hashes: Vec<(String, String)>,
    withheld: u32,
}

impl<'g, 'db> Gather<'g, 'db> {
    pub fn new(db: &'g Reader<'db>, day: Id<VisitDay>, names: Names, locale: Locale) -> Result<Self, Failure> {
        let words = Words::new(locale);
        let day = db.get(day)?;
        let visit = db.get(day.doc.visit)?;
        let roles =
            db.list_of::<Assignment>(day.doc.unit.uuid())?.into_iter().map(|row| (row.person, row.role)).collect();
        Ok(Self {
            db,
            day,
            visit,
            words,
            say: Say(words),
            names,
            namer: Namer::new(&words, names),
            roles,
            photos: Vec::new(),
            hashes: Vec::new(),
            withheld: 0,
        })
    }

    /// The whole report, issued as `number`.
    pub fn document(mut self, number: u32) -> Result<Gathered, Failure> {
        let unit = self.db.get(self.day.doc.unit)?.doc.name;
        let mut document = VisitDocument::new(&self.words, self.names, number, &unit, &self.words.date(self.day.date));
        document.network =
            self.db.list_all::<Network>()?.into_iter().next().map(|row| row.doc.name).unwrap_or_default();
        document.coach = self.person(self.visit.coach)?;
        document.generated_at = self.words.date_time(&self.db.now().local());
        document.generated_iso = self.db.now().timestamp().at;
        for person in self.day.present.clone() {
            let name = self.person(person)?;
            document.present.push(name);
        }
        document.intention = self.day.intention.clone();
        let walk = self.walk()?;
        document.flow = self.flow()?;
        document.observations = self.observations()?;
        document.debriefs = self.debriefs()?;
        document.previous_promises = self.promises()?;
        document.actions = self.actions()?;
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
        Ok(Gathered { document, photos: self.hashes, date: self.day.date, unit: self.day.doc.unit.uuid() })
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
            if picture.contains_people == Some(true) && self.names != Names::Full {
                self.withheld += 1;
                continue;
            }
            let number = u32::try_from(self.photos.len() + 1).unwrap_or(u32::MAX);
            let file = format!("photo-{number}.jpg");
            self.hashes.push((file.clone(), picture.doc.hash));
            self.photos.push(PhotoEntry { file, number, caption: picture.doc.caption, place: place.to_owned() });
            numbers.push(number);
        }
        Ok(numbers)
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.names != Names::Full {
            notes.push(self.word("report-note-free-text"));
        }
        if self.withheld > 0 {
            notes.push(self.words.text("report-note-photos-withheld", &[("count", self.withheld.into())]));
        }
        if self.day.closed_at.is_none() {
            notes.push(self.word("report-note-day-open"));
        }
        notes
    }
}
