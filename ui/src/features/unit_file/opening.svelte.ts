/** Opening a colleague's file: choose it, look into it, agree. What is agreed to is the file that was looked into. */
import type { FileOpened, UnitFilePreview } from "../../contract/commands";
import { host } from "../../host";
import { act } from "../../lib/act";
import { Work } from "../../lib/work.svelte";

const ENDINGS = ["sillage"];

export class Opening extends Work {
  seen = $state.raw<UnitFilePreview>();
  opened = $state.raw<FileOpened>();
  #path = "";

  async choose() {
    const path = await host.chooseFile(ENDINGS);
    if (path) await this.#look(path);
  }

  /** The file that was opened with the system's own means, if one waits. */
  async takeOffered() {
    const { path } = await act("unit_file.take_offered", {}, { quiet: true });
    if (path) await this.#look(path);
  }

  async #look(path: string) {
    this.#path = path;
    this.seen = undefined;
    await this.during(async () => {
      this.seen = await act("unit_file.get_preview", { path }, { quiet: true });
    });
  }

  /** Whether the file is open here now. */
  async agree(event?: Event) {
    const bundle = this.seen?.bundle;
    if (!bundle) return false;
    const done = await this.during(async () => {
      this.opened = await act("unit_file.open_file", { path: this.#path, bundle }, { event, quiet: true });
    });
    // A file that was refused is looked into again before anything else.
    if (!done && this.failure?.code !== "work_cancelled") this.seen = undefined;
    return done;
  }
}
