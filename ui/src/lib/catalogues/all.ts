/** Before any unit test: both languages, so that a test may speak either. */
import { load } from "../words.svelte";

await Promise.all([load("fr"), load("en")]);
