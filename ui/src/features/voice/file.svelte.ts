/** Taking verbatims in from a file: choose, look, name the columns or say which day comes first, agree. */
import type { VerbatimsPreview, VocMapping } from "../../contract/commands";
import { host } from "../../host";
import { act } from "../../lib/act";
import { Work } from "../../lib/work.svelte";

const ENDINGS = ["csv", "xlsx", "txt", "tsv"];

export class Taking extends Work {
  preview = $state.raw<VerbatimsPreview>();
  /** Verbatims that were imported, once they were. */
  done = $state<number>();
  #path = "";

  constructor(private readonly unit: string) {
    super();
  }

  get ready() {
    const seen = this.preview;
    return !!seen && !seen.two_days && !seen.already && seen.rows_ok > 0;
  }

  async choose() {
    const path = await host.chooseFile(ENDINGS);
    if (!path) return;
    this.#path = path;
    await this.look(null);
  }

  look(mapping: VocMapping | null) {
    return this.during(async () => {
      this.done = undefined;
      this.preview = await act("voice.preview_verbatims", { unit: this.unit, path: this.#path, mapping }, { quiet: true });
    });
  }

  /** One thing of the mapping is said otherwise: the file is read anew. */
  say(change: Partial<VocMapping>) {
    if (this.preview) return this.look({ ...this.preview.mapping, ...change });
  }

  import(event?: Event) {
    const token = this.preview?.token;
    if (!token || !this.ready) return;
    return this.during(async () => {
      const imported = await act("voice.import_verbatims", { token }, { event, quiet: true });
      this.done = imported.verbatims;
      this.preview = undefined;
    });
  }
}
