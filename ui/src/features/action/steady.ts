/** The order of lines while a screen is open: an answer changes its line, never the line under the finger. */
import type { ActionItem } from "../../contract/commands";

export class Steady {
  #known = new Map<string, { item: ActionItem; first: boolean }>();

  /** `first` are the promises, `second` what else asks whether it worked; each stays in the list it was first seen in. */
  lines(first: ActionItem[], second: ActionItem[]): { first: ActionItem[]; second: ActionItem[] } {
    const fresh = new Map([...second, ...first].map((item) => [item.action, item]));
    for (const item of first) if (!this.#known.has(item.action)) this.#known.set(item.action, { item, first: true });
    for (const item of second) if (!this.#known.has(item.action)) this.#known.set(item.action, { item, first: false });
    const out = { first: [] as ActionItem[], second: [] as ActionItem[] };
    for (const [action, known] of this.#known) {
      // One that no longer asks whether it worked was just answered: it stays where it was, settled.
      const item = fresh.get(action) ?? (known.item.asks_effect ? { ...known.item, asks_effect: false, status: "effective" as const } : undefined);
      if (!item) {
        this.#known.delete(action);
        continue;
      }
      if (fresh.has(action)) known.item = item;
      (known.first ? out.first : out.second).push(item);
    }
    return out;
  }
}
