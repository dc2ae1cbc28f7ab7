/** Every feature, found by its manifest: nothing here names one. */
import { wrap } from "svelte-spa-router/wrap";
import type { Feature, PaletteLine } from "../lib/route";

const manifests = import.meta.glob<{ feature: Feature }>("../features/*/index.ts", { eager: true });
const features = Object.values(manifests).map((module) => module.feature);

export const routes = Object.fromEntries(
  features.flatMap((feature) =>
    Object.entries(feature.routes).map(([path, load]) => [path, wrap({ asyncComponent: load, userData: { path } })]),
  ),
);

export const palette: PaletteLine[] = features.flatMap((feature) => feature.palette ?? []);

const bare = features.flatMap((feature) => feature.bare ?? []).map(
  (path) => new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`),
);
/** Whether a place is drawn alone, without rail and status bar. */
export const isBare = (place: string): boolean => bare.some((pattern) => pattern.test(place));
