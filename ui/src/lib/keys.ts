/** Keys of one screen. Digits and Space follow the place on the keyboard, letters follow what is printed. */
import { onMount } from "svelte";
import { tinykeys } from "tinykeys";
import { sheet, type KeyLine } from "./keysheet.svelte";

type Run = (event: KeyboardEvent) => unknown;
/** A handler alone, or with the words that F1 shows for it; none while it does nothing. */
export type Bound = Run | { run: Run; says: () => string | undefined };
export type KeyMap = Record<string, Bound>;

const inText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type)));

/** Space and Enter belong to the button that has focus, unless it asks to let them through. A radio takes Space alone. */
function ownsActivation(name: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest("[data-keys=through]")) return false;
  if (target.closest("[role=radio]")) return name === "Space";
  return target.closest("button, a[href], summary, [role=option], [role=menuitem]") !== null;
}
/** Inside a text, undo is the text's own. */
const ofTexts = /^Ctrl\+(Shift\+)?[zy]$/;

const arrows = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

/** What a name stands for in the language of tinykeys. */
export function variants(name: string): string[] {
  const digit = /^Digit(\d)$/.exec(name)?.[1];
  // An AZERTY hand may well hold Shift to type a digit, and Shift turns a plain match off.
  return digit ? [name, `Shift+${name}`, `Numpad${digit}`] : [name.replace(/^Ctrl\+/, "$mod+").replace(/^\p{L}$/u, `(${name}|${name.toUpperCase()})`)];
}

function guard(name: string, actual: string, bound: Bound, above: boolean): Run {
  const run = typeof bound === "function" ? bound : bound.run;
  const chord = /^(Ctrl|Alt)\+|^F\d+$|^Escape$/.test(name);
  const single = !chord && /^(Digit\d|Space|[a-z])$/.test(name);
  return (event) => {
    if (event.repeat && !arrows.has(event.key)) return;
    if (event.defaultPrevented || event.isComposing) return;
    if (!above && document.querySelector("[data-layer]")) return;
    if (single && !sheet.single) return;
    if ((!chord || ofTexts.test(name)) && inText(event.target)) return;
    if ((actual === "Space" || actual === "Enter") && ownsActivation(actual, event.target)) return;
    if (arrows.has(name) && event.target instanceof HTMLElement && event.target.closest("[role=radiogroup], [role=listbox], [role=tablist]")) return;
    event.preventDefault();
    run(event);
  };
}

/** Binds on the window and returns the way to unbind. `above` keeps the keys alive over an open sheet. */
export function bind(map: KeyMap, above = false): () => void {
  const table: Record<string, Run> = {};
  const lines: KeyLine[] = [];
  for (const [name, bound] of Object.entries(map)) {
    const actual = sheet.actual(name);
    for (const variant of variants(actual)) table[variant] = guard(name, actual, bound, above);
    if (typeof bound !== "function") lines.push({ key: name, says: bound.says });
  }
  const stop = tinykeys(window, table);
  const forget = sheet.add(lines);
  return () => (stop(), forget());
}

/** Keys for as long as the component lives. Call it while the component is being set up. */
export function keys(map: KeyMap, above = false): void {
  onMount(() => bind(map, above));
}
