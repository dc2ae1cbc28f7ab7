// Build of the interface: one static folder that the shell embeds and the browser host serves.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Two wrappers of the palette carry a static style attribute, which the window's content policy refuses: a class says the same. */
const withoutInlineStyle: Plugin = {
  name: "without-inline-style",
  enforce: "pre",
  transform: {
    filter: { id: /bits-ui.*command.*\.svelte$/ },
    handler: (code) => code.replaceAll('style="display: contents;"', 'class="contents"'),
  },
};

export default defineConfig({
  base: "./",
  plugins: [withoutInlineStyle, svelte()],
  server: { fs: { allow: [".."] } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // Every web view we ship in knows these; older targets would rewrite light-dark() into something twice as long.
    target: ["safari18", "chrome124"],
    cssTarget: ["safari18", "chrome124"],
    // The window's content policy refuses inline scripts and data addresses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  test: { include: ["src/**/*.test.ts"], environment: "node", setupFiles: "src/lib/catalogues/all.ts" },
});
