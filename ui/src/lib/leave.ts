/** Leaving a text is what writes it: whoever ends a screen, a step or a day waits for that. It writes nothing itself. */
const underway = new Set<Promise<unknown>>();

/** Tells that a text is on its way to the core. */
export function writing(work: Promise<unknown>): void {
  underway.add(work);
  void work.finally(() => underway.delete(work));
}

/** Waits until every text that is on its way is written or refused. */
export async function allWritten(): Promise<void> {
  if (underway.size) await Promise.allSettled([...underway]);
}

/** Leaves the field in hand, then waits until every text is written or refused. */
export async function leaveField(): Promise<void> {
  const here = document.activeElement;
  if (here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement) here.blur();
  await allWritten();
}
