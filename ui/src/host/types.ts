/** The one door to the core: what a host must offer. It decides nothing and formats nothing. */
import type { Capture } from "../contract/commands";

export interface Meta {
  /** How long before this call the event happened, in milliseconds. */
  age_ms?: number;
  /** Key of a durable draft that this write makes final. */
  draft?: string;
}

export interface Reply {
  answer: unknown;
  /** Nouns read by a read, changed by a write. */
  nouns: string[];
  /** When the core answered, RFC 3339. */
  at?: string;
}

/** Where a photo goes: to what it illustrates, or to a numbered place. */
export type PhotoTarget = { owner: string; day: string } | { place: string };

/** What a picture says of itself; `capture` is absent if it does not tell when it was taken. */
export interface PictureRead {
  format: "usable" | "heic" | "unknown";
  capture: Capture | null;
}

export interface Host {
  rpc(name: string, body: unknown, meta: Meta): Promise<Reply>;
  putPhoto(file: Blob, target: PhotoTarget): Promise<Reply>;
  /** Reads the first bytes of a picture without taking it in. */
  readPicture(start: Blob): Promise<PictureRead>;
  photoUrl(hash: string, thumb: boolean): string;
  /** Asks for a file with one of these endings and answers its path, as the core may read it; nothing if none was chosen. */
  chooseFile(endings: string[]): Promise<string | null>;
  /** Opens the plain file of a report made on this computer, or its folder. A browser cannot. */
  openMade?(report: string, folder: boolean): Promise<Reply>;
  /** Hands the newer program that waits to the system, or shows its folder. A browser cannot. */
  openRelease?(folder: boolean): Promise<Reply>;
  /** Asks the person for a folder, with the system's own picker; `null` if none was chosen. A browser cannot. */
  chooseFolder?(title: string): Promise<string | null>;
  /** Keeps the screen on for this reason, or lets go without one. A browser does that itself. */
  stayAwake?(reason: string | null): Promise<unknown>;
  /** Calls back with the nouns changed by any write, whoever made it. Returns the way to stop. */
  onChanged(listen: (nouns: string[]) => void): () => void;
}

/** A refusal or an accident of the core, to be turned into words by its code. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, unknown> = {},
    readonly trace = "",
  ) {
    super(code);
    this.name = "Failure";
  }
}

/** Whatever crossed the boundary becomes a `Failure`: a shell may also throw plain strings of its own. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown && typeof thrown === "object" && "code" in thrown) {
    const { code, params, trace } = thrown as { code: unknown; params?: Record<string, unknown>; trace?: string };
    return new Failure(String(code), params ?? {}, trace ?? "");
  }
  return new Failure("core_unreachable", {}, thrown instanceof Error ? thrown.message : String(thrown));
}

/** An answer either carries a result or a failure; this keeps the first and throws the second. */
export function settle(got: unknown): Reply {
  const reply = got as { answer?: unknown; nouns?: string[]; at?: string; failure?: unknown };
  if (reply && typeof reply === "object" && reply.failure) throw asFailure(reply.failure);
  return { answer: reply?.answer, nouns: reply?.nouns ?? [], at: reply?.at };
}
