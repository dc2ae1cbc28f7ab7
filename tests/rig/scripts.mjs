// Texts that are scripts where a screen takes them for markup, a link, a style or a template; and how one sees on a screen
// that a text was taken for more than a text. Each sets `owned` once it runs.

/** What ends the attribute, the comment or the element a text stands in, and what runs behind that. */
const ends = ['">', "'>", "</title>", "</textarea>", "</style>", "</script>", "-->", "]]>", "</select>", "</svg>"];
const runs = [
  "<script>owned=1</script>",
  "<img src=x: onerror=owned=1>",
  "<svg onload=owned=1>",
  "<input autofocus onfocus=owned=1>",
  "<video src=x: onerror=owned=1></video>",
  "<audio src=x: onerror=owned=1></audio>",
  "<iframe src=javascript:parent.owned=1></iframe>",
  "<details open ontoggle=owned=1>a</details>",
  "<style onload=owned=1></style>",
  "<p onanimationstart=owned=1>a</p>",
  "<a href=javascript:owned=1>a</a>",
  "<button formaction=javascript:owned=1>a</button>",
];
/** What runs, or leads to a script, once it stands in a page, an attribute or a link as it is. */
export const markup = [
  ...ends.flatMap((end) => runs.map((run) => end + run)),
  ...runs,
  "<IMG SRC=a: OnErRoR=owned=1>",
  "<img/src='x:'/onerror=owned=1>",
  "<img src = x: onerror = owned=1>",
  "<img src=x: onerror=`owned=1`>",
  "<img src=x: onerror=&#111;wned=1>",
  "<<img src=x: onerror=owned=1>>",
  "<img src=x: srcset=x: onerror=owned=1",
  "<svg/onload=owned=1//",
  "<svg><script>owned=1</script></svg>",
  "<svg><animate onbegin=owned=1 attributeName=x dur=1s>",
  "<svg><a xlink:href=javascript:owned=1><text>a</text></a></svg>",
  "<svg><set attributeName=onload to=owned=1 onbegin=owned=1>",
  "<script >owned=1</script >",
  "<SCRIPT SRC=data:,owned=1></SCRIPT>",
  "<script/x>owned=1</script>",
  "<script type=module>globalThis.owned=1</script>",
  '" autofocus onfocus="owned=1',
  "' onmouseover='owned=1",
  '" style="background:url(javascript:owned=1)',
  "' onclick=owned=1 x='",
  "</title></textarea></style><img src=x: onerror=owned=1>",
  "<!--><img src=x: onerror=owned=1>-->",
  "<![CDATA[><img src=x: onerror=owned=1>]]>",
  "<?x ><img src=x: onerror=owned=1>",
  "<marquee onstart=owned=1>a</marquee>",
  "<body onpageshow=owned=1><script>owned=1</script>",
  "<select autofocus onfocus=owned=1><option>a</select>",
  "<textarea autofocus onfocus=owned=1>a</textarea>",
  "<p contenteditable onblur=owned=1 tabindex=0>a</p>",
  "<p onpointerenter=owned=1>a</p>",
  "<dialog open onclose=owned=1>a</dialog>",
  "<source onerror=owned=1><track onerror=owned=1>",
  '<p style="background:url(javascript:owned=1)">a</p>',
  "<p style=width:expression(owned=1)>a</p>",
  "<style>@import 'javascript:owned=1'</style>",
  "javascript:owned=1",
  "JaVaScRiPt:owned=1//a",
  "vbscript:owned=1",
  "data:text/html,<script>owned=1</script>",
  "data:text/html;base64,PHNjcmlwdD5vd25lZD0xPC9zY3JpcHQ+",
  '<a href="java&#115;cript:owned=1">a</a>',
  "<math><a xlink:href=javascript:owned=1>a</a></math>",
  "<form action=javascript:owned=1><button>a</button></form>",
  '<iframe srcdoc="<script>parent.owned=1</script>"></iframe>',
  "<object data=javascript:owned=1></object>",
  "<embed src=javascript:owned=1>",
  "<base href=javascript:owned=1//>",
  '<meta http-equiv=refresh content="0;url=javascript:owned=1">',
];
/** These, and what would have to be mended, decoded once more or taken for a template. */
export const scripts = [
  ...markup,
  "<scr<script>ipt>owned=1</scr</script>ipt>",
  "< script >owned=1</ script >",
  "&lt;img src=x: onerror=owned=1&gt;",
  "&amp;lt;svg onload=owned=1&amp;gt;",
  "&#60;svg onload=owned=1&#62;",
  "&#x3C;svg onload=owned=1&#x3E;",
  "\\u003csvg onload=owned=1\\u003e",
  "\\x3csvg onload=owned=1\\x3e",
  "%3Csvg%20onload%3Downed%3D1%3E",
  "%253Csvg%2520onload%253Downed%253D1%253E",
  "＜svg onload=owned=1＞",
  "javascript&colon;owned=1",
  "url(javascript:owned=1)",
  "expression(owned=1)",
  "{{constructor.constructor('owned=1')()}}",
  "{@html '<svg onload=owned=1>'}",
  "{#if (owned=1)}a{/if}",
  "{owned=1}",
  "${owned=1}",
  "`${owned=1}`",
  "<%= owned=1 %>",
  "#{owned=1}",
  "[[owned=1]]",
  "';owned=1;'",
  '";owned=1;//',
  "__proto__[owned]=1",
];

/** What a name takes. */
const LONGEST = 110;
/** All of them, in texts no longer than a name may be. */
export const packs = scripts.reduce((packed, script) => {
  const longer = `${packed.at(-1)} ${script}`;
  return packed.length > 0 && longer.length <= LONGEST ? packed.with(-1, longer) : [...packed, script];
}, []);

/**
 * Runs in a page: what the screen says, tab by tab and with all that is folded open, and whatever stands there that
 * a text was taken for: a script, a frame, what listens, what leads to a script, a style that fetches.
 */
export async function look() {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const still = async () => {
    let last = performance.now();
    const watch = new MutationObserver(() => (last = performance.now()));
    watch.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    while (performance.now() - last < 80) await drawn();
    watch.disconnect();
  };
  const planted = [];
  const texts = [];
  const foreign = "script, iframe, object, embed, base, meta, marquee, style";
  const links = ["href", "src", "action", "formaction", "data", "xlink:href"];
  const runs = ({ name, value }) =>
    name.startsWith("on") ||
    (links.includes(name) && /(?:java|vb)script:|data:text/iu.test(value)) ||
    (name === "style" && /url\(|expression/iu.test(value));
  const read = () => {
    for (const one of document.body.querySelectorAll("*")) {
      if (one.matches(foreign)) planted.push(one.localName);
      planted.push(...[...one.attributes].filter(runs).map(({ name, value }) => `${one.localName} ${name}=${value}`));
    }
    const fields = [...document.querySelectorAll("input, textarea, option")].map(({ value, label }) => label ?? value);
    texts.push(document.body.innerText, ...fields);
  };
  document.querySelectorAll("details").forEach((one) => (one.open = true));
  read();
  for (const tab of document.querySelectorAll("[role=tab][aria-selected=false]")) {
    tab.click();
    await still();
    read();
  }
  return { planted, text: texts.join("\n"), owned: "owned" in globalThis };
}
