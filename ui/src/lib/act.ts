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

/** Failures become a sentence in a toast and are thrown again, so that the caller stops. */
export async function act<N extends Name>(name: N, body: Ask<N>, meta: ActMeta = {}): Promise<Answer<N>> {
  const { event, quiet, ...rest } = meta;
  const age_ms = rest.age_ms ?? (event ? Math.max(0, Math.round(performance.now() - event.timeStamp)) : undefined);
  // A draft that arrived after the write that ends it would come back as if it were new.
  if (rest.draft) await flushUnder(rest.draft);
  const done = saving();
  try {
    const reply = await host.rpc(name, body, { ...rest, age_ms });
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
