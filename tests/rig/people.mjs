// People of the practice unit and what is seen of them, through the commands a screen would cause.

export async function lilas(app) {
  const { units } = await app.rpc("visit.list_units", {});
  return units.find((one) => one.code === "LIL").unit;
}

/** Somebody of the team, informed today. */
export async function joins(app, unit, name) {
  const { person } = await app.rpc("network.record_person", { unit, person: null, name, number: null, email: null, role: "team_member", until: null });
  const { date } = await app.rpc("visit.get_today");
  await app.rpc("observation.inform_team", { unit, people: [person], channel: "meeting", date });
  return person;
}

export const file = (app, unit, person) => app.rpc("training.get_person_file", { unit, person });
export const status = async (app, unit, person, code) => (await file(app, unit, person)).skills.find((skill) => skill.code === code);

/** An observation that is final, outside a visit. */
export async function looks(app, unit, person, levels) {
  const { observation } = await app.rpc("observation.open_observation", { unit, observed: person });
  const { skills } = await file(app, unit, person);
  for (const [code, value] of Object.entries(levels)) {
    const { skill } = skills.find((each) => each.code === code);
    await app.rpc("observation.record_fact", { observation, skill, fact: `Ce qui s’est vu pour ${code}, niveau ${value}` });
    await app.rpc("observation.record_score", { observation, skill, value });
  }
  await app.rpc("observation.finish_observation", { observation });
  return observation;
}
