// What is wrong with how a screen lies, looked at in the page itself: nothing wider than the screen, no word cut off,
// no control under another. Colours and names are axe's business.

/** Runs in the page; answers sentences. */
export function layoutInPage() {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) faults.push(`the page is ${root.scrollWidth - root.clientWidth} px wider than the screen`);
  const shown = (element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    // Words for screen readers alone are a pixel wide, or clipped away.
    return width > 2 && height > 2 && !element.closest("[data-sonner-toaster]") && getComputedStyle(element).clipPath === "none";
  };
  const name = (element) => `<${element.tagName.toLowerCase()}> “${(element.innerText ?? element.value ?? "").trim().slice(0, 40)}”`;
  const scrolls = (value) => value === "auto" || value === "scroll";
  for (const element of document.body.querySelectorAll("*")) {
    if (!(element instanceof HTMLElement) || !shown(element)) continue;
    const style = getComputedStyle(element);
    const wide = element.scrollWidth > element.clientWidth + 1;
    // A frame of a table may scroll sideways; the content of a screen may not.
    if (wide && scrolls(style.overflowX) && element.matches(".content, main, .page")) faults.push(`sideways scroll in ${name(element)}`);
    const speaks = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (!speaks || element.matches("input, textarea, select, option, pre")) continue;
    if (wide && style.overflowX === "hidden" && style.display !== "inline") faults.push(`cut off sideways: ${name(element)}`);
    if (element.scrollHeight > element.clientHeight + 3 && style.overflowY === "hidden" && style.display !== "inline") faults.push(`cut off below: ${name(element)}`);
    const { left, right } = element.getBoundingClientRect();
    if (!element.closest("[role=region][tabindex], pre, .list, .sideways") && (right > root.clientWidth + 1 || left < -1)) faults.push(`beyond the edge: ${name(element)}`);
  }
  const controls = [...document.querySelectorAll("button, a[href], input, textarea, select")].filter((one) => shown(one) && !one.closest(".skip"));
  const boxes = controls.map((one) => ({ one, box: one.getBoundingClientRect() }));
  for (const [at, { one, box }] of boxes.entries()) {
    for (const { one: other, box: there } of boxes.slice(at + 1)) {
      const across = Math.min(box.right, there.right) - Math.max(box.left, there.left);
      const down = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top);
      if (across <= 4 || down <= 4 || one.contains(other) || other.contains(one)) continue;
      // One that scrolled under a bar is not on the screen there.
      const x = Math.max(box.left, there.left) + across / 2;
      const y = Math.max(box.top, there.top) + down / 2;
      const top = document.elementFromPoint(x, y);
      const reached = (control) => top && (control.contains(top) || top.contains(control));
      if (top && reached(one) && reached(other)) faults.push(`${name(one)} and ${name(other)} lie on each other`);
    }
  }
  return [...new Set(faults)];
}
