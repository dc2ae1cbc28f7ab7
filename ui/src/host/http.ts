/** A host over HTTP of the same origin: browser tests and the development server. Never shipped. */
import { asFailure, Failure, settle, type Host } from "./types";

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

export const http: Host = {
  rpc: (name, body, meta) =>
    post("/rpc", {
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name, body, age_ms: meta.age_ms ?? null, draft: meta.draft ?? null }),
    }),
  putPhoto: (file, owner, day) =>
    post(`/photo?owner=${encodeURIComponent(owner)}&day=${encodeURIComponent(day)}`, { body: file }),
  photoUrl: (hash, thumb) => `/photo/${hash}${thumb ? "?thumb=1" : ""}`,
  onChanged(heard) {
    const stream = new EventSource("/events");
    stream.onmessage = (message) => heard((JSON.parse(message.data) as { nouns: string[] }).nouns);
    return () => stream.close();
  },
};
