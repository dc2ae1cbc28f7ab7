/** Where what is missing of a plane is got, and where the plane itself lies. */
import type { LackKind, Plane } from "../../contract/commands";

export const planeAt = (plane: Plane, unit: string): string =>
  ({ voice_of_customer: `/units/${unit}/voice`, sensory_walk: `/units/${unit}/irritants`, flow_analysis: `/units/${unit}/week`, skills: `/units/${unit}` })[plane];

/** The way to get it; nothing where the board itself asks for it. */
export function wayTo(lack: LackKind, unit: string): string | undefined {
  switch (lack) {
    case "verbatims":
      return `/units/${unit}/voice/said`;
    case "unsorted":
      return `/units/${unit}/voice/sort`;
    case "synthesis":
      return `/units/${unit}/voice`;
    case "themes":
    case "irritants":
      return `/units/${unit}/irritants`;
    case "counts":
    case "week":
      return `/units/${unit}/week`;
    case "need":
      return `/units/${unit}/staffing`;
    case "roster":
      return `/units/${unit}/staffing/roster`;
    case "gate":
      return "/organisation";
    case "target":
      return undefined;
    default:
      // It is done on the spot: a visit begins at the unit.
      return `/units/${unit}`;
  }
}
