/** Picks the host once, before anything is drawn. */
import type { Host } from "./types";

export { asFailure, Failure, type Host, type Meta, type PhotoTarget, type PictureRead, type Reply } from "./types";

export let host: Host;

export async function chooseHost(): Promise<void> {
  if ("__TAURI_INTERNALS__" in window) host = (await import("./tauri")).tauri;
  else if (import.meta.env.DEV && new URLSearchParams(location.search).has("fake")) host = (await import("./fake")).fake;
  else host = (await import("./http")).http;
}
