/** A contributor's mistake in the sources: one sentence that names the file and the remedy. */
export class SourceError extends Error {}
