/** One touch, one count: which pointer events are a person's, and which a finger that bounced. */
import { host } from "../../host";

/** A contact nearer than this to the one before, in time and place, is the same finger. */
const bounceMs = 60;
const bouncePx = 24;

interface Contact {
  pointer: number;
  time: number;
  x: number;
  y: number;
}

export class Contacts {
  #last: Contact[] = [];

  /** Whether this press counts. Two fingers are two. */
  counts(event: PointerEvent): boolean {
    if (event.button !== 0) return false;
    const now: Contact = { pointer: event.pointerId, time: event.timeStamp, x: event.clientX, y: event.clientY };
    this.#last = this.#last.filter((contact) => now.time - contact.time < bounceMs);
    const same = (contact: Contact) =>
      contact.pointer === now.pointer || Math.hypot(contact.x - now.x, contact.y - now.y) < bouncePx;
    const bounced = this.#last.some(same);
    this.#last.push(now);
    return !bounced;
  }
}

let audio: AudioContext | undefined;

/** A soft tick; lower when something is taken back. */
export function tick(down: boolean): void {
  audio ??= new AudioContext();
  const [tone, gain] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = down ? 440 : 880;
  gain.gain.setValueAtTime(0.08, audio.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.03);
  tone.connect(gain).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.03);
}

/** Keeps the screen on: the web view where it can, else the host; where neither can, the system's own settings hold. */
export function stayAwake(reason: string): () => void {
  let held: Pick<WakeLockSentinel, "release"> | undefined;
  let over = false;
  const byHost = async () => {
    await host.stayAwake?.(reason);
    return { release: async () => void (await host.stayAwake?.(null)) };
  };
  const hold = async () => {
    if (over || document.visibilityState !== "visible") return;
    try {
      // A web view may know the wake lock and refuse it all the same.
      held = await (navigator.wakeLock?.request("screen") ?? Promise.reject()).catch(byHost);
      if (over) await held.release();
    } catch {
      // Refused on low battery or by policy: counting goes on all the same.
    }
  };
  void hold();
  document.addEventListener("visibilitychange", hold);
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", hold);
    void held?.release().catch(() => {});
  };
}
