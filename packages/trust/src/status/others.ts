/** What is loaded for entries that name no list of bits in a credential. */
export { registryEntry } from './registry-entry.js'
export { revocationList } from './revocation-list.js'
export { tokenList } from './token-list.js'
