/** What F1 shows: the keys alive on the screen in front, whether single keys are on, and where they are. */
export interface KeyLine {
  key: string;
  says: () => string | undefined;
}

class KeySheet {
  groups = $state.raw<KeyLine[][]>([]);
  /** Single-character keys may be switched off (settings, Keys). */
  single = $state(true);
  /** Single keys put elsewhere: the letter pressed, by the name screens bind. */
  chosen = $state.raw<Record<string, string>>({});

  /** The key to press for a name screens bind: `n`, `Alt+n`. */
  actual(name: string): string {
    const [, held = "", key = name] = /^(Alt\+)?(.+)$/.exec(name) ?? [];
    return held + (this.chosen[key] ?? key);
  }

  add(lines: KeyLine[]): () => void {
    if (!lines.length) return () => {};
    this.groups = [...this.groups, lines];
    return () => (this.groups = this.groups.filter((group) => group !== lines));
  }
}

export const sheet = new KeySheet();
