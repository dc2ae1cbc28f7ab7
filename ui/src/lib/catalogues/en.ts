/** The English catalogue, a part of its own: nobody waits for the words of a language that is not theirs. */
export default Object.values(
  import.meta.glob<string>("../../../../assets/locales/en/*.ftl", { query: "?raw", import: "default", eager: true }),
);
