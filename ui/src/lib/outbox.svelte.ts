/** The second of the two facts of the status bar: what has reached the server, and what waits here. */
import type { SentPromises, SyncState } from "../contract/commands";
import { ask } from "./act";
import { onChanged } from "./changes";
import { number } from "./format.svelte";
import { now } from "./now.svelte";
import { t } from "./words.svelte";

/** What a hand does in a row is looked at once. */
const SETTLES = 1_200;
/** How often a session under way is looked at. */
const PACE = 400;

/** A visit that waits longer than this, or more than so much, is said on every screen. */
const LONG = 3 * 86_400_000;
const MUCH = 200_000_000;

/** How far a visit day has come: it waits here; the server has it, some of it aside; colleagues see it; a verified copy holds it. */
export type Mark = "waiting" | "stored" | "visible" | "safe";

/** Troubles no waiting mends: somebody has to do something. */
const mine = new Set(["sync_revoked", "sync_unknown_device", "sync_untrusted", "sync_needs_update", "sync_server_full", "sync_clock", "sync_refused"]);

class Outbox {
  state = $state.raw<SyncState | undefined>(undefined);
  promises = $state.raw<SentPromises | undefined>(undefined);
  /** The session after which the promises were asked for. */
  #asked: string | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;

  /** Follows it as long as a profile is open. Practice never sends: nothing changes there. */
  watch(): () => void {
    void this.look();
    const stop = onChanged((nouns) => {
      const standing = this.state?.standing;
      const concerned = nouns.includes("local") || standing === "fine" || standing === "trouble";
      if (standing !== "practice" && concerned) this.#soon(SETTLES);
    });
    return () => {
      stop();
      clearTimeout(this.#later);
      this.#later = undefined;
      this.state = this.promises = this.#asked = undefined;
    };
  }

  async look(): Promise<void> {
    try {
      this.state = await ask("sync.get_state", {});
      const { server, met_ms, operations } = this.state;
      const asked = `${server} ${met_ms} ${operations}`;
      if (server && this.#asked !== asked) {
        this.promises = await ask("sync.get_promises", {});
        this.#asked = asked;
      }
    } catch {
      // Locked or handed over meanwhile: what was known last is not shown then.
    }
    if (this.state?.progress) this.#soon(PACE);
  }

  #soon(wait: number) {
    if (this.#later !== undefined && wait !== PACE) return;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      this.#later = undefined;
      void this.look();
    }, wait);
  }

  /** How many things need the person. */
  get needs(): number {
    const state = this.state;
    if (!state) return 0;
    const trouble = state.standing === "new_computer" || (!!state.trouble && mine.has(state.trouble.code));
    return state.conflicts + state.doubles + state.aside.length + (trouble ? 1 : 0);
  }

  /** What waits, in one phrase; nothing if nothing does. */
  get waits(): string {
    const state = this.state;
    if (!state) return "";
    const said = (count: number) => ({ count, figure: number(count) });
    if (state.days.length) return t("app-sent-visits", said(state.days.length));
    if (state.operations) return t("app-sent-other", said(state.operations));
    return state.photos ? t("app-sent-photos", said(state.photos)) : "";
  }

  /** Whether something waits for so long, or so much of it, that it is time to look for a network. */
  get overdue(): boolean {
    const state = this.state;
    if (!state?.server) return false;
    const oldest = state.days[0];
    return state.photo_bytes > MUCH || (!!oldest && now() - Date.parse(oldest.date) > LONG);
  }

  /** How far a visit day has come; nothing where no server is joined. */
  mark(day: string): Mark | undefined {
    const state = this.state;
    if (!state?.server) return undefined;
    if (state.days.some(({ visit_day }) => visit_day === day)) return "waiting";
    if (this.promises?.aside_days.includes(day)) return "stored";
    return this.promises?.safe_days.includes(day) ? "safe" : "visible";
  }
}

export const outbox = new Outbox();
