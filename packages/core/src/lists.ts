/** The codes of each list by itself, so that a bundle holds no more of them than is asked for. */
export * from './generated/code-sets.js'
