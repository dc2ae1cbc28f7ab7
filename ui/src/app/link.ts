/** Links to a screen: made here, followed from a mail or a calendar. A link leads and does nothing else. */
import { router } from "svelte-spa-router";
import { act } from "../lib/act";
import { copyText } from "../lib/copy";
import { go } from "../lib/route";
import { notice } from "../lib/toast";
import { t } from "../lib/words.svelte";

/** The screen in front, as a link for whoever may see it too. */
export function copyLink(): Promise<void> {
  const link = `sillage://open${router.location}`;
  return copyText(link, t("app-link-copied"), t("app-link-not-copied", { link }));
}

/** Goes where the link that waits leads. */
export async function follow(): Promise<void> {
  const { path } = await act("session.take_link", {}, { quiet: true });
  if (path) go(path);
  else notice.announce(t("app-link-nowhere"));
}
