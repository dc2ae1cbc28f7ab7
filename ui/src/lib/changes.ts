/** Who reads which nouns: one list, so that every open query hears of every write. */
import { host } from "../host";

type Heard = (nouns: string[]) => void;
const listeners = new Set<Heard>();

export function onChanged(heard: Heard): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

export function changed(nouns: string[]): void {
  if (nouns.length) for (const heard of [...listeners]) heard(nouns);
}

/** Connects the list to the host; called once at start. */
export const listenToHost = (): (() => void) => host.onChanged(changed);
