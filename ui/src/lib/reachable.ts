// A part that scrolls and holds nothing to stop at would be out of a keyboard's reach: it becomes a stop itself, and
// only then.
import type { Attachment } from "svelte/attachments";

const stops = "a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select, summary, [tabindex='0']";

export const reachable: Attachment<HTMLElement> = (part) => {
  const look = () => {
    const needed = part.scrollHeight > part.clientHeight && !part.querySelector(stops);
    if (needed) part.tabIndex = 0;
    else part.removeAttribute("tabindex");
  };
  const sizes = new ResizeObserver(look);
  // What stands in it grows with the letters, and the part itself does not.
  const follow = () => {
    for (const child of part.children) sizes.observe(child);
    look();
  };
  const contents = new MutationObserver(follow);
  sizes.observe(part);
  follow();
  contents.observe(part, { childList: true, subtree: true });
  return () => {
    sizes.disconnect();
    contents.disconnect();
  };
};
