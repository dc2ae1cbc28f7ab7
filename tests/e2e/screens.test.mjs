// Every screen in both languages and both themes: it opens without an error of the page, and axe finds nothing.
// A new screen is one line in `screens`.
import { test } from "node:test";
import { open } from "./rig.mjs";

const screens = [
  "/today", "/here", "/units", "/units/:unit", "/units/:unit/hand", "/units/:unit/week", "/units/:unit/week/counts", "/units/:unit/staffing", "/units/:unit/staffing/roster", "/units/:unit/voice", "/units/:unit/voice/said", "/units/:unit/voice/sort", "/units/:unit/voice/file", "/units/:unit/irritants", "/units/:unit/diagnosis", "/units/:unit/project", "/units/:unit/plan", "/open-file", "/network/load", "/network/unit", "/network/unit/:unit", "/actions", "/note", "/referentials",
  "/settings/display", "/settings/language", "/settings/keys", "/settings/backup", "/settings/bin", "/settings/privacy",
  "/settings/about",
  "/visit/:day", "/visit/:day/prepare", "/visit/:day/note", "/visit/:day/said", "/visit/:day/walk",
  "/visit/:day/walk/consolidation", "/visit/:day/flow", "/visit/:day/observations", "/visit/:day/debriefs",
  "/visit/:day/plan", "/visit/:day/closing", "/visit/:day/report", "/visit/:day/photos",
];

for (const locale of ["fr", "en"]) {
  test(`every screen, ${locale}`, async (t) => {
    const app = await open(t, { locale });
    const { next } = await app.rpc("visit.get_today");
    const { visit_day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
    for (const screen of screens) {
      await t.test(screen, async () => {
        await app.go(screen.replace(":day", visit_day).replace(":unit", next[0].unit));
        await app.axe();
        if (locale === "fr") await app.picture(`screen${screen.replaceAll(/[/:]+/g, "-")}`);
      });
    }
  });
}
