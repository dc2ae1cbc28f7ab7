/** Tells when nobody has touched the computer for a while. It locks nothing itself. */
const signs = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

export function watchIdle(minutes: () => number, excused: () => boolean, idle: () => void): () => void {
  let last = Date.now();
  const alive = () => (last = Date.now());
  // Looked at by the clock and not by one long timer: a sleeping computer stops timers.
  const timer = setInterval(() => {
    if (excused()) alive();
    else if (Date.now() - last >= minutes() * 60_000) {
      alive();
      idle();
    }
  }, 5_000);
  for (const sign of signs) window.addEventListener(sign, alive, { passive: true, capture: true });
  return () => {
    clearInterval(timer);
    for (const sign of signs) window.removeEventListener(sign, alive, { capture: true });
  };
}
