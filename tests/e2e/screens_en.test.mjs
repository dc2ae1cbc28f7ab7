// Every screen in every state, in English: what is looked at, and how, is told in `screens.test.mjs`.
import { test } from "node:test";
import { walkEveryState } from "./states.mjs";

walkEveryState(test, "en");
