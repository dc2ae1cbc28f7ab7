/** One conversation: which step is in front, and what is proposed until it is kept. */
import type { DebriefView, Proposal } from "../../contract/commands";
import { act, type ActMeta } from "../../lib/act";
import { draftsUnder } from "../../lib/draft";
import { query } from "../../lib/query.svelte";
import { say, t } from "../../lib/words.svelte";

export const LAST = 6;

export class Conversation {
  readonly view;
  step = $state(1);
  /** Strengths in words: those kept, or the proposals until somebody goes on. */
  strengths = $state<string[]>([]);
  /** The improvement in front: its skill, or none for one in free words. */
  skill = $state<string | null>(null);
  text = $state("");
  drafts = $state.raw(new Map<string, string>());
  #placed = false;

  constructor(readonly id: string) {
    this.view = query("debrief.get_debrief", () => ({ debrief: id }));
    void draftsUnder(`debrief/${id}/`).then((found) => (this.drafts = found));
  }

  get data(): DebriefView | undefined {
    return this.view.data;
  }
  get frozen(): boolean {
    return this.data?.status === "final";
  }
  key(field: string): string {
    return `debrief/${this.id}/${field}`;
  }

  /** Once the first answer is there: the step left last time, and what is proposed. */
  place(): void {
    const data = this.data;
    if (!data || this.#placed) return;
    this.#placed = true;
    this.step = data.step;
    this.strengths = data.strengths.length ? [...data.strengths] : data.proposed_strengths.map(inWords);
    if (!this.strengths.length) this.strengths = [""];
    if (data.improvement_chosen) {
      this.skill = data.improvement_skill;
      this.text = data.improvement_text;
    } else {
      this.propose(data.proposed_improvements[0]);
    }
  }

  propose(proposal: Proposal | undefined): void {
    this.skill = proposal?.skill ?? null;
    this.text = proposal ? say(proposal.target_anchor) || say(proposal.title) : "";
  }

  /** Going on keeps what stood in front, even if nobody changed a word of it. */
  async next(event?: Event): Promise<void> {
    if (this.step === 3) await this.keepStrengths({ event });
    if (this.step === 4 && this.text.trim() && !this.data?.improvement_chosen) await this.choose({ event });
    await this.goTo(Math.min(LAST, this.step + 1));
  }
  async goTo(step: number): Promise<void> {
    this.step = step;
    await act("debrief.record_step", { debrief: this.id, step });
  }

  keepStrengths(meta: ActMeta = {}) {
    return act("debrief.keep_strengths", { debrief: this.id, strengths: $state.snapshot(this.strengths) }, meta);
  }
  choose(meta: ActMeta = {}) {
    return act("debrief.choose_improvement", { debrief: this.id, skill: this.skill ?? undefined, text: this.text }, meta);
  }
  async replace(proposal: Proposal): Promise<void> {
    await act("debrief.set_improvement_aside", { debrief: this.id });
    this.propose(proposal);
    await this.choose();
  }
}

export const inWords = (proposal: Proposal): string =>
  proposal.fact.trim() ? t("debrief-strength-with-fact", { skill: say(proposal.title), fact: proposal.fact.trim() }) : say(proposal.title);
