/** One pass being walked: which zone, which question, what was pressed. What was recorded is always read from the core. */
import { act, ask } from "../../lib/act";
import { query, type Query } from "../../lib/query.svelte";
import { notice } from "../../lib/toast";
import { say, t } from "../../lib/words.svelte";
import type { FindingView, WalkedZone, WalkView } from "../../contract/commands";

export type Perception = -2 | -1 | 0 | 1 | 2 | "none";

export class Pass {
  readonly view: Query<WalkView>;
  at = $state(0);
  #prompt = $state(0);

  constructor(
    readonly walk: string,
    /** In somebody else's hands: only what belongs to this pass may be done. */
    readonly guest: boolean,
    /** Texts typed before a crash, by zone. */
    readonly found: Map<string, string>,
  ) {
    this.view = query("walk.get_walk", () => ({ walk }));
    let placed = false;
    $effect(() => {
      const zones = this.view.data?.zones;
      if (!zones || placed) return;
      placed = true;
      const typed = zones.findIndex((zone) => this.found.has(this.draft(zone.zone)));
      this.at = Math.max(0, typed >= 0 ? typed : zones.findIndex((zone) => !zone.mark));
    });
  }

  get zone(): WalkedZone | undefined {
    return this.view.data?.zones[this.at];
  }
  get chosen(): Perception | null {
    const mark = this.zone?.mark;
    return mark ? ((mark.perception ?? "none") as Perception) : null;
  }
  get prompt(): string {
    const prompts = this.view.data?.prompts ?? [];
    return say(prompts[(this.#prompt + this.at) % Math.max(1, prompts.length)]);
  }
  /** Newest first. */
  get here(): FindingView[] {
    return this.view.data?.findings.filter((finding) => finding.zone === this.zone?.zone) ?? [];
  }
  get elsewhere(): FindingView[] {
    return this.view.data?.findings.filter((finding) => finding.zone !== this.zone?.zone) ?? [];
  }
  get marked(): number {
    return this.view.data?.zones.filter((zone) => zone.mark).length ?? 0;
  }
  /** Nothing is left to walk after this zone. */
  get last(): boolean {
    return this.#toWalk() === undefined;
  }
  /** What a photo taken now would show. */
  get subject(): string | undefined {
    return this.here[0]?.finding ?? this.zone?.mark?.record;
  }

  readonly #lines = new Set<Promise<boolean>>();
  /** Words are being typed that are not a finding yet. Call what it gives once they are, or were refused. */
  typing(): (kept: boolean) => void {
    let end: (kept: boolean) => void = () => {};
    const written = new Promise<boolean>((settle) => (end = settle));
    this.#lines.add(written);
    return (kept) => {
      this.#lines.delete(written);
      end(kept);
    };
  }
  /** Resolves once the words that were left are findings: false if some were refused and are still in their line. */
  async settled(): Promise<boolean> {
    return (await Promise.all(this.#lines)).every(Boolean);
  }

  draft(zone: string): string {
    return `walk/${this.walk}/${zone}`;
  }

  nextPrompt(): void {
    this.#prompt += 1;
  }

  /** Zones whose mark may still be on its way to the core: fast fingers must not be sent back to them. */
  readonly #pressed = new Set<string>();

  /** The zone to go to: the next one in the customer's order, then those that were passed by. */
  #toWalk(): number | undefined {
    const zones = this.view.data?.zones ?? [];
    if (this.at < zones.length - 1) return this.at + 1;
    const passedBy = zones.findIndex((zone, at) => !zone.mark && !this.#pressed.has(zone.zone) && at !== this.at);
    return passedBy >= 0 ? passedBy : undefined;
  }

  /** Goes on; answers false when there is nowhere left to go. */
  next(): boolean {
    const to = this.#toWalk();
    if (to === undefined) return false;
    this.at = to;
    return true;
  }
  back(): void {
    this.at = Math.max(0, this.at - 1);
  }

  async mark(value: Perception, event?: Event): Promise<void> {
    const zone = this.zone?.zone;
    if (!zone) return;
    this.#pressed.add(zone);
    try {
      await act("walk.record_mark", { walk: this.walk, zone, perception: value === "none" ? null : value }, { event });
    } catch {
      this.#pressed.delete(zone);
    }
  }

  /** Takes back the last capture: the core's own undo, or the last mark where a guest may not reach further. */
  async takeBack(): Promise<void> {
    if (!(await this.settled())) return;
    const before = this.view.data;
    if (!before || (this.marked === 0 && before.findings.length === 0)) return;
    this.#pressed.clear();
    if (this.guest) {
      const at = this.zone?.mark ? this.at : this.at - 1;
      const zone = before.zones[at];
      if (!zone?.mark) return;
      await act("walk.retract_mark", { walk: this.walk, zone: zone.zone });
      this.at = at;
      return;
    }
    await act("history.undo_last", { visit_day: before.visit_day });
    const after = await ask("walk.get_walk", { walk: this.walk });
    const changed = after.zones.findIndex((zone, at) => {
      const was = before.zones[at];
      return zone.findings !== was?.findings || zone.mark?.perception !== was?.mark?.perception || !zone.mark !== !was?.mark;
    });
    if (changed >= 0) this.at = changed;
  }

  /** The finding noted last in this zone, asked of the core: the screen may not have it yet. */
  async newest(): Promise<FindingView | undefined> {
    const zone = this.zone?.zone;
    if (!(await this.settled())) return undefined;
    return (await ask("walk.get_walk", { walk: this.walk })).findings.find((finding: FindingView) => finding.zone === zone);
  }

  /** One key: the manager promises it within a week; the plan is where that is changed. */
  async promise(finding: FindingView | undefined): Promise<void> {
    if (!finding || this.guest) return;
    const { unit, visit_day } = this.view.data ?? {};
    if (!unit || finding.action) return;
    const made = await act("action.promise_action", {
      unit, visit_day, source: "finding", source_id: finding.finding,
    });
    notice.undoable(t("walk-promised", { title: made.title }), () => act("history.undo_last", { visit_day: visit_day ?? null }));
  }

  end(): Promise<{ kept: boolean; not_walked: number }> {
    return act("walk.end_pass", { walk: this.walk });
  }
  resume(): Promise<unknown> {
    return act("walk.resume_pass", { walk: this.walk });
  }
}
