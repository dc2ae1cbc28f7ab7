/** Photos of a visit day: numbered places, pictures brought from a phone, people on them, the blur brush. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/visit/:day/photos": () => import("./PhotoDay.svelte"),
  },
};
