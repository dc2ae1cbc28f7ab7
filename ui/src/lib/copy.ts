/** What goes to the clipboard: a text that a button stands for, or the block in hand. */
import { notice } from "./toast";
import { t } from "./words.svelte";

/** Copies a text and says so. Some web views keep the clipboard to themselves: a selection is copied there instead. */
export async function copyText(text: string, copied: string, refused = t("kit-copy-refused")): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copySelected(text)) return notice.announce(refused);
  }
  notice.tell(copied);
}

/** By a text that is selected for the moment of the copy. */
function copySelected(text: string): boolean {
  const focused = document.activeElement;
  const place = document.createElement("textarea");
  place.value = text;
  place.className = "unseen";
  // Where the focus is kept inside a layer, nothing outside can be selected.
  (document.querySelector("[data-layer]") ?? document.body).append(place);
  place.select();
  const went = document.execCommand("copy");
  place.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return went;
}

/*
 * Ctrl+C where nothing is selected takes the line, the card or the screen in hand: its words are selected for the moment
 * of the copy, so that the system copies them as it copies any text, tables with their columns.
 */
const blocks = "tr, li, article, section, main";

/** Where one is: what has the focus, else what was touched last. */
function inHand(touched: Element | null): Element | null {
  const focused = document.activeElement;
  const from = focused && focused !== document.body ? focused : touched;
  return from?.isConnected ? from.closest(blocks) : null;
}

/** Returns the way to stop. `taken` is told once a block was copied. */
export function copyBlocks(taken: () => void): () => void {
  let touched: Element | null = null;
  const touch = (event: PointerEvent) => (touched = event.target instanceof Element ? event.target : null);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "c" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.repeat) return;
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    const selection = getSelection();
    const block = inHand(touched);
    if (!selection || !selection.isCollapsed || !block) return;
    selection.selectAllChildren(block);
    if (selection.isCollapsed) return;
    // The copy comes with this very key; afterwards nothing is selected, as before, and a later copy is somebody's own.
    document.addEventListener("copy", taken);
    setTimeout(() => (document.removeEventListener("copy", taken), selection.removeAllRanges()));
  };
  addEventListener("pointerdown", touch, true);
  addEventListener("keydown", press);
  return () => (removeEventListener("pointerdown", touch, true), removeEventListener("keydown", press));
}
