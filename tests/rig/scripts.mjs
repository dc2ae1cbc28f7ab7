// Texts that are scripts where a screen takes them for markup, a link, a style or a template; how they get into the fields
// of a day; and how one sees on a screen that a text was taken for more than a text. Each sets `owned` once it runs.

/** What runs, or leads to a script, once it stands in a page, an attribute or a link as it is. */
export const markup = [
  "<script>owned=1</script>",
  "</script><script>owned=1</script>",
  "<img src=x: onerror=owned=1>",
  "<IMG SRC=a: OnErRoR=owned=1>",
  "<svg onload=owned=1>",
  "<svg/onload=owned=1//",
  "<svg><script>owned=1</script></svg>",
  '"><img src=x: onerror=owned=1>',
  "'><svg onload=owned=1>",
  '" autofocus onfocus="owned=1',
  "' onmouseover='owned=1",
  "</title></textarea></style><img src=x: onerror=owned=1>",
  "<!--><img src=x: onerror=owned=1>-->",
  "]]><svg onload=owned=1>",
  "<details open ontoggle=owned=1>a</details>",
  "<input autofocus onfocus=owned=1>",
  "<video src=x: onerror=owned=1></video>",
  "<marquee onstart=owned=1>a</marquee>",
  "<style onload=owned=1></style>",
  '<p style="background:url(javascript:owned=1)">a</p>',
  "javascript:owned=1",
  "JaVaScRiPt:owned=1//a",
  "data:text/html,<script>owned=1</script>",
  "<a href=javascript:owned=1>a</a>",
  '<a href="java&#115;cript:owned=1">a</a>',
  "<math><a xlink:href=javascript:owned=1>a</a></math>",
  "<form action=javascript:owned=1><button>a</button></form>",
  '<iframe srcdoc="<script>parent.owned=1</script>"></iframe>',
  "<iframe src=javascript:parent.owned=1></iframe>",
  "<object data=javascript:owned=1></object>",
  "<embed src=javascript:owned=1>",
  "<base href=javascript:owned=1//>",
  '<meta http-equiv=refresh content="0;url=javascript:owned=1">',
];
/** These, and what would have to be mended, decoded once more or taken for a template. */
export const scripts = [
  ...markup,
  "<scr<script>ipt>owned=1</scr</script>ipt>",
  "&lt;img src=x: onerror=owned=1&gt;",
  "&#60;svg onload=owned=1&#62;",
  "\\u003csvg onload=owned=1\\u003e",
  "%3Csvg%20onload%3Downed%3D1%3E",
  "javascript&colon;owned=1",
  "url(javascript:owned=1)",
  "expression(owned=1)",
  "{{constructor.constructor('owned=1')()}}",
  "{@html '<svg onload=owned=1>'}",
  "${owned=1}",
  "<%= owned=1 %>",
  "#{owned=1}",
];

/**
 * Fills the lists of a day with all of them, and its single fields with one after the other, through the commands the
 * screens call. `ids` are those of the day; of `parts` each list takes one only, another each. It answers how many texts
 * it wrote.
 */
