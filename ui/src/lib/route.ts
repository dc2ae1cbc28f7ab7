/** Going from screen to screen. */
import { push, replace } from "svelte-spa-router";
import type { Component } from "svelte";
import type { Plain } from "./words.svelte";

export const go = (path: string): void => void push(path);
export const goInstead = (path: string): void => void replace(path);

/** One line of the command palette. */
export interface PaletteLine {
  /** Key of the words. */
  label: Plain;
  go?: string;
  run?: () => unknown;
  icon?: Component;
  /** Shown beside it, as in `keys`: "Ctrl+1", "n". */
  keys?: string;
}

/** What a feature tells the shell. */
export interface Feature {
  /** Loose on purpose: a screen may take no parameters at all. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  routes: Record<string, () => Promise<{ default: Component<any> }>>;
  palette?: PaletteLine[];
  /** Routes drawn alone on the screen, without rail and status bar. */
  bare?: string[];
}

/** A value the way here carries after its `?`. */
export const asked = (name: string): string | null => new URLSearchParams(location.hash.split("?")[1] ?? "").get(name);

/** The screen that sent here, if it said so and is one of ours. */
export const backFrom = (said: string | null, otherwise: string): string => (said && /^\/[^/]/.test(said) ? said : otherwise);
