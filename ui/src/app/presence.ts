/** How long the window was in front during a visit day: measured here, told to the core, which keeps it on this device. */
import { onDestroy } from "svelte";
import { host } from "../host";

/** Told this often, and when the day is left. */
const TELL_MS = 30_000;
const TICK_MS = 1_000;
/** A tick that comes later than this was asleep: nobody looked. */
const AWAKE_MS = 3_000;

/** The visit day of a path, if it is of one. */
export const dayOf = (path: string): string | undefined => /^\/visit\/([0-9a-f-]{36})(\/|$)/.exec(path)?.[1];

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

/** Watches for as long as the frame stands. What cannot be told is let go: a measure is no entry of a person. */
export function watchPresence(path: () => string, counting: () => boolean): void {
  const watch = new Watch((visit_day, screen_ms, counting_ms) =>
    void host.rpc("visit.record_presence", { visit_day, screen_ms, counting_ms }, {}).catch(() => {}),
  );
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
