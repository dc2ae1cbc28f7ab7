/** One touch, one count: which pointer events are a person's, and which a finger that bounced. */

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

/** Keeps the screen on where the web view can; elsewhere the system's own settings hold. */
export function stayAwake(): () => void {
  let held: WakeLockSentinel | undefined;
  let over = false;
  const hold = async () => {
    if (over || document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    try {
      held = await navigator.wakeLock.request("screen");
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
