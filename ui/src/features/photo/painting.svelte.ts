/** What is painted over on one picture: strokes of a brush and frames moved by keys. Places are parts of the picture. */
import type { BlurArea, Spot } from "../../contract/commands";

export type Frame = Extract<BlurArea, { kind: "rectangle" }>;
export const brushes = { thin: 0.012, medium: 0.03, wide: 0.07 } as const;
export type Brush = keyof typeof brushes;

const step = 0.02;
const least = 0.02;
const within = (value: number) => Math.min(1, Math.max(0, value));

export class Painting {
  areas = $state<BlurArea[]>([]);
  brush = $state<Brush>("medium");
  #painting = false;

  begin(at: Spot): void {
    this.#painting = true;
    this.areas.push({ kind: "stroke", points: [at], radius: brushes[this.brush] });
  }
  /** A point nearer than a quarter of the brush adds nothing to see. */
  go(at: Spot): void {
    const stroke = this.areas.at(-1);
    if (!this.#painting || stroke?.kind !== "stroke") return;
    const last = stroke.points.at(-1);
    if (last && Math.hypot(at.x - last.x, at.y - last.y) < stroke.radius / 4) return;
    stroke.points.push(at);
  }
  end(): void {
    this.#painting = false;
  }

  /** A frame in the middle, to be moved from there. */
  frame(): void {
    this.areas.push({ kind: "rectangle", from: { x: 0.4, y: 0.4 }, to: { x: 0.6, y: 0.6 } });
  }
  /** Arrows move a frame, with Shift its lower right corner. Answers whether the key was one of its own. */
  key(frame: Frame, key: string, shift: boolean): boolean {
    const [x = 0, y = 0] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key] ?? [0, 0];
    if (key === "Delete" || key === "Backspace") this.areas.splice(this.areas.indexOf(frame), 1);
    else if (!x && !y) return false;
    else if (shift) {
      frame.to.x = Math.max(frame.from.x + least, within(frame.to.x + x));
      frame.to.y = Math.max(frame.from.y + least, within(frame.to.y + y));
    } else {
      const right = Math.min(Math.max(x, -frame.from.x), 1 - frame.to.x);
      const down = Math.min(Math.max(y, -frame.from.y), 1 - frame.to.y);
      frame.from = { x: frame.from.x + right, y: frame.from.y + down };
      frame.to = { x: frame.to.x + right, y: frame.to.y + down };
    }
    return true;
  }

  takeBack(): void {
    this.areas.pop();
  }
}
