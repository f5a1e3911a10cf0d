/** The codelists: which codes exist, which are deprecated. */
export { type Codelist, codes, deprecatedCodes } from './generated/codes.js'
