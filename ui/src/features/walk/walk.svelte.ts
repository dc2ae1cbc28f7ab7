/** Where the walk of a day stands, and the ways into a pass. */
import { act } from "../../lib/act";
import { go } from "../../lib/route";
import { query, type Query } from "../../lib/query.svelte";
import type { Occupancy, PassLine, PassList, PhotoDay, Sense } from "../../contract/commands";

export const moments: Occupancy[] = ["quiet", "normal", "peak"];

/** Who walks when it is not oneself: one of the team, or a guest by how they are called. */
export type Who = { person?: string | null; guest?: string | null; external: boolean };

export class Hub {
  readonly passes: Query<PassList>;
  readonly photos: Query<PhotoDay>;
  moment = $state<Occupancy | null>(null);

  constructor(readonly day: string) {
    this.passes = query("walk.list_passes", () => ({ visit_day: day }));
    this.photos = query("photo.get_day", () => ({ visit_day: day }));
  }

  /** All passes of the day, oldest first, with their sense. */
  get all(): { sense: Sense; pass: PassLine }[] {
    const senses = this.passes.data?.senses ?? [];
    return senses.flatMap(({ sense, passes }) => passes.map((pass) => ({ sense, pass })));
  }

  /** The pass that tells how far I am with a sense. */
  latest(passes: PassLine[]): PassLine | undefined {
    const mine = passes.filter((pass) => pass.mine);
    return mine.find((pass) => !pass.ended_at) ?? mine.at(-1);
  }

  open(sense: Sense): PassLine | undefined {
    return this.all.find((one) => one.sense === sense && one.pass.mine && !one.pass.ended_at)?.pass;
  }

  /** What to walk now: what is open, then the first sense not walked yet. */
  get next(): Sense | undefined {
    const senses = this.passes.data?.senses ?? [];
    const mine = (sense: Sense) => this.all.some((one) => one.sense === sense && one.pass.mine);
    return (senses.find(({ sense }) => this.open(sense)) ?? senses.find(({ sense }) => !mine(sense)))?.sense;
  }

  /** Opens what was walked, goes on with what is open, starts what was not. */
  async start(sense: Sense): Promise<void> {
    const walked = this.latest(this.passes.data?.senses.find((one) => one.sense === sense)?.passes ?? []);
    if (walked) return this.look(walked.walk);
    return this.again(sense);
  }
  async again(sense: Sense): Promise<void> {
    const { walk } = await act("walk.start_pass", { visit_day: this.day, sense, moment: this.moment });
    this.look(walk);
  }
  look(walk: string): void {
    go(`/visit/${this.day}/walk/${walk}`);
  }

  /** Hands this computer to somebody who walks these senses, one after the other. */
  async handOver(who: Who, senses: Sense[]): Promise<void> {
    const [sense, ...then] = senses;
    if (!sense) return;
    const { walk } = await act("walk.start_guest_pass", { visit_day: this.day, sense, moment: this.moment, ...who });
    await act("session.hand_over", { what: { kind: "walk", visit_day: this.day, walk, then } });
    go("/handover");
  }
  /** How many sheets of a sense were typed in. */
  sheets(sense: Sense): number {
    return this.all.filter((one) => one.sense === sense && one.pass.on_paper).length;
  }
  /** A paper sheet to type in: nobody is named on it. */
  async typeSheet(sense: Sense, guest: string, external: boolean): Promise<void> {
    const { walk } = await act("walk.start_guest_pass", { visit_day: this.day, sense, moment: this.moment, guest, external, on_paper: true });
    go(`/visit/${this.day}/walk/${walk}/sheet`);
  }
  async handAgain(walk: string): Promise<void> {
    await act("session.hand_over", { what: { kind: "walk", visit_day: this.day, walk } });
    go("/handover");
  }
}
