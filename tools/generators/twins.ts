/** The example records once more as EDC and as Open Badge: `examples/edc`, `examples/openbadges`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Microcredential } from '../../packages/core/src/index.ts'
import { write } from '../../packages/core/src/write.ts'
import { root } from '../root.ts'
import type { Generator } from './generator.ts'
import { seal } from './seal.ts'

export const twins: Generator = {
  name: 'twins',
  files() {
    const folder = join(root, 'examples/credentials')
    return readdirSync(folder).flatMap((file) => {
      const record = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Microcredential
      const edc = write(record, 'edc', { issuer: seal }).credential
      const badge = write(record, 'openbadges').credential
      return [
        [`examples/edc/${file}`, `${JSON.stringify(edc, null, 2)}\n`] as const,
        [`examples/openbadges/${file}`, `${JSON.stringify(badge, null, 2)}\n`] as const,
      ]
    })
  },
}
