/** Where the person is, kept by the core so that a crash or a rest leads back to the same screen. */
import { replace, router } from "svelte-spa-router";
import { host } from "../host";
import { ask } from "../lib/act";

/** The two doors: nobody works there, one is led on. */
export const isDoor = (route: string): boolean => route === "/" || route === "/handover";

export class Place {
  #known = "";
  #leading = false;

  note(route: string): void {
    if (isDoor(route) || route === this.#known || this.#leading) return;
    this.#known = route;
    // Losing this costs one step back, never data: no word about it.
    void host.rpc("place.record_place", { route }, {}).catch(() => {});
  }

  async restore(): Promise<void> {
    if (this.#leading) return;
    this.#leading = true;
    let route = "/today";
    try {
      route = (await ask("place.get_place", {})).route || route;
    } catch {
      // Today is always there.
    }
    const there = route.startsWith("/") && !isDoor(route) ? route : "/today";
    // Whoever went somewhere meanwhile is not fetched back.
    if (isDoor(router.location)) {
      this.#known = there;
      await replace(there);
    }
    this.#leading = false;
    this.note(router.location);
  }
}
