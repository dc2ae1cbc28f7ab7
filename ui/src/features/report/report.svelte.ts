/** What the screen of the report does: close the day, make the file, say where it lies or why there is none. */
import type { DataExported, IssuedReport, Names, ReportLocale, ReportMade } from "../../contract/commands";
import { asFailure, host, type Failure } from "../../host";
import { act } from "../../lib/act";
import { notice } from "../../lib/toast";
import { language, t } from "../../lib/words.svelte";

/** Failures that another folder puts right. */
const ofFolder = ["report_disk_full", "report_folder_missing", "report_folder_refused"];

export class Reporting {
  names = $state<Names>("initials");
  locale = $state<ReportLocale>(language.locale === "en" ? "en" : "fr");
  /** What is being done, for the progress line. */
  step = $state<"closing" | "making" | "exporting">();
  made = $state.raw<ReportMade>();
  exported = $state.raw<DataExported>();
  failure = $state.raw<Failure>();
  /** The day was closed and its copy could not be made. */
  uncopied = $state(false);

  constructor(readonly day: string) {}

  get busy() {
    return this.step !== undefined;
  }
  get wantsFolder() {
    return !!this.failure && ofFolder.includes(this.failure.code);
  }

  /** Closes the day if it is open, then makes the report. What fails stops here: what was done stays done. */
  async finish(open: boolean, reason?: string, event?: Event) {
    await this.#during(open ? "closing" : "making", async () => {
      if (open) {
        const closed = await act("visit.close_day", { visit_day: this.day, reason: reason ?? null }, { event, quiet: true });
        this.uncopied = !closed.backed_up;
      }
      this.step = "making";
      this.made = await act("report.make_report", { visit_day: this.day, names: this.names, locale: this.locale }, { quiet: true });
    });
  }

  export() {
    return this.#during("exporting", async () => {
      this.exported = await act("report.export_data", { visit_day: this.day, names: this.names, locale: this.locale, folder: undefined }, { quiet: true });
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

/** Opens a made file, or its folder, with the system's own program; only a window can. */
export const canOpen = () => !!host.openMade;
export async function openMade(report: IssuedReport["report"], folder: boolean) {
  try {
    await host.openMade?.(report, folder);
  } catch (thrown) {
    notice.failed(thrown);
  }
}
export async function copyPath(path: string) {
  await navigator.clipboard.writeText(path);
  notice.tell(t("report-screen-copied"));
}
