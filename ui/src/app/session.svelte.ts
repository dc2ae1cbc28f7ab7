/** Which profile is open, and what the person set: read from the core, applied to the page. It stores nothing itself. */
import type { OpenProfile, SessionState } from "../contract/commands";
import { act, ask } from "../lib/act";
import type { Answer, Ask, Name } from "../lib/commands";
import { onChanged } from "../lib/changes";
import { sheet } from "../lib/keysheet.svelte";
import { time } from "../lib/now.svelte";
import { names } from "../lib/names.svelte";
import { speak, type Locale } from "../lib/words.svelte";

export interface Settings {
  theme: "system" | "light" | "dark" | "daylight";
  density: "field" | "desk";
  text_factor: number;
  hand: "right" | "left";
  motion: boolean;
  sound: boolean;
  locale: Locale;
  hide_names: boolean;
  single_keys: boolean;
  keys: Record<string, string>;
  lock_after_min: number;
}

const standard: Settings = {
  theme: "system", density: "field", text_factor: 1, hand: "right", motion: true,
  sound: false, locale: "fr", hide_names: false, single_keys: true, keys: {}, lock_after_min: 5,
};
/** Looks only, so that the first painted frame is already right; the truth is in the profile. */
const looks = "sillage-looks";

class Session {
  state = $state<SessionState["state"] | undefined>(undefined);
  profile = $state.raw<OpenProfile | null>(null);
  settings = $state<Settings>({ ...standard });
  /** The core does not answer. */
  lost = $state(false);
  /** The disk cannot be written: looking and exporting only. */
  viewOnly = $state(false);
  /** The disk is nearly full: the room kept for that was let go. */
  diskNearlyFull = $state(false);
  /** The log of the program before was damaged: the last entries may be missing. */
  logDamaged = $state(false);
  /** A unit file was opened with the system's own means and waits. */
  offeredFile = $state(false);
  /** A link was followed elsewhere and waits to lead to its screen. */
  offeredLink = $state(false);
  version = $state("");
  /** A profile is open, but something must be read before going in: the recovery code. */
  holding = $state(false);
  #later: ReturnType<typeof setTimeout> | undefined;

  /** First frame: the looks of last time, in the words of last time. */
  async start(): Promise<void> {
    try {
      Object.assign(this.settings, JSON.parse(localStorage.getItem(looks) ?? "{}"));
    } catch {
      // Unreadable looks are no looks.
    }
    onChanged((nouns) => {
      if (!nouns.includes("local")) return;
      clearTimeout(this.#later);
      this.#later = setTimeout(() => void this.refresh(), 30);
    });
    await this.#wear();
  }

  async refresh(): Promise<void> {
    try {
      const got = await ask("session.get_state", {});
      const opened = got.state === "open" && this.state !== "open";
      if (got.profile?.id !== this.profile?.id) this.profile = got.profile;
      time.zone = got.profile?.time_zone;
      this.viewOnly = got.view_only;
      this.diskNearlyFull = got.disk_nearly_full;
      this.logDamaged = got.log_damaged;
      this.offeredFile = got.offered_file;
      this.offeredLink = got.offered_link;
      this.version = got.version;
      if (opened || got.state === "handover") await this.#read();
      this.state = got.state;
      this.lost = false;
    } catch {
      this.lost = this.state === undefined;
    }
  }

  async #read(): Promise<void> {
    try {
      const got = await ask("setting.get_settings", {});
      for (const [key, value] of Object.entries({ locale: this.profile?.locale, ...got.values })) {
        if (key in standard && value !== null && value !== undefined) Object.assign(this.settings, { [key]: value });
      }
      await this.#wear();
    } catch {
      // Without settings the standard ones serve.
    }
  }

  /** Applied at once, then kept. */
  async set<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void> {
    const before = this.settings[key];
    this.settings[key] = value;
    try {
      await this.#wear();
      if (this.state === "open") await act("setting.change_setting", { key, value });
    } catch {
      this.settings[key] = before;
      await this.#wear();
    }
  }

  /** Everything at once, but a language whose words are not there yet. */
  async #wear(): Promise<void> {
    const root = document.documentElement;
    const { theme, density, motion, hand, text_factor, locale, hide_names, single_keys, keys } = this.settings;
    root.dataset.theme = theme;
    root.dataset.density = density;
    root.dataset.motion = motion ? "on" : "off";
    root.dataset.hand = hand;
    root.style.setProperty("--text-factor", String(text_factor));
    names.hidden = hide_names;
    sheet.single = single_keys;
    sheet.chosen = keys;
    localStorage.setItem(looks, JSON.stringify({ theme, density, motion, hand, text_factor, locale }));
    await speak(locale);
  }

  /** Runs a command about profiles, then looks where that led. The caller says what fails. */
  async run<N extends Name>(name: N, body: Ask<N>): Promise<Answer<N>> {
    try {
      return await act(name, body, { quiet: true });
    } finally {
      await this.refresh();
    }
  }
}

export const session = new Session();
