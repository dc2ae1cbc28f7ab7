/** A live read: asked again when its question changes or when a write touched a noun it read. */
import { asFailure, host, type Failure } from "../host";
import { onChanged } from "./changes";
import type { Answer, Ask, Name } from "./commands";

export class Query<T> {
  data = $state.raw<T | undefined>(undefined);
  failure = $state.raw<Failure | undefined>(undefined);
  /** True only until the first answer: later refreshes keep what is on screen. */
  loading = $state(true);
  /** Asks again now. */
  refresh: () => void = () => {};
}

/**
 * Call it while a component (or a class made by one) is being set up. `ask` is reactive; `null` means "not yet".
 * Answers that arrive out of order are dropped.
 */
export function query<N extends Name>(name: N, ask: () => Ask<N> | null): Query<Answer<N>> {
  const live = new Query<Answer<N>>();
  let nouns = new Set<string>();
  let turn = 0;
  let again: ReturnType<typeof setTimeout> | undefined;

  async function run(question: Ask<N> | null) {
    if (question === null) return;
    const mine = ++turn;
    try {
      const reply = await host.rpc(name, question, {});
      if (mine !== turn) return;
      nouns = new Set(reply.nouns);
      live.data = reply.answer as Answer<N>;
      live.failure = undefined;
    } catch (thrown) {
      if (mine !== turn) return;
      live.failure = asFailure(thrown);
    }
    live.loading = false;
  }

  $effect(() => {
    const question = $state.snapshot(ask()) as Ask<N> | null;
    live.refresh = () => void run(question);
    void run(question);
    // A reply and the host's event tell of the same write: ten milliseconds make them one refresh.
    const stop = onChanged((touched) => {
      if (!touched.some((noun) => nouns.has(noun))) return;
      clearTimeout(again);
      again = setTimeout(() => void run(question), 10);
    });
    return () => {
      stop();
      clearTimeout(again);
      turn++;
    };
  });
  return live;
}
