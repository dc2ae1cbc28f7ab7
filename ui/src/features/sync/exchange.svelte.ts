/** What a person asks of the server by hand. Where it stands is the outbox's to tell. */
import type { SessionRan } from "../../contract/commands";
import { asFailure, type Failure } from "../../host";
import { act } from "../../lib/act";
import { session } from "../../app/session.svelte";
import { outbox } from "../../lib/outbox.svelte";

export class Exchange {
  busy = $state(false);
  ran = $state.raw<SessionRan | undefined>(undefined);
  failure = $state.raw<Failure | undefined>(undefined);
  /** Why a printed line was refused: said beside the line. */
  refused = $state.raw<Failure | undefined>(undefined);

  async #during(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.ran = this.failure = this.refused = undefined;
    // The session itself answers at its end only: how far it is has to be looked at.
    const beat = setInterval(() => void outbox.look(), 400);
    try {
      await work();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
    clearInterval(beat);
    this.busy = false;
    await outbox.look();
    return !this.failure && !this.refused;
  }

  send(): Promise<boolean> {
    return this.#during(async () => {
      this.ran = await act("sync.run_session", {}, { quiet: true });
      await session.refresh();
    });
  }

  /** Joins a server by its printed line, then exchanges at once. */
  join(line: string): Promise<boolean> {
    return this.#during(async () => {
      let joined = false;
      try {
        ({ joined } = await act("sync.enrol_device", { line }, { quiet: true }));
      } catch (thrown) {
        this.refused = asFailure(thrown);
        return;
      }
      if (joined) await session.refresh();
      this.ran = await act("sync.run_session", {}, { quiet: true });
      await session.refresh();
    });
  }

  stop(): Promise<unknown> {
    return act("sync.stop_session", {}, { quiet: true });
  }

  forget(): Promise<boolean> {
    return this.#during(async () => void (await act("sync.forget_server", {}, { quiet: true })));
  }
}
