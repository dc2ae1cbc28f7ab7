/** Durable drafts: what is being typed reaches the disk within 400 ms and survives a crash. */
import { asFailure, host } from "../host";
import { saving } from "./saved.svelte";

const pause = 350;

export class Draft {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text: string | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly key: string) {}

  /** Called at each keystroke. */
  type(text: string): void {
    this.#text = text;
    this.#timer ??= setTimeout(() => void this.flush(), pause);
  }

  /** Writes what waits. Resolves once everything typed so far is on disk. */
  flush(): Promise<unknown> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#text === undefined) return this.#last;
    const text = this.#text;
    this.#text = undefined;
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
    this.#text = undefined;
    return this.#last;
  }
}

/** Texts typed but never made final, by key: read once when a screen opens. */
export async function draftsUnder(prefix: string): Promise<Map<string, string>> {
  const reply = await host.rpc("draft.list_drafts", { prefix }, {});
  const { drafts } = reply.answer as { drafts: { key: string; text: string }[] };
  return new Map(drafts.map((draft) => [draft.key, draft.text]));
}
