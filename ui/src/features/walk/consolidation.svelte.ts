/** The consolidation: which irritant is being weighed, and which of its three marks comes next. */
import { act } from "../../lib/act";
import { query, type Query } from "../../lib/query.svelte";
import type { Consolidation as View, FindingView } from "../../contract/commands";
import { weights, type Weight } from "./finding";

export type Part = "map" | "irritants" | "enchantments" | "notes";

export class Consolidation {
  readonly view: Query<View>;
  part = $state<Part>("map");
  #chosen = $state<string | null>(null);
  /** The mark the next digit gives; reset with the irritant. */
  #next = $state<Weight | null>(null);

  constructor(readonly day: string) {
    this.view = query("walk.get_consolidation", () => ({ visit_day: day }));
    // What the core has answered is no longer only pressed.
    $effect(() => {
      for (const finding of this.irritants) {
        const pressed = this.#pressed.get(finding.finding);
        if (pressed && weights.every((weight) => pressed[weight] === undefined || pressed[weight] === finding[weight])) {
          this.#pressed.delete(finding.finding);
        }
      }
    });
  }

  /** Digits on their way to the core: fast fingers must not be sent to the wrong mark. They are never shown as kept. */
  readonly #pressed = new Map<string, Partial<Record<Weight, number>>>();
  #has(finding: FindingView, weight: Weight): boolean {
    return finding[weight] !== null || this.#pressed.get(finding.finding)?.[weight] !== undefined;
  }

  /** Ranked first, then what waits: the order on screen. */
  get irritants(): FindingView[] {
    const data = this.view.data;
    return data ? [...data.to_weigh, ...data.ranking.map((place) => place.finding)] : [];
  }
  get current(): FindingView | undefined {
    return this.irritants.find((finding) => finding.finding === this.#chosen) ?? this.irritants[0];
  }
  /** The mark that waits for a digit. */
  get next(): Weight {
    const current = this.current;
    return this.#next ?? weights.find((weight) => current && !this.#has(current, weight)) ?? "severity";
  }

  choose(finding: string): void {
    this.#chosen = finding;
    this.#next = null;
  }
  aim(weight: Weight): void {
    this.#next = weight;
  }
  step(by: number): void {
    if (this.part !== "irritants") return;
    const at = this.irritants.findIndex((finding) => finding.finding === this.current?.finding);
    const to = this.irritants[at + by];
    if (to) this.choose(to.finding);
  }

  /** One digit: this mark of this irritant. The third one goes on to the next irritant that waits. */
  async weigh(mark: number, weight: Weight = this.next): Promise<void> {
    const current = this.current;
    if (this.part !== "irritants" || !current || this.view.data?.closed) return;
    const waiting = (this.view.data?.to_weigh ?? []).filter((finding) => !weights.every((one) => this.#has(finding, one)));
    const again = this.#has(current, weight);
    this.#pressed.set(current.finding, { ...this.#pressed.get(current.finding), [weight]: mark });
    const missing = weights.filter((one) => !this.#has(current, one));
    this.#chosen = current.finding;
    this.#next = missing.find((one) => weights.indexOf(one) > weights.indexOf(weight)) ?? missing[0] ?? weights[weights.indexOf(weight) + 1] ?? null;
    if (!missing.length && !again) {
      const after = waiting.find((finding) => finding.finding !== current.finding);
      if (after) this.choose(after.finding);
    }
    const none = { severity: null, frequency: null, ease: null, safety: null };
    try {
      await act("walk.weigh_finding", { finding: current.finding, ...none, [weight]: mark });
    } catch {
      this.#pressed.delete(current.finding);
    }
  }
  async flag(finding = this.current): Promise<void> {
    if (this.part !== "irritants" || !finding || this.view.data?.closed) return;
    this.#chosen = finding.finding;
    await act("walk.weigh_finding", { finding: finding.finding, severity: null, frequency: null, ease: null, safety: !finding.safety });
  }

  async accept(finding: string, reason: string): Promise<void> {
    await act("walk.accept_finding", { finding, reason });
  }
  async drop(finding: string, reason: string): Promise<void> {
    const unit = this.view.data?.unit;
    if (unit) await act("irritant.settle_irritant", { unit, finding, end: "dropped", reason });
  }
  async merge(finding: string, into: string): Promise<void> {
    await act("walk.merge_finding", { finding, into });
    this.choose(into);
  }
  async reopen(finding: string): Promise<void> {
    const unit = this.view.data?.unit;
    const dropped = [...this.irritants, ...(this.view.data?.settled ?? [])].find((one) => one.finding === finding)?.decision === "dropped";
    if (dropped && unit) await act("irritant.reopen_irritant", { unit, finding });
    else await act("walk.reopen_finding", { finding });
    this.choose(finding);
  }

  /** What the team is finding words for: what was noted is what is wrong, and the action says what will be done. */
  wording = $state.raw<FindingView | null>(null);

  /** A key on the irritant being weighed. */
  promise(): void {
    if (this.part === "irritants" && this.current) this.answer(this.current);
  }
  answer(finding: FindingView): void {
    const data = this.view.data;
    if (!data || data.closed || finding.action) return;
    this.wording = finding;
  }
  async takeBack(): Promise<void> {
    this.#pressed.clear();
    if (!this.view.data?.closed) await act("history.undo_last", { visit_day: this.day });
  }
}
