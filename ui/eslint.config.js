// What neither the compiler nor svelte-check looks at. How code is laid out is not its business.
import svelte from "eslint-plugin-svelte";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist", "src/contract"] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // The few collections of state classes are filled and read by hand, out of sight of any screen.
      "svelte/prefer-svelte-reactivity": "off",
      // A space at the edge of a block is trimmed unless it is written like this.
      "svelte/no-useless-mustaches": "off",
      // `Answer` gives its snippet the data; a screen that has it already leaves the argument out.
      "svelte/no-useless-children-snippet": "off",
    },
  },
);
