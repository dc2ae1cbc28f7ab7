/** The conversation after an observation, in the method's order, and the manager's note of two minutes. */
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/visit/:day/debriefs": () => import("./Debriefs.svelte"),
    "/visit/:day/debriefs/:debrief": () => import("./Debrief.svelte"),
    "/note": () => import("./Note.svelte"),
    "/note/:debrief": () => import("./Debrief.svelte"),
  },
  palette: [{ label: "debrief-palette", go: "/note", icon: NotebookPen }],
  // Side by side with the observed person: nothing of anybody else around it.
  bare: ["/visit/:day/debriefs/:debrief", "/note/:debrief"],
};
