/** One line of words on its way to be a finding. The next line may be typed before this one is written. */
import { act } from "../../lib/act";
import type { Pass } from "./pass.svelte";

export class Line {
  /** The finding this line has become while it is still being typed. */
  #noted: string | undefined;
  #end: ((kept: boolean) => void) | undefined;

  constructor(
    readonly pass: Pass,
    readonly zone: string,
  ) {}

  typed(): void {
    this.#end ??= this.pass.typing();
  }

  /** Words that are refused are thrown back to their field. */
  readonly keep = async (words: string, meta: { draft?: string }): Promise<void> => {
    const said = words.trim();
    let kept = false;
    try {
      if (this.#noted && said) await act("walk.amend_finding", { finding: this.#noted, text: said, kind: null }, meta);
      else if (said) this.#noted = (await act("walk.record_finding", { walk: this.pass.walk, zone: this.zone, text: said }, meta)).finding;
      kept = true;
    } finally {
      this.#end?.(kept);
      this.#end = undefined;
    }
  };
}
