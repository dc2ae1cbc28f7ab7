// A day whose every field holds a text that would be a script anywhere else, written through the commands the screens
// call. It keeps which fields it filled, so that a test can tell which it did not.
import { packs, scripts } from "./scripts.mjs";

/** The smallest picture there is: one grey pixel. */
const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==", "base64");

/** What a code of twenty characters takes. */
const brief = "<svg onload=owned=1>";

/** Screens of what `sow` begins. */
export const begun = ["/referentials/:version", "/visit/:closed", "/visit/:closed/closing", "/visit/:closed/report"];

/** Where one of those texts stands in a request; of a list all are its first. */
function placesOf(part, at = "") {
  if (typeof part === "string") return scripts.some((script) => part.includes(script)) ? [at] : [];
  const step = (key) => `${at}/${Array.isArray(part) ? 0 : key}`;
  return Object.entries(part ?? {}).flatMap(([key, inner]) => placesOf(inner, step(key)));
}

/** Hands out the texts and carries the requests. */
class Sower {
  sown = 0;
  fields = new Set();
  #app;
  #parts;
  #round;
  #lists = 0;

  constructor(app, { parts, round }) {
    this.#app = app;
    this.#parts = parts;
    this.#round = round;
  }

  /** The next text. */
  next = () => packs[(this.#round + this.sown++) % packs.length];

  /** The next two, in both languages of what everybody reads. */
  both = () => ({ fr: this.next(), en: this.next() });

  /** All of them into a list; where they are shared out, every so-many-th; in another round three. */
  all = async (write) => {
    const mine = packs.filter((_, at) => at % this.#parts === this.#lists % this.#parts);
    const part = this.#round === 0 ? mine : [this.next(), this.next(), this.next()];
    if (this.#round === 0) this.sown += part.length;
    this.#lists += 1;
    const answers = [];
    for (const pack of part) answers.push(await write(pack));
    return answers;
  };

  tell = (name, body = {}) => {
    for (const place of placesOf(body)) this.fields.add(`${name} ${place}`);
    return this.#app.rpc(name, body);
  };

  put = (picture, target) => this.#app.putPhoto(picture, target);
}

/**
 * Fills the lists of a day with all of them, and its single fields with one after the other. `ids` are those of the day.
 * Of `parts` each list takes one only, another each. In another `round` each field has another text, and the lists have
 * a few. It answers how many it wrote, the fields it wrote them into, and the ids with those of what it began.
 */
export async function sow(app, ids, { parts = 1, round = 0 } = {}) {
  const sower = new Sower(app, { parts, round });
  await people(sower, ids);
  const irritants = await visit(sower, ids);
  await talks(sower, ids);
  await promises(sower, ids, irritants);
  await year(sower, ids, irritants);
  const version = await organisation(sower);
  await end(sower, ids);
  const closed = await another(sower);
  return { sown: sower.sown, fields: sower.fields, ids: { ...ids, version, closed } };
}

/** The place, its people and what they learn. */
async function people({ tell, next, both, all }, { unit, person }) {
  const member = { unit, person: null, number: null, email: null, role: "team_member", until: null };
  await all((name) => tell("network.record_person", { ...member, name }));
  await tell("network.record_person", { ...member, name: next(), number: next() });
  await tell("network.record_zone", { unit, zone: null, name: both() });
  const { skills } = await tell("training.list_modules");
  await tell("training.record_module", { title: both(), duration_min: 5, skills: [skills[0].skill] });
  const reference = [{ skill: skills[0].skill, value: 3, reason: next() }];
  await tell("training.record_scene", { title: next(), material: next(), reference });
  const { date: day } = await tell("visit.get_today");
  await tell("observation.set_goal", { person, unit, day, situation: next(), expected_behaviour: next() });
}

/** The walk, the counter, what customers said. */
async function visit({ tell, next, both, all, put }, { day, unit, walk }) {
  await tell("visit.write_intention", { visit_day: day, text: `Amina ${next()}` });
  const irritant = { visit_day: day, kind: "irritant" };
  const found = (await all((text) => tell("visit.record_finding", { ...irritant, text }))).map(({ finding }) => finding);
  await tell("walk.accept_finding", { finding: found[0], reason: next() });
  await tell("walk.amend_finding", { finding: found[1], text: next() });
  const { attachment } = await put(pixel, { owner: found[1], day });
  await tell("photo.caption_photo", { attachment, caption: next() });
  const { zones } = await tell("walk.get_walk", { walk });
  await tell("walk.record_mark", { walk, zone: zones[0].zone, perception: -2 });
  await tell("walk.record_finding", { walk, zone: zones[0].zone, text: next() });
  await tell("draft.record_draft", { key: `walk/${walk}/${zones[1].zone}`, text: next() });
  await tell("walk.start_guest_pass", { visit_day: day, sense: "hearing", moment: "quiet", guest: next(), external: true });

  const { posts } = await tell("flow.list_posts", { visit_day: day });
  const post = posts[0].id;
  const { window } = await tell("flow.open_window", { visit_day: day, post, planned_end: null });
  await tell("flow.close_window", { window });
  const watched = await tell("flow.get_result", { visit_day: day, interval_min: 15 });
  const [hour, minute] = watched.slots[0].start.split(":").map(Number);
  const slot = { date: watched.date, start_min: hour * 60 + minute, interval_min: 15 };
  await tell("flow.correct_slot", { visit_day: day, post, ...slot, count: 3, reason: next() });
  await tell("flow.keep_conclusion", { visit_day: day, text: next() });

  const heard = { visit_day: day, polarity: "neutral", channel: "walk_in", as_it_is: true };
  const said = await all((text) => tell("voice.record_verbatim", { ...heard, text }));
  await tell("voice.amend_verbatim", { verbatim: said[0].verbatim, text: next(), as_it_is: true });
  await tell("voice.record_theme", { name: both() });
  const { date } = await tell("visit.get_today");
  await tell("voice.write_synthesis", { unit, from: date, to: date, text: next() });
  return found;
}

/** With somebody. */
async function talks({ tell, next }, { day, unit, person, observation }) {
  const { people: all } = await tell("observation.list_people", { visit_day: day });
  const { person: observed } = all.find((one) => one.person !== person && one.informed_on);
  await tell("observation.open_observation", { visit_day: day, observed, scene: next() });
  const { criteria } = await tell("observation.get_observation", { observation });
  await tell("observation.describe_observation", { observation, scene: next() });
  for (const { skill } of criteria) await tell("observation.record_fact", { observation, skill, fact: next() });
  const { debrief } = await tell("debrief.open_debrief", { observations: [observation] });
  await tell("debrief.record_self_view", { debrief, went_well: next(), to_change: next() });
  await tell("debrief.record_fact", { debrief, situation: next(), behaviour: next(), effect_on_customer: next() });
  await tell("debrief.keep_strengths", { debrief, strengths: [next()] });
  await tell("debrief.choose_improvement", { debrief, text: next() });
  await tell("debrief.record_options", { debrief, options: [next(), next()] });
  const commitment = { when: next(), then: next(), expected_effect: next(), support_needed: next() };
  await tell("debrief.record_commitment", { debrief, ...commitment });
  await tell("debrief.record_comment", { debrief, comment: next() });
  const note = await tell("debrief.open_note", { unit, person });
  await tell("debrief.record_note", { debrief: note.debrief, fact: next(), agreed: next() });
}

/** What is promised and suggested. */
async function promises({ tell, next, all }, { day, unit }, irritants) {
  const plan = { unit, visit_day: day, source: "plan" };
  await all((title) => tell("action.promise_action", { ...plan, title, expected_effect: next(), proposed_as: next() }));
  // What is promised already is not promised again: each has a title of its own.
  const promised = async (title) => (await tell("action.promise_action", { ...plan, title })).action;
  await tell("action.amend_action", { action: await promised("A"), title: `A ${next()}`, expected_effect: next() });
  await tell("action.amend_action", { action: await promised("B"), team_wording: `B ${next()}`, rank_reason: next() });
  await tell("action.cannot_do", { action: await promised("C"), reason: next() });
  await tell("action.drop_action", { action: await promised("D"), reason: next() });
  const { meeting } = await tell("action.open_meeting", { visit_day: day });
  for (let turn = 0; turn < 5; turn += 1) await tell("action.suggest_in_meeting", { meeting, text: next() });
  const suggested = { unit, source: "finding", source_id: irritants[1] };
  await tell("action.shape_suggestion", { ...suggested, wording: next(), aside: next() });
}

/** The unit over the year. */
async function year({ tell, next }, { unit }, irritants) {
  const { date } = await tell("visit.get_today");
  await tell("irritant.settle_irritant", { unit, finding: irritants[2], end: "accepted", reason: next() });
  for (const plane of ["voice_of_customer", "sensory_walk", "flow_analysis", "skills"]) {
    await tell("diagnosis.write_plane", { unit, plane, target: next(), main_gap: next() });
  }
  await tell("project.write_project", { unit, meaning: next(), animation_rhythm: next() });
  await tell("project.record_objective", { unit, text: next(), proof: next() });
  const { indicator } = await tell("project.record_indicator", { name: next(), measured_in: next(), better: "lower" });
  await tell("project.record_measure", { unit, indicator, on: date, value: 3.5, source: next() });
  const special = { unit, date, reason: "other", channel: null, exclude_from_reference: true };
  await tell("week.record_special_day", { ...special, note: next() });
  await tell("week.save_week", { unit, label: next(), interval_min: 60 });
  await tell("staffing.record_function", {
    unit, function: null, name: next(), way: "rounds", min_presence: 0, routing: [], aht_s: null, target_share: 0.8,
    target_wait_s: 300, max_occupancy: 0.85, patience_s: null, deadline_h: 24, backlog_min: 0, concurrency: 2, shrinkage: 0,
    tasks: [{ name: next(), per_hour: 1, minutes: 5 }],
  });
}

/** What the organisation has written: a referential, as a draft, and the rules of observing. */
async function organisation({ tell, next, both }) {
  const { date } = await tell("visit.get_today");
  const { referentials } = await tell("referential.list_referentials");
  const of = (kind) => referentials.find((one) => one.kind === kind).referential;
  await tell("referential.name_referential", { referential: of("service"), title: both() });
  await tell("referential.start_referential", { kind: "cooperation", title: both(), starter: null });
  const { version: management } = await tell("referential.start_draft", { referential: of("management") });
  const { content: before } = await tell("referential.get_version", { version: management });
  const occasion = { field: "occasion", occasion: next() };
  await tell("referential.write_field", { version: management, item: before.moments[0].item, value: occasion });
  await tell("referential.publish_version", { version: management, change_note: next(), kept_because: next() });
  const { version: following } = await tell("referential.start_draft", { referential: of("management") });
  await tell("referential.add_item", { version: following, new: { noun: "moment", channel: null, occasion: next() } });
  const { version } = await tell("referential.start_draft", { referential: of("service") });
  const { content } = await tell("referential.get_version", { version });
  const write = (item, name, at) =>
    tell("referential.write_field", { version, item, value: { field: "text", name, at, language: "fr", text: next() } });
  const [attitude, moment, skill] = [content.attitudes, content.moments, content.skills].map(([one]) => one.item);
  await write(attitude, "adjective");
  await write(attitude, "meaning");
  await write(attitude, "behaviour", 1);
  await write(content.promise.item, "text");
  await write(moment, "title");
  await write(moment, "emotional_expectation");
  await write(skill, "title");
  await write(skill, "situation");
  await write(skill, "anchor", 1);
  await tell("referential.write_field", { version, item: skill, value: { field: "code", code: brief } });
  await tell("organisation.record_gate", {
    council_on: date, council_reference: next(), impact_reference: next(), impact_on: null, retention_months: 24,
    notice_text: both(), contact: next(),
  });
  return version;
}

/** The end of the day, and what is printed of it where nobody is named. */
async function end({ tell, next }, { day }) {
  await tell("closing.celebrate", { visit_day: day, what: next() });
  for (const sentence of ["highlights", "difficulties", "next_steps"]) {
    await tell("closing.write_sentence", { visit_day: day, sentence, text: next() });
  }
  await tell("session.hand_over", { what: { kind: "rating", visit_day: day } });
  await tell("closing.write_comment", { visit_day: day, text: next() });
  await tell("session.take_back", { pin: null });
  const { texts } = await tell("report.list_names_found", { visit_day: day, edition: "region", locale: "fr" });
  const { digest } = texts.find(({ place }) => place === "intention");
  await withoutNames(tell, next, { visit_day: day, digest });
}

/** A text that names nobody: where one holds the name of somebody of this day, the next one's turn has come. */
async function withoutNames(tell, next, ask) {
  for (;;) {
    const wording = next();
    // What looks like a name and is none has to be said.
    const words = [/\p{L}+/gu, /\p{L}+(?: \p{L}+)+/gu].flatMap((some) => wording.match(some) ?? []);
    try {
      return await tell("report.tell_without_names", { ...ask, wording, words });
    } catch (refused) {
      if (!["name_still_there", "name_or_word"].includes(refused.code)) throw refused;
    }
  }
}

/** A visit of a place of that name, closed without what is due. */
async function another({ tell, next }) {
  const place = { unit: null, code: brief, unit_kind: "shop", status: "active" };
  const { unit } = await tell("network.record_unit", { ...place, name: next(), address: next() });
  const { visit_day } = await tell("visit.start_unplanned", { unit });
  await tell("visit.close_day", { visit_day, reason: next() });
  return visit_day;
}
