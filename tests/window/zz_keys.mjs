import { open } from "./rig.mjs";
const endings = []; const bench = { name: "bench", after: (end) => endings.push(end) };
const PRESSES = 200;
const sorted = (v) => v.toSorted((a, b) => a - b);
const pause = (ms) => new Promise((d) => setTimeout(d, ms));
async function keys(window, css) {
  const { next } = await window.rpc("visit.get_today");
  const { visit_day: day } = await window.rpc("visit.start_visit", { visit: next[0].visit });
  const { posts } = await window.rpc("flow.list_posts", { visit_day: day });
  const opened = await window.rpc("flow.open_window", { visit_day: day, post: posts[0].id, planned_end: null });
  await window.go(`/visit/${day}/counter?window=${opened.window}`);
  await window.web.executeScript(`
    if (arguments[0]) { const s=document.createElement("style"); s.textContent=arguments[0]; document.head.append(s); }
    const pressed = [];
    const painted = (globalThis.painted = []); const changedAt=(globalThis.changedAt=[]);
    const pane = document.querySelector("[data-count]");
    addEventListener("keydown", (event) => event.code === "Space" && pressed.push(event.timeStamp), true);
    const changed = () => {
      const shown = Number(pane.dataset.count);
      while (changedAt.length < shown) changedAt.push(performance.now() - pressed[changedAt.length]);
      requestAnimationFrame(() => requestAnimationFrame(() => {
        while (painted.length < shown) painted.push(performance.now() - pressed[painted.length]);
      }));
    };
    new MutationObserver(changed).observe(pane, { attributes: true, attributeFilter: ["data-count"] });`, css);
  for (let press = 0; press < PRESSES; press += 1) { await window.key("Space"); await pause(40 + (press * 37) % 100); }
  await window.web.wait(() => window.web.executeScript("return globalThis.painted.length === arguments[0]", PRESSES), 10_000);
  const p = await window.web.executeScript("return [globalThis.painted, globalThis.changedAt]");
  const frames = await window.web.executeAsyncScript(`const done=arguments[0]; const t=[]; const f=(x)=>{t.push(x); t.length<60?requestAnimationFrame(f):done((t[59]-t[0])/59)}; requestAnimationFrame(f);`);
  const q = (v, f) => Math.round(sorted(v)[Math.floor(v.length * f)]);
  return { painted: [q(p[0], .5), q(p[0], .95)], changed: [q(p[1], .5), q(p[1], .95)], frame: frames };
}
for (const [name, env, css] of [
  ["base", {}, ""],
  ["no ring", {}, ".ring{display:none}"],
  ["no compositing", { WEBKIT_DISABLE_COMPOSITING_MODE: "1" }, ""],
  ["no dmabuf", { WEBKIT_DISABLE_DMABUF_RENDERER: "1" }, ""],
]) {
  const window = await open(bench, { env });
  console.log(name, JSON.stringify(await keys(window, css)));
  await window.close();
}
for (const end of endings) await end();
