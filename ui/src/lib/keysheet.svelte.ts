/** What F1 shows: the keys alive on the screen in front, and whether single keys are on at all. */
export interface KeyLine {
  key: string;
  says: () => string;
}

class KeySheet {
  groups = $state.raw<KeyLine[][]>([]);
  /** Single-character keys may be switched off (settings, Keys). */
  single = $state(true);

  add(lines: KeyLine[]): () => void {
    if (!lines.length) return () => {};
    this.groups = [...this.groups, lines];
    return () => (this.groups = this.groups.filter((group) => group !== lines));
  }
}

export const sheet = new KeySheet();
