// Scripts that run inside the page before anything of its own. They watch, set the date, and make the core late.

/** Reports each key, touch and dialog as a person would count them: a chord is one key, a repeat none. */
export function countInPage() {
  const report = (what) => globalThis.__spent(what);
  const isText = (element) =>
    element instanceof HTMLElement &&
    (element.isContentEditable ||
      element instanceof HTMLTextAreaElement ||
      (element instanceof HTMLInputElement && !["radio", "checkbox", "button", "submit", "range"].includes(element.type)));
  addEventListener(
    "keydown",
    (event) => {
      if (!event.isTrusted || event.repeat || ["Shift", "Control", "Alt", "AltGraph", "Meta"].includes(event.key)) return;
      const plain = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
      report(plain && isText(event.target) ? "typed" : "keys");
    },
    true,
  );
  addEventListener("pointerdown", (event) => event.isTrusted && report("touches"), true);
  const seen = new WeakSet();
  const look = () => {
    for (const dialog of document.querySelectorAll('dialog[open], [role="dialog"], [role="alertdialog"]')) {
      if (!seen.has(dialog)) {
        seen.add(dialog);
        report("dialogs");
      }
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["open", "role"] });
}

/** Moves `Date` to the time of the core. `performance.now()` stays: the age of an event is measured with it. */
export function shiftDateInPage(shift) {
  const Real = Date;
  class Shifted extends Real {
    constructor(...args) {
      if (args.length === 0) super(Real.now() + shift);
      else super(...args);
    }
    static now() {
      return Real.now() + shift;
    }
  }
  globalThis.Date = Shifted;
}

/** Each call reaches the core late. What waits is counted in the page, where nothing can be between two counts. */
export function callLate(milliseconds) {
  const send = globalThis.fetch;
  globalThis.__late = 0;
  globalThis.fetch = async (...call) => {
    globalThis.__late += 1;
    await new Promise((done) => setTimeout(done, milliseconds));
    try {
      return await send(...call);
    } finally {
      globalThis.__late -= 1;
    }
  };
}
