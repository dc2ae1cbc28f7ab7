/** A write: what a person did, sent to the core with how long ago it happened. */
import { asFailure, host, type Meta } from "../host";
import { changed } from "./changes";
import type { Answer, Ask, Name } from "./commands";
import { flushUnder } from "./draft";
import { time } from "./now.svelte";
import { saving } from "./saved.svelte";
import { notice } from "./toast";

export interface ActMeta extends Meta {
  /** The event that caused this: its own time stamp is what counts, not the moment of the call. */
  event?: Event;
  /** The caller says the failure itself, in its own place. */
  quiet?: boolean;
}

/** Work that takes seconds: it waits for what was done before it, and nothing waits for it. */
const long = new Set<Name>([
  "action.export_calendar", "backup.make_backup", "backup.restore_backup", "backup.verify_profile",
  "network.export_spreadsheet", "network.import_spreadsheet", "network.preview_spreadsheet", "organisation.make_notice",
  "practice.plant_year", "referential.export_version", "referential.import_file", "release.take_file", "report.export_data",
  "report.make_dossier", "report.make_personal_sheet", "report.make_personal_sheets",
  "report.make_report", "report.make_walk_sheets", "sync.enrol_device", "sync.run_session", "sync.stop_session", "unit_file.export_unit", "unit_file.get_preview", "unit_file.open_file",
  "voice.import_verbatims", "voice.preview_verbatims", "week.import_counts", "week.preview_counts", "work.cancel_work",
]);
let before: Promise<unknown> = Promise.resolve();

/**
 * The core works on several calls at once and may take the later one first: the end of a pass before its last mark, which
 * would then be refused. What a hand did in an order reaches the core in that order.
 */
function inTurn<T>(name: Name, send: () => Promise<T>): Promise<T> {
  const sent = name === "work.cancel_work" || name === "sync.stop_session" ? send() : before.then(send);
  if (!long.has(name)) before = sent.catch(() => {});
  return sent;
}

/** Failures become a sentence in a toast and are thrown again, so that the caller stops. */
export async function act<N extends Name>(name: N, body: Ask<N>, meta: ActMeta = {}): Promise<Answer<N>> {
  const { event, quiet, ...rest } = meta;
  const done = saving();
  try {
    const reply = await inTurn(name, async () => {
      // A draft that arrived after the write that ends it would come back as if it were new.
      if (rest.draft) await flushUnder(rest.draft);
      const age_ms = rest.age_ms ?? (event ? Math.max(0, Math.round(performance.now() - event.timeStamp)) : undefined);
      return host.rpc(name, body, { ...rest, age_ms });
    });
    time.told(reply.at);
    done();
    changed(reply.nouns);
    return reply.answer as Answer<N>;
  } catch (thrown) {
    done(asFailure(thrown));
    if (!quiet) notice.failed(thrown);
    throw thrown;
  }
}

/** A single read, without following changes. Prefer `query` in a screen. */
export async function ask<N extends Name>(name: N, body: Ask<N>): Promise<Answer<N>> {
  const reply = await host.rpc(name, body, {});
  time.told(reply.at);
  return reply.answer as Answer<N>;
}
