/** Why a day is proposed for the next visit, with the figure it rests on. */
import type { NextBecause } from "../../contract/commands";
import { number } from "../../lib/format.svelte";
import { dashed, find } from "../../lib/words.svelte";

export const because = ({ reason, figure }: NextBecause): string =>
  find(`plan-next-because-${dashed(reason)}`, { figure: figure === null ? "" : number(figure, Number.isInteger(figure) ? 0 : 1) }) ?? reason;
