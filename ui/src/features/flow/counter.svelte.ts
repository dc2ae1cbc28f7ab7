/**
 * The counter: what was done waits in line, each row takes its index before its first attempt and is tried until the
 * core has it. The figures move on the core's answer only. It asks for nothing at a tap but the tap itself.
 */
import type { Counter, CounterPlace, GapNoted, LastTap, RowRecorded, TapRef, TapVoided } from "../../contract/commands";
import { asFailure, type Failure } from "../../host";
import { act, ask } from "../../lib/act";
import { now } from "../../lib/now.svelte";

interface Waiting {
  name: "flow.record_tap" | "flow.void_tap" | "flow.record_pause" | "flow.record_resume" | "flow.claim_gap";
  more: object;
  event?: Event;
  /** Taken when it is first tried; a retry keeps it. */
  at?: CounterPlace;
  done: (answer: RowRecorded | TapVoided, at: CounterPlace) => void;
}

/** The row is surely not in the file under this index: it may take another one. */
const placeLost = new Set(["not_counting", "index_taken", "index_skipped"]);
const beatEvery = 5_000;
const refreshEvery = 60_000;
const shownTaps = 10;

export class Counting {
  counter = $state.raw<Counter>();
  arrivals = $state(0);
  tallies = $state<Record<number, number>>({});
  lastTaps = $state.raw<LastTap[]>([]);
  paused = $state(false);
  /** Rows the core has not taken yet. */
  waiting = $state(0);
  failure = $state.raw<Failure>();
  gap = $state.raw<GapNoted>();
  /** Counting ended elsewhere, or this day has nothing open. */
  over = $state(false);

  /** The session. */
  readonly window: string;
  #place: CounterPlace | undefined;
  #queue: Waiting[] = [];
  #pumping: Promise<void> | undefined;
  #timers: ReturnType<typeof setInterval>[] = [];

  constructor(window: string) {
    this.window = window;
  }

  async open(): Promise<void> {
    if (!(await this.#findPlace())) return;
    await this.refresh();
    this.#timers.push(setInterval(() => void this.beat(), beatEvery), setInterval(() => void this.refresh(), refreshEvery));
  }

  /** The heartbeat stops; rows still waiting go on. */
  stop(): void {
    this.#timers.forEach(clearInterval);
    this.#timers = [];
  }

  async #findPlace(): Promise<boolean> {
    try {
      const resumed = await act("flow.resume_window", { window: this.window }, { quiet: true });
      this.#place = resumed.place;
      if (resumed.gap) this.gap = resumed.gap;
      return true;
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.code === "window_closed" || failure.code === "not_found") this.over = true;
      else this.failure = failure;
      return false;
    }
  }

  async refresh(): Promise<void> {
    try {
      const counter = await ask("flow.get_counter", { window: this.window });
      this.counter = counter;
      if (this.#queue.length) return;
      this.arrivals = counter.arrivals;
      this.tallies = Object.fromEntries(counter.tallies.map((tally) => [tally.number, tally.count]));
      this.lastTaps = counter.last_taps;
      this.paused = counter.is_paused;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** Only a counter that is in front is watching. */
  async beat(): Promise<void> {
    if (!this.#place || document.visibilityState !== "visible" || !document.hasFocus()) return;
    try {
      const { gap } = await act("flow.record_beat", { block: this.#place.block }, { quiet: true });
      this.#noted(gap);
    } catch (thrown) {
      if (asFailure(thrown).code === "not_counting" && !this.#queue.length) await this.#findPlace();
    }
  }

  tap(tally: number, event: Event): void {
    if (this.paused) return;
    this.#add({
      name: "flow.record_tap",
      more: { tally },
      event,
      done: (_, at) => {
        this.#move(tally, 1);
        const happened = new Date(now() - Math.max(0, performance.now() - event.timeStamp));
        const zone = this.counter?.now.zone ?? "UTC";
        this.lastTaps = [{ tap: at, tally, at: { at: happened.toISOString(), zone } }, ...this.lastTaps].slice(0, shownTaps);
      },
    });
  }

  /** Takes back a tap of the strip, or the last one. */
  takeBack(target: TapRef | null, event: Event): void {
    this.#add({
      name: "flow.void_tap",
      more: { target },
      event,
      done: (answer) => {
        const { tap, tally } = answer as TapVoided;
        this.#move(tally, -1);
        this.lastTaps = this.lastTaps.filter((last) => last.tap.block !== tap.block || last.tap.index !== tap.index);
        if (!this.lastTaps.length) void this.refresh();
      },
    });
  }

  pause(event: Event): void {
    // Taps stop counting at once; the row follows.
    this.paused = !this.paused;
    // Anything but the claim leaves a gap unwatched.
    this.gap = undefined;
    this.#add({ name: this.paused ? "flow.record_pause" : "flow.record_resume", more: {}, event, done: () => {} });
  }

  /** "I was still counting." */
  claim(event: Event): void {
    const gap = this.gap;
    if (!gap || gap.block !== this.#place?.block) return;
    this.gap = undefined;
    this.#add({ name: "flow.claim_gap", more: { gap: gap.index }, event, done: () => void this.refresh() });
  }

  /** Everything done so far is in the file, or cannot be for now. */
  async settle(): Promise<boolean> {
    await this.#pumping;
    return this.#queue.length === 0;
  }

  #noted(gap: GapNoted | null): void {
    if (!gap) return;
    this.gap = gap;
    void this.refresh();
  }

  #move(tally: number, by: number): void {
    if (tally === 0) this.arrivals += by;
    else this.tallies[tally] = (this.tallies[tally] ?? 0) + by;
  }

  #add(row: Waiting): void {
    this.#queue.push(row);
    this.waiting = this.#queue.length;
    this.#pumping ??= this.#pump().finally(() => (this.#pumping = undefined));
  }

  async #pump(): Promise<void> {
    let wait = 250;
    for (let row = this.#queue[0]; row; row = this.#queue[0]) {
      if (!this.#place && !(await this.#findPlace())) {
        if (this.over) break;
      } else {
        row.at ??= this.#place;
        const code = await this.#try(row);
        if (code === undefined) {
          wait = 250;
          continue;
        }
        if (placeLost.has(code)) {
          row.at = undefined;
          this.#place = undefined;
          continue;
        }
        // Refused for what it is, not for where it is: trying again would not help.
        if (code === "nothing_to_void" || code === "gap_unknown") {
          this.#queue.shift();
          this.waiting = this.#queue.length;
          continue;
        }
      }
      await new Promise((done) => setTimeout(done, wait));
      wait = Math.min(wait * 2, 5_000);
    }
  }

  async #try(row: Waiting): Promise<string | undefined> {
    const at = row.at as CounterPlace;
    try {
      const body = { ...at, ...row.more };
      const answer = (await act(row.name, body as never, { event: row.event, quiet: true })) as RowRecorded | TapVoided;
      this.#place = answer.next ?? { block: at.block, index: at.index + 1 };
      this.#queue.shift();
      this.waiting = this.#queue.length;
      this.failure = undefined;
      row.done(answer, at);
      this.#noted(answer.gap);
      return undefined;
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (!placeLost.has(failure.code) && failure.code !== "nothing_to_void") this.failure = failure;
      return failure.code;
    }
  }
}
