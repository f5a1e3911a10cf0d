/** Line 1 of a generated source file: where it comes from and how to make it anew. */
export const banner = (sources: string): string =>
  `// GENERATED from ${sources}; do not edit, run: npm run generate\n`

/** The same as a JSON member. */
export const comment = (sources: string): string =>
  `GENERATED from ${sources}; do not edit, run: npm run generate`
