/** Where the person is, kept by the core so that a crash or a rest leads back to the same screen. */
import { replace } from "svelte-spa-router";
import { host } from "../host";
import { ask } from "../lib/act";

export class Place {
  #known = "";
  #leading = false;

  note(route: string): void {
    if (route === "/" || route === "/handover" || route === this.#known || this.#leading) return;
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
    this.#known = route;
    await replace(route.startsWith("/") && route !== "/" && route !== "/handover" ? route : "/today");
    this.#leading = false;
  }
}
