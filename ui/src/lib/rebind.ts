/** Single keys a person may put elsewhere: which there are, and which letter may stand for one of them. */
import { sheet } from "./keysheet.svelte";
import type { Plain } from "./words.svelte";

/** By the name screens bind, what each does. The same letter means the same everywhere. */
export const movable = {
  Space: "settings-key-count",
  Backspace: "settings-key-take-back",
  n: "settings-key-new",
  a: "settings-key-action",
  p: "settings-key-photo",
  f: "visit-quick-finding",
  s: "settings-key-said",
  c: "visit-quick-count",
  w: "today-walk",
  o: "visit-quick-observe",
  i: "observation-inform",
  k: "flow-key-claim",
  r: "flow-key-read",
  t: "flow-key-chart",
} as const satisfies Record<string, Plain>;
export type Movable = keyof typeof movable;
export const movables = Object.keys(movable) as Movable[];

/** What the pressed key already does elsewhere. */
export const takenBy = (name: Movable, letter: string): Movable | undefined =>
  movables.find((other) => other !== name && sheet.actual(other) === letter);

/** The letter a key event types, in small; nothing if it types none, as a digit or an arrow. */
export function letterOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">): string | undefined {
  const letter = event.key.toLowerCase();
  return /^\p{L}$/u.test(letter) && !event.ctrlKey && !event.altKey && !event.metaKey ? letter : undefined;
}
