/** Boot: pick the host, wear the looks of last time, then draw. */
import { mount } from "svelte";
import { chooseHost } from "../host";
import { listenToHost } from "../lib/changes";
import "../styles/tokens.css";
import "../styles/base.css";
import App from "./App.svelte";
import { session } from "./session.svelte";

// A file dropped beside a place made for it must not replace the application.
for (const moment of ["dragover", "drop"]) window.addEventListener(moment, (event) => event.preventDefault());

await Promise.all([chooseHost(), session.start()]);
listenToHost();
await session.refresh();
mount(App, { target: document.getElementById("app") as HTMLElement });
