// The ways a script in a page has to reach out of it, to run words, and to leave. Each function runs in a page.

const add = (kind, fields) => document.body.append(Object.assign(document.createElement(kind), fields));
const click = (fields) => Object.assign(document.createElement("a"), fields).click();

/** To an address, the page staying: the directive of the content policy that refuses each, where it is told of. */
export const out = {
  fetch: ["connect-src", (to) => fetch(to)],
  request: ["connect-src", (to) => {
    const one = new XMLHttpRequest();
    one.open("GET", to);
    one.send();
  }],
  socket: ["connect-src", (to) => void new WebSocket(to.replace("http", "ws"))],
  events: ["connect-src", (to) => void new EventSource(to)],
  beacon: ["connect-src", (to) => void navigator.sendBeacon(to, "x")],
  ping: ["connect-src", (to) => click({ href: "#/today", ping: to })],
  image: ["img-src", (to) => void (new Image().src = to)],
  drawing: ["img-src", (to) => add("div", { innerHTML: `<svg><image width="9" height="9" href="${to}"/></svg>` })],
  background: ["img-src", (to) => void (document.body.style.backgroundImage = `url(${to})`)],
  preload: ["img-src", (to) => add("link", { rel: "preload", as: "image", href: to })],
  font: ["font-src", (to) => void new FontFace("x", `url(${to})`).load().catch(() => {})],
  script: ["script-src-elem", (to) => add("script", { src: to })],
  module: ["script-src-elem", (to) => import(to)],
  modulepreload: ["script-src-elem", (to) => add("link", { rel: "modulepreload", href: to })],
  stylesheet: ["style-src-elem", (to) => add("link", { rel: "stylesheet", href: to })],
  style: ["style-src-elem", (to) => add("style", { textContent: `@import "${to}"` })],
  frame: ["frame-src", (to) => add("iframe", { src: to })],
  object: ["object-src", (to) => add("object", { data: to })],
  embed: ["object-src", (to) => add("embed", { src: to })],
  video: ["media-src", (to) => add("video", { src: to, preload: "auto" })],
  sound: ["media-src", (to) => new Audio(to).load()],
  worker: ["worker-src", (to) => void new Worker(URL.createObjectURL(new Blob([`fetch("${to}")`])))],
  // A frame of its own words has the policy of its page, and is told by itself what that refused.
  framed: [null, (to) => add("iframe", { srcdoc: `<img src="${to}">` })],
};

/** A connection made ahead, over which nothing is asked: no content policy speaks of it. */
export const ahead = (to) => add("link", { rel: "preconnect", href: to });

/** What runs words as a script. */
export const run = {
  eval: ["script-src", (words) => (0, eval)(words)],
  function: ["script-src", (words) => new Function(words)()],
  timer: ["script-src", (words) => void setTimeout(words)],
  inline: ["script-src-elem", (words) => add("script", { textContent: words })],
  handler: ["script-src-attr", (words) => add("div", { innerHTML: `<img src="x:" onerror="${words}">` })],
  link: ["script-src-elem", (words) => click({ href: `javascript:${words}` })],
  address: ["script-src-elem", (words) => void (location.href = `javascript:${words}`)],
};

/** To another page, in this window or in one of its own. */
export const away = {
  address: (to) => void (location.href = to),
  replacement: (to) => location.replace(to),
  top: (to) => void window.open(to, "_top"),
  refresh: (to) => add("meta", { httpEquiv: "refresh", content: `0;url=${to}` }),
  download: (to) => click({ href: to, download: "x" }),
  form: (to) => {
    add("form", { id: "form", action: to, method: "post" });
    document.querySelector("form#form").submit();
  },
};

const inPage = (body) => `const add = ${add}; const click = ${click}; ${body}`;

/** The script that tries one way with the first argument. */
export const trying = (way) => inPage(`(${way})(arguments[0])`);

/**
 * The script that tries all of these ways, one after the other, with the first argument, in which NAME is the way's own:
 * it tells for each which directive refused it. The second argument is how long it waits for that, in milliseconds.
 */
export const tryingAll = (ways) => inPage(`
  const [given, patience, done] = arguments;
  const ways = { ${Object.entries(ways).map(([name, [directive, way]]) => `"${name}": ["${directive}", ${way}]`)} };
  const told = {};
  const attempt = async ([name, [directive, way]]) => {
    const refused = new Promise((tell) => {
      const heard = ({ effectiveDirective }) => effectiveDirective === directive && tell(directive);
      document.addEventListener("securitypolicyviolation", heard);
      const late = () => (document.removeEventListener("securitypolicyviolation", heard), tell(null));
      setTimeout(late, directive === "null" ? 0 : patience);
    });
    // What refuses may throw, or fail later.
    try { Promise.resolve(way(given.replaceAll("NAME", name))).catch(() => {}); } catch {}
    told[name] = await refused;
  };
  (async () => { for (const way of Object.entries(ways)) await attempt(way); done(told); })();`);
