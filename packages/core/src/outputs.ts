/** Types of what the command prints as JSON and of the files that set it up, from the schemas in `@microcred/schemas/published`. */
export type * from './generated/outputs.js'
