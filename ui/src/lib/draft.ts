/** Durable drafts: what is being typed reaches the disk within 400 ms and survives a crash. */
import { asFailure, host } from "../host";
import { saving } from "./saved.svelte";

const pause = 350;
/** Drafts with something typed that is not on its way yet, by key. */
const waiting = new Map<string, Draft>();
/** The last write of a draft that the core has not answered yet, by key. */
const sent = new Map<string, Promise<unknown>>();

export class Draft {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text: string | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly key: string) {}

  /** Called at each keystroke. */
  type(text: string): void {
    this.#text = text;
    waiting.set(this.key, this);
    this.#timer ??= setTimeout(() => void this.flush(), pause);
  }

  /** Writes what waits. Resolves once everything typed so far is on disk. */
  flush(): Promise<unknown> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#text === undefined) return this.#last;
    const text = this.#text;
    this.#rest();
    const done = saving();
    this.#last = this.#last
      .then(() => host.rpc("draft.record_draft", { key: this.key, text }, {}))
      .then(
        () => done(),
        (thrown: unknown) => done(asFailure(thrown)),
      );
    const mine: Promise<unknown> = this.#last.then(() => sent.get(this.key) === mine && sent.delete(this.key));
    sent.set(this.key, mine);
    return this.#last;
  }

  /** Forgets what waits: the final write carries it, and comes after what is on its way. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#rest();
  }

  #rest(): void {
    this.#text = undefined;
    if (waiting.get(this.key) === this) waiting.delete(this.key);
  }
}

/** Everything typed under these keys reaches the core: a write that ends a draft, or a read of drafts, comes after it. */
export async function flushUnder(prefix: string): Promise<void> {
  for (const draft of waiting.values()) if (draft.key.startsWith(prefix)) void draft.flush();
  await Promise.all([...sent].filter(([key]) => key.startsWith(prefix)).map(([, written]) => written));
}

/** Texts typed but never made final, by key: read once when a screen opens. */
export async function draftsUnder(prefix: string): Promise<Map<string, string>> {
  await flushUnder(prefix);
  const reply = await host.rpc("draft.list_drafts", { prefix }, {});
  const { drafts } = reply.answer as { drafts: { key: string; text: string }[] };
  return new Map(drafts.map((draft) => [draft.key, draft.text]));
}
