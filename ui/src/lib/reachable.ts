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
  const contents = new MutationObserver(look);
  sizes.observe(part);
  contents.observe(part, { childList: true, subtree: true });
  return () => {
    sizes.disconnect();
    contents.disconnect();
  };
};
