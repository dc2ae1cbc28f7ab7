//! The diagnosis on paper: the facts and gaps of its board, as sentences.

use sillage_domain::{
    Id,
    network::{Person, Unit},
};
use sillage_i18n::Words;
use sillage_report::PlanePart;
use sillage_store::Reader;

use crate::{
    Failure,
    diagnosis::{GetBoard, PlaneFact, PlaneLack, PlaneView, get_board},
    network::snake,
};

/// The planes of a unit; `named` gives people the name they have on this paper.
pub(super) fn planes(
    db: &Reader<'_>,
    unit: Id<Unit>,
    words: &Words,
    named: &mut dyn FnMut(Id<Person>) -> Result<String, Failure>,
) -> Result<Vec<PlanePart>, Failure> {
    let board = get_board(db, GetBoard { unit })?;
    board.planes.into_iter().map(|plane| told(plane, words, named)).collect()
}

fn told(
    plane: PlaneView,
    words: &Words,
    named: &mut dyn FnMut(Id<Person>) -> Result<String, Failure>,
) -> Result<PlanePart, Failure> {
    let mut known: Vec<String> = plane.facts.iter().map(|fact| fact_of(fact, words)).collect();
    if let (false, Some(first), Some(last)) = (known.is_empty(), plane.first_on, plane.last_on) {
        let args = [("from", words.date(first).into()), ("to", words.date(last).into())];
        known.push(words.text("diagnosis-days", &args));
    }
    let took_part = plane.team.iter().filter(|member| member.took_part).map(|member| named(member.person));
    Ok(PlanePart {
        title: words.text(&format!("diagnosis-plane-{}", snake(plane.plane)), &[]),
        state: words.text(&format!("diagnosis-state-{}", snake(plane.state)), &[]),
        took_part: took_part.collect::<Result<_, _>>()?,
        missing: plane.missing.iter().map(|lack| lack_of(lack, words)).collect(),
        known,
        target: plane.target,
        gap: plane.main_gap,
    })
}

fn fact_of(fact: &PlaneFact, words: &Words) -> String {
    let figure = |value: f64| words.number(value, u8::from(value.fract() != 0.0));
    let named = fact.words.as_ref().map_or("", |words_of| words_of.get(words.locale.code()));
    words.text(
        &format!("diagnosis-fact-{}", snake(fact.kind)),
        &[
            ("n", figure(fact.n).into()),
            ("of", fact.of.map_or_else(String::new, |of| figure(of.into())).into()),
            ("on", fact.on.map_or_else(String::new, |day| words.date(day)).into()),
            ("words", named.to_owned().into()),
        ],
    )
}

fn lack_of(lack: &PlaneLack, words: &Words) -> String {
    let n = lack.n.map_or_else(String::new, |n| words.number(n.into(), 0));
    words.text(&format!("diagnosis-lack-{}", snake(lack.kind)), &[("n", n.into())])
}
