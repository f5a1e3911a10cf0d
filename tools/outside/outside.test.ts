import { describe, expect, it } from 'vitest'
import { outsideData } from '../outside-data.ts'
import { compare } from './outside.ts'

const FOLDERS = {
  northeastern: 'stacking/graduatenu',
  utd: 'stacking/utd-planner',
  princeton: 'stacking/princeton-departmental',
  stolaf: 'stacking/stolaf-areas',
} as const

for (const [corpus, folder] of Object.entries(FOLDERS)) {
  const dir = outsideData(folder)
  describe.skipIf(!dir)(
    `rules of ${corpus}${dir ? '' : ' (skipped: MICROCRED_OUTSIDE_DATA is not at hand)'}`,
    () => {
      it('are expressed as far as the target asks, and every transcript is judged as their own grammar judges it', async () => {
        const lines: string[] = []
        const reached = await compare(corpus, dir!, (line) => lines.push(line), 2)
        expect(lines.at(-1)).toContain('target reached')
        expect(reached).toBe(true)
      })
    },
  )
}
