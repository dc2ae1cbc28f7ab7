/** The values a finding can take, in the order people read them. */
export const causes = ["person", "tool", "space", "staffing", "process", "management"] as const;
export const kinds = ["irritant", "enchantment", "rupture", "neutral"] as const;
export const weights = ["severity", "frequency", "ease"] as const;
export type Weight = (typeof weights)[number];
