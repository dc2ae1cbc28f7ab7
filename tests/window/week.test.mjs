// From a year of counts to an action of today, in the real window.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { year } from "../rig/counts.mjs";
import { By, open, until } from "./rig.mjs";

test("a year of counts becomes a week, a need, a gap, an action found on Today", async (t) => {
  const window = await open(t);
  const { web } = window;
  const control = (key, args) => By.xpath(`//*[self::button or self::a][contains(normalize-space(.), "${window.t(key, args)}")]`);
  const press = async (key, args) => (await web.wait(until.elementLocated(control(key, args)), 10_000)).click();
  const fill = async (key, text) => {
    const field = await web.executeScript(
      "return [...document.querySelectorAll('label')].find((label) => label.innerText.trim().startsWith(arguments[0]))?.control",
      window.t(key),
    );
    await field.clear();
    await field.sendKeys(text);
  };
  const { units } = await window.rpc("visit.list_units");
  const { unit } = units.find(({ code }) => code === "HAL");
  const { today } = await window.rpc("week.get_week", { unit });

  // The system's own dialog gives a path, and nothing else.
  const file = year(today);
  const path = join(window.home, file.name);
  writeFileSync(path, file.buffer);
  const { token } = await window.rpc("week.preview_counts", { unit, path, mapping: null });
  await window.rpc("week.import_counts", { token });
  await window.go(`/units/${unit}/week`);
  await window.picture("window-week");
  await window.key("Control+Enter");
  await window.seen("week-saved", { version: "1" });

  await window.go(`/units/${unit}/staffing`);
  await press("staffing-add");
  await press("staffing-name-suggest-1");
  await fill("staffing-aht", "4");
  await fill("staffing-promise-wait", "2");
  await press("staffing-save-function");
  await web.wait(until.elementLocated(By.css("table")), 10_000);
  await window.key("Control+Enter");
  await window.seen("staffing-already", { version: "1" });

  await window.go(`/units/${unit}/staffing/roster`);
  await fill("staffing-roster-fill", "2");
  await press("staffing-roster-fill-do");
  await web.wait(until.elementLocated(control("staffing-act")), 10_000);
  await window.picture("window-gap");
  await press("staffing-act");
  await window.key("Digit1");
  await window.seen("staffing-act-done");
  const { actions } = await window.rpc("action.list_actions");
  const action = actions.find(({ title }) => title.startsWith("Accueil, lundi"));
  assert.ok(action, JSON.stringify(actions.map(({ title }) => title)));
  await window.go("/today");
  await web.wait(until.elementLocated(By.xpath(`//*[contains(text(), "${action.title}")]`)), 10_000);
});
