// What goes to the clipboard from the real window, whose web view has ways of its own: the line in hand, the link of a
// screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { By, open, until } from "./rig.mjs";

/** Opens the palette and answers its field: one that was open before is gone first, or its field would be found. */
async function palette(window) {
  const gone = async () => (await window.web.findElements(By.css("[role=combobox]"))).length === 0;
  await window.web.wait(gone, 10_000, "the palette of before stays");
  await window.key("Control+k");
  return window.web.wait(until.elementLocated(By.css("[role=combobox]")), 10_000);
}

/** What somebody who pastes it into the palette gets. */
async function pasted(window) {
  const field = await palette(window);
  await window.key("Control+v");
  await window.web.wait(async () => (await field.getAttribute("value")) !== "", 10_000);
  const text = await field.getAttribute("value");
  await window.key("Escape");
  await window.web.wait(until.stalenessOf(field), 10_000);
  return text;
}

test("the line in hand and the link of the screen are copied", async (t) => {
  const window = await open(t);
  await window.go("/units");
  await window.settled();
  await window.web.executeScript("document.querySelector('main li a').focus()");
  const line = await window.web.executeScript("return document.activeElement.innerText");
  await window.key("Control+c");
  await window.seen("app-copied");
  assert.equal(await pasted(window), line.replaceAll(/\s+/gu, " ").trim());

  await palette(window);
  await window.web.switchTo().activeElement().sendKeys(window.t("app-link-copy"));
  await window.settled();
  await window.key("Enter");
  await window.seen("app-link-copied");
  assert.equal(await pasted(window), "sillage://open/units");
});
