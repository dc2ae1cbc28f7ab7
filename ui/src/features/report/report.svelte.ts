/** What the screen of the report does: close the day, make the file, say where it lies or why there is none. */
import type { DataExported, Edition, IssuedReport, Names, PersonalSheetsMade, Language, ReportMade } from "../../contract/commands";
import { asFailure, host, type Failure } from "../../host";
import { act } from "../../lib/act";
import { copyText } from "../../lib/copy";
import { notice } from "../../lib/toast";
import { language, t } from "../../lib/words.svelte";

/** Failures that another folder puts right. */
const ofFolder = ["report_disk_full", "report_folder_missing", "report_folder_refused"];

export const editions: Edition[] = ["manager", "region", "wall"];

export class Reporting {
  edition = $state<Edition>("manager");
  names = $state<Names>("initials");
  /** The unit's diagnosis goes with the manager's edition. */
  diagnosis = $state(false);
  locale = $state<Language>(language.locale === "en" ? "en" : "fr");
  /** What is being done, for the progress line. */
  step = $state<"closing" | "making" | "exporting">();
  made = $state.raw<ReportMade>();
  exported = $state.raw<DataExported>();
  sheets = $state.raw<PersonalSheetsMade>();
  failure = $state.raw<Failure>();
  /** What to do again after a failure, where that is not finishing the day. */
  retry: (() => unknown) | undefined;
  /** The day was closed, and its copy could not be made, or not in the second place. */
  leftOut = $state(0);
  uncopied = $state<"here" | "away">();

  constructor(readonly day: string) {}

  get busy() {
    return this.step !== undefined;
  }
  get wantsFolder() {
    return !!this.failure && ofFolder.includes(this.failure.code);
  }

  /** Another edition: what was said of the one before is said no more. */
  choose(edition: Edition) {
    this.edition = edition;
    this.made = undefined;
    this.exported = undefined;
    this.failure = undefined;
  }

  /** Closes the day if it is open, then makes the report. What fails stops here: what was done stays done. */
  async finish(open: boolean, reason?: string, event?: Event) {
    this.retry = undefined;
    await this.#during(open ? "closing" : "making", async () => {
      if (open) {
        const closed = await act("visit.close_day", { visit_day: this.day, reason: reason ?? null }, { event, quiet: true });
        this.leftOut = closed.left_out;
        this.uncopied = !closed.backed_up ? "here" : closed.second_copy === "away" ? "away" : undefined;
      }
      this.step = "making";
      await this.#make();
    });
  }

  /** Makes the edition chosen and leaves the day as it is. */
  make() {
    this.retry = () => this.make();
    return this.#during("making", () => this.#make());
  }
  async #make() {
    const { edition, names, locale } = this;
    const diagnosis = this.diagnosis && edition === "manager";
    this.made = await act("report.make_report", { visit_day: this.day, edition, names, locale, diagnosis }, { quiet: true });
  }

  makeSheets() {
    this.retry = () => this.makeSheets();
    return this.#during("making", async () => {
      this.sheets = await act("report.make_personal_sheets", { visit_day: this.day, locale: this.locale }, { quiet: true });
    });
  }

  export() {
    this.retry = () => this.export();
    return this.#during("exporting", async () => {
      this.exported = await act("report.export_data", { visit_day: this.day, edition: this.edition, names: this.names, locale: this.locale, folder: undefined }, { quiet: true });
    });
  }

  reopen(event?: Event) {
    return act("visit.reopen_day", { visit_day: this.day }, { event }).then(() => (this.made = undefined));
  }

  async useFolder(folder: string) {
    await act("setting.change_setting", { key: "report_folder", value: folder });
    this.failure = undefined;
  }

  async #during(step: "closing" | "making" | "exporting", work: () => Promise<void>) {
    if (this.busy) return;
    this.step = step;
    this.failure = undefined;
    try {
      await work();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
    this.step = undefined;
  }
}

/** Only a window has a picker; elsewhere a path is typed when a folder is missed, and in the settings of the core. */
export const canChoose = () => !!host.chooseFolder;
/** Opens a made file, or its folder, with the system's own program; only a window can. */
export const canOpen = () => !!host.openMade;
export async function openMade(report: IssuedReport["report"], folder: boolean) {
  try {
    await host.openMade?.(report, folder);
  } catch (thrown) {
    notice.failed(thrown);
  }
}
export const copyPath = (path: string) => copyText(path, t("report-screen-copied"));
