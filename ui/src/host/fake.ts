/** A host without a core, for looking at screens and at failures while they are drawn (`?fake=1`). Never in a build. */
import { Failure, type Host } from "./types";

const wanted = new URLSearchParams(location.search);
let state = wanted.get("state") ?? "none";
const practice = wanted.get("practice") !== "0";
const settings: Record<string, unknown> = {};
for (const key of ["theme", "density", "locale"]) if (wanted.has(key)) settings[key] = wanted.get(key);
const me = { id: "1", name: "Claire Morel", practice, role: "coach", locale: "fr", me: "p", network: "n", time_zone: "Europe/Paris" };
const profiles = () =>
  wanted.has("profiles")
    ? [
        { id: "1", name: "Claire Morel", practice: true, role: "coach", locale: "fr", last_used: "2026-11-20T09:00:00Z" },
        { id: "2", name: "Hélène Aubry", practice: false, role: "coach", locale: "fr", last_used: "2026-11-18T09:00:00Z" },
      ]
    : [];
const copy = (name: string, kind: string, hours: number) => ({ name, kind, at_ms: Date.now() - hours * 3_600_000, operations: 412, events: 137 });

type Answer = (body: Record<string, unknown>) => unknown;
const answers: Record<string, Answer> = {
  "session.get_state": () => ({ state, profile: state === "none" ? null : me, handover: null, view_only: wanted.has("view_only"), disk_nearly_full: wanted.has("disk_nearly_full"), offered_file: false, version: "0.1.0" }),
  "profile.list_profiles": () => ({ profiles: profiles() }),
  "profile.create_practice": () => ((state = "open"), { profile: "1", recovery_code: null }),
  "profile.create_profile": () => ((state = "open"), { profile: "1", recovery_code: "7K3M-Q9XT-2BWD-H5RV-N8CE-4FJY" }),
  "profile.suggest_passphrase": () => ({ passphrase: "rivière-lampe-orange-quai-tilleul" }),
  "profile.unlock": (body) => {
    if (body.passphrase === null || String(body.passphrase).length > 14) return (state = "open"), {};
    throw new Failure(wanted.get("fails") ?? "wrong_passphrase");
  },
  "profile.recover": () => ((state = "open"), {}),
  "profile.lock": () => ((state = "none"), {}),
  "profile.rest": () => ((state = "resting"), {}),
  "profile.wake": (body) => {
    if (body.pin === "1234") return (state = "open"), {};
    throw new Failure("wrong_pin", { left: 4 });
  },
  "place.get_place": () => ({ route: wanted.get("route") ?? "/settings" }),
  "place.record_place": () => ({}),
  "draft.record_draft": () => ({}),
  "draft.list_drafts": () => ({ drafts: [] }),
  "setting.get_settings": () => ({ values: settings }),
  "setting.change_setting": (body) => ((settings[String(body.key)] = body.value), {}),
  "backup.list_backups": () => ({ backups: [copy("a", "asked", 1), copy("b", "visit_end", 5), copy("c", "hourly", 27)] }),
  "backup.get_second_place": () => ({ path: null, reachable: false, offer: null }),
  "backup.list_rescues": () => ({ backups: [copy("a", "asked", 1)] }),
  "backup.make_backup": () => ({ backup: copy("d", "asked", 0), second_copy: "not_chosen" }),
  "bin.list_deleted": () => ({ items: [{ noun: "finding", id: "f", label: "Odeur d'humidité près de la borne", deleted_at: new Date(Date.now() - 86_400_000).toISOString() }] }),
  "search.list_matches": () => ({ matches: [{ noun: "unit", id: "u", label: "Saint-Michel", visit_day: null, unit: "u" }] }),
};

export const fake: Host = {
  async rpc(name, body) {
    const answer = answers[name];
    if (!answer) throw new Failure("unknown_command", { name });
    const found = answer(body as Record<string, unknown>);
    return { answer: found, nouns: ["local"] };
  },
  putPhoto: () => Promise.reject(new Failure("photo_unusable", { why: "format" })),
  readPicture: () => Promise.resolve({ format: "unknown", capture: null }),
  photoUrl: () => "",
  chooseFile: () => Promise.resolve(null),
  onChanged: () => () => {},
};
