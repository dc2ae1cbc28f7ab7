/** Types drawn from the generated command map. */
import type { Commands } from "../contract/commands";

export type Name = Extract<keyof Commands, string>;
export type Ask<N extends Name> = Commands[N]["ask"];
export type Answer<N extends Name> = Commands[N]["answer"];
