/** Durable drafts: what is being typed reaches the disk within 400 ms and survives a crash. */
import { asFailure, host } from "../host";
import { saving } from "./saved.svelte";

const pause = 350;
/** Drafts with something typed that is not on its way yet, by key. */
const waiting = new Map<string, Draft>();

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
    return this.#last;
  }

  /** Forgets what waits: the final write carries it. Resolves when no earlier draft is still on its way. */
  settle(): Promise<unknown> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#rest();
    return this.#last;
  }

  /** The field is left: where a write of its own follows it carries the text, else the draft is all that keeps it. */
  leave(written: boolean): Promise<unknown> {
    return written ? this.settle() : this.flush();
  }

  #rest(): void {
    this.#text = undefined;
    if (waiting.get(this.key) === this) waiting.delete(this.key);
  }
}

/** Sends what waits under these keys: a write that ends a draft, or a read of drafts, comes after what was typed. */
export async function flushUnder(prefix: string): Promise<void> {
  const open = [...waiting.values()].filter((draft) => draft.key.startsWith(prefix));
  if (open.length) await Promise.all(open.map((draft) => draft.flush()));
}

/** Texts typed but never made final, by key: read once when a screen opens. */
export async function draftsUnder(prefix: string): Promise<Map<string, string>> {
  await flushUnder(prefix);
  const reply = await host.rpc("draft.list_drafts", { prefix }, {});
  const { drafts } = reply.answer as { drafts: { key: string; text: string }[] };
  return new Map(drafts.map((draft) => [draft.key, draft.text]));
}
