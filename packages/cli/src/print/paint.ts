/** Colours, where they are wanted: on a terminal, unless the environment says otherwise. */
import { isTerminal } from '../input/node.js'
import { isToFile } from './output.js'

type Colour = (text: string) => string

export interface Paint {
  readonly bold: Colour
  readonly dim: Colour
  readonly red: Colour
  readonly yellow: Colour
  readonly cyan: Colour
  readonly green: Colour
}

const plain: Colour = (text) => text

/** No colours at all. */
export const noPaint: Paint = {
  bold: plain,
  dim: plain,
  red: plain,
  yellow: plain,
  cyan: plain,
  green: plain,
}

/** Whether standard output takes colours (https://no-color.org; `FORCE_COLOR` as Node reads it). */
function coloured({ NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTerminal(1) && !isToFile() && TERM !== 'dumb'
}

/** The colours for standard output. */
export async function paintFor(env: NodeJS.ProcessEnv): Promise<Paint> {
  if (!coloured(env)) return noPaint
  const { default: picocolors } = await import('picocolors')
  return picocolors.createColors(true)
}
