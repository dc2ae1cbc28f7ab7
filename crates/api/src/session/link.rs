//! A link to a screen that was followed elsewhere, in a mail or a calendar: it waits until a profile is open, and leads.
//! It does nothing else: it leads to no screen that acts by being shown, and what it names is looked for among what its
//! reader may see.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::Nothing;
use crate::{App, Failure, app::held};

const START: &str = "sillage://open/";
const LONGEST: usize = 200;
const DEEPEST: usize = 6;
/// Screens that are a step of something else, and nobody's to be led to.
const STEPS: [&str; 2] = ["handover", "open-file"];
/// A counter that is shown counts time as watched.
const COUNTER: &str = "counter";

/// The link that waited.
#[derive(Debug, Serialize, TS, JsonSchema)]
pub struct FollowedLink {
    /// Where it leads; nothing if that is nowhere.
    pub path: Option<String>,
}

impl App {
    /// Offers a link to whoever opens a profile next.
    pub(crate) fn offer_link(&self, link: &str) {
        *held(&self.link) = Some(FollowedLink { path: screen_of(link) });
        self.tell(&["local".to_owned()]);
    }

    /// Whether a link waits.
    pub(super) fn has_link(&self) -> bool {
        held(&self.link).is_some()
    }
}

/// Takes the link that waits: it leads once.
pub(super) fn take_link(app: &App, _: Nothing) -> Result<FollowedLink, Failure> {
    Ok(held(&app.link).take().unwrap_or(FollowedLink { path: None }))
}

/// The screen a link names, if it is made like one.
fn screen_of(link: &str) -> Option<String> {
    let path = link.strip_prefix(START)?.trim_end_matches('/');
    let is_plain = |step: &str| {
        !step.is_empty() && step.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b))
    };
    let mut steps = path.split('/');
    let is_place = path.len() <= LONGEST
        && steps.clone().count() <= DEEPEST
        && steps.clone().all(is_plain)
        && steps.clone().next_back() != Some(COUNTER)
        && steps.next().is_some_and(|first| !STEPS.contains(&first));
    is_place.then(|| format!("/{path}"))
}

#[cfg(test)]
mod tests {
    use super::screen_of;

    #[test]
    fn a_link_names_a_screen_and_nothing_else() {
        let unit = "units/01890a5d-ac96-774b-bcce-b302099a8057/project";
        assert_eq!(screen_of(&format!("sillage://open/{unit}")), Some(format!("/{unit}")));
        assert_eq!(screen_of("sillage://open/today/"), Some("/today".into()));
        let long = format!("sillage://open/{}", "a".repeat(201));
        for link in [
            "sillage://open/",
            "sillage://open",
            "sillage://elsewhere/today",
            "sillage:today",
            "https://open/today",
            "sillage://open/handover",
            "sillage://open/visit/01a2-b3/counter",
            "sillage://open/open-file",
            "sillage://open/units/../settings",
            "sillage://open//today",
            "sillage://open/visit?window=1",
            "sillage://open/today#x",
            "sillage://open/%74oday",
            "sillage://open/Today",
            "sillage://open/javascript:alert(1)",
            "sillage://open/a/b/c/d/e/f/g",
            &long,
        ] {
            assert_eq!(screen_of(link), None, "{link}");
        }
    }
}
