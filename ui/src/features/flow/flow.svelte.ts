/** The flow stage of a day: what can be counted, what was typed, who is followed, what it all says. It draws nothing. */
import type { CountingPosts, FlowResult, FlowTiming, FlowTimings } from "../../contract/commands";
import { act } from "../../lib/act";
import { go } from "../../lib/route";
import { query, type Query } from "../../lib/query.svelte";

export type FlowTab = "count" | "typed" | "follow" | "result";
export type Interval = 5 | 15 | 30 | 60;

export class FlowDay {
  readonly day: string;
  tab = $state<FlowTab>("count");
  interval = $state<Interval>(15);
  chart = $state(false);
  /** The person's own choice of post and end; the proposal holds until then. */
  chosenPost = $state<string>();
  chosenEnd = $state<string>();
  readonly posts: Query<CountingPosts>;
  readonly result: Query<FlowResult>;
  readonly timings: Query<FlowTimings>;

  constructor(day: string) {
    this.day = day;
    this.posts = query("flow.list_posts", () => ({ visit_day: day }));
    this.result = query("flow.get_result", () => ({ visit_day: day, interval_min: this.interval }));
    this.timings = query("flow.list_timings", () => ({ visit_day: day }));
  }

  readonly post = $derived.by(() => {
    const posts = this.posts.data?.posts ?? [];
    return posts.find((post) => post.id === this.chosenPost) ?? posts.find((post) => post.open_window) ?? posts[0];
  });
  readonly end = $derived.by(() => this.chosenEnd ?? this.posts.data?.proposed_end ?? "");
  readonly following = $derived.by((): FlowTiming | undefined => this.timings.data?.timings.find((timing) => !timing.ended_at));

  /** To the counter: a new session, or the one going on. */
  async count(event?: Event): Promise<void> {
    const post = this.post;
    if (!post) return;
    let open = post.open_window;
    if (!open) {
      const opened = await act("flow.open_window", { visit_day: this.day, post: post.id, planned_end: this.end || null }, { event });
      open = opened.window;
    }
    go(`/visit/${this.day}/counter?window=${open}`);
  }

  /** The next of the three moments of a customer: joined, served, gone. */
  async follow(event?: Event): Promise<void> {
    const timing = this.following;
    if (!timing) {
      if (this.post) await act("flow.start_timing", { visit_day: this.day, post: this.post.id }, { event });
    } else if (!timing.started_at) await act("flow.record_served", { timing: timing.timing }, { event });
    else await act("flow.end_timing", { timing: timing.timing, interrupted: false }, { event });
  }

  keep(text: string, meta: { draft?: string; event?: Event } = {}): Promise<unknown> {
    return act("flow.keep_conclusion", { visit_day: this.day, text }, meta);
  }
}
