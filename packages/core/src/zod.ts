/** zod schemas of the record, of each element and of their parts; every object is a `z.ZodObject`. */
export * from './generated/zod.js'
