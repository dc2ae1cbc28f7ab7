/** Loading the network from a file: choose, look, ask what is unclear, agree. Progress is asked for while work goes on. */
import type { DayOrder, ImportSpreadsheet, SpreadsheetExported, SpreadsheetPreview } from "../../contract/commands";
import { host } from "../../host";
import { act } from "../../lib/act";
import { Work } from "../../lib/work.svelte";
import { language } from "../../lib/words.svelte";

const ENDINGS = ["xlsx", "csv", "txt", "tsv"];

export class Loading extends Work {
  exported = $state.raw<SpreadsheetExported>();
  preview = $state.raw<SpreadsheetPreview>();
  done = $state(false);
  #path = "";
  #order: DayOrder | null = null;

  get ready() {
    const seen = this.preview;
    return !!seen && !seen.trouble_count && !seen.ambiguous_count && seen.line_count > 0;
  }

  export() {
    return this.during(async () => {
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
    return this.during(async () => {
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
    return this.during(async () => {
      await act("network.import_spreadsheet", { token }, { event, quiet: true });
      this.done = true;
      this.preview = undefined;
    });
  }

  get #locale() {
    return language.locale;
  }
}
