/** The text of a problem report, line by line: what the core told, and what kind of screen it was seen on. */
import type { ProblemReport } from "../../contract/commands";
import { bytes, number } from "../../lib/format.svelte";
import { t } from "../../lib/words.svelte";

/** Nothing is added to what is shown: this is the whole of it. */
export function told(report: ProblemReport): string {
  const { profile } = report;
  const lines = [
    `${t("settings-problem-version")} ${report.version}`,
    `${t("settings-problem-system")} ${report.system} ${report.architecture}`,
    `${t("settings-problem-screen")} ${innerWidth} × ${innerHeight} (${devicePixelRatio})`,
  ];
  if (profile) {
    lines.push(
      "",
      t(profile.practice ? "settings-problem-practice" : "settings-problem-real"),
      ...(profile.view_only ? [t("settings-problem-view-only")] : []),
      `${t("settings-problem-database")} ${bytes(profile.database_bytes)} + ${bytes(profile.log_bytes)}`,
      `${t("settings-problem-files")} ${number(profile.files)} (${bytes(profile.files_bytes)})`,
      `${t("settings-problem-copies")} ${number(profile.copies)}`,
      `${t("settings-problem-aside")} ${number(profile.aside)}`,
    );
  }
  lines.push("", t(report.failures.length ? "settings-problem-failures" : "settings-problem-none"));
  for (const { command, code, times } of report.failures) lines.push(`  ${command}: ${code}${times > 1 ? ` × ${number(times)}` : ""}`);
  return lines.join("\n");
}
