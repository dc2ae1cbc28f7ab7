/** Leaving a text is what writes it: whoever ends a screen, a step or a day waits for that. It writes nothing itself. */
const underway = new Set<Promise<unknown>>();

/** Tells that a text is on its way to the core. */
export function writing(work: Promise<unknown>): void {
  underway.add(work);
  void work.finally(() => underway.delete(work));
}

/** Leaves the field in hand, then waits until every text is written or refused. */
export async function leaveField(): Promise<void> {
  const here = document.activeElement;
  if (here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement) here.blur();
  if (underway.size) await Promise.allSettled([...underway]);
}
