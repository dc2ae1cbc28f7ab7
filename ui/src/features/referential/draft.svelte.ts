/** A version on screen: what it says, and every edit of it as one act. */
import type { ChangeNature, FieldValue, Flaw, NewItem, TextField, VersionView } from "../../contract/commands";
import { act } from "../../lib/act";
import { draftsUnder } from "../../lib/draft";
import { query, type Query } from "../../lib/query.svelte";
import { notice } from "../../lib/toast";
import { t, type Locale } from "../../lib/words.svelte";

export class Draft {
  readonly view: Query<VersionView>;
  /** Texts typed but never finished, by key. */
  found = $state.raw<Map<string, string>>(new Map());

  constructor(readonly version: string) {
    this.view = query("referential.get_version", () => ({ version }));
    void draftsUnder(`referential/${version}/`).then((found) => (this.found = found));
  }

  get open(): boolean {
    return this.view.data?.may_write ?? false;
  }

  key(item: string, name: TextField, at: number | null, language: Locale): string {
    return `referential/${this.version}/${item}/${name}${at ?? ""}/${language}`;
  }

  flawsOf(item: string, field: string, level: number | null): Flaw[] {
    return (this.view.data?.flaws ?? []).filter((flaw) => flaw.item === item && flaw.field === field && flaw.level === level);
  }

  write(item: string, value: FieldValue, meta: { draft?: string } = {}) {
    return act("referential.write_field", { version: this.version, item, value }, meta);
  }

  async add(add: NewItem): Promise<string> {
    return (await act("referential.add_item", { version: this.version, new: add })).item;
  }

  move(item: string, up: boolean) {
    return act("referential.move_item", { version: this.version, item, up });
  }

  async remove(item: string, name: string) {
    await act("referential.remove_item", { version: this.version, item });
    const undo = () => act("history.undo_last", { visit_day: null });
    notice.undoable(t("referential-removed", { name: name || t("referential-unnamed") }), undo);
  }

  judge(item: string, nature: ChangeNature) {
    return act("referential.judge_change", { version: this.version, item, nature });
  }
}
