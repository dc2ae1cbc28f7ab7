/** Pictures of a phone that wait on this screen: read, matched by the core, put by hand, then taken in one by one. */
import { asFailure, host } from "../../host";
import { act, ask } from "../../lib/act";
import { changed } from "../../lib/changes";
import { query, type Query } from "../../lib/query.svelte";
import { notice } from "../../lib/toast";
import { number } from "../../lib/format.svelte";
import { t } from "../../lib/words.svelte";
import type { Capture, ClockBy, PhotoMatch, PhotoMatches, PhotoDay } from "../../contract/commands";

/** What a camera writes into a JPEG stands in its first 64 KiB. */
const head = 128 * 1024;
const largest = 40 * 1024 * 1024;

export interface Shot {
  id: number;
  file: File;
  /** Absent: the picture does not say when it was taken. */
  capture: Capture | null;
  known: boolean;
}

/** A picture and where it goes. */
export interface Put {
  shot: Shot;
  place: string;
  /** Absent when it was put by hand. */
  match?: PhotoMatch;
}

const sha256 = async (file: File) => {
  const bytes = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return `sha256:${[...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
};

export class Phone {
  readonly kept: Query<PhotoDay>;
  readonly matches: Query<PhotoMatches>;
  shots = $state.raw<Shot[]>([]);
  heic = $state(0);
  others = $state(0);
  /** What goes on, and how far it is. */
  work = $state<{ what: "reading" | "importing"; done: number; all: number }>();
  #stopped = false;
  #next = 0;
  /** Decided by hand: the place, or nowhere. */
  #hand = $state.raw(new Map<number, string | null>());
  #urls = new Map<number, string>();
  #hashed = new Set<number>();

  constructor(readonly day: string) {
    this.kept = query("photo.get_day", () => ({ visit_day: day }));
    this.matches = query("photo.list_matches", () =>
      this.shots.length ? { visit_day: day, shots: this.shots.map((shot) => (shot.known ? null : shot.capture)) } : null,
    );
    $effect(() => void this.#recognise(this.matches.data));
    $effect(() => () => this.#urls.forEach((url) => URL.revokeObjectURL(url)));
  }

  get known(): number {
    return this.shots.filter((shot) => shot.known).length;
  }
  get clocks() {
    return this.matches.data?.clocks ?? [];
  }
  /** Every phone's clock was compared. */
  get compared(): boolean {
    return this.clocks.every((clock) => clock.ahead_s !== null);
  }
  /** When a picture was taken, by this computer. */
  at(shot: Shot): string | null {
    return this.matches.data?.shots[this.shots.indexOf(shot)]?.at ?? null;
  }

  /** Pictures and their places, in the order of numbers. A hand's choice goes before the clock's. */
  readonly put: Put[] = $derived.by(() => {
    const byHand = [...this.#hand].flatMap(([id, place]) => {
      const shot = this.shots.find((one) => one.id === id && !one.known);
      return shot && place ? [{ shot, place }] : [];
    });
    const taken = new Set(byHand.map((one) => one.place));
    const byTime = (this.matches.data?.matches ?? []).flatMap((match) => {
      const shot = this.shots[match.shot];
      return shot && !shot.known && !this.#hand.has(shot.id) && !taken.has(match.place) ? [{ shot, place: match.place, match }] : [];
    });
    const order = (put: Put) => this.kept.data?.places.findIndex((place) => place.place === put.place) ?? 0;
    return [...byHand, ...byTime].sort((a, b) => order(a) - order(b));
  });

  #left = $derived(this.shots.filter((shot) => !shot.known && !this.put.some((put) => put.shot === shot)));
  /** Around the visit, or without a time: they may be put by hand. */
  get left(): Shot[] {
    return this.#left.filter((shot) => !shot.capture || this.#during(shot));
  }
  /** Of other times. */
  get elsewhere(): Shot[] {
    return this.#left.filter((shot) => shot.capture && !this.#during(shot));
  }
  #during(shot: Shot): boolean {
    return this.matches.data?.shots[this.shots.indexOf(shot)]?.during ?? false;
  }

  url(shot: Shot): string {
    let url = this.#urls.get(shot.id);
    if (!url) this.#urls.set(shot.id, (url = URL.createObjectURL(shot.file)));
    return url;
  }

  /** Reads what the files say of themselves. What is stopped stays with what was read so far. */
  async read(files: File[]): Promise<void> {
    if (this.work) return;
    this.#stopped = false;
    this.work = { what: "reading", done: 0, all: files.length };
    const found: Shot[] = [];
    const inOrder = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
    try {
      for (const file of inOrder) {
        if (this.#stopped) break;
        const whole = file.type !== "image/jpeg" && file.type.startsWith("image/") && file.size <= largest;
        const { format, capture } = await host.readPicture(whole ? file : file.slice(0, head));
        if (format === "heic") this.heic++;
        else if (format === "unknown") this.others++;
        else found.push({ id: this.#next++, file, capture, known: false });
        this.work.done++;
      }
    } catch (thrown) {
      notice.failed(thrown);
    }
    this.shots = [...this.shots, ...found];
    this.work = undefined;
  }

  /** Asks the core which pictures of the visit it has already, by what they hold and not by what they are called. */
  async #recognise(matches: PhotoMatches | undefined): Promise<void> {
    const unsure = this.shots.filter((shot, at) => (matches?.shots[at]?.during || !shot.capture) && !this.#hashed.has(shot.id));
    const ids = new Map<string, number[]>();
    for (const shot of unsure) {
      this.#hashed.add(shot.id);
      const hash = await sha256(shot.file);
      ids.set(hash, [...(ids.get(hash) ?? []), shot.id]);
    }
    if (!ids.size) return;
    const { originals } = await ask("photo.list_known", { originals: [...ids.keys()] });
    // The same picture twice in the folder is one picture.
    const again = [...ids].flatMap(([hash, same]) => (originals.includes(hash) ? same : same.slice(1)));
    if (again.length) this.shots = this.shots.map((shot) => (again.includes(shot.id) ? { ...shot, known: true } : shot));
  }

  putAt(shot: Shot, place: string | null): void {
    this.#hand = new Map(this.#hand).set(shot.id, place);
  }
  async setClock(phone: string, how: ClockBy): Promise<void> {
    await act("photo.set_clock", { phone, how });
  }

  stop(): void {
    this.#stopped = true;
  }
  /** Puts everything away that was not taken in. */
  forget(): void {
    this.shots = [];
    this.matches.data = undefined;
    this.heic = this.others = 0;
    this.#hand = new Map();
  }

  /** Takes the pictures in that have a place. Each is kept by itself: what was taken in before a stop stays. */
  async import(): Promise<void> {
    const going = this.put;
    if (this.work || !going.length) return;
    this.#stopped = false;
    this.work = { what: "importing", done: 0, all: going.length };
    for (const { shot, place } of going) {
      if (this.#stopped) break;
      try {
        changed((await host.putPhoto(shot.file, { place })).nouns);
        this.shots = this.shots.map((one) => (one.id === shot.id ? { ...one, known: true } : one));
        this.work.done++;
      } catch (thrown) {
        notice.failed(thrown);
        if (!asFailure(thrown).code.startsWith("photo_")) break;
      }
    }
    const { done } = this.work;
    const stopped = this.#stopped;
    this.work = undefined;
    const words = { count: done, figure: number(done) };
    notice.tell(stopped ? t("photo-phone-stopped", words) : t("photo-phone-done", words));
  }
}
