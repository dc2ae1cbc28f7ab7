/** Work that takes seconds: how far it is, asked for while it goes on, and what it came to. One at a time. */
import type { Progress } from "../contract/commands";
import { asFailure, type Failure } from "../host";
import { act, ask } from "./act";

/** How often progress is asked for, in milliseconds. */
const PACE = 200;

export class Work {
  progress = $state.raw<Progress>();
  failure = $state.raw<Failure>();

  get busy() {
    return this.progress !== undefined;
  }

  /** Whether it came to its end. */
  async during(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.failure = undefined;
    this.progress = { step: null, done: 0, total: 0 };
    const beat = setInterval(() => void this.#look(), PACE);
    try {
      await work();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
    clearInterval(beat);
    this.progress = undefined;
    return !this.failure;
  }

  async #look() {
    try {
      const now = await ask("work.get_progress", {});
      if (this.busy) this.progress = now;
    } catch {
      // While the file itself is being exchanged nobody can tell; the work says how it ended.
    }
  }

  /** It stops where it is, and nothing changes. */
  stop() {
    return act("work.cancel_work", {}, { quiet: true });
  }
}
