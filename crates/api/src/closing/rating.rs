//! The coach's rating: four answers, each a durable row as soon as it is given, a comment, then it is sent and locked.
//! Only the computer handed over for that day, or somebody else's own profile, may answer: never the rated coach.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sillage_domain::{
    Id, Refusal,
    closing::{CoachRating, SkipReason},
    visit::VisitDay,
};
use sillage_store::{Reader, Row, Writer};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Failure,
    session::Handover,
    visit::{manager_of, name_of},
};

/// Questions of the rating.
const QUESTIONS: u32 = 4;
/// Beginning of the keys under which the words of any rating are typed.
const RATING_DRAFTS: &str = "rating/";

/// The form of a day.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct GetRatingForm {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

/// The form: it shows nothing else of the day.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct RatingForm {
    /// The unit.
    pub unit_name: String,
    /// Who is rated.
    pub coach_name: String,
    /// Answers so far to questions 1 to 4.
    pub answers: Vec<Option<i32>>,
    /// The word for the coach so far.
    pub comment: String,
    /// It was sent; nothing of it is shown any more.
    pub sent: bool,
}

pub(super) fn get_rating_form(db: &Reader<'_>, ask: GetRatingForm) -> Result<RatingForm, Failure> {
    let day = db.get(ask.visit_day)?;
    check_hands(db, &day)?;
    let rating = of_day(db, day.id)?;
    let sent = rating.as_ref().is_some_and(|row| row.locked_at.is_some());
    let shown = rating.filter(|_| !sent);
    Ok(RatingForm {
        unit_name: db.get(day.doc.unit)?.doc.name,
        coach_name: name_of(db, db.get(day.of_visit()?)?.coach)?,
        answers: shown.as_ref().map_or_else(|| vec![None; 4], |row| answers(&row.doc).to_vec()),
        comment: shown.map(|row| row.doc.comment).unwrap_or_default(),
        sent,
    })
}

fn answers(rating: &CoachRating) -> [Option<i32>; 4] {
    [rating.listening, rating.usefulness, rating.respect_of_project, rating.clarity]
}

/// Answer a question; answering again replaces.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct AnswerQuestion {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// 1 listening, 2 usefulness, 3 respect of the unit's own project, 4 clarity of next steps.
    pub question: u32,
    /// 1 not at all … 5 very much.
    pub mark: i32,
}

/// It is kept.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct RatingKept {
    /// Questions that have an answer.
    pub answered: u32,
}

pub(super) fn answer_question(tx: &mut Writer<'_>, ask: AnswerQuestion) -> Result<RatingKept, Failure> {
    if !(1..=QUESTIONS).contains(&ask.question) {
        return Err(Refusal::new("question_out_of_range").with("question", ask.question).into());
    }
    amend(tx, ask.visit_day, |rating| {
        let answer = match ask.question {
            1 => &mut rating.listening,
            2 => &mut rating.usefulness,
            3 => &mut rating.respect_of_project,
            _ => &mut rating.clarity,
        };
        *answer = Some(ask.mark);
    })
}

/// A word for the coach.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct WriteRatingComment {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// At most 2,000 characters.
    pub text: String,
}

pub(super) fn write_comment(tx: &mut Writer<'_>, ask: WriteRatingComment) -> Result<RatingKept, Failure> {
    amend(tx, ask.visit_day, |rating| rating.comment = ask.text)
}

/// Send it: locked from now on.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SendRating {
    /// The day.
    pub visit_day: Id<VisitDay>,
}

pub(super) fn send_rating(tx: &mut Writer<'_>, ask: SendRating) -> Result<RatingKept, Failure> {
    let missing =
        of_day(tx, ask.visit_day)?.map_or(4, |row| answers(&row.doc).iter().filter(|answer| answer.is_none()).count());
    if missing > 0 {
        return Err(Refusal::new("answers_missing").with("count", missing).into());
    }
    let now = tx.now().timestamp();
    let kept = amend(tx, ask.visit_day, |rating| {
        rating.locked_at = Some(now);
        rating.skipped = None;
    })?;
    // What was typed and not kept must not lie open beside a sealed rating.
    tx.drop_drafts(&drafts_of(ask.visit_day))?;
    Ok(kept)
}

/// There will be no rating.
#[derive(Debug, Deserialize, TS, JsonSchema)]
pub struct SkipRating {
    /// The day.
    pub visit_day: Id<VisitDay>,
    /// Why, in one tap.
    pub reason: SkipReason,
}

