/** Taking rows in from somebody's file: choose, look, name the columns or say which day comes first, agree. */
import type { TwoDays } from "../contract/commands";
import { host } from "../host";
import { Work } from "./work.svelte";

const ENDINGS = ["csv", "xlsx", "txt", "tsv"];

/** What every preview of a file tells. */
export interface Looked<Mapping> {
  token: string;
  file_name: string;
  encoding: string | null;
  separator: string | null;
  columns: { column: number; letters: string; heading: string; sample: string }[];
  mapping: Mapping;
  remembered: boolean;
  already: boolean;
  two_days: TwoDays | null;
  rows_ok: number;
  troubles: { cell: string; text: string; code: string }[];
  trouble_count: number;
}

/** What looks at a file and what takes it in; the latter answers how many came. */
export interface Ways<Mapping, Preview> {
  look(path: string, mapping: Mapping | null): Promise<Preview>;
  take(token: string, event?: Event): Promise<number>;
}

export class FileImport<Mapping extends object, Preview extends Looked<Mapping>> extends Work {
  preview = $state.raw<Preview>();
  /** How many were imported, once they were. */
  done = $state<number>();
  #path = "";

  constructor(private readonly ways: Ways<Mapping, Preview>) {
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

  look(mapping: Mapping | null) {
    return this.during(async () => {
      this.done = undefined;
      this.preview = await this.ways.look(this.#path, mapping);
    });
  }

  /** One thing of the mapping is said otherwise: the file is read anew. */
  say(change: Partial<Mapping>) {
    if (this.preview) return this.look({ ...this.preview.mapping, ...change });
  }

  take(event?: Event) {
    const token = this.preview?.token;
    if (!token || !this.ready) return;
    return this.during(async () => {
      this.done = await this.ways.take(token, event);
      this.preview = undefined;
    });
  }
}
