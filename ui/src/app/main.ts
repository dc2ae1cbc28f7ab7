/** Boot: pick the host, wear the looks of last time, then draw. */
import { mount } from "svelte";
import { chooseHost } from "../host";
import { listenToHost } from "../lib/changes";
import "../styles/tokens.css";
import "../styles/base.css";
import App from "./App.svelte";
import { session } from "./session.svelte";

await chooseHost();
listenToHost();
session.start();
await session.refresh();
mount(App, { target: document.getElementById("app") as HTMLElement });