pub(super) fn skip_rating(tx: &mut Writer<'_>, ask: SkipRating) -> Result<RatingKept, Failure> {
    let rating = editable(tx, ask.visit_day)?;
    tx.change(rating.id, |rating| rating.skipped = Some(ask.reason))?;
    Ok(RatingKept { answered: 0 })
}

/// The rating of a day, if somebody began one.
pub(super) fn of_day(db: &Reader<'_>, day: Id<VisitDay>) -> Result<Option<Row<CoachRating>>, Failure> {
    let ratings = db.list_of::<CoachRating>(day.uuid())?;
    // Two after a merge: the one that was sent counts.
    Ok(ratings.into_iter().max_by_key(|row| (row.locked_at.is_some(), row.created_at.utc_ms())))
}

fn amend(tx: &mut Writer<'_>, day: Id<VisitDay>, change: impl FnOnce(&mut CoachRating)) -> Result<RatingKept, Failure> {
    check_hands(tx, &tx.get(day)?)?;
    let rating = editable(tx, day)?;
    let row = tx.change(rating.id, change)?;
    let answered = answers(&row.doc).iter().filter(|answer| answer.is_some()).count();
    Ok(RatingKept { answered: u32::try_from(answered).unwrap_or(0) })
}

/// The rating of a day that is still being written, begun now if nobody did.
fn editable(tx: &mut Writer<'_>, id: Id<VisitDay>) -> Result<Row<CoachRating>, Failure> {
    if let Some(row) = of_day(tx, id)? {
        return if row.locked_at.is_some() { Err(Refusal::new("rating_locked").into()) } else { Ok(row) };
    }
    let day = tx.get(id)?;
    let coach = tx.get(day.of_visit()?)?.coach;
    let today = tx.now().local_date();
    let rated_by = if tx.me() == coach { manager_of(tx, day.doc.unit, today)? } else { Some(tx.me()) };
    let rating = CoachRating {
        visit_day: id,
        coach,
        rated_by,
        listening: None,
        usefulness: None,
        respect_of_project: None,
        clarity: None,
        comment: String::new(),
        locked_at: None,
        skipped: None,
    };
    let rating = tx.add(day.doc.unit.uuid(), &rating)?;
    Ok(tx.get(rating)?)
}

/// The rated coach takes the computer back: answers that were not sent go with the hand that gave them.
pub(crate) fn withdraw_unsent(tx: &mut Writer<'_>, day: Id<VisitDay>) -> Result<(), Failure> {
    tx.drop_drafts(&drafts_of(day))?;
    if let Some(row) = of_day(tx, day)?.filter(|row| row.locked_at.is_none()) {
        tx.change(row.id, |rating| {
            (rating.listening, rating.usefulness, rating.respect_of_project, rating.clarity) = (None, None, None, None);
            rating.comment = String::new();
        })?;
    }
    Ok(())
}

/// Beginning of the keys under which the words of a rating are typed.
pub(crate) fn drafts_of(day: Id<VisitDay>) -> String {
    format!("{RATING_DRAFTS}{day}/")
}

/// Refuses the words of a rating to whoever may not write it; texts of other fields pass.
pub(crate) fn check_draft(db: &Reader<'_>, key: &str) -> Result<(), Failure> {
    let Some(rest) = key.strip_prefix(RATING_DRAFTS) else { return Ok(()) };
    let day: Option<Uuid> = rest.split('/').next().and_then(|day| day.parse().ok());
    match day.map(|day| db.find::<VisitDay>(Id::new(day))).transpose()?.flatten() {
        Some(day) => check_hands(db, &day),
        None => Err(Refusal::new("rating_needs_handover").into()),
    }
}

/// The computer was handed over for this day, or this profile is not the rated coach's.
fn check_hands(db: &Reader<'_>, day: &Row<VisitDay>) -> Result<(), Failure> {
    let handed_over = match Handover::now(db)? {
        Some(Handover::Rating { visit_day }) => visit_day == day.id,
        // A guest who walks or observes has no business with the rating.
        Some(Handover::Walk { .. } | Handover::Observation { .. } | Handover::Scene { .. }) => {
            return Err(Failure::new("handed_over"));
        }
        None => false,
    };
    if handed_over || db.get(day.of_visit()?)?.coach != db.me() {
        return Ok(());
    }
    Err(Refusal::new("rating_needs_handover").into())
}
