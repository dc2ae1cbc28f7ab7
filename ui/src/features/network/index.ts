/** The network: its spreadsheet, and each unit with its zones, people, channels and hours. */
import FileSpreadsheet from "@lucide/svelte/icons/file-spreadsheet";
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/network/load": () => import("./Load.svelte"),
    "/network/unit": () => import("./UnitSetup.svelte"),
    "/network/unit/:unit": () => import("./UnitSetup.svelte"),
  },
  palette: [{ label: "network-load", go: "/network/load", icon: FileSpreadsheet }],
};
