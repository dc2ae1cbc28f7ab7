// The screens one can walk to on a day in the middle of its work, for every test that walks them all. A new screen is one
// line here: `tests/e2e/screens.test.mjs` finds those that are nowhere.

/** Of no place, of a unit, of a visit day. */
export const screens = [
  "/today", "/here", "/units", "/open-file", "/network/load", "/network/unit", "/network/modules", "/actions", "/note", "/sync", "/referentials", "/organisation",
  "/guide", "/guide/:page",
  "/settings/display", "/settings/language", "/settings/keys", "/settings/backup", "/settings/bin", "/settings/privacy",
  "/settings/about", "/settings/about/problem", "/settings/about/licences",
  "/units/:unit", "/units/:unit/hand", "/units/:unit/week", "/units/:unit/week/counts", "/units/:unit/staffing",
  "/units/:unit/staffing/roster", "/units/:unit/voice", "/units/:unit/voice/said", "/units/:unit/voice/sort",
  "/units/:unit/voice/file", "/units/:unit/irritants", "/units/:unit/diagnosis", "/units/:unit/project", "/units/:unit/plan",
  "/units/:unit/team", "/units/:unit/calibration", "/units/:unit/people/:person", "/network/unit/:unit",
  "/visit/:day", "/visit/:day/prepare", "/visit/:day/note", "/visit/:day/said", "/visit/:day/walk",
  "/visit/:day/walk/consolidation", "/visit/:day/walk/:walk", "/visit/:day/walk/:walk/sheet", "/visit/:day/flow",
  "/visit/:day/observations", "/visit/:day/observations/:observation", "/visit/:day/debriefs", "/visit/:day/plan",
  "/visit/:day/plan/meeting", "/visit/:day/closing", "/visit/:day/report", "/visit/:day/photos",
];

/** The ids a day in the middle of its work gives to the places of a route. */
export async function lived(app) {
  const { next } = await app.rpc("visit.get_today");
  const { visit_day: day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  const { people, unit } = await app.rpc("observation.list_people", { visit_day: day });
  const { person } = people.find(({ name }) => name.startsWith("Amina"));
  const { observation } = await app.rpc("observation.open_observation", { visit_day: day, observed: person });
  const { walk } = await app.rpc("walk.start_pass", { visit_day: day, sense: "smell", moment: "quiet" });
  return { day, unit, person, observation, walk, page: "flow" };
}

/** What opens the profile that `founded` makes. */
export const secrets = { passphrase: "rivière lampe orange quai tilleul", pin: "2468" };

/** A profile of somebody's own, with a day begun: one unit, nobody in it, nothing seen. */
export async function founded(app, { name = "Hélène Aubry", network = "Réseau d’essai", unit = "Place Neuve" } = {}) {
  await app.rpc("profile.create_profile", { name, network, unit, ...secrets, unit_kind: "shop", role: "coach", locale: "fr" });
  await app.reload();
  const { units } = await app.rpc("visit.list_units");
  const { visit_day: day } = await app.rpc("visit.start_unplanned", { unit: units[0].unit });
  const { walk } = await app.rpc("walk.start_pass", { visit_day: day, sense: "sight", moment: "quiet" });
  return { unit: units[0].unit, day, walk, page: "copies" };
}

/** The path of a screen with its places filled. */
export const at = (screen, ids) => screen.replaceAll(/:(\w+)/g, (_, name) => ids[name]);
