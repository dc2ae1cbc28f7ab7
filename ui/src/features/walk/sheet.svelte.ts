/** A paper sheet being typed in: digits down the zones, then words. What was recorded is always read from the core. */
import { act } from "../../lib/act";
import { query, type Query } from "../../lib/query.svelte";
import type { WalkView, WalkedZone } from "../../contract/commands";
import type { Perception } from "./pass.svelte";

export class Typing {
  readonly view: Query<WalkView>;
  at = $state(0);
  /** Digits first, words after them. */
  part = $state<"digits" | "words">("digits");
  /** Digits on their way to the core, by zone. */
  readonly #pressed = $state<Record<string, Perception>>({});

  constructor(readonly walk: string) {
    this.view = query("walk.get_walk", () => ({ walk }));
    let placed = false;
    $effect(() => {
      const zones = this.view.data?.zones;
      if (!zones || placed) return;
      placed = true;
      const first = zones.findIndex((zone) => !zone.mark);
      this.at = Math.max(0, first);
      if (first < 0) this.part = "words";
    });
  }

  get zones(): WalkedZone[] {
    return this.view.data?.zones ?? [];
  }
  get done(): number {
    return this.zones.filter((zone) => this.markOf(zone) !== undefined).length;
  }
  /** The digit of a zone: what is kept, else what was pressed last. */
  markOf(zone: WalkedZone): Perception | undefined {
    const pressed = this.#pressed[zone.zone];
    if (pressed !== undefined) return pressed;
    return zone.mark ? ((zone.mark.perception ?? "none") as Perception) : undefined;
  }

  /** One digit, and the next zone is there; after the last one come the words. */
  async digit(value: Perception, event?: Event): Promise<void> {
    const zone = this.zones[this.at]?.zone;
    if (!zone) return;
    this.#pressed[zone] = value;
    this.step(1);
    try {
      await act("walk.record_mark", { walk: this.walk, zone, perception: value === "none" ? null : value }, { event });
    } finally {
      delete this.#pressed[zone];
    }
  }
  /** To another zone; past the last one the words begin. */
  step(by: number): void {
    const to = this.at + by;
    if (to >= this.zones.length) this.part = "words";
    this.at = Math.min(Math.max(0, to), Math.max(0, this.zones.length - 1));
  }
  /** Takes back the digit before this one. */
  async back(): Promise<void> {
    const here = this.zones[this.at];
    const at = here && this.markOf(here) !== undefined ? this.at : this.at - 1;
    const zone = this.zones[at];
    if (!zone) return;
    this.at = at;
    if (this.markOf(zone) !== undefined) await act("walk.retract_mark", { walk: this.walk, zone: zone.zone });
  }

  /** Words typed that are not a finding yet, by zone; resolved with whether they were kept. */
  readonly #writing = new Map<string, { kept: Promise<boolean>; end: (well: boolean) => void }>();
  typed(zone: WalkedZone): void {
    if (this.#writing.has(zone.zone)) return;
    let end: (well: boolean) => void = () => {};
    const kept = new Promise<boolean>((settle) => (end = settle));
    this.#writing.set(zone.zone, { kept, end });
  }
  /** Resolves once everything typed is kept: false if some of it was refused and still stands in its line. */
  async settled(): Promise<boolean> {
    return (await Promise.all([...this.#writing.values()].map((one) => one.kept))).every(Boolean);
  }

  /** The words of a zone, kept as its finding. */
  async words(zone: WalkedZone, text: string, meta: { draft?: string }): Promise<void> {
    const known = this.view.data?.findings.find((finding) => finding.zone === zone.zone);
    const said = text.trim();
    const writing = this.#writing.get(zone.zone);
    this.#writing.delete(zone.zone);
    try {
      if (known && said) await act("walk.amend_finding", { finding: known.finding, text: said, kind: null }, meta);
      else if (known) await act("walk.retract_finding", { finding: known.finding }, meta);
      else if (said) await act("walk.record_finding", { walk: this.walk, zone: zone.zone, text: said }, meta);
      writing?.end(true);
    } catch (thrown) {
      writing?.end(false);
      throw thrown;
    }
  }
  wordsOf(zone: WalkedZone): string {
    return this.view.data?.findings.find((finding) => finding.zone === zone.zone)?.text ?? "";
  }

  end(): Promise<{ kept: boolean; not_walked: number }> {
    return act("walk.end_pass", { walk: this.walk });
  }
}
