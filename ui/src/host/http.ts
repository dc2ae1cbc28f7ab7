/** A host over HTTP of the same origin: browser tests and the development server. Never shipped. */
import { asFailure, Failure, settle, type Host, type PictureRead } from "./types";

async function post(path: string, init: RequestInit) {
  let response: Response;
  try {
    response = await fetch(path, { method: "POST", ...init });
  } catch (thrown) {
    throw asFailure(thrown);
  }
  if (!response.ok) throw new Failure("core_unreachable", {}, String(response.status));
  return settle(await response.json());
}

/** A browser hands over bytes, never a path: the host keeps them beside itself and says where. */
function chosen(endings: string[]): Promise<File | null> {
  const input = Object.assign(document.createElement("input"), { type: "file", accept: endings.map((ending) => `.${ending}`).join(",") });
  return new Promise((done) => {
    input.addEventListener("change", () => done(input.files?.[0] ?? null));
    input.addEventListener("cancel", () => done(null));
    input.click();
  });
}

export const http: Host = {
  rpc: (name, body, meta) =>
    post("/rpc", {
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name, body, age_ms: meta.age_ms ?? null, draft: meta.draft ?? null }),
    }),
  async chooseFile(endings) {
    const file = await chosen(endings);
    if (!file) return null;
    const kept = await post(`/file?name=${encodeURIComponent(file.name)}`, { body: file });
    return (kept.answer as { path: string }).path;
  },
  putPhoto: (file, target) => post(`/photo?${new URLSearchParams(target)}`, { body: file }),
  readPicture: async (start) => (await post("/photo/read", { body: start })).answer as PictureRead,
  photoUrl: (hash, thumb) => `/photo/${hash}${thumb ? "?thumb=1" : ""}`,
  onChanged(heard) {
    const stream = new EventSource("/events");
    stream.onmessage = (message) => heard((JSON.parse(message.data) as { nouns: string[] }).nouns);
    return () => stream.close();
  },
};
