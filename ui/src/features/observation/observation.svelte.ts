/** One observation being scored: which criterion is in front, what was captured last, which line is open. */
import type { Absence, CriterionView, ObservationView } from "../../contract/commands";
import { act } from "../../lib/act";
import { draftsUnder } from "../../lib/draft";
import { query } from "../../lib/query.svelte";

interface Captured {
  skill: string;
  value: number | null;
  absence: Absence | null;
  at: number;
}

/** The computer goes to the second rater of a scene, who sees nothing but what they rate. */
export const handOver = (day: string, observation: string, event?: Event) =>
  act("session.hand_over", { what: { kind: "observation", visit_day: day, observation } }, { event });

export class Scoring {
  readonly view;
  /** Place of the criterion in front, from 0; one past the last when all are done. */
  current = $state(0);
  /** Criteria whose fact line is open. */
  lines = $state<string[]>([]);
  /** The line that has the caret. */
  writing = $state<string | null>(null);
  /** The criterion whose anchors are shown. */
  anchors = $state<string | null>(null);
  /** Texts found in the drafts when the screen opened. */
  drafts = $state.raw(new Map<string, string>());
  #captured: Captured[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #placed = false;
  /** The last criterion that asks for a fact and has none: N goes there first. */
  #asking: string | null = null;
  /** The criterion scored last: once a level is given, N is about it and not about the next one in front. */
  #scored: string | null = null;

  constructor(readonly id: string) {
    this.view = query("observation.get_observation", () => ({ observation: id }));
    void draftsUnder(`observation/${id}/`).then((found) => (this.drafts = found));
  }

  get data(): ObservationView | undefined {
    return this.view.data;
  }
  get criteria(): CriterionView[] {
    return this.data?.criteria ?? [];
  }
  get frozen(): boolean {
    return !this.data || this.data.status === "final" || this.data.blind;
  }

  /** Once the first answer is there: the first blank criterion is in front, and unfinished lines stand open. */
  place(): void {
    if (this.#placed || !this.data) return;
    this.#placed = true;
    const blank = this.criteria.findIndex((each) => each.value === null && each.absence === null);
    this.current = blank < 0 ? this.criteria.length : blank;
    // Back on the screen, N goes on where the hand left off.
    this.#scored = this.criteria[this.current - 1]?.skill ?? null;
  }

  async capture(at: number, value: number | null, absence: Absence | null, event?: Event): Promise<void> {
    const row = this.criteria[at];
    if (!row || this.frozen) return;
    this.#captured.push({ skill: row.skill, value: row.value, absence: row.absence, at });
    const atAnEnd = value === row.min || value === row.max;
    if (atAnEnd) {
      this.open(row.skill);
      if (!row.fact.trim()) this.#asking = row.skill;
    } else {
      if (!row.fact.trim()) this.close(row.skill);
      if (this.#asking === row.skill) this.#asking = null;
    }
    this.anchors = null;
    this.#scored = row.skill;
    this.current = at + 1;
    await this.#record(row.skill, value, absence, event);
  }

  /** Every level is written or refused. */
  settled(): Promise<unknown> {
    return this.#last.catch(() => {});
  }

  /** One write after the other: a capture and its taking back must not overtake each other. */
  #record(skill: string, value: number | null, absence: Absence | null, event?: Event): Promise<unknown> {
    const body = { observation: this.id, skill, value: value ?? undefined, absence: absence ?? undefined };
    this.#last = this.#last.catch(() => {}).then(() => act("observation.record_score", body, { event }));
    return this.#last;
  }

  /** A digit: a level of this criterion's own scale, or 0 not observed, 8 refused, 9 not applicable. */
  digit(digit: number, event: Event): void {
    const row = this.criteria[this.current];
    if (!row) return;
    if (digit >= row.min && digit <= row.max) void this.capture(this.current, digit, null, event);
    else if (digit === 0) void this.capture(this.current, null, "not_observed", event);
    else if (digit === 8) void this.capture(this.current, null, "refused", event);
    else if (digit === 9) void this.capture(this.current, null, "not_applicable", event);
  }

  /** Takes the last capture back: the criterion is what it was, and in front again. */
  async back(event?: Event): Promise<void> {
    const last = this.#captured.pop();
    if (!last || this.frozen) {
      this.current = Math.max(0, Math.min(this.current, this.criteria.length) - 1);
      return;
    }
    this.current = last.at;
    this.#scored = null;
    if (this.#asking === last.skill) this.#asking = null;
    await this.#record(last.skill, last.value, last.absence, event);
  }

  move(step: number): void {
    this.current = Math.max(0, Math.min(this.criteria.length - 1, this.current + step));
    this.#asking = null;
    this.#scored = null;
    this.anchors = null;
  }

  /** N: the line that waits for its fact, else the criterion scored last, else the one in front. */
  write(): void {
    const skill = this.#asking ?? this.#scored ?? this.criteria[Math.min(this.current, this.criteria.length - 1)]?.skill;
    if (!skill || this.frozen) return;
    this.open(skill);
    this.writing = skill;
  }
  open(skill: string): void {
    if (!this.lines.includes(skill)) this.lines = [...this.lines, skill];
  }
  close(skill: string): void {
    this.lines = this.lines.filter((each) => each !== skill);
    if (this.writing === skill) this.writing = null;
  }
  /** Enter in a line: it closes; a missing fact stays listed as missing. */
  written(skill: string): void {
    if (this.#asking === skill) this.#asking = null;
    this.close(skill);
  }
  showAnchors(): void {
    const skill = this.criteria[Math.min(this.current, this.criteria.length - 1)]?.skill ?? null;
    this.anchors = this.anchors === skill ? null : skill;
  }
  isOpen(row: CriterionView): boolean {
    return this.lines.includes(row.skill) || (this.drafts.has(`observation/${this.id}/${row.skill}/fact`) && !row.fact);
  }
}
