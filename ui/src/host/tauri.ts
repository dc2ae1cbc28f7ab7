/** The shell's window: calls travel over the window's own channel, photos as raw bytes. */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { asFailure, settle, type Host, type PictureRead } from "./types";

async function call(command: string, body: unknown, headers?: Record<string, string>) {
  try {
    return settle(await invoke(command, body as Uint8Array, headers ? { headers } : undefined));
  } catch (thrown) {
    throw asFailure(thrown);
  }
}

export const tauri: Host = {
  rpc: (name, body, meta) =>
    call("rpc", { name, body, age_ms: meta.age_ms ?? null, draft: meta.draft ?? null }),
  putPhoto: async (file, target) => call("put_photo", new Uint8Array(await file.arrayBuffer()), target),
  readPicture: async (start) =>
    (await call("read_picture", new Uint8Array(await start.arrayBuffer()), {})).answer as PictureRead,
  photoUrl: (hash, thumb) => `photo://localhost/${hash}${thumb ? "?thumb=1" : ""}`,
  chooseFile: (extensions) =>
    invoke<string | null>("plugin:dialog|open", { options: { multiple: false, directory: false, filters: [{ name: "Sillage", extensions }] } }),
  chooseFolder: (title) => invoke<string | null>("plugin:dialog|open", { options: { directory: true, title } }),
  openMade: (report, folder) => call("open_made_file", { report, folder }),
  openRelease: (folder) => call("open_release", { folder }),
  stayAwake: (reason) => invoke("stay_awake", { reason }),
  onChanged(heard) {
    const stop = listen<{ nouns: string[] }>("changed", (event) => heard(event.payload.nouns));
    return () => void stop.then((end) => end());
  },
};
