/**
 * How long the window was in front during a visit day, whatever screen it showed: measured here, told to the core, which
 * keeps it on this device.
 */
import { onDestroy } from "svelte";
import { host } from "../host";
import { ask } from "../lib/act";

/** Told this often, and when the day is left. */
const TELL_MS = 30_000;
const TICK_MS = 1_000;
/** A tick that comes later than this was asleep: nobody looked. */
const AWAKE_MS = 3_000;

/** Time on a screen of no visit day belongs to the visit that is under way. */
export const UNDER_WAY = "under way";

/** The visit day time on a path belongs to; none while the computer is in other hands than the coach's. */
export function dayOf(path: string): string | undefined {
  if (path.startsWith("/handover")) return undefined;
  return /^\/visit\/([0-9a-f-]{36})(\/|$)/.exec(path)?.[1] ?? UNDER_WAY;
}

export class Watch {
  #day: string | undefined;
  #screen = 0;
  #counting = 0;

  /** `tell` takes a day with its milliseconds, counting among them. */
  constructor(private readonly tell: (day: string, screen: number, counting: number) => void) {}

  /** So much time passed: where the screen was, whether it was in front, and whether customers were being counted. */
  pass(ms: number, day: string | undefined, inFront: boolean, counting: boolean): void {
    if (day !== this.#day) {
      this.flush();
      this.#day = day;
    }
    if (!day || !inFront || ms > AWAKE_MS) return;
    this.#screen += ms;
    if (counting) this.#counting += ms;
    if (this.#screen >= TELL_MS) this.flush();
  }

  flush(): void {
    if (this.#day && this.#screen > 0) this.tell(this.#day, Math.round(this.#screen), Math.round(this.#counting));
    this.#screen = this.#counting = 0;
  }
}

/** The day begun last, if it was begun today and is not closed: one left open weeks ago is no visit. */
async function underWay(): Promise<string | undefined> {
  const { date, in_progress } = await ask("visit.get_today", {});
  return in_progress.find((day) => day.date === date)?.visit_day;
}

async function tell(day: string, screen_ms: number, counting_ms: number): Promise<void> {
  const visit_day = day === UNDER_WAY ? await underWay() : day;
  if (visit_day) await host.rpc("visit.record_presence", { visit_day, screen_ms, counting_ms }, {});
}

/** Watches for as long as the frame stands. What cannot be told is let go: a measure is no entry of a person. */
export function watchPresence(path: () => string, counting: () => boolean): void {
  const watch = new Watch((...time) => void tell(...time).catch(() => {}));
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    watch.pass(now - last, dayOf(path()), document.visibilityState === "visible" && document.hasFocus(), counting());
    last = now;
  }, TICK_MS);
  const leave = () => watch.flush();
  window.addEventListener("pagehide", leave);
  onDestroy(() => {
    clearInterval(timer);
    window.removeEventListener("pagehide", leave);
    leave();
  });
}
