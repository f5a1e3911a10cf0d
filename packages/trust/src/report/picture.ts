/** The credential that is baked into a picture; loaded for what may be one. */
import { bakedIn } from '@microcred/common/baked'

/** What a picture holds; nothing where it holds none, or is none. */
export const textIn = (input: unknown): string => bakedIn(input)?.text ?? ''
