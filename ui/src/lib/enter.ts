/** Enter in a text goes on at once: the hand is faster than a write, and the next word must land in the next field. */
import type { Attachment } from "svelte/attachments";

/** On what surrounds a `Field`. Shift+Enter stays a new line; leaving the field is what commits it. */
export const onEnter =
  (run: (event: KeyboardEvent) => unknown): Attachment<HTMLElement> =>
  (node) => {
    const heard = (event: KeyboardEvent) => {
      const plain = event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!plain || event.isComposing || event.repeat) return;
      event.preventDefault();
      event.stopPropagation();
      run(event);
    };
    node.addEventListener("keydown", heard, true);
    return () => node.removeEventListener("keydown", heard, true);
  };
