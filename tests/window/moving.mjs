// Going from screen to screen in the real window, and how long each takes to stand.

/** The screens of a day that goes on, and those around it. */
export const screens = (day, unit) => [
  "/today", `/visit/${day}`, `/visit/${day}/walk`, `/visit/${day}/flow`, `/visit/${day}/observations`,
  `/visit/${day}/debriefs`, `/visit/${day}/plan`, `/visit/${day}/closing`, `/visit/${day}/report`,
  "/units", `/units/${unit}`, `/units/${unit}/team`, `/units/${unit}/irritants`, `/units/${unit}/week`,
  `/units/${unit}/staffing`, "/sync", "/settings",
];

/**
 * Goes to each and waits until it stands: nothing in it has changed for a while, and nothing is being read.
 * @returns milliseconds of each, from the change of place to the second frame after the last change of what is seen
 */
export function walk(window, paths) {
  return window.web.executeAsyncScript(
    `const [paths, loading, done] = arguments;
     const still = 150;
     const walk = async (path) => {
       const start = performance.now();
       let changed = start, shown = start;
       const watch = new MutationObserver(() => {
         changed = performance.now();
         requestAnimationFrame(() => requestAnimationFrame(() => (shown = performance.now())));
       });
       watch.observe(document.getElementById("app"), { childList: true, subtree: true, characterData: true, attributes: true });
       location.hash = path;
       const reads = () => changed === start || shown < changed || document.body.innerText.includes(loading);
       while (reads() || performance.now() - changed < still) {
         if (performance.now() - start > 10_000) throw new Error(path + " never stands");
         await new Promise(requestAnimationFrame);
       }
       watch.disconnect();
       return shown - start;
     };
     (async () => {
       const times = [];
       for (const path of paths) times.push(await walk(path));
       return { times };
     })().catch((thrown) => ({ thrown: String(thrown) })).then(done);`,
    paths,
    window.t("kit-loading"),
  ).then(({ times, thrown }) => {
    if (thrown) throw new Error(thrown);
    return times;
  });
}
