/** Loading the network from a file: choose, look, ask what is unclear, agree. Progress is asked for while work goes on. */
import type { DayOrder, ImportSpreadsheet, Progress, SpreadsheetExported, SpreadsheetPreview } from "../../contract/commands";
import { asFailure, host, type Failure } from "../../host";
import { act, ask } from "../../lib/act";
import { language } from "../../lib/words.svelte";

const ENDINGS = ["xlsx", "csv", "txt", "tsv"];
/** How often progress is asked for, in milliseconds. */
const PACE = 200;

export class Loading {
  exported = $state.raw<SpreadsheetExported>();
  preview = $state.raw<SpreadsheetPreview>();
  progress = $state.raw<Progress>();
  failure = $state.raw<Failure>();
  done = $state(false);
  #path = "";
  #order: DayOrder | null = null;

  get busy() {
    return this.progress !== undefined;
  }
  get ready() {
    const seen = this.preview;
    return !!seen && !seen.trouble_count && !seen.ambiguous_count && seen.line_count > 0;
  }

  export() {
    return this.#during(async () => {
      this.exported = await act("network.export_spreadsheet", { locale: this.#locale }, { quiet: true });
    });
  }

  async choose() {
    const path = await host.chooseFile(ENDINGS);
    if (!path) return;
    this.#path = path;
    this.#order = null;
    await this.look();
  }

  look() {
    return this.#during(async () => {
      this.done = false;
      this.preview = await act("network.preview_spreadsheet", { path: this.#path, day_order: this.#order, locale: this.#locale }, { quiet: true });
    });
  }

  answer(order: DayOrder) {
    this.#order = order;
    return this.look();
  }

  import(event?: Event) {
    const token: ImportSpreadsheet["token"] | undefined = this.preview?.token;
    if (!token || !this.ready) return;
    return this.#during(async () => {
      await act("network.import_spreadsheet", { token }, { event, quiet: true });
      this.done = true;
      this.preview = undefined;
    });
  }

  stop() {
    return act("work.cancel_work", {}, { quiet: true });
  }

  get #locale() {
    return language.locale;
  }

  async #during(work: () => Promise<void>) {
    if (this.busy) return;
    this.failure = undefined;
    this.progress = { step: null, done: 0, total: 0 };
    const beat = setInterval(() => void ask("work.get_progress", {}).then((now) => this.busy && (this.progress = now)), PACE);
    try {
      await work();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
    clearInterval(beat);
    this.progress = undefined;
  }
}
