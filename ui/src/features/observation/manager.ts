/** Observing whoever leads the team with the management referential, from wherever that is proposed. */
import { act } from "../../lib/act";
import { go } from "../../lib/route";

export async function observeManager(day: string, person: string, scene: string, event?: Event): Promise<void> {
  const ask = { visit_day: day, observed: person, kind: "management" as const, scene: scene || undefined };
  const opened = await act("observation.open_observation", ask, { event });
  go(`/visit/${day}/observations/${opened.observation}`);
}
