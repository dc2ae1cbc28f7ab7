/** Alt with an arrow moves the item the hand is in, also from inside a text. */
import type { Attachment } from "svelte/attachments";

export const movable =
  (move: (up: boolean) => unknown): Attachment<HTMLElement> =>
  (node) => {
    const heard = (event: KeyboardEvent) => {
      const arrow = event.key === "ArrowUp" || event.key === "ArrowDown";
      if (!event.altKey || !arrow || event.ctrlKey || event.shiftKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      move(event.key === "ArrowUp");
    };
    node.addEventListener("keydown", heard);
    return () => node.removeEventListener("keydown", heard);
  };