export async function sow(app, { day, unit, person, observation, walk }, parts = 1) {
  let sown = 0;
  let lists = 0;
  const next = () => scripts[sown++ % scripts.length];
  const both = () => ({ fr: next(), en: next() });
  const all = async (write) => {
    const part = scripts.filter((_, at) => at % parts === lists % parts);
    for (const script of part) await write(script);
    lists += 1;
    sown += part.length;
  };
  const tell = (name, body) => app.rpc(name, body);
  const { date } = await tell("visit.get_today", {});

  // The place and its people.
  const member = { unit, person: null, number: null, email: null, role: "team_member", until: null };
  await all((name) => tell("network.record_person", { ...member, name }));
  const place = { unit: null, code: "ROUGH", unit_kind: "shop", status: "active" };
  await tell("network.record_unit", { ...place, name: next(), address: next() });
  await tell("network.record_zone", { unit, zone: null, name: both() });
  const { skills } = await tell("training.list_modules", {});
  await tell("training.record_module", { title: both(), duration_min: 5, skills: [skills[0].skill] });
  const reference = [{ skill: skills[0].skill, value: 3, reason: next() }];
  await tell("training.record_scene", { title: next(), material: next(), reference });
  await tell("observation.set_goal", { person, unit, day: date, situation: next(), expected_behaviour: next() });

  // The visit.
  await tell("visit.write_intention", { visit_day: day, text: next() });
  const findings = [];
  await all(async (text) => {
    const { finding } = await tell("visit.record_finding", { visit_day: day, kind: "irritant", text });
    findings.push(finding);
  });
  await tell("walk.accept_finding", { finding: findings[0], reason: next() });
  const { zones } = await tell("walk.get_walk", { walk });
  await tell("walk.record_mark", { walk, zone: zones[0].zone, perception: -2 });
  await tell("walk.record_finding", { walk, zone: zones[0].zone, text: next() });
  await tell("draft.record_draft", { key: `walk/${walk}/${zones[1].zone}`, text: next() });
  await tell("walk.start_guest_pass", { visit_day: day, sense: "hearing", moment: "quiet", guest: next(), external: true });
  await tell("flow.keep_conclusion", { visit_day: day, text: next() });
  const heard = { visit_day: day, polarity: "neutral", channel: "walk_in", as_it_is: true };
  await all((text) => tell("voice.record_verbatim", { ...heard, text }));
  await tell("voice.record_theme", { name: both() });
  await tell("voice.write_synthesis", { unit, from: date, to: date, text: next() });

  // With somebody.
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

  // What is promised, and the unit over the year.
  const promised = { unit, visit_day: day, source: "plan" };
  await all((title) => tell("action.promise_action", { ...promised, title, expected_effect: next(), proposed_as: next() }));
  const { meeting } = await tell("action.open_meeting", { visit_day: day });
  for (let turn = 0; turn < 5; turn += 1) await tell("action.suggest_in_meeting", { meeting, text: next() });
  await tell("action.shape_suggestion", { unit, source: "finding", source_id: findings[1], wording: next(), aside: next() });
  await tell("irritant.settle_irritant", { unit, finding: findings[2], end: "accepted", reason: next() });
  for (const plane of ["voice_of_customer", "sensory_walk", "flow_analysis", "skills"]) {
    await tell("diagnosis.write_plane", { unit, plane, target: next(), main_gap: next() });
  }
  await tell("project.write_project", { unit, meaning: next(), animation_rhythm: next() });
  await tell("project.record_objective", { unit, text: next(), proof: next() });
  const { indicator } = await tell("project.record_indicator", { name: next(), measured_in: "min", better: "lower" });
  await tell("project.record_measure", { unit, indicator, on: date, value: 3.5, source: next() });
  const special = { unit, date, reason: "other", channel: null, exclude_from_reference: true };
  await tell("week.record_special_day", { ...special, note: next() });
  await tell("staffing.record_function", {
    unit, function: null, name: next(), way: "rounds", min_presence: 0, routing: [], aht_s: null, target_share: 0.8,
    target_wait_s: 300, max_occupancy: 0.85, patience_s: null, deadline_h: 24, backlog_min: 0, concurrency: 2, shrinkage: 0,
    tasks: [{ name: next(), per_hour: 1, minutes: 5 }],
  });

  // The end of the day, and what the organisation has written.
  await tell("closing.celebrate", { visit_day: day, what: next() });
  for (const sentence of ["highlights", "difficulties", "next_steps"]) {
    await tell("closing.write_sentence", { visit_day: day, sentence, text: next() });
  }
  const { referentials } = await tell("referential.list_referentials", {});
  await tell("referential.name_referential", { referential: referentials[0].referential, title: both() });
  await tell("organisation.record_gate", {
    council_on: date, council_reference: next(), impact_reference: next(), impact_on: null, retention_months: 24,
    notice_text: both(), contact: next(),
  });
  return sown;
}

/**
 * Runs in a page: what the screen says, tab by tab and with all that is folded open, and whatever stands there that
 * a text was taken for: a script, a frame, what listens, what leads to a script, a style that fetches.
 */
export async function look() {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const still = async () => {
    let last = performance.now();
    const watch = new MutationObserver(() => (last = performance.now()));
    watch.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    while (performance.now() - last < 80) await drawn();
    watch.disconnect();
  };
  const planted = [];
  const texts = [];
  const foreign = "script, iframe, object, embed, base, meta, marquee, style";
  const links = ["href", "src", "action", "formaction", "data", "xlink:href"];
  const runs = ({ name, value }) =>
    name.startsWith("on") ||
    (links.includes(name) && /(?:java|vb)script:|data:text/iu.test(value)) ||
    (name === "style" && /url\(|expression/iu.test(value));
  const read = () => {
    for (const one of document.body.querySelectorAll("*")) {
      if (one.matches(foreign)) planted.push(one.localName);
      planted.push(...[...one.attributes].filter(runs).map(({ name, value }) => `${one.localName} ${name}=${value}`));
    }
    const fields = [...document.querySelectorAll("input, textarea, option")].map(({ value, label }) => label ?? value);
    texts.push(document.body.innerText, ...fields);
  };
  document.querySelectorAll("details").forEach((one) => (one.open = true));
  read();
  for (const tab of document.querySelectorAll("[role=tab][aria-selected=false]")) {
    tab.click();
    await still();
    read();
  }
  return { planted, text: texts.join("\n"), owned: "owned" in globalThis };
}
